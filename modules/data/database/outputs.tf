# Generated from src/data/database/database.ts by `npm run modules`. Do not edit.

output "connect_statements" {
  description = <<-EOT
    By user of `iam_users`: the statements that let a client's role sign in as this user, as
    `statements` of roles take them.
  EOT
  value       = local.connect_statements
}

output "database" {
  description = "The database as clients take it: endpoint, secret, security group, resource id."
  value = {
    address           = aws_db_instance.this.address
    database_name     = var.database_name
    endpoint          = aws_db_instance.this.endpoint
    engine            = var.engine
    port              = local.port
    resource_id       = aws_db_instance.this.resource_id
    secret_arn        = local.secret_arn
    security_group_id = aws_security_group.this.id
  }
}

output "engine_version" {
  description = "The version that runs, with its minor part."
  value       = aws_db_instance.this.engine_version_actual
}

output "iam_user_arn_prefix" {
  description = "With a slash and a user's name: the resource of `rds-db:connect` for IAM authentication."
  value       = "arn:${local.location[1]}:rds-db:${local.location[3]}:${local.location[4]}:dbuser:${aws_db_instance.this.resource_id}"
}

output "instance_arn" {
  description = "The instance's ARN."
  value       = aws_db_instance.this.arn
}

output "instance_identifier" {
  description = "The instance's identifier."
  value       = aws_db_instance.this.identifier
}

output "monitoring_role_arn" {
  description = "ARN of Enhanced Monitoring's role; null without it."
  value       = one(aws_iam_role.monitoring[*].arn)
}

output "port" {
  description = "The port, for the same rules."
  value       = local.port
}

output "replica_endpoints" {
  description = "Endpoints of the replicas, `HOST:PORT`, by name."
  value       = { for key, instance in aws_db_instance.replica : key => instance.endpoint }
}

output "secret_statements" {
  description = <<-EOT
    Statements that let a role read the master user's secret, as `statements` of roles take them.
    For what administers the database; applications sign in as users of their own.
  EOT
  value       = local.secret_statements
}

output "security_group_id" {
  description = "Its security group's id, for rules of clients' groups: it waits for no instance."
  value       = aws_security_group.this.id
}
