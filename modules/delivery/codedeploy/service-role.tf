# Generated from src/delivery/codedeploy/service-role.ts by `npm run modules`. Do not edit.

# The role that CodeDeploy takes: for this deployment group alone, and what this group's deployments
# do.

resource "aws_iam_role" "service" {
  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.caller.account_id
            "aws:SourceArn"     = local.group_arn
          }
        }
        Effect    = "Allow"
        Principal = { Service = "codedeploy.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "CodeDeploy for the deployment group ${local.group_name}."
  name_prefix          = "${var.name}-codedeploy-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-codedeploy" })
}

resource "aws_iam_role_policy" "service" {
  name   = "deployments"
  policy = jsonencode({ Statement = local.service_statements, Version = "2012-10-17" })
  role   = aws_iam_role.service.id
}
