# Generated from src/data/database/database.ts by `npm run modules`. Do not edit.

# A PostgreSQL, MySQL or MariaDB database by RDS in subnets with no way out, reached from named
# security groups alone and by TLS. Encrypted, with a standby in another zone, backups, a managed
# password, logs, insights and metrics, protected from deletion; storage that grows, read replicas
# and alarms where they are asked for.
#
# alarms.tf      Alarms of the database and its replicas, by `database/WHAT` and `REPLICA/lag`.
# backups.tf     Backups and what is left in the end, and when RDS may work on the database.
# clients.tf     The database's security group: named groups come in by its port, and nothing goes
#                out.
# engine.tf      The engine: its versions, and the names that it takes.
# instance.tf    The DB instance.
# logs.tf        The logs that go to CloudWatch: a group for each, made beforehand so that it has a
#                retention.
# monitoring.tf  Insights, and metrics of the operating system by Enhanced Monitoring.
# parameters.tf  The parameter group: TLS forced, logs written to files where they are exported, and
#                what the user sets.
# placement.tf   Where the database stands: in subnets with no way out, and by which name.
# replicas.tf    Read replicas: each an instance of its own under a lasting name, which promotes
#                nothing by itself.
# rules.tf       What is refused: lists of problems that preconditions and checks tell, and steps of
#                the variables' validations.
# secret.tf      The secret that keeps the master password: when RDS changes it, and who may read
#                it.

locals {
  secret_statements = {
    for key, statement in {
      "database-secret" = {
        actions  = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        resource = local.secret_arn
        wanted   = var.password == "managed" ? true : var.master_secret_arn != null
      }
      "database-secret-key" = {
        actions  = ["kms:Decrypt"]
        resource = var.master_secret_kms_key_arn
        wanted   = var.master_secret_kms_key_arn != null
      }
    } : key => { actions = statement.actions, resources = [statement.resource] }
    if statement.wanted
  }

  connect_statements = {
    for user in var.iam_users : user => {
      "database-connect" = {
        actions = ["rds-db:connect"]
        resources = [
          "arn:${local.location[1]}:rds-db:${local.location[3]}:${local.location[4]}:dbuser:${
            aws_db_instance.this.resource_id
          }/${user}",
        ]
      }
    }
  }
}
