/**
 * The sidecar's container: the stock image with another command. The configuration comes in an environment variable,
 * so that no text of it is ever read by a shell; it is written to a directory in memory, and nginx takes the shell's
 * place. Nobody is root, and nothing else can be written to.
 *
 * A scratch volume would not do: on Fargate it belongs to root with the mode 0755 unless the image's Dockerfile says
 * otherwise (Amazon ECS Developer Guide: Use bind mounts with Amazon ECS). A tmpfs may be written to by everyone, on
 * Fargate since January 2026 (Amazon ECS now supports tmpfs mounts on AWS Fargate and ECS Managed Instances).
 */
import type { NameStep } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { NameTable } from "../../../core/stack/table";
import type { Container } from "../containers.contract";
import { appPorts, type Nginx } from "./nginx.contract";

/** The container's name in the task. */
export const NGINX_CONTAINER = "nginx";

/** Its ports' names. A name is there once in a task definition, so they are none that an application would take. */
export const NGINX_PORTS = { http: "nginx-http", redirect: "nginx-redirect" } as const;

/** User and group `nginx` of the stock images, Debian's and Alpine's. */
const USER = "101:101";

export const ENTRY_POINT = ["/bin/sh", "-c"];

/** Paths of the configuration are relative to the scratch directory. */
export const START =
  `umask 077 && printf '%s' "$NGINX_CONFIGURATION" > "$NGINX_SCRATCH/nginx.conf"` +
  ` && exec nginx -e stderr -p "$NGINX_SCRATCH" -c "$NGINX_SCRATCH/nginx.conf"`;

type Containers = Expr<Readonly<Record<string, Container>>>;
type Ports = Container["ports"];

/** curl is in the stock images, wget in the slim ones (docker-nginx: Dockerfile of debian, alpine and alpine-slim). */
function healthCommand({ healthPort, healthPath }: Nginx): Expr<string> {
  const url = x.str`http://127.0.0.1:${healthPort}${healthPath}`;
  return x.str`curl -fsS -m 3 -o /dev/null ${url} || wget -q -T 3 -O /dev/null ${url} || exit 1`;
}

/** Ports by the names that target groups refer to them by. */
export const nginxPorts = ({ port, redirectPort }: Nginx): Expr<Ports> =>
  x.mapFrom<number | null, Ports[string]>(
    x.mapping<number | null>({
      [NGINX_PORTS.http]: port,
      [NGINX_PORTS.redirect]: redirectPort,
    }),
    ["name", "number"],
    (name, number) => ({
      key: name,
      value: () => x.object({ containerPort: number as Expr<number>, protocol: "tcp", appProtocol: null }),
      when: x.isSet(number),
    }),
  );

/** What target groups may be given of nginx: its port, and the one that redirects where there is one. */
export const nginxPortPaths = (nginx: Nginx): Expr<string[]> =>
  x.listEach(x.items(Object.values(NGINX_PORTS)), ["port"], (port) => ({
    value: x.str`${NGINX_CONTAINER}/${port}`,
    when: x.and(
      x.not(x.isEmpty(nginx.hosts)),
      x.or(x.eq(port, NGINX_PORTS.http), x.isSet(nginx.redirectPort)),
    ),
  }));

/**
 * The containers that applications listen in: they start first, and stop last. One that can say that it is healthy has to
 * (Amazon ECS API Reference, ContainerDependency: HEALTHY needs a health check), so that no request comes before it is.
 */
const before = (nginx: Nginx, containers: Containers): Expr<Record<string, string>> =>
  x.mapFrom(containers, ["name", "container"], (name, { ports, healthCheck }) => ({
    key: name,
    value: () =>
      x.when(
        x.isNull(healthCheck),
        () => "START",
        () => "HEALTHY",
      ),
    when: x.anyTrue(
      x.listFrom(ports, ["port", "settings"], (_, { containerPort }) => ({
        value: x.contains(appPorts(nginx.hosts), containerPort),
      })),
    ),
  }));

/** What is the same in every task. */
const FIXED = x.object<Record<string, unknown>>({
  registryCredentials: null,
  entryPoint: ENTRY_POINT,
  command: [START],
  workingDirectory: null,
  essential: true,
  secrets: {},
  readonlyRootFilesystem: true,
  user: USER,
  cpu: null,
  memory: null,
  memoryReservation: null,
  ulimits: { nofile: { soft: 65536, hard: 65536 } },
  stopTimeoutSeconds: 30,
  mountPoints: {},
  logging: x.object({ driver: "awslogs", options: {}, secretOptions: {}, retentionDays: null }),
  firelens: null,
});

/** nginx as one more container of the task, where it has hosts. */
export function nginxContainers(
  nginx: Nginx,
  containers: Containers,
  configuration: Expr<string>,
  { step, table }: { readonly step: NameStep; readonly table: NameTable },
): Expr<Record<string, Container>> {
  const fixed = table("nginx_fixed", FIXED);
  const ports = step("nginx_ports", nginxPorts(nginx));
  const dependencies = step("nginx_dependencies", before(nginx, containers));
  const check = step("nginx_health_command", healthCommand(nginx));
  return x.mapEach<string, Container>(x.items([NGINX_CONTAINER]), ["name"], (name) => ({
    key: name,
    value: () =>
      x.extend<Record<string, unknown>, Record<string, unknown>>(fixed, {
        image: nginx.image,
        ports,
        environment: x.mapping<string>({
          NGINX_CONFIGURATION: configuration,
          NGINX_SCRATCH: nginx.scratchPath,
        }),
        healthCheck: health(check),
        dependsOn: dependencies,
        linux: linux(nginx),
      }) as unknown as Expr<Container>,
    when: x.not(x.isEmpty(nginx.hosts)),
  }));
}

const health = (command: Expr<string>) =>
  x.object({
    command: ["CMD-SHELL", command],
    intervalSeconds: 10,
    timeoutSeconds: 5,
    retries: 3,
    startPeriodSeconds: 10,
  });

const linux = ({ scratchPath, scratchMib }: Nginx) =>
  x.object({
    // nginx itself is the first process: the image's stop signal reaches it
    initProcess: false,
    addCapabilities: [],
    dropCapabilities: ["ALL"],
    tmpfs: x.mapEach(x.items([scratchPath]), ["path"], (path) => ({
      key: path,
      value: scratchMib,
    })),
  });
