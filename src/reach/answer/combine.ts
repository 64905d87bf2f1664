/** Answers about parts make one answer. */

import type { Obstacle } from "../walk/trail";
import type { Trip } from "../walk/trip";
import type { Answer } from "./question";

export function answerOf({ there, back }: Trip): Answer {
  const stoppedBy = distinct([...there.obstacles, ...back.obstacles.map(onTheWayBack)]);
  if (stoppedBy.length > 0)
    return { verdict: "no", stoppedBy, mends: distinct(stoppedBy.flatMap(({ mend }) => mend ?? [])) };
  const reasons = [...new Set([...there.doubts, ...back.doubts])];
  return reasons.length > 0
    ? { verdict: "unknown", reasons }
    : { verdict: "yes", path: there.hops, back: back.hops };
}

const onTheWayBack = (obstacle: Obstacle): Obstacle => ({
  ...obstacle,
  what: `on the way back, ${obstacle.what}`,
});

/** Yes where every part says so; no where one does, and then what passes all the same is told. */
export function every(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (!first) return { verdict: "unknown", reasons: ["one of the ends has no address that is known"] };
  const no = answers.flatMap((answer) => (answer.verdict === "no" ? [answer] : []));
  const reasons = answers.flatMap((answer) => (answer.verdict === "unknown" ? answer.reasons : []));
  if (no.length === 0)
    return reasons.length > 0 ? { verdict: "unknown", reasons: [...new Set(reasons)] } : first;
  const stoppedBy = distinct(no.flatMap((answer) => answer.stoppedBy));
  const mends = distinct(no.flatMap((answer) => answer.mends));
  const yes = answers.find((answer) => answer.verdict === "yes");
  const yet = yes?.verdict === "yes" ? yes.path : no.find((answer) => answer.yet)?.yet;
  return { verdict: "no", stoppedBy, mends, ...(yet ? { yet } : {}) };
}

/** As `every`, of places that it may be in: those must agree. */
export function everyPlace(answers: readonly Answer[], isIn: readonly string[]): Answer {
  const verdicts = new Set(
    answers.map((answer) => (answer.verdict === "no" && answer.yet ? "both" : answer.verdict)),
  );
  return isIn.length > 0 && verdicts.size > 1 ? { verdict: "unknown", reasons: isIn } : every(answers);
}

/** Yes where one way says so; no where all do, by the obstacles of the first. */
export function some(answers: readonly Answer[]): Answer {
  const passing = answers.filter((answer) => answer.verdict === "yes");
  const yes = passing.find((answer) => answer.when === undefined) ?? passing[0];
  const unknown = answers.find(({ verdict }) => verdict === "unknown");
  const no = answers.flatMap((answer) => (answer.verdict === "no" ? [answer] : []));
  const yet = no.find((answer) => answer.yet)?.yet;
  const [first] = no;
  return yes ?? unknown ?? (first ? { ...first, ...(yet ? { yet } : {}) } : every([]));
}

/** One after the other: over a load balancer, or out to the internet and in again. */
export function then(first: Answer, second: Answer): Answer {
  if (first.verdict === "yes" && second.verdict === "yes") {
    const when = [...(first.when ?? []), ...(second.when ?? [])];
    const path = [...first.path, ...second.path];
    const back = [...second.back, ...first.back];
    return { verdict: "yes", path, back, ...(when.length > 0 ? { when } : {}) };
  }
  const { verdict, ...rest } = every([first, second]) as Answer & { yet?: unknown };
  if (verdict !== "no") return { verdict, ...rest } as Answer;
  const { yet: _, ...whole } = rest as Extract<Answer, { verdict: "no" }>;
  return { ...whole, verdict: "no" };
}

function distinct<T>(items: readonly T[]): T[] {
  return items.length < 2
    ? [...items]
    : [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
