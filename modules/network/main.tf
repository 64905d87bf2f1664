# Generated from src/network/network.ts by `npm run modules`. Do not edit.

# A VPC with free-named tiers over several zones: subnets laid out by slots, so that adding a zone
# or a tier moves nothing; internet and NAT gateways, routes, network ACLs, flow logs, DHCP options,
# a VPN gateway. The default security group and network ACL are closed.
#
# dhcp.tf          DHCP options: the DNS and time servers that instances are told.
# flow-logs.tf     Flow logs of the VPC, to CloudWatch Logs with a role that may only write to its
#                  group, or to a bucket.
# internet.tf      The internet gateways, the routes of public tiers to them and of private ones by
#                  IPv6, and VPC Block Public Access.
# layout.tf        Where every subnet lies.
# nat.tf           NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the
#                  gateway and the address of every zone that still has one.
# network-acls.tf  Network ACLs: one per tier, with the user's rules or with everything allowed.
# routes.tf        The routes that the user adds: a route table has one for a destination, the
#                  tier's own way out or a user's, never two.
# rules.tf         What is refused: lists of problems that preconditions and checks tell, and steps
#                  of the variables' validations.
# subnets.tf       The subnets of every tier, each with its own route table.
# vpc.tf           The VPC: its ranges, its DNS, and its default security group, network ACL and
#                  route table, adopted and closed.
# vpn-gateway.tf   A virtual private gateway, and the tiers that take the routes it learns.
# zones.tf         The zones: which, and the place of each in every tier.

locals {
  zones = (
    var.zones == null
    ? slice(sort(one(data.aws_availability_zones.available[*].names)), 0, var.zone_count)
    : sort(var.zones)
  )
}
