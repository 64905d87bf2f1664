/** Service Connect: names and ports by which the cluster's services find each other (Amazon ECS API Reference). */

import type {
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectConfigurationLogConfiguration,
  EcsServiceServiceConnectConfigurationService,
} from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import type { Arguments, Blocks, Content } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { identity, type Location } from "./cluster";
import { containers } from "./containers";
import { type LogPlan, logGroupName, logPlan, logs } from "./logging";
import type { Port } from "./ports";
import { CONTAINERS, NAMESPACE } from "./samples";

const tls = t
  .shape("EcsServiceConnectTls", {
    authorityArn: t
      .arn("acm-pca", "the ARN of a private certificate authority")
      .describe("AWS Private CA that issues the certificates, which ECS renews."),
    roleArn: t
      .arn("iam", "a role's ARN")
      .describe(
        "Role by which ECS gets certificates and keeps their keys (Amazon ECS Developer Guide: Amazon ECS infrastructure IAM role).",
      ),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe("Key that encrypts the certificates' private keys. Default: the service's own.")
      .optional(),
  })
  .describe("Encryption between the proxies of client and service.");

/** Amazon ECS API Reference: ServiceConnectService, discoveryName. */
const discoveryName = () =>
  t.pattern(
    "[a-z0-9_][a-z0-9_-]{0,63}",
    "1 to 64 lower-case ASCII letters, digits, _ and -, not beginning with -",
    "api",
    ["", "-api", "Api", "x".repeat(65)],
  );

/** Amazon ECS API Reference: ServiceConnectClientAlias, dnsName. */
const dnsName = () =>
  t.pattern(
    "[a-z0-9_][a-z0-9_.-]{0,126}",
    "1 to 127 lower-case ASCII letters, digits, _, - and ., not beginning with - or .",
    "api.internal",
    ["", "-api", "Api", "x".repeat(128)],
  );

const connected = t
  .shape("EcsServiceConnectService", {
    port: t.integer({ min: 1, max: 65535 }).describe("Port that clients use."),
    dnsName: dnsName().describe("Name that clients use. Default: `<port name>.<namespace>`.").optional(),
    discoveryName: discoveryName()
      .describe(
        "Name of the service in Cloud Map, one of its own in the namespace. Default: the port's name.",
      )
      .optional(),
    ingressPort: t
      .integer({ min: 1024, max: 65535 })
      .describe("Port that the proxy listens on. Default: one that ECS chooses.")
      .optional(),
    idleTimeout: t
      .duration("seconds", { min: 0, max: 2147483647 })
      .describe(
        "Seconds that an idle connection stays; 0: for ever. Default: 5 minutes for HTTP, an hour for TCP.",
      )
      .optional(),
    requestTimeout: t
      .duration("seconds", { min: 0, max: 2147483647 })
      .describe("Seconds that an answer may take; 0: any time. For HTTP only. Default: 15.")
      .optional(),
    tls: tls.optional(),
  })
  .describe("A port of the service that others find by name.")
  .example({ port: 80 });

type ConnectedService = t.Infer<typeof connected>;

/** The keys are names of ports, as `containers` has them. */
const PORT_NAME = "^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$";

type All = Expr<Readonly<Record<string, ConnectedService>>>;

const notPorts = (all: All) =>
  x.keysWhere(all, ["name", "service"], (name) => x.not(x.matches(PORT_NAME, name)));

/** `name:port` of what has a name of its own; others have the name of their port, which no two can have. */
const aliases = (all: All) =>
  x.listFrom(all, ["key", "service"], (_, { dnsName, port }) => ({
    value: () => x.str`${dnsName}:${port}`,
    when: x.isSet(dnsName),
  }));

const settings = t
  .shape("EcsServiceConnectSettings", {
    namespaceArn: t
      .arn("servicediscovery", "a Cloud Map namespace's ARN")
      .describe("The namespace. Default: the cluster's.")
      .optional(),
    services: t
      .mapOf(connected, "service")
      .describe("What others find, by the name of the container port; empty: a client only.")
      .rule({
        test: (all) => x.isEmpty(notPorts(all)),
        got: (all) => x.str`a map with the keys ${x.shownTexts(notPorts(all))}`,
        allowed: "names of container ports",
        refused: [{ "app/http": { port: 80 } }, { Http: { port: 80 } }, { "": { port: 80 } }],
      })
      .rule(
        t.distinct({
          of: "client alias",
          texts: aliases,
          refused: [{ http: { port: 80, dnsName: "api" }, admin: { port: 80, dnsName: "api" } }],
        }),
      )
      .default({}),
    logging: t.flag("Whether the proxy's log goes to a log group of the service.").default(true),
  })
  .describe(
    "Service Connect (Amazon ECS Developer Guide: Use Service Connect to connect Amazon ECS services with short names).",
  );

const needs = [identity, containers, logs] as const;
const inputs = {
  serviceConnect: settings.optional().example({ services: {} }),
};
type ConnectInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The proxy's key among the log groups; ECS calls its container `ecs-service-connect-…`. */
const PROXY = "service-connect";

interface NamedService extends ConnectedService {
  readonly portName: string;
}

/** Of the service or of its cluster; null without both. */
const namespaceOf = (inputs: ConnectInputs): Expr<string | null> =>
  x.orElse(
    x.attempt(() => inputs.serviceConnect.namespaceArn),
    inputs.cluster.serviceConnectNamespaceArn,
  );

/** What others find, by port name; none without Service Connect. */
const connectedServices = (inputs: ConnectInputs): Expr<Record<string, ConnectedService>> =>
  x.attempt(
    () => inputs.serviceConnect.services,
    () => x.mapping({}),
  );

/** Whether the proxy writes to a log group of the service. */
const proxyLogs = (inputs: ConnectInputs): Expr<boolean> =>
  x.attempt(() => inputs.serviceConnect.logging, false);

/** Names of the containers' ports for which the test holds. */
const portsWhere = ({ containers }: ConnectInputs, test: (port: Expr<Port>) => Expr<boolean>) =>
  x.flatten(
    x.listFrom(containers, ["key", "container"], (_, { ports }) =>
      x.keysWhere(ports, ["name", "port"], (_, port) => test(port)),
    ),
  );

/** Amazon ECS Developer Guide, "Amazon ECS Service Connect components": the proxy forwards TCP only. */
const connectablePorts = (inputs: ConnectInputs) =>
  portsWhere(inputs, ({ protocol }) => x.eq(protocol, "tcp"));

const strayServices = (inputs: ConnectInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(connectedServices(inputs)), "name", (name) =>
    x.not(x.contains(connectablePorts(inputs), name)),
  );

const connecting = (services: object) => ({ serviceConnect: { namespaceArn: NAMESPACE, services } });

/** TCP of which the proxy knows no more. */
const plainPorts = (inputs: ConnectInputs) => portsWhere(inputs, ({ appProtocol }) => x.isNull(appProtocol));

const timedPlain = (inputs: ConnectInputs): Expr<string[]> =>
  x.keysWhere(connectedServices(inputs), ["name", "service"], (name, { requestTimeout }) =>
    x.and(x.isSet(requestTimeout), x.contains(plainPorts(inputs), name)),
  );

export const serviceConnect = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "serviceConnect",
      test: (inputs) => x.or(x.isNull(inputs.serviceConnect), x.isSet(namespaceOf(inputs))),
      message: (_, spell) =>
        x.str`${spell("serviceConnect")} has no ${spell("namespaceArn")}, and the cluster has none; allowed: a namespace of the cluster or of the service.`,
      refused: [{ serviceConnect: {} }],
    },
    {
      on: "serviceConnect",
      test: (inputs) => x.isEmpty(strayServices(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("serviceConnect")} names the ports ${x.shownTexts(strayServices(inputs))}; allowed: of ${x.shownTexts(connectablePorts(inputs))}, the containers' TCP ports.`,
      refused: [
        connecting({ http: { port: 80 } }),
        { ...CONTAINERS, ...connecting({ admin: { port: 80 } }) },
        { ...CONTAINERS, ...connecting({ dns: { port: 53 } }) },
      ],
    },
    /** Amazon ECS API Reference, TimeoutConfiguration: "perRequestTimeout" can be set where the appProtocol isn't TCP only. */
    {
      on: "serviceConnect",
      test: (inputs) => x.isEmpty(timedPlain(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("serviceConnect")} has a ${spell("requestTimeout")} of ${x.shownTexts(timedPlain(inputs))}, ports of plain TCP; allowed: of ports with an ${spell("appProtocol")}.`,
      refused: [{ ...CONTAINERS, ...connecting({ http: { port: 80, requestTimeout: 30 } }) }],
    },
    {
      on: "serviceConnect",
      test: (inputs) => x.or(x.isNull(inputs.serviceConnect), x.not(x.hasKey(inputs.containers, PROXY))),
      message: (_, spell) =>
        x.str`${spell("serviceConnect")} has a proxy of the name "${PROXY}", which is a container's, too; allowed: another name for the container.`,
      refused: [{ containers: { [PROXY]: { image: "nginx:1.29" } }, ...connecting({}) }],
    },
  ],
});

/** The log of Service Connect's proxy, which ECS adds to the task. */
export const proxyPlan = (inputs: ConnectInputs): Expr<Record<string, LogPlan>> =>
  x.mapEach(x.items([PROXY]), ["key"], (key) => ({
    key,
    value: logPlan(inputs, key, x.lift(null)),
    when: proxyLogs(inputs),
  }));

type Connection = Arguments<EcsServiceServiceConnectConfiguration>;

/**
 * The block is there without Service Connect too, and says so: one that is taken away changes nothing in the provider,
 * and tasks would stay connected.
 */
export function connection(scope: Construct, inputs: ConnectInputs, location: Location): Connection {
  const enabled = x.isSet(inputs.serviceConnect);
  return {
    enabled,
    namespace: x.when(enabled, () => namespaceOf(inputs)),
    service: blocks(namedServices(scope, inputs), serviceBlock),
    logConfiguration: proxyLogBlock(inputs, location),
  };
}

const namedServices = (scope: Construct, inputs: ConnectInputs) =>
  local(
    scope,
    "connected_services",
    x.listFrom(connectedServices(inputs), ["name", "service"], (name, connected) =>
      x.extend(connected, { portName: name }),
    ),
  );

function proxyLogBlock(
  inputs: ConnectInputs,
  { region }: Location,
): Blocks<EcsServiceServiceConnectConfigurationLogConfiguration> {
  const logs = x.itemIf(proxyLogs(inputs), () => logGroupName(inputs, x.str`${PROXY}`));
  return blocks(logs, (group) => ({
    logDriver: "awslogs",
    options: x.mapping({
      "awslogs-group": group,
      "awslogs-region": region,
      "awslogs-stream-prefix": PROXY,
    }),
  }));
}

function serviceBlock(connected: Expr<NamedService>): Content<EcsServiceServiceConnectConfigurationService> {
  const { portName, discoveryName, ingressPort, port, dnsName, idleTimeout, requestTimeout, tls } = connected;
  const timed = x.or(x.isSet(idleTimeout), x.isSet(requestTimeout));
  return {
    portName,
    discoveryName,
    ingressPortOverride: ingressPort,
    clientAlias: { port, dnsName },
    timeout: blocks(x.itemIf(timed, connected), (service) => ({
      idleTimeoutSeconds: service.idleTimeout,
      perRequestTimeoutSeconds: service.requestTimeout,
    })),
    tls: blocks(x.itemIf(x.isSet(tls), tls), (settings) => ({
      roleArn: settings.roleArn,
      kmsKey: settings.kmsKeyArn,
      issuerCertAuthority: { awsPcaAuthorityArn: settings.authorityArn },
    })),
  };
}
