# Generated from src/compute/ecs-cluster/execute-command.ts by `npm run modules`. Do not edit.

# ECS Exec: the log group that sessions are recorded in.

resource "aws_cloudwatch_log_group" "execute_command" {
  count = var.execute_command.logging ? 1 : 0

  kms_key_id        = var.execute_command.kms_key_arn
  name              = "/aws/ecs/${var.name}/execute-command"
  retention_in_days = var.execute_command.retention_days
  tags              = merge(var.tags, { Name = "${var.name}-execute-command" })
}
