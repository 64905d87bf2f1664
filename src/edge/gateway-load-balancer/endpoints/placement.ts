/** Where the endpoints stand, and the network's subnets with their places. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { tierExists, tierOf, zonesExist, zonesOfTier } from "../../../network/placement";
import { networkReference, type SubnetReferenceValue } from "../../../network/reference";
import { sampleNetwork, sampleSubnet } from "../../../network/sample";

const inputs = {
  network: networkReference.describe(
    "The network whose packets are inspected: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe(
      "The tier whose subnets hold the endpoints, one in a zone, and nothing else: inspected packets leave by its route tables.",
    ),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that get an endpoint; default: all.")
    .optional(),
};

type PlacementInputs = t.InputsOf<typeof inputs>;

/** A subnet with its place: what a route needs. */
export interface PlacedSubnet {
  readonly key: string;
  readonly tier: string;
  readonly zone: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string | null;
  readonly routeTableId: string | null;
}

/** The subnets that hold the endpoints, by zone. */
export function endpointSubnets(inputs: PlacementInputs): Expr<Record<string, string>> {
  const { zones } = inputs;
  return x.mapFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
    key: zone,
    value: id,
    when: x.isNullOr(zones, (zones) => x.contains(x.sort(zones), zone)),
  }));
}

/** The subnets of some tiers under `tier/zone`. */
export function subnetsOf(
  inputs: PlacementInputs,
  tiers: Expr<readonly string[]>,
): Expr<Record<string, PlacedSubnet>> {
  const placed = x.flatten(
    x.listFrom(inputs.network.tiers, ["tier", "settings"], (tier, { subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (zone, subnet) => placedSubnet(tier, zone, subnet)),
      when: x.contains(tiers, tier),
    })),
  );
  return x.mapEach(placed, ["subnet"], (subnet) => ({
    key: subnet.key,
    value: subnet,
  }));
}

const placedSubnet = (
  tier: Expr<string>,
  zone: Expr<string>,
  subnet: Expr<SubnetReferenceValue>,
): Expr<PlacedSubnet> =>
  x.object<PlacedSubnet>({
    key: x.str`${tier}/${zone}`,
    tier,
    zone,
    cidrBlock: subnet.cidrBlock,
    ipv6CidrBlock: subnet.ipv6CidrBlock,
    routeTableId: subnet.routeTableId,
  });

/** The zones of some tiers; a zone may come more than once. */
export const zonesOf = (inputs: PlacementInputs, tiers: Expr<readonly string[]>): Expr<string[]> =>
  x.flatten(
    x.listFrom(inputs.network.tiers, ["tier", "settings"], (tier, { subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (zone) => zone),
      when: x.contains(tiers, tier),
    })),
  );

export const chosenZones = (inputs: PlacementInputs): Expr<readonly string[]> =>
  t.named("endpoint_zones", () => x.orElse(inputs.zones, () => zonesOfTier(inputs)));

const subnet = (digit: number, more: object = {}) =>
  sampleSubnet(digit, { routeTableId: `rtb-0123456789abcdef${digit}`, ...more });

export const A = "ap-northeast-2a";
const C = "ap-northeast-2c";

/** The network of the example: endpoints before the internet gateway, an application behind them. */
export const EXAMPLE_NETWORK = sampleNetwork({
  inspection: { kind: "public", subnets: { [A]: subnet(0), [C]: subnet(1) } },
  app: { kind: "public", subnets: { [A]: subnet(2), [C]: subnet(3) } },
  hidden: { kind: "private", subnets: { [A]: subnet(4), [C]: subnet(5) } },
  database: { kind: "isolated", subnets: { [A]: subnet(6), [C]: subnet(7) } },
  wide: { kind: "public", subnets: { [A]: subnet(8), "ap-northeast-2b": subnet(9) } },
  bare: { kind: "public", subnets: { [A]: subnet(2, { routeTableId: null }) } },
  single: { kind: "public", subnets: { [A]: subnet(8) } },
});

export const placement = t.concern({
  inputs,
  rules: [tierExists("edge", "firewall"), zonesExist([A, C, "ap-northeast-2b"], [A, C, "us-east-1a"])],
});
