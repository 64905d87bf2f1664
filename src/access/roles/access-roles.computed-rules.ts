/** How long the policies of people's roles come to. IAM would say so only when it is given them. */
import { charactersUpTo, INLINE_POLICIES, MANAGED_POLICY } from "../../compute/policy/limits";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { AccessRolesInputs, AccessRolesShape } from "./access-roles.inputs";
import { anyAccount } from "./account";
import { hasOperators } from "./kinds";
import { boundaryPolicy, furtherPolicies, operatingPolicy, readingPolicy } from "./policies";
import { shellPolicies } from "./shells";
import { trustPolicies } from "./trust";

type Documents = Expr<Readonly<Record<string, string>>>;

const names = (count: number, name: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => name(index));

const account = (index: number): string => String(100000000000 + index);

const BUCKETS = {
  actions: ["s3:GetObject"],
  resources: names(100, (index) => `arn:aws:s3:::company-archive-${index}/*`),
};

const boundarySize: t.ComputedRule<AccessRolesShape> = {
  name: "boundary_problems",
  problems: (inputs, step, spell, scope) =>
    where(x.isNull(inputs.permissionsBoundary), () =>
      t.overLimit(
        x.str`the permissions boundary of ${x.length(inputs.regions)} ${spell("regions")}`,
        step("boundary_characters", t.policyCharacters(boundaryPolicy(scope, inputs))),
        charactersUpTo(MANAGED_POLICY, "Name fewer regions, or a boundary of your own."),
      ),
    ),
  refused: [{ regions: names(300, (index) => `ap-northeast-${index}`) }],
};

const readingSize: t.ComputedRule<AccessRolesShape> = {
  name: "reading_problems",
  whereKnown: true,
  problems: (inputs, step, spell, scope) =>
    t.overLimit(
      x.str`the policy of all roles, with ${spell("scope")} and ${spell("logGroups")},`,
      step("reading_characters", t.policyCharacters(readingPolicy(scope, inputs, anyAccount(scope, inputs)))),
      charactersUpTo(MANAGED_POLICY, "Name fewer tags and log groups, or beginnings of their names."),
    ),
  refused: [
    { logGroups: names(80, (index) => `/ecs/shop/application-${index}`) },
    { scope: { Environment: names(300, (index) => `environment-${index}`) } },
  ],
};

const operatingSize: t.ComputedRule<AccessRolesShape> = {
  name: "operating_problems",
  problems: (inputs, step, spell, scope) =>
    where(hasOperators(inputs), () =>
      t.overLimit(
        x.str`the policy of operators, with ${spell("scope")} twice,`,
        step(
          "operating_characters",
          t.policyCharacters(operatingPolicy(scope, inputs, anyAccount(scope, inputs))),
        ),
        charactersUpTo(MANAGED_POLICY, "Name fewer tags."),
      ),
    ),
  refused: [
    {
      scope: { Environment: names(150, (index) => `environment-${index}`) },
      roles: { operator: { kind: "operator", principals: [account(0)], shells: {} } },
    },
  ],
};

const trustSize: t.ComputedRule<AccessRolesShape> = {
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
    { roles: { developer: { kind: "developer", principals: names(60, account) } } },
    {
      roles: { developer: { kind: "developer", permissionSets: names(20, (index) => `Developers${index}`) } },
    },
    {
      trustPolicyCharacters: 4096,
      roles: { developer: { kind: "developer", principals: names(120, account) } },
    },
  ],
};

const inlineSize: t.ComputedRule<AccessRolesShape> = {
  name: "inline_problems",
  whereKnown: true,
  problems: (inputs, step, _, scope) => {
    const shells = step("sized_shell_policies", shellPolicies(scope, inputs, anyAccount(scope, inputs)));
    return t.eachOverLimit(
      (name) => x.str`shells and statements of roles["${name}"]`,
      charactersByRole(step, "inline_characters", [shells, furtherPolicies(scope, inputs)], inputs),
      charactersUpTo(INLINE_POLICIES, "Name resources by wildcards or by tags, or make two roles."),
    );
  },
  refused: [
    {
      roles: {
        developer: {
          kind: "developer",
          principals: [account(0)],
          statements: { a: BUCKETS, b: BUCKETS, c: BUCKETS },
        },
      },
    },
    {
      roles: {
        developer: {
          kind: "developer",
          principals: [account(0)],
          shells: { Application: names(500, (index) => `application-${index}`) },
        },
      },
    },
  ],
};

export const policySizes = [boundarySize, readingSize, operatingSize, trustSize, inlineSize];

/** The problems, where something is made at all. */
const where = (condition: Expr<boolean>, problems: () => Expr<string[]>): Expr<string[]> =>
  x.when(condition, problems, () => x.items([]));

/** Of the documents that a role has, together. */
const charactersByRole = (
  step: t.NameStep,
  name: string,
  documents: readonly Documents[],
  inputs: AccessRolesInputs,
): Expr<Record<string, number>> =>
  step(
    name,
    x.mapFrom(inputs.roles, ["name", "role"], (key) => ({
      key,
      value: documents
        .map((all) =>
          t.policyCharacters(
            x.attempt(
              () => x.get(all, key),
              () => "",
            ),
          ),
        )
        .reduce((sum, characters) => x.add(sum, characters)),
    })),
  );
