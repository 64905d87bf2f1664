# Graviton instances, On-Demand and Spot, behind an internal Application Load Balancer: tracked by their CPU use and
# requests, stepped by their memory, larger in the daytime, refreshed with a checkpoint, each in service only when it has
# booted and told of before it ends. nginx and the CodeDeploy and CloudWatch agents come by user data.

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
  cidr  = "10.30.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    public = { kind = "public", slot = 0 }
    app    = { kind = "private", slot = 1 }
  }
  # packages, agents and AWS's APIs are on the internet's side
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "front" {
  source = "../../../../network/security-group"

  name        = "front"
  description = "The load balancer"
  network     = module.network.network

  ingress = [
    { description = "From the VPC", from_port = 80, cidr = "10.30.0.0/16" },
  ]
  egress = [
    { description = "Requests and health checks", from_port = 80, group = module.web.security_group },
  ]
}

module "web" {
  source = "../../../../network/security-group"

  name        = "web"
  description = "Web servers"
  network     = module.network.network

  ingress = [
    { description = "From the load balancer", from_port = 80, group = module.front.security_group },
  ]
  egress = [
    { description = "Packages, agents and AWS APIs", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

resource "aws_lb" "web" {
  name               = "shop-web"
  internal           = true
  load_balancer_type = "application"
  subnets            = [for subnet in module.network.network.tiers["app"].subnets : subnet.id]
  security_groups    = [module.front.security_group_with_rules.id]
}

resource "aws_lb_target_group" "web" {
  name        = "shop-web"
  port        = 80
  protocol    = "HTTP"
  target_type = "instance"
  vpc_id      = module.network.vpc_id
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 30
}

resource "aws_sqs_queue" "ending" {
  name = "shop-web-ending"
}

resource "aws_iam_role" "hooks" {
  name = "shop-web-hooks"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "autoscaling.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "hooks" {
  name = "tell"
  role = aws_iam_role.hooks.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sqs:GetQueueUrl"], Resource = aws_sqs_queue.ending.arn }]
  })
}

data "aws_caller_identity" "current" {}

module "fleet" {
  source = "../../"

  name            = "shop-web"
  network         = module.network.network
  tier            = "app"
  zones           = ["${var.region}a", "${var.region}c"]
  security_groups = [module.web.security_group_with_rules]
  image           = { architecture = "arm64" }
  root_disk       = { size_gib = 20, iops = 4000, throughput = 250 }
  key_pair        = { public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ops" }

  instance_types = ["m7g.large", "m6g.large", "m7g.xlarge"]
  weights        = { "m7g.large" = 1, "m6g.large" = 1, "m7g.xlarge" = 2 }
  purchase       = { on_demand_base = 1, on_demand_percentage = 50, rebalance = true }
  min_size       = 2
  max_size       = 8

  user_data = <<-END
    #!/bin/bash
    set -euo pipefail
    dnf install -y nginx
    systemctl enable --now nginx
    # the hook "boot" holds this instance back until now
    aws autoscaling complete-lifecycle-action --region ${var.region} --auto-scaling-group-name shop-web \
      --lifecycle-hook-name boot --lifecycle-action-result CONTINUE \
      --instance-id "$(ec2-metadata -i | cut -d ' ' -f 2)"
  END
  user_data_parts = {
    users = <<-END
      #cloud-config
      timezone: Asia/Seoul
    END
  }
  codedeploy_agent = true
  cloudwatch_agent = {
    logs = {
      messages = { path = "/var/log/messages", log_group_arn = trimsuffix(aws_cloudwatch_log_group.web.arn, ":*") }
    }
  }
  statements = {
    boot = {
      actions   = ["autoscaling:CompleteLifecycleAction"]
      resources = ["arn:aws:autoscaling:${var.region}:${data.aws_caller_identity.current.account_id}:autoScalingGroup:*:autoScalingGroupName/shop-web"]
    }
    read-images = { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::shop-images/*"] }
  }

  target_groups = {
    web = {
      arn                      = aws_lb_target_group.web.arn
      arn_suffix               = aws_lb_target_group.web.arn_suffix
      load_balancer_arn_suffix = aws_lb.web.arn_suffix
      listener_arns            = [aws_lb_listener.web.arn]
    }
  }
  tracking = {
    cpu      = { target = 60 }
    requests = { target = 500, target_key = "web", scale_in = false }
  }
  step_policies = {
    memory = {
      alarm = { metric = "mem_used_percent", namespace = "CWAgent", threshold = 80 }
      steps = [
        { lower = 0, upper = 10, adjustment = 1 },
        { lower = 10, adjustment = 2 },
      ]
    }
  }
  schedules = {
    day   = { recurrence = "0 8 * * MON-FRI", timezone = "Asia/Seoul", desired = 4 }
    night = { recurrence = "0 20 * * *", timezone = "Asia/Seoul", desired = 2 }
  }
  hooks = {
    boot = { transition = "launching", heartbeat_seconds = 600 }
    leave = {
      transition   = "terminating"
      metadata     = "drain"
      notification = { target_arn = aws_sqs_queue.ending.arn, role_arn = aws_iam_role.hooks.arn }
    }
  }
  refresh                    = { checkpoints = [50, 100], checkpoint_delay_seconds = 600 }
  termination_policies       = ["OldestLaunchTemplate", "Default"]
  max_instance_lifetime_days = 30
  tags                       = { Team = "shop" }

  depends_on = [aws_iam_role_policy.hooks]
}

output "fleet" {
  description = "The fleet as deployments take it."
  value       = module.fleet.fleet
}
