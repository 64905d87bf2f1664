# Generated from src/compute/app-runner/ingress.ts by `npm run modules`. Do not edit.

# Who may send requests: everybody, or with private ingress clients of the VPC by its endpoint
# apprunner.requests alone.

resource "aws_apprunner_vpc_ingress_connection" "this" {
  count = var.ingress == "private" ? 1 : 0

  name        = var.name
  service_arn = aws_apprunner_service.this.arn
  tags        = merge(var.tags, { Name = var.name })

  ingress_vpc_configuration {
    vpc_endpoint_id = var.endpoints.interfaces["apprunner.requests"].id
    vpc_id          = var.endpoints.vpc_id
  }
}
