# Generated from src/edge/certificate/certificate.ts by `npm run modules`. Do not edit.

variable "domain_name" {
  type        = string
  description = <<-EOT
    The certificate's first name: a domain name, or a wildcard for the names one label below.
    Allowed: a domain name in lower case without a final dot, or a wildcard for one label, such as
    "*.example.com".
    Allowed: at most 64 characters.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", var.domain_name))
    error_message = "domain_name is \"${var.domain_name}\"; allowed: a domain name in lower case without a final dot, or a wildcard for one label, such as \"*.example.com\"."
  }

  validation {
    condition     = length(var.domain_name) <= 64
    error_message = "domain_name is a text of ${length(var.domain_name)} characters; allowed: at most 64 characters."
  }
}

variable "key_algorithm" {
  type        = string
  description = <<-EOT
    The key's algorithm (AWS Certificate Manager User Guide: public certificate characteristics).
    ECDSA is faster; old clients know RSA only. A change replaces the certificate. Allowed: one of
    "RSA_2048", "EC_prime256v1", "EC_secp384r1".
  EOT
  default     = "RSA_2048"
  nullable    = false

  validation {
    condition     = contains(["RSA_2048", "EC_prime256v1", "EC_secp384r1"], var.key_algorithm)
    error_message = "key_algorithm is \"${var.key_algorithm}\"; allowed: one of \"RSA_2048\", \"EC_prime256v1\", \"EC_secp384r1\"."
  }
}

variable "subject_alternative_names" {
  type        = list(string)
  description = <<-EOT
    Further names. A wildcard does not cover the name that it is below: give both.
    Allowed: at most 99 further names: 10 names in all until the quota is increased.
    Each name: a domain name in lower case without a final dot, or a wildcard for one label, such as
    "*.example.com".
    Each name: at most 253 characters.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(var.subject_alternative_names) <= 99
    error_message = "subject_alternative_names is a list of ${length(var.subject_alternative_names)} further names; allowed: at most 99 further names: 10 names in all until the quota is increased."
  }

  validation {
    condition = alltrue([
      for name in var.subject_alternative_names :
      can(regex("^(?:(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
    ])
    error_message = join("\n", [
      for index, name in var.subject_alternative_names :
      "subject_alternative_names[${index}] is \"${name}\"; allowed: a domain name in lower case without a final dot, or a wildcard for one label, such as \"*.example.com\"."
      if !can(regex("^(?:(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
    ])
  }

  validation {
    condition = alltrue([for name in var.subject_alternative_names : length(name) <= 253])
    error_message = join("\n", [
      for index, name in var.subject_alternative_names :
      "subject_alternative_names[${index}] is a text of ${length(name)} characters; allowed: at most 253 characters."
      if length(name) > 253
    ])
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

variable "transparency_logging" {
  type        = bool
  description = <<-EOT
    Whether the certificate is in public transparency logs; browsers do not trust it otherwise. The
    logs tell its names to everyone.
  EOT
  default     = true
  nullable    = false
}

variable "wait" {
  type        = bool
  description = <<-EOT
    Whether the ARN that the module gives waits until the certificate is issued. Default: where
    zones are given. Without zones somebody has to set the records meanwhile.
  EOT
  default     = null
  nullable    = true
}

variable "wait_minutes" {
  type        = number
  description = <<-EOT
    Minutes after which waiting fails. ACM itself gives up after 72 hours. Allowed: a whole number
    from 1 to 4320 minutes.
  EOT
  default     = 75
  nullable    = false

  validation {
    condition = (
      floor(var.wait_minutes) == var.wait_minutes && var.wait_minutes >= 1 && var.wait_minutes <= 4320
    )
    error_message = "wait_minutes is ${jsonencode(var.wait_minutes)}; allowed: a whole number from 1 to 4320 minutes."
  }
}

variable "zones" {
  type        = map(string)
  description = <<-EOT
    Ids of the public hosted zones that the names are validated in, by the zones' domain names. A
    name goes to the zone that serves it, the longest that fits. Empty: the records are an output,
    for DNS that is elsewhere.
    Allowed: domain names in lower case as keys, such as "example.com".
    Each zone: a hosted zone's id, such as "Z0123456789ABCDEFGHIJ".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for domain, zone in var.zones : domain
      if !can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", domain))
    ]) == 0
    error_message = "zones is a map with the keys \"${join("\", \"", [
      for domain, zone in var.zones : domain
      if !can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", domain))
    ])}\"; allowed: domain names in lower case as keys, such as \"example.com\"."
  }

  validation {
    condition = alltrue([for zone in var.zones : can(regex("^(?:[A-Z0-9]{1,32})$", zone))])
    error_message = join("\n", [
      for key, zone in var.zones :
      "zones[\"${key}\"] is \"${zone}\"; allowed: a hosted zone's id, such as \"Z0123456789ABCDEFGHIJ\"."
      if !can(regex("^(?:[A-Z0-9]{1,32})$", zone))
    ])
  }

  validation {
    condition = (
      length(var.zones) == 0 ||
      length([
        for domain in distinct([
          for name in distinct(concat([var.domain_name], var.subject_alternative_names)) :
          replace(name, "*.", "")
        ]) : domain
        if length([for zone, id in var.zones : zone if domain == zone || endswith(domain, ".${zone}")]) == 0
      ]) == 0
    )
    error_message = join("", [
      "zones has \"",
      join("\", \"", keys(var.zones)),
      "\", where \"",
      join("\", \"", [
        for domain in distinct([
          for name in distinct(concat([var.domain_name], var.subject_alternative_names)) :
          replace(name, "*.", "")
        ]) : domain
        if length([for zone, id in var.zones : zone if domain == zone || endswith(domain, ".${zone}")]) == 0
      ]),
      "\" is not served; allowed: a zone for every name, or none where DNS is elsewhere.",
    ])
  }
}
