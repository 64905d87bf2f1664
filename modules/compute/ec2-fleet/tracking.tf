# Generated from src/compute/ec2-fleet/tracking.ts by `npm run modules`. Do not edit.

# Target tracking: the group is held where a metric is at its target.

locals {
  request_label = try(
    join("", [
      var.target_groups[
        var.tracking.requests == null ? "" : var.tracking.requests.target_key
      ].load_balancer_arn_suffix,
      "/",
      var.target_groups[var.tracking.requests == null ? "" : var.tracking.requests.target_key].arn_suffix,
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
