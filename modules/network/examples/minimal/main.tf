# The least that makes a network: a range, and the first two zones of the region.

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
  default     = "eu-central-1"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../"

  name       = "minimal"
  cidr       = "10.50.0.0/16"
  zone_count = 2
}

output "layout" {
  description = "Where everything lies."
  value       = module.network.layout
}
