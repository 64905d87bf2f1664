/** What a README says of changes and plans, which follows from what each resource is made from. */
import type { AnyContract, AnyType } from "../../contract";
import * as x from "../../expressions";
import type { Origin } from "../origin/module-origin";
import { code } from "./markdown";

const REPLACING = `A change of these inputs makes the resources behind them anew, where it comes to one of their arguments that AWS does
not change in place. What refers to such a resource by its id often goes with it. The plan says which.`;

/** Inputs that arguments are made from which force a replacement. */
export function replacingSection(origins: readonly Origin[]): string[] {
  const addresses = new Map<string, Set<string>>();
  for (const { address, replacing } of origins)
    for (const source of [...replacing.values()].flatMap((from) => [...from]).filter(isValue)) {
      const path = source.replace(/(\[\*\]|\{key\})$/, "");
      addresses.set(path, (addresses.get(path) ?? new Set()).add(address));
    }
  const groups = new Map<string, string[]>();
  for (const path of [...addresses.keys()].sort()) {
    const made = [...(addresses.get(path) as Set<string>)].sort().map(code).join(", ");
    groups.set(made, [...(groups.get(made) ?? []), path]);
  }
  const items = [...groups].map(([made, paths]) => `- ${summary(paths).map(code).join(", ")}: ${made}`);
  return items.length === 0 ? [] : ["## What a change replaces", REPLACING, items.join("\n")];
}

/** Many fields of one object are named together: `containers[*].…`. */
function summary(paths: readonly string[]): string[] {
  const parents = paths
    .map((path) => path.split(".").slice(0, -1).join("."))
    .filter((parent) => parent !== "");
  const crowded = [...new Set(parents)].filter(
    (parent) => parents.filter((one) => one === parent).length > MANY,
  );
  const within = (path: string) => crowded.find((parent) => path.startsWith(`${parent}.`));
  return [...new Set(paths.map((path) => (within(path) ? `${within(path)}.…` : path)))];
}

const MANY = 4;

/** Of an input, and not which entries it has: another entry is another resource. */
const isValue = (source: string): boolean => !/^([?@]|data\.)/.test(source) && !source.endsWith("[]");

const PLANNING_HEADING = "## What Terraform must know when it plans";

/** What a block's own notes say below that heading stands below the generated one. */
export function withoutAdvice(notes: string): {
  readonly advice: string | undefined;
  readonly others: string[];
} {
  const sections = notes.split(/\n(?=## )/).map((section) => section.trim());
  const isAdvice = (section: string) => section.startsWith(PLANNING_HEADING);
  return {
    advice: sections.find(isAdvice)?.slice(PLANNING_HEADING.length).trim(),
    others: sections.filter((section) => section !== "" && !isAdvice(section)),
  };
}

const PLANNING = `Terraform decides by these how many resources there are and under which keys. What is known only after an apply, such as
another resource's id, address or name, is refused here ("Invalid for_each argument", "Invalid count argument"): write
it, take it from a variable or a data source, or apply what it comes from first, by \`-target\`. Everything else may be
unknown, the values under known keys too.`;

const READING = (addresses: readonly string[]): string =>
  `What ${addresses.map(code).join(" and ")} ${addresses.length === 1 ? "gives" : "give"} decides, too. With \`depends_on\` on the module's call Terraform reads it while it applies, too late. Refer to what the module has to wait for in one of its inputs instead.`;

/** Inputs that decide how many resources there are, or under which keys. */
export function planningSection(
  origins: readonly Origin[],
  { inputs }: AnyContract,
  advice: string | undefined,
): string[] {
  const all = origins.flatMap(({ presence }) => [...presence].map((source) => source.replace("?", "")));
  const sources = [...new Set(all)].sort();
  const read = sources.filter((source) => source.startsWith("data."));
  const own = sources.filter((source) => !source.startsWith("data.") && !source.startsWith("@"));
  const roots = [...new Set(own.map((source) => /^\w+/.exec(source)?.[0] as string))];
  if (roots.length === 0) return [];
  const items = roots.map((root) =>
    item(
      own.filter((source) => /^\w+/.exec(source)?.[0] === root),
      inputs,
    ),
  );
  return [
    PLANNING_HEADING,
    PLANNING,
    items.join("\n"),
    ...(read.length > 0 ? [READING(read)] : []),
    ...(advice === undefined ? [] : [advice]),
  ];
}

function item(sources: readonly string[], inputs: AnyContract["inputs"]): string {
  const kindOf = (path: string) => typeAt(inputs, path)?.is.kind;
  const entries = sources.filter((source) => source.endsWith("[]")).map((source) => source.slice(0, -2));
  const values = sources
    .filter((source) => !/(\[\]|\{key\})$/.test(source))
    .map((source) => source.replace(/\[\*\]$/, ""));
  const counted = entries.filter((path) => !values.includes(path) && kindOf(path) !== "map");
  const isMap = (path: string) => kindOf(path) === "map";
  return `- ${[
    ...list("keys of", entries.filter(isMap)),
    ...list("number of", counted),
    ...list("values of", values.filter(isMap)),
    ...list(
      "",
      values.filter((path) => !isMap(path)),
    ),
  ].join("; ")}`;
}

const list = (words: string, paths: readonly string[]): string[] =>
  paths.length === 0 ? [] : [`${words} ${paths.map(code).join(", ")}`.trim()];

/** The type at `tiers[*].cidrs`. */
function typeAt(inputs: AnyContract["inputs"], path: string): AnyType | undefined {
  const [root = "", ...steps] = path.split(/\.|(?=\[\*\])/);
  return steps.reduce<AnyType | undefined>(
    (type, step) => (step === "[*]" ? type?.is.element : type?.is.fields?.[x.snakeToCamel(step)]),
    inputs[x.snakeToCamel(root)],
  );
}
