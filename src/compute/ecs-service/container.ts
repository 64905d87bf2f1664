/** One container of a task: what it is asked for, and the members of its definition that have no file of their own. */
import type { Rule } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { environmentValue, variableNames } from "../environment-variables";
import { DEPENDENCIES, healthCheck } from "./dependencies";
import { firelens, routerRules } from "./firelens";
import { linux, ulimits } from "./linux";
import { logging } from "./logging";
import { port } from "./ports";
import { sample } from "./samples";
import { secret, secretArn } from "./secrets";

const absolutePath = (example: string) =>
  t.pattern("/[^:\\s]{0,999}", "an absolute path without colons and spaces", example, [
    "",
    "relative",
    "/a b",
    "/a:b",
  ]);

const mountPoint = t
  .shape("EcsMountPoint", {
    containerPath: absolutePath("/data").describe("Where the container sees the volume."),
    readOnly: t.flag("Whether the container may only read.").default(false),
  })
  .describe("Where a container sees a volume.")
  .example({ containerPath: "/data" });

const names = variableNames(
  (name) => x.not(x.matches("^[^=\\s]+$", name)),
  "names without spaces and equals signs",
);

const environment = t
  .mapOf(environmentValue, "value")
  .untold()
  .rule(names({ "": "a" }, { "A=B": "a" }, { "A B": "a" }));

/** Amazon ECS API Reference: ContainerRestartPolicy. */
const restartPolicy = t
  .shape("EcsRestartPolicy", {
    ignoredExitCodes: t
      .setOf(t.integer({ min: 0, max: 255 }), "code")
      .length({ max: 50, of: "exit code" })
      .describe("Exit codes after which the container is not started again.")
      .default([]),
    restartAttemptPeriod: t
      .integer({ min: 60, max: 1800 }, "seconds")
      .describe("Seconds that the container must have run for; one that ends earlier is not started again.")
      .default(300),
  })
  .describe("The container is started again when it ends, and the task stays. Default: it is not.");

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
  versionConsistency: t
    .oneOf("enabled", "disabled")
    .describe(
      "Whether every task of a deployment gets the image that the tag meant when the deployment began. disabled: each pulls what the tag means then, such as the next `latest`. Default: enabled.",
    )
    .optional(),
  registryCredentials: secretArn()
    .describe("Secret with the user name and password of a registry that is not ECR.")
    .optional(),
  command: t
    .listOf(t.text(), "word")
    .untold()
    .describe("Words of the command, in place of the image's.")
    .default([]),
  entryPoint: t
    .listOf(t.text(), "word")
    .untold()
    .describe("Words of the entry point, in place of the image's.")
    .default([]),
  workingDirectory: absolutePath("/app")
    .describe("The directory that the command runs in. Default: the image's.")
    .optional(),
  essential: t.flag("Whether the task ends when this container does.").default(true),
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
    .rule(names({ "A=B": secret.is.example }, { "": secret.is.example }))
    .default({}),
  healthCheck: healthCheck.optional(),
  dependsOn: t
    .mapOf(t.oneOf(...DEPENDENCIES), "condition")
    .describe(
      "Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended with 0) or HEALTHY.",
    )
    .default({}),
  readonlyRootFilesystem: t
    .flag("Whether the container's own file system is read-only; mount a scratch volume where it writes.")
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
  restartPolicy: restartPolicy.optional(),
});

export type Container = t.Infer<typeof containerShape>;

export type Containers = Readonly<Record<string, Container>>;

type ContainerOf = Expr<Container>;

/** Amazon ECS API Reference: ContainerDefinition, memoryReservation. */
const reservation: Rule<Container> = {
  test: ({ memory, memoryReservation }) =>
    x.or(x.isNull(memory), x.isNull(memoryReservation), x.gt(x.orZero(memory), x.orZero(memoryReservation))),
  got: ({ memory, memoryReservation }) =>
    x.str`a container of ${x.orZero(memory)} MiB of which ${x.orZero(memoryReservation)} are reserved`,
  allowed: "a memory above the memory_reservation",
  refused: [sample({ memory: 128, memoryReservation: 128 }), sample({ memory: 128, memoryReservation: 256 })],
};

const twice = ({ environment, secrets }: ContainerOf): Expr<string[]> =>
  x.keysWhere(secrets, ["name", "secret"], (name) => x.hasKey(environment, name));

/** Amazon ECS API Reference: ContainerDefinition, secrets. */
const oneValue: Rule<Container> = {
  test: (container) => x.isEmpty(twice(container)),
  got: (container) => x.str`a container with ${x.shownTexts(twice(container))} in environment and in secrets`,
  allowed: "a name in environment or in secrets, not in both",
  refused: [
    sample({
      environment: { TOKEN: "x" },
      secrets: { TOKEN: { parameterArn: "arn:aws:ssm:ap-northeast-2:123456789012:parameter/token" } },
    }),
  ],
};

const paths = ({ mountPoints }: ContainerOf): Expr<string[]> =>
  x.listFrom(mountPoints, ["volume", "mount"], (_, { containerPath }) => containerPath);

const onePath = t.distinct({
  of: "mount path",
  texts: paths,
  refused: [sample({ mountPoints: { cache: { containerPath: "/data" }, tmp: { containerPath: "/data" } } })],
});

export const container = containerShape
  .rules(reservation, oneValue, onePath, ...routerRules)
  .describe("A container.")
  .example({ image: "public.ecr.aws/nginx/nginx:1.29" });

/** Amazon ECR User Guide: "Amazon ECR private registries", registry URIs for IPv4 and for dual stack. */
export const PRIVATE_IMAGE =
  "^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/";

/** Some members of a container's definition. */
export type Part = (container: Expr<Container>) => Expr<x.JsonObject>;

export const registryOf: Part = ({ registryCredentials, firelens }) =>
  x.mapping({
    repositoryCredentials: x.ifSet(registryCredentials, () => ({
      credentialsParameter: registryCredentials,
    })),
    firelensConfiguration: x.ifSet(firelens, () =>
      x.membersOf({ type: firelens.type }, { options: x.nullIfEmpty(firelens.options) }),
    ),
  });

/** What runs. */
export const processOf: Part = (container) =>
  x.mapping<unknown>({
    command: x.nullIfEmpty(container.command),
    entryPoint: x.nullIfEmpty(container.entryPoint),
    workingDirectory: container.workingDirectory,
    user: container.user,
    stopTimeout: container.stopTimeoutSeconds,
    versionConsistency: container.versionConsistency,
    restartPolicy: x.ifSet(container.restartPolicy, ({ ignoredExitCodes, restartAttemptPeriod }) =>
      x.membersOf(
        { enabled: true, restartAttemptPeriod },
        { ignoredExitCodes: x.nullIfEmpty(ignoredExitCodes) },
      ),
    ),
  });

export const limitsOf: Part = ({ cpu, memory, memoryReservation, ulimits }) =>
  x.mapping<unknown>({
    cpu,
    memory,
    memoryReservation,
    ulimits: x.unlessEmpty<readonly x.JsonObject[]>(ulimits, () =>
      x.listFrom<Container["ulimits"][string], x.JsonObject>(
        ulimits,
        ["name", "limit"],
        (name, { soft, hard }) => ({
          value: { name, softLimit: soft, hardLimit: hard },
        }),
      ),
    ),
  });

export const environmentOf: Part = ({ environment }) =>
  x.mapping({
    environment: x.unlessEmpty(environment, () =>
      x.listFrom(environment, ["name", "value"], (name, value) => ({
        value: { name, value },
      })),
    ),
  });

export const mountsOf: Part = ({ mountPoints }) =>
  x.mapping({
    mountPoints: x.unlessEmpty(mountPoints, () =>
      x.listFrom(mountPoints, ["volume", "mount"], (sourceVolume, { containerPath, readOnly }) => ({
        value: { sourceVolume, containerPath, readOnly },
      })),
    ),
  });
