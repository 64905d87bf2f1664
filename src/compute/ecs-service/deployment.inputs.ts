/** Inputs that say where and how many tasks run, how they are replaced, and who reaches them. */
import * as t from "../../core/contract";
import { defaultStrategy } from "../ecs-cluster/strategy";
import { deployment } from "./deployment.contract";
import { scaling } from "./scaling.contract";
import { serviceConnect } from "./service-connect.contract";
import { targets } from "./targets.contract";

export const deploymentInputs = {
  desiredCount: t
    .integer({ min: 0, max: 5000 }, "tasks")
    .describe(
      "Tasks that are to run: every apply sets the number. Left out, the number is not Terraform's: a new service starts with `scaling.min`, or one task, and auto scaling or people decide from then on.",
    )
    .optional(),
  deploymentOwner: t
    .oneOf("terraform", "pipeline")
    .describe(
      "Who changes the task definition of the running service. pipeline: Terraform makes the service with its own and leaves alone what is deployed after that. A switch is a move in the state, never a new service: see the section on who changes what.",
    )
    .default("terraform"),
  serviceMoved: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
    ])
    .describe(
      "Any text; a change says that the service's move to another address has been declared. In TypeScript no move is needed.",
    )
    .default(""),
  strategy: defaultStrategy
    .describe(
      "How tasks spread over the cluster's capacity providers, by the cluster's keys. Default: FARGATE, or the only EC2 provider; without any in the cluster the launch type. A change needs `deployment.force_new`.",
    )
    .optional(),
  platformVersion: t
    .oneOf("LATEST", "1.4.0")
    .describe("Fargate's platform version. Default on Fargate: LATEST.")
    .optional(),
  publicIp: t
    .flag()
    .describe("Whether Fargate tasks have public addresses; in a public tier only.")
    .default(false),
  deployment: deployment.default({}),
  zoneRebalancing: t
    .flag()
    .describe(
      "Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an Amazon ECS service across Availability Zones).",
    )
    .default(true),
  healthCheckGracePeriod: t
    .duration("seconds", { min: 0, max: 2147483647 })
    .describe(
      "Seconds in which the load balancer's health checks of a new task do not count; with `targets` only.",
    )
    .optional(),
  waitForSteadyState: t
    .flag()
    .describe(
      "Whether an apply ends when the service is stable, and fails when it does not become so, or only by being rolled back. A service that does not become stable when it is made is made anew by the next apply.",
    )
    .default(false),
  propagateTags: t
    .oneOf("SERVICE", "TASK_DEFINITION", "NONE")
    .describe("Whose tags tasks get.")
    .default("SERVICE"),
  targets: targets.describe("Target groups that tasks are registered with, by name.").default({}),
  serviceConnect: serviceConnect.optional().example({ services: {} }),
  exec: t
    .flag()
    .describe(
      "ECS Exec: commands in running containers. The task role gets the rights that it needs; AWS supports no containers with a read-only root file system (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec).",
    )
    .default(false),
  scaling: scaling.optional(),
};
