# Generated from src/network/vpc/dhcp.ts by `npm run modules`. Do not edit.

# DHCP options: the DNS and time servers that instances are told.

resource "aws_vpc_dhcp_options" "this" {
  count = var.dhcp != null ? 1 : 0

  domain_name = var.dhcp.domain_name
  domain_name_servers = (
    length(var.dhcp.domain_name_servers) == 0 ? ["AmazonProvidedDNS"] : var.dhcp.domain_name_servers
  )
  ntp_servers = length(var.dhcp.ntp_servers) == 0 ? null : var.dhcp.ntp_servers
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_vpc_dhcp_options_association" "this" {
  count = var.dhcp != null ? 1 : 0

  dhcp_options_id = one(aws_vpc_dhcp_options.this[*].id)
  vpc_id          = aws_vpc.this.id
}
