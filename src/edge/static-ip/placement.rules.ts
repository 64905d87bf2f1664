/** What can be wrong with where the load balancer stands and with its addresses. */
import type { CrossRule } from "../../core/contract";
import {
  allTrue,
  and,
  contains,
  distinct,
  type Expr,
  eq,
  get,
  hasKey,
  isEmpty,
  isSet,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  not,
  or,
  orElse,
  sort,
  str,
  when,
} from "../../core/expressions";
import { hasTier, tierExists } from "../../network/chosen-tier";
import { chosenZones, hasNetworkLoadBalancer, type Subnet, subnetsOfTier, tiersOf } from "./placement";
import type { StaticIpInputs, StaticIpShape } from "./static-ip.inputs";
import { SAMPLE_ALB } from "./static-ip.samples";

type RuleOf = CrossRule<StaticIpShape>;

const ADDRESS = { allocationId: "eipalloc-0123456789abcdef0" };
const [A, B, C] = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];
const ACCELERATOR = { topology: "global-accelerator", loadBalancer: SAMPLE_ALB };

const publicTiers = (inputs: StaticIpInputs): Expr<string[]> =>
  listFrom(tiersOf(inputs), ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: eq(kind, "public"),
  }));

const publicTier: RuleOf = {
  on: "tier",
  test: (inputs) =>
    when<boolean>(
      hasTier(inputs),
      () => eq<string>(get(tiersOf(inputs), inputs.tier).kind, "public"),
      () => true,
    ),
  message: (inputs) =>
    str`tier is ${jsonEncode(inputs.tier)}, which the internet does not reach; allowed: of ${jsonEncode(publicTiers(inputs))}, the network's public tiers.`,
  refused: [{ tier: "private" }],
};

const zonesOfTier = (inputs: StaticIpInputs): Expr<string[]> => keys(subnetsOfTier(inputs));

const strangeZones = (inputs: StaticIpInputs): Expr<string[]> =>
  listEach<string, string>(sort(orElse<readonly string[]>(inputs.zones, () => [])), ["zone"], (zone) => ({
    value: zone,
    when: not(contains(zonesOfTier(inputs), zone)),
  }));

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => or(not(hasTier(inputs)), isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    str`zones has ${jsonEncode(strangeZones(inputs))}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zones: [A, B] }, { zones: ["us-east-1a", C] }],
};

const someZone: RuleOf = {
  on: "zones",
  test: (inputs) =>
    or(not(hasTier(inputs)), not(isEmpty(chosenZones(inputs))), not(isEmpty(strangeZones(inputs)))),
  message: (inputs) =>
    str`zones comes to none; allowed: one zone at least of ${jsonEncode(zonesOfTier(inputs))}, where the tier ${jsonEncode(inputs.tier)} has subnets.`,
  refused: [{ zones: [] }, { tier: "empty" }],
};

const strangeAddresses = (inputs: StaticIpInputs): Expr<string[]> =>
  listEach<string, string>(keys(inputs.addresses), ["zone"], (zone) => ({
    value: zone,
    when: not(contains(chosenZones(inputs), zone)),
  }));

const addressesInZones: RuleOf = {
  on: "addresses",
  test: (inputs) => or(not(hasTier(inputs)), isEmpty(inputs.addresses), isEmpty(strangeAddresses(inputs))),
  message: (inputs) =>
    str`addresses has ${jsonEncode(strangeAddresses(inputs))}; allowed: of ${jsonEncode(chosenZones(inputs))}, the zones that the load balancer stands in.`,
  refused: [{ addresses: { [B]: ADDRESS } }, { zones: [A], addresses: { [C]: ADDRESS } }],
};

const allocations = ({ addresses }: StaticIpInputs): Expr<string[]> =>
  listFrom<{ allocationId: string }, string>(addresses, ["zone", "address"], (_, { allocationId }) => ({
    value: allocationId,
  }));

const addressesDiffer: RuleOf = {
  on: "addresses",
  whereKnown: true,
  test: (inputs) => eq(length(distinct(allocations(inputs))), length(allocations(inputs))),
  message: (inputs) =>
    str`addresses has the allocations ${jsonEncode(allocations(inputs))}; allowed: each one once.`,
  refused: [{ addresses: { [A]: ADDRESS, [C]: ADDRESS } }],
};

const noAddressesForAccelerator: RuleOf = {
  on: "addresses",
  test: (inputs) => or(hasNetworkLoadBalancer(inputs), isEmpty(inputs.addresses)),
  message: (inputs) =>
    str`addresses has ${jsonEncode(keys(inputs.addresses))} with the topology global-accelerator; allowed: none, since an accelerator has addresses of its own.`,
  refused: [{ ...ACCELERATOR, addresses: { [A]: ADDRESS } }],
};

const retainedTwice = ({ retainedZones, addresses }: StaticIpInputs): Expr<string[]> =>
  listEach<string, string>(sort(retainedZones), ["zone"], (zone) => ({
    value: zone,
    when: hasKey(addresses, zone),
  }));

const retainedAreOwn: RuleOf = {
  on: "retainedZones",
  test: (inputs) => isEmpty(retainedTwice(inputs)),
  message: (inputs, spell) =>
    str`${spell("retainedZones")} has ${jsonEncode(retainedTwice(inputs))}, whose addresses are brought along; allowed: zones without an entry in addresses, which nobody gives back here anyway.`,
  refused: [{ addresses: { [A]: ADDRESS }, retainedZones: [A] }],
};

const isDualStack = ({ ipAddressType }: StaticIpInputs) => eq<string>(ipAddressType, "dualstack");

const chosenSubnetsHaveIpv6 = (inputs: StaticIpInputs): Expr<boolean> =>
  allTrue(
    listFrom<Subnet, boolean>(subnetsOfTier(inputs), ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
      value: or(not(contains(chosenZones(inputs), zone)), isSet(ipv6CidrBlock)),
    })),
  );

const hasIpv6: RuleOf = {
  on: "ipAddressType",
  whereKnown: true,
  test: (inputs) => or(not(hasTier(inputs)), not(isDualStack(inputs)), chosenSubnetsHaveIpv6(inputs)),
  message: ({ ipAddressType, tier }, spell) =>
    str`${spell("ipAddressType")} is ${jsonEncode(ipAddressType)}, but subnets of the tier ${jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
  refused: [{ ipAddressType: "dualstack" }],
};

const acceleratorIpv4: RuleOf = {
  on: "ipAddressType",
  test: (inputs) => not(and(isDualStack(inputs), not(hasNetworkLoadBalancer(inputs)))),
  message: ({ ipAddressType }, spell) =>
    str`${spell("ipAddressType")} is ${jsonEncode(ipAddressType)} with the topology global-accelerator; allowed: ipv4.`,
  refused: [{ ...ACCELERATOR, tier: "six", ipAddressType: "dualstack" }],
};

export const placementRules = [
  tierExists<StaticIpShape>("web", "edge"),
  publicTier,
  zonesExist,
  someZone,
  addressesInZones,
  addressesDiffer,
  noAddressesForAccelerator,
  retainedAreOwn,
  hasIpv6,
  acceleratorIpv4,
];
