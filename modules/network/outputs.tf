# Generated from src/network/network.ts by `npm run modules`. Do not edit.

output "internet_gateway_id" {
  description = "The internet gateway's id, or null: for a route table of the gateway's own."
  value       = one(aws_internet_gateway.this[*].id)
}

output "layout" {
  description = "The layout for people: what each tier reserves, and its subnets by zone."
  value = {
    for tier, plot in local.plots : tier => {
      reserved = (
        plot.slot != null && var.ipam == null
        ? cidrsubnet(plot.base, plot.block_bits, plot.slot)
        : "its subnets only"
      )
      subnets = {
        for subnet in local.subnets :
        subnet.zone =>
        "${subnet.cidr_block}, ${pow(2, 32 - tonumber(split("/", subnet.cidr_block)[1])) - 5} addresses"
        if subnet.tier == tier
      }
    }
  }
}

output "nat_public_ips" {
  description = "Addresses that private tiers are seen with from outside, by zone."
  value       = { for key, instance in aws_nat_gateway.this : key => instance.public_ip }
}

output "network" {
  description = "The network as other blocks take it: VPC, ranges, tiers with their subnets, DNS."
  value = {
    cidr_blocks = concat([
      var.ipam == null ? var.cidr : aws_vpc.this.cidr_block,
    ], values(var.secondary_cidrs))
    dns = {
      hostnames = var.dns_hostnames
      servers = var.dhcp == null ? [] : [
        for server in var.dhcp.domain_name_servers : server
        if server != "AmazonProvidedDNS"
      ]
      support = var.dns_support
    }
    ipv6_cidr_block = var.ipv6 ? aws_vpc.this.ipv6_cidr_block : null
    tiers = {
      for tier, settings in var.tiers : tier => {
        internet = (
          settings.default_route
          ? settings.kind == "public" || settings.kind == "private" && var.nat.mode != "none"
          : null
        )
        kind = settings.kind
        subnets = {
          for zone in local.zones : zone => {
            cidr_block      = local.subnets["${tier}/${zone}"].cidr_block
            id              = aws_route_table_association.this["${tier}/${zone}"].subnet_id
            ipv6_cidr_block = var.ipv6 ? aws_subnet.this["${tier}/${zone}"].ipv6_cidr_block : null
            route_table_id  = aws_route_table.this["${tier}/${zone}"].id
          }
        }
      }
      if !settings.ipv6_only
    }
    vpc_id = aws_vpc.this.id
  }
}

output "route_table_ids" {
  description = "Route table ids, by `tier/zone`."
  value       = { for key, instance in aws_route_table.this : key => instance.id }
}

output "subnet_ids" {
  description = "Subnet ids, by `tier/zone`; who takes one waits for the subnet's way out."
  value       = { for key, instance in aws_route_table_association.this : key => instance.subnet_id }
}

output "vpc_arn" {
  description = "The VPC's ARN."
  value       = aws_vpc.this.arn
}

output "vpc_id" {
  description = "The VPC's id."
  value       = aws_vpc.this.id
}

output "vpn_gateway_id" {
  description = "The virtual private gateway's id, or null."
  value       = one(aws_vpn_gateway.this[*].id)
}

output "zones" {
  description = "The zones in use, by name."
  value       = local.zones
}
