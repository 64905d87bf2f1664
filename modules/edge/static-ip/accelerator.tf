# Generated from src/edge/static-ip/accelerator.ts by `npm run modules`. Do not edit.

# AWS Global Accelerator in front of an Application Load Balancer: two anycast addresses, lost with
# the accelerator.

locals {
  accelerator_listeners = {
    for key, listener in var.listeners :
    key => { alb_port = listener.alb_port == null ? listener.port : listener.alb_port, port = listener.port }
    if var.topology == "global-accelerator"
  }
}

resource "aws_globalaccelerator_accelerator" "this" {
  count = var.topology == "global-accelerator" && var.protect_addresses ? 1 : 0

  enabled         = true
  ip_address_type = "IPV4"
  name            = var.name
  tags            = merge(var.tags, { Name = var.name })

  dynamic "attributes" {
    for_each = (
      var.access_logs.destination != "none"
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      flow_logs_enabled   = true
      flow_logs_s3_bucket = attributes.value
      flow_logs_s3_prefix = var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_globalaccelerator_accelerator" "unprotected" {
  count = var.topology == "global-accelerator" && !var.protect_addresses ? 1 : 0

  enabled         = true
  ip_address_type = "IPV4"
  name            = var.name
  tags            = merge(var.tags, { Name = var.name })

  dynamic "attributes" {
    for_each = (
      var.access_logs.destination != "none"
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      flow_logs_enabled   = true
      flow_logs_s3_bucket = attributes.value
      flow_logs_s3_prefix = var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_globalaccelerator_listener" "this" {
  for_each = local.accelerator_listeners

  accelerator_arn = (
    var.protect_addresses
    ? one(aws_globalaccelerator_accelerator.this[*].arn)
    : one(aws_globalaccelerator_accelerator.unprotected[*].arn)
  )
  client_affinity = "NONE"
  protocol        = "TCP"

  port_range {
    from_port = each.value.port
    to_port   = each.value.port
  }
}

resource "aws_globalaccelerator_endpoint_group" "this" {
  for_each = local.accelerator_listeners

  listener_arn = aws_globalaccelerator_listener.this[each.key].arn

  endpoint_configuration {
    client_ip_preservation_enabled = true
    endpoint_id                    = var.load_balancer == null ? "" : var.load_balancer.arn
    weight                         = 128
  }

  dynamic "port_override" {
    for_each = [for listener in [each.value] : listener if listener.port != listener.alb_port]

    content {
      endpoint_port = port_override.value.alb_port
      listener_port = port_override.value.port
    }
  }
}
