# Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.

variable "accepter" {
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
    The network that accepts it, of the provider `aws.accepter`. Allowed: each range once.
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
    condition     = length(distinct(var.accepter.cidr_blocks)) == length(var.accepter.cidr_blocks)
    error_message = "accepter has the ranges \"${join("\", \"", var.accepter.cidr_blocks)}\"; allowed: each range once."
  }

  validation {
    condition = alltrue([
      for tier in var.accepter.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join("\n", [
      for key, tier in var.accepter.tiers :
      "accepter.tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
      if !contains(["public", "private", "isolated"], tier.kind)
    ])
  }
}

variable "accepter_tiers" {
  type        = set(string)
  description = <<-EOT
    Tiers of the accepter whose route tables lead to the requester; default: the private and the
    isolated ones. Empty: none.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = length([
      for tier in(var.accepter_tiers == null ? [] : var.accepter_tiers) : tier
      if !contains(keys(var.accepter.tiers), tier)
    ]) == 0
    error_message = join("", [
      "accepter_tiers names the tiers \"",
      join("\", \"", [
        for tier in(var.accepter_tiers == null ? [] : var.accepter_tiers) : tier
        if !contains(keys(var.accepter.tiers), tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.accepter.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for place in flatten([
        for tier, settings in var.accepter.tiers : [
          for zone, subnet in settings.subnets :
          { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
        ]
        if var.accepter_tiers == null ? settings.kind != "public" : contains(var.accepter_tiers, tier)
      ]) : place.name
      if place.route_table_id == null
    ]) == 0
    error_message = "accepter has subnets without a route_table_id, \"${join("\", \"", [
      for place in flatten([
        for tier, settings in var.accepter.tiers : [
          for zone, subnet in settings.subnets :
          { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
        ]
        if var.accepter_tiers == null ? settings.kind != "public" : contains(var.accepter_tiers, tier)
      ]) : place.name
      if place.route_table_id == null
    ])}\"; allowed: only in tiers that accepter_tiers leaves out."
  }

  validation {
    condition = length([
      for table, uses in {
        for table in flatten([
          for tier, settings in var.accepter.tiers : [for subnet in settings.subnets : subnet.route_table_id]
          if var.accepter_tiers == null ? settings.kind != "public" : contains(var.accepter_tiers, tier)
        ]) : table => table...
        if table != null
      } : table
      if 1 < length(uses)
    ]) == 0
    error_message = "accepter has subnets that share the route tables \"${join("\", \"", [
      for table, uses in {
        for table in flatten([
          for tier, settings in var.accepter.tiers : [for subnet in settings.subnets : subnet.route_table_id]
          if var.accepter_tiers == null ? settings.kind != "public" : contains(var.accepter_tiers, tier)
        ]) : table => table...
        if table != null
      } : table
      if 1 < length(uses)
    ])}\"; allowed: one subnet for a table, which takes a route once. Leave the others out."
  }
}

variable "dns_resolution" {
  type        = bool
  description = <<-EOT
    Whether public DNS names of instances resolve to private addresses from the other side (Amazon
    VPC Peering Guide: DNS resolution).
  EOT
  default     = true
  nullable    = false

  validation {
    condition = (
      !var.dns_resolution ||
      (
        var.requester.dns.support &&
        var.requester.dns.hostnames &&
        var.accepter.dns.support &&
        var.accepter.dns.hostnames
      )
    )
    error_message = "dns_resolution is true; allowed: true where both networks have DNS support and DNS hostnames on."
  }
}

variable "ipv6" {
  type        = bool
  description = <<-EOT
    Whether IPv6 ranges are routed too; default: where both networks have one. Say it where the
    networks are made in the same apply: their ranges are not known when Terraform plans.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = (
      (var.ipv6 == null ? true : !var.ipv6) ||
      var.requester.ipv6_cidr_block != null && var.accepter.ipv6_cidr_block != null
    )
    error_message = "ipv6 is true with the ranges ${jsonencode(var.requester.ipv6_cidr_block)} and ${jsonencode(var.accepter.ipv6_cidr_block)}; allowed: true where both networks have an IPv6 range."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The connection's name: its Name tag. Allowed: 1 to 32 ASCII letters, digits and hyphens,
    beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "peer_owner_id" {
  type        = string
  description = <<-EOT
    The accepter's account, where it is another one. Allowed: an account's id of 12 digits, such as
    "123456789012".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.peer_owner_id == null ? true : can(regex("^(?:[0-9]{12})$", var.peer_owner_id))
    error_message = try(
      "peer_owner_id is \"${var.peer_owner_id}\"; allowed: an account's id of 12 digits, such as \"123456789012\".",
      ""
    )
  }
}

variable "peer_region" {
  type        = string
  description = <<-EOT
    The accepter's region, where it is another one. Allowed: a region's name, such as
    "ap-northeast-2".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.peer_region == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", var.peer_region))
    error_message = try(
      "peer_region is \"${var.peer_region}\"; allowed: a region's name, such as \"ap-northeast-2\".",
      ""
    )
  }
}

variable "requester" {
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
    The network that asks for the connection, of the default provider. Allowed: each range once.
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
    condition     = length(distinct(var.requester.cidr_blocks)) == length(var.requester.cidr_blocks)
    error_message = "requester has the ranges \"${join("\", \"", var.requester.cidr_blocks)}\"; allowed: each range once."
  }

  validation {
    condition = alltrue([
      for tier in var.requester.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join("\n", [
      for key, tier in var.requester.tiers :
      "requester.tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
      if !contains(["public", "private", "isolated"], tier.kind)
    ])
  }
}

variable "requester_tiers" {
  type        = set(string)
  description = <<-EOT
    Tiers of the requester whose route tables lead to the accepter; default: the private and the
    isolated ones. Empty: none.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = length([
      for tier in(var.requester_tiers == null ? [] : var.requester_tiers) : tier
      if !contains(keys(var.requester.tiers), tier)
    ]) == 0
    error_message = join("", [
      "requester_tiers names the tiers \"",
      join("\", \"", [
        for tier in(var.requester_tiers == null ? [] : var.requester_tiers) : tier
        if !contains(keys(var.requester.tiers), tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.requester.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for place in flatten([
        for tier, settings in var.requester.tiers : [
          for zone, subnet in settings.subnets :
          { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
        ]
        if var.requester_tiers == null ? settings.kind != "public" : contains(var.requester_tiers, tier)
      ]) : place.name
      if place.route_table_id == null
    ]) == 0
    error_message = "requester has subnets without a route_table_id, \"${join("\", \"", [
      for place in flatten([
        for tier, settings in var.requester.tiers : [
          for zone, subnet in settings.subnets :
          { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
        ]
        if var.requester_tiers == null ? settings.kind != "public" : contains(var.requester_tiers, tier)
      ]) : place.name
      if place.route_table_id == null
    ])}\"; allowed: only in tiers that requester_tiers leaves out."
  }

  validation {
    condition = length([
      for table, uses in {
        for table in flatten([
          for tier, settings in var.requester.tiers : [for subnet in settings.subnets : subnet.route_table_id]
          if var.requester_tiers == null ? settings.kind != "public" : contains(var.requester_tiers, tier)
        ]) : table => table...
        if table != null
      } : table
      if 1 < length(uses)
    ]) == 0
    error_message = "requester has subnets that share the route tables \"${join("\", \"", [
      for table, uses in {
        for table in flatten([
          for tier, settings in var.requester.tiers : [for subnet in settings.subnets : subnet.route_table_id]
          if var.requester_tiers == null ? settings.kind != "public" : contains(var.requester_tiers, tier)
        ]) : table => table...
        if table != null
      } : table
      if 1 < length(uses)
    ])}\"; allowed: one subnet for a table, which takes a route once. Leave the others out."
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
