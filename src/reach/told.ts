/** Answers and proofs for people. */
import { plain, type Style } from "../text/style";
import { type Answer, aboutText, type By, type Hop, type Question } from "./answer/question";
import type { Intent, Proof } from "./intents/intent";

export function answerText(question: Question, answer: Answer, style: Style = plain): string {
  const about = aboutOf(question);
  switch (answer.verdict) {
    case "yes":
      return [
        style.strong(`yes: ${about}${answer.when ? `, for ${answer.when.join(" and ")}` : ""}`),
        ...hopLines(answer.path),
        style.faint("  and back:"),
        ...hopLines(answer.back),
        ...(answer.policies ? [style.faint("  by policies:"), ...hopLines(answer.policies)] : []),
      ].join("\n");
    case "unknown":
      return [style.warning(`unknown: ${about}`), ...answer.reasons.map((reason) => `  ${reason}`)].join(
        "\n",
      );
    case "no":
      return noText(about, answer, style);
  }
}

const aboutOf = ({
  from,
  to,
  port,
  protocol = "tcp",
  direct,
  action,
  resource,
  by,
  ...more
}: Question): string =>
  `${from} to ${to}${askedOf(action, resource, by)}${port === undefined ? "" : ` on ${protocol} ${port}`}${aboutText(more)}${direct === true ? ", not over a load balancer" : ""}`;

/** `: s3:GetObject on aws_s3_bucket.web by its agent` */
const askedOf = (action: string | undefined, resource: string | undefined, by: By | undefined): string =>
  action === undefined
    ? ""
    : `: ${action}${resource === undefined || resource === "*" ? "" : ` on ${resource}`}${by === undefined ? "" : ` by ${by === "anyone" ? by : `its ${by}`}`}`;

function noText(about: string, { stoppedBy, mends, yet }: Answer & { verdict: "no" }, style: Style): string {
  const stops = stoppedBy.map(
    ({ what, code }) => `  ${what}${code === undefined ? "" : style.faint(` [${code}]`)}`,
  );
  const changes = mends.map(({ address, change }) => `    ${address}: ${change}`);
  return [
    style.bad(`no: ${about}`),
    ...stops,
    ...(changes.length > 0 ? ["  what would open it:", ...changes] : []),
    ...(yet ? ["  and yet, from or to another of its places:", ...hopLines(yet)] : []),
  ].join("\n");
}

function hopLines(hops: readonly Hop[]): string[] {
  const width = Math.min(48, Math.max(0, ...hops.map(({ at }) => at.length)));
  return hops.map(
    ({ at, what, by }) =>
      `  ${at.padEnd(width)}  ${what}${by === undefined || by === at || by === "local" ? "" : ` (${by})`}`,
  );
}

export function proofText({ intent, verdict, answer }: Proof, style: Style = plain): string {
  const about = `${intent.expect === "never" ? "never " : ""}${aboutOf(intent)}${intent.why ? ` (${intent.why})` : ""}`;
  if (verdict === "holds") return `holds: ${about}`;
  const head = verdict === "broken" ? style.bad(`broken: ${about}`) : style.warning(`unknown: ${about}`);
  const told = answerText(intent, answer, style).split("\n");
  // what is asked is said once, but for a yes, which may be for some requests alone
  return [head, ...told.slice(answer.verdict === "yes" ? 0 : 1)].join("\n");
}

/** Several: what is asked on one way and stopped alike is told once, with what else is asked there. */
export function proofTexts(proofs: readonly Proof[], style: Style = plain): string[] {
  const alike = new Map<string, Proof[]>();
  for (const proof of proofs) {
    const { from, to, port, protocol } = proof.intent;
    const stopped = proof.verdict === "holds" ? proof.intent : proof.answer;
    const key = JSON.stringify([from, to, port, protocol, proof.verdict, stopped]);
    alike.set(key, [...(alike.get(key) ?? []), proof]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          [proofText(first, style), ...others.map(({ intent }) => `  the same of ${askedText(intent)}`)].join(
            "\n",
          ),
        ],
  );
}

const askedText = (intent: Intent): string =>
  askedOf(intent.action, intent.resource, intent.by).replace(": ", "") || aboutOf(intent);

/** `7 of 8 intents hold, 1 broken, 0 unknown` */
export function proofsText(proofs: readonly Proof[]): string {
  const count = (wanted: Proof["verdict"]) => proofs.filter(({ verdict }) => verdict === wanted).length;
  return `${count("holds")} of ${proofs.length} intents hold, ${count("broken")} broken, ${count("unknown")} unknown`;
}
