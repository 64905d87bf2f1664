# Generated from src/network/vpc/vpc.ts by `npm run modules`. Do not edit.

# The VPC: its ranges, its DNS, and its default security group, network ACL and route table, adopted
# and closed.

resource "aws_vpc" "this" {
  assign_generated_ipv6_cidr_block     = var.ipv6
  cidr_block                           = var.cidr
  enable_dns_hostnames                 = var.dns_hostnames
  enable_dns_support                   = var.dns_support
  enable_network_address_usage_metrics = var.address_usage_metrics
  instance_tenancy                     = var.instance_tenancy
  ipv4_ipam_pool_id                    = var.ipam == null ? null : var.ipam.pool_id
  ipv4_netmask_length                  = var.ipam == null ? null : var.ipam.netmask_length
  tags                                 = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = length(local.layout_problems) == 0
      error_message = join("\n", local.layout_problems)
    }

    precondition {
      condition     = length(local.ipv6_problems) == 0
      error_message = join("\n", local.ipv6_problems)
    }

    precondition {
      condition     = length(local.acl_problems) == 0
      error_message = join("\n", local.acl_problems)
    }
  }
}

resource "aws_vpc_ipv4_cidr_block_association" "this" {
  for_each = var.secondary_cidrs

  cidr_block = each.value
  vpc_id     = aws_vpc.this.id
}

resource "aws_default_security_group" "this" {
  tags   = merge(var.tags, { Name = "${var.name}-default-closed" })
  vpc_id = aws_vpc.this.id
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = merge(var.tags, { Name = "${var.name}-default-closed" })

  # A subnet made by someone else joins this ACL: not ours to remove.
  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id
  route                  = []
  tags                   = merge(var.tags, { Name = "${var.name}-default-closed" })
}
