/** Statements that users give by name, as IAM takes them. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Definition, notEmpty, present } from "../ecs-service/members";
import type { Statement } from "./statements.contract";

type Statements = Expr<Readonly<Record<string, Statement>>>;

/** The statements in the order of their names. */
export const policyStatements = (statements: Statements): Expr<Definition[]> =>
  x.listFrom(statements, ["name", "statement"], (name, statement) => ({
    value: statementOf(name, statement),
  }));

/** Ids of statements have no hyphens. */
const statementOf = (
  name: Expr<string>,
  { effect, actions, resources, conditions }: Expr<Statement>,
): Expr<Definition> =>
  present(
    { Sid: x.replace(name, "-", ""), Effect: effect, Action: actions, Resource: resources },
    { Condition: notEmpty(conditions) },
  );
