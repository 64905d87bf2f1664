/** The contract of the endpoint service: its inputs, the rules between them, the least that is accepted. */
import * as t from "../../core/contract";
import { crossRules } from "./endpoint-service.cross-rules";
import { endpointServiceInputs } from "./endpoint-service.inputs";

export const endpointServiceContract = t.contract({
  name: "endpoint service",
  inputs: endpointServiceInputs,
  crossRules,
  example: {
    name: "shop",
    networkLoadBalancers: {
      shop: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188",
    },
    principals: { partner: "arn:aws:iam::210987654321:root" },
  },
});
