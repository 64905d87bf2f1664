# Generated from src/compute/ecs-cluster/instance-role.ts by `npm run modules`. Do not edit.

# The container instances' role: what the agent does in this cluster, and nothing else.

resource "aws_iam_role" "instances" {
  count = length(var.ec2) > 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Container instances of the ECS cluster ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = "${var.name}-instances" })
}

resource "aws_iam_role_policy" "agent" {
  count = length(var.ec2) > 0 ? 1 : 0

  name = "ecs-agent"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ecs:RegisterContainerInstance",
          "ecs:DeregisterContainerInstance",
          "ecs:SubmitAttachmentStateChanges",
          "ecs:SubmitContainerStateChange",
          "ecs:SubmitTaskStateChange",
        ]
        Effect   = "Allow"
        Resource = aws_ecs_cluster.this.arn
        Sid      = "Register"
      },
      {
        Action    = ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"]
        Condition = { ArnEquals = { "ecs:cluster" = aws_ecs_cluster.this.arn } }
        Effect    = "Allow"
        Resource  = "${replace(aws_ecs_cluster.this.arn, ":cluster/", ":container-instance/")}/*"
        Sid       = "Work"
      },
      { Action = "ecs:DiscoverPollEndpoint", Effect = "Allow", Resource = "*", Sid = "Discover" },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instances[*].id)
}

resource "aws_iam_role_policy" "session_manager" {
  count = length(var.ec2) > 0 && var.session_manager ? 1 : 0

  name = "session-manager"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Effect   = "Allow"
        Resource = "*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instances[*].id)
}

resource "aws_iam_instance_profile" "this" {
  count = length(var.ec2) > 0 ? 1 : 0

  name_prefix = "${var.name}-"
  role        = one(aws_iam_role.instances[*].name)
  tags        = merge(var.tags, { Name = "${var.name}-instances" })
}
