/** The contract of Gateway Load Balancer endpoints: inputs, the rules between them, the least that is accepted. */
import * as t from "../../../core/contract";
import { crossRules, EXAMPLE_NETWORK } from "./gateway-endpoints.cross-rules";
import { gatewayEndpointsInputs } from "./gateway-endpoints.inputs";

export const gatewayEndpointsContract = t.contract({
  name: "Gateway Load Balancer endpoints",
  inputs: gatewayEndpointsInputs,
  crossRules,
  example: {
    name: "shop",
    network: EXAMPLE_NETWORK,
    tier: "inspection",
    service: { serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" },
    protectedTiers: ["app"],
    ingress: { internetGatewayId: "igw-0123456789abcdef0" },
  },
});
