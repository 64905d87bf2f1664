# A public zone: mail, a web site, a delegated subdomain, and a log of all queries. The addresses are those of documentation
# (RFC 5737, RFC 3849): put yours. The output's name servers answer at once, everybody once the registrar knows them.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

# Route 53 has no region; its query logs lie in us-east-1.
provider "aws" {
  region = "us-east-1"
}

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

module "dns" {
  source = "../../"

  name = var.domain
  records = [
    { name = "@", type = "A", values = ["192.0.2.10", "192.0.2.11"], ttl = 60 },
    { name = "@", type = "AAAA", values = ["2001:db8::10"] },
    { name = "www", type = "CNAME", values = [var.domain] },
    { name = "mail", type = "A", values = ["192.0.2.25"] },
    { name = "backup", type = "A", values = ["192.0.2.26"] },
    { name = "xmpp", type = "A", values = ["192.0.2.27"] },
    { name = "@", type = "MX", values = ["10 mail.${var.domain}", "20 backup.${var.domain}"] },
    { name = "@", type = "TXT", values = ["v=spf1 mx -all", "site=\"one\""] },
    { name = "_dmarc", type = "TXT", values = ["v=DMARC1; p=reject"] },
    # longer than one string of a TXT record
    { name = "key._domainkey", type = "TXT", values = ["v=DKIM1; k=rsa; p=${join("", [for i in range(100) : "MIGf"])}"] },
    { name = "@", type = "CAA", values = ["0 issue \"amazon.com\""] },
    { name = "_xmpp._tcp", type = "SRV", values = ["1 10 5269 xmpp.${var.domain}"] },
    { name = "*.dev", type = "A", values = ["192.0.2.20"] },
    { name = "lab", type = "NS", values = ["ns-1.lab.example", "ns-2.lab.example"], ttl = 86400 },
  ]
  query_log = { retention_days = 30 }
  tags      = { Team = "web" }
}

# The same zone, from a configuration that does not make it.
module "shop" {
  source = "../../"

  existing_zone = module.dns.zone
  records       = [{ name = "shop", type = "A", values = ["192.0.2.30"] }]
}

output "name_servers" {
  description = "To be set at the registrar."
  value       = module.dns.name_servers
}
