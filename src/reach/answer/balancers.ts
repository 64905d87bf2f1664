/** The way over a load balancer: to one of its listeners, and from each of its nodes to the target. */
import { type End, membersEnd, sidesOf } from "../ends/ends";
import { type Balanced, type Listener, preservesClient } from "../model/load-balancers";
import type { Network } from "../model/network";
import type { Inside, Side } from "../walk/side";
import { connect } from "../walk/trip";
import { answerOf, everyPlace, some, then } from "./combine";
import type { Answer } from "./question";
import type { Asked } from "./reach";

type ToBalancer = (balancer: string, asked: Asked) => readonly Answer[];

export function overBalancers(
  network: Network,
  from: Side,
  to: End & { kind: "members" },
  asked: Asked,
  toBalancer: ToBalancer,
): Answer[] {
  const { ways: all, open, registered } = network.balancing;
  const ways = to.addresses.flatMap((address) => all.get(address) ?? []);
  const isOpen = (listener: Listener) => fits(listener.port, listener.protocol, asked);
  const reasons = [
    ...open.filter(isOpen).flatMap(({ doubts }) => doubts),
    ...to.addresses.flatMap((address) => registered.get(address) ?? []),
  ];
  const fitting = ways.filter(({ listener }) => fits(listener.port, listener.protocol, asked));
  const over = fitting.map((way) => {
    const port = { first: way.listener.port, last: way.listener.port };
    const first = some(toBalancer(way.balancer, { ...asked, ports: port }));
    return then(first, fromNodes(network, from, to, way, asked));
  });
  return reasons.length > 0 ? [...over, { verdict: "unknown", reasons }] : over;
}

function fits(port: number, protocol: string, { ports, protocol: wanted }: Asked): boolean {
  const speaks = wanted === "udp" ? /UDP|QUIC/ : /^(TCP|TLS|TCP_UDP|HTTPS?)$/;
  return port === ports.first && speaks.test(protocol);
}

/** From the nodes of a load balancer to what is registered with it. */
export function fromNodes(
  network: Network,
  from: Side,
  to: End & { kind: "members" },
  way: Balanced,
  asked: Asked,
): Answer {
  const balancer = membersEnd(network, way.balancer, [way.balancer]);
  const nodes = sidesOf(network, balancer, asked.version);
  const targets = sidesOf(network, to, asked.version).filter(
    (side): side is Inside => side.kind === "inside",
  );
  const port = way.port ?? asked.ports.first;
  const keeps = way.isNetwork && preservesClient(way.group);
  const client = keeps ? { client: from.range } : {};
  const connection = { protocol: asked.protocol, ports: { first: port, last: port }, ...client };
  return everyPlace(
    nodes.flatMap((node) => targets.map((target) => answerOf(connect(network, node, target, connection)))),
    [...(balancer.kind === "members" ? balancer.isIn : []), ...to.isIn],
  );
}
