/** Which ports an end may be reached on: what it listens on, and what its security groups let in. */
import { ALL_PORTS, type Ports } from "../address/range";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import { isUnknown } from "../terraform/value";
import type { Protocol } from "../walk/packet";

/** Each range once. */
export function openPorts(network: Network, interfaces: readonly Interface[], protocol: Protocol): Ports[] {
  const listens = protocol === "tcp" ? interfaces.flatMap((one) => one.listens) : [];
  const groups = new Set(
    interfaces.flatMap((one) =>
      one.groups.flatMap((ref) => (isUnknown(ref) ? [] : (network.groups.get(ref) ?? []))),
    ),
  );
  const admitted = [...groups].flatMap(({ ingress }) =>
    ingress.filter((rule) => rule.protocol === "-1" || rule.protocol === protocol).map(({ ports }) => ports),
  );
  const isUnguarded = interfaces.some((one) => one.isUnguarded) && listens.length === 0;
  const all = [
    ...listens.map((port) => ({ first: port, last: port })),
    ...admitted,
    ...(isUnguarded ? [ALL_PORTS] : []),
  ];
  return [...new Map(all.map((ports) => [`${ports.first}-${ports.last}`, ports])).values()].sort(
    (a, b) => a.first - b.first || a.last - b.last,
  );
}
