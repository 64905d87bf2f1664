# Generated from src/data/database/parameters.ts by `npm run modules`. Do not edit.

# The parameter group: TLS forced, logs written to files where they are exported, and what the user
# sets.

locals {
  family = "${var.engine}${
    var.engine == "postgres"
    ? split(".", var.engine_version)[0]
    : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
  }"

  has_slow_log    = contains(local.exported_logs, "slowquery")
  has_general_log = contains(local.exported_logs, "general")

  own_parameters = [
    for own in [
      {
        name   = var.engine == "postgres" ? "rds.force_ssl" : "require_secure_transport"
        value  = "1"
        wanted = var.force_tls
      },
      { name = "log_output", value = "FILE", wanted = local.has_slow_log || local.has_general_log },
      { name = "slow_query_log", value = "1", wanted = local.has_slow_log },
      { name = "general_log", value = "1", wanted = local.has_general_log },
    ] : { apply_method = "immediate", name = own.name, value = own.value }
    if contains(keys(var.parameters), own.name) ? false : own.wanted
  ]
}

resource "aws_db_parameter_group" "this" {
  description = "Parameters of the database"
  family      = local.family
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })

  dynamic "parameter" {
    for_each = concat(local.own_parameters, [
      for name, parameter in var.parameters :
      { apply_method = parameter.apply_method, name = name, value = parameter.value }
    ])

    content {
      apply_method = parameter.value.apply_method
      name         = parameter.value.name
      value        = parameter.value.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
