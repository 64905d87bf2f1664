/** Whether a statement applies to a request. */
import { conditionsHold, type RequestContext } from "./conditions";
import type { ReadStatement } from "./document";
import { type Naming, naming } from "./principals";
import { arnParts, type Lookup, matchesArn, matchesPattern, patternOf, UnresolvedVariable } from "./text";
import type { Request } from "./types";

const ACTION = /^(\*|[a-z0-9-]+:[a-z0-9*?]+)$/i;

/** How an applying statement names the caller; undefined where it does not apply. */
export function application(
  statement: ReadStatement,
  request: Request,
  context: RequestContext,
): Naming | undefined {
  try {
    const lookup = statement.variables ? context.lookup : undefined;
    // all are evaluated: what the evaluator does not know must be an error in every request
    const parts = [
      meansAction(statement, request.action),
      meansResource(statement, request.resource, lookup),
      conditionsHold(statement.Condition, context, statement.variables),
    ];
    const named = naming(statement, request.principal);
    return parts.every((part) => part) ? named : undefined;
  } catch (error) {
    // "Variables and tags": "any attempt to match it fails and causes the statement to be invalid"
    if (error instanceof UnresolvedVariable) return undefined;
    throw error;
  }
}

function meansAction({ Action, NotAction }: ReadStatement, action: string): boolean {
  const matches = [Action ?? NotAction ?? []].flat().map((pattern) => {
    if (!ACTION.test(pattern)) throw new Error(`"${pattern}" is no action`);
    return matchesPattern(patternOf(pattern, undefined), action, "i");
  });
  return matches.includes(true) === (Action !== undefined);
}

function meansResource(
  { Resource, NotResource }: ReadStatement,
  resource: string,
  lookup: Lookup | undefined,
): boolean {
  const patterns = Resource ?? NotResource;
  if (patterns === undefined) return true; // a trust policy
  const matches = [patterns].flat().map((pattern) => {
    if (pattern === "*") return true;
    if (lookup && /\$\{/.test(arnParts(pattern)?.slice(0, -1).join(":") ?? ""))
      throw new Error(`"${pattern}": a variable may stand only after the fifth colon`);
    return matchesArn(pattern, resource, lookup);
  });
  return matches.includes(true) === (Resource !== undefined);
}
