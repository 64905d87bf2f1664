# Generated from src/data/database/backups.ts by `npm run modules`. Do not edit.

# Backups and what is left in the end, and when RDS may work on the database.

# With a text of this very database: RDS refuses a name that a snapshot has already, and the one of
# an earlier database under this name stays.
resource "terraform_data" "final_snapshot" {
  input            = var.name
  triggers_replace = var.name

  lifecycle {
    ignore_changes = [input]
  }
}
