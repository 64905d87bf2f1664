# Blue/green between two fleets that Terraform keeps: the deployment group has the one that serves, and a deployment names the
# other as the place of the new revision, which takes over the traffic when somebody says so:
#
#   aws deploy create-deployment --application-name shop --deployment-group-name shop \
#     --target-instances autoScalingGroups=shop-green --s3-location bucket=BUCKET,key=shop/REVISION.zip,bundleType=zip
#
# The old fleet is left running. After it, `live` is "green", and the next deployment names shop-blue.

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

variable "live" {
  description = "The fleet that serves: blue or green."
  type        = string
  default     = "blue"
}

resource "aws_s3_bucket" "artifacts" {
  bucket_prefix = "shop-artifacts-"
  force_destroy = true
}

# In the place of two modules/compute/ec2-fleet, whose outputs `fleet` are given as they are.
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = "10.20.0.0/24"
  availability_zone = "${var.region}a"
}

resource "aws_lb_target_group" "web" {
  name     = "shop-blue-green"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.this.id
}

resource "aws_iam_role" "web" {
  name_prefix = "shop-web-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" },
    ]
  })
}

resource "aws_launch_template" "web" {
  name_prefix   = "shop-web-"
  image_id      = data.aws_ssm_parameter.image.insecure_value
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_autoscaling_group" "web" {
  for_each = toset(["blue", "green"])

  name                = "shop-${each.key}"
  min_size            = 0
  max_size            = 0
  vpc_zone_identifier = [aws_subnet.this.id]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

module "codedeploy" {
  source = "../../"

  name = "shop"
  fleets = {
    live = {
      auto_scaling_group_name = aws_autoscaling_group.web[var.live].name
      role_name               = aws_iam_role.web.name
      role_arn                = aws_iam_role.web.arn
    }
  }
  artifact_bucket    = { name = aws_s3_bucket.artifacts.id, arn = aws_s3_bucket.artifacts.arn }
  target_group_names = [aws_lb_target_group.web.name]

  blue_green = {
    replacement_groups = [aws_autoscaling_group.web[var.live == "blue" ? "green" : "blue"].name]
    ready_action       = "STOP_DEPLOYMENT"
    ready_wait_minutes = 60
    old_instances      = "KEEP_ALIVE"
  }
  rollback = { on_stop_request = true }
}

output "codedeploy" {
  description = "The application and its deployment group."
  value       = module.codedeploy.codedeploy
}
