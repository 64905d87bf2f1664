/** In which subnets endpoints lie: one in a zone. */
import type { Construct } from "constructs";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import type { NetworkReferenceValue } from "../network/reference";

export type Network = Expr<NetworkReferenceValue>;
export type Names = Expr<readonly string[] | null>;

/** The private tiers; the isolated ones of a network without. Both kinds are in its default, and share zones. */
export const innerTiers = ({ tiers }: Network): Expr<string[]> => {
  const kinds = x.listFrom(tiers, ["tier", "settings"], (_, { kind }) => ({ value: kind }));
  const chosen = x.when(
    x.contains(kinds, "private"),
    () => "private",
    () => "isolated",
  );
  return x.listFrom(tiers, ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: x.eq<string>(kind, chosen),
  }));
};

/** The tiers that are named, or those of `otherwise`. */
export const tiersOr = (named: Names, otherwise: () => In<readonly string[]>): Expr<readonly string[]> =>
  x.ifSet(named, (named) => x.sort(named), otherwise);

/** The block's tiers: those that are named, else the private or the isolated ones. */
export const blockTiers = ({ tiers, network }: { readonly tiers: Names; readonly network: Network }) =>
  tiersOr(tiers, () => innerTiers(network));

/** The same as a named step. */
export const tiersOfBlock = (scope: Construct, inputs: Parameters<typeof blockTiers>[0]) =>
  local(scope, "tiers", blockTiers(inputs));

/** Whether a zone is among those that are named first, else among the block's; all are where neither names any. */
export function isChosen(zone: Expr<string>, own: Names, ofBlock: Names): Expr<boolean> {
  const byDefault = () => x.ifSet(ofBlock, x.sort, () => x.items([zone]));
  return x.contains(x.ifSet(own, x.sort, byDefault), zone);
}

/** No choice of zones. */
export const ALL_ZONES: Names = x.lift<readonly string[] | null>(null);

/** Subnet ids by zone. */
export function subnetsByZone(
  { tiers: all }: Network,
  tiers: Expr<readonly string[]>,
  zones: Names,
  ofBlock: Names,
): Expr<Record<string, string>> {
  return x.mergeAll(
    x.listEach(tiers, ["tier"], (tier) => ({
      value: x.mapFrom(x.get(all, tier).subnets, ["zone", "subnet"], (zone, subnet) => ({
        key: zone,
        value: subnet.id,
        when: isChosen(zone, zones, ofBlock),
      })),
    })),
  );
}

/** The route tables of tiers; those that subnets share count once, since the provider takes a set. */
export function routeTables({ tiers: all }: Network, tiers: Expr<readonly string[]>): Expr<string[]> {
  return x.flatten(
    x.listEach(tiers, ["tier"], (tier) => ({
      value: x.listFrom(x.get(all, tier).subnets, ["zone", "subnet"], (_, { routeTableId }) => ({
        value: routeTableId as Expr<string>,
      })),
    })),
  );
}
