# Generated from src/endpoints/endpoints.ts by `npm run modules`. Do not edit.

# VPC endpoints of a network: say what runs and get the set that it needs, each with the least
# policy, or name services. Gateway endpoints for S3 and DynamoDB, interface endpoints one subnet in
# a zone, a security group that admits HTTPS from private and isolated subnets only, and an inbound
# resolver for DNS servers of one's own.
#
# aws-owned.tf            What AWS keeps in accounts of its own, and clients read through endpoints:
#                         no perimeter of accounts lets it pass.
# endpoint-group.tf       The interface endpoints' security group: TCP 443 from private and isolated
#                         subnets, and nothing else.
# gateway-endpoints.tf    Gateway endpoints: routes to S3 and DynamoDB in the route tables of tiers.
# gateway-policies.tf     The policies of gateway endpoints: by default the least, where it is known
#                         what that is.
# interface-endpoints.tf  Interface endpoints of AWS's services: those that workloads need, and what
#                         the user says.
# perimeter.tf            The data perimeter of the ready-made policies: one's own principals reach
#                         one's own resources, and nobody else's.
# placement.tf            Where endpoints lie: the network, and in it one subnet in a zone.
# policies.tf             Endpoint policies: what may pass, and who may ask for whose.
# resolver.tf             Names that lead to endpoints, and the Route 53 Resolver inbound endpoint
#                         where DNS servers of one's own forward to.
# rules.tf                What is refused: lists of problems that preconditions and checks tell, and
#                         steps of the variables' validations.
# vpc-endpoints.tf        The interface endpoints as resources: network interfaces in subnets, one
#                         in a zone, that answer for a service.
# workloads.tf            From workloads to the services that need endpoints, and why each does.

locals {
  # An endpoint that is there lets its clients in.
  group_id = (
    0 <= length(aws_vpc_security_group_ingress_rule.https) &&
    0 <= length(aws_vpc_security_group_ingress_rule.https_ipv6)
    ? one(aws_security_group.this[*].id)
    : one(aws_security_group.this[*].id)
  )

  # By service: the workloads that need it and what for, or that the user named it.
  reasons = {
    for service in distinct(concat(
      keys(local.need_reasons), keys(var.interface_endpoints), keys(var.gateway_endpoints)
    )) : service => lookup(local.need_reasons, service, ["named in the configuration"])
  }

  are_made = (
    0 <= length(aws_vpc_endpoint.gateway) &&
    0 <= length(aws_vpc_endpoint.interface) &&
    0 <= length(aws_vpc_endpoint.ecs_agent) &&
    0 <= length(aws_vpc_endpoint.ecs_telemetry) &&
    0 <= length(aws_vpc_endpoint.ecs) &&
    0 <= length(aws_vpc_endpoint.service)
  )
}
