/** The text that `npm start` prints. */
import { join } from "node:path";
import { type Proof, proofsText, proofTexts } from "../../reach";
import type { Style } from "../../text/style";
import { exceeded, sharedUsage, usageText } from "./quotas";
import type { Kind, StackSummary } from "./stack-summary";

export interface Synthesis {
  readonly environment: string;
  /** The output directory, as seen from where the command was started. */
  readonly output: string;
  readonly stacks: readonly StackSummary[];
}

/** What the local AWS does not have. */
export const NOT_LOCAL = /^aws_globalaccelerator_/;

export function report({ environment, output, stacks }: Synthesis, style: Style): string {
  const local = stacks.filter(({ kinds }) => !kinds.some(({ type }) => NOT_LOCAL.test(type)));
  const names = local.map(({ name }) => name).join(" ");
  return [
    ...stacks.flatMap((stack) => [...stackLines(stack, output, style), ""]),
    ...regionLines(stacks, style),
    `${count(stacks.length, "stack")} of the environment ${environment} in ${output}.`,
    style.faint(`To deploy to the local AWS: npm run deploy:local -- ${names}`),
  ].join("\n");
}

function stackLines(stack: StackSummary, output: string, style: Style): string[] {
  const { name, kinds, outputs, warnings, proofs } = stack;
  const total = countKinds(kinds);
  return [
    `${style.strong(name)}  ${total}, ${count(outputs, "output")}, ${count(warnings.length, "warning")}`,
    ...[...kinds].sort((a, b) => (a.type < b.type ? -1 : 1)).map((kind) => kindLine(kind)),
    ...quotaLine("  quotas", usageText(stack.usage), style),
    ...proofLines(proofs, style),
    ...warnings.map((warning) => style.warning(`  warning: ${warning.replaceAll("\n", "\n    ")}`)),
    style.faint(`  ${join(output, stack.file)}`),
  ];
}

/** What only a plan can decide is unknown here. */
function proofLines(proofs: readonly Proof[], style: Style): string[] {
  if (proofs.length === 0) return [];
  const told = proofTexts(
    proofs.filter(({ verdict }) => verdict !== "holds"),
    style,
  );
  return [
    style.faint(`  reach: ${proofsText(proofs)}`),
    ...told.map((text) => `  ${text.replaceAll("\n", "\n  ")}`),
  ];
}

const quotaLine = (head: string, usage: string, style: Style) =>
  usage === "" ? [] : [style.faint(`${head}: ${usage}`)];

/** What the stacks of a region share: each may be within a quota, and all of them beyond it. */
function regionLines(stacks: readonly StackSummary[], style: Style): string[] {
  return [...new Set(stacks.map(({ region }) => region))].flatMap((region) => {
    const there = stacks.filter((stack) => stack.region === region);
    const usage = sharedUsage(there.map((stack) => stack.usage));
    if (there.length < 2 || usageText(usage) === "") return [];
    return [
      ...quotaLine(`quotas in ${region}, all ${there.length} stacks`, usageText(usage), style),
      ...exceeded(usage).map((text) => style.warning(`warning: in ${region} ${text}; see docs/deploy.md`)),
      "",
    ];
  });
}

function kindLine({ type, resources, isOpen }: Kind): string {
  return `  ${`${resources}${isOpen ? "+" : ""}`.padStart(4)}  ${type}`;
}

function countKinds(kinds: readonly Kind[]): string {
  const known = kinds.reduce((sum, { resources }) => sum + resources, 0);
  return kinds.some(({ isOpen }) => isOpen) ? `${known} or more resources` : count(known, "resource");
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
