# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

variable "cloudwatch_agent" {
  type = object({
    # Namespace of the metrics; the role may write metrics of this one alone.
    namespace = optional(string, "CWAgent")
    # Seconds between two measures.
    interval_seconds = optional(number, 60)
    # Mount points whose use is measured.
    disks = optional(list(string), ["/"])
    # Log files that are sent, by name.
    logs = optional(map(object({
      # The file, or files by a pattern with *.
      path = string
      # An existing log group; the role may write there and nowhere else.
      log_group_arn = string
    })), {})
  })
  description = <<-EOT
    Installs the CloudWatch agent at first boot: memory, disk use and log files. For Amazon Linux 2023.
    - namespace: Namespace of the metrics; the role may write metrics of this one alone. Allowed: 1
      to 255 ASCII letters, digits and . _ / # -, beginning with a letter or a digit. Default:
      "CWAgent".
    - interval_seconds: Seconds between two measures. Allowed: a whole number from 1 to 86400
      seconds. Default: 60.
    - disks: Mount points whose use is measured. Each path: an absolute path, such as
      "/var/log/messages". Default: ["/"].
    - logs: Log files that are sent, by name. Allowed: keys of 1 to 32 lower-case ASCII letters,
      digits and hyphens, beginning with a letter and not ending with a hyphen. Default: {}.
      - path: The file, or files by a pattern with *. Allowed: an absolute path, such as
        "/var/log/messages".
      - log_group_arn: An existing log group; the role may write there and nowhere else. Allowed: a
        log group's ARN without an end of its own, such as
        "arn:aws:logs:ap-northeast-2:123456789012:log-group:web".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.cloudwatch_agent == null ? true : can(regex("^(?:[A-Za-z0-9][A-Za-z0-9._/#-]{0,254})$", var.cloudwatch_agent.namespace))
    error_message = try(
      "cloudwatch_agent.namespace is \"${var.cloudwatch_agent.namespace}\"; allowed: 1 to 255 ASCII letters, digits and . _ / # -, beginning with a letter or a digit.",
      ""
    )
  }

  validation {
    condition = var.cloudwatch_agent == null ? true : (
      floor(var.cloudwatch_agent.interval_seconds) == var.cloudwatch_agent.interval_seconds &&
      var.cloudwatch_agent.interval_seconds >= 1 &&
      var.cloudwatch_agent.interval_seconds <= 86400
    )
    error_message = try(
      "cloudwatch_agent.interval_seconds is ${jsonencode(var.cloudwatch_agent.interval_seconds)}; allowed: a whole number from 1 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = var.cloudwatch_agent == null ? true : alltrue([
      for path in var.cloudwatch_agent.disks : can(regex("^(?:/[A-Za-z0-9._*/-]*)$", path))
    ])
    error_message = join(
      "\n",
      var.cloudwatch_agent == null ? [] : [
        for index, path in var.cloudwatch_agent.disks :
        "cloudwatch_agent.disks[${index}] is \"${path}\"; allowed: an absolute path, such as \"/var/log/messages\"."
        if !can(regex("^(?:/[A-Za-z0-9._*/-]*)$", path))
      ]
    )
  }

  validation {
    condition = var.cloudwatch_agent == null ? true : length([
      for name, log in var.cloudwatch_agent.logs : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = try(
      "cloudwatch_agent.logs is a map with the keys \"${join("\", \"", [
        for name, log in var.cloudwatch_agent.logs : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = var.cloudwatch_agent == null ? true : alltrue([
      for log in var.cloudwatch_agent.logs : can(regex("^(?:/[A-Za-z0-9._*/-]*)$", log.path))
    ])
    error_message = join(
      "\n",
      var.cloudwatch_agent == null ? [] : [
        for key, log in var.cloudwatch_agent.logs :
        "cloudwatch_agent.logs[\"${key}\"].path is \"${log.path}\"; allowed: an absolute path, such as \"/var/log/messages\"."
        if !can(regex("^(?:/[A-Za-z0-9._*/-]*)$", log.path))
      ]
    )
  }

  validation {
    condition = var.cloudwatch_agent == null ? true : alltrue([
      for log in var.cloudwatch_agent.logs :
      can(regex("^(?:arn:aws(-[a-z]+)*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9._/#-]+)$", log.log_group_arn))
    ])
    error_message = join(
      "\n",
      var.cloudwatch_agent == null ? [] : [
        for key, log in var.cloudwatch_agent.logs :
        "cloudwatch_agent.logs[\"${key}\"].log_group_arn is \"${log.log_group_arn}\"; allowed: a log group's ARN without an end of its own, such as \"arn:aws:logs:ap-northeast-2:123456789012:log-group:web\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9._/#-]+)$", log.log_group_arn))
      ]
    )
  }
}

variable "codedeploy_agent" {
  type        = bool
  description = <<-EOT
    Whether the CodeDeploy agent is installed at first boot, after all else; for Amazon Linux 2023
    and RHEL. What it needs besides is allowed by the deployment group's block.
  EOT
  default     = false
  nullable    = false
}

variable "detailed_monitoring" {
  type        = bool
  description = "CloudWatch metrics every minute in place of every five, at a price."
  default     = true
  nullable    = false
}

variable "group_metrics" {
  type        = bool
  description = <<-EOT
    Whether the group's sizes are measured (CloudWatch namespace AWS/AutoScaling), which costs
    nothing.
  EOT
  default     = true
  nullable    = false
}

variable "health_check" {
  type = object({
    # EC2: an instance's own state.
    type = optional(string)
    # Seconds after the launch in which a failed check replaces nothing: at least the time of a
    # boot.
    grace_seconds = optional(number, 300)
  })
  description = <<-EOT
    How the group finds instances that it replaces.
    - type: EC2: an instance's own state. ELB: what its target groups find, too. Default: ELB with
      `target_groups`, else EC2. Allowed: one of "EC2", "ELB". Optional.
    - grace_seconds: Seconds after the launch in which a failed check replaces nothing: at least the
      time of a boot. Allowed: a whole number from 0 to 7200 seconds. Default: 300.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.health_check.type == null ? true : contains([
      "EC2", "ELB",
    ], var.health_check.type)
    error_message = try(
      "health_check.type is \"${var.health_check.type}\"; allowed: one of \"EC2\", \"ELB\".",
      ""
    )
  }

  validation {
    condition = (
      floor(var.health_check.grace_seconds) == var.health_check.grace_seconds &&
      var.health_check.grace_seconds >= 0 &&
      var.health_check.grace_seconds <= 7200
    )
    error_message = "health_check.grace_seconds is ${jsonencode(var.health_check.grace_seconds)}; allowed: a whole number from 0 to 7200 seconds."
  }

  validation {
    condition = (
      var.health_check.type == null || var.health_check.type != "ELB" || length(var.target_groups) != 0
    )
    error_message = "health_check is by ELB without target_groups; allowed: EC2, or ELB with a target group at least."
  }
}

variable "hooks" {
  type = map(object({
    # What waits: the launch of an instance, or its end.
    transition = string
    # Seconds after which it waits no longer.
    heartbeat_seconds = optional(number, 300)
    # What happens then.
    default_result = optional(string, "ABANDON")
    # Text that goes along with what is told.
    metadata = optional(string)
    # Who is told of the waiting instance, besides EventBridge.
    notification = optional(object({
      # Who is told: a topic or a queue.
      target_arn = string
      # The role that Auto Scaling tells it by.
      role_arn = string
    }))
  }))
  description = <<-EOT
    What waits while instances launch or end, by name. New groups have them before their first
    instance. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with
    a letter and not ending with a hyphen.
    - transition: What waits: the launch of an instance, or its end. Allowed: one of "launching",
      "terminating".
    - heartbeat_seconds: Seconds after which it waits no longer. Allowed: a whole number from 30 to
      7200 seconds. Default: 300.
    - default_result: What happens then. ABANDON: an instance that was launching is ended, one that
      was ending goes at once, without further hooks. Allowed: one of "ABANDON", "CONTINUE".
      Default: "ABANDON".
    - metadata: Text that goes along with what is told. Allowed: 1 to 1023 characters. Optional.
    - notification: Who is told of the waiting instance, besides EventBridge. Optional.
      - target_arn: Who is told: a topic or a queue. Allowed: an SNS topic's or SQS queue's ARN,
        such as "arn:aws:service:region:123456789012:resource".
      - role_arn: The role that Auto Scaling tells it by. Allowed: an IAM role's ARN, such as
        "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, hook in var.hooks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "hooks is a map with the keys \"${join("\", \"", [
      for name, hook in var.hooks : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for hook in var.hooks : contains(["launching", "terminating"], hook.transition)
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].transition is \"${hook.transition}\"; allowed: one of \"launching\", \"terminating\"."
      if !contains(["launching", "terminating"], hook.transition)
    ])
  }

  validation {
    condition = alltrue([
      for hook in var.hooks :
      floor(hook.heartbeat_seconds) == hook.heartbeat_seconds &&
      hook.heartbeat_seconds >= 30 &&
      hook.heartbeat_seconds <= 7200
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].heartbeat_seconds is ${jsonencode(hook.heartbeat_seconds)}; allowed: a whole number from 30 to 7200 seconds."
      if floor(hook.heartbeat_seconds) != hook.heartbeat_seconds ||
      hook.heartbeat_seconds < 30 ||
      hook.heartbeat_seconds > 7200
    ])
  }

  validation {
    condition = alltrue([
      for hook in var.hooks : contains(["ABANDON", "CONTINUE"], hook.default_result)
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].default_result is \"${hook.default_result}\"; allowed: one of \"ABANDON\", \"CONTINUE\"."
      if !contains(["ABANDON", "CONTINUE"], hook.default_result)
    ])
  }

  validation {
    condition = alltrue([
      for hook in var.hooks :
      hook.metadata == null ? true : length(hook.metadata) >= 1 && length(hook.metadata) <= 1023
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].metadata is a text of ${length(hook.metadata)} characters; allowed: 1 to 1023 characters."
      if hook.metadata == null ? false : length(hook.metadata) < 1 || length(hook.metadata) > 1023
    ])
  }

  validation {
    condition = alltrue([
      for hook in var.hooks :
      hook.notification == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:(sns|sqs):[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", hook.notification.target_arn))
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].notification.target_arn is \"${hook.notification.target_arn}\"; allowed: an SNS topic's or SQS queue's ARN, such as \"arn:aws:service:region:123456789012:resource\"."
      if hook.notification == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:(sns|sqs):[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", hook.notification.target_arn))
    ])
  }

  validation {
    condition = alltrue([
      for hook in var.hooks :
      hook.notification == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", hook.notification.role_arn))
    ])
    error_message = join("\n", [
      for key, hook in var.hooks :
      "hooks[\"${key}\"].notification.role_arn is \"${hook.notification.role_arn}\"; allowed: an IAM role's ARN, such as \"arn:aws:iam:region:123456789012:resource\"."
      if hook.notification == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", hook.notification.role_arn))
    ])
  }
}

variable "image" {
  type = object({
    # The image's architecture, which the instance types have to agree with: Graviton families are
    # arm64, all others x86_64.
    architecture = optional(string, "x86_64")
    # An SSM parameter that holds the image's id, such as that of a pipeline.
    parameter = optional(string)
    # The id of an image of your own, which changes only here.
    id = optional(string)
  })
  description = <<-EOT
    The image that servers start from. Allowed: parameter or id, not both.
    - architecture: The image's architecture, which the instance types have to agree with: Graviton
      families are arm64, all others x86_64. Allowed: one of "x86_64", "arm64". Default: "x86_64".
    - parameter: An SSM parameter that holds the image's id, such as that of a pipeline. A new value
      there is a new launch. Default: the newest Amazon Linux 2023 (Amazon Linux 2023 User Guide:
      Launching AL2023 using the SSM parameter). Allowed: the name of an SSM parameter, such as
      "/images/web". Optional.
    - id: The id of an image of your own, which changes only here. Allowed: an id that begins with
      "ami-". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.image.parameter == null || var.image.id == null
    error_message = "image has both parameter and id; allowed: parameter or id, not both."
  }

  validation {
    condition     = contains(["x86_64", "arm64"], var.image.architecture)
    error_message = "image.architecture is \"${var.image.architecture}\"; allowed: one of \"x86_64\", \"arm64\"."
  }

  validation {
    condition = var.image.parameter == null ? true : can(regex("^(?:(/[A-Za-z0-9_.-]+){1,15})$", var.image.parameter))
    error_message = try(
      "image.parameter is \"${var.image.parameter}\"; allowed: the name of an SSM parameter, such as \"/images/web\".",
      ""
    )
  }

  validation {
    condition = var.image.id == null ? true : can(regex("^(?:ami-[0-9a-z]{8,})$", var.image.id))
    error_message = try(
      "image.id is \"${var.image.id}\"; allowed: an id that begins with \"ami-\".",
      ""
    )
  }
}

variable "instance_types" {
  type        = list(string)
  description = <<-EOT
    Instance types in order of preference, all of one architecture and built on the Nitro System.
    More than one: what is available is taken.
    Allowed: 1 to 40 instance types.
    Allowed: each instance type once.
    Each type: an instance type, such as "m7i.large".
    Each type: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro"
    or "t4g.micro".
  EOT
  nullable    = false

  validation {
    condition     = length(var.instance_types) >= 1 && length(var.instance_types) <= 40
    error_message = "instance_types is a list of ${length(var.instance_types)} instance types; allowed: 1 to 40 instance types."
  }

  validation {
    condition     = length(distinct(var.instance_types)) == length(var.instance_types)
    error_message = "instance_types is [${join(", ", [for text in var.instance_types : "\"${text}\""])}]; allowed: each instance type once."
  }

  validation {
    condition = alltrue([
      for type in var.instance_types : can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))
    ])
    error_message = join("\n", [
      for index, type in var.instance_types :
      "instance_types[${index}] is \"${type}\"; allowed: an instance type, such as \"m7i.large\"."
      if !can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))
    ])
  }

  validation {
    condition = alltrue([
      for type in var.instance_types :
      !can(regex("^(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\\.", type)) ||
      can(regex("^i3\\.metal$", type))
    ])
    error_message = join("\n", [
      for index, type in var.instance_types :
      "instance_types[${index}] is \"${type}\"; allowed: an instance type that is built on the Nitro System, such as \"m7i.large\", \"t3.micro\" or \"t4g.micro\". Take a newer family: t3 for t2, m5 or later for m4, c5 or later for c4."
      if can(regex("^(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\\.", type)) &&
      !can(regex("^i3\\.metal$", type))
    ])
  }

  validation {
    condition = length([
      for type in var.instance_types : type
      if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) != (var.image.architecture == "arm64")
    ]) == 0
    error_message = "instance_types has \"${join("\", \"", [
      for type in var.instance_types : type
      if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) != (var.image.architecture == "arm64")
    ])}\" with an image for ${var.image.architecture}; allowed: Graviton types with arm64, all others with x86_64."
  }
}

variable "key_pair" {
  type = object({
    # The public key in OpenSSH's format, such as the content of "id_ed25519.pub".
    public_key = string
  })
  description = <<-EOT
    A key pair for SSH. Without one, and with session_manager, nobody needs a key or an open port 22.
    A single server that has one keeps it where it is left out later.
    - public_key: The public key in OpenSSH's format, such as the content of "id_ed25519.pub". AWS
      has RSA and ED25519. Allowed: a public key that begins with "ssh-ed25519 AAAA" or "ssh-rsa
      AAAA"; never a private one.
  EOT
  default     = null
  nullable    = true

  validation {
    condition     = var.key_pair == null ? true : can(regex("^ssh-(rsa|ed25519) AAAA[A-Za-z0-9+/]+={0,2}( [^\\n]*)?\\n?$", var.key_pair.public_key))
    error_message = "key_pair.public_key is a text of another form; allowed: a public key that begins with \"ssh-ed25519 AAAA\" or \"ssh-rsa AAAA\"; never a private one."
  }
}

variable "max_instance_lifetime_days" {
  type        = number
  description = <<-EOT
    Days after which an instance is replaced. Default: never. Allowed: a whole number from 1 to 365
    days.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.max_instance_lifetime_days == null ? true : (
      floor(var.max_instance_lifetime_days) == var.max_instance_lifetime_days &&
      var.max_instance_lifetime_days >= 1 &&
      var.max_instance_lifetime_days <= 365
    )
    error_message = "max_instance_lifetime_days is ${jsonencode(var.max_instance_lifetime_days)}; allowed: a whole number from 1 to 365 days."
  }
}

variable "max_size" {
  type        = number
  description = <<-EOT
    Most instances. Between the two, scaling or an operator decides: Terraform never sets the size
    back. Allowed: a whole number from 1 to 5000 instances.
  EOT
  nullable    = false

  validation {
    condition     = floor(var.max_size) == var.max_size && var.max_size >= 1 && var.max_size <= 5000
    error_message = "max_size is ${jsonencode(var.max_size)}; allowed: a whole number from 1 to 5000 instances."
  }
}

variable "metadata_hop_limit" {
  type        = number
  description = <<-EOT
    Hops that answers of the instance metadata service live, always IMDSv2 (Amazon EC2 User Guide:
    Configure the Instance Metadata Service options). 2 for containers in bridge mode that may use
    the instance's role. Allowed: a whole number from 1 to 64 hops.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition = (
      floor(var.metadata_hop_limit) == var.metadata_hop_limit &&
      var.metadata_hop_limit >= 1 &&
      var.metadata_hop_limit <= 64
    )
    error_message = "metadata_hop_limit is ${jsonencode(var.metadata_hop_limit)}; allowed: a whole number from 1 to 64 hops."
  }
}

variable "min_size" {
  type        = number
  description = <<-EOT
    Least number of instances, and the number that a new group starts with. Allowed: a whole number
    from 0 to 5000 instances.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition     = floor(var.min_size) == var.min_size && var.min_size >= 0 && var.min_size <= 5000
    error_message = "min_size is ${jsonencode(var.min_size)}; allowed: a whole number from 0 to 5000 instances."
  }

  validation {
    condition     = var.min_size <= var.max_size
    error_message = "min_size is ${var.min_size}, and max_size is ${var.max_size}; allowed: a min_size that is not above the max_size."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The fleet's name: of the Auto Scaling group, the launch template and the instances. Allowed: 1
    to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
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
    The network that instances stand in.
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

variable "permissions_boundary" {
  type        = string
  description = <<-EOT
    Permissions boundary of the role (IAM User Guide: Permissions boundaries for IAM entities).
    Allowed: an IAM policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.permissions_boundary))
    error_message = try(
      "permissions_boundary is \"${var.permissions_boundary}\"; allowed: an IAM policy's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = var.role == null || var.permissions_boundary == null
    error_message = "permissions_boundary is given with an existing role; allowed: a boundary for an own role only."
  }
}

variable "protect_from_scale_in" {
  type        = bool
  description = <<-EOT
    Whether new instances are protected from scale in. Nothing keeps Terraform from destroying the
    group: the provider takes the protection off first.
  EOT
  default     = false
  nullable    = false

  validation {
    condition = (
      !var.protect_from_scale_in || !var.refresh.enabled || var.refresh.protected_instances != "Ignore"
    )
    error_message = "protect_from_scale_in is true with a refresh that ignores protected instances, all of them; allowed: protected_instances Refresh or Wait, or no refresh."
  }
}

variable "public_address" {
  type        = bool
  description = <<-EOT
    Whether instances get public IPv4 addresses, in a public tier only. Without one, an instance
    there does not reach the internet.
  EOT
  default     = false
  nullable    = false

  validation {
    condition = (
      !var.public_address ||
      (contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind == "public" : true)
    )
    error_message = "public_address is true in the tier \"${var.tier}\", which has no internet gateway; allowed: public addresses in a public tier only."
  }
}

variable "purchase" {
  type = object({
    # On-Demand instances, or their weight, that are there before any Spot instance.
    on_demand_base = optional(number, 0)
    # Share of On-Demand instances above `on_demand_base`, in per cent; the rest is Spot.
    on_demand_percentage = optional(number, 100)
    # How On-Demand instances choose their type: by the order of `instance_types`, or the cheapest.
    on_demand_allocation = optional(string, "prioritized")
    # How Spot instances choose theirs (Amazon EC2 Auto Scaling User Guide: Allocation strategies
    # for multiple instance types).
    spot_allocation = optional(string, "price-capacity-optimized")
    # Whether a Spot instance that is likely to be interrupted is replaced beforehand (Capacity
    # Rebalancing).
    rebalance = optional(bool, false)
  })
  description = <<-EOT
    The mix of On-Demand and Spot instances; all On-Demand by default. Allowed: rebalance with Spot
    instances only.
    - on_demand_base: On-Demand instances, or their weight, that are there before any Spot instance.
      Allowed: a whole number from 0 to 5000 instances. Default: 0.
    - on_demand_percentage: Share of On-Demand instances above `on_demand_base`, in per cent; the
      rest is Spot. Allowed: a whole number from 0 to 100 per cent. Default: 100.
    - on_demand_allocation: How On-Demand instances choose their type: by the order of
      `instance_types`, or the cheapest. Allowed: one of "prioritized", "lowest-price". Default:
      "prioritized".
    - spot_allocation: How Spot instances choose theirs (Amazon EC2 Auto Scaling User Guide:
      Allocation strategies for multiple instance types). Allowed: one of
      "price-capacity-optimized", "capacity-optimized", "capacity-optimized-prioritized",
      "lowest-price". Default: "price-capacity-optimized".
    - rebalance: Whether a Spot instance that is likely to be interrupted is replaced beforehand
      (Capacity Rebalancing). Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = !var.purchase.rebalance || var.purchase.on_demand_percentage < 100
    error_message = "purchase is a mix of ${var.purchase.on_demand_percentage} per cent On-Demand that is rebalanced; allowed: rebalance with Spot instances only. Lower on_demand_percentage."
  }

  validation {
    condition = (
      floor(var.purchase.on_demand_base) == var.purchase.on_demand_base &&
      var.purchase.on_demand_base >= 0 &&
      var.purchase.on_demand_base <= 5000
    )
    error_message = "purchase.on_demand_base is ${jsonencode(var.purchase.on_demand_base)}; allowed: a whole number from 0 to 5000 instances."
  }

  validation {
    condition = (
      floor(var.purchase.on_demand_percentage) == var.purchase.on_demand_percentage &&
      var.purchase.on_demand_percentage >= 0 &&
      var.purchase.on_demand_percentage <= 100
    )
    error_message = "purchase.on_demand_percentage is ${jsonencode(var.purchase.on_demand_percentage)}; allowed: a whole number from 0 to 100 per cent."
  }

  validation {
    condition     = contains(["prioritized", "lowest-price"], var.purchase.on_demand_allocation)
    error_message = "purchase.on_demand_allocation is \"${var.purchase.on_demand_allocation}\"; allowed: one of \"prioritized\", \"lowest-price\"."
  }

  validation {
    condition = contains([
      "price-capacity-optimized",
      "capacity-optimized",
      "capacity-optimized-prioritized",
      "lowest-price",
    ], var.purchase.spot_allocation)
    error_message = "purchase.spot_allocation is \"${var.purchase.spot_allocation}\"; allowed: one of \"price-capacity-optimized\", \"capacity-optimized\", \"capacity-optimized-prioritized\", \"lowest-price\"."
  }

  validation {
    condition     = var.purchase.on_demand_base <= var.max_size
    error_message = "purchase has an on_demand_base of ${var.purchase.on_demand_base}, above max_size, which is ${var.max_size}; allowed: a base within the group."
  }
}

variable "refresh" {
  type = object({
    # Whether a new template version replaces the instances.
    enabled = optional(bool, true)
    # Least share of the group that stays in service (Amazon EC2 Auto Scaling API Reference:
    # RefreshPreferences).
    min_healthy_percentage = optional(number, 100)
    # Most the group may grow to: above 100 a new instance is there before an old one leaves.
    max_healthy_percentage = optional(number, 110)
    # Seconds before a new instance counts as in service.
    warmup_seconds = optional(number)
    # Whether a failed refresh goes back to what the group had.
    auto_rollback = optional(bool, false)
    # Names of CloudWatch alarms that end a refresh while it goes on.
    alarms = optional(list(string), [])
    # Shares of replaced instances, in per cent and rising, at which the refresh waits; the last one
    # is 100.
    checkpoints = optional(list(number), [])
    # Seconds that it waits at each of `checkpoints`.
    checkpoint_delay_seconds = optional(number, 3600)
    # Whether instances that have the new version already are left alone.
    skip_matching = optional(bool, false)
    # What happens to instances that are protected from scale in.
    protected_instances = optional(string, "Refresh")
    # What happens to instances in standby.
    standby_instances = optional(string, "Ignore")
  })
  description = <<-EOT
    How a new version of the launch template replaces the instances, one after the other.
    Allowed: a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage.
    Allowed: rising checkpoints that end with 100.
    Allowed: checkpoints of a refresh that is enabled.
    - enabled: Whether a new template version replaces the instances. false: it is for new instances
      alone. Default: true.
    - min_healthy_percentage: Least share of the group that stays in service (Amazon EC2 Auto
      Scaling API Reference: RefreshPreferences). Allowed: a whole number from 0 to 100 per cent.
      Default: 100.
    - max_healthy_percentage: Most the group may grow to: above 100 a new instance is there before
      an old one leaves. Allowed: a whole number from 100 to 200 per cent. Default: 110.
    - warmup_seconds: Seconds before a new instance counts as in service. Default: the group's
      `warmup_seconds`. Allowed: a whole number from 0 to 86400 seconds. Optional.
    - auto_rollback: Whether a failed refresh goes back to what the group had. The provider changes
      the group before the refresh, so that this is the same new version
      (hashicorp/terraform-provider-aws#34189): false leaves the instances that are well. Default:
      false.
    - alarms: Names of CloudWatch alarms that end a refresh while it goes on. Allowed: at most 10
      alarms. Each alarm: 1 to 255 characters. Default: [].
    - checkpoints: Shares of replaced instances, in per cent and rising, at which the refresh waits;
      the last one is 100. Each percentage: a whole number from 1 to 100 per cent. Default: [].
    - checkpoint_delay_seconds: Seconds that it waits at each of `checkpoints`. Allowed: a whole
      number from 0 to 172800 seconds. Default: 3600.
    - skip_matching: Whether instances that have the new version already are left alone. Default:
      false.
    - protected_instances: What happens to instances that are protected from scale in. Allowed: one
      of "Refresh", "Ignore", "Wait". Default: "Refresh".
    - standby_instances: What happens to instances in standby. Allowed: one of "Terminate",
      "Ignore", "Wait". Default: "Ignore".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.refresh.max_healthy_percentage) - floor(var.refresh.min_healthy_percentage) > 0
      ? floor(var.refresh.max_healthy_percentage) - floor(var.refresh.min_healthy_percentage) <= 100
      : false
    )
    error_message = "refresh is a refresh between ${var.refresh.min_healthy_percentage} and ${var.refresh.max_healthy_percentage} per cent; allowed: a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage."
  }

  validation {
    condition = (
      length(var.refresh.checkpoints) == 0 ? true
      : var.refresh.checkpoints[length(var.refresh.checkpoints) - 1] == 100
      ? alltrue([
        for index in range(1, length(var.refresh.checkpoints)) :
        var.refresh.checkpoints[index - 1] < var.refresh.checkpoints[index]
      ])
      : false
    )
    error_message = "refresh is a refresh with the checkpoints ${join(", ", var.refresh.checkpoints)}; allowed: rising checkpoints that end with 100."
  }

  validation {
    condition     = var.refresh.enabled || length(var.refresh.checkpoints) == 0
    error_message = "refresh is a refresh with checkpoints that is not enabled; allowed: checkpoints of a refresh that is enabled."
  }

  validation {
    condition = (
      floor(var.refresh.min_healthy_percentage) == var.refresh.min_healthy_percentage &&
      var.refresh.min_healthy_percentage >= 0 &&
      var.refresh.min_healthy_percentage <= 100
    )
    error_message = "refresh.min_healthy_percentage is ${jsonencode(var.refresh.min_healthy_percentage)}; allowed: a whole number from 0 to 100 per cent."
  }

  validation {
    condition = (
      floor(var.refresh.max_healthy_percentage) == var.refresh.max_healthy_percentage &&
      var.refresh.max_healthy_percentage >= 100 &&
      var.refresh.max_healthy_percentage <= 200
    )
    error_message = "refresh.max_healthy_percentage is ${jsonencode(var.refresh.max_healthy_percentage)}; allowed: a whole number from 100 to 200 per cent."
  }

  validation {
    condition = var.refresh.warmup_seconds == null ? true : (
      floor(var.refresh.warmup_seconds) == var.refresh.warmup_seconds &&
      var.refresh.warmup_seconds >= 0 &&
      var.refresh.warmup_seconds <= 86400
    )
    error_message = "refresh.warmup_seconds is ${jsonencode(var.refresh.warmup_seconds)}; allowed: a whole number from 0 to 86400 seconds."
  }

  validation {
    condition     = length(var.refresh.alarms) <= 10
    error_message = "refresh.alarms is a list of ${length(var.refresh.alarms)} alarms; allowed: at most 10 alarms."
  }

  validation {
    condition = alltrue([
      for alarm in var.refresh.alarms : length(alarm) >= 1 && length(alarm) <= 255
    ])
    error_message = join("\n", [
      for index, alarm in var.refresh.alarms :
      "refresh.alarms[${index}] is a text of ${length(alarm)} characters; allowed: 1 to 255 characters."
      if length(alarm) < 1 || length(alarm) > 255
    ])
  }

  validation {
    condition = alltrue([
      for percentage in var.refresh.checkpoints :
      floor(percentage) == percentage && percentage >= 1 && percentage <= 100
    ])
    error_message = join("\n", [
      for index, percentage in var.refresh.checkpoints :
      "refresh.checkpoints[${index}] is ${jsonencode(percentage)}; allowed: a whole number from 1 to 100 per cent."
      if floor(percentage) != percentage || percentage < 1 || percentage > 100
    ])
  }

  validation {
    condition = (
      floor(var.refresh.checkpoint_delay_seconds) == var.refresh.checkpoint_delay_seconds &&
      var.refresh.checkpoint_delay_seconds >= 0 &&
      var.refresh.checkpoint_delay_seconds <= 172800
    )
    error_message = "refresh.checkpoint_delay_seconds is ${jsonencode(var.refresh.checkpoint_delay_seconds)}; allowed: a whole number from 0 to 172800 seconds."
  }

  validation {
    condition     = contains(["Refresh", "Ignore", "Wait"], var.refresh.protected_instances)
    error_message = "refresh.protected_instances is \"${var.refresh.protected_instances}\"; allowed: one of \"Refresh\", \"Ignore\", \"Wait\"."
  }

  validation {
    condition     = contains(["Terminate", "Ignore", "Wait"], var.refresh.standby_instances)
    error_message = "refresh.standby_instances is \"${var.refresh.standby_instances}\"; allowed: one of \"Terminate\", \"Ignore\", \"Wait\"."
  }
}

variable "role" {
  type = object({
    # The role's name.
    name = string
    # The role's ARN.
    arn = string
  })
  description = <<-EOT
    An existing role in place of an own one. Nothing is added to it: what Session Manager and agents
    need it has to allow.
    - name: The role's name. Allowed: 1 to 64 ASCII letters, digits and _ + = , . @ -.
    - arn: The role's ARN. Allowed: an IAM role's ARN, such as
      "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.role == null ? true : can(regex("^(?:[A-Za-z0-9_+=,.@-]{1,64})$", var.role.name))
    error_message = try(
      "role.name is \"${var.role.name}\"; allowed: 1 to 64 ASCII letters, digits and _ + = , . @ -.",
      ""
    )
  }

  validation {
    condition = var.role == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.role.arn))
    error_message = try(
      "role.arn is \"${var.role.arn}\"; allowed: an IAM role's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }
}

variable "root_disk" {
  type = object({
    # Size in GiB, not below the image's own; Amazon Linux 2023 has 8.
    size_gib = optional(number, 8)
    # The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many others.
    device_name = optional(string, "/dev/xvda")
    # Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD
    # volumes).
    iops = optional(number)
    # Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes.
    throughput = optional(number)
    # Key that encrypts the volume; for a fleet its policy must let Auto Scaling's service-linked
    # role use it.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    The root disk: gp3, always encrypted, deleted with its instance.
    Allowed: up to 500 IOPS for each GiB.
    Allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000.
    - size_gib: Size in GiB, not below the image's own; Amazon Linux 2023 has 8. Allowed: a whole
      number from 1 to 65536 GiB. Default: 8.
    - device_name: The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many
      others. Allowed: a device, such as "/dev/xvda". Default: "/dev/xvda".
    - iops: Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD
      volumes). Default: gp3's 3000, which a fleet's launch template that had more goes back to only
      where it is said. Allowed: a whole number from 3000 to 80000 IOPS. Optional.
    - throughput: Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS
      provider 5 takes. Default: gp3's 125. Allowed: a whole number from 125 to 1000 MiB/s.
      Optional.
    - kms_key_arn: Key that encrypts the volume; for a fleet its policy must let Auto Scaling's
      service-linked role use it. Default: aws/ebs. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      var.root_disk.iops == null ? 3000 : var.root_disk.iops
    ) <= max(3000, 500 * floor(var.root_disk.size_gib))
    error_message = "root_disk is a disk of ${var.root_disk.size_gib} GiB with ${var.root_disk.iops == null ? 3000 : var.root_disk.iops} IOPS; allowed: up to 500 IOPS for each GiB."
  }

  validation {
    condition = (
      4 * floor(var.root_disk.throughput == null ? 125 : var.root_disk.throughput) <=
      floor(var.root_disk.iops == null ? 3000 : var.root_disk.iops)
    )
    error_message = "root_disk is a disk with a throughput of ${jsonencode(var.root_disk.throughput)} MiB/s and ${var.root_disk.iops == null ? 3000 : var.root_disk.iops} IOPS; allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000. Raise iops."
  }

  validation {
    condition = (
      floor(var.root_disk.size_gib) == var.root_disk.size_gib &&
      var.root_disk.size_gib >= 1 &&
      var.root_disk.size_gib <= 65536
    )
    error_message = "root_disk.size_gib is ${jsonencode(var.root_disk.size_gib)}; allowed: a whole number from 1 to 65536 GiB."
  }

  validation {
    condition     = can(regex("^(?:/dev/[a-z0-9]+)$", var.root_disk.device_name))
    error_message = "root_disk.device_name is \"${var.root_disk.device_name}\"; allowed: a device, such as \"/dev/xvda\"."
  }

  validation {
    condition = var.root_disk.iops == null ? true : (
      floor(var.root_disk.iops) == var.root_disk.iops &&
      var.root_disk.iops >= 3000 &&
      var.root_disk.iops <= 80000
    )
    error_message = "root_disk.iops is ${jsonencode(var.root_disk.iops)}; allowed: a whole number from 3000 to 80000 IOPS."
  }

  validation {
    condition = var.root_disk.throughput == null ? true : (
      floor(var.root_disk.throughput) == var.root_disk.throughput &&
      var.root_disk.throughput >= 125 &&
      var.root_disk.throughput <= 1000
    )
    error_message = "root_disk.throughput is ${jsonencode(var.root_disk.throughput)}; allowed: a whole number from 125 to 1000 MiB/s."
  }

  validation {
    condition = var.root_disk.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.root_disk.kms_key_arn))
    error_message = try(
      "root_disk.kms_key_arn is \"${var.root_disk.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "schedules" {
  type = map(object({
    # When, again and again.
    recurrence = optional(string)
    # Time zone of `recurrence` (IANA).
    timezone = optional(string, "UTC")
    # First time at which it acts.
    start_time = optional(string)
    # Time after which it acts no more.
    end_time = optional(string)
    # Least number of instances from then on.
    min = optional(number)
    # Most instances from then on.
    max = optional(number)
    # Number of instances from then on, until scaling changes it.
    desired = optional(number)
  }))
  description = <<-EOT
    Other sizes at a time, by name. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and
    hyphens, beginning with a letter and not ending with a hyphen.
    - recurrence: When, again and again. Left out: once, at `start_time`. Allowed: a cron expression
      of five fields (minute, hour, day, month, weekday), such as "0 8 * * MON-FRI". Optional.
    - timezone: Time zone of `recurrence` (IANA). Allowed: a time zone's name, such as "Asia/Seoul".
      Default: "UTC".
    - start_time: First time at which it acts. Allowed: a time in UTC, written
      "YYYY-MM-DDThh:mm:ssZ". Optional.
    - end_time: Time after which it acts no more. Allowed: a time in UTC, written
      "YYYY-MM-DDThh:mm:ssZ". Optional.
    - min: Least number of instances from then on. Allowed: a whole number from 0 to 5000 instances.
      Optional.
    - max: Most instances from then on. Allowed: a whole number from 0 to 5000 instances. Optional.
    - desired: Number of instances from then on, until scaling changes it. Allowed: a whole number
      from 0 to 5000 instances. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, schedule in var.schedules : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "schedules is a map with the keys \"${join("\", \"", [
      for name, schedule in var.schedules : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules :
      anytrue([schedule.min != null, schedule.max != null, schedule.desired != null])
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"] is a schedule without a size; allowed: min, max, desired or several of them."
      if !anytrue([schedule.min != null, schedule.max != null, schedule.desired != null])
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : schedule.recurrence != null || schedule.start_time != null
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"] has neither recurrence nor start_time; allowed: recurrence, start_time or both."
      if schedule.recurrence == null && schedule.start_time == null
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : alltrue([
        schedule.min == null ||
        schedule.max == null ||
        (schedule.min == null ? 0 : schedule.min) <= (schedule.max == null ? 5000 : schedule.max),
        schedule.min == null ||
        schedule.desired == null ||
        (schedule.min == null ? 0 : schedule.min) <= (schedule.desired == null ? 5000 : schedule.desired),
        schedule.desired == null ||
        schedule.max == null ||
        (schedule.desired == null ? 0 : schedule.desired) <= (schedule.max == null ? 5000 : schedule.max),
      ])
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"] is a schedule with ${jsonencode([schedule.min, schedule.desired, schedule.max])}; allowed: min, desired and max in rising order."
      if !alltrue([
        schedule.min == null ||
        schedule.max == null ||
        (schedule.min == null ? 0 : schedule.min) <= (schedule.max == null ? 5000 : schedule.max),
        schedule.min == null ||
        schedule.desired == null ||
        (schedule.min == null ? 0 : schedule.min) <= (schedule.desired == null ? 5000 : schedule.desired),
        schedule.desired == null ||
        schedule.max == null ||
        (schedule.desired == null ? 0 : schedule.desired) <= (schedule.max == null ? 5000 : schedule.max),
      ])
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules :
      schedule.recurrence == null ? true : can(regex("^(?:([0-9*,/A-Z-]+ ){4}[0-9*,/A-Z-]+)$", schedule.recurrence))
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].recurrence is \"${schedule.recurrence}\"; allowed: a cron expression of five fields (minute, hour, day, month, weekday), such as \"0 8 * * MON-FRI\"."
      if schedule.recurrence == null ? false : !can(regex("^(?:([0-9*,/A-Z-]+ ){4}[0-9*,/A-Z-]+)$", schedule.recurrence))
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : can(regex("^(?:[A-Za-z]+([/_+-][A-Za-z0-9]+)*)$", schedule.timezone))
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].timezone is \"${schedule.timezone}\"; allowed: a time zone's name, such as \"Asia/Seoul\"."
      if !can(regex("^(?:[A-Za-z]+([/_+-][A-Za-z0-9]+)*)$", schedule.timezone))
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules :
      schedule.start_time == null ? true : can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.start_time))
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].start_time is \"${schedule.start_time}\"; allowed: a time in UTC, written \"YYYY-MM-DDThh:mm:ssZ\"."
      if schedule.start_time == null ? false : !can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.start_time))
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules :
      schedule.end_time == null ? true : can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.end_time))
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].end_time is \"${schedule.end_time}\"; allowed: a time in UTC, written \"YYYY-MM-DDThh:mm:ssZ\"."
      if schedule.end_time == null ? false : !can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.end_time))
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : schedule.min == null ? true : (
        floor(schedule.min) == schedule.min && schedule.min >= 0 && schedule.min <= 5000
      )
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].min is ${jsonencode(schedule.min)}; allowed: a whole number from 0 to 5000 instances."
      if schedule.min == null ? false : (
        floor(schedule.min) != schedule.min || schedule.min < 0 || schedule.min > 5000
      )
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : schedule.max == null ? true : (
        floor(schedule.max) == schedule.max && schedule.max >= 0 && schedule.max <= 5000
      )
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].max is ${jsonencode(schedule.max)}; allowed: a whole number from 0 to 5000 instances."
      if schedule.max == null ? false : (
        floor(schedule.max) != schedule.max || schedule.max < 0 || schedule.max > 5000
      )
    ])
  }

  validation {
    condition = alltrue([
      for schedule in var.schedules : schedule.desired == null ? true : (
        floor(schedule.desired) == schedule.desired && schedule.desired >= 0 && schedule.desired <= 5000
      )
    ])
    error_message = join("\n", [
      for key, schedule in var.schedules :
      "schedules[\"${key}\"].desired is ${jsonencode(schedule.desired)}; allowed: a whole number from 0 to 5000 instances."
      if schedule.desired == null ? false : (
        floor(schedule.desired) != schedule.desired || schedule.desired < 0 || schedule.desired > 5000
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
    Security groups of the instances, of the network's VPC. Session Manager, packages and agents
    need a way out by TCP 443. Allowed: 1 to 5 groups.
    - id: The group's id; may be known only after the apply.
    - name: A lasting label that is known when Terraform plans; part of the addresses of rules that
      name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] +
      = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-", which
      AWS keeps for ids.
    - arn: The group's ARN. Optional.
    - vpc_id: The VPC that the group belongs to. Optional.
  EOT
  nullable    = false

  validation {
    condition     = length(var.security_groups) >= 1 && length(var.security_groups) <= 5
    error_message = "security_groups is a list of ${length(var.security_groups)} groups; allowed: 1 to 5 groups."
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
}

variable "session_manager" {
  type        = bool
  description = <<-EOT
    Whether administrators reach instances by SSM Session Manager, without keys and open ports;
    instances need a way to the ssm and ssmmessages endpoints.
  EOT
  default     = true
  nullable    = false
}

variable "statements" {
  type = map(object({
    # Whether it allows or forbids.
    effect = optional(string, "Allow")
    # Actions, such as "s3:GetObject".
    actions = list(string)
    # ARNs; * for actions that are on no resource.
    resources = list(string)
    # Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.
    conditions = optional(map(map(list(string))), {})
  }))
  description = <<-EOT
    What instances may do besides, as statements by name: in the role `application` policy.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: up to 10240 characters, which a role's inline policies may have together.
    - effect: Whether it allows or forbids. Allowed: one of "Allow", "Deny". Default: "Allow".
    - actions: Actions, such as "s3:GetObject". Allowed: a list of actions with their service, such
      as "s3:GetObject".
    - resources: ARNs; * for actions that are on no resource. Allowed: one resource at least.
    - conditions: Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] }
      }`. Default: {}.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, statement in var.statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "statements is a map with the keys \"${join("\", \"", [
      for name, statement in var.statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = nonsensitive(length(replace(jsonencode({
      Statement = [
        for name, statement in var.statements : merge(
          {
            Action   = statement.actions
            Effect   = statement.effect
            Resource = statement.resources
            Sid      = replace(name, "-", "")
          },
          {
            for member, value in {
              Condition = length(statement.conditions) == 0 ? null : statement.conditions
            } : member => value
            if value != null
          }
        )
      ]
      Version = "2012-10-17"
    }), " ", ""))) <= 10240
    error_message = "statements is a policy of ${nonsensitive(length(replace(jsonencode(
      {
        Statement = [
          for name, statement in var.statements : merge(
            {
              Action   = statement.actions
              Effect   = statement.effect
              Resource = statement.resources
              Sid      = replace(name, "-", "")
            },
            {
              for member, value in {
                Condition = length(statement.conditions) == 0 ? null : statement.conditions
              } : member => value
              if value != null
            }
          )
        ]
        Version = "2012-10-17"
      }
    ), " ", "")))} characters; allowed: up to 10240 characters, which a role's inline policies may have together. Name resources by wildcards or by tags."
  }

  validation {
    condition = alltrue([
      for statement in var.statements : statement.effect != "Allow" || !contains(statement.actions, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\"; allowed: named actions: \"*\" allows everything."
      if statement.effect == "Allow" && contains(statement.actions, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements :
      statement.effect != "Allow" ||
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) == 0 ||
      !contains(statement.resources, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\" on every resource; allowed: all actions of a service on named resources only."
      if statement.effect == "Allow" &&
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) != 0 &&
      contains(statement.resources, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements : contains(["Allow", "Deny"], statement.effect)
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].effect is \"${statement.effect}\"; allowed: one of \"Allow\", \"Deny\"."
      if !contains(["Allow", "Deny"], statement.effect)
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements :
      length(statement.actions) != 0 &&
      alltrue([for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))])
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].actions is [${join(", ", [for text in statement.actions : "\"${text}\""])}]; allowed: a list of actions with their service, such as \"s3:GetObject\"."
      if length(statement.actions) == 0 ||
      !alltrue([
        for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))
      ])
    ])
  }

  validation {
    condition = alltrue([for statement in var.statements : length(statement.resources) >= 1])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].resources is a list of ${length(statement.resources)} resources; allowed: one resource at least."
      if length(statement.resources) < 1
    ])
  }

  validation {
    condition     = var.role == null || length(var.statements) == 0
    error_message = "statements has \"${join("\", \"", keys(var.statements))}\", but an existing role is given; allowed: statements for an own role only."
  }
}

variable "step_policies" {
  type = map(object({
    # When the steps are taken.
    alarm = object({
      # The metric's name, such as "ApproximateNumberOfMessagesVisible".
      metric = string
      # The metric's namespace.
      namespace = optional(string, "AWS/EC2")
      # The metric's dimensions.
      dimensions = optional(map(string), {})
      # What is compared of a period.
      statistic = optional(string, "Average")
      # How it is compared.
      comparison = optional(string, "GreaterThanOrEqualToThreshold")
      # What it is compared with.
      threshold = number
      # Seconds of a period: 10, 30 or a multiple of 60.
      period_seconds = optional(number, 60)
      # Periods in a row that have to be beyond the threshold.
      periods = optional(number, 3)
      # What a period without data counts as.
      missing_data = optional(string, "missing")
    })
    # What `adjustment` means (Amazon EC2 Auto Scaling User Guide: Step and simple scaling
    # policies).
    adjustment_type = optional(string, "ChangeInCapacity")
    # Least number of instances that PercentChangeInCapacity adds or takes away.
    minimum_change = optional(number)
    # Seconds before a new instance counts.
    warmup_seconds = optional(number)
    # What is done by how far the metric is beyond the threshold.
    steps = list(object({
      # Where it begins, as a distance from the threshold.
      lower = optional(number)
      # Where it ends, not included.
      upper = optional(number)
      # Instances, or per cent of them, that are added; below zero: taken away.
      adjustment = number
    }))
  }))
  description = <<-EOT
    Alarms and their steps, by name. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and
    hyphens, beginning with a letter and not ending with a hyphen.
    - alarm: When the steps are taken.
      - metric: The metric's name, such as "ApproximateNumberOfMessagesVisible". Allowed: a name.
      - namespace: The metric's namespace. Allowed: a namespace, such as "AWS/SQS". Default:
        "AWS/EC2".
      - dimensions: The metric's dimensions. Default: this group's AutoScalingGroupName. Default:
        {}.
      - statistic: What is compared of a period. Allowed: one of "Average", "Sum", "Minimum",
        "Maximum", "SampleCount". Default: "Average".
      - comparison: How it is compared. Allowed: one of "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold". Default:
        "GreaterThanOrEqualToThreshold".
      - threshold: What it is compared with.
      - period_seconds: Seconds of a period: 10, 30 or a multiple of 60. Allowed: a whole number
        from 10 to 86400 seconds. Default: 60.
      - periods: Periods in a row that have to be beyond the threshold. Allowed: a whole number from
        1 to 1440 periods. Default: 3.
      - missing_data: What a period without data counts as. Allowed: one of "missing", "ignore",
        "breaching", "notBreaching". Default: "missing".
    - adjustment_type: What `adjustment` means (Amazon EC2 Auto Scaling User Guide: Step and simple
      scaling policies). Allowed: one of "ChangeInCapacity", "PercentChangeInCapacity",
      "ExactCapacity". Default: "ChangeInCapacity".
    - minimum_change: Least number of instances that PercentChangeInCapacity adds or takes away.
      Allowed: a whole number from 1 to 5000 instances. Optional.
    - warmup_seconds: Seconds before a new instance counts. Default: the group's `warmup_seconds`.
      Allowed: a whole number from 0 to 86400 seconds. Optional.
    - steps: What is done by how far the metric is beyond the threshold. Allowed: 1 to 20 steps.
      - lower: Where it begins, as a distance from the threshold. Left out: no lower end. Optional.
      - upper: Where it ends, not included. Left out: no upper end. Optional.
      - adjustment: Instances, or per cent of them, that are added; below zero: taken away. With
        ExactCapacity the size itself. Allowed: a whole number from -5000 to 5000.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, policy in var.step_policies : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "step_policies is a map with the keys \"${join("\", \"", [
      for name, policy in var.step_policies : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      policy.minimum_change == null || policy.adjustment_type == "PercentChangeInCapacity"
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"] has the adjustment_type \"${policy.adjustment_type}\" with minimum_change; allowed: minimum_change with the adjustment_type PercentChangeInCapacity only."
      if policy.minimum_change != null && policy.adjustment_type != "PercentChangeInCapacity"
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      length([for step in policy.steps : true if step.lower == null]) <= 1 &&
      length([for step in policy.steps : true if step.upper == null]) <= 1
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"] is a policy with several steps that are open at one end; allowed: one step at most without lower, and one without upper."
      if length([for step in policy.steps : true if step.lower == null]) > 1 ||
      length([for step in policy.steps : true if step.upper == null]) > 1
    ])
  }

  validation {
    condition = alltrue([for policy in var.step_policies : policy.alarm.metric != ""])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.metric is \"${policy.alarm.metric}\"; allowed: a name."
      if policy.alarm.metric == ""
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : can(regex("^(?:[A-Za-z0-9._/#:-]{1,255})$", policy.alarm.namespace))
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.namespace is \"${policy.alarm.namespace}\"; allowed: a namespace, such as \"AWS/SQS\"."
      if !can(regex("^(?:[A-Za-z0-9._/#:-]{1,255})$", policy.alarm.namespace))
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      contains(["Average", "Sum", "Minimum", "Maximum", "SampleCount"], policy.alarm.statistic)
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.statistic is \"${policy.alarm.statistic}\"; allowed: one of \"Average\", \"Sum\", \"Minimum\", \"Maximum\", \"SampleCount\"."
      if !contains(["Average", "Sum", "Minimum", "Maximum", "SampleCount"], policy.alarm.statistic)
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : contains([
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
      ], policy.alarm.comparison)
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.comparison is \"${policy.alarm.comparison}\"; allowed: one of \"GreaterThanOrEqualToThreshold\", \"GreaterThanThreshold\", \"LessThanThreshold\", \"LessThanOrEqualToThreshold\"."
      if !contains([
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
      ], policy.alarm.comparison)
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      floor(policy.alarm.period_seconds) == policy.alarm.period_seconds &&
      policy.alarm.period_seconds >= 10 &&
      policy.alarm.period_seconds <= 86400
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.period_seconds is ${jsonencode(policy.alarm.period_seconds)}; allowed: a whole number from 10 to 86400 seconds."
      if floor(policy.alarm.period_seconds) != policy.alarm.period_seconds ||
      policy.alarm.period_seconds < 10 ||
      policy.alarm.period_seconds > 86400
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      floor(policy.alarm.periods) == policy.alarm.periods &&
      policy.alarm.periods >= 1 &&
      policy.alarm.periods <= 1440
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.periods is ${jsonencode(policy.alarm.periods)}; allowed: a whole number from 1 to 1440 periods."
      if floor(policy.alarm.periods) != policy.alarm.periods ||
      policy.alarm.periods < 1 ||
      policy.alarm.periods > 1440
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      contains(["missing", "ignore", "breaching", "notBreaching"], policy.alarm.missing_data)
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].alarm.missing_data is \"${policy.alarm.missing_data}\"; allowed: one of \"missing\", \"ignore\", \"breaching\", \"notBreaching\"."
      if !contains(["missing", "ignore", "breaching", "notBreaching"], policy.alarm.missing_data)
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies :
      contains(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"], policy.adjustment_type)
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].adjustment_type is \"${policy.adjustment_type}\"; allowed: one of \"ChangeInCapacity\", \"PercentChangeInCapacity\", \"ExactCapacity\"."
      if !contains(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"], policy.adjustment_type)
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : policy.minimum_change == null ? true : (
        floor(policy.minimum_change) == policy.minimum_change &&
        policy.minimum_change >= 1 &&
        policy.minimum_change <= 5000
      )
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].minimum_change is ${jsonencode(policy.minimum_change)}; allowed: a whole number from 1 to 5000 instances."
      if policy.minimum_change == null ? false : (
        floor(policy.minimum_change) != policy.minimum_change ||
        policy.minimum_change < 1 ||
        policy.minimum_change > 5000
      )
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : policy.warmup_seconds == null ? true : (
        floor(policy.warmup_seconds) == policy.warmup_seconds &&
        policy.warmup_seconds >= 0 &&
        policy.warmup_seconds <= 86400
      )
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].warmup_seconds is ${jsonencode(policy.warmup_seconds)}; allowed: a whole number from 0 to 86400 seconds."
      if policy.warmup_seconds == null ? false : (
        floor(policy.warmup_seconds) != policy.warmup_seconds ||
        policy.warmup_seconds < 0 ||
        policy.warmup_seconds > 86400
      )
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : length(policy.steps) >= 1 && length(policy.steps) <= 20
    ])
    error_message = join("\n", [
      for key, policy in var.step_policies :
      "step_policies[\"${key}\"].steps is a list of ${length(policy.steps)} steps; allowed: 1 to 20 steps."
      if length(policy.steps) < 1 || length(policy.steps) > 20
    ])
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : alltrue([
        for step in policy.steps :
        step.lower == null ||
        step.upper == null ||
        (step.lower == null ? 0 : step.lower) < (step.upper == null ? 1 : step.upper)
      ])
    ])
    error_message = join("\n", flatten([
      for key, policy in var.step_policies : [
        for index, step in policy.steps :
        "step_policies[\"${key}\"].steps[${index}] is a step from ${jsonencode(step.lower)} to ${jsonencode(step.upper)}; allowed: a lower end below the upper one."
        if step.lower != null &&
        step.upper != null &&
        (step.lower == null ? 0 : step.lower) >= (step.upper == null ? 1 : step.upper)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for policy in var.step_policies : alltrue([
        for step in policy.steps :
        floor(step.adjustment) == step.adjustment && step.adjustment >= -5000 && step.adjustment <= 5000
      ])
    ])
    error_message = join("\n", flatten([
      for key, policy in var.step_policies : [
        for index, step in policy.steps :
        "step_policies[\"${key}\"].steps[${index}].adjustment is ${jsonencode(step.adjustment)}; allowed: a whole number from -5000 to 5000."
        if floor(step.adjustment) != step.adjustment || step.adjustment < -5000 || step.adjustment > 5000
      ]
    ]))
  }

  validation {
    condition = length([
      for name, policy in var.step_policies : name
      if policy.alarm.namespace == (
        var.cloudwatch_agent == null ? "CWAgent" : var.cloudwatch_agent.namespace
      ) &&
      length(policy.alarm.dimensions) == 0 &&
      (
        var.cloudwatch_agent == null ||
        !contains(["mem_used_percent", "disk_used_percent"], policy.alarm.metric)
      )
    ]) == 0
    error_message = try(
      join("", [
        "step_policies has \"",
        join("\", \"", [
          for name, policy in var.step_policies : name
          if policy.alarm.namespace == (
            var.cloudwatch_agent == null ? "CWAgent" : var.cloudwatch_agent.namespace
          ) &&
          length(policy.alarm.dimensions) == 0 &&
          (
            var.cloudwatch_agent == null ||
            !contains(["mem_used_percent", "disk_used_percent"], policy.alarm.metric)
          )
        ]),
        "\", whose alarms are about metrics in ",
        var.cloudwatch_agent == null ? "CWAgent" : var.cloudwatch_agent.namespace,
        " that no agent here publishes; allowed: of \"mem_used_percent\", \"disk_used_percent\" with cloudwatch_agent, or dimensions that an agent of your own publishes.",
      ]),
      ""
    )
  }
}

variable "suspended_processes" {
  type        = set(string)
  description = <<-EOT
    What the group does not do for now. Each process: one of "Launch", "Terminate",
    "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh",
    "ReplaceUnhealthy", "ScheduledActions".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for process in var.suspended_processes : contains([
        "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck",
        "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions",
      ], process)
    ])
    error_message = join("\n", [
      for process in var.suspended_processes :
      "suspended_processes is \"${process}\"; allowed: one of \"Launch\", \"Terminate\", \"AddToLoadBalancer\", \"AlarmNotification\", \"AZRebalance\", \"HealthCheck\", \"InstanceRefresh\", \"ReplaceUnhealthy\", \"ScheduledActions\"."
      if !contains([
        "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck",
        "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions",
      ], process)
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

variable "target_groups" {
  type = map(object({
    # The target group's ARN.
    arn = string
    # The part of the ARN that scaling by requests needs.
    arn_suffix = optional(string)
    # The same part of the load balancer's ARN.
    load_balancer_arn_suffix = optional(string)
    # Listeners and rules that forward to the group; not used.
    listener_arns = optional(list(string), [])
    # The group's name; not used.
    name = optional(string)
    # The group's own port; not used.
    port = optional(number)
    # The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against it.
    protocol = optional(string)
  }))
  description = <<-EOT
    Target groups that instances are registered with, by name; their targets are of the type
    instance. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with
    a letter and not ending with a hyphen.
    - arn: The target group's ARN. Allowed: a target group's ARN.
    - arn_suffix: The part of the ARN that scaling by requests needs. Allowed: the last part of a
      target group's ARN, "targetgroup/NAME/ID". Optional.
    - load_balancer_arn_suffix: The same part of the load balancer's ARN. Allowed: the last part of
      a load balancer's ARN, "app/NAME/ID". Optional.
    - listener_arns: Listeners and rules that forward to the group; not used. Each arn: a listener's
      or a rule's ARN, such as "arn:aws:elasticloadbalancing:region:123456789012:resource". Default:
      [].
    - name: The group's name; not used. Optional.
    - port: The group's own port; not used. Optional.
    - protocol: The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against
      it. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, group in var.target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "target_groups is a map with the keys \"${join("\", \"", [
      for name, group in var.target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.arn))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].arn is \"${group.arn}\"; allowed: a target group's ARN."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.arn))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.arn_suffix == null ? true : can(regex("^(?:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.arn_suffix))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].arn_suffix is \"${group.arn_suffix}\"; allowed: the last part of a target group's ARN, \"targetgroup/NAME/ID\"."
      if group.arn_suffix == null ? false : !can(regex("^(?:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.arn_suffix))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.load_balancer_arn_suffix == null ? true : can(regex("^(?:(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.load_balancer_arn_suffix))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].load_balancer_arn_suffix is \"${group.load_balancer_arn_suffix}\"; allowed: the last part of a load balancer's ARN, \"app/NAME/ID\"."
      if group.load_balancer_arn_suffix == null ? false : !can(regex("^(?:(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", group.load_balancer_arn_suffix))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : alltrue([
        for arn in group.listener_arns :
        can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, group in var.target_groups : [
        for index, arn in group.listener_arns :
        "target_groups[\"${key}\"].listener_arns[${index}] is \"${arn}\"; allowed: a listener's or a rule's ARN, such as \"arn:aws:elasticloadbalancing:region:123456789012:resource\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", arn))
      ]
    ]))
  }
}

variable "termination_policies" {
  type        = list(string)
  description = <<-EOT
    Which instance goes first when the group shrinks. Default: AWS's own choice. Each policy: one of
    "Default", "AllocationStrategy", "OldestLaunchTemplate", "OldestInstance", "NewestInstance",
    "ClosestToNextInstanceHour".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for policy in var.termination_policies : contains([
        "Default",
        "AllocationStrategy",
        "OldestLaunchTemplate",
        "OldestInstance",
        "NewestInstance",
        "ClosestToNextInstanceHour",
      ], policy)
    ])
    error_message = join("\n", [
      for index, policy in var.termination_policies :
      "termination_policies[${index}] is \"${policy}\"; allowed: one of \"Default\", \"AllocationStrategy\", \"OldestLaunchTemplate\", \"OldestInstance\", \"NewestInstance\", \"ClosestToNextInstanceHour\"."
      if !contains([
        "Default",
        "AllocationStrategy",
        "OldestLaunchTemplate",
        "OldestInstance",
        "NewestInstance",
        "ClosestToNextInstanceHour",
      ], policy)
    ])
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of `network` that instances stand in. Allowed: 1 to 32 lower-case ASCII letters, digits
    and hyphens, beginning with a letter and not ending with a hyphen.
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
      contains(keys(var.network.tiers), var.tier) ? length(var.network.tiers[var.tier].subnets) != 0 : true
    )
    error_message = "tier is \"${var.tier}\", which has no subnets; allowed: a tier with subnets."
  }
}

variable "tracking" {
  type = object({
    # By the average CPU use (ASGAverageCPUUtilization).
    cpu = optional(object({
      # Average CPU use in per cent.
      target = number
      # Whether the policy takes instances away, too.
      scale_in = optional(bool, true)
    }))
    # By the average traffic into each instance.
    network_in = optional(object({
      # Average bytes for each instance in a minute.
      target = number
      # Whether the policy takes instances away, too.
      scale_in = optional(bool, true)
    }))
    # By the average traffic out of each instance.
    network_out = optional(object({
      # Average bytes for each instance in a minute.
      target = number
      # Whether the policy takes instances away, too.
      scale_in = optional(bool, true)
    }))
    # By requests for each instance (ALBRequestCountPerTarget).
    requests = optional(object({
      # Requests for each instance in a minute.
      target = number
      # The key of `target_groups` whose requests are counted, of an Application Load Balancer; it
      # needs both ARN suffixes.
      target_key = string
      # Whether the policy takes instances away, too.
      scale_in = optional(bool, true)
    }))
  })
  description = <<-EOT
    Metrics that are held at a target; the group follows the one that asks for most instances.
    - cpu: By the average CPU use (ASGAverageCPUUtilization). Optional.
      - target: Average CPU use in per cent. Allowed: a whole number from 1 to 100 per cent.
      - scale_in: Whether the policy takes instances away, too. Default: true.
    - network_in: By the average traffic into each instance. Optional.
      - target: Average bytes for each instance in a minute. Allowed: a whole number from 1 to
        1000000000000 bytes.
      - scale_in: Whether the policy takes instances away, too. Default: true.
    - network_out: By the average traffic out of each instance. Optional.
      - target: Average bytes for each instance in a minute. Allowed: a whole number from 1 to
        1000000000000 bytes.
      - scale_in: Whether the policy takes instances away, too. Default: true.
    - requests: By requests for each instance (ALBRequestCountPerTarget). Optional.
      - target: Requests for each instance in a minute. Allowed: a whole number from 1 to 1000000000
        requests.
      - target_key: The key of `target_groups` whose requests are counted, of an Application Load
        Balancer; it needs both ARN suffixes. Allowed: 1 to 32 lower-case ASCII letters, digits and
        hyphens, beginning with a letter and not ending with a hyphen.
      - scale_in: Whether the policy takes instances away, too. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.tracking.cpu == null ? true : (
      floor(var.tracking.cpu.target) == var.tracking.cpu.target &&
      var.tracking.cpu.target >= 1 &&
      var.tracking.cpu.target <= 100
    )
    error_message = try(
      "tracking.cpu.target is ${jsonencode(var.tracking.cpu.target)}; allowed: a whole number from 1 to 100 per cent.",
      ""
    )
  }

  validation {
    condition = var.tracking.network_in == null ? true : (
      floor(var.tracking.network_in.target) == var.tracking.network_in.target &&
      var.tracking.network_in.target >= 1 &&
      var.tracking.network_in.target <= 1000000000000
    )
    error_message = try(
      "tracking.network_in.target is ${jsonencode(var.tracking.network_in.target)}; allowed: a whole number from 1 to 1000000000000 bytes.",
      ""
    )
  }

  validation {
    condition = var.tracking.network_out == null ? true : (
      floor(var.tracking.network_out.target) == var.tracking.network_out.target &&
      var.tracking.network_out.target >= 1 &&
      var.tracking.network_out.target <= 1000000000000
    )
    error_message = try(
      "tracking.network_out.target is ${jsonencode(var.tracking.network_out.target)}; allowed: a whole number from 1 to 1000000000000 bytes.",
      ""
    )
  }

  validation {
    condition = var.tracking.requests == null ? true : (
      floor(var.tracking.requests.target) == var.tracking.requests.target &&
      var.tracking.requests.target >= 1 &&
      var.tracking.requests.target <= 1000000000
    )
    error_message = try(
      "tracking.requests.target is ${jsonencode(var.tracking.requests.target)}; allowed: a whole number from 1 to 1000000000 requests.",
      ""
    )
  }

  validation {
    condition = var.tracking.requests == null ? true : can(regex(
      "^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$",
      var.tracking.requests.target_key
    ))
    error_message = try(
      "tracking.requests.target_key is \"${var.tracking.requests.target_key}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = (
      var.tracking.requests == null ||
      contains(
        keys(var.target_groups),
        var.tracking.requests == null ? "" : var.tracking.requests.target_key
      )
    )
    error_message = join("", [
      "tracking has requests of the target group \"",
      var.tracking.requests == null ? "" : var.tracking.requests.target_key,
      "\"; allowed: of \"",
      join("\", \"", keys(var.target_groups)),
      "\", the keys of target_groups.",
    ])
  }

  validation {
    condition = !contains(
      local.uncountable_groups,
      var.tracking.requests == null ? "" : var.tracking.requests.target_key
    )
    error_message = "tracking has requests of the target group \"${
      var.tracking.requests == null ? "" : var.tracking.requests.target_key
    }\", which lacks a suffix of its ARNs; allowed: a group with arn_suffix and load_balancer_arn_suffix."
  }
}

variable "user_data" {
  type        = string
  description = <<-EOT
    What an instance does at its first boot: a script or cloud-config (cloud-init documentation:
    User-data formats). Allowed: a text that begins with "#!" (a script), "#cloud-config",
    "#cloud-boothook", "#include", "#part-handler" or "## template: jinja", or a whole MIME message.
  EOT
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.user_data == "" ||
      can(regex("^(#!|#cloud-config\\s|#cloud-boothook\\s|#include\\s|#part-handler\\s|## template: jinja\\s|Content-Type: multipart/|MIME-Version: )", var.user_data))
    )
    error_message = "user_data is a text of another form; allowed: a text that begins with \"#!\" (a script), \"#cloud-config\", \"#cloud-boothook\", \"#include\", \"#part-handler\" or \"## template: jinja\", or a whole MIME message."
  }
}

variable "user_data_parts" {
  type        = map(string)
  description = <<-EOT
    Further parts by name, before `user_data`: scripts run in the order of their names, after all
    cloud-config.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Each part: a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook",
    "#include", "#part-handler" or "## template: jinja".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, part in var.user_data_parts : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "user_data_parts is a map with the keys \"${join("\", \"", [
      for name, part in var.user_data_parts : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for part in var.user_data_parts :
      can(regex("^(#!|#cloud-config\\s|#cloud-boothook\\s|#include\\s|#part-handler\\s|## template: jinja\\s)", part))
    ])
    error_message = join("\n", [
      for key, part in var.user_data_parts :
      "user_data_parts[\"${key}\"] is a text of another form; allowed: a text that begins with \"#!\" (a script), \"#cloud-config\", \"#cloud-boothook\", \"#include\", \"#part-handler\" or \"## template: jinja\"."
      if !can(regex("^(#!|#cloud-config\\s|#cloud-boothook\\s|#include\\s|#part-handler\\s|## template: jinja\\s)", part))
    ])
  }

  validation {
    condition = !(
      can(regex("^(Content-Type|MIME-Version):", var.user_data)) &&
      (length(var.user_data_parts) != 0 || var.codedeploy_agent || var.cloudwatch_agent != null)
    )
    error_message = "user_data is a whole MIME message next to other parts; allowed: a message alone, or parts by name."
  }
}

variable "wait_for_capacity_seconds" {
  type        = number
  description = <<-EOT
    Seconds that an apply waits for `min_size` instances in service, when the group is made or that
    size rises; 0: it does not wait. Default: 600, or 0 where a hook holds launches. Allowed: a
    whole number from 0 to 7200 seconds.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.wait_for_capacity_seconds == null ? true : (
      floor(var.wait_for_capacity_seconds) == var.wait_for_capacity_seconds &&
      var.wait_for_capacity_seconds >= 0 &&
      var.wait_for_capacity_seconds <= 7200
    )
    error_message = "wait_for_capacity_seconds is ${jsonencode(var.wait_for_capacity_seconds)}; allowed: a whole number from 0 to 7200 seconds."
  }

  validation {
    condition = (
      (
        var.wait_for_capacity_seconds == null ? local.default_capacity_wait : var.wait_for_capacity_seconds
      ) == 0 ||
      alltrue([
        for seconds in local.launching_heartbeats : (
          var.wait_for_capacity_seconds == null ? local.default_capacity_wait : var.wait_for_capacity_seconds
        ) > seconds + 120
      ])
    )
    error_message = join("", [
      "wait_for_capacity_seconds is ",
      var.wait_for_capacity_seconds == null ? local.default_capacity_wait : var.wait_for_capacity_seconds,
      ", and launching hooks hold an instance for up to ",
      join(", ", local.launching_heartbeats),
      " seconds; allowed: more than each of them and 120 for the boot, or 0 for no wait.",
    ])
  }
}

variable "warm_pool" {
  type = object({
    # What prepared instances are.
    state = optional(string, "Stopped")
    # Least number of prepared instances.
    min_size = optional(number, 0)
    # Most instances of the group and its pool together.
    max_prepared = optional(number)
    # Whether instances go back to the pool when the group shrinks.
    reuse_on_scale_in = optional(bool, false)
  })
  description = <<-EOT
    Instances that have booted before they are needed. Allowed: a min_size that is not above
    max_prepared.
    - state: What prepared instances are. Stopped: they cost their disks alone; Running; Hibernated:
      stopped with their memory kept on the root disk, which needs room for it, with a type and an
      image that hibernate. Allowed: one of "Stopped", "Running", "Hibernated". Default: "Stopped".
    - min_size: Least number of prepared instances. Allowed: a whole number from 0 to 5000
      instances. Default: 0.
    - max_prepared: Most instances of the group and its pool together. Default: `max_size`. Allowed:
      a whole number from 0 to 5000 instances. Optional.
    - reuse_on_scale_in: Whether instances go back to the pool when the group shrinks. Default:
      false.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.warm_pool == null ? true : (
      var.warm_pool.max_prepared == null ||
      var.warm_pool.min_size <= (var.warm_pool.max_prepared == null ? 5000 : var.warm_pool.max_prepared)
    )
    error_message = try(
      "warm_pool is a pool of at least ${var.warm_pool.min_size} instances with at most ${jsonencode(var.warm_pool.max_prepared)} prepared; allowed: a min_size that is not above max_prepared.",
      ""
    )
  }

  validation {
    condition = var.warm_pool == null ? true : contains([
      "Stopped", "Running", "Hibernated",
    ], var.warm_pool.state)
    error_message = try(
      "warm_pool.state is \"${var.warm_pool.state}\"; allowed: one of \"Stopped\", \"Running\", \"Hibernated\".",
      ""
    )
  }

  validation {
    condition = var.warm_pool == null ? true : (
      floor(var.warm_pool.min_size) == var.warm_pool.min_size &&
      var.warm_pool.min_size >= 0 &&
      var.warm_pool.min_size <= 5000
    )
    error_message = try(
      "warm_pool.min_size is ${jsonencode(var.warm_pool.min_size)}; allowed: a whole number from 0 to 5000 instances.",
      ""
    )
  }

  validation {
    condition = (
      var.warm_pool == null ? true
      : var.warm_pool.max_prepared == null ? true : (
        floor(var.warm_pool.max_prepared) == var.warm_pool.max_prepared &&
        var.warm_pool.max_prepared >= 0 &&
        var.warm_pool.max_prepared <= 5000
      )
    )
    error_message = try(
      "warm_pool.max_prepared is ${jsonencode(var.warm_pool.max_prepared)}; allowed: a whole number from 0 to 5000 instances.",
      ""
    )
  }

  validation {
    condition     = var.warm_pool == null || var.purchase.on_demand_percentage == 100
    error_message = "warm_pool is given for a group with an on_demand_percentage of ${var.purchase.on_demand_percentage}; allowed: a warm pool where all instances are On-Demand."
  }
}

variable "warmup_seconds" {
  type        = number
  description = <<-EOT
    Seconds before a new instance counts in metrics and as in service. Allowed: a whole number from
    0 to 86400 seconds.
  EOT
  default     = 120
  nullable    = false

  validation {
    condition = (
      floor(var.warmup_seconds) == var.warmup_seconds &&
      var.warmup_seconds >= 0 &&
      var.warmup_seconds <= 86400
    )
    error_message = "warmup_seconds is ${jsonencode(var.warmup_seconds)}; allowed: a whole number from 0 to 86400 seconds."
  }
}

variable "weights" {
  type        = map(number)
  description = <<-EOT
    What an instance of each type counts for in the group's sizes. Default: every instance counts
    one. Each weight: a whole number from 1 to 999.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for weight in var.weights : floor(weight) == weight && weight >= 1 && weight <= 999
    ])
    error_message = join("\n", [
      for key, weight in var.weights :
      "weights[\"${key}\"] is ${jsonencode(weight)}; allowed: a whole number from 1 to 999."
      if floor(weight) != weight || weight < 1 || weight > 999
    ])
  }

  validation {
    condition = (
      length(var.weights) == 0 ||
      (
        length([for type in var.instance_types : type if !contains(keys(var.weights), type)]) == 0 &&
        length([for type in keys(var.weights) : type if !contains(var.instance_types, type)]) == 0
      )
    )
    error_message = "weights has \"${join("\", \"", keys(var.weights))}\"; allowed: a weight for each of instance_types, \"${join("\", \"", var.instance_types)}\", or none."
  }
}

variable "zones" {
  type        = list(string)
  description = <<-EOT
    The zones that instances stand in, of the tier's. Default: all of them.
    Allowed: one zone at least.
    Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zones == null ? true : length(var.zones) != 0
    error_message = try(
      "zones is [${join(", ", [for text in var.zones : "\"${text}\""])}]; allowed: one zone at least. Leave zones out for all of the tier's.",
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
}
