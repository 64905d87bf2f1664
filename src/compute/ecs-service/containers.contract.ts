/** The containers of a task. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import {
  absolutePath,
  badNames,
  healthCheck,
  linux,
  logging,
  mountPoint,
  port,
  ulimits,
} from "./container-parts.contract";
import { betweenContainers, ofOneContainer } from "./containers.rules";
import { firelens, routerRules } from "./firelens.contract";
import { secret, secretArn } from "./secret.contract";

export const DEPENDENCIES = ["START", "COMPLETE", "SUCCESS", "HEALTHY"] as const;

const environment = t.mapOf(t.text(), "value").rule({
  test: (values) => x.isEmpty(badNames(values)),
  got: (values) => x.str`a map with the keys ${x.jsonEncode(badNames(values))}`,
  allowed: "names without spaces and equals signs",
  refused: [{ "": "a" }, { "A=B": "a" }, { "A B": "a" }],
});

const containerShape = t.shape("EcsContainer", {
  image: t
    .pattern(
      "[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}",
      "an image's address of 1 to 255 characters: ASCII letters, digits and . _ : / @ -",
      "public.ecr.aws/nginx/nginx:1.29",
      ["", "two words", "https://example.com/image?tag", `a${"b".repeat(255)}`],
    )
    .describe(
      "The image: repository and tag or digest. The execution role may pull those of private ECR repositories that stand here.",
    ),
  registryCredentials: secretArn()
    .describe("Secret with the user name and password of a registry that is not ECR.")
    .optional(),
  command: t.listOf(t.text(), "word").describe("Words of the command, in place of the image's.").default([]),
  entryPoint: t
    .listOf(t.text(), "word")
    .describe("Words of the entry point, in place of the image's.")
    .default([]),
  workingDirectory: absolutePath("/app")
    .describe("The directory that the command runs in. Default: the image's.")
    .optional(),
  essential: t.flag().describe("Whether the task ends when this container does.").default(true),
  ports: t
    .keyed(port, "port")
    .describe("Ports by name; Service Connect and target groups refer to them by it.")
    .default({}),
  environment: environment.describe("Environment variables. Secrets do not belong here.").default({}),
  secrets: t
    .mapOf(secret, "secret")
    .describe(
      "Environment variables whose values are fetched when the container starts, and not again while it runs: nothing that changes by itself, such as a password that RDS manages.",
    )
    .rule({
      test: (values) => x.isEmpty(badNames(values)),
      got: (values) => x.str`a map with the keys ${x.jsonEncode(badNames(values))}`,
      allowed: "names without spaces and equals signs",
      refused: [{ "A=B": secret.is.example }, { "": secret.is.example }],
    })
    .default({}),
  healthCheck: healthCheck.optional(),
  dependsOn: t
    .mapOf(t.oneOf(...DEPENDENCIES), "condition")
    .describe(
      "Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended with 0) or HEALTHY.",
    )
    .default({}),
  readonlyRootFilesystem: t
    .flag()
    .describe("Whether the container's own file system is read-only; mount a scratch volume where it writes.")
    .default(true),
  user: t
    .pattern(
      "[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?",
      'a user or user:group, by name or number, such as "1000:1000"',
      "1000:1000",
      ["", "-x", "a:b:c", "a b"],
    )
    .describe("The user that processes run as. Default: the image's, which is often root.")
    .optional(),
  cpu: t
    .integer({ min: 2, max: 196608 }, "CPU units")
    .describe("CPU units that the container has at least, out of the task's. Default: no share of its own.")
    .optional(),
  memory: t
    .integer({ min: 6, max: 3145728 }, "MiB")
    .describe("MiB above which the container is killed. Default: the task's memory.")
    .optional(),
  memoryReservation: t
    .integer({ min: 6, max: 3145728 }, "MiB")
    .describe("MiB that are kept for the container.")
    .optional(),
  ulimits: ulimits.describe("Limits of the kernel, by name; on Fargate nofile alone.").default({}),
  linux: linux.default({}),
  stopTimeoutSeconds: t
    .integer({ min: 2, max: 86400 }, "seconds")
    .describe("Seconds between the signal to stop and the kill; on Fargate up to 120. Default: 30.")
    .optional(),
  mountPoints: t
    .mapOf(mountPoint, "mount")
    .describe("Where the container sees volumes, by key of `volumes`.")
    .default({}),
  logging: logging.default({}),
  firelens: firelens.optional(),
});

export type Container = t.Infer<typeof containerShape>;
export type Containers = Readonly<Record<string, Container>>;

const container = containerShape
  .rules(...ofOneContainer, ...routerRules)
  .describe("A container.")
  .example({ image: "public.ecr.aws/nginx/nginx:1.29" });

export const containers = t.keyed(container, "container").rules(...betweenContainers);
