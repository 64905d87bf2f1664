# Generated from src/data/database/database.ts by `npm run modules`. Do not edit.

variable "alarms" {
  type = object({
    # What an alarm, and its end, is told to.
    actions = list(string)
    # CPU above this share for 15 minutes, in per cent.
    cpu_percent = optional(number, 80)
    # Free storage below this for 15 minutes, in GiB.
    free_storage_gib = optional(number, 5)
    # Connections above this number for 15 minutes; default: no such alarm.
    connections = optional(number)
    # Replicas behind by more than this for 15 minutes, in seconds.
    replica_lag_seconds = optional(number, 300)
  })
  description = <<-EOT
    CloudWatch alarms.
    - actions: What an alarm, and its end, is told to. Allowed: 1 to 5 actions. Each action: an ARN
      of an SNS topic or another action, such as "arn:aws:service:region:123456789012:resource".
    - cpu_percent: CPU above this share for 15 minutes, in per cent. Allowed: a whole number from 0
      to 100 per cent. Default: 80.
    - free_storage_gib: Free storage below this for 15 minutes, in GiB. Allowed: a whole number from
      1 to 65536 GiB. Default: 5.
    - connections: Connections above this number for 15 minutes; default: no such alarm. Allowed: a
      whole number from 1 to 100000 connections. Optional.
    - replica_lag_seconds: Replicas behind by more than this for 15 minutes, in seconds. Allowed: a
      whole number from 1 to 86400 seconds. Default: 300.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.alarms == null ? true : (
      length(var.alarms.actions) >= 1 && length(var.alarms.actions) <= 5
    )
    error_message = try(
      "alarms.actions is a list of ${length(var.alarms.actions)} actions; allowed: 1 to 5 actions.",
      ""
    )
  }

  validation {
    condition = var.alarms == null ? true : alltrue([
      for action in var.alarms.actions :
      can(regex("^(?:arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", action))
    ])
    error_message = join(
      "\n",
      var.alarms == null ? [] : [
        for index, action in var.alarms.actions :
        "alarms.actions[${index}] is \"${action}\"; allowed: an ARN of an SNS topic or another action, such as \"arn:aws:service:region:123456789012:resource\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", action))
      ]
    )
  }

  validation {
    condition = var.alarms == null ? true : (
      floor(var.alarms.cpu_percent) == var.alarms.cpu_percent &&
      var.alarms.cpu_percent >= 0 &&
      var.alarms.cpu_percent <= 100
    )
    error_message = try(
      "alarms.cpu_percent is ${jsonencode(var.alarms.cpu_percent)}; allowed: a whole number from 0 to 100 per cent.",
      ""
    )
  }

  validation {
    condition = var.alarms == null ? true : (
      floor(var.alarms.free_storage_gib) == var.alarms.free_storage_gib &&
      var.alarms.free_storage_gib >= 1 &&
      var.alarms.free_storage_gib <= 65536
    )
    error_message = try(
      "alarms.free_storage_gib is ${jsonencode(var.alarms.free_storage_gib)}; allowed: a whole number from 1 to 65536 GiB.",
      ""
    )
  }

  validation {
    condition = (
      var.alarms == null ? true
      : var.alarms.connections == null ? true : (
        floor(var.alarms.connections) == var.alarms.connections &&
        var.alarms.connections >= 1 &&
        var.alarms.connections <= 100000
      )
    )
    error_message = try(
      "alarms.connections is ${jsonencode(var.alarms.connections)}; allowed: a whole number from 1 to 100000 connections.",
      ""
    )
  }

  validation {
    condition = var.alarms == null ? true : (
      floor(var.alarms.replica_lag_seconds) == var.alarms.replica_lag_seconds &&
      var.alarms.replica_lag_seconds >= 1 &&
      var.alarms.replica_lag_seconds <= 86400
    )
    error_message = try(
      "alarms.replica_lag_seconds is ${jsonencode(var.alarms.replica_lag_seconds)}; allowed: a whole number from 1 to 86400 seconds.",
      ""
    )
  }
}

variable "allow_major_version_upgrade" {
  type        = bool
  description = <<-EOT
    Whether `engine_version` may go to another major one: an upgrade with an outage, with
    `apply_immediately` or `blue_green_update`.
  EOT
  default     = false
  nullable    = false

  validation {
    condition     = !var.allow_major_version_upgrade || var.apply_immediately || var.blue_green_update
    error_message = "allow_major_version_upgrade is true while changes wait for the maintenance window; allowed: with apply_immediately or blue_green_update. Until the upgrade the database has the old version's parameter group, which RDS does not delete then: the apply would fail."
  }
}

variable "allow_private_tier" {
  type        = bool
  description = "Whether the tier may be a private one, which has a way out to the internet."
  default     = false
  nullable    = false
}

variable "apply_immediately" {
  type        = bool
  description = "Whether changes are made at once, which may interrupt; else in the maintenance window."
  default     = false
  nullable    = false
}

variable "auto_minor_version_upgrade" {
  type        = bool
  description = "Whether RDS upgrades to newer minor versions in the maintenance window."
  default     = true
  nullable    = false
}

variable "backups" {
  type = object({
    # Days that automated backups are kept, and back to which a moment can be restored.
    retention_days = optional(number, 7)
    # When they are made, in UTC, half an hour at least; default: RDS chooses.
    window = optional(string)
    # Whether snapshots have the database's tags.
    copy_tags = optional(bool, true)
    # Whether automated backups stay for their time when the database is deleted.
    keep_after_deletion = optional(bool, true)
  })
  description = <<-EOT
    Automated backups (Amazon RDS User Guide, introduction to backups).
    - retention_days: Days that automated backups are kept, and back to which a moment can be
      restored. Allowed: a whole number from 1 to 35 days. Default: 7.
    - window: When they are made, in UTC, half an hour at least; default: RDS chooses. Allowed: a
      time of the day in UTC, such as "17:00-17:30". Optional.
    - copy_tags: Whether snapshots have the database's tags. Default: true.
    - keep_after_deletion: Whether automated backups stay for their time when the database is
      deleted. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.backups.retention_days) == var.backups.retention_days &&
      var.backups.retention_days >= 1 &&
      var.backups.retention_days <= 35
    )
    error_message = "backups.retention_days is ${jsonencode(var.backups.retention_days)}; allowed: a whole number from 1 to 35 days."
  }

  validation {
    condition = var.backups.window == null ? true : can(regex("^(?:([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9])$", var.backups.window))
    error_message = try(
      "backups.window is \"${var.backups.window}\"; allowed: a time of the day in UTC, such as \"17:00-17:30\".",
      ""
    )
  }
}

variable "blue_green_update" {
  type        = bool
  description = "Whether changes go to a copy that takes over in under a minute (RDS Blue/Green Deployments)."
  default     = false
  nullable    = false

  validation {
    condition     = !var.blue_green_update || length(var.replicas) == 0
    error_message = "blue_green_update is true with the replicas \"${join("\", \"", keys(var.replicas))}\"; allowed: without replicas, which Terraform would go on to hold to the old database."
  }

  validation {
    condition     = !var.blue_green_update || var.password == "own"
    error_message = "blue_green_update is true while RDS manages the password; allowed: with the password own and master_password."
  }
}

variable "ca_certificate" {
  type        = string
  description = <<-EOT
    The authority of the server's certificate (Amazon RDS User Guide, using SSL/TLS). Allowed: one
    of "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1".
  EOT
  default     = "rds-ca-rsa2048-g1"
  nullable    = false

  validation {
    condition = contains([
      "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1",
    ], var.ca_certificate)
    error_message = "ca_certificate is \"${var.ca_certificate}\"; allowed: one of \"rds-ca-rsa2048-g1\", \"rds-ca-rsa4096-g1\", \"rds-ca-ecc384-g1\"."
  }
}

variable "clients" {
  type = map(object({
    # The group's id; may be known only after the apply.
    id = string
    # A lasting label that is known when Terraform plans; part of the addresses of rules that name
    # the group.
    name = string
    # The group's ARN.
    arn = optional(string)
    # The VPC that the group belongs to.
    vpc_id = optional(string)
  }))
  description = <<-EOT
    Security groups that may connect, by names of your choice. Nobody else can.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 60 clients: a security group has 60 rules.
    - id: The group's id; may be known only after the apply.
    - name: A lasting label that is known when Terraform plans; part of the addresses of rules that
      name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] +
      = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-", which
      AWS keeps for ids.
    - arn: The group's ARN. Optional.
    - vpc_id: The VPC that the group belongs to. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, client in var.clients : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "clients is a map with the keys \"${join("\", \"", [
      for name, client in var.clients : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.clients) <= 60
    error_message = "clients is a map of ${length(var.clients)} clients; allowed: at most 60 clients: a security group has 60 rules."
  }

  validation {
    condition = alltrue([
      for client in var.clients :
      length(client.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", client.name))
    ])
    error_message = join("\n", [
      for key, client in var.clients :
      "clients[\"${key}\"].name is \"${client.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(client.name) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", client.name))
    ])
  }

  validation {
    condition = alltrue([for client in var.clients : !startswith(client.name, "sg-")])
    error_message = join("\n", [
      for key, client in var.clients :
      "clients[\"${key}\"].name is \"${client.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if startswith(client.name, "sg-")
    ])
  }

  validation {
    condition = length([
      for key, client in var.clients : key
      if(client.vpc_id == null ? var.network.vpc_id : client.vpc_id) != var.network.vpc_id
    ]) == 0
    error_message = "clients has \"${join("\", \"", [
      for key, client in var.clients : key
      if(client.vpc_id == null ? var.network.vpc_id : client.vpc_id) != var.network.vpc_id
    ])}\" of another VPC; allowed: groups of the network's VPC \"${var.network.vpc_id}\"."
  }

  validation {
    condition = (
      length(distinct([for client in var.clients : client.id])) ==
      length([for client in var.clients : client.id])
    )
    error_message = "clients has the groups \"${join("\", \"", [for client in var.clients : client.id])}\"; allowed: each group once."
  }
}

variable "database_name" {
  type        = string
  description = <<-EOT
    A database that is made at first. It counts then only: a later change is ignored. Allowed: 1 to
    63 ASCII letters, digits and underscores, beginning with a letter.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.database_name == null ? true : can(regex("^(?:[A-Za-z][A-Za-z0-9_]{0,62})$", var.database_name))
    error_message = try(
      "database_name is \"${var.database_name}\"; allowed: 1 to 63 ASCII letters, digits and underscores, beginning with a letter.",
      ""
    )
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Whether RDS refuses to delete the database: first off, then gone."
  default     = true
  nullable    = false
}

variable "engine" {
  type        = string
  description = "The engine. A change replaces the database. Allowed: one of \"postgres\", \"mysql\", \"mariadb\"."
  nullable    = false

  validation {
    condition     = contains(["postgres", "mysql", "mariadb"], var.engine)
    error_message = "engine is \"${var.engine}\"; allowed: one of \"postgres\", \"mysql\", \"mariadb\"."
  }
}

variable "engine_version" {
  type        = string
  description = <<-EOT
    The engine's version; best a major one alone: of minor ones RDS makes no more databases after a
    while, and a minor upgrade that RDS makes by itself shows as a difference. Allowed: a major
    version such as "17", "8.4" or "11.4", of which AWS takes the newest minor one, or a minor one
    such as "8.4.7".
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[0-9]{1,2}([.][0-9]{1,2}){0,2})$", var.engine_version))
    error_message = "engine_version is \"${var.engine_version}\"; allowed: a major version such as \"17\", \"8.4\" or \"11.4\", of which AWS takes the newest minor one, or a minor one such as \"8.4.7\"."
  }

  validation {
    condition = (
      var.engine == "postgres" ? can(regex("^1[1-9]([.][0-9]+)?$", var.engine_version))
      : var.engine == "mysql"
      ? can(regex("^(5[.]7|8[.]0|8[.]4)([.][0-9]+)?$", var.engine_version))
      : can(regex("^(10[.]6|10[.]11|11[.]4|11[.]8)([.][0-9]+)?$", var.engine_version))
    )
    error_message = "engine_version is \"${var.engine_version}\" of ${var.engine}; allowed: 11 to 19 of postgres, 5.7, 8.0 or 8.4 of mysql, 10.6, 10.11, 11.4 or 11.8 of mariadb, each with a minor version or without."
  }

  validation {
    condition = (
      var.extended_support ||
      !(
        var.engine == "postgres" ? can(regex("^(11|12|13)([.]|$)", var.engine_version))
        : var.engine == "mysql"
        ? can(regex("^(5[.]7|8[.]0)([.]|$)", var.engine_version))
        : can(regex("^(10[.]6)([.]|$)", var.engine_version))
      )
    )
    error_message = "engine_version is \"${var.engine_version}\" of ${var.engine}, whose standard support on RDS has ended; allowed: ${lookup({
      mariadb  = "10.11, 11.4, 11.8"
      mysql    = "8.4"
      postgres = "14, 15, 16, 17, 18"
    }, var.engine, "")}, or extended_support = true for a price, of postgres and mysql."
  }

  validation {
    condition = !can(regex("^(postgres 14[.](0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17)|postgres 15[.](0|1|2|3|4|5|6|7|8|9|10|11|12)|postgres 16[.](0|1|2|3|4|5|6|7|8)|postgres 17[.](0|1|2|3|4)|postgres 18[.](0)|mysql 8[.]0[.](0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|37|38|39)|mysql 8[.]4[.](0|1|2)|mariadb 10[.]6[.](0|1|2|3|4)|mariadb 10[.]11[.](0|1|2|3)|mariadb 11[.]4[.](0|1|2)|mariadb 11[.]8[.](0|1|2))$", "${var.engine} ${var.engine_version}"))
    error_message = "engine_version is \"${var.engine_version}\" of ${var.engine}, which RDS makes no database of; allowed: the major version alone, or ${lookup({
      mariadb  = "10.6.5, 10.11.4, 11.4.3, 11.8.3"
      mysql    = "8.0.40, 8.4.3"
      postgres = "14.18, 15.13, 16.9, 17.5, 18.1"
    }, var.engine, "")} and later."
  }
}

variable "extended_support" {
  type        = bool
  description = <<-EOT
    Whether RDS goes on, for a price, after the end of the version's standard support (Amazon RDS
    Extended Support); else it upgrades what runs and refuses to make a new one. Of PostgreSQL and
    MySQL.
  EOT
  default     = false
  nullable    = false

  validation {
    condition     = !var.extended_support || var.engine == "postgres" || var.engine == "mysql"
    error_message = "extended_support is true for ${var.engine}; allowed: for postgres and mysql only."
  }
}

variable "final_snapshot" {
  type = object({
    # Whether the database goes without a last snapshot.
    skip = optional(bool, false)
    # The snapshot's name; default: the database's, `-final-` and eight characters, other ones of
    # each database.
    identifier = optional(string)
  })
  description = <<-EOT
    A last snapshot when the database is destroyed.
    - skip: Whether the database goes without a last snapshot. Default: false.
    - identifier: The snapshot's name; default: the database's, `-final-` and eight characters,
      other ones of each database. RDS refuses one that is taken. Allowed: ASCII letters, digits and
      single hyphens, beginning with a letter and not ending with a hyphen. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.final_snapshot.identifier == null ? true : can(regex(
      "^(?:[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*)$",
      var.final_snapshot.identifier
    ))
    error_message = try(
      "final_snapshot.identifier is \"${var.final_snapshot.identifier}\"; allowed: ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition     = !var.final_snapshot.skip || var.final_snapshot.identifier == null
    error_message = "final_snapshot is skipped and called ${jsonencode(var.final_snapshot.identifier)}; allowed: one of the two."
  }
}

variable "force_tls" {
  type        = bool
  description = "Whether connections without TLS are refused (rds.force_ssl, require_secure_transport)."
  default     = true
  nullable    = false
}

variable "iam_authentication" {
  type        = bool
  description = "Whether users of the database may sign in by IAM in place of a password."
  default     = false
  nullable    = false
}

variable "iam_users" {
  type        = list(string)
  description = <<-EOT
    Users of the database that applications sign in as by IAM, each with its statement in
    `connect_statements`. The master user makes them in the database, once.
    Allowed: each user once.
    Each user: 1 to 32 lower-case ASCII letters, digits and underscores, beginning with a letter.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(distinct(var.iam_users)) == length(var.iam_users)
    error_message = "iam_users is [${join(", ", [for text in var.iam_users : "\"${text}\""])}]; allowed: each user once."
  }

  validation {
    condition = alltrue([for user in var.iam_users : can(regex("^(?:[a-z][a-z0-9_]{0,31})$", user))])
    error_message = join("\n", [
      for index, user in var.iam_users :
      "iam_users[${index}] is \"${user}\"; allowed: 1 to 32 lower-case ASCII letters, digits and underscores, beginning with a letter."
      if !can(regex("^(?:[a-z][a-z0-9_]{0,31})$", user))
    ])
  }

  validation {
    condition     = length(var.iam_users) == 0 || var.iam_authentication
    error_message = "iam_users is \"${join("\", \"", var.iam_users)}\" without IAM; allowed: with iam_authentication = true."
  }

  validation {
    condition     = !contains(var.iam_users, var.master_username)
    error_message = "iam_users is \"${join("\", \"", var.iam_users)}\", with the master user \"${var.master_username}\"; allowed: other users, with no more rights than they need."
  }
}

variable "insights" {
  type = object({
    # Whether load and waits are recorded by statement.
    enabled = optional(bool, true)
    # advanced: with plans, locks and logs in one view, priced by vCPU.
    mode = optional(string, "standard")
    # Days that records are kept: 7 without a price, 31 to 713 in months of 31, or 731.
    retention_days = optional(number, 7)
    # Key that encrypts the records; it cannot be changed.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    Performance Insights, the base of CloudWatch Database Insights. Allowed: the mode advanced when
    enabled, with 465 days at least.
    - enabled: Whether load and waits are recorded by statement. Default: true.
    - mode: advanced: with plans, locks and logs in one view, priced by vCPU. Allowed: one of
      "standard", "advanced". Default: "standard".
    - retention_days: Days that records are kept: 7 without a price, 31 to 713 in months of 31, or 731.
      Allowed: one of 7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465,
      496, 527, 558, 589, 620, 651, 682, 713, 731 days. Default: 7.
    - kms_key_arn: Key that encrypts the records; it cannot be changed. Default: aws/rds. Allowed: a
      KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      var.insights.mode == "standard" || var.insights.enabled && var.insights.retention_days >= 465
    )
    error_message = "insights is the mode advanced with enabled ${var.insights.enabled} and ${var.insights.retention_days} days; allowed: the mode advanced when enabled, with 465 days at least."
  }

  validation {
    condition     = contains(["standard", "advanced"], var.insights.mode)
    error_message = "insights.mode is \"${var.insights.mode}\"; allowed: one of \"standard\", \"advanced\"."
  }

  validation {
    condition = contains([
      7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651,
      682, 713, 731,
    ], var.insights.retention_days)
    error_message = "insights.retention_days is ${jsonencode(var.insights.retention_days)}; allowed: one of 7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713, 731 days."
  }

  validation {
    condition = var.insights.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.insights.kms_key_arn))
    error_message = try(
      "insights.kms_key_arn is \"${var.insights.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = (
      !var.insights.enabled ||
      var.engine == "postgres" ||
      !can(regex("^db[.](t3|t4g)[.](micro|small)$", var.instance_class))
    )
    error_message = "insights is enabled for ${var.engine} on ${var.instance_class}; allowed: larger classes, or insights.enabled = false."
  }
}

variable "instance_class" {
  type        = string
  description = <<-EOT
    The class of the instance: CPU and memory. Allowed: a class of the current generations, such as
    "db.t4g.medium" or "db.r8g.large".
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:db[.](t3|t4g|m[5-9][a-z]*|r[5-9][a-z]*|x2(g|idn|iedn)|x[3-9][a-z]*)[.](micro|small|medium|large|[0-9]*xlarge))$", var.instance_class))
    error_message = "instance_class is \"${var.instance_class}\"; allowed: a class of the current generations, such as \"db.t4g.medium\" or \"db.r8g.large\"."
  }
}

variable "logs" {
  type = object({
    # Logs that go to CloudWatch.
    exports = optional(set(string))
    # Days that CloudWatch keeps them.
    retention_days = optional(number, 90)
    # Key that encrypts the log groups; its policy must let CloudWatch Logs use it.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    Log groups are made beforehand, so that they have a retention.
    - exports: Logs that go to CloudWatch. Default: postgresql and upgrade of PostgreSQL, error and
      slowquery of the others. With general or slowquery the engine is told to write them to files.
      Each log: one of "postgresql", "upgrade", "error", "general", "slowquery",
      "iam-db-auth-error". Optional.
    - retention_days: Days that CloudWatch keeps them. Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90,
      120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Default: 90.
    - kms_key_arn: Key that encrypts the log groups; its policy must let CloudWatch Logs use it.
      Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.logs.exports == null ? true : alltrue([
      for log in var.logs.exports :
      contains(["postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error"], log)
    ])
    error_message = join(
      "\n",
      var.logs.exports == null ? [] : [
        for log in var.logs.exports :
        "logs.exports is \"${log}\"; allowed: one of \"postgresql\", \"upgrade\", \"error\", \"general\", \"slowquery\", \"iam-db-auth-error\"."
        if !contains(["postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error"], log)
      ]
    )
  }

  validation {
    condition = contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.logs.retention_days)
    error_message = "logs.retention_days is ${jsonencode(var.logs.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }

  validation {
    condition = var.logs.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.logs.kms_key_arn))
    error_message = try(
      "logs.kms_key_arn is \"${var.logs.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = length([
      for log in(var.logs.exports == null ? [] : var.logs.exports) : log
      if !contains(
        lookup({
          mariadb  = ["error", "general", "slowquery", "iam-db-auth-error"]
          mysql    = ["error", "general", "slowquery", "iam-db-auth-error"]
          postgres = ["postgresql", "upgrade", "iam-db-auth-error"]
        }, var.engine, []),
        log
      )
    ]) == 0
    error_message = join("", [
      "logs.exports has \"",
      join("\", \"", [
        for log in(var.logs.exports == null ? [] : var.logs.exports) : log
        if !contains(
          lookup({
            mariadb  = ["error", "general", "slowquery", "iam-db-auth-error"]
            mysql    = ["error", "general", "slowquery", "iam-db-auth-error"]
            postgres = ["postgresql", "upgrade", "iam-db-auth-error"]
          }, var.engine, []),
          log
        )
      ]),
      "\"; allowed: of \"",
      join("\", \"", lookup({
        mariadb  = ["error", "general", "slowquery", "iam-db-auth-error"]
        mysql    = ["error", "general", "slowquery", "iam-db-auth-error"]
        postgres = ["postgresql", "upgrade", "iam-db-auth-error"]
      }, var.engine, [])),
      "\", the logs of ${var.engine}.",
    ])
  }
}

variable "maintenance_window" {
  type        = string
  description = <<-EOT
    When RDS makes changes, in UTC, half an hour at least; default: RDS chooses. Allowed: a time of
    the week in UTC, such as "sun:18:00-sun:19:00".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.maintenance_window == null ? true : can(regex("^(?:(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9])$", var.maintenance_window))
    error_message = try(
      "maintenance_window is \"${var.maintenance_window}\"; allowed: a time of the week in UTC, such as \"sun:18:00-sun:19:00\".",
      ""
    )
  }
}

variable "master_password" {
  type        = string
  description = <<-EOT
    The own password, 8 to 128 printable ASCII characters without / @ " and spaces. An ephemeral
    value: in no state and no plan, and sent once per `master_password_version`. Allowed: 8 to 128
    printable ASCII characters without / @ " and spaces.
  EOT
  default     = null
  nullable    = true
  sensitive   = true
  ephemeral   = true

  validation {
    condition = var.master_password == null ? true : (
      length(var.master_password) >= 8 && can(regex("^[!#-.0-?A-~]{1,128}$", var.master_password))
    )
    error_message = "master_password is a sensitive value; allowed: 8 to 128 printable ASCII characters without / @ \" and spaces."
  }

  validation {
    condition     = (var.password == "own") == (var.master_password != null)
    error_message = "password is \"${var.password}\", which master_password does not fit; allowed: master_password with the password own, and only with it."
  }

  validation {
    condition = (
      var.engine == "postgres" || length(var.master_password == null ? "" : var.master_password) <= 41
    )
    error_message = "master_password is too long for ${var.engine}; allowed: at most 41 characters."
  }
}

variable "master_password_rotation" {
  type = object({
    # Days between two changes.
    after_days = optional(number)
    # When, as a `rate` or a `cron` expression, in UTC.
    schedule = optional(string)
    # How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of the day.
    duration = optional(string)
  })
  description = <<-EOT
    When RDS changes the managed password; default: every seven days. Who signs in by it reads the
    secret anew.
    Allowed: either after_days or schedule.
    Allowed: duration with schedule only.
    - after_days: Days between two changes. Allowed: a whole number from 1 to 1000 days. Optional.
    - schedule: When, as a `rate` or a `cron` expression, in UTC. Allowed: a schedule such as
      "rate(10 days)" or "cron(0 16 1,15 * ? *)", in UTC. Optional.
    - duration: How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of
      the day. Allowed: hours such as "3h". Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.master_password_rotation == null ? true : (
      (var.master_password_rotation.after_days != null) != (var.master_password_rotation.schedule != null)
    )
    error_message = try(
      "master_password_rotation ${
        var.master_password_rotation.after_days == null
        ? "has neither after_days nor schedule"
        : "has both after_days and schedule"
      }; allowed: either after_days or schedule.",
      ""
    )
  }

  validation {
    condition = var.master_password_rotation == null ? true : (
      var.master_password_rotation.schedule != null || var.master_password_rotation.duration == null
    )
    error_message = try(
      "master_password_rotation is duration ${jsonencode(var.master_password_rotation.duration)} without a schedule; allowed: duration with schedule only.",
      ""
    )
  }

  validation {
    condition = (
      var.master_password_rotation == null ? true
      : var.master_password_rotation.after_days == null ? true : (
        floor(var.master_password_rotation.after_days) == var.master_password_rotation.after_days &&
        var.master_password_rotation.after_days >= 1 &&
        var.master_password_rotation.after_days <= 1000
      )
    )
    error_message = try(
      "master_password_rotation.after_days is ${jsonencode(var.master_password_rotation.after_days)}; allowed: a whole number from 1 to 1000 days.",
      ""
    )
  }

  validation {
    condition = (
      var.master_password_rotation == null ? true
      : var.master_password_rotation.schedule == null ? true : can(regex(
        "^(?:(rate[(][1-9][0-9]* (hours?|days?)[)]|cron[(][0-9A-Za-z#?*/, -]+[)]))$",
        var.master_password_rotation.schedule
      ))
    )
    error_message = try(
      "master_password_rotation.schedule is \"${var.master_password_rotation.schedule}\"; allowed: a schedule such as \"rate(10 days)\" or \"cron(0 16 1,15 * ? *)\", in UTC.",
      ""
    )
  }

  validation {
    condition = (
      var.master_password_rotation == null ? true
      : var.master_password_rotation.duration == null ? true : can(regex(
        "^(?:([1-9]|1[0-9]|2[0-4])h)$",
        var.master_password_rotation.duration
      ))
    )
    error_message = try(
      "master_password_rotation.duration is \"${var.master_password_rotation.duration}\"; allowed: hours such as \"3h\".",
      ""
    )
  }

  validation {
    condition     = var.master_password_rotation == null || var.password == "managed"
    error_message = "password is \"${var.password}\" with master_password_rotation; allowed: master_password_rotation with the password managed only."
  }
}

variable "master_password_version" {
  type        = number
  description = <<-EOT
    A number that goes up with each new `master_password`: a change sends it. Allowed: a whole
    number from 1 to 1000000.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition = (
      floor(var.master_password_version) == var.master_password_version &&
      var.master_password_version >= 1 &&
      var.master_password_version <= 1000000
    )
    error_message = "master_password_version is ${jsonencode(var.master_password_version)}; allowed: a whole number from 1 to 1000000."
  }
}

variable "master_secret_arn" {
  type        = string
  description = <<-EOT
    The secret that keeps the own password, passed on to clients in `database`. Allowed: a secret's
    ARN, such as "arn:aws:secretsmanager:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.master_secret_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.master_secret_arn))
    error_message = try(
      "master_secret_arn is \"${var.master_secret_arn}\"; allowed: a secret's ARN, such as \"arn:aws:secretsmanager:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = var.master_secret_arn == null || var.password == "own"
    error_message = "password is \"${var.password}\" with master_secret_arn; allowed: master_secret_arn with the password own only."
  }
}

variable "master_secret_kms_key_arn" {
  type        = string
  description = <<-EOT
    Key that encrypts the managed secret; default: aws/secretsmanager. One that is left out later
    stays. Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.master_secret_kms_key_arn == null ? true : can(regex(
      "^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$",
      var.master_secret_kms_key_arn
    ))
    error_message = try(
      "master_secret_kms_key_arn is \"${var.master_secret_kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = var.master_secret_kms_key_arn == null || var.password == "managed"
    error_message = "password is \"${var.password}\" with master_secret_kms_key_arn; allowed: master_secret_kms_key_arn with the password managed only."
  }
}

variable "master_username" {
  type        = string
  description = <<-EOT
    The master user's name. It counts at first only: a later change is ignored, and a snapshot
    brings its own. Allowed: 1 to 16 ASCII letters, digits and underscores, beginning with a letter.
  EOT
  default     = "dbadmin"
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z][A-Za-z0-9_]{0,15})$", var.master_username))
    error_message = "master_username is \"${var.master_username}\"; allowed: 1 to 16 ASCII letters, digits and underscores, beginning with a letter."
  }
}

variable "monitoring_seconds" {
  type        = number
  description = <<-EOT
    Seconds between metrics of the operating system (Enhanced Monitoring), by a role of its own; 0:
    none. Allowed: one of 0, 1, 5, 10, 15, 30, 60 seconds.
  EOT
  default     = 60
  nullable    = false

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.monitoring_seconds)
    error_message = "monitoring_seconds is ${jsonencode(var.monitoring_seconds)}; allowed: one of 0, 1, 5, 10, 15, 30, 60 seconds."
  }
}

variable "multi_az" {
  type        = bool
  description = "Whether a standby stands in another zone, which takes over by itself."
  default     = true
  nullable    = false
}

variable "name" {
  type        = string
  description = <<-EOT
    The DB instance's identifier, and the beginning of the names of what belongs to it.
    Allowed: lower-case ASCII letters, digits and single hyphens, beginning with a letter and not
    ending with a hyphen.
    Allowed: at most 57 characters: a last snapshot's name has six more.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z][a-z0-9]*(-[a-z0-9]+)*)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: lower-case ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.name) <= 57
    error_message = "name is a text of ${length(var.name)} characters; allowed: at most 57 characters: a last snapshot's name has six more."
  }
}

variable "network" {
  type = object({
    # The VPC's id.
    vpc_id = string
    # The VPC's IPv4 ranges, the primary one first.
    cidr_blocks = list(string)
    # The VPC's IPv6 range.
    ipv6_cidr_block = optional(string)
    # The network's tiers, by name.
    tiers = map(object({
      # Whether its subnets reach the internet directly, through NAT, or not at all.
      kind = string
      # Whether they do reach it; default: as the kind says.
      internet = optional(bool)
      # The tier's subnets, by zone.
      subnets = map(object({
        # The subnet's id.
        id = string
        # The subnet's IPv4 range.
        cidr_block = string
        # The subnet's IPv6 range.
        ipv6_cidr_block = optional(string)
        # The route table of the subnet.
        route_table_id = optional(string)
      }))
    }))
    # A network's DNS settings.
    dns = optional(object({
      # Whether the VPC's own resolver answers (enable_dns_support).
      support = optional(bool, true)
      # Whether instances get DNS names (enable_dns_hostnames).
      hostnames = optional(bool, true)
      # DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's resolver.
      servers = optional(list(string), [])
    }), {})
  })
  description = <<-EOT
    The network that it stands in: the output `network` of modules/network.
    - vpc_id: The VPC's id.
    - cidr_blocks: The VPC's IPv4 ranges, the primary one first.
    - ipv6_cidr_block: The VPC's IPv6 range. Optional.
    - tiers: The network's tiers, by name.
      - kind: Whether its subnets reach the internet directly, through NAT, or not at all. Allowed:
        one of "public", "private", "isolated".
      - internet: Whether they do reach it; default: as the kind says. A private tier without NAT
        does not. Optional.
      - subnets: The tier's subnets, by zone.
        - id: The subnet's id.
        - cidr_block: The subnet's IPv4 range.
        - ipv6_cidr_block: The subnet's IPv6 range. Optional.
        - route_table_id: The route table of the subnet. Optional.
    - dns: A network's DNS settings. Default: {}.
      - support: Whether the VPC's own resolver answers (enable_dns_support). Default: true.
      - hostnames: Whether instances get DNS names (enable_dns_hostnames). Default: true.
      - servers: DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's
        resolver. Default: [].
  EOT
  nullable    = false

  validation {
    condition = alltrue([
      for tier in var.network.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join("\n", [
      for key, tier in var.network.tiers :
      "network.tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
      if !contains(["public", "private", "isolated"], tier.kind)
    ])
  }
}

variable "parameters" {
  type = map(object({
    # The value, as the engine writes it.
    value = string
    # pending-reboot for static parameters: they hold from the next reboot on.
    apply_method = optional(string, "immediate")
  }))
  description = <<-EOT
    Parameters of the engine, by their names. Allowed: names of lower-case ASCII letters, digits,
    dots and underscores.
    - value: The value, as the engine writes it.
    - apply_method: pending-reboot for static parameters: they hold from the next reboot on.
      Allowed: one of "immediate", "pending-reboot". Default: "immediate".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name in keys(var.parameters) : name
      if !can(regex("^[a-z][a-z0-9_.]{0,127}$", name))
    ]) == 0
    error_message = "parameters is a map with \"${join("\", \"", [
      for name in keys(var.parameters) : name
      if !can(regex("^[a-z][a-z0-9_.]{0,127}$", name))
    ])}\"; allowed: names of lower-case ASCII letters, digits, dots and underscores."
  }

  validation {
    condition = alltrue([
      for parameter in var.parameters : contains(["immediate", "pending-reboot"], parameter.apply_method)
    ])
    error_message = join("\n", [
      for key, parameter in var.parameters :
      "parameters[\"${key}\"].apply_method is \"${parameter.apply_method}\"; allowed: one of \"immediate\", \"pending-reboot\"."
      if !contains(["immediate", "pending-reboot"], parameter.apply_method)
    ])
  }

  validation {
    condition = length([
      for name in keys(var.parameters) : name
      if contains(["rds.force_ssl", "require_secure_transport"], name)
    ]) == 0
    error_message = "parameters has \"${join("\", \"", [
      for name in keys(var.parameters) : name
      if contains(["rds.force_ssl", "require_secure_transport"], name)
    ])}\"; allowed: TLS by force_tls."
  }
}

variable "password" {
  type        = string
  description = <<-EOT
    managed: RDS makes the master password, keeps it in Secrets Manager and changes it every week.
    own: `master_password`, which replicas and blue/green updates need, since RDS refuses them for a
    managed one (Amazon RDS User Guide, password management with Secrets Manager). Allowed: one of
    "managed", "own".
  EOT
  default     = "managed"
  nullable    = false

  validation {
    condition     = contains(["managed", "own"], var.password)
    error_message = "password is \"${var.password}\"; allowed: one of \"managed\", \"own\"."
  }
}

variable "port" {
  type        = number
  description = "The port; default: 5432 of PostgreSQL, 3306 of the others. Allowed: a whole number from 1150 to 65535."
  default     = null
  nullable    = true

  validation {
    condition = var.port == null ? true : (
      floor(var.port) == var.port && var.port >= 1150 && var.port <= 65535
    )
    error_message = "port is ${jsonencode(var.port)}; allowed: a whole number from 1150 to 65535."
  }
}

variable "replicas" {
  type = map(object({
    # Class of its own; default: the database's.
    instance_class = optional(string)
    # The zone that it stands in; default: RDS chooses.
    zone = optional(string)
    # Whether it has a standby of its own, for one that is to be promoted.
    multi_az = optional(bool, false)
    # Whether RDS refuses to delete it.
    deletion_protection = optional(bool, true)
  }))
  description = <<-EOT
    Read replicas by name, called after the database and the name. They need the own password.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 15 replicas.
    - instance_class: Class of its own; default: the database's. Allowed: a class of the current
      generations, such as "db.t4g.medium" or "db.r8g.large". Optional.
    - zone: The zone that it stands in; default: RDS chooses. Allowed: a zone's name, such as
      "ap-northeast-2a" (not its id, and not the region). Optional.
    - multi_az: Whether it has a standby of its own, for one that is to be promoted. Default: false.
    - deletion_protection: Whether RDS refuses to delete it. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, replica in var.replicas : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "replicas is a map with the keys \"${join("\", \"", [
      for name, replica in var.replicas : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.replicas) <= 15
    error_message = "replicas is a map of ${length(var.replicas)} replicas; allowed: at most 15 replicas."
  }

  validation {
    condition = alltrue([
      for replica in var.replicas :
      replica.instance_class == null ? true : can(regex("^(?:db[.](t3|t4g|m[5-9][a-z]*|r[5-9][a-z]*|x2(g|idn|iedn)|x[3-9][a-z]*)[.](micro|small|medium|large|[0-9]*xlarge))$", replica.instance_class))
    ])
    error_message = join("\n", [
      for key, replica in var.replicas :
      "replicas[\"${key}\"].instance_class is \"${replica.instance_class}\"; allowed: a class of the current generations, such as \"db.t4g.medium\" or \"db.r8g.large\"."
      if replica.instance_class == null ? false : !can(regex("^(?:db[.](t3|t4g|m[5-9][a-z]*|r[5-9][a-z]*|x2(g|idn|iedn)|x[3-9][a-z]*)[.](micro|small|medium|large|[0-9]*xlarge))$", replica.instance_class))
    ])
  }

  validation {
    condition = alltrue([
      for replica in var.replicas :
      replica.zone == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", replica.zone))
    ])
    error_message = join("\n", [
      for key, replica in var.replicas :
      "replicas[\"${key}\"].zone is \"${replica.zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
      if replica.zone == null ? false : !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", replica.zone))
    ])
  }

  validation {
    condition = (
      !contains(keys(var.network.tiers), var.tier) ||
      length([
        for key, replica in var.replicas : key
        if replica.zone == null ? false : replica.multi_az || !contains(local.tier_zones, replica.zone)
      ]) == 0
    )
    error_message = join("", [
      "replicas has a zone for \"",
      join("\", \"", [
        for key, replica in var.replicas : key
        if replica.zone == null ? false : replica.multi_az || !contains(local.tier_zones, replica.zone)
      ]),
      "\"; allowed: of \"",
      join("\", \"", local.tier_zones),
      "\", the tier's zones, and without multi_az.",
    ])
  }

  validation {
    condition     = length(var.replicas) == 0 || var.password == "own"
    error_message = "replicas has \"${join("\", \"", keys(var.replicas))}\" while RDS manages the password; allowed: replicas with the password own and master_password. RDS makes none of a database whose password it manages."
  }

  validation {
    condition = length([
      for key in keys(var.replicas) : key
      if length("${var.name}-${key}") > 63
    ]) == 0
    error_message = "replicas has the names \"${join("\", \"", [
      for key in keys(var.replicas) : key
      if length("${var.name}-${key}") > 63
    ])}\" after \"${var.name}\"; allowed: at most 63 characters together with a hyphen."
  }

  validation {
    condition = length([for key in keys(var.replicas) : key if can(regex("--", key))]) == 0
    error_message = "replicas has the names \"${join("\", \"", [
      for key in keys(var.replicas) : key
      if can(regex("--", key))
    ])}\"; allowed: names without two hyphens in a row, which RDS takes in no identifier."
  }
}

variable "snapshot_identifier" {
  type        = string
  description = <<-EOT
    A snapshot that the database is made from. It counts at first only: a later change is ignored.
    Allowed: a snapshot's name or ARN.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.snapshot_identifier == null ? true : can(regex("^(?:[A-Za-z0-9][A-Za-z0-9:-]{0,254})$", var.snapshot_identifier))
    error_message = try(
      "snapshot_identifier is \"${var.snapshot_identifier}\"; allowed: a snapshot's name or ARN.",
      ""
    )
  }
}

variable "storage" {
  type = object({
    # gp3 for most; io2 for steady low latency (Amazon RDS User Guide, DB instance storage).
    type = optional(string, "gp3")
    # Size in GiB.
    allocated_gib = optional(number, 20)
    # Size in GiB up to which RDS lets it grow by itself; default: it does not.
    max_allocated_gib = optional(number)
    # I/O operations per second.
    iops = optional(number)
    # Throughput of gp3 in MiB/s, from 400 GiB on; 500 come with it.
    throughput_mibps = optional(number)
    # Key that encrypts the disk, backups and replicas; default: aws/rds.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    The disk, always encrypted.
    Allowed: a max_allocated_gib at least 10 per cent above allocated_gib.
    Allowed: iops and throughput_mibps of gp3 from 400 GiB on: below it they are 3000 and 125.
    Allowed: 12000 to 64000 IOPS of gp3.
    Allowed: at most a quarter of the IOPS in MiB/s.
    Allowed: io2 of 100 GiB at least, with iops up to 1000 per GiB and without throughput_mibps.
    - type: gp3 for most; io2 for steady low latency (Amazon RDS User Guide, DB instance storage).
      Allowed: one of "gp3", "io2". Default: "gp3".
    - allocated_gib: Size in GiB. It grows, by at least 10 per cent, and never shrinks. Allowed: a
      whole number from 20 to 65536 GiB. Default: 20.
    - max_allocated_gib: Size in GiB up to which RDS lets it grow by itself; default: it does not.
      Allowed: a whole number from 22 to 65536 GiB. Optional.
    - iops: I/O operations per second. gp3: 3000 come with less than 400 GiB, and 12000 or more with
      more. Allowed: a whole number from 1000 to 256000 IOPS. Optional.
    - throughput_mibps: Throughput of gp3 in MiB/s, from 400 GiB on; 500 come with it. Allowed: a
      whole number from 500 to 4000 MiB/s. Optional.
    - kms_key_arn: Key that encrypts the disk, backups and replicas; default: aws/rds. A change
      replaces the database. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.storage.max_allocated_gib == null ? true : (
      floor(var.storage.max_allocated_gib) * 10 >= floor(var.storage.allocated_gib) * 11
    )
    error_message = "storage is ${var.storage.allocated_gib} GiB that may grow to ${jsonencode(var.storage.max_allocated_gib)}; allowed: a max_allocated_gib at least 10 per cent above allocated_gib."
  }

  validation {
    condition = (
      var.storage.type != "gp3" ||
      var.storage.iops == null && var.storage.throughput_mibps == null ||
      var.storage.allocated_gib >= 400
    )
    error_message = "storage is gp3 of ${var.storage.allocated_gib} GiB with iops or throughput_mibps; allowed: iops and throughput_mibps of gp3 from 400 GiB on: below it they are 3000 and 125."
  }

  validation {
    condition = (
      var.storage.type != "gp3" ||
      (var.storage.iops == null ? true : var.storage.iops >= 12000 && var.storage.iops <= 64000)
    )
    error_message = "storage is gp3 with ${jsonencode(var.storage.iops)} IOPS; allowed: 12000 to 64000 IOPS of gp3."
  }

  validation {
    condition = var.storage.throughput_mibps == null ? true : floor(var.storage.throughput_mibps) * 4 <= (
      var.storage.iops == null ? 12000 : var.storage.iops
    )
    error_message = "storage is ${jsonencode(var.storage.throughput_mibps)} MiB/s with ${var.storage.iops == null ? 12000 : var.storage.iops} IOPS; allowed: at most a quarter of the IOPS in MiB/s."
  }

  validation {
    condition = (
      var.storage.type == "gp3" ||
      (
        var.storage.iops != null &&
        var.storage.throughput_mibps == null &&
        var.storage.allocated_gib >= 100 &&
        (var.storage.iops == null ? true : var.storage.iops <= floor(var.storage.allocated_gib) * 1000)
      )
    )
    error_message = join("", [
      "storage is io2 of ",
      var.storage.allocated_gib,
      " GiB with ",
      jsonencode(var.storage.iops),
      " IOPS and ",
      jsonencode(var.storage.throughput_mibps),
      " MiB/s; allowed: io2 of 100 GiB at least, with iops up to 1000 per GiB and without throughput_mibps.",
    ])
  }

  validation {
    condition     = contains(["gp3", "io2"], var.storage.type)
    error_message = "storage.type is \"${var.storage.type}\"; allowed: one of \"gp3\", \"io2\"."
  }

  validation {
    condition = (
      floor(var.storage.allocated_gib) == var.storage.allocated_gib &&
      var.storage.allocated_gib >= 20 &&
      var.storage.allocated_gib <= 65536
    )
    error_message = "storage.allocated_gib is ${jsonencode(var.storage.allocated_gib)}; allowed: a whole number from 20 to 65536 GiB."
  }

  validation {
    condition = var.storage.max_allocated_gib == null ? true : (
      floor(var.storage.max_allocated_gib) == var.storage.max_allocated_gib &&
      var.storage.max_allocated_gib >= 22 &&
      var.storage.max_allocated_gib <= 65536
    )
    error_message = "storage.max_allocated_gib is ${jsonencode(var.storage.max_allocated_gib)}; allowed: a whole number from 22 to 65536 GiB."
  }

  validation {
    condition = var.storage.iops == null ? true : (
      floor(var.storage.iops) == var.storage.iops && var.storage.iops >= 1000 && var.storage.iops <= 256000
    )
    error_message = "storage.iops is ${jsonencode(var.storage.iops)}; allowed: a whole number from 1000 to 256000 IOPS."
  }

  validation {
    condition = var.storage.throughput_mibps == null ? true : (
      floor(var.storage.throughput_mibps) == var.storage.throughput_mibps &&
      var.storage.throughput_mibps >= 500 &&
      var.storage.throughput_mibps <= 4000
    )
    error_message = "storage.throughput_mibps is ${jsonencode(var.storage.throughput_mibps)}; allowed: a whole number from 500 to 4000 MiB/s."
  }

  validation {
    condition = var.storage.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.storage.kms_key_arn))
    error_message = try(
      "storage.kms_key_arn is \"${var.storage.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "tags" {
  type        = map(string)
  description = <<-EOT
    Tags for every resource of the block, over the provider's default tags.
    Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not
    beginning with "aws:".
    Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(var.tags) <= 50 &&
      alltrue([
        for key, tag in var.tags :
        can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:")
      ])
    )
    error_message = "tags is ${jsonencode(var.tags)}; allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with \"aws:\"."
  }

  validation {
    condition = alltrue([
      for tag in var.tags : length(tag) <= 256 && can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
    error_message = join("\n", [
      for key, tag in var.tags :
      "tags[\"${key}\"] is \"${tag}\"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @."
      if length(tag) > 256 || !can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
  }
}

variable "tier" {
  type        = string
  description = "The tier of `network`: an isolated one with subnets in two zones at least."
  nullable    = false

  validation {
    condition     = contains(keys(var.network.tiers), var.tier)
    error_message = "tier is \"${var.tier}\"; allowed: of \"${join("\", \"", keys(var.network.tiers))}\", the network's tiers."
  }

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : ""
    ) != "public"
    error_message = "tier is \"${var.tier}\", which is public; allowed: an isolated tier. A database is not for the internet."
  }

  validation {
    condition = (
      var.allow_private_tier ||
      (contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "") != "private"
    )
    error_message = "tier is \"${var.tier}\", which has a way out to the internet; allowed: an isolated tier, or a private one with allow_private_tier."
  }

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier)
      ? length(
        contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
      ) >= 2
      : true
    )
    error_message = "tier is \"${var.tier}\", with subnets in \"${join(
      "\", \"",
      contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
    )}\"; allowed: a tier with subnets in two zones at least."
  }
}

variable "zone" {
  type        = string
  description = <<-EOT
    The zone of an instance without a standby; default: RDS chooses. A change replaces the database.
    Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zone == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", var.zone))
    error_message = try(
      "zone is \"${var.zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region).",
      ""
    )
  }

  validation {
    condition = (
      var.zone == null ||
      (
        contains(keys(var.network.tiers), var.tier)
        ? contains(keys(var.network.tiers[var.tier].subnets), var.zone == null ? "" : var.zone)
        : true
      )
    )
    error_message = "zone is ${jsonencode(var.zone)}; allowed: of \"${join("\", \"", local.tier_zones)}\", the zones of the tier \"${var.tier}\"."
  }

  validation {
    condition     = var.zone == null || !var.multi_az
    error_message = "zone is ${jsonencode(var.zone)} with a standby in another; allowed: a zone without multi_az only."
  }
}
