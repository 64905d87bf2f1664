/** The files that the main part of a module is split into, as its source is. */
import { TerraformDataSource, TerraformElement, TerraformResource } from "cdktf";
import type { BlockDefinition } from "./block";
import { commentLines, hangingLines } from "./hcl/comment";
import type { ModuleJson, Part } from "./hcl/files";
import type { ModuleStack } from "./module-stack";
import { generatedBy } from "./requirements";
import { type Call, makingCall } from "./source/call";
import { callerOf, openingOf, reasonAbove, reasonOfCaller } from "./source/comments";
import { bySource, fileName } from "./source/files";
import { type Calls, RULES } from "./source/places";

export function callsIn(stack: ModuleStack, blockSource: string): Calls {
  const elements = stack.node.findAll().filter((one) => TerraformElement.isTerraformElement(one));
  return Object.fromEntries(
    elements.flatMap((element) => {
      const call = makingCall(element, blockSource);
      return call === undefined ? [] : [[addressOf(element), call] as const];
    }),
  );
}

function addressOf(element: TerraformElement): string {
  const name = element.friendlyUniqueId;
  if (TerraformDataSource.isTerraformDataSource(element))
    return `data.${element.terraformResourceType}.${name}`;
  return TerraformResource.isTerraformResource(element)
    ? `${element.terraformResourceType}.${name}`
    : `local.${name}`;
}

/** The comment above the call; or that of the function that makes this alone. */
export function reasonsOfCalls(calls: Calls): Record<string, string> {
  const callers = Object.values(calls).map((call) => `${call.file}:${callerOf(call)}`);
  const isAlone = (call: Call) =>
    callers.filter((one) => one === `${call.file}:${callerOf(call)}`).length === 1;
  return Object.fromEntries(
    Object.entries(calls).flatMap(([address, call]) => {
      const reason = reasonAbove(call) ?? (isAlone(call) ? reasonOfCaller(call) : undefined);
      return reason === undefined ? [] : [[address, reason]];
    }),
  );
}

/** `main.tf` is always there: what belongs to no concern, below a list of the other files. */
export function partsOf(definition: BlockDefinition, json: ModuleJson, calls: Calls): Part[] {
  const { source, path } = definition;
  const contents = bySource(json, calls);
  const others = [...contents].flatMap(([from, content]) =>
    from === source ? [] : [partOf(from, content, source)],
  );
  const names = others.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`${path}: two sources are called ${twice}`);
  const opening = [...commentLines(definition.prose().purpose, 0), ...listed(others)];
  return [
    { name: "main.tf", header: generatedBy(source), opening, content: contents.get(source) ?? {} },
    ...others.map(({ about, ...part }) => ({ ...part, opening: commentLines(about, 0) })),
  ];
}

interface About extends Omit<Part, "opening"> {
  readonly about: string;
}

const partOf = (from: string, content: Part["content"], blockSource: string): About =>
  from === RULES
    ? { name: "rules.tf", header: generatedBy(blockSource), about: RULES_OPENING, content }
    : { name: fileName(from, blockSource), header: generatedBy(from), about: openingOf(from), content };

const RULES_OPENING =
  "What is refused: lists of problems that preconditions and checks tell, and steps of the variables' validations.";

function listed(files: readonly About[]): string[] {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const width = Math.max(0, ...sorted.map(({ name }) => name.length));
  return sorted.length === 0
    ? []
    : ["#", ...sorted.flatMap(({ name, about }) => hangingLines(name.padEnd(width + 2), about))];
}
