# Generated from src/network/security-group/security-group.ts by `npm run modules`. Do not edit.

variable "description" {
  type        = string
  description = <<-EOT
    What the group is for (Amazon EC2 API Reference: CreateSecurityGroup). A change makes a new
    group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } !
    $ *, without a space at either end.
  EOT
  nullable    = false

  validation {
    condition = (
      length(var.description) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", var.description))
    )
    error_message = "description is \"${var.description}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
  }
}

variable "egress" {
  type = list(object({
    # The rule's key, in place of one that follows from what it says: for a `cidr`, or a label of
    # its peer, that is known only after the apply.
    name = optional(string)
    # Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).
    description = string
    # The protocol; `all` has no ports.
    protocol = optional(string, "tcp")
    # First destination port, of tcp and udp; needed there.
    from_port = optional(number)
    # Last destination port; default: `from_port`.
    to_port = optional(number)
    # ICMP type (IANA: ICMP Parameters); default: all.
    icmp_type = optional(number)
    # ICMP code; default: all of the type.
    icmp_code = optional(number)
    # Peer: an IPv4 or IPv6 range.
    cidr = optional(string)
    # Peer: a security group, of this VPC or of a peered one in the region.
    group = optional(object({
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
    # Peer: a prefix list, such as a gateway endpoint's.
    prefix_list = optional(object({
      # The prefix list's id; may be known only after the apply.
      id = string
      # A lasting label that is known when Terraform plans; part of the rule's address.
      name = string
    }))
    # Peer: whatever has this group.
    self = optional(bool, false)
  }))
  description = <<-EOT
    What may leave; nothing where empty, unlike AWS's own default. Replies need no rule.
    Allowed: one rule of a name, which is no other rule's key either.
    Allowed: one rule for a protocol, its ports and a peer.
    - name: The rule's key, in place of one that follows from what it says: for a `cidr`, or a label
      of its peer, that is known only after the apply. A rule that is there keeps its address by its
      present key as `name`. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
      [ ] + = & ; { } ! $ *, without a space at either end. Optional.
    - description: Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference:
      IpRange). Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ;
      { } ! $ *, without a space at either end.
    - protocol: The protocol; `all` has no ports. Allowed: one of "tcp", "udp", "icmp", "icmpv6",
      "all". Default: "tcp".
    - from_port: First destination port, of tcp and udp; needed there. Allowed: a whole number from
      0 to 65535. Optional.
    - to_port: Last destination port; default: `from_port`. Allowed: a whole number from 0 to 65535.
      Optional.
    - icmp_type: ICMP type (IANA: ICMP Parameters); default: all. Allowed: a whole number from 0 to 255.
      Optional.
    - icmp_code: ICMP code; default: all of the type. Allowed: a whole number from 0 to 255.
      Optional.
    - cidr: Peer: an IPv4 or IPv6 range. Allowed: an IPv4 or IPv6 range without host bits, such as
      "10.0.0.0/16" or "::/0". Optional.
    - group: Peer: a security group, of this VPC or of a peered one in the region. Optional.
      - id: The group's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the addresses of rules
        that name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
        [ ] + = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-",
        which AWS keeps for ids.
      - arn: The group's ARN. Optional.
      - vpc_id: The VPC that the group belongs to. Optional.
    - prefix_list: Peer: a prefix list, such as a gateway endpoint's. Optional.
      - id: The prefix list's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the rule's address.
        Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $
        *, without a space at either end; a name that does not begin with "sg-", which AWS keeps for
        ids.
    - self: Peer: whatever has this group. Default: false.
  EOT
  default     = []
  nullable    = false

  validation {
    condition = length([
      for key, named in {
        for rule in var.egress :
        rule.name == null
        ? join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "to",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ]))
        : rule.name =>
        rule.name != null...
      } : key
      if 1 < length(named) && anytrue(named)
    ]) == 0
    error_message = "egress has \"${join("\", \"", [
      for key, named in {
        for rule in var.egress :
        rule.name == null
        ? join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "to",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ]))
        : rule.name =>
        rule.name != null...
      } : key
      if 1 < length(named) && anytrue(named)
    ])}\" more than once; allowed: one rule of a name, which is no other rule's key either."
  }

  validation {
    condition = length([
      for key, named in {
        for rule in var.egress : join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "to",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ])) =>
        rule.name != null...
      } : key
      if 1 < length(named)
    ]) == 0
    error_message = "egress has \"${join("\", \"", [
      for key, named in {
        for rule in var.egress : join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "to",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ])) =>
        rule.name != null...
      } : key
      if 1 < length(named)
    ])}\" more than once; allowed: one rule for a protocol, its ports and a peer."
  }

  validation {
    condition = alltrue([
      for rule in var.egress : length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ]) == 1
    ])
    error_message = join("\n", [
      for index, rule in var.egress : "egress[${index}] (\"${rule.description}\") has ${length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ])} peers; allowed: exactly one peer: a cidr, a group, a prefix_list or self."
      if length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ]) != 1
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      contains(["tcp", "udp"], rule.protocol) == (rule.from_port != null) &&
      (rule.to_port == null || rule.from_port != null)
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}] (\"${rule.description}\") has from_port ${jsonencode(rule.from_port)} and to_port ${jsonencode(rule.to_port)} with ${rule.protocol}; allowed: a from_port with tcp and udp, and ports with nothing else. All ports are from_port 0 and to_port 65535."
      if !(
        contains(["tcp", "udp"], rule.protocol) == (rule.from_port != null) &&
        (rule.to_port == null || rule.from_port != null)
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      rule.from_port == null || rule.to_port == null ? true : rule.from_port <= rule.to_port
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}] (\"${rule.description}\") has from_port ${jsonencode(rule.from_port)} and to_port ${jsonencode(rule.to_port)}; allowed: a from_port that is not above the to_port."
      if rule.from_port == null || rule.to_port == null ? false : rule.from_port > rule.to_port
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      (rule.icmp_type == null || contains(["icmp", "icmpv6"], rule.protocol)) &&
      (rule.icmp_code == null || rule.icmp_type != null)
    ])
    error_message = join("\n", [
      for index, rule in var.egress : join("", [
        "egress[${index}] (\"${rule.description}\") has icmp_type ",
        jsonencode(rule.icmp_type),
        " and icmp_code ",
        jsonencode(rule.icmp_code),
        " with ${rule.protocol}; allowed: an icmp_type with icmp and icmpv6 only, and an icmp_code with an icmp_type only.",
      ])
      if !(
        (rule.icmp_type == null || contains(["icmp", "icmpv6"], rule.protocol)) &&
        (rule.icmp_code == null || rule.icmp_type != null)
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      rule.cidr == null ||
      !contains(["icmp", "icmpv6"], rule.protocol) ||
      (rule.protocol == "icmpv6") == can(regex(":", rule.cidr))
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}] (\"${rule.description}\") has the range ${jsonencode(rule.cidr)} with ${rule.protocol}; allowed: an IPv4 range with icmp, an IPv6 range with icmpv6."
      if rule.cidr != null &&
      contains(["icmp", "icmpv6"], rule.protocol) &&
      (rule.protocol == "icmpv6") != can(regex(":", rule.cidr))
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.name == null ? true : (
        length(rule.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].name is \"${rule.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.name == null ? false : (
        length(rule.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      length(rule.description) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].description is \"${rule.description}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(rule.description) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : contains(["tcp", "udp", "icmp", "icmpv6", "all"], rule.protocol)
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].protocol is \"${rule.protocol}\"; allowed: one of \"tcp\", \"udp\", \"icmp\", \"icmpv6\", \"all\"."
      if !contains(["tcp", "udp", "icmp", "icmpv6", "all"], rule.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.from_port == null ? true : (
        floor(rule.from_port) == rule.from_port && rule.from_port >= 0 && rule.from_port <= 65535
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].from_port is ${jsonencode(rule.from_port)}; allowed: a whole number from 0 to 65535."
      if rule.from_port == null ? false : (
        floor(rule.from_port) != rule.from_port || rule.from_port < 0 || rule.from_port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.to_port == null ? true : (
        floor(rule.to_port) == rule.to_port && rule.to_port >= 0 && rule.to_port <= 65535
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].to_port is ${jsonencode(rule.to_port)}; allowed: a whole number from 0 to 65535."
      if rule.to_port == null ? false : (
        floor(rule.to_port) != rule.to_port || rule.to_port < 0 || rule.to_port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.icmp_type == null ? true : (
        floor(rule.icmp_type) == rule.icmp_type && rule.icmp_type >= 0 && rule.icmp_type <= 255
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].icmp_type is ${jsonencode(rule.icmp_type)}; allowed: a whole number from 0 to 255."
      if rule.icmp_type == null ? false : (
        floor(rule.icmp_type) != rule.icmp_type || rule.icmp_type < 0 || rule.icmp_type > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.icmp_code == null ? true : (
        floor(rule.icmp_code) == rule.icmp_code && rule.icmp_code >= 0 && rule.icmp_code <= 255
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].icmp_code is ${jsonencode(rule.icmp_code)}; allowed: a whole number from 0 to 255."
      if rule.icmp_code == null ? false : (
        floor(rule.icmp_code) != rule.icmp_code || rule.icmp_code < 0 || rule.icmp_code > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress :
      rule.cidr == null ? true : try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].cidr is \"${rule.cidr}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
      if rule.cidr == null ? false : !try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.group == null ? true : (
        length(rule.group.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.group.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].group.name is \"${rule.group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.group == null ? false : (
        length(rule.group.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.group.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.group == null ? true : !startswith(rule.group.name, "sg-")
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].group.name is \"${rule.group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if rule.group == null ? false : startswith(rule.group.name, "sg-")
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.prefix_list == null ? true : (
        length(rule.prefix_list.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.prefix_list.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].prefix_list.name is \"${rule.prefix_list.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.prefix_list == null ? false : (
        length(rule.prefix_list.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.prefix_list.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.egress : rule.prefix_list == null ? true : !startswith(rule.prefix_list.name, "sg-")
    ])
    error_message = join("\n", [
      for index, rule in var.egress :
      "egress[${index}].prefix_list.name is \"${rule.prefix_list.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if rule.prefix_list == null ? false : startswith(rule.prefix_list.name, "sg-")
    ])
  }

  validation {
    condition = max(
      length([for rule in var.egress : true if rule.cidr == null || !can(regex(":", rule.cidr))]),
      length([for rule in var.egress : true if rule.cidr == null || can(regex(":", rule.cidr))])
    ) <= var.rule_quota
    error_message = "egress has ${max(
      length([for rule in var.egress : true if rule.cidr == null || !can(regex(":", rule.cidr))]),
      length([for rule in var.egress : true if rule.cidr == null || can(regex(":", rule.cidr))])
    )} rules of one IP version; allowed: at most ${var.rule_quota}. Use prefix lists or wider ranges, or have the account's quota raised and say so in rule_quota."
  }
}

variable "exact_name" {
  type        = bool
  description = <<-EOT
    Whether the group's name at AWS is `name` as it stands, without a suffix. A change that makes a
    new group then needs a new name too, since the old group is there until nothing uses it.
  EOT
  default     = false
  nullable    = false
}

variable "ingress" {
  type = list(object({
    # The rule's key, in place of one that follows from what it says: for a `cidr`, or a label of
    # its peer, that is known only after the apply.
    name = optional(string)
    # Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).
    description = string
    # The protocol; `all` has no ports.
    protocol = optional(string, "tcp")
    # First destination port, of tcp and udp; needed there.
    from_port = optional(number)
    # Last destination port; default: `from_port`.
    to_port = optional(number)
    # ICMP type (IANA: ICMP Parameters); default: all.
    icmp_type = optional(number)
    # ICMP code; default: all of the type.
    icmp_code = optional(number)
    # Peer: an IPv4 or IPv6 range.
    cidr = optional(string)
    # Peer: a security group, of this VPC or of a peered one in the region.
    group = optional(object({
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
    # Peer: a prefix list, such as a gateway endpoint's.
    prefix_list = optional(object({
      # The prefix list's id; may be known only after the apply.
      id = string
      # A lasting label that is known when Terraform plans; part of the rule's address.
      name = string
    }))
    # Peer: whatever has this group.
    self = optional(bool, false)
    # Lets a rule admit the whole internet (0.0.0.0/0 or ::/0).
    public = optional(bool, false)
  }))
  description = <<-EOT
    What may come in. Replies need no rule. Their order has no meaning; each rule's key follows from
    what it says.
    Allowed: one rule of a name, which is no other rule's key either.
    Allowed: one rule for a protocol, its ports and a peer.
    - name: The rule's key, in place of one that follows from what it says: for a `cidr`, or a label
      of its peer, that is known only after the apply. A rule that is there keeps its address by its
      present key as `name`. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
      [ ] + = & ; { } ! $ *, without a space at either end. Optional.
    - description: Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference:
      IpRange). Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ;
      { } ! $ *, without a space at either end.
    - protocol: The protocol; `all` has no ports. Allowed: one of "tcp", "udp", "icmp", "icmpv6",
      "all". Default: "tcp".
    - from_port: First destination port, of tcp and udp; needed there. Allowed: a whole number from
      0 to 65535. Optional.
    - to_port: Last destination port; default: `from_port`. Allowed: a whole number from 0 to 65535.
      Optional.
    - icmp_type: ICMP type (IANA: ICMP Parameters); default: all. Allowed: a whole number from 0 to 255.
      Optional.
    - icmp_code: ICMP code; default: all of the type. Allowed: a whole number from 0 to 255.
      Optional.
    - cidr: Peer: an IPv4 or IPv6 range. Allowed: an IPv4 or IPv6 range without host bits, such as
      "10.0.0.0/16" or "::/0". Optional.
    - group: Peer: a security group, of this VPC or of a peered one in the region. Optional.
      - id: The group's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the addresses of rules
        that name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
        [ ] + = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-",
        which AWS keeps for ids.
      - arn: The group's ARN. Optional.
      - vpc_id: The VPC that the group belongs to. Optional.
    - prefix_list: Peer: a prefix list, such as a gateway endpoint's. Optional.
      - id: The prefix list's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the rule's address.
        Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $
        *, without a space at either end; a name that does not begin with "sg-", which AWS keeps for
        ids.
    - self: Peer: whatever has this group. Default: false.
    - public: Lets a rule admit the whole internet (0.0.0.0/0 or ::/0). Default: false.
  EOT
  default     = []
  nullable    = false

  validation {
    condition = length([
      for key, named in {
        for rule in var.ingress :
        rule.name == null
        ? join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "from",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ]))
        : rule.name =>
        rule.name != null...
      } : key
      if 1 < length(named) && anytrue(named)
    ]) == 0
    error_message = "ingress has \"${join("\", \"", [
      for key, named in {
        for rule in var.ingress :
        rule.name == null
        ? join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "from",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ]))
        : rule.name =>
        rule.name != null...
      } : key
      if 1 < length(named) && anytrue(named)
    ])}\" more than once; allowed: one rule of a name, which is no other rule's key either."
  }

  validation {
    condition = length([
      for key, named in {
        for rule in var.ingress : join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "from",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ])) =>
        rule.name != null...
      } : key
      if 1 < length(named)
    ]) == 0
    error_message = "ingress has \"${join("\", \"", [
      for key, named in {
        for rule in var.ingress : join("-", compact([
          rule.protocol,
          rule.from_port,
          rule.to_port == rule.from_port ? null : rule.to_port,
          rule.icmp_type,
          rule.icmp_code,
          "from",
          rule.cidr,
          rule.group == null ? null : rule.group.name,
          rule.prefix_list == null ? null : rule.prefix_list.name,
          rule.self ? "self" : null,
        ])) =>
        rule.name != null...
      } : key
      if 1 < length(named)
    ])}\" more than once; allowed: one rule for a protocol, its ports and a peer."
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ]) == 1
    ])
    error_message = join("\n", [
      for index, rule in var.ingress : "ingress[${index}] (\"${rule.description}\") has ${length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ])} peers; allowed: exactly one peer: a cidr, a group, a prefix_list or self."
      if length([
        for peer in [rule.cidr != null, rule.group != null, rule.prefix_list != null, rule.self] : peer
        if peer
      ]) != 1
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      contains(["tcp", "udp"], rule.protocol) == (rule.from_port != null) &&
      (rule.to_port == null || rule.from_port != null)
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}] (\"${rule.description}\") has from_port ${jsonencode(rule.from_port)} and to_port ${jsonencode(rule.to_port)} with ${rule.protocol}; allowed: a from_port with tcp and udp, and ports with nothing else. All ports are from_port 0 and to_port 65535."
      if !(
        contains(["tcp", "udp"], rule.protocol) == (rule.from_port != null) &&
        (rule.to_port == null || rule.from_port != null)
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      rule.from_port == null || rule.to_port == null ? true : rule.from_port <= rule.to_port
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}] (\"${rule.description}\") has from_port ${jsonencode(rule.from_port)} and to_port ${jsonencode(rule.to_port)}; allowed: a from_port that is not above the to_port."
      if rule.from_port == null || rule.to_port == null ? false : rule.from_port > rule.to_port
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      (rule.icmp_type == null || contains(["icmp", "icmpv6"], rule.protocol)) &&
      (rule.icmp_code == null || rule.icmp_type != null)
    ])
    error_message = join("\n", [
      for index, rule in var.ingress : join("", [
        "ingress[${index}] (\"${rule.description}\") has icmp_type ",
        jsonencode(rule.icmp_type),
        " and icmp_code ",
        jsonencode(rule.icmp_code),
        " with ${rule.protocol}; allowed: an icmp_type with icmp and icmpv6 only, and an icmp_code with an icmp_type only.",
      ])
      if !(
        (rule.icmp_type == null || contains(["icmp", "icmpv6"], rule.protocol)) &&
        (rule.icmp_code == null || rule.icmp_type != null)
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      rule.cidr == null ||
      !contains(["icmp", "icmpv6"], rule.protocol) ||
      (rule.protocol == "icmpv6") == can(regex(":", rule.cidr))
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}] (\"${rule.description}\") has the range ${jsonencode(rule.cidr)} with ${rule.protocol}; allowed: an IPv4 range with icmp, an IPv6 range with icmpv6."
      if rule.cidr != null &&
      contains(["icmp", "icmpv6"], rule.protocol) &&
      (rule.protocol == "icmpv6") != can(regex(":", rule.cidr))
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      rule.public || rule.cidr == null || try(0 < tonumber(split("/", rule.cidr)[1]), false)
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}] (\"${rule.description}\") has the range ${jsonencode(rule.cidr)}; allowed: a range smaller than the whole internet. An internet-facing listener says so with public = true."
      if !rule.public && rule.cidr != null && !try(0 < tonumber(split("/", rule.cidr)[1]), false)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.name == null ? true : (
        length(rule.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].name is \"${rule.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.name == null ? false : (
        length(rule.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      length(rule.description) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].description is \"${rule.description}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(rule.description) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.description))
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : contains(["tcp", "udp", "icmp", "icmpv6", "all"], rule.protocol)
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].protocol is \"${rule.protocol}\"; allowed: one of \"tcp\", \"udp\", \"icmp\", \"icmpv6\", \"all\"."
      if !contains(["tcp", "udp", "icmp", "icmpv6", "all"], rule.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.from_port == null ? true : (
        floor(rule.from_port) == rule.from_port && rule.from_port >= 0 && rule.from_port <= 65535
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].from_port is ${jsonencode(rule.from_port)}; allowed: a whole number from 0 to 65535."
      if rule.from_port == null ? false : (
        floor(rule.from_port) != rule.from_port || rule.from_port < 0 || rule.from_port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.to_port == null ? true : (
        floor(rule.to_port) == rule.to_port && rule.to_port >= 0 && rule.to_port <= 65535
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].to_port is ${jsonencode(rule.to_port)}; allowed: a whole number from 0 to 65535."
      if rule.to_port == null ? false : (
        floor(rule.to_port) != rule.to_port || rule.to_port < 0 || rule.to_port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.icmp_type == null ? true : (
        floor(rule.icmp_type) == rule.icmp_type && rule.icmp_type >= 0 && rule.icmp_type <= 255
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].icmp_type is ${jsonencode(rule.icmp_type)}; allowed: a whole number from 0 to 255."
      if rule.icmp_type == null ? false : (
        floor(rule.icmp_type) != rule.icmp_type || rule.icmp_type < 0 || rule.icmp_type > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.icmp_code == null ? true : (
        floor(rule.icmp_code) == rule.icmp_code && rule.icmp_code >= 0 && rule.icmp_code <= 255
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].icmp_code is ${jsonencode(rule.icmp_code)}; allowed: a whole number from 0 to 255."
      if rule.icmp_code == null ? false : (
        floor(rule.icmp_code) != rule.icmp_code || rule.icmp_code < 0 || rule.icmp_code > 255
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress :
      rule.cidr == null ? true : try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].cidr is \"${rule.cidr}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
      if rule.cidr == null ? false : !try(cidrhost(rule.cidr, 0) == split("/", rule.cidr)[0], false)
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.group == null ? true : (
        length(rule.group.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.group.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].group.name is \"${rule.group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.group == null ? false : (
        length(rule.group.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.group.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.group == null ? true : !startswith(rule.group.name, "sg-")
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].group.name is \"${rule.group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if rule.group == null ? false : startswith(rule.group.name, "sg-")
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.prefix_list == null ? true : (
        length(rule.prefix_list.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.prefix_list.name))
      )
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].prefix_list.name is \"${rule.prefix_list.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if rule.prefix_list == null ? false : (
        length(rule.prefix_list.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", rule.prefix_list.name))
      )
    ])
  }

  validation {
    condition = alltrue([
      for rule in var.ingress : rule.prefix_list == null ? true : !startswith(rule.prefix_list.name, "sg-")
    ])
    error_message = join("\n", [
      for index, rule in var.ingress :
      "ingress[${index}].prefix_list.name is \"${rule.prefix_list.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if rule.prefix_list == null ? false : startswith(rule.prefix_list.name, "sg-")
    ])
  }

  validation {
    condition = max(
      length([for rule in var.ingress : true if rule.cidr == null || !can(regex(":", rule.cidr))]),
      length([for rule in var.ingress : true if rule.cidr == null || can(regex(":", rule.cidr))])
    ) <= var.rule_quota
    error_message = "ingress has ${max(
      length([for rule in var.ingress : true if rule.cidr == null || !can(regex(":", rule.cidr))]),
      length([for rule in var.ingress : true if rule.cidr == null || can(regex(":", rule.cidr))])
    )} rules of one IP version; allowed: at most ${var.rule_quota}. Use prefix lists or wider ranges, or have the account's quota raised and say so in rule_quota."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The group's name: its Name tag, its label in other groups' rules, and the beginning of its name
    at AWS.
    Allowed: 1 to 228 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *,
    without a space at either end.
    Allowed: a name that does not begin with "sg-", which AWS keeps for ids.
  EOT
  nullable    = false

  validation {
    condition = (
      length(var.name) <= 228 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", var.name))
    )
    error_message = "name is \"${var.name}\"; allowed: 1 to 228 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
  }

  validation {
    condition     = !startswith(var.name, "sg-")
    error_message = "name is \"${var.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
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
    The network whose VPC the group belongs to: the output `network` of modules/network, or such an
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

variable "revoke_rules_on_delete" {
  type        = bool
  description = <<-EOT
    Whether all rules of the group are revoked before it is deleted: for services that add rules of
    their own, such as EMR.
  EOT
  default     = false
  nullable    = false
}

variable "rule_quota" {
  type        = number
  description = <<-EOT
    Most rules of a direction and IP version (Amazon VPC User Guide: quotas; 60 unless the account's
    was raised). Allowed: a whole number from 1 to 1000.
  EOT
  default     = 60
  nullable    = false

  validation {
    condition = (
      floor(var.rule_quota) == var.rule_quota && var.rule_quota >= 1 && var.rule_quota <= 1000
    )
    error_message = "rule_quota is ${jsonencode(var.rule_quota)}; allowed: a whole number from 1 to 1000."
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
