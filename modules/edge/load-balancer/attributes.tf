# Generated from src/edge/load-balancer/attributes.ts by `npm run modules`. Do not edit.

# The load balancer itself and its attributes (Elastic Load Balancing API Reference:
# LoadBalancerAttribute).

locals {
  log_bucket = (
    var.access_logs.destination == "own" ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket
  )
}

resource "aws_lb" "this" {
  client_keep_alive                           = var.client_keep_alive_seconds
  desync_mitigation_mode                      = var.headers.desync_mitigation
  drop_invalid_header_fields                  = var.headers.drop_invalid
  enable_deletion_protection                  = var.deletion_protection
  enable_http2                                = var.http2
  enable_tls_version_and_cipher_suite_headers = var.headers.tls_version_and_cipher
  enable_waf_fail_open                        = try(var.web_acl.fail_open, false)
  enable_xff_client_port                      = var.headers.x_forwarded_for_port
  enable_zonal_shift                          = var.zonal_shift
  idle_timeout                                = var.idle_timeout_seconds
  internal                                    = var.internal
  ip_address_type                             = var.ip_address_type
  load_balancer_type                          = "application"
  name                                        = var.name
  preserve_host_header                        = var.headers.preserve_host
  security_groups                             = [for group in var.security_groups : group.id]
  subnets = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null ? true : contains(var.zones, zone)
  ]
  tags                       = merge(var.tags, { Name = var.name })
  xff_header_processing_mode = var.headers.x_forwarded_for

  dynamic "access_logs" {
    for_each = (
      var.access_logs.destination != "none" && var.access_logs.requests ? [local.log_bucket] : []
    )

    content {
      bucket  = access_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  dynamic "connection_logs" {
    for_each = (
      var.access_logs.destination != "none" && var.access_logs.connections ? [local.log_bucket] : []
    )

    content {
      bucket  = connection_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}
