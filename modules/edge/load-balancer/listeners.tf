# Generated from src/edge/load-balancer/listeners.ts by `npm run modules`. Do not edit.

# Ports that the load balancer listens on.

locals {
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
}

resource "terraform_data" "listener_tls" {
  for_each = {
    for key, listener in {
      for key, item in local.listeners : key => item
      if var.action_owner == "terraform"
    } : key => listener.ssl_policy == null ? "plain" : "tls"
  }

  # A listener whose TLS begins or ends is made anew: in place the provider says the security policy
  # that it had, and AWS answers "An SSL policy cannot be specified for TCP listeners"
  # (hashicorp/terraform-provider-aws#7367, #1851).
  input = each.value
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
        mutual.value.mode == "verify" ? (mutual.value.advertise_trust_store_ca_names ? "on" : "off") : null
      )
      ignore_client_certificate_expiry = (
        mutual.value.mode == "verify" ? mutual.value.ignore_client_certificate_expiry : null
      )
      mode            = mutual.value.mode
      trust_store_arn = mutual.value.trust_store_arn
    }
  }

  lifecycle {
    replace_triggered_by = [terraform_data.listener_tls[each.key]]
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
        mutual.value.mode == "verify" ? (mutual.value.advertise_trust_store_ca_names ? "on" : "off") : null
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
