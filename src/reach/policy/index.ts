/**
 * Decides whether AWS would allow a request, as the IAM User Guide says in "Policy evaluation logic" and "Cross-account
 * policy evaluation logic"; VPC endpoint policies as in the AWS PrivateLink Guide, "Control access to VPC endpoints
 * using endpoint policies". Not modelled: session policies, service and resource control policies, ACLs.
 */
import { RequestContext } from "./conditions";
import { type Kind, type ReadStatement, readPolicies } from "./document";
import { accountOf, hasPolicies, isRoot, type Naming, principalContext } from "./principals";
import { type Application, applicationsOf } from "./statements";
import { arnParts, sameText } from "./text";
import type { Decision, Judgement, Located, Policies, Request } from "./types";
import { allOf, anyOf, Doubt, hasStandIn, not, type Truth } from "./unsure";

export type {
  Context,
  Decision,
  Judgement,
  Located,
  Policies,
  Policy,
  PolicyDocument,
  Principal,
  Request,
  Sourced,
  Statement,
} from "./types";

interface Grant extends Application {
  readonly statement: ReadStatement;
}

/** As `judge`, of what is known in every part. */
export function decide(request: Request, policies: Policies): Decision {
  const { decision, reasons } = judge(request, policies);
  if (decision === "unknown") throw new Error(reasons.join("; "));
  return decision;
}

/** `isOpen`: the request may have condition keys that its context does not say. */
export function judge(request: Request, policies: Policies, isOpen = false): Judgement {
  checkRequest(request);
  const statements = readPolicies(policies);
  const context = new RequestContext([principalContext(request.principal), request.context ?? {}], isOpen);
  const applying = statements.flatMap((statement) =>
    applicationsOf(statement, request, context).map((application): Grant => ({ ...application, statement })),
  );
  const denials = applying.filter(({ statement }) => statement.Effect === "Deny");
  const denied = denials.filter(({ truth }) => truth === true);
  if (denied.length > 0) return judgement("explicitDeny", { by: located(denied) });
  const grants = applying.filter(({ statement }) => statement.Effect === "Allow");
  const { granted, missing } = grantedBy(request, policies, grants);
  if (granted === false) return judgement("implicitDeny", { missing });
  const truth = allOf([granted, not(anyOf(denials.map((denial) => denial.truth)))]);
  if (truth instanceof Doubt) return judgement("unknown", { reasons: truth.reasons });
  return judgement("allowed", { by: located(grants.filter((grant) => grant.truth === true)) });
}

const judgement = (
  decision: Judgement["decision"],
  { by = [], missing = [], reasons = [] }: Partial<Judgement>,
): Judgement => ({ decision, by, missing, reasons });

const located = (grants: readonly Grant[]): Located[] => {
  const statements = new Set(grants.map(({ statement }) => statement));
  return [...statements].map(({ source, id, kind, Condition = {} }) => ({
    source,
    id,
    kind,
    keys: Object.values(Condition).flatMap((keys) => Object.keys(keys)),
  }));
};

function checkRequest({ action, resource }: Request): void {
  if (!/^[a-z0-9-]+:[a-z0-9]+$/i.test(action)) throw new Error(`"${action}" is no action of a request`);
  const isOne = (arnParts(resource) || hasStandIn(resource)) && !/[*?]/.test(resource);
  if (resource !== "*" && !isOne)
    throw new Error(
      `"${resource}" is no resource of a request: one ARN, or "*" for an action that is on none`,
    );
}

interface Granted {
  readonly granted: Truth;
  /** What would have to allow. */
  readonly missing: readonly Kind[];
}

/** What is left to ask when nothing denies. */
function grantedBy(request: Request, policies: Policies, grants: readonly Grant[]): Granted {
  const allows = (kind: Kind) =>
    anyOf(grants.flatMap(({ statement, truth }) => (statement.kind === kind ? [truth] : [])));
  const way = policies.endpoint === undefined || allows("endpoint");
  const { granted, missing } = grantedBeyond(request, policies, grants, allows);
  return {
    granted: allOf([way, granted]),
    missing: [...(granted === false ? missing : []), ...(way === false ? (["endpoint"] as const) : [])],
  };
}

function grantedBeyond(
  request: Request,
  policies: Policies,
  grants: readonly Grant[],
  allows: (kind: Kind) => Truth,
): Granted {
  const named = (way: Naming) =>
    anyOf(
      grants.flatMap(({ statement, named: one, truth }) =>
        statement.kind === "resource" && one === way ? [truth] : [],
      ),
    );
  const resource = allows("resource");
  if (!hasPolicies(request.principal)) return { granted: resource, missing: ["resource"] };
  const within = policies.boundary === undefined || allows("boundary");
  const identity = isRoot(request.principal) || allows("identity");
  const byIdentity = isRoot(request.principal) || allOf([identity, within]);
  // to the caller itself: no implicit deny limits it; to its role: its boundary does; to its account: it delegates
  const mustBeAllowed = mustBeAllowedByResource(request);
  if (mustBeAllowed && policies.resource === undefined && byIdentity !== false)
    throw new Error(`${request.resource} always has a policy of its own: give it as \`resource\``);
  const same = anyOf([
    named("caller"),
    allOf([named("role"), within]),
    allOf([byIdentity, resource === true || !mustBeAllowed || resource]),
  ]);
  const crosses = isCrossAccount(request);
  const cross = allOf([byIdentity, resource]);
  const missing = (
    [
      [identity, "identity"],
      [within, "boundary"],
      [resource !== false || (crosses === false && !mustBeAllowed), "resource"],
    ] as const
  ).flatMap(([truth, kind]) => (truth === false ? [kind] : []));
  return { granted: either(crosses, cross, same), missing };
}

/** The one where it is so, the other where it is not; where that is not known, what both say. */
function either(condition: Truth, one: Truth, other: Truth): Truth {
  if (!(condition instanceof Doubt)) return condition ? one : other;
  return one === other ? one : allOf([condition, anyOf([one, other])]);
}

function isCrossAccount({ principal, resource, resourceAccount }: Request): Truth {
  const owner = resourceAccount ?? (arnParts(resource)?.[4] || undefined);
  if (owner === undefined || !(/^[0-9]{12}$/.test(owner) || hasStandIn(owner))) return false;
  return not(sameText(owner, accountOf(principal) ?? ""));
}

/** Trust policies and key policies "must explicitly allow access for principals". */
function mustBeAllowedByResource({ action, resource }: Request): boolean {
  const [, , service = "", , , name = ""] = arnParts(resource) ?? [];
  return (service === "kms" && name.startsWith("key/")) || /^sts:AssumeRole/i.test(action);
}
