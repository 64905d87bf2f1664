/** The module `edge/dns`. */
import { defineBlock } from "../../core/module/block";
import { Dns } from "./dns";
import { dnsContract } from "./dns.contract";
import type { DnsProps } from "./dns.props";

const NOTES = `## Records and their addresses

- A record's address is its name and type, \`aws_route53_record.this["www/A"]\`, and with a routing policy its set
  identifier too, \`aws_route53_record.this["www/A/blue"]\`. The order of the list means nothing. The zone's own name
  is \`@\`.
- Values may be known only after the apply; names, types and set identifiers may not.
- Route 53 refuses a CNAME beside another record, and a weighted record beside a plain one. Where a record changes its
  type or gets its first routing policy, tell Terraform that it is the same one, and both happen in one step:

\`\`\`hcl
moved {
  from = module.dns.aws_route53_record.this["www/CNAME"]
  to   = module.dns.aws_route53_record.this["www/A"]
}
\`\`\`

- TXT values are written plainly. A text of more than 255 characters becomes several strings of one value.

## Alias targets

| Target | dns_name | zone_id |
| --- | --- | --- |
| Application or Network Load Balancer | \`dns_name\` | \`zone_id\` |
| CloudFront distribution | \`domain_name\` | \`hosted_zone_id\` (always Z2FDTNDATAQYW2) |
| Global Accelerator | \`dns_name\` | \`hosted_zone_id\` (always Z2BJ6XQ5FK7U4H) |
| S3 website | \`website_domain\` | \`hosted_zone_id\` of the bucket |
| Interface VPC endpoint | \`dns_entry[0].dns_name\` | \`dns_entry[0].hosted_zone_id\` |

Not another record of this zone: records are made side by side, and Route 53 refuses an alias of what is not there yet.

## Private zones

\`private = true\` with one network or more, each with DNS support and DNS hostnames. The list of networks is complete:
an association that another configuration makes, of another account too, is taken away by the next apply. For a zone
that is not made here (\`existing_zone\`) each network is an association of its own, and others stay.

A VPC whose DHCP options name other DNS servers asks those; they have to forward to the VPC's resolver.

## Query logs and DNSSEC

Both lie in us-east-1. Route 53 itself has no region, so the whole module can be given a provider of that region:
\`providers = { aws = aws.us_east_1 }\`; networks then say their \`region\`. With \`existing_log_group\` any provider will
do.

DNSSEC signs with KMS keys of yours. The zone is signed first; then the DS record of the output \`ds_records\` goes to
the parent zone or the registrar. The other way round, out of DNSSEC: take the DS record away, wait until it is
forgotten (its TTL), then remove \`dnssec\`.`;

export const dnsBlock = defineBlock<DnsProps>({
  path: "edge/dns",
  source: "src/edge/dns/dns.ts",
  title: "DNS",
  purpose:
    "A Route 53 hosted zone, public or private, with its records: plain, alias, weighted, failover, latency, geolocation and multivalue ones, and the health checks that they follow. Also records, networks and health checks for a zone that is there already. The name servers are an output.",
  contract: dnsContract,
  construct: Dns,
  notes: NOTES,
});
