mock_provider "aws" {
  mock_resource "aws_ecs_cluster" {
    defaults = { arn = "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop" }
  }
  mock_resource "aws_autoscaling_group" {
    defaults = { arn = "arn:aws:autoscaling:ap-northeast-2:123456789012:autoScalingGroup:1:autoScalingGroupName/shop-general" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::123456789012:instance-profile/shop" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:sessions" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 7 }
  }
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }
}

variables {
  name = "shop"
}

run "fargate_alone" {
  command = apply

  assert {
    condition     = jsonencode(output.cluster.capacity_provider_names) == jsonencode({ FARGATE = "FARGATE", FARGATE_SPOT = "FARGATE_SPOT" })
    error_message = jsonencode(output.cluster.capacity_provider_names)
  }
  assert {
    condition     = one(aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy).capacity_provider == "FARGATE"
    error_message = "FARGATE is the default"
  }
  assert {
    condition     = output.instance_role_arn == null && length(aws_launch_template.this) == 0
    error_message = "no instances, no role"
  }
  assert {
    condition     = output.cluster.arn == "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop"
    error_message = output.cluster.arn
  }
}

run "no_default_strategy" {
  command = apply

  variables {
    default_strategy = {}
    execute_command  = { logging = false }
  }

  assert {
    condition     = length(aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy) == 0
    error_message = "an empty map is no strategy"
  }
  assert {
    condition     = output.cluster.execute_command == null && aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "DEFAULT"
    error_message = "sessions are not recorded"
  }
}

run "existing_namespace" {
  command = apply

  variables {
    service_connect = { namespace_arn = "arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace/ns-0123456789" }
  }

  assert {
    condition     = length(aws_service_discovery_http_namespace.this) == 0 && endswith(output.cluster.service_connect_namespace_arn, "ns-0123456789")
    error_message = "an existing namespace is used"
  }
}

run "instances" {
  command = apply

  variables {
    fargate      = false
    fargate_spot = false
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = {
        isolated = {
          kind    = "isolated"
          subnets = { "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" } }
        }
      }
    }
    ec2 = {
      general = {
        tier            = "isolated"
        instance_types  = ["m7i.large"]
        security_groups = [{ id = "sg-0123456789abcdef0", name = "instances" }]
        max_size        = 4
      }
    }
    endpoint_ids = { ecs = "vpce-0123456789abcdef0" }
  }

  assert {
    condition     = aws_autoscaling_group.this["general"].mixed_instances_policy[0].launch_template[0].launch_template_specification[0].version == "7"
    error_message = "the version is a number: a new one begins a refresh"
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.this["general"].user_data), "# endpoints: {\"ecs\":\"vpce-0123456789abcdef0\"}\n")
    error_message = base64decode(aws_launch_template.this["general"].user_data)
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.this["general"].user_data), "\nECS_CLUSTER=shop\n")
    error_message = base64decode(aws_launch_template.this["general"].user_data)
  }
  assert {
    condition     = aws_launch_template.this["general"].metadata_options[0].http_tokens == "required"
    error_message = "IMDSv2 only"
  }
  assert {
    condition     = one(aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy).capacity_provider == "shop-general"
    error_message = "without Fargate the EC2 providers are the default"
  }
}
