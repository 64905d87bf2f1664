/** The generated part of docs/security.md: exceptions as they are written beside the code, and rights on `*`. */
import type { Exception } from "../../../src/core/stack/exception";
import type { Check } from "./check";
import { CHECKS } from "./checks";
import type { OnEverything } from "./everything";
import type { Report } from "./findings";

interface Row {
  readonly exception: Exception;
  /** Resources, and the stacks that they are in. */
  readonly resources: Set<string>;
  readonly stacks: Set<string>;
}

const ENVIRONMENTS = ["dev", "test", "prod"];

export function exceptionsTable(reports: readonly Report[]): string {
  const rows = new Map<string, Row>();
  for (const { stack, written } of reports)
    for (const { exception, findings } of written) {
      const key = JSON.stringify(exception);
      const row = rows.get(key) ?? { exception, resources: new Set(), stacks: new Set() };
      for (const { resource } of findings) row.resources.add(resource);
      row.stacks.add(stack);
      rows.set(key, row);
    }
  const all = [...rows.values()].sort((one, other) => placeOf(one) - placeOf(other));
  return table(
    ["check", "where", "why not", "how to turn it on"],
    all.map((row) => [
      checksOf(row.exception).map(nameOf).join("<br>"),
      `${[...row.resources].sort().map(code).join(", ")}<br>in ${stacksOf(row.stacks)}`,
      row.exception.why,
      row.exception.turnOn,
    ]),
  );
}

/** What each policy allows on `*` since IAM knows no resource for it, by policies that allow the same. */
export function rightsTable(
  rights: readonly { readonly stack: string; readonly right: OnEverything }[],
): string {
  const rows = new Map<string, { addresses: Set<string>; stacks: Set<string> }>();
  for (const { stack, right } of rights) {
    if (right.withoutResource.length === 0) continue;
    const key = byService(right.withoutResource);
    const row = rows.get(key) ?? { addresses: new Set(), stacks: new Set() };
    row.addresses.add(right.address.replace(/\[.*$/, ""));
    row.stacks.add(stack);
    rows.set(key, row);
  }
  return table(
    ["policy", "in", "actions"],
    [...rows]
      .map(([actions, { addresses, stacks }]) => [
        [...addresses].sort().map(code).join(", "),
        stacksOf(stacks),
        actions,
      ])
      .sort(([one = ""], [other = ""]) => one.localeCompare(other)),
  );
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

const cell = (text: string): string => text.replaceAll("|", "\\|");

const code = (text: string): string => `\`${text}\``;

const checksOf = ({ check }: Exception): Check[] =>
  [check].flat().map((id) => {
    const found = CHECKS.find((each) => each.id === id);
    if (!found) throw new Error(`there is no check ${id}`);
    return found;
  });

const nameOf = ({ id, control, asks }: Check): string =>
  `${asks} (${[id, ...(control && control !== id ? [control] : [])].join(", ")})`;

const placeOf = ({ exception }: Row): number => CHECKS.indexOf(checksOf(exception)[0] as Check);

/** `three-tier (dev, test)`, by architecture. */
function stacksOf(stacks: ReadonlySet<string>): string {
  const architectures = [...new Set([...stacks].map((stack) => stack.replace(/-[a-z]+$/, "")))].sort();
  return architectures
    .map((architecture) => {
      const environments = ENVIRONMENTS.filter((environment) => stacks.has(`${architecture}-${environment}`));
      return environments.length === ENVIRONMENTS.length
        ? architecture
        : `${architecture} (${environments.join(", ")})`;
    })
    .join(", ");
}

function byService(actions: readonly string[]): string {
  const services = [...new Set(actions.map((action) => action.split(":")[0]))];
  return services
    .map((service) => {
      const names = actions
        .filter((action) => action.startsWith(`${service}:`))
        .map((action) => action.split(":")[1]);
      return `${service}: ${names.join(", ")}`;
    })
    .join("; ");
}
