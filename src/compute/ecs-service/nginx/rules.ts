/** Rules between nginx and the task that it stands in. */
import type { ComputedRule, CrossRule } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { table } from "../../../core/stack/table";
import type { Container } from "../containers.contract";
import type { EcsServiceInputs, EcsServiceShape } from "../ecs-service.inputs";
import { configuration } from "./configuration";
import { NGINX_CONTAINER, NGINX_PORTS } from "./container";
import { naming } from "./naming";
import { appPorts, ownPorts } from "./nginx.contract";

type RuleOf = CrossRule<EcsServiceShape>;
type Ports = Container["ports"];

const HOSTS = { api: { serverNames: ["api.example.com"], app: { port: 3000 } } };
const APP = { image: "public.ecr.aws/docker/library/node:22", ports: { http: { containerPort: 3000 } } };

/** A fact of every port of the user's containers. */
const ofPorts = <T>(
  { containers }: EcsServiceInputs,
  fact: (name: Expr<string>, settings: Expr<Ports[string]>) => Expr<T>,
): Expr<T[]> =>
  x.flatten(
    x.listFrom(containers, ["name", "container"], (_, { ports }) => ({
      value: x.listFrom(ports, ["port", "settings"], (port, settings) => ({
        value: fact(port, settings),
      })),
    })),
  );

const opened = (inputs: EcsServiceInputs): Expr<number[]> =>
  ofPorts<number>(inputs, (_, { containerPort }) => containerPort);

const nameIsFree: RuleOf = {
  on: "nginx",
  test: ({ nginx, containers }) => x.or(x.isEmpty(nginx.hosts), x.not(x.hasKey(containers, NGINX_CONTAINER))),
  message: () =>
    x.str`containers has "${NGINX_CONTAINER}"; allowed: another name beside nginx.hosts, whose container has this one.`,
  refused: [{ containers: { app: APP, nginx: { image: APP.image } }, nginx: { hosts: HOSTS } }],
};

const closed = (inputs: EcsServiceInputs): Expr<number[]> =>
  x.listEach(x.distinct(appPorts(inputs.nginx.hosts)), ["port"], (port) => ({
    value: port,
    when: x.not(x.contains(opened(inputs), port)),
  }));

const appsAreThere: RuleOf = {
  on: "nginx",
  test: (inputs) => x.isEmpty(closed(inputs)),
  message: (inputs) =>
    x.str`nginx.hosts names the ports ${x.jsonEncode(closed(inputs))}; allowed: of ${x.jsonEncode(opened(inputs))}, the ports of containers.`,
  refused: [
    { nginx: { hosts: HOSTS } },
    { containers: { app: APP }, nginx: { hosts: { api: { ...HOSTS.api, app: { port: 3001 } } } } },
  ],
};

const taken = (inputs: EcsServiceInputs): Expr<number[]> =>
  x.listEach(ownPorts(inputs.nginx), ["port"], (port) => ({
    value: port,
    when: x.contains(opened(inputs), port),
  }));

const portsAreFree: RuleOf = {
  on: "nginx",
  test: (inputs) => x.or(x.isEmpty(inputs.nginx.hosts), x.isEmpty(taken(inputs))),
  message: (inputs, spell) =>
    x.str`nginx has ${x.jsonEncode(taken(inputs))}, ports of containers too; allowed: a port, ${spell("redirectPort")} and ${spell("healthPort")} of its own, since the containers of a task share one address.`,
  refused: [
    {
      containers: {
        app: { ...APP, ports: { http: { containerPort: 3000 }, admin: { containerPort: 8080 } } },
      },
      nginx: { hosts: HOSTS },
    },
  ],
};

const withPortOf = (name: string) => ({
  containers: { app: { ...APP, ports: { ...APP.ports, [name]: { containerPort: 9000 } } } },
  nginx: { hosts: HOSTS },
});

const takenNames = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listEach(
    ofPorts<string>(inputs, (name) => name),
    ["port"],
    (port) => ({ value: port, when: x.contains(x.items(Object.values(NGINX_PORTS)), port) }),
  );

/**
 * containers.rules.ts compares the user's containers; nginx is merged with them later. RegisterTaskDefinition fails with
 * "port mapping name is already used" (Amazon ECS Developer Guide, "Amazon ECS task definition parameters": name).
 */
const portNamesAreFree: RuleOf = {
  on: "nginx",
  test: (inputs) => x.or(x.isEmpty(inputs.nginx.hosts), x.isEmpty(takenNames(inputs))),
  message: (inputs) =>
    x.str`containers have ports of the names ${x.jsonEncode(takenNames(inputs))}, which are nginx's; allowed: other names beside nginx.hosts, since a port's name is there once in a task.`,
  refused: [withPortOf(NGINX_PORTS.http), withPortOf(NGINX_PORTS.redirect)],
};

/** Amazon ECS service quotas: containers per task definition. */
const MOST_CONTAINERS = 10;

const thereIsRoom: RuleOf = {
  on: "nginx",
  test: ({ nginx, containers }) => x.or(x.isEmpty(nginx.hosts), x.lt(x.length(containers), MOST_CONTAINERS)),
  message: ({ containers }) =>
    x.str`nginx comes to ${x.length(containers)} containers; allowed: up to ${MOST_CONTAINERS} in a task with its own.`,
  refused: [
    {
      containers: {
        app: APP,
        ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`c${index}`, { image: APP.image }])),
      },
      nginx: { hosts: HOSTS },
    },
  ],
};

export const nginxRules = [nameIsFree, appsAreThere, portsAreFree, portNamesAreFree, thereIsRoom];

/**
 * A task definition has 64 KiB at most (Amazon Elastic Container Service endpoints and quotas: Task definition size).
 * What else is in it is counted with it by definition-size.rules.ts; this much there is in any case, and nginx's part is
 * known before images and secrets are.
 */
const LONGEST = 60 * 1024;

/** The VPC's ranges: where load balancers have their addresses. */
export const networkRanges = ({ network }: EcsServiceInputs): Expr<string[]> =>
  x.concat(
    network.cidrBlocks,
    x.ifSet(
      network.ipv6CidrBlock,
      (ipv6CidrBlock) => x.items([ipv6CidrBlock]),
      () => [],
    ),
  );

const MANY = Object.fromEntries(
  Array.from({ length: 36 }, (_, index) => [
    `h${index}`,
    { serverNames: [`h${index}.example.com`], app: { port: 3000 } },
  ]),
);

export const nginxSize: ComputedRule<EcsServiceShape> = {
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
};
