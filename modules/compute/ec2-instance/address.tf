# Generated from src/compute/ec2-instance/address.ts by `npm run modules`. Do not edit.

# The server's public address: an Elastic IP that depends on nothing of the server's, and is
# associated with it.

data "aws_eip" "brought" {
  count = var.public_address == "existing" ? 1 : 0

  id = var.allocation_id
}

resource "aws_eip" "this" {
  count = var.public_address == "own" && var.protect_address ? 1 : 0

  domain = "vpc"
  tags   = merge(var.tags, { Name = var.name })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_eip" "unprotected" {
  count = var.public_address == "own" && !var.protect_address ? 1 : 0

  domain = "vpc"
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_eip_association" "this" {
  count = var.public_address != "none" ? 1 : 0

  allocation_id = (
    var.public_address == "own"
    ? (var.protect_address ? one(aws_eip.this[*].id) : one(aws_eip.unprotected[*].id))
    : var.allocation_id
  )
  instance_id = aws_instance.this.id
}
