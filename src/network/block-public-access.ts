/** VPC Block Public Access: the account's setting in this region, and this VPC's exclusion from it, which it gives. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcBlockPublicAccessExclusion } from "@cdktf/provider-aws/lib/vpc-block-public-access-exclusion";
import { VpcBlockPublicAccessOptions } from "@cdktf/provider-aws/lib/vpc-block-public-access-options";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { type Optional, optional } from "../core/resources";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

export function blockPublicAccess(
  scope: Construct,
  inputs: NetworkInputs,
  vpc: Vpc,
): Optional<VpcBlockPublicAccessExclusion> {
  const { regionMode, exclusion } = inputs.blockPublicAccess;
  optional(x.isSet(regionMode), (meta) => {
    const internetGatewayBlockMode = x.tf(regionMode as Expr<string>);
    return new VpcBlockPublicAccessOptions(scope, "vpc_block_public_access_options", {
      ...meta,
      internetGatewayBlockMode,
    });
  });
  return optional(x.isSet(exclusion), (meta) => {
    return new VpcBlockPublicAccessExclusion(scope, "vpc_block_public_access_exclusion", {
      ...meta,
      vpcId: vpc.id,
      internetGatewayExclusionMode: x.tf(exclusion as Expr<string>),
      tags: nameTag(inputs, inputs.name),
    });
  });
}
