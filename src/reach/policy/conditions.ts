/**
 * The Condition element. IAM User Guide: "IAM JSON policy elements: Condition operators", "Conditions with multiple
 * context keys or values" and "Single-valued vs. multivalued context keys".
 */
import { type Comparison, comparison } from "./operators";
import type { Lookup } from "./text";
import type { Context, Statement } from "./types";
import { ANYTHING, alike, allOf, anyOf, Doubt, not, OneOf, type Truth } from "./unsure";

/** What a key has: a value, several, none, or one that is not known. */
type Given = string | readonly string[] | OneOf | Doubt | undefined;

/** Condition keys of a request; their names are not case-sensitive. */
export class RequestContext {
  private readonly values = new Map<string, Given>();

  constructor(
    contexts: readonly Context[],
    /** Whether the request may have keys that nobody has said. */
    private readonly isOpen = false,
  ) {
    for (const [key, value] of contexts.flatMap((context) => Object.entries(context)))
      this.values.set(key.toLowerCase(), givenBy(value));
  }

  get(key: string): Given {
    const name = key.toLowerCase();
    if (this.values.has(name) || !this.isOpen) return this.values.get(name);
    return new Doubt([`${key} of the request is not known`]);
  }

  /** A variable stands for a key that has one value. */
  readonly lookup: Lookup = (key) => {
    const value = this.get(key);
    if (value instanceof Doubt || value instanceof OneOf) return ANYTHING;
    return typeof value === "string" ? value : undefined;
  };
}

function givenBy(value: Context[string]): Given {
  if (value === null) return undefined;
  if (value instanceof Doubt || value instanceof OneOf) return value;
  return Array.isArray(value) ? value.map(String) : String(value);
}

/** All operators and all keys must hold. */
export function conditionsHold(
  conditions: Statement["Condition"],
  context: RequestContext,
  variables: boolean,
): Truth {
  const tests = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      holds(operator, [values].flat().map(String), context.get(key), variables ? context.lookup : undefined),
    ),
  );
  return allOf(tests);
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

function holds(operator: string, wanted: readonly string[], given: Given, lookup: Lookup | undefined): Truth {
  if (given instanceof OneOf) {
    const truths = given.values.map((value) => holds(operator, wanted, value, lookup));
    return alike(truths, `which of ${given.values.join(", ")} the request has is not known`);
  }
  const [, set, name = "", ifExists] = OPERATOR.exec(operator) ?? [];
  if (name === "Null") {
    if (set || ifExists) throw new Error(`unknown condition operator ${operator}`);
    return isNull(wanted, given);
  }
  const compare = comparison(name);
  const test = prepared(compare, wanted, lookup);
  if (given instanceof Doubt) return given;
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
): (value: string) => Truth {
  const tests = wanted.map((value) => prepare(value, lookup));
  // every one is asked, so that a value that cannot be compared is never passed over
  return (given) => {
    const isAny = anyOf(tests.map((test) => test(given)));
    return negated ? not(isAny) : isAny;
  };
}

/** Empty text is no value: "if the key values resolve to an empty data set (for example, an empty string)". */
function setHolds(set: string, test: (value: string) => Truth, given: readonly string[]): Truth {
  const values = given.filter((value) => value !== "");
  return set === "ForAllValues" ? allOf(values.map(test)) : anyOf(values.map(test));
}

function isNull(wanted: readonly string[], given: Exclude<Given, OneOf>): Truth {
  if (given instanceof Doubt) return given;
  const absent = String(given === undefined || given.length === 0);
  for (const value of wanted)
    if (!["true", "false"].includes(value.toLowerCase()))
      throw new Error(`Null: "${value}" is not true or false`);
  return wanted.some((value) => value.toLowerCase() === absent);
}
