# Generated from src/endpoints/perimeter.ts by `npm run modules`. Do not edit.

# The data perimeter of the ready-made policies: one's own principals reach one's own resources, and
# nobody else's.

locals {
  own_principals = {
    for key, choice in {
      "aws:PrincipalAccount" = {
        applies = var.perimeter.organization_id == null
        values = concat(
          var.perimeter.organization_id != null ? [] : [one(data.aws_caller_identity.this[*].account_id)],
          sort(var.perimeter.accounts)
        )
      }
      "aws:PrincipalOrgID" = {
        applies = var.perimeter.organization_id != null
        values  = [var.perimeter.organization_id]
      }
    } : key => choice.values
    if choice.applies
  }

  perimeter = concat(
    [
      merge(local.own_principals, {
        for key, choice in {
          "aws:ResourceAccount" = {
            applies = var.perimeter.organization_id == null
            values = concat(
              var.perimeter.organization_id != null ? [] : [one(data.aws_caller_identity.this[*].account_id)],
              sort(var.perimeter.accounts)
            )
          }
          "aws:ResourceOrgID" = {
            applies = var.perimeter.organization_id != null
            values  = [var.perimeter.organization_id]
          }
        } : key => choice.values
        if choice.applies
      }),
    ],
    length(var.perimeter.resource_accounts) != 0
    ? [merge(local.own_principals, { "aws:ResourceAccount" = sort(var.perimeter.resource_accounts) })]
    : []
  )
}

data "aws_caller_identity" "this" {
  count = var.perimeter.organization_id == null ? 1 : 0
}
