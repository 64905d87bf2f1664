/** Where endpoints stand, and which subnets' packets go through them. */
import {
  contains,
  type Expr,
  flatten,
  get,
  isNull,
  items,
  listFrom,
  mapEach,
  mapFrom,
  matches,
  object,
  orElse,
  sort,
  str,
  when,
} from "../../../core/expressions";
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

export const tiersOf = ({ network }: GatewayEndpointsInputs): Expr<Record<string, Tier>> =>
  network.tiers as unknown as Expr<Record<string, Tier>>;

/** The subnets that hold the endpoints, by zone. */
export function endpointSubnets(inputs: GatewayEndpointsInputs): Expr<Record<string, string>> {
  const { zones, tier } = inputs;
  return mapFrom<Subnet, string>(
    get(tiersOf(inputs), tier).subnets as Expr<Record<string, Subnet>>,
    ["zone", "subnet"],
    (zone, { id }) => ({
      key: zone,
      value: id,
      when: when<boolean>(
        isNull(zones),
        () => true,
        () => contains(sort(zones as Expr<readonly string[]>), zone),
      ),
    }),
  );
}

/** The subnets of some tiers under `tier/zone`. */
export function subnetsOf(
  inputs: GatewayEndpointsInputs,
  tiers: Expr<readonly string[]>,
): Expr<Record<string, PlacedSubnet>> {
  const placed = flatten<PlacedSubnet>(
    listFrom<Tier, PlacedSubnet[]>(tiersOf(inputs), ["tier", "settings"], (tier, { subnets }) => ({
      value: listFrom<Subnet, PlacedSubnet>(
        subnets as Expr<Record<string, Subnet>>,
        ["zone", "subnet"],
        (zone, subnet) => ({ value: placedSubnet(tier, zone, subnet) }),
      ),
      when: contains(tiers, tier),
    })),
  );
  return mapEach<PlacedSubnet, PlacedSubnet>(placed, ["subnet"], (subnet) => ({
    key: subnet.key,
    value: subnet,
  }));
}

const placedSubnet = (tier: Expr<string>, zone: Expr<string>, subnet: Expr<Subnet>): Expr<PlacedSubnet> =>
  object<PlacedSubnet>({
    key: str`${tier}/${zone}`,
    tier,
    zone,
    cidrBlock: subnet.cidrBlock,
    ipv6CidrBlock: subnet.ipv6CidrBlock,
    routeTableId: subnet.routeTableId,
  });

export const isIpv6 = (range: Expr<string>): Expr<boolean> => matches(":", range);

/** The zones of some tiers; a zone may come more than once. */
export const zonesOf = (inputs: GatewayEndpointsInputs, tiers: Expr<readonly string[]>): Expr<string[]> =>
  flatten<string>(
    listFrom<Tier, string[]>(tiersOf(inputs), ["tier", "settings"], (tier, { subnets }) => ({
      value: listFrom<Subnet, string>(
        subnets as Expr<Record<string, Subnet>>,
        ["zone", "subnet"],
        (zone) => ({
          value: zone,
        }),
      ),
      when: contains(tiers, tier),
    })),
  );

export const chosenZones = (inputs: GatewayEndpointsInputs): Expr<readonly string[]> =>
  orElse<readonly string[]>(inputs.zones, () => zonesOfTier(inputs));

/** None of a tier that is not there. */
export const zonesOfTier = (inputs: GatewayEndpointsInputs): Expr<string[]> =>
  zonesOf(inputs, items<string>([inputs.tier]));
