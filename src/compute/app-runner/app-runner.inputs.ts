/** Every input of `modules/compute/app-runner` and of the construct `AppRunner`. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { endpointsReference } from "../../endpoints/reference";
import { isCatalogued } from "../../endpoints/services";
import { secret } from "../ecs-service/secrets";
import { statements } from "../policy/statements";
import { connectorReference } from "./connector/connector-reference.contract";
import { domains } from "./domain.contract";
import { appRunnerName } from "./reference-names";
import { scalingSizes } from "./scaling/configuration";
import { scalingReference } from "./scaling/reference";
import { code, image } from "./source.contract";

const existingRole = (service: string) =>
  t
    .shape("AppRunnerExistingRole", {
      arn: t.arn("iam", "a role's ARN").describe("The role's ARN."),
    })
    .describe(`A role of your own, which trusts ${service}.`)
    .example({ arn: "arn:aws:iam::123456789012:role/shop-api" });

/** App Runner Developer Guide, "Referencing environment variables": the prefix is App Runner's own. */
const strangeNames = (given: Expr<Readonly<Record<string, unknown>>>): Expr<string[]> =>
  x.listFrom(given, ["name", "value"], (name) => ({
    value: name,
    when: x.or(x.not(x.matches("^[^=\\s]{1,1000}$", name)), x.matches("^AWSAPPRUNNER", name)),
  }));

const NAMES = "names without spaces and equals signs that do not begin with AWSAPPRUNNER";

const healthCheckShape = t.shape("AppRunnerHealthCheck", {
  protocol: t
    .oneOf("TCP", "HTTP")
    .describe("TCP: whether the port answers; HTTP: whether the path does, with a status of 200 to 399.")
    .default("TCP"),
  path: t
    .pattern("/[!-~]{0,999}", "a path that begins with a slash, without spaces", "/health", [
      "",
      "health",
      "/two words",
    ])
    .describe("The path that is asked for, with HTTP. Default: /.")
    .optional(),
  intervalSeconds: t.integer({ min: 1, max: 20 }, "seconds").describe("Seconds between checks.").default(5),
  timeoutSeconds: t
    .integer({ min: 1, max: 20 }, "seconds")
    .describe("Seconds after which a check counts as failed.")
    .default(2),
  healthyThreshold: t
    .integer({ min: 1, max: 20 }, "checks")
    .describe("Successes in a row that make an instance healthy.")
    .default(1),
  unhealthyThreshold: t
    .integer({ min: 1, max: 20 }, "checks")
    .describe("Failures in a row that make it unhealthy.")
    .default(5),
});
type HealthCheck = t.Infer<typeof healthCheckShape>;

const pathOfHttp: t.Rule<HealthCheck> = {
  test: ({ protocol, path }: Expr<HealthCheck>) => x.or(x.isNull(path), x.eq(protocol, "HTTP")),
  got: (check) => x.jsonEncode(check),
  allowed: "a path with the protocol HTTP only",
  refused: [{ path: "/health" }, { protocol: "TCP", path: "/" }],
};

/** App Runner API Reference: HealthCheckConfiguration. */
const healthCheck = healthCheckShape
  .rule(pathOfHttp)
  .describe("How App Runner tells whether an instance is healthy.");

const scalingShape = t.shape("AppRunnerOwnScaling", scalingSizes);
type OwnScaling = t.Infer<typeof scalingShape>;

const sizes: t.Rule<OwnScaling> = {
  test: ({ minSize, maxSize }: Expr<OwnScaling>) => x.le(minSize, maxSize),
  got: ({ minSize, maxSize }: Expr<OwnScaling>) => x.str`a service of ${minSize} to ${maxSize} instances`,
  allowed: "a min_size that is not above the max_size",
  refused: [{ minSize: 3, maxSize: 2 }],
};

const scaling = scalingShape.rule(sizes).describe("How the service scales, by a configuration of its own.");

const calls = t
  .shape("AppRunnerCalls", {
    internet: t.flag().describe("Whether the application calls addresses on the internet.").default(false),
    services: t
      .setOf(t.text(), "service")
      .describe(
        "AWS services that it calls beside those of `statements`, by short name of their endpoint: sqs, bedrock-runtime.",
      )
      .rule({
        test: (services) =>
          x.allTrue(
            x.listEach(services, ["service"], (service) => ({
              value: isCatalogued(service),
            })),
          ),
        allowed: "short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME",
        refused: [["simple-queue"], ["com.amazonaws.ap-northeast-1.sqs"], [""]],
      })
      .default([]),
  })
  .describe(
    "What the application calls, held against the connector's way out. Images, logs and secrets do not pass through it.",
  )
  .example({ internet: true, services: ["sqs"] });

export const appRunnerInputs = {
  name: appRunnerName(32).describe("The service's name, and its scaling configuration's."),
  image: image.optional(),
  code: code.describe("Source code in place of an image.").optional(),
  port: t
    .integer({ min: 1, max: 65535 })
    .describe("The TCP port that the application listens on; App Runner terminates TLS before it.")
    .default(8080),
  environment: t
    .mapOf(t.text(), "value")
    .describe("Environment variables. Secrets do not belong here.")
    .rule({
      test: (values) => x.isEmpty(strangeNames(values)),
      got: (values) => x.str`a map with the keys ${x.jsonEncode(strangeNames(values))}`,
      allowed: NAMES,
      refused: [{ "": "a" }, { "A B": "a" }, { "A=B": "a" }, { AWSAPPRUNNER_LEVEL: "a" }],
    })
    .default({}),
  secrets: t
    .mapOf(secret, "secret")
    .describe(
      "Environment variables whose values are fetched at a deployment, and not again before the next one (aws/apprunner-roadmap#6): nothing that changes by itself, such as a password that RDS manages.",
    )
    .rule({
      test: (values) => x.isEmpty(strangeNames(values)),
      got: (values) => x.str`a map with the keys ${x.jsonEncode(strangeNames(values))}`,
      allowed: NAMES,
      refused: [{ "A=B": secret.is.example }, { AWSAPPRUNNER_TOKEN: secret.is.example }],
    })
    .default({}),
  secretKeyArns: t
    .listOf(t.arn("kms", "a KMS key's ARN"), "key")
    .describe(
      "Customer managed KMS keys that the secrets are encrypted with: the instance role may decrypt with them through Secrets Manager and Systems Manager alone.",
    )
    .default([]),
  cpu: t
    .oneOfNumbers("CPU units", 256, 512, 1024, 2048, 4096)
    .describe("CPU units of an instance, 1024 for a vCPU, in one of its pairs with `memory`.")
    .default(1024),
  memory: t
    .oneOfNumbers("MiB", 512, 1024, 2048, 3072, 4096, 6144, 8192, 10240, 12288)
    .describe("Memory of an instance in MiB.")
    .default(2048),
  statements: statements
    .describe("What the application may do: statements of the instance role's policy, by name.")
    .default({}),
  instanceRole: existingRole("tasks.apprunner.amazonaws.com")
    .describe(
      "An instance role of your own in place of the one that `statements` and `secrets` make; it trusts tasks.apprunner.amazonaws.com.",
    )
    .optional(),
  accessRole: existingRole("build.apprunner.amazonaws.com")
    .describe(
      "An access role of your own, which pulls the image from ECR; it trusts build.apprunner.amazonaws.com.",
    )
    .optional(),
  permissionsBoundary: t
    .arn("iam", "a policy's ARN")
    .describe("Permissions boundary of the roles made here.")
    .optional(),
  healthCheck: healthCheck.default({}),
  scaling: scaling.default({}),
  sharedScaling: scalingReference
    .describe("A scaling configuration that services share, in place of one of its own.")
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts App Runner's copy of the image or the code; a change makes the service anew. Default: a key of AWS's.",
    )
    .optional(),
  tracing: t.flag().describe("Whether requests are traced with AWS X-Ray.").default(false),
  connector: connectorReference
    .describe(
      "The connector that the application's calls go through, into the VPC and out of it: all of them then. Default: none, calls go to the internet directly.",
    )
    .optional(),
  calls: calls.default({}),
  endpoints: endpointsReference
    .describe("The VPC endpoints that calls reach AWS by, and that requests come by with private ingress.")
    .optional(),
  reachCheck: t
    .flag()
    .describe(
      "Whether a service is refused whose connector has no way to what it calls. false where routes of yours, such as a transit gateway's, lead there.",
    )
    .default(true),
  ingress: t
    .oneOf("public", "private")
    .describe(
      "Who may send requests: everybody, or clients in the VPC of `endpoints` alone, by its endpoint apprunner.requests.",
    )
    .default("public"),
  ipAddressType: t
    .oneOf("IPV4", "DUAL_STACK")
    .describe(
      "By which versions of IP requests come, with public ingress. Calls through a connector are IPv4.",
    )
    .default("IPV4"),
  domains: domains.describe("Domain names of the service, by any name.").default({}),
  tags: t.tags(),
};

export type AppRunnerShape = typeof appRunnerInputs;
export type AppRunnerInputs = t.Inputs<AppRunnerShape>;
