# Generated from src/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.

# Gateway endpoints: routes to S3 and DynamoDB in the route tables of tiers.

locals {
  gateway_settings = merge({
    for service in local.needed_services :
    service => { anonymous_reads = [], aws_buckets = [], policy = null, resources = [], tiers = null }
    if contains(["s3", "dynamodb"], service)
  }, var.gateway_endpoints)

  gateway_tiers = {
    for service, gateway in local.gateway_settings :
    service => gateway.tiers == null ? local.tiers : sort(gateway.tiers)
  }
}

resource "aws_vpc_endpoint" "gateway" {
  for_each = {
    for service, tiers in local.gateway_tiers : service => {
      policy = local.gateway_policies[service]
      route_table_ids = flatten([
        for tier in tiers : [for subnet in var.network.tiers[tier].subnets : subnet.route_table_id]
      ])
      service_name = "com.amazonaws.${var.region}.${service}"
      tags         = merge(var.tags, { Name = "${var.name}-${service}" })
    }
  }

  policy            = each.value.policy
  route_table_ids   = each.value.route_table_ids
  service_name      = each.value.service_name
  tags              = each.value.tags
  vpc_endpoint_type = "Gateway"
  vpc_id            = var.network.vpc_id
}
