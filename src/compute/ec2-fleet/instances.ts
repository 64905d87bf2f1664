/** Which instances a group has: their types, weights, and how they are bought. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";

export interface Override {
  readonly instanceType: string;
  readonly weight: number | null;
}

/** Whether the group needs a mixed instances policy; one type, all On-Demand, is plain. */
export const isMixed = ({ instanceTypes, weights, purchase }: Ec2FleetInputs): Expr<boolean> =>
  x.or(x.gt(x.length(instanceTypes), 1), x.not(x.isEmpty(weights)), x.lt(purchase.onDemandPercentage, 100));

export const overrides = ({ instanceTypes, weights }: Ec2FleetInputs): Expr<Override[]> =>
  x.listEach(instanceTypes, ["type"], (type) => ({
    value: x.object<Override>({
      instanceType: type,
      weight: x.attempt(
        () => x.get(weights, type),
        () => null,
      ),
    }),
  }));
