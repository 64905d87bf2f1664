/** Where the Network Load Balancer stands, and which topology it belongs to. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import type { StaticIpListener } from "./listener.contract";
import type { StaticIpInputs } from "./static-ip.inputs";

export interface Subnet {
  readonly id: string;
  readonly ipv6CidrBlock: string | null;
}

interface TierOf {
  readonly kind: string;
  readonly subnets: Readonly<Record<string, Subnet>>;
}

export const hasNetworkLoadBalancer = ({ topology }: StaticIpInputs) =>
  x.ne<string>(topology, "global-accelerator");
export const isAccelerated = ({ topology }: StaticIpInputs) => x.eq<string>(topology, "global-accelerator");
export const isDirect = ({ topology }: StaticIpInputs) => x.eq<string>(topology, "nlb-nginx");
export const isBeforeAlb = ({ topology }: StaticIpInputs) => x.eq<string>(topology, "nlb-alb");

export const tiersOf = ({ network }: StaticIpInputs) => network.tiers as Expr<Record<string, TierOf>>;

/** Whether a zone is named, or none is. */
const isChosen = ({ zones }: StaticIpInputs, zone: Expr<string>): Expr<boolean> =>
  x.when<boolean>(
    x.isNull(zones),
    () => true,
    () => x.contains(x.sort(zones as Expr<readonly string[]>), zone),
  );

/** The tier's zones that are chosen, whatever the topology. */
export const chosenZones = (inputs: StaticIpInputs): Expr<string[]> =>
  x.listFrom<Subnet, string>(subnetsOfTier(inputs), ["zone", "subnet"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

export const subnetsOfTier = (inputs: StaticIpInputs): Expr<Readonly<Record<string, Subnet>>> =>
  x.when<Readonly<Record<string, Subnet>>>(
    x.hasKey(tiersOf(inputs), inputs.tier),
    () => x.get(tiersOf(inputs), inputs.tier).subnets,
    () => ({}),
  );

/** The zones that the load balancer stands in: none where an accelerator takes its place. */
export const zonesOf = (inputs: StaticIpInputs): Expr<string[]> =>
  x.when<string[]>(
    hasNetworkLoadBalancer(inputs),
    () => chosenZones(inputs),
    () => [],
  );

/** The Application Load Balancer's port that a listener leads to. */
export const albPort = ({ albPort: given, port }: Expr<StaticIpListener>): Expr<number> =>
  x.orElse<number>(given, () => port);

/** The Application Load Balancer's ARN; empty without one, where nothing asks for it. */
export const albArn = ({ loadBalancer }: StaticIpInputs): Expr<string> =>
  x.when<string>(
    x.isNull(loadBalancer),
    () => "",
    () => loadBalancer.arn,
  );

/** The Application Load Balancer's groups; none without one. */
export const albGroups = ({ loadBalancer }: StaticIpInputs): Expr<readonly SecurityGroupReferenceValue[]> =>
  x.when<readonly SecurityGroupReferenceValue[]>(
    x.isNull(loadBalancer),
    () => [],
    () => loadBalancer.securityGroups,
  );
