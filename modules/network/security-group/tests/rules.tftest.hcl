mock_provider "aws" {}

variables {
  name        = "app"
  description = "Application servers"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers       = {}
  }
}

run "keys_say_what_a_rule_allows" {
  command = apply

  variables {
    ingress = [
      { description = "HTTPS", from_port = 443, cidr = "10.0.0.0/16" },
      { description = "HTTPS by IPv6", from_port = 443, cidr = "2001:db8::/56" },
      { description = "Requests", from_port = 8000, to_port = 8080, group = { name = "web", id = "sg-0123456789abcdef0" } },
      { description = "Each other", protocol = "all", self = true },
      { description = "Ping", protocol = "icmp", icmp_type = 8, cidr = "10.0.0.0/16" },
      { description = "Fragmentation needed", protocol = "icmp", icmp_type = 3, icmp_code = 4, cidr = "10.0.0.0/16" },
      { description = "Neighbours", protocol = "icmpv6", cidr = "2001:db8::/56" },
    ]
    egress = [
      { description = "S3", from_port = 443, prefix_list = { name = "s3", id = "pl-0123456789abcdef0" } },
      { description = "Everything else", protocol = "all", cidr = "0.0.0.0/0" },
    ]
  }

  assert {
    condition = toset(keys(output.ingress_rule_ids)) == toset([
      "tcp-443-from-10.0.0.0/16",
      "tcp-443-from-2001:db8::/56",
      "tcp-8000-8080-from-web",
      "all-from-self",
      "icmp-8-from-10.0.0.0/16",
      "icmp-3-4-from-10.0.0.0/16",
      "icmpv6-from-2001:db8::/56",
    ])
    error_message = jsonencode(keys(output.ingress_rule_ids))
  }

  assert {
    condition     = toset(keys(output.egress_rule_ids)) == toset(["tcp-443-to-s3", "all-to-0.0.0.0/0"])
    error_message = jsonencode(keys(output.egress_rule_ids))
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["tcp-443-from-10.0.0.0/16"].to_port == 443
    error_message = "to_port is from_port where it is not given"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["tcp-443-from-2001:db8::/56"].cidr_ipv6 == "2001:db8::/56"
    error_message = "an IPv6 range goes into cidr_ipv6"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["all-from-self"].referenced_security_group_id == aws_security_group.this.id
    error_message = "self is the group's own id"
  }

  assert {
    condition = (
      aws_vpc_security_group_ingress_rule.this["icmp-8-from-10.0.0.0/16"].from_port == 8 &&
      aws_vpc_security_group_ingress_rule.this["icmp-8-from-10.0.0.0/16"].to_port == -1 &&
      aws_vpc_security_group_ingress_rule.this["icmp-3-4-from-10.0.0.0/16"].to_port == 4 &&
      aws_vpc_security_group_ingress_rule.this["icmpv6-from-2001:db8::/56"].from_port == -1
    )
    error_message = "ICMP's type and code stand where ports do, -1 for all"
  }

  assert {
    condition = (
      aws_vpc_security_group_egress_rule.this["all-to-0.0.0.0/0"].ip_protocol == "-1" &&
      aws_vpc_security_group_egress_rule.this["all-to-0.0.0.0/0"].from_port == null
    )
    error_message = "all protocols have no ports"
  }

  assert {
    condition     = output.security_group == { id = aws_security_group.this.id, name = "app", arn = aws_security_group.this.arn, vpc_id = "vpc-0123456789abcdef0" }
    error_message = "the reference holds what other blocks need"
  }
}

run "without_rules_nothing_passes" {
  command = plan

  assert {
    condition     = length(output.ingress_rule_ids) == 0 && length(output.egress_rule_ids) == 0
    error_message = "no rule is made that nobody asked for"
  }

  assert {
    condition     = aws_security_group.this.name_prefix == "app-" && aws_security_group.this.revoke_rules_on_delete == false
    error_message = "a suffix lets a new group stand beside the old one"
  }
}

run "exact_name" {
  command = plan

  variables {
    exact_name = true
  }

  assert {
    condition     = aws_security_group.this.name == "app"
    error_message = "the name as it stands"
  }
}

run "the_internet_by_name_only" {
  command = plan

  variables {
    ingress = [{ description = "HTTPS for everybody", from_port = 443, cidr = "0.0.0.0/0" }]
  }

  expect_failures = [var.ingress]
}

run "the_internet_where_it_is_named" {
  command = plan

  variables {
    ingress = [{ description = "HTTPS for everybody", from_port = 443, cidr = "::/0", public = true }]
  }
}

run "one_rule_for_one_key" {
  command = plan

  variables {
    egress = [
      { description = "HTTPS", from_port = 443, cidr = "10.0.0.0/16" },
      { description = "HTTPS again", from_port = 443, to_port = 443, cidr = "10.0.0.0/16" },
    ]
  }

  expect_failures = [var.egress]
}

run "one_peer" {
  command = plan

  variables {
    ingress = [{ description = "HTTPS", from_port = 443, cidr = "10.0.0.0/16", self = true }]
  }

  expect_failures = [var.ingress]
}

run "within_the_quota" {
  command = plan

  variables {
    rule_quota = 1
    ingress = [
      { description = "HTTPS", from_port = 443, cidr = "10.0.0.0/16" },
      { description = "HTTP", from_port = 80, self = true },
    ]
  }

  expect_failures = [var.ingress]
}

run "each_ip_version_has_its_own_quota" {
  command = plan

  variables {
    rule_quota = 1
    ingress = [
      { description = "HTTPS", from_port = 443, cidr = "10.0.0.0/16" },
      { description = "HTTPS", from_port = 443, cidr = "2001:db8::/56" },
    ]
  }
}
