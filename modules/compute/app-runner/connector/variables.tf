# Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.

variable "internet" {
  type        = bool
  description = <<-EOT
    Whether the tier's routes lead to the internet. Default: as the network says, else as its kind
    does: private: yes, by NAT; isolated: no.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = (
      var.internet == null ||
      !(
        (var.internet == null ? false : var.internet) &&
        (
          contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "private"
        ) == "isolated"
      )
    )
    error_message = "internet is true in the isolated tier ${var.tier}; allowed: a tier whose routes lead there, a private one."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The beginning of the connector's name; a hyphen and eight digits of what it holds follow. A
    connector never changes: with other subnets or groups a new one is made before the old one goes,
    and App Runner has one connector of a name. Allowed: 4 to 31 ASCII letters, digits, hyphens and
    underscores, beginning with a letter or digit.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9][A-Za-z0-9_-]{3,30})$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 4 to 31 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit."
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
    The network that services reach into.
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

variable "outbound" {
  type = map(object({
    # The TCP port.
    port = number
    # IPv4 ranges that are called: a connector carries IPv4 alone.
    ranges = optional(list(string), [])
    # Further ranges by names of your choice: for those that are known only after the apply, since a
    # range of `ranges` is part of its rule's address and a name here is in its place.
    named_ranges = optional(map(string), {})
    # Why: the description of its rules.
    description = optional(string)
  }))
  description = <<-EOT
    What the connector's own group lets out beside `targets`, by name. Default: HTTPS to everywhere,
    by NAT or endpoints; an empty map: nothing else. Allowed: keys of 1 to 32 lower-case ASCII
    letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
    - port: The TCP port. Allowed: a whole number from 1 to 65535.
    - ranges: IPv4 ranges that are called: a connector carries IPv4 alone. Allowed: each range once.
      Each range: an IPv4 range with a prefix length from 0 to 32 and no host bits set, such as
      "10.0.0.0/16". Default: [].
    - named_ranges: Further ranges by names of your choice: for those that are known only after the
      apply, since a range of `ranges` is part of its rule's address and a name here is in its
      place. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a
      letter and not ending with a hyphen. Each range: an IPv4 range with a prefix length from 0 to
      32 and no host bits set, such as "10.0.0.0/16". Default: {}.
    - description: Why: the description of its rules. Allowed: 1 to 255 ASCII letters, digits,
      spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end. Optional.
  EOT
  default = {
    https = {
      port   = 443
      ranges = ["0.0.0.0/0"]
    }
  }
  nullable = false

  validation {
    condition = length([
      for name, rule in var.outbound : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "outbound is a map with the keys \"${join("\", \"", [
      for name, rule in var.outbound : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : length(rule.ranges) != 0 || length(keys(rule.named_ranges)) != 0
    ])
    error_message = join("\n", [
      for key, rule in var.outbound :
      "outbound[\"${key}\"] has no range; allowed: one range at least, of ranges or named_ranges."
      if length(rule.ranges) == 0 && length(keys(rule.named_ranges)) == 0
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : floor(rule.port) == rule.port && rule.port >= 1 && rule.port <= 65535
    ])
    error_message = join("\n", [
      for key, rule in var.outbound :
      "outbound[\"${key}\"].port is ${jsonencode(rule.port)}; allowed: a whole number from 1 to 65535."
      if floor(rule.port) != rule.port || rule.port < 1 || rule.port > 65535
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : length(distinct(rule.ranges)) == length(rule.ranges)
    ])
    error_message = join("\n", [
      for key, rule in var.outbound :
      "outbound[\"${key}\"].ranges is [${join(", ", [for text in rule.ranges : "\"${text}\""])}]; allowed: each range once."
      if length(distinct(rule.ranges)) != length(rule.ranges)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : alltrue([
        for range in rule.ranges :
        try(cidrnetmask(range) != "" && cidrhost(range, 0) == split("/", range)[0], false)
      ])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.outbound : [
        for index, range in rule.ranges :
        "outbound[\"${key}\"].ranges[${index}] is \"${range}\"; allowed: an IPv4 range with a prefix length from 0 to 32 and no host bits set, such as \"10.0.0.0/16\"."
        if !try(cidrnetmask(range) != "" && cidrhost(range, 0) == split("/", range)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : length([
        for name, range in rule.named_ranges : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, rule in var.outbound :
      "outbound[\"${key}\"].named_ranges is a map with the keys \"${join("\", \"", [
        for name, range in rule.named_ranges : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, range in rule.named_ranges : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : alltrue([
        for range in rule.named_ranges :
        try(cidrnetmask(range) != "" && cidrhost(range, 0) == split("/", range)[0], false)
      ])
    ])
    error_message = join("\n", flatten([
      for key, rule in var.outbound : [
        for key2, range in rule.named_ranges :
        "outbound[\"${key}\"].named_ranges[\"${key2}\"] is \"${range}\"; allowed: an IPv4 range with a prefix length from 0 to 32 and no host bits set, such as \"10.0.0.0/16\"."
        if !try(cidrnetmask(range) != "" && cidrhost(range, 0) == split("/", range)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for rule in var.outbound : rule.description == null ? true : (
        length(rule.description) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
      )
    ])
    error_message = join("\n", [
      for key, rule in var.outbound :
      "outbound[\"${key}\"].description is \"${rule.description}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.description == null ? false : (
        length(rule.description) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
      )
    ])
  }
}

variable "security_groups" {
  type = list(object({
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
    Security groups of the connector, of the network's VPC, whose outbound rules are yours. Default:
    a group of its own. Allowed: at most 5 groups.
    - id: The group's id; may be known only after the apply.
    - name: A lasting label that is known when Terraform plans; part of the addresses of rules that
      name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] +
      = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-", which
      AWS keeps for ids.
    - arn: The group's ARN. Optional.
    - vpc_id: The VPC that the group belongs to. Optional.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(var.security_groups) <= 5
    error_message = "security_groups is a list of ${length(var.security_groups)} groups; allowed: at most 5 groups."
  }

  validation {
    condition = alltrue([
      for group in var.security_groups :
      length(group.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
    error_message = join("\n", [
      for index, group in var.security_groups :
      "security_groups[${index}].name is \"${group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(group.name) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
  }

  validation {
    condition = alltrue([for group in var.security_groups : !startswith(group.name, "sg-")])
    error_message = join("\n", [
      for index, group in var.security_groups :
      "security_groups[${index}].name is \"${group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if startswith(group.name, "sg-")
    ])
  }

  validation {
    condition = length([
      for group in var.security_groups : group.name
      if(group.vpc_id == null ? var.network.vpc_id : group.vpc_id) != var.network.vpc_id
    ]) == 0
    error_message = "security_groups has \"${join("\", \"", [
      for group in var.security_groups : group.name
      if(group.vpc_id == null ? var.network.vpc_id : group.vpc_id) != var.network.vpc_id
    ])}\" of another VPC; allowed: groups of the network's VPC \"${var.network.vpc_id}\"."
  }

  validation {
    condition = (
      length(distinct([for group in var.security_groups : group.name])) ==
      length([for group in var.security_groups : group.name])
    )
    error_message = "security_groups has the names \"${join("\", \"", [for group in var.security_groups : group.name])}\"; allowed: each name once."
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

variable "targets" {
  type = map(object({
    # The group of what is called: a database's, a cache's.
    security_group = object({
      # The group's id; may be known only after the apply.
      id = string
      # A lasting label that is known when Terraform plans; part of the addresses of rules that name
      # the group.
      name = string
      # The group's ARN.
      arn = optional(string)
      # The VPC that the group belongs to.
      vpc_id = optional(string)
    })
    # The TCP port that it listens on.
    port = number
  }))
  description = <<-EOT
    What services call in the VPC, by name. Each gets its inbound rule here, by reference. Allowed:
    keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not
    ending with a hyphen.
    - security_group: The group of what is called: a database's, a cache's.
      - id: The group's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the addresses of rules
        that name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
        [ ] + = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-",
        which AWS keeps for ids.
      - arn: The group's ARN. Optional.
      - vpc_id: The VPC that the group belongs to. Optional.
    - port: The TCP port that it listens on. Allowed: a whole number from 1 to 65535.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, target in var.targets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "targets is a map with the keys \"${join("\", \"", [
      for name, target in var.targets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      length(target.security_group.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", target.security_group.name))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].security_group.name is \"${target.security_group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(target.security_group.name) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", target.security_group.name))
    ])
  }

  validation {
    condition = alltrue([for target in var.targets : !startswith(target.security_group.name, "sg-")])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].security_group.name is \"${target.security_group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if startswith(target.security_group.name, "sg-")
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      floor(target.port) == target.port && target.port >= 1 && target.port <= 65535
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].port is ${jsonencode(target.port)}; allowed: a whole number from 1 to 65535."
      if floor(target.port) != target.port || target.port < 1 || target.port > 65535
    ])
  }

  validation {
    condition = length([
      for key, target in var.targets : key
      if(
        target.security_group.vpc_id == null ? var.network.vpc_id : target.security_group.vpc_id
      ) != var.network.vpc_id
    ]) == 0
    error_message = "targets has \"${join("\", \"", [
      for key, target in var.targets : key
      if(
        target.security_group.vpc_id == null ? var.network.vpc_id : target.security_group.vpc_id
      ) != var.network.vpc_id
    ])}\" of another VPC; allowed: groups of the network's VPC \"${var.network.vpc_id}\"."
  }

  validation {
    condition = (
      length(distinct([for target in var.targets : "${target.security_group.name}:${target.port}"])) ==
      length([for target in var.targets : "${target.security_group.name}:${target.port}"])
    )
    error_message = "targets has the targets \"${join("\", \"", [
      for target in var.targets : "${target.security_group.name}:${target.port}"
    ])}\"; allowed: each target once."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of `network` that the connector's network interfaces stand in: private or isolated,
    never public. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a
    letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.tier))
    error_message = "tier is \"${var.tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = contains(keys(var.network.tiers), var.tier)
    error_message = "tier is \"${var.tier}\"; allowed: of \"${join("\", \"", keys(var.network.tiers))}\", the network's tiers."
  }

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "private"
    ) != "public"
    error_message = "tier is \"${var.tier}\", a public one; allowed: a private or an isolated tier. The connector's network interfaces have no public address: an internet gateway leads them nowhere, NAT does."
  }

  validation {
    condition = (
      !contains(keys(var.network.tiers), var.tier) ||
      length(
        contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
      ) != 0
    )
    error_message = "tier is \"${var.tier}\", which has no subnets; allowed: a tier with a subnet."
  }
}

variable "zones" {
  type        = list(string)
  description = <<-EOT
    The zones of the tier that the connector stands in, one subnet each. Default: all of them. Leave
    out what App Runner does not support.
    Allowed: one zone at least.
    Allowed: each zone once.
    Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zones == null ? true : length(var.zones) >= 1
    error_message = try(
      "zones is a list of ${length(var.zones)} zones; allowed: one zone at least.",
      ""
    )
  }

  validation {
    condition = var.zones == null ? true : length(distinct(var.zones)) == length(var.zones)
    error_message = try(
      "zones is [${join(", ", [for text in var.zones : "\"${text}\""])}]; allowed: each zone once.",
      ""
    )
  }

  validation {
    condition = var.zones == null ? true : alltrue([
      for zone in var.zones : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
    ])
    error_message = join(
      "\n",
      var.zones == null ? [] : [
        for index, zone in var.zones :
        "zones[${index}] is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    )
  }

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier)
      ? length([
        for zone in sort(var.zones == null ? [] : var.zones) : zone
        if !contains(local.tier_zones, zone)
      ]) == 0
      : true
    )
    error_message = join("", [
      "zones has \"",
      join("\", \"", [
        for zone in sort(var.zones == null ? [] : var.zones) : zone
        if !contains(local.tier_zones, zone)
      ]),
      "\"; allowed: of \"",
      join("\", \"", local.tier_zones),
      "\", the zones of the tier \"${var.tier}\".",
    ])
  }

  validation {
    condition = length([
      for zone in(var.zones == null ? local.tier_zones : var.zones) : zone
      if !can(regex("^(us-east-1|us-east-2|us-west-2|ap-northeast-1|ap-south-1|ap-southeast-1|ap-southeast-2|eu-central-1|eu-west-1|eu-west-2|eu-west-3)[a-z]$", zone))
    ]) == 0
    error_message = "zones comes to \"${join("\", \"", [
      for zone in(var.zones == null ? local.tier_zones : var.zones) : zone
      if !can(regex("^(us-east-1|us-east-2|us-west-2|ap-northeast-1|ap-south-1|ap-southeast-1|ap-southeast-2|eu-central-1|eu-west-1|eu-west-2|eu-west-3)[a-z]$", zone))
    ])}\"; allowed: one subnet a zone, under the name of an Availability Zone of us-east-1, us-east-2, us-west-2, ap-northeast-1, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, eu-west-3, the regions of App Runner; Local Zones are not supported."
  }

  validation {
    condition = (
      length(distinct([
        for zone, subnet in local.tier_subnets : subnet.id
        if var.zones == null ? true : contains(var.zones, zone)
      ])) ==
      length([
        for zone, subnet in local.tier_subnets : subnet.id
        if var.zones == null ? true : contains(var.zones, zone)
      ])
    )
    error_message = join("", [
      "network has the subnets \"",
      join("\", \"", [
        for zone, subnet in local.tier_subnets : subnet.id
        if var.zones == null ? true : contains(var.zones, zone)
      ]),
      "\" in the zones \"",
      join("\", \"", var.zones == null ? local.tier_zones : var.zones),
      "\"; allowed: a subnet of its own in every zone.",
    ])
  }
}
