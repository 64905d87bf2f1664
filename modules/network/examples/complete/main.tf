# A network with everything: two zones, dual stack, a tier for containers in a range of its own,
# a database tier behind a strict network ACL, one NAT gateway, a VPN gateway.

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
  source = "../../"

  name            = "complete"
  cidr            = "10.40.0.0/16"
  secondary_cidrs = { pods = "100.64.0.0/16" }
  ipv6            = true
  zones           = ["${var.region}a", "${var.region}c"]

  tiers = {
    public = { kind = "public", slot = 0 }
    app    = { kind = "private", slot = 1, tags = { team = "shop" } }
    pods   = { kind = "private", slot = 0, range = "pods", ipv6_slot = 4 }
    data = {
      kind = "isolated"
      slot = 3
      acl = {
        ingress = {
          postgres = { number = 100, cidr = "10.40.32.0/19", from_port = 5432, to_port = 5432 }
          replies  = { number = 200, cidr = "10.40.32.0/19", from_port = 1024 }
          # GRE, by its number
          tunnel = { number = 300, protocol = "47", cidr = "10.40.32.0/19" }
        }
        egress = {
          replies = { number = 100, cidr = "10.40.32.0/19", from_port = 1024 }
          tunnel  = { number = 300, protocol = "47", cidr = "10.40.32.0/19" }
        }
      }
    }
  }

  nat = { mode = "single", zone = "${var.region}a" }

  dhcp        = { domain_name = "corp.example.com", ntp_servers = ["169.254.169.123"] }
  vpn_gateway = {}

  routes = {
    office = { tiers = ["app"], destination = "192.168.0.0/16", target = { virtual_private_gateway = true } }
  }

  flow_logs = {
    retention_days = 30
    # who spoke to whom through a NAT gateway, too
    fields = ["version", "interface-id", "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr", "dstport", "action"]
  }
  tags = { service = "shop" }
}

output "layout" {
  description = "Where everything lies."
  value       = module.network.layout
}

output "network" {
  description = "The network for other modules."
  value       = module.network.network
}
