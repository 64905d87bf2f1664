/** Finds what a question means by its ends: a resource's address, the internet, a range, or a name. */
import { covers, parseRange, type Range, textOf } from "../address/range";
import { anyAddress, isPublic, split } from "../address/world";
import { ReachError } from "../error";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import type { Inside, Outside, Side } from "../walk/side";
import { nearestNames } from "./nearest";

export interface End {
  readonly name: string;
  /** Where it is: each of them for itself. */
  readonly sides: readonly Side[];
  /** By the internet: its public addresses. */
  readonly members: readonly Interface[];
  readonly doubts: readonly string[];
}

/** Above this, a range is too finely cut to be asked about piece by piece. */
const MOST_PARTS = 1024;

export function endOf(network: Network, name: string): End {
  if (name === "internet") return outside(name, [internet(network, 4)]);
  const range = parseRange(name);
  if (range) return { name, sides: sidesIn(network, range), members: [], doubts: [] };
  const found = network.interfaces.get(name);
  if (found) return ofMembers(name, found);
  throw new ReachError(notFound(network, name));
}

export const internet = (network: Network, version: 4 | 6): Outside => ({
  kind: "outside",
  range: anyAddress(version, network.mentioned),
  name: "internet",
});

const outside = (name: string, sides: readonly Outside[]): End => ({ name, sides, members: [], doubts: [] });

function ofMembers(name: string, members: readonly Interface[]): End {
  const doubts =
    members.length === 0 ? [`where ${name} is, is not known: its subnet is not in what was read`] : [];
  return { name, sides: members.flatMap(sidesOf), members, doubts };
}

const sidesOf = (member: Interface): Inside[] =>
  member.ranges
    .filter(({ version }) => version === 4)
    .map((range) => ({ kind: "inside", subnet: member.subnet, range, member }));

/** Addresses of interfaces that are known, of subnets, and of the world outside. */
function sidesIn(network: Network, range: Range): Side[] {
  const parts = split(range, network.mentioned);
  if (parts.length > MOST_PARTS)
    throw new ReachError(
      `${textOf(range)} is cut into ${parts.length} parts by rules and routes; allowed: up to ${MOST_PARTS}. Ask about a narrower range.`,
    );
  return parts.flatMap((part) => sideAt(network, part));
}

function sideAt(network: Network, range: Range): Side {
  const exact = [...network.interfaces.values()]
    .flat()
    .find((one) => one.isExact && one.ranges.some((own) => covers(own, range)));
  if (exact) return { kind: "inside", subnet: exact.subnet, range, member: exact };
  const subnet = [...network.subnets.values()].find(({ ranges }) => ranges.some((own) => covers(own, range)));
  if (subnet) return { kind: "inside", subnet, range, member: undefined };
  return { kind: "outside", range, name: isPublic(range) ? `internet ${textOf(range)}` : textOf(range) };
}

function notFound(network: Network, name: string): string {
  const known = ["internet", ...network.interfaces.keys()];
  const nearest = nearestNames(name, known);
  const hint =
    nearest.length > 0
      ? `did you mean ${nearest.join(", ")}?`
      : `there are ${known.length > 1 ? known.slice(0, 12).join(", ") : "no ends in it"}`;
  return `nothing in it goes by ${JSON.stringify(name)}; ${hint}`;
}
