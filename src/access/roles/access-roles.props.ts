// Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { PolicyStatement } from "../../compute/policy/statement.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface AccessRolesResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly iamPolicyBoundary: typeof import("@cdktf/provider-aws/lib/iam-policy").IamPolicy;
  readonly iamPolicyOperating: typeof import("@cdktf/provider-aws/lib/iam-policy").IamPolicy;
  readonly iamPolicyReading: typeof import("@cdktf/provider-aws/lib/iam-policy").IamPolicy;
  readonly iamRole: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyAttachmentOperating: typeof import("@cdktf/provider-aws/lib/iam-role-policy-attachment").IamRolePolicyAttachment;
  readonly iamRolePolicyAttachmentReading: typeof import("@cdktf/provider-aws/lib/iam-role-policy-attachment").IamRolePolicyAttachment;
  readonly iamRolePolicyFurther: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyShells: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly partition: typeof import("@cdktf/provider-aws/lib/data-aws-partition").DataAwsPartition;
}

/** Roles of developers and operators: least sets of rights that are ready-made, scoped by tags, within a permissions boundary that keeps them from rights, audit trails, networks and other regions. */
export interface AccessRolesProps<Role extends string = string> extends BlockProps<AccessRolesResources> {
  /**
   * The beginning of the roles' and policies' names: `name-role`. IAM has them once in an account.
   * Allowed: 1 to 31 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * Tags of what the roles are for, such as `{ Environment = ["prod"] }`; a resource has to have all of them. Stacks of this library tag every resource.
   * Allowed: keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with "aws:".
   * Allowed: one tag at least.
   * Each tag: one value at least.
   */
  readonly scope: Input<Readonly<Record<string, readonly Input<string>[]>>>;
  /**
   * Regions that the roles work in; the boundary denies every other.
   * Allowed: one region at least.
   * Each region: a region's name, such as "ap-northeast-2".
   */
  readonly regions: Input<readonly Input<string>[]>;
  /**
   * The path of roles and policies in IAM. A change replaces them.
   * Allowed: a path that begins and ends with "/", such as "/people/".
   * @default "/"
   */
  readonly path?: Input<string>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * The roles by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one role at least.
   */
  readonly roles: Input<{ readonly [K in Role]?: AccessRole }>;
  /**
   * A permissions boundary of your own, in place of the one that is made here.
   * Allowed: the ARN of an IAM policy.
   */
  readonly permissionsBoundary?: Input<string | null>;
  /**
   * Log groups whose streams may be read whole, as the console does; streams have no tags. Log groups with the tags of `scope` can be searched without.
   * Each group: the name of a log group, or the beginning of names and "*".
   * @default []
   */
  readonly logGroups?: Input<readonly Input<string>[]>;
  /**
   * The account's quota of a role's trust policy (Service Quotas: Role trust policy length): how long one may be.
   * Allowed: a whole number from 2048 to 8192 characters.
   * @default 2048
   */
  readonly trustPolicyCharacters?: Input<number>;
}

/** A role for people. */
export interface AccessRole {
  /**
   * developer: reads logs, metrics and descriptions. operator: restarts, deploys and scales what has the tags of `scope`, too.
   * Allowed: one of "developer", "operator".
   */
  readonly kind: Input<"developer" | "operator">;
  /**
   * What the role is for.
   * Allowed: 1 to 1000 characters of ASCII.
   */
  readonly description?: Input<string | null>;
  /**
   * Accounts, roles and users that may take the role, an account by its id.
   * Each principal: an account's id, or the ARN of an account's root, a role or a user; never "*".
   * @default []
   */
  readonly principals?: Input<readonly Input<string>[]>;
  /**
   * Whether `principals` have to have signed in with multi-factor authentication.
   * @default true
   */
  readonly mfa?: Input<boolean>;
  /**
   * What `principals` of another company have to say (IAM User Guide: The confused deputy problem).
   * Allowed: 2 to 1000 ASCII letters, digits and _ + = , . @ : / -.
   */
  readonly externalId?: Input<string | null>;
  /**
   * Permission sets of IAM Identity Center whose people in this account may take the role. Multi-factor authentication is set there; a session by a session lasts an hour at most.
   * Each name: the name of a permission set of IAM Identity Center, 1 to 32 characters.
   * @default []
   */
  readonly permissionSets?: Input<readonly Input<string>[]>;
  /** People who sign in by SAML. */
  readonly saml?: Input<AccessSaml | null>;
  /**
   * Hours that a session lasts at most.
   * Allowed: a whole number from 1 to 12 hours.
   * @default 1
   */
  readonly maxSessionHours?: Input<number>;
  /**
   * Tags of instances and ECS tasks where the role may open a shell, by Session Manager and ECS Exec. Default: none for developers, those of `scope` for operators; {}: none.
   * Allowed: keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with "aws:".
   * Each tag: one value at least.
   */
  readonly shells?: Input<Readonly<Record<string, readonly Input<string>[]>> | null>;
  /**
   * Further statements by names of your choice; the boundary holds for them too.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly statements?: Input<Readonly<Record<string, PolicyStatement>>>;
}

/** People who sign in by SAML. */
export interface AccessSaml {
  /**
   * The SAML provider of the account.
   * Allowed: the ARN of a SAML provider.
   */
  readonly providerArn: Input<string>;
  /**
   * Sign-in endpoints that assertions are meant for (SAML:aud).
   * Allowed: one audience at least.
   * Each audience: the address of a sign-in endpoint.
   * @default ["https://signin.aws.amazon.com/saml"]
   */
  readonly audiences?: Input<readonly Input<string>[]>;
}

