/** Reads policies. What the evaluator does not know is an error, never passed over. */
import type { Policies, Policy, Sourced, Statement } from "./types";
import { Doubt } from "./unsure";

export type Kind = keyof Policies;

/** A statement with its policy's kind and whether variables are known in its version of the language. */
export interface ReadStatement extends Statement {
  readonly kind: Kind;
  readonly variables: boolean;
  readonly source: string;
  readonly id: string;
  /** Why it is not known what it says. */
  readonly unknown?: string;
}

const KINDS: readonly string[] = ["identity", "resource", "endpoint", "boundary"] satisfies readonly Kind[];

const PAIRS = [
  ["Principal", "NotPrincipal"],
  ["Action", "NotAction"],
  ["Resource", "NotResource"],
] as const;

export function readPolicies(policies: Policies): ReadStatement[] {
  for (const kind of Object.keys(policies))
    if (!KINDS.includes(kind)) throw new Error(`unknown policies: ${kind}`);
  const { boundary, ...lists } = policies;
  return [
    ...Object.entries(lists).flatMap(([kind, list]) =>
      (list ?? []).flatMap((policy) => read(kind as Kind, policy)),
    ),
    ...(boundary === undefined ? [] : read("boundary", boundary)),
  ];
}

function read(kind: Kind, given: Policy | Sourced): ReadStatement[] {
  const { source, policy } = isSourced(given) ? given : { source: kind, policy: given };
  if (policy instanceof Doubt) return unknown(kind, source, "", policy.reasons.join("; "));
  const document = typeof policy === "string" ? (JSON.parse(policy) as Exclude<Policy, string>) : policy;
  known("policy", document, ["Version", "Id", "Statement"]);
  // "IAM JSON policy elements: Version": the default is the older one, without variables
  const version = document.Version ?? "2008-10-17";
  if (!["2012-10-17", "2008-10-17"].includes(version)) throw new Error(`unknown version ${version}`);
  if (document.Statement === undefined) throw new Error("a policy without statements");
  return [document.Statement].flat().flatMap((statement: Statement | string, index) => {
    const id = `statement ${index + 1}`;
    if (typeof statement === "string")
      return unknown(kind, source, id, `${id} of ${source} is not known before it is applied`);
    check(kind, statement);
    const name = statement.Sid === undefined ? id : `statement ${JSON.stringify(statement.Sid)}`;
    return [{ ...statement, kind, variables: version === "2012-10-17", source, id: name }];
  });
}

const isSourced = (given: Policy | Sourced): given is Sourced =>
  typeof given === "object" && "source" in given;

/** It may allow and deny. */
const unknown = (kind: Kind, source: string, id: string, reason: string): ReadStatement[] =>
  ["Allow", "Deny"].map((Effect) => ({ Effect, kind, variables: true, source, id, unknown: reason }));

/** "IAM JSON policy element reference": which elements exclude each other, and which each kind of policy needs. */
function check(kind: Kind, statement: Statement): void {
  known("statement", statement, ["Sid", "Effect", ...PAIRS.flat(), "Condition"]);
  if (!["Allow", "Deny"].includes(statement.Effect)) throw new Error(`unknown effect ${statement.Effect}`);
  for (const [element, negated] of PAIRS)
    if (statement[element] !== undefined && statement[negated] !== undefined)
      throw new Error(`a statement with both ${element} and ${negated}`);
  const has = ([element, negated]: (typeof PAIRS)[number]) =>
    statement[element] !== undefined || statement[negated] !== undefined;
  const [principal, action, resource] = PAIRS;
  const ofCaller = kind === "identity" || kind === "boundary";
  if (ofCaller === has(principal))
    throw new Error(`${kind} statement ${ofCaller ? "with" : "without"} a principal`);
  if (!has(action)) throw new Error("a statement without an action");
  // a role's trust policy has none: it is on the role
  if (!has(resource) && kind !== "resource") throw new Error("a statement without a resource");
}

function known(what: string, value: object, names: readonly string[]): void {
  for (const name of Object.keys(value))
    if (!names.includes(name)) throw new Error(`unknown element of a ${what}: ${name}`);
}
