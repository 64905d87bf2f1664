# A server without any public address, at a fixed private one, in two target groups. Its applications may read
# a bucket; alarms tell a topic.

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

  name  = "shop"
  cidr  = "10.40.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    public = { kind = "public", slot = 0 }
    app    = { kind = "private", slot = 1 }
  }
  # packages, the CodeDeploy agent and AWS's APIs are on the internet's side
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "app" {
  source = "../../../../network/security-group"

  name        = "app"
  description = "The application server"
  network     = module.network.network

  egress = [
    { description = "Packages, agents and AWS APIs", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

resource "aws_lb_target_group" "app" {
  for_each = { app = 8080, admin = 9090 }

  name     = "shop-${each.key}"
  port     = each.value
  protocol = "HTTP"
  vpc_id   = module.network.vpc_id
}

resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

module "server" {
  source = "../../"

  name            = "shop-app"
  network         = module.network.network
  tier            = "app"
  zone            = "${var.region}a"
  security_groups = [module.app.security_group_with_rules]
  instance_type   = "m7i.large"
  private_ip      = cidrhost(module.network.network.tiers["app"].subnets["${var.region}a"].cidr_block, 10)
  root_disk       = { size_gib = 20 }

  volumes = {
    data  = { size_gib = 100, iops = 4000, throughput = 250, device_name = "/dev/sdf", mount_path = "/srv/data" }
    index = { type = "io2", size_gib = 8, iops = 400, device_name = "/dev/sdg", file_system = "ext4", mount_path = "/srv/index" }
    spare = { size_gib = 1, device_name = "/dev/sdh" }
  }
  target_groups = {
    app   = { arn = aws_lb_target_group.app["app"].arn }
    admin = { arn = aws_lb_target_group.app["admin"].arn, port = 9091 }
  }
  statements = {
    assets = { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::shop-assets/*"] }
  }
  user_data_parts = {
    packages = "#cloud-config\npackages: [htop]\n"
  }
  codedeploy_agent = true
  alarm_topics     = [aws_sns_topic.alerts.arn]

  # an example is to be taken down again
  protect_volumes        = false
  final_snapshot         = false
  termination_protection = false
}

output "server" {
  description = "The server as pipelines and others take it."
  value       = module.server.server
}
