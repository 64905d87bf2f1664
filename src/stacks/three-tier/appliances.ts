/**
 * Appliances of one's own before `three-tier`: a network for them, a Gateway Load Balancer before them, and the endpoint service
 * that its endpoints are made for. The appliances themselves are somebody else's product, and stand at the addresses given.
 */
import * as x from "../../core/expressions";
import type { HanokStack } from "../../core/stack/stack";
import { GatewayLoadBalancer } from "../../edge/gateway-load-balancer/gateway-load-balancer";
import { EndpointService } from "../../endpoints/service/endpoint-service";
import type { Environment } from "../../environments";
import type { OwnAppliances } from "../../environments/environment";
import { Network } from "../../network/named";
import { flowLogs } from "../flow-logs";
import type { StackKeys } from "../keys";

const TIER = "appliances";

interface Place {
  readonly title: string;
  readonly environment: Environment;
  readonly appliances: OwnAppliances;
  readonly keys: StackKeys;
}

/** A request of this account's endpoints needs nobody to accept it; others are not allowed to ask. */
export function applianceService(stack: HanokStack, place: Place): EndpointService {
  const { title, environment, appliances, keys } = place;
  const { zones, protection } = environment;
  const network = new Network(stack, "appliances", {
    name: `${title}-appliances`,
    cidr: appliances.cidr,
    zones,
    tiers: { [TIER]: { kind: "isolated", slot: 0 } },
    flowLogs: flowLogs(environment, keys),
  });
  const targets = Object.entries(appliances.addresses).map(([name, address]) => [name, { address }]);
  const balancer = new GatewayLoadBalancer(stack, "gateway", {
    name: `${title}-gateway`,
    network: network.ref,
    tier: TIER,
    deletionProtection: protection,
    targetGroup: { targetType: "ip" },
    targets: Object.fromEntries(targets),
  });
  return new EndpointService(stack, "inspection_service", {
    name: `${title}-inspection`,
    gatewayLoadBalancers: { gateway: x.tfText(balancer.ref.arn) },
    acceptanceRequired: false,
  });
}
