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
  x.when<boolean>(
    x.isNull(zones),
    () => true,
    () => x.contains(x.sort(zones as Expr<readonly string[]>), zone),
  );

/** The tier's subnets in the zones that are chosen, by zone. */
export function subnetsOf(inputs: GatewayLoadBalancerInputs): Expr<Record<string, Subnet>> {
  const { subnets } = x.get(inputs.network.tiers, inputs.tier);
  return x.mapFrom<Subnet, Subnet>(
    subnets as unknown as Expr<Record<string, Subnet>>,
    ["zone", "subnet"],
    (zone, subnet) => ({ key: zone, value: subnet, when: isChosen(inputs, zone) }),
  );
}

/** None of a tier that is not there. */
export const zonesOfTier = ({ network, tier }: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.when<string[]>(
    x.hasKey(network.tiers, tier),
    () => x.keys(x.get(network.tiers, tier).subnets),
    () => [],
  );

export const chosenZones = (inputs: GatewayLoadBalancerInputs): Expr<string[]> =>
  x.listEach<string, string>(zonesOfTier(inputs), ["zone"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));
