/** Service Connect: names and ports by which the cluster's services find each other (Amazon ECS API Reference). */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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

export type ConnectedService = t.Infer<typeof connected>;

/** The keys are names of ports, as `containers` has them. */
const PORT_NAME = "^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$";
type All = Expr<Readonly<Record<string, ConnectedService>>>;
const notPorts = (all: All) =>
  x.listFrom(all, ["name", "service"], (name) => ({
    value: name,
    when: x.not(x.matches(PORT_NAME, name)),
  }));

/** `name:port` of what has a name of its own; others have the name of their port, which no two can have. */
const aliases = (all: All) =>
  x.listFrom(all, ["key", "service"], (_, { dnsName, port }) => ({
    value: () => x.str`${dnsName}:${port}`,
    when: x.isSet(dnsName),
  }));

export const serviceConnect = t
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
        got: (all) => x.str`a map with the keys ${x.jsonEncode(notPorts(all))}`,
        allowed: "names of container ports",
        refused: [{ "app/http": { port: 80 } }, { Http: { port: 80 } }, { "": { port: 80 } }],
      })
      .rule({
        test: (all) => x.eq(x.length(aliases(all)), x.length(x.distinct(aliases(all)))),
        got: (all) => x.str`services with the names ${x.jsonEncode(aliases(all))}`,
        allowed: "a dns_name and port of its own for each service",
        refused: [{ http: { port: 80, dnsName: "api" }, admin: { port: 80, dnsName: "api" } }],
      })
      .default({}),
    logging: t.flag().describe("Whether the proxy's log goes to a log group of the service.").default(true),
  })
  .describe(
    "Service Connect (Amazon ECS Developer Guide: Use Service Connect to connect Amazon ECS services with short names).",
  );
export type ServiceConnectSettings = t.Infer<typeof serviceConnect>;
