# What the emulator lacks or waits long for: OIDC, mutual TLS, IPv6 addresses only, the log bucket's policy to the letter.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { id = "alb-logs-shop-1", bucket = "alb-logs-shop-1", arn = "arn:aws:s3:::alb-logs-shop-1" }
  }
  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/shop/0123456789abcdef"
      arn_suffix = "app/shop/0123456789abcdef"
    }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/app/0123456789abcdef" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/shop/0123456789abcdef/0123456789abcdef" }
  }
  mock_resource "aws_lb_listener_rule" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener-rule/app/shop/0123456789abcdef/0123456789abcdef/0123456789abcdef" }
  }
}

variables {
  name = "shop"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      public = {
        kind = "public"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24", ipv6_cidr_block = "2001:db8::/64" }
          "ap-northeast-2b" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24", ipv6_cidr_block = "2001:db8:0:1::/64" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef2", cidr_block = "10.0.2.0/24", ipv6_cidr_block = "2001:db8:0:2::/64" }
        }
      }
    }
  }
  tier            = "public"
  internal        = false
  security_groups = [{ id = "sg-0123456789abcdef0", name = "edge" }]
  target_groups   = { app = { port = 8080 } }
  listeners = {
    https = {
      port            = 443
      protocol        = "HTTPS"
      certificate_arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012"
      default_action  = { forward = { target_groups = { app = 1 } } }
    }
  }
}

run "defaults" {
  command = apply

  assert {
    condition     = length(aws_lb.this.subnets) == 3 && aws_lb.this.drop_invalid_header_fields && aws_lb.this.enable_deletion_protection
    error_message = "every zone of the tier, invalid headers dropped, protected from deletion"
  }
  assert {
    condition     = aws_lb_listener.http_redirect[0].default_action[0].redirect[0].port == "443" && aws_lb_listener.http_redirect[0].port == 80
    error_message = "HTTP is redirected to HTTPS"
  }
  assert {
    condition     = one(aws_lb_listener.this["https"].default_action).type == "forward" && length(one(aws_lb_listener.this["https"].default_action).forward[0].stickiness) == 0
    error_message = "one action, not sticky"
  }
  assert {
    condition = jsondecode(aws_s3_bucket_policy.logs[0].policy).Statement[0] == {
      Sid       = "DeliverLogs"
      Effect    = "Allow"
      Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "arn:aws:s3:::alb-logs-shop-1/AWSLogs/123456789012/*"
    }
    error_message = aws_s3_bucket_policy.logs[0].policy
  }
  assert {
    condition     = aws_lb.this.access_logs[0].bucket == "alb-logs-shop-1" && length(aws_lb.this.connection_logs) == 0 && output.log_bucket == "alb-logs-shop-1"
    error_message = "requests are logged, connections are not"
  }
  assert {
    condition     = length(output.load_balancer.target_groups["app"].listener_arns) == 1 && output.load_balancer.target_groups["app"].load_balancer_arn_suffix == "app/shop/0123456789abcdef"
    error_message = jsonencode(output.load_balancer.target_groups)
  }
  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 0 && length(aws_lb_listener_rule.this) == 0
    error_message = "nothing that is not asked for"
  }
}

run "existing_bucket_with_a_prefix" {
  command = apply

  variables {
    access_logs = { destination = "existing", bucket = "shop-logs", prefix = "web", connections = true }
    web_acl     = { arn = "arn:aws:wafv2:ap-northeast-2:123456789012:regional/webacl/shop/0123", fail_open = true }
  }

  assert {
    condition     = aws_lb.this.access_logs[0].bucket == "shop-logs" && aws_lb.this.access_logs[0].prefix == "web" && aws_lb.this.connection_logs[0].bucket == "shop-logs"
    error_message = "both kinds of logs go to the existing bucket"
  }
  assert {
    condition     = length(aws_s3_bucket.logs) == 0 && length(data.aws_caller_identity.this) == 0
    error_message = "no bucket is made"
  }
  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 1 && aws_lb.this.enable_waf_fail_open
    error_message = "the web ACL is associated"
  }
}

run "sign_in_by_oidc_and_clients_certificates" {
  command = apply

  variables {
    access_logs = { destination = "none" }
    authentication = {
      staff = {
        scope = "openid email"
        oidc = {
          issuer                 = "https://login.example.com"
          authorization_endpoint = "https://login.example.com/authorize"
          token_endpoint         = "https://login.example.com/token"
          user_info_endpoint     = "https://login.example.com/userinfo"
          client_id              = "shop"
        }
      }
      customers = {
        cognito = {
          user_pool_arn       = "arn:aws:cognito-idp:ap-northeast-2:123456789012:userpool/ap-northeast-2_abcdefghi"
          user_pool_client_id = "1example23456789"
          user_pool_domain    = "shop"
        }
      }
    }
    oidc_client_secrets = { staff = "very-secret" }
    listeners = {
      https = {
        port                        = 443
        protocol                    = "HTTPS"
        certificate_arn             = "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012"
        additional_certificate_arns = { second = "arn:aws:acm:ap-northeast-2:123456789012:certificate/87654321-1234-1234-1234-123456789012" }
        mutual_authentication = {
          trust_store_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:truststore/clients/0123456789abcdef"
        }
        default_action = { authenticate = "customers", forward = { target_groups = { app = 1 } } }
        rules = {
          admin = {
            priority     = 10
            path_pattern = ["/admin/*"]
            action       = { authenticate = "staff", forward = { target_groups = { app = 1 }, stickiness_seconds = 60 } }
          }
          old = {
            priority     = 20
            query_string = [{ key = "old", value = "*" }, { value = "legacy" }]
            http_header  = { X-A = ["1"], X-B = ["2"] }
            action       = { redirect = { host = "old.example.com", status_code = "HTTP_302" } }
          }
        }
      }
    }
  }

  assert {
    condition     = aws_lb_listener.this["https"].default_action[*].type == tolist(["authenticate-cognito", "forward"])
    error_message = "who signs in comes first"
  }
  assert {
    condition     = aws_lb_listener_rule.this["https/admin"].action[*].type == tolist(["authenticate-oidc", "forward"])
    error_message = "staff signs in by OIDC"
  }
  assert {
    condition     = nonsensitive(aws_lb_listener_rule.this["https/admin"].action[0].authenticate_oidc[0].client_secret) == "very-secret"
    error_message = "the client's secret is that of the key"
  }
  assert {
    condition     = aws_lb_listener_rule.this["https/admin"].action[1].forward[0].stickiness[0].duration == 60
    error_message = "sticky for a minute"
  }
  assert {
    condition     = length(aws_lb_listener_rule.this["https/old"].condition) == 3
    error_message = "a condition for each header, and one for the query"
  }
  assert {
    condition     = aws_lb_listener_rule.this["https/old"].action[0].redirect[0].host == "old.example.com" && aws_lb_listener_rule.this["https/old"].action[0].redirect[0].path == "/#{path}"
    error_message = "what is not said stays as it is asked for"
  }
  assert {
    condition     = aws_lb_listener.this["https"].mutual_authentication[0].mode == "verify" && join(",", keys(aws_lb_listener_certificate.this)) == "https/second"
    error_message = "clients' certificates are checked; the second certificate has its own address"
  }
  assert {
    condition     = length(output.load_balancer.target_groups["app"].listener_arns) == 2
    error_message = "the listener and the rule lead to the group"
  }
}

run "ipv6_alone_and_grpc" {
  command = apply

  variables {
    ip_address_type = "dualstack-without-public-ipv4"
    zones           = ["ap-northeast-2a", "ap-northeast-2c"]
    redirect_http   = false
    access_logs     = { destination = "none" }
    target_groups = {
      app = { port = 50051, protocol_version = "GRPC", ip_address_type = "ipv6", health_check = { path = "/grpc.health.v1.Health/Check", matcher = "0" } }
    }
    network_target_groups = { tls = { port = 443 } }
  }

  assert {
    condition     = aws_lb.this.subnets == toset(["subnet-0123456789abcdef0", "subnet-0123456789abcdef2"])
    error_message = "the zones that are named"
  }
  assert {
    condition     = length(aws_lb_listener.http_redirect) == 0 && output.http_redirect_listener_arn == null
    error_message = "no redirect"
  }
  assert {
    condition     = aws_lb_target_group.this["app"].protocol_version == "GRPC" && aws_lb_target_group.this["app"].health_check[0].matcher == "0"
    error_message = "gRPC targets"
  }
  assert {
    condition     = aws_lb_target_group.network["tls"].target_type == "alb" && aws_lb_target_group.network["tls"].health_check[0].protocol == "HTTPS"
    error_message = "a Network Load Balancer checks by the listener's protocol"
  }
}

run "an_internet_facing_forward_of_plain_http" {
  command = plan

  variables {
    listeners = {
      http = {
        port           = 80
        protocol       = "HTTP"
        default_action = { forward = { target_groups = { app = 1 } } }
      }
    }
  }

  expect_failures = [var.listeners]
}
