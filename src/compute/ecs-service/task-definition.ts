/** The task definition: a new revision of its family with every change. AWS would say how large it may be only when it is given. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { capacity, compatibility } from "./capacity";
import { identity, placeOf } from "./cluster";
import { containerDefinitions, containers } from "./containers";
import { logs } from "./logging";
import { networking } from "./networking";
import { sidecar } from "./nginx/nginx";
import { withNginx } from "./nginx/nginx-container";
import { taskSize } from "./task-size";
import { volumeBlocks, volumes } from "./volumes";

const needs = [identity, logs, containers, sidecar, capacity, taskSize, volumes, networking] as const;
const inputs = {
  architecture: t
    .oneOf("X86_64", "ARM64")
    .describe("The processors that the images are made for; ARM64 is Graviton.")
    .default("X86_64"),
};
type TaskInputs = t.InputsOf<typeof inputs, typeof needs>;

/**
 * Amazon ECS Developer Guide, "Amazon ECS service quotas": Task definition size, 64 KiB, cannot be raised. Containers are
 * all of it but some lines.
 */
const MOST_BYTES = 64 * 1024;

/** Terraform writes `<`, `>` and `&` as six characters, the provider sends them as they are. */
const asSent = (json: Expr<string>): Expr<string> =>
  ["<", ">", "&"].reduce(
    (text, sign) => x.replace(text, `\\u00${sign.charCodeAt(0).toString(16)}`, sign),
    json,
  );

const containerWith = (environment: Readonly<Record<string, string>>) => ({
  app: { image: "public.ecr.aws/nginx/nginx:1.29", environment },
});

export const task = t.concern({
  needs,
  inputs,
  rules: [
    {
      name: "definition_problems",
      problems: (inputs, step, _, scope) => {
        const containers = withNginx(scope, inputs);
        const location = placeOf(scope, inputs, containers);
        const definitions = containerDefinitions(scope, { inputs, containers, location });
        const encoded = step("definitions_base64", x.base64Encode(asSent(definitions)));
        return t.overLimit("the JSON of containers", step("definitions_bytes", t.bytesIn(encoded)), {
          most: MOST_BYTES,
          unit: "bytes",
          remedy:
            "A task definition has 64 KiB: keep large values in Parameter Store, Secrets Manager or the image, or make a second service.",
        });
      },
      refused: [
        { containers: containerWith({ SETTINGS: "x".repeat(MOST_BYTES) }) },
        // two bytes each
        { containers: containerWith({ SETTINGS: "é".repeat(MOST_BYTES / 2) }) },
        {
          containers: containerWith(
            Object.fromEntries(
              Array.from({ length: 1200 }, (_, index) => [`VARIABLE_${index}`, "x".repeat(30)]),
            ),
          ),
        },
        {
          containers: {
            app: { ...containerWith({}).app, command: ["/bin/sh", "-c", "x".repeat(MOST_BYTES)] },
          },
        },
      ],
    },
  ],
});

interface TaskArguments {
  readonly inputs: TaskInputs;
  readonly definitions: Expr<string>;
  readonly taskRoleArn: Expr<string>;
  readonly executionRoleArn: Expr<string>;
  readonly preconditions: readonly Precondition[];
}

/** Families are shared by all clusters of an account and region. */
export const taskFamily = ({ cluster, name }: TaskInputs): Expr<string> => x.str`${cluster.name}-${name}`;

export function taskDefinition(scope: Construct, given: TaskArguments): EcsTaskDefinition {
  const { inputs, definitions, taskRoleArn, executionRoleArn, preconditions } = given;
  const disk = x.itemIfSet(inputs.ephemeralStorageGib);
  return resource(scope, EcsTaskDefinition, "ecs_task_definition", {
    family: taskFamily(inputs),
    requiresCompatibilities: x.items([compatibility(inputs)]),
    networkMode: "awsvpc",
    cpu: inputs.cpu,
    memory: inputs.memory,
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: inputs.architecture },
    taskRoleArn,
    executionRoleArn,
    containerDefinitions: definitions,
    ephemeralStorage: blocks(disk, (sizeInGib) => ({ sizeInGib })),
    volume: volumeBlocks(inputs),
    tags: nameTag(inputs, inputs.name),
    preconditions,
  });
}
