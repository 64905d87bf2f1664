/** Statements of a role's policy, by name, and as IAM takes them. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { charactersOf, INLINE_POLICIES } from "./limits";

const statementFields = {
  effect: t.oneOf("Allow", "Deny").describe("Whether it allows or forbids.").default("Allow"),
  actions: t
    .listOf(t.text(), "action")
    .describe('Actions, such as "s3:GetObject".')
    .rule({
      test: (actions) =>
        x.and(
          x.not(x.isEmpty(actions)),
          x.everyItem(actions, "action", (action) => x.matches("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action)),
        ),
      allowed: 'a list of actions with their service, such as "s3:GetObject"',
      refused: [[], ["GetObject"], ["s3:"], ["s3:Get Object"]],
    })
    .example(["s3:GetObject"]),
  resources: t
    .listOf(t.text(), "resource")
    .describe("ARNs; * for actions that are on no resource.")
    .length({ min: 1 })
    .example(["arn:aws:s3:::shop-assets/*"]),
  conditions: t
    .mapOf(t.mapOf(t.listOf(t.text(), "value"), "key"), "operator")
    .describe('Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.')
    .default({}),
};

const statementShape = t.shape("PolicyStatement", statementFields, "compute/policy/statement.props");

export type Statement = t.Infer<typeof statementShape>;
type StatementOf = Expr<Statement>;

const EXAMPLE = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-assets/*"] };

const isAllow = ({ effect }: StatementOf) => x.eq(effect, "Allow");

const everyAction = ({ actions }: StatementOf): Expr<string[]> =>
  x.itemsWhere(actions, "action", (action) => x.matches("^(\\*|[^:]+:\\*)$", action));

/** AWS Foundational Security Best Practices, IAM.1 and IAM.21: no full rights, no wildcard of a service. */
const notEverything: t.Rule<Statement> = {
  test: (statement) => x.or(x.not(isAllow(statement)), x.not(x.contains(statement.actions, "*"))),
  got: ({ actions }) => x.str`a statement that allows ${x.shownTexts(actions)}`,
  allowed: 'named actions: "*" allows everything',
  refused: [{ ...EXAMPLE, actions: ["*"] }],
};

const notServiceOnAll: t.Rule<Statement> = {
  test: (statement) =>
    x.or(
      x.not(isAllow(statement)),
      x.isEmpty(everyAction(statement)),
      x.not(x.contains(statement.resources, "*")),
    ),
  got: ({ actions }) => x.str`a statement that allows ${x.shownTexts(actions)} on every resource`,
  allowed: "all actions of a service on named resources only",
  refused: [{ actions: ["s3:*"], resources: ["*"] }],
};

export const statement = statementShape
  .rules(notEverything, notServiceOnAll)
  .describe("A statement of a policy.")
  .example(EXAMPLE);

/** The statements in the order of their names. */
export const policyStatements = (
  statements: Expr<Readonly<Record<string, Statement>>>,
): Expr<x.JsonObject[]> =>
  x.listFrom(statements, ["name", "statement"], (name, statement) => statementOf(name, statement));

/** Ids of statements have no hyphens. */
const statementOf = (
  name: Expr<string>,
  { effect, actions, resources, conditions }: Expr<Statement>,
): Expr<x.JsonObject> =>
  x.membersOf(
    { Sid: x.replace(name, "-", ""), Effect: effect, Action: actions, Resource: resources },
    { Condition: x.nullIfEmpty(conditions) },
  );

const characters = (all: Expr<Readonly<Record<string, Statement>>>): Expr<number> =>
  charactersOf(policyStatements(all));

/** The role has some more of the block's own; they are short, but for secrets. */
export const statements = t.keyed(statement, "statement").rule({
  whereKnown: true,
  test: (all) => x.le(characters(all), INLINE_POLICIES),
  got: (all) => x.str`a policy of ${characters(all)} characters`,
  allowed: `up to ${INLINE_POLICIES} characters, which a role's inline policies may have together`,
  remedy: "Name resources by wildcards or by tags.",
  refused: [
    {
      read: {
        ...EXAMPLE,
        resources: Array.from(
          { length: 250 },
          (_, index) => `arn:aws:s3:::shop-assets-of-customer-${index}/*`,
        ),
      },
    },
  ],
});

/** The statement where the list has something in it. */
export const statementWhereSome = (
  list: Expr<readonly string[]>,
  statement: Record<string, unknown>,
): Expr<x.JsonObject[]> =>
  x.when(
    x.isEmpty(list),
    () => x.items([]),
    () => x.items([statement]),
  );
