# Generated from src/edge/static-ip/network-load-balancer.ts by `npm run modules`. Do not edit.

# The Network Load Balancer: one subnet and one fixed address in each zone.

resource "aws_lb" "this" {
  count = var.topology != "global-accelerator" ? 1 : 0

  dns_record_client_routing_policy = var.dns_routing
  enable_cross_zone_load_balancing = var.cross_zone
  enable_deletion_protection       = var.deletion_protection
  enable_zonal_shift               = var.zonal_shift
  enforce_security_group_inbound_rules_on_private_link_traffic = (
    var.private_link_rules ? "on" : "off"
  )
  internal           = false
  ip_address_type    = var.ip_address_type
  load_balancer_type = "network"
  name               = var.name
  security_groups = [
    for group in local.front_groups :
    0 <= length(aws_vpc_security_group_ingress_rule.this) &&
    0 <= length(aws_vpc_security_group_egress_rule.this)
    ? group.id
    : group.id
  ]
  tags = merge(var.tags, { Name = var.name })

  dynamic "subnet_mapping" {
    for_each = [
      for zone in local.zones : {
        allocation_id = (
          contains(keys(var.addresses), zone) ? var.addresses[zone].allocation_id
          : var.protect_addresses
          ? aws_eip.this[zone].allocation_id
          : aws_eip.unprotected[zone].allocation_id
        )
        subnet_id = var.network.tiers[var.tier].subnets[zone].id
      }
    ]

    content {
      allocation_id = subnet_mapping.value.allocation_id
      subnet_id     = subnet_mapping.value.subnet_id
    }
  }

  dynamic "access_logs" {
    for_each = (
      local.logs_are_kept
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      bucket  = access_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}
