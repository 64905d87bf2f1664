/** Answers a question: every place of the one end has to reach every place of the other. */
import type { Ports } from "../address/range";
import { type End, endOf, internet } from "../ends/ends";
import { ReachError } from "../error";
import type { Network } from "../model/network";
import type { Side } from "../walk/side";
import type { Obstacle } from "../walk/trail";
import { connect, type Trip } from "../walk/trip";
import type { Answer, Protocol, Question } from "./question";

export function reach(network: Network, question: Question): Answer {
  const { protocol = "tcp" } = question;
  const [from, to] = [endOf(network, question.from), endOf(network, question.to)];
  const ports = portsOf(question);
  const doubts = [...from.doubts, ...to.doubts];
  if (doubts.length > 0) return { verdict: "unknown", reasons: doubts };
  const answers = pairs(network, from, to).map(([one, other]) => best(network, one, other, protocol, ports));
  return together(answers);
}

function portsOf({ port }: Question): Ports {
  if (port === undefined) throw new ReachError("a port is missing; allowed: 0 to 65535");
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ReachError(`the port is ${port}; allowed: 0 to 65535`);
  return { first: port, last: port };
}

/** One way, and another where there is one: from the private to the public address. */
type Pair = readonly [from: Side, to: readonly Side[]];

function pairs(network: Network, from: End, to: End): (readonly [Side, readonly Side[]])[] {
  return from.sides.flatMap((one) =>
    to.sides.map((other): Pair => [one, [other, ...publicSides(network, one, other)]]),
  );
}

/** An instance in another VPC may be reached at its public address, too. */
function publicSides(network: Network, from: Side, to: Side): Side[] {
  if (from.kind === "outside" || to.kind === "outside") return [];
  const address = to.member?.publicAddress;
  if (address === undefined) return [];
  const range = typeof address === "object" ? address : internet(network, 4).range;
  return [{ kind: "outside", range, name: `${to.member?.address} by the internet` }];
}

function best(
  network: Network,
  from: Side,
  sides: readonly Side[],
  protocol: Protocol,
  ports: Ports,
): Answer {
  const [own, byInternet] = sides as readonly [Side, Side?];
  const answer = answerOf(connect(network, from, own, protocol, ports));
  if (answer.verdict === "yes" || byInternet === undefined) return answer;
  const out = answerOf(connect(network, from, byInternet, protocol, ports));
  if (out.verdict === "no") return answer;
  const source = sourceOf(network, from);
  const into = answerOf(connect(network, source, own, protocol, ports));
  if (into.verdict === "no") return answer;
  if (out.verdict === "unknown") return out;
  if (into.verdict === "unknown") return into;
  return { verdict: "yes", path: [...out.path, ...into.path.slice(1)], back: [...into.back, ...out.back] };
}

function sourceOf(network: Network, from: Side): Side {
  const given = from.kind === "inside" ? from.member?.publicAddress : undefined;
  const range = typeof given === "object" ? given : internet(network, 4).range;
  return { kind: "outside", range, name: "internet" };
}

function answerOf({ there, back }: Trip): Answer {
  const stoppedBy = [...there.obstacles, ...back.obstacles.map(onTheWayBack)];
  if (stoppedBy.length > 0)
    return { verdict: "no", stoppedBy, mends: stoppedBy.flatMap(({ mend }) => mend ?? []) };
  const reasons = [...new Set([...there.doubts, ...back.doubts])];
  return reasons.length > 0
    ? { verdict: "unknown", reasons }
    : { verdict: "yes", path: there.hops, back: back.hops };
}

const onTheWayBack = (obstacle: Obstacle): Obstacle => ({
  ...obstacle,
  what: `on the way back, ${obstacle.what}`,
});

/** Yes where all say so; no where one does, and then what passes all the same is told. */
export function together(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (!first) return { verdict: "unknown", reasons: ["one of the ends has no address"] };
  const no = answers.flatMap((answer) => (answer.verdict === "no" ? [answer] : []));
  const yes = answers.find((answer) => answer.verdict === "yes");
  const unknown = answers.flatMap((answer) => (answer.verdict === "unknown" ? answer.reasons : []));
  if (no.length > 0) {
    const stoppedBy = distinct(no.flatMap((answer) => answer.stoppedBy));
    const mends = distinct(no.flatMap((answer) => answer.mends));
    return yes?.verdict === "yes"
      ? { verdict: "no", stoppedBy, mends, yet: yes.path }
      : { verdict: "no", stoppedBy, mends };
  }
  return unknown.length > 0 ? { verdict: "unknown", reasons: [...new Set(unknown)] } : first;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
