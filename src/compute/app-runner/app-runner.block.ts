/** The module `compute/app-runner`. */
import { defineBlock } from "../../core/module/block";
import { AppRunner } from "./app-runner";
import { appRunnerContract } from "./app-runner.contract";
import { NOTES } from "./app-runner.notes";
import type { TypedAppRunnerProps } from "./props";

export const appRunnerBlock = defineBlock<TypedAppRunnerProps>({
  path: "compute/app-runner",
  source: "src/compute/app-runner/app-runner.ts",
  title: "App Runner service",
  purpose:
    "A service on App Runner, for its existing customers: an image of ECR or source code in, an HTTPS address out. Roles that may do what the service does and nothing else, secrets, health check, scaling, tracing, private ingress, domain names with their records; and calls into a VPC by a shared connector, refused where they lead nowhere.",
  contract: appRunnerContract,
  construct: AppRunner,
  notes: NOTES,
});
