/** The route tables that a peering's routes go into, known by the place of their subnet. */
import type { Infer } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { subnetReference, tierReference } from "../network-reference.contract";
import type { PeeringInputs } from "./peering.contract";

type TierReferenceValue = Infer<typeof tierReference>;
type SubnetReferenceValue = Infer<typeof subnetReference>;

export type Side = "requester" | "accepter";

/** Whether the tier's tables get routes: a public one only where it is named. */
function isRouted(inputs: PeeringInputs, side: Side, tier: Expr<string>, kind: Expr<string>): Expr<boolean> {
  const chosen = side === "requester" ? inputs.requesterTiers : inputs.accepterTiers;
  return x.when(
    x.isNull(chosen),
    () => x.ne(kind, "public"),
    () => x.contains(chosen as Expr<readonly string[]>, tier),
  );
}

/** A route table by the place of its subnet. */
export interface Place {
  readonly name: string;
  readonly routeTableId: string | null;
}

/** The route tables of the routed tiers. */
export function placesOf(inputs: PeeringInputs, side: Side): Expr<Place[]> {
  return x.flatten<Place>(
    x.listFrom<TierReferenceValue, Place[]>(inputs[side].tiers, ["tier", "settings"], (tier, settings) => ({
      value: x.listFrom<SubnetReferenceValue, Place>(
        settings.subnets,
        ["zone", "subnet"],
        (zone, { routeTableId }) => ({
          value: x.object<Place>({ name: x.str`${tier}/${zone}`, routeTableId }),
        }),
      ),
      when: isRouted(inputs, side, tier, settings.kind as Expr<string>),
    })),
  );
}
