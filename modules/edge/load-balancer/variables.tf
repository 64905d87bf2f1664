# Generated from src/edge/load-balancer/load-balancer.ts by `npm run modules`. Do not edit.

variable "access_logs" {
  type = object({
    # own: a bucket that the block makes, which takes logs of this account's load balancers and
    # nothing else.
    destination = optional(string, "own")
    # The existing bucket: in the load balancer's region, encrypted with SSE-S3 (Application Load
    # Balancers guide: Enable access logs).
    bucket = optional(string)
    # The beginning of the logs' keys.
    prefix = optional(string)
    # Whether requests are logged (access logs).
    requests = optional(bool, true)
    # Whether connections are logged too: the client, and why TLS failed (connection logs).
    connections = optional(bool, false)
    # Days that logs are kept in the own bucket.
    retention_days = optional(number, 365)
    # Whether the own bucket may be destroyed with logs in it.
    force_destroy = optional(bool, false)
  })
  description = <<-EOT
    Logs in S3.
    Allowed: bucket with the destination existing, and only with it.
    Allowed: a prefix without AWSLogs, which AWS adds, and without a slash at either end.
    Allowed: logs of requests, of connections or both; or the destination none.
    Allowed: connections with the destination own or existing.
    - destination: own: a bucket that the block makes, which takes logs of this account's load
      balancers and nothing else. existing: the bucket of `bucket`, whose policy lets the logs in
      already. Allowed: one of "own", "existing", "none". Default: "own".
    - bucket: The existing bucket: in the load balancer's region, encrypted with SSE-S3 (Application
      Load Balancers guide: Enable access logs). Allowed: a bucket's name. Optional.
    - prefix: The beginning of the logs' keys. Allowed: 1 to 256 ASCII letters, digits and ! _ . * '
      ( ) / -. Optional.
    - requests: Whether requests are logged (access logs). Default: true.
    - connections: Whether connections are logged too: the client, and why TLS failed (connection
      logs). Default: false.
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
    condition = (
      var.access_logs.destination == "none" || var.access_logs.requests || var.access_logs.connections
    )
    error_message = "access_logs is the destination ${var.access_logs.destination} without any logs; allowed: logs of requests, of connections or both; or the destination none."
  }

  validation {
    condition     = var.access_logs.destination != "none" || !var.access_logs.connections
    error_message = "access_logs is logs of connections to the destination none; allowed: connections with the destination own or existing."
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

variable "authentication" {
  type = map(object({
    # A provider of OpenID Connect.
    oidc = optional(object({
      # The provider's issuer identifier.
      issuer = string
      # Where users sign in.
      authorization_endpoint = string
      # Where tokens are given out.
      token_endpoint = string
      # Where claims are read.
      user_info_endpoint = string
      # The client id.
      client_id = string
    }))
    # A user pool of Amazon Cognito.
    cognito = optional(object({
      # The user pool.
      user_pool_arn = string
      # The pool's client, with a secret and the code grant.
      user_pool_client_id = string
      # The domain prefix, or the domain, of the pool.
      user_pool_domain = string
    }))
    # What happens to who has not signed in: sent to sign in, answered with 401, or let pass.
    on_unauthenticated_request = optional(string, "authenticate")
    # The claims asked for.
    scope = optional(string, "openid")
    # The cookie that holds the session.
    session_cookie_name = optional(string, "AWSELBAuthSessionCookie")
    # Seconds that a session lasts.
    session_timeout_seconds = optional(number, 604800)
    # Further parameters of the request to the authorization endpoint.
    request_extra_params = optional(map(string), {})
  }))
  description = <<-EOT
    Ways to sign in by names of your choice, for the `authenticate` of actions. Allowed: keys of 1
    to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
    - oidc: A provider of OpenID Connect. Optional.
      - issuer: The provider's issuer identifier. Allowed: an https URL.
      - authorization_endpoint: Where users sign in. Allowed: an https URL.
      - token_endpoint: Where tokens are given out. Allowed: an https URL.
      - user_info_endpoint: Where claims are read. Allowed: an https URL.
      - client_id: The client id. Its secret is `oidc_client_secrets` under the same key. Allowed: 1
        to 500 visible ASCII characters.
    - cognito: A user pool of Amazon Cognito. Optional.
      - user_pool_arn: The user pool. Allowed: a user pool's ARN, such as
        "arn:aws:cognito-idp:region:123456789012:resource".
      - user_pool_client_id: The pool's client, with a secret and the code grant. Allowed: 1 to 500
        visible ASCII characters.
      - user_pool_domain: The domain prefix, or the domain, of the pool. Allowed: 1 to 500 visible
        ASCII characters.
    - on_unauthenticated_request: What happens to who has not signed in: sent to sign in, answered
      with 401, or let pass. Allowed: one of "authenticate", "deny", "allow". Default:
      "authenticate".
    - scope: The claims asked for. Allowed: scopes with a space between. Default: "openid".
    - session_cookie_name: The cookie that holds the session. Allowed: 1 to 64 ASCII letters,
      digits, _ and -. Default: "AWSELBAuthSessionCookie".
    - session_timeout_seconds: Seconds that a session lasts. Allowed: a whole number from 1 to
      604800 seconds. Default: 604800.
    - request_extra_params: Further parameters of the request to the authorization endpoint.
      Allowed: at most 10 parameters. Default: {}.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, way in var.authentication : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "authentication is a map with the keys \"${join("\", \"", [
      for name, way in var.authentication : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for way in var.authentication : (way.oidc != null) != (way.cognito != null)
    ])
    error_message = join("\n", [
      for key, way in var.authentication : "authentication[\"${key}\"] ${
        way.oidc == null ? "has neither oidc nor cognito" : "has both oidc and cognito"
      }; allowed: either oidc or cognito."
      if(way.oidc != null) == (way.cognito != null)
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.oidc == null ? true : can(regex("^(?:https://[!-~]{1,500})$", way.oidc.issuer))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].oidc.issuer is \"${way.oidc.issuer}\"; allowed: an https URL."
      if way.oidc == null ? false : !can(regex("^(?:https://[!-~]{1,500})$", way.oidc.issuer))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.oidc == null ? true : can(regex("^(?:https://[!-~]{1,500})$", way.oidc.authorization_endpoint))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].oidc.authorization_endpoint is \"${way.oidc.authorization_endpoint}\"; allowed: an https URL."
      if way.oidc == null ? false : !can(regex("^(?:https://[!-~]{1,500})$", way.oidc.authorization_endpoint))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.oidc == null ? true : can(regex("^(?:https://[!-~]{1,500})$", way.oidc.token_endpoint))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].oidc.token_endpoint is \"${way.oidc.token_endpoint}\"; allowed: an https URL."
      if way.oidc == null ? false : !can(regex("^(?:https://[!-~]{1,500})$", way.oidc.token_endpoint))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.oidc == null ? true : can(regex("^(?:https://[!-~]{1,500})$", way.oidc.user_info_endpoint))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].oidc.user_info_endpoint is \"${way.oidc.user_info_endpoint}\"; allowed: an https URL."
      if way.oidc == null ? false : !can(regex("^(?:https://[!-~]{1,500})$", way.oidc.user_info_endpoint))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.oidc == null ? true : can(regex("^(?:[!-~]{1,500})$", way.oidc.client_id))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].oidc.client_id is \"${way.oidc.client_id}\"; allowed: 1 to 500 visible ASCII characters."
      if way.oidc == null ? false : !can(regex("^(?:[!-~]{1,500})$", way.oidc.client_id))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.cognito == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:cognito-idp:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", way.cognito.user_pool_arn))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].cognito.user_pool_arn is \"${way.cognito.user_pool_arn}\"; allowed: a user pool's ARN, such as \"arn:aws:cognito-idp:region:123456789012:resource\"."
      if way.cognito == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:cognito-idp:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", way.cognito.user_pool_arn))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.cognito == null ? true : can(regex("^(?:[!-~]{1,500})$", way.cognito.user_pool_client_id))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].cognito.user_pool_client_id is \"${way.cognito.user_pool_client_id}\"; allowed: 1 to 500 visible ASCII characters."
      if way.cognito == null ? false : !can(regex("^(?:[!-~]{1,500})$", way.cognito.user_pool_client_id))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      way.cognito == null ? true : can(regex("^(?:[!-~]{1,500})$", way.cognito.user_pool_domain))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].cognito.user_pool_domain is \"${way.cognito.user_pool_domain}\"; allowed: 1 to 500 visible ASCII characters."
      if way.cognito == null ? false : !can(regex("^(?:[!-~]{1,500})$", way.cognito.user_pool_domain))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      contains(["authenticate", "deny", "allow"], way.on_unauthenticated_request)
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].on_unauthenticated_request is \"${way.on_unauthenticated_request}\"; allowed: one of \"authenticate\", \"deny\", \"allow\"."
      if !contains(["authenticate", "deny", "allow"], way.on_unauthenticated_request)
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication : can(regex("^(?:[!-~]+( [!-~]+)*)$", way.scope))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].scope is \"${way.scope}\"; allowed: scopes with a space between."
      if !can(regex("^(?:[!-~]+( [!-~]+)*)$", way.scope))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication : can(regex("^(?:[A-Za-z0-9_-]{1,64})$", way.session_cookie_name))
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].session_cookie_name is \"${way.session_cookie_name}\"; allowed: 1 to 64 ASCII letters, digits, _ and -."
      if !can(regex("^(?:[A-Za-z0-9_-]{1,64})$", way.session_cookie_name))
    ])
  }

  validation {
    condition = alltrue([
      for way in var.authentication :
      floor(way.session_timeout_seconds) == way.session_timeout_seconds &&
      way.session_timeout_seconds >= 1 &&
      way.session_timeout_seconds <= 604800
    ])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].session_timeout_seconds is ${jsonencode(way.session_timeout_seconds)}; allowed: a whole number from 1 to 604800 seconds."
      if floor(way.session_timeout_seconds) != way.session_timeout_seconds ||
      way.session_timeout_seconds < 1 ||
      way.session_timeout_seconds > 604800
    ])
  }

  validation {
    condition = alltrue([for way in var.authentication : length(way.request_extra_params) <= 10])
    error_message = join("\n", [
      for key, way in var.authentication :
      "authentication[\"${key}\"].request_extra_params is a map of ${length(way.request_extra_params)} parameters; allowed: at most 10 parameters."
      if length(way.request_extra_params) > 10
    ])
  }
}

variable "client_keep_alive_seconds" {
  type        = number
  description = <<-EOT
    Seconds that a client's connection lasts at most. Allowed: a whole number from 60 to 604800
    seconds.
  EOT
  default     = 3600
  nullable    = false

  validation {
    condition = (
      floor(var.client_keep_alive_seconds) == var.client_keep_alive_seconds &&
      var.client_keep_alive_seconds >= 60 &&
      var.client_keep_alive_seconds <= 604800
    )
    error_message = "client_keep_alive_seconds is ${jsonencode(var.client_keep_alive_seconds)}; allowed: a whole number from 60 to 604800 seconds."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy."
  default     = true
  nullable    = false
}

variable "headers" {
  type = object({
    # Whether headers with names that are not valid are taken away (drop_invalid_header_fields).
    drop_invalid = optional(bool, true)
    # How requests that could be read in two ways are treated (desync_mitigation_mode).
    desync_mitigation = optional(string, "defensive")
    # What happens to X-Forwarded-For (xff_header_processing_mode).
    x_forwarded_for = optional(string, "append")
    # Whether X-Forwarded-For tells the client's port (enable_xff_client_port).
    x_forwarded_for_port = optional(bool, false)
    # Whether Host reaches targets as it came, with its port (preserve_host_header).
    preserve_host = optional(bool, false)
    # Whether targets are told the TLS version and cipher
    # (enable_tls_version_and_cipher_suite_headers).
    tls_version_and_cipher = optional(bool, false)
  })
  description = <<-EOT
    Treatment of requests' headers.
    - drop_invalid: Whether headers with names that are not valid are taken away
      (drop_invalid_header_fields). Default: true.
    - desync_mitigation: How requests that could be read in two ways are treated
      (desync_mitigation_mode). Allowed: one of "defensive", "strictest", "monitor". Default:
      "defensive".
    - x_forwarded_for: What happens to X-Forwarded-For (xff_header_processing_mode). Allowed: one of
      "append", "preserve", "remove". Default: "append".
    - x_forwarded_for_port: Whether X-Forwarded-For tells the client's port
      (enable_xff_client_port). Default: false.
    - preserve_host: Whether Host reaches targets as it came, with its port (preserve_host_header).
      Default: false.
    - tls_version_and_cipher: Whether targets are told the TLS version and cipher
      (enable_tls_version_and_cipher_suite_headers). Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = contains(["defensive", "strictest", "monitor"], var.headers.desync_mitigation)
    error_message = "headers.desync_mitigation is \"${var.headers.desync_mitigation}\"; allowed: one of \"defensive\", \"strictest\", \"monitor\"."
  }

  validation {
    condition     = contains(["append", "preserve", "remove"], var.headers.x_forwarded_for)
    error_message = "headers.x_forwarded_for is \"${var.headers.x_forwarded_for}\"; allowed: one of \"append\", \"preserve\", \"remove\"."
  }
}

variable "http2" {
  type        = bool
  description = "Whether clients may speak HTTP/2 (enable_http2)."
  default     = true
  nullable    = false
}

variable "idle_timeout_seconds" {
  type        = number
  description = <<-EOT
    Seconds without data after which a connection ends. Allowed: a whole number from 1 to 4000
    seconds.
  EOT
  default     = 60
  nullable    = false

  validation {
    condition = (
      floor(var.idle_timeout_seconds) == var.idle_timeout_seconds &&
      var.idle_timeout_seconds >= 1 &&
      var.idle_timeout_seconds <= 4000
    )
    error_message = "idle_timeout_seconds is ${jsonencode(var.idle_timeout_seconds)}; allowed: a whole number from 1 to 4000 seconds."
  }
}

variable "internal" {
  type        = bool
  description = "Whether it has private addresses only. false: it faces the internet. A change replaces it."
  default     = true
  nullable    = false

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier)
      ? var.internal || var.network.tiers[var.tier].kind == "public"
      : true
    )
    error_message = "internal is false, but the tier \"${var.tier}\" is not public; allowed: of \"${join("\", \"", [
      for tier, settings in var.network.tiers : tier
      if settings.kind == "public"
    ])}\", a public tier for a load balancer that faces the internet."
  }
}

variable "ip_address_type" {
  type        = string
  description = "Its clients' addresses. Allowed: one of \"ipv4\", \"dualstack\", \"dualstack-without-public-ipv4\"."
  default     = "ipv4"
  nullable    = false

  validation {
    condition = contains([
      "ipv4",
      "dualstack",
      "dualstack-without-public-ipv4",
    ], var.ip_address_type)
    error_message = "ip_address_type is \"${var.ip_address_type}\"; allowed: one of \"ipv4\", \"dualstack\", \"dualstack-without-public-ipv4\"."
  }

  validation {
    condition     = var.ip_address_type == "ipv4" || length(local.zones_without_ipv6) == 0
    error_message = "ip_address_type is \"${var.ip_address_type}\", but the tier \"${var.tier}\" has no IPv6 range in \"${join("\", \"", local.zones_without_ipv6)}\"; allowed: ipv4, or subnets with IPv6 ranges."
  }

  validation {
    condition     = var.ip_address_type != "dualstack-without-public-ipv4" || !var.internal
    error_message = "ip_address_type is \"${var.ip_address_type}\" and internal is true; allowed: ipv4 or dualstack for an internal load balancer."
  }
}

variable "listeners" {
  type = map(object({
    # The port.
    port = number
    # HTTPS has its TLS ended here.
    protocol = string
    # The default certificate of HTTPS, for clients that name no other host (SNI).
    certificate_arn = optional(string)
    # Further certificates of HTTPS, chosen by the host's name (SNI), by names of your choice.
    additional_certificate_arns = optional(map(string), {})
    # TLS versions and ciphers of HTTPS (Application Load Balancers guide: Security policies).
    ssl_policy = optional(string, "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
    # Clients' certificates (mutual TLS).
    mutual_authentication = optional(object({
      # verify: the load balancer checks clients' certificates; passthrough: the targets get them.
      mode = optional(string, "verify")
      # The trust store that verify checks against.
      trust_store_arn = optional(string)
      # Whether certificates that have run out are taken.
      ignore_client_certificate_expiry = optional(bool, false)
      # Whether clients are told the authorities' names.
      advertise_trust_store_ca_names = optional(bool, false)
    }))
    # Whether HTTP from the internet may be forwarded as it is.
    plain_http = optional(bool, false)
    # What is done with a request that no rule takes.
    default_action = object({
      # Key of `authentication`: who has not signed in there does first.
      authenticate = optional(string)
      # Sends the request to target groups.
      forward = optional(object({
        # Weights by key of `target_groups`.
        target_groups = map(number)
        # Seconds that a client stays with its target group; default: every request is decided anew.
        stickiness_seconds = optional(number)
      }))
      # Answers with another URL.
      redirect = optional(object({
        # Its protocol.
        protocol = optional(string, "#{protocol}")
        # Its host.
        host = optional(string, "#{host}")
        # Its port.
        port = optional(string, "#{port}")
        # Its path.
        path = optional(string, "/#{path}")
        # Its query.
        query = optional(string, "#{query}")
        # Whether it is permanent (301) or for now (302).
        status_code = optional(string, "HTTP_301")
      }))
      # Answers by itself.
      fixed_response = optional(object({
        # The status code.
        status_code = optional(string, "404")
        # The body's type.
        content_type = optional(string, "text/plain")
        # The body.
        message_body = optional(string, "")
      }))
    })
    # Rules by names of your choice.
    rules = optional(map(object({
      # Where the rule stands: the lowest comes first.
      priority = number
      # Names of the host, with the wildcards * and ?.
      host_header = optional(list(string), [])
      # Paths, with the wildcards * and ?; upper and lower case differ.
      path_pattern = optional(list(string), [])
      # Values by a header's name; all headers must match.
      http_header = optional(map(list(string)), {})
      # Request methods.
      http_request_method = optional(list(string), [])
      # Parameters of the query, with the wildcards * and ?.
      query_string = optional(list(object({
        # The parameter's name; default: any.
        key = optional(string)
        # The parameter's value.
        value = string
      })), [])
      # Ranges of the client's address, as the load balancer sees it: not X-Forwarded-For.
      source_ip = optional(list(string), [])
      # What is done with such a request.
      action = object({
        # Key of `authentication`: who has not signed in there does first.
        authenticate = optional(string)
        # Sends the request to target groups.
        forward = optional(object({
          # Weights by key of `target_groups`.
          target_groups = map(number)
          # Seconds that a client stays with its target group; default: every request is decided
          # anew.
          stickiness_seconds = optional(number)
        }))
        # Answers with another URL.
        redirect = optional(object({
          # Its protocol.
          protocol = optional(string, "#{protocol}")
          # Its host.
          host = optional(string, "#{host}")
          # Its port.
          port = optional(string, "#{port}")
          # Its path.
          path = optional(string, "/#{path}")
          # Its query.
          query = optional(string, "#{query}")
          # Whether it is permanent (301) or for now (302).
          status_code = optional(string, "HTTP_301")
        }))
        # Answers by itself.
        fixed_response = optional(object({
          # The status code.
          status_code = optional(string, "404")
          # The body's type.
          content_type = optional(string, "text/plain")
          # The body.
          message_body = optional(string, "")
        }))
      })
    })), {})
  }))
  description = <<-EOT
    Listeners by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: one listener at least.
    - port: The port. Allowed: a whole number from 1 to 65535.
    - protocol: HTTPS has its TLS ended here. Allowed: one of "HTTP", "HTTPS".
    - certificate_arn: The default certificate of HTTPS, for clients that name no other host (SNI).
      Allowed: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
      Optional.
    - additional_certificate_arns: Further certificates of HTTPS, chosen by the host's name (SNI),
      by names of your choice. Each certificate: a certificate's ARN, such as
      "arn:aws:acm:region:123456789012:certificate/id". Default: {}.
    - ssl_policy: TLS versions and ciphers of HTTPS (Application Load Balancers guide: Security
      policies). Default: TLS 1.3 and 1.2 with forward secrecy. Allowed: the name of a security
      policy of Elastic Load Balancing. Default: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06".
    - mutual_authentication: Clients' certificates (mutual TLS). Allowed: trust_store_arn with the
      mode verify, and only with it. Optional.
      - mode: verify: the load balancer checks clients' certificates; passthrough: the targets get
        them. off ends it: a listener whose mutual_authentication is left out keeps what it had.
        Allowed: one of "verify", "passthrough", "off". Default: "verify".
      - trust_store_arn: The trust store that verify checks against. Allowed: a trust store's ARN,
        such as "arn:aws:elasticloadbalancing:region:123456789012:resource". Optional.
      - ignore_client_certificate_expiry: Whether certificates that have run out are taken. Default:
        false.
      - advertise_trust_store_ca_names: Whether clients are told the authorities' names. Default:
        false.
    - plain_http: Whether HTTP from the internet may be forwarded as it is. Where the load balancer
      is internal, HTTP needs no such leave. Default: false.
    - default_action: What is done with a request that no rule takes. Allowed: one of forward,
      redirect and fixed_response.
      - authenticate: Key of `authentication`: who has not signed in there does first. On HTTPS
        listeners only. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
        with a letter and not ending with a hyphen. Optional.
      - forward: Sends the request to target groups. Optional.
        - target_groups: Weights by key of `target_groups`. Allowed: 1 to 5 target groups; a weight
          above 0 for one group at least. Each weight: a whole number from 0 to 999.
        - stickiness_seconds: Seconds that a client stays with its target group; default: every
          request is decided anew. AWS asks for it where one of several groups is sticky, in an
          apply before the one that makes the group so. Allowed: a whole number from 1 to 604800
          seconds. Optional.
      - redirect: Answers with another URL. What is left out stays as it is asked for. Allowed: a
        redirect that changes one of protocol, host, port and path at least. Optional.
        - protocol: Its protocol. Allowed: one of "HTTP", "HTTPS", "#{protocol}". Default:
          "#{protocol}".
        - host: Its host. Allowed: up to 128 visible ASCII characters: a host, which may hold
          #{host}. Default: "#{host}".
        - port: Its port. Allowed: a port, or "#{port}". Default: "#{port}".
        - path: Its path. Allowed: up to 128 visible ASCII characters: an absolute path, which may
          hold #{path}. Default: "/#{path}".
        - query: Its query. Allowed: up to 128 visible ASCII characters: a query without its ?,
          which may hold #{query}. Default: "#{query}".
        - status_code: Whether it is permanent (301) or for now (302). Allowed: one of "HTTP_301",
          "HTTP_302". Default: "HTTP_301".
      - fixed_response: Answers by itself. Optional.
        - status_code: The status code. Allowed: a status code 2XX, 4XX or 5XX. Default: "404".
        - content_type: The body's type. Allowed: one of "text/plain", "text/css", "text/html",
          "application/javascript", "application/json". Default: "text/plain".
        - message_body: The body. Allowed: at most 1024 characters. Default: "".
    - rules: Rules by names of your choice. Allowed: keys of 1 to 32 lower-case ASCII letters,
      digits and hyphens, beginning with a letter and not ending with a hyphen. Default: {}.
      - priority: Where the rule stands: the lowest comes first. Leave gaps, since two rules cannot
        swap places in one apply. Allowed: a whole number from 1 to 50000.
      - host_header: Names of the host, with the wildcards * and ?. Allowed: at most 3 values: more
        need a rule of their own. Each host: a host with a dot, of ASCII letters, digits and - .
        with the wildcards * and ?; at most 128 characters. Default: [].
      - path_pattern: Paths, with the wildcards * and ?; upper and lower case differ. Allowed: at
        most 3 values: more need a rule of their own. Each path: 1 to 128 ASCII letters, digits and
        _ - . $ / ~ " ' @ : + & with the wildcards * and ?. Default: [].
      - http_header: Values by a header's name; all headers must match. Allowed: names of 1 to 40
        characters of a header's name, each with a value at least. Each header: at most 3 values:
        more need a rule of their own. Default: {}.
      - http_request_method: Request methods. Allowed: at most 3 values: more need a rule of their
        own. Each method: 1 to 40 upper-case ASCII letters, hyphens and underscores. Default: [].
      - query_string: Parameters of the query, with the wildcards * and ?. Allowed: at most 3
        values: more need a rule of their own. Default: [].
        - key: The parameter's name; default: any. Allowed: 1 to 128 visible ASCII characters and
          spaces. Optional.
        - value: The parameter's value. Allowed: 1 to 128 visible ASCII characters and spaces.
      - source_ip: Ranges of the client's address, as the load balancer sees it: not
        X-Forwarded-For. Allowed: at most 3 values: more need a rule of their own. Each range: an
        IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0". Default: [].
      - action: What is done with such a request. Allowed: one of forward, redirect and
        fixed_response.
        - authenticate: Key of `authentication`: who has not signed in there does first. On HTTPS
          listeners only. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
          with a letter and not ending with a hyphen. Optional.
        - forward: Sends the request to target groups. Optional.
          - target_groups: Weights by key of `target_groups`. Allowed: 1 to 5 target groups; a
            weight above 0 for one group at least. Each weight: a whole number from 0 to 999.
          - stickiness_seconds: Seconds that a client stays with its target group; default: every
            request is decided anew. AWS asks for it where one of several groups is sticky, in an
            apply before the one that makes the group so. Allowed: a whole number from 1 to 604800
            seconds. Optional.
        - redirect: Answers with another URL. What is left out stays as it is asked for. Allowed: a
          redirect that changes one of protocol, host, port and path at least. Optional.
          - protocol: Its protocol. Allowed: one of "HTTP", "HTTPS", "#{protocol}". Default:
            "#{protocol}".
          - host: Its host. Allowed: up to 128 visible ASCII characters: a host, which may hold
            #{host}. Default: "#{host}".
          - port: Its port. Allowed: a port, or "#{port}". Default: "#{port}".
          - path: Its path. Allowed: up to 128 visible ASCII characters: an absolute path, which may
            hold #{path}. Default: "/#{path}".
          - query: Its query. Allowed: up to 128 visible ASCII characters: a query without its ?,
            which may hold #{query}. Default: "#{query}".
          - status_code: Whether it is permanent (301) or for now (302). Allowed: one of "HTTP_301",
            "HTTP_302". Default: "HTTP_301".
        - fixed_response: Answers by itself. Optional.
          - status_code: The status code. Allowed: a status code 2XX, 4XX or 5XX. Default: "404".
          - content_type: The body's type. Allowed: one of "text/plain", "text/css", "text/html",
            "application/javascript", "application/json". Default: "text/plain".
          - message_body: The body. Allowed: at most 1024 characters. Default: "".
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
    condition     = length(var.listeners) >= 1
    error_message = "listeners is a map of ${length(var.listeners)} listeners; allowed: one listener at least."
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : (listener.protocol == "HTTPS") == (listener.certificate_arn != null)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has the protocol \"${listener.protocol}\" ${listener.certificate_arn == null ? "without" : "with"} certificate_arn; allowed: certificate_arn with the protocol HTTPS, and only with it."
      if(listener.protocol == "HTTPS") != (listener.certificate_arn != null)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.protocol == "HTTPS" || length(listener.additional_certificate_arns) == 0
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] is a listener of ${listener.protocol} with the certificates \"${join("\", \"", keys(listener.additional_certificate_arns))}\"; allowed: additional_certificate_arns with HTTPS only."
      if listener.protocol != "HTTPS" && length(listener.additional_certificate_arns) != 0
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.mutual_authentication == null || listener.protocol == "HTTPS"
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has the protocol \"${listener.protocol}\" with mutual_authentication; allowed: mutual_authentication with the protocol HTTPS only."
      if listener.mutual_authentication != null && listener.protocol != "HTTPS"
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.plain_http == false || listener.protocol != "HTTPS"
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] is a listener of HTTPS with plain_http; allowed: plain_http with HTTP only."
      if listener.plain_http != false && listener.protocol == "HTTPS"
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      length(distinct([for rule in listener.rules : rule.priority])) ==
      length([for rule in listener.rules : rule.priority])
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"] has the priorities ${join(", ", [for rule in listener.rules : rule.priority])}; allowed: each priority once."
      if length(distinct([for rule in listener.rules : rule.priority])) !=
      length([for rule in listener.rules : rule.priority])
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
      for listener in var.listeners : contains(["HTTP", "HTTPS"], listener.protocol)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].protocol is \"${listener.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\"."
      if !contains(["HTTP", "HTTPS"], listener.protocol)
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
      for listener in var.listeners : listener.mutual_authentication == null ? true : (
        (listener.mutual_authentication.mode == "verify") ==
        (listener.mutual_authentication.trust_store_arn != null)
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners : join("", [
        "listeners[\"${key}\"].mutual_authentication has the mode \"",
        listener.mutual_authentication.mode,
        "\" ",
        listener.mutual_authentication.trust_store_arn == null ? "without" : "with",
        " trust_store_arn; allowed: trust_store_arn with the mode verify, and only with it.",
      ])
      if listener.mutual_authentication == null ? false : (
        (listener.mutual_authentication.mode == "verify") !=
        (listener.mutual_authentication.trust_store_arn != null)
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.mutual_authentication == null ? true : contains([
        "verify", "passthrough", "off",
      ], listener.mutual_authentication.mode)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].mutual_authentication.mode is \"${listener.mutual_authentication.mode}\"; allowed: one of \"verify\", \"passthrough\", \"off\"."
      if listener.mutual_authentication == null ? false : !contains([
        "verify", "passthrough", "off",
      ], listener.mutual_authentication.mode)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.mutual_authentication == null ? true
      : listener.mutual_authentication.trust_store_arn == null ? true : can(regex(
        "^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$",
        listener.mutual_authentication.trust_store_arn
      ))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].mutual_authentication.trust_store_arn is \"${listener.mutual_authentication.trust_store_arn}\"; allowed: a trust store's ARN, such as \"arn:aws:elasticloadbalancing:region:123456789012:resource\"."
      if listener.mutual_authentication == null ? false
      : listener.mutual_authentication.trust_store_arn == null ? false : !can(regex(
        "^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$",
        listener.mutual_authentication.trust_store_arn
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : length([
        for given in [
          listener.default_action.forward != null,
          listener.default_action.redirect != null,
          listener.default_action.fixed_response != null,
        ] : given
        if given
      ]) == 1
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action is ${jsonencode(listener.default_action)}; allowed: one of forward, redirect and fixed_response."
      if length([
        for given in [
          listener.default_action.forward != null,
          listener.default_action.redirect != null,
          listener.default_action.fixed_response != null,
        ] : given
        if given
      ]) != 1
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.authenticate == null ? true : can(regex(
        "^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$",
        listener.default_action.authenticate
      ))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.authenticate is \"${listener.default_action.authenticate}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if listener.default_action.authenticate == null ? false : !can(regex(
        "^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$",
        listener.default_action.authenticate
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.forward == null ? true : (
        length(listener.default_action.forward.target_groups) >= 1 &&
        length(listener.default_action.forward.target_groups) <= 5
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.forward.target_groups is a map of ${length(listener.default_action.forward.target_groups)} target groups; allowed: 1 to 5 target groups."
      if listener.default_action.forward == null ? false : (
        length(listener.default_action.forward.target_groups) < 1 ||
        length(listener.default_action.forward.target_groups) > 5
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.forward == null ? true : (
        length(listener.default_action.forward.target_groups) == 0 ||
        anytrue([for weight in listener.default_action.forward.target_groups : weight > 0])
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.forward.target_groups is only weights of 0, for \"${join("\", \"", keys(listener.default_action.forward.target_groups))}\"; allowed: a weight above 0 for one group at least."
      if listener.default_action.forward == null ? false : (
        length(listener.default_action.forward.target_groups) != 0 &&
        !anytrue([for weight in listener.default_action.forward.target_groups : weight > 0])
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.forward == null ? true : alltrue([
        for weight in listener.default_action.forward.target_groups :
        floor(weight) == weight && weight >= 0 && weight <= 999
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : listener.default_action.forward == null ? [] : [
        for key2, weight in listener.default_action.forward.target_groups :
        "listeners[\"${key}\"].default_action.forward.target_groups[\"${key2}\"] is ${jsonencode(weight)}; allowed: a whole number from 0 to 999."
        if floor(weight) != weight || weight < 0 || weight > 999
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.default_action.forward == null ? true
      : listener.default_action.forward.stickiness_seconds == null ? true : (
        (
          floor(listener.default_action.forward.stickiness_seconds) ==
          listener.default_action.forward.stickiness_seconds
        ) &&
        listener.default_action.forward.stickiness_seconds >= 1 &&
        listener.default_action.forward.stickiness_seconds <= 604800
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.forward.stickiness_seconds is ${jsonencode(listener.default_action.forward.stickiness_seconds)}; allowed: a whole number from 1 to 604800 seconds."
      if listener.default_action.forward == null ? false
      : listener.default_action.forward.stickiness_seconds == null ? false : (
        (
          floor(listener.default_action.forward.stickiness_seconds) !=
          listener.default_action.forward.stickiness_seconds
        ) ||
        listener.default_action.forward.stickiness_seconds < 1 ||
        listener.default_action.forward.stickiness_seconds > 604800
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.redirect == null ? true : (
        listener.default_action.redirect.protocol != "#{protocol}" ||
        listener.default_action.redirect.host != "#{host}" ||
        listener.default_action.redirect.port != "#{port}" ||
        listener.default_action.redirect.path != "/#{path}"
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect is a redirect to the very URL that is asked for; allowed: a redirect that changes one of protocol, host, port and path at least."
      if listener.default_action.redirect == null ? false : (
        listener.default_action.redirect.protocol == "#{protocol}" &&
        listener.default_action.redirect.host == "#{host}" &&
        listener.default_action.redirect.port == "#{port}" &&
        listener.default_action.redirect.path == "/#{path}"
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.redirect == null ? true : contains([
        "HTTP", "HTTPS", "#{protocol}",
      ], listener.default_action.redirect.protocol)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.protocol is \"${listener.default_action.redirect.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\", \"#{protocol}\"."
      if listener.default_action.redirect == null ? false : !contains([
        "HTTP", "HTTPS", "#{protocol}",
      ], listener.default_action.redirect.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.default_action.redirect == null ? true : can(regex("^(?:[!-~]{1,128})$", listener.default_action.redirect.host))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.host is \"${listener.default_action.redirect.host}\"; allowed: up to 128 visible ASCII characters: a host, which may hold #{host}."
      if listener.default_action.redirect == null ? false : !can(regex(
        "^(?:[!-~]{1,128})$",
        listener.default_action.redirect.host
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.default_action.redirect == null ? true : can(regex("^(?:[1-9][0-9]{0,4}|#\\{port\\})$", listener.default_action.redirect.port))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.port is \"${listener.default_action.redirect.port}\"; allowed: a port, or \"#{port}\"."
      if listener.default_action.redirect == null ? false : !can(regex(
        "^(?:[1-9][0-9]{0,4}|#\\{port\\})$",
        listener.default_action.redirect.port
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.default_action.redirect == null ? true : can(regex("^(?:/[!-~]{0,127})$", listener.default_action.redirect.path))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.path is \"${listener.default_action.redirect.path}\"; allowed: up to 128 visible ASCII characters: an absolute path, which may hold #{path}."
      if listener.default_action.redirect == null ? false : !can(regex(
        "^(?:/[!-~]{0,127})$",
        listener.default_action.redirect.path
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      listener.default_action.redirect == null ? true : can(regex("^(?:([!->@-~][!-~]{0,127})?)$", listener.default_action.redirect.query))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.query is \"${listener.default_action.redirect.query}\"; allowed: up to 128 visible ASCII characters: a query without its ?, which may hold #{query}."
      if listener.default_action.redirect == null ? false : !can(regex(
        "^(?:([!->@-~][!-~]{0,127})?)$",
        listener.default_action.redirect.query
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.redirect == null ? true : contains([
        "HTTP_301", "HTTP_302",
      ], listener.default_action.redirect.status_code)
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.redirect.status_code is \"${listener.default_action.redirect.status_code}\"; allowed: one of \"HTTP_301\", \"HTTP_302\"."
      if listener.default_action.redirect == null ? false : !contains([
        "HTTP_301", "HTTP_302",
      ], listener.default_action.redirect.status_code)
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.fixed_response == null ? true : can(regex(
        "^(?:[245][0-9]{2})$",
        listener.default_action.fixed_response.status_code
      ))
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.fixed_response.status_code is \"${listener.default_action.fixed_response.status_code}\"; allowed: a status code 2XX, 4XX or 5XX."
      if listener.default_action.fixed_response == null ? false : !can(regex(
        "^(?:[245][0-9]{2})$",
        listener.default_action.fixed_response.status_code
      ))
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.fixed_response == null ? true : contains(
        ["text/plain", "text/css", "text/html", "application/javascript", "application/json"],
        listener.default_action.fixed_response.content_type
      )
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.fixed_response.content_type is \"${listener.default_action.fixed_response.content_type}\"; allowed: one of \"text/plain\", \"text/css\", \"text/html\", \"application/javascript\", \"application/json\"."
      if listener.default_action.fixed_response == null ? false : !contains(
        ["text/plain", "text/css", "text/html", "application/javascript", "application/json"],
        listener.default_action.fixed_response.content_type
      )
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : listener.default_action.fixed_response == null ? true : length(
        listener.default_action.fixed_response.message_body
      ) <= 1024
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].default_action.fixed_response.message_body is a text of ${length(listener.default_action.fixed_response.message_body)} characters; allowed: at most 1024 characters."
      if listener.default_action.fixed_response == null ? false : length(
        listener.default_action.fixed_response.message_body
      ) > 1024
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : length([
        for name, rule in listener.rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, listener in var.listeners :
      "listeners[\"${key}\"].rules is a map with the keys \"${join("\", \"", [
        for name, rule in listener.rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, rule in listener.rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : length(concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value], rule.http_request_method, rule.source_ip
        )) != 0
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"] is a rule of priority ${rule.priority} without a condition; allowed: a rule with one condition at least. What is to happen to every other request is the listener's default_action."
        if length(concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value], rule.http_request_method, rule.source_ip
        )) == 0
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : length(concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value], rule.http_request_method, rule.source_ip
        )) <= 5
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"] is a rule of priority ${rule.priority} with more values; allowed: at most 5 values of all conditions together. Make it two rules."
        if length(concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value], rule.http_request_method, rule.source_ip
        )) > 5
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : length(regexall("[*?]", join("", concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value]
        )))) <= 5
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"] is a rule of priority ${rule.priority} with more wildcards; allowed: at most 5 of the wildcards * and ? in a rule."
        if length(regexall("[*?]", join("", concat(
          rule.host_header, rule.path_pattern, flatten(values(rule.http_header)),
          [for pair in rule.query_string : pair.value]
        )))) > 5
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        floor(rule.priority) == rule.priority && rule.priority >= 1 && rule.priority <= 50000
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].priority is ${jsonencode(rule.priority)}; allowed: a whole number from 1 to 50000."
        if floor(rule.priority) != rule.priority || rule.priority < 1 || rule.priority > 50000
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([for rule in listener.rules : length(rule.host_header) <= 3])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].host_header is a list of ${length(rule.host_header)} values; allowed: at most 3 values: more need a rule of their own."
        if length(rule.host_header) > 3
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        alltrue([for host in rule.host_header : can(regex("^(?:[A-Za-z0-9.*?-]+\\.[A-Za-z0-9*?-]+)$", host))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, host in rule.host_header :
          "listeners[\"${key}\"].rules[\"${key2}\"].host_header[${index}] is \"${host}\"; allowed: a host with a dot, of ASCII letters, digits and - . with the wildcards * and ?."
          if !can(regex("^(?:[A-Za-z0-9.*?-]+\\.[A-Za-z0-9*?-]+)$", host))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      alltrue([for rule in listener.rules : alltrue([for host in rule.host_header : length(host) <= 128])])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, host in rule.host_header :
          "listeners[\"${key}\"].rules[\"${key2}\"].host_header[${index}] is a text of ${length(host)} characters; allowed: at most 128 characters."
          if length(host) > 128
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([for rule in listener.rules : length(rule.path_pattern) <= 3])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].path_pattern is a list of ${length(rule.path_pattern)} values; allowed: at most 3 values: more need a rule of their own."
        if length(rule.path_pattern) > 3
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        alltrue([for path in rule.path_pattern : can(regex("^(?:[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128})$", path))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, path in rule.path_pattern :
          "listeners[\"${key}\"].rules[\"${key2}\"].path_pattern[${index}] is \"${path}\"; allowed: 1 to 128 ASCII letters, digits and _ - . $ / ~ \" ' @ : + & with the wildcards * and ?."
          if !can(regex("^(?:[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128})$", path))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : alltrue([
          for header, values in rule.http_header :
          can(regex("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$", header)) && length(values) >= 1
        ])
      ])
    ])
    error_message = nonsensitive(join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].http_header is a sensitive value; allowed: names of 1 to 40 characters of a header's name, each with a value at least."
        if !alltrue([
          for header, values in rule.http_header :
          can(regex("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$", header)) && length(values) >= 1
        ])
      ]
    ])))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      alltrue([for rule in listener.rules : alltrue([for header in rule.http_header : length(header) <= 3])])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for key3, header in rule.http_header :
          "listeners[\"${key}\"].rules[\"${key2}\"].http_header[\"${key3}\"] is a list of ${length(header)} values; allowed: at most 3 values: more need a rule of their own."
          if length(header) > 3
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : alltrue([
          for header in rule.http_header :
          alltrue([for value in header : can(regex("^(?:[ -~]{1,128})$", value))])
        ])
      ])
    ])
    error_message = nonsensitive(join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : flatten([
          for key3, header in rule.http_header : [
            for index, value in header :
            "listeners[\"${key}\"].rules[\"${key2}\"].http_header[\"${key3}\"][${index}] is a sensitive value; allowed: 1 to 128 visible ASCII characters and spaces."
            if !can(regex("^(?:[ -~]{1,128})$", value))
          ]
        ])
      ])
    ])))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners :
      alltrue([for rule in listener.rules : length(rule.http_request_method) <= 3])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].http_request_method is a list of ${length(rule.http_request_method)} values; allowed: at most 3 values: more need a rule of their own."
        if length(rule.http_request_method) > 3
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        alltrue([for method in rule.http_request_method : can(regex("^(?:[A-Z_-]{1,40})$", method))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, method in rule.http_request_method :
          "listeners[\"${key}\"].rules[\"${key2}\"].http_request_method[${index}] is \"${method}\"; allowed: 1 to 40 upper-case ASCII letters, hyphens and underscores."
          if !can(regex("^(?:[A-Z_-]{1,40})$", method))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([for rule in listener.rules : length(rule.query_string) <= 3])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].query_string is a list of ${length(rule.query_string)} values; allowed: at most 3 values: more need a rule of their own."
        if length(rule.query_string) > 3
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : alltrue([
          for pair in rule.query_string : pair.key == null ? true : can(regex("^(?:[ -~]{1,128})$", pair.key))
        ])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, pair in rule.query_string :
          "listeners[\"${key}\"].rules[\"${key2}\"].query_string[${index}].key is \"${pair.key}\"; allowed: 1 to 128 visible ASCII characters and spaces."
          if pair.key == null ? false : !can(regex("^(?:[ -~]{1,128})$", pair.key))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        alltrue([for pair in rule.query_string : can(regex("^(?:[ -~]{1,128})$", pair.value))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, pair in rule.query_string :
          "listeners[\"${key}\"].rules[\"${key2}\"].query_string[${index}].value is \"${pair.value}\"; allowed: 1 to 128 visible ASCII characters and spaces."
          if !can(regex("^(?:[ -~]{1,128})$", pair.value))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([for rule in listener.rules : length(rule.source_ip) <= 3])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].source_ip is a list of ${length(rule.source_ip)} values; allowed: at most 3 values: more need a rule of their own."
        if length(rule.source_ip) > 3
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        alltrue([for range in rule.source_ip : try(cidrhost(range, 0) == split("/", range)[0], false)])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : [
          for index, range in rule.source_ip :
          "listeners[\"${key}\"].rules[\"${key2}\"].source_ip[${index}] is \"${range}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
          if !try(cidrhost(range, 0) == split("/", range)[0], false)
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : length([
          for given in [
            rule.action.forward != null,
            rule.action.redirect != null,
            rule.action.fixed_response != null,
          ] : given
          if given
        ]) == 1
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action is ${jsonencode(rule.action)}; allowed: one of forward, redirect and fixed_response."
        if length([
          for given in [
            rule.action.forward != null,
            rule.action.redirect != null,
            rule.action.fixed_response != null,
          ] : given
          if given
        ]) != 1
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.authenticate == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", rule.action.authenticate))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.authenticate is \"${rule.action.authenticate}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
        if rule.action.authenticate == null ? false : !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", rule.action.authenticate))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.forward == null ? true : (
          length(rule.action.forward.target_groups) >= 1 && length(rule.action.forward.target_groups) <= 5
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.forward.target_groups is a map of ${length(rule.action.forward.target_groups)} target groups; allowed: 1 to 5 target groups."
        if rule.action.forward == null ? false : (
          length(rule.action.forward.target_groups) < 1 || length(rule.action.forward.target_groups) > 5
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.forward == null ? true : (
          length(rule.action.forward.target_groups) == 0 ||
          anytrue([for weight in rule.action.forward.target_groups : weight > 0])
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.forward.target_groups is only weights of 0, for \"${join("\", \"", keys(rule.action.forward.target_groups))}\"; allowed: a weight above 0 for one group at least."
        if rule.action.forward == null ? false : (
          length(rule.action.forward.target_groups) != 0 &&
          !anytrue([for weight in rule.action.forward.target_groups : weight > 0])
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.forward == null ? true : alltrue([
          for weight in rule.action.forward.target_groups :
          floor(weight) == weight && weight >= 0 && weight <= 999
        ])
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : flatten([
        for key2, rule in listener.rules : rule.action.forward == null ? [] : [
          for key3, weight in rule.action.forward.target_groups :
          "listeners[\"${key}\"].rules[\"${key2}\"].action.forward.target_groups[\"${key3}\"] is ${jsonencode(weight)}; allowed: a whole number from 0 to 999."
          if floor(weight) != weight || weight < 0 || weight > 999
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.forward == null ? true
        : rule.action.forward.stickiness_seconds == null ? true : (
          floor(rule.action.forward.stickiness_seconds) == rule.action.forward.stickiness_seconds &&
          rule.action.forward.stickiness_seconds >= 1 &&
          rule.action.forward.stickiness_seconds <= 604800
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.forward.stickiness_seconds is ${jsonencode(rule.action.forward.stickiness_seconds)}; allowed: a whole number from 1 to 604800 seconds."
        if rule.action.forward == null ? false
        : rule.action.forward.stickiness_seconds == null ? false : (
          floor(rule.action.forward.stickiness_seconds) != rule.action.forward.stickiness_seconds ||
          rule.action.forward.stickiness_seconds < 1 ||
          rule.action.forward.stickiness_seconds > 604800
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.redirect == null ? true : (
          rule.action.redirect.protocol != "#{protocol}" ||
          rule.action.redirect.host != "#{host}" ||
          rule.action.redirect.port != "#{port}" ||
          rule.action.redirect.path != "/#{path}"
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect is a redirect to the very URL that is asked for; allowed: a redirect that changes one of protocol, host, port and path at least."
        if rule.action.redirect == null ? false : (
          rule.action.redirect.protocol == "#{protocol}" &&
          rule.action.redirect.host == "#{host}" &&
          rule.action.redirect.port == "#{port}" &&
          rule.action.redirect.path == "/#{path}"
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.redirect == null ? true : contains([
          "HTTP", "HTTPS", "#{protocol}",
        ], rule.action.redirect.protocol)
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.protocol is \"${rule.action.redirect.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\", \"#{protocol}\"."
        if rule.action.redirect == null ? false : !contains([
          "HTTP", "HTTPS", "#{protocol}",
        ], rule.action.redirect.protocol)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.redirect == null ? true : can(regex("^(?:[!-~]{1,128})$", rule.action.redirect.host))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.host is \"${rule.action.redirect.host}\"; allowed: up to 128 visible ASCII characters: a host, which may hold #{host}."
        if rule.action.redirect == null ? false : !can(regex("^(?:[!-~]{1,128})$", rule.action.redirect.host))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.redirect == null ? true : can(regex("^(?:[1-9][0-9]{0,4}|#\\{port\\})$", rule.action.redirect.port))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.port is \"${rule.action.redirect.port}\"; allowed: a port, or \"#{port}\"."
        if rule.action.redirect == null ? false : !can(regex("^(?:[1-9][0-9]{0,4}|#\\{port\\})$", rule.action.redirect.port))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.redirect == null ? true : can(regex("^(?:/[!-~]{0,127})$", rule.action.redirect.path))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.path is \"${rule.action.redirect.path}\"; allowed: up to 128 visible ASCII characters: an absolute path, which may hold #{path}."
        if rule.action.redirect == null ? false : !can(regex("^(?:/[!-~]{0,127})$", rule.action.redirect.path))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.redirect == null ? true : can(regex("^(?:([!->@-~][!-~]{0,127})?)$", rule.action.redirect.query))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.query is \"${rule.action.redirect.query}\"; allowed: up to 128 visible ASCII characters: a query without its ?, which may hold #{query}."
        if rule.action.redirect == null ? false : !can(regex("^(?:([!->@-~][!-~]{0,127})?)$", rule.action.redirect.query))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.redirect == null ? true : contains([
          "HTTP_301", "HTTP_302",
        ], rule.action.redirect.status_code)
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.redirect.status_code is \"${rule.action.redirect.status_code}\"; allowed: one of \"HTTP_301\", \"HTTP_302\"."
        if rule.action.redirect == null ? false : !contains([
          "HTTP_301", "HTTP_302",
        ], rule.action.redirect.status_code)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.fixed_response == null ? true : can(regex("^(?:[245][0-9]{2})$", rule.action.fixed_response.status_code))
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.fixed_response.status_code is \"${rule.action.fixed_response.status_code}\"; allowed: a status code 2XX, 4XX or 5XX."
        if rule.action.fixed_response == null ? false : !can(regex("^(?:[245][0-9]{2})$", rule.action.fixed_response.status_code))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules : rule.action.fixed_response == null ? true : contains([
          "text/plain", "text/css", "text/html", "application/javascript", "application/json",
        ], rule.action.fixed_response.content_type)
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.fixed_response.content_type is \"${rule.action.fixed_response.content_type}\"; allowed: one of \"text/plain\", \"text/css\", \"text/html\", \"application/javascript\", \"application/json\"."
        if rule.action.fixed_response == null ? false : !contains([
          "text/plain", "text/css", "text/html", "application/javascript", "application/json",
        ], rule.action.fixed_response.content_type)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for listener in var.listeners : alltrue([
        for rule in listener.rules :
        rule.action.fixed_response == null ? true : length(rule.action.fixed_response.message_body) <= 1024
      ])
    ])
    error_message = join("\n", flatten([
      for key, listener in var.listeners : [
        for key2, rule in listener.rules :
        "listeners[\"${key}\"].rules[\"${key2}\"].action.fixed_response.message_body is a text of ${length(rule.action.fixed_response.message_body)} characters; allowed: at most 1024 characters."
        if rule.action.fixed_response == null ? false : length(rule.action.fixed_response.message_body) > 1024
      ]
    ]))
  }

  validation {
    condition = (
      length(distinct([for listener in var.listeners : listener.port])) ==
      length([for listener in var.listeners : listener.port])
    )
    error_message = "listeners has the ports ${join(", ", [for listener in var.listeners : listener.port])}; allowed: each port once."
  }

  validation {
    condition = length([
      for name in distinct(flatten([
        for listener in var.listeners : flatten([
          for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
          action.forward == null ? [] : keys(action.forward.target_groups)
        ])
      ])) : name
      if !contains(keys(var.target_groups), name)
    ]) == 0
    error_message = join("", [
      "listeners names \"",
      join("\", \"", [
        for name in distinct(flatten([
          for listener in var.listeners : flatten([
            for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
            action.forward == null ? [] : keys(action.forward.target_groups)
          ])
        ])) : name
        if !contains(keys(var.target_groups), name)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.target_groups)),
      "\", the keys of target_groups.",
    ])
  }

  validation {
    condition = length([
      for name in distinct(flatten([
        for listener in var.listeners : flatten([
          for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
          action.authenticate == null ? [] : [action.authenticate]
        ])
      ])) : name
      if !contains(keys(var.authentication), name)
    ]) == 0
    error_message = join("", [
      "listeners names \"",
      join("\", \"", [
        for name in distinct(flatten([
          for listener in var.listeners : flatten([
            for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
            action.authenticate == null ? [] : [action.authenticate]
          ])
        ])) : name
        if !contains(keys(var.authentication), name)
      ]),
      "\"; allowed: of \"",
      join("\", \"", keys(var.authentication)),
      "\", the keys of authentication.",
    ])
  }

  validation {
    condition = length([
      for key, listener in var.listeners : key
      if listener.protocol != "HTTPS" &&
      length(flatten([
        for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
        action.authenticate == null ? [] : [action.authenticate]
      ])) != 0
    ]) == 0
    error_message = "listeners has \"${join("\", \"", [
      for key, listener in var.listeners : key
      if listener.protocol != "HTTPS" &&
      length(flatten([
        for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
        action.authenticate == null ? [] : [action.authenticate]
      ])) != 0
    ])}\" of HTTP with authenticate; allowed: authenticate on HTTPS listeners only."
  }

  validation {
    condition = length([
      for key, listener in var.listeners : key
      if listener.protocol != "HTTPS" &&
      anytrue([
        for name in flatten([
          for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
          action.forward == null ? [] : keys(action.forward.target_groups)
        ]) :
        contains([for key2, group in var.target_groups : key2 if group.protocol_version != "HTTP1"], name)
      ])
    ]) == 0
    error_message = join("", [
      "listeners has \"",
      join("\", \"", [
        for key, listener in var.listeners : key
        if listener.protocol != "HTTPS" &&
        anytrue([
          for name in flatten([
            for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
            action.forward == null ? [] : keys(action.forward.target_groups)
          ]) :
          contains([for key2, group in var.target_groups : key2 if group.protocol_version != "HTTP1"], name)
        ])
      ]),
      "\" of HTTP that forward to one of \"",
      join("\", \"", [for key, group in var.target_groups : key if group.protocol_version != "HTTP1"]),
      "\"; allowed: groups of HTTP2 and GRPC behind HTTPS listeners only.",
    ])
  }

  validation {
    condition = length([
      for key, listener in var.listeners : key
      if anytrue([
        for name in flatten([
          for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
          action.forward == null ? [] : [
            for name in keys(action.forward.target_groups) : name
            if length(action.forward.target_groups) > 1 && action.forward.stickiness_seconds == null
          ]
        ]) : contains([for key2, group in var.target_groups : key2 if group.stickiness.enabled], name)
      ])
    ]) == 0
    error_message = "listeners has a forward to several target groups, of which \"${join("\", \"", [
      for key, group in var.target_groups : key
      if group.stickiness.enabled
    ])}\" are sticky, without stickiness_seconds; allowed: stickiness_seconds in such a forward, or groups without stickiness."
  }

  validation {
    condition = (
      var.internal ||
      length([
        for key, listener in var.listeners : key
        if listener.protocol != "HTTPS" &&
        !listener.plain_http &&
        length(flatten([
          for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
          action.forward == null ? [] : keys(action.forward.target_groups)
        ])) != 0
      ]) == 0
    )
    error_message = "listeners has \"${join("\", \"", [
      for key, listener in var.listeners : key
      if listener.protocol != "HTTPS" &&
      !listener.plain_http &&
      length(flatten([
        for action in concat([listener.default_action], [for rule in listener.rules : rule.action]) :
        action.forward == null ? [] : keys(action.forward.target_groups)
      ])) != 0
    ])}\" that forward HTTP from the internet; allowed: HTTPS, a redirect to it, or plain_http by name."
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

variable "name" {
  type        = string
  description = <<-EOT
    The load balancer's name: once in a region and account. A change replaces it.
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

variable "network_target_groups" {
  type = map(object({
    # The port of a listener of this load balancer.
    port = number
    # How the targets' health is found out.
    health_check = optional(object({
      # The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.
      path = optional(string, "/")
      # The port that is asked: a number, or traffic-port for the one that requests go to.
      port = optional(string, "traffic-port")
      # The protocol of the check; default: that of the requests.
      protocol = optional(string)
      # Status codes of a healthy target; default: 200, and with GRPC 12, which says unimplemented.
      matcher = optional(string)
      # Seconds between two checks of a target.
      interval_seconds = optional(number, 30)
      # Seconds after which a check has failed.
      timeout_seconds = optional(number, 5)
      # Checks in a row that make a target healthy.
      healthy_threshold = optional(number, 3)
      # Failed checks in a row that make a target unhealthy.
      unhealthy_threshold = optional(number, 3)
    }), {})
  }))
  description = <<-EOT
    Target groups of type alb, by names of your choice: for Network Load Balancers in front of this
    one. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a
    letter and not ending with a hyphen.
    - port: The port of a listener of this load balancer. Allowed: a whole number from 1 to 65535.
    - health_check: How the targets' health is found out. Allowed: a timeout_seconds below the
      interval_seconds. Default: {}.
      - path: The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.
        Allowed: up to 1024 visible ASCII characters, beginning with a slash. Default: "/".
      - port: The port that is asked: a number, or traffic-port for the one that requests go to.
        Allowed: a port from 1 to 65535, or "traffic-port". Default: "traffic-port".
      - protocol: The protocol of the check; default: that of the requests. Allowed: one of "HTTP",
        "HTTPS". Optional.
      - matcher: Status codes of a healthy target; default: 200, and with GRPC 12, which says
        unimplemented. Allowed: status codes such as "200", "200-299" or "200,302". Optional.
      - interval_seconds: Seconds between two checks of a target. Allowed: a whole number from 5 to
        300 seconds. Default: 30.
      - timeout_seconds: Seconds after which a check has failed. Allowed: a whole number from 2 to
        120 seconds. Default: 5.
      - healthy_threshold: Checks in a row that make a target healthy. Allowed: a whole number from
        2 to 10 checks. Default: 3.
      - unhealthy_threshold: Failed checks in a row that make a target unhealthy. Allowed: a whole
        number from 2 to 10 checks. Default: 3.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, group in var.network_target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "network_target_groups is a map with the keys \"${join("\", \"", [
      for name, group in var.network_target_groups : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      group.health_check.matcher == null ||
      can(regex("^[2-5][0-9]{2}([-,][2-5][0-9]{2})*$", group.health_check.matcher))
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"] is a group whose healthy codes are ${jsonencode(group.health_check.matcher)}; allowed: codes from 200 to 599."
      if group.health_check.matcher != null &&
      !can(regex("^[2-5][0-9]{2}([-,][2-5][0-9]{2})*$", group.health_check.matcher))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      floor(group.port) == group.port && group.port >= 1 && group.port <= 65535
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].port is ${jsonencode(group.port)}; allowed: a whole number from 1 to 65535."
      if floor(group.port) != group.port || group.port < 1 || group.port > 65535
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      group.health_check.timeout_seconds < group.health_check.interval_seconds
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check is a check every ${group.health_check.interval_seconds} seconds that may take ${group.health_check.timeout_seconds} seconds; allowed: a timeout_seconds below the interval_seconds."
      if group.health_check.timeout_seconds >= group.health_check.interval_seconds
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      length(group.health_check.path) <= 1024 && can(regex("^/[!-~]*$", group.health_check.path))
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.path is a path of ${length(group.health_check.path)} characters, \"${group.health_check.path}\"; allowed: up to 1024 visible ASCII characters, beginning with a slash."
      if length(group.health_check.path) > 1024 || !can(regex("^/[!-~]*$", group.health_check.path))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      can(regex("^(?:traffic-port|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", group.health_check.port))
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.port is \"${group.health_check.port}\"; allowed: a port from 1 to 65535, or \"traffic-port\"."
      if !can(regex("^(?:traffic-port|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", group.health_check.port))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      group.health_check.protocol == null ? true : contains(["HTTP", "HTTPS"], group.health_check.protocol)
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.protocol is \"${group.health_check.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\"."
      if group.health_check.protocol == null ? false : !contains([
        "HTTP", "HTTPS",
      ], group.health_check.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      group.health_check.matcher == null ? true : can(regex("^(?:[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*)$", group.health_check.matcher))
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.matcher is \"${group.health_check.matcher}\"; allowed: status codes such as \"200\", \"200-299\" or \"200,302\"."
      if group.health_check.matcher == null ? false : !can(regex("^(?:[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*)$", group.health_check.matcher))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      floor(group.health_check.interval_seconds) == group.health_check.interval_seconds &&
      group.health_check.interval_seconds >= 5 &&
      group.health_check.interval_seconds <= 300
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.interval_seconds is ${jsonencode(group.health_check.interval_seconds)}; allowed: a whole number from 5 to 300 seconds."
      if floor(group.health_check.interval_seconds) != group.health_check.interval_seconds ||
      group.health_check.interval_seconds < 5 ||
      group.health_check.interval_seconds > 300
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      floor(group.health_check.timeout_seconds) == group.health_check.timeout_seconds &&
      group.health_check.timeout_seconds >= 2 &&
      group.health_check.timeout_seconds <= 120
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.timeout_seconds is ${jsonencode(group.health_check.timeout_seconds)}; allowed: a whole number from 2 to 120 seconds."
      if floor(group.health_check.timeout_seconds) != group.health_check.timeout_seconds ||
      group.health_check.timeout_seconds < 2 ||
      group.health_check.timeout_seconds > 120
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      floor(group.health_check.healthy_threshold) == group.health_check.healthy_threshold &&
      group.health_check.healthy_threshold >= 2 &&
      group.health_check.healthy_threshold <= 10
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.healthy_threshold is ${jsonencode(group.health_check.healthy_threshold)}; allowed: a whole number from 2 to 10 checks."
      if floor(group.health_check.healthy_threshold) != group.health_check.healthy_threshold ||
      group.health_check.healthy_threshold < 2 ||
      group.health_check.healthy_threshold > 10
    ])
  }

  validation {
    condition = alltrue([
      for group in var.network_target_groups :
      floor(group.health_check.unhealthy_threshold) == group.health_check.unhealthy_threshold &&
      group.health_check.unhealthy_threshold >= 2 &&
      group.health_check.unhealthy_threshold <= 10
    ])
    error_message = join("\n", [
      for key, group in var.network_target_groups :
      "network_target_groups[\"${key}\"].health_check.unhealthy_threshold is ${jsonencode(group.health_check.unhealthy_threshold)}; allowed: a whole number from 2 to 10 checks."
      if floor(group.health_check.unhealthy_threshold) != group.health_check.unhealthy_threshold ||
      group.health_check.unhealthy_threshold < 2 ||
      group.health_check.unhealthy_threshold > 10
    ])
  }

  validation {
    condition = length([
      for key, group in var.network_target_groups : key
      if !(
        contains([for listener in var.listeners : listener.port], group.port) ||
        (
          var.redirect_http &&
          length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) != 0 &&
          !contains([for listener in var.listeners : listener.port], 80) &&
          group.port == 80
        )
      )
    ]) == 0
    error_message = join("", [
      "network_target_groups has \"",
      join("\", \"", [
        for key, group in var.network_target_groups : key
        if !(
          contains([for listener in var.listeners : listener.port], group.port) ||
          (
            var.redirect_http &&
            length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) != 0 &&
            !contains([for listener in var.listeners : listener.port], 80) &&
            group.port == 80
          )
        )
      ]),
      "\" with a port that no listener is on; allowed: of ",
      join(", ", [for listener in var.listeners : listener.port]),
      ", and 80 where HTTP is redirected.",
    ])
  }
}

variable "oidc_client_secrets" {
  type        = map(string)
  description = <<-EOT
    The client secrets of OIDC, by key of `authentication`. They are kept in Terraform's state. Each
    secret: one character at least.
  EOT
  default     = {}
  nullable    = false
  sensitive   = true

  validation {
    condition = alltrue([for secret in var.oidc_client_secrets : length(secret) >= 1])
    error_message = nonsensitive(join("\n", [
      for key, secret in var.oidc_client_secrets :
      "oidc_client_secrets[\"${key}\"] is a sensitive value; allowed: one character at least."
      if length(secret) < 1
    ]))
  }

  validation {
    condition = jsonencode(keys(var.oidc_client_secrets)) == jsonencode([
      for key, way in var.authentication : key
      if way.oidc != null
    ])
    error_message = "oidc_client_secrets has other keys than the OIDC ways to sign in; allowed: a secret for each of \"${join("\", \"", [
      for key, way in var.authentication : key
      if way.oidc != null
    ])}\", and no other."
  }
}

variable "redirect_http" {
  type        = bool
  description = <<-EOT
    Whether a listener on port 80 sends to HTTPS. There is one only if some listener is HTTPS, and
    none of `listeners` is on port 80.
  EOT
  default     = true
  nullable    = false

  validation {
    condition = (
      !var.redirect_http ||
      length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) == 0 ||
      contains([for listener in var.listeners : listener.port], 80) ||
      contains([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"], 443) ||
      length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) <= 1
    )
    error_message = "redirect_http is true, but HTTPS is on the ports ${join(", ", [
      for listener in var.listeners : listener.port
      if listener.protocol == "HTTPS"
    ])}; allowed: one HTTPS listener, or one on port 443, or redirect_http false."
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
    Its security groups, of the network's VPC: who may reach it, and what it may reach. Allowed: 1
    to 5 groups.
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
    # What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
    target_type = optional(string, "ip")
    # The port of targets that do not name one themselves.
    port = number
    # The protocol towards the targets.
    protocol = optional(string, "HTTP")
    # The version towards the targets; HTTP2 and GRPC behind HTTPS listeners only.
    protocol_version = optional(string, "HTTP1")
    # The targets' addresses.
    ip_address_type = optional(string, "ipv4")
    # How the targets' health is found out.
    health_check = optional(object({
      # The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.
      path = optional(string, "/")
      # The port that is asked: a number, or traffic-port for the one that requests go to.
      port = optional(string, "traffic-port")
      # The protocol of the check; default: that of the requests.
      protocol = optional(string)
      # Status codes of a healthy target; default: 200, and with GRPC 12, which says unimplemented.
      matcher = optional(string)
      # Seconds between two checks of a target.
      interval_seconds = optional(number, 30)
      # Seconds after which a check has failed.
      timeout_seconds = optional(number, 5)
      # Checks in a row that make a target healthy.
      healthy_threshold = optional(number, 3)
      # Failed checks in a row that make a target unhealthy.
      unhealthy_threshold = optional(number, 3)
    }), {})
    # Seconds that a leaving target has to finish its requests.
    deregistration_delay_seconds = optional(number, 300)
    # Seconds in which a new target's share grows to the full: 30 to 900, or 0 for at once.
    slow_start_seconds = optional(number, 0)
    # How a target is chosen (load_balancing_algorithm_type).
    algorithm = optional(string, "round_robin")
    # Whether targets that answer unusually get less; with weighted_random only.
    anomaly_mitigation = optional(bool, false)
    # Sticky sessions: a client's requests go to one target (Application Load Balancers guide).
    stickiness = optional(object({
      # Whether sessions are sticky.
      enabled = optional(bool, false)
      # Whether the load balancer makes the cookie or follows the application's.
      type = optional(string, "lb_cookie")
      # The application's cookie; with app_cookie only.
      cookie_name = optional(string)
      # Seconds that a client stays with its target.
      duration_seconds = optional(number, 86400)
    }), {})
  }))
  description = <<-EOT
    Target groups by names of your choice. Allowed: keys of 1 to 32 lower-case ASCII letters, digits
    and hyphens, beginning with a letter and not ending with a hyphen.
    - target_type: What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
      Allowed: one of "ip", "instance". Default: "ip".
    - port: The port of targets that do not name one themselves. Allowed: a whole number from 1 to 65535.
    - protocol: The protocol towards the targets. Targets' certificates are not validated. Allowed:
      one of "HTTP", "HTTPS". Default: "HTTP".
    - protocol_version: The version towards the targets; HTTP2 and GRPC behind HTTPS listeners only.
      Allowed: one of "HTTP1", "HTTP2", "GRPC". Default: "HTTP1".
    - ip_address_type: The targets' addresses. Allowed: one of "ipv4", "ipv6". Default: "ipv4".
    - health_check: How the targets' health is found out. Allowed: a timeout_seconds below the
      interval_seconds. Default: {}.
      - path: The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.
        Allowed: up to 1024 visible ASCII characters, beginning with a slash. Default: "/".
      - port: The port that is asked: a number, or traffic-port for the one that requests go to.
        Allowed: a port from 1 to 65535, or "traffic-port". Default: "traffic-port".
      - protocol: The protocol of the check; default: that of the requests. Allowed: one of "HTTP",
        "HTTPS". Optional.
      - matcher: Status codes of a healthy target; default: 200, and with GRPC 12, which says
        unimplemented. Allowed: status codes such as "200", "200-299" or "200,302". Optional.
      - interval_seconds: Seconds between two checks of a target. Allowed: a whole number from 5 to
        300 seconds. Default: 30.
      - timeout_seconds: Seconds after which a check has failed. Allowed: a whole number from 2 to
        120 seconds. Default: 5.
      - healthy_threshold: Checks in a row that make a target healthy. Allowed: a whole number from
        2 to 10 checks. Default: 3.
      - unhealthy_threshold: Failed checks in a row that make a target unhealthy. Allowed: a whole
        number from 2 to 10 checks. Default: 3.
    - deregistration_delay_seconds: Seconds that a leaving target has to finish its requests.
      Allowed: a whole number from 0 to 3600 seconds. Default: 300.
    - slow_start_seconds: Seconds in which a new target's share grows to the full: 30 to 900, or 0
      for at once. Allowed: a whole number from 0 to 900 seconds. Default: 0.
    - algorithm: How a target is chosen (load_balancing_algorithm_type). Allowed: one of
      "round_robin", "least_outstanding_requests", "weighted_random". Default: "round_robin".
    - anomaly_mitigation: Whether targets that answer unusually get less; with weighted_random only.
      Default: false.
    - stickiness: Sticky sessions: a client's requests go to one target (Application Load Balancers
      guide). Allowed: cookie_name with the type app_cookie, and only with it; a name that does not
      begin with AWSALB, which the load balancer keeps for its own cookies. Default: {}.
      - enabled: Whether sessions are sticky. Default: false.
      - type: Whether the load balancer makes the cookie or follows the application's. Allowed: one
        of "lb_cookie", "app_cookie". Default: "lb_cookie".
      - cookie_name: The application's cookie; with app_cookie only. Allowed: 1 to 256 characters of
        a cookie's name. Optional.
      - duration_seconds: Seconds that a client stays with its target. Allowed: a whole number from
        1 to 604800 seconds. Default: 86400.
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
      for group in var.target_groups : group.slow_start_seconds == 0 || 30 <= group.slow_start_seconds
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is a slow start of ${group.slow_start_seconds} seconds; allowed: slow_start_seconds of 0, or from 30 to 900."
      if group.slow_start_seconds != 0 && 30 > group.slow_start_seconds
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : group.slow_start_seconds == 0 || group.algorithm == "round_robin"
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is a slow start with ${group.algorithm}; allowed: a slow start with round_robin only."
      if group.slow_start_seconds != 0 && group.algorithm != "round_robin"
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : !group.anomaly_mitigation || group.algorithm == "weighted_random"
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is anomaly mitigation with ${group.algorithm}; allowed: anomaly_mitigation with weighted_random only."
      if group.anomaly_mitigation && group.algorithm != "weighted_random"
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.health_check.matcher == null ? true
      : group.protocol_version == "GRPC"
      ? can(regex("^[0-9]{1,2}([-,][0-9]{1,2})*$", group.health_check.matcher))
      : can(regex("^[234][0-9]{2}([-,][234][0-9]{2})*$", group.health_check.matcher))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is a ${group.protocol_version} group whose healthy codes are ${jsonencode(group.health_check.matcher)}; allowed: codes from 200 to 499, and with GRPC from 0 to 99."
      if group.health_check.matcher == null ? false : !(
        group.protocol_version == "GRPC"
        ? can(regex("^[0-9]{1,2}([-,][0-9]{1,2})*$", group.health_check.matcher))
        : can(regex("^[234][0-9]{2}([-,][234][0-9]{2})*$", group.health_check.matcher))
      )
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : group.ip_address_type != "ipv6" || group.target_type == "ip"
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"] is a group of the type ${group.target_type} with IPv6 addresses; allowed: ip_address_type ipv6 with the target_type ip."
      if group.ip_address_type == "ipv6" && group.target_type != "ip"
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
      for group in var.target_groups : contains(["HTTP", "HTTPS"], group.protocol)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].protocol is \"${group.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\"."
      if !contains(["HTTP", "HTTPS"], group.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["HTTP1", "HTTP2", "GRPC"], group.protocol_version)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].protocol_version is \"${group.protocol_version}\"; allowed: one of \"HTTP1\", \"HTTP2\", \"GRPC\"."
      if !contains(["HTTP1", "HTTP2", "GRPC"], group.protocol_version)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["ipv4", "ipv6"], group.ip_address_type)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].ip_address_type is \"${group.ip_address_type}\"; allowed: one of \"ipv4\", \"ipv6\"."
      if !contains(["ipv4", "ipv6"], group.ip_address_type)
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
      length(group.health_check.path) <= 1024 && can(regex("^/[!-~]*$", group.health_check.path))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.path is a path of ${length(group.health_check.path)} characters, \"${group.health_check.path}\"; allowed: up to 1024 visible ASCII characters, beginning with a slash."
      if length(group.health_check.path) > 1024 || !can(regex("^/[!-~]*$", group.health_check.path))
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
      group.health_check.protocol == null ? true : contains(["HTTP", "HTTPS"], group.health_check.protocol)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.protocol is \"${group.health_check.protocol}\"; allowed: one of \"HTTP\", \"HTTPS\"."
      if group.health_check.protocol == null ? false : !contains([
        "HTTP", "HTTPS",
      ], group.health_check.protocol)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.health_check.matcher == null ? true : can(regex("^(?:[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*)$", group.health_check.matcher))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].health_check.matcher is \"${group.health_check.matcher}\"; allowed: status codes such as \"200\", \"200-299\" or \"200,302\"."
      if group.health_check.matcher == null ? false : !can(regex("^(?:[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*)$", group.health_check.matcher))
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

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.slow_start_seconds) == group.slow_start_seconds &&
      group.slow_start_seconds >= 0 &&
      group.slow_start_seconds <= 900
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].slow_start_seconds is ${jsonencode(group.slow_start_seconds)}; allowed: a whole number from 0 to 900 seconds."
      if floor(group.slow_start_seconds) != group.slow_start_seconds ||
      group.slow_start_seconds < 0 ||
      group.slow_start_seconds > 900
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      contains(["round_robin", "least_outstanding_requests", "weighted_random"], group.algorithm)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].algorithm is \"${group.algorithm}\"; allowed: one of \"round_robin\", \"least_outstanding_requests\", \"weighted_random\"."
      if !contains(["round_robin", "least_outstanding_requests", "weighted_random"], group.algorithm)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      (group.stickiness.type == "app_cookie") == (group.stickiness.cookie_name != null)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].stickiness has the type \"${group.stickiness.type}\" ${group.stickiness.cookie_name == null ? "without" : "with"} cookie_name; allowed: cookie_name with the type app_cookie, and only with it."
      if(group.stickiness.type == "app_cookie") != (group.stickiness.cookie_name != null)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : !can(regex("^AWSALB", group.stickiness.cookie_name))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].stickiness is a cookie of the name ${jsonencode(group.stickiness.cookie_name)}; allowed: a name that does not begin with AWSALB, which the load balancer keeps for its own cookies."
      if can(regex("^AWSALB", group.stickiness.cookie_name))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups : contains(["lb_cookie", "app_cookie"], group.stickiness.type)
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].stickiness.type is \"${group.stickiness.type}\"; allowed: one of \"lb_cookie\", \"app_cookie\"."
      if !contains(["lb_cookie", "app_cookie"], group.stickiness.type)
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      group.stickiness.cookie_name == null ? true : can(regex("^(?:[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256})$", group.stickiness.cookie_name))
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].stickiness.cookie_name is \"${group.stickiness.cookie_name}\"; allowed: 1 to 256 characters of a cookie's name."
      if group.stickiness.cookie_name == null ? false : !can(regex("^(?:[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256})$", group.stickiness.cookie_name))
    ])
  }

  validation {
    condition = alltrue([
      for group in var.target_groups :
      floor(group.stickiness.duration_seconds) == group.stickiness.duration_seconds &&
      group.stickiness.duration_seconds >= 1 &&
      group.stickiness.duration_seconds <= 604800
    ])
    error_message = join("\n", [
      for key, group in var.target_groups :
      "target_groups[\"${key}\"].stickiness.duration_seconds is ${jsonencode(group.stickiness.duration_seconds)}; allowed: a whole number from 1 to 604800 seconds."
      if floor(group.stickiness.duration_seconds) != group.stickiness.duration_seconds ||
      group.stickiness.duration_seconds < 1 ||
      group.stickiness.duration_seconds > 604800
    ])
  }

  validation {
    condition = (
      var.ip_address_type != "ipv4" ||
      length([for key, group in var.target_groups : key if group.ip_address_type == "ipv6"]) == 0
    )
    error_message = "target_groups has \"${join("\", \"", [
      for key, group in var.target_groups : key
      if group.ip_address_type == "ipv6"
    ])}\" with IPv6 addresses, but ip_address_type is \"ipv4\"; allowed: IPv6 targets of a dualstack load balancer."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of `network` whose subnets it stands in; a public one if it faces the internet.
    Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not
    ending with a hyphen.
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
}

variable "web_acl" {
  type = object({
    # The web ACL, of the load balancer's region.
    arn = string
    # Whether requests pass while AWS WAF does not answer (enable_waf_fail_open).
    fail_open = optional(bool, false)
  })
  description = <<-EOT
    The web ACL of AWS WAF.
    - arn: The web ACL, of the load balancer's region. Allowed: a web ACL's ARN, such as
      "arn:aws:wafv2:region:123456789012:resource"; a web ACL of a region, whose ARN holds
      ":regional/webacl/".
    - fail_open: Whether requests pass while AWS WAF does not answer (enable_waf_fail_open).
      Default: false.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.web_acl == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:wafv2:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.web_acl.arn))
    error_message = try(
      "web_acl.arn is \"${var.web_acl.arn}\"; allowed: a web ACL's ARN, such as \"arn:aws:wafv2:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = var.web_acl == null ? true : can(regex(":regional/webacl/", var.web_acl.arn))
    error_message = try(
      "web_acl.arn is \"${var.web_acl.arn}\"; allowed: a web ACL of a region, whose ARN holds \":regional/webacl/\".",
      ""
    )
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
    Zones of the tier that it stands in, two at least; default: all. Each zone: a zone's name, such
    as "ap-northeast-2a" (not its id, and not the region).
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
      (var.zones == null ? length(local.tier_zones) : length(var.zones)) >= 2
    )
    error_message = join("", [
      "zones comes to ",
      var.zones == null ? length(local.tier_zones) : length(var.zones),
      "; allowed: two zones at least of \"",
      join("\", \"", local.tier_zones),
      "\", where the tier \"${var.tier}\" has subnets.",
    ])
  }
}
