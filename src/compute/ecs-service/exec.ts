/** ECS Exec: what the task role needs for it (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec). */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { identity } from "./cluster";
import { containers } from "./containers";

const needs = [identity, containers] as const;
const inputs = {
  exec: t
    .flag(
      "ECS Exec: commands in running containers. The task role gets the rights that it needs; AWS supports no containers with a read-only root file system (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec).",
    )
    .default(false),
};
type ExecInputs = t.InputsOf<typeof inputs, typeof needs>;
type Recorded = Pick<ExecInputs, "exec" | "cluster">;

const writable = (inputs: ExecInputs): Expr<string[]> =>
  x.keysWhere(inputs.containers, ["key", "container"], (_, container) =>
    x.not(container.readonlyRootFilesystem),
  );

export const exec = t.concern({
  needs,
  inputs,
  rules: [
    /**
     * Amazon ECS Developer Guide, "Monitor Amazon ECS containers with ECS Exec": "The SSM agent requires that the container
     * file system is able to be written to"; `readonlyRootFilesystem` "isn't supported". Side-cars may stay read-only:
     * there is no session in them.
     */
    {
      on: "exec",
      test: (inputs) => x.or(x.not(inputs.exec), x.not(x.isEmpty(writable(inputs)))),
      message: (inputs, spell) =>
        x.str`exec is true, and all of ${x.shownTexts(x.keys(inputs.containers))} have a read-only root; allowed: ECS Exec with ${spell("readonlyRootFilesystem")} = false in one container at least, where sessions are then possible.`,
      refused: [{ exec: true }],
    },
  ],
});

type Statement = Readonly<Record<string, unknown>>;

/** Statements for the task role; none without ECS Exec. */
export function execStatements(scope: Construct, inputs: Recorded): Expr<Statement[]> {
  const step = (name: string, statements: Expr<Statement[]>) => local(scope, name, statements);
  return x.when(
    inputs.exec,
    () =>
      x.concat(
        [CHANNELS],
        step("exec_record_statements", recordStatements(inputs)),
        step("exec_key_statements", keyStatements(inputs)),
      ),
    [],
  );
}

/** The channels between the agent in the container and Session Manager have no resource type. */
const CHANNELS = {
  Sid: "ExecChannels",
  Effect: "Allow",
  Action: [
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  Resource: "*",
};

const record = ({ cluster }: Recorded) => cluster.executeCommand;

/** The agent writes the record of a session itself, by the task role. */
function recordStatements(inputs: Recorded): Expr<Statement[]> {
  return x.when(x.isNull(record(inputs)), [], () => [
    { Sid: "ExecFindLog", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
    {
      Sid: "ExecRecord",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: x.str`${record(inputs).logGroupArn}:*`,
    },
  ]);
}

function keyStatements(inputs: Recorded): Expr<Statement[]> {
  const keyArn = () => record(inputs).kmsKeyArn;
  return x.when(x.isNull(record(inputs)), [], () =>
    x.when(x.isNull(keyArn()), [], () => [
      { Sid: "ExecKey", Effect: "Allow", Action: ["kms:Decrypt"], Resource: keyArn() },
    ]),
  );
}
