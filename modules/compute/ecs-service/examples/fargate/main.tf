# A service on Fargate without any way to the internet: an image of a private repository, a migration that runs first, a
# secret, a parameter, and a directory in memory, since the containers' own file systems are read-only. AWS is reached by
# VPC endpoints alone, and images may be pulled through them alone.
#
# First make what has to be filled, and fill it; then apply the rest:
#   terraform apply -target=aws_ecr_repository.web -target=aws_secretsmanager_secret.database
# - push an image for ARM64 as 1.4.2: it listens on $PORT, answers /health, knows the command migrate, and has wget;
# - give the secret its value, outside of Terraform: {"password": "…"}.

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
  cidr      = "10.40.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "app" {
  source = "../../../../network/security-group"

  name        = "shop-app"
  description = "Tasks of the shop"
  network     = module.network.network

  egress = [
    {
      description = "AWS by interface endpoints"
      from_port   = 443
      group       = { name = "endpoints", id = module.endpoints.security_group_id }
    },
    {
      description = "Layers of images, by the S3 gateway endpoint"
      from_port   = 443
      prefix_list = { name = "s3", id = module.endpoints.endpoints.gateways["s3"].prefix_list_id }
    },
  ]
}

module "endpoints" {
  source = "../../../../endpoints"

  name      = "shop"
  network   = module.network.network
  region    = var.region
  tiers     = ["app"]
  workloads = { web = { launch_type = "fargate", secrets = true, ssm_parameters = true } }
}

module "cluster" {
  source = "../../../ecs-cluster"

  name = "shop"
}

resource "aws_ecr_repository" "web" {
  name                 = "shop/web"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_secretsmanager_secret" "database" {
  name                    = "shop/database"
  recovery_window_in_days = 0
}

resource "aws_ssm_parameter" "level" {
  name  = "/shop/log-level"
  type  = "String"
  value = "info"
}

module "service" {
  source = "../../"

  name            = "web"
  cluster         = module.cluster.cluster
  network         = module.endpoints.network
  tier            = "app"
  security_groups = [module.app.security_group_with_rules]
  endpoints       = module.endpoints.endpoints

  cpu           = 512
  memory        = 1024
  architecture  = "ARM64"
  desired_count = 2
  containers = {
    app = {
      image       = "${aws_ecr_repository.web.repository_url}:1.4.2"
      ports       = { http = { container_port = 8080, app_protocol = "http" } }
      environment = { PORT = "8080" }
      secrets = {
        DB_PASSWORD = { secret_arn = aws_secretsmanager_secret.database.arn, json_key = "password" }
        LOG_LEVEL   = { parameter_arn = aws_ssm_parameter.level.arn }
      }
      health_check = { command = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:8080/health || exit 1"], start_period_seconds = 20 }
      depends_on   = { migrate = "SUCCESS" }
      user         = "1000:1000"
      ulimits      = { nofile = { soft = 65536, hard = 65536 } }
      linux        = { tmpfs = { "/tmp" = 64 } }
      logging      = { options = { mode = "non-blocking", max-buffer-size = "4m" } }
      # what stops by itself is started again, and the task stays
      restart_policy = { ignored_exit_codes = [0] }
      # a task that starts later pulls what the tag means then
      version_consistency = "disabled"
    }
    migrate = {
      image              = "${aws_ecr_repository.web.repository_url}:1.4.2"
      command            = ["migrate", "--wait"]
      essential          = false
      memory_reservation = 128
      secrets            = { DB_PASSWORD = { secret_arn = aws_secretsmanager_secret.database.arn, json_key = "password" } }
      logging            = { retention_days = 30 }
    }
  }
  # tasks that do not start are an apply that fails
  wait_for_steady_state = true

  logs = { retention_days = 90 }
  task_statements = {
    read-level = {
      actions   = ["ssm:GetParameters"]
      resources = [aws_ssm_parameter.level.arn]
    }
  }
  tags = { service = "shop" }
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
