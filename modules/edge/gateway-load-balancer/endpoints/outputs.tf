# Generated from src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.

output "endpoint_ids" {
  description = "Ids of the endpoints, by zone: also what `routes` of modules/network takes."
  value       = { for key, instance in aws_vpc_endpoint.this : key => instance.id }
}

output "ingress_route_ids" {
  description = "Ids of the internet gateway's IPv4 routes to protected subnets, by `tier/zone`."
  value       = { for key, instance in aws_route.ingress : key => instance.id }
}

output "ingress_route_table_id" {
  description = "The internet gateway's route table, or null without `ingress`."
  value       = one(aws_route_table.ingress[*].id)
}

output "network" {
  description = <<-EOT
    The network with the ways through the appliances, for what starts in it and leaves it by them:
    it waits for them.
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

output "return_route_ids" {
  description = "Ids of the routes back to protected subnets, by `tier/zone/protected tier/zone`."
  value       = { for key, instance in aws_route.return : key => instance.id }
}

output "route_ids" {
  description = "Ids of the routes out of protected subnets, by `destination/tier/zone`."
  value       = { for key, instance in aws_route.this : key => instance.id }
}
