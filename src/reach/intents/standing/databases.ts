/** A database, a cache or a file system is for its clients: whom its groups admit gets there, and the internet never. */
import type { Interface } from "../../model/interfaces";
import { isStore } from "../../model/members/databases";
import type { Network } from "../../model/network";
import type { Resource } from "../../terraform/resource";
import { isUnknown } from "../../terraform/value";
import type { Intent } from "../intent";

export const ofDatabases = (network: Network): Intent[] =>
  network.inventory.resources.filter(isStore).flatMap((store) => ofStore(network, store));

/** AWS Security Hub: RDS.2, "RDS DB instances should prohibit public access". */
function ofStore(network: Network, { address }: Resource): Intent[] {
  const interfaces = network.members.get(address)?.interfaces ?? [];
  const port = interfaces.flatMap(({ listens }) => listens)[0];
  if (port === undefined) return [];
  const never: Intent = {
    expect: "never",
    from: "internet",
    to: address,
    port,
    why: "it is for its clients alone",
  };
  return [...clientsOf(network, interfaces, port).map((why) => ({ ...why, to: address, port })), never];
}

/** A rule that admits a group is there for what is in that group. */
function clientsOf(
  network: Network,
  interfaces: readonly Interface[],
  port: number,
): Pick<Intent, "expect" | "from" | "why">[] {
  const own = new Set(interfaces.map(({ address }) => address));
  const rules = groupsOf(network, interfaces).flatMap(({ ingress }) =>
    ingress.filter(({ ports, protocol }) => protocol === "tcp" && ports.first <= port && port <= ports.last),
  );
  const found = rules.flatMap(({ peer, address }) => {
    if (!("group" in peer) || isUnknown(peer.group)) return [];
    const group = network.groups.get(peer.group);
    return group === undefined
      ? []
      : membersWith(network, group.id)
          .filter((member) => !own.has(member))
          .map((member) => [member, `${group.address} is admitted by ${address}`] as const);
  });
  return [...new Map(found)].map(([from, why]) => ({ expect: "reach", from, why }));
}

const groupsOf = (network: Network, interfaces: readonly Interface[]) => {
  const refs = new Set(interfaces.flatMap(({ groups }) => groups));
  return [...refs].flatMap((ref) => (isUnknown(ref) ? [] : (network.groups.get(ref) ?? [])));
};

const membersWith = (network: Network, group: string): string[] =>
  [...network.members].flatMap(([address, { interfaces }]) =>
    interfaces.some(({ groups }) =>
      groups.some((ref) => !isUnknown(ref) && network.groups.get(ref)?.id === group),
    )
      ? [address]
      : [],
  );
