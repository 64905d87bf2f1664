/** Kinds of ends: of two pairs whose ends are of the same kinds and whose groups stand alike to each other, one answer is true. */
import type { Ports } from "../address/range";
import { placesOf } from "../address/world";
import type { End } from "../ends/ends";
import type { Direction, GroupRule, Peer, SecurityGroup } from "../model/groups";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import { isUnknown, type Ref } from "../terraform/value";

/** Where an end is and what its groups say; `whole` tells its groups by name, `alike` by what they do but for naming groups. */
export interface Kind {
  readonly whole: string;
  /** Undefined where more is asked of its groups than whether the two ends' name each other. */
  readonly alike: { readonly text: string; readonly guards: Guards } | undefined;
}

/** The groups of an end, and which groups their rules name. */
interface Guards {
  readonly ids: readonly string[];
  readonly rules: Readonly<Record<Direction, readonly GroupRule[]>>;
  /** By direction and ports, since every pair asks for one of a few. */
  readonly named: Map<string, ReadonlySet<string>>;
}

export const kindNamed = (name: string): Kind => ({ whole: name, alike: undefined });

export function kindsIn(network: Network): (end: End) => Kind {
  const places = placesOf(network.mentioned);
  const numbers = new Map<string, string>();
  // each long text once: pairs are told apart by short ones
  const numbered = (text: string): string => {
    const number = numbers.get(text) ?? `#${numbers.size}`;
    numbers.set(text, number);
    return number;
  };
  const hasThird = leadsOverOthers(network);
  return (end) => {
    if (end.kind !== "members") return kindNamed(end.name);
    const place = JSON.stringify([placeOf(network, end, places), end.doubts]);
    const whole = numbered(place + JSON.stringify(end.interfaces.map(({ groups }) => groups.map(refText))));
    const guards = hasThird || isSpecial(network, end) ? undefined : guardsOf(network, end.interfaces);
    return { whole, alike: guards && { text: numbered(place + doesText(guards)), guards } };
  };
}

type Members = End & { kind: "members" };

/** What the answers depend on besides groups: subnets, the ranges of rules that its addresses are in, and load balancers. */
function placeOf(network: Network, end: Members, places: (end: bigint, version: 4 | 6) => number) {
  const parts = end.interfaces.map(
    ({ subnet, ranges, publicAddress, clientPorts, isUnguarded, isHidden, listens, doubts }) => [
      subnet.id,
      ranges.map(({ version, first, last }) => [version, places(first, version), places(last, version)]),
      typeof publicAddress === "object" ? places(publicAddress.first, 4) : publicAddress,
      clientPorts.first,
      isUnguarded,
      isHidden,
      listens,
      doubts,
    ],
  );
  return [isSpecial(network, end) ? end.addresses : "", parts];
}

const isSpecial = ({ balancing }: Network, { addresses, isIn }: Members): boolean =>
  isIn.length > 0 ||
  addresses.some(
    (address) =>
      balancing.ways.has(address) ||
      balancing.registered.has(address) ||
      /aws_(apprunner_service|lambda_function|eks_cluster|a?lb)\./.test(address),
  );

/** Appliances on the way have groups of their own, which are asked about the sender's. */
const leadsOverOthers = ({ tables }: Network): boolean =>
  [...tables.values()].some(({ routes }) =>
    routes.some(({ kind }) => kind === "network_interface" || kind === "instance"),
  );

/** Undefined where interfaces have different ones, or where one of them or of those that it names is not known. */
function guardsOf(network: Network, interfaces: readonly Interface[]): Guards | undefined {
  const [first] = interfaces;
  if (!first || interfaces.some((one) => one.isUnguarded || textOf(one) !== textOf(first))) return undefined;
  const groups = first.groups.map((ref) => (isUnknown(ref) ? undefined : network.groups.get(ref)));
  if (!groups.every((group): group is SecurityGroup => group !== undefined && isKnown(group)))
    return undefined;
  return {
    ids: groups.map(({ id }) => id),
    rules: {
      ingress: groups.flatMap(({ ingress }) => ingress),
      egress: groups.flatMap(({ egress }) => egress),
    },
    named: new Map(),
  };
}

const textOf = ({ groups }: Interface): string => JSON.stringify(groups.map(refText));

const refText = (ref: Ref) => (isUnknown(ref) ? (ref.candidates ?? ref.reason) : ref);

const isKnown = ({ doubts, ingress, egress }: SecurityGroup): boolean =>
  doubts.length === 0 && [...ingress, ...egress].every(({ peer }) => !isOpen(peer));

const isOpen = (peer: Peer): boolean =>
  "unknown" in peer ||
  ("group" in peer && isUnknown(peer.group)) ||
  ("prefixList" in peer && isUnknown(peer.prefixList));

/** Rules that name a range or a prefix list. */
function doesText({ rules }: Guards): string {
  const texts = (direction: Direction) =>
    new Set(
      rules[direction].flatMap(({ protocol, ports, peer }) =>
        "group" in peer ? [] : [`${protocol} ${ports.first}-${ports.last} ${peerText(peer)}`],
      ),
    );
  return JSON.stringify([[...texts("ingress")].sort(), [...texts("egress")].sort()]);
}

function peerText(peer: Peer): string {
  if ("range" in peer) return `${peer.range.version} ${peer.range.first}-${peer.range.last}`;
  return "prefixList" in peer ? String(peer.prefixList) : "";
}

/** The same of two pairs whose answers are the same. */
export function pairOf(network: Network, source: Kind, target: Kind, ports: Ports): string {
  const at = `${ports.first}-${ports.last}`;
  if (!source.alike || !target.alike) return `${source.whole} ${target.whole} ${at}`;
  const [from, to] = [source.alike, target.alike];
  const out = names(network, from.guards, "egress", ports, to.guards);
  const into = names(network, to.guards, "ingress", ports, from.guards);
  return `${from.text} ${to.text} ${at} ${out} ${into}`;
}

/** Whether rules for these ports name a group of the other's. */
function names(network: Network, one: Guards, direction: Direction, ports: Ports, other: Guards): boolean {
  const key = `${direction} ${ports.first}-${ports.last}`;
  const named = one.named.get(key) ?? namedBy(network, one.rules[direction], ports);
  one.named.set(key, named);
  return other.ids.some((id) => named.has(id));
}

function namedBy({ groups }: Network, rules: readonly GroupRule[], asked: Ports): ReadonlySet<string> {
  const fitting = rules.filter(
    ({ protocol, ports }) =>
      (protocol === "-1" || protocol === "tcp") && ports.first <= asked.first && asked.last <= ports.last,
  );
  return new Set(
    fitting.flatMap(({ peer }) =>
      "group" in peer && !isUnknown(peer.group) ? [groups.get(peer.group)?.id ?? peer.group] : [],
    ),
  );
}
