# Generated from src/endpoints/service/endpoint-service.ts by `npm run modules`. Do not edit.

variable "acceptance_required" {
  type        = bool
  description = "Whether every connection is accepted by hand before it works."
  default     = true
  nullable    = false
}

variable "everyone" {
  type        = bool
  description = <<-EOT
    Whether every AWS account may ask for a connection; each request has to be accepted by hand
    then.
  EOT
  default     = false
  nullable    = false

  validation {
    condition     = !var.everyone || var.acceptance_required
    error_message = "everyone is true and acceptance_required is false; allowed: everyone where each request is accepted by hand. Without, the load balancers would be public: name principals."
  }
}

variable "gateway_load_balancers" {
  type        = map(string)
  description = <<-EOT
    Gateway Load Balancers in their place, by names of your choice. Consumers make Gateway Load
    Balancer endpoints and route to them.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Each balancer: the ARN of a Gateway Load Balancer, such as
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/shop/50dc6c495c0c9188".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, balancer in var.gateway_load_balancers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "gateway_load_balancers is a map with the keys \"${join("\", \"", [
      for name, balancer in var.gateway_load_balancers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for balancer in var.gateway_load_balancers :
      can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/gwy/[A-Za-z0-9-]{1,32}/[0-9a-z]+)$", balancer))
    ])
    error_message = join("\n", [
      for key, balancer in var.gateway_load_balancers :
      "gateway_load_balancers[\"${key}\"] is \"${balancer}\"; allowed: the ARN of a Gateway Load Balancer, such as \"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/shop/50dc6c495c0c9188\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/gwy/[A-Za-z0-9-]{1,32}/[0-9a-z]+)$", balancer))
    ])
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The service's name: its Name tag. Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning
    with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "network_load_balancers" {
  type        = map(string)
  description = <<-EOT
    Network Load Balancers that the service is behind, by names of your choice. Consumers make
    interface endpoints.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Each balancer: the ARN of a Network Load Balancer, such as
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, balancer in var.network_load_balancers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "network_load_balancers is a map with the keys \"${join("\", \"", [
      for name, balancer in var.network_load_balancers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for balancer in var.network_load_balancers :
      can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]{1,32}/[0-9a-z]+)$", balancer))
    ])
    error_message = join("\n", [
      for key, balancer in var.network_load_balancers :
      "network_load_balancers[\"${key}\"] is \"${balancer}\"; allowed: the ARN of a Network Load Balancer, such as \"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]{1,32}/[0-9a-z]+)$", balancer))
    ])
  }

  validation {
    condition = (
      length(var.network_load_balancers) == 0
    ) != (length(var.gateway_load_balancers) == 0)
    error_message = join("", [
      "network_load_balancers has \"",
      join("\", \"", keys(var.network_load_balancers)),
      "\" and gateway_load_balancers has \"",
      join("\", \"", keys(var.gateway_load_balancers)),
      "\"; allowed: load balancers of one kind, one at least.",
    ])
  }

  validation {
    condition = (
      length(distinct(concat(values(var.network_load_balancers), values(var.gateway_load_balancers)))) ==
      length(concat(values(var.network_load_balancers), values(var.gateway_load_balancers)))
    )
    error_message = "network_load_balancers or gateway_load_balancers has one load balancer under several names, \"${join("\", \"", concat(
      values(var.network_load_balancers), values(var.gateway_load_balancers)
    ))}\"; allowed: each once."
  }

  validation {
    condition = length(distinct([
      for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
      try(split(":", arn)[3], "")
    ])) <= 1
    error_message = "network_load_balancers or gateway_load_balancers has load balancers in \"${join("\", \"", distinct(
      [
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[3], "")
      ]
    ))}\"; allowed: those of one region, the service's."
  }
}

variable "notifications" {
  type = map(object({
    # The topic that is told; its policy must let vpce.amazonaws.com publish to it.
    topic_arn = string
    # What is told (Amazon EC2 API Reference: CreateVpcEndpointConnectionNotification): Connect, an
    # endpoint was made; Accept, Reject, its request was answered; Delete, it is gone.
    events = optional(set(string), ["Accept", "Connect", "Delete", "Reject"])
  }))
  description = <<-EOT
    SNS topics that are told of connections, by names of your choice. Allowed: keys of 1 to 32
    lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
    - topic_arn: The topic that is told; its policy must let vpce.amazonaws.com publish to it.
      Allowed: an SNS topic's ARN, such as "arn:aws:sns:ap-northeast-2:123456789012:connections".
    - events: What is told (Amazon EC2 API Reference: CreateVpcEndpointConnectionNotification):
      Connect, an endpoint was made; Accept, Reject, its request was answered; Delete, it is gone.
      Allowed: at least one event. Each event: one of "Accept", "Connect", "Delete", "Reject".
      Default: ["Accept", "Connect", "Delete", "Reject"].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, notification in var.notifications : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "notifications is a map with the keys \"${join("\", \"", [
      for name, notification in var.notifications : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for notification in var.notifications :
      can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?)$", notification.topic_arn))
    ])
    error_message = join("\n", [
      for key, notification in var.notifications :
      "notifications[\"${key}\"].topic_arn is \"${notification.topic_arn}\"; allowed: an SNS topic's ARN, such as \"arn:aws:sns:ap-northeast-2:123456789012:connections\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?)$", notification.topic_arn))
    ])
  }

  validation {
    condition = alltrue([for notification in var.notifications : 1 <= length(notification.events)])
    error_message = join("\n", [
      for key, notification in var.notifications :
      "notifications[\"${key}\"].events is [${join(", ", [for text in notification.events : "\"${text}\""])}]; allowed: at least one event."
      if 1 > length(notification.events)
    ])
  }

  validation {
    condition = alltrue([
      for notification in var.notifications :
      alltrue([for event in notification.events : contains(["Accept", "Connect", "Delete", "Reject"], event)])
    ])
    error_message = join("\n", flatten([
      for key, notification in var.notifications : [
        for event in notification.events :
        "notifications[\"${key}\"].events is \"${event}\"; allowed: one of \"Accept\", \"Connect\", \"Delete\", \"Reject\"."
        if !contains(["Accept", "Connect", "Delete", "Reject"], event)
      ]
    ]))
  }

  validation {
    condition     = length(var.notifications) == 0 || length(var.gateway_load_balancers) == 0
    error_message = "notifications has \"${join("\", \"", keys(var.notifications))}\" with gateway_load_balancers; allowed: with network_load_balancers. AWS tells of interface endpoints only."
  }

  validation {
    condition = length([
      for arn in [for notification in var.notifications : notification.topic_arn] : arn
      if !contains(distinct([
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[1], "")
      ]), try(split(":", arn)[1], ""))
    ]) == 0
    error_message = join("", [
      "notifications has the topics \"",
      join("\", \"", [
        for arn in [for notification in var.notifications : notification.topic_arn] : arn
        if !contains(distinct([
          for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
          try(split(":", arn)[1], "")
        ]), try(split(":", arn)[1], ""))
      ]),
      "\"; allowed: ARNs of the load balancers' partition, \"",
      join("\", \"", distinct([
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[1], "")
      ])),
      "\".",
    ])
  }
}

variable "principals" {
  type        = map(string)
  description = <<-EOT
    Accounts, users and roles that may ask for a connection, by names of your choice. One that goes
    keeps the connections that it has.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Each principal: the ARN of an account, a user or a role, such as
    "arn:aws:iam::123456789012:root".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, principal in var.principals : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "principals is a map with the keys \"${join("\", \"", [
      for name, principal in var.principals : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for principal in var.principals :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(user|role)/[A-Za-z0-9+=,.@_/-]{1,576}))$", principal))
    ])
    error_message = join("\n", [
      for key, principal in var.principals :
      "principals[\"${key}\"] is \"${principal}\"; allowed: the ARN of an account, a user or a role, such as \"arn:aws:iam::123456789012:root\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(user|role)/[A-Za-z0-9+=,.@_/-]{1,576}))$", principal))
    ])
  }

  validation {
    condition     = length(distinct(values(var.principals))) == length(values(var.principals))
    error_message = "principals has the ARNs \"${join("\", \"", values(var.principals))}\"; allowed: each ARN once."
  }

  validation {
    condition = length([
      for arn in values(var.principals) : arn
      if !contains(distinct([
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[1], "")
      ]), try(split(":", arn)[1], ""))
    ]) == 0
    error_message = join("", [
      "principals has \"",
      join("\", \"", [
        for arn in values(var.principals) : arn
        if !contains(distinct([
          for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
          try(split(":", arn)[1], "")
        ]), try(split(":", arn)[1], ""))
      ]),
      "\"; allowed: ARNs of the load balancers' partition, \"",
      join("\", \"", distinct([
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[1], "")
      ])),
      "\".",
    ])
  }
}

variable "private_dns" {
  type = object({
    # The name that consumers use in place of AWS's own.
    name = string
    # The TXT record that proves that the domain is yours, made in Route 53.
    record = optional(object({
      # A public hosted zone (Amazon Route 53 API Reference: ResourceId) that holds the name or a
      # domain above it.
      zone_id = string
      # How long resolvers keep it.
      ttl = optional(number, 1800)
    }))
    # wait: AWS is asked to look for the record, and the apply waits until it has found it.
    verification = optional(string)
  })
  description = <<-EOT
    A private DNS name (AWS PrivateLink Guide: Manage DNS names for VPC endpoint services).
    Consumers get it once the domain is verified, by the record in the output
    `domain_verification_record`. It can be exchanged; one that is left out later stays until `aws
    ec2 modify-vpc-endpoint-service-configuration --remove-private-dns-name`
    (hashicorp/terraform-provider-aws#25579).
    - name: The name that consumers use in place of AWS's own. Allowed: a domain name in lower case
      without a final dot, such as "api.example.com"; at most 255 characters.
    - record: The TXT record that proves that the domain is yours, made in Route 53. Optional.
      - zone_id: A public hosted zone (Amazon Route 53 API Reference: ResourceId) that holds the
        name or a domain above it. Allowed: a hosted zone's id, such as "Z0123456789ABCDEFGHIJ".
      - ttl: How long resolvers keep it. Allowed: a whole number from 1 to 172800 seconds. Default: 1800.
    - verification: wait: AWS is asked to look for the record, and the apply waits until it has
      found it. start: asked only. none: not asked. Default: wait where `record` is made, else none.
      Allowed: one of "wait", "start", "none". Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.private_dns == null ? true : can(regex("^(?:([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", var.private_dns.name))
    error_message = try(
      "private_dns.name is \"${var.private_dns.name}\"; allowed: a domain name in lower case without a final dot, such as \"api.example.com\".",
      ""
    )
  }

  validation {
    condition = var.private_dns == null ? true : length(var.private_dns.name) <= 255
    error_message = try(
      "private_dns.name is a text of ${length(var.private_dns.name)} characters; allowed: at most 255 characters.",
      ""
    )
  }

  validation {
    condition = (
      var.private_dns == null ? true
      : var.private_dns.record == null ? true : can(regex("^(?:[A-Z0-9]{1,32})$", var.private_dns.record.zone_id))
    )
    error_message = try(
      "private_dns.record.zone_id is \"${var.private_dns.record.zone_id}\"; allowed: a hosted zone's id, such as \"Z0123456789ABCDEFGHIJ\".",
      ""
    )
  }

  validation {
    condition = (
      var.private_dns == null ? true
      : var.private_dns.record == null ? true : (
        floor(var.private_dns.record.ttl) == var.private_dns.record.ttl &&
        var.private_dns.record.ttl >= 1 &&
        var.private_dns.record.ttl <= 172800
      )
    )
    error_message = try(
      "private_dns.record.ttl is ${jsonencode(var.private_dns.record.ttl)}; allowed: a whole number from 1 to 172800 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.private_dns == null ? true
      : var.private_dns.verification == null ? true : contains([
        "wait", "start", "none",
      ], var.private_dns.verification)
    )
    error_message = try(
      "private_dns.verification is \"${var.private_dns.verification}\"; allowed: one of \"wait\", \"start\", \"none\".",
      ""
    )
  }

  validation {
    condition     = var.private_dns == null || length(var.gateway_load_balancers) == 0
    error_message = "private_dns is given with gateway_load_balancers; allowed: with network_load_balancers. Gateway Load Balancer endpoints have no names."
  }
}

variable "supported_ip_address_types" {
  type        = set(string)
  description = <<-EOT
    IP addresses that consumers' endpoints may have; ipv6 takes dual-stack load balancers (AWS
    PrivateLink Guide: IP address types).
    Allowed: at least one type.
    Each type: one of "ipv4", "ipv6".
  EOT
  default     = ["ipv4"]
  nullable    = false

  validation {
    condition = 1 <= length(var.supported_ip_address_types)
    error_message = "supported_ip_address_types is [${join(", ", [
      for text in var.supported_ip_address_types : "\"${text}\""
    ])}]; allowed: at least one type."
  }

  validation {
    condition = alltrue([
      for type in var.supported_ip_address_types : contains(["ipv4", "ipv6"], type)
    ])
    error_message = join("\n", [
      for type in var.supported_ip_address_types :
      "supported_ip_address_types is \"${type}\"; allowed: one of \"ipv4\", \"ipv6\"."
      if !contains(["ipv4", "ipv6"], type)
    ])
  }
}

variable "supported_regions" {
  type        = set(string)
  description = <<-EOT
    Regions whose consumers may connect, the service's own among them; default: its own alone (AWS
    PrivateLink Guide: Cross-Region access). To take regions away, name the own one alone: left out,
    they stay. Each region: a region's name, such as "ap-northeast-2".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for region in var.supported_regions : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
    ])
    error_message = join("\n", [
      for region in var.supported_regions :
      "supported_regions is \"${region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
    ])
  }

  validation {
    condition     = length(var.supported_regions) == 0 || length(var.gateway_load_balancers) == 0
    error_message = "supported_regions is \"${join("\", \"", var.supported_regions)}\" with gateway_load_balancers; allowed: with network_load_balancers. Other regions connect by interface endpoints."
  }

  validation {
    condition = length([
      for region in distinct([
        for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
        try(split(":", arn)[3], "")
      ]) : region
      if length(var.supported_regions) != 0 && !contains(var.supported_regions, region)
    ]) == 0
    error_message = join("", [
      "supported_regions is \"",
      join("\", \"", var.supported_regions),
      "\", which lacks \"",
      join("\", \"", [
        for region in distinct([
          for arn in concat(values(var.network_load_balancers), values(var.gateway_load_balancers)) :
          try(split(":", arn)[3], "")
        ]) : region
        if length(var.supported_regions) != 0 && !contains(var.supported_regions, region)
      ]),
      "\"; allowed: regions with the load balancers' own among them.",
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
