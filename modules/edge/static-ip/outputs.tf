# Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.

output "addresses" {
  description = "The fixed IPv4 addresses, by zone; an accelerator's by `first` and `second`."
  value = merge(local.public_ips, {
    for name, position in { first = 0, second = 1 } : name => (
      var.protect_addresses
      ? one(aws_globalaccelerator_accelerator.this[*].ip_sets)
      : one(aws_globalaccelerator_accelerator.unprotected[*].ip_sets)
    )[0].ip_addresses[position]
    if var.topology == "global-accelerator"
  })
}

output "allocation_ids" {
  description = "Allocation ids of the Elastic IPs, by zone; brought ones too."
  value = {
    for zone in sort(distinct(concat(local.zones, local.own_address_zones))) :
    zone => contains(keys(var.addresses), zone) ? var.addresses[zone].allocation_id
    : var.protect_addresses
    ? aws_eip.this[zone].allocation_id
    : aws_eip.unprotected[zone].allocation_id
  }
}

output "client_address" {
  description = "Where targets find the client's address: for a service's `nginx.client_address`."
  value       = var.topology == "nlb-nginx" ? var.client_address : "forwarded"
}

output "dns_name" {
  description = "The DNS name of the load balancer or accelerator."
  value = (
    var.topology != "global-accelerator" ? one(aws_lb.this[*].dns_name)
    : var.protect_addresses
    ? one(aws_globalaccelerator_accelerator.this[*].dns_name)
    : one(aws_globalaccelerator_accelerator.unprotected[*].dns_name)
  )
}

output "listener_arns" {
  description = "ARNs of the Network Load Balancer's listeners, by key."
  value       = local.lb_listener_arns
}

output "log_bucket" {
  description = "The bucket that logs go to; null without one."
  value       = local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket
}

output "network_load_balancer_arn" {
  description = "ARN of the Network Load Balancer; null with an accelerator."
  value       = one(aws_lb.this[*].arn)
}

output "security_groups" {
  description = <<-EOT
    The Network Load Balancer's security groups, for rules of its targets' groups; empty with an
    accelerator.
  EOT
  value       = local.front_groups
}

output "static_ip" {
  description = <<-EOT
    The fixed address as services and records take it: addresses, DNS name, target groups by key,
    where the client's address is, and the security groups to admit.
  EOT
  value = {
    addresses = merge(local.public_ips, {
      for name, position in { first = 0, second = 1 } : name => (
        var.protect_addresses
        ? one(aws_globalaccelerator_accelerator.this[*].ip_sets)
        : one(aws_globalaccelerator_accelerator.unprotected[*].ip_sets)
      )[0].ip_addresses[position]
      if var.topology == "global-accelerator"
    })
    arn = (
      var.topology != "global-accelerator" ? one(aws_lb.this[*].arn)
      : var.protect_addresses
      ? one(aws_globalaccelerator_accelerator.this[*].arn)
      : one(aws_globalaccelerator_accelerator.unprotected[*].arn)
    )
    arn_suffix     = one(aws_lb.this[*].arn_suffix)
    client_address = var.topology == "nlb-nginx" ? var.client_address : "forwarded"
    dns_name = (
      var.topology != "global-accelerator" ? one(aws_lb.this[*].dns_name)
      : var.protect_addresses
      ? one(aws_globalaccelerator_accelerator.this[*].dns_name)
      : one(aws_globalaccelerator_accelerator.unprotected[*].dns_name)
    )
    front_security_groups = local.front_groups
    name                  = var.name
    security_groups = concat(
      [for group in local.front_groups : group if var.topology == "nlb-nginx"],
      [
        for group in(var.load_balancer == null ? [] : var.load_balancer.security_groups) : group
        if var.topology != "nlb-nginx"
      ]
    )
    target_groups = merge(
      {
        for key, group in local.target_groups : key => {
          arn        = aws_lb_target_group.this[key].arn
          arn_suffix = aws_lb_target_group.this[key].arn_suffix
          listener_arns = [
            for name, listener in local.listeners : local.lb_listener_arns[name]
            if listener.target_group == key
          ]
          load_balancer_arn_suffix = one(aws_lb.this[*].arn_suffix)
          name                     = aws_lb_target_group.this[key].name
          port                     = group.port
          protocol                 = group.protocol
        }
      },
      {
        for key, group in(var.load_balancer == null ? {} : var.load_balancer.target_groups) : key => group
        if var.topology != "nlb-nginx"
      }
    )
    topology = var.topology
    zone_id = (
      var.topology != "global-accelerator" ? one(aws_lb.this[*].zone_id)
      : var.protect_addresses
      ? one(aws_globalaccelerator_accelerator.this[*].hosted_zone_id)
      : one(aws_globalaccelerator_accelerator.unprotected[*].hosted_zone_id)
    )
  }
}

output "target_group_arns" {
  description = "ARNs of the target groups of nlb-nginx, by key."
  value       = { for key, instance in aws_lb_target_group.this : key => instance.arn }
}

output "topology" {
  description = "The way from the addresses to the targets."
  value       = var.topology
}

output "zone_id" {
  description = "The hosted zone of that name, for alias records."
  value = (
    var.topology != "global-accelerator" ? one(aws_lb.this[*].zone_id)
    : var.protect_addresses
    ? one(aws_globalaccelerator_accelerator.this[*].hosted_zone_id)
    : one(aws_globalaccelerator_accelerator.unprotected[*].hosted_zone_id)
  )
}
