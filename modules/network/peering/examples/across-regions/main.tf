# Two dual-stack networks in two regions.

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
  description = "The region of the network that asks for the connection."
  type        = string
  default     = "ap-northeast-2"
}

variable "peer_region" {
  description = "The region of the network that accepts it."
  type        = string
  default     = "ap-northeast-1"
}

provider "aws" {
  region = var.region
}

provider "aws" {
  alias  = "peer"
  region = var.peer_region
}

module "seoul" {
  source = "../../../"

  name      = "seoul"
  cidr      = "10.32.0.0/16"
  ipv6      = true
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "tokyo" {
  source = "../../../"

  providers = {
    aws = aws.peer
  }

  name      = "tokyo"
  cidr      = "10.33.0.0/16"
  ipv6      = true
  zones     = ["${var.peer_region}a", "${var.peer_region}c"]
  flow_logs = { destination = "none" }
}

module "peering" {
  source = "../../"

  providers = {
    aws          = aws
    aws.accepter = aws.peer
  }

  name           = "seoul-to-tokyo"
  requester      = module.seoul.network
  accepter       = module.tokyo.network
  accepter_tiers = ["private"]
  ipv6           = true
  peer_region    = var.peer_region
}

output "peering_connection_id" {
  description = "The connection's id."
  value       = module.peering.peering_connection_id
}
