/** The contract of the load balancer: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { loadBalancerInputs } from "./load-balancer.inputs";
import { EXAMPLE_NETWORK, placementRules } from "./placement.rules";
import { routingRules } from "./routing.rules";

export const loadBalancerContract = t.contract({
  name: "load balancer",
  inputs: loadBalancerInputs,
  crossRules: [...placementRules, ...routingRules],
  example: {
    name: "web",
    network: EXAMPLE_NETWORK,
    tier: "private",
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
    listeners: {
      http: { port: 80, protocol: "HTTP", defaultAction: { forward: { targetGroups: { app: 1 } } } },
    },
    targetGroups: { app: { port: 8080 } },
  },
});
