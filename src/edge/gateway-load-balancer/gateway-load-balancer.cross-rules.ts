/** Rules between the inputs of a Gateway Load Balancer. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { inTier, tierExists } from "../../network/chosen-tier";
import type { GatewayLoadBalancerInputs, GatewayLoadBalancerShape } from "./gateway-load-balancer.inputs";
import { chosenZones, subnetsOf, zonesOfTier } from "./placement";

type RuleOf = CrossRule<GatewayLoadBalancerShape>;

const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});

/** The network of the example: appliances in two zones. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    appliances: {
      kind: "isolated",
      subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) },
    },
  },
};

const strangeZones = (inputs: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => inTier(inputs, () => x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zones: ["ap-northeast-2a", "ap-northeast-2b"] }, { zones: ["us-east-1a"] }],
};

const someZone: RuleOf = {
  on: "zones",
  test: (inputs) =>
    inTier(inputs, () => x.or(x.not(x.isEmpty(chosenZones(inputs))), x.not(x.isEmpty(strangeZones(inputs))))),
  message: (inputs) =>
    x.str`zones is empty; allowed: one zone at least of ${x.jsonEncode(zonesOfTier(inputs))}, where the tier ${x.jsonEncode(inputs.tier)} has subnets.`,
  refused: [{ zones: [] }],
};

const hasIpv6: RuleOf = {
  on: "ipAddressType",
  whereKnown: true,
  test: (inputs) =>
    inTier(inputs, () =>
      x.or(
        x.ne(inputs.ipAddressType, "dualstack"),
        x.allTrue(
          x.listFrom(subnetsOf(inputs), ["zone", "subnet"], (_, { ipv6CidrBlock }) => ({
            value: x.isSet(ipv6CidrBlock),
          })),
        ),
      ),
    ),
  message: ({ tier }, spell) =>
    x.str`${spell("ipAddressType")} is "dualstack", but subnets of the tier ${x.jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
  refused: [{ ipAddressType: "dualstack" }],
};

const misfits = ({ targets, targetGroup }: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.listFrom(targets, ["name", "target"], (name, { address }) => ({
    value: name,
    when: x.ne(x.isSet(address), x.eq(targetGroup.targetType, "ip")),
  }));

const targetsFit: RuleOf = {
  on: "targets",
  test: (inputs) => x.isEmpty(misfits(inputs)),
  message: (inputs, spell) =>
    x.str`targets has ${x.jsonEncode(misfits(inputs))} of another kind than the ${spell("targetType")} ${x.jsonEncode(inputs.targetGroup.targetType)}; allowed: instances with instance, addresses with ip.`,
  refused: [
    { targets: { one: { address: "10.0.0.10" } } },
    { targetGroup: { targetType: "ip" }, targets: { one: { instanceId: "i-0123456789abcdef0" } } },
  ],
};

const registered = ({ targets }: GatewayLoadBalancerInputs): Expr<(string | null)[]> =>
  x.listEach(x.values(targets), ["target"], ({ instanceId, address }) => ({
    value: x.orElse(instanceId, () => address),
  }));

/** One that is registered twice goes wholly when one of the two goes. */
const differentTargets: RuleOf = {
  on: "targets",
  whereKnown: true,
  test: (inputs) => x.eq(x.length(x.distinct(registered(inputs))), x.length(registered(inputs))),
  message: (inputs) =>
    x.str`targets has one appliance under several names, ${x.jsonEncode(registered(inputs))}; allowed: each once.`,
  refused: [
    { targets: { one: { instanceId: "i-0123456789abcdef0" }, two: { instanceId: "i-0123456789abcdef0" } } },
    {
      targetGroup: { targetType: "ip" },
      targets: { one: { address: "10.0.0.10" }, two: { address: "10.0.0.10" } },
    },
  ],
};

export const crossRules = [
  tierExists<GatewayLoadBalancerShape>("app", "firewall"),
  zonesExist,
  someZone,
  hasIpv6,
  targetsFit,
  differentTargets,
];
