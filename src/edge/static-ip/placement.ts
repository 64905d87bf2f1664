/** Where the Network Load Balancer stands, and which topology it belongs to. */
import {
  contains,
  type Expr,
  eq,
  get,
  hasKey,
  isNull,
  listFrom,
  ne,
  orElse,
  sort,
  when,
} from "../../core/expressions";
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
  ne<string>(topology, "global-accelerator");
export const isAccelerated = ({ topology }: StaticIpInputs) => eq<string>(topology, "global-accelerator");
export const isDirect = ({ topology }: StaticIpInputs) => eq<string>(topology, "nlb-nginx");
export const isBeforeAlb = ({ topology }: StaticIpInputs) => eq<string>(topology, "nlb-alb");

export const tiersOf = ({ network }: StaticIpInputs) => network.tiers as Expr<Record<string, TierOf>>;

/** Whether a zone is named, or none is. */
const isChosen = ({ zones }: StaticIpInputs, zone: Expr<string>): Expr<boolean> =>
  when<boolean>(
    isNull(zones),
    () => true,
    () => contains(sort(zones as Expr<readonly string[]>), zone),
  );

/** The tier's zones that are chosen, whatever the topology. */
export const chosenZones = (inputs: StaticIpInputs): Expr<string[]> =>
  listFrom<Subnet, string>(subnetsOfTier(inputs), ["zone", "subnet"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

export const subnetsOfTier = (inputs: StaticIpInputs): Expr<Readonly<Record<string, Subnet>>> =>
  when<Readonly<Record<string, Subnet>>>(
    hasKey(tiersOf(inputs), inputs.tier),
    () => get(tiersOf(inputs), inputs.tier).subnets,
    () => ({}),
  );

/** The zones that the load balancer stands in: none where an accelerator takes its place. */
export const zonesOf = (inputs: StaticIpInputs): Expr<string[]> =>
  when<string[]>(
    hasNetworkLoadBalancer(inputs),
    () => chosenZones(inputs),
    () => [],
  );

/** The Application Load Balancer's port that a listener leads to. */
export const albPort = ({ albPort: given, port }: Expr<StaticIpListener>): Expr<number> =>
  orElse<number>(given, () => port);

/** The Application Load Balancer's ARN; empty without one, where nothing asks for it. */
export const albArn = ({ loadBalancer }: StaticIpInputs): Expr<string> =>
  when<string>(
    isNull(loadBalancer),
    () => "",
    () => loadBalancer.arn,
  );

/** The Application Load Balancer's groups; none without one. */
export const albGroups = ({ loadBalancer }: StaticIpInputs): Expr<readonly SecurityGroupReferenceValue[]> =>
  when<readonly SecurityGroupReferenceValue[]>(
    isNull(loadBalancer),
    () => [],
    () => loadBalancer.securityGroups,
  );
