/** Steps of validations: a rule has no scope to make a local in, so the module is given those that its rules name. */
import type { Expr, In } from "../expressions";
import * as x from "../expressions";

/** Of the module that is being written: code by the step's name. */
let steps: Map<string, unknown> | undefined;
/** The variable whose validations are being written. */
let variable = "";

/**
 * The value under a name: a `local` in a module's validations, the value itself elsewhere; also where it comes from the variable
 * that is validated, since Terraform reports a cycle then.
 */
export function named<T>(name: string, value: () => In<T>): Expr<T> {
  if (steps === undefined) return x.lift(value());
  const code = JSON.parse(JSON.stringify(x.tf(x.outsideOfLoops(value))));
  if (namesIn(code, Object.fromEntries(steps)).has(`var.${variable}`)) return x.lift(value());
  if (JSON.stringify(steps.get(name) ?? code) !== JSON.stringify(code))
    throw new Error(`two steps of rules are called ${name}; give one another name`);
  steps.set(name, code);
  return x.raw<T>(`local.${name}`);
}

/** What is made of a module's rules, and the steps that they name. */
export function withSteps<T>(make: () => T): { readonly made: T; readonly steps: Record<string, unknown> } {
  const before = steps;
  steps = new Map();
  try {
    const made = make();
    return { made, steps: Object.fromEntries(steps) };
  } finally {
    steps = before;
  }
}

export function rulesOn<T>(name: string, make: () => T): T {
  variable = name;
  return make();
}

/** The names of variables and locals that code refers to, and those that these locals do. */
export function namesIn(code: unknown, locals: Readonly<Record<string, unknown>>): Set<string> {
  const found = new Set<string>();
  const walk = (part: unknown) => {
    for (const [name, kind, short = ""] of JSON.stringify(part ?? null).matchAll(/\b(var|local)\.(\w+)/g)) {
      if (found.has(name)) continue;
      found.add(name);
      if (kind === "local") walk(locals[short]);
    }
  };
  walk(code);
  return found;
}
