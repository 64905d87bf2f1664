# Generated from src/network/network.ts by `npm run modules`. Do not edit.

variable "address_usage_metrics" {
  type        = bool
  description = <<-EOT
    Whether CloudWatch gets Network Address Usage metrics of the VPC (AWS: "Network Address Usage
    for your VPC"); CloudWatch charges for them.
  EOT
  default     = false
  nullable    = false
}

variable "block_public_access" {
  type = object({
    # Sets VPC Block Public Access for the whole account in this region; leave it out unless this
    # network is to own that setting.
    region_mode = optional(string)
    # Excludes this VPC from the account's Block Public Access.
    exclusion = optional(string)
  })
  description = <<-EOT
    VPC Block Public Access (AWS: "Block public access to VPCs and subnets").
    - region_mode: Sets VPC Block Public Access for the whole account in this region; leave it out
      unless this network is to own that setting. Allowed: one of "off", "block-ingress",
      "block-bidirectional". Optional.
    - exclusion: Excludes this VPC from the account's Block Public Access. Allowed: one of
      "allow-egress", "allow-bidirectional". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.block_public_access.region_mode == null ? true : contains([
      "off", "block-ingress", "block-bidirectional",
    ], var.block_public_access.region_mode)
    error_message = try(
      "block_public_access.region_mode is \"${var.block_public_access.region_mode}\"; allowed: one of \"off\", \"block-ingress\", \"block-bidirectional\".",
      ""
    )
  }

  validation {
    condition = var.block_public_access.exclusion == null ? true : contains([
      "allow-egress", "allow-bidirectional",
    ], var.block_public_access.exclusion)
    error_message = try(
      "block_public_access.exclusion is \"${var.block_public_access.exclusion}\"; allowed: one of \"allow-egress\", \"allow-bidirectional\".",
      ""
    )
  }
}

variable "cidr" {
  type        = string
  description = <<-EOT
    Primary IPv4 range (AWS: "VPC CIDR blocks"). Required unless `ipam` allocates one.
    Allowed: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as
    "10.0.0.0/16".
    Allowed: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.cidr == null ? true : try(
      cidrnetmask(var.cidr) != "" &&
      cidrhost(var.cidr, 0) == split("/", var.cidr)[0] &&
      tonumber(split("/", var.cidr)[1]) >= 16 &&
      tonumber(split("/", var.cidr)[1]) <= 28,
      false
    )
    error_message = try(
      "cidr is \"${var.cidr}\"; allowed: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as \"10.0.0.0/16\".",
      ""
    )
  }

  validation {
    condition = var.cidr == null ? true : !startswith(var.cidr, "169.254.")
    error_message = try(
      "cidr is \"${var.cidr}\"; allowed: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses.",
      ""
    )
  }

  validation {
    condition     = (var.cidr != null) != (var.ipam != null)
    error_message = "cidr is ${var.cidr == null ? "null" : "given"}, and ipam, too; allowed: either cidr or ipam."
  }
}

variable "dhcp" {
  type = object({
    # The domain that instances complete names with.
    domain_name = optional(string)
    # DNS servers, up to 4 of each IP version; empty: the VPC's resolver.
    domain_name_servers = optional(list(string), [])
    # Time servers by address, up to 4 of each IP version; empty: the Amazon Time Sync Service.
    ntp_servers = optional(list(string), [])
  })
  description = <<-EOT
    DHCP options. Allowed: at least one setting.
    - domain_name: The domain that instances complete names with. Allowed: a domain name in lower
      case without a final dot, such as "api.example.com". Optional.
    - domain_name_servers: DNS servers, up to 4 of each IP version; empty: the VPC's resolver.
      Allowed: at most 4 servers of an IP version. Each server: an IP address or AmazonProvidedDNS.
      Default: [].
    - ntp_servers: Time servers by address, up to 4 of each IP version; empty: the Amazon Time Sync
      Service. Allowed: at most 4 servers of an IP version. Each server: an IP address. Default: [].
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.dhcp == null ? true : (
      var.dhcp.domain_name != null ||
      1 <= length(var.dhcp.domain_name_servers) ||
      1 <= length(var.dhcp.ntp_servers)
    )
    error_message = "dhcp is ${jsonencode(var.dhcp)}; allowed: at least one setting."
  }

  validation {
    condition = (
      var.dhcp == null ? true
      : var.dhcp.domain_name == null ? true : can(regex("^(?:([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", var.dhcp.domain_name))
    )
    error_message = try(
      "dhcp.domain_name is \"${var.dhcp.domain_name}\"; allowed: a domain name in lower case without a final dot, such as \"api.example.com\".",
      ""
    )
  }

  validation {
    condition = var.dhcp == null ? true : (
      length([for server in var.dhcp.domain_name_servers : server if !can(regex(":", server))]) <= 4 &&
      length([for server in var.dhcp.domain_name_servers : server if can(regex(":", server))]) <= 4
    )
    error_message = try(
      "dhcp.domain_name_servers is [${join(", ", [for text in var.dhcp.domain_name_servers : "\"${text}\""])}]; allowed: at most 4 servers of an IP version.",
      ""
    )
  }

  validation {
    condition = var.dhcp == null ? true : alltrue([
      for server in var.dhcp.domain_name_servers :
      can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+|AmazonProvidedDNS)$", server))
    ])
    error_message = join(
      "\n",
      var.dhcp == null ? [] : [
        for index, server in var.dhcp.domain_name_servers :
        "dhcp.domain_name_servers[${index}] is \"${server}\"; allowed: an IP address or AmazonProvidedDNS."
        if !can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+|AmazonProvidedDNS)$", server))
      ]
    )
  }

  validation {
    condition = var.dhcp == null ? true : (
      length([for server in var.dhcp.ntp_servers : server if !can(regex(":", server))]) <= 4 &&
      length([for server in var.dhcp.ntp_servers : server if can(regex(":", server))]) <= 4
    )
    error_message = try(
      "dhcp.ntp_servers is [${join(", ", [for text in var.dhcp.ntp_servers : "\"${text}\""])}]; allowed: at most 4 servers of an IP version.",
      ""
    )
  }

  validation {
    condition = var.dhcp == null ? true : alltrue([
      for server in var.dhcp.ntp_servers :
      can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+)$", server))
    ])
    error_message = join(
      "\n",
      var.dhcp == null ? [] : [
        for index, server in var.dhcp.ntp_servers :
        "dhcp.ntp_servers[${index}] is \"${server}\"; allowed: an IP address."
        if !can(regex("^(?:[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+)$", server))
      ]
    )
  }
}

variable "dns_hostnames" {
  type        = bool
  description = "Whether instances get DNS names; endpoints with private DNS need it."
  default     = true
  nullable    = false
}

variable "dns_support" {
  type        = bool
  description = "Whether the VPC's resolver answers; endpoints with private DNS need it."
  default     = true
  nullable    = false
}

variable "flow_logs" {
  type = object({
    # Where flow logs go.
    destination = optional(string, "cloudwatch")
    # Which traffic is logged.
    traffic_type = optional(string, "ALL")
    # How long packets of a flow are gathered into one record.
    aggregation_seconds = optional(number, 600)
    # What a record holds, in this order, by the names of AWS's page "Flow log records"; a change
    # replaces the flow log.
    fields = optional(
      list(string),
      [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport",
        "protocol", "packets", "bytes", "start", "end", "action", "log-status",
      ]
    )
    # How long CloudWatch Logs keeps records.
    retention_days = optional(number, 365)
    # Key that encrypts the log group; its policy must let CloudWatch Logs use it.
    kms_key_arn = optional(string)
    # The bucket for destination s3, with an optional key prefix.
    bucket_arn = optional(string)
    # How files in the bucket are written: text, or Apache Parquet, which is queried quicker.
    file_format = optional(string, "plain-text")
    # Whether prefixes in the bucket are names and values (year=2026/month=11), as Hive and Athena
    # take them.
    hive_compatible_partitions = optional(bool, false)
    # Whether the bucket has a prefix per hour, not per day.
    per_hour_partition = optional(bool, false)
  })
  description = <<-EOT
    Flow logs of the VPC.
    Allowed: bucket_arn with the destination s3, and only with it.
    Allowed: file_format, hive_compatible_partitions and per_hour_partition with the destination s3
    alone.
    - destination: Where flow logs go. Allowed: one of "none", "cloudwatch", "s3". Default:
      "cloudwatch".
    - traffic_type: Which traffic is logged. Allowed: one of "ALL", "ACCEPT", "REJECT". Default:
      "ALL".
    - aggregation_seconds: How long packets of a flow are gathered into one record. Allowed: one of
      60, 600 seconds. Default: 600.
    - fields: What a record holds, in this order, by the names of AWS's page "Flow log records"; a
      change replaces the flow log. Default: the fields of version 2. Allowed: one field at least.
      Each field: a field's name of lower-case letters, digits and hyphens alone. Default:
      ["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport",
      "protocol", "packets", "bytes", "start", "end", "action", "log-status"].
    - retention_days: How long CloudWatch Logs keeps records. Allowed: one of 1, 3, 5, 7, 14, 30,
      60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
      Default: 365.
    - kms_key_arn: Key that encrypts the log group; its policy must let CloudWatch Logs use it.
      Default: the service's own key. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
    - bucket_arn: The bucket for destination s3, with an optional key prefix. Allowed: a bucket's
      ARN, such as "arn:aws:s3:region:123456789012:resource". Optional.
    - file_format: How files in the bucket are written: text, or Apache Parquet, which is queried
      quicker. Allowed: one of "plain-text", "parquet". Default: "plain-text".
    - hive_compatible_partitions: Whether prefixes in the bucket are names and values
      (year=2026/month=11), as Hive and Athena take them. Default: false.
    - per_hour_partition: Whether the bucket has a prefix per hour, not per day. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = (var.flow_logs.destination == "s3") == (var.flow_logs.bucket_arn != null)
    error_message = "flow_logs has the destination \"${var.flow_logs.destination}\" ${var.flow_logs.bucket_arn == null ? "without" : "with"} bucket_arn; allowed: bucket_arn with the destination s3, and only with it."
  }

  validation {
    condition = (
      var.flow_logs.destination == "s3" ||
      (
        var.flow_logs.file_format == "plain-text" &&
        !var.flow_logs.hive_compatible_partitions &&
        !var.flow_logs.per_hour_partition
      )
    )
    error_message = "flow_logs is ${jsonencode(var.flow_logs)}; allowed: file_format, hive_compatible_partitions and per_hour_partition with the destination s3 alone."
  }

  validation {
    condition     = contains(["none", "cloudwatch", "s3"], var.flow_logs.destination)
    error_message = "flow_logs.destination is \"${var.flow_logs.destination}\"; allowed: one of \"none\", \"cloudwatch\", \"s3\"."
  }

  validation {
    condition     = contains(["ALL", "ACCEPT", "REJECT"], var.flow_logs.traffic_type)
    error_message = "flow_logs.traffic_type is \"${var.flow_logs.traffic_type}\"; allowed: one of \"ALL\", \"ACCEPT\", \"REJECT\"."
  }

  validation {
    condition     = contains([60, 600], var.flow_logs.aggregation_seconds)
    error_message = "flow_logs.aggregation_seconds is ${jsonencode(var.flow_logs.aggregation_seconds)}; allowed: one of 60, 600 seconds."
  }

  validation {
    condition     = length(var.flow_logs.fields) >= 1
    error_message = "flow_logs.fields is a list of ${length(var.flow_logs.fields)} fields; allowed: one field at least."
  }

  validation {
    condition = alltrue([
      for field in var.flow_logs.fields : can(regex("^(?:[a-z]+(-[a-z0-9]+)*)$", field))
    ])
    error_message = join("\n", [
      for index, field in var.flow_logs.fields :
      "flow_logs.fields[${index}] is \"${field}\"; allowed: a field's name of lower-case letters, digits and hyphens alone."
      if !can(regex("^(?:[a-z]+(-[a-z0-9]+)*)$", field))
    ])
  }

  validation {
    condition = contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.flow_logs.retention_days)
    error_message = "flow_logs.retention_days is ${jsonencode(var.flow_logs.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }

  validation {
    condition = var.flow_logs.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.flow_logs.kms_key_arn))
    error_message = try(
      "flow_logs.kms_key_arn is \"${var.flow_logs.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = var.flow_logs.bucket_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:s3:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.flow_logs.bucket_arn))
    error_message = try(
      "flow_logs.bucket_arn is \"${var.flow_logs.bucket_arn}\"; allowed: a bucket's ARN, such as \"arn:aws:s3:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = contains(["plain-text", "parquet"], var.flow_logs.file_format)
    error_message = "flow_logs.file_format is \"${var.flow_logs.file_format}\"; allowed: one of \"plain-text\", \"parquet\"."
  }
}

variable "instance_tenancy" {
  type        = string
  description = "Tenancy of instances; dedicated costs more. Allowed: one of \"default\", \"dedicated\"."
  default     = "default"
  nullable    = false

  validation {
    condition     = contains(["default", "dedicated"], var.instance_tenancy)
    error_message = "instance_tenancy is \"${var.instance_tenancy}\"; allowed: one of \"default\", \"dedicated\"."
  }
}

variable "ipam" {
  type = object({
    # The IPAM pool that the primary range is taken from.
    pool_id = string
    # Prefix length of the range.
    netmask_length = number
  })
  description = <<-EOT
    Takes the primary range from an IPAM pool.
    - pool_id: The IPAM pool that the primary range is taken from. Allowed: an id that begins with
      "ipam-pool-".
    - netmask_length: Prefix length of the range. Allowed: a whole number from 16 to 28.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.ipam == null ? true : can(regex("^(?:ipam-pool-[0-9a-z]{8,})$", var.ipam.pool_id))
    error_message = try(
      "ipam.pool_id is \"${var.ipam.pool_id}\"; allowed: an id that begins with \"ipam-pool-\".",
      ""
    )
  }

  validation {
    condition = var.ipam == null ? true : (
      floor(var.ipam.netmask_length) == var.ipam.netmask_length &&
      var.ipam.netmask_length >= 16 &&
      var.ipam.netmask_length <= 28
    )
    error_message = try(
      "ipam.netmask_length is ${jsonencode(var.ipam.netmask_length)}; allowed: a whole number from 16 to 28.",
      ""
    )
  }
}

variable "ipv6" {
  type        = bool
  description = "Whether the VPC gets an Amazon-provided IPv6 range (/56) and every subnet a /64 of it."
  default     = false
  nullable    = false
}

variable "name" {
  type        = string
  description = <<-EOT
    The network's name: its Name tag, and the beginning of the names of what belongs to it. Allowed:
    1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "nat" {
  type = object({
    # none: private tiers have no way out by IPv4.
    mode = optional(string, "none")
    # The zone of the single gateway.
    zone = optional(string)
    # The public tier that the gateways stand in.
    tier = optional(string)
    # Existing Elastic IP allocations by zone, in place of new ones; they are never released.
    allocation_ids = optional(map(string), {})
  })
  description = <<-EOT
    NAT gateways for the private tiers.
    - mode: none: private tiers have no way out by IPv4. single: one gateway, cheaper, its zone's
      failure cuts all off. per_zone: one in each. Allowed: one of "none", "single", "per_zone".
      Default: "none".
    - zone: The zone of the single gateway. Required with zones by name, so that no change of
      `zones` moves it; with `zone_count` the first zone. Allowed: a zone's name, such as
      "ap-northeast-2a" (not its id, and not the region). Optional.
    - tier: The public tier that the gateways stand in. Required where there are several, so that no
      tier that is added moves them. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens,
      beginning with a letter and not ending with a hyphen. Optional.
    - allocation_ids: Existing Elastic IP allocations by zone, in place of new ones; they are never
      released. Each allocation: an id that begins with "eipalloc-". Default: {}.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = contains(["none", "single", "per_zone"], var.nat.mode)
    error_message = "nat.mode is \"${var.nat.mode}\"; allowed: one of \"none\", \"single\", \"per_zone\"."
  }

  validation {
    condition = var.nat.zone == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", var.nat.zone))
    error_message = try(
      "nat.zone is \"${var.nat.zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region).",
      ""
    )
  }

  validation {
    condition = var.nat.tier == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.nat.tier))
    error_message = try(
      "nat.tier is \"${var.nat.tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = alltrue([
      for allocation in var.nat.allocation_ids : can(regex("^(?:eipalloc-[0-9a-z]{8,})$", allocation))
    ])
    error_message = join("\n", [
      for key, allocation in var.nat.allocation_ids :
      "nat.allocation_ids[\"${key}\"] is \"${allocation}\"; allowed: an id that begins with \"eipalloc-\"."
      if !can(regex("^(?:eipalloc-[0-9a-z]{8,})$", allocation))
    ])
  }

  validation {
    condition     = var.nat.mode != "single" || var.nat.zone != null || var.zones == null
    error_message = "nat.zone is ${jsonencode(var.nat.zone)}; allowed: one of ${jsonencode(var.zones)}. Name the zone of the single gateway, so that no change of zones moves it."
  }

  validation {
    condition = (
      var.nat.zone == null ||
      var.zones == null ||
      contains(var.zones == null ? [] : var.zones, var.nat.zone == null ? "" : var.nat.zone)
    )
    error_message = "nat.zone is ${jsonencode(var.nat.zone)}; allowed: one of ${jsonencode(var.zones)}."
  }

  validation {
    condition = (
      var.nat.mode == "none" ||
      anytrue([
        for tier in [
          for tier, settings in var.tiers : tier
          if settings.kind == "public" && !settings.ipv6_only
        ] : (var.nat.tier == null ? tier : var.nat.tier) == tier
      ])
    )
    error_message = join("", [
      "nat.tier is ",
      jsonencode(var.nat.tier),
      "; allowed: a public tier, of which there are \"",
      join("\", \"", [
        for tier, settings in var.tiers : tier
        if settings.kind == "public" && !settings.ipv6_only
      ]),
      "\". A NAT gateway needs a subnet with a route to the internet gateway.",
    ])
  }

  validation {
    condition = (
      var.nat.mode == "none" ||
      var.nat.tier != null ||
      length([
        for tier, settings in var.tiers : tier
        if settings.kind == "public" && !settings.ipv6_only
      ]) <= 1
    )
    error_message = join("", [
      "nat.tier is ",
      jsonencode(var.nat.tier),
      " with the public tiers \"",
      join("\", \"", [
        for tier, settings in var.tiers : tier
        if settings.kind == "public" && !settings.ipv6_only
      ]),
      "\"; allowed: one of them. Name the tier of the gateways, so that no tier that is added moves them.",
    ])
  }

  validation {
    condition = (
      var.zones == null ||
      alltrue([
        for zone in keys(var.nat.allocation_ids) : contains(var.zones == null ? [] : var.zones, zone)
      ])
    )
    error_message = "nat.allocation_ids has the zones \"${join("\", \"", keys(var.nat.allocation_ids))}\"; allowed: of ${jsonencode(var.zones)}."
  }

  validation {
    condition = length([
      for tier, settings in var.tiers : tier
      if settings.dns64 &&
      (
        !var.ipv6 ||
        !var.dns_support ||
        settings.kind != "private" ||
        !settings.default_route ||
        var.nat.mode == "none"
      )
    ]) == 0
    error_message = "tiers \"${join("\", \"", [
      for tier, settings in var.tiers : tier
      if settings.dns64 &&
      (
        !var.ipv6 ||
        !var.dns_support ||
        settings.kind != "private" ||
        !settings.default_route ||
        var.nat.mode == "none"
      )
    ])}\" have dns64; allowed: private ones with default_route, where ipv6, dns_support and nat are on."
  }
}

variable "reserved_tiers" {
  type        = number
  description = <<-EOT
    For how many tiers of the default size the range has room. Changing it later moves every subnet
    without a `prefix_length`. Allowed: one of 1, 2, 4, 8, 16, 32.
  EOT
  default     = 8
  nullable    = false

  validation {
    condition     = contains([1, 2, 4, 8, 16, 32], var.reserved_tiers)
    error_message = "reserved_tiers is ${jsonencode(var.reserved_tiers)}; allowed: one of 1, 2, 4, 8, 16, 32."
  }
}

variable "reserved_zones" {
  type        = number
  description = <<-EOT
    For how many zones each tier keeps room. Changing it later moves every subnet. Allowed: one of
    1, 2, 4, 8, 16.
  EOT
  default     = 8
  nullable    = false

  validation {
    condition     = contains([1, 2, 4, 8, 16], var.reserved_zones)
    error_message = "reserved_zones is ${jsonencode(var.reserved_zones)}; allowed: one of 1, 2, 4, 8, 16."
  }
}

variable "routes" {
  type = map(object({
    # The tiers whose route tables get the route.
    tiers = set(string)
    # The IPv4 or IPv6 range that the route is for.
    destination = optional(string)
    # The prefix list that the route is for.
    prefix_list_id = optional(string)
    # Where a route leads.
    target = object({
      # A VPC peering connection.
      peering_connection_id = optional(string)
      # A transit gateway that the VPC is attached to.
      transit_gateway_id = optional(string)
      # The network's own virtual private gateway (`vpn_gateway`).
      virtual_private_gateway = optional(bool, false)
      # Gateway Load Balancer or Network Firewall endpoints by zone; each zone's table leads to its
      # own.
      endpoint_ids = optional(map(string), {})
    })
  }))
  description = <<-EOT
    Further routes by name: to peering connections, transit gateways, the virtual private gateway,
    firewall endpoints. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens,
    beginning with a letter and not ending with a hyphen.
    - tiers: The tiers whose route tables get the route. Allowed: at least one tier. Each tier: 1 to
      32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen.
    - destination: The IPv4 or IPv6 range that the route is for. Allowed: an IPv4 or IPv6 range
      without host bits, such as "10.0.0.0/16" or "::/0". Optional.
    - prefix_list_id: The prefix list that the route is for. Allowed: an id that begins with "pl-".
      Optional.
    - target: Where a route leads. Allowed: exactly one target.
      - peering_connection_id: A VPC peering connection. Allowed: an id that begins with "pcx-".
        Optional.
      - transit_gateway_id: A transit gateway that the VPC is attached to. Allowed: an id that
        begins with "tgw-". Optional.
      - virtual_private_gateway: The network's own virtual private gateway (`vpn_gateway`). Default:
        false.
      - endpoint_ids: Gateway Load Balancer or Network Firewall endpoints by zone; each zone's table
        leads to its own. Each endpoint: an id that begins with "vpce-". Default: {}.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, route in var.routes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "routes is a map with the keys \"${join("\", \"", [
      for name, route in var.routes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      route.destination != null && route.prefix_list_id == null ||
      route.destination == null && route.prefix_list_id != null
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"] is ${jsonencode(route)}; allowed: either a destination or a prefix_list_id."
      if !(
        route.destination != null && route.prefix_list_id == null ||
        route.destination == null && route.prefix_list_id != null
      )
    ])
  }

  validation {
    condition = alltrue([for route in var.routes : 1 <= length(route.tiers)])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].tiers is [${join(", ", [for text in route.tiers : "\"${text}\""])}]; allowed: at least one tier."
      if 1 > length(route.tiers)
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      alltrue([for tier in route.tiers : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))])
    ])
    error_message = join("\n", flatten([
      for key, route in var.routes : [
        for tier in route.tiers :
        "routes[\"${key}\"].tiers is \"${tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
        if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for route in var.routes : route.destination == null ? true : try(
        cidrhost(route.destination, 0) == split("/", route.destination)[0],
        false
      )
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].destination is \"${route.destination}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
      if route.destination == null ? false : !try(
        cidrhost(route.destination, 0) == split("/", route.destination)[0],
        false
      )
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      route.prefix_list_id == null ? true : can(regex("^(?:pl-[0-9a-z]{8,})$", route.prefix_list_id))
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].prefix_list_id is \"${route.prefix_list_id}\"; allowed: an id that begins with \"pl-\"."
      if route.prefix_list_id == null ? false : !can(regex("^(?:pl-[0-9a-z]{8,})$", route.prefix_list_id))
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes : length([
        for given in [
          route.target.peering_connection_id != null,
          route.target.transit_gateway_id != null,
          route.target.virtual_private_gateway,
          1 <= length(route.target.endpoint_ids),
        ] : given
        if given
      ]) == 1
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].target is ${jsonencode(route.target)}; allowed: exactly one target."
      if length([
        for given in [
          route.target.peering_connection_id != null,
          route.target.transit_gateway_id != null,
          route.target.virtual_private_gateway,
          1 <= length(route.target.endpoint_ids),
        ] : given
        if given
      ]) != 1
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      route.target.peering_connection_id == null ? true : can(regex("^(?:pcx-[0-9a-z]{8,})$", route.target.peering_connection_id))
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].target.peering_connection_id is \"${route.target.peering_connection_id}\"; allowed: an id that begins with \"pcx-\"."
      if route.target.peering_connection_id == null ? false : !can(regex(
        "^(?:pcx-[0-9a-z]{8,})$",
        route.target.peering_connection_id
      ))
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      route.target.transit_gateway_id == null ? true : can(regex("^(?:tgw-[0-9a-z]{8,})$", route.target.transit_gateway_id))
    ])
    error_message = join("\n", [
      for key, route in var.routes :
      "routes[\"${key}\"].target.transit_gateway_id is \"${route.target.transit_gateway_id}\"; allowed: an id that begins with \"tgw-\"."
      if route.target.transit_gateway_id == null ? false : !can(regex("^(?:tgw-[0-9a-z]{8,})$", route.target.transit_gateway_id))
    ])
  }

  validation {
    condition = alltrue([
      for route in var.routes :
      alltrue([for endpoint in route.target.endpoint_ids : can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))])
    ])
    error_message = join("\n", flatten([
      for key, route in var.routes : [
        for key2, endpoint in route.target.endpoint_ids :
        "routes[\"${key}\"].target.endpoint_ids[\"${key2}\"] is \"${endpoint}\"; allowed: an id that begins with \"vpce-\"."
        if !can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))
      ]
    ]))
  }

  validation {
    condition = length([
      for tier in flatten([for route in var.routes : route.tiers]) : tier
      if !contains(keys(var.tiers), tier)
    ]) == 0
    error_message = join("", [
      "routes names the tiers \"",
      join("\", \"", [
        for tier in flatten([for route in var.routes : route.tiers]) : tier
        if !contains(keys(var.tiers), tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.tiers)),
      "\".",
    ])
  }

  validation {
    condition = (
      var.vpn_gateway != null || alltrue([for route in var.routes : !route.target.virtual_private_gateway])
    )
    error_message = "routes lead to the virtual private gateway, but vpn_gateway is null; allowed: such routes with a vpn_gateway only."
  }
}

variable "secondary_cidrs" {
  type        = map(string)
  description = <<-EOT
    Further IPv4 ranges by name; a tier lies in one by `range`. They are of 100.64.0.0/10, publicly
    routable, or of the same private block as `cidr` (AWS: "IPv4 CIDR block association
    restrictions"). A VPC has 5 ranges in all; AWS raises that to 50.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 49 ranges: the most that AWS raises its quota to beside the primary one.
    Each range: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as
    "10.0.0.0/16".
    Each range: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, range in var.secondary_cidrs : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "secondary_cidrs is a map with the keys \"${join("\", \"", [
      for name, range in var.secondary_cidrs : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.secondary_cidrs) <= 49
    error_message = "secondary_cidrs is a map of ${length(var.secondary_cidrs)} ranges; allowed: at most 49 ranges: the most that AWS raises its quota to beside the primary one."
  }

  validation {
    condition = alltrue([
      for range in var.secondary_cidrs : try(
        cidrnetmask(range) != "" &&
        cidrhost(range, 0) == split("/", range)[0] &&
        tonumber(split("/", range)[1]) >= 16 &&
        tonumber(split("/", range)[1]) <= 28,
        false
      )
    ])
    error_message = join("\n", [
      for key, range in var.secondary_cidrs :
      "secondary_cidrs[\"${key}\"] is \"${range}\"; allowed: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as \"10.0.0.0/16\"."
      if !try(
        cidrnetmask(range) != "" &&
        cidrhost(range, 0) == split("/", range)[0] &&
        tonumber(split("/", range)[1]) >= 16 &&
        tonumber(split("/", range)[1]) <= 28,
        false
      )
    ])
  }

  validation {
    condition = alltrue([for range in var.secondary_cidrs : !startswith(range, "169.254.")])
    error_message = join("\n", [
      for key, range in var.secondary_cidrs :
      "secondary_cidrs[\"${key}\"] is \"${range}\"; allowed: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses."
      if startswith(range, "169.254.")
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

variable "tiers" {
  type = map(object({
    # public: routes to the internet gateway.
    kind = string
    # The tier's place in its range, counted in blocks of `reserved_zones` subnets of its size.
    slot = optional(number)
    # Size of the tier's subnets.
    prefix_length = optional(number)
    # The secondary range, by its key in `secondary_cidrs`, that the tier lies in; default: the
    # primary range.
    range = optional(string)
    # Ranges by zone that are chosen by hand, in place of the slot's.
    cidrs = optional(map(string), {})
    # The tier's place in the IPv6 range; default: `slot`.
    ipv6_slot = optional(number)
    # Whether instances get public addresses by themselves; public tiers only.
    map_public_ips = optional(bool, false)
    # Whether the tier's tables get the usual way out of its kind.
    default_route = optional(bool, true)
    # Whether the VPC's resolver gives names with IPv4 addresses alone an IPv6 one, which the tier's
    # tables send through NAT: for what speaks IPv6 only.
    dns64 = optional(bool, false)
    # Whether its subnets have IPv6 addresses alone.
    ipv6_only = optional(bool, false)
    # The tier's network ACL, in both directions, replies included.
    acl = optional(
      object({
        # Rules for packets into the tier, by name.
        ingress = optional(map(object({
          # Rules are tried from the lowest number on; the first that fits decides.
          number = number
          # What happens to a packet that the rule fits.
          action = optional(string, "allow")
          # The protocol; only tcp and udp have ports.
          protocol = optional(string, "tcp")
          # First destination port, of tcp and udp.
          from_port = optional(number, 0)
          # Last destination port, of tcp and udp.
          to_port = optional(number, 65535)
          # Where packets come from (ingress) or go to (egress).
          cidr = string
          # ICMP type; -1: all.
          icmp_type = optional(number, -1)
          # ICMP code; -1: all.
          icmp_code = optional(number, -1)
        })), {})
        # Rules for packets out of the tier, by name.
        egress = optional(map(object({
          # Rules are tried from the lowest number on; the first that fits decides.
          number = number
          # What happens to a packet that the rule fits.
          action = optional(string, "allow")
          # The protocol; only tcp and udp have ports.
          protocol = optional(string, "tcp")
          # First destination port, of tcp and udp.
          from_port = optional(number, 0)
          # Last destination port, of tcp and udp.
          to_port = optional(number, 65535)
          # Where packets come from (ingress) or go to (egress).
          cidr = string
          # ICMP type; -1: all.
          icmp_type = optional(number, -1)
          # ICMP code; -1: all.
          icmp_code = optional(number, -1)
        })), {})
        # First port that clients use for their end of a connection (AWS: "Ephemeral ports"); Linux
        # alone: 32768.
        ephemeral_from = optional(number, 1024)
      }),
      {
        egress = {
          "all-ipv4" = { cidr = "0.0.0.0/0", number = 100, protocol = "all" }
          "all-ipv6" = { cidr = "::/0", number = 101, protocol = "all" }
        }
        ingress = {
          "all-ipv4" = { cidr = "0.0.0.0/0", number = 100, protocol = "all" }
          "all-ipv6" = { cidr = "::/0", number = 101, protocol = "all" }
        }
      }
    )
    # Tags for the tier's subnets and route tables.
    tags = optional(map(string), {})
  }))
  description = <<-EOT
    The tiers, by names of your choice. Allowed: keys of 1 to 32 lower-case ASCII letters, digits
    and hyphens, beginning with a letter and not ending with a hyphen.
    - kind: public: routes to the internet gateway. private: reaches the internet through NAT, where
      `nat` has it. isolated: no way out. Allowed: one of "public", "private", "isolated".
    - slot: The tier's place in its range, counted in blocks of `reserved_zones` subnets of its
      size. It never changes, so adding a tier moves no other. Needed unless `cidrs` names every
      zone's range. Allowed: a whole number from 0 to 4095. Optional.
    - prefix_length: Size of the tier's subnets. Default: the range divided by `reserved_tiers` and
      `reserved_zones`, /22 of a /16. Allowed: a whole number from 16 to 28. Optional.
    - range: The secondary range, by its key in `secondary_cidrs`, that the tier lies in; default:
      the primary range. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
      with a letter and not ending with a hyphen. Optional.
    - cidrs: Ranges by zone that are chosen by hand, in place of the slot's. Each range: an IPv4
      range with a prefix length from 16 to 28 and no host bits set, such as "10.0.0.0/16". Default:
      {}.
    - ipv6_slot: The tier's place in the IPv6 range; default: `slot`. Allowed: a whole number from 0
      to 255. Optional.
    - map_public_ips: Whether instances get public addresses by themselves; public tiers only. Load
      balancers and NAT gateways do without. Default: false.
    - default_route: Whether the tier's tables get the usual way out of its kind. false: it is left
      to somebody else, such as Gateway Load Balancer endpoints in front of a firewall. Default:
      true.
    - dns64: Whether the VPC's resolver gives names with IPv4 addresses alone an IPv6 one, which the
      tier's tables send through NAT: for what speaks IPv6 only. Default: false.
    - ipv6_only: Whether its subnets have IPv6 addresses alone. Nitro instances and tasks of ECS can
      stand there; load balancers, databases and interface endpoints with IPv4 cannot, and no block
      takes the tier by name: their subnets are in `subnet_ids`. With `dns64` it reaches what speaks
      IPv4 alone. A change replaces the subnets. Default: false.
    - acl: The tier's network ACL, in both directions, replies included. Default: everything passes,
      security groups decide. Default: { egress = { "all-ipv4" = { cidr = "0.0.0.0/0", number = 100,
      protocol = "all" }, "all-ipv6" = { cidr = "::/0", number = 101, protocol = "all" } }, ingress
      = { "all-ipv4" = { cidr = "0.0.0.0/0", number = 100, protocol = "all" }, "all-ipv6" = { cidr =
      "::/0", number = 101, protocol = "all" } } }.
      - ingress: Rules for packets into the tier, by name. Allowed: keys of 1 to 32 lower-case ASCII
        letters, digits and hyphens, beginning with a letter and not ending with a hyphen; each
        number once. Default: {}.
        - number: Rules are tried from the lowest number on; the first that fits decides. Allowed: a
          whole number from 1 to 32766.
        - action: What happens to a packet that the rule fits. Allowed: one of "allow", "deny".
          Default: "allow".
        - protocol: The protocol; only tcp and udp have ports. Allowed: tcp, udp, icmp, icmpv6, all
          or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as "47" for
          GRE; tcp, udp, icmp and icmpv6 by their names, which have ports or types. Default: "tcp".
        - from_port: First destination port, of tcp and udp. Allowed: a whole number from 0 to 65535.
          Default: 0.
        - to_port: Last destination port, of tcp and udp. Allowed: a whole number from 0 to 65535.
          Default: 65535.
        - cidr: Where packets come from (ingress) or go to (egress). Allowed: an IPv4 or IPv6 range
          without host bits, such as "10.0.0.0/16" or "::/0".
        - icmp_type: ICMP type; -1: all. Allowed: a whole number from -1 to 255. Default: -1.
        - icmp_code: ICMP code; -1: all. Allowed: a whole number from -1 to 255. Default: -1.
      - egress: Rules for packets out of the tier, by name. Allowed: keys of 1 to 32 lower-case
        ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen;
        each number once. Default: {}.
        - number: Rules are tried from the lowest number on; the first that fits decides. Allowed: a
          whole number from 1 to 32766.
        - action: What happens to a packet that the rule fits. Allowed: one of "allow", "deny".
          Default: "allow".
        - protocol: The protocol; only tcp and udp have ports. Allowed: tcp, udp, icmp, icmpv6, all
          or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as "47" for
          GRE; tcp, udp, icmp and icmpv6 by their names, which have ports or types. Default: "tcp".
        - from_port: First destination port, of tcp and udp. Allowed: a whole number from 0 to 65535.
          Default: 0.
        - to_port: Last destination port, of tcp and udp. Allowed: a whole number from 0 to 65535.
          Default: 65535.
        - cidr: Where packets come from (ingress) or go to (egress). Allowed: an IPv4 or IPv6 range
          without host bits, such as "10.0.0.0/16" or "::/0".
        - icmp_type: ICMP type; -1: all. Allowed: a whole number from -1 to 255. Default: -1.
        - icmp_code: ICMP code; -1: all. Allowed: a whole number from -1 to 255. Default: -1.
      - ephemeral_from: First port that clients use for their end of a connection (AWS: "Ephemeral
        ports"); Linux alone: 32768. Allowed: a whole number from 1024 to 65535. Default: 1024.
    - tags: Tags for the tier's subnets and route tables. Allowed: at most 50 tags, keys of 1 to 128
      letters, digits, spaces and _ . : / = + - @, not beginning with "aws:". Each tag: up to 256
      letters, digits, spaces and _ . : / = + - @. Default: {}.
  EOT
  default = {
    isolated = {
      kind = "isolated"
      slot = 2
    }
    private = {
      kind = "private"
      slot = 1
    }
    public = {
      kind = "public"
      slot = 0
    }
  }
  nullable = false

  validation {
    condition = length([
      for name, tier in var.tiers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "tiers is a map with the keys \"${join("\", \"", [
      for name, tier in var.tiers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
      if !contains(["public", "private", "isolated"], tier.kind)
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      tier.slot == null ? true : floor(tier.slot) == tier.slot && tier.slot >= 0 && tier.slot <= 4095
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].slot is ${jsonencode(tier.slot)}; allowed: a whole number from 0 to 4095."
      if tier.slot == null ? false : floor(tier.slot) != tier.slot || tier.slot < 0 || tier.slot > 4095
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : tier.prefix_length == null ? true : (
        floor(tier.prefix_length) == tier.prefix_length &&
        tier.prefix_length >= 16 &&
        tier.prefix_length <= 28
      )
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].prefix_length is ${jsonencode(tier.prefix_length)}; allowed: a whole number from 16 to 28."
      if tier.prefix_length == null ? false : (
        floor(tier.prefix_length) != tier.prefix_length || tier.prefix_length < 16 || tier.prefix_length > 28
      )
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      tier.range == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier.range))
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].range is \"${tier.range}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if tier.range == null ? false : !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier.range))
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for range in tier.cidrs : try(
          cidrnetmask(range) != "" &&
          cidrhost(range, 0) == split("/", range)[0] &&
          tonumber(split("/", range)[1]) >= 16 &&
          tonumber(split("/", range)[1]) <= 28,
          false
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, range in tier.cidrs :
        "tiers[\"${key}\"].cidrs[\"${key2}\"] is \"${range}\"; allowed: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as \"10.0.0.0/16\"."
        if !try(
          cidrnetmask(range) != "" &&
          cidrhost(range, 0) == split("/", range)[0] &&
          tonumber(split("/", range)[1]) >= 16 &&
          tonumber(split("/", range)[1]) <= 28,
          false
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : tier.ipv6_slot == null ? true : (
        floor(tier.ipv6_slot) == tier.ipv6_slot && tier.ipv6_slot >= 0 && tier.ipv6_slot <= 255
      )
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].ipv6_slot is ${jsonencode(tier.ipv6_slot)}; allowed: a whole number from 0 to 255."
      if tier.ipv6_slot == null ? false : (
        floor(tier.ipv6_slot) != tier.ipv6_slot || tier.ipv6_slot < 0 || tier.ipv6_slot > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : length([
        for name, rule in tier.acl.ingress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, tier in var.tiers : "tiers[\"${key}\"].acl.ingress is a map with the keys \"${join("\", \"", [
        for name, rule in tier.acl.ingress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, rule in tier.acl.ingress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      length(distinct([for rule in tier.acl.ingress : rule.number])) ==
      length([for rule in tier.acl.ingress : rule.number])
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].acl.ingress has the numbers ${join(", ", [for rule in tier.acl.ingress : rule.number])}; allowed: each number once."
      if length(distinct([for rule in tier.acl.ingress : rule.number])) !=
      length([for rule in tier.acl.ingress : rule.number])
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([for rule in tier.acl.ingress : rule.from_port <= rule.to_port])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"] has a from_port of ${rule.from_port} and a to_port of ${rule.to_port}; allowed: a from_port that is not above the to_port."
        if rule.from_port > rule.to_port
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        floor(rule.number) == rule.number && rule.number >= 1 && rule.number <= 32766
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].number is ${jsonencode(rule.number)}; allowed: a whole number from 1 to 32766."
        if floor(rule.number) != rule.number || rule.number < 1 || rule.number > 32766
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.ingress : contains(["allow", "deny"], rule.action)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].action is \"${rule.action}\"; allowed: one of \"allow\", \"deny\"."
        if !contains(["allow", "deny"], rule.action)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        can(regex("^(?:tcp|udp|icmp|icmpv6|all|[0-9]|[1-46-9][0-9]|5[0-689]|1[0-3][0-9]|14[0-2]|25[34])$", rule.protocol))
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].protocol is \"${rule.protocol}\"; allowed: tcp, udp, icmp, icmpv6, all or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as \"47\" for GRE."
        if !can(regex("^(?:tcp|udp|icmp|icmpv6|all|[0-9]|[1-46-9][0-9]|5[0-689]|1[0-3][0-9]|14[0-2]|25[34])$", rule.protocol))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.ingress : !contains(["1", "6", "17", "58"], rule.protocol)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].protocol is \"${rule.protocol}\"; allowed: tcp, udp, icmp and icmpv6 by their names, which have ports or types."
        if contains(["1", "6", "17", "58"], rule.protocol)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        floor(rule.from_port) == rule.from_port && rule.from_port >= 0 && rule.from_port <= 65535
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].from_port is ${jsonencode(rule.from_port)}; allowed: a whole number from 0 to 65535."
        if floor(rule.from_port) != rule.from_port || rule.from_port < 0 || rule.from_port > 65535
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        floor(rule.to_port) == rule.to_port && rule.to_port >= 0 && rule.to_port <= 65535
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].to_port is ${jsonencode(rule.to_port)}; allowed: a whole number from 0 to 65535."
        if floor(rule.to_port) != rule.to_port || rule.to_port < 0 || rule.to_port > 65535
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.ingress : try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].cidr is \"${rule.cidr}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
        if !try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        floor(rule.icmp_type) == rule.icmp_type && rule.icmp_type >= -1 && rule.icmp_type <= 255
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].icmp_type is ${jsonencode(rule.icmp_type)}; allowed: a whole number from -1 to 255."
        if floor(rule.icmp_type) != rule.icmp_type || rule.icmp_type < -1 || rule.icmp_type > 255
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.ingress :
        floor(rule.icmp_code) == rule.icmp_code && rule.icmp_code >= -1 && rule.icmp_code <= 255
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.ingress :
        "tiers[\"${key}\"].acl.ingress[\"${key2}\"].icmp_code is ${jsonencode(rule.icmp_code)}; allowed: a whole number from -1 to 255."
        if floor(rule.icmp_code) != rule.icmp_code || rule.icmp_code < -1 || rule.icmp_code > 255
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : length([
        for name, rule in tier.acl.egress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, tier in var.tiers : "tiers[\"${key}\"].acl.egress is a map with the keys \"${join("\", \"", [
        for name, rule in tier.acl.egress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, rule in tier.acl.egress : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      length(distinct([for rule in tier.acl.egress : rule.number])) ==
      length([for rule in tier.acl.egress : rule.number])
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].acl.egress has the numbers ${join(", ", [for rule in tier.acl.egress : rule.number])}; allowed: each number once."
      if length(distinct([for rule in tier.acl.egress : rule.number])) !=
      length([for rule in tier.acl.egress : rule.number])
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([for rule in tier.acl.egress : rule.from_port <= rule.to_port])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"] has a from_port of ${rule.from_port} and a to_port of ${rule.to_port}; allowed: a from_port that is not above the to_port."
        if rule.from_port > rule.to_port
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        floor(rule.number) == rule.number && rule.number >= 1 && rule.number <= 32766
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].number is ${jsonencode(rule.number)}; allowed: a whole number from 1 to 32766."
        if floor(rule.number) != rule.number || rule.number < 1 || rule.number > 32766
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.egress : contains(["allow", "deny"], rule.action)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].action is \"${rule.action}\"; allowed: one of \"allow\", \"deny\"."
        if !contains(["allow", "deny"], rule.action)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        can(regex("^(?:tcp|udp|icmp|icmpv6|all|[0-9]|[1-46-9][0-9]|5[0-689]|1[0-3][0-9]|14[0-2]|25[34])$", rule.protocol))
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].protocol is \"${rule.protocol}\"; allowed: tcp, udp, icmp, icmpv6, all or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as \"47\" for GRE."
        if !can(regex("^(?:tcp|udp|icmp|icmpv6|all|[0-9]|[1-46-9][0-9]|5[0-689]|1[0-3][0-9]|14[0-2]|25[34])$", rule.protocol))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.egress : !contains(["1", "6", "17", "58"], rule.protocol)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].protocol is \"${rule.protocol}\"; allowed: tcp, udp, icmp and icmpv6 by their names, which have ports or types."
        if contains(["1", "6", "17", "58"], rule.protocol)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        floor(rule.from_port) == rule.from_port && rule.from_port >= 0 && rule.from_port <= 65535
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].from_port is ${jsonencode(rule.from_port)}; allowed: a whole number from 0 to 65535."
        if floor(rule.from_port) != rule.from_port || rule.from_port < 0 || rule.from_port > 65535
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        floor(rule.to_port) == rule.to_port && rule.to_port >= 0 && rule.to_port <= 65535
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].to_port is ${jsonencode(rule.to_port)}; allowed: a whole number from 0 to 65535."
        if floor(rule.to_port) != rule.to_port || rule.to_port < 0 || rule.to_port > 65535
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      alltrue([for rule in tier.acl.egress : try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].cidr is \"${rule.cidr}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
        if !try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        floor(rule.icmp_type) == rule.icmp_type && rule.icmp_type >= -1 && rule.icmp_type <= 255
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].icmp_type is ${jsonencode(rule.icmp_type)}; allowed: a whole number from -1 to 255."
        if floor(rule.icmp_type) != rule.icmp_type || rule.icmp_type < -1 || rule.icmp_type > 255
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for rule in tier.acl.egress :
        floor(rule.icmp_code) == rule.icmp_code && rule.icmp_code >= -1 && rule.icmp_code <= 255
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, rule in tier.acl.egress :
        "tiers[\"${key}\"].acl.egress[\"${key2}\"].icmp_code is ${jsonencode(rule.icmp_code)}; allowed: a whole number from -1 to 255."
        if floor(rule.icmp_code) != rule.icmp_code || rule.icmp_code < -1 || rule.icmp_code > 255
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      floor(tier.acl.ephemeral_from) == tier.acl.ephemeral_from &&
      tier.acl.ephemeral_from >= 1024 &&
      tier.acl.ephemeral_from <= 65535
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].acl.ephemeral_from is ${jsonencode(tier.acl.ephemeral_from)}; allowed: a whole number from 1024 to 65535."
      if floor(tier.acl.ephemeral_from) != tier.acl.ephemeral_from ||
      tier.acl.ephemeral_from < 1024 ||
      tier.acl.ephemeral_from > 65535
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers :
      length(tier.tags) <= 50 &&
      alltrue([
        for key2, tag in tier.tags :
        can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key2)) && !startswith(lower(key2), "aws:")
      ])
    ])
    error_message = join("\n", [
      for key, tier in var.tiers :
      "tiers[\"${key}\"].tags is ${jsonencode(tier.tags)}; allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with \"aws:\"."
      if length(tier.tags) > 50 ||
      !alltrue([
        for key2, tag in tier.tags :
        can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key2)) && !startswith(lower(key2), "aws:")
      ])
    ])
  }

  validation {
    condition = alltrue([
      for tier in var.tiers : alltrue([
        for tag in tier.tags : length(tag) <= 256 && can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
      ])
    ])
    error_message = join("\n", flatten([
      for key, tier in var.tiers : [
        for key2, tag in tier.tags :
        "tiers[\"${key}\"].tags[\"${key2}\"] is \"${tag}\"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @."
        if length(tag) > 256 || !can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
      ]
    ]))
  }

  validation {
    condition = length([
      for tier, settings in var.tiers : tier
      if settings.range != null &&
      !contains(keys(var.secondary_cidrs), settings.range == null ? "" : settings.range)
    ]) == 0
    error_message = join("", [
      "tiers \"",
      join("\", \"", [
        for tier, settings in var.tiers : tier
        if settings.range != null &&
        !contains(keys(var.secondary_cidrs), settings.range == null ? "" : settings.range)
      ]),
      "\" have a range that is not in secondary_cidrs; allowed: one of \"",
      join("\", \"", keys(var.secondary_cidrs)),
      "\", or none for the primary range.",
    ])
  }

  validation {
    condition = length([
      for tier, settings in var.tiers : tier
      if settings.ipv6_only && !var.ipv6
    ]) == 0
    error_message = "tiers ${jsonencode([
      for tier, settings in var.tiers : tier
      if settings.ipv6_only && !var.ipv6
    ])} have ipv6_only; allowed: where ipv6 is on."
  }

  validation {
    condition = length([
      for tier, settings in var.tiers : tier
      if settings.ipv6_only &&
      jsonencode([
        settings.prefix_length,
        settings.range,
        settings.cidrs,
        settings.map_public_ips,
      ]) != "[null,null,{},false]"
    ]) == 0
    error_message = "tiers ${jsonencode([
      for tier, settings in var.tiers : tier
      if settings.ipv6_only &&
      jsonencode([
        settings.prefix_length,
        settings.range,
        settings.cidrs,
        settings.map_public_ips,
      ]) != "[null,null,{},false]"
    ])} have ipv6_only; allowed: without prefix_length, range, cidrs and map_public_ips, which are about IPv4."
  }

  validation {
    condition = length([
      for tier, settings in var.tiers : tier
      if settings.map_public_ips && settings.kind != "public"
    ]) == 0
    error_message = "tiers \"${join("\", \"", [
      for tier, settings in var.tiers : tier
      if settings.map_public_ips && settings.kind != "public"
    ])}\" are not public but have map_public_ips; allowed: false, a public address is of no use without a route to the internet gateway."
  }
}

variable "vpn_gateway" {
  type = object({
    # The gateway's private ASN, from 64512 to 65534 or from 4200000000 to 4294967294; default: AWS
    # chooses 64512.
    amazon_side_asn = optional(number)
    # Tiers whose route tables take the routes that the gateway learns.
    propagate_to = optional(set(string), [])
  })
  description = <<-EOT
    A virtual private gateway for VPN and Direct Connect.
    - amazon_side_asn: The gateway's private ASN, from 64512 to 65534 or from 4200000000 to
      4294967294; default: AWS chooses 64512. Allowed: a whole number from 64512 to 4294967294; a
      private ASN: 64512 to 65534, or 4200000000 to 4294967294. Optional.
    - propagate_to: Tiers whose route tables take the routes that the gateway learns. Each tier: 1
      to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending
      with a hyphen. Default: [].
  EOT
  default     = null
  nullable    = true

  validation {
    condition = (
      var.vpn_gateway == null ? true
      : var.vpn_gateway.amazon_side_asn == null ? true : (
        floor(var.vpn_gateway.amazon_side_asn) == var.vpn_gateway.amazon_side_asn &&
        var.vpn_gateway.amazon_side_asn >= 64512 &&
        var.vpn_gateway.amazon_side_asn <= 4294967294
      )
    )
    error_message = try(
      "vpn_gateway.amazon_side_asn is ${jsonencode(var.vpn_gateway.amazon_side_asn)}; allowed: a whole number from 64512 to 4294967294.",
      ""
    )
  }

  validation {
    condition = (
      var.vpn_gateway == null ? true
      : var.vpn_gateway.amazon_side_asn == null ? true : (
        var.vpn_gateway.amazon_side_asn <= 65534 || 4200000000 <= var.vpn_gateway.amazon_side_asn
      )
    )
    error_message = try(
      "vpn_gateway.amazon_side_asn is ${jsonencode(var.vpn_gateway.amazon_side_asn)}; allowed: a private ASN: 64512 to 65534, or 4200000000 to 4294967294.",
      ""
    )
  }

  validation {
    condition = var.vpn_gateway == null ? true : alltrue([
      for tier in var.vpn_gateway.propagate_to : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
    ])
    error_message = join(
      "\n",
      var.vpn_gateway == null ? [] : [
        for tier in var.vpn_gateway.propagate_to :
        "vpn_gateway.propagate_to is \"${tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
        if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", tier))
      ]
    )
  }

  validation {
    condition = length([
      for tier in(var.vpn_gateway == null ? [] : var.vpn_gateway.propagate_to) : tier
      if !contains(keys(var.tiers), tier)
    ]) == 0
    error_message = join("", [
      "vpn_gateway.propagate_to names the tiers \"",
      join("\", \"", [
        for tier in(var.vpn_gateway == null ? [] : var.vpn_gateway.propagate_to) : tier
        if !contains(keys(var.tiers), tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.tiers)),
      "\".",
    ])
  }
}

variable "zone_count" {
  type        = number
  description = <<-EOT
    How many of the region's zones, the first by name; either this or `zones`. Allowed: a whole
    number from 1 to 6.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zone_count == null ? true : (
      floor(var.zone_count) == var.zone_count && var.zone_count >= 1 && var.zone_count <= 6
    )
    error_message = "zone_count is ${jsonencode(var.zone_count)}; allowed: a whole number from 1 to 6."
  }
}

variable "zone_slots" {
  type        = map(number)
  description = <<-EOT
    Places of zones in a tier, by zone; default: by the zone's letter, a is 0. Needed where two
    zones share a letter (Local Zones). Each slot: a whole number from 0 to 15.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for slot in var.zone_slots : floor(slot) == slot && slot >= 0 && slot <= 15
    ])
    error_message = join("\n", [
      for key, slot in var.zone_slots :
      "zone_slots[\"${key}\"] is ${jsonencode(slot)}; allowed: a whole number from 0 to 15."
      if floor(slot) != slot || slot < 0 || slot > 15
    ])
  }
}

variable "zones" {
  type        = set(string)
  description = <<-EOT
    The zones, by name; either this or `zone_count`. Their order has no meaning.
    Allowed: at least one zone.
    Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zones == null ? true : 1 <= length(var.zones)
    error_message = try(
      "zones is [${join(", ", [for text in var.zones : "\"${text}\""])}]; allowed: at least one zone.",
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
        for zone in var.zones :
        "zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    )
  }

  validation {
    condition     = (var.zones != null) != (var.zone_count != null)
    error_message = "zones is ${var.zones == null ? "null" : "given"}, and zone_count, too; allowed: either zones or zone_count."
  }

  validation {
    condition = length(distinct([
      for zone in(var.zones == null ? [] : var.zones) :
      contains(keys(var.zone_slots), zone)
      ? var.zone_slots[zone]
      : index([
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
      ], substr(zone, -1, 1))
    ])) == length(var.zones == null ? [] : var.zones)
    error_message = "zones is ${jsonencode(var.zones)}, where two have the same letter and so the same place; allowed: one zone in a place. Give each its own in zone_slots."
  }

  validation {
    condition = alltrue([
      for slot in [
        for zone in(var.zones == null ? [] : var.zones) :
        contains(keys(var.zone_slots), zone)
        ? var.zone_slots[zone]
        : index([
          "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
        ], substr(zone, -1, 1))
      ] : slot < var.reserved_zones
    ])
    error_message = "zones is ${jsonencode(var.zones)}, with the places ${join(", ", [
      for zone in(var.zones == null ? [] : var.zones) :
      contains(keys(var.zone_slots), zone)
      ? var.zone_slots[zone]
      : index([
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
      ], substr(zone, -1, 1))
    ])}; allowed: places below ${var.reserved_zones}, for which reserved_zones keeps room. Give the zone a free place in zone_slots."
  }
}
