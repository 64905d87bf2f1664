mock_provider "aws" {
  mock_resource "aws_route53_zone" {
    defaults = {
      zone_id      = "Z0123456789ABCDEFGHIJ"
      arn          = "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"
      name_servers = ["ns-1.awsdns-01.com", "ns-2.awsdns-02.net", "ns-3.awsdns-03.org", "ns-4.awsdns-04.co.uk"]
    }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
}

variables {
  name = "example.com"
}

run "keys_and_names" {
  command = apply

  variables {
    records = [
      { name = "www", type = "A", set_identifier = "green", weight = 1, values = ["192.0.2.2"] },
      { name = "@", type = "A", values = ["192.0.2.1"] },
      { name = "www", type = "A", set_identifier = "blue", weight = 9, values = ["192.0.2.1"] },
      { name = "*.dev", type = "AAAA", alias = { dns_name = "web.example.net", zone_id = "ZWKZPGTI48KDX" } },
    ]
  }

  assert {
    condition     = jsonencode(keys(aws_route53_record.this)) == jsonencode(["*.dev/AAAA", "@/A", "www/A/blue", "www/A/green"])
    error_message = jsonencode(keys(aws_route53_record.this))
  }
  assert {
    condition     = aws_route53_record.this["@/A"].name == "example.com" && aws_route53_record.this["*.dev/AAAA"].name == "*.dev.example.com"
    error_message = "names are absolute"
  }
  assert {
    condition     = aws_route53_record.this["@/A"].ttl == 300 && aws_route53_record.this["*.dev/AAAA"].ttl == null
    error_message = "300 seconds, and none of an alias"
  }
  assert {
    condition     = one(aws_route53_record.this["www/A/blue"].weighted_routing_policy).weight == 9 && length(aws_route53_record.this["@/A"].weighted_routing_policy) == 0
    error_message = "a weight where there is one"
  }
  assert {
    condition     = one(aws_route53_record.this["*.dev/AAAA"].alias).name == "web.example.net" && aws_route53_record.this["*.dev/AAAA"].records == null
    error_message = "an alias in place of values"
  }
  assert {
    condition     = length(output.name_servers) == 4 && output.zone.name == "example.com" && !output.zone.private
    error_message = jsonencode(output.zone)
  }
}

run "long_and_quoted_texts" {
  command = apply

  variables {
    records = [
      { name = "long", type = "TXT", values = [join("", [for i in range(511) : "x"])] },
      { name = "exact", type = "TXT", values = [join("", [for i in range(255) : "x"])] },
      { name = "quoted", type = "TXT", values = ["a \"b\" \\c"] },
    ]
  }

  assert {
    condition     = jsonencode([for text in split("\"\"", one(aws_route53_record.this["long/TXT"].records)) : length(text)]) == jsonencode([255, 255, 1])
    error_message = one(aws_route53_record.this["long/TXT"].records)
  }
  assert {
    condition     = length(one(aws_route53_record.this["exact/TXT"].records)) == 255
    error_message = one(aws_route53_record.this["exact/TXT"].records)
  }
  assert {
    condition     = one(aws_route53_record.this["quoted/TXT"].records) == "a \\\"b\\\" \\\\c"
    error_message = one(aws_route53_record.this["quoted/TXT"].records)
  }
}

run "existing_zone" {
  command = apply

  variables {
    name          = null
    existing_zone = { id = "Z9", name = "example.net", private = true }
    networks = {
      main = { network = { vpc_id = "vpc-0123456789abcdef0", cidr_blocks = ["10.0.0.0/16"], tiers = {} } }
    }
    records = [{ name = "www", type = "A", values = ["192.0.2.1"] }]
  }

  assert {
    condition     = length(aws_route53_zone.this) == 0 && aws_route53_record.this["www/A"].zone_id == "Z9"
    error_message = "no zone of its own"
  }
  assert {
    condition     = aws_route53_record.this["www/A"].name == "www.example.net"
    error_message = aws_route53_record.this["www/A"].name
  }
  assert {
    condition     = aws_route53_zone_association.this["main"].vpc_id == "vpc-0123456789abcdef0"
    error_message = "an association of its own"
  }
}

run "private_zone" {
  command = apply

  variables {
    name    = "internal"
    private = true
    networks = {
      a = { network = { vpc_id = "vpc-0123456789abcdef0", cidr_blocks = ["10.0.0.0/16"], tiers = {} } }
      b = { network = { vpc_id = "vpc-0123456789abcdef1", cidr_blocks = ["10.1.0.0/16"], tiers = {} }, region = "eu-west-1" }
    }
  }

  assert {
    condition     = jsonencode(sort([for vpc in aws_route53_zone.this[0].vpc : vpc.vpc_id])) == jsonencode(["vpc-0123456789abcdef0", "vpc-0123456789abcdef1"])
    error_message = jsonencode(aws_route53_zone.this[0].vpc)
  }
  assert {
    condition     = length(aws_route53_zone_association.this) == 0
    error_message = "within the zone"
  }
}

run "query_log" {
  command = apply

  variables {
    query_log = {}
  }

  assert {
    condition     = aws_cloudwatch_log_group.query_log[0].name == "/aws/route53/example.com" && aws_cloudwatch_log_group.query_log[0].retention_in_days == 90
    error_message = aws_cloudwatch_log_group.query_log[0].name
  }
  assert {
    condition     = jsondecode(aws_cloudwatch_log_resource_policy.query_log[0].policy_document).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = aws_cloudwatch_log_resource_policy.query_log[0].policy_document
  }
}

run "query_log_of_ones_own" {
  command = apply

  variables {
    query_log = {
      existing_log_group = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/all:*" }
      resource_policy    = false
    }
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.query_log) == 0 && length(aws_cloudwatch_log_resource_policy.query_log) == 0
    error_message = "what is there is used"
  }
  assert {
    condition     = aws_route53_query_log.this[0].cloudwatch_log_group_arn == "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/all"
    error_message = aws_route53_query_log.this[0].cloudwatch_log_group_arn
  }
}

run "query_log_elsewhere" {
  command = plan

  override_data {
    target = data.aws_region.query_log_region
    values = { id = "ap-northeast-2" }
  }
  variables {
    query_log = {}
  }

  expect_failures = [aws_cloudwatch_log_group.query_log]
}

# The emulator has no DNSSEC.
run "dnssec" {
  command = apply

  variables {
    dnssec = {
      keys = {
        first  = { kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/1", active = false }
        second = { kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/2" }
      }
    }
  }

  assert {
    condition     = aws_route53_key_signing_key.this["first"].status == "INACTIVE" && aws_route53_key_signing_key.this["second"].status == "ACTIVE"
    error_message = "one takes over from the other"
  }
  assert {
    condition     = aws_route53_hosted_zone_dnssec.this[0].signing_status == "SIGNING"
    error_message = "the zone is signed"
  }
  assert {
    condition     = jsonencode(keys(output.ds_records)) == jsonencode(["first", "second"])
    error_message = jsonencode(output.ds_records)
  }
}

# The emulator forgets the alarm of a check.
run "health_checks" {
  command = apply

  variables {
    health_checks = {
      web  = { fqdn = "www.example.com" }
      text = { type = "HTTP", fqdn = "www.example.com", search_string = "OK" }
      tcp  = { type = "TCP", ip_address = "13.124.0.10", port = 25 }
      app  = { type = "CLOUDWATCH_METRIC", alarm_name = "app", alarm_region = "ap-northeast-2" }
    }
    calculated_health_checks = { all = { health_checks = ["web", "tcp"] } }
    records = [
      { name = "www", type = "A", set_identifier = "a", failover = "PRIMARY", health_check = "web", values = ["192.0.2.1"] },
      { name = "www", type = "A", set_identifier = "b", failover = "SECONDARY", health_check = "all", values = ["192.0.2.2"] },
    ]
  }

  assert {
    condition     = aws_route53_health_check.this["web"].port == 443 && aws_route53_health_check.this["web"].resource_path == "/" && aws_route53_health_check.this["web"].enable_sni
    error_message = "HTTPS by default"
  }
  assert {
    condition     = aws_route53_health_check.this["text"].type == "HTTP_STR_MATCH" && aws_route53_health_check.this["text"].port == 80
    error_message = aws_route53_health_check.this["text"].type
  }
  assert {
    condition     = aws_route53_health_check.this["tcp"].resource_path == null && aws_route53_health_check.this["app"].request_interval == null
    error_message = "what a type has no use for is not said"
  }
  assert {
    condition     = aws_route53_health_check.calculated["all"].child_health_threshold == 2
    error_message = "all of them"
  }
  assert {
    condition     = aws_route53_record.this["www/A/a"].health_check_id == aws_route53_health_check.this["web"].id && aws_route53_record.this["www/A/b"].health_check_id == aws_route53_health_check.calculated["all"].id
    error_message = "records follow their checks"
  }
}
