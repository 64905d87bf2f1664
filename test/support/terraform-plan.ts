/** What a plan would do, read from `terraform show -json`. */

/** What happens to one resource. */
export type ChangeKind = "created" | "updated" | "replaced" | "destroyed" | "forgotten";

/** One attribute before and after; a path such as `ingress[0].cidr_blocks` reaches into blocks. */
export interface AttributeChange {
  attribute: string;
  before: unknown;
  after: unknown;
}

export interface ResourceChange {
  address: string;
  kind: ChangeKind;
  /** Terraform's own words, such as ["delete", "create"]. */
  actions: string[];
  /** The attributes that differ, for an update or a replacement. */
  attributes: AttributeChange[];
}

export interface Plan {
  /** True if Terraform says that there is nothing to do, outputs and moves included. */
  empty: boolean;
  changes: ResourceChange[];
  /** Names of the outputs that change. */
  outputs: string[];
}

/** Stands for a value that only the provider knows. */
export const KNOWN_AFTER_APPLY = "(known after apply)";

type Json = Record<string, unknown>;

interface PlannedChange {
  actions: string[];
  before: unknown;
  after: unknown;
  after_unknown?: unknown;
}

interface PlanDocument {
  resource_changes?: { address: string; mode: string; change: PlannedChange }[];
  output_changes?: Record<string, PlannedChange>;
}

/** Reads the document that `terraform show -json` prints for a saved plan. */
export function readPlan(document: string, empty: boolean): Plan {
  const { resource_changes = [], output_changes = {} } = JSON.parse(document) as PlanDocument;
  const managed = resource_changes.filter(({ mode, change }) => mode === "managed" && !isNothing(change));
  return {
    empty,
    changes: managed.map(({ address, change }) => ({
      address,
      kind: kindOf(change.actions),
      actions: change.actions,
      attributes: isDifference(change) ? difference(change) : [],
    })),
    outputs: Object.keys(output_changes).filter((name) => !isNothing(output_changes[name] as PlannedChange)),
  };
}

/** A plan in words, one line per resource and attribute, for a test's message. */
export function describePlan(plan: Plan): string {
  const resources = plan.changes.flatMap((change) => [
    `${change.address} would be ${change.kind}`,
    ...change.attributes.map(
      ({ attribute, before, after }) =>
        `    ${attribute}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ),
  ]);
  return [...resources, ...plan.outputs.map((name) => `output ${name} would change`)].join("\n");
}

function isNothing({ actions }: PlannedChange): boolean {
  return actions.every((action) => action === "no-op" || action === "read");
}

function isDifference({ actions }: PlannedChange): boolean {
  return actions.includes("update") || actions.length > 1;
}

function kindOf(actions: string[]): ChangeKind {
  if (actions.length > 1) return "replaced";
  const kinds: Record<string, ChangeKind> = { create: "created", update: "updated", delete: "destroyed" };
  return kinds[actions[0] ?? ""] ?? "forgotten";
}

function difference(change: PlannedChange): AttributeChange[] {
  return compare(change.before, withUnknown(change.after, change.after_unknown), "");
}

/** Terraform leaves unknown values out of `after` and marks them with `true` in a parallel tree. */
function withUnknown(after: unknown, unknown: unknown): unknown {
  if (unknown === true) return KNOWN_AFTER_APPLY;
  if (Array.isArray(unknown)) {
    const known = Array.isArray(after) ? after : [];
    return unknown.map((mark, position) => withUnknown(known[position], mark));
  }
  if (isObject(unknown)) {
    const known = isObject(after) ? after : {};
    const names = new Set([...Object.keys(known), ...Object.keys(unknown)]);
    return Object.fromEntries([...names].map((name) => [name, withUnknown(known[name], unknown[name])]));
  }
  return after;
}

function compare(before: unknown, after: unknown, path: string): AttributeChange[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].sort().flatMap((name) => {
      return compare(before[name], after[name], path ? `${path}.${name}` : name);
    });
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, position) => compare(item, after[position], `${path}[${position}]`));
  }
  const same = JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
  return same ? [] : [{ attribute: path, before: before ?? null, after: after ?? null }];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
