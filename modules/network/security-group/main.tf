# Generated from src/network/security-group/security-group.ts by `npm run modules`. Do not edit.

# A security group whose rules are resources of their own, each at an address that says what it
# allows: adding, removing or reordering one changes no other. Nothing comes in or leaves but by a
# rule, and every rule says why it is there.
#
# rules.tf  The rules of both directions as resources of their own: adding one touches no other.

resource "aws_security_group" "this" {
  description            = var.description
  name                   = var.exact_name ? var.name : null
  name_prefix            = var.exact_name ? null : "${var.name}-"
  revoke_rules_on_delete = var.revoke_rules_on_delete
  tags                   = merge(var.tags, { Name = var.name })
  vpc_id                 = var.network.vpc_id

  # A group in use cannot be deleted: its users move to the new one first.
  lifecycle {
    create_before_destroy = true
  }
}
