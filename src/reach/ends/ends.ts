/** Finds what a question means by its ends: a resource, the internet, an AWS service, a range, or a name as people say it. */
import { covers, parseRange, type Range, textOf } from "../address/range";
import { isPublic, split } from "../address/world";
import { ReachError } from "../error";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import type { Inside, Outside, Side } from "../walk/side";
import { addressesNamed } from "./names";
import { nearestNames } from "./nearest";

export type End =
  /** By both versions, or by one alone. */
  | { readonly kind: "internet"; readonly name: string; readonly version?: 4 | 6 }
  | { readonly kind: "range"; readonly name: string; readonly range: Range }
  /** The public IPv4 address of an interface. */
  | { readonly kind: "public"; readonly name: string; readonly range: Range; readonly owner: Interface }
  | { readonly kind: "service"; readonly name: string; readonly service: string }
  | {
      readonly kind: "members";
      readonly name: string;
      /** The resources that it means. */
      readonly addresses: readonly string[];
      readonly interfaces: readonly Interface[];
      readonly doubts: readonly string[];
      /** Why it may be in some of its places only. */
      readonly isIn: readonly string[];
    };

/** Above this, a range is too finely cut to be asked about piece by piece. */
const MOST_PARTS = 1024;

export function endOf(network: Network, name: string): End {
  if (name === "internet") return { kind: "internet", name };
  if (name === "0.0.0.0/0") return { kind: "internet", name, version: 4 };
  if (name === "::/0") return { kind: "internet", name, version: 6 };
  if (name.startsWith("aws:")) return serviceNamed(name);
  const range = parseRange(name);
  const owner = range && ownerOf(network, range);
  if (owner) return { kind: "public", name, range, owner };
  if (range) return { kind: "range", name, range };
  if (/^\d+\.\d+[\d./]*$/.test(name))
    throw new ReachError(`${name} is no IPv4 address or CIDR block; allowed: 10.0.0.0/16, 10.0.0.5`);
  const addresses = addressesNamed(network, name);
  if (addresses.length === 0) throw new ReachError(notFound(network, name));
  return membersEnd(network, name, addresses);
}

const ownerOf = (network: Network, range: Range): Interface | undefined =>
  network.interfaces.find(
    ({ publicAddress }) =>
      typeof publicAddress === "object" && covers(publicAddress, range) && covers(range, publicAddress),
  );

export function membersEnd(network: Network, name: string, addresses: readonly string[]): End {
  const found = addresses.flatMap((address) => network.members.get(address) ?? []);
  return {
    kind: "members",
    name,
    addresses,
    interfaces: found.flatMap(({ interfaces }) => interfaces),
    doubts: found.flatMap(({ doubts }) => doubts),
    isIn: found.flatMap(({ isIn }) => isIn ?? []),
  };
}

function serviceNamed(name: string): End {
  const service = name.slice("aws:".length);
  if (!/^[a-z0-9]+([.-][a-z0-9-]+)*$/.test(service))
    throw new ReachError(
      `${JSON.stringify(name)} names no AWS service; allowed: aws:ecr.api, aws:s3, as in com.amazonaws.REGION.ecr.api`,
    );
  return { kind: "service", name, service };
}

/** Each place of an end for itself, with the addresses of one version. */
export function sidesOf(network: Network, end: End, version: 4 | 6): Side[] {
  switch (end.kind) {
    case "internet":
      return (end.version ?? version) === version ? [internet(network, version)] : [];
    case "service":
      return [internet(network, version)];
    case "public":
      return version === 4 ? [{ kind: "outside", range: end.range, name: end.name }] : [];
    case "range":
      return end.range.version === version ? sidesIn(network, end.range) : [];
    case "members":
      return end.interfaces.flatMap((member) => sidesOfMember(member, version));
  }
}

export const sidesOfMember = (member: Interface, version: 4 | 6): Inside[] =>
  member.ranges
    .filter((range) => range.version === version)
    .map((range) => ({ kind: "inside", subnet: member.subnet, range, member }));

export const internet = (network: Network, version: 4 | 6): Outside => ({
  kind: "outside",
  range: network.anyAddress(version),
  name: "internet",
});

/** Addresses of interfaces that are known, of subnets, and of the world outside. */
function sidesIn(network: Network, range: Range): Side[] {
  const parts = split(range, network.mentioned);
  if (parts.length > MOST_PARTS)
    throw new ReachError(
      `${textOf(range)} is cut into ${parts.length} parts by rules and routes; allowed: up to ${MOST_PARTS}. Ask about a narrower range.`,
    );
  return parts.map((part) => sideAt(network, part));
}

function sideAt(network: Network, range: Range): Side {
  const subnet = [...network.subnets.values()].find(({ ranges }) => ranges.some((own) => covers(own, range)));
  const exact = network.interfaces.find((one) => one.isExact && one.ranges.some((own) => covers(own, range)));
  if (subnet) return { kind: "inside", subnet, range, member: exact };
  return { kind: "outside", range, name: isPublic(range) ? `internet (${textOf(range)})` : textOf(range) };
}

function notFound(network: Network, name: string): string {
  const known = [...network.members.keys()];
  const nearest = nearestNames(name, ["internet", ...known]);
  const some = known.slice(0, 8).join(", ");
  const hint =
    nearest.length > 0
      ? `did you mean ${nearest.join(", ")}?`
      : known.length === 0
        ? "it has no resource with a network interface."
        : `there are ${some}${known.length > 8 ? ` and ${known.length - 8} more` : ""}.`;
  return `nothing goes by the name ${JSON.stringify(name)}; ${hint}`;
}
