# The emulator has no App Runner: what its module makes is looked at here, with a mock provider.

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mock" }
  }
  mock_resource "aws_apprunner_auto_scaling_configuration_version" {
    defaults = { arn = "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop-api/1/0123456789abcdef" }
  }
  mock_resource "aws_apprunner_observability_configuration" {
    defaults = { arn = "arn:aws:apprunner:ap-northeast-1:123456789012:observabilityconfiguration/shop-api/1/0123456789abcdef" }
  }
  mock_resource "aws_apprunner_service" {
    defaults = {
      arn         = "arn:aws:apprunner:ap-northeast-1:123456789012:service/shop-api/0123456789abcdef"
      service_url = "abcdefghij.ap-northeast-1.awsapprunner.com"
    }
  }
  mock_resource "aws_apprunner_vpc_ingress_connection" {
    defaults = { domain_name = "private.ap-northeast-1.awsapprunner.com" }
  }
  mock_resource "aws_apprunner_custom_domain_association" {
    defaults = {
      dns_target = "abcdefghij.ap-northeast-1.awsapprunner.com"
      certificate_validation_records = [
        { name = "_b.api.example.com.", type = "CNAME", value = "b.acm-validations.aws.", status = "PENDING_VALIDATION" },
        { name = "_a.api.example.com.", type = "CNAME", value = "a.acm-validations.aws.", status = "SUCCESS" },
      ]
    }
  }
  mock_data "aws_apprunner_hosted_zone_id" {
    defaults = { id = "Z08491812XW6IPYLR6CCA" }
  }
}

variables {
  name  = "shop-api"
  image = { identifier = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0" }
}

run "image_of_ecr" {
  command = apply

  variables {
    environment = { LEVEL = "info" }
    secrets = {
      PASSWORD = { secret_arn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf", json_key = "password" }
      LIMIT    = { parameter_arn = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/limit" }
    }
    statements = {
      read-assets = { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::shop/*"] }
    }
    health_check = { protocol = "HTTP" }
  }

  assert {
    condition     = one(aws_apprunner_service.this.source_configuration[0].image_repository).image_repository_type == "ECR"
    error_message = "a private image"
  }
  assert {
    condition     = one(one(aws_apprunner_service.this.source_configuration[0].image_repository).image_configuration).port == "8080"
    error_message = "App Runner's own port"
  }
  assert {
    condition = jsonencode(one(one(aws_apprunner_service.this.source_configuration[0].image_repository).image_configuration).runtime_environment_secrets) == jsonencode({
      PASSWORD = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf:password::"
      LIMIT    = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/limit"
    })
    error_message = "secrets by their ARNs"
  }
  assert {
    condition     = aws_apprunner_service.this.source_configuration[0].auto_deployments_enabled == false
    error_message = "nothing is deployed by itself"
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.access[0].policy).Statement[1].Resource == "arn:aws:ecr:ap-northeast-1:123456789012:repository/shop/api"
    error_message = aws_iam_role_policy.access[0].policy
  }
  assert {
    condition = jsonencode([for statement in jsondecode(aws_iam_role_policy.secrets[0].policy).Statement : statement.Resource]) == jsonencode([
      ["arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf"],
      ["arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/limit"],
    ])
    error_message = aws_iam_role_policy.secrets[0].policy
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.application[0].policy).Statement[0].Sid == "readassets"
    error_message = aws_iam_role_policy.application[0].policy
  }
  assert {
    condition     = aws_apprunner_service.this.health_check_configuration[0].path == "/"
    error_message = "HTTP asks for / by default"
  }
  assert {
    condition = (
      aws_apprunner_service.this.network_configuration[0].egress_configuration[0].egress_type == "DEFAULT" &&
      aws_apprunner_service.this.network_configuration[0].ingress_configuration[0].is_publicly_accessible
    )
    error_message = "calls go to the internet directly, and requests come from it"
  }
  assert {
    condition     = output.service.scaling_arn == aws_apprunner_auto_scaling_configuration_version.this[0].arn
    error_message = "a scaling configuration of its own"
  }
  assert {
    condition     = toset(output.called_services) == toset(["s3"])
    error_message = jsonencode(output.called_services)
  }
}

run "source_code" {
  command = apply

  variables {
    image = null
    code = {
      repository_url = "https://github.com/example/shop"
      connection_arn = "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123456789abcdef"
      runtime        = "NODEJS_22"
      build_command  = "npm ci"
      start_command  = "node server.js"
    }
  }

  assert {
    condition     = length(aws_apprunner_service.this.source_configuration[0].image_repository) == 0 && length(aws_iam_role.access) == 0
    error_message = "no image, no access role"
  }
  assert {
    condition     = one(aws_apprunner_service.this.source_configuration[0].authentication_configuration).connection_arn == "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123456789abcdef"
    error_message = "by the connection"
  }
  assert {
    condition     = one(one(one(aws_apprunner_service.this.source_configuration[0].code_repository).code_configuration).code_configuration_values).runtime == "NODEJS_22"
    error_message = "with the runtime"
  }
}

run "settings_in_the_repository" {
  command = apply

  variables {
    image = null
    code = {
      repository_url = "https://github.com/example/shop"
      connection_arn = "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123456789abcdef"
      configuration  = "repository"
    }
  }

  assert {
    condition     = length(one(one(aws_apprunner_service.this.source_configuration[0].code_repository).code_configuration).code_configuration_values) == 0
    error_message = "apprunner.yaml has the values"
  }
}

run "public_image" {
  command = apply

  variables {
    image = { identifier = "public.ecr.aws/aws-containers/hello-app-runner:latest", registry = "ecr_public" }
  }

  assert {
    condition     = length(aws_apprunner_service.this.source_configuration[0].authentication_configuration) == 0 && output.service.access_role_arn == null
    error_message = "nothing to sign in to"
  }
}

run "private_ingress" {
  command = apply

  variables {
    ingress = "private"
    tracing = true
    endpoints = {
      vpc_id     = "vpc-0123456789abcdef0"
      region     = "ap-northeast-1"
      interfaces = { "apprunner.requests" = { id = "vpce-0123456789abcdef0", zones = ["ap-northeast-1a"] } }
    }
  }

  assert {
    condition     = aws_apprunner_service.this.network_configuration[0].ingress_configuration[0].is_publicly_accessible == false
    error_message = "not from the internet"
  }
  assert {
    condition     = aws_apprunner_vpc_ingress_connection.this[0].ingress_vpc_configuration[0].vpc_endpoint_id == "vpce-0123456789abcdef0"
    error_message = "by the endpoint"
  }
  assert {
    condition     = output.service_url == "private.ap-northeast-1.awsapprunner.com"
    error_message = output.service_url
  }
  assert {
    condition     = aws_apprunner_service.this.observability_configuration[0].observability_enabled
    error_message = "traced"
  }
}

run "domain" {
  command = apply

  variables {
    domains = {
      api   = { domain_name = "api.example.com", zone = { zone_id = "Z0123456789ABCDEFGHIJ" } }
      other = { domain_name = "api.example.org", www = true }
    }
  }

  assert {
    condition     = toset(keys(aws_route53_record.validation)) == toset(["api/0", "api/1"])
    error_message = jsonencode(keys(aws_route53_record.validation))
  }
  assert {
    condition = (
      aws_route53_record.validation["api/0"].name == "_a.api.example.com." && one(aws_route53_record.validation["api/0"].records) == "a.acm-validations.aws." &&
      aws_route53_record.validation["api/1"].name == "_b.api.example.com." && one(aws_route53_record.validation["api/1"].records) == "b.acm-validations.aws."
    )
    error_message = "in the order of their names, whatever their status"
  }
  assert {
    condition     = one(aws_route53_record.alias["api/api.example.com"].alias).zone_id == "Z08491812XW6IPYLR6CCA"
    error_message = "an alias to App Runner"
  }
  assert {
    condition     = toset(keys(output.domain_records)) == toset(["api", "other"]) && length(aws_route53_record.alias) == 1
    error_message = "records elsewhere are told"
  }
}

run "shared_scaling" {
  command = apply

  variables {
    shared_scaling = { arn = "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop/1/0123456789abcdef" }
  }

  assert {
    condition = (
      length(aws_apprunner_auto_scaling_configuration_version.this) == 0 &&
      aws_apprunner_service.this.auto_scaling_configuration_arn == "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop/1/0123456789abcdef"
    )
    error_message = "the shared one"
  }
}

run "a_call_with_no_way_out" {
  command = plan

  variables {
    connector = {
      arn                = "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef"
      security_group_ids = ["sg-0123456789abcdef0"]
      subnet_ids         = ["subnet-0123456789abcdef0"]
      zones              = ["ap-northeast-1a"]
      tier               = "app"
      internet           = false
    }
    calls = { internet = true, services = ["sqs"] }
  }

  expect_failures = [aws_apprunner_service.this]
}
