/** Users of the database that sign in by IAM. */
import * as t from "../../core/contract";

/**
 * Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access": the name is part of an ARN, where a
 * `*` would stand for every user, and its case counts. 32 characters are what MySQL takes.
 */
export const iamUser = () =>
  t.pattern(
    "[a-z][a-z0-9_]{0,31}",
    "1 to 32 lower-case ASCII letters, digits and underscores, beginning with a letter",
    "app",
    ["", "*", "App", "1app", "my-app", "app*", "a".repeat(33)],
  );
