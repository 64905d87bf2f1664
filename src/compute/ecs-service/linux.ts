/** What a container may do to the kernel: its limits, its capabilities, and its directories in memory. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";

/** Amazon ECS API Reference: Ulimit, name. */
const ULIMITS = [
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

export const ulimits = t.mapOf(ulimit, "limit").rule({
  test: (given) =>
    x.isEmpty(x.keysWhere(given, ["name", "limit"], (name) => x.not(x.contains(x.items(ULIMITS), name)))),
  got: (given) => x.str`a map with the keys ${x.shownTexts(x.keys(given))}`,
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
  test: (sizes) => x.isEmpty(x.keysWhere(sizes, ["path", "size"], (path) => x.not(x.matches(isPath, path)))),
  got: (sizes) => x.str`a map with the keys ${x.shownTexts(x.keys(sizes))}`,
  allowed: "absolute paths of ASCII letters, digits, slashes and . _ ~ - as keys",
  refused: [{ tmp: 16 }, { "": 16 }, { "/a b": 16 }, { "/a:b": 16 }],
});

export const linux = t
  .shape("EcsLinuxParameters", {
    initProcess: t
      .flag(
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

type Linux = t.Infer<typeof linux>;
type OnLinux = { readonly linux: Linux };

type Directories = Readonly<Record<string, number>>;

/** The member `linuxParameters` of each container. */
export function linuxParameters(
  scope: Construct,
  containers: Expr<Readonly<Record<string, OnLinux>>>,
): Expr<Record<string, x.JsonObject>> {
  const directories = local(
    scope,
    "container_tmpfs",
    x.mapFrom(containers, ["key", "container"], (_, { linux }) => inMemory(linux.tmpfs)),
  );
  const parameters = x.mapFrom(containers, ["key", "container"], (key, { linux }) =>
    x.mapping({
      linuxParameters: x.membersOf(
        { initProcessEnabled: linux.initProcess },
        { capabilities: capabilities(linux), tmpfs: x.get(directories, key) },
      ),
    }),
  );
  return local(scope, "container_linux", parameters);
}

const inMemory = (directories: Expr<Directories>): Expr<readonly x.JsonObject[] | null> =>
  x.unlessEmpty(directories, () =>
    x.listFrom(directories, ["path", "size"], (containerPath, size) => ({
      value: { containerPath, size, mountOptions: ["nosuid", "nodev", "noexec"] },
    })),
  );

function capabilities({ addCapabilities, dropCapabilities }: Expr<Linux>): Expr<x.JsonObject | null> {
  const [add, drop] = [addCapabilities, dropCapabilities];
  return x.when(x.and(x.isEmpty(add), x.isEmpty(drop)), null, () =>
    x.membersOf({}, { add: x.nullIfEmpty(add), drop: x.nullIfEmpty(drop) }),
  );
}
