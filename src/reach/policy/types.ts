/** What the evaluator takes and says. */
import type { Doubt, OneOf } from "./unsure";

type OneOrMany<T> = T | readonly T[];

type PrincipalElement = "*" | Readonly<Record<string, OneOrMany<string>>>;

/** A statement as it stands in a policy; what each kind of policy asks for is checked when it is read. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMany<string | number | boolean>>>>
  >;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<Statement>;
}

/** A policy, or its JSON. */
export type Policy = PolicyDocument | string;

/** A policy with where it stands, or why it is not known what it says. */
export interface Sourced {
  readonly source: string;
  readonly policy: Policy | Doubt;
}

/**
 * Who asks: the ARN of a user, a role (any session of it), an assumed-role session, a federated-user session or an
 * account's root; or a service, an identity provider's user, an S3 canonical user; or nobody that AWS knows.
 */
export type Principal =
  | string
  | { readonly service: string }
  | { readonly federated: string }
  | { readonly canonicalUser: string }
  | "anonymous";

type ContextValue = string | number | boolean;

/**
 * Condition keys by name. A key that has several values in a request (`aws:TagKeys`) is a list, also a list of one; one that
 * the request does not have is null.
 */
export type Context = Readonly<Record<string, ContextValue | readonly ContextValue[] | OneOf | Doubt | null>>;

export interface Request {
  readonly action: string;
  /** The resource's ARN; `*` for actions that are on none. */
  readonly resource: string;
  readonly principal: Principal;
  /** Over the keys that follow from the principal: aws:PrincipalArn, aws:PrincipalAccount, aws:username, … */
  readonly context?: Context;
  /** The account that the resource is in, where its ARN does not say (S3): by default the principal's. */
  readonly resourceAccount?: string;
}

/** What applies to the request. Any statement of a list may allow. */
export interface Policies {
  readonly identity?: readonly (Policy | Sourced)[];
  readonly resource?: readonly (Policy | Sourced)[];
  /** The policy of the VPC endpoint that the request passes. */
  readonly endpoint?: readonly (Policy | Sourced)[];
  /** The permissions boundary of the user or the role. */
  readonly boundary?: Policy | Sourced;
}

export type Decision = "allowed" | "implicitDeny" | "explicitDeny";

/** A statement by its policy and its Sid, or its place in it. */
export interface Located {
  readonly source: string;
  /** `"ReadThroughEndpoint"`, `2` */
  readonly id: string;
  readonly kind: keyof Policies;
  /** The keys of its Condition. */
  readonly keys: readonly string[];
}

/** A decision with what makes it. */
export interface Judgement {
  readonly decision: Decision | "unknown";
  /** The statements that deny or, of an allowed request, that allow. */
  readonly by: readonly Located[];
  /** The policies that would have to allow. */
  readonly missing: readonly (keyof Policies)[];
  /** Why it is unknown. */
  readonly reasons: readonly string[];
}
