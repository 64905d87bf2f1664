# A service behind a load balancer that scales by its requests and use, and with the hours of work. Other services of the
# cluster find it by Service Connect as http://shop:80; people may run commands in it (ECS Exec).

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

  name      = "shop"
  cidr      = "10.50.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { public = { kind = "public", slot = 0 }, app = { kind = "private", slot = 1 } }
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "balancer" {
  source = "../../../../network/security-group"

  name        = "shop-balancer"
  description = "Application Load Balancer of the shop"
  network     = module.network.network

  ingress = [
    { description = "Clients in the VPC", from_port = 80, cidr = "10.50.0.0/16" },
  ]
  egress = [
    { description = "Requests and health checks", from_port = 80, group = module.app.security_group },
  ]
}

module "app" {
  source = "../../../../network/security-group"

  name        = "shop-app"
  description = "Tasks of the shop"
  network     = module.network.network

  ingress = [
    { description = "Load balancer", from_port = 80, group = module.balancer.security_group },
    { description = "Tasks of the shop, by Service Connect", from_port = 80, self = true },
  ]
  egress = [
    { description = "Tasks of the shop, by Service Connect", from_port = 80, self = true },
    { description = "Images, logs and AWS APIs, by the NAT gateway", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "cluster" {
  source = "../../../ecs-cluster"

  name            = "shop"
  service_connect = { namespace = "shop" }
}

resource "aws_lb" "shop" {
  name               = "shop"
  internal           = true
  load_balancer_type = "application"
  security_groups    = [module.balancer.security_group_with_rules.id]
  subnets            = [for subnet in module.network.network.tiers["app"].subnets : subnet.id]
}

resource "aws_lb_target_group" "shop" {
  name        = "shop"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = module.network.vpc_id
}

resource "aws_lb_listener" "shop" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "shop-5xx"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  dimensions          = { LoadBalancer = aws_lb.shop.arn_suffix }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 2
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
}

module "service" {
  source = "../../"

  name            = "web"
  cluster         = module.cluster.cluster
  network         = module.network.network
  tier            = "app"
  security_groups = [module.app.security_group_with_rules]

  cpu    = 512
  memory = 1024
  containers = {
    app = {
      image = "public.ecr.aws/docker/library/httpd:2.4"
      # httpd's own: its page is the answer to the load balancer's check
      ports                    = { http = { container_port = 80, app_protocol = "http" } }
      readonly_root_filesystem = false
    }
  }

  strategy = {
    FARGATE      = { weight = 1, base = 2 }
    FARGATE_SPOT = { weight = 3 }
  }

  targets = {
    shop = {
      container = "app"
      port      = "http"
      target_group = {
        arn                      = aws_lb_target_group.shop.arn
        arn_suffix               = aws_lb_target_group.shop.arn_suffix
        load_balancer_arn_suffix = aws_lb.shop.arn_suffix
        listener_arns            = [aws_lb_listener.shop.arn]
      }
    }
  }
  health_check_grace_period = 60

  deployment = { alarms = { errors = aws_cloudwatch_metric_alarm.errors.alarm_name } }

  scaling = {
    min      = 2
    max      = 12
    cpu      = { target = 60 }
    requests = { target = 1000, target_key = "shop" }
    schedules = {
      morning = { schedule = "cron(0 8 ? * MON-FRI *)", timezone = "Asia/Seoul", min = 4 }
      evening = { schedule = "cron(0 20 ? * MON-FRI *)", timezone = "Asia/Seoul", min = 2 }
    }
  }

  service_connect = { services = { http = { port = 80, dns_name = "shop", request_timeout = 30 } } }
  exec            = true
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
