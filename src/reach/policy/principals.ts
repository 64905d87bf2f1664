/**
 * Who asks, and whom a statement means. IAM User Guide: "AWS JSON policy elements: Principal" and "… NotPrincipal".
 */
import { sameText } from "./text";
import type { Context, Principal, Statement } from "./types";
import { allOf, anyOf, hasStandIn, not, STAND_IN, type Truth } from "./unsure";

/**
 * How a statement of a resource's policy names the caller. It decides what else must allow ("Policy evaluation logic",
 * table of resource-based policies and implicit denies): the caller itself or everyone; its role; its account.
 */
export type Naming = "caller" | "role" | "account";

/** An AWS principal's ARN, taken apart. */
interface Identity {
  readonly arn: string;
  readonly account: string;
  readonly type: "root" | "user" | "role" | "assumed-role" | "federated-user";
  /** The name without a path; of a session, the role's. */
  readonly name: string;
}

const ACCOUNT = `[0-9]{12}|${STAND_IN}`;
const IS_ACCOUNT = new RegExp(`^(?:${ACCOUNT})$`);
const ARN = new RegExp(
  `^arn:(?:aws[a-z-]*|${STAND_IN}):(?:iam|sts)::(${ACCOUNT}):(root$|user|role|assumed-role|federated-user)(/.+)?$`,
);

function identity(arn: string): Identity {
  const [, account, type, path] = ARN.exec(arn) ?? [];
  if (
    account === undefined ||
    type === undefined ||
    /[*?]/.test(arn) ||
    (type !== "root" && path === undefined)
  )
    throw new Error(`"${arn}" is no principal: an account, a user, a role or a session by its full ARN`);
  const names = (path ?? "").split("/");
  const name = (type === "assumed-role" ? names[1] : names.at(-1)) ?? "";
  return { arn, account, type: type as Identity["type"], name };
}

const callerIdentity = (principal: Principal): Identity | undefined =>
  typeof principal === "string" && principal !== "anonymous" ? identity(principal) : undefined;

export const accountOf = (principal: Principal): string | undefined => callerIdentity(principal)?.account;

export const isRoot = (principal: Principal): boolean => callerIdentity(principal)?.type === "root";

/** Services, users of identity providers and anonymous ones have no policies of their own. */
export const hasPolicies = (principal: Principal): boolean => callerIdentity(principal) !== undefined;

/** "AWS global condition context keys", properties of the principal. */
export function principalContext(principal: Principal): Context {
  const caller = callerIdentity(principal);
  if (caller) {
    const { arn, account, type, name } = caller;
    const [, partition] = arn.split(":");
    return {
      // of a session it is the role's, which has no path in the session's ARN
      "aws:PrincipalArn": type === "assumed-role" ? `arn:${partition}:iam::${account}:role/${name}` : arn,
      "aws:PrincipalAccount": account,
      "aws:PrincipalIsAWSService": "false",
      ...(type === "user" ? { "aws:username": name } : {}),
    };
  }
  if (typeof principal === "object" && "service" in principal)
    return { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": principal.service };
  return {};
}

/** A way in which a statement may name the caller, and whether it does. */
interface Named {
  readonly named: Naming;
  readonly truth: Truth;
}

/** How the statement names the caller; none where it does not mean it. */
export function namings(statement: Statement, principal: Principal): Named[] {
  const { Principal: named, NotPrincipal: excepted, Effect } = statement;
  if (named !== undefined) return namedIn(named, principal);
  if (excepted === undefined) return [{ named: "caller", truth: true }];
  const found = namedIn(excepted, principal);
  const isNamed = (level: Naming) =>
    anyOf(found.flatMap(({ named: one, truth }) => (one === level ? [truth] : [])));
  if (Effect === "Allow") return [{ named: "caller", truth: not(anyOf(found.map(({ truth }) => truth))) }];
  if (isEveryone(excepted)) return [];
  // a denial also reaches a caller whose account or role is not excepted by name
  return [{ named: "caller", truth: not(allOf(levels(principal).map(isNamed))) }];
}

const isEveryone = (element: NonNullable<Statement["Principal"]>): boolean =>
  typeof element === "string" || [element.AWS ?? []].flat().includes("*");

function levels(principal: Principal): Naming[] {
  switch (callerIdentity(principal)?.type) {
    case "assumed-role":
      return ["caller", "role", "account"];
    case "role":
      return ["role", "account"];
    case "user":
    case "federated-user":
      return ["caller", "account"];
    case "root":
      return ["account"];
    default:
      return ["caller"];
  }
}

function namedIn(element: NonNullable<Statement["Principal"]>, principal: Principal): Named[] {
  if (typeof element === "string") {
    if (element !== "*") throw new Error(`unknown principal "${element}"`);
    return [{ named: "caller", truth: true }];
  }
  return Object.entries(element)
    .flatMap(([kind, values]) => [values].flat().map((value) => namedBy(kind, value as string, principal)))
    .filter(({ truth }) => truth !== false);
}

const OTHERS: Readonly<Record<string, "service" | "federated" | "canonicalUser">> = {
  Service: "service",
  Federated: "federated",
  CanonicalUser: "canonicalUser",
};

function namedBy(kind: string, value: string, principal: Principal): Named {
  if (kind === "AWS")
    return value === "*" ? { named: "caller", truth: true } : byAws(value, callerIdentity(principal));
  const property = OTHERS[kind];
  if (property === undefined) throw new Error(`unknown kind of principal: ${kind}`);
  if (/[*?]/.test(value)) throw new Error(`"${value}": no wildcard in a principal`);
  const given = typeof principal === "object" ? (principal as Record<string, string>)[property] : undefined;
  return { named: "caller", truth: given !== undefined && sameText(value, given) };
}

function byAws(value: string, caller: Identity | undefined): Named {
  const account = IS_ACCOUNT.test(value) ? value : undefined;
  // what is not known as yet may be any principal of AWS
  if (account === undefined && hasStandIn(value) && !ARN.test(value))
    return { named: "caller", truth: caller !== undefined && sameText(value, caller.arn) };
  const wanted = account === undefined ? identity(value) : undefined;
  if (!caller) return { named: "caller", truth: false };
  if (account !== undefined || wanted?.type === "root")
    return { named: "account", truth: sameText(account ?? wanted?.account ?? "", caller.account) };
  if (wanted?.type === "role") return { named: "role", truth: isRole(wanted, caller) };
  return { named: "caller", truth: sameText(value, caller.arn) };
}

/** A session's ARN does not have its role's path. */
const isRole = (role: Identity, caller: Identity): Truth =>
  anyOf([
    sameText(role.arn, caller.arn),
    caller.type === "assumed-role" &&
      allOf([sameText(role.account, caller.account), sameText(role.name, caller.name)]),
  ]);
