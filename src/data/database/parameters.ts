/** The parameter group: TLS forced, logs written to files where they are exported, and what the user sets. */
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";
import { familyOf } from "./engine.contract";

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: string;
}

interface ParameterArguments {
  readonly inputs: DatabaseInputs;
  readonly exports: Expr<string[]>;
}

/** By a prefix, and the new one first: another family is another group, and one in use cannot be deleted. */
export function parameterGroup(scope: Construct, { inputs, exports }: ParameterArguments): DbParameterGroup {
  const { name, engine, engineVersion } = inputs;
  const family = local(scope, "family", familyOf(engine, engineVersion));
  const group = new DbParameterGroup(scope, "db_parameter_group", {
    namePrefix: x.tf(x.str`${name}-`),
    family: x.tf(family),
    description: "Parameters of the database",
    tags: nameTag(inputs, name),
    lifecycle: { createBeforeDestroy: true },
  });
  const own = local(scope, "own_parameters", ownParameters(scope, inputs, exports));
  blockEach<Parameter>(
    group,
    { name: "parameter" },
    x.concat(own, usersParameters(inputs)),
    ({ name: parameter, value, applyMethod }) => ({ name: parameter, value, apply_method: applyMethod }),
  );
  return group;
}

const usersParameters = ({ parameters }: DatabaseInputs): Expr<Parameter[]> =>
  x.listFrom(parameters, ["name", "parameter"], (name, { value, applyMethod }) => ({
    value: x.object<Parameter>({ name, value, applyMethod }),
  }));

interface Wanted {
  readonly name: string;
  readonly value: string;
  readonly wanted: boolean;
}

/** What the user sets himself is his. */
function ownParameters(scope: Construct, inputs: DatabaseInputs, exports: Expr<string[]>): Expr<Parameter[]> {
  const { forceTls, engine, parameters } = inputs;
  const slow = local(scope, "has_slow_log", x.contains(exports, "slowquery"));
  const general = local(scope, "has_general_log", x.contains(exports, "general"));
  const wanted = (name: In<string>, value: string, test: Expr<boolean>) =>
    x.object<Wanted>({ name, value, wanted: test });
  const tls = x.when(
    x.eq(engine, "postgres"),
    () => "rds.force_ssl",
    () => "require_secure_transport",
  );
  const all = x.items([
    wanted(tls, "1", forceTls),
    // Amazon RDS User Guide, "Publishing MySQL logs to Amazon CloudWatch Logs"
    wanted("log_output", "FILE", x.or(slow, general)),
    wanted("slow_query_log", "1", slow),
    wanted("general_log", "1", general),
  ]);
  return x.listEach(all, ["own"], ({ name, value, wanted: isWanted }) => ({
    value: x.object<Parameter>({ name, value, applyMethod: "immediate" }),
    when: unlessGiven(isWanted, x.hasKey(parameters, name)),
  }));
}

const unlessGiven = (wanted: Expr<boolean>, given: Expr<boolean>): Expr<boolean> =>
  x.when(
    given,
    () => false,
    () => wanted,
  );
