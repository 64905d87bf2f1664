/** Tells pairs apart that no rule of the target's groups can let in, by whatever way: most of all pairs, and quickly. */
import { overlaps, type Ports, type Range } from "../address/range";
import type { End } from "../ends/ends";
import type { GroupRule } from "../model/groups";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import { isUnknown, type Ref, refIn } from "../terraform/value";

/** What a target's groups let in on some ports; undefined where that is not known, or is not theirs to say. */
export interface Door {
  readonly groups: ReadonlySet<string>;
  readonly ranges: readonly Range[];
}

export function doorOf(network: Network, end: End, ports: Ports): Door | undefined {
  if (end.kind !== "members" || end.interfaces.length === 0 || isReachedOtherwise(end)) return undefined;
  const groups = new Set<string>();
  const ranges: Range[] = [];
  for (const member of end.interfaces) {
    const rules = rulesOf(network, member, ports);
    if (rules === undefined) return undefined;
    for (const { peer } of rules) {
      if ("range" in peer) ranges.push(peer.range);
      else if ("group" in peer && typeof peer.group === "string") groups.add(idOf(network, peer.group));
      else return undefined;
    }
  }
  return { groups, ranges };
}

/** At a public address, others come in than those that knock. */
const isReachedOtherwise = ({ addresses, interfaces }: End & { kind: "members" }): boolean =>
  addresses.some((address) => /aws_(apprunner_service|lambda_function|eks_cluster)\./.test(address)) ||
  interfaces.some(({ publicAddress }) => publicAddress !== undefined);

/** Whether it may be reached over a load balancer on these ports. */
export const isBalanced = ({ balancing }: Network, end: End, { first, last }: Ports): boolean =>
  end.kind === "members" &&
  (balancing.open.length > 0 ||
    end.addresses.some(
      (address) =>
        balancing.registered.has(address) ||
        balancing.ways.get(address)?.some(({ listener: { port } }) => first <= port && port <= last),
    ));

function rulesOf(
  network: Network,
  member: Interface,
  { first, last }: Ports,
): readonly GroupRule[] | undefined {
  if (member.isUnguarded || member.doubts.length > 0) return undefined;
  const groups = member.groups.map((ref) => (isUnknown(ref) ? undefined : network.groups.get(ref)));
  if (groups.some((group) => group === undefined || group.doubts.length > 0)) return undefined;
  const fits = ({ protocol, ports }: GroupRule) =>
    (protocol === "-1" || protocol === "tcp") && ports.first <= first && last <= ports.last;
  return groups.flatMap((group) => group?.ingress.filter(fits) ?? []);
}

const idOf = (network: Network, group: string): string => network.groups.get(group)?.id ?? group;

/** Whether nobody of the source is let in, neither as itself nor as a NAT gateway on its way. */
export function isHopeless(network: Network, source: End, { groups, ranges }: Door): boolean {
  if (source.kind === "internet")
    return !([4, 6] as const).some((version) =>
      ranges.some((range) => overlaps(range, network.anyAddress(version))),
    );
  if (source.kind !== "members" || source.doubts.length > 0 || source.interfaces.length === 0) return false;
  if (ranges.length > 0 && mayBeTranslated(network, ranges)) return false;
  return source.interfaces.every(
    (one) =>
      one.publicAddress === undefined &&
      one.groups.every((ref: Ref) => !isUnknown(ref) && !groups.has(idOf(network, ref))) &&
      !ranges.some((range) => one.ranges.some((own) => overlaps(range, own))),
  );
}

function mayBeTranslated({ inventory, subnets }: Network, ranges: readonly Range[]): boolean {
  return inventory.of("aws_nat_gateway").some(({ values }) => {
    const subnet = refIn(values.subnet_id);
    const own = typeof subnet === "string" ? subnets.get(subnet) : undefined;
    return own === undefined || own.ranges.some((range) => ranges.some((rule) => overlaps(rule, range)));
  });
}
