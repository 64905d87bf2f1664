# Generated from src/edge/gateway-load-balancer/endpoints/ingress.ts by `npm run modules`. Do not edit.

# What the internet gateway brings for protected subnets: a route table of its own, and the routes
# there to the endpoints.

resource "aws_route_table" "ingress" {
  count = var.ingress != null ? 1 : 0

  tags   = merge(var.tags, { Name = "${var.name}-ingress" })
  vpc_id = var.network.vpc_id
}

resource "aws_route_table_association" "ingress" {
  count = var.ingress != null ? 1 : 0

  gateway_id     = var.ingress.internet_gateway_id
  route_table_id = one(aws_route_table.ingress[*].id)
}
