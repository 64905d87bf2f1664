/** The module `edge/gateway-load-balancer/endpoints`. */
import { defineBlock } from "../../../core/module/block";
import { GatewayEndpoints } from "./gateway-endpoints";
import { gatewayEndpointsContract } from "./gateway-endpoints.contract";
import type { GatewayEndpointsProps } from "./gateway-endpoints.props";

const NOTES = `## Two ways to lie

| | endpoints in | protected tiers | what comes back |
| --- | --- | --- | --- |
| servers and load balancers with public addresses | a \`public\` tier | \`public\`, \`default_route = false\` | \`ingress\`: the internet gateway's own route table |
| hosts behind NAT gateways | a \`private\` tier with \`nat\` | \`private\`, \`default_route = false\` | \`return_tiers = ["public"]\`: the tier of the NAT gateways |

Every packet passes the endpoint of its subnet's zone, in both directions: appliances keep the state of flows, and a zone
that fails takes no other with it. So there is an endpoint in every zone of a protected tier, and a tier that leaves by
the internet gateway has an \`ingress\`.

The endpoints' tier keeps the usual way out of its kind, and holds nothing else.

## Limits

- An endpoint whose request is not accepted yet takes no routes: with \`acceptance_required\` accept it, or set \`accept\`
  where the service is of the same account.
- Between two tiers of the VPC nothing is inspected: there the local routes hold.
- The local routes of an internet gateway's table cannot lead through an endpoint that is in the same subnet.

## Addresses

\`aws_vpc_endpoint.this["ap-northeast-2a"]\`, \`aws_route.this["internet/app/ap-northeast-2a"]\`,
\`aws_route.ingress["app/ap-northeast-2a"]\`, \`aws_route.return["public/ap-northeast-2a/app/ap-northeast-2c"]\`: a zone or a
tier that comes changes no other.`;

export const gatewayEndpointsBlock = defineBlock<GatewayEndpointsProps>({
  path: "edge/gateway-load-balancer/endpoints",
  source: "src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts",
  title: "Gateway Load Balancer endpoints",
  purpose:
    "The consumer's side of a Gateway Load Balancer: an endpoint in each zone of a network, the routes that lead protected subnets' packets through the appliances, and those that lead the answers back the same way.",
  contract: gatewayEndpointsContract,
  construct: GatewayEndpoints,
  notes: NOTES,
});
