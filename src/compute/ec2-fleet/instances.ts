/** Which instances a group has: their types, weights, and how they are bought. */
import {
  attempt,
  type Expr,
  get,
  gt,
  isEmpty,
  length,
  listEach,
  lt,
  not,
  object,
  or,
} from "../../core/expressions";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";

export interface Override {
  readonly instanceType: string;
  readonly weight: number | null;
}

/** Whether the group needs a mixed instances policy; one type, all On-Demand, is plain. */
export const isMixed = ({ instanceTypes, weights, purchase }: Ec2FleetInputs): Expr<boolean> =>
  or(gt(length(instanceTypes), 1), not(isEmpty(weights)), lt(purchase.onDemandPercentage, 100));

export const overrides = ({ instanceTypes, weights }: Ec2FleetInputs): Expr<Override[]> =>
  listEach<string, Override>(instanceTypes, ["type"], (type) => ({
    value: object<Override>({
      instanceType: type,
      weight: attempt<number | null>(
        () => get<number>(weights, type),
        () => null,
      ),
    }),
  }));
