/** The module `endpoints/service`. */
import { defineBlock } from "../../core/module/block";
import { EndpointService } from "./endpoint-service";
import { endpointServiceContract } from "./endpoint-service.contract";
import type { EndpointServiceProps } from "./endpoint-service.props";

const NOTES = `## Consumers

An endpoint in the same configuration takes the service as it stands:

\`\`\`hcl
service_endpoints = { shop = module.service.endpoint_service }
\`\`\`

It then lies in the service's zones, and is made after the principals are allowed and the domain is verified. Elsewhere
\`service_name\` is what a consumer needs to be told. Zones of another account may have other names: a consumer there
names its own.

- The account of the service needs a principal too: \`principals = { own = "arn:aws:iam::123456789012:root" }\`.
- With \`acceptance_required\` an endpoint is made at once and works when its request is accepted. Its private DNS name
  can be turned on then, not before.
- A principal that is taken away keeps its connections: reject them.
- Behind Gateway Load Balancers consumers make Gateway Load Balancer endpoints, one in a zone, and route to them;
  \`service_endpoints\` makes interface endpoints only.

## A private DNS name

| \`private_dns\` | What happens |
| --- | --- |
| \`{ name = "api.example.com", record = { zone_id = … } }\` | the TXT record is made in the public hosted zone, and the apply waits for AWS to find it |
| \`{ name = "api.example.com" }\` | the output \`domain_verification_record\` says what to enter at your DNS provider; AWS is not asked |
| \`{ name = "api.example.com", verification = "wait" }\` | the record is there: AWS is asked to look for it |

Another name is verified anew.

## Notifications

A topic's policy must let \`vpce.amazonaws.com\` publish (AWS PrivateLink Guide: Receive alerts for endpoint service
events); a topic that is encrypted needs a key whose policy lets it too. AWS tells of interface endpoints only.

## Addresses

\`aws_vpc_endpoint_service_allowed_principal.this["partner"]\`: a principal that comes or goes changes nothing else.`;

export const endpointServiceBlock = defineBlock<EndpointServiceProps>({
  path: "endpoints/service",
  source: "src/endpoints/service/endpoint-service.ts",
  title: "Endpoint service",
  purpose:
    "A service of one's own for other VPCs and accounts, by PrivateLink: behind Network or Gateway Load Balancers, for principals that are named, with acceptance by hand unless said otherwise, a private DNS name whose domain is verified, and notifications of connections.",
  contract: endpointServiceContract,
  construct: EndpointService,
  notes: NOTES,
});
