# Generated from src/edge/static-ip/addresses.ts by `npm run modules`. Do not edit.

# Elastic IPs, keyed by zone and depending on nothing but the zone: whatever becomes of the load
# balancer, its listeners or the topology, an address whose zone stays is the same address.

locals {
  own_address_zones = sort(distinct(concat([
    for zone in local.zones : zone
    if !contains(keys(var.addresses), zone)
  ], sort(var.retained_zones))))

  public_ips = merge(
    {
      for zone in local.own_address_zones :
      zone => var.protect_addresses ? aws_eip.this[zone].public_ip : aws_eip.unprotected[zone].public_ip
    },
    { for key, instance in data.aws_eip.brought : key => instance.public_ip }
  )
}

data "aws_eip" "brought" {
  for_each = {
    for zone in local.zones : zone => var.addresses[zone].allocation_id
    if contains(keys(var.addresses), zone)
  }

  id = each.value
}

resource "aws_eip" "this" {
  for_each = {
    for zone in local.own_address_zones : zone => "${var.name}-${zone}"
    if var.protect_addresses
  }

  domain = "vpc"
  tags   = merge(var.tags, { Name = each.value })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_eip" "unprotected" {
  for_each = {
    for zone in local.own_address_zones : zone => "${var.name}-${zone}"
    if !var.protect_addresses
  }

  domain = "vpc"
  tags   = merge(var.tags, { Name = each.value })
}
