# Generated from src/edge/dns/dns.ts by `npm run modules`. Do not edit.

variable "calculated_health_checks" {
  type = map(object({
    # Keys of `health_checks`.
    health_checks = list(string)
    # Healthy checks that make it healthy; default: all of them.
    threshold = optional(number)
    # Whether unhealthy counts as healthy, and the reverse.
    inverted = optional(bool, false)
    # Whether it pauses; it then counts as healthy.
    disabled = optional(bool, false)
  }))
  description = <<-EOT
    Health checks over others, by name. Allowed: keys of 1 to 32 lower-case ASCII letters, digits
    and hyphens, beginning with a letter and not ending with a hyphen.
    - health_checks: Keys of `health_checks`. Allowed: 1 to 255 checks. Each check: 1 to 32
      lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen.
    - threshold: Healthy checks that make it healthy; default: all of them. Allowed: a whole number
      from 0 to 256 checks. Optional.
    - inverted: Whether unhealthy counts as healthy, and the reverse. Default: false.
    - disabled: Whether it pauses; it then counts as healthy. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, check in var.calculated_health_checks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "calculated_health_checks is a map with the keys \"${join("\", \"", [
      for name, check in var.calculated_health_checks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for check in var.calculated_health_checks :
      check.threshold == null ? true : check.threshold <= length(check.health_checks)
    ])
    error_message = join("\n", [
      for key, check in var.calculated_health_checks :
      "calculated_health_checks[\"${key}\"] is ${jsonencode(check.threshold)} of ${length(check.health_checks)} checks; allowed: a threshold of no more checks than there are."
      if check.threshold == null ? false : check.threshold > length(check.health_checks)
    ])
  }

  validation {
    condition = alltrue([
      for check in var.calculated_health_checks :
      length(check.health_checks) >= 1 && length(check.health_checks) <= 255
    ])
    error_message = join("\n", [
      for key, check in var.calculated_health_checks :
      "calculated_health_checks[\"${key}\"].health_checks is a list of ${length(check.health_checks)} checks; allowed: 1 to 255 checks."
      if length(check.health_checks) < 1 || length(check.health_checks) > 255
    ])
  }

  validation {
    condition = alltrue([
      for check in var.calculated_health_checks : alltrue([
        for check2 in check.health_checks : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", check2))
      ])
    ])
    error_message = join("\n", flatten([
      for key, check in var.calculated_health_checks : [
        for index, check2 in check.health_checks :
        "calculated_health_checks[\"${key}\"].health_checks[${index}] is \"${check2}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
        if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", check2))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for check in var.calculated_health_checks : check.threshold == null ? true : (
        floor(check.threshold) == check.threshold && check.threshold >= 0 && check.threshold <= 256
      )
    ])
    error_message = join("\n", [
      for key, check in var.calculated_health_checks :
      "calculated_health_checks[\"${key}\"].threshold is ${jsonencode(check.threshold)}; allowed: a whole number from 0 to 256 checks."
      if check.threshold == null ? false : (
        floor(check.threshold) != check.threshold || check.threshold < 0 || check.threshold > 256
      )
    ])
  }

  validation {
    condition = length(flatten([
      for check in var.calculated_health_checks :
      [for child in check.health_checks : child if !contains(keys(var.health_checks), child)]
    ])) == 0
    error_message = join("", [
      "calculated_health_checks names \"",
      join("\", \"", flatten([
        for check in var.calculated_health_checks :
        [for child in check.health_checks : child if !contains(keys(var.health_checks), child)]
      ])),
      "\"; allowed: of \"",
      join("\", \"", keys(var.health_checks)),
      "\", the keys of health_checks.",
    ])
  }

  validation {
    condition = alltrue([
      for key in keys(var.calculated_health_checks) : !contains(keys(var.health_checks), key)
    ])
    error_message = "calculated_health_checks has the keys \"${join("\", \"", keys(var.calculated_health_checks))}\"; allowed: keys that health_checks has not: records name both."
  }
}

variable "comment" {
  type        = string
  description = "What the console shows beside the zone. Allowed: up to 256 characters in one line."
  default     = "Managed by Terraform"
  nullable    = false

  validation {
    condition     = can(regex("^(?:[^\\x00-\\x1f]{0,256})$", var.comment))
    error_message = "comment is \"${var.comment}\"; allowed: up to 256 characters in one line."
  }
}

variable "delegation_set_id" {
  type        = string
  description = <<-EOT
    A reusable delegation set: name servers that outlive the zone. Cannot be changed later. Allowed:
    a reusable delegation set's id.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.delegation_set_id == null ? true : can(regex("^(?:N[A-Z0-9]{1,31})$", var.delegation_set_id))
    error_message = try(
      "delegation_set_id is \"${var.delegation_set_id}\"; allowed: a reusable delegation set's id.",
      ""
    )
  }

  validation {
    condition     = var.delegation_set_id == null || !var.private
    error_message = "delegation_set_id is ${jsonencode(var.delegation_set_id)}; allowed: a delegation set of a public zone only."
  }
}

variable "dnssec" {
  type = object({
    # Whether the zone is signed.
    signing = optional(bool, true)
    # Key-signing keys by name (Amazon Route 53 API Reference: CreateKeySigningKey).
    keys = map(object({
      # An ECC_NIST_P256 key for signing, single-region, whose policy lets
      # dnssec-route53.amazonaws.com sign.
      kms_key_arn = string
      # Whether the zone is signed with it.
      active = optional(bool, true)
    }))
  })
  description = <<-EOT
    DNSSEC signing (Amazon Route 53 Developer Guide: Configuring DNSSEC signing). Allowed: an active
    key while the zone is signed.
    - signing: Whether the zone is signed. Take the DS record from the parent first, and wait,
      before it ends. Default: true.
    - keys: Key-signing keys by name (Amazon Route 53 API Reference: CreateKeySigningKey). Allowed:
      1 to 2 keys: one takes over from the other; keys of 3 to 128 ASCII letters, digits and
      underscores.
      - kms_key_arn: An ECC_NIST_P256 key for signing, single-region, whose policy lets
        dnssec-route53.amazonaws.com sign. Allowed: an ARN in us-east-1, such as
        "arn:aws:kms:us-east-1:123456789012:key/1".
      - active: Whether the zone is signed with it. Default: true.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.dnssec == null ? true : (
      !var.dnssec.signing || anytrue([for key in var.dnssec.keys : key.active])
    )
    error_message = "dnssec is signing without an active key; allowed: an active key while the zone is signed."
  }

  validation {
    condition = var.dnssec == null ? true : (
      length(var.dnssec.keys) >= 1 && length(var.dnssec.keys) <= 2
    )
    error_message = try(
      "dnssec.keys is a map of ${length(var.dnssec.keys)} keys; allowed: 1 to 2 keys: one takes over from the other.",
      ""
    )
  }

  validation {
    condition = var.dnssec == null ? true : length([
      for name, key in var.dnssec.keys : name
      if !can(regex("^[A-Za-z0-9_]{3,128}$", name))
    ]) == 0
    error_message = try(
      "dnssec.keys is a map with the keys \"${join("\", \"", keys(var.dnssec.keys))}\"; allowed: keys of 3 to 128 ASCII letters, digits and underscores.",
      ""
    )
  }

  validation {
    condition = var.dnssec == null ? true : alltrue([
      for key in var.dnssec.keys : can(regex("^(?:arn:aws:kms:us-east-1:[0-9]{12}:key/.+)$", key.kms_key_arn))
    ])
    error_message = join(
      "\n",
      var.dnssec == null ? [] : [
        for key2, key in var.dnssec.keys :
        "dnssec.keys[\"${key2}\"].kms_key_arn is \"${key.kms_key_arn}\"; allowed: an ARN in us-east-1, such as \"arn:aws:kms:us-east-1:123456789012:key/1\"."
        if !can(regex("^(?:arn:aws:kms:us-east-1:[0-9]{12}:key/.+)$", key.kms_key_arn))
      ]
    )
  }

  validation {
    condition = (
      var.dnssec == null || !(var.existing_zone == null ? var.private : var.existing_zone.private)
    )
    error_message = "dnssec is given for a private zone; allowed: DNSSEC of a public zone."
  }
}

variable "existing_zone" {
  type = object({
    # The zone's id; may be known only after the apply.
    id = string
    # The zone's domain name, known when Terraform plans.
    name = string
    # Whether only VPCs ask it.
    private = optional(bool, false)
    # The zone's name servers: what the domain is delegated to.
    name_servers = optional(list(string), [])
    # The zone's ARN; default: made from the id.
    arn = optional(string)
  })
  description = <<-EOT
    A zone that is there already, which gets records, networks and the like.
    - id: The zone's id; may be known only after the apply.
    - name: The zone's domain name, known when Terraform plans. Allowed: a domain name in lower case
      without a final dot, such as "example.com"; at most 253 characters.
    - private: Whether only VPCs ask it. Default: false.
    - name_servers: The zone's name servers: what the domain is delegated to. Default: [].
    - arn: The zone's ARN; default: made from the id. Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.existing_zone == null ? true : can(regex("^(?:[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", var.existing_zone.name))
    error_message = try(
      "existing_zone.name is \"${var.existing_zone.name}\"; allowed: a domain name in lower case without a final dot, such as \"example.com\".",
      ""
    )
  }

  validation {
    condition = var.existing_zone == null ? true : length(var.existing_zone.name) <= 253
    error_message = try(
      "existing_zone.name is a text of ${length(var.existing_zone.name)} characters; allowed: at most 253 characters.",
      ""
    )
  }

  validation {
    condition = (
      var.existing_zone == null || !var.private && var.delegation_set_id == null && !var.force_destroy
    )
    error_message = "existing_zone has private, delegation_set_id or force_destroy beside it; allowed: these for a zone that is made here only."
  }
}

variable "force_destroy" {
  type        = bool
  description = "Whether the zone is destroyed together with records that were made elsewhere."
  default     = false
  nullable    = false
}

variable "health_checks" {
  type = map(object({
    # HTTP and HTTPS: a status from 200 to 399; TCP: a connection; CLOUDWATCH_METRIC: an alarm, for
    # what only a VPC reaches.
    type = optional(string, "HTTPS")
    # The name that is asked, and resolved unless `ip_address` is given (IPv4 only then).
    fqdn = optional(string)
    # The address that is asked; `fqdn` is the Host header then.
    ip_address = optional(string)
    # Default: 80 of HTTP, 443 of HTTPS.
    port = optional(number)
    # The path that HTTP and HTTPS ask for; default: /.
    path = optional(string)
    # Text that the first 5,120 bytes of the body must hold.
    search_string = optional(string)
    # Seconds between a checker's requests; 10 costs more, and cannot be changed later.
    interval_seconds = optional(number, 30)
    # Checks in a row that turn the endpoint unhealthy, or healthy again.
    failure_threshold = optional(number, 3)
    # Where checkers stand; default: everywhere.
    regions = optional(set(string))
    # Whether HTTPS sends the name in the TLS handshake.
    sni = optional(bool, true)
    # Whether latency is measured, for a charge.
    measure_latency = optional(bool, false)
    # Whether unhealthy counts as healthy, and the reverse.
    inverted = optional(bool, false)
    # Whether checks pause; the endpoint then counts as healthy.
    disabled = optional(bool, false)
    # The CloudWatch alarm that decides.
    alarm_name = optional(string)
    # The alarm's region.
    alarm_region = optional(string)
    # What counts while the alarm has too little data.
    insufficient_data = optional(string, "LastKnownStatus")
  }))
  description = <<-EOT
    Health checks by name. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens,
    beginning with a letter and not ending with a hyphen.
    - type: HTTP and HTTPS: a status from 200 to 399; TCP: a connection; CLOUDWATCH_METRIC: an
      alarm, for what only a VPC reaches. Allowed: one of "HTTP", "HTTPS", "TCP",
      "CLOUDWATCH_METRIC". Default: "HTTPS".
    - fqdn: The name that is asked, and resolved unless `ip_address` is given (IPv4 only then).
      Allowed: a domain name in lower case without a final dot, such as "example.com"; at most 253
      characters. Optional.
    - ip_address: The address that is asked; `fqdn` is the Host header then. Allowed: a public IPv4
      address, or a public IPv6 address in its shortest form; a public IPv4 address, or a public
      IPv6 address in its shortest form. Optional.
    - port: Default: 80 of HTTP, 443 of HTTPS. Needed with TCP. Allowed: a whole number from 1 to 65535.
      Optional.
    - path: The path that HTTP and HTTPS ask for; default: /. Allowed: a path from the slash on, up
      to 255 visible ASCII characters. Optional.
    - search_string: Text that the first 5,120 bytes of the body must hold. Allowed: 1 to 255
      characters. Optional.
    - interval_seconds: Seconds between a checker's requests; 10 costs more, and cannot be changed
      later. Allowed: one of 10, 30 seconds. Default: 30.
    - failure_threshold: Checks in a row that turn the endpoint unhealthy, or healthy again.
      Allowed: a whole number from 1 to 10 checks. Default: 3.
    - regions: Where checkers stand; default: everywhere. Allowed: three regions or more. Each
      region: a region's name, such as "ap-northeast-2"; one of us-east-1, us-west-1, us-west-2,
      eu-west-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, sa-east-1. Optional.
    - sni: Whether HTTPS sends the name in the TLS handshake. Default: true.
    - measure_latency: Whether latency is measured, for a charge. Default: false.
    - inverted: Whether unhealthy counts as healthy, and the reverse. Default: false.
    - disabled: Whether checks pause; the endpoint then counts as healthy. Default: false.
    - alarm_name: The CloudWatch alarm that decides. Optional.
    - alarm_region: The alarm's region. Allowed: a region's name, such as "ap-northeast-2".
      Optional.
    - insufficient_data: What counts while the alarm has too little data. Allowed: one of "Healthy",
      "LastKnownStatus", "Unhealthy". Default: "LastKnownStatus".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, check in var.health_checks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "health_checks is a map with the keys \"${join("\", \"", [
      for name, check in var.health_checks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.type == "CLOUDWATCH_METRIC" || check.fqdn != null || check.ip_address != null
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is a check by ${check.type} of nothing; allowed: an fqdn or an ip_address to check."
      if check.type != "CLOUDWATCH_METRIC" && check.fqdn == null && check.ip_address == null
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      (check.type == "CLOUDWATCH_METRIC") == (check.alarm_name != null) &&
      (check.type == "CLOUDWATCH_METRIC") == (check.alarm_region != null)
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is a check by ${check.type}; allowed: an alarm_name and an alarm_region with CLOUDWATCH_METRIC, and neither without."
      if(check.type == "CLOUDWATCH_METRIC") != (check.alarm_name != null) ||
      (check.type == "CLOUDWATCH_METRIC") != (check.alarm_region != null)
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.type != "CLOUDWATCH_METRIC" ||
      check.fqdn == null && check.ip_address == null && check.port == null && check.regions == null
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is an alarm with an endpoint; allowed: no fqdn, ip_address, port and regions with CLOUDWATCH_METRIC."
      if !(
        check.type != "CLOUDWATCH_METRIC" ||
        check.fqdn == null && check.ip_address == null && check.port == null && check.regions == null
      )
    ])
  }

  validation {
    condition = alltrue([for check in var.health_checks : check.type != "TCP" || check.port != null])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is a check by TCP without a port; allowed: a port with TCP."
      if check.type == "TCP" && check.port == null
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.type != "TCP" || check.fqdn == null || check.ip_address == null
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is a check by TCP with an fqdn and an ip_address; allowed: one of fqdn and ip_address with TCP."
      if check.type == "TCP" && check.fqdn != null && check.ip_address != null
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      contains(["HTTP", "HTTPS"], check.type) || check.path == null && check.search_string == null
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"] is a check by ${check.type} with a path or a search_string; allowed: a path and a search_string with HTTP and HTTPS only."
      if !(contains(["HTTP", "HTTPS"], check.type) || check.path == null && check.search_string == null)
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : contains(["HTTP", "HTTPS", "TCP", "CLOUDWATCH_METRIC"], check.type)
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].type is \"${check.type}\"; allowed: one of \"HTTP\", \"HTTPS\", \"TCP\", \"CLOUDWATCH_METRIC\"."
      if !contains(["HTTP", "HTTPS", "TCP", "CLOUDWATCH_METRIC"], check.type)
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.fqdn == null ? true : can(regex("^(?:[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", check.fqdn))
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].fqdn is \"${check.fqdn}\"; allowed: a domain name in lower case without a final dot, such as \"example.com\"."
      if check.fqdn == null ? false : !can(regex("^(?:[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", check.fqdn))
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.fqdn == null ? true : length(check.fqdn) <= 253
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].fqdn is a text of ${length(check.fqdn)} characters; allowed: at most 253 characters."
      if check.fqdn == null ? false : length(check.fqdn) > 253
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.ip_address == null ? true : try(
        cidrhost(
          "${check.ip_address}/${can(regex(":", check.ip_address)) ? 128 : 32}",
          0
        ) == check.ip_address,
        false
      )
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].ip_address is \"${check.ip_address}\"; allowed: a public IPv4 address, or a public IPv6 address in its shortest form."
      if check.ip_address == null ? false : !try(
        cidrhost(
          "${check.ip_address}/${can(regex(":", check.ip_address)) ? 128 : 32}",
          0
        ) == check.ip_address,
        false
      )
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.ip_address == null ? true : !can(regex("^(0|10|127|22[4-9]|2[3-5][0-9])\\.|^100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.|^169\\.254\\.|^192\\.168\\.|^172\\.(1[6-9]|2[0-9]|3[01])\\.|^192\\.0\\.[02]\\.|^198\\.(1[89]|51\\.100)\\.|^203\\.0\\.113\\.|^192\\.88\\.99\\.|^(fe[89ab]|f[cd]|ff|::|2002:|3ffe:)|^2001:(:|0:|1[0-9a-f]:|db8:)", check.ip_address))
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].ip_address is \"${check.ip_address}\"; allowed: a public IPv4 address, or a public IPv6 address in its shortest form."
      if check.ip_address == null ? false : can(regex("^(0|10|127|22[4-9]|2[3-5][0-9])\\.|^100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.|^169\\.254\\.|^192\\.168\\.|^172\\.(1[6-9]|2[0-9]|3[01])\\.|^192\\.0\\.[02]\\.|^198\\.(1[89]|51\\.100)\\.|^203\\.0\\.113\\.|^192\\.88\\.99\\.|^(fe[89ab]|f[cd]|ff|::|2002:|3ffe:)|^2001:(:|0:|1[0-9a-f]:|db8:)", check.ip_address))
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.port == null ? true : floor(check.port) == check.port && check.port >= 1 && check.port <= 65535
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].port is ${jsonencode(check.port)}; allowed: a whole number from 1 to 65535."
      if check.port == null ? false : floor(check.port) != check.port || check.port < 1 || check.port > 65535
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.path == null ? true : can(regex("^(?:/[!-~]{0,254})$", check.path))
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].path is \"${check.path}\"; allowed: a path from the slash on, up to 255 visible ASCII characters."
      if check.path == null ? false : !can(regex("^(?:/[!-~]{0,254})$", check.path))
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.search_string == null ? true : can(regex("^(?:(.|\\s){1,255})$", check.search_string))
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].search_string is \"${check.search_string}\"; allowed: 1 to 255 characters."
      if check.search_string == null ? false : !can(regex("^(?:(.|\\s){1,255})$", check.search_string))
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : contains([10, 30], check.interval_seconds)
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].interval_seconds is ${jsonencode(check.interval_seconds)}; allowed: one of 10, 30 seconds."
      if !contains([10, 30], check.interval_seconds)
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      floor(check.failure_threshold) == check.failure_threshold &&
      check.failure_threshold >= 1 &&
      check.failure_threshold <= 10
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].failure_threshold is ${jsonencode(check.failure_threshold)}; allowed: a whole number from 1 to 10 checks."
      if floor(check.failure_threshold) != check.failure_threshold ||
      check.failure_threshold < 1 ||
      check.failure_threshold > 10
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.regions == null ? true : length(distinct(check.regions)) >= 3
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].regions is ${jsonencode(check.regions)}; allowed: three regions or more."
      if check.regions == null ? false : length(distinct(check.regions)) < 3
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.regions == null ? true : alltrue([
        for region in check.regions : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
      ])
    ])
    error_message = join("\n", flatten([
      for key, check in var.health_checks : check.regions == null ? [] : [
        for region in check.regions :
        "health_checks[\"${key}\"].regions is \"${region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for check in var.health_checks : check.regions == null ? true : alltrue([
        for region in check.regions : contains([
          "us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2",
          "ap-northeast-1", "sa-east-1",
        ], region)
      ])
    ])
    error_message = join("\n", flatten([
      for key, check in var.health_checks : check.regions == null ? [] : [
        for region in check.regions :
        "health_checks[\"${key}\"].regions is \"${region}\"; allowed: one of us-east-1, us-west-1, us-west-2, eu-west-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, sa-east-1."
        if !contains([
          "us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2",
          "ap-northeast-1", "sa-east-1",
        ], region)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      check.alarm_region == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", check.alarm_region))
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].alarm_region is \"${check.alarm_region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if check.alarm_region == null ? false : !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", check.alarm_region))
    ])
  }

  validation {
    condition = alltrue([
      for check in var.health_checks :
      contains(["Healthy", "LastKnownStatus", "Unhealthy"], check.insufficient_data)
    ])
    error_message = join("\n", [
      for key, check in var.health_checks :
      "health_checks[\"${key}\"].insufficient_data is \"${check.insufficient_data}\"; allowed: one of \"Healthy\", \"LastKnownStatus\", \"Unhealthy\"."
      if !contains(["Healthy", "LastKnownStatus", "Unhealthy"], check.insufficient_data)
    ])
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The domain name of the zone to make. Either this or `existing_zone`.
    Allowed: a domain name in lower case without a final dot, such as "example.com".
    Allowed: at most 253 characters.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.name == null ? true : can(regex("^(?:[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", var.name))
    error_message = try(
      "name is \"${var.name}\"; allowed: a domain name in lower case without a final dot, such as \"example.com\".",
      ""
    )
  }

  validation {
    condition = var.name == null ? true : length(var.name) <= 253
    error_message = try(
      "name is a text of ${length(var.name)} characters; allowed: at most 253 characters.",
      ""
    )
  }

  validation {
    condition     = (var.existing_zone == null) == (var.name != null)
    error_message = "name is ${jsonencode(var.name)}; allowed: either name or existing_zone, not both."
  }

  validation {
    condition     = var.name == null || var.private || can(regex("\\.", var.name))
    error_message = "name is ${jsonencode(var.name)}; allowed: a name with a dot, such as \"example.com\", unless the zone is private."
  }
}

variable "networks" {
  type = map(object({
    # A network: the output `network` of modules/network, or an object written by hand for an
    # existing VPC.
    network = object({
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
    # The VPC's region; default: the provider's.
    region = optional(string)
  }))
  description = <<-EOT
    Networks whose VPCs ask the private zone, by a name of yours. Of a zone made here the list is
    complete: an association made elsewhere is taken away. Allowed: keys of 1 to 32 lower-case ASCII
    letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
    - network: A network: the output `network` of modules/network, or an object written by hand for
      an existing VPC.
      - vpc_id: The VPC's id.
      - cidr_blocks: The VPC's IPv4 ranges, the primary one first.
      - ipv6_cidr_block: The VPC's IPv6 range. Optional.
      - tiers: The network's tiers, by name.
        - kind: Whether its subnets reach the internet directly, through NAT, or not at all.
          Allowed: one of "public", "private", "isolated".
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
    - region: The VPC's region; default: the provider's. Allowed: a region's name, such as
      "ap-northeast-2". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, association in var.networks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "networks is a map with the keys \"${join("\", \"", [
      for name, association in var.networks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for association in var.networks :
      alltrue([for tier in association.network.tiers : contains(["public", "private", "isolated"], tier.kind)])
    ])
    error_message = join("\n", flatten([
      for key, association in var.networks : [
        for key2, tier in association.network.tiers :
        "networks[\"${key}\"].network.tiers[\"${key2}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
        if !contains(["public", "private", "isolated"], tier.kind)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for association in var.networks :
      association.region == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", association.region))
    ])
    error_message = join("\n", [
      for key, association in var.networks :
      "networks[\"${key}\"].region is \"${association.region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if association.region == null ? false : !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", association.region))
    ])
  }

  validation {
    condition = (
      var.existing_zone == null
      ? var.private == (length(var.networks) != 0)
      : length(var.networks) == 0 || (var.existing_zone == null ? var.private : var.existing_zone.private)
    )
    error_message = "networks has \"${join("\", \"", keys(var.networks))}\"; allowed: one network or more with private = true, and none of a public zone."
  }

  validation {
    condition = length([
      for key, association in var.networks : key
      if !association.network.dns.support || !association.network.dns.hostnames
    ]) == 0
    error_message = "networks has \"${join("\", \"", [
      for key, association in var.networks : key
      if !association.network.dns.support || !association.network.dns.hostnames
    ])}\", without DNS support or DNS hostnames; allowed: VPCs with both DNS attributes, or they do not ask private zones."
  }
}

variable "private" {
  type        = bool
  description = "Whether the zone is asked by the VPCs of `networks` only, in place of the internet."
  default     = false
  nullable    = false
}

variable "query_log" {
  type = object({
    # Days that queries are kept.
    retention_days = optional(number, 90)
    # Key that encrypts the log group; its policy must let CloudWatch Logs use it.
    kms_key_arn = optional(string)
    # A log group of yours in place of one of the zone's own.
    existing_log_group = optional(object({
      # The log group's ARN.
      arn = string
    }))
    # Whether Route 53 is let write to the log group.
    resource_policy = optional(bool, true)
  })
  description = <<-EOT
    Queries in a log group (Amazon Route 53 Developer Guide: Public DNS query logging). A log group
    that is made here needs a provider of us-east-1.
    - retention_days: Days that queries are kept. Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120,
      150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Default: 90.
    - kms_key_arn: Key that encrypts the log group; its policy must let CloudWatch Logs use it.
      Default: the service's own. Allowed: an ARN in us-east-1, such as
      "arn:aws:kms:us-east-1:123456789012:key/1". Optional.
    - existing_log_group: A log group of yours in place of one of the zone's own. Optional.
      - arn: The log group's ARN. Allowed: an ARN in us-east-1, such as
        "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com".
    - resource_policy: Whether Route 53 is let write to the log group. A region has room for ten
      such policies (CloudWatch Logs quotas): with a wider one of your own, turn this off. Default:
      true.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.query_log == null ? true : contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.query_log.retention_days)
    error_message = try(
      "query_log.retention_days is ${jsonencode(var.query_log.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.",
      ""
    )
  }

  validation {
    condition = (
      var.query_log == null ? true
      : var.query_log.kms_key_arn == null ? true : can(regex("^(?:arn:aws:kms:us-east-1:[0-9]{12}:key/.+)$", var.query_log.kms_key_arn))
    )
    error_message = try(
      "query_log.kms_key_arn is \"${var.query_log.kms_key_arn}\"; allowed: an ARN in us-east-1, such as \"arn:aws:kms:us-east-1:123456789012:key/1\".",
      ""
    )
  }

  validation {
    condition = (
      var.query_log == null ? true
      : var.query_log.existing_log_group == null ? true : can(regex("^(?:arn:aws:logs:us-east-1:[0-9]{12}:log-group:[A-Za-z0-9_/.#-]{1,512}(:\\*)?)$", var.query_log.existing_log_group.arn))
    )
    error_message = try(
      "query_log.existing_log_group.arn is \"${var.query_log.existing_log_group.arn}\"; allowed: an ARN in us-east-1, such as \"arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com\".",
      ""
    )
  }

  validation {
    condition = (
      var.query_log == null || !(var.existing_zone == null ? var.private : var.existing_zone.private)
    )
    error_message = "query_log is given for a private zone; allowed: query logs of a public zone. A VPC's queries are logged by the Route 53 Resolver."
  }
}

variable "records" {
  type = list(object({
    # The name below the zone's, such as "www"; "@" is the zone's own name, "*" in first place any
    # other.
    name = string
    # The record type.
    type = string
    # What the record says, in the type's own format (Amazon Route 53 Developer Guide: Supported DNS
    # record types).
    values = optional(list(string), [])
    # Seconds that resolvers keep the answer; default: 300.
    ttl = optional(number)
    # An AWS resource that answers in place of values, without a charge.
    alias = optional(object({
      # The target's own DNS name: of a load balancer, a CloudFront distribution, an accelerator, an
      # S3 website.
      dns_name = string
      # The hosted zone that AWS keeps that name in, as the target's reference gives it.
      zone_id = string
      # Whether the record is as healthy as its target.
      evaluate_target_health = optional(bool, false)
    }))
    # Tells the records of one name and type apart; part of the address.
    set_identifier = optional(string)
    # Weighted routing: the share among the name's records.
    weight = optional(number)
    # Failover routing: the record that answers while it is healthy, or the one that steps in.
    failover = optional(string)
    # Latency routing: the region that the record stands for.
    latency_region = optional(string)
    # Geolocation routing: where those come from that the record answers.
    geolocation = optional(object({
      # A continent.
      continent = optional(string)
      # A country; "*" answers whom no other record answers.
      country = optional(string)
      # A state of the country US, or a region of UA.
      subdivision = optional(string)
    }))
    # Multivalue answer routing: up to eight healthy records answer together.
    multivalue = optional(bool, false)
    # A key of `health_checks` or `calculated_health_checks`: an unhealthy record is left out.
    health_check = optional(string)
    # An existing health check in its place.
    health_check_id = optional(string)
  }))
  description = <<-EOT
    The zone's records in any order; each has its own address by name, type and set identifier.
    Allowed: one record for a name, a type and a set_identifier.
    Allowed: a CNAME alone at its name.
    Allowed: one routing policy for all records of a name and type.
    Allowed: one PRIMARY and one SECONDARY record at most for a name and type.
    Allowed: one record for a region or a location.
    Allowed: one ttl for all records of a name and type (RFC 2181 5.2).
    - name: The name below the zone's, such as "www"; "@" is the zone's own name, "*" in first place
      any other. Allowed: a name below the zone's, in lower case and without a final dot ("www",
      "_dmarc", "*.dev"), or "@" for the zone's own.
    - type: The record type. Allowed: one of "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX",
      "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT".
    - values: What the record says, in the type's own format (Amazon Route 53 Developer Guide:
      Supported DNS record types). TXT is written plainly: quotation marks are added, and long texts
      split. Default: [].
    - ttl: Seconds that resolvers keep the answer; default: 300. An alias has its target's. Allowed:
      a whole number from 0 to 2147483647 seconds. Optional.
    - alias: An AWS resource that answers in place of values, without a charge. Allowed:
      evaluate_target_health = false for CloudFront (Amazon Route 53 API Reference: AliasTarget).
      Optional.
      - dns_name: The target's own DNS name: of a load balancer, a CloudFront distribution, an
        accelerator, an S3 website.
      - zone_id: The hosted zone that AWS keeps that name in, as the target's reference gives it.
      - evaluate_target_health: Whether the record is as healthy as its target. Always false for
        CloudFront. Default: false.
    - set_identifier: Tells the records of one name and type apart; part of the address. Needed with
      a routing policy. Allowed: 1 to 128 ASCII letters, digits and . _ -, beginning with a letter
      or digit. Optional.
    - weight: Weighted routing: the share among the name's records. All 0: alike. Allowed: a whole
      number from 0 to 255. Optional.
    - failover: Failover routing: the record that answers while it is healthy, or the one that steps
      in. Allowed: one of "PRIMARY", "SECONDARY". Optional.
    - latency_region: Latency routing: the region that the record stands for. Allowed: a region's
      name, such as "ap-northeast-2". Optional.
    - geolocation: Geolocation routing: where those come from that the record answers. Allowed:
      either continent or country; a subdivision of the countries US and UA only. Optional.
      - continent: A continent. Allowed: one of "AF", "AN", "AS", "EU", "NA", "OC", "SA". Optional.
      - country: A country; "*" answers whom no other record answers. Allowed: a country (ISO
        3166-1) in capitals, or "*" for everywhere else. Optional.
      - subdivision: A state of the country US, or a region of UA. Allowed: 1 to 3 capitals or
        digits (ISO 3166-2). Optional.
    - multivalue: Multivalue answer routing: up to eight healthy records answer together. Default:
      false.
    - health_check: A key of `health_checks` or `calculated_health_checks`: an unhealthy record is
      left out. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a
      letter and not ending with a hyphen. Optional.
    - health_check_id: An existing health check in its place. Optional.
  EOT
  default     = []
  nullable    = false

  validation {
    condition = length([
      for key, group in {
        for record in var.records :
        join("/", compact([record.name, record.type, record.set_identifier])) =>
        "${record.name}/${record.type}"...
      } : key
      if length(group) > 1
    ]) == 0
    error_message = "records is a list with more than one record \"${join("\", \"", [
      for key, group in {
        for record in var.records :
        join("/", compact([record.name, record.type, record.set_identifier])) =>
        "${record.name}/${record.type}"...
      } : key
      if length(group) > 1
    ])}\"; allowed: one record for a name, a type and a set_identifier."
  }

  validation {
    condition = length([
      for key, group in { for record in var.records : record.name => record.type... } : key
      if contains(group, "CNAME") && anytrue([for other in group : other != "CNAME"])
    ]) == 0
    error_message = "records is a list with a CNAME beside other records at \"${join("\", \"", [
      for key, group in { for record in var.records : record.name => record.type... } : key
      if contains(group, "CNAME") && anytrue([for other in group : other != "CNAME"])
    ])}\"; allowed: a CNAME alone at its name."
  }

  validation {
    condition = length([
      for key, group in {
        for record in var.records : "${record.name}/${record.type}" => join(",", compact([
          record.weight != null ? "weight" : "",
          record.failover != null ? "failover" : "",
          record.latency_region != null ? "latency_region" : "",
          record.geolocation != null ? "geolocation" : "",
          record.multivalue ? "multivalue" : "",
        ]))...
      } : key
      if length(distinct(group)) > 1
    ]) == 0
    error_message = "records is a list with several routing policies at \"${join("\", \"", [
      for key, group in {
        for record in var.records : "${record.name}/${record.type}" => join(",", compact([
          record.weight != null ? "weight" : "",
          record.failover != null ? "failover" : "",
          record.latency_region != null ? "latency_region" : "",
          record.geolocation != null ? "geolocation" : "",
          record.multivalue ? "multivalue" : "",
        ]))...
      } : key
      if length(distinct(group)) > 1
    ])}\"; allowed: one routing policy for all records of a name and type."
  }

  validation {
    condition = length([
      for key, group in {
        for record in var.records : "${record.name}/${record.type}" => record.failover...
        if record.failover != null
      } : key
      if length(group) > length(distinct(group))
    ]) == 0
    error_message = "records is a list with failover records in a wrong number at \"${join("\", \"", [
      for key, group in {
        for record in var.records : "${record.name}/${record.type}" => record.failover...
        if record.failover != null
      } : key
      if length(group) > length(distinct(group))
    ])}\"; allowed: one PRIMARY and one SECONDARY record at most for a name and type."
  }

  validation {
    condition = length([
      for key, group in {
        for record in var.records : "${record.name}/${record.type} ${
          record.geolocation == null
          ? (record.latency_region == null ? "" : record.latency_region)
          : join("-", compact([
            record.geolocation.continent,
            record.geolocation.country,
            record.geolocation.subdivision,
          ]))
        }" =>
        record.name...
        if record.latency_region != null || record.geolocation != null
      } : key
      if length(group) > 1
    ]) == 0
    error_message = "records is a list with more than one record for \"${join("\", \"", [
      for key, group in {
        for record in var.records : "${record.name}/${record.type} ${
          record.geolocation == null
          ? (record.latency_region == null ? "" : record.latency_region)
          : join("-", compact([
            record.geolocation.continent,
            record.geolocation.country,
            record.geolocation.subdivision,
          ]))
        }" =>
        record.name...
        if record.latency_region != null || record.geolocation != null
      } : key
      if length(group) > 1
    ])}\"; allowed: one record for a region or a location."
  }

  validation {
    condition = length([
      for key, group in {
        for record in var.records :
        "${record.name}/${record.type}" => tostring(record.ttl == null ? 300 : record.ttl)...
        if record.alias == null
      } : key
      if length(distinct(group)) > 1
    ]) == 0
    error_message = "records is a list with records that have several ttl at \"${join("\", \"", [
      for key, group in {
        for record in var.records :
        "${record.name}/${record.type}" => tostring(record.ttl == null ? 300 : record.ttl)...
        if record.alias == null
      } : key
      if length(distinct(group)) > 1
    ])}\"; allowed: one ttl for all records of a name and type (RFC 2181 5.2)."
  }

  validation {
    condition = alltrue([
      for record in var.records : (length(record.values) == 0) != (record.alias == null)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: either values or an alias."
      if(length(record.values) == 0) == (record.alias == null)
    ])
  }

  validation {
    condition = alltrue([for record in var.records : record.ttl == null || record.alias == null])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: a ttl without an alias only: an alias has its target's."
      if record.ttl != null && record.alias != null
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.alias == null || record.type == "A" || record.type == "AAAA" || record.type == "HTTPS"
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: an alias of type A, AAAA or HTTPS. AWS targets have addresses; a CNAME of theirs is a record with values."
      if record.alias != null && record.type != "A" && record.type != "AAAA" && record.type != "HTTPS"
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : length(compact([
        record.weight != null ? "weight" : "",
        record.failover != null ? "failover" : "",
        record.latency_region != null ? "latency_region" : "",
        record.geolocation != null ? "geolocation" : "",
        record.multivalue ? "multivalue" : "",
      ])) <= 1
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: one routing policy: weight, failover, latency_region, geolocation or multivalue."
      if length(compact([
        record.weight != null ? "weight" : "",
        record.failover != null ? "failover" : "",
        record.latency_region != null ? "latency_region" : "",
        record.geolocation != null ? "geolocation" : "",
        record.multivalue ? "multivalue" : "",
      ])) > 1
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : (record.set_identifier != null) == (
        record.weight != null ||
        record.failover != null ||
        record.latency_region != null ||
        record.geolocation != null ||
        record.multivalue
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: a set_identifier with a routing policy (weight, failover, …), and none without."
      if(record.set_identifier != null) != (
        record.weight != null ||
        record.failover != null ||
        record.latency_region != null ||
        record.geolocation != null ||
        record.multivalue
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      (record.failover == null ? true : record.failover != "PRIMARY") ||
      record.health_check != null ||
      record.health_check_id != null ||
      (record.alias == null ? false : record.alias.evaluate_target_health)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: a PRIMARY record with a health check, or an alias that evaluates its target's health."
      if !(
        (record.failover == null ? true : record.failover != "PRIMARY") ||
        record.health_check != null ||
        record.health_check_id != null ||
        (record.alias == null ? false : record.alias.evaluate_target_health)
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.health_check == null || record.health_check_id == null
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: a health_check or a health_check_id, not both."
      if record.health_check != null && record.health_check_id != null
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.health_check == null && record.health_check_id == null ||
      record.weight != null ||
      record.failover != null ||
      record.latency_region != null ||
      record.geolocation != null ||
      record.multivalue
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: a health check with a routing policy: a record alone answers whatever its health."
      if !(
        record.health_check == null && record.health_check_id == null ||
        record.weight != null ||
        record.failover != null ||
        record.latency_region != null ||
        record.geolocation != null ||
        record.multivalue
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.name != "@" || record.type != "CNAME" && record.type != "DS" && record.type != "NS"
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: no CNAME, DS or NS at the zone's own name \"@\". An alias of type A answers there; the zone's NS records are AWS's own, and DS records belong to the parent."
      if !(record.name != "@" || record.type != "CNAME" && record.type != "DS" && record.type != "NS")
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : !startswith(record.name, "*") || record.type != "DS" && record.type != "NS"
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: no wildcard of type NS or DS."
      if !(!startswith(record.name, "*") || record.type != "DS" && record.type != "NS")
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.type != "CNAME" || length(record.values) <= 1
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: one value in a CNAME."
      if record.type == "CNAME" && length(record.values) > 1
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : !(
        (
          record.weight != null ||
          record.failover != null ||
          record.latency_region != null ||
          record.geolocation != null ||
          record.multivalue
        ) &&
        (record.type == "DS" || record.type == "NS")
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: no routing policy with NS and DS."
      if(
        record.weight != null ||
        record.failover != null ||
        record.latency_region != null ||
        record.geolocation != null ||
        record.multivalue
      ) &&
      (record.type == "DS" || record.type == "NS")
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : !record.multivalue || record.alias == null && record.type != "CNAME"
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is the record ${join(" ", compact([record.name, record.type, record.set_identifier]))}; allowed: multivalue answers with values of other types than CNAME only."
      if !(!record.multivalue || record.alias == null && record.type != "CNAME")
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : length(distinct(record.values)) == length(record.values)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] has the values \"${join("\", \"", record.values)}\"; allowed: each value once."
      if length(distinct(record.values)) != length(record.values)
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "A" ||
      alltrue([
        for value in record.values :
        !can(regex(":", value)) && try(cidrhost("${value}/32", 0) == value, false)
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: IPv4 addresses, such as \"192.0.2.1\"."
      if record.type == "A" &&
      !alltrue([
        for value in record.values :
        !can(regex(":", value)) && try(cidrhost("${value}/32", 0) == value, false)
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "AAAA" ||
      alltrue([
        for value in record.values :
        can(regex(":", value)) && try(cidrhost("${value}/128", 0) == value, false)
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: IPv6 addresses in their shortest form, such as \"2001:db8::1\" (RFC 5952)."
      if record.type == "AAAA" &&
      !alltrue([
        for value in record.values :
        can(regex(":", value)) && try(cidrhost("${value}/128", 0) == value, false)
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "CAA" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]) [a-z0-9]{1,15} \"[ -!#-~]*\")$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: flags, a tag and a quoted value, such as `0 issue \"amazon.com\"` (RFC 8659)."
      if record.type == "CAA" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]) [a-z0-9]{1,15} \"[ -!#-~]*\")$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "CNAME" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a domain name, such as \"www.example.com\"."
      if record.type == "CNAME" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "DS" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]) [124] ([0-9A-Fa-f]{2})+))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a key tag, an algorithm, a digest type and a digest, such as \"123 13 2 0a1b\" (RFC 4034)."
      if record.type == "DS" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]) [124] ([0-9A-Fa-f]{2})+))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "HTTPS" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)( [a-z0-9-]+(=(\"[ -!#-~]*\"|[!#-~]+))?)*))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a priority, a target and parameters, such as `1 . alpn=\"h2\"` (RFC 9460)."
      if record.type == "HTTPS" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)( [a-z0-9-]+(=(\"[ -!#-~]*\"|[!#-~]+))?)*))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "SVCB" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)( [a-z0-9-]+(=(\"[ -!#-~]*\"|[!#-~]+))?)*))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a priority, a target and parameters, such as `1 . alpn=\"h2\"` (RFC 9460)."
      if record.type == "SVCB" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)( [a-z0-9-]+(=(\"[ -!#-~]*\"|[!#-~]+))?)*))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "MX" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a preference from 0 to 65535 and a host, such as \"10 mail.example.com\"."
      if record.type == "MX" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){1}(?:\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "NAPTR" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){2}(?:(\"[ -!#-~]*\" ){3}(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: order, preference, flags, service, regexp and replacement, such as `1 2 \"s\" \"SIP\" \"\" a.example.com`."
      if record.type == "NAPTR" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){2}(?:(\"[ -!#-~]*\" ){3}(\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "NS" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: name servers by name, such as \"ns-1.example.net\"."
      if record.type == "NS" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "PTR" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: a domain name, such as \"host.example.com\"."
      if record.type == "PTR" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?)$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "SRV" ||
      alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){3}(?:\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?))$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: priority, weight and port from 0 to 65535, and a host, such as \"1 10 5269 xmpp.example.com\"."
      if record.type == "SRV" &&
      !alltrue([
        for value in record.values :
        can(regex("^(?:((6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0) ){3}(?:\\.|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?))$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "SSHFP" ||
      alltrue([for value in record.values : can(regex("^(?:[0-6] [12] ([0-9A-Fa-f]{2})+)$", value))])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: an algorithm, a fingerprint type and a fingerprint, such as \"4 2 0a1b\" (RFC 4255)."
      if record.type == "SSHFP" &&
      !alltrue([for value in record.values : can(regex("^(?:[0-6] [12] ([0-9A-Fa-f]{2})+)$", value))])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "TLSA" ||
      alltrue([for value in record.values : can(regex("^(?:[0-3] [01] [0-2] ([0-9A-Fa-f]{2})+)$", value))])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: usage, selector, matching type and data, such as \"3 1 1 0a1b\" (RFC 6698)."
      if record.type == "TLSA" &&
      !alltrue([
        for value in record.values : can(regex("^(?:[0-3] [01] [0-2] ([0-9A-Fa-f]{2})+)$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.type != "TXT" ||
      alltrue([
        for value in record.values :
        length(value) <= 4000 && can(regex("^[ -~]+$", value)) && !can(regex("^\".*\"$", value))
      ])
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}] is a record of type ${record.type} with \"${join("\", \"", record.values)}\"; allowed: 1 to 4000 printable ASCII characters without quotation marks around them: they are added, and long texts are split."
      if record.type == "TXT" &&
      !alltrue([
        for value in record.values :
        length(value) <= 4000 && can(regex("^[ -~]+$", value)) && !can(regex("^\".*\"$", value))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      can(regex("^(?:@|(\\*|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", record.name))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].name is \"${record.name}\"; allowed: a name below the zone's, in lower case and without a final dot (\"www\", \"_dmarc\", \"*.dev\"), or \"@\" for the zone's own."
      if !can(regex("^(?:@|(\\*|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*)$", record.name))
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : contains([
        "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB",
        "TLSA", "TXT",
      ], record.type)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].type is \"${record.type}\"; allowed: one of \"A\", \"AAAA\", \"CAA\", \"CNAME\", \"DS\", \"HTTPS\", \"MX\", \"NAPTR\", \"NS\", \"PTR\", \"SRV\", \"SSHFP\", \"SVCB\", \"TLSA\", \"TXT\"."
      if !contains([
        "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB",
        "TLSA", "TXT",
      ], record.type)
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.ttl == null ? true : (
        floor(record.ttl) == record.ttl && record.ttl >= 0 && record.ttl <= 2147483647
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].ttl is ${jsonencode(record.ttl)}; allowed: a whole number from 0 to 2147483647 seconds."
      if record.ttl == null ? false : (
        floor(record.ttl) != record.ttl || record.ttl < 0 || record.ttl > 2147483647
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.alias == null ? true : (
        !record.alias.evaluate_target_health || record.alias.zone_id != "Z2FDTNDATAQYW2"
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].alias is a CloudFront distribution with its health evaluated; allowed: evaluate_target_health = false for CloudFront (Amazon Route 53 API Reference: AliasTarget)."
      if record.alias == null ? false : (
        record.alias.evaluate_target_health && record.alias.zone_id == "Z2FDTNDATAQYW2"
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.set_identifier == null ? true : can(regex("^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,127})$", record.set_identifier))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].set_identifier is \"${record.set_identifier}\"; allowed: 1 to 128 ASCII letters, digits and . _ -, beginning with a letter or digit."
      if record.set_identifier == null ? false : !can(regex("^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,127})$", record.set_identifier))
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.weight == null ? true : (
        floor(record.weight) == record.weight && record.weight >= 0 && record.weight <= 255
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].weight is ${jsonencode(record.weight)}; allowed: a whole number from 0 to 255."
      if record.weight == null ? false : (
        floor(record.weight) != record.weight || record.weight < 0 || record.weight > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.failover == null ? true : contains(["PRIMARY", "SECONDARY"], record.failover)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].failover is \"${record.failover}\"; allowed: one of \"PRIMARY\", \"SECONDARY\"."
      if record.failover == null ? false : !contains(["PRIMARY", "SECONDARY"], record.failover)
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.latency_region == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", record.latency_region))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].latency_region is \"${record.latency_region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if record.latency_region == null ? false : !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", record.latency_region))
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.geolocation == null ? true : (
        record.geolocation.continent != null
      ) != (record.geolocation.country != null)
    ])
    error_message = join("\n", [
      for index, record in var.records : "records[${index}].geolocation ${
        record.geolocation.continent == null
        ? "has neither continent nor country"
        : "has both continent and country"
      }; allowed: either continent or country."
      if record.geolocation == null ? false : (
        record.geolocation.continent != null
      ) == (record.geolocation.country != null)
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records : record.geolocation == null ? true : (
        record.geolocation.subdivision == null ||
        contains(["US", "UA"], record.geolocation.country == null ? "" : record.geolocation.country)
      )
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].geolocation is ${jsonencode(record.geolocation)}; allowed: a subdivision of the countries US and UA only."
      if record.geolocation == null ? false : (
        record.geolocation.subdivision != null &&
        !contains(["US", "UA"], record.geolocation.country == null ? "" : record.geolocation.country)
      )
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.geolocation == null ? true
      : record.geolocation.continent == null ? true : contains([
        "AF", "AN", "AS", "EU", "NA", "OC", "SA",
      ], record.geolocation.continent)
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].geolocation.continent is \"${record.geolocation.continent}\"; allowed: one of \"AF\", \"AN\", \"AS\", \"EU\", \"NA\", \"OC\", \"SA\"."
      if record.geolocation == null ? false
      : record.geolocation.continent == null ? false : !contains([
        "AF", "AN", "AS", "EU", "NA", "OC", "SA",
      ], record.geolocation.continent)
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.geolocation == null ? true
      : record.geolocation.country == null ? true : can(regex("^(?:[A-Z]{2}|\\*)$", record.geolocation.country))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].geolocation.country is \"${record.geolocation.country}\"; allowed: a country (ISO 3166-1) in capitals, or \"*\" for everywhere else."
      if record.geolocation == null ? false
      : record.geolocation.country == null ? false : !can(regex("^(?:[A-Z]{2}|\\*)$", record.geolocation.country))
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.geolocation == null ? true
      : record.geolocation.subdivision == null ? true : can(regex("^(?:[A-Z0-9]{1,3})$", record.geolocation.subdivision))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].geolocation.subdivision is \"${record.geolocation.subdivision}\"; allowed: 1 to 3 capitals or digits (ISO 3166-2)."
      if record.geolocation == null ? false
      : record.geolocation.subdivision == null ? false : !can(regex("^(?:[A-Z0-9]{1,3})$", record.geolocation.subdivision))
    ])
  }

  validation {
    condition = alltrue([
      for record in var.records :
      record.health_check == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", record.health_check))
    ])
    error_message = join("\n", [
      for index, record in var.records :
      "records[${index}].health_check is \"${record.health_check}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if record.health_check == null ? false : !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", record.health_check))
    ])
  }

  validation {
    condition = (
      (var.existing_zone == null) == (var.name != null)
      ? length([
        for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
        if record.name == (var.existing_zone == null ? var.name : var.existing_zone.name) ||
        endswith(record.name, ".${var.existing_zone == null ? var.name : var.existing_zone.name}")
      ]) == 0
      : true
    )
    error_message = try(
      join("", [
        "records has \"",
        join("\", \"", [
          for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
          if record.name == (var.existing_zone == null ? var.name : var.existing_zone.name) ||
          endswith(record.name, ".${var.existing_zone == null ? var.name : var.existing_zone.name}")
        ]),
        "\"; allowed: names below the zone's, without ",
        (var.existing_zone == null ? var.name : var.existing_zone.name) == null ? ""
        : var.existing_zone == null
        ? var.name
        : var.existing_zone.name,
        " at their end.",
      ]),
      ""
    )
  }

  validation {
    condition = (
      (var.existing_zone == null) == (var.name != null)
      ? length([
        for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
        if length(
          record.name == "@"
          ? (var.existing_zone == null ? var.name : var.existing_zone.name)
          : "${record.name}.${var.existing_zone == null ? var.name : var.existing_zone.name}"
        ) > 253
      ]) == 0
      : true
    )
    error_message = try(
      "records has \"${join("\", \"", [
        for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
        if length(
          record.name == "@"
          ? (var.existing_zone == null ? var.name : var.existing_zone.name)
          : "${record.name}.${var.existing_zone == null ? var.name : var.existing_zone.name}"
        ) > 253
      ])}\"; allowed: names of up to 253 characters together with the zone's.",
      ""
    )
  }

  validation {
    condition = length([
      for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
      if record.health_check == null ? false : !contains(
        concat(keys(var.health_checks), keys(var.calculated_health_checks)),
        record.health_check
      )
    ]) == 0
    error_message = join("", [
      "records has \"",
      join("\", \"", [
        for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
        if record.health_check == null ? false : !contains(
          concat(keys(var.health_checks), keys(var.calculated_health_checks)),
          record.health_check
        )
      ]),
      "\" with an unknown health_check; allowed: of \"",
      join("\", \"", concat(keys(var.health_checks), keys(var.calculated_health_checks))),
      "\".",
    ])
  }

  validation {
    condition = (
      !(var.existing_zone == null ? var.private : var.existing_zone.private) ||
      length([
        for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
        if record.alias == null ? false : record.alias.zone_id == "Z2FDTNDATAQYW2"
      ]) == 0
    )
    error_message = "records has \"${join("\", \"", [
      for record in var.records : join("/", compact([record.name, record.type, record.set_identifier]))
      if record.alias == null ? false : record.alias.zone_id == "Z2FDTNDATAQYW2"
    ])}\" with an alias of CloudFront; allowed: CloudFront in public zones only (Amazon Route 53 API Reference: AliasTarget)."
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
