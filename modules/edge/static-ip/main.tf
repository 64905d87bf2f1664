# Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.

locals {
  zones = (
    var.topology != "global-accelerator"
    ? [
      for zone, subnet in(
        contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].subnets : {}
      ) : zone
      if var.zones == null ? true : contains(sort(var.zones), zone)
    ]
    : []
  )

  own_address_zones = sort(distinct(concat(
    [for zone in local.zones : zone if !contains(keys(var.addresses), zone)],
    sort(var.retained_zones)
  )))

  has_own_group = var.topology != "global-accelerator" && length(var.security_groups) == 0

  ingress = merge(concat(
    [
      for listener, settings in var.listeners : {
        for range in sort(settings.clients) : "${listener}/${range}" => {
          listener = listener
          port     = settings.port
          protocol = "tcp"
          range    = range
        }
      }
      if local.has_own_group && settings.protocol != "udp"
    ],
    [
      for listener, settings in var.listeners : {
        for range in sort(settings.clients) : "${listener}/udp/${range}" => {
          listener = listener
          port     = settings.port
          protocol = "udp"
          range    = range
        }
      }
      if local.has_own_group && contains(["udp", "tcp_udp"], settings.protocol)
    ]
  )...)

  target_security_groups = (
    var.topology == "nlb-alb"
    ? (var.load_balancer == null ? [] : var.load_balancer.security_groups)
    : var.target_security_groups
  )

  target_peers = concat(
    [
      for group in local.target_security_groups :
      { group_id = group.id, key = group.name, range = null }
    ],
    [
      for range in var.network.cidr_blocks : { group_id = null, key = range, range = range }
      if length(local.target_security_groups) == 0
    ]
  )

  target_ports = distinct(
    var.topology == "nlb-alb"
    ? [
      for listener in var.listeners : listener.alb_port == null ? listener.port : listener.alb_port
    ]
    : concat(
      [
        for group in var.target_groups : group.port
        if group.protocol != "udp" ||
        group.health_check.port == null ||
        group.health_check.port == "traffic-port"
      ],
      [
        for group in var.target_groups : tonumber(group.health_check.port)
        if group.health_check.port != null && group.health_check.port != "traffic-port"
      ]
    )
  )

  udp_target_ports = distinct([
    for group in var.target_groups : group.port
    if var.topology == "nlb-nginx" && group.protocol != "tcp"
  ])

  egress = merge(concat(
    [
      for port in local.target_ports : {
        for peer in local.target_peers :
        "${port}-to-${peer.key}" => { peer = peer, port = port, protocol = "tcp" }
      }
      if local.has_own_group
    ],
    [
      for port in local.udp_target_ports : {
        for peer in local.target_peers :
        "udp-${port}-to-${peer.key}" => { peer = peer, port = port, protocol = "udp" }
      }
      if local.has_own_group
    ]
  )...)

  front_groups = concat(
    [for group in var.security_groups : group if var.topology != "global-accelerator"],
    [
      for is_own in [local.has_own_group] : {
        arn    = one(aws_security_group.this[*].arn)
        id     = one(aws_security_group.this[*].id)
        name   = "${var.name}-nlb"
        vpc_id = var.network.vpc_id
      }
      if is_own
    ]
  )

  has_logs = (
    var.topology == "global-accelerator" ||
    anytrue([for listener in var.listeners : listener.protocol == "tls"])
  )

  has_own_bucket = var.access_logs.destination == "own" && local.has_logs

  log_folder = (
    var.topology != "global-accelerator"
    ? (var.access_logs.prefix == null ? "" : "${var.access_logs.prefix}/")
    : "${var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix}/"
  )

  log_bucket_arn = local.has_own_bucket ? one(aws_s3_bucket.logs[*].arn) : ""
  account_id     = local.has_own_bucket ? one(data.aws_caller_identity.this[*].account_id) : ""
  partition_name = local.has_own_bucket ? one(data.aws_partition.this[*].partition) : ""

  let_logs_check_the_bucket = {
    Action = "s3:GetBucketAcl"
    Condition = {
      ArnLike = {
        "aws:SourceArn" = "arn:${local.partition_name}:logs:*:${local.account_id}:*"
      }
      StringEquals = {
        "aws:SourceAccount" = local.account_id
      }
    }
    Effect = "Allow"
    Principal = {
      Service = "delivery.logs.amazonaws.com"
    }
    Resource = local.log_bucket_arn
    Sid      = "CheckBucket"
  }

  let_logs_in = {
    Action = "s3:PutObject"
    Condition = {
      ArnLike = {
        "aws:SourceArn" = "arn:${local.partition_name}:logs:*:${local.account_id}:*"
      }
      StringEquals = {
        "aws:SourceAccount" = local.account_id
        "s3:x-amz-acl"      = "bucket-owner-full-control"
      }
    }
    Effect = "Allow"
    Principal = {
      Service = "delivery.logs.amazonaws.com"
    }
    Resource = "${local.log_bucket_arn}/${local.log_folder}AWSLogs/${local.account_id}/*"
    Sid      = "DeliverLogs"
  }

  logs_are_kept = var.access_logs.destination != "none" && local.has_logs

  accelerator_listeners = {
    for key, listener in var.listeners : key => {
      alb_port = listener.alb_port == null ? listener.port : listener.alb_port
      port     = listener.port
    }
    if var.topology == "global-accelerator"
  }

  health_checks = {
    for key, group in var.target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher = (
        group.health_check.protocol != "TCP"
        ? (group.health_check.matcher == null ? "200" : group.health_check.matcher)
        : null
      )
      path = (
        group.health_check.protocol != "TCP"
        ? (group.health_check.path == null ? "/healthz" : group.health_check.path)
        : null
      )
      port                = group.health_check.port
      protocol            = group.health_check.protocol
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  target_groups = {
    for key, group in var.target_groups : key => {
      connection_termination = group.connection_termination
      deregistration_delay   = group.deregistration_delay_seconds
      health_check           = local.health_checks[key]
      name_prefix            = "${substr(replace(key, "-", ""), 0, 5)}-"
      port                   = group.port
      protocol               = { tcp = "TCP", tcp_udp = "TCP_UDP", tls = "TLS", udp = "UDP" }[group.protocol]
      proxy_protocol         = var.client_address == "proxy_protocol" && group.protocol == "tcp"
      stickiness             = group.stickiness
      tags                   = merge(var.tags, { Name = "${var.name}-${key}" })
      target_type            = group.target_type
      terminate_unhealthy    = group.protocol == "tcp" ? group.terminate_unhealthy : null
    }
    if var.topology == "nlb-nginx"
  }

  alb_target_groups = {
    for key, listener in var.listeners : key => {
      health_protocol = (
        contains(
          [
            for listener2 in(var.load_balancer == null ? {} : var.load_balancer.listeners) :
            listener2.port
            if listener2.protocol == "HTTPS"
          ],
          listener.alb_port == null ? listener.port : listener.alb_port
        )
        ? "HTTPS"
        : "HTTP"
      )
      name_prefix = "${substr(replace(key, "-", ""), 0, 5)}-"
      port        = listener.alb_port == null ? listener.port : listener.alb_port
      tags        = merge(var.tags, { Name = "${var.name}-${key}-alb" })
    }
    if var.topology == "nlb-alb"
  }

  tls_listeners = [
    for key, listener in var.listeners : key
    if listener.protocol == "tls" && var.topology == "nlb-nginx"
  ]

  tcp_alone = [
    for key, listener in var.listeners : key
    if !contains(local.tls_listeners, key) && !contains(["udp", "tcp_udp"], listener.protocol)
  ]

  listeners = {
    for key, listener in var.listeners : key => {
      alpn_policy     = contains(local.tls_listeners, key) ? listener.alpn_policy : null
      certificate_arn = contains(local.tls_listeners, key) ? listener.certificate_arn : null
      idle_timeout    = contains(local.tcp_alone, key) ? listener.idle_timeout_seconds : null
      port            = listener.port
      protocol = (
        contains(local.tcp_alone, key)
        ? "TCP"
        : { tcp = "TCP", tcp_udp = "TCP_UDP", tls = "TLS", udp = "UDP" }[listener.protocol]
      )
      ssl_policy   = contains(local.tls_listeners, key) ? listener.ssl_policy : null
      tags         = merge(var.tags, { Name = "${var.name}-${key}" })
      target_group = listener.target_group == null ? key : listener.target_group
    }
    if var.topology != "global-accelerator"
  }

  additional_certificates = merge([
    for listener, settings in var.listeners : {
      for name, arn in settings.additional_certificate_arns :
      "${listener}/${name}" => { arn = arn, listener = listener }
    }
    if var.topology == "nlb-nginx"
  ]...)

  lb_listener_arns = merge(
    { for key, instance in aws_lb_listener.this : key => instance.arn },
    { for key, instance in aws_lb_listener.pipeline : key => instance.arn }
  )
}

data "aws_eip" "brought" {
  for_each = {
    for zone in local.zones : zone => var.addresses[zone].allocation_id
    if contains(keys(var.addresses), zone)
  }

  id = each.value
}

data "aws_caller_identity" "this" {
  count = local.has_own_bucket ? 1 : 0
}

data "aws_partition" "this" {
  count = local.has_own_bucket ? 1 : 0
}

resource "aws_eip" "this" {
  for_each = {
    for zone in local.own_address_zones : zone => "${var.name}-${zone}"
    if var.protect_addresses
  }

  domain = "vpc"
  tags   = merge(var.tags, { Name = each.value })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_eip" "unprotected" {
  for_each = {
    for zone in local.own_address_zones : zone => "${var.name}-${zone}"
    if !var.protect_addresses
  }

  domain = "vpc"
  tags   = merge(var.tags, { Name = each.value })
}

resource "aws_security_group" "this" {
  count = local.has_own_group ? 1 : 0

  description = "Network Load Balancer ${var.name}"
  name        = "${var.name}-nlb"
  tags        = merge(var.tags, { Name = "${var.name}-nlb" })
  vpc_id      = var.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = local.ingress

  cidr_ipv4         = can(regex(":", each.value.range)) ? null : each.value.range
  cidr_ipv6         = can(regex(":", each.value.range)) ? each.value.range : null
  description       = "Clients of ${each.value.listener}"
  from_port         = each.value.port
  ip_protocol       = each.value.protocol
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-nlb-${each.value.listener}" })
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = local.egress

  cidr_ipv4                    = can(regex(":", each.value.peer.range)) ? null : each.value.peer.range
  cidr_ipv6                    = can(regex(":", each.value.peer.range)) ? each.value.peer.range : null
  description                  = "Targets and their health"
  from_port                    = each.value.port
  ip_protocol                  = each.value.protocol
  referenced_security_group_id = each.value.peer.group_id
  security_group_id            = one(aws_security_group.this[*].id)
  tags                         = merge(var.tags, { Name = "${var.name}-nlb-${each.value.peer.key}" })
  to_port                      = each.value.port
}

resource "aws_s3_bucket" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket_prefix = "nlb-logs-${substr(lower(var.name), 0, 27)}-"
  force_destroy = var.access_logs.force_destroy
  tags          = merge(var.tags, { Name = "${var.name}-logs" })
}

resource "aws_s3_bucket_public_access_block" "logs" {
  count = local.has_own_bucket ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  bucket                  = one(aws_s3_bucket.logs[*].id)
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    id     = "expire"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    expiration {
      days = var.access_logs.retention_days
    }

    filter {}
  }
}

resource "aws_s3_bucket_policy" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)
  policy = jsonencode({
    Statement = [
      local.let_logs_check_the_bucket,
      local.let_logs_in,
      {
        Action    = "s3:*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [local.log_bucket_arn, "${local.log_bucket_arn}/*"]
        Sid       = "TlsOnly"
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_lb" "this" {
  count = var.topology != "global-accelerator" ? 1 : 0

  dns_record_client_routing_policy = var.dns_routing
  enable_cross_zone_load_balancing = var.cross_zone
  enable_deletion_protection       = var.deletion_protection
  enable_zonal_shift               = var.zonal_shift
  enforce_security_group_inbound_rules_on_private_link_traffic = (
    var.private_link_rules ? "on" : "off"
  )
  internal           = false
  ip_address_type    = var.ip_address_type
  load_balancer_type = "network"
  name               = var.name
  security_groups = [
    for group in local.front_groups :
    0 <= length(aws_vpc_security_group_ingress_rule.this) &&
    0 <= length(aws_vpc_security_group_egress_rule.this)
    ? group.id
    : group.id
  ]
  tags = merge(var.tags, { Name = var.name })

  dynamic "subnet_mapping" {
    for_each = [
      for zone in local.zones : {
        allocation_id = (
          contains(keys(var.addresses), zone) ? var.addresses[zone].allocation_id
          : var.protect_addresses
          ? aws_eip.this[zone].allocation_id
          : aws_eip.unprotected[zone].allocation_id
        )
        subnet_id = var.network.tiers[var.tier].subnets[zone].id
      }
    ]

    content {
      allocation_id = subnet_mapping.value.allocation_id
      subnet_id     = subnet_mapping.value.subnet_id
    }
  }

  dynamic "access_logs" {
    for_each = (
      local.logs_are_kept
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      bucket  = access_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_globalaccelerator_accelerator" "this" {
  count = var.topology == "global-accelerator" && var.protect_addresses ? 1 : 0

  enabled         = true
  ip_address_type = "IPV4"
  name            = var.name
  tags            = merge(var.tags, { Name = var.name })

  dynamic "attributes" {
    for_each = (
      var.access_logs.destination != "none"
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      flow_logs_enabled   = true
      flow_logs_s3_bucket = attributes.value
      flow_logs_s3_prefix = var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_globalaccelerator_accelerator" "unprotected" {
  count = var.topology == "global-accelerator" && !var.protect_addresses ? 1 : 0

  enabled         = true
  ip_address_type = "IPV4"
  name            = var.name
  tags            = merge(var.tags, { Name = var.name })

  dynamic "attributes" {
    for_each = (
      var.access_logs.destination != "none"
      ? [local.has_own_bucket ? one(aws_s3_bucket.logs[*].bucket) : var.access_logs.bucket]
      : []
    )

    content {
      flow_logs_enabled   = true
      flow_logs_s3_bucket = attributes.value
      flow_logs_s3_prefix = var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_globalaccelerator_listener" "this" {
  for_each = local.accelerator_listeners

  accelerator_arn = (
    var.protect_addresses
    ? one(aws_globalaccelerator_accelerator.this[*].arn)
    : one(aws_globalaccelerator_accelerator.unprotected[*].arn)
  )
  client_affinity = "NONE"
  protocol        = "TCP"

  port_range {
    from_port = each.value.port
    to_port   = each.value.port
  }
}

resource "aws_globalaccelerator_endpoint_group" "this" {
  for_each = local.accelerator_listeners

  listener_arn = aws_globalaccelerator_listener.this[each.key].arn

  endpoint_configuration {
    client_ip_preservation_enabled = true
    endpoint_id                    = var.load_balancer == null ? "" : var.load_balancer.arn
    weight                         = 128
  }

  dynamic "port_override" {
    for_each = [for listener in [each.value] : listener if listener.port != listener.alb_port]

    content {
      endpoint_port = port_override.value.alb_port
      listener_port = port_override.value.port
    }
  }
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  connection_termination = each.value.connection_termination
  deregistration_delay   = tostring(each.value.deregistration_delay)
  name_prefix            = each.value.name_prefix
  port                   = each.value.port
  preserve_client_ip     = each.value.proxy_protocol ? "false" : "true"
  protocol               = each.value.protocol
  proxy_protocol_v2      = each.value.proxy_protocol
  tags                   = each.value.tags
  target_type            = each.value.target_type
  vpc_id                 = var.network.vpc_id

  health_check {
    enabled             = true
    healthy_threshold   = each.value.health_check.healthy_threshold
    interval            = each.value.health_check.interval_seconds
    matcher             = each.value.health_check.matcher
    path                = each.value.health_check.path
    port                = each.value.health_check.port
    protocol            = each.value.health_check.protocol
    timeout             = each.value.health_check.timeout_seconds
    unhealthy_threshold = each.value.health_check.unhealthy_threshold
  }

  stickiness {
    enabled = each.value.stickiness
    type    = "source_ip"
  }

  dynamic "target_health_state" {
    for_each = [for item in [each.value.terminate_unhealthy] : item if item != null]
    iterator = ends

    content {
      enable_unhealthy_connection_termination = ends.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "alb" {
  for_each = local.alb_target_groups

  name_prefix = each.value.name_prefix
  port        = each.value.port
  protocol    = "TCP"
  tags        = each.value.tags
  target_type = "alb"
  vpc_id      = var.network.vpc_id

  health_check {
    enabled             = true
    healthy_threshold   = var.alb_health_check.healthy_threshold
    interval            = var.alb_health_check.interval_seconds
    matcher             = var.alb_health_check.matcher
    path                = var.alb_health_check.path
    protocol            = each.value.health_protocol
    timeout             = var.alb_health_check.timeout_seconds
    unhealthy_threshold = var.alb_health_check.unhealthy_threshold
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "alb" {
  for_each = local.alb_target_groups

  port             = each.value.port
  target_group_arn = aws_lb_target_group.alb[each.key].arn
  target_id        = var.load_balancer == null ? "" : var.load_balancer.arn
}

resource "terraform_data" "action_owner" {
  input            = var.action_owner
  triggers_replace = var.listeners_moved

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == var.action_owner
      error_message = "The listeners are ${self.output}'s and would become ${var.action_owner}'s, deleted and made anew; allowed: a move. Declare moved { from, to } of each listener between aws_lb_listener.this[KEY] and aws_lb_listener.pipeline[KEY], and so for each aws_lb_listener_rule, where the module is called, and change listeners_moved in the same apply: see \"Who moves traffic\" in the module's README."
    }
  }
}

resource "aws_lb_listener" "this" {
  for_each = { for key, item in local.listeners : key => item if var.action_owner == "terraform" }

  alpn_policy              = each.value.alpn_policy
  certificate_arn          = each.value.certificate_arn
  load_balancer_arn        = one(aws_lb.this[*].arn)
  port                     = each.value.port
  protocol                 = each.value.protocol
  ssl_policy               = each.value.ssl_policy
  tags                     = each.value.tags
  tcp_idle_timeout_seconds = each.value.idle_timeout

  default_action {
    target_group_arn = (
      var.topology == "nlb-alb"
      ? aws_lb_target_group.alb[each.key].arn
      : aws_lb_target_group.this[each.value.target_group].arn
    )
    type = "forward"
  }
}

resource "aws_lb_listener" "pipeline" {
  for_each = { for key, item in local.listeners : key => item if var.action_owner == "pipeline" }

  alpn_policy              = each.value.alpn_policy
  certificate_arn          = each.value.certificate_arn
  load_balancer_arn        = one(aws_lb.this[*].arn)
  port                     = each.value.port
  protocol                 = each.value.protocol
  ssl_policy               = each.value.ssl_policy
  tags                     = each.value.tags
  tcp_idle_timeout_seconds = each.value.idle_timeout

  default_action {
    target_group_arn = (
      var.topology == "nlb-alb"
      ? aws_lb_target_group.alb[each.key].arn
      : aws_lb_target_group.this[each.value.target_group].arn
    )
    type = "forward"
  }

  lifecycle {
    ignore_changes = [default_action]
  }
}

resource "aws_lb_listener_certificate" "this" {
  for_each = local.additional_certificates

  certificate_arn = each.value.arn
  listener_arn    = local.lb_listener_arns[each.value.listener]
}
