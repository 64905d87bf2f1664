/**
 * The sidecar's container: the stock image with another command. The configuration comes in an environment variable,
 * so that no text of it is ever read by a shell; it is written to a directory in memory, and nginx takes the shell's
 * place. Nobody is root, and nothing else can be written to.
 *
 * A scratch volume would not do: on Fargate it belongs to root with the mode 0755 unless the image's Dockerfile says
 * otherwise (Amazon ECS Developer Guide: Use bind mounts with Amazon ECS). A tmpfs may be written to by everyone, on
 * Fargate since January 2026 (Amazon ECS now supports tmpfs mounts on AWS Fargate and ECS Managed Instances).
 */
import type { Construct } from "constructs";
import type { NameStep } from "../../../core/contract";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { local } from "../../../core/stack/local";
import { type NameTable, table } from "../../../core/stack/table";
import type { Container, Containers } from "../container";
import { containers, MOST_CONTAINERS } from "../containers";
import { networking, networkRanges } from "../networking";
import { ofPorts } from "../ports";
import { appPorts, type Nginx, ownPorts, sidecar } from "./nginx";
import { configuration } from "./nginx-configuration";
import { naming } from "./text";

const needs = [containers, networking, sidecar] as const;
type TaskInputs = Pick<t.InputsOf<Record<never, never>, typeof needs>, "containers" | "network" | "nginx">;

/** The container's name in the task. */
export const NGINX_CONTAINER = "nginx";

/** Its ports' names. A name is there once in a task definition, so they are none that an application would take. */
export const NGINX_PORTS = { http: "nginx-http", redirect: "nginx-redirect" } as const;

type Ports = Container["ports"];

const HOSTS = { api: { serverNames: ["api.example.com"], app: { port: 3000 } } };

const APP = { image: "public.ecr.aws/docker/library/node:22", ports: { http: { containerPort: 3000 } } };

const opened = ({ containers }: TaskInputs): Expr<number[]> =>
  ofPorts(containers, (_, { containerPort }) => containerPort);

const closed = (inputs: TaskInputs): Expr<number[]> =>
  x.itemsWhere(x.distinct(appPorts(inputs.nginx.hosts)), "number", (number) =>
    x.not(x.contains(opened(inputs), number)),
  );

const taken = (inputs: TaskInputs): Expr<number[]> =>
  x.itemsWhere(ownPorts(inputs.nginx), "number", (number) => x.contains(opened(inputs), number));

const withPortOf = (name: string) => ({
  containers: { app: { ...APP, ports: { ...APP.ports, [name]: { containerPort: 9000 } } } },
  nginx: { hosts: HOSTS },
});

const takenNames = ({ containers }: TaskInputs): Expr<string[]> =>
  x.itemsWhere(
    ofPorts(containers, (name) => name),
    "port",
    (port) => x.contains(x.items(Object.values(NGINX_PORTS)), port),
  );

/**
 * A task definition has 64 KiB at most (Amazon Elastic Container Service endpoints and quotas: Task definition size).
 * What else is in it is counted with it by task-definition.ts; this much there is in any case, and nginx's part is
 * known before images and secrets are.
 */
const LONGEST = 60 * 1024;

const MANY = Object.fromEntries(
  Array.from({ length: 36 }, (_, index) => [
    `h${index}`,
    { serverNames: [`h${index}.example.com`], app: { port: 3000 } },
  ]),
);

export const nginxContainer = t.concern({
  needs,
  inputs: {},
  rules: [
    {
      on: "nginx",
      test: ({ nginx, containers }) =>
        x.or(x.isEmpty(nginx.hosts), x.not(x.hasKey(containers, NGINX_CONTAINER))),
      message: () =>
        x.str`containers has "${NGINX_CONTAINER}"; allowed: another name beside nginx.hosts, whose container has this one.`,
      refused: [{ containers: { app: APP, nginx: { image: APP.image } }, nginx: { hosts: HOSTS } }],
    },
    {
      on: "nginx",
      test: (inputs) => x.isEmpty(closed(inputs)),
      message: (inputs) =>
        x.str`nginx.hosts names the ports ${x.shownNumbers(closed(inputs))}; allowed: of ${x.shownNumbers(opened(inputs))}, the ports of containers.`,
      refused: [
        { nginx: { hosts: HOSTS } },
        { containers: { app: APP }, nginx: { hosts: { api: { ...HOSTS.api, app: { port: 3001 } } } } },
      ],
    },
    {
      on: "nginx",
      test: (inputs) => x.or(x.isEmpty(inputs.nginx.hosts), x.isEmpty(taken(inputs))),
      message: (inputs, spell) =>
        x.str`nginx has ${x.shownNumbers(taken(inputs))}, ports of containers too; allowed: a port, ${spell("redirectPort")} and ${spell("healthPort")} of its own, since the containers of a task share one address.`,
      refused: [
        {
          containers: {
            app: { ...APP, ports: { http: { containerPort: 3000 }, admin: { containerPort: 8080 } } },
          },
          nginx: { hosts: HOSTS },
        },
      ],
    },
    /**
     * ports.ts compares the user's containers; nginx is merged with them later. RegisterTaskDefinition fails with
     * "port mapping name is already used" (Amazon ECS Developer Guide, "Amazon ECS task definition parameters": name).
     */
    {
      on: "nginx",
      test: (inputs) => x.or(x.isEmpty(inputs.nginx.hosts), x.isEmpty(takenNames(inputs))),
      message: (inputs) =>
        x.str`containers have ports of the names ${x.shownTexts(takenNames(inputs))}, which are nginx's; allowed: other names beside nginx.hosts, since a port's name is there once in a task.`,
      refused: [withPortOf(NGINX_PORTS.http), withPortOf(NGINX_PORTS.redirect)],
    },
    {
      on: "nginx",
      test: ({ nginx, containers }) =>
        x.or(x.isEmpty(nginx.hosts), x.lt(x.length(containers), MOST_CONTAINERS)),
      message: ({ containers }) =>
        x.str`nginx comes to ${x.length(containers)} containers; allowed: up to ${MOST_CONTAINERS} in a task with its own.`,
      refused: [
        {
          containers: {
            app: APP,
            ...Object.fromEntries(
              Array.from({ length: 9 }, (_, index) => [`c${index}`, { image: APP.image }]),
            ),
          },
          nginx: { hosts: HOSTS },
        },
      ],
    },
    {
      name: "nginx_problems",
      problems: (inputs, step, _spell, scope) => {
        const text = configuration(
          inputs.nginx,
          networkRanges(inputs),
          naming(step, (name, value) => table(scope, name, value)),
        );
        // as it stands in the container definitions, where quotation marks and line ends take two characters
        const size = step("nginx_size", x.textLength(x.jsonEncode(text)));
        return x.listEach(x.items([size]), ["size"], (characters) => ({
          value: x.str`nginx comes to a configuration of ${characters} characters; allowed: up to ${LONGEST}, since a task definition has 64 KiB. Fewer hosts, or a second service for some of them.`,
          when: x.gt(characters, LONGEST),
        }));
      },
      refused: [{ containers: { app: APP }, nginx: { hosts: MANY } }],
    },
  ],
});

/** User and group `nginx` of the stock images, Debian's and Alpine's. */
const USER = "101:101";

export const ENTRY_POINT = ["/bin/sh", "-c"];

/** Paths of the configuration are relative to the scratch directory. */
export const START =
  `umask 077 && printf '%s' "$NGINX_CONFIGURATION" > "$NGINX_SCRATCH/nginx.conf"` +
  ` && exec nginx -e stderr -p "$NGINX_SCRATCH" -c "$NGINX_SCRATCH/nginx.conf"`;

/** curl is in the stock images, wget in the slim ones (docker-nginx: Dockerfile of debian, alpine and alpine-slim). */
function healthCommand({ healthPort, healthPath }: Nginx): Expr<string> {
  const url = x.str`http://127.0.0.1:${healthPort}${healthPath}`;
  return x.str`curl -fsS -m 3 -o /dev/null ${url} || wget -q -T 3 -O /dev/null ${url} || exit 1`;
}

/** Ports by the names that target groups refer to them by. */
const nginxPorts = ({ port, redirectPort }: Nginx): Expr<Ports> =>
  x.mapFrom(
    x.mapping({
      [NGINX_PORTS.http]: port,
      [NGINX_PORTS.redirect]: redirectPort,
    }),
    ["name", "number"],
    (name, number) => ({
      key: name,
      value: () => x.object({ containerPort: x.nonNull(number), protocol: "tcp", appProtocol: null }),
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
const before = (nginx: Nginx, containers: Expr<Containers>): Expr<Record<string, string>> =>
  x.mapFrom(containers, ["name", "container"], (name, { ports, healthCheck }) => ({
    key: name,
    value: () => x.choose(x.isNull(healthCheck), "START", "HEALTHY"),
    when: x.someEntry(ports, ["port", "settings"], (_, { containerPort }) =>
      x.contains(appPorts(nginx.hosts), containerPort),
    ),
  }));

/** What is the same in every task. */
const FIXED = x.object({
  versionConsistency: null,
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
  restartPolicy: null,
});

/** nginx as one more container of the task, where it has hosts. */
function nginxContainers(
  nginx: Nginx,
  containers: Expr<Containers>,
  configuration: Expr<string>,
  { step, table }: { readonly step: NameStep; readonly table: NameTable },
): Expr<Record<string, Container>> {
  const fixed = table("nginx_fixed", FIXED);
  const ports = step("nginx_ports", nginxPorts(nginx));
  const dependencies = step("nginx_dependencies", before(nginx, containers));
  const check = step("nginx_health_command", healthCommand(nginx));
  return x.mapEach(x.items([NGINX_CONTAINER]), ["name"], (name) => ({
    key: name,
    value: () =>
      x.extend<Record<string, unknown>, Record<string, unknown>>(fixed, {
        image: nginx.image,
        ports,
        environment: x.mapping({
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

export function withNginx(scope: Construct, inputs: TaskInputs): Expr<Containers> {
  const { nginx } = inputs;
  const own = inputs.containers;
  const step: NameStep = (name, value) => local(scope, name, value);
  const constants: NameTable = (name, data) => table(scope, name, data);
  const text = configuration(nginx, networkRanges(inputs), naming(step, constants));
  const made = nginxContainers(nginx, own, text, { step, table: constants });
  const sidecars = step("nginx_containers", made);
  return local(scope, "all_containers", x.merge(own, sidecars));
}
