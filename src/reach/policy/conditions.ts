/**
 * The Condition element. IAM User Guide: "IAM JSON policy elements: Condition operators", "Conditions with multiple
 * context keys or values" and "Single-valued vs. multivalued context keys".
 */
import { type Comparison, comparison } from "./operators";
import type { Lookup } from "./text";
import type { Context, Statement } from "./types";

/** Condition keys of a request; their names are not case-sensitive. */
export class RequestContext {
  private readonly values = new Map<string, string | readonly string[]>();

  constructor(...contexts: readonly Context[]) {
    for (const [key, value] of contexts.flatMap((context) => Object.entries(context)))
      this.values.set(key.toLowerCase(), Array.isArray(value) ? value.map(String) : String(value));
  }

  get(key: string): string | readonly string[] | undefined {
    return this.values.get(key.toLowerCase());
  }

  /** A variable stands for a key that has one value. */
  readonly lookup: Lookup = (key) => {
    const value = this.get(key);
    return typeof value === "string" ? value : undefined;
  };
}

/** All operators and all keys must hold. */
export function conditionsHold(
  conditions: Statement["Condition"],
  context: RequestContext,
  variables: boolean,
): boolean {
  const tests = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      holds(operator, [values].flat().map(String), context.get(key), variables ? context.lookup : undefined),
    ),
  );
  return tests.every((test) => test);
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

function holds(
  operator: string,
  wanted: readonly string[],
  given: string | readonly string[] | undefined,
  lookup: Lookup | undefined,
): boolean {
  const [, set, name = "", ifExists] = OPERATOR.exec(operator) ?? [];
  if (name === "Null") {
    if (set || ifExists) throw new Error(`unknown condition operator ${operator}`);
    return isNull(wanted, given);
  }
  const compare = comparison(name);
  const test = prepared(compare, wanted, lookup);
  if (given === undefined && ifExists) return true;
  if (set) return setHolds(set, test, [given ?? []].flat());
  if (Array.isArray(given))
    throw new Error(`${operator}: a key with several values needs ForAllValues or ForAnyValue`);
  // a key that the request does not have matches nothing
  return given === undefined ? compare.negated : test(given as string);
}

/** One value of the request against those of the policy: any of them, or with a negated operator none. */
function prepared(
  { negated, prepare }: Comparison,
  wanted: readonly string[],
  lookup: Lookup | undefined,
): (value: string) => boolean {
  const tests = wanted.map((value) => prepare(value, lookup));
  // every one is asked, so that a value that cannot be compared is never passed over
  return (given) => tests.map((test) => test(given)).includes(true) !== negated;
}

/** Empty text is no value: "if the key values resolve to an empty data set (for example, an empty string)". */
function setHolds(set: string, test: (value: string) => boolean, given: readonly string[]): boolean {
  const values = given.filter((value) => value !== "");
  return set === "ForAllValues" ? values.every(test) : values.some(test);
}

function isNull(wanted: readonly string[], given: string | readonly string[] | undefined): boolean {
  const absent = String(given === undefined || given.length === 0);
  for (const value of wanted)
    if (!["true", "false"].includes(value.toLowerCase()))
      throw new Error(`Null: "${value}" is not true or false`);
  return wanted.some((value) => value.toLowerCase() === absent);
}
