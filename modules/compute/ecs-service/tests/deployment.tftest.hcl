mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/web" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:web" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:ap-northeast-2:123456789012:task-definition/shop-web:1" }
  }
}

variables {
  name = "web"
  cluster = {
    arn                           = "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop"
    name                          = "shop"
    capacity_provider_names       = { FARGATE = "FARGATE", FARGATE_SPOT = "FARGATE_SPOT" }
    service_connect_namespace_arn = "arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace/ns-0123456789"
  }
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      app = {
        kind    = "private"
        subnets = { ap-northeast-2a = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" } }
      }
    }
  }
  tier            = "app"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "web" }]
  cpu             = 256
  memory          = 512
  containers = {
    app = { image = "httpd:2.4", ports = { http = { container_port = 8080 } }, readonly_root_filesystem = false }
  }
}

run "the_number_is_nobodys" {
  command = apply

  assert {
    condition     = length(aws_ecs_service.this) == 1 && length(aws_ecs_service.fixed) + length(aws_ecs_service.pipeline) + length(aws_ecs_service.pipeline_fixed) == 0
    error_message = "one resource of the four"
  }
  assert {
    condition     = aws_ecs_service.this[0].desired_count == 1 && one(aws_ecs_service.this[0].capacity_provider_strategy).capacity_provider == "FARGATE"
    error_message = "one task on Fargate"
  }
}

run "an_unmoved_switch_is_refused" {
  command = plan

  variables {
    deployment_owner = "pipeline"
  }

  expect_failures = [terraform_data.service_address]
}

run "an_unmoved_number_is_refused" {
  command = plan

  variables {
    desired_count = 2
  }

  expect_failures = [terraform_data.service_address]
}

run "scaling_comes_without_a_move" {
  command = apply

  variables {
    scaling = {
      min       = 2
      max       = 8
      memory    = { target = 70 }
      schedules = { night = { schedule = "cron(0 22 * * ? *)", max = 3 } }
    }
  }

  assert {
    condition     = length(aws_ecs_service.this) == 1 && aws_appautoscaling_target.this[0].resource_id == "service/shop/web"
    error_message = aws_appautoscaling_target.this[0].resource_id
  }
  assert {
    condition     = join(",", keys(aws_appautoscaling_policy.this)) == "memory" && join(",", keys(aws_appautoscaling_scheduled_action.this)) == "night"
    error_message = "a policy per metric, an action per schedule"
  }
}

run "everything_at_once" {
  command = plan

  variables {
    exec            = true
    service_connect = { services = { http = { port = 80, dns_name = "shop", idle_timeout = 60 } } }
    deployment      = { alarms = { errors = "shop-5xx" } }
    strategy        = { FARGATE = { base = 1 }, FARGATE_SPOT = { weight = 3 } }
    targets = {
      web = {
        container = "app"
        port      = "http"
        target_group = {
          arn                      = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef"
          arn_suffix               = "targetgroup/web/0123456789abcdef"
          load_balancer_arn_suffix = "app/web/0123456789abcdef"
        }
      }
    }
    scaling = { min = 2, max = 8, requests = { target = 500, target_key = "web" } }
  }

  assert {
    condition     = one(aws_ecs_service.this[0].load_balancer).container_port == 8080
    error_message = "the port's number"
  }
  assert {
    condition     = one(one(aws_ecs_service.this[0].service_connect_configuration).service).timeout[0].idle_timeout_seconds == 60
    error_message = "the proxy's timeout"
  }
  assert {
    condition     = one(one(aws_appautoscaling_policy.this["requests"].target_tracking_scaling_policy_configuration).predefined_metric_specification).resource_label == "app/web/0123456789abcdef/targetgroup/web/0123456789abcdef"
    error_message = "the label of the requests"
  }
  assert {
    condition     = length(aws_iam_role_policy.exec) == 1 && contains(keys(aws_cloudwatch_log_group.this), "service-connect")
    error_message = "rights for sessions, a log group for the proxy"
  }
}
