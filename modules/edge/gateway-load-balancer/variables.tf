# Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.

variable "cross_zone" {
  type        = bool
  description = <<-EOT
    Whether packets of one zone go to appliances of every zone; data between zones is charged
    (enable_cross_zone_load_balancing). Off, a zone without a healthy appliance drops its packets.
  EOT
  default     = false
  nullable    = false
}

variable "deletion_protection" {
  type        = bool
  description = "Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy."
  default     = true
  nullable    = false
}

variable "ip_address_type" {
  type        = string
  description = "Which packets it takes: IPv4, or both. Allowed: one of \"ipv4\", \"dualstack\"."
  default     = "ipv4"
  nullable    = false

  validation {
    condition     = contains(["ipv4", "dualstack"], var.ip_address_type)
    error_message = "ip_address_type is \"${var.ip_address_type}\"; allowed: one of \"ipv4\", \"dualstack\"."
  }

  validation {
    condition     = var.ip_address_type == "ipv4" || length(local.zones_without_ipv6) == 0
    error_message = "ip_address_type is \"${var.ip_address_type}\", but the tier \"${var.tier}\" has no IPv6 range in \"${join("\", \"", local.zones_without_ipv6)}\"; allowed: ipv4, or subnets with IPv6 ranges."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The load balancer's name: once in a region and account. A change replaces it.
    Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
    Allowed: a name that does not begin with "internal-", which AWS keeps for its own.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = !startswith(lower(var.name), "internal-")
    error_message = "name is \"${var.name}\"; allowed: a name that does not begin with \"internal-\", which AWS keeps for its own."
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
    The network of the appliances: the output `network` of modules/network, or such an object.
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

variable "target_group" {
  type = object({
    # What is registered: instances, or addresses.
    target_type = optional(string, "instance")
    # How the appliances' health is found out.
    health_check = optional(object({
      # How an appliance is asked; GENEVE itself cannot be.
      protocol = optional(string, "TCP")
      # The port that is asked.
      port = optional(number, 80)
      # The path that is asked for; with HTTP and HTTPS only.
      path = optional(string)
      # Status codes of a healthy appliance; with HTTP and HTTPS only.
      matcher = optional(string)
      # Seconds between two checks of an appliance.
      interval_seconds = optional(number, 10)
      # Seconds after which a check has failed.
      timeout_seconds = optional(number, 5)
      # Checks in a row that make an appliance healthy.
      healthy_threshold = optional(number, 5)
      # Failed checks in a row that make an appliance unhealthy.
      unhealthy_threshold = optional(number, 2)
    }), {})
    # Seconds that a leaving appliance stays draining.
    deregistration_delay_seconds = optional(number, 300)
    # What makes a flow, and so which packets reach one appliance: both addresses, both ports and
    # the protocol; both addresses and the protocol; both addresses.
    flow = optional(string, "5_tuple")
    # What becomes of the flows of an appliance that leaves or is unhealthy: they move to a healthy
    # one, or stay and are lost if it is gone (target_failover).
    failover = optional(string, "rebalance")
  })
  description = <<-EOT
    The appliances' target group: GENEVE on port 6081.
    - target_type: What is registered: instances, or addresses. A change makes a new group. Allowed:
      one of "instance", "ip". Default: "instance".
    - health_check: How the appliances' health is found out. Allowed: a timeout_seconds below the
      interval_seconds; a path and a matcher with HTTP or HTTPS only. Default: {}.
      - protocol: How an appliance is asked; GENEVE itself cannot be. Allowed: one of "TCP", "HTTP",
        "HTTPS". Default: "TCP".
      - port: The port that is asked. Allowed: a whole number from 1 to 65535. Default: 80.
      - path: The path that is asked for; with HTTP and HTTPS only. Default: /. Allowed: up to 1024
        visible ASCII characters, beginning with a slash. Optional.
      - matcher: Status codes of a healthy appliance; with HTTP and HTTPS only. Default: 200-399.
        Allowed: status codes from 200 to 399, such as "200-399". Optional.
      - interval_seconds: Seconds between two checks of an appliance. Allowed: a whole number from 5
        to 300 seconds. Default: 10.
      - timeout_seconds: Seconds after which a check has failed. Allowed: a whole number from 2 to
        120 seconds. Default: 5.
      - healthy_threshold: Checks in a row that make an appliance healthy. Allowed: a whole number
        from 2 to 10 checks. Default: 5.
      - unhealthy_threshold: Failed checks in a row that make an appliance unhealthy. Allowed: a
        whole number from 2 to 10 checks. Default: 2.
    - deregistration_delay_seconds: Seconds that a leaving appliance stays draining. Allowed: a
      whole number from 0 to 3600 seconds. Default: 300.
    - flow: What makes a flow, and so which packets reach one appliance: both addresses, both ports
      and the protocol; both addresses and the protocol; both addresses. A change needs existing
      flows drained (flow stickiness). Allowed: one of "5_tuple", "source_ip_dest_ip_proto",
      "source_ip_dest_ip". Default: "5_tuple".
    - failover: What becomes of the flows of an appliance that leaves or is unhealthy: they move to
      a healthy one, or stay and are lost if it is gone (target_failover). Allowed: one of
      "rebalance", "no_rebalance". Default: "rebalance".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = contains(["instance", "ip"], var.target_group.target_type)
    error_message = "target_group.target_type is \"${var.target_group.target_type}\"; allowed: one of \"instance\", \"ip\"."
  }

  validation {
    condition = (
      var.target_group.health_check.timeout_seconds < var.target_group.health_check.interval_seconds
    )
    error_message = "target_group.health_check is a check every ${var.target_group.health_check.interval_seconds} seconds that may take ${var.target_group.health_check.timeout_seconds} seconds; allowed: a timeout_seconds below the interval_seconds."
  }

  validation {
    condition = (
      var.target_group.health_check.protocol != "TCP" ||
      var.target_group.health_check.path == null && var.target_group.health_check.matcher == null
    )
    error_message = join("", [
      "target_group.health_check is a TCP check of ",
      jsonencode(var.target_group.health_check.path),
      " for ",
      jsonencode(var.target_group.health_check.matcher),
      "; allowed: a path and a matcher with HTTP or HTTPS only.",
    ])
  }

  validation {
    condition     = contains(["TCP", "HTTP", "HTTPS"], var.target_group.health_check.protocol)
    error_message = "target_group.health_check.protocol is \"${var.target_group.health_check.protocol}\"; allowed: one of \"TCP\", \"HTTP\", \"HTTPS\"."
  }

  validation {
    condition = (
      floor(var.target_group.health_check.port) == var.target_group.health_check.port &&
      var.target_group.health_check.port >= 1 &&
      var.target_group.health_check.port <= 65535
    )
    error_message = "target_group.health_check.port is ${jsonencode(var.target_group.health_check.port)}; allowed: a whole number from 1 to 65535."
  }

  validation {
    condition = var.target_group.health_check.path == null ? true : (
      length(var.target_group.health_check.path) <= 1024 &&
      can(regex("^/[!-~]*$", var.target_group.health_check.path))
    )
    error_message = try(
      "target_group.health_check.path is a path of ${length(var.target_group.health_check.path)} characters, \"${var.target_group.health_check.path}\"; allowed: up to 1024 visible ASCII characters, beginning with a slash.",
      ""
    )
  }

  validation {
    condition = var.target_group.health_check.matcher == null ? true : can(regex(
      "^(?:[23][0-9]{2}(-[23][0-9]{2})?(,[23][0-9]{2}(-[23][0-9]{2})?)*)$",
      var.target_group.health_check.matcher
    ))
    error_message = try(
      "target_group.health_check.matcher is \"${var.target_group.health_check.matcher}\"; allowed: status codes from 200 to 399, such as \"200-399\".",
      ""
    )
  }

  validation {
    condition = (
      floor(
        var.target_group.health_check.interval_seconds
      ) == var.target_group.health_check.interval_seconds &&
      var.target_group.health_check.interval_seconds >= 5 &&
      var.target_group.health_check.interval_seconds <= 300
    )
    error_message = "target_group.health_check.interval_seconds is ${jsonencode(var.target_group.health_check.interval_seconds)}; allowed: a whole number from 5 to 300 seconds."
  }

  validation {
    condition = (
      floor(var.target_group.health_check.timeout_seconds) == var.target_group.health_check.timeout_seconds &&
      var.target_group.health_check.timeout_seconds >= 2 &&
      var.target_group.health_check.timeout_seconds <= 120
    )
    error_message = "target_group.health_check.timeout_seconds is ${jsonencode(var.target_group.health_check.timeout_seconds)}; allowed: a whole number from 2 to 120 seconds."
  }

  validation {
    condition = (
      (
        floor(var.target_group.health_check.healthy_threshold) ==
        var.target_group.health_check.healthy_threshold
      ) &&
      var.target_group.health_check.healthy_threshold >= 2 &&
      var.target_group.health_check.healthy_threshold <= 10
    )
    error_message = "target_group.health_check.healthy_threshold is ${jsonencode(var.target_group.health_check.healthy_threshold)}; allowed: a whole number from 2 to 10 checks."
  }

  validation {
    condition = (
      (
        floor(var.target_group.health_check.unhealthy_threshold) ==
        var.target_group.health_check.unhealthy_threshold
      ) &&
      var.target_group.health_check.unhealthy_threshold >= 2 &&
      var.target_group.health_check.unhealthy_threshold <= 10
    )
    error_message = "target_group.health_check.unhealthy_threshold is ${jsonencode(var.target_group.health_check.unhealthy_threshold)}; allowed: a whole number from 2 to 10 checks."
  }

  validation {
    condition = (
      floor(var.target_group.deregistration_delay_seconds) == var.target_group.deregistration_delay_seconds &&
      var.target_group.deregistration_delay_seconds >= 0 &&
      var.target_group.deregistration_delay_seconds <= 3600
    )
    error_message = "target_group.deregistration_delay_seconds is ${jsonencode(var.target_group.deregistration_delay_seconds)}; allowed: a whole number from 0 to 3600 seconds."
  }

  validation {
    condition = contains([
      "5_tuple",
      "source_ip_dest_ip_proto",
      "source_ip_dest_ip",
    ], var.target_group.flow)
    error_message = "target_group.flow is \"${var.target_group.flow}\"; allowed: one of \"5_tuple\", \"source_ip_dest_ip_proto\", \"source_ip_dest_ip\"."
  }

  validation {
    condition     = contains(["rebalance", "no_rebalance"], var.target_group.failover)
    error_message = "target_group.failover is \"${var.target_group.failover}\"; allowed: one of \"rebalance\", \"no_rebalance\"."
  }
}

variable "targets" {
  type = map(object({
    # The instance; with the target_type instance.
    instance_id = optional(string)
    # The address; with the target_type ip.
    address = optional(string)
    # Whether the address is of no subnet of the VPC; its zone is then all of them.
    outside_vpc = optional(bool, false)
  }))
  description = <<-EOT
    Appliances by names of your choice. None where an Auto Scaling group registers its instances
    with `target_group_arn`. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens,
    beginning with a letter and not ending with a hyphen.
    - instance_id: The instance; with the target_type instance. Allowed: an instance's id. Optional.
    - address: The address; with the target_type ip. Allowed: an IPv4 address; a private address
      (RFC 1918, RFC 6598); public ones cannot be targets. Optional.
    - outside_vpc: Whether the address is of no subnet of the VPC; its zone is then all of them.
      Default: false.
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
      for target in var.targets : (target.instance_id != null) != (target.address != null)
    ])
    error_message = join("\n", [
      for key, target in var.targets : "targets[\"${key}\"] ${
        target.instance_id == null
        ? "has neither instance_id nor address"
        : "has both instance_id and address"
      }; allowed: either instance_id or address."
      if(target.instance_id != null) == (target.address != null)
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets : target.outside_vpc == false || target.address != null
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"] is an instance outside of the VPC; allowed: outside_vpc with an address only."
      if target.outside_vpc != false && target.address == null
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      target.instance_id == null ? true : can(regex("^(?:i-[0-9a-f]{8,17})$", target.instance_id))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].instance_id is \"${target.instance_id}\"; allowed: an instance's id."
      if target.instance_id == null ? false : !can(regex("^(?:i-[0-9a-f]{8,17})$", target.instance_id))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      target.address == null ? true : can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3})$", target.address))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].address is \"${target.address}\"; allowed: an IPv4 address."
      if target.address == null ? false : !can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3})$", target.address))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      target.address == null ? true : can(regex("^(10\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|192\\.168\\.[0-9.]+|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.[0-9.]+)$", target.address))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].address is \"${target.address}\"; allowed: a private address (RFC 1918, RFC 6598); public ones cannot be targets."
      if target.address == null ? false : !can(regex("^(10\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|192\\.168\\.[0-9.]+|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.[0-9.]+)$", target.address))
    ])
  }

  validation {
    condition = length([
      for name, target in var.targets : name
      if(target.address != null) != (var.target_group.target_type == "ip")
    ]) == 0
    error_message = join("", [
      "targets has \"",
      join("\", \"", [
        for name, target in var.targets : name
        if(target.address != null) != (var.target_group.target_type == "ip")
      ]),
      "\" of another kind than the target_type \"",
      var.target_group.target_type,
      "\"; allowed: instances with instance, addresses with ip.",
    ])
  }

  validation {
    condition = (
      length(distinct([
        for target in values(var.targets) : target.instance_id == null ? target.address : target.instance_id
      ])) ==
      length([
        for target in values(var.targets) : target.instance_id == null ? target.address : target.instance_id
      ])
    )
    error_message = "targets has one appliance under several names, ${jsonencode([
      for target in values(var.targets) : target.instance_id == null ? target.address : target.instance_id
    ])}; allowed: each once."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of `network` whose subnets it stands in: that of the appliances. Allowed: 1 to 32
    lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
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
    Zones of the tier that it stands in; default: all. A zone cannot be taken away later. Each zone:
    a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
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

  validation {
    condition = (
      !contains(keys(var.network.tiers), var.tier) ||
      (var.zones == null ? length(local.tier_zones) : length(var.zones)) >= 1
    )
    error_message = join("", [
      "zones comes to ",
      var.zones == null ? length(local.tier_zones) : length(var.zones),
      "; allowed: one zone at least of \"",
      join("\", \"", local.tier_zones),
      "\", where the tier \"${var.tier}\" has subnets.",
    ])
  }
}
