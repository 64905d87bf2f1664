/** The roles: who may take each, and what it may do beyond its kind. */
import { type Statement, statement } from "../../compute/policy/statements";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { tagValues } from "./scope";

const ACCOUNT = "[0-9]{12}";

const principal = t.pattern(
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
const permissionSet = t.pattern(
  "[A-Za-z0-9_+=,.@-]{1,32}",
  "the name of a permission set of IAM Identity Center, 1 to 32 characters",
  "Operators",
  ["", "Two Words", "Operators*", "x".repeat(33)],
);

const saml = t
  .shape("AccessSaml", {
    providerArn: t
      .pattern(
        `arn:aws(-[a-z]+)*:iam::${ACCOUNT}:saml-provider/[A-Za-z0-9._-]+`,
        "the ARN of a SAML provider",
        "arn:aws:iam::123456789012:saml-provider/company",
        [
          "company",
          "arn:aws:iam::123456789012:oidc-provider/example.com",
          "arn:aws:iam::*:saml-provider/company",
        ],
      )
      .describe("The SAML provider of the account."),
    audiences: t
      .listOf(
        t.pattern(
          "https://[a-z0-9.-]+/saml",
          "the address of a sign-in endpoint",
          "https://signin.aws.amazon.com/saml",
          ["*", "http://signin.aws.amazon.com/saml", "signin.aws.amazon.com"],
        ),
        "audience",
      )
      .describe("Sign-in endpoints that assertions are meant for (SAML:aud).")
      .length({ min: 1 })
      .default(["https://signin.aws.amazon.com/saml"]),
  })
  .describe("People who sign in by SAML.");

/** Of what the boundary denies a statement would only pretend. */
const pretended = ({ effect, actions }: Expr<Statement>): Expr<string[]> =>
  x.itemsWhere(actions, "action", (action) =>
    x.and(
      x.eq(effect, "Allow"),
      x.matches("^(iam|sts|organizations|account|sso|sso-directory|identitystore):", action),
      x.not(
        x.matches(
          "^iam:(Get|List|Generate|Simulate)|^sts:(Decode|GetCallerIdentity|GetAccessKeyInfo)",
          action,
        ),
      ),
    ),
  );

const ownStatement = statement.rule({
  test: (value) => x.isEmpty(pretended(value)),
  got: ({ actions }) => x.str`a statement that allows ${x.shownTexts(actions)}`,
  allowed: "reading of IAM alone; people's roles hand out no rights and take no other role",
  refused: [
    { actions: ["iam:PassRole"], resources: ["arn:aws:iam::123456789012:role/app"] },
    { actions: ["iam:CreatePolicyVersion"], resources: ["arn:aws:iam::123456789012:policy/app"] },
    { actions: ["iam:*"], resources: ["arn:aws:iam::123456789012:role/app"] },
    { actions: ["sts:AssumeRole"], resources: ["arn:aws:iam::123456789012:role/admin"] },
    { actions: ["organizations:LeaveOrganization"], resources: ["*"] },
  ],
});

const roleShape = t.shape("AccessRole", {
  kind: t
    .oneOf("developer", "operator")
    .describe(
      "developer: reads logs, metrics and descriptions. operator: restarts, deploys and scales what has the tags of `scope`, too.",
    ),
  description: t
    .pattern("[ -~]{1,1000}", "1 to 1000 characters of ASCII", "Looks after the shop.", [
      "",
      "naïve",
      "x".repeat(1001),
    ])
    .describe("What the role is for.")
    .optional(),
  principals: t
    .setOf(principal, "principal")
    .describe("Accounts, roles and users that may take the role, an account by its id.")
    .default([]),
  mfa: t.flag("Whether `principals` have to have signed in with multi-factor authentication.").default(true),
  externalId: t
    .pattern(
      "[A-Za-z0-9_+=,.@:/-]{2,1000}",
      "2 to 1000 ASCII letters, digits and _ + = , . @ : / -",
      "shop-2f9c",
      ["", "x", "two words"],
    )
    .describe(
      "What `principals` of another company have to say (IAM User Guide: The confused deputy problem).",
    )
    .optional(),
  permissionSets: t
    .setOf(permissionSet, "name")
    .describe(
      "Permission sets of IAM Identity Center whose people in this account may take the role. Multi-factor authentication is set there; a session by a session lasts an hour at most.",
    )
    .default([]),
  saml: saml.optional(),
  maxSessionHours: t
    .integer({ min: 1, max: 12 }, "hours")
    .describe("Hours that a session lasts at most.")
    .default(1),
  shells: tagValues()
    .describe(
      "Tags of instances and ECS tasks where the role may open a shell, by Session Manager and ECS Exec. Default: none for developers, those of `scope` for operators; {}: none.",
    )
    .optional(),
  statements: t
    .keyed(ownStatement, "statement")
    .describe("Further statements by names of your choice; the boundary holds for them too.")
    .default({}),
});

export type AccessRole = t.Infer<typeof roleShape>;

const EXAMPLE = { kind: "developer", principals: ["123456789012"] };

const somebody: t.Rule<AccessRole> = {
  test: ({ principals, permissionSets, saml }) =>
    x.or(x.not(x.isEmpty(principals)), x.not(x.isEmpty(permissionSets)), x.isSet(saml)),
  got: ({ kind }) => x.str`a role for a ${kind} that nobody may take`,
  allowed: "principals, permission_sets or saml",
  refused: [{ kind: "operator" }],
};

/** Whoever gets a key of any user of the account would get the role. */
const accountsWithMfa: t.Rule<AccessRole> = {
  test: ({ principals, mfa, externalId }) =>
    x.or(mfa, x.isSet(externalId), x.isEmpty(wholeAccounts(principals))),
  got: ({ principals }) => x.str`mfa false for ${x.shownTexts(wholeAccounts(principals))}`,
  allowed: "whole accounts with mfa or an external_id; roles and users by their ARN",
  refused: [
    { kind: "operator", principals: ["123456789012"], mfa: false },
    { kind: "operator", principals: ["arn:aws:iam::123456789012:root"], mfa: false },
  ],
};

const wholeAccounts = (principals: Expr<readonly string[]>): Expr<string[]> =>
  x.itemsWhere(principals, "principal", (principal) => x.matches(`^(${ACCOUNT}|.*:root)$`, principal));

const idForPrincipals: t.Rule<AccessRole> = {
  test: ({ externalId, principals }) => x.or(x.isNull(externalId), x.not(x.isEmpty(principals))),
  got: ({ externalId }) => x.str`an external_id ${x.jsonEncode(externalId)} without principals`,
  allowed: "an external_id with principals only",
  refused: [{ kind: "developer", permissionSets: ["Developers"], externalId: "shop-2f9c" }],
};

const accessRole = roleShape
  .rules(somebody, accountsWithMfa, idForPrincipals)
  .describe("A role for people.")
  .example(EXAMPLE);

const inputs = {
  roles: t
    .keyed(accessRole, "role")
    .naming("Role")
    .describe("The roles by names of your choice.")
    .length({ min: 1 }),
};
type RolesInputs = t.InputsOf<typeof inputs>;

export const roles = t.concern({ inputs });

export const isOperator = ({ kind }: Expr<AccessRole>): Expr<boolean> => x.eq(kind, "operator");

export const hasOperators = ({ roles }: RolesInputs): Expr<boolean> =>
  x.someEntry(roles, ["name", "role"], (_, role) => isOperator(role));
