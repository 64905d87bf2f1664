# Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.

# Roles of developers and operators: least sets of rights that are ready-made, scoped by tags,
# within a permissions boundary that keeps them from rights, audit trails, networks and other
# regions. Taken by people of IAM Identity Center, by SAML, or by principals with multi-factor
# authentication; there are no keys that last.
#
# boundary.tf  The permissions boundary: what no role of the block may do, whatever its policies
#              say.
# inline.tf    Policies of single roles: shells, and the statements that users give.
# rules.tf     What is refused: lists of problems that preconditions and checks tell, and steps of
#              the variables' validations.
# scope.tf     What the roles are for: their names, the tags of what they touch, and the account
#              whose ARNs their policies name.

locals {
  # The statements that users give, of the roles that have some.
  further_policies = {
    for name, role in var.roles : name => jsonencode({
      Statement = [
        for name2, statement in role.statements : merge(
          {
            Action   = statement.actions
            Effect   = statement.effect
            Resource = statement.resources
            Sid      = replace(name2, "-", "")
          },
          {
            for member, value in {
              Condition = length(statement.conditions) == 0 ? null : statement.conditions
            } : member => value
            if value != null
          }
        )
      ]
      Version = "2012-10-17"
    })
    if length(role.statements) != 0
  }

  people = {
    for key, role in var.roles : key => {
      description = (
        role.description == null ? "People: ${role.kind} of ${var.name}." : role.description
      )
      name    = "${var.name}-${key}"
      seconds = role.max_session_hours * 3600
      tags    = merge(var.tags, { Name = "${var.name}-${key}" })
      trust   = local.trust_policies[key]
    }
  }
}

resource "aws_iam_policy" "boundary" {
  count = var.permissions_boundary == null ? 1 : 0

  description = "What no role of ${var.name} may do."
  name        = "${var.name}-boundary"
  path        = var.path
  policy      = local.boundary_policy
  tags        = merge(var.tags, { Name = "${var.name}-boundary" })
}

resource "aws_iam_policy" "reading" {
  name   = "${var.name}-reading"
  path   = var.path
  policy = jsonencode({ Statement = local.reading_statements, Version = "2012-10-17" })
  tags   = merge(var.tags, { Name = "${var.name}-reading" })
}

resource "aws_iam_policy" "operating" {
  count = anytrue([for role in var.roles : role.kind == "operator"]) ? 1 : 0

  name   = "${var.name}-operating"
  path   = var.path
  policy = local.operating_policy
  tags   = merge(var.tags, { Name = "${var.name}-operating" })
}

resource "aws_iam_role" "this" {
  for_each = local.people

  assume_role_policy   = each.value.trust
  description          = each.value.description
  max_session_duration = each.value.seconds
  name                 = each.value.name
  path                 = var.path
  permissions_boundary = (
    var.permissions_boundary == null ? one(aws_iam_policy.boundary[*].arn) : var.permissions_boundary
  )
  tags = each.value.tags
}

resource "aws_iam_role_policy_attachment" "reading" {
  for_each = { for name, role in var.roles : name => aws_iam_role.this[name].name }

  policy_arn = aws_iam_policy.reading.arn
  role       = each.value
}

resource "aws_iam_role_policy_attachment" "operating" {
  for_each = {
    for name, role in var.roles : name => aws_iam_role.this[name].name
    if role.kind == "operator"
  }

  policy_arn = one(aws_iam_policy.operating[*].arn)
  role       = each.value
}

resource "aws_iam_role_policy" "shells" {
  for_each = {
    for name, tags in local.shells : name => jsonencode({
      Statement = concat(
        local.instance_shells[name], local.task_shells[name], local.own_sessions[name]
      )
      Version = "2012-10-17"
    })
    if length(tags) != 0
  }

  name   = "shells"
  policy = each.value
  role   = aws_iam_role.this[each.key].id
}

resource "aws_iam_role_policy" "further" {
  for_each = local.further_policies

  name   = "further"
  policy = each.value
  role   = aws_iam_role.this[each.key].id
}
