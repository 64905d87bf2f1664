# Generated from src/endpoints/service/principals.ts by `npm run modules`. Do not edit.

# Who may ask for a connection: a resource each, so that none touches another.

resource "aws_vpc_endpoint_service_allowed_principal" "this" {
  for_each = var.principals

  principal_arn           = each.value
  vpc_endpoint_service_id = aws_vpc_endpoint_service.this.id
}

resource "aws_vpc_endpoint_service_allowed_principal" "everyone" {
  count = var.everyone ? 1 : 0

  principal_arn           = "*"
  vpc_endpoint_service_id = aws_vpc_endpoint_service.this.id
}
