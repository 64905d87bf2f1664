/** The module `edge/load-balancer`. */
import { defineBlock } from "../../core/module/block";
import { LoadBalancer } from "./load-balancer";
import { loadBalancerContract } from "./load-balancer.contract";
import { NOTES } from "./load-balancer.notes";
import type { LoadBalancerProps } from "./load-balancer.props";

export const loadBalancerBlock = defineBlock<LoadBalancerProps>({
  path: "edge/load-balancer",
  source: "src/edge/load-balancer/load-balancer.ts",
  title: "Application Load Balancer",
  purpose:
    "An Application Load Balancer: TLS ended with ACM certificates, HTTP sent to HTTPS, rules by host, path, header, query, method and source address, weighted and sticky forwarding, sign-in by OIDC or Cognito, mutual TLS, access logs in a bucket of its own, AWS WAF. Listeners, rules, certificates and target groups have addresses of their own, so that a change of one touches no other.",
  contract: loadBalancerContract,
  construct: LoadBalancer,
  notes: NOTES,
});
