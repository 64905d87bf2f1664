/** Inputs that make up the task. */
import * as t from "../../core/contract";
import { statements } from "../policy/statements";
import { logs } from "./container-parts.contract";
import { containers } from "./containers.contract";
import { nginx } from "./nginx/nginx.contract";
import { volumes } from "./volumes.contract";

const existingRole = t
  .shape("EcsExistingRole", {
    arn: t.arn("iam", "a role's ARN").describe("The role's ARN; it must trust ecs-tasks.amazonaws.com."),
  })
  .describe("A role of your own.")
  .example({ arn: "arn:aws:iam::123456789012:role/web" });

export const taskInputs = {
  launchType: t
    .oneOf("fargate", "ec2")
    .describe("Where tasks run: on Fargate, or on the container instances of the cluster.")
    .default("fargate"),
  cpu: t
    .integer({ min: 128, max: 196608 }, "CPU units")
    .describe("CPU units of the task, 1024 for a vCPU. Needed on Fargate, in one of its pairs with `memory`.")
    .optional(),
  memory: t
    .integer({ min: 6, max: 3145728 }, "MiB")
    .describe("Memory of the task in MiB. Needed on Fargate.")
    .optional(),
  architecture: t
    .oneOf("X86_64", "ARM64")
    .describe("The processors that the images are made for; ARM64 is Graviton.")
    .default("X86_64"),
  ephemeralStorageGib: t
    .integer({ min: 21, max: 200 }, "GiB")
    .describe("Disk of a Fargate task in GiB, for images and scratch volumes. Default: 20.")
    .optional(),
  containers: containers.describe("The containers of a task, by name.").example({
    app: { image: "public.ecr.aws/nginx/nginx:1.29", ports: { http: { containerPort: 80 } } },
  }),
  nginx,
  volumes: volumes
    .describe("Volumes of a task, by name; containers see them at their `mount_points`.")
    .default({}),
  logs: logs.default({}),
  taskStatements: statements
    .describe("What the application may do: statements of the task role's policy, by name.")
    .default({}),
  taskRole: existingRole
    .describe("A task role of your own in place of the one that `task_statements` make.")
    .optional(),
  executionRole: existingRole
    .describe("An execution role of your own: it has to pull, log and fetch secrets.")
    .optional(),
  secretKeyArns: t
    .listOf(t.arn("kms", "a KMS key's ARN"), "key")
    .describe(
      "Customer managed KMS keys that the containers' secrets and parameters are encrypted with; the execution role may decrypt with them through Secrets Manager and Systems Manager alone.",
    )
    .default([]),
  permissionsBoundary: t
    .arn("iam", "a policy's ARN")
    .describe("Permissions boundary of the roles made here.")
    .optional(),
};
