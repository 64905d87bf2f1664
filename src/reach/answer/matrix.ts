/** Everything against everything: who reaches whom on which ports, first what is public. */
import { type Ports, portsText } from "../address/range";
import { destinationOf } from "../ends/destination";
import { type End, endOf, membersEnd } from "../ends/ends";
import type { Network } from "../model/network";
import type { Protocol } from "../walk/packet";
import { type Door, doorOf, isBalanced, isHopeless } from "./hopeless";
import { type Kind, kindNamed, kindsIn, pairOf } from "./kinds";
import { openPorts } from "./listing";
import type { Answer } from "./question";
import { reachEnds } from "./reach";

export interface Line {
  readonly from: string;
  readonly to: string;
  /** `443`, `8000-8100`, `all` */
  readonly ports: string;
  readonly protocol: Protocol;
  readonly verdict: "yes" | "unknown" | "partly";
  /** For which requests, where it is not for all: `host api.example.com`. */
  readonly when?: readonly string[];
}

interface Named {
  readonly name: string;
  readonly end: End;
  readonly kind: Kind;
}

/** Of the pairs, those that reach each other or of which it is not known. */
export function matrix(network: Network, from?: string, to?: string): Line[] {
  const everybody = namedEnds(network);
  const sources = from === undefined ? [internetEnd(network), ...everybody] : [given(network, from)];
  const targets = to === undefined ? everybody : [given(network, to)];
  const answers: Answers = new Map();
  const askings = targets.flatMap((target) => askingsOf(network, target));
  return sources.flatMap((source) => askings.flatMap((asking) => lineOf(network, source, asking, answers)));
}

const internetEnd = (network: Network): Named => ({
  name: "internet",
  end: endOf(network, "internet"),
  kind: kindNamed("internet"),
});

/** A URL or a name of DNS is its end. */
function given(network: Network, name: string): Named {
  const found = destinationOf(network, { from: "internet", to: name });
  const own = "question" in found ? found.question.to : name;
  return { name, end: endOf(network, own), kind: kindNamed(name) };
}

function namedEnds(network: Network): Named[] {
  const kindOf = kindsIn(network);
  return [...network.members.keys()].map((name) => {
    const end = membersEnd(network, name, [name]);
    return { name, end, kind: kindOf(end) };
  });
}

interface Asking {
  readonly target: Named;
  readonly ports: Ports;
  readonly door: Door | undefined;
  /** Whether a load balancer may lead there. */
  readonly isOver: boolean;
  /** The load balancers that listen on it, where the target does not: others reach it over them. */
  readonly listeners: ReadonlySet<string>;
}

/** What is asked of a target: each of its ports. */
const askingsOf = (network: Network, target: Named): Asking[] => {
  const own = target.end.kind === "members" ? portsOf(network, target.end) : [HTTPS];
  const over = target.end.kind === "members" ? listenersOf(network, target.end) : [];
  const all = new Map([...own, ...over].map((ports) => [portsText(ports), ports]));
  return [...all].map(([text, ports]) => ({
    target,
    ports,
    door: doorOf(network, target.end, ports),
    isOver: isBalanced(network, target.end, ports),
    listeners: new Set(
      own.some((one) => portsText(one) === text)
        ? []
        : over.filter(({ first }) => first === ports.first).map(({ balancer }) => balancer),
    ),
  }));
};

const HTTPS: Ports = { first: 443, last: 443 };

/** What is told of an answer: its way is not kept. */
interface Told {
  readonly verdict: Answer["verdict"] | "partly";
  readonly when?: readonly string[];
}

type Answers = Map<string, Told>;

function lineOf(
  network: Network,
  source: Named,
  { target, ports, door, isOver, listeners }: Asking,
  answers: Answers,
): Line[] {
  const isClosed = door !== undefined && isHopeless(network, source.end, door);
  if (source.name === target.name || listeners.has(source.name) || (isClosed && !isOver)) return [];
  const ways = isClosed ? "balanced" : "all";
  const key = `${pairOf(network, source.kind, target.kind, ports)} ${ways}`;
  const { verdict, ...more } =
    answers.get(key) ?? toldOf(reachEnds(network, source.end, target.end, { protocol: "tcp", ports, ways }));
  answers.set(key, { verdict, ...more });
  return verdict === "no"
    ? []
    : [{ from: source.name, to: target.name, ports: portsText(ports), protocol: "tcp", verdict, ...more }];
}

function toldOf(answer: Answer): Told {
  if (answer.verdict === "yes" && answer.when) return { verdict: "yes", when: answer.when };
  return { verdict: answer.verdict === "no" && answer.yet ? "partly" : answer.verdict };
}

function portsOf(network: Network, { interfaces, addresses }: End & { kind: "members" }): Ports[] {
  const own = openPorts(network, interfaces, "tcp");
  const isPublicService = addresses.some((address) => /aws_apprunner_service\./.test(address));
  return isPublicService ? [HTTPS] : own;
}

/** The ports that load balancers take for it. */
const listenersOf = ({ balancing }: Network, { addresses }: End & { kind: "members" }) =>
  addresses
    .flatMap((address) => balancing.ways.get(address) ?? [])
    .map(({ balancer, listener: { port } }) => ({ first: port, last: port, balancer: balancer.address }));
