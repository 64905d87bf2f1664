/** Who may take a role: one statement for each way to sign in. */
import type { Construct } from "constructs";
import { charactersUpTo, TRUST_POLICY } from "../../compute/policy/limits";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { accountId, charactersByRole, manyNames } from "./documents";
import { type AccessRole, roles } from "./roles";
import { type Account, anyAccount, scoped } from "./scope";

const needs = [scoped, roles] as const;
const inputs = {
  trustPolicyCharacters: t
    .integer({ min: TRUST_POLICY, max: 8192 }, "characters")
    .describe(
      "The account's quota of a role's trust policy (Service Quotas: Role trust policy length): how long one may be.",
    )
    .default(TRUST_POLICY),
};
type TrustInputs = t.InputsOf<typeof inputs, typeof needs>;

export const trust = t.concern({
  needs,
  inputs,
  rules: [
    {
      name: "trust_problems",
      problems: (inputs, step, spell, scope) => {
        const documents = trustPolicies(scope, inputs, anyAccount(scope, inputs));
        const remedy = `Name fewer that may take it, make two roles, or say the account's quota (${spell("trustPolicyCharacters")}).`;
        return t.eachOverLimit(
          (name) => x.str`the trust policy of roles["${name}"]`,
          charactersByRole(step, "trust_characters", [documents], inputs),
          charactersUpTo(inputs.trustPolicyCharacters, remedy),
        );
      },
      refused: [
        { roles: { developer: { kind: "developer", principals: manyNames(60, accountId) } } },
        {
          roles: {
            developer: { kind: "developer", permissionSets: manyNames(20, (index) => `Developers${index}`) },
          },
        },
        {
          trustPolicyCharacters: 4096,
          roles: { developer: { kind: "developer", principals: manyNames(120, accountId) } },
        },
      ],
    },
  ],
});

type Roles = Expr<Record<string, AccessRole>>;

type ByRole = Expr<Record<string, x.JsonObject[]>>;

/** The roles' trust policies, by their names. */
export function trustPolicies(
  scope: Construct,
  inputs: TrustInputs,
  account: Account,
): Expr<Record<string, string>> {
  const roles = inputs.roles;
  const ways = [byPrincipal(scope, roles, account), byPermissionSet(roles, account), bySaml(scope, roles)];
  return account.step(
    "trust_policies",
    x.mapFrom(roles, ["name", "role"], (name) =>
      policyDocument(x.concat(...ways.map((way) => x.get(way, name)))),
    ),
  );
}

/** A statement for each role where the condition holds. */
const statementsOf = (
  step: t.NameStep,
  name: string,
  roles: Roles,
  condition: (role: Expr<AccessRole>) => Expr<boolean>,
  statement: (role: Expr<AccessRole>, name: Expr<string>) => Expr<x.JsonObject>,
): ByRole =>
  step(
    name,
    x.mapFrom(roles, ["name", "role"], (key, role) =>
      x.listEach(x.items([role]), ["taken"], (taken) => ({
        value: () => statement(taken, key),
        when: condition(taken),
      })),
    ),
  );

/** Accounts, roles and users; people have signed in with a second factor, other companies say the id. */
function byPrincipal(scope: Construct, roles: Roles, account: Account): ByRole {
  const arns = account.step(
    "principal_arns",
    x.mapFrom(roles, ["name", "role"], (_, { principals }) =>
      x.listEach(principals, ["principal"], (principal) =>
        x.when(x.matches("^[0-9]{12}$", principal), () => account.iam(principal, "root"), principal),
      ),
    ),
  );
  const conditions = local(
    scope,
    "principal_conditions",
    x.mapFrom(roles, ["name", "role"], (_, role) =>
      x.merge(
        conditionWhere("Bool", role.mfa, () => ({ "aws:MultiFactorAuthPresent": "true" })),
        conditionWhere("StringEquals", x.isSet(role.externalId), () => ({
          "sts:ExternalId": x.nonNull(role.externalId),
        })),
      ),
    ),
  );
  return statementsOf(
    account.step,
    "principals_trusted",
    roles,
    (role) => x.not(x.isEmpty(role.principals)),
    (_, name) =>
      x.membersOf(
        { Effect: "Allow", Principal: x.mapping({ AWS: x.get(arns, name) }), Action: "sts:AssumeRole" },
        { Condition: x.nullIfEmpty(x.get(conditions, name)) },
      ),
  );
}

const conditionWhere = (operator: string, condition: Expr<boolean>, keys: () => Record<string, In<string>>) =>
  x.mapEach(x.items([operator]), ["operator"], (name) => ({
    key: name,
    value: () => x.mapping(keys()),
    when: condition,
  }));

/**
 * People of a permission set in this account. IAM Identity Center User Guide, "Referencing permission sets in resource
 * policies": the role's name ends in 16 characters that change when the set is made anew.
 */
function byPermissionSet(roles: Roles, account: Account): ByRole {
  const sessions = (names: Expr<readonly string[]>) =>
    x.listEach(names, ["set"], (set) =>
      account.iam(
        account.id,
        x.str`role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${set}_${"?".repeat(16)}`,
      ),
    );
  return statementsOf(
    account.step,
    "permission_sets_trusted",
    roles,
    (role) => x.not(x.isEmpty(role.permissionSets)),
    (role) =>
      x.lift({
        Effect: "Allow",
        Principal: { AWS: account.iam(account.id, "root") },
        Action: "sts:AssumeRole",
        Condition: { ArnLike: { "aws:PrincipalArn": sessions(role.permissionSets) } },
      }),
  );
}

const bySaml = (scope: Construct, roles: Roles): ByRole =>
  statementsOf(
    (name, value) => local(scope, name, value),
    "saml_trusted",
    roles,
    (role) => x.isSet(role.saml),
    (role) => {
      const { providerArn, audiences } = role.saml;
      return x.lift({
        Effect: "Allow",
        Principal: { Federated: providerArn },
        Action: "sts:AssumeRoleWithSAML",
        Condition: { StringEquals: { "SAML:aud": audiences } },
      });
    },
  );
