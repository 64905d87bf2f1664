/** What can be wrong with where the load balancer stands and with its addresses. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { hasTier, tierExists } from "../../network/placement";
import { chosenZones, hasNetworkLoadBalancer, subnetsOfTier, tiersOf } from "./placement";
import type { StaticIpInputs, StaticIpShape } from "./static-ip.inputs";
import { SAMPLE_ALB } from "./static-ip.samples";

type RuleOf = CrossRule<StaticIpShape>;

const ADDRESS = { allocationId: "eipalloc-0123456789abcdef0" };
const [A, B, C] = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];
const ACCELERATOR = { topology: "global-accelerator", loadBalancer: SAMPLE_ALB };

const publicTiers = (inputs: StaticIpInputs): Expr<string[]> =>
  x.listFrom(tiersOf(inputs), ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: x.eq(kind, "public"),
  }));

const publicTier: RuleOf = {
  on: "tier",
  test: (inputs) =>
    x.when(
      hasTier(inputs),
      () => x.eq(x.get(tiersOf(inputs), inputs.tier).kind, "public"),
      () => true,
    ),
  message: (inputs) =>
    x.str`tier is ${x.jsonEncode(inputs.tier)}, which the internet does not reach; allowed: of ${x.jsonEncode(publicTiers(inputs))}, the network's public tiers.`,
  refused: [{ tier: "private" }],
};

const zonesOfTier = (inputs: StaticIpInputs): Expr<string[]> => x.keys(subnetsOfTier(inputs));

const strangeZones = (inputs: StaticIpInputs): Expr<string[]> =>
  x.listEach(x.sort(x.orElse(inputs.zones, () => [])), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.contains(zonesOfTier(inputs), zone)),
  }));

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zones: [A, B] }, { zones: ["us-east-1a", C] }],
};

const someZone: RuleOf = {
  on: "zones",
  test: (inputs) =>
    x.or(
      x.not(hasTier(inputs)),
      x.not(x.isEmpty(chosenZones(inputs))),
      x.not(x.isEmpty(strangeZones(inputs))),
    ),
  message: (inputs) =>
    x.str`zones comes to none; allowed: one zone at least of ${x.jsonEncode(zonesOfTier(inputs))}, where the tier ${x.jsonEncode(inputs.tier)} has subnets.`,
  refused: [{ zones: [] }, { tier: "empty" }],
};

const strangeAddresses = (inputs: StaticIpInputs): Expr<string[]> =>
  x.listEach(x.keys(inputs.addresses), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.contains(chosenZones(inputs), zone)),
  }));

const addressesInZones: RuleOf = {
  on: "addresses",
  test: (inputs) =>
    x.or(x.not(hasTier(inputs)), x.isEmpty(inputs.addresses), x.isEmpty(strangeAddresses(inputs))),
  message: (inputs) =>
    x.str`addresses has ${x.jsonEncode(strangeAddresses(inputs))}; allowed: of ${x.jsonEncode(chosenZones(inputs))}, the zones that the load balancer stands in.`,
  refused: [{ addresses: { [B]: ADDRESS } }, { zones: [A], addresses: { [C]: ADDRESS } }],
};

const allocations = ({ addresses }: StaticIpInputs): Expr<string[]> =>
  x.listFrom(addresses, ["zone", "address"], (_, { allocationId }) => ({
    value: allocationId,
  }));

const addressesDiffer: RuleOf = {
  on: "addresses",
  whereKnown: true,
  test: (inputs) => x.eq(x.length(x.distinct(allocations(inputs))), x.length(allocations(inputs))),
  message: (inputs) =>
    x.str`addresses has the allocations ${x.jsonEncode(allocations(inputs))}; allowed: each one once.`,
  refused: [{ addresses: { [A]: ADDRESS, [C]: ADDRESS } }],
};

const noAddressesForAccelerator: RuleOf = {
  on: "addresses",
  test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(inputs.addresses)),
  message: (inputs) =>
    x.str`addresses has ${x.jsonEncode(x.keys(inputs.addresses))} with the topology global-accelerator; allowed: none, since an accelerator has addresses of its own.`,
  refused: [{ ...ACCELERATOR, addresses: { [A]: ADDRESS } }],
};

const retainedTwice = ({ retainedZones, addresses }: StaticIpInputs): Expr<string[]> =>
  x.listEach(x.sort(retainedZones), ["zone"], (zone) => ({
    value: zone,
    when: x.hasKey(addresses, zone),
  }));

const retainedAreOwn: RuleOf = {
  on: "retainedZones",
  test: (inputs) => x.isEmpty(retainedTwice(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("retainedZones")} has ${x.jsonEncode(retainedTwice(inputs))}, whose addresses are brought along; allowed: zones without an entry in addresses, which nobody gives back here anyway.`,
  refused: [{ addresses: { [A]: ADDRESS }, retainedZones: [A] }],
};

const isDualStack = ({ ipAddressType }: StaticIpInputs) => x.eq(ipAddressType, "dualstack");

const chosenSubnetsHaveIpv6 = (inputs: StaticIpInputs): Expr<boolean> =>
  x.allTrue(
    x.listFrom(subnetsOfTier(inputs), ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
      value: x.or(x.not(x.contains(chosenZones(inputs), zone)), x.isSet(ipv6CidrBlock)),
    })),
  );

const hasIpv6: RuleOf = {
  on: "ipAddressType",
  whereKnown: true,
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.not(isDualStack(inputs)), chosenSubnetsHaveIpv6(inputs)),
  message: ({ ipAddressType, tier }, spell) =>
    x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)}, but subnets of the tier ${x.jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
  refused: [{ ipAddressType: "dualstack" }],
};

const acceleratorIpv4: RuleOf = {
  on: "ipAddressType",
  test: (inputs) => x.not(x.and(isDualStack(inputs), x.not(hasNetworkLoadBalancer(inputs)))),
  message: ({ ipAddressType }, spell) =>
    x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)} with the topology global-accelerator; allowed: ipv4.`,
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
