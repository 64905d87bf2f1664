/** Rules between the service's ports and who reaches them: target groups, Service Connect, auto scaling by requests. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { NGINX_CONTAINER, NGINX_PORTS, nginxPortPaths } from "./nginx/container";
import { CONTAINERS, COUNTED_TARGET, NAMESPACE, TARGET } from "./samples";
import { scalingOf } from "./scaling";
import { connectedServices, namespaceOf, PROXY } from "./service-connect";

type RuleOf = CrossRule<EcsServiceShape>;

const containersOf = ({ containers }: EcsServiceInputs) => containers;

/** `app/http` for every port of the user's containers. */
const portPaths = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(containersOf(inputs), ["key", "container"], (key, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name) => ({
        value: x.str`${key}/${name}`,
      })),
    })),
  );

const strayTargets = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(inputs.targets, ["key", "target"], (_, { container, port }) => ({
    value: x.str`${container}/${port}`,
    when: x.not(
      x.contains(x.concat(portPaths(inputs), nginxPortPaths(inputs.nginx)), x.str`${container}/${port}`),
    ),
  }));

const targetsExist: RuleOf = {
  on: "targets",
  test: (inputs) => x.isEmpty(strayTargets(inputs)),
  message: (inputs) =>
    x.str`targets names the ports ${x.jsonEncode(strayTargets(inputs))}; allowed: of ${x.jsonEncode(portPaths(inputs))}, the containers' ports, or with nginx.hosts of ${NGINX_CONTAINER}/${NGINX_PORTS.http} and ${NGINX_CONTAINER}/${NGINX_PORTS.redirect}.`,
  refused: [
    { targets: { web: TARGET } },
    { ...CONTAINERS, targets: { web: { ...TARGET, port: "admin" } } },
    { ...CONTAINERS, targets: { web: { ...TARGET, container: "proxy" } } },
  ],
};

const graceNeedsTargets: RuleOf = {
  on: "healthCheckGracePeriod",
  test: ({ healthCheckGracePeriod, targets }) =>
    x.or(x.isNull(healthCheckGracePeriod), x.not(x.isEmpty(targets))),
  message: ({ healthCheckGracePeriod }, spell) =>
    x.str`${spell("healthCheckGracePeriod")} is ${x.jsonEncode(healthCheckGracePeriod)} without targets; allowed: a grace period with targets only.`,
  refused: [{ healthCheckGracePeriod: 60 }],
};

const namespaceIsThere: RuleOf = {
  on: "serviceConnect",
  test: (inputs) => x.or(x.isNull(inputs.serviceConnect), x.isSet(namespaceOf(inputs))),
  message: (_, spell) =>
    x.str`${spell("serviceConnect")} has no ${spell("namespaceArn")}, and the cluster has none; allowed: a namespace of the cluster or of the service.`,
  refused: [{ serviceConnect: {} }],
};

/** Amazon ECS Developer Guide, "Amazon ECS Service Connect components": the proxy forwards TCP only. */
const connectablePorts = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(containersOf(inputs), ["key", "container"], (_, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name, { protocol }) => ({
        value: name,
        when: x.eq(protocol, "tcp"),
      })),
    })),
  );

const strayServices = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listEach(x.keys(connectedServices(inputs)), ["name"], (name) => ({
    value: name,
    when: x.not(x.contains(connectablePorts(inputs), name)),
  }));

const connected = (services: object) => ({ serviceConnect: { namespaceArn: NAMESPACE, services } });

const servicesExist: RuleOf = {
  on: "serviceConnect",
  test: (inputs) => x.isEmpty(strayServices(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("serviceConnect")} names the ports ${x.jsonEncode(strayServices(inputs))}; allowed: of ${x.jsonEncode(connectablePorts(inputs))}, the containers' TCP ports.`,
  refused: [
    connected({ http: { port: 80 } }),
    { ...CONTAINERS, ...connected({ admin: { port: 80 } }) },
    { ...CONTAINERS, ...connected({ dns: { port: 53 } }) },
  ],
};

/** TCP of which the proxy knows no more. */
const plainPorts = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(containersOf(inputs), ["key", "container"], (_, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name, { appProtocol }) => ({
        value: name,
        when: x.isNull(appProtocol),
      })),
    })),
  );

const timedPlain = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(connectedServices(inputs), ["name", "service"], (name, { requestTimeout }) => ({
    value: name,
    when: x.and(x.isSet(requestTimeout), x.contains(plainPorts(inputs), name)),
  }));

/** Amazon ECS API Reference, TimeoutConfiguration: "perRequestTimeout" can be set where the appProtocol isn't TCP only. */
const requestsAreHttp: RuleOf = {
  on: "serviceConnect",
  test: (inputs) => x.isEmpty(timedPlain(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("serviceConnect")} has a ${spell("requestTimeout")} of ${x.jsonEncode(timedPlain(inputs))}, ports of plain TCP; allowed: of ports with an ${spell("appProtocol")}.`,
  refused: [{ ...CONTAINERS, ...connected({ http: { port: 80, requestTimeout: 30 } }) }],
};

const proxyKeyIsFree: RuleOf = {
  on: "serviceConnect",
  test: (inputs) => x.or(x.isNull(inputs.serviceConnect), x.not(x.hasKey(containersOf(inputs), PROXY))),
  message: (_, spell) =>
    x.str`${spell("serviceConnect")} has a proxy of the name "${PROXY}", which is a container's, too; allowed: another name for the container.`,
  refused: [{ containers: { [PROXY]: { image: "nginx:1.29" } }, ...connected({}) }],
};

/** The key whose requests are counted; null without such scaling. */
const requestKey = (inputs: EcsServiceInputs): Expr<string | null> =>
  x.attempt(
    () => scalingOf(inputs).requests.targetKey,
    () => null,
  );

/** The targets that have what the metric's label is made from. */
const countable = ({ targets }: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(targets, ["key", "target"], (key, { targetGroup }) => ({
    value: key,
    when: x.and(x.isSet(targetGroup.arnSuffix), x.isSet(targetGroup.loadBalancerArnSuffix)),
  }));

const byRequests = (targetKey: string) => ({
  scaling: { min: 1, max: 4, requests: { target: 1000, targetKey } },
});

const requestsAreCounted: RuleOf = {
  on: "scaling",
  test: (inputs) =>
    x.when(
      x.isNull(requestKey(inputs)),
      () => true,
      () => x.contains(countable(inputs), requestKey(inputs)),
    ),
  message: (inputs, spell) =>
    x.str`scaling names ${x.jsonEncode(requestKey(inputs))}; allowed: of ${x.jsonEncode(countable(inputs))}, the targets with ${spell("arnSuffix")} and ${spell("loadBalancerArnSuffix")}.`,
  refused: [
    byRequests("web"),
    { ...CONTAINERS, targets: { web: TARGET }, ...byRequests("web") },
    { ...CONTAINERS, targets: { web: COUNTED_TARGET }, ...byRequests("api") },
  ],
};

const writable = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(containersOf(inputs), ["key", "container"], (key, container) => ({
    value: key,
    when: x.not(container.readonlyRootFilesystem),
  }));

/**
 * Amazon ECS Developer Guide, "Monitor Amazon ECS containers with ECS Exec": "The SSM agent requires that the container
 * file system is able to be written to"; `readonlyRootFilesystem` "isn't supported". Side-cars may stay read-only:
 * there is no session in them.
 */
const execNeedsWriting: RuleOf = {
  on: "exec",
  test: (inputs) => x.or(x.not(inputs.exec), x.not(x.isEmpty(writable(inputs)))),
  message: (inputs, spell) =>
    x.str`exec is true, and all of ${x.jsonEncode(x.keys(containersOf(inputs)))} have a read-only root; allowed: ECS Exec with ${spell("readonlyRootFilesystem")} = false in one container at least, where sessions are then possible.`,
  refused: [{ exec: true }],
};

export const reachRules = [
  execNeedsWriting,
  targetsExist,
  graceNeedsTargets,
  namespaceIsThere,
  servicesExist,
  requestsAreHttp,
  proxyKeyIsFree,
  requestsAreCounted,
];
