/** In which subnets endpoints lie: one in a zone. */
import {
  contains,
  type Expr,
  flatten,
  get,
  type In,
  isNull,
  listEach,
  listFrom,
  mapFrom,
  mergeAll,
  ne,
  sort,
  when,
} from "../core/expressions";
import type { NetworkReferenceValue } from "../network/network-reference.contract";

export type Network = Expr<NetworkReferenceValue>;
type Tier = NetworkReferenceValue["tiers"][string];
type Subnet = Tier["subnets"][string];
type Names = Expr<readonly string[] | null>;

/** The private and the isolated tiers. */
export const innerTiers = ({ tiers }: Network): Expr<string[]> =>
  listFrom<Tier, string>(tiers, ["tier", "settings"], (tier, { kind }) => ({ value: tier, when: ne<string>(kind, "public") }));

/** The tiers that are named, or those of `otherwise`. */
export const tiersOr = (named: Names, otherwise: () => In<readonly string[]>): Expr<readonly string[]> =>
  when<readonly string[]>(isNull(named), otherwise, () => sort(named as Expr<readonly string[]>));

/** Whether a zone is among those that are named; all are where none is. */
const isChosen = (zones: Names, zone: Expr<string>): Expr<boolean> =>
  when<boolean>(isNull(zones), () => true, () => contains(zones as Expr<readonly string[]>, zone));

/** Subnet ids by zone. */
export function subnetsByZone({ tiers: all }: Network, tiers: Expr<readonly string[]>, zones: Names): Expr<Record<string, string>> {
  return mergeAll<string>(
    listEach<string, Record<string, string>>(tiers, ["tier"], (tier) => ({
      value: mapFrom<Subnet, string>(get(all, tier).subnets, ["zone", "subnet"], (zone, subnet) => ({
        key: zone,
        value: subnet.id,
        when: isChosen(zones, zone),
      })),
    })),
  );
}

/** The route tables of tiers; those that subnets share count once, since the provider takes a set. */
export function routeTables({ tiers: all }: Network, tiers: Expr<readonly string[]>): Expr<string[]> {
  return flatten<string>(
    listEach<string, string[]>(tiers, ["tier"], (tier) => ({
      value: listFrom<Subnet, string>(get(all, tier).subnets, ["zone", "subnet"], (_, { routeTableId }) => ({
        value: routeTableId as Expr<string>,
      })),
    })),
  );
}
