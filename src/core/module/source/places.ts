/** Where the locals of a module stand: with the rules, with the concern that computes them, or with what needs them. */
import type { ModuleJson } from "../hcl/files";
import type { Call } from "./call";

type Json = Readonly<Record<string, unknown>>;

/** Calls by the address of what they make: `local.zones`, `aws_vpc.this`, `data.aws_region.this`. */
export type Calls = Readonly<Record<string, Call>>;

/** Where lists of problems stand, so that a reader of the infrastructure is not in their way. */
export const RULES = "rules";

/** The main part of a module in Terraform's JSON syntax. */
export interface Parts {
  readonly locals?: Json;
  readonly data?: Types;
  readonly resource?: Types;
  readonly moved?: readonly Json[];
  readonly check?: Json;
}

type Types = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** Resources or data sources with their addresses. */
export const bodies = (kind: string, types: Types) =>
  Object.entries(types).flatMap(([type, all]) =>
    Object.entries(all).map(([name, body]) => ({
      type,
      name,
      body,
      address: kind === "data" ? `data.${type}.${name}` : `${type}.${name}`,
    })),
  );

export function sourceOf(calls: Calls, address: string): string {
  const call = calls[address];
  if (call === undefined) throw new Error(`nothing says which source makes ${address}`);
  return call.file;
}

/** A computation of so many steps stays in its own file, whoever needs its result. */
const COMPUTATION = 3;

/** The source that a local stands with, or RULES. */
export function localPlaces(module: ModuleJson, calls: Calls): (name: string) => string {
  const users = localUsers(module, calls);
  const names = Object.keys((module.main as Parts).locals ?? {});
  const isRule = remembered((name): boolean => {
    const { files = [], locals = [] } = users.get(name) ?? {};
    const isProblems = calls[`local.${name}`]?.isRule === true && files.includes(RULES);
    const isUsed = files.length + locals.length > 0;
    return isProblems || (isUsed && files.every((file) => file === RULES) && locals.every(isRule));
  });
  const made = (name: string) => sourceOf(calls, `local.${name}`);
  const steps = (source: string) => names.filter((name) => !isRule(name) && made(name) === source).length;
  const place = remembered((name): string => {
    if (isRule(name)) return RULES;
    const { files = [], locals = [] } = users.get(name) ?? {};
    const needed = new Set([...files, ...locals.map(place)].filter((one) => one !== RULES));
    return needed.size === 1 && steps(made(name)) < COMPUTATION ? ([...needed][0] as string) : made(name);
  });
  return place;
}

function remembered<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.has(name) ? (known.get(name) as T) : compute(name);
    known.set(name, value);
    return value;
  };
}

interface Users {
  readonly files: string[];
  readonly locals: string[];
}

/** The files and locals that refer to each local; preconditions, checks and validations are the rules'. */
function localUsers({ main, variables }: ModuleJson, calls: Calls): Map<string, Users> {
  const { locals = {}, data = {}, resource = {}, check } = main as Parts;
  const users = new Map<string, Users>();
  const note = (value: unknown, kind: keyof Users, user: string) => {
    for (const [, name = ""] of JSON.stringify(value ?? null).matchAll(/\blocal\.(\w+)/g)) {
      const known = users.get(name) ?? { files: [], locals: [] };
      known[kind].push(user);
      users.set(name, known);
    }
  };
  for (const [name, value] of Object.entries(locals)) note(value, "locals", name);
  for (const { body, address } of [...bodies("data", data), ...bodies("resource", resource)]) {
    const { lifecycle, ...rest } = body;
    const { precondition, ...conditions } = (lifecycle ?? {}) as Json;
    note([rest, conditions], "files", sourceOf(calls, address));
    note(precondition, "files", RULES);
  }
  note([check, variables], "files", RULES);
  return users;
}
