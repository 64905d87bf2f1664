/** The ways from a place to an end: straight, by its public address, over a load balancer, or over an endpoint for a service of AWS. */
import { type End, internet, membersEnd, sidesOf, sidesOfMember } from "../ends/ends";
import { listenersOf } from "../model/balancing/listeners";
import { routesOf } from "../model/balancing/routes";
import type { Interface } from "../model/interfaces";
import type { Inventory } from "../model/inventory";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { type Inside, nameOf, type Outside, type Side } from "../walk/side";
import { connect } from "../walk/trip";
import type { Asked } from "./asked";
import { overBalancers } from "./balancers";
import { toCluster } from "./clusters";
import { answerOf, every, everyPlace, some, then } from "./combine";
import { once } from "./once";
import type { Answer, Hop } from "./question";
import { toService } from "./services";

const MOST_BALANCERS = 3;

export function waysTo(network: Network, from: Side, to: End, asked: Asked, depth = 0): Answer[] {
  const straight = (side: Side) => answerOf(connect(network, from, side, asked));
  switch (to.kind) {
    case "service":
      return [toService(network, from, to.service, asked)];
    case "internet":
    case "range":
      return [every(sidesOf(network, to, asked.version).map(straight))];
    case "public":
      return sidesOfMember(to.owner, 4).map((side) => byPublicAddress(network, from, side, asked));
    case "members":
      return toMembers(network, from, to, asked, depth);
  }
}

function toMembers(
  network: Network,
  from: Side,
  to: End & { kind: "members" },
  asked: Asked,
  depth: number,
): Answer[] {
  const outside = to.addresses.flatMap((address) => calledOutside(network, from, address, asked) ?? []);
  if (outside.length > 0) return outside;
  const straight = (): Answer => {
    const sides = sidesOf(network, to, asked.version);
    if (sides.length === 0 && to.interfaces.length > 0) return withoutVersion(to, asked.version);
    return everyPlace(
      sides.flatMap((side) => (side.kind === "inside" ? [toMember(network, from, side, asked)] : [])),
      to.isIn,
    );
  };
  const over = (): Answer[] =>
    depth >= MOST_BALANCERS
      ? []
      : overBalancers(network, from, to, asked, (balancer, at) =>
          once(
            network,
            `${keyOf(from)} ${balancer} ${at.ports.first} ${at.protocol} ${at.version} ${depth}`,
            () => some(waysTo(network, from, membersEnd(network, balancer, [balancer]), at, depth + 1)),
          ),
        );
  if (asked.ways === "balanced") return over();
  const first = straight();
  if (first.verdict === "yes" || asked.ways === "direct") return [first];
  // who names a host or a path asks about a load balancer
  const isAboutRequest = asked.request.host !== undefined || asked.request.path !== undefined;
  return isAboutRequest ? [...over(), first] : [first, ...over()];
}

/** It may be reached over a load balancer that has some. */
const withoutVersion = ({ name }: End, version: 4 | 6): Answer => ({
  verdict: "no",
  stoppedBy: [{ at: name, what: `${name} has no IPv${version} address` }],
  mends: [],
});

const keyOf = (side: Side): string =>
  [
    side.kind,
    nameOf(side),
    side.kind === "inside" ? side.subnet.id : "",
    side.range.first,
    side.range.last,
  ].join(" ");

/** Straight, or by the public address that it has. */
export function toMember(network: Network, from: Side, to: Inside, asked: Asked): Answer {
  const refusal = notListening(network, to, asked);
  const answer = every([answerOf(connect(network, from, to, asked)), ...(refusal ? [refusal] : [])]);
  if (answer.verdict === "yes") return { ...answer, path: [...answer.path, ...takenBy(network, to, asked)] };
  if (from.kind === "outside" || asked.version === 6 || refusal) return withoutYet(answer);
  if (to.member?.publicAddress === undefined) return withoutYet(answer);
  const way = byPublicAddress(network, from, to, asked);
  return way.verdict === "no" ? withoutYet(answer) : way;
}

/** What a load balancer does with the request that is asked about. */
function takenBy({ inventory }: Network, { member }: Inside, { ports, request }: Asked): Hop[] {
  const balancer = member && inventory.at(member.address);
  if (!balancer || (request.host === undefined && request.path === undefined)) return [];
  const listener = listenersOf(inventory, balancer).find(({ port }) => port === ports.first);
  return (listener ? routesOf(listener, request) : []).map(({ rule, when }) => {
    const groups = rule.forwards.map(({ group }) => group.address).join(", ");
    const does = groups === "" ? rule.otherwise : `forwards to ${groups}`;
    return { at: rule.address, what: `${does}${when.length > 0 ? ` for ${when.join(" and ")}` : ""}` };
  });
}

/** From the internet, or out to it and in again. */
function byPublicAddress(network: Network, from: Side, to: Inside, asked: Asked): Answer {
  if (from.kind === "outside") return answerOf(connect(network, from, to, asked));
  const { publicAddress, address } = to.member as Interface;
  const range = typeof publicAddress === "object" ? publicAddress : network.anyAddress(4);
  const door: Outside = { kind: "outside", range, name: `${address} by its public address` };
  const out = answerOf(connect(network, from, door, asked));
  if (out.verdict === "no") return out;
  return then(out, answerOf(connect(network, sourceOf(network, from), to, asked)));
}

/** Of one place, nothing passes all the same. */
function withoutYet(answer: Answer): Answer {
  if (answer.verdict !== "no") return answer;
  const { yet: _, ...rest } = answer;
  return rest;
}

function notListening(
  { inventory }: Network,
  { member }: Inside,
  { ports, protocol }: Asked,
): Answer | undefined {
  const resource = member && inventory.at(member.address);
  if (!member || !resource || !/^aws_a?lb$/.test(resource.type)) return undefined;
  if (protocol === "udp") return withoutUdp(inventory, resource, ports.first);
  if (member.listens.includes(ports.first)) return undefined;
  const listens = member.listens.length > 0 ? member.listens.join(", ") : "nothing";
  const mend = { address: resource.address, change: `a listener with port = ${ports.first}` };
  const what = `${member.address} has no listener on port ${ports.first}; it listens on ${listens}`;
  return {
    verdict: "no",
    stoppedBy: [{ at: member.address, what, code: "ELBV2_LISTENERS_MISMATCH", mend }],
    mends: [mend],
  };
}

/** A Gateway Load Balancer's listener takes whatever comes by its endpoints. */
function withoutUdp(inventory: Inventory, balancer: Resource, port: number): Answer | undefined {
  const speaks = listenersOf(inventory, balancer).some(
    (listener) => /UDP|QUIC/.test(listener.protocol) && listener.port === port,
  );
  if (speaks || balancer.values.load_balancer_type === "gateway") return undefined;
  const what = `${balancer.address} has no listener for udp on port ${port}`;
  return {
    verdict: "no",
    stoppedBy: [{ at: balancer.address, what, code: "PROTOCOL_RESTRICTION" }],
    mends: [],
  };
}

function sourceOf(network: Network, from: Inside): Side {
  const given = from.member?.publicAddress;
  return { ...internet(network, 4), ...(typeof given === "object" ? { range: given } : {}) };
}

/** What AWS runs outside of every VPC: it is called on the internet, and functions are not called over a network at all. */
function calledOutside(network: Network, from: Side, address: string, asked: Asked): Answer | undefined {
  const resource = network.inventory.at(address);
  if (resource?.type === "aws_lambda_function") {
    const what = `${address} is invoked by Lambda's API; nothing connects to its network interfaces`;
    return { verdict: "no", stoppedBy: [{ at: address, what }], mends: [] };
  }
  if (resource?.type === "aws_eks_cluster") return toCluster(network, from, resource, asked);
  if (resource?.type !== "aws_apprunner_service") return undefined;
  if (network.isPrivateAppRunner(resource)) {
    const reason = `${address} is not publicly accessible; its VPC ingress connections are not modelled`;
    return { verdict: "unknown", reasons: [reason] };
  }
  const name = `${address} at its public name`;
  if (asked.ports.first !== 443) {
    const what = `${address} listens on 443 alone`;
    return { verdict: "no", stoppedBy: [{ at: address, what }], mends: [] };
  }
  if (from.kind === "outside")
    return {
      verdict: "yes",
      path: [
        { at: from.name, what: "sends tcp to AWS's public addresses" },
        { at: address, what: "is publicly accessible" },
      ],
      back: [],
    };
  return answerOf(connect(network, from, { ...internet(network, asked.version), name }, asked));
}
