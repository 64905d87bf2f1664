/** What the names in code stand for. */
import { Unknown, type Value } from "../value";

/** A step from a value to a part of it: `.name`, `[key]`, or `[*]` to all of them. */
export type Step = Value | typeof EACH;
export const EACH = Symbol("[*]");

/** Locals and resources of the configuration. */
export interface Declared {
  local(name: string): Value;
  /** `aws_subnet.a`, `data.aws_vpc.this`, and what of it. */
  resource(local: string, steps: readonly Step[]): Value;
}

/** What Terraform would stop at, such as a pattern that does not match: `can` and `try` ask for it. */
export class Failure extends Error {}

export class Scope {
  constructor(
    private readonly declared: Declared,
    private readonly bound: ReadonlyMap<string, Value> = new Map(),
  ) {}

  with(names: Readonly<Record<string, Value>>): Scope {
    return new Scope(this.declared, new Map([...this.bound, ...Object.entries(names)]));
  }

  /** `local.a.b["c"]` */
  at(root: string, steps: readonly Step[]): Value {
    const own = this.bound.get(root);
    if (own !== undefined) return walk(own, steps);
    const [first, second, ...rest] = steps;
    if (root === "local") return walk(this.declared.local(String(first)), steps.slice(1));
    if (root === "data") return this.declared.resource(`data.${String(first)}.${String(second)}`, rest);
    if (/^[a-z][a-z0-9]*_/.test(root) && typeof first === "string")
      return this.declared.resource(`${root}.${first}`, steps.slice(1));
    return new Unknown(undefined, `${[root, ...steps.map(String)].join(".")} is known when Terraform plans`);
  }
}

export function walk(value: Value, [step, ...rest]: readonly Step[]): Value {
  if (step === undefined) return value;
  if (value instanceof Unknown) return walk(partOf(value, step), rest);
  if (step === EACH) return asList(value).map((item) => walk(item, rest));
  if (step instanceof Unknown) return new Unknown(undefined, step.reason);
  const found =
    typeof value === "object" && value !== null ? (value as Record<string, Value>)[String(step)] : undefined;
  if (found === undefined) throw new Failure(`there is no ${String(step)}`);
  return walk(found, rest);
}

/** A single thing is a list of one, and null of none. */
const asList = (value: Value): readonly Value[] =>
  Array.isArray(value)
    ? value
    : value === null
      ? []
      : typeof value === "object"
        ? Object.values(value)
        : [value];

function partOf(value: Unknown, step: Step): Unknown {
  const path = typeof step === "number" ? `[${step}]` : `.${String(step)}`;
  const isNamed = typeof step === "string" || typeof step === "number";
  return new Unknown(
    isNamed ? value.candidates?.map((name) => `${name}${path}`) : undefined,
    value.reason,
    value.mentions,
  );
}
