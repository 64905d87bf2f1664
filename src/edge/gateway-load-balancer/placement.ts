/** The subnets that the load balancer stands in. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { GatewayLoadBalancerInputs } from "./gateway-load-balancer.inputs";

interface Subnet {
  readonly id: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string | null;
}

/** Whether a zone is named, or none is. */
const isChosen = ({ zones }: GatewayLoadBalancerInputs, zone: Expr<string>): Expr<boolean> =>
  x.ifSet(
    zones,
    (zones) => x.contains(x.sort(zones), zone),
    () => true,
  );

/** The tier's subnets in the zones that are chosen, by zone. */
export function subnetsOf(inputs: GatewayLoadBalancerInputs): Expr<Record<string, Subnet>> {
  const { subnets } = x.get(inputs.network.tiers, inputs.tier);
  return x.mapFrom(subnets, ["zone", "subnet"], (zone, subnet) => ({
    key: zone,
    value: subnet,
    when: isChosen(inputs, zone),
  }));
}

/** None of a tier that is not there. */
export const zonesOfTier = ({ network, tier }: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.when(
    x.hasKey(network.tiers, tier),
    () => x.keys(x.get(network.tiers, tier).subnets),
    () => [],
  );

export const chosenZones = (inputs: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.listEach(zonesOfTier(inputs), ["zone"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));
