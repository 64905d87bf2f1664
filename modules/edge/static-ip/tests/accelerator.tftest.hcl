# Global Accelerator: the emulator has none, so this is where the topology is tested, with a mock provider.

mock_provider "aws" {
  mock_resource "aws_globalaccelerator_accelerator" {
    defaults = {
      arn            = "arn:aws:globalaccelerator::123456789012:accelerator/1234abcd-abcd-1234-abcd-1234abcdefgh"
      dns_name       = "a1234567890abcdef.awsglobalaccelerator.com"
      hosted_zone_id = "Z2BJ6XQ5FK7U4H"
      ip_sets        = [{ ip_family = "IPv4", ip_addresses = ["198.51.100.10", "198.51.100.20"] }]
    }
  }
  mock_resource "aws_globalaccelerator_listener" {
    defaults = {
      arn = "arn:aws:globalaccelerator::123456789012:accelerator/1234abcd-abcd-1234-abcd-1234abcdefgh/listener/0123vxyz"
    }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::nlb-logs-shop-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name     = "shop"
  topology = "global-accelerator"
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
  load_balancer = {
    arn             = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef"
    arn_suffix      = "app/web/0123456789abcdef"
    name            = "web"
    dns_name        = "web-1.ap-northeast-2.elb.amazonaws.com"
    zone_id         = "ZWKZPGTI48KDX"
    security_groups = [{ id = "sg-0123456789abcdef1", name = "alb" }]
    target_groups = {
      web = {
        arn                      = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef"
        arn_suffix               = "targetgroup/web/0123456789abcdef"
        name                     = "web"
        port                     = 8080
        protocol                 = "HTTP"
        load_balancer_arn_suffix = "app/web/0123456789abcdef"
        listener_arns            = []
      }
    }
  }
  listeners = { http = { port = 80 }, https = { port = 443, alb_port = 8443 } }
}

run "accelerator_in_front_of_the_load_balancer" {
  command = apply

  variables {
    protect_addresses = false
  }

  assert {
    condition     = output.addresses == { first = "198.51.100.10", second = "198.51.100.20" }
    error_message = jsonencode(output.addresses)
  }

  assert {
    condition     = output.static_ip.dns_name == "a1234567890abcdef.awsglobalaccelerator.com" && output.static_ip.zone_id == "Z2BJ6XQ5FK7U4H"
    error_message = "an alias record needs the accelerator's name and its hosted zone"
  }

  assert {
    condition     = output.static_ip.client_address == "forwarded" && keys(output.static_ip.target_groups) == ["web"]
    error_message = "services register with the Application Load Balancer"
  }

  assert {
    condition     = [for group in output.static_ip.security_groups : group.name] == ["alb"] && length(output.static_ip.front_security_groups) == 0
    error_message = "tasks admit the Application Load Balancer; the accelerator has no group"
  }

  assert {
    condition     = length(aws_lb.this) == 0 && length(aws_eip.unprotected) == 0 && length(aws_lb_listener.this) == 0
    error_message = "nothing of a Network Load Balancer"
  }

  assert {
    condition     = tolist(aws_globalaccelerator_endpoint_group.this["https"].port_override)[0].endpoint_port == 8443 && length(aws_globalaccelerator_endpoint_group.this["http"].port_override) == 0
    error_message = "443 leads to 8443, 80 to itself"
  }

  assert {
    condition     = aws_globalaccelerator_accelerator.unprotected[0].attributes[0].flow_logs_s3_prefix == "flow-logs"
    error_message = "flow logs need a prefix"
  }

  assert {
    condition     = strcontains(aws_s3_bucket_policy.logs[0].policy, "arn:aws:s3:::nlb-logs-shop-1/flow-logs/AWSLogs/123456789012/*")
    error_message = aws_s3_bucket_policy.logs[0].policy
  }
}

run "addresses_kept_meanwhile" {
  command = apply

  variables {
    protect_addresses = false
    retained_zones    = ["ap-northeast-2a"]
    access_logs       = { destination = "none" }
  }

  assert {
    condition     = keys(aws_eip.unprotected) == ["ap-northeast-2a"] && keys(output.addresses) == ["ap-northeast-2a", "first", "second"]
    error_message = "the Elastic IP of the zone stays beside the accelerator's addresses"
  }

  assert {
    condition     = length(aws_globalaccelerator_accelerator.unprotected[0].attributes) == 0 && length(aws_s3_bucket.logs) == 0
    error_message = "no logs, no bucket"
  }
}

run "protected_by_default" {
  command = plan

  assert {
    condition     = length(aws_globalaccelerator_accelerator.this) == 1 && length(aws_globalaccelerator_accelerator.unprotected) == 0
    error_message = "the accelerator with prevent_destroy"
  }
}

run "own_addresses_are_refused" {
  command = plan

  variables {
    addresses = { ap-northeast-2a = { allocation_id = "eipalloc-0123456789abcdef0" } }
  }

  expect_failures = [var.addresses]
}
