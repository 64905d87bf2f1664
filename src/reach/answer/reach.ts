/** Answers a question: every place of the one end has to reach every place of the other, in one of the ways that there are. */
import type { Ports } from "../address/range";
import { destinationOf } from "../ends/destination";
import { type End, endOf, membersEnd, sidesOf } from "../ends/ends";
import { ReachError } from "../error";
import { versionOf } from "../model/balancing/balancing";
import type { Request } from "../model/balancing/conditions";
import type { Network } from "../model/network";
import { type RightsAsked, rightsAsked } from "../rights/asked";
import { blocksIn, textIn } from "../terraform/value";
import type { Protocol } from "../walk/packet";
import type { Side } from "../walk/side";
import type { Asked, Ways } from "./asked";
import { sentBy, served } from "./balancers";
import { every, everyPlace, some } from "./combine";
import type { Answer, Question } from "./question";
import { toMember, waysTo } from "./ways";

export function reach(network: Network, asked: Question): Answer {
  const destination = destinationOf(network, asked);
  if ("answer" in destination) return destination.answer;
  const { question, versions } = destination;
  const { protocol = "tcp", port, direct = false, host, path } = question;
  if (protocol !== "tcp" && protocol !== "udp")
    throw new ReachError(`the protocol is ${JSON.stringify(protocol)}; allowed: tcp, udp`);
  if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65535))
    throw new ReachError(`the port is ${JSON.stringify(port)}; allowed: 0 to 65535`);
  if (host !== undefined && !/^[\w*.-]+$/.test(host))
    throw new ReachError(`the host is ${JSON.stringify(host)}; allowed: a name such as api.example.com`);
  if (path !== undefined && !path.startsWith("/"))
    throw new ReachError(
      `the path is ${JSON.stringify(path)}; allowed: what begins with /, such as /v1/users`,
    );
  const ports = port === undefined ? undefined : { first: port, last: port };
  const rights = rightsAsked(network, question);
  return reachEnds(network, endOf(network, question.from), endOf(network, rights?.to ?? question.to), {
    protocol,
    ports,
    ways: direct ? "direct" : "all",
    request: { host, path },
    permit: rights?.permit,
    versions,
  });
}

/** What is asked of the two ends. */
export interface Asking {
  readonly protocol: Protocol;
  /** Undefined: what the end listens on. */
  readonly ports: Ports | undefined;
  readonly ways?: Ways;
  readonly request?: Request;
  /** Whether policies let pass what comes this way. */
  readonly permit?: RightsAsked["permit"];
  /** Those that the name of the other end leads to. Default: both. */
  readonly versions?: ReadonlySet<4 | 6>;
}

export function reachEnds(network: Network, from: End, to: End, asking: Asking): Answer {
  if (from.kind === "service")
    throw new ReachError(`${from.name} opens no connections; allowed: a resource, internet, a CIDR block`);
  const refusal = ofEndpoint(from);
  if (refusal) return refusal;
  const doubts = [from, to].flatMap((end) =>
    end.kind === "members" && end.interfaces.length === 0 && !isCalledOutside(end) ? end.doubts : [],
  );
  if (doubts.length > 0) return { verdict: "unknown", reasons: doubts };
  const { protocol, ways = "all", request = {}, permit } = asking;
  const sent = sentBy(network, from, to);
  const ports = portsAsked(to, asking.ports);
  const all = sent ? [{ version: versionOf(sent.group), sides: [] }] : attemptsOf(network, from, to);
  const attempts = all.filter(({ version }) => asking.versions?.has(version) ?? true);
  if (attempts.length < all.length && attempts.length === 0) return withoutRecord(from, to, asking.versions);
  const answers = attempts.map(({ version, sides }) =>
    every(
      ports.map((one) => {
        const asked: Asked = { protocol, ports: one, version, ways, request, permit };
        if (sent && to.kind === "members")
          return served(network, sent, to, (node, target) => toMember(network, node, target, asked));
        return everyPlace(
          sides.map((side) => reachFrom(network, side, to, asked)),
          from.kind === "members" ? from.isIn : [],
        );
      }),
    ),
  );
  if (answers.length === 0) return withoutCommonVersion(network, from, to);
  const partial = [from, to].flatMap((end) => (end.kind === "members" ? end.doubts : []));
  return partial.length > 0 && !isCalledOutside(to)
    ? { verdict: "unknown", reasons: partial }
    : some(answers);
}

/** An interface endpoint is the other end of what its VPC begins. */
function ofEndpoint(from: End): Answer | undefined {
  if (from.kind !== "members") return undefined;
  const at = from.addresses.find((address) => /(^|\.)aws_vpc_endpoint\./.test(address));
  if (at === undefined) return undefined;
  const what = `${at} opens no connections: it is the other end of those of its VPC`;
  return { verdict: "no", stoppedBy: [{ at, what, code: "VPCE_INTRA_VPC_TRAFFIC" }], mends: [] };
}

/** From which addresses to which version of the other end's: the same one, or IPv4 by NAT64. */
function attemptsOf(network: Network, from: End, to: End): { version: 4 | 6; sides: Side[] }[] {
  const [four, six] = [sidesOf(network, from, 4), sidesOf(network, from, 6)];
  const isElsewhere = to.kind === "members" && to.interfaces.length === 0;
  const versions = versionsTo(network, to);
  const [hasFour, hasSix] = [versions.has(4), versions.has(6)];
  const isTranslated = network.translates && hasFour && six.every(({ kind }) => kind === "inside");
  return [
    { version: 4 as const, sides: hasFour || isElsewhere ? four : [] },
    { version: 6 as const, sides: hasSix ? six : [] },
    { version: 4 as const, sides: isTranslated ? six : [] },
  ].filter(({ sides }) => sides.length > 0);
}

function withoutRecord(from: End, { name }: End, versions: Asking["versions"]): Answer {
  const missing = versions?.has(4) ? "AAAA" : "A";
  const what = `the name of ${name} has no record of type ${missing}, which ${from.name} asks for`;
  return { verdict: "no", stoppedBy: [{ at: name, what }], mends: [] };
}

/** Its own, and those of the load balancers before it; App Runner has what it is called by for itself. */
function versionsTo(network: Network, to: End): Set<4 | 6> {
  if (isCalledOutside(to) && to.kind === "members") return publicVersionsOf(network, to.addresses);
  const all = to.kind === "members" ? withBalancers(network, to.addresses) : [];
  const ends = [to, ...all.map((address) => membersEnd(network, address, [address]))];
  return new Set(
    ([4, 6] as const).filter((version) => ends.some((end) => sidesOf(network, end, version).length > 0)),
  );
}

function withBalancers({ balancing }: Network, addresses: readonly string[]): string[] {
  const found = new Set<string>();
  const open = [...addresses];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { balancer } of balancing.ways.get(next) ?? [])
      if (!found.has(balancer.address)) {
        found.add(balancer.address);
        open.push(balancer.address);
      }
  return [...found];
}

/** App Runner API: NetworkConfiguration, IpAddressType. */
function publicVersionsOf({ inventory }: Network, addresses: readonly string[]): Set<4 | 6> {
  const isDual = addresses.every((address) =>
    blocksIn(inventory.at(address)?.values.network_configuration).some(
      (block) => textIn(block.ip_address_type)?.toLowerCase() === "dual_stack",
    ),
  );
  return new Set(isDual ? [4, 6] : [4]);
}

/** IPv4 and IPv6 do not speak with each other. */
function withoutCommonVersion(network: Network, from: End, to: End): Answer {
  const own = ([4, 6] as const).find((one) => sidesOf(network, from, one).length > 0);
  const [others] = versionsTo(network, to);
  if (own === undefined || others === undefined) return every([]);
  const what = `${from.name} has addresses of IPv${own} alone, ${to.name} of IPv${others}`;
  return { verdict: "no", stoppedBy: [{ at: from.name, what }], mends: [] };
}

const isCalledOutside = ({ kind, addresses }: End & { addresses?: readonly string[] }): boolean =>
  kind === "members" && (addresses ?? []).some((address) => /(^|\.)aws_apprunner_service\./.test(address));

function reachFrom(network: Network, from: Side, to: End, asked: Asked): Answer {
  return some(waysTo(network, from, to, asked));
}

/** A port, or what the end is known to listen on. */
function portsAsked(to: End, asked: Ports | undefined): Ports[] {
  if (asked !== undefined) return [asked];
  const known =
    to.kind === "service"
      ? [443]
      : to.kind === "members"
        ? [...new Set(to.interfaces.flatMap(({ listens }) => listens))]
        : [];
  if (known.length === 0 && isCalledOutside(to)) return [{ first: 443, last: 443 }];
  if (known.length === 0)
    throw new ReachError(`a port is missing: what ${to.name} listens on is not known; allowed: 0 to 65535`);
  return known.map((one) => ({ first: one, last: one }));
}
