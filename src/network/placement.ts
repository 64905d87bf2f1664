/** What blocks ask of their place in a network: the tier, of which only `tierExists` speaks where it is not there, and its zones. */
import type { CrossRule, Sample, Shape, Spell } from "../core/contract";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkReferenceValue, SubnetReferenceValue, TierReferenceValue } from "./reference";
import { type SecurityGroupReferenceValue, securityGroupReference } from "./security-group/reference";

/** Inputs of a block that stands in one tier of a network. */
interface InTier {
  readonly network: Expr<NetworkReferenceValue>;
  readonly tier: Expr<string>;
}

export const hasTier = ({ network, tier }: InTier): Expr<boolean> => x.hasKey(network.tiers, tier);

/** For where it is known to be there. */
export const tierOf = ({ network, tier }: InTier): Expr<TierReferenceValue> => x.get(network.tiers, tier);

/** A test of the tier; it holds where there is none. */
export const inTier = (inputs: InTier, test: () => Expr<boolean>): Expr<boolean> =>
  x.when(hasTier(inputs), test, true);

export const kindOf = (inputs: InTier, otherwise = ""): Expr<string> =>
  x.when(hasTier(inputs), () => tierOf(inputs).kind, otherwise);

export const publicTiers = ({ tiers }: Expr<NetworkReferenceValue>): Expr<string[]> =>
  x.keysWhere(tiers, ["tier", "settings"], (_, { kind }) => x.eq(kind, "public"));

export const zonesOfTier = (inputs: InTier): Expr<string[]> =>
  t.named("tier_zones", () => x.when(hasTier(inputs), () => x.keys(tierOf(inputs).subnets), []));

/** None of a tier that is not there. */
export const subnetsOfTier = (inputs: InTier): Expr<Readonly<Record<string, SubnetReferenceValue>>> =>
  t.named("tier_subnets", () => x.when(hasTier(inputs), () => tierOf(inputs).subnets, {}));

/** Whether its routes lead to the internet: as the network says, else as its kind does. */
export const leadsOut = ({ internet, kind }: Expr<TierReferenceValue>): Expr<boolean> =>
  x.orElse(internet, () => x.ne(kind, "isolated"));

/** A rule of every block that has the inputs it asks for: `S` is all that the block has, which is not known here. */
const shared = <S extends Shape, I>(rule: SharedRule<I>): CrossRule<S> => rule as unknown as CrossRule<S>;

interface SharedRule<I> extends Pick<CrossRule<Shape>, "whereKnown"> {
  readonly on: string;
  readonly refused: readonly Sample[];
  readonly test: (inputs: I) => Expr<boolean>;
  readonly message: (inputs: I, spell: Spell) => Expr<string>;
}

/** The rule; `refused` are tiers that the block's sample network has not. */
export const tierExists = <S extends Shape>(...refused: [string, ...string[]]): CrossRule<S> =>
  shared({
    on: "tier",
    test: hasTier,
    message: ({ tier, network }: InTier) =>
      x.str`tier is ${x.shownText(tier)}; allowed: of ${x.shownTexts(x.keys(network.tiers))}, the network's tiers.`,
    refused: refused.map((tier) => ({ tier })),
  });

/** Those that stand in some of its zones: those that are named, or all. */
interface InZones extends InTier {
  readonly zones: Expr<readonly string[] | null>;
}

/** Zones of the tier, of which one has to be named where any is. */
export const someZones = (who: string) =>
  t
    .listOf(t.zoneName(), "zone")
    .describe(`The zones that ${who} stand in, of the tier's. Default: all of them.`)
    .rule({
      test: (zones) => x.not(x.isEmpty(zones)),
      allowed: "one zone at least",
      remedy: "Leave zones out for all of the tier's.",
      refused: [[]],
    });

/** Whether a zone is among those that are named; all are where none is. */
export const isAmong = (named: Expr<readonly string[] | null>, zone: Expr<string>): Expr<boolean> =>
  x.isNullOr(named, (named) => x.contains(named, zone));

export const isChosen = ({ zones }: InZones, zone: Expr<string>): Expr<boolean> => isAmong(zones, zone);

/** The tier's subnets in the zones that are chosen, by zone. */
export function subnetsOf(inputs: InZones): Expr<Readonly<Record<string, SubnetReferenceValue>>> {
  return x.mapFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, subnet) => ({
    key: zone,
    value: subnet,
    when: isChosen(inputs, zone),
  }));
}

/** The ids of the tier's subnets in the zones that are chosen, of which one is named where any is. */
export const subnetIds = (inputs: InZones): Expr<string[]> =>
  x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: x.or(x.isNull(inputs.zones), x.contains(x.orElse(inputs.zones, []), zone)),
  }));

/** The zones of the tier that are chosen. */
export const chosenZones = (inputs: InZones): Expr<string[]> =>
  t.named("chosen_zones", () => x.itemsWhere(zonesOfTier(inputs), "zone", (zone) => isChosen(inputs, zone)));

/** Those of them whose subnets have no IPv6 range. */
const zonesWithoutIpv6 = (inputs: InZones): Expr<string[]> =>
  t.named("zones_without_ipv6", () =>
    x.keysWhere(subnetsOfTier(inputs), ["zone", "subnet"], (zone, { ipv6CidrBlock }) =>
      x.and(isChosen(inputs, zone), x.isNull(ipv6CidrBlock)),
    ),
  );

/** Zones that are named and are none of the tier's; sorted, as Terraform's sets are, so that both faces use the same words. */
const strangeZones = (inputs: InZones): Expr<string[]> =>
  x.itemsWhere(x.sort(x.orElse(inputs.zones, [])), "zone", (zone) =>
    x.not(x.contains(zonesOfTier(inputs), zone)),
  );

/** The rule; `refused` are zones that the block's sample network has not. */
export const zonesExist = <S extends Shape>(...refused: [string[], ...string[][]]): CrossRule<S> =>
  shared({
    on: "zones",
    test: (inputs: InZones) => inTier(inputs, () => x.isEmpty(strangeZones(inputs))),
    message: (inputs: InZones) =>
      x.str`zones has ${x.shownTexts(strangeZones(inputs))}; allowed: of ${x.shownTexts(zonesOfTier(inputs))}, the zones of the tier ${x.shownText(inputs.tier)}.`,
    refused: refused.map((zones) => ({ zones })),
  });

/** The rule: so many zones at least, of a tier that is there. */
export const enoughZones = <S extends Shape>(least: 1 | 2, ...refused: [Sample, ...Sample[]]): CrossRule<S> =>
  shared({
    on: "zones",
    test: (inputs: InZones) => x.or(x.not(hasTier(inputs)), x.ge(countOfZones(inputs), least)),
    message: (inputs: InZones) =>
      x.str`zones comes to ${countOfZones(inputs)}; allowed: ${least === 1 ? "one zone" : "two zones"} at least of ${x.shownTexts(zonesOfTier(inputs))}, where the tier ${x.shownText(inputs.tier)} has subnets.`,
    refused,
  });

const countOfZones = (inputs: InZones): Expr<number> =>
  x.ifSet(inputs.zones, x.length, () => x.length(zonesOfTier(inputs)));

interface Addressed extends InZones {
  readonly ipAddressType: Expr<string>;
}

/** The rule: what has IPv6 addresses stands in subnets that have them. */
export const ipv6Fits = <S extends Shape>(...refused: [Sample, ...Sample[]]): CrossRule<S> =>
  shared({
    on: "ipAddressType",
    whereKnown: true,
    test: (inputs: Addressed) =>
      x.or(x.eq(inputs.ipAddressType, "ipv4"), x.isEmpty(zonesWithoutIpv6(inputs))),
    message: (inputs: Addressed, spell: Spell) =>
      x.str`${spell("ipAddressType")} is ${x.shownText(inputs.ipAddressType)}, but the tier ${x.shownText(inputs.tier)} has no IPv6 range in ${x.shownTexts(zonesWithoutIpv6(inputs))}; allowed: ipv4, or subnets with IPv6 ranges.`,
    refused,
  });

/** Security groups, of which AWS takes five on a network interface. */
export const someGroups = (words: string) =>
  t.listOf(securityGroupReference, "group").describe(words).length({ min: 1, max: 5 });

interface Grouped {
  readonly securityGroups: Expr<readonly SecurityGroupReferenceValue[]>;
}

export const groupIds = ({ securityGroups }: Grouped): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => id);

/** A group that does not say its VPC is taken for one of the network. */
export const isOfAnotherVpc = (
  { vpcId }: Expr<SecurityGroupReferenceValue>,
  network: Expr<NetworkReferenceValue>,
): Expr<boolean> => x.ne(x.orElse(vpcId, network.vpcId), network.vpcId);

/** The names of those of another VPC. */
export const foreignGroups = ({
  securityGroups,
  network,
}: Grouped & Pick<InTier, "network">): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], (group) => ({
    value: group.name,
    when: isOfAnotherVpc(group, network),
  }));

export const groupsFit: CrossRule<{
  securityGroups: t.Type<readonly SecurityGroupReferenceValue[]>;
  network: t.Type<NetworkReferenceValue>;
}> = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.shownTexts(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.shownText(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};
