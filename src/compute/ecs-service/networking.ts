/** Where tasks stand in the network: subnets of a tier, security groups, public addresses. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { kindOf, tierExists, zonesOfTier } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { capacity, onFargate } from "./capacity";
import { EC2_SERVICE, PUBLIC_NETWORK } from "./samples";

const needs = [capacity] as const;
const inputs = {
  network: networkReference.describe(
    "The network that tasks stand in: each has a network interface there (awsvpc).",
  ),
  tier: t.keyName().describe("The tier of `network` that tasks stand in."),
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe("The zones that tasks stand in, of the tier's. Default: all of them.")
    .rule({
      test: (zones) => x.not(x.isEmpty(zones)),
      allowed: "one zone at least",
      remedy: "Leave zones out for all of the tier's.",
      refused: [[]],
    })
    .optional(),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe("Security groups of the tasks, of the network's VPC.")
    .rule({
      test: (groups) => x.and(x.not(x.isEmpty(groups)), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
  publicIp: t
    .flag()
    .describe("Whether Fargate tasks have public addresses; in a public tier only.")
    .default(false),
};
export type NetworkInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangeZones = (inputs: NetworkInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

const elsewhere = ({ network, securityGroups }: NetworkInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const GROUP = { id: "sg-0123456789abcdef0", name: "app" };

export const networking = t.concern({
  needs,
  inputs,
  rules: [
    tierExists("app"),
    {
      on: "zones",
      test: (inputs) => x.isEmpty(strangeZones(inputs)),
      message: (inputs) =>
        x.str`zones names ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${inputs.tier}.`,
      refused: [{ zones: ["ap-northeast-2b"] }],
    },
    {
      on: "securityGroups",
      whereKnown: true,
      test: (inputs) => x.isEmpty(elsewhere(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("securityGroups")} has ${x.jsonEncode(elsewhere(inputs))} of another VPC; allowed: groups of the network's VPC ${inputs.network.vpcId}.`,
      refused: [{ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] }],
    },
    /** Amazon ECS API Reference: AwsVpcConfiguration, assignPublicIp: for tasks on instances it must be off. */
    {
      on: "publicIp",
      test: (inputs) =>
        x.or(x.not(inputs.publicIp), x.and(onFargate(inputs), x.eq(kindOf(inputs, "unknown"), "public"))),
      message: (inputs, spell) =>
        x.str`${spell("publicIp")} is true in the ${kindOf(inputs, "unknown")} tier ${inputs.tier} with the launch type ${inputs.launchType}; allowed: Fargate tasks in a public tier. Others reach the internet by NAT.`,
      refused: [{ publicIp: true }, { ...EC2_SERVICE, ...PUBLIC_NETWORK, publicIp: true }],
    },
  ],
});

/** The subnets of the tier, in the chosen zones. */
export function subnetIds({
  network,
  tier,
  zones,
}: Pick<NetworkInputs, "network" | "tier" | "zones">): Expr<string[]> {
  const tiers = network.tiers;
  return x.listFrom(x.get(tiers, tier).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: x.or(
      x.isNull(zones),
      x.contains(
        x.orElse(zones, () => []),
        zone,
      ),
    ),
  }));
}

export const groupIds = ({ securityGroups }: Pick<NetworkInputs, "securityGroups">): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => ({ value: id }));

/** The VPC's ranges: where load balancers have their addresses. */
export const networkRanges = ({ network }: Pick<NetworkInputs, "network">): Expr<string[]> =>
  x.concat(
    network.cidrBlocks,
    x.ifSet(
      network.ipv6CidrBlock,
      (ipv6CidrBlock) => x.items([ipv6CidrBlock]),
      () => [],
    ),
  );
