# Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.

# The way of App Runner services into a VPC, shared by many services: one private subnet in each
# zone, a security group of its own that only lets out, and the matching inbound rule on what
# services call.
#
# placement.tf       Where the connector stands: its zones, its subnets, and whether they have a way
#                    to the internet.
# rules.tf           What is refused: lists of problems that preconditions and checks tell, and
#                    steps of the variables' validations.
# security-group.tf  The connector's own group, outbound only, and the inbound rules of what it
#                    calls.

locals {
  content = substr(sha256(jsonencode([
    sort(local.subnet_ids),
    sort([for group in local.connector_groups : group.id]),
  ])), 0, 8)
}

resource "aws_apprunner_vpc_connector" "this" {
  security_groups    = [for group in local.connector_groups : group.id]
  subnets            = local.subnet_ids
  tags               = merge(var.tags, { Name = var.name })
  vpc_connector_name = "${var.name}-${local.content}"

  # Services move to the new one before the old one goes.
  lifecycle {
    create_before_destroy = true
  }
}
