/**
 * What stacks take of the quotas that AWS sets low for a new account. Names, codes and defaults: Service Quotas, and the
 * pages Amazon VPC quotas, AWS PrivateLink quotas and Quotas for your Application Load Balancers (read on 2026-11-29).
 */
import { type Instance, instancesOf, type Resources } from "./instances";

export interface Quota {
  /** What is counted, in the plural. */
  readonly name: string;
  readonly default: number;
  /** For `aws service-quotas request-service-quota-increase`. */
  readonly service: "ec2" | "vpc" | "elasticloadbalancing";
  readonly code: string;
  /** Whether all stacks of a region share it; else each VPC, group or table has its own. */
  readonly isShared: boolean;
  /** What of it there is when an account is opened. */
  readonly taken?: { readonly number: number; readonly by: string };
  /** The place that each one counts for: "" for the whole region or VPC. */
  readonly places: (resources: Resources) => readonly string[];
}

const each = (resources: Resources, type: string, place: (instance: Instance) => string = () => "") =>
  instancesOf(resources, type).map(place);

const endpoints = (resources: Resources, kinds: readonly string[]) =>
  instancesOf(resources, "aws_vpc_endpoint")
    // the provider's default
    .filter((endpoint) => kinds.includes(endpoint.text("vpc_endpoint_type") ?? "Gateway"))
    .map(() => "");

const isApplication = (balancer: Instance) =>
  ["application", undefined].includes(balancer.text("load_balancer_type"));

export const QUOTAS: readonly Quota[] = [
  {
    name: "Elastic IPs",
    default: 5,
    service: "ec2",
    code: "L-0263D0A3",
    isShared: true,
    places: (resources) => each(resources, "aws_eip"),
  },
  {
    name: "VPCs",
    default: 5,
    service: "vpc",
    code: "L-F678F1CE",
    isShared: true,
    taken: { number: 1, by: "the default VPC" },
    places: (resources) => each(resources, "aws_vpc"),
  },
  {
    name: "NAT gateways in one zone",
    default: 5,
    service: "vpc",
    code: "L-FE5A380F",
    isShared: true,
    places: (resources) => each(resources, "aws_nat_gateway", ({ key }) => key ?? ""),
  },
  {
    name: "gateway endpoints",
    default: 20,
    service: "vpc",
    code: "L-1B52E74A",
    isShared: true,
    places: (resources) => endpoints(resources, ["Gateway"]),
  },
  {
    name: "interface endpoints",
    default: 50,
    service: "vpc",
    code: "L-29B6F2EB",
    isShared: false,
    places: (resources) => endpoints(resources, ["Interface", "GatewayLoadBalancer"]),
  },
  {
    // one way; one that names an AWS-managed prefix list counts as more
    name: "rules of one security group",
    default: 60,
    service: "vpc",
    code: "L-0EA8095F",
    isShared: false,
    places: (resources) =>
      (["ingress", "egress"] as const).flatMap((way) =>
        each(
          resources,
          `aws_vpc_security_group_${way}_rule`,
          (rule) => `${way} ${rule.text("security_group_id")}`,
        ),
      ),
  },
  {
    name: "routes of one table",
    default: 50,
    service: "vpc",
    code: "L-93826ACB",
    isShared: false,
    places: (resources) => each(resources, "aws_route", (route) => `${route.text("route_table_id")}`),
  },
  {
    // of an Application Load Balancer, as if all of the stack's were of one
    name: "target groups",
    default: 100,
    service: "elasticloadbalancing",
    code: "L-822D1B1B",
    isShared: false,
    places: (resources) =>
      instancesOf(resources, "aws_lb").some(isApplication) ? each(resources, "aws_lb_target_group") : [],
  },
];

/** How many of each quota, by the place that they count for. */
export type Usage = ReadonlyMap<Quota, Readonly<Record<string, number>>>;

export function usageOf(resources: Resources): Usage {
  return new Map(QUOTAS.map((quota) => [quota, tally(quota.places(resources).map((place) => [place, 1]))]));
}

/** What several stacks of one region take together of what they share. */
export function sharedUsage(usages: readonly Usage[]): Usage {
  const shared = QUOTAS.filter(({ isShared }) => isShared);
  const entries = (quota: Quota) => usages.flatMap((usage) => Object.entries(usage.get(quota) ?? {}));
  return new Map(shared.map((quota) => [quota, tally(entries(quota))]));
}

function tally(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [place, count] of counts) sums[place] = (sums[place] ?? 0) + count;
  return sums;
}

/** In the place that has most. */
const most = (places: Readonly<Record<string, number>>) => Math.max(0, ...Object.values(places));

/** `Elastic IPs 6/5, VPCs 1/5`: what is taken, of the default. */
export const usageText = (usage: Usage): string =>
  [...usage]
    .filter(([, places]) => most(places) > 0)
    .map(([quota, places]) => `${quota.name} ${most(places)}/${quota.default}`)
    .join(", ");

/** What is over the default. */
export const exceeded = (usage: Usage): string[] =>
  [...usage].flatMap(([quota, places]) => {
    const { name, taken, service, code } = quota;
    if (most(places) + (taken?.number ?? 0) <= quota.default) return [];
    const beside = taken ? ` beside ${taken.by}` : "";
    return [`${most(places)} ${name}${beside}: the default quota is ${quota.default} (${service} ${code})`];
  });
