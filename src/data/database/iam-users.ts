/** Users of the database that sign in by IAM. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Location } from "./clients";
import { masterUser } from "./master-user";
import type { ClientStatement } from "./reference";

/**
 * Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access": the name is part of an ARN, where a
 * `*` would stand for every user, and its case counts. 32 characters are what MySQL takes.
 */
const iamUser = () =>
  t.pattern(
    "[a-z][a-z0-9_]{0,31}",
    "1 to 32 lower-case ASCII letters, digits and underscores, beginning with a letter",
    "app",
    ["", "*", "App", "1app", "my-app", "app*", "a".repeat(33)],
  );

const needs = [masterUser] as const;
const inputs = {
  iamAuthentication: t
    .flag("Whether users of the database may sign in by IAM in place of a password.")
    .default(false),
  iamUsers: t
    .listOf(iamUser(), "user")
    .describe(
      "Users of the database that applications sign in as by IAM, each with its statement in `connect_statements`. The master user makes them in the database, once.",
    )
    .distinct()
    .default([]),
};
type UserInputs = t.InputsOf<typeof inputs, typeof needs>;

export const iamUsers = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "iamUsers",
      test: ({ iamUsers, iamAuthentication }) => x.or(x.isEmpty(iamUsers), iamAuthentication),
      message: ({ iamUsers }, spell) =>
        x.str`${spell("iamUsers")} is ${x.shownTexts(iamUsers)} without IAM; allowed: with ${spell("iamAuthentication")} = true.`,
      refused: [{ iamUsers: ["app"] }],
    },
    {
      // AWS Secrets Manager User Guide, "Managed rotation": applications are not to sign in as the master user.
      on: "iamUsers",
      test: ({ iamUsers, masterUsername }) => x.not(x.contains(iamUsers, masterUsername)),
      message: ({ iamUsers, masterUsername }, spell) =>
        x.str`${spell("iamUsers")} is ${x.shownTexts(iamUsers)}, with the master user ${x.shownText(masterUsername)}; allowed: other users, with no more rights than they need.`,
      refused: [{ iamAuthentication: true, iamUsers: ["app", "dbadmin"] }],
    },
  ],
});

/** Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access". */
export const userPrefix = (
  { partition, region, account }: Location,
  resourceId: Expr<string>,
): Expr<string> => x.str`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}`;

/** By user: what lets a client's role sign in as this user, and as no other. */
export const connectStatements = (
  { iamUsers }: UserInputs,
  prefix: Expr<string>,
): Expr<Record<string, Record<string, ClientStatement>>> =>
  x.mapEach(iamUsers, ["user"], (user) => ({
    key: user,
    value: x.mapping({
      "database-connect": x.object<ClientStatement>({
        actions: x.items(["rds-db:connect"]),
        resources: x.items([x.str`${prefix}/${user}`]),
      }),
    }),
  }));
