# A service on the container instances of a cluster. Its files lie on EFS, behind an access point that the task role mounts;
# its log driver is the host's journal, which the agent takes when it is told so at boot.

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

module "instances" {
  source = "../../../../network/security-group"

  name        = "jobs-instances"
  description = "Container instances"
  network     = module.network.network

  egress = [
    { description = "AWS APIs, logs and images, by the NAT gateway", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "worker" {
  source = "../../../../network/security-group"

  name        = "jobs-worker"
  description = "Workers"
  network     = module.network.network

  egress = [
    { description = "Files", from_port = 2049, group = module.files.security_group },
    { description = "AWS", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "files" {
  source = "../../../../network/security-group"

  name        = "jobs-files"
  description = "The file system"
  network     = module.network.network

  ingress = [
    { description = "Workers", from_port = 2049, group = module.worker.security_group },
  ]
}

module "cluster" {
  source = "../../../ecs-cluster"

  name         = "jobs"
  network      = module.network.network
  fargate      = false
  fargate_spot = false

  ec2 = {
    general = {
      tier            = "app"
      instance_types  = ["m7i.large", "m6i.large"]
      security_groups = [module.instances.security_group_with_rules]
      max_size        = 2
      boot_script     = "echo 'ECS_AVAILABLE_LOGGING_DRIVERS=[\"journald\",\"awslogs\",\"json-file\",\"none\"]' >> /etc/ecs/ecs.config"
    }
  }
}

resource "aws_efs_file_system" "files" {
  encrypted = true
}

resource "aws_efs_mount_target" "files" {
  for_each = module.network.network.tiers["app"].subnets

  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = each.value.id
  security_groups = [module.files.security_group_with_rules.id]
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

  name            = "worker"
  cluster         = module.cluster.cluster
  network         = module.network.network
  tier            = "app"
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
      efs = {
        # of the mount targets: a task that starts before there is anything to mount fails
        file_system_id  = values(aws_efs_mount_target.files)[0].file_system_id
        access_point_id = aws_efs_access_point.worker.id
      }
    }
  }
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
