/** ECS Exec: what the task role needs for it (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec). */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsServiceInputs } from "./ecs-service.inputs";

type Statement = Readonly<Record<string, unknown>>;

/** Statements for the task role; none without ECS Exec. */
export function execStatements(scope: Construct, inputs: EcsServiceInputs): Expr<Statement[]> {
  const step = (name: string, statements: Expr<Statement[]>) => local(scope, name, statements);
  return x.when(
    inputs.exec,
    () =>
      x.concat(
        [CHANNELS],
        step("exec_record_statements", recordStatements(inputs)),
        step("exec_key_statements", keyStatements(inputs)),
      ),
    () => [],
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

const record = ({ cluster }: EcsServiceInputs) => cluster.executeCommand;

/** The agent writes the record of a session itself, by the task role. */
function recordStatements(inputs: EcsServiceInputs): Expr<Statement[]> {
  return x.when<Statement[]>(
    x.isNull(record(inputs)),
    () => [],
    () => [
      { Sid: "ExecFindLog", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
      {
        Sid: "ExecRecord",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: x.str`${record(inputs).logGroupArn}:*`,
      },
    ],
  );
}

function keyStatements(inputs: EcsServiceInputs): Expr<Statement[]> {
  const keyArn = () => record(inputs).kmsKeyArn;
  return x.when<Statement[]>(
    x.isNull(record(inputs)),
    () => [],
    () =>
      x.when<Statement[]>(
        x.isNull(keyArn()),
        () => [],
        () => [{ Sid: "ExecKey", Effect: "Allow", Action: ["kms:Decrypt"], Resource: keyArn() }],
      ),
  );
}
