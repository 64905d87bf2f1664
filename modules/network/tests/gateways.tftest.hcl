# What the emulator has no answer for: VPN route propagation and VPC Block Public Access. DHCP options beside them.

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:flow" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/flow" }
  }
}

variables {
  name  = "main"
  cidr  = "10.0.0.0/16"
  zones = ["ap-northeast-2a", "ap-northeast-2c"]
}

run "vpn_routes_reach_the_tiers_that_want_them" {
  command = apply

  variables {
    vpn_gateway = { amazon_side_asn = 64620, propagate_to = ["private"] }
  }

  assert {
    condition     = aws_vpn_gateway.this[0].vpc_id == aws_vpc.this.id && aws_vpn_gateway.this[0].amazon_side_asn == "64620"
    error_message = "the gateway belongs to the VPC and has the ASN"
  }

  assert {
    condition = { for key, link in aws_vpn_gateway_route_propagation.this : key => [link.vpn_gateway_id, link.route_table_id] } == {
      for key in ["private/ap-northeast-2a", "private/ap-northeast-2c"] : key => [aws_vpn_gateway.this[0].id, aws_route_table.this[key].id]
    }
    error_message = jsonencode(keys(aws_vpn_gateway_route_propagation.this))
  }

  assert {
    condition     = output.vpn_gateway_id == aws_vpn_gateway.this[0].id
    error_message = "the output names the gateway"
  }
}

run "a_gateway_without_an_asn" {
  command = plan

  variables {
    vpn_gateway = {}
  }

  assert {
    condition     = length(aws_vpn_gateway.this) == 1 && length(aws_vpn_gateway_route_propagation.this) == 0
    error_message = "nothing is propagated that nobody asked for"
  }
}

run "block_public_access_is_left_alone" {
  command = plan

  assert {
    condition     = length(aws_vpc_block_public_access_options.this) + length(aws_vpc_block_public_access_exclusion.this) == 0
    error_message = "the account's setting is nobody's by default"
  }
}

run "block_public_access_of_the_region" {
  command = plan

  variables {
    block_public_access = { region_mode = "block-ingress" }
  }

  assert {
    condition     = aws_vpc_block_public_access_options.this[0].internet_gateway_block_mode == "block-ingress" && length(aws_vpc_block_public_access_exclusion.this) == 0
    error_message = "the region's mode"
  }
}

run "block_public_access_leaves_this_vpc_out" {
  command = apply

  variables {
    block_public_access = { exclusion = "allow-egress" }
  }

  assert {
    condition     = aws_vpc_block_public_access_exclusion.this[0].internet_gateway_exclusion_mode == "allow-egress" && aws_vpc_block_public_access_exclusion.this[0].vpc_id == aws_vpc.this.id
    error_message = "this VPC's exclusion"
  }

  assert {
    condition     = length(aws_vpc_block_public_access_options.this) == 0
    error_message = "an exclusion does not take over the region's setting"
  }
}

run "dhcp_options" {
  command = apply

  variables {
    dhcp = { domain_name = "corp.example.com", domain_name_servers = ["10.0.0.53", "AmazonProvidedDNS"], ntp_servers = ["169.254.169.123"] }
  }

  assert {
    condition = (
      aws_vpc_dhcp_options.this[0].domain_name == "corp.example.com" &&
      aws_vpc_dhcp_options.this[0].domain_name_servers == tolist(["10.0.0.53", "AmazonProvidedDNS"]) &&
      aws_vpc_dhcp_options.this[0].ntp_servers == tolist(["169.254.169.123"])
    )
    error_message = "the options as given"
  }

  assert {
    condition     = aws_vpc_dhcp_options_association.this[0].vpc_id == aws_vpc.this.id && aws_vpc_dhcp_options_association.this[0].dhcp_options_id == aws_vpc_dhcp_options.this[0].id
    error_message = "the VPC uses them"
  }

  assert {
    condition     = output.network.dns.servers == tolist(["10.0.0.53"])
    error_message = "others learn of servers that are not the VPC's own resolver"
  }
}

run "dhcp_options_without_servers" {
  command = plan

  variables {
    dhcp = { domain_name = "corp.example.com" }
  }

  assert {
    condition     = aws_vpc_dhcp_options.this[0].domain_name_servers == tolist(["AmazonProvidedDNS"]) && aws_vpc_dhcp_options.this[0].ntp_servers == null
    error_message = "instances keep the VPC's resolver and the Amazon Time Sync Service"
  }
}
