# Generated from src/data/database/secret.ts by `npm run modules`. Do not edit.

# The secret that keeps the master password: when RDS changes it, and who may read it.

locals {
  # Null where the password is the user's own and no secret is named.
  secret_arn = (
    terraform_data.password.output == "managed"
    ? aws_db_instance.this.master_user_secret[0].secret_arn
    : var.master_secret_arn
  )
}

# Whether RDS manages the password. While an own one becomes a managed one this is not known before
# the apply, and so neither is the secret: until then the state says that there is none.
resource "terraform_data" "password" {
  input            = var.password
  triggers_replace = var.password

  lifecycle {
    ignore_changes = [input]
  }
}

# When RDS changes the password that it manages. AWS Secrets Manager User Guide, "Managed rotation":
# such a secret has a schedule and no function of one's own.
resource "aws_secretsmanager_secret_rotation" "this" {
  count = var.master_password_rotation != null ? 1 : 0

  rotate_immediately = false
  secret_id          = local.secret_arn

  rotation_rules {
    automatically_after_days = var.master_password_rotation.after_days
    duration                 = var.master_password_rotation.duration
    schedule_expression      = var.master_password_rotation.schedule
  }
}
