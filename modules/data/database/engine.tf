# Generated from src/data/database/engine.ts by `npm run modules`. Do not edit.

# The engine: its versions, and the names that it takes.

# ModifyDBInstance, AllowMajorVersionUpgrade: RDS says no only after what else the apply changes.
resource "terraform_data" "major_version" {
  input = (
    var.engine == "postgres"
    ? split(".", var.engine_version)[0]
    : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
  )
  triggers_replace = (
    var.allow_major_version_upgrade
    ? "${var.engine} ${
      var.engine == "postgres"
      ? split(".", var.engine_version)[0]
      : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
    }"
    : var.engine
  )

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition = (
        var.allow_major_version_upgrade ||
        self.output == (
          var.engine == "postgres"
          ? split(".", var.engine_version)[0]
          : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
        )
      )
      error_message = "engine_version is \"${var.engine_version}\" of a database of the major version ${self.output}; allowed: that major version, or another one with allow_major_version_upgrade = true, an upgrade with an outage."
    }
  }
}
