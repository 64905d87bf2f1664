# Every routing policy, and the health checks that records follow, for two web servers of yours in Seoul and Tokyo:
#   terraform apply -var domain=shop.org -var 'servers={seoul="13.124.0.10", tokyo="54.64.0.10"}'
# `dig @NAME_SERVER app.shop.org`, by one of the output's name servers, then answers with Seoul's address as long as it answers.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

variable "servers" {
  description = "Public addresses of two web servers, which answer /health by HTTP."
  type        = object({ seoul = string, tokyo = string })
}

module "dns" {
  source = "../../"

  name = var.domain

  health_checks = {
    seoul = { type = "HTTP", ip_address = var.servers.seoul, path = "/health", interval_seconds = 10 }
    tokyo = {
      type          = "HTTP"
      ip_address    = var.servers.tokyo
      fqdn          = "tokyo.${var.domain}"
      path          = "/health"
      search_string = "ready"
      regions       = ["us-east-1", "eu-west-1", "ap-northeast-1"]
    }
    port = { type = "TCP", ip_address = var.servers.seoul, port = 80, failure_threshold = 5 }
  }
  calculated_health_checks = {
    any = { health_checks = ["seoul", "tokyo"], threshold = 1 }
  }

  records = [
    # nine of ten to the blue one
    { name = "www", type = "A", set_identifier = "blue", weight = 90, values = [var.servers.seoul], ttl = 60 },
    { name = "www", type = "A", set_identifier = "green", weight = 10, values = [var.servers.tokyo], ttl = 60 },
    # the second steps in
    { name = "app", type = "A", set_identifier = "seoul", failover = "PRIMARY", health_check = "seoul", values = [var.servers.seoul] },
    { name = "app", type = "A", set_identifier = "tokyo", failover = "SECONDARY", health_check = "any", values = [var.servers.tokyo] },
    # the nearest
    { name = "api", type = "A", set_identifier = "seoul", latency_region = "ap-northeast-2", values = [var.servers.seoul] },
    { name = "api", type = "A", set_identifier = "tokyo", latency_region = "ap-northeast-1", values = [var.servers.tokyo] },
    # by where one asks from
    { name = "news", type = "A", set_identifier = "korea", geolocation = { country = "KR" }, values = [var.servers.seoul] },
    { name = "news", type = "A", set_identifier = "rest", geolocation = { country = "*" }, values = [var.servers.tokyo] },
    # all that are healthy
    { name = "pool", type = "A", set_identifier = "one", multivalue = true, health_check = "port", values = [var.servers.seoul] },
    { name = "pool", type = "A", set_identifier = "two", multivalue = true, health_check = "tokyo", values = [var.servers.tokyo] },
  ]
}

output "name_servers" {
  description = "To be set at the registrar; they answer at once."
  value       = module.dns.name_servers
}

output "health_check_ids" {
  description = "The health checks, by key."
  value       = module.dns.health_check_ids
}
