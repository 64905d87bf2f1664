/** The internet gateways, the routes of public tiers to them and of private ones by IPv6, and VPC Block Public Access. */
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcBlockPublicAccessExclusion } from "@cdktf/provider-aws/lib/vpc-block-public-access-exclusion";
import { VpcBlockPublicAccessOptions } from "@cdktf/provider-aws/lib/vpc-block-public-access-options";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, type Optional, optional } from "../../core/resources";
import { hasIpv4, isWay, type Subnets } from "../subnets/subnets";
import { tiers } from "../subnets/tiers";
import { nameTag } from "../tags";
import { vpc } from "../vpc/vpc";

const needs = [vpc, tiers] as const;
const inputs = {
  blockPublicAccess: t
    .shape("NetworkBlockPublicAccess", {
      regionMode: t
        .oneOf("off", "block-ingress", "block-bidirectional")
        .describe(
          "Sets VPC Block Public Access for the whole account in this region; leave it out unless this network is to own that setting.",
        )
        .optional(),
      exclusion: t
        .oneOf("allow-egress", "allow-bidirectional")
        .describe("Excludes this VPC from the account's Block Public Access.")
        .optional(),
    })
    .describe('VPC Block Public Access (AWS: "Block public access to VPCs and subnets").')
    .default({}),
};
type InternetInputs = t.InputsOf<typeof inputs, typeof needs>;

export const publicAccess = t.concern({ needs, inputs });

/** The account's setting in this region, and this VPC's exclusion from it, which it gives. */
export function blockPublicAccess(
  scope: Construct,
  inputs: InternetInputs,
  vpc: Vpc,
): Optional<VpcBlockPublicAccessExclusion> {
  const { regionMode, exclusion } = inputs.blockPublicAccess;
  optional(scope, VpcBlockPublicAccessOptions, "vpc_block_public_access_options", x.isSet(regionMode), () => {
    const internetGatewayBlockMode = x.nonNull(regionMode);
    return { internetGatewayBlockMode };
  });
  return optional(
    scope,
    VpcBlockPublicAccessExclusion,
    "vpc_block_public_access_exclusion",
    x.isSet(exclusion),
    () => ({
      vpcId: vpc.id,
      internetGatewayExclusionMode: x.nonNull(exclusion),
      tags: nameTag(inputs, inputs.name),
    }),
  );
}

export interface InternetGateways {
  readonly internet: Optional<InternetGateway>;
  readonly egressOnly: Optional<EgressOnlyInternetGateway>;
}

const hasKind = (inputs: InternetInputs, kind: string): Expr<boolean> =>
  x.someEntry(inputs.tiers, ["tier", "settings"], (_, tier) => x.eq<string>(tier.kind, kind));

export function internetGateways(
  scope: Construct,
  inputs: InternetInputs,
  vpc: Vpc,
  /** Whether something that stands in no public tier needs one. */
  isNeeded: Expr<boolean>,
): InternetGateways {
  const tags = nameTag(inputs, inputs.name);
  const isThere = x.or(hasKind(inputs, "public"), isNeeded);
  const internet = optional(scope, InternetGateway, "internet_gateway", isThere, () => ({
    vpcId: vpc.id,
    tags,
  }));
  const egressOnly = optional(
    scope,
    EgressOnlyInternetGateway,
    "egress_only_internet_gateway",
    x.and(inputs.ipv6, hasKind(inputs, "private")),
    () => ({
      vpcId: vpc.id,
      tags,
    }),
  );
  return { internet, egressOnly };
}

export function internetRoutes(
  scope: Construct,
  inputs: InternetInputs,
  subnets: Subnets,
  internet: InternetGateways,
): Instances<unknown, Route>[] {
  const inPublic = subnets.tablesWhere((subnet) => x.and(isWay(subnet, "public"), hasIpv4(inputs, subnet)));
  const gatewayId = internet.internet.attribute("id");
  const toInternet = forEach(scope, Route, "route_internet", inPublic, (each) => ({
    routeTableId: each.value,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId,
  }));
  const inPublicIpv6 = subnets.tablesWhere((subnet) => x.and(inputs.ipv6, isWay(subnet, "public")));
  const toInternetIpv6 = forEach(scope, Route, "route_internet_ipv6", inPublicIpv6, (each) => ({
    routeTableId: each.value,
    destinationIpv6CidrBlock: "::/0",
    gatewayId,
  }));
  const inPrivateIpv6 = subnets.tablesWhere((subnet) => x.and(inputs.ipv6, isWay(subnet, "private")));
  const egressOnlyGatewayId = internet.egressOnly.attribute("id");
  const outIpv6 = forEach(scope, Route, "route_egress_only_ipv6", inPrivateIpv6, (each) => ({
    routeTableId: each.value,
    destinationIpv6CidrBlock: "::/0",
    egressOnlyGatewayId,
  }));
  return [toInternet, toInternetIpv6, outIpv6];
}
