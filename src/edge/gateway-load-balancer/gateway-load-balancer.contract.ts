/** The contract of the Gateway Load Balancer: its inputs, the rules between them, the least that is accepted. */
import * as t from "../../core/contract";
import { crossRules, EXAMPLE_NETWORK } from "./gateway-load-balancer.cross-rules";
import { gatewayLoadBalancerInputs } from "./gateway-load-balancer.inputs";

export const gatewayLoadBalancerContract = t.contract({
  name: "Gateway Load Balancer",
  inputs: gatewayLoadBalancerInputs,
  crossRules,
  example: { name: "inspection", network: EXAMPLE_NETWORK, tier: "appliances" },
});
