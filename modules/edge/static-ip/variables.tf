# Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.

variable "access_logs" {
  type = object({
    # own: a bucket that the block makes, where there is something to log; existing: `bucket`, whose
    # policy lets the logs in already.
    destination = optional(string, "own")
    # The existing bucket, in the load balancer's region.
    bucket = optional(string)
    # The beginning of the logs' keys.
    prefix = optional(string)
    # Days that logs are kept in the own bucket.
    retention_days = optional(number, 365)
    # Whether the own bucket may be destroyed with logs in it.
    force_destroy = optional(bool, false)
  })
  description = <<-EOT
    Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load
    Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs.
    Allowed: bucket with the destination existing, and only with it.
    Allowed: a prefix without AWSLogs, which AWS adds, and without a slash at either end.
    - destination: own: a bucket that the block makes, where there is something to log; existing:
      `bucket`, whose policy lets the logs in already. Allowed: one of "own", "existing", "none".
      Default: "own".
    - bucket: The existing bucket, in the load balancer's region. Allowed: a bucket's name.
      Optional.
    - prefix: The beginning of the logs' keys. Allowed: 1 to 256 ASCII letters, digits and ! _ . * '
      ( ) / -. Optional.
    - retention_days: Days that logs are kept in the own bucket. Allowed: a whole number from 1 to
      3653 days. Default: 365.
    - force_destroy: Whether the own bucket may be destroyed with logs in it. Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = (var.access_logs.destination == "existing") == (var.access_logs.bucket != null)
    error_message = "access_logs has the destination \"${var.access_logs.destination}\" ${var.access_logs.bucket == null ? "without" : "with"} bucket; allowed: bucket with the destination existing, and only with it."
  }

  validation {
    condition     = !can(regex("[Aa][Ww][Ss][Ll][Oo][Gg][Ss]|^/|/$", var.access_logs.prefix))
    error_message = "access_logs is the prefix ${jsonencode(var.access_logs.prefix)}; allowed: a prefix without AWSLogs, which AWS adds, and without a slash at either end."
  }

  validation {
    condition     = contains(["own", "existing", "none"], var.access_logs.destination)
    error_message = "access_logs.destination is \"${var.access_logs.destination}\"; allowed: one of \"own\", \"existing\", \"none\"."
  }

  validation {
    condition = var.access_logs.bucket == null ? true : can(regex("^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$", var.access_logs.bucket))
    error_message = try(
      "access_logs.bucket is \"${var.access_logs.bucket}\"; allowed: a bucket's name.",
      ""
    )
  }

  validation {
    condition = var.access_logs.prefix == null ? true : can(regex("^(?:[A-Za-z0-9!_.*'()/-]{1,256})$", var.access_logs.prefix))
    error_message = try(
      "access_logs.prefix is \"${var.access_logs.prefix}\"; allowed: 1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -.",
      ""
    )
  }

  validation {
    condition = (
      floor(var.access_logs.retention_days) == var.access_logs.retention_days &&
      var.access_logs.retention_days >= 1 &&
      var.access_logs.retention_days <= 3653
    )
    error_message = "access_logs.retention_days is ${jsonencode(var.access_logs.retention_days)}; allowed: a whole number from 1 to 3653 days."
  }
}

variable "action_owner" {
  type        = string
  description = <<-EOT
    Who changes where listeners and rules send requests. pipeline: Terraform makes them with the
    actions given, and leaves alone the weights and target groups that a deployer sets after that. A
    switch is a move in the state: see the section on who moves traffic. Allowed: one of
    "terraform", "pipeline".
  EOT
  default     = "terraform"
  nullable    = false

  validation {
    condition     = contains(["terraform", "pipeline"], var.action_owner)
    error_message = "action_owner is \"${var.action_owner}\"; allowed: one of \"terraform\", \"pipeline\"."
  }
}

variable "addresses" {
  type = map(object({
    # The Elastic IP's allocation id.
    allocation_id = string
  }))
  description = <<-EOT
    Elastic IPs of yours, by zone. Zones that are not named get one from AWS.
    - allocation_id: The Elastic IP's allocation id. Allowed: an id that begins with "eipalloc-".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for address in var.addresses : can(regex("^(?:eipalloc-[0-9a-z]{8,})$", address.allocation_id))
    ])
    error_message = join("\n", [
      for key, address in var.addresses :
      "addresses[\"${key}\"].allocation_id is \"${address.allocation_id}\"; allowed: an id that begins with \"eipalloc-\"."
      if !can(regex("^(?:eipalloc-[0-9a-z]{8,})$", address.allocation_id))
    ])
  }

  validation {
    condition = (
      !contains(keys(var.network.tiers), var.tier) ||
      length(var.addresses) == 0 ||
      length([for zone in keys(var.addresses) : zone if !contains(local.chosen_zones, zone)]) == 0
    )
    error_message = join("", [
      "addresses has \"",
      join("\", \"", [for zone in keys(var.addresses) : zone if !contains(local.chosen_zones, zone)]),
      "\"; allowed: of \"",
      join("\", \"", local.chosen_zones),
      "\", the zones that the load balancer stands in.",
    ])
  }

  validation {
    condition = (
      length(distinct([for address in var.addresses : address.allocation_id])) ==
      length([for address in var.addresses : address.allocation_id])
    )
    error_message = "addresses has the allocations \"${join("\", \"", [for address in var.addresses : address.allocation_id])}\"; allowed: each allocation once."
  }

  validation {
    condition     = var.topology != "global-accelerator" || length(var.addresses) == 0
    error_message = "addresses has \"${join("\", \"", keys(var.addresses))}\" with the topology global-accelerator; allowed: none, since an accelerator has addresses of its own."
  }
}

variable "alb_health_check" {
  type = object({
    # The path that is asked for.
    path = optional(string, "/")
    # Status codes of a healthy load balancer; by default whatever it can answer by itself.
    matcher = optional(string, "200-499")
    # Seconds between two checks of a target.
    interval_seconds = optional(number, 10)
    # Seconds after which a check has failed.
    timeout_seconds = optional(number, 5)
    # Checks in a row that make a target healthy.
    healthy_threshold = optional(number, 3)
    # Failed checks in a row that make a target unhealthy.
    unhealthy_threshold = optional(number, 3)
  })
  description = <<-EOT
    How nlb-alb finds out whether the Application Load Balancer answers. Allowed: a timeout_seconds
    below the interval_seconds.
    - path: The path that is asked for. Allowed: up to 1024 visible ASCII characters, beginning with
      a slash. Default: "/".
    - matcher: Status codes of a healthy load balancer; by default whatever it can answer by itself.
      Allowed: status codes from 200 to 499 such as "200", "200-399" or "200,302". Default:
      "200-499".
    - interval_seconds: Seconds between two checks of a target. Allowed: a whole number from 5 to
      300 seconds. Default: 10.
    - timeout_seconds: Seconds after which a check has failed. Allowed: a whole number from 2 to 120
      seconds. Default: 5.
    - healthy_threshold: Checks in a row that make a target healthy. Allowed: a whole number from 2
      to 10 checks. Default: 3.
    - unhealthy_threshold: Failed checks in a row that make a target unhealthy. Allowed: a whole
      number from 2 to 10 checks. Default: 3.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.alb_health_check.timeout_seconds < var.alb_health_check.interval_seconds
    error_message = "alb_health_check is a check every ${var.alb_health_check.interval_seconds} seconds that may take ${var.alb_health_check.timeout_seconds} seconds; allowed: a timeout_seconds below the interval_seconds."
  }

  validation {
    condition = (
      length(var.alb_health_check.path) <= 1024 && can(regex("^/[!-~]*$", var.alb_health_check.path))
    )
    error_message = "alb_health_check.path is a path of ${length(var.alb_health_check.path)} characters, \"${var.alb_health_check.path}\"; allowed: up to 1024 visible ASCII characters, beginning with a slash."
  }

  validation {
    condition     = can(regex("^(?:[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*)$", var.alb_health_check.matcher))
    error_message = "alb_health_check.matcher is \"${var.alb_health_check.matcher}\"; allowed: status codes from 200 to 499 such as \"200\", \"200-399\" or \"200,302\"."
  }

  validation {
    condition = (
      floor(var.alb_health_check.interval_seconds) == var.alb_health_check.interval_seconds &&
      var.alb_health_check.interval_seconds >= 5 &&
      var.alb_health_check.interval_seconds <= 300
    )
    error_message = "alb_health_check.interval_seconds is ${jsonencode(var.alb_health_check.interval_seconds)}; allowed: a whole number from 5 to 300 seconds."
  }

  validation {
    condition = (
      floor(var.alb_health_check.timeout_seconds) == var.alb_health_check.timeout_seconds &&
      var.alb_health_check.timeout_seconds >= 2 &&
      var.alb_health_check.timeout_seconds <= 120
    )
    error_message = "alb_health_check.timeout_seconds is ${jsonencode(var.alb_health_check.timeout_seconds)}; allowed: a whole number from 2 to 120 seconds."
  }

  validation {
    condition = (
      floor(var.alb_health_check.healthy_threshold) == var.alb_health_check.healthy_threshold &&
      var.alb_health_check.healthy_threshold >= 2 &&
      var.alb_health_check.healthy_threshold <= 10
    )
    error_message = "alb_health_check.healthy_threshold is ${jsonencode(var.alb_health_check.healthy_threshold)}; allowed: a whole number from 2 to 10 checks."
  }

  validation {
    condition = (
      floor(var.alb_health_check.unhealthy_threshold) == var.alb_health_check.unhealthy_threshold &&
      var.alb_health_check.unhealthy_threshold >= 2 &&
      var.alb_health_check.unhealthy_threshold <= 10
    )
    error_message = "alb_health_check.unhealthy_threshold is ${jsonencode(var.alb_health_check.unhealthy_threshold)}; allowed: a whole number from 2 to 10 checks."
  }
}

variable "client_address" {
  type        = string
  description = <<-EOT
    How targets of nlb-nginx learn the client's address. preserved: connections come from it (client
    IP preservation); proxy_protocol: a header of proxy protocol version 2 begins each connection,
    health checks too. The output `static_ip` hands the choice on, so that both sides agree.
    Allowed: one of "preserved", "proxy_protocol".
  EOT
  default     = "preserved"
  nullable    = false

  validation {
    condition     = contains(["preserved", "proxy_protocol"], var.client_address)
    error_message = "client_address is \"${var.client_address}\"; allowed: one of \"preserved\", \"proxy_protocol\"."
  }
}

variable "cross_zone" {
  type        = bool
  description = <<-EOT
    Whether an address reaches the targets of all zones. Without, a zone whose targets are gone has
    an address that nobody answers at.
  EOT
  default     = true
  nullable    = false
}

variable "deletion_protection" {
  type        = bool
  description = <<-EOT
    Whether AWS refuses to delete the load balancer; turn it off in an apply of its own before a
    destroy, and before a zone is taken away.
  EOT
  default     = true
  nullable    = false
}

variable "dns_routing" {
  type        = string
  description = <<-EOT
    Which addresses clients inside AWS are given (dns_record_client_routing_policy). Allowed: one of
    "any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity".
  EOT
  default     = "any_availability_zone"
  nullable    = false

  validation {
    condition = contains([
      "any_availability_zone",
      "availability_zone_affinity",
      "partial_availability_zone_affinity",
    ], var.dns_routing)
    error_message = "dns_routing is \"${var.dns_routing}\"; allowed: one of \"any_availability_zone\", \"availability_zone_affinity\", \"partial_availability_zone_affinity\"."
  }
}

variable "ip_address_type" {
  type        = string
  description = <<-EOT
    Its clients' addresses. IPv6 addresses are not fixed ones of yours: they come from the subnets.
    Allowed: one of "ipv4", "dualstack".
  EOT
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

  validation {
    condition     = var.ip_address_type != "dualstack" || var.topology != "global-accelerator"
    error_message = "ip_address_type is \"${var.ip_address_type}\" with the topology global-accelerator; allowed: ipv4."
  }
}

variable "listeners" {
  type = map(object({
    # The port that clients connect to.
    port = number
    # tls: TLS ends here, with nlb-nginx; tcp: bytes pass as they come; udp, and tcp_udp for both on
    # one port, such as DNS: with nlb-nginx and a target group that takes the same.
    protocol = optional(string, "tcp")
    # The key of `target_groups` that connections go to, with nlb-nginx.
    target_group = optional(string)
    # The Application Load Balancer's port that connections go to, with nlb-alb and
    # global-accelerator.
    alb_port = optional(number)
    # The default certificate of tls, for clients that name no other host (SNI).
    certificate_arn = optional(string)
    # Further certificates of tls, chosen by the host's name (SNI), by names of your choice.
    additional_certificate_arns = optional(map(string), {})
    # TLS versions and ciphers of tls (Network Load Balancers guide: Security policies for your
    # Network Load Balancer).
    ssl_policy = optional(string, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")
    # What tls agrees on by ALPN.
    alpn_policy = optional(string, "HTTP1Only")
    # Ranges that may connect, by the security group that the block makes.
    clients = optional(set(string), ["0.0.0.0/0"])
    # Further ranges that may connect, by names of your choice: for those that are known only after
    # the apply, since a range of `clients` is part of its rule's address and a name here is in its
    # place.
    named_clients = optional(map(string), {})
    # Seconds without data after which a connection of tcp ends (Network Load Balancers guide:
    # Update the TCP idle timeout).
    idle_timeout_seconds = optional(number, 350)
  }))
  description = <<-EOT
    Ports that clients connect to, by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: 1 to 50 listeners.
    - port: The port that clients connect to. Allowed: a whole number from 1 to 65535.
    - protocol: tls: TLS ends here, with nlb-nginx; tcp: bytes pass as they come; udp, and tcp_udp
      for both on one port, such as DNS: with nlb-nginx and a target group that takes the same.
      Before an Application Load Balancer everything passes as it comes, since TLS ends there.
      Allowed: one of "tcp", "tls", "udp", "tcp_udp". Default: "tcp".
    - target_group: The key of `target_groups` that connections go to, with nlb-nginx. Default: the
      listener's own key. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
      with a letter and not ending with a hyphen. Optional.
    - alb_port: The Application Load Balancer's port that connections go to, with nlb-alb and
      global-accelerator. Default: `port`. Allowed: a whole number from 1 to 65535. Optional.
    - certificate_arn: The default certificate of tls, for clients that name no other host (SNI).
      Allowed: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
      Optional.
    - additional_certificate_arns: Further certificates of tls, chosen by the host's name (SNI), by
      names of your choice. Each certificate: a certificate's ARN, such as
      "arn:aws:acm:region:123456789012:certificate/id". Default: {}.
    - ssl_policy: TLS versions and ciphers of tls (Network Load Balancers guide: Security policies
      for your Network Load Balancer). Default: the one that AWS recommends, TLS 1.3 and 1.2 with
      forward secrecy and hybrid post-quantum key exchange. Allowed: the name of a security policy
      of Elastic Load Balancing. Default: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09".
    - alpn_policy: What tls agrees on by ALPN. Targets get the bytes as they are: HTTP/2 only if
      they take it without TLS. Allowed: one of "HTTP1Only", "HTTP2Only", "HTTP2Optional",
      "HTTP2Preferred", "None". Default: "HTTP1Only".
    - clients: Ranges that may connect, by the security group that the block makes. Default: the
      whole internet; a partner's ranges in its place close the port to others. Each range: an IPv4
      or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0". Default: ["0.0.0.0/0"].
    - named_clients: Further ranges that may connect, by names of your choice: for those that are
      known only after the apply, since a range of `clients` is part of its rule's address and a
      name here is in its place. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and
      hyphens, beginning with a letter and not ending with a hyphen. Each range: an IPv4 or IPv6
      range without host bits, such as "10.0.0.0/16" or "::/0". Default: {}.
    - idle_timeout_seconds: Seconds without data after which a connection of tcp ends (Network Load
      Balancers guide: Update the TCP idle timeout). tls has 350, udp 120. Allowed: a whole number
      from 60 to 6000 seconds. Default: 350.
  EOT
  nullable    = false

  validation {
    condition = length([
      for name, listener in var.listeners : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "listeners is a map with the keys \"${join("\", \"", [
      for name, listener in var.listeners : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.listeners) >= 1 && length(var.listeners) <= 50
    error_message = "listeners is a map of ${length(var.listeners)} listeners; allowed: 1 to 50 listeners."
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : (listener.protocol == "tls") == (listener.certificate_arn != null)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has the protocol \"${listener.protocol}\" ${listener.certificate_arn == null ? "without" : "with"} certificate_arn; allowed: certificate_arn with the protocol tls, and only with it."
      if(listener.protocol == "tls") != (listener.certificate_arn != null)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.protocol == "tls" || length(listener.additional_certificate_arns) == 0
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] is a listener of ${listener.protocol} with the certificates \"${join("\", \"", keys(listener.additional_certificate_arns))}\"; allowed: additional_certificate_arns with tls only."
      if listener.protocol != "tls" && length(listener.additional_certificate_arns) != 0
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      length(listener.clients) + length(keys(listener.named_clients)) >= 1 &&
      length(listener.clients) + length(keys(listener.named_clients)) <= 60
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has ${length(listener.clients) + length(keys(listener.named_clients))} ranges of clients; allowed: 1 to 60 ranges, of clients and named_clients together."
      if length(listener.clients) + length(keys(listener.named_clients)) < 1 ||
      length(listener.clients) + length(keys(listener.named_clients)) > 60
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      length(keys(listener.named_clients)) == 0 || !contains(sort(listener.clients), "0.0.0.0/0")
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has named_clients, and clients with the whole internet; allowed: clients without 0.0.0.0/0 beside named_clients, such as an empty list."
      if length(keys(listener.named_clients)) != 0 && contains(sort(listener.clients), "0.0.0.0/0")
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.idle_timeout_seconds == 350 || listener.protocol == "tcp"
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] is an idle timeout of ${listener.idle_timeout_seconds} seconds with ${listener.protocol}; allowed: an idle_timeout_seconds with tcp only: that of tls is 350, that of udp 120."
      if listener.idle_timeout_seconds != 350 && listener.protocol != "tcp"
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      floor(listener.port) == listener.port && listener.port >= 1 && listener.port <= 65535
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].port is ${jsonencode(listener.port)}; allowed: a whole number from 1 to 65535."
      if floor(listener.port) != listener.port || listener.port < 1 || listener.port > 65535
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : contains(["tcp", "tls", "udp", "tcp_udp"], listener.protocol)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].protocol is \"${listener.protocol}\"; allowed: one of \"tcp\", \"tls\", \"udp\", \"tcp_udp\"."
      if !contains(["tcp", "tls", "udp", "tcp_udp"], listener.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.target_group == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", listener.target_group))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].target_group is \"${listener.target_group}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if listener.target_group == null ? false : !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", listener.target_group))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.alb_port == null ? true : (
        floor(listener.alb_port) == listener.alb_port && listener.alb_port >= 1 && listener.alb_port <= 65535
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].alb_port is ${jsonencode(listener.alb_port)}; allowed: a whole number from 1 to 65535."
      if listener.alb_port == null ? false : (
        floor(listener.alb_port) != listener.alb_port || listener.alb_port < 1 || listener.alb_port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.certificate_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+)$", listener.certificate_arn))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].certificate_arn is \"${listener.certificate_arn}\"; allowed: a certificate's ARN, such as \"arn:aws:acm:region:123456789012:certificate/id\"."
      if listener.certificate_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+)$", listener.certificate_arn))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for certificate in listener.additional_certificate_arns :
        can(regex("^(?:arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+)$", certificate))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, certificate in listener.additional_certificate_arns :
        "listeners[\"${key}\"].additional_certificate_arns[\"${key2}\"] is \"${certificate}\"; allowed: a certificate's ARN, such as \"arn:aws:acm:region:123456789012:certificate/id\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+)$", certificate))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : can(regex("^(?:ELBSecurityPolicy-[A-Za-z0-9-]+)$", listener.ssl_policy))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].ssl_policy is \"${listener.ssl_policy}\"; allowed: the name of a security policy of Elastic Load Balancing."
      if !can(regex("^(?:ELBSecurityPolicy-[A-Za-z0-9-]+)$", listener.ssl_policy))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      contains(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"], listener.alpn_policy)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].alpn_policy is \"${listener.alpn_policy}\"; allowed: one of \"HTTP1Only\", \"HTTP2Only\", \"HTTP2Optional\", \"HTTP2Preferred\", \"None\"."
      if !contains(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"], listener.alpn_policy)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      alltrue([for range in listener.clients : try(cidrhost(range, 0) == split("/", range)[0], false)])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for range in listener.clients :
        "listeners[\"${key}\"].clients is \"${range}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
        if !try(cidrhost(range, 0) == split("/", range)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : length([
        for name, range in listener.named_clients : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].named_clients is a map with the keys \"${join("\", \"", [
        for name, range in listener.named_clients : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, range in listener.named_clients : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      alltrue([for range in listener.named_clients : try(cidrhost(range, 0) == split("/", range)[0], false)])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, range in listener.named_clients :
        "listeners[\"${key}\"].named_clients[\"${key2}\"] is \"${range}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
        if !try(cidrhost(range, 0) == split("/", range)[0], false)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      floor(listener.idle_timeout_seconds) == listener.idle_timeout_seconds &&
      listener.idle_timeout_seconds >= 60 &&
      listener.idle_timeout_seconds <= 6000
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].idle_timeout_seconds is ${jsonencode(listener.idle_timeout_seconds)}; allowed: a whole number from 60 to 6000 seconds."
      if floor(listener.idle_timeout_seconds) != listener.idle_timeout_seconds ||
      listener.idle_timeout_seconds < 60 ||
      listener.idle_timeout_seconds > 6000
    ])
  }

  validation {
    condition = (
      var.topology != "global-accelerator" ||
      length([
        for key, listener in var.listeners : key
        if jsonencode(sort(listener.clients)) != "[\"0.0.0.0/0\"]" ||
        length(keys(listener.named_clients)) != 0
      ]) == 0
    )
    error_message = "listeners has clients for \"${join("\", \"", [
      for key, listener in var.listeners : key
      if jsonencode(sort(listener.clients)) != "[\"0.0.0.0/0\"]" || length(keys(listener.named_clients)) != 0
    ])}\" with the topology global-accelerator, which has no security group; allowed: the Application Load Balancer's own groups, which see the clients' addresses."
  }

  validation {
    condition = (
      length(var.security_groups) == 0 ||
      length([
        for key, listener in var.listeners : key
        if jsonencode(sort(listener.clients)) != "[\"0.0.0.0/0\"]" ||
        length(keys(listener.named_clients)) != 0
      ]) == 0
    )
    error_message = "listeners has clients for \"${join("\", \"", [
      for key, listener in var.listeners : key
      if jsonencode(sort(listener.clients)) != "[\"0.0.0.0/0\"]" || length(keys(listener.named_clients)) != 0
    ])}\" beside security_groups; allowed: clients with the block's own group only."
  }

  validation {
    condition = (
      var.ip_address_type == "dualstack" ||
      length([
        for key, listener in var.listeners : key
        if length([
          for range in concat(sort(listener.clients), values(listener.named_clients)) : range
          if can(regex(":", range))
        ]) != 0
      ]) == 0
    )
    error_message = "listeners has IPv6 clients for \"${join("\", \"", [
      for key, listener in var.listeners : key
      if length([
        for range in concat(sort(listener.clients), values(listener.named_clients)) : range
        if can(regex(":", range))
      ]) != 0
    ])}\", but ip_address_type is \"ipv4\"; allowed: IPv6 ranges with dualstack."
  }

  validation {
    condition = (
      length(distinct([for listener in var.listeners : listener.port])) ==
      length([for listener in var.listeners : listener.port])
    )
    error_message = "listeners has the ports ${join(", ", [for listener in var.listeners : listener.port])}; allowed: each port once."
  }

  validation {
    condition = (
      var.topology != "nlb-nginx" ||
      length([
        for key, listener in var.listeners : key
        if !contains(keys(var.target_groups), listener.target_group == null ? key : listener.target_group)
      ]) == 0
    )
    error_message = join("", [
      "listeners has \"",
      join("\", \"", [
        for key, listener in var.listeners : key
        if !contains(keys(var.target_groups), listener.target_group == null ? key : listener.target_group)
      ]),
      "\", whose target group is not there; allowed: with nlb-nginx, of \"",
      join("\", \"", keys(var.target_groups)),
      "\", the keys of target_groups, by target_group or by the listener's own key.",
    ])
  }

  validation {
    condition = (
      var.topology != "nlb-nginx" ||
      length([
        for key, listener in var.listeners : key
        if contains(keys(var.target_groups), listener.target_group == null ? key : listener.target_group)
        ? !contains(
          local.protocols_taken[listener.protocol],
          var.target_groups[listener.target_group == null ? key : listener.target_group].protocol
        )
        : false
      ]) == 0
    )
    error_message = "listeners has \"${join("\", \"", [
      for key, listener in var.listeners : key
      if contains(keys(var.target_groups), listener.target_group == null ? key : listener.target_group)
      ? !contains(
        local.protocols_taken[listener.protocol],
        var.target_groups[listener.target_group == null ? key : listener.target_group].protocol
      )
      : false
    ])}\", whose target groups are of another protocol; allowed: tls to tcp, tcp to tcp or tcp_udp, udp to udp or tcp_udp, tcp_udp to tcp_udp, by protocol in target_groups."
  }

  validation {
    condition = (
      var.topology == "nlb-nginx" ||
      length([
        for key, listener in var.listeners : key
        if contains(["udp", "tcp_udp"], listener.protocol)
      ]) == 0
    )
    error_message = "listeners has \"${join("\", \"", [
      for key, listener in var.listeners : key
      if contains(["udp", "tcp_udp"], listener.protocol)
    ])}\" by UDP with the topology \"${var.topology}\"; allowed: tcp and tls, since an Application Load Balancer takes no UDP, or the topology nlb-nginx."
  }

  validation {
    condition = (
      var.ip_address_type == "ipv4" ||
      length([
        for key, listener in var.listeners : key
        if contains(["udp", "tcp_udp"], listener.protocol)
      ]) == 0
    )
    error_message = "listeners has \"${join("\", \"", [
      for key, listener in var.listeners : key
      if contains(["udp", "tcp_udp"], listener.protocol)
    ])}\" by UDP with an ip_address_type of \"${var.ip_address_type}\"; allowed: UDP with ipv4."
  }

  validation {
    condition = (
      var.topology == "nlb-nginx" ||
      (var.load_balancer == null ? true : length(var.load_balancer.listeners) == 0) ||
      length([
        for listener in var.listeners : listener.alb_port == null ? listener.port : listener.alb_port
        if !contains(local.load_balancer_ports, listener.alb_port == null ? listener.port : listener.alb_port)
      ]) == 0
    )
    error_message = "listeners lead to the ports ${join(", ", [
      for listener in var.listeners : listener.alb_port == null ? listener.port : listener.alb_port
      if !contains(local.load_balancer_ports, listener.alb_port == null ? listener.port : listener.alb_port)
    ])} of the Application Load Balancer, where it does not listen; allowed: ports of its listeners, by alb_port or by port."
  }
}

variable "listeners_moved" {
  type        = string
  description = <<-EOT
    Any text; a change says that the listeners' and rules' move to other addresses has been
    declared. In TypeScript no move is needed. Allowed: up to 128 ASCII letters, digits and . _ : / +
    = @ -.
  EOT
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9._:/+=@-]{0,128})$", var.listeners_moved))
    error_message = "listeners_moved is \"${var.listeners_moved}\"; allowed: up to 128 ASCII letters, digits and . _ : / + = @ -."
  }
}

variable "load_balancer" {
  type = object({
    # The load balancer's ARN.
    arn = string
    # The part of the ARN that CloudWatch and scaling policies take.
    arn_suffix = string
    # The load balancer's name.
    name = string
    # Its own DNS name.
    dns_name = string
    # The hosted zone of that name, for alias records.
    zone_id = string
    # The VPC that it stands in.
    vpc_id = optional(string)
    # Whether it has private addresses only.
    internal = optional(bool, true)
    # Its security groups.
    security_groups = optional(list(object({
      # The group's id; may be known only after the apply.
      id = string
      # A lasting label that is known when Terraform plans; part of the addresses of rules that name
      # the group.
      name = string
      # The group's ARN.
      arn = optional(string)
      # The VPC that the group belongs to.
      vpc_id = optional(string)
    })), [])
    # Its listeners, by key; `http-redirect` is its own.
    listeners = optional(map(object({
      # The listener's ARN.
      arn = string
      # Its port.
      port = number
      # Its protocol.
      protocol = string
    })), {})
    # Its target groups, by key.
    target_groups = optional(map(object({
      # The target group's ARN.
      arn = string
      # The part of the ARN that CloudWatch and scaling policies take.
      arn_suffix = string
      # The target group's name; a replaced group has another.
      name = string
      # The port of targets that do not name one themselves.
      port = number
      # The protocol towards the targets.
      protocol = string
      # The same part of the load balancer's ARN.
      load_balancer_arn_suffix = string
      # Listeners and rules that forward to the group.
      listener_arns = list(string)
    })), {})
  })
  description = <<-EOT
    The Application Load Balancer of nlb-alb, of the same VPC and account, or of global-accelerator:
    the output `load_balancer` of modules/edge/load-balancer. It may stand by with nlb-nginx.
    - arn: The load balancer's ARN.
    - arn_suffix: The part of the ARN that CloudWatch and scaling policies take.
    - name: The load balancer's name.
    - dns_name: Its own DNS name.
    - zone_id: The hosted zone of that name, for alias records.
    - vpc_id: The VPC that it stands in. Optional.
    - internal: Whether it has private addresses only. Default: true.
    - security_groups: Its security groups. Default: [].
      - id: The group's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the addresses of rules
        that name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
        [ ] + = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-",
        which AWS keeps for ids.
      - arn: The group's ARN. Optional.
      - vpc_id: The VPC that the group belongs to. Optional.
    - listeners: Its listeners, by key; `http-redirect` is its own. Default: {}.
      - arn: The listener's ARN.
      - port: Its port.
      - protocol: Its protocol.
    - target_groups: Its target groups, by key. Default: {}.
      - arn: The target group's ARN.
      - arn_suffix: The part of the ARN that CloudWatch and scaling policies take.
      - name: The target group's name; a replaced group has another.
      - port: The port of targets that do not name one themselves.
      - protocol: The protocol towards the targets.
      - load_balancer_arn_suffix: The same part of the load balancer's ARN.
      - listener_arns: Listeners and rules that forward to the group. ECS takes no group without:
        whoever uses them waits for them.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.load_balancer == null ? true : alltrue([
      for group in var.load_balancer.security_groups :
      length(group.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
    error_message = join(
      "\n",
      var.load_balancer == null ? [] : [
        for index, group in var.load_balancer.security_groups :
        "load_balancer.security_groups[${index}].name is \"${group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
        if length(group.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
      ]
    )
  }

  validation {
    condition = var.load_balancer == null ? true : alltrue([
      for group in var.load_balancer.security_groups : !startswith(group.name, "sg-")
    ])
    error_message = join(
      "\n",
      var.load_balancer == null ? [] : [
        for index, group in var.load_balancer.security_groups :
        "load_balancer.security_groups[${index}].name is \"${group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
        if startswith(group.name, "sg-")
      ]
    )
  }

  validation {
    condition     = var.topology == "nlb-nginx" || var.load_balancer != null
    error_message = "load_balancer is not given with the topology \"${var.topology}\"; allowed: an Application Load Balancer, as the block edge/load-balancer gives it."
  }

  validation {
    condition = var.load_balancer == null ? true : (
      var.load_balancer.vpc_id == null ? var.network.vpc_id : var.load_balancer.vpc_id
    ) == var.network.vpc_id
    error_message = try(
      "load_balancer is of the VPC ${jsonencode(var.load_balancer.vpc_id)}; allowed: one of the network's VPC \"${var.network.vpc_id}\".",
      ""
    )
  }

  validation {
    condition = (
      length(distinct([
        for group in(var.load_balancer == null ? [] : var.load_balancer.security_groups) : group.name
      ])) ==
      length([
        for group in(var.load_balancer == null ? [] : var.load_balancer.security_groups) : group.name
      ])
    )
    error_message = "load_balancer has security_groups of the names \"${join("\", \"", [
      for group in(var.load_balancer == null ? [] : var.load_balancer.security_groups) : group.name
    ])}\"; allowed: each name once."
  }

  validation {
    condition = var.load_balancer == null ? true : can(regex(":loadbalancer/app/", var.load_balancer.arn))
    error_message = try(
      "load_balancer is \"${var.load_balancer.arn}\"; allowed: an Application Load Balancer, whose ARN holds \":loadbalancer/app/\".",
      ""
    )
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The load balancer's or accelerator's name: once in a region and account. A change replaces it.
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
    The network that it stands in: the output `network` of modules/network, or such an object.
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

variable "private_link_rules" {
  type        = bool
  description = <<-EOT
    Whether the security groups' inbound rules hold for AWS PrivateLink too
    (enforce_security_group_inbound_rules_on_private_link_traffic).
  EOT
  default     = true
  nullable    = false
}

variable "protect_addresses" {
  type        = bool
  description = <<-EOT
    Whether Terraform refuses to give addresses back (prevent_destroy). A change of it is a move in
    the state: see below.
  EOT
  default     = true
  nullable    = false
}

variable "retained_zones" {
  type        = set(string)
  description = <<-EOT
    Zones that keep their address while nothing stands there: taken out of `zones`, or during a stay
    with global-accelerator. Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and
    not the region).
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for zone in var.retained_zones :
      can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
    ])
    error_message = join("\n", [
      for zone in var.retained_zones :
      "retained_zones is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
      if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
    ])
  }

  validation {
    condition = length([
      for zone in sort(var.retained_zones) : zone
      if contains(keys(var.addresses), zone)
    ]) == 0
    error_message = "retained_zones has \"${join("\", \"", [
      for zone in sort(var.retained_zones) : zone
      if contains(keys(var.addresses), zone)
    ])}\", whose addresses are brought along; allowed: zones without an entry in addresses, which nobody gives back here anyway."
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
    Security groups of yours in place of the one that the block makes. AWS lets none be added to a
    Network Load Balancer that was made without: so it always has one. Allowed: at most 5 groups.
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
    condition     = var.topology != "global-accelerator" || length(var.security_groups) == 0
    error_message = "security_groups is given with the topology global-accelerator; allowed: none, since an accelerator has no security group."
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
    # The port of targets that do not name one themselves.
    port = number
    # What targets are spoken to by: tcp for listeners of tcp and tls, udp for those of udp, tcp_udp
    # for those of tcp_udp, and of tcp or udp alone.
    protocol = optional(string, "tcp")
    # What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
    target_type = optional(string, "ip")
    # How the targets' health is found out.
    health_check = optional(object({
      # How a target is asked; TCP: whether it takes a connection.
      protocol = optional(string, "HTTP")
      # The path that HTTP and HTTPS ask for.
      path = optional(string)
      # Status codes of a healthy target.
      matcher = optional(string)
      # The port that is asked: a number, or traffic-port for the one that connections go to.
      port = optional(string, "traffic-port")
      # Seconds between two checks of a target.
      interval_seconds = optional(number, 10)
      # Seconds after which a check has failed.
      timeout_seconds = optional(number, 5)
      # Checks in a row that make a target healthy.
      healthy_threshold = optional(number, 3)
      # Failed checks in a row that make a target unhealthy.
      unhealthy_threshold = optional(number, 3)
    }), {})
    # Seconds that a leaving target has to finish its connections.
    deregistration_delay_seconds = optional(number, 120)
    # Whether connections still open after that are ended (Network Load Balancers guide: Edit target
    # group attributes).
    connection_termination = optional(bool, true)
    # Whether connections of tcp to a target that turns unhealthy are ended at once.
    terminate_unhealthy = optional(bool, true)
    # Whether a client's address stays with its target (source_ip).
    stickiness = optional(bool, false)
  }))
  description = <<-EOT
    Target groups of nlb-nginx by names of your choice: tasks register with them. Allowed: keys of 1
    to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
    - port: The port of targets that do not name one themselves. Allowed: a whole number from 1 to 65535.
    - protocol: What targets are spoken to by: tcp for listeners of tcp and tls, udp for those of
      udp, tcp_udp for those of tcp_udp, and of tcp or udp alone. Allowed: one of "tcp", "udp",
      "tcp_udp". Default: "tcp".
    - target_type: What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
      Allowed: one of "ip", "instance". Default: "ip".
    - health_check: How the targets' health is found out. Allowed: a timeout_seconds below the
      interval_seconds; a path and a matcher with HTTP and HTTPS only. Default: {}.
      - protocol: How a target is asked; TCP: whether it takes a connection. There is no check by
        UDP: a target of udp answers one of these as well. Allowed: one of "HTTP", "HTTPS", "TCP".
        Default: "HTTP".
      - path: The path that HTTP and HTTPS ask for. Default: /healthz, which a service's nginx
        answers by itself; the path of its `readiness` asks the application too. Allowed: up to 1024
        visible ASCII characters, beginning with a slash. Optional.
      - matcher: Status codes of a healthy target. Default: 200. Allowed: status codes from 200 to
        499 such as "200", "200-399" or "200,302". Optional.
      - port: The port that is asked: a number, or traffic-port for the one that connections go to.
        Allowed: a port from 1 to 65535, or "traffic-port". Default: "traffic-port".
      - interval_seconds: Seconds between two checks of a target. Allowed: a whole number from 5 to
        300 seconds. Default: 10.
      - timeout_seconds: Seconds after which a check has failed. Allowed: a whole number from 2 to
        120 seconds. Default: 5.
      - healthy_threshold: Checks in a row that make a target healthy. Allowed: a whole number from
        2 to 10 checks. Default: 3.
      - unhealthy_threshold: Failed checks in a row that make a target unhealthy. Allowed: a whole
        number from 2 to 10 checks. Default: 3.
    - deregistration_delay_seconds: Seconds that a leaving target has to finish its connections.
      Allowed: a whole number from 0 to 3600 seconds. Default: 120.
    - connection_termination: Whether connections still open after that are ended (Network Load
      Balancers guide: Edit target group attributes). Default: true.
    - terminate_unhealthy: Whether connections of tcp to a target that turns unhealthy are ended at
      once. Default: true.
    - stickiness: Whether a client's address stays with its target (source_ip). Default: false.
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
      group.connection_termination == true || 0 < group.deregistration_delay_seconds
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is a deregistration delay of 0 seconds without connection_termination; allowed: connection_termination where leaving targets have no time."
      if group.connection_termination != true && 0 >= group.deregistration_delay_seconds
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.port) == group.port && group.port >= 1 && group.port <= 65535
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].port is ${jsonencode(group.port)}; allowed: a whole number from 1 to 65535."
      if floor(group.port) != group.port || group.port < 1 || group.port > 65535
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["tcp", "udp", "tcp_udp"], group.protocol)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].protocol is \"${group.protocol}\"; allowed: one of \"tcp\", \"udp\", \"tcp_udp\"."
      if !contains(["tcp", "udp", "tcp_udp"], group.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["ip", "instance"], group.target_type)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].target_type is \"${group.target_type}\"; allowed: one of \"ip\", \"instance\"."
      if !contains(["ip", "instance"], group.target_type)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.health_check.timeout_seconds < group.health_check.interval_seconds
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check is a check every ${group.health_check.interval_seconds} seconds that may take ${group.health_check.timeout_seconds} seconds; allowed: a timeout_seconds below the interval_seconds."
      if group.health_check.timeout_seconds >= group.health_check.interval_seconds
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.health_check.protocol != "TCP" ||
      group.health_check.path == null && group.health_check.matcher == null
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check is a check by TCP with a path or a matcher; allowed: a path and a matcher with HTTP and HTTPS only."
      if !(
        group.health_check.protocol != "TCP" ||
        group.health_check.path == null && group.health_check.matcher == null
      )
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["HTTP", "HTTPS", "TCP"], group.health_check.protocol)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.protocol is \"${group.health_check.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\", \"TCP\"."
      if !contains(["HTTP", "HTTPS", "TCP"], group.health_check.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : group.health_check.path == null ? true : (
        length(group.health_check.path) <= 1024 && can(regex("^/[!-~]*$", group.health_check.path))
      )
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.path is a path of ${length(group.health_check.path)} characters, \"${group.health_check.path}\"; allowed: up to 1024 visible ASCII characters, beginning with a slash."
      if group.health_check.path == null ? false : (
        length(group.health_check.path) > 1024 || !can(regex("^/[!-~]*$", group.health_check.path))
      )
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.health_check.matcher == null ? true : can(regex("^(?:[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*)$", group.health_check.matcher))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.matcher is \"${group.health_check.matcher}\"; allowed: status codes from 200 to 499 such as \"200\", \"200-399\" or \"200,302\"."
      if group.health_check.matcher == null ? false : !can(regex("^(?:[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*)$", group.health_check.matcher))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      can(regex("^(?:traffic-port|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", group.health_check.port))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.port is \"${group.health_check.port}\"; allowed: a port from 1 to 65535, or \"traffic-port\"."
      if !can(regex("^(?:traffic-port|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", group.health_check.port))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.health_check.interval_seconds) == group.health_check.interval_seconds &&
      group.health_check.interval_seconds >= 5 &&
      group.health_check.interval_seconds <= 300
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.interval_seconds is ${jsonencode(group.health_check.interval_seconds)}; allowed: a whole number from 5 to 300 seconds."
      if floor(group.health_check.interval_seconds) != group.health_check.interval_seconds ||
      group.health_check.interval_seconds < 5 ||
      group.health_check.interval_seconds > 300
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.health_check.timeout_seconds) == group.health_check.timeout_seconds &&
      group.health_check.timeout_seconds >= 2 &&
      group.health_check.timeout_seconds <= 120
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.timeout_seconds is ${jsonencode(group.health_check.timeout_seconds)}; allowed: a whole number from 2 to 120 seconds."
      if floor(group.health_check.timeout_seconds) != group.health_check.timeout_seconds ||
      group.health_check.timeout_seconds < 2 ||
      group.health_check.timeout_seconds > 120
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.health_check.healthy_threshold) == group.health_check.healthy_threshold &&
      group.health_check.healthy_threshold >= 2 &&
      group.health_check.healthy_threshold <= 10
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.healthy_threshold is ${jsonencode(group.health_check.healthy_threshold)}; allowed: a whole number from 2 to 10 checks."
      if floor(group.health_check.healthy_threshold) != group.health_check.healthy_threshold ||
      group.health_check.healthy_threshold < 2 ||
      group.health_check.healthy_threshold > 10
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.health_check.unhealthy_threshold) == group.health_check.unhealthy_threshold &&
      group.health_check.unhealthy_threshold >= 2 &&
      group.health_check.unhealthy_threshold <= 10
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.unhealthy_threshold is ${jsonencode(group.health_check.unhealthy_threshold)}; allowed: a whole number from 2 to 10 checks."
      if floor(group.health_check.unhealthy_threshold) != group.health_check.unhealthy_threshold ||
      group.health_check.unhealthy_threshold < 2 ||
      group.health_check.unhealthy_threshold > 10
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.deregistration_delay_seconds) == group.deregistration_delay_seconds &&
      group.deregistration_delay_seconds >= 0 &&
      group.deregistration_delay_seconds <= 3600
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].deregistration_delay_seconds is ${jsonencode(group.deregistration_delay_seconds)}; allowed: a whole number from 0 to 3600 seconds."
      if floor(group.deregistration_delay_seconds) != group.deregistration_delay_seconds ||
      group.deregistration_delay_seconds < 0 ||
      group.deregistration_delay_seconds > 3600
    ])
  }
}

variable "target_security_groups" {
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
    The targets' security groups: the block's own group lets nothing out but to these, at the target
    groups' ports. Default: the network's ranges.
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
    condition = alltrue([
      for group in var.target_security_groups :
      length(group.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
    error_message = join("\n", [
      for index, group in var.target_security_groups :
      "target_security_groups[${index}].name is \"${group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(group.name) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
  }

  validation {
    condition = alltrue([for group in var.target_security_groups : !startswith(group.name, "sg-")])
    error_message = join("\n", [
      for index, group in var.target_security_groups :
      "target_security_groups[${index}].name is \"${group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if startswith(group.name, "sg-")
    ])
  }

  validation {
    condition     = length(var.security_groups) == 0 || length(var.target_security_groups) == 0
    error_message = "target_security_groups is given beside security_groups; allowed: one of the two, since the rules of your own groups are yours."
  }

  validation {
    condition = (
      length(distinct([for group in var.target_security_groups : group.name])) ==
      length([for group in var.target_security_groups : group.name])
    )
    error_message = "target_security_groups has the names \"${join("\", \"", [for group in var.target_security_groups : group.name])}\"; allowed: each name once: it is part of a rule's address."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The public tier of `network` whose subnets the Network Load Balancer stands in. Allowed: 1 to 32
    lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
  EOT
  default     = "public"
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
      contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind == "public" : true
    )
    error_message = "tier is \"${var.tier}\", which the internet does not reach; allowed: of \"${join("\", \"", [
      for tier, settings in var.network.tiers : tier
      if settings.kind == "public"
    ])}\", the network's public tiers."
  }
}

variable "topology" {
  type        = string
  description = <<-EOT
    The way from the addresses to the targets. nlb-nginx: a Network Load Balancer, behind it tasks
    that route for themselves; nlb-alb: the same load balancer in front of an Application Load
    Balancer; global-accelerator: AWS Global Accelerator in front of it. See the table below.
    Allowed: one of "nlb-nginx", "nlb-alb", "global-accelerator".
  EOT
  default     = "nlb-nginx"
  nullable    = false

  validation {
    condition     = contains(["nlb-nginx", "nlb-alb", "global-accelerator"], var.topology)
    error_message = "topology is \"${var.topology}\"; allowed: one of \"nlb-nginx\", \"nlb-alb\", \"global-accelerator\"."
  }
}

variable "zonal_shift" {
  type        = bool
  description = "Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift)."
  default     = false
  nullable    = false
}

variable "zones" {
  type        = set(string)
  description = <<-EOT
    Zones of the tier that it stands in; default: all. Each has one address. Each zone: a zone's
    name, such as "ap-northeast-2a" (not its id, and not the region).
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
