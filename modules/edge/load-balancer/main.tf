# Generated from src/edge/load-balancer/load-balancer.ts by `npm run modules`. Do not edit.

locals {
  log_bucket = (
    var.access_logs.destination == "own"
    ? one(aws_s3_bucket.logs[*].bucket)
    : var.access_logs.bucket
  )

  health_checks = {
    for key, group in var.target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher = (
        group.health_check.matcher == null
        ? (group.protocol_version == "GRPC" ? "12" : "200")
        : group.health_check.matcher
      )
      path                = group.health_check.path
      port                = group.health_check.port
      protocol            = group.health_check.protocol == null ? group.protocol : group.health_check.protocol
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  target_groups = {
    for key, group in var.target_groups : key => {
      algorithm = group.algorithm
      anomaly_mitigation = (
        group.algorithm == "weighted_random" ? (group.anomaly_mitigation ? "on" : "off") : null
      )
      deregistration_delay = group.deregistration_delay_seconds
      health_check         = local.health_checks[key]
      ip_address_type      = group.ip_address_type
      name_prefix          = "${substr(replace(key, "-", ""), 0, 5)}-"
      port                 = group.port
      protocol             = group.protocol
      protocol_version     = group.protocol_version
      slow_start           = group.slow_start_seconds
      stickiness           = group.stickiness
      tags                 = merge(var.tags, { Name = "${var.name}-${key}" })
      target_type          = group.target_type
    }
  }

  listeners = {
    for key, listener in var.listeners : key => {
      action                = listener.default_action
      certificate_arn       = listener.certificate_arn
      mutual_authentication = listener.mutual_authentication
      port                  = listener.port
      protocol              = listener.protocol
      sign_in = (
        listener.default_action.authenticate == null
        ? null
        : var.authentication[listener.default_action.authenticate]
      )
      ssl_policy = listener.protocol == "HTTPS" ? listener.ssl_policy : null
      tags       = merge(var.tags, { Name = "${var.name}-${key}" })
    }
  }

  redirects_http = (
    var.redirect_http &&
    length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) != 0 &&
    !contains([for listener in var.listeners : listener.port], 80)
  )

  additional_certificates = merge([
    for listener, settings in var.listeners : {
      for name, arn in settings.additional_certificate_arns :
      "${listener}/${name}" => { arn = arn, listener = listener }
    }
  ]...)

  lb_listener_arns = merge(
    { for key, instance in aws_lb_listener.this : key => instance.arn },
    { for key, instance in aws_lb_listener.pipeline : key => instance.arn }
  )

  listener_rules = merge([
    for listener, settings in var.listeners : {
      for name, rule in settings.rules : "${listener}/${name}" => {
        action = rule.action
        conditions = {
          host_header         = rule.host_header
          http_header         = rule.http_header
          http_request_method = rule.http_request_method
          path_pattern        = rule.path_pattern
          query_string        = rule.query_string
          source_ip           = rule.source_ip
        }
        listener = listener
        priority = rule.priority
        sign_in = (
          rule.action.authenticate == null ? null : var.authentication[rule.action.authenticate]
        )
        tags = merge(var.tags, { Name = "${var.name}-${listener}-${name}" })
      }
    }
  ]...)

  network_health_checks = {
    for key, group in var.network_target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher           = group.health_check.matcher == null ? "200-399" : group.health_check.matcher
      path              = group.health_check.path
      port              = group.health_check.port
      protocol = (
        group.health_check.protocol == null
        ? (
          contains(
            [for listener in var.listeners : listener.port if listener.protocol == "HTTPS"],
            group.port
          )
          ? "HTTPS"
          : "HTTP"
        )
        : group.health_check.protocol
      )
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  network_target_groups = {
    for key, group in var.network_target_groups : key => {
      health_check = local.network_health_checks[key]
      name_prefix  = "${substr(replace(key, "-", ""), 0, 5)}-"
      port         = group.port
      tags         = merge(var.tags, { Name = "${var.name}-${key}" })
    }
  }

  lb_listener_rule_arns = merge(
    { for key2, instance in aws_lb_listener_rule.this : key2 => instance.arn },
    { for key2, instance in aws_lb_listener_rule.pipeline : key2 => instance.arn }
  )
}

data "aws_caller_identity" "this" {
  count = var.access_logs.destination == "own" ? 1 : 0
}

resource "aws_s3_bucket" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket_prefix = "alb-logs-${substr(lower(var.name), 0, 27)}-"
  force_destroy = var.access_logs.force_destroy
  tags          = merge(var.tags, { Name = "${var.name}-logs" })
}

resource "aws_s3_bucket_public_access_block" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  bucket                  = one(aws_s3_bucket.logs[*].id)
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

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
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)
  policy = jsonencode({
    Statement = [
      {
        Action    = "s3:PutObject"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Resource = join("", [
          one(aws_s3_bucket.logs[*].arn),
          "/",
          var.access_logs.prefix == null ? "" : "${var.access_logs.prefix}/",
          "AWSLogs/",
          one(data.aws_caller_identity.this[*].account_id),
          "/*",
        ])
        Sid = "DeliverLogs"
      },
      {
        Action    = "s3:*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [one(aws_s3_bucket.logs[*].arn), "${one(aws_s3_bucket.logs[*].arn)}/*"]
        Sid       = "TlsOnly"
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_lb" "this" {
  client_keep_alive                           = var.client_keep_alive_seconds
  desync_mitigation_mode                      = var.headers.desync_mitigation
  drop_invalid_header_fields                  = var.headers.drop_invalid
  enable_deletion_protection                  = var.deletion_protection
  enable_http2                                = var.http2
  enable_tls_version_and_cipher_suite_headers = var.headers.tls_version_and_cipher
  enable_waf_fail_open                        = try(var.web_acl.fail_open, false)
  enable_xff_client_port                      = var.headers.x_forwarded_for_port
  enable_zonal_shift                          = var.zonal_shift
  idle_timeout                                = var.idle_timeout_seconds
  internal                                    = var.internal
  ip_address_type                             = var.ip_address_type
  load_balancer_type                          = "application"
  name                                        = var.name
  preserve_host_header                        = var.headers.preserve_host
  security_groups                             = [for group in var.security_groups : group.id]
  subnets = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null ? true : contains(sort(var.zones), zone)
  ]
  tags                       = merge(var.tags, { Name = var.name })
  xff_header_processing_mode = var.headers.x_forwarded_for

  dynamic "access_logs" {
    for_each = (
      var.access_logs.destination != "none" && var.access_logs.requests ? [local.log_bucket] : []
    )

    content {
      bucket  = access_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  dynamic "connection_logs" {
    for_each = (
      var.access_logs.destination != "none" && var.access_logs.connections ? [local.log_bucket] : []
    )

    content {
      bucket  = connection_logs.value
      enabled = true
      prefix  = var.access_logs.prefix
    }
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.web_acl != null ? 1 : 0

  resource_arn = aws_lb.this.arn
  web_acl_arn  = var.web_acl.arn
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  deregistration_delay              = tostring(each.value.deregistration_delay)
  ip_address_type                   = each.value.ip_address_type
  load_balancing_algorithm_type     = each.value.algorithm
  load_balancing_anomaly_mitigation = each.value.anomaly_mitigation
  name_prefix                       = each.value.name_prefix
  port                              = each.value.port
  protocol                          = each.value.protocol
  protocol_version                  = each.value.protocol_version
  slow_start                        = each.value.slow_start
  tags                              = each.value.tags
  target_type                       = each.value.target_type
  vpc_id                            = var.network.vpc_id

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
    cookie_duration = each.value.stickiness.duration_seconds
    cookie_name     = each.value.stickiness.cookie_name
    enabled         = each.value.stickiness.enabled
    type            = each.value.stickiness.type
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "network" {
  for_each = local.network_target_groups

  name_prefix = each.value.name_prefix
  port        = each.value.port
  protocol    = "TCP"
  tags        = each.value.tags
  target_type = "alb"
  vpc_id      = var.network.vpc_id

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

  lifecycle {
    create_before_destroy = true
  }
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

  certificate_arn   = each.value.certificate_arn
  load_balancer_arn = aws_lb.this.arn
  port              = each.value.port
  protocol          = each.value.protocol
  ssl_policy        = each.value.ssl_policy
  tags              = each.value.tags

  dynamic "default_action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.oidc, null) != null]
    iterator = oidc

    content {
      type = "authenticate-oidc"

      authenticate_oidc {
        authentication_request_extra_params = oidc.value.request_extra_params
        authorization_endpoint              = oidc.value.oidc.authorization_endpoint
        client_id                           = oidc.value.oidc.client_id
        client_secret                       = var.oidc_client_secrets[each.value.action.authenticate]
        issuer                              = oidc.value.oidc.issuer
        on_unauthenticated_request          = oidc.value.on_unauthenticated_request
        scope                               = oidc.value.scope
        session_cookie_name                 = oidc.value.session_cookie_name
        session_timeout                     = oidc.value.session_timeout_seconds
        token_endpoint                      = oidc.value.oidc.token_endpoint
        user_info_endpoint                  = oidc.value.oidc.user_info_endpoint
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.cognito, null) != null]
    iterator = cognito

    content {
      type = "authenticate-cognito"

      authenticate_cognito {
        authentication_request_extra_params = cognito.value.request_extra_params
        on_unauthenticated_request          = cognito.value.on_unauthenticated_request
        scope                               = cognito.value.scope
        session_cookie_name                 = cognito.value.session_cookie_name
        session_timeout                     = cognito.value.session_timeout_seconds
        user_pool_arn                       = cognito.value.cognito.user_pool_arn
        user_pool_client_id                 = cognito.value.cognito.user_pool_client_id
        user_pool_domain                    = cognito.value.cognito.user_pool_domain
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.forward] : item if item != null]
    iterator = forward

    content {
      type = "forward"

      forward {
        dynamic "stickiness" {
          for_each = [for item in [forward.value.stickiness_seconds] : item if item != null]
          iterator = seconds

          content {
            duration = seconds.value
            enabled  = true
          }
        }

        dynamic "target_group" {
          for_each = [
            for key, weight in forward.value.target_groups :
            { arn = aws_lb_target_group.this[key].arn, weight = weight }
          ]
          iterator = group

          content {
            arn    = group.value.arn
            weight = group.value.weight
          }
        }
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.redirect] : item if item != null]
    iterator = redirect

    content {
      type = "redirect"

      redirect {
        host        = redirect.value.host
        path        = redirect.value.path
        port        = redirect.value.port
        protocol    = redirect.value.protocol
        query       = redirect.value.query
        status_code = redirect.value.status_code
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.fixed_response] : item if item != null]
    iterator = response

    content {
      type = "fixed-response"

      fixed_response {
        content_type = response.value.content_type
        message_body = response.value.message_body
        status_code  = response.value.status_code
      }
    }
  }

  dynamic "mutual_authentication" {
    for_each = [for item in [each.value.mutual_authentication] : item if item != null]
    iterator = mutual

    content {
      advertise_trust_store_ca_names = (
        mutual.value.mode == "verify"
        ? (mutual.value.advertise_trust_store_ca_names ? "on" : "off")
        : null
      )
      ignore_client_certificate_expiry = (
        mutual.value.mode == "verify" ? mutual.value.ignore_client_certificate_expiry : null
      )
      mode            = mutual.value.mode
      trust_store_arn = mutual.value.trust_store_arn
    }
  }
}

resource "aws_lb_listener" "pipeline" {
  for_each = { for key, item in local.listeners : key => item if var.action_owner == "pipeline" }

  certificate_arn   = each.value.certificate_arn
  load_balancer_arn = aws_lb.this.arn
  port              = each.value.port
  protocol          = each.value.protocol
  ssl_policy        = each.value.ssl_policy
  tags              = each.value.tags

  dynamic "default_action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.oidc, null) != null]
    iterator = oidc

    content {
      type = "authenticate-oidc"

      authenticate_oidc {
        authentication_request_extra_params = oidc.value.request_extra_params
        authorization_endpoint              = oidc.value.oidc.authorization_endpoint
        client_id                           = oidc.value.oidc.client_id
        client_secret                       = var.oidc_client_secrets[each.value.action.authenticate]
        issuer                              = oidc.value.oidc.issuer
        on_unauthenticated_request          = oidc.value.on_unauthenticated_request
        scope                               = oidc.value.scope
        session_cookie_name                 = oidc.value.session_cookie_name
        session_timeout                     = oidc.value.session_timeout_seconds
        token_endpoint                      = oidc.value.oidc.token_endpoint
        user_info_endpoint                  = oidc.value.oidc.user_info_endpoint
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.cognito, null) != null]
    iterator = cognito

    content {
      type = "authenticate-cognito"

      authenticate_cognito {
        authentication_request_extra_params = cognito.value.request_extra_params
        on_unauthenticated_request          = cognito.value.on_unauthenticated_request
        scope                               = cognito.value.scope
        session_cookie_name                 = cognito.value.session_cookie_name
        session_timeout                     = cognito.value.session_timeout_seconds
        user_pool_arn                       = cognito.value.cognito.user_pool_arn
        user_pool_client_id                 = cognito.value.cognito.user_pool_client_id
        user_pool_domain                    = cognito.value.cognito.user_pool_domain
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.forward] : item if item != null]
    iterator = forward

    content {
      type = "forward"

      forward {
        dynamic "stickiness" {
          for_each = [for item in [forward.value.stickiness_seconds] : item if item != null]
          iterator = seconds

          content {
            duration = seconds.value
            enabled  = true
          }
        }

        dynamic "target_group" {
          for_each = [
            for key, weight in forward.value.target_groups :
            { arn = aws_lb_target_group.this[key].arn, weight = weight }
          ]
          iterator = group

          content {
            arn    = group.value.arn
            weight = group.value.weight
          }
        }
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.redirect] : item if item != null]
    iterator = redirect

    content {
      type = "redirect"

      redirect {
        host        = redirect.value.host
        path        = redirect.value.path
        port        = redirect.value.port
        protocol    = redirect.value.protocol
        query       = redirect.value.query
        status_code = redirect.value.status_code
      }
    }
  }

  dynamic "default_action" {
    for_each = [for item in [each.value.action.fixed_response] : item if item != null]
    iterator = response

    content {
      type = "fixed-response"

      fixed_response {
        content_type = response.value.content_type
        message_body = response.value.message_body
        status_code  = response.value.status_code
      }
    }
  }

  dynamic "mutual_authentication" {
    for_each = [for item in [each.value.mutual_authentication] : item if item != null]
    iterator = mutual

    content {
      advertise_trust_store_ca_names = (
        mutual.value.mode == "verify"
        ? (mutual.value.advertise_trust_store_ca_names ? "on" : "off")
        : null
      )
      ignore_client_certificate_expiry = (
        mutual.value.mode == "verify" ? mutual.value.ignore_client_certificate_expiry : null
      )
      mode            = mutual.value.mode
      trust_store_arn = mutual.value.trust_store_arn
    }
  }

  lifecycle {
    ignore_changes = [default_action]
  }
}

resource "aws_lb_listener" "http_redirect" {
  count = local.redirects_http ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"
  tags              = merge(var.tags, { Name = "${var.name}-http-redirect" })

  default_action {
    type = "redirect"

    redirect {
      port = tostring(
        contains(
          [for listener in var.listeners : listener.port if listener.protocol == "HTTPS"],
          443
        )
        ? 443
        : [for listener in var.listeners : listener.port if listener.protocol == "HTTPS"][0]
      )
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_certificate" "this" {
  for_each = local.additional_certificates

  certificate_arn = each.value.arn
  listener_arn    = local.lb_listener_arns[each.value.listener]
}

resource "aws_lb_listener_rule" "this" {
  for_each = {
    for key, item in local.listener_rules : key => item
    if var.action_owner == "terraform"
  }

  listener_arn = local.lb_listener_arns[each.value.listener]
  priority     = each.value.priority
  tags         = each.value.tags

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.host_header] : item if length(item) != 0]
    iterator = host_header

    content {
      host_header {
        values = host_header.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.path_pattern] : item if length(item) != 0]
    iterator = path_pattern

    content {
      path_pattern {
        values = path_pattern.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.http_request_method] : item if length(item) != 0]
    iterator = http_request_method

    content {
      http_request_method {
        values = http_request_method.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.source_ip] : item if length(item) != 0]
    iterator = source_ip

    content {
      source_ip {
        values = source_ip.value
      }
    }
  }

  dynamic "condition" {
    for_each = each.value.conditions.http_header
    iterator = header

    content {
      http_header {
        http_header_name = header.key
        values           = header.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.query_string] : item if length(item) != 0]
    iterator = query

    content {
      dynamic "query_string" {
        for_each = query.value
        iterator = pair

        content {
          key   = pair.value.key
          value = pair.value.value
        }
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.oidc, null) != null]
    iterator = oidc

    content {
      type = "authenticate-oidc"

      authenticate_oidc {
        authentication_request_extra_params = oidc.value.request_extra_params
        authorization_endpoint              = oidc.value.oidc.authorization_endpoint
        client_id                           = oidc.value.oidc.client_id
        client_secret                       = var.oidc_client_secrets[each.value.action.authenticate]
        issuer                              = oidc.value.oidc.issuer
        on_unauthenticated_request          = oidc.value.on_unauthenticated_request
        scope                               = oidc.value.scope
        session_cookie_name                 = oidc.value.session_cookie_name
        session_timeout                     = oidc.value.session_timeout_seconds
        token_endpoint                      = oidc.value.oidc.token_endpoint
        user_info_endpoint                  = oidc.value.oidc.user_info_endpoint
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.cognito, null) != null]
    iterator = cognito

    content {
      type = "authenticate-cognito"

      authenticate_cognito {
        authentication_request_extra_params = cognito.value.request_extra_params
        on_unauthenticated_request          = cognito.value.on_unauthenticated_request
        scope                               = cognito.value.scope
        session_cookie_name                 = cognito.value.session_cookie_name
        session_timeout                     = cognito.value.session_timeout_seconds
        user_pool_arn                       = cognito.value.cognito.user_pool_arn
        user_pool_client_id                 = cognito.value.cognito.user_pool_client_id
        user_pool_domain                    = cognito.value.cognito.user_pool_domain
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.forward] : item if item != null]
    iterator = forward

    content {
      type = "forward"

      forward {
        dynamic "stickiness" {
          for_each = [for item in [forward.value.stickiness_seconds] : item if item != null]
          iterator = seconds

          content {
            duration = seconds.value
            enabled  = true
          }
        }

        dynamic "target_group" {
          for_each = [
            for key, weight in forward.value.target_groups :
            { arn = aws_lb_target_group.this[key].arn, weight = weight }
          ]
          iterator = group

          content {
            arn    = group.value.arn
            weight = group.value.weight
          }
        }
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.redirect] : item if item != null]
    iterator = redirect

    content {
      type = "redirect"

      redirect {
        host        = redirect.value.host
        path        = redirect.value.path
        port        = redirect.value.port
        protocol    = redirect.value.protocol
        query       = redirect.value.query
        status_code = redirect.value.status_code
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.fixed_response] : item if item != null]
    iterator = response

    content {
      type = "fixed-response"

      fixed_response {
        content_type = response.value.content_type
        message_body = response.value.message_body
        status_code  = response.value.status_code
      }
    }
  }
}

resource "aws_lb_listener_rule" "pipeline" {
  for_each = {
    for key, item in local.listener_rules : key => item
    if var.action_owner == "pipeline"
  }

  listener_arn = local.lb_listener_arns[each.value.listener]
  priority     = each.value.priority
  tags         = each.value.tags

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.host_header] : item if length(item) != 0]
    iterator = host_header

    content {
      host_header {
        values = host_header.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.path_pattern] : item if length(item) != 0]
    iterator = path_pattern

    content {
      path_pattern {
        values = path_pattern.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.http_request_method] : item if length(item) != 0]
    iterator = http_request_method

    content {
      http_request_method {
        values = http_request_method.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.source_ip] : item if length(item) != 0]
    iterator = source_ip

    content {
      source_ip {
        values = source_ip.value
      }
    }
  }

  dynamic "condition" {
    for_each = each.value.conditions.http_header
    iterator = header

    content {
      http_header {
        http_header_name = header.key
        values           = header.value
      }
    }
  }

  dynamic "condition" {
    for_each = [for item in [each.value.conditions.query_string] : item if length(item) != 0]
    iterator = query

    content {
      dynamic "query_string" {
        for_each = query.value
        iterator = pair

        content {
          key   = pair.value.key
          value = pair.value.value
        }
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.oidc, null) != null]
    iterator = oidc

    content {
      type = "authenticate-oidc"

      authenticate_oidc {
        authentication_request_extra_params = oidc.value.request_extra_params
        authorization_endpoint              = oidc.value.oidc.authorization_endpoint
        client_id                           = oidc.value.oidc.client_id
        client_secret                       = var.oidc_client_secrets[each.value.action.authenticate]
        issuer                              = oidc.value.oidc.issuer
        on_unauthenticated_request          = oidc.value.on_unauthenticated_request
        scope                               = oidc.value.scope
        session_cookie_name                 = oidc.value.session_cookie_name
        session_timeout                     = oidc.value.session_timeout_seconds
        token_endpoint                      = oidc.value.oidc.token_endpoint
        user_info_endpoint                  = oidc.value.oidc.user_info_endpoint
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.sign_in] : item if try(item.cognito, null) != null]
    iterator = cognito

    content {
      type = "authenticate-cognito"

      authenticate_cognito {
        authentication_request_extra_params = cognito.value.request_extra_params
        on_unauthenticated_request          = cognito.value.on_unauthenticated_request
        scope                               = cognito.value.scope
        session_cookie_name                 = cognito.value.session_cookie_name
        session_timeout                     = cognito.value.session_timeout_seconds
        user_pool_arn                       = cognito.value.cognito.user_pool_arn
        user_pool_client_id                 = cognito.value.cognito.user_pool_client_id
        user_pool_domain                    = cognito.value.cognito.user_pool_domain
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.forward] : item if item != null]
    iterator = forward

    content {
      type = "forward"

      forward {
        dynamic "stickiness" {
          for_each = [for item in [forward.value.stickiness_seconds] : item if item != null]
          iterator = seconds

          content {
            duration = seconds.value
            enabled  = true
          }
        }

        dynamic "target_group" {
          for_each = [
            for key, weight in forward.value.target_groups :
            { arn = aws_lb_target_group.this[key].arn, weight = weight }
          ]
          iterator = group

          content {
            arn    = group.value.arn
            weight = group.value.weight
          }
        }
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.redirect] : item if item != null]
    iterator = redirect

    content {
      type = "redirect"

      redirect {
        host        = redirect.value.host
        path        = redirect.value.path
        port        = redirect.value.port
        protocol    = redirect.value.protocol
        query       = redirect.value.query
        status_code = redirect.value.status_code
      }
    }
  }

  dynamic "action" {
    for_each = [for item in [each.value.action.fixed_response] : item if item != null]
    iterator = response

    content {
      type = "fixed-response"

      fixed_response {
        content_type = response.value.content_type
        message_body = response.value.message_body
        status_code  = response.value.status_code
      }
    }
  }

  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_lb_target_group_attachment" "network" {
  for_each = local.network_target_groups

  port             = each.value.port
  target_group_arn = aws_lb_target_group.network[each.key].arn
  target_id        = aws_lb.this.arn

  depends_on = [aws_lb_listener.this, aws_lb_listener.pipeline, aws_lb_listener.http_redirect]
}
