# Generated from src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.

# The consumer's side of a Gateway Load Balancer: an endpoint in each zone of a network, the routes
# that lead protected subnets' packets through the appliances, and those that lead the answers back
# the same way.
#
# endpoints.tf  The endpoints: one in each zone, of the Gateway Load Balancer's endpoint service.
# ingress.tf    What the internet gateway brings for protected subnets: a route table of its own,
#               and the routes there to the endpoints.
# routes.tf     The routes out of protected subnets to the endpoints, and back from NAT gateways.
# rules.tf      What is refused: lists of problems that preconditions and checks tell, and steps of
#               the variables' validations.

locals {
  are_made = (
    0 <= length(aws_vpc_endpoint.this) &&
    0 <= length(aws_route.this) &&
    0 <= length(aws_route.ingress) &&
    0 <= length(aws_route.return)
  )
}
