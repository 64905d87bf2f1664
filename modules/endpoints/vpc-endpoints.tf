# Generated from src/endpoints/vpc-endpoints.ts by `npm run modules`. Do not edit.

# The interface endpoints as resources: network interfaces in subnets, one in a zone, that answer
# for a service.

locals {
  service_subnets = {
    for key, endpoint in var.service_endpoints : key => merge([
      for tier in(endpoint.tiers == null ? local.tiers : sort(endpoint.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(
          endpoint.zones == null ? (var.zones == null ? [zone] : sort(var.zones)) : sort(endpoint.zones),
          zone
        )
      }
    ]...)
  }

  # Endpoints of other services; AWS says nothing of their policies, so they have none.
  service_endpoints = {
    for name, endpoint in var.service_endpoints : name => {
      dns = (
        endswith(endpoint.service_name, ".s3") && endpoint.private_dns
        ? [{ only_for_inbound_resolver = false, record_ip_type = null }]
        : []
      )
      ip_address_type = (
        endpoint.ip_address_type == null ? var.ip_address_type : endpoint.ip_address_type
      )
      policy      = null
      private_dns = endpoint.private_dns
      security_group_ids = (
        endpoint.security_group_ids == null ? [local.group_id] : endpoint.security_group_ids
      )
      service_name   = endpoint.service_name
      service_region = endpoint.service_region
      subnet_ids     = values(local.service_subnets[name])
      tags           = merge(var.tags, { Name = "${var.name}-${name}" })
    }
  }

  # After the gateway endpoints: AWS PrivateLink Guide, "Private DNS for interface endpoints of
  # Amazon S3", takes an interface endpoint with private DNS for the inbound resolver alone in a VPC
  # with a gateway endpoint only.
  interface_ids = merge(
    { for key, instance in aws_vpc_endpoint.interface : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs_agent : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs_telemetry : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs : key => instance.id }
  )

  # Endpoints of services that are not in AWS's catalogue.
  service_ids = { for key, instance in aws_vpc_endpoint.service : key => instance.id }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if !contains(["ecs-agent", "ecs-telemetry", "ecs"], service)
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.gateway]
}

resource "aws_vpc_endpoint" "ecs_agent" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs-agent"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }
}

resource "aws_vpc_endpoint" "ecs_telemetry" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs-telemetry"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.ecs_agent]
}

resource "aws_vpc_endpoint" "ecs" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.ecs_telemetry]
}

resource "aws_vpc_endpoint" "service" {
  for_each = local.service_endpoints

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }
}
