# A fixed address that routers and firewalls of a partner send their logs to (syslog): by UDP and TCP on one port, and by UDP
# alone for those that know no other port. The server behind it sees each sender's own address.
# An example is taken down again: leave protect_addresses and deletion_protection on in earnest.

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

variable "senders" {
  description = "The ranges that logs come from."
  type        = set(string)
  default     = ["198.51.100.0/24"]
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name  = "logs"
  cidr  = "10.20.0.0/16"
  zones = ["${var.region}a"]
  tiers = {
    public = { kind = "public", slot = 0 }
    app    = { kind = "private", slot = 1 }
  }
  # for packages
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "collector" {
  source = "../../../../network/security-group"

  name        = "collector"
  description = "The server that collects logs"
  network     = module.network.network

  ingress = [
    { description = "Syslog", protocol = "udp", from_port = 514, group = module.front.security_groups[0] },
    { description = "Syslog, and health checks", from_port = 514, group = module.front.security_groups[0] },
    { description = "Syslog of old devices", protocol = "udp", from_port = 1514, group = module.front.security_groups[0] },
  ]
  egress = [
    { description = "Packages and AWS APIs", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "front" {
  source = "../../"

  name                   = "logs"
  network                = module.network.network
  target_security_groups = [module.collector.security_group]

  protect_addresses   = false
  deletion_protection = false

  listeners = {
    syslog = { port = 514, protocol = "tcp_udp", clients = var.senders }
    old    = { port = 1514, protocol = "udp", clients = var.senders }
  }
  target_groups = {
    syslog = { port = 514, protocol = "tcp_udp", target_type = "instance", health_check = { protocol = "TCP" } }
    # health checks are by TCP or HTTP, never by UDP: the other port answers for both
    old = { port = 1514, protocol = "udp", target_type = "instance", health_check = { protocol = "TCP", port = "514" } }
  }
}

module "server" {
  source = "../../../../compute/ec2-instance"

  name            = "logs"
  network         = module.network.network
  tier            = "app"
  zone            = "${var.region}a"
  security_groups = [module.collector.security_group_with_rules]
  instance_type   = "t3.micro"

  user_data = <<-END
    #!/bin/bash
    set -euo pipefail
    dnf install -y rsyslog
    cat > /etc/rsyslog.d/collect.conf <<'CONF'
    module(load="imudp")
    input(type="imudp" port="514")
    input(type="imudp" port="1514")
    module(load="imtcp")
    input(type="imtcp" port="514")
    CONF
    systemctl enable rsyslog
    systemctl restart rsyslog
  END

  target_groups = { for key, group in module.front.static_ip.target_groups : key => { arn = group.arn } }

  protect_volumes        = false
  final_snapshot         = false
  termination_protection = false
}

output "addresses" {
  description = "What the devices send their logs to."
  value       = module.front.addresses
}
