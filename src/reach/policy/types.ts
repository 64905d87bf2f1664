/** What the evaluator takes and says. */

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

/** Condition keys by name. A key that has several values in a request (`aws:TagKeys`) is a list, also a list of one. */
export type Context = Readonly<Record<string, ContextValue | readonly ContextValue[]>>;

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
  readonly identity?: readonly Policy[];
  readonly resource?: readonly Policy[];
  /** The policy of the VPC endpoint that the request passes. */
  readonly endpoint?: readonly Policy[];
  /** The permissions boundary of the user or the role. */
  readonly boundary?: Policy;
}

export type Decision = "allowed" | "implicitDeny" | "explicitDeny";
