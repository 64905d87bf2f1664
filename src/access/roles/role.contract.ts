/** One role for people: who may take it, and what it may do beyond its kind. */
import { type Statement, statement } from "../../compute/policy/statements.contract";
import {
  flag,
  type Infer,
  integer,
  keyed,
  listOf,
  mapOf,
  oneOf,
  pattern,
  type Rule,
  setOf,
  shape,
  text,
} from "../../core/contract";
import {
  allTrue,
  and,
  type Expr,
  eq,
  ge,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  le,
  listEach,
  listFrom,
  lower,
  matches,
  not,
  or,
  startsWith,
  str,
  textLength,
} from "../../core/expressions";

const ACCOUNT = "[0-9]{12}";

const principal = pattern(
  `${ACCOUNT}|arn:aws(-[a-z]+)*:iam::${ACCOUNT}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)`,
  "an account's id, or the ARN of an account's root, a role or a user; never \"*\"",
  "123456789012",
  [
    "*",
    "12345",
    "arn:aws:iam::*:root",
    "arn:aws:iam::123456789012:group/operators",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:sts::123456789012:assumed-role/admin/me",
    "",
  ],
);

/** IAM Identity Center User Guide, "Permission sets"; the name is 1 to 32 characters. */
const permissionSet = pattern(
  "[A-Za-z0-9_+=,.@-]{1,32}",
  "the name of a permission set of IAM Identity Center, 1 to 32 characters",
  "Operators",
  ["", "Two Words", "Operators*", "x".repeat(33)],
);

const saml = shape("AccessSaml", {
  providerArn: pattern(
    `arn:aws(-[a-z]+)*:iam::${ACCOUNT}:saml-provider/[A-Za-z0-9._-]+`,
    "the ARN of a SAML provider",
    "arn:aws:iam::123456789012:saml-provider/company",
    [
      "company",
      "arn:aws:iam::123456789012:oidc-provider/example.com",
      "arn:aws:iam::*:saml-provider/company",
    ],
  ).describe("The SAML provider of the account."),
  audiences: listOf(
    pattern(
      "https://[a-z0-9.-]+/saml",
      "the address of a sign-in endpoint",
      "https://signin.aws.amazon.com/saml",
      ["*", "http://signin.aws.amazon.com/saml", "signin.aws.amazon.com"],
    ),
    "audience",
  )
    .describe("Sign-in endpoints that assertions are meant for (SAML:aud).")
    .rule({ test: (all) => not(isEmpty(all)), allowed: "one audience at least", refused: [[]] })
    .default(["https://signin.aws.amazon.com/saml"]),
}).describe("People who sign in by SAML.");

export type Saml = Infer<typeof saml>;

type Tagged = Readonly<Record<string, readonly string[]>>;

/** Values of tags that a resource has to have, all of them. */
export const tagValues = () =>
  mapOf(
    listOf(
      pattern(
        "[A-Za-z0-9_.:/=+@ -]{1,256}",
        "1 to 256 characters of a tag's value, without wildcards",
        "prod",
        ["", "*", "prod-*", "x".repeat(257)],
      ),
      "value",
    ).rule({ test: (values) => not(isEmpty(values)), allowed: "one value at least", refused: [[]] }),
    "tag",
  )
    .rule({
      test: (all: Expr<Tagged>) =>
        allTrue(
          listFrom<readonly string[], boolean>(all, ["key", "values"], (key) => ({
            value: and(matches("^[A-Za-z0-9_.:/=+@-]{1,128}$", key), not(startsWith(lower(key), "aws:"))),
          })),
        ),
      got: (all) => jsonEncode(all),
      allowed: 'keys of 1 to 128 letters, digits and _ . : / = + - @, not beginning with "aws:"',
      refused: [{ "": ["prod"] }, { "aws:team": ["prod"] }, { "two words": ["prod"] }, { "Env*": ["prod"] }],
    })
    .example({ Environment: ["prod"] });

/** Of what the boundary denies a statement would only pretend. */
const pretended = ({ effect, actions }: Expr<Statement>): Expr<string[]> =>
  listEach<string, string>(actions, ["action"], (action) => ({
    value: action,
    when: and(
      eq<string>(effect as Expr<string>, "Allow"),
      matches("^(iam|sts|organizations|account|sso|sso-directory|identitystore):", action),
      not(matches("^iam:(Get|List|Generate|Simulate)", action)),
      not(matches("^sts:(Decode|GetCallerIdentity|GetAccessKeyInfo)", action)),
    ),
  }));

const ownStatement = statement.rule({
  test: (value) => isEmpty(pretended(value)),
  got: ({ actions }) => str`a statement that allows ${jsonEncode(actions)}`,
  allowed: "reading of IAM alone; people's roles hand out no rights and take no other role",
  refused: [
    { actions: ["iam:PassRole"], resources: ["arn:aws:iam::123456789012:role/app"] },
    { actions: ["iam:CreatePolicyVersion"], resources: ["arn:aws:iam::123456789012:policy/app"] },
    { actions: ["iam:*"], resources: ["arn:aws:iam::123456789012:role/app"] },
    { actions: ["sts:AssumeRole"], resources: ["arn:aws:iam::123456789012:role/admin"] },
    { actions: ["organizations:LeaveOrganization"], resources: ["*"] },
  ],
});

const roleShape = shape("AccessRole", {
  kind: oneOf("developer", "operator").describe(
    "developer: reads logs, metrics and descriptions. operator: restarts, deploys and scales what has the tags of `scope`, too.",
  ),
  description: text()
    .describe("What the role is for.")
    .rule({
      test: (value) => and(ge(textLength(value), 1), le(textLength(value), 1000), matches("^[ -~]*$", value)),
      got: (value) => str`a text of ${textLength(value)} characters, ${jsonEncode(value)}`,
      allowed: "1 to 1000 characters of ASCII",
      refused: ["", "naïve", "x".repeat(1001)],
    })
    .optional(),
  principals: setOf(principal, "principal")
    .describe("Accounts, roles and users that may take the role, an account by its id.")
    .default([]),
  mfa: flag()
    .describe("Whether `principals` have to have signed in with multi-factor authentication.")
    .default(true),
  externalId: pattern(
    "[A-Za-z0-9_+=,.@:/-]{2,1000}",
    "2 to 1000 letters, digits and _ + = , . @ : / -",
    "shop-2f9c",
    ["", "x", "two words"],
  )
    .describe(
      "What `principals` of another company have to say (IAM User Guide: The confused deputy problem).",
    )
    .optional(),
  permissionSets: setOf(permissionSet, "name")
    .describe(
      "Permission sets of IAM Identity Center whose people in this account may take the role. Multi-factor authentication is set there; a session by a session lasts an hour at most.",
    )
    .default([]),
  saml: saml.optional(),
  maxSessionHours: integer({ min: 1, max: 12 }, "hours")
    .describe("Hours that a session lasts at most.")
    .default(1),
  shells: tagValues()
    .describe(
      "Tags of instances and ECS tasks where the role may open a shell, by Session Manager and ECS Exec. Default: none for developers, those of `scope` for operators; {}: none.",
    )
    .optional(),
  statements: keyed(ownStatement, "statement")
    .describe("Further statements by names of your choice; the boundary holds for them too.")
    .default({}),
});

export type AccessRole = Infer<typeof roleShape>;
type RoleOf = Expr<AccessRole>;

const EXAMPLE = { kind: "developer", principals: ["123456789012"] };

const somebody: Rule<AccessRole> = {
  test: ({ principals, permissionSets, saml }: RoleOf) =>
    or(not(isEmpty(principals)), not(isEmpty(permissionSets)), isSet(saml)),
  got: ({ kind }: RoleOf) => str`a role for a ${kind} that nobody may take`,
  allowed: "principals, permission_sets or saml",
  refused: [{ kind: "operator" }],
};

/** Whoever gets a key of any user of the account would get the role. */
const accountsWithMfa: Rule<AccessRole> = {
  test: ({ principals, mfa, externalId }: RoleOf) =>
    or(mfa, isSet(externalId), isEmpty(wholeAccounts(principals))),
  got: ({ principals }: RoleOf) => str`mfa false for ${jsonEncode(wholeAccounts(principals))}`,
  allowed: "whole accounts with mfa or an external_id; roles and users by their ARN",
  refused: [
    { kind: "operator", principals: ["123456789012"], mfa: false },
    { kind: "operator", principals: ["arn:aws:iam::123456789012:root"], mfa: false },
  ],
};

const wholeAccounts = (principals: Expr<readonly string[]>): Expr<string[]> =>
  listEach<string, string>(principals, ["principal"], (principal) => ({
    value: principal,
    when: matches(`^(${ACCOUNT}|.*:root)$`, principal),
  }));

const idForPrincipals: Rule<AccessRole> = {
  test: ({ externalId, principals }: RoleOf) => or(isNull(externalId), not(isEmpty(principals))),
  got: ({ externalId }: RoleOf) => str`an external_id ${jsonEncode(externalId)} without principals`,
  allowed: "an external_id with principals only",
  refused: [{ kind: "developer", permissionSets: ["Developers"], externalId: "shop-2f9c" }],
};

export const accessRole = [somebody, accountsWithMfa, idForPrincipals]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<AccessRole>>), roleShape)
  .describe("A role for people.")
  .example(EXAMPLE);
