# Every routing policy, and the health checks that records follow.

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

module "dns" {
  source = "../../"

  name = "shop.example"

  health_checks = {
    seoul = { fqdn = "seoul.shop.example", path = "/health", interval_seconds = 10 }
    tokyo = {
      type          = "HTTP"
      ip_address    = "192.0.2.2"
      fqdn          = "tokyo.shop.example"
      search_string = "ready"
      regions       = ["us-east-1", "eu-west-1", "ap-northeast-1"]
    }
    mail = { type = "TCP", ip_address = "192.0.2.25", port = 25, failure_threshold = 5 }
  }
  calculated_health_checks = {
    any = { health_checks = ["seoul", "tokyo"], threshold = 1 }
  }

  records = [
    # nine of ten to the blue one
    { name = "www", type = "A", set_identifier = "blue", weight = 90, values = ["192.0.2.1"], ttl = 60 },
    { name = "www", type = "A", set_identifier = "green", weight = 10, values = ["192.0.2.2"], ttl = 60 },
    # the second steps in
    { name = "app", type = "A", set_identifier = "seoul", failover = "PRIMARY", health_check = "seoul", values = ["192.0.2.1"] },
    { name = "app", type = "A", set_identifier = "tokyo", failover = "SECONDARY", health_check = "any", values = ["192.0.2.2"] },
    # the nearest
    { name = "api", type = "A", set_identifier = "seoul", latency_region = "ap-northeast-2", values = ["192.0.2.1"] },
    { name = "api", type = "A", set_identifier = "tokyo", latency_region = "ap-northeast-1", values = ["192.0.2.2"] },
    # by where one asks from
    { name = "news", type = "A", set_identifier = "korea", geolocation = { country = "KR" }, values = ["192.0.2.1"] },
    { name = "news", type = "A", set_identifier = "rest", geolocation = { country = "*" }, values = ["192.0.2.2"] },
    # all that are healthy
    { name = "pool", type = "A", set_identifier = "one", multivalue = true, health_check = "mail", values = ["192.0.2.1"] },
    { name = "pool", type = "A", set_identifier = "two", multivalue = true, health_check = "tokyo", values = ["192.0.2.2"] },
    # an AWS resource: here a load balancer's name and zone
    {
      name = "@"
      type = "A"
      alias = {
        dns_name = "web-123.ap-northeast-2.elb.amazonaws.com"
        zone_id  = "ZWKZPGTI48KDX"
      }
    },
  ]
}

output "health_check_ids" {
  description = "The health checks, by key."
  value       = module.dns.health_check_ids
}
