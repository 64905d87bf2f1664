# A service on the container instances of an existing cluster, which is brought along by an object written by hand. Its
# files lie on EFS, behind an access point that the task role mounts; the log driver is the host's journal.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in."
  type        = string
  default     = "ap-northeast-2"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name      = "jobs"
  cidr      = "10.41.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { public = { kind = "public", slot = 0 }, app = { kind = "private", slot = 1 } }
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "worker" {
  source = "../../../../network/security-group"

  name        = "jobs-worker"
  description = "Workers"
  network     = module.network.network
}

resource "aws_ecs_cluster" "existing" {
  name = "jobs"
}

resource "aws_efs_file_system" "files" {
  encrypted = true
}

resource "aws_efs_access_point" "worker" {
  file_system_id = aws_efs_file_system.files.id
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = "/worker"
    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}

module "service" {
  source = "../../"

  name = "worker"
  cluster = {
    arn                     = aws_ecs_cluster.existing.arn
    name                    = aws_ecs_cluster.existing.name
    capacity_provider_names = {}
  }
  network         = module.network.network
  tier            = "app"
  zones           = ["${var.region}a"]
  security_groups = [module.worker.security_group_with_rules]

  launch_type = "ec2"
  containers = {
    worker = {
      image                = "public.ecr.aws/docker/library/python:3.13-slim"
      command              = ["python", "-m", "http.server", "8000"]
      working_directory    = "/files"
      cpu                  = 256
      memory               = 512
      memory_reservation   = 256
      stop_timeout_seconds = 300
      linux                = { add_capabilities = ["SYS_NICE"], drop_capabilities = ["NET_RAW"] }
      ulimits              = { nproc = { soft = 512, hard = 1024 } }
      mount_points         = { files = { container_path = "/files" } }
      logging              = { driver = "journald" }
    }
  }
  volumes = {
    files = {
      efs = { file_system_id = aws_efs_file_system.files.id, access_point_id = aws_efs_access_point.worker.id }
    }
  }
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
