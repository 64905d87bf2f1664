/** The route tables that a peering's routes go into, known by the place of their subnet. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { PeeringInputs } from "./peering.contract";

export type Side = "requester" | "accepter";

/** Whether the tier's tables get routes: a public one only where it is named. */
function isRouted(inputs: PeeringInputs, side: Side, tier: Expr<string>, kind: Expr<string>): Expr<boolean> {
  const chosen = side === "requester" ? inputs.requesterTiers : inputs.accepterTiers;
  return x.ifSet(
    chosen,
    (chosen) => x.contains(chosen, tier),
    () => x.ne(kind, "public"),
  );
}

/** A route table by the place of its subnet. */
export interface Place {
  readonly name: string;
  readonly routeTableId: string | null;
}

/** The route tables of the routed tiers. */
export function placesOf(inputs: PeeringInputs, side: Side): Expr<Place[]> {
  return x.flatten(
    x.listFrom(inputs[side].tiers, ["tier", "settings"], (tier, settings) => ({
      value: x.listFrom(settings.subnets, ["zone", "subnet"], (zone, { routeTableId }) => ({
        value: x.object<Place>({ name: x.str`${tier}/${zone}`, routeTableId }),
      })),
      when: isRouted(inputs, side, tier, settings.kind),
    })),
  );
}
