# What needs no AWS: which policies are made and attached, a boundary of one's own, what is refused.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/shop" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/shop" }
  }
}

variables {
  name    = "shop"
  scope   = { Environment = ["prod"] }
  regions = ["ap-northeast-2"]
  roles = {
    developer = { kind = "developer", permission_sets = ["Developers"] }
    operator  = { kind = "operator", principals = ["123456789012"], max_session_hours = 4 }
  }
}

run "both_kinds" {
  command = apply

  assert {
    condition     = join(",", keys(aws_iam_role_policy_attachment.reading)) == "developer,operator" && join(",", keys(aws_iam_role_policy_attachment.operating)) == "operator"
    error_message = "Everybody reads, operators operate."
  }
  assert {
    condition     = join(",", keys(aws_iam_role_policy.shells)) == "operator" && length(aws_iam_role_policy.further) == 0
    error_message = "Operators have shells on what has the tags, developers none."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.shells["operator"].policy).Statement[0].Condition.StringEquals == { "ssm:resourceTag/Environment" = ["prod"] }
    error_message = "By the tags of the scope."
  }
  assert {
    condition     = aws_iam_role.this["operator"].max_session_duration == 14400 && aws_iam_role.this["developer"].max_session_duration == 3600
    error_message = "Sessions are short unless said otherwise."
  }
  assert {
    condition     = alltrue([for role in aws_iam_role.this : role.permissions_boundary == aws_iam_policy.boundary[0].arn])
    error_message = "Every role is within the boundary."
  }
  assert {
    condition     = jsondecode(aws_iam_role.this["operator"].assume_role_policy).Statement[0].Condition.Bool["aws:MultiFactorAuthPresent"] == "true"
    error_message = "Principals need a second factor."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.shells["operator"].policy).Statement[3].Condition.StringLike["ssm:resourceTag/aws:ssmmessages:session-id"] == "$${aws:userid}"
    error_message = "Sessions are ended by who began them."
  }
  assert {
    condition     = output.roles["operator"].kind == "operator" && output.reading_policy == "shop-reading" && output.operating_policy == "shop-operating"
    error_message = "What others take."
  }
}

run "developers_alone_with_a_boundary_of_the_company" {
  command = apply

  variables {
    permissions_boundary = "arn:aws:iam::123456789012:policy/company"
    roles                = { developer = { kind = "developer", principals = ["arn:aws:iam::123456789012:role/sso"], mfa = false } }
  }

  assert {
    condition     = length(aws_iam_policy.boundary) == 0 && length(aws_iam_policy.operating) == 0 && output.operating_policy == null
    error_message = "Neither a boundary nor a policy for operators is made."
  }
  assert {
    condition     = output.boundary_arn == "arn:aws:iam::123456789012:policy/company" && aws_iam_role.this["developer"].permissions_boundary == output.boundary_arn
    error_message = "The company's boundary."
  }
  assert {
    condition     = !can(jsondecode(aws_iam_role.this["developer"].assume_role_policy).Statement[0].Condition)
    error_message = "A role that is named needs no second factor where it is said."
  }
}

run "no_ways_to_more_rights" {
  command = plan

  variables {
    roles = {
      operator = {
        kind       = "operator"
        principals = ["123456789012"]
        statements = { hand-on = { actions = ["iam:PassRole"], resources = ["arn:aws:iam::123456789012:role/app"] } }
      }
    }
  }

  expect_failures = [var.roles]
}

run "trust_policy_as_long_as_iam_takes" {
  command = plan

  variables {
    roles = {
      developer = { kind = "developer", principals = [for index in range(57) : tostring(100000000000 + index)] }
    }
  }

  assert {
    condition     = length(aws_iam_role.this["developer"].assume_role_policy) == 2045
    error_message = "What is counted is the policy that is made."
  }
}

run "trust_policy_too_long" {
  command = plan

  variables {
    roles = {
      developer = { kind = "developer", principals = [for index in range(58) : tostring(100000000000 + index)] }
    }
  }

  expect_failures = [data.aws_partition.this]
}
