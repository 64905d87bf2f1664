# Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.

# A VPC peering connection between two networks, also across accounts and regions: requested,
# accepted, with names resolved to private addresses and routes on both sides.
#
# dns.tf     Names of each side, resolved to private addresses from the other.
# routes.tf  A peering's routes: the route tables of one side, the ranges of the other.
# rules.tf   What is refused: lists of problems that preconditions and checks tell, and steps of the
#            variables' validations.

resource "aws_vpc_peering_connection" "this" {
  peer_owner_id = var.peer_owner_id
  peer_region   = var.peer_region
  peer_vpc_id   = var.accepter.vpc_id
  tags          = merge(var.tags, { Name = var.name })
  vpc_id        = var.requester.vpc_id

  lifecycle {
    precondition {
      condition     = length(local.overlap_problems) == 0
      error_message = join("\n", local.overlap_problems)
    }
  }
}

resource "aws_vpc_peering_connection_accepter" "this" {
  provider = aws.accepter

  auto_accept               = true
  tags                      = merge(var.tags, { Name = var.name })
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
}
