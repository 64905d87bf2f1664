# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

locals {
  cloudwatch_files = var.cloudwatch_agent == null ? [] : [
    for log in var.cloudwatch_agent.logs : {
      file_path       = log.path
      log_group_name  = split(":", log.log_group_arn)[6]
      log_stream_name = "{instance_id}"
    }
  ]

  cloudwatch_metrics = var.cloudwatch_agent == null ? null : {
    aggregation_dimensions = [["AutoScalingGroupName"]]
    append_dimensions      = { InstanceId = "$${aws:InstanceId}" }
    metrics_collected = {
      disk = {
        append_dimensions = { AutoScalingGroupName = var.name }
        measurement       = ["used_percent"]
        resources         = var.cloudwatch_agent.disks
      }
      mem = {
        append_dimensions = { AutoScalingGroupName = var.name }
        measurement       = ["mem_used_percent"]
      }
    }
    namespace = var.cloudwatch_agent.namespace
  }

  cloudwatch_configuration = var.cloudwatch_agent == null ? "" : jsonencode(merge(
    {
      agent   = { metrics_collection_interval = var.cloudwatch_agent.interval_seconds }
      metrics = local.cloudwatch_metrics
    },
    {
      for member, value in {
        logs = length(local.cloudwatch_files) == 0 ? null : {
          logs_collected = { files = { collect_list = local.cloudwatch_files } }
        }
      } : member => value
      if value != null
    }
  ))

  cloudwatch_agent = (
    var.cloudwatch_agent == null
    ? ""
    : <<-EOT
      #!/bin/bash
      # installs the CloudWatch agent with its configuration
      set -euo pipefail

      dnf install -y amazon-cloudwatch-agent
      home=/opt/aws/amazon-cloudwatch-agent
      cat > "$home/etc/hanok.json" <<'END'
      ${local.cloudwatch_configuration}
      END
      "$home/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$home/etc/hanok.json"
    EOT
  )

  codedeploy_agent = <<-EOT
    #!/bin/bash
    # installs the CodeDeploy agent from the region's own bucket
    set -euo pipefail

    metadata=http://169.254.169.254/latest
    token=$(curl -fsS --retry 5 --retry-connrefused -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/api/token")
    ask() { curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
    AWS_REGION=$(ask placement/region)
    domain=$(ask services/domain)
    export AWS_REGION

    dnf install -y ruby wget
    cd "$(mktemp -d)"
    curl -fsS --retry 5 -o install "https://aws-codedeploy-$AWS_REGION.s3.$AWS_REGION.$domain/latest/install"
    chmod +x install
    ./install auto
    systemctl enable --now codedeploy-agent
    systemctl is-active --quiet codedeploy-agent
  EOT

  user_data_parts = merge(
    { for name, part in var.user_data_parts : "50-${name}" => part },
    {
      for name, part in {
        "60-user-data"        = var.user_data
        "90-cloudwatch-agent" = local.cloudwatch_agent
        "95-codedeploy-agent" = var.codedeploy_agent ? local.codedeploy_agent : ""
      } : name => part
      if part != ""
    }
  )

  user_data_text = (
    length(var.user_data_parts) == 0 && !var.codedeploy_agent && var.cloudwatch_agent == null
    ? var.user_data
    : <<-EOT
      Content-Type: multipart/mixed; boundary="hanok-part"
      MIME-Version: 1.0

      ${join("", [for name, part in local.user_data_parts : "--hanok-part\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"${name}\"\n\n${base64encode(part)}\n"])}--hanok-part--
    EOT
  )

  user_data_bytes = nonsensitive(
    3 * floor(length(base64encode(local.user_data_text)) / 4) -
    (
      (endswith(base64encode(local.user_data_text), "=") ? 1 : 0) +
      (endswith(base64encode(local.user_data_text), "==") ? 1 : 0)
    )
  )

  user_data_problems = [
    for bytes in [local.user_data_bytes] :
    "user_data comes to ${bytes} bytes with all its parts; allowed: up to 16384 bytes. Fetch larger things from a bucket at first boot."
    if bytes > 16384
  ]

  image_id  = var.image.id == null ? data.aws_ssm_parameter.image.insecure_value : var.image.id
  user_data = base64encode(local.user_data_text)

  subnet_ids = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null || contains(var.zones == null ? [] : var.zones, zone)
  ]

  request_label = try(
    join("", [
      var.target_groups[
        var.tracking.requests == null ? "" : var.tracking.requests.target_key
      ].load_balancer_arn_suffix,
      "/",
      var.target_groups[
        var.tracking.requests == null ? "" : var.tracking.requests.target_key
      ].arn_suffix,
    ]),
    null
  )

  tracked_metrics = {
    for key, metric in {
      cpu = var.tracking.cpu == null ? null : {
        scale_in = var.tracking.cpu.scale_in
        target   = var.tracking.cpu.target
      }
      "network-in" = var.tracking.network_in == null ? null : {
        scale_in = var.tracking.network_in.scale_in
        target   = var.tracking.network_in.target
      }
      "network-out" = var.tracking.network_out == null ? null : {
        scale_in = var.tracking.network_out.scale_in
        target   = var.tracking.network_out.target
      }
      requests = var.tracking.requests == null ? null : {
        scale_in = var.tracking.requests.scale_in
        target   = var.tracking.requests.target
      }
    } : key => metric
    if metric != null
  }

  tracking_policies = {
    for key, metric in local.tracked_metrics : key => {
      label = key == "requests" ? local.request_label : null
      metric = {
        cpu           = "ASGAverageCPUUtilization"
        "network-in"  = "ASGAverageNetworkIn"
        "network-out" = "ASGAverageNetworkOut"
        requests      = "ALBRequestCountPerTarget"
      }[key]
      scale_in = metric.scale_in
      target   = metric.target
    }
  }

  step_alarms = {
    for key, policy in var.step_policies : key => {
      action     = aws_autoscaling_policy.steps[key].arn
      comparison = policy.alarm.comparison
      dimensions = merge(
        {
          for dimension, value in { AutoScalingGroupName = aws_autoscaling_group.this.name } :
          dimension => value
          if length(policy.alarm.dimensions) == 0
        },
        policy.alarm.dimensions
      )
      metric         = policy.alarm.metric
      missing_data   = policy.alarm.missing_data
      namespace      = policy.alarm.namespace
      period_seconds = policy.alarm.period_seconds
      periods        = policy.alarm.periods
      statistic      = policy.alarm.statistic
      threshold      = policy.alarm.threshold
    }
  }
}

data "aws_ssm_parameter" "image" {
  name = (
    var.image.parameter == null
    ? "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.image.architecture}"
    : var.image.parameter
  )
}

resource "aws_iam_role" "this" {
  count = var.role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Instances of ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = var.name })
}

resource "aws_iam_role_policy" "session_manager" {
  count = var.role == null && var.session_manager ? 1 : 0

  name = "session-manager"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Effect   = "Allow"
        Resource = "*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.this[*].id)
}

resource "aws_iam_role_policy" "cloudwatch_agent" {
  count = var.role == null && var.cloudwatch_agent != null ? 1 : 0

  name = "cloudwatch-agent"
  policy = jsonencode({
    Statement = concat(
      [
        {
          Action    = "cloudwatch:PutMetricData"
          Condition = { StringEquals = { "cloudwatch:namespace" = var.cloudwatch_agent.namespace } }
          Effect    = "Allow"
          Resource  = "*"
          Sid       = "Metrics"
        },
      ],
      [
        for action in ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"] : {
          Action   = action
          Effect   = "Allow"
          Resource = [for log in var.cloudwatch_agent.logs : "${log.log_group_arn}:*"]
        }
        if length(var.cloudwatch_agent.logs) != 0
      ]
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.this[*].id)
}

resource "aws_iam_role_policy" "application" {
  count = var.role == null && length(var.statements) != 0 ? 1 : 0

  name = "application"
  policy = jsonencode({
    Statement = [
      for name, statement in var.statements : merge(
        {
          Action   = statement.actions
          Effect   = statement.effect
          Resource = statement.resources
          Sid      = replace(name, "-", "")
        },
        {
          for member, value in {
            Condition = length(statement.conditions) == 0 ? null : statement.conditions
          } : member => value
          if value != null
        }
      )
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.this[*].id)
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${var.name}-"
  role        = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
  tags        = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = length(local.user_data_problems) == 0
      error_message = join("\n", local.user_data_problems)
    }
  }
}

resource "aws_key_pair" "this" {
  count = var.key_pair != null ? 1 : 0

  key_name_prefix = "${var.name}-"
  public_key      = var.key_pair.public_key
  tags            = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_template" "this" {
  description            = "Instances of the fleet ${var.name}"
  image_id               = local.image_id
  instance_type          = var.instance_types[0]
  key_name               = one(aws_key_pair.this[*].key_name)
  name                   = var.name
  tags                   = merge(var.tags, { Name = var.name })
  update_default_version = true
  user_data              = local.user_data_text == "" ? null : local.user_data

  block_device_mappings {
    device_name = var.root_disk.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      iops                  = var.root_disk.iops
      kms_key_id            = var.root_disk.kms_key_arn
      throughput            = var.root_disk.throughput
      volume_size           = var.root_disk.size_gib
      volume_type           = "gp3"
    }
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  monitoring {
    enabled = var.detailed_monitoring
  }

  network_interfaces {
    associate_public_ip_address = var.public_address ? "true" : "false"
    delete_on_termination       = "true"
    device_index                = 0
    security_groups             = [for group in var.security_groups : group.id]
  }

  tag_specifications {
    resource_type = "instance"
    tags          = merge(var.tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(var.tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "network-interface"
    tags          = merge(var.tags, { Name = var.name })
  }

  dynamic "hibernation_options" {
    for_each = [
      for pool in [for item in [var.warm_pool] : item if item != null] : true
      if pool.state == "Hibernated"
    ]

    content {
      configured = hibernation_options.value
    }
  }
}

resource "aws_autoscaling_group" "this" {
  capacity_rebalance      = var.purchase.rebalance
  default_instance_warmup = var.warmup_seconds
  enabled_metrics = (
    var.group_metrics
    ? [
      "GroupMinSize",
      "GroupMaxSize",
      "GroupDesiredCapacity",
      "GroupInServiceInstances",
      "GroupPendingInstances",
      "GroupStandbyInstances",
      "GroupTerminatingInstances",
      "GroupTotalInstances",
    ]
    : []
  )
  health_check_grace_period = var.health_check.grace_seconds
  health_check_type = (
    var.health_check.type == null
    ? (length(var.target_groups) == 0 ? "EC2" : "ELB")
    : var.health_check.type
  )
  max_instance_lifetime = var.max_instance_lifetime_days == null ? null : (
    var.max_instance_lifetime_days * 86400
  )
  max_size              = var.max_size
  min_size              = var.min_size
  name                  = var.name
  protect_from_scale_in = var.protect_from_scale_in
  suspended_processes   = var.suspended_processes
  termination_policies  = var.termination_policies
  vpc_zone_identifier   = local.subnet_ids
  wait_for_capacity_timeout = "${
    var.wait_for_capacity_seconds == null
    ? (anytrue([for hook in var.hooks : hook.transition == "launching"]) ? 0 : 600)
    : var.wait_for_capacity_seconds
  }s"

  dynamic "launch_template" {
    for_each = [
      for block in [true] : block
      if length(var.instance_types) <= 1 &&
      length(var.weights) == 0 &&
      var.purchase.on_demand_percentage >= 100
    ]

    content {
      id      = aws_launch_template.this.id
      version = tostring(aws_launch_template.this.latest_version)
    }
  }

  dynamic "mixed_instances_policy" {
    for_each = [
      for block in [true] : block
      if length(var.instance_types) > 1 ||
      length(var.weights) != 0 ||
      var.purchase.on_demand_percentage < 100
    ]

    content {
      instances_distribution {
        on_demand_allocation_strategy            = var.purchase.on_demand_allocation
        on_demand_base_capacity                  = var.purchase.on_demand_base
        on_demand_percentage_above_base_capacity = var.purchase.on_demand_percentage
        spot_allocation_strategy                 = var.purchase.spot_allocation
      }

      launch_template {
        launch_template_specification {
          launch_template_id = aws_launch_template.this.id
          version            = tostring(aws_launch_template.this.latest_version)
        }

        dynamic "override" {
          for_each = [
            for type in var.instance_types :
            { instance_type = type, weight = try(var.weights[type], null) }
          ]

          content {
            instance_type     = override.value.instance_type
            weighted_capacity = override.value.weight
          }
        }
      }
    }
  }

  dynamic "instance_refresh" {
    for_each = [for refresh in [var.refresh] : refresh if refresh.enabled]

    content {
      strategy = "Rolling"

      preferences {
        auto_rollback = instance_refresh.value.auto_rollback
        checkpoint_delay = (
          length(instance_refresh.value.checkpoints) == 0
          ? null
          : instance_refresh.value.checkpoint_delay_seconds
        )
        checkpoint_percentages = (
          length(instance_refresh.value.checkpoints) == 0
          ? null
          : instance_refresh.value.checkpoints
        )
        instance_warmup = (
          instance_refresh.value.warmup_seconds == null
          ? var.warmup_seconds
          : instance_refresh.value.warmup_seconds
        )
        max_healthy_percentage       = instance_refresh.value.max_healthy_percentage
        min_healthy_percentage       = instance_refresh.value.min_healthy_percentage
        scale_in_protected_instances = instance_refresh.value.protected_instances
        skip_matching                = instance_refresh.value.skip_matching
        standby_instances            = instance_refresh.value.standby_instances

        dynamic "alarm_specification" {
          for_each = [for alarms in [instance_refresh.value.alarms] : alarms if length(alarms) != 0]

          content {
            alarms = alarm_specification.value
          }
        }
      }
    }
  }

  dynamic "initial_lifecycle_hook" {
    for_each = [
      for name, hook in var.hooks : {
        default_result    = hook.default_result
        heartbeat_seconds = hook.heartbeat_seconds
        metadata          = hook.metadata
        name              = name
        role_arn          = try(hook.notification.role_arn, null)
        target_arn        = try(hook.notification.target_arn, null)
        transition = (
          hook.transition == "launching"
          ? "autoscaling:EC2_INSTANCE_LAUNCHING"
          : "autoscaling:EC2_INSTANCE_TERMINATING"
        )
      }
    ]

    content {
      default_result          = initial_lifecycle_hook.value.default_result
      heartbeat_timeout       = initial_lifecycle_hook.value.heartbeat_seconds
      lifecycle_transition    = initial_lifecycle_hook.value.transition
      name                    = initial_lifecycle_hook.value.name
      notification_metadata   = initial_lifecycle_hook.value.metadata
      notification_target_arn = initial_lifecycle_hook.value.target_arn
      role_arn                = initial_lifecycle_hook.value.role_arn
    }
  }

  dynamic "warm_pool" {
    for_each = [for item in [var.warm_pool] : item if item != null]

    content {
      max_group_prepared_capacity = warm_pool.value.max_prepared
      min_size                    = warm_pool.value.min_size
      pool_state                  = warm_pool.value.state

      instance_reuse_policy {
        reuse_on_scale_in = warm_pool.value.reuse_on_scale_in
      }
    }
  }

  dynamic "tag" {
    for_each = [
      for key, value in merge(var.tags, { Name = var.name }) : { key = key, value = value }
    ]

    content {
      key                 = tag.value.key
      propagate_at_launch = true
      value               = tag.value.value
    }
  }

  lifecycle {
    ignore_changes = [initial_lifecycle_hook]
  }

  depends_on = [
    aws_iam_role_policy.session_manager,
    aws_iam_role_policy.cloudwatch_agent,
    aws_iam_role_policy.application,
  ]
}

resource "aws_autoscaling_lifecycle_hook" "this" {
  for_each = var.hooks

  autoscaling_group_name = aws_autoscaling_group.this.name
  default_result         = each.value.default_result
  heartbeat_timeout      = each.value.heartbeat_seconds
  lifecycle_transition = (
    each.value.transition == "launching"
    ? "autoscaling:EC2_INSTANCE_LAUNCHING"
    : "autoscaling:EC2_INSTANCE_TERMINATING"
  )
  name                    = each.key
  notification_metadata   = each.value.metadata
  notification_target_arn = try(each.value.notification.target_arn, null)
  role_arn                = try(each.value.notification.role_arn, null)
}

resource "aws_autoscaling_attachment" "this" {
  for_each = var.target_groups

  autoscaling_group_name = aws_autoscaling_group.this.name
  lb_target_group_arn    = each.value.arn
}

resource "aws_autoscaling_policy" "tracking" {
  for_each = local.tracking_policies

  autoscaling_group_name = aws_autoscaling_group.this.name
  name                   = "${var.name}-${each.key}"
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    disable_scale_in = !each.value.scale_in
    target_value     = each.value.target

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.value.label
    }
  }
}

resource "aws_autoscaling_policy" "steps" {
  for_each = var.step_policies

  adjustment_type        = each.value.adjustment_type
  autoscaling_group_name = aws_autoscaling_group.this.name
  estimated_instance_warmup = (
    each.value.warmup_seconds == null ? var.warmup_seconds : each.value.warmup_seconds
  )
  metric_aggregation_type  = "Average"
  min_adjustment_magnitude = each.value.minimum_change
  name                     = "${var.name}-${each.key}"
  policy_type              = "StepScaling"

  dynamic "step_adjustment" {
    for_each = each.value.steps
    iterator = step

    content {
      metric_interval_lower_bound = step.value.lower
      metric_interval_upper_bound = step.value.upper
      scaling_adjustment          = step.value.adjustment
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.step_alarms

  alarm_actions       = [each.value.action]
  alarm_description   = "Scales the fleet ${var.name}: ${each.key}."
  alarm_name          = "${var.name}-${each.key}"
  comparison_operator = each.value.comparison
  dimensions          = each.value.dimensions
  evaluation_periods  = each.value.periods
  metric_name         = each.value.metric
  namespace           = each.value.namespace
  period              = each.value.period_seconds
  statistic           = each.value.statistic
  tags                = merge(var.tags, { Name = "${var.name}-${each.key}" })
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing_data
}

resource "aws_autoscaling_schedule" "this" {
  for_each = var.schedules

  autoscaling_group_name = aws_autoscaling_group.this.name
  desired_capacity       = each.value.desired == null ? -1 : each.value.desired
  end_time               = each.value.end_time
  max_size               = each.value.max == null ? -1 : each.value.max
  min_size               = each.value.min == null ? -1 : each.value.min
  recurrence             = each.value.recurrence
  scheduled_action_name  = each.key
  start_time             = each.value.start_time
  time_zone              = each.value.recurrence != null ? each.value.timezone : null
}
