/** Whether policies let an action pass at the end of a way: those of who asks, of the endpoint on the way, and of what is asked. */
import { every } from "../answer/combine";
import type { Answer, Hop, Obstacle, Yes } from "../answer/question";
import type { Network } from "../model/network";
import { type Judgement, judge, type Policies, type Sourced } from "../policy";
import { ANYTHING, Doubt, readable, standIn } from "../policy/unsure";
import type { Resource } from "../terraform/resource";
import { isUnknown, type Ref, refIn, textIn } from "../terraform/value";
import type { Side } from "../walk/side";
import type { Asked, Caller, Case } from "./case";
import { contextOf, endpointOn } from "./context";
import type { Documents } from "./documents";
import { grantsOf, type KeyUse, keyUseOf, principalOf } from "./keys";
import { rightsOf, roleNamed, roleOf, tagsOf } from "./roles";
import { shapeOf } from "./shapes";
import type { Target } from "./targets";
import { settledIn } from "./where";
import { deniedBy, isMissing, mendOf } from "./why";

/** It stands in the place of a statement that was not read. */
const UNREAD = "not read, taken to allow it";

export function permit(
  network: Network,
  documents: Documents,
  asked: Asked,
  way: Yes,
  from: Side,
  isSecure: boolean,
): Answer {
  const caller = callerOf(network, documents, asked, from);
  if (caller instanceof Doubt) return { verdict: "unknown", reasons: caller.reasons };
  const endpoint = endpointOn(network, way.path);
  const policies = policiesOf(network, documents, asked, caller, endpoint);
  const context = contextOf(network, { path: way.path, from, isSecure }, asked.target);
  const { action, target } = asked;
  const request = {
    action,
    resource: target.arn,
    principal: caller.principal,
    ...(target.account === undefined ? {} : { resourceAccount: settledIn(target.account) }),
    context: { ...context, ...(caller.role ? ofRole(documents, caller.role) : {}) },
  };
  try {
    const answer = told(
      { asked, caller, endpoint, policies, context: request.context, way },
      judge(request, policies, true),
    );
    const use = keyUseOf(network, action, target);
    return answer.verdict === "yes" && use ? byKey(network, documents, asked, caller, use, answer) : answer;
  } catch (error) {
    return { verdict: "unknown", reasons: [`a policy on the way is not read: ${(error as Error).message}`] };
  }
}

/** The key that encrypts it lets the caller in as well, or the service that asks for itself. */
function byKey(
  network: Network,
  documents: Documents,
  asked: Asked,
  caller: Caller,
  { key, actions, service, context, isOwn }: KeyUse,
  answer: Yes,
): Answer {
  if (key instanceof Doubt) return asked.unreadAllows ? answer : { verdict: "unknown", reasons: key.reasons };
  if (caller.principal === "anonymous" && !isOwn) {
    const what = `${asked.target.address} is encrypted with a key of KMS, which takes no unsigned requests`;
    return no([{ at: asked.target.address, what }]);
  }
  const name = principalOf(network, service);
  const own: Caller = { principal: { service: name }, name: readable(name) };
  const who = isOwn ? own : caller;
  const said = actions.map((action): Answer => {
    const one = { ...asked, action, target: key };
    const request = {
      action,
      resource: key.arn,
      principal: who.principal,
      ...(key.account === undefined ? {} : { resourceAccount: settledIn(key.account) }),
      context: {
        ...(who.role ? ofRole(documents, who.role) : {}),
        ...Object.fromEntries(
          Object.entries(context).map(([about, arn]) => [`kms:EncryptionContext:${about}`, arn]),
        ),
        ...(isOwn ? {} : { "kms:ViaService": name, "kms:CallerAccount": accountOf(caller) }),
        "aws:PrincipalIsAWSService": isOwn,
        "aws:ViaAWSService": !isOwn,
        "aws:SecureTransport": true,
      },
    };
    const policies = policiesOf(network, documents, one, who, undefined);
    const way: Yes = { verdict: "yes", path: [], back: [] };
    return told(
      { asked: one, caller: who, endpoint: undefined, policies, context: request.context, way },
      judge(request, policies, true),
    );
  });
  const found = every(said);
  const [grant] = grantsOf(network, key);
  if (found.verdict === "no" && grant)
    return { verdict: "unknown", reasons: [`${grant.address} may let it: grants are not modelled`] };
  if (found.verdict === "no")
    return { ...found, stoppedBy: found.stoppedBy.map((stop) => encrypts(stop, asked.target)) };
  if (found.verdict === "unknown") return found;
  const hops = said.flatMap((one) => (one.verdict === "yes" ? (one.policies ?? []) : []));
  return { ...answer, policies: [...(answer.policies ?? []), ...hops] };
}

const encrypts = (stop: Obstacle, { address }: Target): Obstacle => ({
  ...stop,
  what: `${stop.what}, the key that encrypts ${address}`,
});

const accountOf = ({ principal }: Caller): string | Doubt =>
  (typeof principal === "string" ? principal.split(":")[4] : undefined) ??
  new Doubt(["kms:CallerAccount is not known"]);

const ofRole = (documents: Documents, role: Resource) => ({
  "aws:PrincipalArn": arnOfRole(documents, role),
  "aws:PrincipalType": "AssumedRole",
  "aws:username": null,
  ...tagsOf(role),
});

/** One that makes no calls of its own is asked for as anyone. */
function callerOf(
  network: Network,
  documents: Documents,
  { by, unreadAllows }: Asked,
  from: Side,
): Caller | Doubt {
  const address = from.kind === "inside" ? from.member?.address : undefined;
  const named = by === "anyone" || address === undefined ? undefined : roleOf(network, address, by);
  if (!named) return { principal: "anonymous", name: "anyone" };
  const { ref, at, argument } = named;
  if (ref === undefined) {
    const unsigned = { address: at, change: `${argument} of a role that may do it` };
    return { principal: "anonymous", name: `${address}, which has no role,`, unsigned };
  }
  const role = roleNamed(network, ref);
  if (!role && unreadAllows) return taken(documents, ref);
  if (!role)
    return new Doubt([
      `the ${argument} of ${at} is not known: ${isUnknown(ref) ? ref.reason : `${ref} is not in what was read`}`,
    ]);
  const { identity, boundary } = rightsOf(network, documents, role);
  const arn = arnOfRole(documents, role);
  const [, partition, , , account = ""] = arn.split(":");
  const name = arn.split("/").at(-1) ?? "";
  return {
    principal: `arn:${partition}:sts::${account}:assumed-role/${name}/${ANYTHING}`,
    name: role.address,
    role,
    identity,
    ...(boundary ? { boundary } : {}),
  };
}

/** A role that was not read, of the same account. */
function taken({ where }: Documents, ref: Ref): Caller {
  const name = isUnknown(ref) ? ANYTHING : (ref.split("/").at(-1) ?? ref);
  const source = isUnknown(ref) ? "its role" : ref;
  return {
    principal: `arn:${where.partition}:sts::${settledIn(where.account)}:assumed-role/${name}/${ANYTHING}`,
    name: source,
    identity: [{ source, policy: { Statement: EVERYTHING } }],
  };
}

function arnOfRole({ where }: Documents, { address, type, values }: Resource): string {
  const given = textIn(values.arn);
  if (given?.startsWith("arn:")) return given;
  const own = (name: string) => values[name] ?? undefined;
  return settledIn(shapeOf(where, { address, type, own }, "arn") ?? standIn(`${address}.arn`));
}

function policiesOf(
  network: Network,
  documents: Documents,
  { target, unreadAllows }: Asked,
  { principal, identity, boundary, unsigned }: Caller,
  endpoint: Resource | undefined,
): Policies {
  const passes = endpoint && policyOfEndpoint(network, documents, endpoint);
  const own: Sourced[] = target.policies
    ? [...target.policies]
    : [
        {
          source: target.address,
          policy: new Doubt([`the policy of ${target.address} is not in what was read`]),
        },
      ];
  const given = (policy: Sourced, more: object = {}): Sourced =>
    unreadAllows && policy.policy instanceof Doubt
      ? { source: policy.source, policy: { Statement: { ...EVERYTHING, ...more } } }
      : policy;
  // what is asked leaves it to the account of who asks, so that his own policies count; without a role, he has none
  const account = unsigned
    ? settledIn(documents.where.account)
    : typeof principal === "string"
      ? principal.split(":")[4]
      : undefined;
  const owner = { Principal: account === undefined ? "*" : { AWS: account } };
  return {
    ...(identity ? { identity: identity.map((policy) => given(policy)) } : {}),
    ...(boundary ? { boundary: given(boundary) } : {}),
    ...(passes ? { endpoint: [given(passes, { Principal: "*" })] } : {}),
    resource: own.map((policy) => given(policy, owner)),
  };
}

/** What is taken of a policy that was not read. */
const EVERYTHING = { Sid: UNREAD, Effect: "Allow", Action: "*", Resource: "*" };

/** Undefined: the default one, which lets everything pass (AWS PrivateLink Guide: "Default endpoint policy"). */
function policyOfEndpoint(
  { inventory }: Network,
  documents: Documents,
  endpoint: Resource,
): Sourced | undefined {
  const ids = [textIn(endpoint.values.id), `${endpoint.address}.id`];
  const beside = inventory.of("aws_vpc_endpoint_policy").find(({ values }) => {
    const ref = refIn(values.vpc_endpoint_id);
    return typeof ref === "string" && ids.includes(ref);
  });
  return (beside && documents.of(beside)) ?? documents.of(endpoint);
}

function told(one: Case, judgement: Judgement): Answer {
  switch (judgement.decision) {
    case "unknown":
      return { verdict: "unknown", reasons: judgement.reasons.map(readable) };
    case "allowed":
      return { ...one.way, policies: hopsOf(one, judgement) };
    case "explicitDeny":
      return no(judgement.by.map((statement) => deniedBy(one, statement)));
    case "implicitDeny":
      return no(judgement.missing.map((kind) => ({ ...isMissing(one, kind), mend: mendOf(one, kind) })));
  }
}

const no = (stoppedBy: readonly Obstacle[]): Answer => ({
  verdict: "no",
  stoppedBy,
  mends: stoppedBy.flatMap(({ mend }) => mend ?? []),
});

/** One statement of each kind is enough. */
function hopsOf({ asked: { action, target }, caller, endpoint, policies }: Case, { by }: Judgement): Hop[] {
  const what = `${action} on ${readable(target.arn)}`;
  const first = (kind: keyof Policies) => by.find((statement) => statement.kind === kind);
  const hop = (at: string, text: string, kind: keyof Policies): Hop[] => {
    const statement = first(kind);
    return statement ? [{ at, what: text, by: `${statement.source}, ${statement.id}` }] : [];
  };
  const open = endpoint && policies.endpoint === undefined;
  return [
    ...hop(caller.name, `may ${what}`, "identity"),
    ...hop(caller.name, "may so within its permissions boundary", "boundary"),
    ...(endpoint ? hop(endpoint.address, "lets it pass", "endpoint") : []),
    ...(open ? [{ at: endpoint.address, what: "lets it pass: it has the default policy" }] : []),
    ...hop(target.address, `lets ${caller.role ? "it" : "anyone"} ${action}`, "resource"),
  ];
}
