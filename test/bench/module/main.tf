# The network of test/bench/plain, by the module.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

module "network" {
  source = "../../../modules/network"

  name      = "bench"
  cidr      = "10.0.0.0/16"
  zones     = ["eu-west-1a", "eu-west-1b"]
  nat       = { mode = "single", zone = "eu-west-1a" }
  flow_logs = { retention_days = 30 }
}
