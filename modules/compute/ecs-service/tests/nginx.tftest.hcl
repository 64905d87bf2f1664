# nginx beside the application: the container that the module adds, and what it refuses.

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:group" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:ap-northeast-2:123456789012:task-definition/shop-web:1" }
  }
}

variables {
  name = "web"
  cluster = {
    arn                     = "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop"
    name                    = "shop"
    capacity_provider_names = { FARGATE = "FARGATE" }
  }
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      private = {
        kind    = "private"
        subnets = { "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" } }
      }
    }
  }
  tier            = "private"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "web" }]
  cpu             = 256
  memory          = 512
  containers = {
    api = {
      image = "public.ecr.aws/docker/library/node:22"
      ports = { http = { container_port = 3000 } }
    }
  }
  nginx = {
    client_address = "proxy_protocol"
    hosts          = { api = { server_names = ["api.example.com"], app = { port = 3000 } } }
  }
}

run "container" {
  assert {
    condition     = [for one in jsondecode(aws_ecs_task_definition.this.container_definitions) : one.name] == ["api", "nginx"]
    error_message = "nginx is one more container."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[1].dependsOn == [{ condition = "START", containerName = "api" }]
    error_message = "nginx starts after the application."
  }
  assert {
    condition     = strcontains(local.nginx_configuration, "set_real_ip_from 10.0.0.0/16;\n    real_ip_header proxy_protocol;")
    error_message = "The network's ranges are trusted with the client's address."
  }
  assert {
    condition     = contains(keys(aws_cloudwatch_log_group.this), "nginx")
    error_message = "nginx has a log group of its own."
  }
}

run "none" {
  command = plan
  variables {
    nginx = {}
  }
  assert {
    condition     = !contains(keys(aws_cloudwatch_log_group.this), "nginx")
    error_message = "Without hosts there is no nginx."
  }
}

run "not_a_server_name" {
  command = plan
  variables {
    nginx = { hosts = { api = { server_names = ["a.example.com; return 200"], app = { port = 3000 } } } }
  }
  expect_failures = [var.nginx]
}

run "no_such_port" {
  command = plan
  variables {
    nginx = { hosts = { api = { server_names = ["api.example.com"], app = { port = 3001 } } } }
  }
  expect_failures = [var.nginx]
}
