# What is made of the inputs. The emulator has no connection notifications and verifies every domain: both are here.

mock_provider "aws" {
  mock_resource "aws_vpc_endpoint_service" {
    defaults = {
      service_name            = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"
      availability_zones      = ["ap-northeast-2c", "ap-northeast-2a"]
      base_endpoint_dns_names = ["vpce-svc-0123456789abcdef0.ap-northeast-2.vpce.amazonaws.com"]
      private_dns_name_configuration = [{
        name  = "_6e86v84tqgqubxbwii1m"
        state = "pendingVerification"
        type  = "TXT"
        value = "vpce:l6p0ERxlTt45jevFwOCp"
      }]
    }
  }
}

variables {
  name = "shop"
  network_load_balancers = {
    shop = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188"
  }
}

run "by_default" {
  command = apply

  assert {
    condition = (
      aws_vpc_endpoint_service.this.acceptance_required == true
      && aws_vpc_endpoint_service.this.network_load_balancer_arns == toset(values(var.network_load_balancers))
      && aws_vpc_endpoint_service.this.gateway_load_balancer_arns == null
      && aws_vpc_endpoint_service.this.supported_ip_address_types == toset(["ipv4"])
      && aws_vpc_endpoint_service.this.tags == tomap({ Name = "shop" })
    )
    error_message = "a service behind the load balancer, by acceptance only"
  }

  assert {
    condition = (
      length(aws_vpc_endpoint_service_allowed_principal.this) == 0
      && length(aws_vpc_endpoint_service_allowed_principal.everyone) == 0
      && length(aws_vpc_endpoint_connection_notification.this) == 0
      && length(aws_route53_record.domain) == 0
      && length(aws_vpc_endpoint_service_private_dns_verification.this) == 0
    )
    error_message = "nobody may connect, nobody is told, no name is verified"
  }

  assert {
    condition = output.endpoint_service == {
      id               = aws_vpc_endpoint_service.this.id
      private_dns_name = null
      service_name     = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"
      zones            = tolist(["ap-northeast-2a", "ap-northeast-2c"])
    }
    error_message = jsonencode(output.endpoint_service)
  }

  assert {
    condition     = output.domain_verification_record == null
    error_message = "no record without a name"
  }
}

run "principals" {
  command = apply

  variables {
    everyone   = true
    principals = { office = "arn:aws:iam::123456789012:role/ops/office", partner = "arn:aws:iam::210987654321:root" }
  }

  assert {
    condition = (
      tomap({ for name, one in aws_vpc_endpoint_service_allowed_principal.this : name => one.principal_arn })
      == var.principals
      && aws_vpc_endpoint_service_allowed_principal.everyone[0].principal_arn == "*"
    )
    error_message = "one for each principal, and everyone by itself"
  }

  assert {
    condition     = keys(output.allowed_principal_ids) == ["office", "partner"]
    error_message = jsonencode(output.allowed_principal_ids)
  }
}

run "record_is_made_and_awaited" {
  command = apply

  variables {
    private_dns = { name = "api.example.com", record = { zone_id = "Z0123456789ABCDEFGHIJ" } }
  }

  assert {
    condition = (
      aws_route53_record.domain[0].zone_id == "Z0123456789ABCDEFGHIJ"
      && aws_route53_record.domain[0].name == "_6e86v84tqgqubxbwii1m.api.example.com"
      && aws_route53_record.domain[0].type == "TXT"
      && aws_route53_record.domain[0].ttl == 1800
      && aws_route53_record.domain[0].records == toset(["vpce:l6p0ERxlTt45jevFwOCp"])
    )
    error_message = "the record that AWS asks for"
  }

  assert {
    condition = (
      aws_vpc_endpoint_service.this.private_dns_name == "api.example.com"
      && aws_vpc_endpoint_service_private_dns_verification.this[0].wait_for_verification == true
    )
    error_message = "the apply waits for the verification"
  }
}

run "record_is_made_elsewhere" {
  command = apply

  variables {
    private_dns = { name = "api.example.com" }
  }

  assert {
    condition = output.domain_verification_record == {
      name  = "_6e86v84tqgqubxbwii1m.api.example.com"
      type  = "TXT"
      value = "vpce:l6p0ERxlTt45jevFwOCp"
    }
    error_message = jsonencode(output.domain_verification_record)
  }

  assert {
    condition = (
      length(aws_route53_record.domain) == 0
      && length(aws_vpc_endpoint_service_private_dns_verification.this) == 0
    )
    error_message = "AWS is not asked before the record is there"
  }
}

run "verification_is_started" {
  command = apply

  variables {
    private_dns = { name = "api.example.com", verification = "start" }
  }

  assert {
    condition     = aws_vpc_endpoint_service_private_dns_verification.this[0].wait_for_verification == false
    error_message = "asked, not awaited"
  }
}

run "notifications" {
  command = apply

  variables {
    notifications = {
      operators = { topic_arn = "arn:aws:sns:ap-northeast-2:123456789012:operators" }
      sales     = { topic_arn = "arn:aws:sns:ap-northeast-2:123456789012:sales", events = ["Connect"] }
    }
  }

  assert {
    condition = (
      aws_vpc_endpoint_connection_notification.this["operators"].connection_events
      == toset(["Accept", "Connect", "Delete", "Reject"])
      && aws_vpc_endpoint_connection_notification.this["sales"].connection_events == toset(["Connect"])
      && aws_vpc_endpoint_connection_notification.this["sales"].connection_notification_arn
      == "arn:aws:sns:ap-northeast-2:123456789012:sales"
    )
    error_message = "each topic with its events"
  }
}

run "gateway" {
  command = apply

  variables {
    network_load_balancers = {}
    gateway_load_balancers = {
      inspection = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/inspection/50dc6c495c0c9188"
    }
    acceptance_required = false
  }

  assert {
    condition = (
      aws_vpc_endpoint_service.this.network_load_balancer_arns == null
      && aws_vpc_endpoint_service.this.gateway_load_balancer_arns == toset(values(var.gateway_load_balancers))
      && aws_vpc_endpoint_service.this.acceptance_required == false
    )
    error_message = "a service behind Gateway Load Balancers"
  }
}

run "other_regions" {
  command = apply

  variables {
    supported_regions          = ["ap-northeast-2", "us-east-1"]
    supported_ip_address_types = ["ipv4", "ipv6"]
  }

  assert {
    condition = (
      aws_vpc_endpoint_service.this.supported_regions == toset(["ap-northeast-2", "us-east-1"])
      && aws_vpc_endpoint_service.this.supported_ip_address_types == toset(["ipv4", "ipv6"])
    )
    error_message = "regions and address types as given"
  }
}
