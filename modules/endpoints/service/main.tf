# Generated from src/endpoints/service/endpoint-service.ts by `npm run modules`. Do not edit.

# A service of one's own for other VPCs and accounts, by PrivateLink: behind Network or Gateway Load
# Balancers, for principals that are named, with acceptance by hand unless said otherwise, a private
# DNS name whose domain is verified, and notifications of connections.
#
# notifications.tf  Topics that are told when consumers' endpoints come and go.
# principals.tf     Who may ask for a connection: a resource each, so that none touches another.
# private-dns.tf    The proof that the private DNS name's domain is the provider's.

locals {
  service_name = (
    0 <= length(aws_vpc_endpoint_service_allowed_principal.this) &&
    0 <= length(aws_vpc_endpoint_service_allowed_principal.everyone) &&
    0 <= length(aws_vpc_endpoint_service_private_dns_verification.this)
    ? aws_vpc_endpoint_service.this.service_name
    : aws_vpc_endpoint_service.this.service_name
  )
}

resource "aws_vpc_endpoint_service" "this" {
  acceptance_required = var.acceptance_required
  gateway_load_balancer_arns = length(var.gateway_load_balancers) == 0 ? null : values(
    var.gateway_load_balancers
  )
  network_load_balancer_arns = length(var.network_load_balancers) == 0 ? null : values(
    var.network_load_balancers
  )
  private_dns_name           = var.private_dns == null ? null : var.private_dns.name
  supported_ip_address_types = var.supported_ip_address_types
  supported_regions          = length(var.supported_regions) == 0 ? null : var.supported_regions
  tags                       = merge(var.tags, { Name = var.name })
}
