/** Where endpoints stand, and which subnets' packets go through them. */
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { GatewayEndpointsInputs } from "./gateway-endpoints.inputs";

interface Subnet {
  readonly id: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string | null;
  readonly routeTableId: string | null;
}

interface Tier {
  readonly kind: string;
  readonly subnets: Readonly<Record<string, Subnet>>;
}

/** A subnet with its place: what a route needs. */
export interface PlacedSubnet {
  readonly key: string;
  readonly tier: string;
  readonly zone: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string | null;
  readonly routeTableId: string | null;
}

export const tiersOf = ({ network }: GatewayEndpointsInputs): Expr<Record<string, Tier>> => network.tiers;

/** The subnets that hold the endpoints, by zone. */
export function endpointSubnets(inputs: GatewayEndpointsInputs): Expr<Record<string, string>> {
  const { zones, tier } = inputs;
  return x.mapFrom(x.get(tiersOf(inputs), tier).subnets, ["zone", "subnet"], (zone, { id }) => ({
    key: zone,
    value: id,
    when: x.ifSet(
      zones,
      (zones) => x.contains(x.sort(zones), zone),
      () => true,
    ),
  }));
}

/** The subnets of some tiers under `tier/zone`. */
export function subnetsOf(
  inputs: GatewayEndpointsInputs,
  tiers: Expr<readonly string[]>,
): Expr<Record<string, PlacedSubnet>> {
  const placed = x.flatten(
    x.listFrom(tiersOf(inputs), ["tier", "settings"], (tier, { subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (zone, subnet) => ({
        value: placedSubnet(tier, zone, subnet),
      })),
      when: x.contains(tiers, tier),
    })),
  );
  return x.mapEach(placed, ["subnet"], (subnet) => ({
    key: subnet.key,
    value: subnet,
  }));
}

const placedSubnet = (tier: Expr<string>, zone: Expr<string>, subnet: Expr<Subnet>): Expr<PlacedSubnet> =>
  x.object<PlacedSubnet>({
    key: x.str`${tier}/${zone}`,
    tier,
    zone,
    cidrBlock: subnet.cidrBlock,
    ipv6CidrBlock: subnet.ipv6CidrBlock,
    routeTableId: subnet.routeTableId,
  });

export const isIpv6 = (range: Expr<string>): Expr<boolean> => x.matches(":", range);

/** The zones of some tiers; a zone may come more than once. */
export const zonesOf = (inputs: GatewayEndpointsInputs, tiers: Expr<readonly string[]>): Expr<string[]> =>
  x.flatten(
    x.listFrom(tiersOf(inputs), ["tier", "settings"], (tier, { subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (zone) => ({
        value: zone,
      })),
      when: x.contains(tiers, tier),
    })),
  );

export const chosenZones = (inputs: GatewayEndpointsInputs): Expr<readonly string[]> =>
  x.orElse(inputs.zones, () => zonesOfTier(inputs));

/** None of a tier that is not there. */
export const zonesOfTier = (inputs: GatewayEndpointsInputs): Expr<string[]> =>
  zonesOf(inputs, x.items([inputs.tier]));
