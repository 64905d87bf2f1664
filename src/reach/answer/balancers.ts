/** The way over a load balancer: to one of its listeners, by a rule, and from its nodes to the target. */
import type { Range } from "../address/range";
import { type End, membersEnd, sidesOf } from "../ends/ends";
import { type Balanced, crossesZones, preservesClient, versionOf } from "../model/balancing/balancing";
import type { Listener } from "../model/balancing/listeners";
import { type Route, routesOf } from "../model/balancing/routes";
import type { Network } from "../model/network";
import type { Inside, Side } from "../walk/side";
import { connect } from "../walk/trip";
import type { Asked } from "./asked";
import { answerOf, everyPlace, then } from "./combine";
import { once } from "./once";
import { type Answer, aboutText, type Hop } from "./question";
import { serving } from "./zones";

type Members = End & { kind: "members" };
type ToBalancer = (balancer: string, asked: Asked) => Answer;

export function overBalancers(
  network: Network,
  from: Side,
  to: Members,
  asked: Asked,
  toBalancer: ToBalancer,
): Answer[] {
  const { ways: all, open, registered } = network.balancing;
  const isOpen = (listener: Listener) => fits(listener.port, listener.protocol, asked);
  const reasons = [
    ...open.filter(isOpen).flatMap(({ doubts }) => doubts),
    ...to.addresses.flatMap((address) => registered.get(address) ?? []),
  ];
  const ways = to.addresses
    .flatMap((address) => all.get(address) ?? [])
    .filter(({ listener }) => isOpen(listener));
  const over = ways.map((way) => {
    const route = routeOf(way, from, asked);
    if ("verdict" in route) return route;
    const port = { first: way.listener.port, last: way.listener.port };
    const first = toBalancer(way.balancer.address, { ...asked, ports: port, ways: "all", request: {} });
    return then(first, onward(network, from, to, way, route, asked));
  });
  return reasons.length > 0 ? [...over, { verdict: "unknown", reasons }] : over;
}

function fits(port: number, protocol: string, { ports, protocol: wanted }: Asked): boolean {
  const speaks = wanted === "udp" ? /UDP|QUIC/ : /^(TCP|TLS|TCP_UDP|HTTPS?)$/;
  return port === ports.first && speaks.test(protocol);
}

/** The rule by which a request may come to the group, or what keeps it from there. */
function routeOf(
  { balancer, listener, rule, group, weight }: Balanced,
  from: Side,
  { request }: Asked,
): Route | Answer {
  if (weight === 0)
    return stopped(rule.address, `${rule.address} gives ${group.address} the weight 0`, {
      address: rule.address,
      change: `a weight above 0 for ${group.address}`,
    });
  const source = sourceSeen(from, balancer.values.internal === true);
  const routes = routesOf(listener, { ...request, ...(source ? { source } : {}) });
  const route = routes.find((one) => one.rule === rule);
  if (route) return route;
  const [taken] = routes;
  const leads = taken?.rule.forwards.map((one) => one.group.address).join(", ") || taken?.rule.otherwise;
  return stopped(
    listener.address,
    `no request${aboutText(request)} comes to ${group.address} by ${rule.address}: ${taken?.rule.address} takes it (${leads})`,
  );
}

/** Whoever leaves a VPC comes by an address that is not known here. */
const sourceSeen = (from: Side, isInternal: boolean): Range | undefined =>
  from.kind === "outside" || isInternal ? from.range : undefined;

function stopped(at: string, what: string, mend?: { address: string; change: string }): Answer {
  const code = "ELBV2_LISTENER_REQUIRES_TG_ACCEPT";
  return {
    verdict: "no",
    stoppedBy: [{ at, what, code, ...(mend ? { mend } : {}) }],
    mends: mend ? [mend] : [],
  };
}

/** Says which rule it is, and for whom it is. */
function byRule({ balancer, rule, group, weight }: Balanced, { when }: Route, answer: Answer): Answer {
  if (answer.verdict !== "yes") return answer;
  const total = rule.forwards.reduce((sum, one) => sum + one.weight, 0);
  const share = total === weight ? "" : ` a part of them, ${weight} of ${total}`;
  const zone = crossesZones(balancer, group) ? "" : ", each node to targets of its own zone";
  const hop: Hop = {
    at: rule.address,
    what: `forwards${when.length > 0 ? ` for ${when.join(" and ")}` : ""}${share} to ${group.address}${zone}`,
  };
  const conditions = [...(answer.when ?? []), ...when];
  return { ...answer, path: [hop, ...answer.path], ...(conditions.length > 0 ? { when: conditions } : {}) };
}

/** From the nodes of a load balancer to what is registered with it: the same for everybody, unless clients keep their addresses. */
function onward(
  network: Network,
  from: Side,
  to: Members,
  way: Balanced,
  route: Route,
  asked: Asked,
): Answer {
  // IPv6 is translated for IPv4 targets, and the other way round
  const isTranslated = from.range.version !== versionOf(way.group);
  const keeps = preservesClient(way.balancer, way.group) && !isTranslated;
  if (isTranslated && asked.protocol === "udp")
    return {
      verdict: "unknown",
      reasons: [
        `whether ${way.balancer.address} takes udp of IPv${from.range.version} to ${way.group.address} is not modelled`,
      ],
    };
  const connection = {
    protocol: asked.protocol,
    ports: way.ports ?? asked.ports,
    ...(keeps ? { client: from.range } : {}),
  };
  const nodes = () =>
    served(network, way, to, (node, target) => answerOf(connect(network, node, target, connection)));
  const ask = () => byRule(way, route, nodes());
  if (keeps) return ask();
  const { first, last } = connection.ports;
  return once(way, [...to.addresses, asked.protocol, first, last, ...route.when].join(" "), ask);
}

/** By which group a load balancer sends to an end; one that crosses zones before others. */
export function sentBy({ balancing }: Network, from: End, to: End): Balanced | undefined {
  if (from.kind !== "members" || to.kind !== "members" || from.addresses.length !== 1) return undefined;
  const own = to.addresses
    .flatMap((address) => balancing.ways.get(address) ?? [])
    .filter(({ balancer }) => balancer.address === from.addresses[0]);
  return own.find(({ balancer, group }) => crossesZones(balancer, group)) ?? own[0];
}

/** What each node says of each target that it sends to. */
export function served(
  network: Network,
  { balancer, group }: Balanced,
  to: Members,
  ask: (node: Inside, target: Inside) => Answer,
): Answer {
  const { address } = balancer;
  const end = membersEnd(network, address, [address]);
  const inside = (one: End) =>
    sidesOf(network, one, versionOf(group)).filter((side): side is Inside => side.kind === "inside");
  const { pairs, answers } = serving(address, inside(end), inside(to), crossesZones(balancer, group));
  return everyPlace(
    [...pairs.map(([node, target]) => ask(node, target)), ...answers],
    [...(end.kind === "members" ? end.isIn : []), ...to.isIn],
  );
}
