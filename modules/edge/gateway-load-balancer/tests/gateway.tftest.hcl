# What the examples do not show: the defaults to the letter, other flows, a change of the target type, what is refused.

mock_provider "aws" {
  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/inspection/0123456789abcdef"
      arn_suffix = "gwy/inspection/0123456789abcdef"
    }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/appl-1/0123456789abcdef" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/gwy/inspection/0123456789abcdef/0123456789abcdef" }
  }
}

variables {
  name = "inspection"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      appliances = {
        kind = "isolated"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
        }
      }
    }
  }
  tier = "appliances"
}

run "defaults" {
  command = apply

  assert {
    condition     = aws_lb.this.load_balancer_type == "gateway" && aws_lb.this.enable_deletion_protection && !aws_lb.this.enable_cross_zone_load_balancing
    error_message = "The load balancer is protected, and keeps packets in their zone."
  }
  assert {
    condition     = aws_lb_target_group.this.protocol == "GENEVE" && aws_lb_target_group.this.port == 6081
    error_message = "GENEVE on port 6081."
  }
  assert {
    condition     = !anytrue(aws_lb_target_group.this.stickiness[*].enabled)
    error_message = "The five-tuple is AWS's default, without stickiness."
  }
  assert {
    condition     = one(aws_lb_target_group.this.target_failover[*].on_unhealthy) == "rebalance"
    error_message = "Flows leave an unhealthy appliance."
  }
  assert {
    condition     = output.arn == aws_lb.this.arn && length(output.target_ids) == 0
    error_message = "The ARN is known to the endpoint service; nothing is registered."
  }
  assert {
    condition     = jsonencode(output.gateway_load_balancer.zones) == jsonencode(["ap-northeast-2a", "ap-northeast-2c"]) && jsonencode(output.gateway_load_balancer.cidr_blocks) == jsonencode(["10.0.0.0/24", "10.0.1.0/24"])
    error_message = "Where packets come to the appliances from."
  }
  assert {
    condition     = output.gateway_load_balancer.target_group_arn == aws_lb_target_group.this.arn && output.gateway_load_balancer.health_check_port == 80
    error_message = "What appliances and the service need to know."
  }
}

run "addresses_and_flows" {
  command = apply

  variables {
    zones        = ["ap-northeast-2c"]
    cross_zone   = true
    target_group = { target_type = "ip", flow = "source_ip_dest_ip", failover = "no_rebalance", deregistration_delay_seconds = 0 }
    targets      = { near = { address = "10.0.1.10" }, far = { address = "192.168.0.10", outside_vpc = true } }
  }

  assert {
    condition     = aws_lb.this.subnets == toset(["subnet-0123456789abcdef1"])
    error_message = "Only the zone that is named."
  }
  assert {
    condition     = one(aws_lb_target_group.this.stickiness).type == "source_ip_dest_ip" && one(aws_lb_target_group.this.stickiness).enabled
    error_message = "Flows of two addresses."
  }
  assert {
    condition     = aws_lb_target_group_attachment.this["far"].availability_zone == "all" && aws_lb_target_group_attachment.this["near"].target_id == "10.0.1.10"
    error_message = "An address of elsewhere is in all zones."
  }
}

run "an_instance_is_no_address" {
  command = plan

  variables {
    targets = { first = { address = "10.0.0.10" } }
  }

  expect_failures = [var.targets]
}
