# Generated from src/endpoints/endpoints.ts by `npm run modules`. Do not edit.

variable "gateway_endpoints" {
  type = map(object({
    # Tiers whose route tables lead to it; default: the block's.
    tiers = optional(set(string))
    # Buckets or tables, within the perimeter, whose objects or items are read and written through
    # it under the policy least.
    resources = optional(set(string), [])
    # What is read under the policy least from buckets that AWS has for it, whoever asks; of s3.
    aws_buckets = optional(set(string), [])
    # Buckets whose objects are read without credentials, as nginx reads what it serves:
    # s3:GetObject, whoever asks; of s3.
    anonymous_reads = optional(set(string), [])
    # least: what `resources`, `aws_buckets`, `anonymous_reads` and workloads say.
    policy = optional(string)
  }))
  description = <<-EOT
    Gateway endpoints, by service: s3 and dynamodb; or settings for one that a workload needs.
    Allowed: s3 and dynamodb, the two services with gateway endpoints.
    - tiers: Tiers whose route tables lead to it; default: the block's. Whatever else is in the
      network, such as a database, has no way to it. Optional.
    - resources: Buckets or tables, within the perimeter, whose objects or items are read and
      written through it under the policy least. Each resource: a bucket's or a table's ARN, such as
      "arn:aws:service:region:123456789012:resource". Default: [].
    - aws_buckets: What is read under the policy least from buckets that AWS has for it, whoever
      asks; of s3. ECR's layers are where workloads pull images. Each use: one of "amazon_linux",
      "cloudwatch_agent", "codedeploy_agent", "ecr_layers", "image_builder", "systems_manager".
      Default: [].
    - anonymous_reads: Buckets whose objects are read without credentials, as nginx reads what it
      serves: s3:GetObject, whoever asks; of s3. Each bucket: a bucket's ARN, such as
      "arn:aws:s3:region:123456789012:resource". Default: [].
    - policy: least: what `resources`, `aws_buckets`, `anonymous_reads` and workloads say.
      perimeter: everything within the perimeter, and reads of AWS's own buckets. full: everything.
      Or a policy document. Default: least where they say what is needed, else perimeter. Allowed:
      "least", "perimeter", "full" or a policy document as JSON; up to 20480 characters without
      indentation. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for service, endpoint in var.gateway_endpoints : service
      if !contains(["s3", "dynamodb"], service)
    ]) == 0
    error_message = "gateway_endpoints is a map with the keys \"${join("\", \"", [
      for service, endpoint in var.gateway_endpoints : service
      if !contains(["s3", "dynamodb"], service)
    ])}\"; allowed: s3 and dynamodb, the two services with gateway endpoints."
  }

  validation {
    condition = alltrue([
      for endpoint in var.gateway_endpoints : alltrue([
        for resource in endpoint.resources :
        can(regex("^(?:arn:aws(-[a-z]+)*:(s3|dynamodb):[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", resource))
      ])
    ])
    error_message = join("\n", flatten([
      for key, endpoint in var.gateway_endpoints : [
        for resource in endpoint.resources :
        "gateway_endpoints[\"${key}\"].resources is \"${resource}\"; allowed: a bucket's or a table's ARN, such as \"arn:aws:service:region:123456789012:resource\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:(s3|dynamodb):[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", resource))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for endpoint in var.gateway_endpoints : alltrue([
        for use in endpoint.aws_buckets : contains([
          "amazon_linux", "cloudwatch_agent", "codedeploy_agent", "ecr_layers", "image_builder",
          "systems_manager",
        ], use)
      ])
    ])
    error_message = join("\n", flatten([
      for key, endpoint in var.gateway_endpoints : [
        for use in endpoint.aws_buckets :
        "gateway_endpoints[\"${key}\"].aws_buckets is \"${use}\"; allowed: one of \"amazon_linux\", \"cloudwatch_agent\", \"codedeploy_agent\", \"ecr_layers\", \"image_builder\", \"systems_manager\"."
        if !contains([
          "amazon_linux", "cloudwatch_agent", "codedeploy_agent", "ecr_layers", "image_builder",
          "systems_manager",
        ], use)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for endpoint in var.gateway_endpoints : alltrue([
        for bucket in endpoint.anonymous_reads :
        can(regex("^(?:arn:aws(-[a-z]+)*:s3:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", bucket))
      ])
    ])
    error_message = join("\n", flatten([
      for key, endpoint in var.gateway_endpoints : [
        for bucket in endpoint.anonymous_reads :
        "gateway_endpoints[\"${key}\"].anonymous_reads is \"${bucket}\"; allowed: a bucket's ARN, such as \"arn:aws:s3:region:123456789012:resource\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:s3:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", bucket))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for endpoint in var.gateway_endpoints :
      endpoint.policy == null ? true : can(regex("^(?:least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*)$", endpoint.policy))
    ])
    error_message = join("\n", [
      for key, endpoint in var.gateway_endpoints :
      "gateway_endpoints[\"${key}\"].policy is \"${endpoint.policy}\"; allowed: \"least\", \"perimeter\", \"full\" or a policy document as JSON."
      if endpoint.policy == null ? false : !can(regex("^(?:least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*)$", endpoint.policy))
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.gateway_endpoints :
      endpoint.policy == null ? true : nonsensitive(length(regexall("[^ \\t\\r\\n]", endpoint.policy))) <= 20480
    ])
    error_message = join("\n", [
      for key, endpoint in var.gateway_endpoints :
      "gateway_endpoints[\"${key}\"].policy is a policy document of ${nonsensitive(length(regexall("[^ \\t\\r\\n]", endpoint.policy)))} characters; allowed: up to 20480 characters without indentation."
      if endpoint.policy == null ? false : nonsensitive(length(regexall(
        "[^ \\t\\r\\n]",
        endpoint.policy
      ))) > 20480
    ])
  }

  validation {
    condition = length([
      for service, gateway in var.gateway_endpoints : service
      if length([
        for tier in(gateway.tiers == null ? [] : gateway.tiers) : tier
        if !contains(keys(var.network.tiers), tier)
      ]) != 0 ||
      length(gateway.tiers == null ? local.block_tiers : sort(gateway.tiers)) == 0
    ]) == 0
    error_message = join("", [
      "gateway_endpoints has the tiers of \"",
      join("\", \"", [
        for service, gateway in var.gateway_endpoints : service
        if length([
          for tier in(gateway.tiers == null ? [] : gateway.tiers) : tier
          if !contains(keys(var.network.tiers), tier)
        ]) != 0 ||
        length(gateway.tiers == null ? local.block_tiers : sort(gateway.tiers)) == 0
      ]),
      "\" wrong; allowed: one or more of \"",
      join("\", \"", keys(var.network.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for tier in distinct(flatten([
        for gateway in var.gateway_endpoints : gateway.tiers == null ? local.block_tiers : sort(gateway.tiers)
      ])) : tier
      if contains(local.tiers_without_route_table, tier)
    ]) == 0
    error_message = join("", [
      "gateway_endpoints has the tiers \"",
      join("\", \"", [
        for tier in distinct(flatten([
          for gateway in var.gateway_endpoints :
          gateway.tiers == null ? local.block_tiers : sort(gateway.tiers)
        ])) : tier
        if contains(local.tiers_without_route_table, tier)
      ]),
      "\" with subnets without a route_table_id; allowed: tiers whose subnets have one, of \"",
      join("\", \"", keys(var.network.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for service, gateway in var.gateway_endpoints : service
      if gateway.policy == "least" &&
      length(gateway.resources) == 0 &&
      length(gateway.aws_buckets) == 0 &&
      length(gateway.anonymous_reads) == 0 &&
      (service != "s3" || !anytrue([for settings in var.workloads : settings.private_images]))
    ]) == 0
    error_message = "gateway_endpoints has the policy least for \"${join("\", \"", [
      for service, gateway in var.gateway_endpoints : service
      if gateway.policy == "least" &&
      length(gateway.resources) == 0 &&
      length(gateway.aws_buckets) == 0 &&
      length(gateway.anonymous_reads) == 0 &&
      (service != "s3" || !anytrue([for settings in var.workloads : settings.private_images]))
    ])}\", which would let nothing pass; allowed: least with resources, aws_buckets or anonymous_reads, or with workloads that pull images."
  }

  validation {
    condition = length([
      for service, gateway in var.gateway_endpoints : service
      if anytrue([for resource in gateway.resources : !contains(split(":", resource), service)])
    ]) == 0
    error_message = "gateway_endpoints has resources of another service under \"${join("\", \"", [
      for service, gateway in var.gateway_endpoints : service
      if anytrue([for resource in gateway.resources : !contains(split(":", resource), service)])
    ])}\"; allowed: ARNs of buckets under s3, of tables under dynamodb."
  }

  validation {
    condition = length([
      for service, gateway in var.gateway_endpoints : service
      if service != "s3" && (length(gateway.aws_buckets) != 0 || length(gateway.anonymous_reads) != 0)
    ]) == 0
    error_message = "gateway_endpoints has aws_buckets or anonymous_reads under \"${join("\", \"", [
      for service, gateway in var.gateway_endpoints : service
      if service != "s3" && (length(gateway.aws_buckets) != 0 || length(gateway.anonymous_reads) != 0)
    ])}\"; allowed: under s3, which has buckets."
  }
}

variable "interface_endpoints" {
  type = map(object({
    # Its tiers, in place of the block's.
    tiers = optional(set(string))
    # Its zones, in place of the block's.
    zones = optional(set(string))
    # Its IP addresses, in place of the block's.
    ip_address_type = optional(string)
    # Security groups in place of the block's own, which admits TCP 443 from private and isolated
    # subnets.
    security_group_ids = optional(list(string))
    # Whether the service's own name leads to the endpoint, in place of the block's setting; never
    # to that of dynamodb-streams, which has none.
    private_dns = optional(bool)
    # DNS options (Amazon EC2 API Reference: DnsOptionsSpecification).
    dns = optional(object({
      # Which records the private names have.
      record_ip_type = optional(string)
      # Whether private names resolve so for on-premises requests only, by an inbound resolver; the
      # VPC keeps its gateway endpoint.
      only_for_inbound_resolver = optional(bool, false)
    }))
    # least: what ECS, its tasks and Systems Manager's agent ask of the service, within the
    # perimeter.
    policy = optional(string)
  }))
  description = <<-EOT
    Further interface endpoints by the service's short name, such as sqs or ecr.api; or settings for
    one that a workload needs. Allowed: short names of AWS services with interface endpoints, as in
    the name com.amazonaws.REGION.NAME.
    - tiers: Its tiers, in place of the block's. Optional.
    - zones: Its zones, in place of the block's. Each zone: a zone's name, such as "ap-northeast-2a"
      (not its id, and not the region). Optional.
    - ip_address_type: Its IP addresses, in place of the block's. Allowed: one of "ipv4",
      "dualstack". Optional.
    - security_group_ids: Security groups in place of the block's own, which admits TCP 443 from
      private and isolated subnets. Allowed: at least one group. Optional.
    - private_dns: Whether the service's own name leads to the endpoint, in place of the block's
      setting; never to that of dynamodb-streams, which has none. Optional.
    - dns: DNS options (Amazon EC2 API Reference: DnsOptionsSpecification). Optional.
      - record_ip_type: Which records the private names have. Allowed: one of "ipv4", "dualstack",
        "ipv6", "service-defined". Optional.
      - only_for_inbound_resolver: Whether private names resolve so for on-premises requests only,
        by an inbound resolver; the VPC keeps its gateway endpoint. Of s3, whose private name leads
        the VPC to the endpoint unless this says otherwise. Default: false.
    - policy: least: what ECS, its tasks and Systems Manager's agent ask of the service, within the
      perimeter. perimeter: everything within it. full: everything. Or a policy document. It binds
      the whole VPC where private names lead to the endpoint. Default: least where the block has it,
      else AWS's own, which is full. Allowed: "least", "perimeter", "full" or a policy document as
      JSON; up to 20480 characters without indentation. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for service, endpoint in var.interface_endpoints : service
      if !contains(local.interface_services, service)
    ]) == 0
    error_message = "interface_endpoints is a map with the keys \"${join("\", \"", [
      for service, endpoint in var.interface_endpoints : service
      if !contains(local.interface_services, service)
    ])}\"; allowed: short names of AWS services with interface endpoints, as in the name com.amazonaws.REGION.NAME. Others are service_endpoints."
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints : endpoint.zones == null ? true : alltrue([
        for zone in endpoint.zones : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ])
    ])
    error_message = join("\n", flatten([
      for key, endpoint in var.interface_endpoints : endpoint.zones == null ? [] : [
        for zone in endpoint.zones :
        "interface_endpoints[\"${key}\"].zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints :
      endpoint.ip_address_type == null ? true : contains(["ipv4", "dualstack"], endpoint.ip_address_type)
    ])
    error_message = join("\n", [
      for key, endpoint in var.interface_endpoints :
      "interface_endpoints[\"${key}\"].ip_address_type is \"${endpoint.ip_address_type}\"; allowed: one of \"ipv4\", \"dualstack\"."
      if endpoint.ip_address_type == null ? false : !contains(["ipv4", "dualstack"], endpoint.ip_address_type)
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints :
      endpoint.security_group_ids == null ? true : 1 <= length(endpoint.security_group_ids)
    ])
    error_message = join("\n", [
      for key, endpoint in var.interface_endpoints :
      "interface_endpoints[\"${key}\"].security_group_ids is [${join(", ", [for text in endpoint.security_group_ids : "\"${text}\""])}]; allowed: at least one group."
      if endpoint.security_group_ids == null ? false : 1 > length(endpoint.security_group_ids)
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints :
      endpoint.dns == null ? true
      : endpoint.dns.record_ip_type == null ? true : contains([
        "ipv4", "dualstack", "ipv6", "service-defined",
      ], endpoint.dns.record_ip_type)
    ])
    error_message = join("\n", [
      for key, endpoint in var.interface_endpoints :
      "interface_endpoints[\"${key}\"].dns.record_ip_type is \"${endpoint.dns.record_ip_type}\"; allowed: one of \"ipv4\", \"dualstack\", \"ipv6\", \"service-defined\"."
      if endpoint.dns == null ? false
      : endpoint.dns.record_ip_type == null ? false : !contains([
        "ipv4", "dualstack", "ipv6", "service-defined",
      ], endpoint.dns.record_ip_type)
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints :
      endpoint.policy == null ? true : can(regex("^(?:least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*)$", endpoint.policy))
    ])
    error_message = join("\n", [
      for key, endpoint in var.interface_endpoints :
      "interface_endpoints[\"${key}\"].policy is \"${endpoint.policy}\"; allowed: \"least\", \"perimeter\", \"full\" or a policy document as JSON."
      if endpoint.policy == null ? false : !can(regex("^(?:least|perimeter|full|\\s*\\{(.|\\s)*\\}\\s*)$", endpoint.policy))
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints :
      endpoint.policy == null ? true : nonsensitive(length(regexall("[^ \\t\\r\\n]", endpoint.policy))) <= 20480
    ])
    error_message = join("\n", [
      for key, endpoint in var.interface_endpoints :
      "interface_endpoints[\"${key}\"].policy is a policy document of ${nonsensitive(length(regexall("[^ \\t\\r\\n]", endpoint.policy)))} characters; allowed: up to 20480 characters without indentation."
      if endpoint.policy == null ? false : nonsensitive(length(regexall(
        "[^ \\t\\r\\n]",
        endpoint.policy
      ))) > 20480
    ])
  }

  validation {
    condition = length([
      for service, endpoint in var.interface_endpoints : service
      if endpoint.policy == "least" &&
      !contains([
        "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "kms", "logs",
        "secretsmanager", "ssm", "ssmmessages", "sts",
      ], service)
    ]) == 0
    error_message = "interface_endpoints has the policy least for \"${join("\", \"", [
      for service, endpoint in var.interface_endpoints : service
      if endpoint.policy == "least" &&
      !contains([
        "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "kms", "logs",
        "secretsmanager", "ssm", "ssmmessages", "sts",
      ], service)
    ])}\"; allowed: \"perimeter\", \"full\" or a document of yours, since only services that ECS and Systems Manager's agent use have a ready-made one."
  }

  validation {
    condition = length([
      for service, endpoint in var.interface_endpoints : service
      if endpoint.dns == null ? false : (
        endpoint.dns.only_for_inbound_resolver &&
        (service != "s3" || !contains(keys(var.gateway_endpoints), "s3"))
      )
    ]) == 0
    error_message = "interface_endpoints has only_for_inbound_resolver for \"${join("\", \"", [
      for service, endpoint in var.interface_endpoints : service
      if endpoint.dns == null ? false : (
        endpoint.dns.only_for_inbound_resolver &&
        (service != "s3" || !contains(keys(var.gateway_endpoints), "s3"))
      )
    ])}\"; allowed: for s3 with an s3 in gateway_endpoints, which the VPC itself then uses."
  }

  validation {
    condition = length([
      for service, endpoint in var.interface_endpoints : service
      if(endpoint.private_dns == null ? false : endpoint.private_dns) &&
      contains(["dynamodb-streams"], service)
    ]) == 0
    error_message = "interface_endpoints has private_dns for \"${join("\", \"", [
      for service, endpoint in var.interface_endpoints : service
      if(endpoint.private_dns == null ? false : endpoint.private_dns) &&
      contains(["dynamodb-streams"], service)
    ])}\"; allowed: false, or left out, for services without a private name. Clients take the endpoint's own name."
  }

  validation {
    condition = length([
      for key, endpoint in var.interface_endpoints : key
      if length([
        for tier in(endpoint.tiers == null ? [] : endpoint.tiers) : tier
        if !contains(keys(var.network.tiers), tier)
      ]) != 0
    ]) == 0
    error_message = join("", [
      "interface_endpoints has the tiers of \"",
      join("\", \"", [
        for key, endpoint in var.interface_endpoints : key
        if length([
          for tier in(endpoint.tiers == null ? [] : endpoint.tiers) : tier
          if !contains(keys(var.network.tiers), tier)
        ]) != 0
      ]),
      "\" wrong; allowed: of \"",
      join("\", \"", keys(var.network.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for key, endpoint in var.interface_endpoints : key
      if length([
        for zone in(endpoint.zones == null ? [] : endpoint.zones) : zone
        if !contains(flatten([
          for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]), zone)
      ]) != 0
    ]) == 0
    error_message = "interface_endpoints has the zones of \"${join("\", \"", [
      for key, endpoint in var.interface_endpoints : key
      if length([
        for zone in(endpoint.zones == null ? [] : endpoint.zones) : zone
        if !contains(flatten([
          for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]), zone)
      ]) != 0
    ])}\" wrong; allowed: zones where its tiers have subnets."
  }

  validation {
    condition = alltrue([
      for endpoint in var.interface_endpoints : try(
        length({
          for zone in flatten([
            for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
            lookup(local.zones_by_tier, tier, [])
          ]) : zone => true
          if contains(endpoint.zones == null ? local.block_zones : sort(endpoint.zones), zone)
        }) >= 1,
        false
      )
      if endpoint.tiers != null || endpoint.zones != null
    ])
    error_message = "interface_endpoints has no subnet or two in a zone for one of \"${join("\", \"", [
      for key, endpoint in var.interface_endpoints : key
      if endpoint.tiers != null || endpoint.zones != null
    ])}\"; allowed: one subnet in each of its zones. Name one tier."
  }
}

variable "ip_address_type" {
  type        = string
  description = "The interface endpoints' IP addresses; default: ipv4. Allowed: one of \"ipv4\", \"dualstack\"."
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

  validation {
    condition = (
      var.ip_address_type != "dualstack" && !contains(local.own_address_types, "dualstack") ||
      length(local.subnets_without_ipv6) == 0
    )
    error_message = "ip_address_type is ${jsonencode(var.ip_address_type)}, or that of an endpoint is \"dualstack\", but subnets have no IPv6 range: \"${join("\", \"", local.subnets_without_ipv6)}\"; allowed: \"ipv4\", or a network with IPv6."
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
    The network that gets the endpoints: the output `network` of modules/network, or such an object.
    Allowed: each range once.
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
    condition     = length(distinct(var.network.cidr_blocks)) == length(var.network.cidr_blocks)
    error_message = "network has the ranges \"${join("\", \"", var.network.cidr_blocks)}\"; allowed: each range once."
  }

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

variable "perimeter" {
  type = object({
    # The organization whose principals and resources count as one's own; default: this account
    # alone.
    organization_id = optional(string)
    # Accounts whose principals and resources count as one's own, beside this one.
    accounts = optional(set(string), [])
    # Accounts whose resources alone may be asked for: a partner's with a bucket or a role, AWS's
    # own with images (GuardDuty, EKS add-ons).
    resource_accounts = optional(set(string), [])
  })
  description = <<-EOT
    Whose principals pass the ready-made policies, and to whose resources. Allowed: an organization
    or accounts, not both.
    - organization_id: The organization whose principals and resources count as one's own; default:
      this account alone. Allowed: an organization's id. Optional.
    - accounts: Accounts whose principals and resources count as one's own, beside this one. Each
      account: an account's id. Default: [].
    - resource_accounts: Accounts whose resources alone may be asked for: a partner's with a bucket
      or a role, AWS's own with images (GuardDuty, EKS add-ons). Each account: an account's id.
      Default: [].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.perimeter.organization_id == null || length(var.perimeter.accounts) == 0
    error_message = "perimeter is ${jsonencode(var.perimeter)}; allowed: an organization or accounts, not both."
  }

  validation {
    condition = var.perimeter.organization_id == null ? true : can(regex(
      "^(?:o-[a-z0-9]{10,32})$",
      var.perimeter.organization_id
    ))
    error_message = try(
      "perimeter.organization_id is \"${var.perimeter.organization_id}\"; allowed: an organization's id.",
      ""
    )
  }

  validation {
    condition = alltrue([
      for account in var.perimeter.accounts : can(regex("^(?:[0-9]{12})$", account))
    ])
    error_message = join("\n", [
      for account in var.perimeter.accounts :
      "perimeter.accounts is \"${account}\"; allowed: an account's id."
      if !can(regex("^(?:[0-9]{12})$", account))
    ])
  }

  validation {
    condition = alltrue([
      for account in var.perimeter.resource_accounts : can(regex("^(?:[0-9]{12})$", account))
    ])
    error_message = join("\n", [
      for account in var.perimeter.resource_accounts :
      "perimeter.resource_accounts is \"${account}\"; allowed: an account's id."
      if !can(regex("^(?:[0-9]{12})$", account))
    ])
  }
}

variable "private_dns" {
  type        = bool
  description = <<-EOT
    Whether services' own names lead to the interface endpoints; without it every client needs
    another address.
  EOT
  default     = true
  nullable    = false

  validation {
    condition = (
      var.network.dns.support && var.network.dns.hostnames ||
      !(var.private_dns && local.has_endpoints_with_names || local.asks_for_private_names)
    )
    error_message = "private_dns needs the VPC's DNS, which has support ${var.network.dns.support} and hostnames ${var.network.dns.hostnames}; allowed: both true. Set dns_support and dns_hostnames of the network, or no private names."
  }

  validation {
    condition = (
      length(var.network.dns.servers) == 0 ||
      var.resolver != null ||
      !(var.private_dns && local.has_endpoints_with_names || local.asks_for_private_names)
    )
    error_message = "private_dns needs the VPC's resolver, but the network has the DNS servers \"${join("\", \"", var.network.dns.servers)}\"; allowed: those with a resolver that they forward to. Set resolver to {}, or name the one that is there by endpoint_id."
  }
}

variable "region" {
  type        = string
  description = <<-EOT
    The network's region. Endpoints serve it alone, but for service_endpoints that name another.
    Allowed: a region's name, such as "ap-northeast-2".
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", var.region))
    error_message = "region is \"${var.region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
  }

  validation {
    condition = alltrue([
      for zone in distinct(flatten(values(local.zones_by_tier))) : startswith(zone, var.region)
    ])
    error_message = "region is \"${var.region}\", but the network lies in \"${join("\", \"", distinct(flatten(values(local.zones_by_tier))))}\"; allowed: the network's own region. A service of another region is one of service_endpoints with its service_region."
  }
}

variable "resolver" {
  type = object({
    # An inbound endpoint that is there already; nothing is made then.
    endpoint_id = optional(string)
    # Tiers of its subnets, one in a zone; default: the block's.
    tiers = optional(set(string))
    # Its zones, two at least; default: all of its tiers.
    zones = optional(set(string))
  })
  description = <<-EOT
    A Route 53 Resolver inbound endpoint, for DNS servers of one's own to forward to.
    - endpoint_id: An inbound endpoint that is there already; nothing is made then. Allowed: an id
      that begins with "rslvr-in-". Optional.
    - tiers: Tiers of its subnets, one in a zone; default: the block's. Optional.
    - zones: Its zones, two at least; default: all of its tiers. Each zone: a zone's name, such as
      "ap-northeast-2a" (not its id, and not the region). Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = (
      var.resolver == null ? true
      : var.resolver.endpoint_id == null ? true : can(regex("^(?:rslvr-in-[0-9a-z]{8,})$", var.resolver.endpoint_id))
    )
    error_message = try(
      "resolver.endpoint_id is \"${var.resolver.endpoint_id}\"; allowed: an id that begins with \"rslvr-in-\".",
      ""
    )
  }

  validation {
    condition = (
      var.resolver == null ? true
      : var.resolver.zones == null ? true : alltrue([
        for zone in var.resolver.zones :
        can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ])
    )
    error_message = join(
      "\n",
      var.resolver == null ? []
      : var.resolver.zones == null ? [] : [
        for zone in var.resolver.zones :
        "resolver.zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    )
  }

  validation {
    condition = var.resolver == null ? true : (
      var.resolver.endpoint_id != null ||
      try(
        length({
          for zone in flatten([
            for tier in(var.resolver.tiers == null ? local.block_tiers : sort(var.resolver.tiers)) :
            lookup(local.zones_by_tier, tier, [])
          ]) : zone => true
          if var.resolver.zones == null ? true : contains(var.resolver.zones, zone)
        }) >= 2,
        false
      )
    )
    error_message = try(
      "resolver has tiers with subnets in [${join(", ", [
        for text in flatten([
          for tier in(var.resolver.tiers == null ? local.block_tiers : sort(var.resolver.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]) : "\"${text}\""
      ])}]; allowed: one subnet in each of two zones at least, of one tier of the network.",
      ""
    )
  }
}

variable "service_endpoints" {
  type = map(object({
    # The service's whole name, as its provider tells it.
    service_name = string
    # The service's region, where it is another than the network's: us-east-1 for com.amazonaws.iam
    # and com.amazonaws.route53.
    service_region = optional(string)
    # Its tiers, in place of the block's.
    tiers = optional(set(string))
    # Its zones, in place of the block's.
    zones = optional(set(string))
    # Its IP addresses, in place of the block's.
    ip_address_type = optional(string)
    # Security groups in place of the block's own, which admits TCP 443 from private and isolated
    # subnets.
    security_group_ids = optional(list(string))
    # Whether the service's private name leads to the endpoint; its provider has to have verified
    # one.
    private_dns = optional(bool, false)
  }))
  description = <<-EOT
    Interface endpoints of services that are not AWS's, or have a name of another form, by names of
    your choice. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
    with a letter and not ending with a hyphen.
    - service_name: The service's whole name, as its provider tells it. Allowed: the whole name of a
      service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0".
    - service_region: The service's region, where it is another than the network's: us-east-1 for
      com.amazonaws.iam and com.amazonaws.route53. Who makes such an endpoint needs the permission
      vpce:AllowMultiRegion. To come back, name the network's region: left out, it stays. Allowed: a
      region's name, such as "ap-northeast-2". Optional.
    - tiers: Its tiers, in place of the block's. Optional.
    - zones: Its zones, in place of the block's. Each zone: a zone's name, such as "ap-northeast-2a"
      (not its id, and not the region). Optional.
    - ip_address_type: Its IP addresses, in place of the block's. Allowed: one of "ipv4",
      "dualstack". Optional.
    - security_group_ids: Security groups in place of the block's own, which admits TCP 443 from
      private and isolated subnets. Allowed: at least one group. Optional.
    - private_dns: Whether the service's private name leads to the endpoint; its provider has to
      have verified one. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, endpoint in var.service_endpoints : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "service_endpoints is a map with the keys \"${join("\", \"", [
      for name, endpoint in var.service_endpoints : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints :
      can(regex("^(?:[a-z]+(\\.[a-z0-9-]+){2,6})$", endpoint.service_name))
    ])
    error_message = join("\n", [
      for key, endpoint in var.service_endpoints :
      "service_endpoints[\"${key}\"].service_name is \"${endpoint.service_name}\"; allowed: the whole name of a service, such as \"com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0\"."
      if !can(regex("^(?:[a-z]+(\\.[a-z0-9-]+){2,6})$", endpoint.service_name))
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints :
      endpoint.service_region == null ? true : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", endpoint.service_region))
    ])
    error_message = join("\n", [
      for key, endpoint in var.service_endpoints :
      "service_endpoints[\"${key}\"].service_region is \"${endpoint.service_region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if endpoint.service_region == null ? false : !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", endpoint.service_region))
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints : endpoint.zones == null ? true : alltrue([
        for zone in endpoint.zones : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ])
    ])
    error_message = join("\n", flatten([
      for key, endpoint in var.service_endpoints : endpoint.zones == null ? [] : [
        for zone in endpoint.zones :
        "service_endpoints[\"${key}\"].zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints :
      endpoint.ip_address_type == null ? true : contains(["ipv4", "dualstack"], endpoint.ip_address_type)
    ])
    error_message = join("\n", [
      for key, endpoint in var.service_endpoints :
      "service_endpoints[\"${key}\"].ip_address_type is \"${endpoint.ip_address_type}\"; allowed: one of \"ipv4\", \"dualstack\"."
      if endpoint.ip_address_type == null ? false : !contains(["ipv4", "dualstack"], endpoint.ip_address_type)
    ])
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints :
      endpoint.security_group_ids == null ? true : 1 <= length(endpoint.security_group_ids)
    ])
    error_message = join("\n", [
      for key, endpoint in var.service_endpoints :
      "service_endpoints[\"${key}\"].security_group_ids is [${join(", ", [for text in endpoint.security_group_ids : "\"${text}\""])}]; allowed: at least one group."
      if endpoint.security_group_ids == null ? false : 1 > length(endpoint.security_group_ids)
    ])
  }

  validation {
    condition = length([
      for endpoint in var.service_endpoints : endpoint.service_name
      if !contains(
        contains(["com.amazonaws.iam", "com.amazonaws.route53"], endpoint.service_name)
        ? ["us-east-1", "cn-north-1", "us-gov-west-1"]
        : split(".", endpoint.service_name),
        endpoint.service_region == null ? var.region : endpoint.service_region
      )
    ]) == 0
    error_message = "service_endpoints has services that are not in ${var.region}, nor in the service_region that they say: \"${join("\", \"", [
      for endpoint in var.service_endpoints : endpoint.service_name
      if !contains(
        contains(["com.amazonaws.iam", "com.amazonaws.route53"], endpoint.service_name)
        ? ["us-east-1", "cn-north-1", "us-gov-west-1"]
        : split(".", endpoint.service_name),
        endpoint.service_region == null ? var.region : endpoint.service_region
      )
    ])}\"; allowed: services of the network's region, or of another with its service_region, which of IAM and Route 53 is one of us-east-1, cn-north-1, us-gov-west-1."
  }

  validation {
    condition = length([
      for endpoint in var.service_endpoints : endpoint.service_name
      if endpoint.service_region == null ? false : (
        endpoint.service_region != var.region &&
        !can(regex("vpce-svc-|^(com\\.amazonaws\\.iam|com\\.amazonaws\\.route53)$|^(cn\\.)?com\\.amazonaws\\.[^.]+\\.(ecr\\.api|ecr\\.dkr|ecs|kinesis-firehose|kinesisanalytics|kinesisanalytics-fips|kms|kms-fips|lambda|s3)$", endpoint.service_name))
      )
    ]) == 0
    error_message = "service_endpoints has services that AWS does not offer to other regions: \"${join("\", \"", [
      for endpoint in var.service_endpoints : endpoint.service_name
      if endpoint.service_region == null ? false : (
        endpoint.service_region != var.region &&
        !can(regex("vpce-svc-|^(com\\.amazonaws\\.iam|com\\.amazonaws\\.route53)$|^(cn\\.)?com\\.amazonaws\\.[^.]+\\.(ecr\\.api|ecr\\.dkr|ecs|kinesis-firehose|kinesisanalytics|kinesisanalytics-fips|kms|kms-fips|lambda|s3)$", endpoint.service_name))
      )
    ])}\"; allowed: ecr.api, ecr.dkr, ecs, kinesis-firehose, kinesisanalytics, kinesisanalytics-fips, kms, kms-fips, lambda, s3, IAM, Route 53, and services of providers who support ${var.region}. Others take a network in their region."
  }

  validation {
    condition = length([
      for key, endpoint in var.service_endpoints : key
      if length([
        for tier in(endpoint.tiers == null ? [] : endpoint.tiers) : tier
        if !contains(keys(var.network.tiers), tier)
      ]) != 0
    ]) == 0
    error_message = join("", [
      "service_endpoints has the tiers of \"",
      join("\", \"", [
        for key, endpoint in var.service_endpoints : key
        if length([
          for tier in(endpoint.tiers == null ? [] : endpoint.tiers) : tier
          if !contains(keys(var.network.tiers), tier)
        ]) != 0
      ]),
      "\" wrong; allowed: of \"",
      join("\", \"", keys(var.network.tiers)),
      "\".",
    ])
  }

  validation {
    condition = length([
      for key, endpoint in var.service_endpoints : key
      if length([
        for zone in(endpoint.zones == null ? [] : endpoint.zones) : zone
        if !contains(flatten([
          for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]), zone)
      ]) != 0
    ]) == 0
    error_message = "service_endpoints has the zones of \"${join("\", \"", [
      for key, endpoint in var.service_endpoints : key
      if length([
        for zone in(endpoint.zones == null ? [] : endpoint.zones) : zone
        if !contains(flatten([
          for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]), zone)
      ]) != 0
    ])}\" wrong; allowed: zones where its tiers have subnets."
  }

  validation {
    condition = alltrue([
      for endpoint in var.service_endpoints : try(
        length({
          for zone in flatten([
            for tier in(endpoint.tiers == null ? local.block_tiers : sort(endpoint.tiers)) :
            lookup(local.zones_by_tier, tier, [])
          ]) : zone => true
          if contains(endpoint.zones == null ? local.block_zones : sort(endpoint.zones), zone)
        }) >= 1,
        false
      )
      if endpoint.tiers != null || endpoint.zones != null
    ])
    error_message = "service_endpoints has no subnet or two in a zone for one of \"${join("\", \"", [
      for key, endpoint in var.service_endpoints : key
      if endpoint.tiers != null || endpoint.zones != null
    ])}\"; allowed: one subnet in each of its zones. Name one tier."
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
  type        = set(string)
  description = <<-EOT
    Tiers whose subnets hold the interface endpoints, one subnet in a zone; default: the private
    ones, in a network without any the isolated ones. Name one where several of that kind share
    zones.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = length([
      for tier in(var.tiers == null ? [] : var.tiers) : tier
      if !contains(keys(var.network.tiers), tier)
    ]) == 0
    error_message = join("", [
      "tiers names \"",
      join("\", \"", [
        for tier in(var.tiers == null ? [] : var.tiers) : tier
        if !contains(keys(var.network.tiers), tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.network.tiers)),
      "\".",
    ])
  }

  validation {
    condition     = length(var.tiers == null ? local.inner_tiers : sort(var.tiers)) != 0
    error_message = "tiers comes to none; allowed: at least one of \"${join("\", \"", keys(var.network.tiers))}\". Name it, where none is private or isolated."
  }

  validation {
    condition = try(
      length({
        for zone in flatten([
          for tier in(var.tiers == null ? local.inner_tiers : sort(var.tiers)) :
          lookup(local.zones_by_tier, tier, [])
        ]) : zone => true
      }) >= 0,
      false
    )
    error_message = "tiers is \"${join(
      "\", \"",
      var.tiers == null ? local.inner_tiers : sort(var.tiers)
    )}\", which have two subnets in a zone; allowed: tiers with one subnet in a zone, as AWS does. Name one tier."
  }
}

variable "workloads" {
  type = map(object({
    # Where its tasks run: on Fargate, or on container instances in this VPC.
    launch_type = string
    # Whether images come from private repositories of Amazon ECR.
    private_images = optional(bool, true)
    # Whether its containers are given secrets of Secrets Manager.
    secrets = optional(bool, false)
    # Whether its containers are given parameters of the Parameter Store.
    ssm_parameters = optional(bool, false)
    # Where its containers' logs go.
    log_driver = optional(string, "awslogs")
    # Whether ECS Exec opens shells in its containers.
    exec = optional(bool, false)
    # Whether it is part of ECS Service Connect.
    service_connect = optional(bool, false)
    # Whether its containers call KMS, or ECS Exec encrypts with a key of yours.
    kms = optional(bool, false)
    # Whether Session Manager opens shells on its container instances; launch type ec2 only.
    session_manager = optional(bool, false)
    # Further AWS services that its containers call themselves, such as sqs or sts; s3 and dynamodb
    # get gateway endpoints.
    services = optional(set(string), [])
  }))
  description = <<-EOT
    What runs, by names of your choice: the endpoints that it needs are made, with the least
    policies. `reasons` says which and why. Allowed: keys of 1 to 32 lower-case ASCII letters,
    digits and hyphens, beginning with a letter and not ending with a hyphen.
    - launch_type: Where its tasks run: on Fargate, or on container instances in this VPC. Allowed:
      one of "fargate", "ec2".
    - private_images: Whether images come from private repositories of Amazon ECR. Default: true.
    - secrets: Whether its containers are given secrets of Secrets Manager. Default: false.
    - ssm_parameters: Whether its containers are given parameters of the Parameter Store. Default:
      false.
    - log_driver: Where its containers' logs go. What a log router sends to is named in `services`.
      Allowed: one of "awslogs", "awsfirelens", "splunk", "none", "fluentd", "gelf", "journald",
      "json-file", "syslog". Default: "awslogs".
    - exec: Whether ECS Exec opens shells in its containers. Default: false.
    - service_connect: Whether it is part of ECS Service Connect. Default: false.
    - kms: Whether its containers call KMS, or ECS Exec encrypts with a key of yours. Secrets and
      parameters are decrypted by their own services. Default: false.
    - session_manager: Whether Session Manager opens shells on its container instances; launch type
      ec2 only. Default: false.
    - services: Further AWS services that its containers call themselves, such as sqs or sts; s3 and
      dynamodb get gateway endpoints. Allowed: short names of AWS services with endpoints, as in the
      name com.amazonaws.REGION.NAME. Default: [].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, workload in var.workloads : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "workloads is a map with the keys \"${join("\", \"", [
      for name, workload in var.workloads : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for workload in var.workloads : !workload.session_manager || workload.launch_type == "ec2"
    ])
    error_message = join("\n", [
      for key, workload in var.workloads :
      "workloads[\"${key}\"] is ${jsonencode(workload)}; allowed: session_manager with the launch type ec2; a Fargate task has no instance to open a shell on, ECS Exec opens one in a container."
      if workload.session_manager && workload.launch_type != "ec2"
    ])
  }

  validation {
    condition = alltrue([
      for workload in var.workloads :
      workload.launch_type != "fargate" ||
      contains(["awslogs", "awsfirelens", "splunk", "none"], workload.log_driver)
    ])
    error_message = join("\n", [
      for key, workload in var.workloads :
      "workloads[\"${key}\"] is ${jsonencode(workload)}; allowed: with the launch type fargate one of the log drivers awslogs, awsfirelens, splunk, none."
      if workload.launch_type == "fargate" &&
      !contains(["awslogs", "awsfirelens", "splunk", "none"], workload.log_driver)
    ])
  }

  validation {
    condition = alltrue([
      for workload in var.workloads : contains(["fargate", "ec2"], workload.launch_type)
    ])
    error_message = join("\n", [
      for key, workload in var.workloads :
      "workloads[\"${key}\"].launch_type is \"${workload.launch_type}\"; allowed: one of \"fargate\", \"ec2\"."
      if !contains(["fargate", "ec2"], workload.launch_type)
    ])
  }

  validation {
    condition = alltrue([
      for workload in var.workloads : contains([
        "awslogs", "awsfirelens", "splunk", "none", "fluentd", "gelf", "journald", "json-file", "syslog",
      ], workload.log_driver)
    ])
    error_message = join("\n", [
      for key, workload in var.workloads :
      "workloads[\"${key}\"].log_driver is \"${workload.log_driver}\"; allowed: one of \"awslogs\", \"awsfirelens\", \"splunk\", \"none\", \"fluentd\", \"gelf\", \"journald\", \"json-file\", \"syslog\"."
      if !contains([
        "awslogs", "awsfirelens", "splunk", "none", "fluentd", "gelf", "journald", "json-file", "syslog",
      ], workload.log_driver)
    ])
  }

  validation {
    condition = alltrue([
      for workload in var.workloads :
      alltrue([for service in workload.services : contains(local.interface_services, service)])
    ])
    error_message = join("\n", [
      for key, workload in var.workloads :
      "workloads[\"${key}\"].services is [${join(", ", [for text in workload.services : "\"${text}\""])}]; allowed: short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME."
      if !alltrue([for service in workload.services : contains(local.interface_services, service)])
    ])
  }
}

variable "zones" {
  type        = set(string)
  description = <<-EOT
    Zones that get the interface endpoints; default: all. Each costs by the hour; from a zone
    without, traffic crosses zones. Each zone: a zone's name, such as "ap-northeast-2a" (not its id,
    and not the region).
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
      length([
        for zone in distinct(flatten([for tier in local.block_tiers : lookup(local.zones_by_tier, tier, [])])) :
        zone
        if var.zones == null ? true : contains(var.zones, zone)
      ]) >=
      max(1, length(var.zones == null ? [] : var.zones))
    )
    error_message = "zones is ${jsonencode(var.zones)}; allowed: one or more of \"${join("\", \"", flatten([
      for tier in local.block_tiers : lookup(local.zones_by_tier, tier, [])
    ]))}\", where the tiers have subnets."
  }
}
