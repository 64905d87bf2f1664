/** What interface endpoints of both kinds say of their place, and their arguments that follow from it. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { type Named, namedTags, type Tags } from "../network/tags";
import { ipAddressTypes, type PlacementInputs, subnetsByZone, tiersOfBlock, tiersOr } from "./placement";

const groupIds = () =>
  t
    .listOf(t.text(), "id")
    .describe(
      "Security groups in place of the block's own, which admits TCP 443 from private and isolated subnets.",
    )
    .rule({ test: (ids) => x.le(1, x.length(ids)), allowed: "at least one group", refused: [[]] })
    .example(["sg-0123456789abcdef0"]);

export const placed = {
  tiers: t.setOf(t.text(), "tier").describe("Its tiers, in place of the block's.").optional(),
  zones: t.setOf(t.zoneName(), "zone").describe("Its zones, in place of the block's.").optional(),
  ipAddressType: ipAddressTypes().describe("Its IP addresses, in place of the block's.").optional(),
  securityGroupIds: groupIds().optional(),
};

type PlacedInputs = PlacementInputs & Named;

export interface InterfaceArguments {
  readonly serviceName: string;
  /** Where it is another than the network's. */
  readonly serviceRegion: string | null;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly privateDns: boolean;
  readonly ipAddressType: string | null;
  /** None or one. */
  readonly dns: readonly Dns[];
  readonly policy: string | null;
  readonly tags: Tags;
}

export type Placement = Expr<Record<string, Record<string, string>>>;

type Placed = { readonly tiers: readonly string[] | null; readonly zones: readonly string[] | null };

/** Subnet ids by endpoint and zone. */
export function endpointSubnets(
  scope: Construct,
  name: string,
  inputs: PlacementInputs,
  endpoints: Expr<Readonly<Record<string, Placed>>>,
): Placement {
  const { network, zones } = inputs;
  const tiers = tiersOfBlock(scope, inputs);
  const placed = x.mapFrom(endpoints, ["key", "endpoint"], (_, own) =>
    subnetsByZone(
      network,
      tiersOr(own.tiers, () => tiers),
      own.zones,
      zones,
    ),
  );
  return local(scope, `${name}_subnets`, placed);
}

export interface Common {
  readonly inputs: PlacedInputs;
  readonly subnets: Placement;
  /** The block's own group. */
  readonly groupId: Expr<string>;
}

type PlacedSettings = Expr<{
  readonly ipAddressType: string | null;
  readonly securityGroupIds: readonly string[] | null;
}>;

export function placedArguments(
  key: Expr<string>,
  endpoint: PlacedSettings,
  { inputs, subnets, groupId }: Common,
) {
  return {
    subnetIds: x.values(x.get(subnets, key)),
    securityGroupIds: x.orElse(endpoint.securityGroupIds, () => x.items([groupId])),
    ipAddressType: x.orElse(endpoint.ipAddressType, inputs.ipAddressType),
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  };
}

export const dns = t
  .shape("EndpointDns", {
    recordIpType: t
      .oneOf("ipv4", "dualstack", "ipv6", "service-defined")
      .describe("Which records the private names have.")
      .optional(),
    onlyForInboundResolver: t
      .flag(
        "Whether private names resolve so for on-premises requests only, by an inbound resolver; the VPC keeps its gateway endpoint. Of s3, whose private name leads the VPC to the endpoint unless this says otherwise.",
      )
      .default(false),
  })
  .describe("DNS options (Amazon EC2 API Reference: DnsOptionsSpecification).");

type Dns = t.Infer<typeof dns>;

/**
 * Said in full for S3: what is left out AWS takes for true, and refuses it in a VPC without a gateway endpoint
 * (hashicorp/terraform-provider-aws#31117, #32407).
 */
export const dnsByDefault = (isS3: Expr<boolean>, hasName: Expr<boolean>) =>
  x.itemIf(x.and(isS3, hasName), () => x.object<Dns>({ recordIpType: null, onlyForInboundResolver: false }));
