/** Where the Network Load Balancer stands, and which topology it belongs to. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
import type { StaticIpListener } from "./listener.contract";
import type { StaticIpInputs } from "./static-ip.inputs";

export interface Subnet {
  readonly id: string;
  readonly ipv6CidrBlock: string | null;
}

export const hasNetworkLoadBalancer = ({ topology }: StaticIpInputs) => x.ne(topology, "global-accelerator");
export const isAccelerated = ({ topology }: StaticIpInputs) => x.eq(topology, "global-accelerator");
export const isDirect = ({ topology }: StaticIpInputs) => x.eq(topology, "nlb-nginx");
export const isBeforeAlb = ({ topology }: StaticIpInputs) => x.eq(topology, "nlb-alb");

export const tiersOf = ({ network }: StaticIpInputs) => network.tiers;

/** Whether a zone is named, or none is. */
const isChosen = ({ zones }: StaticIpInputs, zone: Expr<string>): Expr<boolean> =>
  x.ifSet(
    zones,
    (zones) => x.contains(x.sort(zones), zone),
    () => true,
  );

/** The tier's zones that are chosen, whatever the topology. */
export const chosenZones = (inputs: StaticIpInputs): Expr<string[]> =>
  x.listFrom(subnetsOfTier(inputs), ["zone", "subnet"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

export const subnetsOfTier = (inputs: StaticIpInputs): Expr<Readonly<Record<string, Subnet>>> =>
  x.when(
    x.hasKey(tiersOf(inputs), inputs.tier),
    () => x.get(tiersOf(inputs), inputs.tier).subnets,
    () => ({}),
  );

/** The zones that the load balancer stands in: none where an accelerator takes its place. */
export const zonesOf = (inputs: StaticIpInputs): Expr<string[]> =>
  x.when(
    hasNetworkLoadBalancer(inputs),
    () => chosenZones(inputs),
    () => [],
  );

/** The Application Load Balancer's port that a listener leads to. */
export const albPort = ({ albPort: given, port }: Expr<StaticIpListener>): Expr<number> =>
  x.orElse(given, () => port);

/** The Application Load Balancer's ARN; empty without one, where nothing asks for it. */
export const albArn = ({ loadBalancer }: StaticIpInputs): Expr<string> =>
  x.ifSet(
    loadBalancer,
    (loadBalancer) => loadBalancer.arn,
    () => "",
  );

/** The Application Load Balancer's groups; none without one. */
export const albGroups = ({ loadBalancer }: StaticIpInputs): Expr<readonly SecurityGroupReferenceValue[]> =>
  x.ifSet(
    loadBalancer,
    (loadBalancer) => loadBalancer.securityGroups,
    () => [],
  );
