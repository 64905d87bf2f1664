# Generated from src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.

variable "accept" {
  type        = bool
  description = <<-EOT
    Whether the endpoints' requests are accepted here; where the service is of the same account and
    wants acceptance.
  EOT
  default     = false
  nullable    = false
}

variable "destinations" {
  type        = map(string)
  description = <<-EOT
    Ranges that protected tiers reach through the endpoints, by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: one range at least.
    Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
  EOT
  default = {
    internet = "0.0.0.0/0"
  }
  nullable = false

  validation {
    condition = length([
      for name, range in var.destinations : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "destinations is a map with the keys \"${join("\", \"", [
      for name, range in var.destinations : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.destinations) >= 1
    error_message = "destinations is a map of ${length(var.destinations)} ranges; allowed: one range at least."
  }

  validation {
    condition = alltrue([
      for range in var.destinations : try(cidrhost(range, 0) == split("/", range)[0], false)
    ])
    error_message = join("\n", [
      for key, range in var.destinations :
      "destinations[\"${key}\"] is \"${range}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
      if !try(cidrhost(range, 0) == split("/", range)[0], false)
    ])
  }

  validation {
    condition = (
      length([for name, range in var.destinations : name if can(regex(":", range))]) == 0 ||
      (var.ip_address_type == null ? "ipv4" : var.ip_address_type) == "dualstack"
    )
    error_message = "destinations has \"${join("\", \"", [
      for name, range in var.destinations : name
      if can(regex(":", range))
    ])}\" of IPv6; allowed: IPv6 ranges with the ip_address_type dualstack."
  }

  validation {
    condition     = length(distinct(values(var.destinations))) == length(values(var.destinations))
    error_message = "destinations has the ranges \"${join("\", \"", values(var.destinations))}\"; allowed: each range once."
  }
}

variable "ingress" {
  type = object({
    # The network's internet gateway: its output `internet_gateway_id`.
    internet_gateway_id = string
  })
  description = <<-EOT
    Sends what the internet gateway brings for protected subnets through the endpoint of their zone,
    by a route table of the gateway's own.
    - internet_gateway_id: The network's internet gateway: its output `internet_gateway_id`.
      Allowed: an id that begins with "igw-".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.ingress == null ? true : can(regex("^(?:igw-[0-9a-z]{8,})$", var.ingress.internet_gateway_id))
    error_message = try(
      "ingress.internet_gateway_id is \"${var.ingress.internet_gateway_id}\"; allowed: an id that begins with \"igw-\".",
      ""
    )
  }

  validation {
    condition = (
      (contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "") != "public" ||
      !anytrue([for range in values(var.destinations) : contains(["0.0.0.0/0", "::/0"], range)]) ||
      var.ingress != null
    )
    error_message = "ingress is null, but packets to the internet leave by the public tier \"${var.tier}\"; allowed: an ingress, so that answers pass the same endpoint."
  }

  validation {
    condition = (
      var.ingress == null ||
      contains(
        ["public", ""],
        contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : ""
      )
    )
    error_message = "ingress is given, but the tier \"${var.tier}\" is ${
      contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : ""
    }; allowed: with endpoints in a public tier, whose tables lead back to the internet gateway."
  }
}

variable "ip_address_type" {
  type        = string
  description = <<-EOT
    Which packets the endpoints take; default: IPv4. dualstack where the load balancer is. Allowed:
    one of "ipv4", "dualstack".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.ip_address_type == null ? true : contains([
      "ipv4", "dualstack",
    ], var.ip_address_type)
    error_message = try(
      "ip_address_type is \"${var.ip_address_type}\"; allowed: one of \"ipv4\", \"dualstack\".",
      ""
    )
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The beginning of the names of what belongs to the block. Allowed: 1 to 32 ASCII letters, digits
    and hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
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
    The network whose packets are inspected: the output `network` of modules/network, or such an
    object.
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

variable "protected_tiers" {
  type        = set(string)
  description = <<-EOT
    Tiers whose route tables lead to the endpoint of their own zone, for `destinations`. Tiers of
    modules/network have `default_route = false`.
    Allowed: one tier at least.
    Each tier: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not
    ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = length(var.protected_tiers) >= 1
    error_message = "protected_tiers is a set of ${length(var.protected_tiers)} tiers; allowed: one tier at least."
  }

  validation {
    condition = alltrue([
      for tier in var.protected_tiers : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
    ])
    error_message = join("\n", [
      for tier in var.protected_tiers :
      "protected_tiers is \"${tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
    ])
  }

  validation {
    condition = length([
      for tier in var.protected_tiers : tier
      if !contains(keys(var.network.tiers), tier)
    ]) == 0
    error_message = join("", [
      "protected_tiers has \"",
      join("\", \"", [for tier in var.protected_tiers : tier if !contains(keys(var.network.tiers), tier)]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.network.tiers)),
      "\", the network's tiers.",
    ])
  }

  validation {
    condition = (
      !contains(keys(var.network.tiers), var.tier) ||
      length(distinct([
        for zone in flatten([
          for tier, settings in var.network.tiers : [for zone, subnet in settings.subnets : zone]
          if contains(var.protected_tiers, tier)
        ]) : zone
        if !contains(local.endpoint_zones, zone)
      ])) == 0
    )
    error_message = join("", [
      "protected_tiers has subnets in \"",
      join("\", \"", distinct([
        for zone in flatten([
          for tier, settings in var.network.tiers : [for zone, subnet in settings.subnets : zone]
          if contains(var.protected_tiers, tier)
        ]) : zone
        if !contains(local.endpoint_zones, zone)
      ])),
      "\", where there is no endpoint; allowed: tiers in \"",
      join("\", \"", local.endpoint_zones),
      "\", the endpoints' zones.",
    ])
  }

  validation {
    condition = length([
      for tier in var.protected_tiers : tier
      if contains(keys(var.network.tiers), tier) &&
      (contains(keys(var.network.tiers), tier) ? var.network.tiers[tier].kind == "isolated" : false)
    ]) == 0
    error_message = "protected_tiers has \"${join("\", \"", [
      for tier in var.protected_tiers : tier
      if contains(keys(var.network.tiers), tier) &&
      (contains(keys(var.network.tiers), tier) ? var.network.tiers[tier].kind == "isolated" : false)
    ])}\", which are isolated; allowed: public and private tiers. A way out through an appliance is a way out."
  }
}

variable "return_tiers" {
  type        = set(string)
  description = <<-EOT
    Tiers behind the endpoints that answer protected tiers, such as the NAT gateways': their tables
    lead to each protected subnet through the endpoint of its zone. Each tier: 1 to 32 lower-case
    ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for tier in var.return_tiers : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
    ])
    error_message = join("\n", [
      for tier in var.return_tiers :
      "return_tiers is \"${tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
    ])
  }

  validation {
    condition = length([
      for tier in var.return_tiers : tier
      if !contains(keys(var.network.tiers), tier)
    ]) == 0
    error_message = join("", [
      "return_tiers has \"",
      join("\", \"", [for tier in var.return_tiers : tier if !contains(keys(var.network.tiers), tier)]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.network.tiers)),
      "\", the network's tiers.",
    ])
  }

  validation {
    condition     = !contains(concat(sort(var.protected_tiers), sort(var.return_tiers)), var.tier)
    error_message = "protected_tiers or return_tiers has \"${var.tier}\", where the endpoints stand; allowed: other tiers, since inspected packets leave by that one's tables."
  }

  validation {
    condition = length([
      for tier in var.return_tiers : tier
      if contains(var.protected_tiers, tier)
    ]) == 0
    error_message = "return_tiers has \"${join("\", \"", [
      for tier in var.return_tiers : tier
      if contains(var.protected_tiers, tier)
    ])}\", which protected_tiers has too; allowed: a tier on one side of the endpoints."
  }

  validation {
    condition = length([
      for key, subnet in {
        for subnet in flatten([
          for tier, settings in var.network.tiers : [
            for zone, subnet in settings.subnets : {
              cidr_block      = subnet.cidr_block
              ipv6_cidr_block = subnet.ipv6_cidr_block
              key             = "${tier}/${zone}"
              route_table_id  = subnet.route_table_id
              tier            = tier
              zone            = zone
            }
          ]
          if contains(concat(sort(var.protected_tiers), sort(var.return_tiers)), tier)
        ]) : subnet.key => subnet
      } : key
      if subnet.route_table_id == null
    ]) == 0
    error_message = "return_tiers or protected_tiers has the subnets \"${join("\", \"", [
      for key, subnet in {
        for subnet in flatten([
          for tier, settings in var.network.tiers : [
            for zone, subnet in settings.subnets : {
              cidr_block      = subnet.cidr_block
              ipv6_cidr_block = subnet.ipv6_cidr_block
              key             = "${tier}/${zone}"
              route_table_id  = subnet.route_table_id
              tier            = tier
              zone            = zone
            }
          ]
          if contains(concat(sort(var.protected_tiers), sort(var.return_tiers)), tier)
        ]) : subnet.key => subnet
      } : key
      if subnet.route_table_id == null
    ])}\" without a route_table_id; allowed: subnets with their route tables, which get the routes."
  }
}

variable "service" {
  type = object({
    # The service's whole name, as its provider tells it.
    service_name = string
    # Zones where the service is; empty: not known.
    zones = optional(list(string), [])
    # The service's id; not needed.
    id = optional(string)
    # Gateway Load Balancer endpoints have no names; not used.
    private_dns_name = optional(string)
  })
  description = <<-EOT
    The endpoint service of the Gateway Load Balancer: the output `endpoint_service` of
    modules/endpoints/service, or its name.
    - service_name: The service's whole name, as its provider tells it. Allowed: the whole name of
      an endpoint service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0".
    - zones: Zones where the service is; empty: not known. Another account may have other names for
      the same zones. Default: [].
    - id: The service's id; not needed. Optional.
    - private_dns_name: Gateway Load Balancer endpoints have no names; not used. Optional.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:com\\.amazonaws(\\.[a-z]+)?\\.vpce\\.[a-z0-9-]+\\.vpce-svc-[0-9a-f]{8,17})$", var.service.service_name))
    error_message = "service.service_name is \"${var.service.service_name}\"; allowed: the whole name of an endpoint service, such as \"com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0\"."
  }

  validation {
    condition = length([
      for zone in local.endpoint_zones : zone
      if length(var.service.zones) != 0 && !contains(var.service.zones, zone)
    ]) == 0
    error_message = join("", [
      "service is not in \"",
      join("\", \"", [
        for zone in local.endpoint_zones : zone
        if length(var.service.zones) != 0 && !contains(var.service.zones, zone)
      ]),
      "\"; allowed: endpoints in \"",
      join("\", \"", var.service.zones),
      "\", its zones.",
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

variable "tier" {
  type        = string
  description = <<-EOT
    The tier whose subnets hold the endpoints, one in a zone, and nothing else: inspected packets
    leave by its route tables. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens,
    beginning with a letter and not ending with a hyphen.
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
}

variable "zones" {
  type        = set(string)
  description = <<-EOT
    Zones of the tier that get an endpoint; default: all. Each zone: a zone's name, such as
    "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zones == null ? true : alltrue([
      for zone in var.zones : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
    ])
    error_message = join(
      "\n",
      var.zones == null ? [] : [
        for zone in var.zones :
        "zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
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
}
