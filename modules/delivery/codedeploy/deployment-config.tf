# Generated from src/delivery/codedeploy/deployment-config.ts by `npm run modules`. Do not edit.

# The deployment configuration.

locals {
  healthy_words = try(
    var.own_deployment_config.minimum_healthy.type == "FLEET_PERCENT"
    ? "${var.own_deployment_config.minimum_healthy.value}-percent"
    : "${var.own_deployment_config.minimum_healthy.value}-hosts",
    ""
  )

  healthy_per_zone_words = try(
    "-${
      var.own_deployment_config.zonal.minimum_healthy_per_zone.type == "FLEET_PERCENT"
      ? "${var.own_deployment_config.zonal.minimum_healthy_per_zone.value}-percent"
      : "${var.own_deployment_config.zonal.minimum_healthy_per_zone.value}-hosts"
    }",
    ""
  )

  zonal_words = try(
    join("", [
      "-zonal-",
      var.own_deployment_config.zonal.first_zone_monitor_seconds == null
      ? var.own_deployment_config.zonal.monitor_seconds
      : var.own_deployment_config.zonal.first_zone_monitor_seconds,
      "-",
      var.own_deployment_config.zonal.monitor_seconds,
    ]),
    ""
  )

  deployment_config_name = (
    var.own_deployment_config != null
    ? "${var.name}-${local.healthy_words}${local.zonal_words}${local.healthy_per_zone_words}"
    : var.deployment_config
  )
}

resource "aws_codedeploy_deployment_config" "this" {
  count = var.own_deployment_config != null ? 1 : 0

  compute_platform       = "Server"
  deployment_config_name = local.deployment_config_name

  minimum_healthy_hosts {
    type  = var.own_deployment_config.minimum_healthy.type
    value = var.own_deployment_config.minimum_healthy.value
  }

  dynamic "zonal_config" {
    for_each = var.own_deployment_config.zonal == null ? [] : [var.own_deployment_config.zonal]

    content {
      first_zone_monitor_duration_in_seconds = (
        zonal_config.value.first_zone_monitor_seconds == null
        ? zonal_config.value.monitor_seconds
        : zonal_config.value.first_zone_monitor_seconds
      )
      monitor_duration_in_seconds = zonal_config.value.monitor_seconds

      minimum_healthy_hosts_per_zone {
        type  = try(zonal_config.value.minimum_healthy_per_zone.type, "FLEET_PERCENT")
        value = try(zonal_config.value.minimum_healthy_per_zone.value, 0)
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
