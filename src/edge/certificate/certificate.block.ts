/** The module `edge/certificate`. */
import { defineBlock } from "../../core/module/block";
import { Certificate } from "./certificate";
import { certificateContract } from "./certificate.contract";
import type { CertificateProps } from "./certificate.props";

const NOTES = `## Where DNS is

| | zones | wait |
| --- | --- | --- |
| Route 53 | \`{ "example.com" = module.dns.zone_id }\` | on: the ARN is there once the certificate is issued |
| elsewhere | none | off: set the records of the output \`validation_records\` |
| elsewhere, in the same configuration | none | \`true\`: make the records from the output; the ARN waits for them |
| another certificate made the records | none | \`true\` |

The zones are public and delegated to already: ACM asks the internet's DNS. A name is validated in the longest of the
zones that it lies in. A CAA record of a name, where there is one, has to allow one of Amazon's: \`0 issue "amazon.com"\`.

## The records

A record's address is its domain, \`aws_route53_record.validation["example.com"]\`; \`example.com\` and
\`*.example.com\` share one. It is the same for every certificate of an account, whatever the region, and stays as long
as the certificate is to be renewed. Two certificates for one name share it too: let one of them make it, and give the
other no zones and \`wait = true\`. Else whichever goes first takes the record with it.

## Changes

ACM changes no names. A name that is added or removed makes a new certificate; listeners move to it, and then the old
one goes. Records of names that stay are not touched.

## CloudFront

CloudFront takes certificates of us-east-1. The module is in the region of its provider:

\`\`\`hcl
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

module "certificate" {
  source    = "…"
  providers = { aws = aws.us_east_1 }
  # …
}
\`\`\``;

export const certificateBlock = defineBlock<CertificateProps>({
  path: "edge/certificate",
  source: "src/edge/certificate/certificate.ts",
  title: "Certificate",
  purpose:
    "A public ACM certificate, validated by DNS and renewed by itself: in one or several Route 53 zones, or with its records as an output where DNS is elsewhere. Who takes its ARN waits until it is issued.",
  contract: certificateContract,
  construct: Certificate,
  notes: NOTES,
});
