/**
 * The execution role: what ECS does to start these containers, and nothing else. The managed policy
 * AmazonECSTaskExecutionRolePolicy may pull every image and write to every log group of the account.
 */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { because } from "../../core/stack/because";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { rolePolicy } from "../policy/role-policy";
import type { Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { configurationStatements } from "./firelens";
import type { Location } from "./location";
import type { LogGroups } from "./log-groups";
import type { Definition } from "./members";
import { pullStatements, whereSome } from "./private-images";
import { tasksOnly } from "./roles";
import { secretArns } from "./secrets";

interface ExecutionArguments {
  readonly inputs: EcsServiceInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
  readonly logs: LogGroups;
}

/** A role, or the user's own. */
export interface Role {
  readonly role: Optional<IamRole>;
  readonly arn: Expr<string>;
  readonly policies: readonly Optional<IamRolePolicy>[];
}

export function executionRole(scope: Construct, given: ExecutionArguments): Role {
  const { inputs, location } = given;
  const isOurs = x.isNull(inputs.executionRole);
  const role = optional(isOurs, (meta) => {
    const made = new IamRole(scope, "iam_role_execution", {
      ...meta,
      namePrefix: x.tf(x.str`${inputs.name}-exec-`),
      description: x.tf(x.str`ECS: starts the containers of the service ${inputs.name}.`),
      assumeRolePolicy: x.tf(tasksOnly(location)),
      permissionsBoundary: x.tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, x.str`${inputs.name}-execution`),
    });
    return because(made, { namePrefix: "Role names are shared by all regions of the account." });
  });
  const statements = local(scope, "execution_statements", executionStatements(scope, given));
  const policy = rolePolicy(scope, "iam_role_policy_execution", {
    role,
    name: "start-containers",
    when: isOurs,
    statements: () =>
      x.concat(
        statements,
        x.when(
          x.isEmpty(statements),
          () => x.items([NOTHING]),
          () => [],
        ),
      ),
  });
  const arn = x.when(
    isOurs,
    () => role.present("arn"),
    () => inputs.executionRole.arn,
  );
  return { role, arn, policies: [policy] };
}

/**
 * Whether there is anything to allow may be known after the apply only, when an image is, and a policy has one statement
 * at least. This one gives nothing: the action needs no permission.
 */
const NOTHING = { Sid: "Nothing", Effect: "Allow", Action: "sts:GetCallerIdentity", Resource: "*" };

function executionStatements(scope: Construct, given: ExecutionArguments): Expr<Definition[]> {
  const { logs } = given;
  const step = <T>(name: string, value: Expr<T>) => local(scope, name, value);
  const groups = step(
    "log_stream_arns",
    x.listFrom(logs.attribute("arn"), ["key", "arn"], (_, arn) => ({
      value: x.str`${arn}:*`,
    })),
  );
  return x.concat<Definition>(
    // never bound to an endpoint: Fargate writes logs through a network interface of its own
    whereSome(groups, {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: groups,
    }),
    step("pull_statements", pullStatements(scope, given)),
    step("secret_statements", secretStatements(scope, given)),
    step("log_router_statements", configurationStatements(given.containers, step)),
  );
}

export function secretStatements(
  scope: Construct,
  { inputs, containers, location }: Omit<ExecutionArguments, "logs">,
): Expr<Definition[]> {
  const { secrets, parameters } = secretArns(scope, containers);
  const via = (service: string) => x.str`${service}.${location.region}.amazonaws.com`;
  return x.concat<Definition>(
    whereSome(secrets, {
      Sid: "Secrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: secrets,
    }),
    whereSome(parameters, {
      Sid: "Parameters",
      Effect: "Allow",
      Action: "ssm:GetParameters",
      Resource: parameters,
    }),
    whereSome(inputs.secretKeyArns, {
      Sid: "Decrypt",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: inputs.secretKeyArns,
      Condition: { StringEquals: { "kms:ViaService": [via("secretsmanager"), via("ssm")] } },
    }),
  );
}
