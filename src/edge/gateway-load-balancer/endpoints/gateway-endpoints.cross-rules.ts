/**
 * Rules between the inputs of Gateway Load Balancer endpoints. Appliances keep the state of flows: packets that pass
 * an endpoint in one direction have to pass the same one in the other.
 */
import type { CrossRule } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { hasTier, kindOf, tierExists } from "../../../network/chosen-tier";
import type { GatewayEndpointsInputs, GatewayEndpointsShape } from "./gateway-endpoints.inputs";
import { chosenZones, isIpv6, subnetsOf, tiersOf, zonesOf, zonesOfTier } from "./placement";

type RuleOf = CrossRule<GatewayEndpointsShape>;
type Texts = Expr<readonly string[]>;

const subnet = (digit: number, more: object = {}) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
  routeTableId: `rtb-0123456789abcdef${digit}`,
  ...more,
});
const [A, C] = ["ap-northeast-2a", "ap-northeast-2c"];

/** The network of the example: endpoints before the internet gateway, an application behind them. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    inspection: { kind: "public", subnets: { [A]: subnet(0), [C]: subnet(1) } },
    app: { kind: "public", subnets: { [A]: subnet(2), [C]: subnet(3) } },
    hidden: { kind: "private", subnets: { [A]: subnet(4), [C]: subnet(5) } },
    database: { kind: "isolated", subnets: { [A]: subnet(6), [C]: subnet(7) } },
    wide: { kind: "public", subnets: { [A]: subnet(8), "ap-northeast-2b": subnet(9) } },
    bare: { kind: "public", subnets: { [A]: subnet(2, { routeTableId: null }) } },
    single: { kind: "public", subnets: { [A]: subnet(8) } },
  },
};

const missing = ({ network }: GatewayEndpointsInputs, named: Texts): Expr<string[]> =>
  x.listEach(named, ["tier"], (tier) => ({
    value: tier,
    when: x.not(x.hasKey(network.tiers, tier)),
  }));

const protectedExist: RuleOf = {
  on: "protectedTiers",
  test: (inputs) => x.isEmpty(missing(inputs, inputs.protectedTiers)),
  message: (inputs, spell) =>
    x.str`${spell("protectedTiers")} has ${x.jsonEncode(missing(inputs, inputs.protectedTiers))}; allowed: of ${x.jsonEncode(x.keys(inputs.network.tiers))}, the network's tiers.`,
  refused: [{ protectedTiers: ["app", "web"] }, { protectedTiers: ["nothing"] }],
};

const returnsExist: RuleOf = {
  on: "returnTiers",
  test: (inputs) => x.isEmpty(missing(inputs, inputs.returnTiers)),
  message: (inputs, spell) =>
    x.str`${spell("returnTiers")} has ${x.jsonEncode(missing(inputs, inputs.returnTiers))}; allowed: of ${x.jsonEncode(x.keys(inputs.network.tiers))}, the network's tiers.`,
  refused: [{ returnTiers: ["nat"] }],
};

const strangeZones = (inputs: GatewayEndpointsInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zones: [A, C, "ap-northeast-2b"] }, { zones: [A, C, "us-east-1a"] }],
};

/** A packet that is inspected leaves by the endpoint's own table: a route there to the endpoint would be a circle. */
const noCircle: RuleOf = {
  on: "returnTiers",
  test: ({ tier, protectedTiers, returnTiers }) =>
    x.not(x.contains(x.concat(x.sort(protectedTiers), x.sort(returnTiers)), tier)),
  message: ({ tier }, spell) =>
    x.str`${spell("protectedTiers")} or ${spell("returnTiers")} has ${x.jsonEncode(tier)}, where the endpoints stand; allowed: other tiers, since inspected packets leave by that one's tables.`,
  refused: [{ protectedTiers: ["inspection"] }, { returnTiers: ["inspection"] }],
};

const eitherSide: RuleOf = {
  on: "returnTiers",
  test: (inputs) => x.isEmpty(both(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("returnTiers")} has ${x.jsonEncode(both(inputs))}, which ${spell("protectedTiers")} has too; allowed: a tier on one side of the endpoints.`,
  refused: [{ returnTiers: ["app"] }],
};

const both = ({ returnTiers, protectedTiers }: GatewayEndpointsInputs): Expr<string[]> =>
  x.listEach(returnTiers, ["tier"], (tier) => ({
    value: tier,
    when: x.contains(protectedTiers, tier),
  }));

const uncovered = (inputs: GatewayEndpointsInputs): Expr<string[]> =>
  x.distinct(
    x.listEach(zonesOf(inputs, inputs.protectedTiers), ["zone"], (zone) => ({
      value: zone,
      when: x.not(x.contains(chosenZones(inputs), zone)),
    })),
  );

/** AWS PrivateLink Guide: "to keep traffic within the same Availability Zone", an endpoint in each. */
const everyZone: RuleOf = {
  on: "protectedTiers",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(uncovered(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("protectedTiers")} has subnets in ${x.jsonEncode(uncovered(inputs))}, where there is no endpoint; allowed: tiers in ${x.jsonEncode(chosenZones(inputs))}, the endpoints' zones.`,
  refused: [{ protectedTiers: ["wide"] }, { zones: [A] }, { zones: [] }, { tier: "single" }],
};

const kindsOf = (inputs: GatewayEndpointsInputs, kind: string): Expr<string[]> =>
  x.listEach(inputs.protectedTiers, ["tier"], (tier) => ({
    value: tier,
    when: x.and(
      x.hasKey(inputs.network.tiers, tier),
      x.when(
        x.hasKey(inputs.network.tiers, tier),
        () => x.eq(x.get(tiersOf(inputs), tier).kind, kind),
        () => false,
      ),
    ),
  }));

const noneIsolated: RuleOf = {
  on: "protectedTiers",
  test: (inputs) => x.isEmpty(kindsOf(inputs, "isolated")),
  message: (inputs, spell) =>
    x.str`${spell("protectedTiers")} has ${x.jsonEncode(kindsOf(inputs, "isolated"))}, which are isolated; allowed: public and private tiers. A way out through an appliance is a way out.`,
  refused: [{ protectedTiers: ["database"] }, { protectedTiers: ["app", "database"] }],
};

const withoutTable = (inputs: GatewayEndpointsInputs): Expr<string[]> => {
  const named = x.concat(x.sort(inputs.protectedTiers), x.sort(inputs.returnTiers));
  return x.listFrom(subnetsOf(inputs, named), ["key", "subnet"], (key, subnet) => ({
    value: key,
    when: x.isNull(subnet.routeTableId),
  }));
};

const tablesKnown: RuleOf = {
  on: "returnTiers",
  whereKnown: true,
  test: (inputs) => x.isEmpty(withoutTable(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("returnTiers")} or ${spell("protectedTiers")} has the subnets ${x.jsonEncode(withoutTable(inputs))} without a ${spell("routeTableId")}; allowed: subnets with their route tables, which get the routes.`,
  refused: [{ protectedTiers: ["bare"] }],
};

const toInternet = ({ destinations }: GatewayEndpointsInputs): Expr<boolean> =>
  x.anyTrue(
    x.listEach(x.values(destinations), ["range"], (range) => ({
      value: x.contains(x.items(["0.0.0.0/0", "::/0"]), range),
    })),
  );

/** Without it answers come from the gateway straight to the subnet, past the appliance that knows the flow. */
const bothDirections: RuleOf = {
  on: "ingress",
  test: (inputs) => x.or(x.ne(kindOf(inputs), "public"), x.not(toInternet(inputs)), x.isSet(inputs.ingress)),
  message: ({ tier }) =>
    x.str`ingress is null, but packets to the internet leave by the public tier ${x.jsonEncode(tier)}; allowed: an ingress, so that answers pass the same endpoint.`,
  refused: [{ ingress: null }, { ingress: null, destinations: { all: "::/0" }, ipAddressType: "dualstack" }],
};

/** Amazon VPC User Guide, "Middlebox routing": the endpoint's subnets route to the internet gateway. */
const ingressIsPublic: RuleOf = {
  on: "ingress",
  test: (inputs) => x.or(x.isNull(inputs.ingress), x.contains(["public", ""], kindOf(inputs))),
  message: (inputs) =>
    x.str`ingress is given, but the tier ${x.jsonEncode(inputs.tier)} is ${kindOf(inputs)}; allowed: with endpoints in a public tier, whose tables lead back to the internet gateway.`,
  refused: [{ tier: "hidden" }, { tier: "database" }],
};

const ipv6Ranges = ({ destinations }: GatewayEndpointsInputs): Expr<string[]> =>
  x.listFrom(destinations, ["name", "range"], (name, range) => ({
    value: name,
    when: isIpv6(range),
  }));

const ipv6Endpoints: RuleOf = {
  on: "destinations",
  test: (inputs) =>
    x.or(
      x.isEmpty(ipv6Ranges(inputs)),
      x.eq(
        x.orElse(inputs.ipAddressType, () => "ipv4"),
        "dualstack",
      ),
    ),
  message: (inputs, spell) =>
    x.str`destinations has ${x.jsonEncode(ipv6Ranges(inputs))} of IPv6; allowed: IPv6 ranges with the ${spell("ipAddressType")} dualstack.`,
  refused: [
    { destinations: { internet: "0.0.0.0/0", six: "::/0" } },
    { destinations: { partner: "2001:db8::/56" } },
  ],
};

/** A table has one route for a destination. */
const differentRanges: RuleOf = {
  on: "destinations",
  test: ({ destinations }) => x.eq(x.length(x.distinct(x.values(destinations))), x.length(destinations)),
  message: ({ destinations }) =>
    x.str`destinations has one range under several names, ${x.jsonEncode(x.values(destinations))}; allowed: each once.`,
  refused: [{ destinations: { a: "0.0.0.0/0", b: "0.0.0.0/0" } }],
};

const withoutService = (inputs: GatewayEndpointsInputs): Expr<string[]> =>
  x.listEach(chosenZones(inputs), ["zone"], (zone) => ({
    value: zone,
    when: x.and(x.not(x.isEmpty(inputs.service.zones)), x.not(x.contains(inputs.service.zones, zone))),
  }));

const serviceIsThere: RuleOf = {
  on: "service",
  whereKnown: true,
  test: (inputs) => x.isEmpty(withoutService(inputs)),
  message: (inputs) =>
    x.str`service is not in ${x.jsonEncode(withoutService(inputs))}; allowed: endpoints in ${x.jsonEncode(inputs.service.zones)}, its zones.`,
  refused: [
    {
      service: {
        serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
        zones: [A],
      },
    },
  ],
};

export const crossRules = [
  tierExists<GatewayEndpointsShape>("edge", "firewall"),
  protectedExist,
  returnsExist,
  zonesExist,
  noCircle,
  eitherSide,
  everyZone,
  noneIsolated,
  tablesKnown,
  bothDirections,
  ingressIsPublic,
  ipv6Endpoints,
  differentRanges,
  serviceIsThere,
];
