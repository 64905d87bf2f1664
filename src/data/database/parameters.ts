/** The parameter group: TLS forced, logs written to files where they are exported, and what the user sets. */
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { engine, familyOf } from "./engine";
import { placement } from "./placement";

const setting = t
  .shape("DatabaseParameter", {
    value: t.text().describe("The value, as the engine writes it."),
    applyMethod: t
      .oneOf("immediate", "pending-reboot")
      .describe("pending-reboot for static parameters: they hold from the next reboot on.")
      .default("immediate"),
  })
  .describe("A parameter of the engine.")
  .example({ value: "1" });

const badNames = (names: Parameters<typeof x.keys>[0]) =>
  x.itemsWhere(x.keys(names), "name", (name) => x.not(x.matches("^[a-z][a-z0-9_.]{0,127}$", name)));

const OWN_PARAMETERS = ["rds.force_ssl", "require_secure_transport"];

const needs = [placement, engine] as const;
const inputs = {
  forceTls: t
    .flag("Whether connections without TLS are refused (rds.force_ssl, require_secure_transport).")
    .default(true),
  caCertificate: t
    .oneOf("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1")
    .describe("The authority of the server's certificate (Amazon RDS User Guide, using SSL/TLS).")
    .default("rds-ca-rsa2048-g1"),
  parameters: t
    .mapOf(setting, "parameter")
    .describe("Parameters of the engine, by their names.")
    .rule({
      test: (all) => x.isEmpty(badNames(all)),
      got: (all) => x.str`a map with ${x.shownTexts(badNames(all))}`,
      allowed: "names of lower-case ASCII letters, digits, dots and underscores",
      refused: [
        { "Max Connections": { value: "1" } },
        { "": { value: "1" } },
        { "max-connections": { value: "1" } },
      ],
    })
    .default({}),
};
type ParameterInputs = t.InputsOf<typeof inputs, typeof needs>;

export const parameters = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "parameters",
      test: (inputs) => x.isEmpty(takenParameters(inputs)),
      message: (inputs, spell) =>
        x.str`parameters has ${x.shownTexts(takenParameters(inputs))}; allowed: TLS by ${spell("forceTls")}.`,
      refused: [
        { parameters: { "rds.force_ssl": { value: "0" } } },
        { parameters: { require_secure_transport: { value: "OFF" } } },
      ],
    },
  ],
});

const takenParameters = ({ parameters }: ParameterInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(parameters), "name", (name) => x.contains(x.items(OWN_PARAMETERS), name));

interface ParameterArguments {
  readonly inputs: ParameterInputs;
  readonly exports: Expr<string[]>;
}

/** By a prefix, and the new one first: another family is another group, and one in use cannot be deleted. */
export function parameterGroup(scope: Construct, { inputs, exports }: ParameterArguments): DbParameterGroup {
  const { name, engine, engineVersion } = inputs;
  const family = local(scope, "family", familyOf(engine, engineVersion));
  const own = local(scope, "own_parameters", ownParameters(scope, inputs, exports));
  return resource(scope, DbParameterGroup, "db_parameter_group", {
    namePrefix: x.str`${name}-`,
    family,
    description: "Parameters of the database",
    parameter: blocks(x.concat(own, usersParameters(inputs)), ({ name, value, applyMethod }) => ({
      name,
      value,
      applyMethod,
    })),
    tags: nameTag(inputs, name),
    lifecycle: { createBeforeDestroy: true },
  });
}

const usersParameters = ({ parameters }: ParameterInputs) =>
  x.listFrom(parameters, ["name", "parameter"], (name, { value, applyMethod }) => ({
    value: x.object({ name, value, applyMethod }),
  }));

/** What the user sets himself is his. */
function ownParameters(scope: Construct, inputs: ParameterInputs, exports: Expr<string[]>) {
  const { forceTls, engine, parameters } = inputs;
  const slow = local(scope, "has_slow_log", x.contains(exports, "slowquery"));
  const general = local(scope, "has_general_log", x.contains(exports, "general"));
  const wanted = (name: In<string>, value: string, test: Expr<boolean>) =>
    x.object({ name, value, wanted: test });
  const tls = x.choose(x.eq(engine, "postgres"), "rds.force_ssl", "require_secure_transport");
  const all = x.items([
    wanted(tls, "1", forceTls),
    // Amazon RDS User Guide, "Publishing MySQL logs to Amazon CloudWatch Logs"
    wanted("log_output", "FILE", x.or(slow, general)),
    wanted("slow_query_log", "1", slow),
    wanted("general_log", "1", general),
  ]);
  return x.listEach(all, ["own"], ({ name, value, wanted: isWanted }) => ({
    value: x.object({ name, value, applyMethod: "immediate" }),
    when: unlessGiven(isWanted, x.hasKey(parameters, name)),
  }));
}

const unlessGiven = (wanted: Expr<boolean>, given: Expr<boolean>): Expr<boolean> =>
  x.when(given, false, wanted);
