# Generated from src/endpoints/endpoints.ts by `npm run modules`. Do not edit.

output "endpoints" {
  description = "The endpoints as other blocks take them: ids and zones by service, gateways, security group."
  value = {
    gateways = {
      for service, tiers in local.gateway_tiers : service => {
        id             = aws_vpc_endpoint.gateway[service].id
        prefix_list_id = aws_vpc_endpoint.gateway[service].prefix_list_id
        tiers          = tiers
      }
    }
    interfaces = {
      for key, placed in local.interface_subnets :
      key => { id = local.interface_ids[key], zones = keys(placed) }
    }
    region            = var.region
    security_group_id = one(aws_security_group.this[*].id)
    services = {
      for key, placed in local.service_subnets : key => { id = local.service_ids[key], zones = keys(placed) }
    }
    vpc_id = var.network.vpc_id
  }
}

output "gateway_endpoint_ids" {
  description = "Ids of the gateway endpoints, by service: `s3` for `aws:SourceVpce` in bucket policies."
  value       = { for key, instance in aws_vpc_endpoint.gateway : key => instance.id }
}

output "interface_endpoint_ids" {
  description = "Ids of the interface endpoints, by service."
  value       = local.interface_ids
}

output "network" {
  description = <<-EOT
    The network with its endpoints, for what starts in it and calls them: it waits for the
    endpoints.
  EOT
  value = merge(var.network, {
    tiers = {
      for tier, settings in var.network.tiers : tier => merge(settings, {
        subnets = {
          for zone, subnet in settings.subnets :
          zone => merge(subnet, { id = local.are_made ? subnet.id : subnet.id })
        }
      })
    }
  })
}

output "notices" {
  description = "What a reader should know: a region that is not known, and what was assumed of it."
  value = (
    contains(
      concat(local.older_regions, [
        "ca-west-1", "ap-southeast-5", "ap-southeast-7", "mx-central-1", "ap-east-2", "ap-southeast-6",
      ]),
      var.region
    )
    ? []
    : [
      "${var.region} is not in the list of regions: taken for one opened since December 2023, where Fargate needs the endpoints ecs-agent, ecs-telemetry and ecs.",
    ]
  )
}

output "reasons" {
  description = "Why each endpoint is there, by service: the workloads that need it and what for."
  value       = local.reasons
}

output "resolver_ips" {
  description = "Addresses of the inbound resolver, to forward to; null where none is made."
  value = one(aws_route53_resolver_endpoint.this[*].ip_address) == null ? null : [
    for address in one(aws_route53_resolver_endpoint.this[*].ip_address) : address.ip
  ]
}

output "security_group_id" {
  description = "The interface endpoints' security group, or null where each has its own."
  value       = one(aws_security_group.this[*].id)
}

output "service_endpoint_ids" {
  description = "Ids of the endpoints of other services, by the names that they were given."
  value       = local.service_ids
}
