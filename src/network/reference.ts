/** What a network gives to the blocks that stand on it; anyone with an existing VPC can write the same object. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { whenMade } from "../core/resources";

export const TIER_KINDS = ["public", "private", "isolated"] as const;

const REFERENCE_FILE = "network/network-reference.props";

const subnetReference = t
  .shape(
    "SubnetReference",
    {
      id: t.text().describe("The subnet's id."),
      cidrBlock: t.text().describe("The subnet's IPv4 range."),
      ipv6CidrBlock: t.text().describe("The subnet's IPv6 range.").optional(),
      routeTableId: t.text().describe("The route table of the subnet.").optional(),
    },
    REFERENCE_FILE,
  )
  .describe("One subnet of a network.");

const tierReference = t
  .shape(
    "TierReference",
    {
      kind: t
        .oneOf(...TIER_KINDS)
        .describe("Whether its subnets reach the internet directly, through NAT, or not at all."),
      internet: t
        .flag("Whether they do reach it; default: as the kind says. A private tier without NAT does not.")
        .optional(),
      subnets: t.mapOf(subnetReference, "subnet").describe("The tier's subnets, by zone."),
    },
    REFERENCE_FILE,
  )
  .describe("One tier of a network: a subnet in every zone.");

const dnsReference = t
  .shape(
    "DnsReference",
    {
      support: t.flag("Whether the VPC's own resolver answers (enable_dns_support).").default(true),
      hostnames: t.flag("Whether instances get DNS names (enable_dns_hostnames).").default(true),
      servers: t
        .listOf(t.text(), "server")
        .describe(
          "DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's resolver.",
        )
        .default([]),
    },
    REFERENCE_FILE,
  )
  .describe("A network's DNS settings.");

export const networkReference = t
  .shape(
    "NetworkReference",
    {
      vpcId: t.text().describe("The VPC's id."),
      cidrBlocks: t.listOf(t.text(), "range").describe("The VPC's IPv4 ranges, the primary one first."),
      ipv6CidrBlock: t.text().describe("The VPC's IPv6 range.").optional(),
      tiers: t.mapOf(tierReference, "tier").describe("The network's tiers, by name."),
      dns: dnsReference.default({}),
    },
    REFERENCE_FILE,
  )
  .describe(
    "A network: the output `network` of modules/network, or an object written by hand for an existing VPC.",
  );

export type NetworkReferenceValue = t.Infer<typeof networkReference>;
export type TierReferenceValue = t.Infer<typeof tierReference>;
/** With the tiers and zones that a program names. */
export type NetworkReferenceOf<Tier extends string, Zone extends string> = t.With<
  NetworkReferenceValue,
  {
    tiers: t.ByName<Tier, t.With<TierReferenceValue, { subnets: t.ByName<Zone, SubnetReferenceValue> }>>;
  }
>;
export type SubnetReferenceValue = t.Infer<typeof subnetReference>;

/** Of a network whose ranges become keys, of routes or of rules. */
export const rangesOnce = t.distinct({
  of: "range",
  texts: ({ cidrBlocks }: Expr<NetworkReferenceValue>) => cidrBlocks,
  whereKnown: true,
  refused: ({ value }) => [{ ...(value as object), cidrBlocks: ["10.0.0.0/16", "10.0.0.0/16"] }],
});

/** The same network, whose subnets' ids wait until it is true that something is made. */
export const networkOnce = (
  made: Expr<boolean>,
  network: Expr<NetworkReferenceValue>,
): Expr<NetworkReferenceValue> =>
  x.extend(network, {
    tiers: x.mapFrom(network.tiers, ["tier", "settings"], (_, settings) =>
      x.extend(settings, {
        subnets: x.mapFrom(settings.subnets, ["zone", "subnet"], (_, subnet) =>
          x.extend(subnet, {
            id: whenMade(made, asCode(subnet.id)),
          }),
        ),
      }),
    ),
  });

/** An id that is known would be taken without a question. */
const asCode = (id: Expr<string>): Expr<string> =>
  x.isKnown(id) ? x.raw<string>(JSON.stringify(x.knownValue(id))) : id;
