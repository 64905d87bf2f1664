/**
 * What the application calls and its connector leads to nowhere: told while synthesizing, not by calls that time out. With
 * a connector all calls go through the VPC. Inbound requests, image pulls, logs and secrets do not (App Runner Developer
 * Guide, "Enabling VPC access for outgoing traffic").
 */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { type EndpointsReferenceValue, endpointsReference } from "../../endpoints/reference";
import { namedServices } from "../../endpoints/services";
import { type ConnectorReferenceValue, connectorReference } from "./connector/reference";
import { roles } from "./roles";

const callsType = t
  .shape("AppRunnerCalls", {
    internet: t.flag("Whether the application calls addresses on the internet.").default(false),
    services: namedServices()
      .describe(
        "AWS services that it calls beside those of `statements`, by short name of their endpoint: sqs, bedrock-runtime.",
      )
      .default([]),
  })
  .describe(
    "What the application calls, held against the connector's way out. Images, logs and secrets do not pass through it.",
  )
  .example({ internet: true, services: ["sqs"] });

const needs = [roles] as const;

const inputs = {
  connector: connectorReference
    .describe(
      "The connector that the application's calls go through, into the VPC and out of it: all of them then. Default: none, calls go to the internet directly.",
    )
    .optional(),
  calls: callsType.default({}),
  endpoints: endpointsReference
    .describe("The VPC endpoints that calls reach AWS by, and that requests come by with private ingress.")
    .optional(),
  reachCheck: t
    .flag(
      "Whether a service is refused whose connector has no way to what it calls. false where routes of yours, such as a transit gateway's, lead there.",
    )
    .default(true),
};

type EgressInputs = t.InputsOf<typeof inputs, typeof needs>;

/** What samples of the rules are made from. */

const CONNECTOR = {
  arn: "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef0123456789abcdef",
  securityGroupIds: ["sg-0123456789abcdef0"],
  subnetIds: ["subnet-0123456789abcdef0"],
  vpcId: "vpc-0123456789abcdef0",
  tier: "isolated",
  zones: ["ap-northeast-1a"],
};

/** A connector in a tier without a way out. */
const CONFINED = { connector: { ...CONNECTOR, internet: false } };

/** Interface endpoints for these services in the zone; a gateway endpoint for S3 of the tier. */
export const endpointsFor = (
  names: readonly string[],
  { zone = "ap-northeast-1a", tier = "isolated", vpcId = "vpc-0123456789abcdef0" } = {},
) => ({
  vpcId,
  region: "ap-northeast-1",
  interfaces: Object.fromEntries(
    names.map((name, index) => [name, { id: `vpce-0123456789abcdef${index}`, zones: [zone] }]),
  ),
  gateways: { s3: { id: "vpce-0fedcba9876543210", tiers: [tier] } },
});

/**
/**
 * The endpoint that an IAM action is called by, where it is not named as the action's service: the prefix in the action
 * (Service Authorization Reference) and the endpoint's short name (AWS PrivateLink Guide). Actions of services that are
 * not here are left to `calls.services`.
 */
const ACTION_ENDPOINTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...[
        "athena",
        "comprehend",
        "dynamodb",
        "events",
        "execute-api",
        "glue",
        "kms",
        "lambda",
        "logs",
        "polly",
      ],
      ...[
        "rds-data",
        "rekognition",
        "s3",
        "secretsmanager",
        "sns",
        "sqs",
        "ssm",
        "states",
        "sts",
        "textract",
      ],
      ...["transcribe", "translate", "xray"],
    ].map((service) => [service, service]),
  ),
  bedrock: "bedrock-runtime",
  cassandra: "cassandra",
  cloudwatch: "monitoring",
  ecr: "ecr.api",
  firehose: "kinesis-firehose",
  kinesis: "kinesis-streams",
  ses: "email",
};

type Endpoints = Expr<EndpointsReferenceValue>;

type Connector = Expr<ConnectorReferenceValue>;

/** Whether there is a connector whose subnets are known to have no way to the internet. */
const isConfined = ({ connector, reachCheck }: EgressInputs): Expr<boolean> =>
  x.and(
    reachCheck,
    x.isSetAnd(connector, (connector) => x.not(x.orElse(connector.internet, true))),
  );

/** Endpoints that the statements' actions are called by. */
function statementServices(scope: Construct, { statements }: EgressInputs): Expr<string[]> {
  const endpoints = table<Record<string, string>>(scope, "action_endpoints", ACTION_ENDPOINTS);
  const prefixes = x.flatten(
    x.listFrom(statements, ["name", "statement"], (_, { effect, actions }) => ({
      value: x.listEach(actions, ["action"], (action) => x.at(x.split(":", action), 0)),
      when: x.eq(effect, "Allow"),
    })),
  );
  const named = local(scope, "action_prefixes", x.distinct(prefixes));
  return x.listEach(named, ["prefix"], (prefix) => ({
    value: () => x.get(endpoints, prefix),
    when: x.hasKey(endpoints, prefix),
  }));
}

/** Every AWS service that the application calls, by its endpoint's short name. */
export const calledServices = (scope: Construct, inputs: EgressInputs): Expr<string[]> =>
  local(
    scope,
    "called_services",
    x.distinct(
      x.concat(
        // a set, which concat() does not take
        x.listEach(inputs.calls.services, ["service"], (service) => service),
        statementServices(scope, inputs),
      ),
    ),
  );

/** Services with an endpoint in a zone of the connector, or a route in its tier. */
function reachedServices(scope: Construct, inputs: EgressInputs): Expr<string[]> {
  // locals are computed where there is no connector, too
  const found = (name: string, services: (connector: Connector, endpoints: Endpoints) => Expr<string[]>) =>
    local(
      scope,
      name,
      x.attempt(() => services(x.nonNull(inputs.connector), x.nonNull(inputs.endpoints)), []),
    );
  const interfaces = found("reached_interfaces", nearInterfaces);
  return local(scope, "reached_services", x.concat(interfaces, found("reached_gateways", ownGateways)));
}

/** Private DNS names lead to the addresses in every zone. */
const nearInterfaces = ({ zones }: Connector, { interfaces }: Endpoints): Expr<string[]> =>
  x.keysWhere(interfaces, ["service", "endpoint"], (_, endpoint) =>
    x.someItem(endpoint.zones, "zone", (zone) => x.contains(zones, zone)),
  );

const ownGateways = ({ tier }: Connector, { gateways }: Endpoints): Expr<string[]> =>
  x.keysWhere(gateways, ["service", "endpoint"], (_, { tiers }) => x.contains(tiers, x.orElse(tier, "")));

/** The services that are called, and that no endpoint leads to. */
function unreached(scope: Construct, inputs: EgressInputs): Expr<string[]> {
  const reached = reachedServices(scope, inputs);
  return x.itemsWhere(calledServices(scope, inputs), "service", (service) =>
    x.not(x.contains(reached, service)),
  );
}

export const egress = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "endpoints",
      whereKnown: true,
      test: ({ endpoints, connector }) =>
        x.when(x.or(x.isNull(endpoints), x.isNull(connector)), true, () =>
          x.eq(
            x.orElse(connector.vpcId, () => endpoints.vpcId),
            endpoints.vpcId,
          ),
        ),
      message: ({ endpoints }) =>
        x.str`endpoints is of the VPC ${x.attempt(
          () => endpoints.vpcId,
          "",
        )}; allowed: endpoints of the connector's VPC.`,
      refused: [{ ...CONFINED, endpoints: endpointsFor([], { vpcId: "vpc-0fedcba9876543210" }) }],
    },
    // there is nothing to reach without a connector: calls go to the internet directly
    {
      on: "reachCheck",
      test: ({ reachCheck, connector }) => x.or(reachCheck, x.isSet(connector)),
      message: (_, spell) =>
        x.str`${spell("reachCheck")} is false without a connector; allowed: with a connector only.`,
      refused: [{ reachCheck: false }],
    },
    {
      name: "unreached_calls",
      problems: (inputs, step, spell, scope) => {
        const none = () => x.items([]);
        const confined = step("is_confined", isConfined(inputs));
        const missing = step(
          "unreached_services",
          x.when(confined, () => unreached(scope, inputs), none),
        );
        const internet = x.when(
          x.and(confined, inputs.calls.internet),
          () =>
            x.items([
              x.str`calls has internet, and the connector's subnets have no way there; allowed: NAT for a service that calls the internet, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
            ]),
          none,
        );
        return x.concat(
          internet,
          x.listEach(
            missing,
            ["service"],
            (service) =>
              x.str`endpoints has none for ${service}, which the service calls, and the connector's subnets have no NAT; allowed: an endpoint for ${service} in one of the connector's zones ${x.shownTexts(inputs.connector.zones)} or as a route of its tier, a connector in a private tier, or ${spell("reachCheck")} = false where routes of yours lead there.`,
          ),
        );
      },
      refused: [
        { ...CONFINED, calls: { internet: true } },
        { ...CONFINED, calls: { services: ["sqs"] } },
        { ...CONFINED, calls: { services: ["sqs"] }, endpoints: endpointsFor(["sns"]) },
        {
          ...CONFINED,
          calls: { services: ["sqs"] },
          endpoints: endpointsFor(["sqs"], { zone: "ap-northeast-1c" }),
        },
        { ...CONFINED, calls: { services: ["s3"] }, endpoints: endpointsFor([], { tier: "other" }) },
        {
          ...CONFINED,
          statements: {
            queue: { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:q"] },
          },
        },
        {
          ...CONFINED,
          endpoints: endpointsFor(["sqs"]),
          statements: {
            table: {
              actions: ["dynamodb:GetItem"],
              resources: ["arn:aws:dynamodb:ap-northeast-1:123456789012:table/t"],
            },
          },
        },
        {
          ...CONFINED,
          endpoints: endpointsFor(["kinesis"]),
          statements: {
            stream: {
              actions: ["kinesis:PutRecord"],
              resources: ["arn:aws:kinesis:ap-northeast-1:123456789012:stream/s"],
            },
          },
        },
      ],
    },
  ],
});
