/** What a README says of outputs. */
import type { ModuleJson } from "../hcl/files";
import { indented } from "../hcl/layout";
import { aligned } from "../hcl/rows";
import type { Value } from "../origin/value";
import { code, fence, heading, markdown } from "./markdown";

interface OutputJson {
  readonly description: string;
  readonly sensitive?: boolean;
}

export const outputSections = ({ outputs }: ModuleJson, values: ReadonlyMap<string, Value>): string[] =>
  Object.entries(outputs.output as Readonly<Record<string, OutputJson>>).flatMap(
    ([name, { description, sensitive }]) => [
      heading("output", name),
      markdown(description),
      ...shape(shapeLines(values.get(name) as Value)),
      ...(sensitive ? ["Sensitive: hidden in plans."] : []),
    ],
  );

function shape(lines: readonly string[] | undefined): string[] {
  if (lines === undefined) return [];
  return [
    lines.length === 1 ? `- Type: ${code(lines[0] as string)}` : fence("hcl", `type = ${lines.join("\n")}`),
  ];
}

/** As a variable that takes the output would declare its type; undefined where it cannot be said. */
export function shapeLines({ kind, fields, element }: Value): string[] | undefined {
  if (kind === "object") {
    if (fields === undefined) return undefined;
    const rows = [...fields].map(([name, value]) => ({ name, lines: shapeLines(value) ?? ["any"] }));
    return ["object({", ...indented(aligned(rows)), "})"];
  }
  if (kind === "any") return undefined;
  if (kind !== "list" && kind !== "set" && kind !== "map") return [kind];
  const inner = element && shapeLines(element);
  if (inner === undefined) return undefined;
  return [
    `${kind}(${inner[0]}`,
    ...inner.slice(1, -1),
    ...(inner.length > 1 ? [inner.at(-1) as string] : []),
  ].map((line, index, all) => (index === all.length - 1 ? `${line})` : line));
}
