# A server that partners and browsers address directly: an Elastic IP and a data volume that stay when the server is
# replaced, and a certificate that it gets and renews by itself: once the A records of your domain and of its www hold the
# output's address, the server asks for it.

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

variable "domain" {
  description = "A domain of yours, whose A records you set."
  type        = string
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name  = "shop"
  cidr  = "10.30.0.0/16"
  zones = ["${var.region}a"]
  tiers = {
    public = { kind = "public", slot = 0 }
  }
  flow_logs = { destination = "none" }
}

module "web" {
  source = "../../../../network/security-group"

  name        = "web"
  description = "The web server"
  network     = module.network.network

  ingress = [
    { description = "To HTTPS, and the certificate authority", from_port = 80, cidr = "0.0.0.0/0", public = true },
    { description = "Everyone", from_port = 443, cidr = "0.0.0.0/0", public = true },
  ]
  egress = [
    { description = "Packages, AWS APIs, the certificate authority", from_port = 443, cidr = "0.0.0.0/0" },
    { description = "The server asks itself whether its names lead here", from_port = 80, cidr = "0.0.0.0/0" },
  ]
}

module "server" {
  source = "../../"

  name            = "shop"
  network         = module.network.network
  tier            = "public"
  zone            = "${var.region}a"
  security_groups = [module.web.security_group_with_rules]
  instance_type   = "t4g.small"
  image           = { architecture = "arm64" }

  public_address = "own"
  volumes = {
    data = { size_gib = 20, device_name = "/dev/sdf", mount_path = "/srv/data" }
  }
  certificate = {
    names        = [var.domain, "www.${var.domain}"]
    email        = "ops@${var.domain}"
    volume       = "data"
    app_port     = 3000
    hsts_seconds = 31536000
  }
  user_data = "#!/bin/bash\nmkdir -p /srv/data/shop\n"

  # an example is to be taken down again
  protect_address        = false
  protect_volumes        = false
  final_snapshot         = false
  termination_protection = false

  tags = { Team = "shop" }
}

output "address" {
  description = "What the names' A records hold, and what partners let in."
  value       = module.server.public_ip
}
