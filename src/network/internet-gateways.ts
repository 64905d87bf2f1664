/** Gateways between the VPC and the internet: one for public tiers, one for IPv6 out of private ones. */
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { type Optional, optional } from "../core/resources";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

export interface InternetGateways {
  readonly internet: Optional<InternetGateway>;
  readonly egressOnly: Optional<EgressOnlyInternetGateway>;
}

const hasKind = (inputs: NetworkInputs, kind: string): Expr<boolean> =>
  x.anyTrue(
    x.listFrom(inputs.tiers, ["tier", "settings"], (_, tier) => ({
      value: x.eq<string>(tier.kind, kind),
    })),
  );

export function internetGateways(scope: Construct, inputs: NetworkInputs, vpc: Vpc): InternetGateways {
  const tags = nameTag(inputs, inputs.name);
  const internet = optional(hasKind(inputs, "public"), (meta) => {
    return new InternetGateway(scope, "internet_gateway", { ...meta, vpcId: vpc.id, tags });
  });
  const egressOnly = optional(x.and(inputs.ipv6, hasKind(inputs, "private")), (meta) => {
    return new EgressOnlyInternetGateway(scope, "egress_only_internet_gateway", {
      ...meta,
      vpcId: vpc.id,
      tags,
    });
  });
  return { internet, egressOnly };
}
