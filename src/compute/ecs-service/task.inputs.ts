/** Inputs that make up the task. */
import { integer, oneOf } from "../../core/contract";
import { containers } from "./containers.contract";
import { nginx } from "./nginx/nginx.contract";

export const taskInputs = {
  launchType: oneOf("fargate", "ec2")
    .describe("Where tasks run: on Fargate, or on the container instances of the cluster.")
    .default("fargate"),
  cpu: integer({ min: 128, max: 196608 }, "CPU units")
    .describe("CPU units of the task; 1024 are one vCPU. Needed on Fargate.")
    .optional(),
  memory: integer({ min: 6, max: 3145728 }, "MiB")
    .describe("Memory of the task in MiB. Needed on Fargate.")
    .optional(),
  architecture: oneOf("X86_64", "ARM64")
    .describe("The processors that the images are made for.")
    .default("X86_64"),
  containers: containers.describe("The containers of a task, by name."),
  nginx,
};
