/** The containers of a task. */
import {
  flag,
  type Infer,
  integer,
  keyed,
  listOf,
  mapOf,
  oneOf,
  pattern,
  shape,
  text,
} from "../../core/contract";
import { isEmpty, jsonEncode, str } from "../../core/expressions";
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

const environment = mapOf(text(), "value").rule({
  test: (values) => isEmpty(badNames(values)),
  got: (values) => str`a map with the keys ${jsonEncode(badNames(values))}`,
  allowed: "names without spaces and equals signs",
  refused: [{ "": "a" }, { "A=B": "a" }, { "A B": "a" }],
});

const containerShape = shape("EcsContainer", {
  image: pattern(
    "[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}",
    "an image's address of 1 to 255 characters: letters, digits and . _ : / @ -",
    "public.ecr.aws/nginx/nginx:1.29",
    ["", "two words", "https://example.com/image?tag", `a${"b".repeat(255)}`],
  ).describe(
    "The image: repository and tag or digest. The execution role may pull those of private ECR repositories that stand here.",
  ),
  registryCredentials: secretArn()
    .describe("Secret with the user name and password of a registry that is not ECR.")
    .optional(),
  command: listOf(text(), "word").describe("Words of the command, in place of the image's.").default([]),
  entryPoint: listOf(text(), "word")
    .describe("Words of the entry point, in place of the image's.")
    .default([]),
  workingDirectory: absolutePath("/app")
    .describe("The directory that the command runs in. Default: the image's.")
    .optional(),
  essential: flag().describe("Whether the task ends when this container does.").default(true),
  ports: keyed(port, "port")
    .describe("Ports by name; Service Connect and target groups refer to them by it.")
    .default({}),
  environment: environment.describe("Environment variables. Secrets do not belong here.").default({}),
  secrets: mapOf(secret, "secret")
    .describe(
      "Environment variables whose values are fetched when the container starts, and not again while it runs: nothing that changes by itself, such as a password that RDS manages.",
    )
    .rule({
      test: (values) => isEmpty(badNames(values)),
      got: (values) => str`a map with the keys ${jsonEncode(badNames(values))}`,
      allowed: "names without spaces and equals signs",
      refused: [{ "A=B": secret.is.example }, { "": secret.is.example }],
    })
    .default({}),
  healthCheck: healthCheck.optional(),
  dependsOn: mapOf(oneOf(...DEPENDENCIES), "condition")
    .describe(
      "Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended with 0) or HEALTHY.",
    )
    .default({}),
  readonlyRootFilesystem: flag()
    .describe("Whether the container's own file system is read-only; mount a scratch volume where it writes.")
    .default(true),
  user: pattern(
    "[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?",
    'a user or user:group, by name or number, such as "1000:1000"',
    "1000:1000",
    ["", "-x", "a:b:c", "a b"],
  )
    .describe("The user that processes run as. Default: the image's, which is often root.")
    .optional(),
  cpu: integer({ min: 2, max: 196608 }, "CPU units")
    .describe("CPU units that the container has at least, out of the task's. Default: no share of its own.")
    .optional(),
  memory: integer({ min: 6, max: 3145728 }, "MiB")
    .describe("MiB above which the container is killed. Default: the task's memory.")
    .optional(),
  memoryReservation: integer({ min: 6, max: 3145728 }, "MiB")
    .describe("MiB that are kept for the container.")
    .optional(),
  ulimits: ulimits.describe("Limits of the kernel, by name; on Fargate nofile alone.").default({}),
  linux: linux.default({}),
  stopTimeoutSeconds: integer({ min: 2, max: 86400 }, "seconds")
    .describe("Seconds between the signal to stop and the kill; on Fargate up to 120. Default: 30.")
    .optional(),
  mountPoints: mapOf(mountPoint, "mount")
    .describe("Where the container sees volumes, by key of `volumes`.")
    .default({}),
  logging: logging.default({}),
  firelens: firelens.optional(),
});

export type Container = Infer<typeof containerShape>;
export type Containers = Readonly<Record<string, Container>>;

const container = [...ofOneContainer, ...routerRules]
  .reduce((type, rule) => type.rule(rule as never), containerShape)
  .describe("A container.")
  .example({ image: "public.ecr.aws/nginx/nginx:1.29" });

export const containers = betweenContainers.reduce(
  (type, rule) => type.rule(rule as never),
  keyed(container, "container"),
);
