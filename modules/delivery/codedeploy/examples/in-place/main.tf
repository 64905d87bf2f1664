# A fleet, and a single server beside it that is found by its tags: one instance at a time leaves the target group, gets
# the revision and comes back. An alarm stops a deployment, which is then rolled back, and a topic is told.

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

resource "aws_s3_bucket" "artifacts" {
  bucket_prefix = "shop-artifacts-"
  force_destroy = true
}

resource "aws_iam_role" "server" {
  name_prefix = "shop-server-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" },
    ]
  })
}

resource "aws_iam_role" "fleet" {
  name_prefix = "shop-fleet-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" },
    ]
  })
}

# In the place of modules/compute/ec2-fleet, whose output `fleet` is given as it is.
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
  name     = "shop-web"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.this.id
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
  name                = "shop-web"
  min_size            = 0
  max_size            = 0
  vpc_zone_identifier = [aws_subnet.this.id]
  target_group_arns   = [aws_lb_target_group.web.arn]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

# A server of the fleet that fails its checks stops a deployment.
resource "aws_cloudwatch_metric_alarm" "servers" {
  alarm_name          = "shop-servers"
  alarm_description   = "A server of the fleet fails its status check."
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed"
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.web.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  # an empty fleet has no such metric
  treat_missing_data = "notBreaching"
}

resource "aws_sns_topic" "deployments" {
  name = "shop-deployments"
}

module "codedeploy" {
  source = "../../"

  name = "shop"
  fleets = {
    web = {
      auto_scaling_group_name = aws_autoscaling_group.web.name
      role_name               = aws_iam_role.fleet.name
      role_arn                = aws_iam_role.fleet.arn
    }
  }
  instance_tags  = { role = [{ key = "Role", value = "batch" }], stage = [{ key = "Stage", value = "dev" }] }
  instance_roles = { batch = aws_iam_role.server.name }

  artifact_bucket = { name = aws_s3_bucket.artifacts.id, arn = aws_s3_bucket.artifacts.arn }

  target_group_names = [aws_lb_target_group.web.name]
  alarms             = [aws_cloudwatch_metric_alarm.servers.alarm_name]
  triggers           = { operators = { topic_arn = aws_sns_topic.deployments.arn } }
}

output "codedeploy" {
  description = "The application and its deployment group."
  value       = module.codedeploy.codedeploy
}
