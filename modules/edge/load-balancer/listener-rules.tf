# Generated from src/edge/load-balancer/listener-rules.ts by `npm run modules`. Do not edit.

# The listeners' rules: which requests, and what is done with them; each a resource of its own under
# listener and name.

locals {
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
