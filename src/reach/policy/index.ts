/**
 * Decides whether AWS would allow a request, as the IAM User Guide says in "Policy evaluation logic" and "Cross-account
 * policy evaluation logic"; VPC endpoint policies as in the AWS PrivateLink Guide, "Control access to VPC endpoints
 * using endpoint policies". Not modelled: session policies, service and resource control policies, ACLs.
 */
import { RequestContext } from "./conditions";
import { type Kind, readPolicies } from "./document";
import { accountOf, hasPolicies, isRoot, type Naming, principalContext } from "./principals";
import { application } from "./statements";
import { arnParts } from "./text";
import type { Decision, Policies, Request } from "./types";

export type {
  Context,
  Decision,
  Policies,
  Policy,
  PolicyDocument,
  Principal,
  Request,
  Statement,
} from "./types";

interface Grant {
  readonly kind: Kind;
  readonly named: Naming;
}

export function decide(request: Request, policies: Policies): Decision {
  checkRequest(request);
  const statements = readPolicies(policies);
  const context = new RequestContext(principalContext(request.principal), request.context ?? {});
  const applying = statements.flatMap((statement) => {
    const named = application(statement, request, context);
    return named === undefined ? [] : [{ effect: statement.Effect, kind: statement.kind, named }];
  });
  if (applying.some(({ effect }) => effect === "Deny")) return "explicitDeny";
  return isGranted(request, policies, applying) ? "allowed" : "implicitDeny";
}

function checkRequest({ action, resource }: Request): void {
  if (!/^[a-z0-9-]+:[a-z0-9]+$/i.test(action)) throw new Error(`"${action}" is no action of a request`);
  if (resource !== "*" && (!arnParts(resource) || /[*?]/.test(resource)))
    throw new Error(
      `"${resource}" is no resource of a request: one ARN, or "*" for an action that is on none`,
    );
}

/** What is left to ask when nothing denies. */
function isGranted(request: Request, policies: Policies, grants: readonly Grant[]): boolean {
  const allows = (kind: Kind) => grants.some((grant) => grant.kind === kind);
  const named = (...ways: readonly Naming[]) =>
    grants.some((grant) => grant.kind === "resource" && ways.includes(grant.named));
  if (policies.endpoint !== undefined && !allows("endpoint")) return false;
  if (!hasPolicies(request.principal)) return allows("resource");
  const withinBoundary = policies.boundary === undefined || allows("boundary");
  const byIdentity = isRoot(request.principal) || (allows("identity") && withinBoundary);
  if (isCrossAccount(request)) return byIdentity && allows("resource");
  // to the caller itself: no implicit deny limits it; to its role: its boundary does; to its account: it delegates
  if (named("caller") || (named("role") && withinBoundary)) return true;
  return byIdentity && (allows("resource") || !mustBeAllowedByResource(request, policies));
}

function isCrossAccount({ principal, resource, resourceAccount }: Request): boolean {
  const owner = resourceAccount ?? (arnParts(resource)?.[4] || undefined);
  return owner !== undefined && /^[0-9]{12}$/.test(owner) && owner !== accountOf(principal);
}

/** Trust policies and key policies "must explicitly allow access for principals". */
function mustBeAllowedByResource({ action, resource }: Request, policies: Policies): boolean {
  const [, , service = "", , , name = ""] = arnParts(resource) ?? [];
  const must = (service === "kms" && name.startsWith("key/")) || /^sts:AssumeRole/i.test(action);
  if (must && policies.resource === undefined)
    throw new Error(`${resource} always has a policy of its own: give it as \`resource\``);
  return must;
}
