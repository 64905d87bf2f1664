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

run "least" {
  command = apply

  assert {
    condition     = aws_autoscaling_group.this.launch_template[0].version == "7" && length(aws_autoscaling_group.this.mixed_instances_policy) == 0
    error_message = "one type, all On-Demand: a plain template, by the number of its version"
  }
  assert {
    condition     = aws_launch_template.this.metadata_options[0].http_tokens == "required"
    error_message = "IMDSv2 only"
  }
  assert {
    condition     = aws_launch_template.this.block_device_mappings[0].ebs[0].encrypted == "true" && aws_launch_template.this.block_device_mappings[0].ebs[0].volume_type == "gp3"
    error_message = "an encrypted gp3 disk"
  }
  assert {
    condition     = aws_launch_template.this.network_interfaces[0].associate_public_ip_address == "false"
    error_message = "no public address, whatever the subnet says"
  }
  assert {
    condition     = aws_launch_template.this.user_data == null && output.key_name == null
    error_message = "no user data, no key"
  }
  assert {
    condition     = data.aws_ssm_parameter.image.name == "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" && output.image_id == "ami-0123456789abcdef0"
    error_message = data.aws_ssm_parameter.image.name
  }
  assert {
    condition     = aws_autoscaling_group.this.health_check_type == "EC2" && length(aws_autoscaling_group.this.vpc_zone_identifier) == 2
    error_message = "two zones, without target groups by EC2"
  }
  assert {
    condition     = length(aws_iam_role_policy.session_manager) == 1 && length(aws_iam_role_policy.application) == 0 && length(aws_iam_role_policy.cloudwatch_agent) == 0
    error_message = "the way in by Session Manager is all that the role allows"
  }
  assert {
    condition     = output.fleet.role_name == "web-1" && output.fleet.security_group_ids[0] == "sg-0123456789abcdef0"
    error_message = jsonencode(output.fleet)
  }
}

run "own_image_and_public_address" {
  command = apply

  variables {
    tier           = "public"
    zones          = ["ap-northeast-2a"]
    public_address = true
    image          = { id = "ami-0fedcba9876543210", architecture = "arm64" }
    instance_types = ["t4g.micro"]
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-0fedcba9876543210" && aws_launch_template.this.network_interfaces[0].associate_public_ip_address == "true"
    error_message = aws_launch_template.this.image_id
  }
}

run "parts_of_user_data" {
  command = apply

  variables {
    user_data        = "#!/bin/bash\nid\n"
    user_data_parts  = { users = "#cloud-config\ntimezone: Asia/Seoul\n" }
    codedeploy_agent = true
    cloudwatch_agent = { logs = { app = { path = "/var/log/app.log", log_group_arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/shop/app" } } }
  }

  assert {
    condition = [
      for line in split("\n", base64decode(aws_launch_template.this.user_data)) : line if startswith(line, "Content-Disposition")
      ] == [
      for name in ["50-users", "60-user-data", "90-cloudwatch-agent", "95-codedeploy-agent"] : "Content-Disposition: attachment; filename=\"${name}\""
    ]
    error_message = base64decode(aws_launch_template.this.user_data)
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.this.user_data), base64encode("#!/bin/bash\nid\n"))
    error_message = "the text arrives as it is"
  }
  assert {
    condition     = strcontains(local.cloudwatch_agent, "\"log_group_name\":\"/shop/app\"") && strcontains(local.cloudwatch_agent, "\"$${aws:InstanceId}\"")
    error_message = local.cloudwatch_agent
  }
  assert {
    condition     = strcontains(aws_iam_role_policy.cloudwatch_agent[0].policy, "arn:aws:logs:ap-northeast-2:123456789012:log-group:/shop/app:*")
    error_message = aws_iam_role_policy.cloudwatch_agent[0].policy
  }
}

run "mixed" {
  command = apply

  variables {
    instance_types = ["m7i.large", "m6i.xlarge"]
    weights        = { "m7i.large" = 1, "m6i.xlarge" = 2 }
    purchase       = { on_demand_base = 1, on_demand_percentage = 25, rebalance = true }
  }

  assert {
    condition     = aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].launch_template_specification[0].version == "7"
    error_message = "the version is a number: a new one begins a refresh"
  }
  assert {
    condition     = [for override in aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].override : "${override.instance_type}=${override.weighted_capacity}"] == ["m7i.large=1", "m6i.xlarge=2"]
    error_message = "types in their order, with their weights"
  }
  assert {
    condition     = aws_autoscaling_group.this.capacity_rebalance && aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].on_demand_percentage_above_base_capacity == 25
    error_message = "Spot instances are rebalanced"
  }
}

run "scaling" {
  command = apply

  variables {
    target_groups = {
      web = {
        arn                      = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef"
        arn_suffix               = "targetgroup/web/0123456789abcdef"
        load_balancer_arn_suffix = "app/web/0123456789abcdef"
      }
    }
    tracking = {
      cpu        = { target = 60 }
      network_in = { target = 1000000, scale_in = false }
      requests   = { target = 500, target_key = "web" }
    }
    cloudwatch_agent = {}
    step_policies = {
      memory = {
        alarm = { metric = "mem_used_percent", namespace = "CWAgent", threshold = 80 }
        steps = [{ lower = 0, upper = 10, adjustment = 1 }, { lower = 10, adjustment = 2 }]
      }
      queue = {
        alarm = { metric = "ApproximateNumberOfMessagesVisible", namespace = "AWS/SQS", dimensions = { QueueName = "jobs" }, threshold = 100 }
        steps = [{ lower = 0, adjustment = 1 }]
      }
    }
    schedules = {
      day  = { recurrence = "0 8 * * MON-FRI", timezone = "Asia/Seoul", desired = 4 }
      once = { start_time = "2099-01-01T00:00:00Z", min = 2 }
    }
  }

  assert {
    condition     = aws_autoscaling_group.this.health_check_type == "ELB" && aws_autoscaling_attachment.this["web"].autoscaling_group_name == "web"
    error_message = "with target groups by ELB"
  }
  assert {
    condition     = aws_autoscaling_policy.tracking["requests"].target_tracking_configuration[0].predefined_metric_specification[0].resource_label == "app/web/0123456789abcdef/targetgroup/web/0123456789abcdef"
    error_message = "the label is of both"
  }
  assert {
    condition     = toset(keys(aws_autoscaling_policy.tracking)) == toset(["cpu", "network-in", "requests"]) && aws_autoscaling_policy.tracking["network-in"].target_tracking_configuration[0].disable_scale_in
    error_message = "a policy for each metric"
  }
  assert {
    condition     = length(aws_autoscaling_policy.steps["memory"].step_adjustment) == 2 && aws_autoscaling_policy.steps["memory"].estimated_instance_warmup == 120
    error_message = "every step is there"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["memory"].dimensions == tomap({ AutoScalingGroupName = "web" }) && aws_cloudwatch_metric_alarm.this["queue"].dimensions == tomap({ QueueName = "jobs" })
    error_message = "of this group, unless told otherwise"
  }
  assert {
    condition     = aws_autoscaling_schedule.this["day"].min_size == -1 && aws_autoscaling_schedule.this["day"].desired_capacity == 4 && aws_autoscaling_schedule.this["once"].min_size == 2 && aws_autoscaling_schedule.this["once"].desired_capacity == -1
    error_message = "what a schedule does not name stays"
  }
}

run "life" {
  command = apply

  variables {
    hooks                      = { boot = { transition = "launching" }, leave = { transition = "terminating", default_result = "CONTINUE", heartbeat_seconds = 60 } }
    refresh                    = { checkpoints = [20, 100], warmup_seconds = 30, alarms = ["web-errors"] }
    warm_pool                  = { min_size = 1, reuse_on_scale_in = true }
    max_instance_lifetime_days = 7
    suspended_processes        = ["AZRebalance"]
    protect_from_scale_in      = true
  }

  assert {
    condition     = aws_autoscaling_lifecycle_hook.this["leave"].lifecycle_transition == "autoscaling:EC2_INSTANCE_TERMINATING"
    error_message = "a hook of its own"
  }
  assert {
    condition     = jsonencode(aws_autoscaling_group.this.instance_refresh[0].preferences[0].checkpoint_percentages) == "[20,100]" && aws_autoscaling_group.this.instance_refresh[0].preferences[0].checkpoint_delay == "3600" && aws_autoscaling_group.this.instance_refresh[0].preferences[0].instance_warmup == "30"
    error_message = "the refresh waits"
  }
  assert {
    condition     = tolist(aws_autoscaling_group.this.instance_refresh[0].preferences[0].alarm_specification[0].alarms) == tolist(["web-errors"])
    error_message = "an alarm ends it"
  }
  assert {
    condition     = aws_autoscaling_group.this.warm_pool[0].instance_reuse_policy[0].reuse_on_scale_in && aws_autoscaling_group.this.max_instance_lifetime == 604800
    error_message = "prepared instances"
  }
}

run "without_refresh" {
  command = apply

  variables {
    refresh = { enabled = false }
  }

  assert {
    condition     = length(aws_autoscaling_group.this.instance_refresh) == 0
    error_message = "instances are left alone"
  }
}

run "existing_role" {
  command = apply

  variables {
    role = { name = "given", arn = "arn:aws:iam::123456789012:role/given" }
  }

  assert {
    condition     = length(aws_iam_role.this) == 0 && length(aws_iam_role_policy.session_manager) == 0 && aws_iam_instance_profile.this.role == "given" && output.role_arn == "arn:aws:iam::123456789012:role/given"
    error_message = "nothing is added to an existing role"
  }
}
