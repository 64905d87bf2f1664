# A new group has its hooks before its first instance; later ones leave the group as it is.
mock_provider "aws" {
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 7 }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::123456789012:instance-profile/web" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/web-1", id = "web-1", name = "web-1" }
  }
  mock_resource "aws_autoscaling_policy" {
    defaults = { arn = "arn:aws:autoscaling:ap-northeast-2:123456789012:scalingPolicy:1:autoScalingGroupName/web:policyName/web-memory" }
  }
  mock_resource "aws_autoscaling_group" {
    defaults = { arn = "arn:aws:autoscaling:ap-northeast-2:123456789012:autoScalingGroup:1:autoScalingGroupName/web" }
  }
}

variables {
  name = "web"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      private = {
        kind = "private"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
        }
      }
      public = {
        kind    = "public"
        subnets = { "ap-northeast-2a" = { id = "subnet-0123456789abcdef2", cidr_block = "10.0.2.0/24" } }
      }
    }
  }
  tier            = "private"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "web" }]
  instance_types  = ["m7i.large"]
  max_size        = 4
}

run "new_group" {
  command = apply

  variables {
    hooks = {
      boot = {
        transition   = "launching"
        metadata     = "warm"
        notification = { target_arn = "arn:aws:sqs:ap-northeast-2:123456789012:boot", role_arn = "arn:aws:iam::123456789012:role/hooks" }
      }
      leave = { transition = "terminating", default_result = "CONTINUE" }
    }
  }

  assert {
    condition     = toset(aws_autoscaling_group.this.initial_lifecycle_hook[*].name) == toset(["boot", "leave"])
    error_message = "hooks are there before the first instance"
  }
  assert {
    condition = [
      for hook in aws_autoscaling_group.this.initial_lifecycle_hook : "${hook.notification_target_arn} ${hook.role_arn} ${hook.notification_metadata}" if hook.name == "boot"
    ] == ["arn:aws:sqs:ap-northeast-2:123456789012:boot arn:aws:iam::123456789012:role/hooks warm"]
    error_message = "and tell of it too"
  }
  assert {
    condition     = aws_autoscaling_group.this.wait_for_capacity_timeout == "0s"
    error_message = "nobody waits for what a hook holds"
  }
}

run "another_hook" {
  command = apply

  variables {
    hooks = { boot = { transition = "launching" }, late = { transition = "launching" } }
  }

  assert {
    condition     = toset(aws_autoscaling_group.this.initial_lifecycle_hook[*].name) == toset(["boot", "leave"]) && toset(keys(aws_autoscaling_lifecycle_hook.this)) == toset(["boot", "late"])
    error_message = "the group is left as it is"
  }
}
