# Generated from src/data/database/database.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  reserved_user_words = {
    mariadb  = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler"
    mysql    = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler"
    postgres = "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with admin public rdsadmin rdsrepladmin rds_superuser rds_iam rds_replication"
  }

  reserved_users = split(" ", local.reserved_user_words[var.engine])

  reserved_database_words = {
    mariadb  = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill mysql sys information_schema performance_schema innodb"
    mysql    = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill mysql sys information_schema performance_schema innodb"
    postgres = "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with postgres rdsadmin template0 template1"
  }

  reserved_databases = split(" ", local.reserved_database_words[var.engine])

  reserved_words_used = concat(
    [
      for name in [var.master_username] :
      "master_username is \"${name}\"; allowed: a name that ${var.engine} does not reserve."
      if contains(local.reserved_users, lower(name))
    ],
    [
      for name in [var.database_name == null ? "" : var.database_name] :
      "database_name is \"${name}\"; allowed: a name that ${var.engine} does not reserve."
      if contains(local.reserved_databases, lower(name))
    ]
  )

  # A window that RDS chooses stands for any that does.
  backup_times = split("-", var.backups.window == null ? "00:00-00:30" : var.backups.window)

  maintenance_times = split(
    "-",
    var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
  )

  backup_start = (
    tonumber(substr(local.backup_times[0], 0, 2)) * 60 + tonumber(substr(local.backup_times[0], 3, 2))
  )

  backup_end = (
    tonumber(substr(local.backup_times[1], 0, 2)) * 60 + tonumber(substr(local.backup_times[1], 3, 2))
  )

  backup_length = (local.backup_end - local.backup_start + 1440) % 1440

  maintenance_start = (
    (
      index(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], substr(local.maintenance_times[0], 0, 3)) *
      1440
    ) +
    tonumber(substr(local.maintenance_times[0], 4, 2)) * 60 +
    tonumber(substr(local.maintenance_times[0], 7, 2))
  )

  maintenance_end = (
    (
      index(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], substr(local.maintenance_times[1], 0, 3)) *
      1440
    ) +
    tonumber(substr(local.maintenance_times[1], 4, 2)) * 60 +
    tonumber(substr(local.maintenance_times[1], 7, 2))
  )

  maintenance_length = (local.maintenance_end - local.maintenance_start + 10080) % 10080

  short_backup_window = [
    for wrong in [local.backup_length < 30] :
    "backups.window is ${jsonencode(var.backups.window)}; allowed: half an hour at least."
    if wrong
  ]

  short_maintenance_window = [
    for wrong in [local.maintenance_length < 30 || local.maintenance_length > 1439] :
    "maintenance_window is ${jsonencode(var.maintenance_window)}; allowed: half an hour at least, and less than a day."
    if wrong
  ]

  windows_meet = [
    for wrong in [
      var.backups.window != null &&
      var.maintenance_window != null &&
      (
        (local.backup_start - local.maintenance_start % 1440 + 1440) % 1440 < local.maintenance_length ||
        (local.maintenance_start % 1440 - local.backup_start % 1440 + 1440) % 1440 < local.backup_length
      ),
    ] :
    "maintenance_window is ${jsonencode(var.maintenance_window)} and backups.window ${jsonencode(var.backups.window)}; allowed: windows that do not meet on any day."
    if wrong
  ]

  window_problems = concat(
    local.short_backup_window, local.short_maintenance_window, local.windows_meet
  )

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )
}
