/** The configuration that a plan carries: what each argument refers to, without the code itself (Terraform: "Configuration Representation"). */
import { isCode } from "./code";
import type { Values } from "./value";

export interface Expression {
  readonly references?: readonly string[];
  readonly constant_value?: unknown;
}

/** An argument's expression, or the blocks of a name. */
export interface Expressions {
  readonly [name: string]: Expression | readonly Expressions[] | Expressions;
}

export interface ConfigurationResource {
  /** Without its module. */
  readonly address: string;
  readonly expressions?: Expressions;
  readonly count_expression?: Expression;
  readonly for_each_expression?: Expression;
}

export interface ModuleCall {
  readonly expressions?: Expressions;
  readonly for_each_expression?: Expression;
  readonly module?: ConfigurationModule;
}

export interface ConfigurationModule {
  readonly resources?: readonly ConfigurationResource[];
  readonly module_calls?: Readonly<Record<string, ModuleCall>>;
  readonly outputs?: Readonly<Record<string, { readonly expression?: Expression }>>;
}

/** `module.a["x"].module.b` → [["a", `["x"]`], ["b", undefined]] */
export function stepsOf(module: string): (readonly [name: string, key: string | undefined])[] {
  return [...module.matchAll(/module\.([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/g)].map(
    ([, name = "", key]) => [name, key] as const,
  );
}

export const parentOf = (module: string): string =>
  module.replace(/\.?module\.[^.[]+(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?$/, "");

/** The expressions at a path such as ingress, 0, cidr_blocks; of blocks, those whose constants are not others than the value's. */
export function expressionsAt(
  all: Expressions | undefined,
  path: readonly (string | number)[],
  values: Values,
): Expression[] {
  const [name, ...rest] = path;
  const here = all?.[String(name)];
  if (here === undefined) return [];
  const value = values[String(name)];
  if (Array.isArray(here)) return blocksAt(here, rest, value);
  if (isExpression(here) || rest.length === 0) return [here as Expression];
  return expressionsAt(here as Expressions, rest, (value ?? {}) as Values);
}

function blocksAt(blocks: readonly Expressions[], path: readonly (string | number)[], value: unknown) {
  const [first, ...rest] = path;
  if (first === undefined) return blocks.flatMap(everyExpression);
  const isIndexed = typeof first === "number";
  const own = (isIndexed ? (value as Values[] | undefined)?.[first] : value) ?? {};
  const inner = isIndexed ? rest : path;
  const fitting = blocks.filter((block) => fits(block, own as Values));
  return fitting.flatMap((block) =>
    inner.length === 0 ? everyExpression(block) : expressionsAt(block, inner, own as Values),
  );
}

/**
 * Whether what the configuration says is of several blocks together: of some (`ingress` of a group, `route` of a table) Terraform tells
 * the references of all in one.
 */
export const isOfAllBlocks = (
  all: Expressions | undefined,
  [name, index]: readonly (string | number)[],
  values: Values,
): boolean => {
  const items = values[String(name)];
  return (
    isExpression(all?.[String(name)] as object) &&
    typeof index === "number" &&
    Array.isArray(items) &&
    items.length > 1
  );
};

const everyExpression = (block: Expressions): Expression[] =>
  Object.values(block).flatMap((item) =>
    Array.isArray(item) ? item.flatMap(everyExpression) : isExpression(item) ? [item] : [],
  );

const isExpression = (item: unknown): item is Expression =>
  typeof item === "object" && item !== null && ("references" in item || "constant_value" in item);

/** Whether a block as it is written may be that of the value: nothing that is literal there differs. */
export const mayBeOf = (block: Readonly<Record<string, unknown>>, value: Values): boolean =>
  Object.entries(block).every(
    ([name, item]) =>
      isCode(item) ||
      !(name in value) ||
      typeof item !== typeof value[name] ||
      JSON.stringify(item) === JSON.stringify(value[name]),
  );

function fits(block: Expressions, value: Values): boolean {
  return Object.entries(block).every(([name, item]) => {
    if (!isExpression(item) || item.constant_value === undefined || !(name in value)) return true;
    if (isCode(item.constant_value)) return true;
    return (
      JSON.stringify(item.constant_value) === JSON.stringify(value[name]) ||
      typeof value[name] !== typeof item.constant_value
    );
  });
}
