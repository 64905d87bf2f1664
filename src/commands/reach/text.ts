/** Answers for people. */
import type { Answer, Hop, Line, Question } from "../../reach";
import type { Style } from "../report/style";

export function answerText(question: Question, answer: Answer, style: Style): string {
  const about = aboutOf(question);
  switch (answer.verdict) {
    case "yes":
      return [
        style.strong(`yes: ${about}`),
        ...hopLines(answer.path),
        style.faint("  and back:"),
        ...hopLines(answer.back),
      ].join("\n");
    case "unknown":
      return [style.warning(`unknown: ${about}`), ...answer.reasons.map((reason) => `  ${reason}`)].join(
        "\n",
      );
    case "no":
      return noText(about, answer, style);
  }
}

export const aboutOf = ({ from, to, port, protocol = "tcp" }: Question): string =>
  `${from} to ${to}${port === undefined ? "" : ` on ${protocol} ${port}`}`;

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

/** What is public comes first. */
export function matrixText(lines: readonly Line[], isAll: boolean, style: Style): string {
  const isPublic = ({ from }: Line) => from === "internet";
  const [open, inner] = [lines.filter(isPublic), lines.filter((line) => !isPublic(line))];
  return [
    ...(isAll || open.length > 0 ? section("from the internet", open, style) : []),
    ...(isAll || open.length === 0 || inner.length > 0 ? section("inside", inner, style) : []),
  ].join("\n");
}

function section(title: string, lines: readonly Line[], style: Style): string[] {
  if (lines.length === 0) return [`${style.strong(title)}: nobody is reached`];
  const width = Math.max(...lines.map(({ from }) => from.length));
  const targets = Math.max(...lines.map(({ to }) => to.length));
  return [
    style.strong(title),
    ...lines.map(
      ({ from, to, protocol, ports, verdict }) =>
        `  ${from.padEnd(width)} -> ${to.padEnd(targets)}  ${protocol} ${ports}${verdict === "yes" ? "" : style.warning(` (${verdict})`)}`,
    ),
  ];
}
