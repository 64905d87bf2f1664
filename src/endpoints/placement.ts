/** In which subnets endpoints lie: one in a zone. */
import {
  contains,
  type Expr,
  flatten,
  get,
  type In,
  isNull,
  lift,
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
export type Names = Expr<readonly string[] | null>;

/** The private and the isolated tiers. */
export const innerTiers = ({ tiers }: Network): Expr<string[]> =>
  listFrom<Tier, string>(tiers, ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: ne<string>(kind, "public"),
  }));

/** The tiers that are named, or those of `otherwise`. */
export const tiersOr = (named: Names, otherwise: () => In<readonly string[]>): Expr<readonly string[]> =>
  when<readonly string[]>(isNull(named), otherwise, () => sort(named as Expr<readonly string[]>));

/** The block's tiers: those that are named, else all that are not public. */
export const blockTiers = ({ tiers, network }: { readonly tiers: Names; readonly network: Network }) =>
  tiersOr(tiers, () => innerTiers(network));

/** Whether a zone is among those that are named first, else among the block's; all are where neither names any. */
export function isChosen(zone: Expr<string>, own: Names, ofBlock: Names): Expr<boolean> {
  const sorted = (names: Names) => sort(names as Expr<readonly string[]>);
  const byDefault = () =>
    when<readonly string[]>(
      isNull(ofBlock),
      () => [zone],
      () => sorted(ofBlock),
    );
  return contains(
    when<readonly string[]>(isNull(own), byDefault, () => sorted(own)),
    zone,
  );
}

/** No choice of zones. */
export const ALL_ZONES: Names = lift<readonly string[] | null>(null);

/** Subnet ids by zone. */
export function subnetsByZone(
  { tiers: all }: Network,
  tiers: Expr<readonly string[]>,
  zones: Names,
  ofBlock: Names,
): Expr<Record<string, string>> {
  return mergeAll<string>(
    listEach<string, Record<string, string>>(tiers, ["tier"], (tier) => ({
      value: mapFrom<Subnet, string>(get(all, tier).subnets, ["zone", "subnet"], (zone, subnet) => ({
        key: zone,
        value: subnet.id,
        when: isChosen(zone, zones, ofBlock),
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
