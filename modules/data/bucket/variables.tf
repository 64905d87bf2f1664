# Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.

variable "abort_upload_days" {
  type        = number
  description = <<-EOT
    Days after which an unfinished multipart upload goes. Allowed: a whole number from 1 to 365
    days.
  EOT
  default     = 7
  nullable    = false

  validation {
    condition = (
      floor(var.abort_upload_days) == var.abort_upload_days &&
      var.abort_upload_days >= 1 &&
      var.abort_upload_days <= 365
    )
    error_message = "abort_upload_days is ${jsonencode(var.abort_upload_days)}; allowed: a whole number from 1 to 365 days."
  }
}

variable "access_logs" {
  type = object({
    # The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com
    # put objects.
    bucket = string
    # The beginning of the records' keys.
    prefix = optional(string, "")
  })
  description = <<-EOT
    Server access logs (Amazon S3 User Guide, logging requests with server access logging).
    - bucket: The bucket that S3 writes to, of the same region; its policy must let
      logging.s3.amazonaws.com put objects. Allowed: a bucket's name: 3 to 63 lower-case ASCII
      letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address; a
      name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3,
      .mrap, --x-s3, --table-s3, which AWS keeps.
    - prefix: The beginning of the records' keys. Allowed: up to 255 ASCII letters, digits and ! _ . *
      ' ( ) / -, not beginning with a slash. Default: "".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.access_logs == null ? true : (
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs.bucket)) &&
      !can(regex("[.]{2}|^[0-9]+([.][0-9]+){3}$", var.access_logs.bucket))
    )
    error_message = try(
      "access_logs.bucket is \"${var.access_logs.bucket}\"; allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address.",
      ""
    )
  }

  validation {
    condition = var.access_logs == null ? true : (
      !can(regex("^(xn--|sthree-|amzn-s3-demo-)", var.access_logs.bucket)) &&
      !can(regex("(-s3alias|--ol-s3|[.]mrap|--x-s3|--table-s3)$", var.access_logs.bucket))
    )
    error_message = try(
      "access_logs.bucket is \"${var.access_logs.bucket}\"; allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.",
      ""
    )
  }

  validation {
    condition = var.access_logs == null ? true : can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", var.access_logs.prefix))
    error_message = try(
      "access_logs.prefix is \"${var.access_logs.prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.",
      ""
    )
  }

  validation {
    condition     = var.access_logs == null ? true : var.access_logs.bucket != var.name
    error_message = "access_logs has the bucket \"${var.name}\", which is this one; allowed: another bucket. Each record would make a further one."
  }
}

variable "cors" {
  type = map(object({
    # Origins whose pages may ask.
    origins = list(string)
    # Methods that they may use.
    methods = optional(list(string), ["GET", "HEAD"])
    # Headers that a request may have, `*` for any text in a name.
    headers = optional(list(string), [])
    # Headers of the answer that scripts may read.
    exposed_headers = optional(list(string), [])
    # Seconds that a browser remembers the answer to its question.
    max_age_seconds = optional(number, 3600)
  }))
  description = <<-EOT
    Rules for pages of other origins, by their ids.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 100 rules.
    - origins: Origins whose pages may ask. Allowed: one origin at least. Each origin: an origin
      such as "https://www.example.com", with one * at most, without a path.
    - methods: Methods that they may use. Allowed: one method at least. Each method: one of "GET",
      "HEAD", "PUT", "POST", "DELETE". Default: ["GET", "HEAD"].
    - headers: Headers that a request may have, `*` for any text in a name. Default: [].
    - exposed_headers: Headers of the answer that scripts may read. Default: [].
    - max_age_seconds: Seconds that a browser remembers the answer to its question. Allowed: a whole
      number from 0 to 86400 seconds. Default: 3600.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, rule in var.cors : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "cors is a map with the keys \"${join("\", \"", [
      for name, rule in var.cors : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.cors) <= 100
    error_message = "cors is a map of ${length(var.cors)} rules; allowed: at most 100 rules."
  }

  validation {
    condition = alltrue([for rule in var.cors : length(rule.origins) >= 1])
    error_message = join("\n", [
      for key, rule in var.cors :
      "cors[\"${key}\"].origins is a list of ${length(rule.origins)} origins; allowed: one origin at least."
      if length(rule.origins) < 1
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.cors : alltrue([
        for origin in rule.origins : can(regex("^(?:[*]|https?://[*A-Za-z0-9.-]+(:[0-9]{1,5})?)$", origin))
      ])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.cors : [
        for index, origin in rule.origins :
        "cors[\"${key}\"].origins[${index}] is \"${origin}\"; allowed: an origin such as \"https://www.example.com\", with one * at most, without a path."
        if !can(regex("^(?:[*]|https?://[*A-Za-z0-9.-]+(:[0-9]{1,5})?)$", origin))
      ]
    ]))
  }

  validation {
    condition = alltrue([for rule in var.cors : length(rule.methods) >= 1])
    error_message = join("\n", [
      for key, rule in var.cors :
      "cors[\"${key}\"].methods is a list of ${length(rule.methods)} methods; allowed: one method at least."
      if length(rule.methods) < 1
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.cors :
      alltrue([for method in rule.methods : contains(["GET", "HEAD", "PUT", "POST", "DELETE"], method)])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.cors : [
        for index, method in rule.methods :
        "cors[\"${key}\"].methods[${index}] is \"${method}\"; allowed: one of \"GET\", \"HEAD\", \"PUT\", \"POST\", \"DELETE\"."
        if !contains(["GET", "HEAD", "PUT", "POST", "DELETE"], method)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for rule in var.cors :
      floor(rule.max_age_seconds) == rule.max_age_seconds &&
      rule.max_age_seconds >= 0 &&
      rule.max_age_seconds <= 86400
    ])
    error_message = join("\n", [
      for key, rule in var.cors :
      "cors[\"${key}\"].max_age_seconds is ${jsonencode(rule.max_age_seconds)}; allowed: a whole number from 0 to 86400 seconds."
      if floor(rule.max_age_seconds) != rule.max_age_seconds ||
      rule.max_age_seconds < 0 ||
      rule.max_age_seconds > 86400
    ])
  }
}

variable "event_bridge" {
  type        = bool
  description = "Whether events of the bucket go to EventBridge (Amazon S3 User Guide, Using EventBridge)."
  default     = false
  nullable    = false
}

variable "force_destroy" {
  type        = bool
  description = "Whether destroying the bucket deletes its objects, all versions of them, for good."
  default     = false
  nullable    = false
}

variable "intelligent_tiering" {
  type = object({
    # The beginning of the keys; default: all objects.
    prefix = optional(string, "")
    # Days without a read after which an object is archived (minutes to hours to get it back).
    archive_days = optional(number)
    # Days without a read after which it goes to the deep archive (up to 12 hours).
    deep_archive_days = optional(number)
  })
  description = <<-EOT
    Archive tiers of S3 Intelligent-Tiering, for objects of that class (Amazon S3 User Guide, How S3
    Intelligent-Tiering works).
    Allowed: archive_days, deep_archive_days or both.
    Allowed: deep_archive_days that are not below archive_days.
    - prefix: The beginning of the keys; default: all objects. Allowed: up to 255 ASCII letters,
      digits and ! _ . * ' ( ) / -, not beginning with a slash. Default: "".
    - archive_days: Days without a read after which an object is archived (minutes to hours to get
      it back). Allowed: a whole number from 90 to 730 days. Optional.
    - deep_archive_days: Days without a read after which it goes to the deep archive (up to 12
      hours). Allowed: a whole number from 180 to 730 days. Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.intelligent_tiering == null ? true : (
      var.intelligent_tiering.archive_days != null || var.intelligent_tiering.deep_archive_days != null
    )
    error_message = "intelligent_tiering is no tier; allowed: archive_days, deep_archive_days or both."
  }

  validation {
    condition = (
      var.intelligent_tiering == null ? true
      : var.intelligent_tiering.archive_days == null ? true
      : var.intelligent_tiering.deep_archive_days == null ? true : (
        var.intelligent_tiering.deep_archive_days >= var.intelligent_tiering.archive_days
      )
    )
    error_message = try(
      join("", [
        "intelligent_tiering is archived after ",
        jsonencode(var.intelligent_tiering.archive_days),
        " days, deeper after ",
        jsonencode(var.intelligent_tiering.deep_archive_days),
        "; allowed: deep_archive_days that are not below archive_days.",
      ]),
      ""
    )
  }

  validation {
    condition = var.intelligent_tiering == null ? true : can(regex(
      "^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$",
      var.intelligent_tiering.prefix
    ))
    error_message = try(
      "intelligent_tiering.prefix is \"${var.intelligent_tiering.prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.",
      ""
    )
  }

  validation {
    condition = (
      var.intelligent_tiering == null ? true
      : var.intelligent_tiering.archive_days == null ? true : (
        floor(var.intelligent_tiering.archive_days) == var.intelligent_tiering.archive_days &&
        var.intelligent_tiering.archive_days >= 90 &&
        var.intelligent_tiering.archive_days <= 730
      )
    )
    error_message = try(
      "intelligent_tiering.archive_days is ${jsonencode(var.intelligent_tiering.archive_days)}; allowed: a whole number from 90 to 730 days.",
      ""
    )
  }

  validation {
    condition = (
      var.intelligent_tiering == null ? true
      : var.intelligent_tiering.deep_archive_days == null ? true : (
        floor(var.intelligent_tiering.deep_archive_days) == var.intelligent_tiering.deep_archive_days &&
        var.intelligent_tiering.deep_archive_days >= 180 &&
        var.intelligent_tiering.deep_archive_days <= 730
      )
    )
    error_message = try(
      "intelligent_tiering.deep_archive_days is ${jsonencode(var.intelligent_tiering.deep_archive_days)}; allowed: a whole number from 180 to 730 days.",
      ""
    )
  }
}

variable "kms_key_arn" {
  type        = string
  description = <<-EOT
    Key for SSE-KMS, with a bucket key. Readers need kms:Decrypt of it and writers
    kms:GenerateDataKey too; default: SSE-S3. Allowed: a KMS key's ARN, such as
    "arn:aws:kms:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.kms_key_arn))
    error_message = try(
      "kms_key_arn is \"${var.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "lifecycle_rules" {
  type = map(object({
    # Whether the rule is at work.
    enabled = optional(bool, true)
    # The beginning of the keys that it is about; default: all objects.
    prefix = optional(string, "")
    # Objects of this size or smaller are left alone.
    minimum_bytes = optional(number)
    # Days after creation at which an object moves, by storage class.
    transitions = optional(map(number), {})
    # Days after creation at which an object goes; with versioning it becomes a version.
    expiration_days = optional(number)
    # Days at which a version that another took the place of moves, by storage class.
    noncurrent_transitions = optional(map(number), {})
    # Days after which such a version goes.
    noncurrent_days = optional(number)
    # Newest of those versions that stay whatever their age.
    noncurrent_versions = optional(number)
  }))
  description = <<-EOT
    Further lifecycle rules, by their ids.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: other keys than old-versions and unfinished-uploads, the bucket's own rules.
    Allowed: at most 900 rules: a bucket has 1000.
    - enabled: Whether the rule is at work. Default: true.
    - prefix: The beginning of the keys that it is about; default: all objects. Allowed: up to 255
      ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash. Default: "".
    - minimum_bytes: Objects of this size or smaller are left alone. Allowed: a whole number from 0
      to 1099511627776 bytes. Optional.
    - transitions: Days after creation at which an object moves, by storage class. Allowed: days by
      storage class, of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER,
      DEEP_ARCHIVE; 30 days at least before STANDARD_IA and ONEZONE_IA; more days for each class
      that comes later in STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER,
      DEEP_ARCHIVE. Each class: a whole number from 0 to 36500 days. Default: {}.
    - expiration_days: Days after creation at which an object goes; with versioning it becomes a
      version. Allowed: a whole number from 1 to 36500 days. Optional.
    - noncurrent_transitions: Days at which a version that another took the place of moves, by
      storage class. Allowed: days by storage class, of STANDARD_IA, INTELLIGENT_TIERING,
      ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE; 30 days at least before STANDARD_IA and
      ONEZONE_IA; more days for each class that comes later in STANDARD_IA, INTELLIGENT_TIERING,
      ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE. Each class: a whole number from 0 to 36500
      days. Default: {}.
    - noncurrent_days: Days after which such a version goes. Allowed: a whole number from 1 to 36500
      days. Optional.
    - noncurrent_versions: Newest of those versions that stay whatever their age. Allowed: a whole
      number from 1 to 100 versions. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, rule in var.lifecycle_rules : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "lifecycle_rules is a map with the keys \"${join("\", \"", [
      for name, rule in var.lifecycle_rules : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = length([
      for rule in keys(var.lifecycle_rules) : rule
      if contains(["old-versions", "unfinished-uploads"], rule)
    ]) == 0
    error_message = "lifecycle_rules is a map with \"${join("\", \"", [
      for rule in keys(var.lifecycle_rules) : rule
      if contains(["old-versions", "unfinished-uploads"], rule)
    ])}\"; allowed: other keys than old-versions and unfinished-uploads, the bucket's own rules."
  }

  validation {
    condition     = length(var.lifecycle_rules) <= 900
    error_message = "lifecycle_rules is a map of ${length(var.lifecycle_rules)} rules; allowed: at most 900 rules: a bucket has 1000."
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules :
      length(rule.transitions) != 0 ||
      rule.expiration_days != null ||
      length(rule.noncurrent_transitions) != 0 ||
      rule.noncurrent_days != null
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"] is a rule that does nothing; allowed: transitions, expiration_days, noncurrent_transitions or noncurrent_days."
      if length(rule.transitions) == 0 &&
      rule.expiration_days == null &&
      length(rule.noncurrent_transitions) == 0 &&
      rule.noncurrent_days == null
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.expiration_days == null ? true : alltrue([
        for days in rule.transitions : rule.expiration_days > days
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"] is expired after ${jsonencode(rule.expiration_days)} days, and moved after ${jsonencode(rule.transitions)}; allowed: expiration_days above those of all transitions."
      if rule.expiration_days == null ? false : !alltrue([
        for days in rule.transitions : rule.expiration_days > days
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.noncurrent_days == null ? true : alltrue([
        for days in rule.noncurrent_transitions : rule.noncurrent_days > days
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"] is versions that go after ${jsonencode(rule.noncurrent_days)} days, and move after ${jsonencode(rule.noncurrent_transitions)}; allowed: noncurrent_days above those of all noncurrent_transitions."
      if rule.noncurrent_days == null ? false : !alltrue([
        for days in rule.noncurrent_transitions : rule.noncurrent_days > days
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.noncurrent_versions == null || rule.noncurrent_days != null
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"] is ${jsonencode(rule.noncurrent_versions)} versions that stay, without noncurrent_days; allowed: noncurrent_versions together with noncurrent_days."
      if rule.noncurrent_versions != null && rule.noncurrent_days == null
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules :
      can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", rule.prefix))
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].prefix is \"${rule.prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash."
      if !can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", rule.prefix))
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.minimum_bytes == null ? true : (
        floor(rule.minimum_bytes) == rule.minimum_bytes &&
        rule.minimum_bytes >= 0 &&
        rule.minimum_bytes <= 1099511627776
      )
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].minimum_bytes is ${jsonencode(rule.minimum_bytes)}; allowed: a whole number from 0 to 1099511627776 bytes."
      if rule.minimum_bytes == null ? false : (
        floor(rule.minimum_bytes) != rule.minimum_bytes ||
        rule.minimum_bytes < 0 ||
        rule.minimum_bytes > 1099511627776
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : length([
        for class in keys(rule.transitions) : class
        if !contains(keys(local.storage_classes), class)
      ]) == 0
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].transitions is a map with \"${join("\", \"", [
        for class in keys(rule.transitions) : class
        if !contains(keys(local.storage_classes), class)
      ])}\"; allowed: days by storage class, of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
      if length([
        for class in keys(rule.transitions) : class
        if !contains(keys(local.storage_classes), class)
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : alltrue([
        for class, days in rule.transitions : !contains(["STANDARD_IA", "ONEZONE_IA"], class) || days >= 30
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].transitions is ${jsonencode(rule.transitions)}; allowed: 30 days at least before STANDARD_IA and ONEZONE_IA."
      if !alltrue([
        for class, days in rule.transitions : !contains(["STANDARD_IA", "ONEZONE_IA"], class) || days >= 30
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : alltrue([
        for class, days in rule.transitions : length([
          for before, earlier in rule.transitions : before
          if lookup(local.storage_classes, before, 0) < lookup(local.storage_classes, class, 0) &&
          earlier >= days
        ]) == 0
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].transitions is ${jsonencode(rule.transitions)}; allowed: more days for each class that comes later in STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
      if !alltrue([
        for class, days in rule.transitions : length([
          for before, earlier in rule.transitions : before
          if lookup(local.storage_classes, before, 0) < lookup(local.storage_classes, class, 0) &&
          earlier >= days
        ]) == 0
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules :
      alltrue([for class in rule.transitions : floor(class) == class && class >= 0 && class <= 36500])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.lifecycle_rules : [
        for key2, class in rule.transitions :
        "lifecycle_rules[\"${key}\"].transitions[\"${key2}\"] is ${jsonencode(class)}; allowed: a whole number from 0 to 36500 days."
        if floor(class) != class || class < 0 || class > 36500
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.expiration_days == null ? true : (
        floor(rule.expiration_days) == rule.expiration_days &&
        rule.expiration_days >= 1 &&
        rule.expiration_days <= 36500
      )
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].expiration_days is ${jsonencode(rule.expiration_days)}; allowed: a whole number from 1 to 36500 days."
      if rule.expiration_days == null ? false : (
        floor(rule.expiration_days) != rule.expiration_days ||
        rule.expiration_days < 1 ||
        rule.expiration_days > 36500
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : length([
        for class in keys(rule.noncurrent_transitions) : class
        if !contains(keys(local.storage_classes), class)
      ]) == 0
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].noncurrent_transitions is a map with \"${join("\", \"", [
        for class in keys(rule.noncurrent_transitions) : class
        if !contains(keys(local.storage_classes), class)
      ])}\"; allowed: days by storage class, of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
      if length([
        for class in keys(rule.noncurrent_transitions) : class
        if !contains(keys(local.storage_classes), class)
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : alltrue([
        for class, days in rule.noncurrent_transitions :
        !contains(["STANDARD_IA", "ONEZONE_IA"], class) || days >= 30
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].noncurrent_transitions is ${jsonencode(rule.noncurrent_transitions)}; allowed: 30 days at least before STANDARD_IA and ONEZONE_IA."
      if !alltrue([
        for class, days in rule.noncurrent_transitions :
        !contains(["STANDARD_IA", "ONEZONE_IA"], class) || days >= 30
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : alltrue([
        for class, days in rule.noncurrent_transitions : length([
          for before, earlier in rule.noncurrent_transitions : before
          if lookup(local.storage_classes, before, 0) < lookup(local.storage_classes, class, 0) &&
          earlier >= days
        ]) == 0
      ])
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].noncurrent_transitions is ${jsonencode(rule.noncurrent_transitions)}; allowed: more days for each class that comes later in STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
      if !alltrue([
        for class, days in rule.noncurrent_transitions : length([
          for before, earlier in rule.noncurrent_transitions : before
          if lookup(local.storage_classes, before, 0) < lookup(local.storage_classes, class, 0) &&
          earlier >= days
        ]) == 0
      ])
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : alltrue([
        for class in rule.noncurrent_transitions : floor(class) == class && class >= 0 && class <= 36500
      ])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.lifecycle_rules : [
        for key2, class in rule.noncurrent_transitions :
        "lifecycle_rules[\"${key}\"].noncurrent_transitions[\"${key2}\"] is ${jsonencode(class)}; allowed: a whole number from 0 to 36500 days."
        if floor(class) != class || class < 0 || class > 36500
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.noncurrent_days == null ? true : (
        floor(rule.noncurrent_days) == rule.noncurrent_days &&
        rule.noncurrent_days >= 1 &&
        rule.noncurrent_days <= 36500
      )
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].noncurrent_days is ${jsonencode(rule.noncurrent_days)}; allowed: a whole number from 1 to 36500 days."
      if rule.noncurrent_days == null ? false : (
        floor(rule.noncurrent_days) != rule.noncurrent_days ||
        rule.noncurrent_days < 1 ||
        rule.noncurrent_days > 36500
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.lifecycle_rules : rule.noncurrent_versions == null ? true : (
        floor(rule.noncurrent_versions) == rule.noncurrent_versions &&
        rule.noncurrent_versions >= 1 &&
        rule.noncurrent_versions <= 100
      )
    ])
    error_message = join("\n", [
      for key, rule in var.lifecycle_rules :
      "lifecycle_rules[\"${key}\"].noncurrent_versions is ${jsonencode(rule.noncurrent_versions)}; allowed: a whole number from 1 to 100 versions."
      if rule.noncurrent_versions == null ? false : (
        floor(rule.noncurrent_versions) != rule.noncurrent_versions ||
        rule.noncurrent_versions < 1 ||
        rule.noncurrent_versions > 100
      )
    ])
  }
}

variable "minimum_tls" {
  type        = string
  description = "Oldest version of TLS that is accepted. Allowed: one of \"1.2\", \"1.3\"."
  default     = "1.2"
  nullable    = false

  validation {
    condition     = contains(["1.2", "1.3"], var.minimum_tls)
    error_message = "minimum_tls is \"${var.minimum_tls}\"; allowed: one of \"1.2\", \"1.3\"."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The bucket's name, unique in all of AWS: an account id in it helps. A change makes another
    bucket.
    Allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends;
    no dots, which S3's TLS certificates do not cover.
    Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias,
    --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends; no dots, which S3's TLS certificates do not cover."
  }

  validation {
    condition = (
      !can(regex("^(xn--|sthree-|amzn-s3-demo-)", var.name)) &&
      !can(regex("(-s3alias|--ol-s3|[.]mrap|--x-s3|--table-s3)$", var.name))
    )
    error_message = "name is \"${var.name}\"; allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps."
  }
}

variable "object_lock" {
  type = object({
    # GOVERNANCE: whoever has s3:BypassGovernanceRetention may delete earlier.
    mode = string
    # Days that a version is kept.
    days = optional(number)
    # Years in their place.
    years = optional(number)
  })
  description = <<-EOT
    Versions that cannot be deleted or overwritten for a time (Amazon S3 User Guide, Locking objects
    with Object Lock). It can be turned on later, and never off. Allowed: either days or years.
    - mode: GOVERNANCE: whoever has s3:BypassGovernanceRetention may delete earlier. COMPLIANCE:
      nobody may, not even the root user. Allowed: one of "GOVERNANCE", "COMPLIANCE".
    - days: Days that a version is kept. Allowed: a whole number from 1 to 36500 days. Optional.
    - years: Years in their place. Allowed: a whole number from 1 to 100 years. Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.object_lock == null ? true : (
      var.object_lock.days != null
    ) != (var.object_lock.years != null)
    error_message = try(
      "object_lock ${
        var.object_lock.days == null ? "has neither days nor years" : "has both days and years"
      }; allowed: either days or years.",
      ""
    )
  }

  validation {
    condition = var.object_lock == null ? true : contains([
      "GOVERNANCE", "COMPLIANCE",
    ], var.object_lock.mode)
    error_message = try(
      "object_lock.mode is \"${var.object_lock.mode}\"; allowed: one of \"GOVERNANCE\", \"COMPLIANCE\".",
      ""
    )
  }

  validation {
    condition = (
      var.object_lock == null ? true
      : var.object_lock.days == null ? true : (
        floor(var.object_lock.days) == var.object_lock.days &&
        var.object_lock.days >= 1 &&
        var.object_lock.days <= 36500
      )
    )
    error_message = try(
      "object_lock.days is ${jsonencode(var.object_lock.days)}; allowed: a whole number from 1 to 36500 days.",
      ""
    )
  }

  validation {
    condition = (
      var.object_lock == null ? true
      : var.object_lock.years == null ? true : (
        floor(var.object_lock.years) == var.object_lock.years &&
        var.object_lock.years >= 1 &&
        var.object_lock.years <= 100
      )
    )
    error_message = try(
      "object_lock.years is ${jsonencode(var.object_lock.years)}; allowed: a whole number from 1 to 100 years.",
      ""
    )
  }

  validation {
    condition     = var.object_lock == null || var.versioning
    error_message = "object_lock is given while versioning is false; allowed: Object Lock with versioning only, since it locks versions."
  }
}

variable "old_versions" {
  type = object({
    # Whether versions that another took the place of go; else each is kept, and paid for, for ever.
    expire = optional(bool, true)
    # Days after which they go.
    days = optional(number, 90)
    # Newest of them that stay whatever their age; default: none.
    keep = optional(number)
  })
  description = <<-EOT
    What becomes of old versions of all objects.
    - expire: Whether versions that another took the place of go; else each is kept, and paid for,
      for ever. Default: true.
    - days: Days after which they go. Allowed: a whole number from 1 to 36500 days. Default: 90.
    - keep: Newest of them that stay whatever their age; default: none. Allowed: a whole number from
      1 to 100 versions. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.old_versions.days) == var.old_versions.days &&
      var.old_versions.days >= 1 &&
      var.old_versions.days <= 36500
    )
    error_message = "old_versions.days is ${jsonencode(var.old_versions.days)}; allowed: a whole number from 1 to 36500 days."
  }

  validation {
    condition = var.old_versions.keep == null ? true : (
      floor(var.old_versions.keep) == var.old_versions.keep &&
      var.old_versions.keep >= 1 &&
      var.old_versions.keep <= 100
    )
    error_message = "old_versions.keep is ${jsonencode(var.old_versions.keep)}; allowed: a whole number from 1 to 100 versions."
  }
}

variable "only_from" {
  type = object({
    # VPC endpoints for S3, by names of your choice.
    endpoint_ids = map(string)
    # Whether the principal that applies is exempt, by its role, which it must be let look up
    # (iam:GetRole).
    deployer = optional(bool, true)
    # Further principals that are exempt, such as a pipeline that uploads from the internet.
    principals = optional(set(string), [])
  })
  description = <<-EOT
    Objects are read, written and deleted through these VPC endpoints alone. Managing the bucket is
    not limited, so that nobody locks himself out.
    - endpoint_ids: VPC endpoints for S3, by names of your choice. Allowed: keys of 1 to 32
      lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen; one endpoint at least. Each endpoint: an id that begins with "vpce-".
    - deployer: Whether the principal that applies is exempt, by its role, which it must be let look
      up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off.
      Default: true.
    - principals: Further principals that are exempt, such as a pipeline that uploads from the
      internet. Allowed: at most 50 principals: a bucket policy has 20 KB. Each principal: the ARN
      of an IAM role, of a user or of an account's root user; in names * and ? stand for any text
      and one letter, but not for a whole name. A session goes by its role. Default: [].
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.only_from == null ? true : length([
      for name, endpoint in var.only_from.endpoint_ids : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = try(
      "only_from.endpoint_ids is a map with the keys \"${join("\", \"", [
        for name, endpoint in var.only_from.endpoint_ids : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = var.only_from == null ? true : length(var.only_from.endpoint_ids) >= 1
    error_message = try(
      "only_from.endpoint_ids is a map of ${length(var.only_from.endpoint_ids)} endpoints; allowed: one endpoint at least.",
      ""
    )
  }

  validation {
    condition = var.only_from == null ? true : alltrue([
      for endpoint in var.only_from.endpoint_ids : can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))
    ])
    error_message = join(
      "\n",
      var.only_from == null ? [] : [
        for key, endpoint in var.only_from.endpoint_ids :
        "only_from.endpoint_ids[\"${key}\"] is \"${endpoint}\"; allowed: an id that begins with \"vpce-\"."
        if !can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))
      ]
    )
  }

  validation {
    condition = var.only_from == null ? true : length(var.only_from.principals) <= 50
    error_message = try(
      "only_from.principals is a set of ${length(var.only_from.principals)} principals; allowed: at most 50 principals: a bucket policy has 20 KB.",
      ""
    )
  }

  validation {
    condition = var.only_from == null ? true : alltrue([
      for principal in var.only_from.principals :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*))$", principal))
    ])
    error_message = join(
      "\n",
      var.only_from == null ? [] : [
        for principal in var.only_from.principals :
        "only_from.principals is \"${principal}\"; allowed: the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*))$", principal))
      ]
    )
  }
}

variable "readers" {
  type = map(object({
    # The role, user or account.
    principal = string
    # The beginnings of the keys; an empty text is all objects.
    prefixes = optional(list(string), [""])
    # Whether the keys may be listed, under the prefixes.
    listing = optional(bool, true)
    # Whether older versions may be read.
    versions = optional(bool, false)
  }))
  description = <<-EOT
    Who reads objects, by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 50 readers: a bucket policy has 20 KB.
    - principal: The role, user or account. Allowed: the ARN of an IAM role or user, or of an
      account's root user, without wildcards.
    - prefixes: The beginnings of the keys; an empty text is all objects. Allowed: one prefix at
      least. Each prefix: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with
      a slash. Default: [""].
    - listing: Whether the keys may be listed, under the prefixes. Default: true.
    - versions: Whether older versions may be read. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, reader in var.readers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "readers is a map with the keys \"${join("\", \"", [
      for name, reader in var.readers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.readers) <= 50
    error_message = "readers is a map of ${length(var.readers)} readers; allowed: at most 50 readers: a bucket policy has 20 KB."
  }

  validation {
    condition = alltrue([
      for reader in var.readers :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]*[A-Za-z0-9_+=,.@-]))$", reader.principal))
    ])
    error_message = join("\n", [
      for key, reader in var.readers :
      "readers[\"${key}\"].principal is \"${reader.principal}\"; allowed: the ARN of an IAM role or user, or of an account's root user, without wildcards."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]*[A-Za-z0-9_+=,.@-]))$", reader.principal))
    ])
  }

  validation {
    condition = alltrue([for reader in var.readers : length(reader.prefixes) >= 1])
    error_message = join("\n", [
      for key, reader in var.readers :
      "readers[\"${key}\"].prefixes is a list of ${length(reader.prefixes)} prefixes; allowed: one prefix at least."
      if length(reader.prefixes) < 1
    ])
  }

  validation {
    condition = alltrue([
      for reader in var.readers : alltrue([
        for prefix in reader.prefixes :
        can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", prefix))
      ])
    ])
    error_message = join("\n", flatten([
      for key, reader in var.readers : [
        for index, prefix in reader.prefixes :
        "readers[\"${key}\"].prefixes[${index}] is \"${prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash."
        if !can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", prefix))
      ]
    ]))
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

variable "versioning" {
  type        = bool
  description = "Whether versions are kept, so that an overwritten or deleted object comes back."
  default     = true
  nullable    = false
}

variable "writers" {
  type = map(object({
    # The role, user or account.
    principal = string
    # The beginnings of the keys; an empty text is all objects.
    prefixes = optional(list(string), [""])
    # Whether objects may be deleted; with versioning a marker hides them, and no version goes.
    deleting = optional(bool, false)
  }))
  description = <<-EOT
    Who writes objects, by names of your choice. Writing alone lets nobody read.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 50 writers: a bucket policy has 20 KB.
    - principal: The role, user or account. Allowed: the ARN of an IAM role or user, or of an
      account's root user, without wildcards.
    - prefixes: The beginnings of the keys; an empty text is all objects. Allowed: one prefix at
      least. Each prefix: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with
      a slash. Default: [""].
    - deleting: Whether objects may be deleted; with versioning a marker hides them, and no version
      goes. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, writer in var.writers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "writers is a map with the keys \"${join("\", \"", [
      for name, writer in var.writers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.writers) <= 50
    error_message = "writers is a map of ${length(var.writers)} writers; allowed: at most 50 writers: a bucket policy has 20 KB."
  }

  validation {
    condition = alltrue([
      for writer in var.writers :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]*[A-Za-z0-9_+=,.@-]))$", writer.principal))
    ])
    error_message = join("\n", [
      for key, writer in var.writers :
      "writers[\"${key}\"].principal is \"${writer.principal}\"; allowed: the ARN of an IAM role or user, or of an account's root user, without wildcards."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]*[A-Za-z0-9_+=,.@-]))$", writer.principal))
    ])
  }

  validation {
    condition = alltrue([for writer in var.writers : length(writer.prefixes) >= 1])
    error_message = join("\n", [
      for key, writer in var.writers :
      "writers[\"${key}\"].prefixes is a list of ${length(writer.prefixes)} prefixes; allowed: one prefix at least."
      if length(writer.prefixes) < 1
    ])
  }

  validation {
    condition = alltrue([
      for writer in var.writers : alltrue([
        for prefix in writer.prefixes :
        can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", prefix))
      ])
    ])
    error_message = join("\n", flatten([
      for key, writer in var.writers : [
        for index, prefix in writer.prefixes :
        "writers[\"${key}\"].prefixes[${index}] is \"${prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash."
        if !can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", prefix))
      ]
    ]))
  }
}
