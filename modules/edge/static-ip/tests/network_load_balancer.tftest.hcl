# The two topologies of the Network Load Balancer, in a network whose ids are not known yet.

mock_provider "aws" {
  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/0123456789abcdef"
      arn_suffix = "net/shop/0123456789abcdef"
    }
  }
  mock_resource "aws_lb_target_group" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef"
    }
  }
  mock_resource "aws_lb_listener" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/net/shop/0123456789abcdef/0123456789abcdef"
    }
  }
  mock_resource "aws_eip" {
    defaults = { allocation_id = "eipalloc-0aaaaaaaaaaaaaaaa", public_ip = "203.0.113.10" }
  }
  mock_data "aws_eip" {
    defaults = { public_ip = "203.0.113.99" }
  }
}

variables {
  name              = "shop"
  protect_addresses = false
  access_logs       = { destination = "none" }
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      public = { kind = "public", subnets = {
        ap-northeast-2a = { id = "subnet-00", cidr_block = "10.0.0.0/24" }
        ap-northeast-2c = { id = "subnet-01", cidr_block = "10.0.1.0/24" }
      } }
    }
  }
  listeners = {
    http = { port = 80, target_group = "redirect" }
    https = {
      port            = 443
      protocol        = "tls"
      target_group    = "web"
      certificate_arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/1"
    }
  }
  target_groups = { web = { port = 8080 }, redirect = { port = 8081, health_check = { port = "8080" } } }
}

run "tasks_behind_it" {
  command = apply

  variables {
    client_address = "proxy_protocol"
    addresses      = { ap-northeast-2c = { allocation_id = "eipalloc-0123456789abcdef0" } }
  }

  assert {
    condition     = output.addresses == { ap-northeast-2a = "203.0.113.10", ap-northeast-2c = "203.0.113.99" }
    error_message = jsonencode(output.addresses)
  }

  assert {
    condition     = { for mapping in aws_lb.this[0].subnet_mapping : mapping.subnet_id => mapping.allocation_id } == { subnet-00 = "eipalloc-0aaaaaaaaaaaaaaaa", subnet-01 = "eipalloc-0123456789abcdef0" }
    error_message = "each subnet has the address of its zone"
  }

  assert {
    condition     = keys(aws_eip.unprotected) == ["ap-northeast-2a"]
    error_message = "a brought address is not made again"
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.this : group.proxy_protocol_v2 && group.preserve_client_ip == "false"])
    error_message = "one way for all groups"
  }

  assert {
    condition     = output.static_ip.client_address == "proxy_protocol"
    error_message = "the service must know"
  }

  assert {
    condition     = aws_lb_listener.this["https"].protocol == "TLS" && aws_lb_listener.this["http"].protocol == "TCP" && aws_lb_listener.this["https"].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
    error_message = "TLS ends at the load balancer"
  }

  assert {
    condition     = length(output.static_ip.target_groups["web"].listener_arns) == 1
    error_message = "a service waits for the listener of its group"
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.this) == ["8080-to-10.0.0.0/16", "8081-to-10.0.0.0/16"]
    error_message = jsonencode(keys(aws_vpc_security_group_egress_rule.this))
  }
}

run "an_application_load_balancer_behind_it" {
  command = apply

  variables {
    topology = "nlb-alb"
    load_balancer = {
      arn             = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef"
      arn_suffix      = "app/web/0123456789abcdef"
      name            = "web"
      dns_name        = "internal-web-1.ap-northeast-2.elb.amazonaws.com"
      zone_id         = "ZWKZPGTI48KDX"
      security_groups = [{ id = "sg-0123456789abcdef1", name = "alb" }]
      listeners = {
        https = {
          arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/1"
          port     = 443
          protocol = "HTTPS"
        }
      }
    }
  }

  assert {
    condition     = keys(aws_lb_target_group.alb) == ["http", "https"] && length(aws_lb_target_group.this) == 0
    error_message = "a group for each listener"
  }

  assert {
    condition     = aws_lb_target_group.alb["https"].health_check[0].protocol == "HTTPS" && aws_lb_target_group.alb["http"].health_check[0].protocol == "HTTP"
    error_message = "health by what the port speaks"
  }

  assert {
    condition     = alltrue([for listener in aws_lb_listener.this : listener.protocol == "TCP" && listener.certificate_arn == null])
    error_message = "TLS passes through"
  }

  assert {
    condition     = keys(aws_eip.unprotected) == ["ap-northeast-2a", "ap-northeast-2c"] && aws_lb_target_group_attachment.alb["https"].port == 443
    error_message = "the same addresses; the target's port is the load balancer's"
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.this) == ["443-to-alb", "80-to-alb"]
    error_message = jsonencode(keys(aws_vpc_security_group_egress_rule.this))
  }
}

run "protected_by_default" {
  command = plan

  variables {
    protect_addresses = true
    retained_zones    = ["ap-northeast-2b"]
  }

  assert {
    condition     = keys(aws_eip.this) == ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"] && length(aws_eip.unprotected) == 0
    error_message = "addresses with prevent_destroy, of a retained zone too"
  }

  assert {
    condition     = aws_lb.this[0].enable_deletion_protection && aws_lb.this[0].enable_cross_zone_load_balancing
    error_message = "protection is on, and every address reaches every target"
  }
}

run "groups_of_yours" {
  command = apply

  variables {
    security_groups = [{ id = "sg-0123456789abcdef5", name = "mine" }]
  }

  assert {
    condition     = aws_lb.this[0].security_groups == toset(["sg-0123456789abcdef5"]) && length(aws_security_group.this) == 0 && length(aws_vpc_security_group_ingress_rule.this) == 0
    error_message = "no group and no rules of the block's own"
  }
}

run "named_clients" {
  command = apply

  variables {
    listeners = {
      http = { port = 80, clients = ["198.51.100.0/24"], named_clients = { office = "203.0.113.10/32" } }
    }
    target_groups = { http = { port = 8080 } }
  }

  assert {
    condition     = { for key, rule in aws_vpc_security_group_ingress_rule.this : key => rule.cidr_ipv4 } == { "http/198.51.100.0/24" = "198.51.100.0/24", "http/office" = "203.0.113.10/32" }
    error_message = "a range with a name has it in its rule's address"
  }
}

run "udp" {
  command = apply

  variables {
    client_address = "proxy_protocol"
    listeners = {
      dns = { port = 53, protocol = "tcp_udp", clients = ["198.51.100.0/24"] }
      web = { port = 80 }
    }
    target_groups = {
      dns = { port = 5353, protocol = "tcp_udp", health_check = { protocol = "TCP" } }
      web = { port = 8080 }
    }
  }

  assert {
    condition     = aws_lb_listener.this["dns"].protocol == "TCP_UDP" && aws_lb_target_group.this["dns"].protocol == "TCP_UDP"
    error_message = "both by one listener"
  }
  assert {
    condition     = aws_lb_target_group.this["dns"].preserve_client_ip == "true" && !aws_lb_target_group.this["dns"].proxy_protocol_v2 && aws_lb_target_group.this["web"].proxy_protocol_v2
    error_message = "UDP keeps the client's address"
  }
  assert {
    condition     = length(aws_lb_target_group.this["web"].target_health_state) == 1
    error_message = "connections of TCP end with a target's health"
  }
  assert {
    condition     = { for key, rule in aws_vpc_security_group_ingress_rule.this : key => rule.ip_protocol } == { "dns/198.51.100.0/24" = "tcp", "dns/udp/198.51.100.0/24" = "udp", "web/0.0.0.0/0" = "tcp" }
    error_message = "clients come in by what they speak"
  }
  assert {
    condition     = { for key, rule in aws_vpc_security_group_egress_rule.this : key => rule.ip_protocol } == { "5353-to-10.0.0.0/16" = "tcp", "8080-to-10.0.0.0/16" = "tcp", "udp-5353-to-10.0.0.0/16" = "udp" }
    error_message = "and so do requests and checks go out"
  }
}
