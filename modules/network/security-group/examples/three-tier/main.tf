# Three groups in a row: the internet reaches the web group, the web group the application, the application the
# database. Each pair names each other: what one may send, the other may receive.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in."
  type        = string
  default     = "ap-northeast-2"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../"

  name      = "shop"
  cidr      = "10.20.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "web" {
  source = "../../"

  name        = "web"
  description = "Load balancer of the shop"
  network     = module.network.network

  ingress = [
    { description = "HTTPS for everybody", from_port = 443, cidr = "0.0.0.0/0", public = true },
    { description = "Redirected to HTTPS", from_port = 80, cidr = "0.0.0.0/0", public = true },
    # an address that is known only after the apply: the rule needs a name
    { description = "Smoke tests", name = "builds", from_port = 8443, cidr = "${aws_eip.builds.public_ip}/32" },
  ]
  egress = [
    { description = "Requests to the application", from_port = 8080, group = module.app.security_group },
  ]
}

module "app" {
  source = "../../"

  name        = "app"
  description = "Application servers of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests from the load balancer", from_port = 8080, group = module.web.security_group },
    { description = "Sessions shared between servers", from_port = 7800, to_port = 7810, self = true },
    { description = "Fragmentation needed", protocol = "icmp", icmp_type = 3, icmp_code = 4, cidr = "10.20.0.0/16" },
  ]
  egress = [
    { description = "Queries", from_port = 5432, group = module.database.security_group },
    { description = "Sessions shared between servers", from_port = 7800, to_port = 7810, self = true },
    {
      description = "Pictures in S3"
      from_port   = 443
      prefix_list = { name = "s3", id = data.aws_prefix_list.s3.id }
    },
  ]
}

module "database" {
  source = "../../"

  name        = "database"
  description = "PostgreSQL of the shop"
  network     = module.network.network

  ingress = [
    { description = "Queries", from_port = 5432, group = module.app.security_group },
  ]
  tags = { service = "shop" }
}

# the address that builds come from
resource "aws_eip" "builds" {
  domain = "vpc"
  tags   = { Name = "builds" }
}

data "aws_prefix_list" "s3" {
  name = "com.amazonaws.${var.region}.s3"
}

output "rules" {
  description = "What may come in to the application, by the key of its rule."
  value       = module.app.ingress_rule_ids
}
