# Generated from src/data/database/clients.ts by `npm run modules`. Do not edit.

# The database's security group: named groups come in by its port, and nothing goes out.

locals {
  port     = var.port == null ? (var.engine == "postgres" ? 5432 : 3306) : var.port
  location = split(":", aws_security_group.this.arn)
}

resource "aws_security_group" "this" {
  description = "Database"
  name_prefix = "${var.name}-database-"
  tags        = merge(var.tags, { Name = "${var.name}-database" })
  vpc_id      = var.network.vpc_id

  # A group in use cannot be deleted: the database moves to the new one first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = {
    for key, client in var.clients : key => {
      description = "Queries from ${client.name}"
      group_id    = client.id
      tags        = merge(var.tags, { Name = "${var.name}-database-${key}" })
    }
  }

  description                  = each.value.description
  from_port                    = local.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = each.value.group_id
  security_group_id            = aws_security_group.this.id
  tags                         = each.value.tags
  to_port                      = local.port

  lifecycle {
    create_before_destroy = true
  }
}
