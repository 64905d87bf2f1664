# Generated from src/edge/gateway-load-balancer/endpoints/endpoints.ts by `npm run modules`. Do not edit.

# The endpoints: one in each zone, of the Gateway Load Balancer's endpoint service.

locals {
  endpoint_subnets = {
    for zone, subnet in var.network.tiers[var.tier].subnets : zone => subnet.id
    if var.zones == null ? true : contains(sort(var.zones), zone)
  }
}

resource "aws_vpc_endpoint" "this" {
  for_each = local.endpoint_subnets

  auto_accept       = var.accept ? true : null
  ip_address_type   = var.ip_address_type
  service_name      = var.service.service_name
  subnet_ids        = [each.value]
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  vpc_endpoint_type = "GatewayLoadBalancer"
  vpc_id            = var.network.vpc_id
}
