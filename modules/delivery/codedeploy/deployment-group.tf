# Generated from src/delivery/codedeploy/deployment-group.ts by `npm run modules`. Do not edit.

# The deployment group, which the other concerns' settings are put into.

locals {
  rollback_events = concat(
    [for event in ["DEPLOYMENT_FAILURE"] : event if var.rollback.on_failure],
    [for event in ["DEPLOYMENT_STOP_ON_ALARM"] : event if var.rollback.on_alarm && length(var.alarms) != 0],
    [for event in ["DEPLOYMENT_STOP_ON_REQUEST"] : event if var.rollback.on_stop_request]
  )
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name = (
    var.existing_application == null ? one(aws_codedeploy_app.this[*].name) : local.application_name
  )
  autoscaling_groups = [for fleet in var.fleets : fleet.auto_scaling_group_name]
  deployment_config_name = (
    var.own_deployment_config != null
    ? one(aws_codedeploy_deployment_config.this[*].deployment_config_name)
    : var.deployment_config
  )
  deployment_group_name       = local.group_name
  outdated_instances_strategy = var.outdated_instances
  service_role_arn            = aws_iam_role.service.arn
  tags                        = merge(var.tags, { Name = var.name })
  termination_hook_enabled    = var.termination_hook

  auto_rollback_configuration {
    enabled = length(local.rollback_events) != 0
    events  = local.rollback_events
  }

  deployment_style {
    deployment_option = (
      length(var.target_group_names) == 0 ? "WITHOUT_TRAFFIC_CONTROL" : "WITH_TRAFFIC_CONTROL"
    )
    deployment_type = var.blue_green != null ? "BLUE_GREEN" : "IN_PLACE"
  }

  dynamic "alarm_configuration" {
    for_each = [
      for all in [{ ignore_failure = var.ignore_alarm_poll_failure, names = var.alarms }] : all
      if length(var.alarms) != 0
    ]

    content {
      alarms                    = alarm_configuration.value.names
      enabled                   = true
      ignore_poll_alarm_failure = alarm_configuration.value.ignore_failure
    }
  }

  dynamic "ec2_tag_set" {
    for_each = values(var.instance_tags)

    content {
      dynamic "ec2_tag_filter" {
        for_each = ec2_tag_set.value

        content {
          key = ec2_tag_filter.value.key
          type = (
            ec2_tag_filter.value.key == null ? "VALUE_ONLY"
            : ec2_tag_filter.value.value == null
            ? "KEY_ONLY"
            : "KEY_AND_VALUE"
          )
          value = ec2_tag_filter.value.value
        }
      }
    }
  }

  dynamic "load_balancer_info" {
    for_each = [
      for names in [var.target_group_names] : names
      if length(var.target_group_names) != 0
    ]

    content {
      dynamic "target_group_info" {
        for_each = load_balancer_info.value

        content {
          name = target_group_info.value
        }
      }
    }
  }

  dynamic "blue_green_deployment_config" {
    for_each = var.blue_green == null ? [] : [var.blue_green]

    content {
      deployment_ready_option {
        action_on_timeout    = blue_green_deployment_config.value.ready_action
        wait_time_in_minutes = blue_green_deployment_config.value.ready_wait_minutes
      }

      green_fleet_provisioning_option {
        action = blue_green_deployment_config.value.green_fleet
      }

      terminate_blue_instances_on_deployment_success {
        action = blue_green_deployment_config.value.old_instances
        termination_wait_time_in_minutes = (
          blue_green_deployment_config.value.old_instances == "TERMINATE"
          ? blue_green_deployment_config.value.termination_wait_minutes
          : null
        )
      }
    }
  }

  dynamic "trigger_configuration" {
    for_each = [
      for key, trigger in var.triggers : { events = trigger.events, key = key, topic_arn = trigger.topic_arn }
    ]

    content {
      trigger_events     = trigger_configuration.value.events
      trigger_name       = trigger_configuration.value.key
      trigger_target_arn = trigger_configuration.value.topic_arn
    }
  }

  depends_on = [aws_iam_role_policy.service]
}
