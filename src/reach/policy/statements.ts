/** Whether a statement applies to a request. */
import { conditionsHold, type RequestContext } from "./conditions";
import type { ReadStatement } from "./document";
import { type Naming, namings } from "./principals";
import { arnParts, type Lookup, matchesArn, matchesPattern, patternOf, UnresolvedVariable } from "./text";
import type { Request } from "./types";
import { allOf, anyOf, Doubt, hasStandIn, not, type Truth } from "./unsure";

const ACTION = /^(\*|[a-z0-9-]+:[a-z0-9*?]+)$/i;

/** A way in which a statement names the caller, and whether the statement applies to it. */
export interface Application {
  readonly named: Naming;
  readonly truth: Truth;
}

export function applicationsOf(
  statement: ReadStatement,
  request: Request,
  context: RequestContext,
): Application[] {
  if (statement.unknown !== undefined) return [{ named: "caller", truth: new Doubt([statement.unknown]) }];
  try {
    const lookup = statement.variables ? context.lookup : undefined;
    // all are evaluated: what the evaluator does not know must be an error in every request
    const truth = allOf([
      meansAction(statement, request.action),
      meansResource(statement, request.resource, lookup),
      conditionsHold(statement.Condition, context, statement.variables),
    ]);
    return namings(statement, request.principal).flatMap((naming) => {
      const applies = allOf([truth, naming.truth]);
      return applies === false ? [] : [{ ...naming, truth: applies }];
    });
  } catch (error) {
    // "Variables and tags": "any attempt to match it fails and causes the statement to be invalid"
    if (error instanceof UnresolvedVariable) return [];
    throw error;
  }
}

function meansAction({ Action, NotAction }: ReadStatement, action: string): Truth {
  const matches = [Action ?? NotAction ?? []].flat().map((pattern) => {
    if (!ACTION.test(pattern) && !hasStandIn(pattern)) throw new Error(`"${pattern}" is no action`);
    return matchesPattern(patternOf(pattern, undefined), action, "i");
  });
  return Action === undefined ? not(anyOf(matches)) : anyOf(matches);
}

function meansResource(
  { Resource, NotResource }: ReadStatement,
  resource: string,
  lookup: Lookup | undefined,
): Truth {
  const patterns = Resource ?? NotResource;
  if (patterns === undefined) return true; // a trust policy
  const matches = [patterns].flat().map((pattern) => {
    if (pattern === "*") return true;
    if (lookup && /\$\{/.test(arnParts(pattern)?.slice(0, -1).join(":") ?? ""))
      throw new Error(`"${pattern}": a variable may stand only after the fifth colon`);
    return matchesArn(pattern, resource, lookup);
  });
  return Resource === undefined ? not(anyOf(matches)) : anyOf(matches);
}
