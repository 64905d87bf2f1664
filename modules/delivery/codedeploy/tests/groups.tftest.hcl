# What the plan says of deployment groups; the emulator keeps their settings but deploys nothing, and knows neither
# copies of groups nor zones.

mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { id = "ap-northeast-2" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made-up" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
  }
}

variables {
  name = "shop"
  fleets = {
    web = {
      auto_scaling_group_name = "shop-web"
      role_name               = "shop-web"
      role_arn                = "arn:aws:iam::123456789012:role/shop-web"
    }
  }
  artifact_bucket = { name = "shop-artifacts", arn = "arn:aws:s3:::shop-artifacts" }
}

run "in_place" {
  command = apply

  assert {
    condition     = aws_codedeploy_deployment_group.this.deployment_style[0].deployment_type == "IN_PLACE"
    error_message = "Deployments are in place unless blue_green is given."
  }
  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_codedeploy_deployment_config.this) == 0
    error_message = "Neither a role for GitHub nor a configuration is made unasked."
  }
  assert {
    condition     = keys(aws_iam_role_policy.instance) == ["fleet-web"]
    error_message = "The fleet's role may read revisions."
  }
  assert {
    condition     = output.artifact_location == "s3://shop-artifacts/shop/"
    error_message = "Revisions lie under the block's name."
  }
  assert {
    condition     = output.github_role_arn == null && output.codedeploy.github_role_arn == null
    error_message = "Without github there is no role of it."
  }
}

run "copied_group" {
  command = apply

  variables {
    target_group_names = ["shop-web"]
    blue_green         = { green_fleet = "COPY_AUTO_SCALING_GROUP", termination_wait_minutes = 5 }
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.blue_green_deployment_config[0].green_fleet_provisioning_option[0].action == "COPY_AUTO_SCALING_GROUP"
    error_message = "The group is copied."
  }
  assert {
    condition     = [for s in jsondecode(output.service_policy).Statement : jsonencode(s.Resource) if s.Sid == "GiveRole"] == [jsonencode(["arn:aws:iam::123456789012:role/shop-web"])]
    error_message = "The copy's instances get the fleet's role."
  }
}

run "own_configuration" {
  command = apply

  variables {
    own_deployment_config = {
      minimum_healthy = { type = "FLEET_PERCENT", value = 75 }
      zonal           = { monitor_seconds = 60 }
    }
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.deployment_config_name == "shop-75-percent-zonal-60-60"
    error_message = "The group takes the configuration, whose name follows from it."
  }
  assert {
    condition     = aws_codedeploy_deployment_config.this[0].zonal_config[0].minimum_healthy_hosts_per_zone[0].type == "FLEET_PERCENT"
    error_message = "A zone keeps AWS's default of healthy instances."
  }
}

run "github" {
  command = apply

  variables {
    github = { repository = "octo-org/shop", branches = ["main", "release/*"] }
  }

  assert {
    condition     = length(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement) == 2
    error_message = "Exact subjects and patterns are statements of their own."
  }
  assert {
    condition     = length(data.aws_iam_openid_connect_provider.github) == 0
    error_message = "A provider that is made here is not looked for."
  }
  assert {
    condition     = aws_iam_role.github[0].max_session_duration == 3600
    error_message = "A session lasts an hour at most."
  }
}

run "further_group" {
  command = apply

  variables {
    name                 = "workers"
    existing_application = "shop"
    instance_tags        = { role = [{ key = "Role", value = "worker" }] }
    fleets               = {}
  }

  assert {
    condition     = length(aws_codedeploy_app.this) == 0 && aws_codedeploy_deployment_group.this.app_name == "shop"
    error_message = "The group joins the application that is there."
  }
}

run "refuses_a_wildcard_for_a_repository" {
  command = plan

  variables {
    github = { repository = "octo-org/*", branches = ["main"] }
  }

  expect_failures = [var.github]
}

run "refuses_blue_green_without_traffic" {
  command = plan

  variables {
    blue_green = {}
  }

  expect_failures = [var.blue_green]
}
