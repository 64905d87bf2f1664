# Generated from src/compute/ec2-instance/ec2-instance.ts by `npm run modules`. Do not edit.

variable "alarm_topics" {
  type        = list(string)
  description = <<-EOT
    SNS topics that both alarms tell of trouble and of its end.
    Allowed: at most 4 topics.
    Allowed: each topic once.
    Each topic: an SNS topic's ARN.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(var.alarm_topics) <= 4
    error_message = "alarm_topics is a list of ${length(var.alarm_topics)} topics; allowed: at most 4 topics."
  }

  validation {
    condition     = length(distinct(var.alarm_topics)) == length(var.alarm_topics)
    error_message = "alarm_topics is [${join(", ", [for text in var.alarm_topics : "\"${text}\""])}]; allowed: each topic once."
  }

  validation {
    condition = alltrue([
      for topic in var.alarm_topics :
      can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256})$", topic))
    ])
    error_message = join("\n", [
      for index, topic in var.alarm_topics :
      "alarm_topics[${index}] is \"${topic}\"; allowed: an SNS topic's ARN."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256})$", topic))
    ])
  }
}

variable "allocation_id" {
  type        = string
  description = <<-EOT
    Allocation id of an Elastic IP of yours, with the public address existing. Allowed: an id that
    begins with "eipalloc-".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.allocation_id == null ? true : can(regex("^(?:eipalloc-[0-9a-z]{8,})$", var.allocation_id))
    error_message = try(
      "allocation_id is \"${var.allocation_id}\"; allowed: an id that begins with \"eipalloc-\".",
      ""
    )
  }

  validation {
    condition     = (var.public_address == "existing") == (var.allocation_id != null)
    error_message = "public_address is \"${var.public_address}\" ${var.allocation_id == null ? "without" : "with"} allocation_id; allowed: allocation_id with the public_address existing, and only with it."
  }
}

variable "certificate" {
  type = object({
    # Names of the server, each with a DNS record that leads to its address.
    names = list(string)
    # Address of the account at the certificate authority.
    email = optional(string)
    # Directory of the ACME authority (RFC 8555, section 7.1.1), whose terms you agree to by naming
    # it.
    directory_url = optional(string, "https://acme-v02.api.letsencrypt.org/directory")
    # Kind of the key: ECDSA on P-256, or RSA with 2048 bits for clients of before 2012.
    key_type = optional(string, "ecdsa")
    # The data volume, by its name, that account and certificates are kept on: they survive a
    # replacement of the server.
    volume = optional(string)
    # Port of the application on 127.0.0.1 that nginx passes requests to.
    app_port = number
    # How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security).
    hsts_seconds = optional(number, 0)
    # Longest silence of the application, in seconds, before the client gets 504.
    timeout_seconds = optional(number, 60)
    # Largest request body in MiB; a larger one gets 413.
    max_body_mib = optional(number, 10)
    # Whether connections may be upgraded to WebSocket (RFC 6455).
    websocket = optional(bool, true)
  })
  description = <<-EOT
    A certificate that the server gets by ACME and renews by itself, with nginx in front of the
    application. For Amazon Linux 2023, and names that lead to the server's public address; its
    security groups have to let everyone in by TCP 80 and 443.
    - names: Names of the server, each with a DNS record that leads to its address. HTTP-01 knows no
      wildcards (RFC 8555, section 8.3). Allowed: 1 to 100 names; each name once. Each name: a
      domain name in lower case without a final dot, such as "api.example.com".
    - email: Address of the account at the certificate authority. Let's Encrypt sends no notice of
      expiry any more (Let's Encrypt: Ending Support for Expiration Notification Emails), other
      authorities may ask for one. Allowed: an address such as "ops@example.com". Optional.
    - directory_url: Directory of the ACME authority (RFC 8555, section 7.1.1), whose terms you
      agree to by naming it. While trying things out:
      https://acme-staging-v02.api.letsencrypt.org/directory, whose limits are wide and whose
      certificates nobody trusts. Each authority's certificates are kept apart. Allowed: an https
      URL without query, in ASCII letters, digits and . _ ~ -. Default:
      "https://acme-v02.api.letsencrypt.org/directory".
    - key_type: Kind of the key: ECDSA on P-256, or RSA with 2048 bits for clients of before 2012.
      Allowed: one of "ecdsa", "rsa". Default: "ecdsa".
    - volume: The data volume, by its name, that account and certificates are kept on: they survive
      a replacement of the server. Default: the root disk; a new server then asks for a new
      certificate, five a week at most for the same names (Let's Encrypt: Rate Limits). Allowed: 1
      to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending
      with a hyphen. Optional.
    - app_port: Port of the application on 127.0.0.1 that nginx passes requests to. Allowed: a whole
      number from 1 to 65535; a port but 80 and 443, which nginx listens on.
    - hsts_seconds: How long, in seconds, browsers are to use HTTPS alone (RFC 6797,
      Strict-Transport-Security). 0: not said. Allowed: a whole number from 0 to 63072000 seconds.
      Default: 0.
    - timeout_seconds: Longest silence of the application, in seconds, before the client gets 504.
      Allowed: a whole number from 1 to 3600 seconds. Default: 60.
    - max_body_mib: Largest request body in MiB; a larger one gets 413. Allowed: a whole number from
      1 to 10240 MiB. Default: 10.
    - websocket: Whether connections may be upgraded to WebSocket (RFC 6455). Default: true.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.certificate == null ? true : (
      length(var.certificate.names) >= 1 && length(var.certificate.names) <= 100
    )
    error_message = try(
      "certificate.names is a list of ${length(var.certificate.names)} names; allowed: 1 to 100 names.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : length(distinct(
      var.certificate.names
    )) == length(var.certificate.names)
    error_message = try(
      "certificate.names is [${join(", ", [for text in var.certificate.names : "\"${text}\""])}]; allowed: each name once.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : alltrue([
      for name in var.certificate.names :
      can(regex("^(?:([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
    ])
    error_message = join(
      "\n",
      var.certificate == null ? [] : [
        for index, name in var.certificate.names :
        "certificate.names[${index}] is \"${name}\"; allowed: a domain name in lower case without a final dot, such as \"api.example.com\"."
        if !can(regex("^(?:([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
      ]
    )
  }

  validation {
    condition = (
      var.certificate == null ? true
      : var.certificate.email == null ? true : can(regex("^(?:[A-Za-z0-9._+-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", var.certificate.email))
    )
    error_message = try(
      "certificate.email is \"${var.certificate.email}\"; allowed: an address such as \"ops@example.com\".",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : can(regex("^(?:https://[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?)$", var.certificate.directory_url))
    error_message = try(
      "certificate.directory_url is \"${var.certificate.directory_url}\"; allowed: an https URL without query, in ASCII letters, digits and . _ ~ -.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : contains([
      "ecdsa", "rsa",
    ], var.certificate.key_type)
    error_message = try(
      "certificate.key_type is \"${var.certificate.key_type}\"; allowed: one of \"ecdsa\", \"rsa\".",
      ""
    )
  }

  validation {
    condition = (
      var.certificate == null ? true
      : var.certificate.volume == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.certificate.volume))
    )
    error_message = try(
      "certificate.volume is \"${var.certificate.volume}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : (
      floor(var.certificate.app_port) == var.certificate.app_port &&
      var.certificate.app_port >= 1 &&
      var.certificate.app_port <= 65535
    )
    error_message = try(
      "certificate.app_port is ${jsonencode(var.certificate.app_port)}; allowed: a whole number from 1 to 65535.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : !contains([80, 443], var.certificate.app_port)
    error_message = try(
      "certificate.app_port is ${jsonencode(var.certificate.app_port)}; allowed: a port but 80 and 443, which nginx listens on.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : (
      floor(var.certificate.hsts_seconds) == var.certificate.hsts_seconds &&
      var.certificate.hsts_seconds >= 0 &&
      var.certificate.hsts_seconds <= 63072000
    )
    error_message = try(
      "certificate.hsts_seconds is ${jsonencode(var.certificate.hsts_seconds)}; allowed: a whole number from 0 to 63072000 seconds.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : (
      floor(var.certificate.timeout_seconds) == var.certificate.timeout_seconds &&
      var.certificate.timeout_seconds >= 1 &&
      var.certificate.timeout_seconds <= 3600
    )
    error_message = try(
      "certificate.timeout_seconds is ${jsonencode(var.certificate.timeout_seconds)}; allowed: a whole number from 1 to 3600 seconds.",
      ""
    )
  }

  validation {
    condition = var.certificate == null ? true : (
      floor(var.certificate.max_body_mib) == var.certificate.max_body_mib &&
      var.certificate.max_body_mib >= 1 &&
      var.certificate.max_body_mib <= 10240
    )
    error_message = try(
      "certificate.max_body_mib is ${jsonencode(var.certificate.max_body_mib)}; allowed: a whole number from 1 to 10240 MiB.",
      ""
    )
  }

  validation {
    condition     = var.certificate == null || var.public_address != "none"
    error_message = "certificate is given without a public address, at which the authority asks; allowed: public_address \"own\" or \"existing\", or a load balancer's certificate of AWS Certificate Manager."
  }

  validation {
    condition = (
      (var.certificate == null ? "" : var.certificate.volume == null ? "" : var.certificate.volume) == "" ||
      contains(
        [for name, volume in var.volumes : name if volume.mount_path != null],
        var.certificate == null ? "" : var.certificate.volume == null ? "" : var.certificate.volume
      )
    )
    error_message = join("", [
      "certificate has the volume \"",
      var.certificate == null ? "" : var.certificate.volume == null ? "" : var.certificate.volume,
      "\"; allowed: of \"",
      join("\", \"", [for name, volume in var.volumes : name if volume.mount_path != null]),
      "\", the volumes that are mounted.",
    ])
  }
}

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

variable "final_snapshot" {
  type        = bool
  description = "Whether a volume that is deleted after all leaves a snapshot."
  default     = true
  nullable    = false
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

variable "image_refresh" {
  type        = string
  description = <<-EOT
    Any text; a change replaces the server by one with the newest image of the parameter. Without,
    it stays with the image that it started from. Allowed: up to 128 ASCII letters, digits and . _ :
    / + = @ -.
  EOT
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9._:/+=@-]{0,128})$", var.image_refresh))
    error_message = "image_refresh is \"${var.image_refresh}\"; allowed: up to 128 ASCII letters, digits and . _ : / + = @ -."
  }
}

variable "instance_type" {
  type        = string
  description = <<-EOT
    The instance type, built on the Nitro System. A change stops the server and starts it as the new
    type.
    Allowed: an instance type, such as "m7i.large".
    Allowed: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro" or
    "t4g.micro".
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", var.instance_type))
    error_message = "instance_type is \"${var.instance_type}\"; allowed: an instance type, such as \"m7i.large\"."
  }

  validation {
    condition = (
      !can(regex("^(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\\.", var.instance_type)) ||
      can(regex("^i3\\.metal$", var.instance_type))
    )
    error_message = "instance_type is \"${var.instance_type}\"; allowed: an instance type that is built on the Nitro System, such as \"m7i.large\", \"t3.micro\" or \"t4g.micro\". Take a newer family: t3 for t2, m5 or later for m4, c5 or later for c4."
  }

  validation {
    condition = length([
      for type in [var.instance_type] : type
      if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) != (var.image.architecture == "arm64")
    ]) == 0
    error_message = "instance_type is \"${var.instance_type}\" with an image for ${var.image.architecture}; allowed: Graviton types with arm64, all others with x86_64."
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

variable "name" {
  type        = string
  description = <<-EOT
    The server's name, in the Name tags of all that belongs to it. Allowed: 1 to 32 ASCII letters,
    digits and hyphens, beginning with a letter and not ending with a hyphen.
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

variable "private_ip" {
  type        = string
  description = <<-EOT
    Private IPv4 address out of the subnet's range; a change replaces the server. Default: any, and
    another one when the server is replaced. Allowed: an IPv4 address, such as "10.0.0.10".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.private_ip == null ? true : can(regex("^(?:(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})$", var.private_ip))
    error_message = try(
      "private_ip is \"${var.private_ip}\"; allowed: an IPv4 address, such as \"10.0.0.10\".",
      ""
    )
  }

  validation {
    condition = var.private_ip == null ? true : (
      tonumber(split("/", "${var.private_ip}/32")[1]) >= tonumber(split("/", local.subnet_range)[1]) &&
      cidrhost(
        "${split("/", "${var.private_ip}/32")[0]}/${tonumber(split("/", local.subnet_range)[1])}",
        0
      ) == cidrhost(local.subnet_range, 0)
    )
    error_message = "private_ip is ${jsonencode(var.private_ip)}; allowed: an address of the subnet in the zone \"${var.zone}\" of the tier \"${var.tier}\"."
  }
}

variable "protect_address" {
  type        = bool
  description = <<-EOT
    Whether Terraform refuses to give the address back (prevent_destroy). A change of it is a move
    in the state: see below.
  EOT
  default     = true
  nullable    = false
}

variable "protect_volumes" {
  type        = bool
  description = <<-EOT
    Whether Terraform refuses to delete volumes (prevent_destroy). A change of it is a move in the
    state: see below.
  EOT
  default     = true
  nullable    = false
}

variable "public_address" {
  type        = string
  description = <<-EOT
    The server's public IPv4 address. none: it is reached through a load balancer, or not at all;
    own: an Elastic IP that stays when the server is replaced; existing: `allocation_id`. Allowed:
    one of "none", "own", "existing".
  EOT
  default     = "none"
  nullable    = false

  validation {
    condition     = contains(["none", "own", "existing"], var.public_address)
    error_message = "public_address is \"${var.public_address}\"; allowed: one of \"none\", \"own\", \"existing\"."
  }

  validation {
    condition = (
      var.public_address == "none" ||
      (contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind == "public" : true)
    )
    error_message = "public_address is \"${var.public_address}\" in the tier \"${var.tier}\", whose subnets the internet does not reach; allowed: \"none\", or a public tier."
  }
}

variable "reboot" {
  type        = bool
  description = <<-EOT
    Whether a failed instance status check reboots the server: an alarm with the action ec2:reboot
    (Amazon CloudWatch User Guide: Create alarms to stop, terminate, reboot, or recover an EC2
    instance).
  EOT
  default     = true
  nullable    = false
}

variable "recovery" {
  type        = bool
  description = <<-EOT
    Whether a failed system status check moves the server to other hardware: an alarm with the
    action ec2:recover (Amazon EC2 User Guide: Automatic instance recovery). Id, addresses and
    volumes stay.
  EOT
  default     = true
  nullable    = false
}

variable "replace_on_user_data" {
  type        = bool
  description = <<-EOT
    Whether a change of user data replaces the server, so that what is written is what runs.
    Without, the server is stopped and started with the new text, which cloud-init does not run
    again.
  EOT
  default     = true
  nullable    = false
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
    # The target group, whose targets are instances.
    arn = string
    # Port that the server is asked on.
    port = optional(number)
  }))
  description = <<-EOT
    Target groups that the server is registered with, by a name of yours. Allowed: keys of 1 to 32
    lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
    - arn: The target group, whose targets are instances. Allowed: a target group's ARN, such as
      "arn:aws:elasticloadbalancing:region:123456789012:resource".
    - port: Port that the server is asked on. Default: the target group's. Allowed: a whole number
      from 1 to 65535. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, target in var.target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "target_groups is a map with the keys \"${join("\", \"", [
      for name, target in var.target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for target in var.target_groups :
      can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", target.arn))
    ])
    error_message = join("\n", [
      for key, target in var.target_groups :
      "target_groups[\"${key}\"].arn is \"${target.arn}\"; allowed: a target group's ARN, such as \"arn:aws:elasticloadbalancing:region:123456789012:resource\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", target.arn))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.target_groups : target.port == null ? true : (
        floor(target.port) == target.port && target.port >= 1 && target.port <= 65535
      )
    ])
    error_message = join("\n", [
      for key, target in var.target_groups :
      "target_groups[\"${key}\"].port is ${jsonencode(target.port)}; allowed: a whole number from 1 to 65535."
      if target.port == null ? false : (
        floor(target.port) != target.port || target.port < 1 || target.port > 65535
      )
    ])
  }
}

variable "termination_protection" {
  type        = bool
  description = <<-EOT
    Whether EC2 refuses to terminate the server (disable_api_termination). AWS provider 5 turns it
    off by itself before it replaces or destroys the server, AWS provider 6 does not: turn it off in
    an apply of its own then.
  EOT
  default     = true
  nullable    = false
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

  validation {
    condition = (
      !startswith(var.user_data, "Content-Type:") && !startswith(var.user_data, "MIME-Version:") ||
      (
        var.certificate == null &&
        length([for name, volume in var.volumes : name if volume.mount_path != null]) == 0
      )
    )
    error_message = "user_data is a whole MIME message beside volumes that are mounted or a certificate; allowed: parts by name in user_data_parts."
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

variable "volumes" {
  type = map(object({
    # gp3, or io2 where its durability of 99.999 per cent and its steady IOPS are needed.
    type = optional(string, "gp3")
    # Size in GiB.
    size_gib = number
    # Operations a second (Amazon EBS User Guide: General Purpose SSD volumes, Provisioned IOPS SSD
    # volumes): gp3 from 3000, which is its default, to 80000, up to 500 for each GiB; io2 from 100,
    # needed there, up to 1000 for each GiB.
    iops = optional(number)
    # Throughput of gp3 in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5
    # takes.
    throughput = optional(number)
    # Key that encrypts the volume; a change replaces it.
    kms_key_arn = optional(string)
    # Snapshot that the volume is made from; a change replaces the volume.
    snapshot_id = optional(string)
    # Name that the volume is attached by (Amazon EC2 User Guide: Device names for volumes on Amazon
    # EC2 instances).
    device_name = string
    # Where user data mounts it at first boot, and every boot then; a blank volume gets a file
    # system first.
    mount_path = optional(string)
    # File system that a blank volume gets.
    file_system = optional(string, "xfs")
  }))
  description = <<-EOT
    Data volumes by a name of yours. They stay when the server is replaced. Allowed: keys of 1 to 32
    lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
    - type: gp3, or io2 where its durability of 99.999 per cent and its steady IOPS are needed.
      Allowed: one of "gp3", "io2". Default: "gp3".
    - size_gib: Size in GiB. It may grow in place, and a mounted file system grows at the next boot;
      AWS lets no volume shrink. Allowed: a whole number from 1 to 65536 GiB.
    - iops: Operations a second (Amazon EBS User Guide: General Purpose SSD volumes, Provisioned
      IOPS SSD volumes): gp3 from 3000, which is its default, to 80000, up to 500 for each GiB; io2
      from 100, needed there, up to 1000 for each GiB. Allowed: a whole number from 100 to 256000
      IOPS. Optional.
    - throughput: Throughput of gp3 in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS
      provider 5 takes. Default: gp3's 125. Allowed: a whole number from 125 to 1000 MiB/s.
      Optional.
    - kms_key_arn: Key that encrypts the volume; a change replaces it. Default: aws/ebs. Allowed: a
      KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
    - snapshot_id: Snapshot that the volume is made from; a change replaces the volume. Default: a
      blank one. Allowed: an id that begins with "snap-". Optional.
    - device_name: Name that the volume is attached by (Amazon EC2 User Guide: Device names for
      volumes on Amazon EC2 instances). A change attaches it anew. Allowed: "/dev/sdf" to
      "/dev/sdp".
    - mount_path: Where user data mounts it at first boot, and every boot then; a blank volume gets
      a file system first. Default: not mounted. Allowed: an absolute path of ASCII letters, digits
      and . _ -, such as "/srv/data"; a directory of its own, such as one in /srv, /mnt, /data or
      /var/lib. Optional.
    - file_system: File system that a blank volume gets. Allowed: one of "xfs", "ext4". Default:
      "xfs".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, volume in var.volumes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "volumes is a map with the keys \"${join("\", \"", [
      for name, volume in var.volumes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.type != "gp3" ||
      (
        (volume.iops == null ? 3000 : volume.iops) >= 3000 &&
        (volume.iops == null ? 3000 : volume.iops) <= 80000
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is a gp3 volume with ${jsonencode(volume.iops)} IOPS; allowed: 3000 to 80000 IOPS with gp3."
      if !(
        volume.type != "gp3" ||
        (
          (volume.iops == null ? 3000 : volume.iops) >= 3000 &&
          (volume.iops == null ? 3000 : volume.iops) <= 80000
        )
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.type != "gp3" ||
      (volume.iops == null ? 3000 : volume.iops) <= max(3000, 500 * floor(volume.size_gib))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is a disk of ${volume.size_gib} GiB with ${volume.iops == null ? 3000 : volume.iops} IOPS; allowed: up to 500 IOPS for each GiB."
      if volume.type == "gp3" &&
      (volume.iops == null ? 3000 : volume.iops) > max(3000, 500 * floor(volume.size_gib))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.type != "gp3" ||
      (
        4 * floor(volume.throughput == null ? 125 : volume.throughput) <=
        floor(volume.iops == null ? 3000 : volume.iops)
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is a disk with a throughput of ${jsonencode(volume.throughput)} MiB/s and ${volume.iops == null ? 3000 : volume.iops} IOPS; allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000. Raise iops."
      if volume.type == "gp3" &&
      (
        4 * floor(volume.throughput == null ? 125 : volume.throughput) >
        floor(volume.iops == null ? 3000 : volume.iops)
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.type == "gp3" ||
      (volume.iops == null ? false : floor(volume.iops) <= 1000 * floor(volume.size_gib))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is an io2 volume of ${volume.size_gib} GiB with ${jsonencode(volume.iops)} IOPS; allowed: iops with io2, up to 1000 for each GiB."
      if !(
        volume.type == "gp3" ||
        (volume.iops == null ? false : floor(volume.iops) <= 1000 * floor(volume.size_gib))
      )
    ])
  }

  validation {
    condition = alltrue([for volume in var.volumes : volume.type == "gp3" || volume.size_gib >= 4])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is an io2 volume of ${volume.size_gib} GiB; allowed: 4 GiB or more with io2."
      if volume.type != "gp3" && volume.size_gib < 4
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.type == "gp3" || volume.throughput == null
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] is an io2 volume with a throughput of ${jsonencode(volume.throughput)} MiB/s; allowed: a throughput with gp3 only."
      if volume.type != "gp3" && volume.throughput != null
    ])
  }

  validation {
    condition = alltrue([for volume in var.volumes : contains(["gp3", "io2"], volume.type)])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].type is \"${volume.type}\"; allowed: one of \"gp3\", \"io2\"."
      if !contains(["gp3", "io2"], volume.type)
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      floor(volume.size_gib) == volume.size_gib && volume.size_gib >= 1 && volume.size_gib <= 65536
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].size_gib is ${jsonencode(volume.size_gib)}; allowed: a whole number from 1 to 65536 GiB."
      if floor(volume.size_gib) != volume.size_gib || volume.size_gib < 1 || volume.size_gib > 65536
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.iops == null ? true : (
        floor(volume.iops) == volume.iops && volume.iops >= 100 && volume.iops <= 256000
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].iops is ${jsonencode(volume.iops)}; allowed: a whole number from 100 to 256000 IOPS."
      if volume.iops == null ? false : (
        floor(volume.iops) != volume.iops || volume.iops < 100 || volume.iops > 256000
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.throughput == null ? true : (
        floor(volume.throughput) == volume.throughput && volume.throughput >= 125 && volume.throughput <= 1000
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].throughput is ${jsonencode(volume.throughput)}; allowed: a whole number from 125 to 1000 MiB/s."
      if volume.throughput == null ? false : (
        floor(volume.throughput) != volume.throughput || volume.throughput < 125 || volume.throughput > 1000
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", volume.kms_key_arn))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].kms_key_arn is \"${volume.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
      if volume.kms_key_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", volume.kms_key_arn))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.snapshot_id == null ? true : can(regex("^(?:snap-[0-9a-z]{8,})$", volume.snapshot_id))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].snapshot_id is \"${volume.snapshot_id}\"; allowed: an id that begins with \"snap-\"."
      if volume.snapshot_id == null ? false : !can(regex("^(?:snap-[0-9a-z]{8,})$", volume.snapshot_id))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : can(regex("^(?:/dev/sd[f-p])$", volume.device_name))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].device_name is \"${volume.device_name}\"; allowed: \"/dev/sdf\" to \"/dev/sdp\"."
      if !can(regex("^(?:/dev/sd[f-p])$", volume.device_name))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.mount_path == null ? true : can(regex("^(?:(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){1,8})$", volume.mount_path))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].mount_path is \"${volume.mount_path}\"; allowed: an absolute path of ASCII letters, digits and . _ -, such as \"/srv/data\"."
      if volume.mount_path == null ? false : !can(regex("^(?:(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){1,8})$", volume.mount_path))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.mount_path == null ? true : (
        !can(regex("^/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$", volume.mount_path)) &&
        !can(regex("^/(boot|dev|etc|proc|run|sys|tmp|usr)/", volume.mount_path))
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].mount_path is \"${volume.mount_path}\"; allowed: a directory of its own, such as one in /srv, /mnt, /data or /var/lib."
      if volume.mount_path == null ? false : (
        can(regex("^/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$", volume.mount_path)) ||
        can(regex("^/(boot|dev|etc|proc|run|sys|tmp|usr)/", volume.mount_path))
      )
    ])
  }

  validation {
    condition = alltrue([for volume in var.volumes : contains(["xfs", "ext4"], volume.file_system)])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].file_system is \"${volume.file_system}\"; allowed: one of \"xfs\", \"ext4\"."
      if !contains(["xfs", "ext4"], volume.file_system)
    ])
  }

  validation {
    condition = (
      length(distinct(concat([for volume in var.volumes : volume.device_name], [var.root_disk.device_name]))) ==
      length(concat([for volume in var.volumes : volume.device_name], [var.root_disk.device_name]))
    )
    error_message = "volumes and the root disk have the devices \"${join("\", \"", concat([
      for volume in var.volumes : volume.device_name
    ], [var.root_disk.device_name]))}\"; allowed: each device once."
  }

  validation {
    condition = (
      length(distinct([for volume in var.volumes : volume.mount_path if volume.mount_path != null])) ==
      length([for volume in var.volumes : volume.mount_path if volume.mount_path != null])
    )
    error_message = "volumes has the mount paths \"${join("\", \"", [
      for volume in var.volumes : volume.mount_path
      if volume.mount_path != null
    ])}\"; allowed: each mount path once."
  }

  validation {
    condition = length([
      for path in [for volume in var.volumes : volume.mount_path if volume.mount_path != null] : path
      if length([
        for other in [for volume in var.volumes : volume.mount_path if volume.mount_path != null] : other
        if startswith(path, "${other}/")
      ]) != 0
    ]) == 0
    error_message = "volumes has the mount paths \"${join("\", \"", [
      for path in [for volume in var.volumes : volume.mount_path if volume.mount_path != null] : path
      if length([
        for other in [for volume in var.volumes : volume.mount_path if volume.mount_path != null] : other
        if startswith(path, "${other}/")
      ]) != 0
    ])}\", which lie within others; allowed: paths none of which is within another one."
  }
}

variable "zone" {
  type        = string
  description = <<-EOT
    The zone of the tier that the server and its volumes stand in. A change replaces the server and
    its volumes. Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", var.zone))
    error_message = "zone is \"${var.zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
  }

  validation {
    condition     = length(local.tier_zones) == 0 || contains(local.tier_zones, var.zone)
    error_message = "zone is \"${var.zone}\"; allowed: of \"${join("\", \"", local.tier_zones)}\", the zones of the tier \"${var.tier}\"."
  }
}
