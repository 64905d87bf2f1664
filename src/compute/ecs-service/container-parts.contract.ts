/** The parts of a container: ports, health check, limits, capabilities, mounts, logging. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { secret } from "./secret.contract";

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const retentionDays = () => t.oneOfNumbers("days", ...RETENTION_DAYS);

const portShape = t.shape("EcsContainerPort", {
  containerPort: t
    .integer({ min: 1, max: 65535 })
    .describe(
      "Port that the container listens on; tasks have a network interface of their own, so no host port is needed.",
    ),
  protocol: t.oneOf("tcp", "udp").describe("Transport protocol.").default("tcp"),
  appProtocol: t
    .oneOf("http", "http2", "grpc")
    .describe("What is spoken over TCP, for Service Connect's proxy and its metrics. Default: plain TCP.")
    .optional(),
});

export type Port = t.Infer<typeof portShape>;

export const port = portShape
  .rule({
    test: ({ protocol, appProtocol }) => x.or(x.isNull(appProtocol), x.eq(protocol, "tcp")),
    got: (given) => x.jsonEncode(given),
    allowed: "an app_protocol over tcp only",
    refused: [{ containerPort: 53, protocol: "udp", appProtocol: "grpc" }],
  })
  .describe("A port of a container.");

export const absolutePath = (example: string) =>
  t.pattern("/[^:\\s]{0,999}", "an absolute path without colons and spaces", example, [
    "",
    "relative",
    "/a b",
    "/a:b",
  ]);

/** Amazon ECS API Reference: HealthCheck. */
export const healthCheck = t
  .shape("EcsHealthCheck", {
    command: t
      .listOf(t.text(), "word")
      .describe(
        'The check: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD", "/check", "--fast"].',
      )
      .rule({
        test: (words) =>
          x.and(
            x.ge(x.length(words), 2),
            x.contains(
              ["CMD", "CMD-SHELL"],
              x.attempt(
                () => x.at(words, 0),
                () => "",
              ),
            ),
          ),
        allowed: 'a list that begins with "CMD" or "CMD-SHELL" and has a command after it',
        refused: [[], ["CMD"], ["curl", "-f", "http://localhost/"], ["NONE", "x"]],
      })
      .example(["CMD-SHELL", "curl -f http://localhost/ || exit 1"]),
    intervalSeconds: t
      .integer({ min: 5, max: 300 }, "seconds")
      .describe("Seconds between checks.")
      .default(30),
    timeoutSeconds: t
      .integer({ min: 2, max: 60 }, "seconds")
      .describe("Seconds after which a check counts as failed.")
      .default(5),
    retries: t
      .integer({ min: 1, max: 10 })
      .describe("Failures in a row that make the container unhealthy.")
      .default(3),
    startPeriodSeconds: t
      .integer({ min: 1, max: 300 }, "seconds")
      .describe("Seconds after the start in which failures do not count. Default: none.")
      .optional(),
  })
  .describe("A command that tells whether the container is healthy.")
  .example({ command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] });

/** Amazon ECS API Reference: Ulimit, name. */
export const ULIMITS = [
  ...["core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc"],
  ...["rss", "rtprio", "rttime", "sigpending", "stack"],
] as const;

const ulimit = t
  .shape("EcsUlimit", {
    soft: t.integer({ min: -1, max: 2147483647 }).describe("The soft limit; -1 is none."),
    hard: t.integer({ min: -1, max: 2147483647 }).describe("The hard limit; -1 is none."),
  })
  .rule({
    test: ({ soft, hard }) => x.or(x.eq(hard, -1), x.and(x.ge(soft, 0), x.le(soft, hard))),
    got: ({ soft, hard }) => x.str`a soft limit of ${soft} under a hard one of ${hard}`,
    allowed: "a soft limit that is not above the hard one",
    refused: [
      { soft: 2, hard: 1 },
      { soft: -1, hard: 1024 },
    ],
  })
  .describe("A limit of the kernel.")
  .example({ soft: 65535, hard: 65535 });

const strangers = (given: Expr<Readonly<Record<string, unknown>>>, known: readonly string[]) =>
  x.listFrom(given, ["name", "limit"], (name) => ({
    value: name,
    when: x.not(x.contains(x.items([...known]), name)),
  }));

export const ulimits = t.mapOf(ulimit, "limit").rule({
  test: (given) => x.isEmpty(strangers(given, ULIMITS)),
  got: (given) => x.str`a map with the keys ${x.jsonEncode(x.keys(given))}`,
  allowed: `keys of ${ULIMITS.join(", ")}`,
  refused: [{ files: { soft: 1, hard: 1 } }],
});

/** Amazon ECS API Reference: KernelCapabilities. */
const capability = () =>
  t.pattern(
    [
      ...["ALL", "AUDIT_(CONTROL|WRITE)", "BLOCK_SUSPEND", "CHOWN", "DAC_(OVERRIDE|READ_SEARCH)", "FOWNER"],
      ...["FSETID", "IPC_(LOCK|OWNER)", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_(ADMIN|OVERRIDE)", "MKNOD"],
      ...["NET_(ADMIN|BIND_SERVICE|BROADCAST|RAW)", "SET(FCAP|GID|PCAP|UID)", "SYSLOG", "WAKE_ALARM"],
      "SYS_(ADMIN|BOOT|CHROOT|MODULE|NICE|PACCT|PTRACE|RAWIO|RESOURCE|TIME|TTY_CONFIG)",
    ].join("|"),
    'a Linux capability without its CAP_, such as "SYS_PTRACE", or "ALL"',
    "SYS_PTRACE",
    ["CAP_SYS_PTRACE", "sys_ptrace", "PTRACE", ""],
  );

const isPath = "^/[A-Za-z0-9._~/-]+$";

/** Since January 2026 on Fargate too (Amazon ECS now supports tmpfs mounts on AWS Fargate and ECS Managed Instances). */
const tmpfs = t.mapOf(t.integer({ min: 1, max: 65536 }, "MiB"), "size").rule({
  test: (sizes) =>
    x.isEmpty(
      x.listFrom(sizes, ["path", "size"], (path) => ({
        value: path,
        when: x.not(x.matches(isPath, path)),
      })),
    ),
  got: (sizes) => x.str`a map with the keys ${x.jsonEncode(x.keys(sizes))}`,
  allowed: "absolute paths of ASCII letters, digits, slashes and . _ ~ - as keys",
  refused: [{ tmp: 16 }, { "": 16 }, { "/a b": 16 }, { "/a:b": 16 }],
});

export const linux = t
  .shape("EcsLinuxParameters", {
    initProcess: t
      .flag()
      .describe(
        "Whether an init process runs first: it passes signals on and collects dead processes; ECS Exec wants it.",
      )
      .default(true),
    addCapabilities: t
      .listOf(capability(), "capability")
      .describe("Capabilities beyond Docker's own; on Fargate SYS_PTRACE alone.")
      .default([]),
    dropCapabilities: t
      .listOf(capability(), "capability")
      .describe("Capabilities that are taken away; ALL leaves none.")
      .default([]),
    tmpfs: tmpfs
      .describe(
        "Directories in memory that everyone may write to, by path with their size in MiB: for what is not root beside a read-only file system. They count as the task's memory. The image has no such directory, or one of mode 1777.",
      )
      .default({}),
  })
  .describe("What the container may do to the kernel.");

export const mountPoint = t
  .shape("EcsMountPoint", {
    containerPath: absolutePath("/data").describe("Where the container sees the volume."),
    readOnly: t.flag().describe("Whether the container may only read.").default(false),
  })
  .describe("Where a container sees a volume.")
  .example({ containerPath: "/data" });

/** Amazon ECS API Reference: LogConfiguration, logDriver. */
export const LOG_DRIVERS = [
  ...(["awslogs", "awsfirelens", "splunk"] as const),
  ...(["fluentd", "gelf", "journald", "json-file", "syslog", "none"] as const),
] as const;

const loggingShape = t.shape("EcsContainerLogging", {
  driver: t
    .oneOf(...LOG_DRIVERS)
    .describe(
      "Where the container's output goes. awslogs: to a log group of its own in CloudWatch Logs; none: nowhere. Fargate has awslogs, awsfirelens and splunk.",
    )
    .default("awslogs"),
  options: t
    .mapOf(t.text(), "option")
    .describe('Further options of the driver: `{ mode = "non-blocking", max-buffer-size = "25m" }`.')
    .default({}),
  secretOptions: t
    .mapOf(secret, "secret")
    .describe("Options of the driver that are secret, such as splunk-token.")
    .default({}),
  retentionDays: retentionDays()
    .describe("Days that the log group keeps. Default: those of `logs`.")
    .optional(),
});

export type ContainerLogging = t.Infer<typeof loggingShape>;
type LoggingOf = Expr<ContainerLogging>;

const OWN_OPTIONS = ["awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group"];

const ownGroup: t.Rule<ContainerLogging> = {
  test: ({ options }: LoggingOf) =>
    x.isEmpty(
      x.listFrom(options, ["name", "option"], (name) => ({
        value: name,
        when: x.contains(x.items([...OWN_OPTIONS]), name),
      })),
    ),
  got: ({ options }: LoggingOf) => x.str`logged with the options ${x.jsonEncode(x.keys(options))}`,
  allowed: `options other than ${OWN_OPTIONS.join(", ")}, which follow from the service`,
  refused: [{ options: { "awslogs-group": "mine" } }, { options: { "awslogs-create-group": "true" } }],
};

const retentionOfGroups: t.Rule<ContainerLogging> = {
  test: ({ driver, retentionDays: days }: LoggingOf) => x.or(x.isNull(days), x.eq(driver, "awslogs")),
  got: ({ driver }: LoggingOf) => x.str`logged by ${driver} with a retention`,
  allowed: "retention_days with awslogs only",
  refused: [{ driver: "awsfirelens", retentionDays: 30 }],
};

const nothing: t.Rule<ContainerLogging> = {
  test: ({ driver, options, secretOptions }: LoggingOf) =>
    x.or(x.not(x.eq(driver, "none")), x.and(x.isEmpty(options), x.isEmpty(secretOptions))),
  got: ({ driver }: LoggingOf) => x.str`logged by ${driver} with options`,
  allowed: "no options where nothing is logged",
  refused: [{ driver: "none", options: { mode: "blocking" } }],
};

export const logging = loggingShape
  .rules(ownGroup, retentionOfGroups, nothing)
  .describe("Where the container's output goes.");

export const logs = t
  .shape("EcsServiceLogs", {
    retentionDays: retentionDays().describe("Days that log groups keep.").default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts the log groups; its policy must let CloudWatch Logs use it. Default: the service's own.",
      )
      .optional(),
  })
  .describe("The log groups of the containers.");

/** Environment variables' names. */
export const ENVIRONMENT_NAME = "^[^=\\s]+$";

export const badNames = (given: Expr<Readonly<Record<string, unknown>>>): Expr<string[]> =>
  x.listFrom(given, ["name", "value"], (name) => ({
    value: name,
    when: x.not(x.matches(ENVIRONMENT_NAME, name)),
  }));
