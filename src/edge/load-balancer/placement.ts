/** The subnets that the load balancer stands in. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { LoadBalancerInputs } from "./load-balancer.inputs";

export interface Subnet {
  readonly id: string;
  readonly ipv6CidrBlock: string | null;
}

/** Whether a zone is named, or none is. */
export const isChosen = ({ zones }: LoadBalancerInputs, zone: Expr<string>): Expr<boolean> =>
  x.ifSet(
    zones,
    (zones) => x.contains(x.sort(zones), zone),
    () => true,
  );

/** The tier's subnets in the zones that are chosen. */
export function subnetsOf(inputs: LoadBalancerInputs): Expr<Record<string, Subnet>> {
  const { subnets } = x.get(inputs.network.tiers, inputs.tier);
  return x.mapFrom(subnets, ["zone", "subnet"], (zone, subnet) => ({
    key: zone,
    value: subnet,
    when: isChosen(inputs, zone),
  }));
}

export function subnetIds(inputs: LoadBalancerInputs): Expr<string[]> {
  const { subnets } = x.get(inputs.network.tiers, inputs.tier);
  return x.listFrom(subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: isChosen(inputs, zone),
  }));
}
