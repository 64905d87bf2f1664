mock_provider "aws" {
  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/1"
      domain_validation_options = [
        { domain_name = "example.com", resource_record_name = "_a.example.com.", resource_record_type = "CNAME", resource_record_value = "_b.acm-validations.aws." },
        { domain_name = "*.example.com", resource_record_name = "_a.example.com.", resource_record_type = "CNAME", resource_record_value = "_b.acm-validations.aws." },
        { domain_name = "a.shop.example.com", resource_record_name = "_c.a.shop.example.com.", resource_record_type = "CNAME", resource_record_value = "_d.acm-validations.aws." },
      ]
    }
  }
}

variables {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com", "a.shop.example.com"]
}

run "elsewhere" {
  command = apply

  assert {
    condition     = length(aws_route53_record.validation) == 0 && length(aws_acm_certificate_validation.this) == 0
    error_message = "nothing to wait for"
  }
  assert {
    condition     = jsonencode(keys(output.validation_records)) == jsonencode(["a.shop.example.com", "example.com"])
    error_message = jsonencode(output.validation_records)
  }
  assert {
    condition     = output.validation_records["example.com"].name == "_a.example.com." && output.validation_records["example.com"].type == "CNAME" && output.validation_records["example.com"].value == "_b.acm-validations.aws."
    error_message = jsonencode(output.validation_records)
  }
  assert {
    condition     = output.certificate_arn == "arn:aws:acm:ap-northeast-2:123456789012:certificate/1"
    error_message = output.certificate_arn
  }
}

run "elsewhere_and_waiting" {
  command = apply

  variables {
    wait         = true
    wait_minutes = 10
  }

  assert {
    condition     = aws_acm_certificate_validation.this[0].timeouts.create == "10m" && aws_acm_certificate_validation.this[0].validation_record_fqdns == null
    error_message = "whoever sets the records is waited for"
  }
}

run "in_the_nearest_zone" {
  command = apply

  variables {
    zones = { "example.com" = "ZONE1", "shop.example.com" = "ZONE2", "example.net" = "ZONE3" }
  }

  assert {
    condition     = jsonencode({ for key, record in aws_route53_record.validation : key => record.zone_id }) == jsonencode({ "a.shop.example.com" = "ZONE2", "example.com" = "ZONE1" })
    error_message = jsonencode({ for key, record in aws_route53_record.validation : key => record.zone_id })
  }
  assert {
    condition     = aws_route53_record.validation["example.com"].allow_overwrite && one(aws_route53_record.validation["example.com"].records) == "_b.acm-validations.aws."
    error_message = "a name and its wildcard share a record"
  }
  assert {
    condition     = length(aws_acm_certificate_validation.this) == 1
    error_message = "the ARN waits"
  }
}

run "without_waiting" {
  command = apply

  variables {
    zones = { "example.com" = "ZONE1" }
    wait  = false
  }

  assert {
    condition     = length(aws_route53_record.validation) == 2 && length(aws_acm_certificate_validation.this) == 0
    error_message = "records without a wait"
  }
}
