/** The module `edge/gateway-load-balancer`. */
import { defineBlock } from "../../core/module/block";
import { GatewayLoadBalancer } from "./gateway-load-balancer";
import { gatewayLoadBalancerContract } from "./gateway-load-balancer.contract";
import type { GatewayLoadBalancerProps } from "./gateway-load-balancer.props";

const NOTES = `## From here to the consumers

1. The appliances let in GENEVE, UDP 6081, and the health check's port from \`gateway_load_balancer.cidr_blocks\`, and
   nothing else. Their network interfaces have the source/destination check turned off where they route packets on.
2. \`endpoints/service\` makes the endpoint service: \`gateway_load_balancers = { inspection = module.inspection.arn }\`,
   with the principals that may connect.
3. \`edge/gateway-load-balancer/endpoints\` makes one endpoint in each zone of a consumer's network, and the routes.

## What happens to flows

| \`target_group\` | |
| --- | --- |
| \`flow = "5_tuple"\` | a connection stays with one appliance (AWS's default) |
| \`flow = "source_ip_dest_ip_proto"\` or \`"source_ip_dest_ip"\` | all connections of two hosts stay with one; not behind a transit gateway in appliance mode |
| \`failover = "rebalance"\` | flows of an appliance that leaves go on elsewhere, after \`deregistration_delay_seconds\` |
| \`failover = "no_rebalance"\` | they stay with it, and are lost when it is gone (AWS's default) |

TCP flows end after 350 idle seconds, others after 120.

## What is replaced

\`name\` and \`network\` replace the load balancer. A zone can come; AWS refuses to take one away (Elastic Load Balancing
API Reference: SetSubnets). Another \`target_type\` makes a new target
group before the old one goes; the listener moves. \`aws_lb_target_group_attachment.this["first"]\`: an appliance that comes
or goes touches no other.`;

export const gatewayLoadBalancerBlock = defineBlock<GatewayLoadBalancerProps>({
  path: "edge/gateway-load-balancer",
  source: "src/edge/gateway-load-balancer/gateway-load-balancer.ts",
  title: "Gateway Load Balancer",
  purpose:
    "A Gateway Load Balancer in front of virtual appliances: firewalls, intrusion detection, inspection. Packets of other VPCs come by endpoints (`edge/gateway-load-balancer/endpoints`) of its endpoint service (`endpoints/service`), pass an appliance, and go back where they came from.",
  contract: gatewayLoadBalancerContract,
  construct: GatewayLoadBalancer,
  notes: NOTES,
});
