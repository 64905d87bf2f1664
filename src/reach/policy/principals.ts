/**
 * Who asks, and whom a statement means. IAM User Guide: "AWS JSON policy elements: Principal" and "… NotPrincipal".
 */
import type { Context, Principal, Statement } from "./types";

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

const ARN = /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(root$|user|role|assumed-role|federated-user)(\/.+)?$/;

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

/** How the statement names the caller; undefined where it does not mean it. */
export function naming(statement: Statement, principal: Principal): Naming | undefined {
  const { Principal: named, NotPrincipal: excepted, Effect } = statement;
  if (named !== undefined) return best(namings(named, principal));
  if (excepted === undefined) return "caller";
  const found = namings(excepted, principal);
  if (Effect === "Allow") return found.length > 0 ? undefined : "caller";
  if (isEveryone(excepted)) return undefined;
  // a denial also reaches a caller whose account or role is not excepted by name
  return levels(principal).every((level) => found.includes(level)) ? undefined : "caller";
}

const isEveryone = (element: NonNullable<Statement["Principal"]>): boolean =>
  typeof element === "string" || [element.AWS ?? []].flat().includes("*");

const best = (found: readonly Naming[]): Naming | undefined =>
  (["caller", "role", "account"] as const).find((level) => found.includes(level));

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

function namings(element: NonNullable<Statement["Principal"]>, principal: Principal): Naming[] {
  if (typeof element === "string") {
    if (element !== "*") throw new Error(`unknown principal "${element}"`);
    return ["caller"];
  }
  return Object.entries(element).flatMap(([kind, values]) =>
    [values].flat().flatMap((value) => named(kind, value as string, principal)),
  );
}

const OTHERS: Readonly<Record<string, "service" | "federated" | "canonicalUser">> = {
  Service: "service",
  Federated: "federated",
  CanonicalUser: "canonicalUser",
};

function named(kind: string, value: string, principal: Principal): Naming[] {
  if (kind === "AWS") return value === "*" ? ["caller"] : awsNamings(value, callerIdentity(principal));
  const property = OTHERS[kind];
  if (property === undefined) throw new Error(`unknown kind of principal: ${kind}`);
  if (/[*?]/.test(value)) throw new Error(`"${value}": no wildcard in a principal`);
  const given = typeof principal === "object" ? (principal as Record<string, string>)[property] : undefined;
  return given === value ? ["caller"] : [];
}

function awsNamings(value: string, caller: Identity | undefined): Naming[] {
  const account = /^[0-9]{12}$/.test(value) ? value : undefined;
  const wanted = account === undefined ? identity(value) : undefined;
  if (!caller) return [];
  if (account !== undefined || wanted?.type === "root")
    return caller.account === (account ?? wanted?.account) ? ["account"] : [];
  if (wanted?.type === "role") return isRole(wanted, caller) ? ["role"] : [];
  return wanted?.arn === caller.arn ? ["caller"] : [];
}

/** A session's ARN does not have its role's path. */
const isRole = (role: Identity, caller: Identity): boolean =>
  caller.arn === role.arn ||
  (caller.type === "assumed-role" && caller.account === role.account && caller.name === role.name);
