/**
 * What tasks of a tier without a way out call, and no endpoint serves: told while synthesizing, not by a task that does not
 * start. What a workload needs is said once, in src/endpoints/workload-rules.ts.
 */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { endpointsReference } from "../../endpoints/reference";
import { isNewer } from "../../endpoints/regions";
import { rulesOf, ruleTables, type Workload } from "../../endpoints/workload-rules";
import { hasTier, leadsOut, tierOf } from "../../network/placement";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { capacity } from "./capacity";
import { identity } from "./cluster";
import { type Container, type Containers, PRIVATE_IMAGE } from "./container";
import { containers } from "./containers";
import { exec } from "./exec";
import { networking } from "./networking";
import { sidecar } from "./nginx/nginx";
import type { Secret } from "./secrets";
import { serviceConnect } from "./service-connect";

const needs = [identity, capacity, containers, networking, sidecar, serviceConnect, exec] as const;
const inputs = {
  endpoints: endpointsReference
    .describe(
      "The VPC endpoints that tasks reach AWS by: Fargate tasks then pull from ECR through them alone.",
    )
    .optional(),
  endpointCheck: t
    .flag(
      "Whether a service in a tier that does not lead to the internet is refused where `endpoints` lack something that its tasks call. false where routes of yours, such as a transit gateway's, lead there.",
    )
    .default(true),
};
type EndpointInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Whether its tier has no way out, and the endpoints are to hold all that its tasks call. */
const isConfined = (inputs: EndpointInputs): Expr<boolean> =>
  x.and(inputs.endpointCheck, hasNoWayOut(inputs));

const hasNoWayOut = (inputs: EndpointInputs): Expr<boolean> =>
  t.named("has_no_way_out", () => x.when(hasTier(inputs), () => x.not(leadsOut(tierOf(inputs))), false));

const zonesOf = (inputs: EndpointInputs): Expr<readonly string[]> =>
  x.orElse(inputs.zones, () => x.attempt(() => x.keys(tierOf(inputs).subnets), []));

/**
 * Whether an optional text was given. In TypeScript one that is not known yet, such as another resource's ARN, was;
 * Terraform would know it only after the apply, and tell too late.
 */
const isGiven = (map: Parameters<typeof x.keys>[0], value: Expr<string | null>): Expr<boolean> => {
  const isNone = x.isNull(value);
  if (x.isKnown(isNone)) return x.not(isNone);
  return x.isKnown(x.keys(map)) ? x.lift(true) : x.isSet(value);
};

const anySecret = (containers: Expr<Containers>, read: (secret: Expr<Secret>) => Expr<string | null>) =>
  x.someEntry(containers, ["key", "container"], (_, { secrets, logging }) =>
    x.anyTrue(
      x.concat(
        ...[secrets, logging.secretOptions].map((all) =>
          x.listFrom(all, ["name", "secret"], (_, secret) => isGiven(all, read(secret))),
        ),
      ),
    ),
  );

const anyContainer = (containers: Expr<Containers>, test: (container: Expr<Container>) => Expr<boolean>) =>
  x.someEntry(containers, ["key", "container"], (_, container) => test(container));

/** The service in the words of the endpoints' rules. */
function workloadOf(scope: Construct, inputs: EndpointInputs): Expr<Workload> {
  const containers = inputs.containers;
  const step = (name: string, value: Expr<boolean>) => local(scope, name, value);
  const credentials = anyContainer(containers, ({ registryCredentials }) =>
    isGiven(containers, registryCredentials),
  );
  const logs = x.or(
    anyContainer(containers, ({ logging }) => x.eq(logging.driver, "awslogs")),
    // the sidecar's container logs, too
    x.not(x.isEmpty(inputs.nginx.hosts)),
    x.isSetAnd(inputs.serviceConnect, (serviceConnect) => serviceConnect.logging),
  );
  return x.object({
    launchType: inputs.launchType,
    privateImages: true,
    secrets: step(
      "fetches_secrets",
      x.or(
        anySecret(containers, ({ secretArn }) => secretArn),
        credentials,
      ),
    ),
    ssmParameters: step(
      "fetches_parameters",
      anySecret(containers, ({ parameterArn }) => parameterArn),
    ),
    logDriver: x.choose(step("writes_logs", logs), "awslogs", "none"),
    exec: inputs.exec,
    serviceConnect: x.isSet(inputs.serviceConnect),
    kms: x.and(
      inputs.exec,
      isGiven(
        inputs.cluster,
        x.attempt(() => inputs.cluster.executeCommand.kmsKeyArn),
      ),
    ),
    sessionManager: false,
    services: [],
  });
}

/** The services that tasks reach: with an address in one of their zones, or a route in their tier. */
function reached({ endpoints, tier }: EndpointInputs, zones: Expr<readonly string[]>): Expr<string[]> {
  const { interfaces, gateways } = endpoints;
  return x.concat(
    x.keysWhere(interfaces, ["service", "endpoint"], (_, endpoint) =>
      x.someItem(endpoint.zones, "zone", (zone) => x.contains(zones, zone)),
    ),
    x.keysWhere(gateways, ["service", "endpoint"], (_, { tiers }) => x.contains(tiers, tier)),
  );
}

/** `logs: its log driver awslogs writes to CloudWatch Logs`, for every service that is called and not reached. */
function unserved(scope: Construct, inputs: EndpointInputs): Expr<string[]> {
  const zones = zonesOf(inputs);
  const region = x.attempt(() => inputs.endpoints.region, "");
  const place = { isNewer: isNewer(scope, region) };
  const workload = workloadOf(scope, inputs);
  const applies = table(scope, "endpoint_rules", rulesOf(workload, place));
  const { services, reasons } = ruleTables(scope);
  // locals are computed where nothing is checked, too
  const served = x.attempt(() => reached(inputs, local(scope, "task_zones", zones)), []);
  const reachedServices = local(scope, "reached_services", served);
  return x.flatten(
    x.listFrom(applies, ["rule", "applies"], (rule, applies) => ({
      value: () =>
        x.listEach(x.get(services, rule), ["service"], (service) => ({
          value: x.str`${service}: ${x.get(reasons, rule)}`,
          when: x.not(x.contains(reachedServices, service)),
        })),
      when: applies,
    })),
  );
}

const ISOLATED = {
  network: sampleNetwork({
    app: sampleTier("isolated", { a: 0 }),
  }),
  tier: "app",
  containers: { app: { image: "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api:1.4.0" } },
};

const { app } = ISOLATED.network.tiers;

const WITHOUT_NAT = {
  ...ISOLATED,
  network: { ...ISOLATED.network, tiers: { app: { ...app, kind: "private", internet: false } } },
};

/** Endpoints for these services in the zone; the gateway endpoint for S3 leads from the tier. */
const serving = (names: readonly string[], { zone = "ap-northeast-2a", tier = "app" } = {}) => ({
  ...ISOLATED,
  endpoints: {
    vpcId: "vpc-0123456789abcdef0",
    region: "ap-northeast-2",
    interfaces: Object.fromEntries(
      names.map((name, index) => [name, { id: `vpce-0123456789abcdef${index}`, zones: [zone] }]),
    ),
    gateways: { s3: { id: "vpce-0fedcba9876543210", tiers: [tier] } },
  },
});

const PULL_AND_LOG = ["ecr.api", "ecr.dkr", "logs"];

const without = (name: string) => serving(PULL_AND_LOG.filter((other) => other !== name));

const container = (settings: object) => ({
  containers: { app: { ...ISOLATED.containers.app, ...settings } },
});

const publicImages = ({ containers, nginx }: EndpointInputs): Expr<string[]> =>
  t.named("public_images", () =>
    x.concat(
      x.listFrom(containers, ["key", "container"], (_, { image }) => ({
        value: image,
        when: x.not(x.matches(PRIVATE_IMAGE, image)),
      })),
      x.itemWhere(nginx.image, "image", (image) =>
        x.and(x.not(x.isEmpty(nginx.hosts)), x.not(x.matches(PRIVATE_IMAGE, image))),
      ),
    ),
  );

export const endpoints = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "endpoints",
      whereKnown: true,
      test: ({ endpoints, network }) =>
        x.isNullOr(endpoints, (endpoints) => x.eq(endpoints.vpcId, network.vpcId)),
      message: ({ endpoints, network }) =>
        x.str`endpoints is of the VPC ${x.attempt(
          () => endpoints.vpcId,
          "",
        )}; allowed: endpoints of the network's VPC ${network.vpcId}.`,
      refused: [{ endpoints: { vpcId: "vpc-0fedcba9876543210", region: "ap-northeast-2" } }],
    },
    {
      on: "endpoints",
      test: (inputs) => x.or(x.not(isConfined(inputs)), x.isSet(inputs.endpoints)),
      message: ({ tier }, spell) =>
        x.str`endpoints is null, and the tier ${tier} does not lead to the internet; allowed: the endpoints that its tasks reach AWS by, or ${spell("endpointCheck")} = false where routes of yours lead there.`,
      refused: [ISOLATED, WITHOUT_NAT],
    },
    {
      // on neither of the inputs with images: the validation of nginx names containers
      on: "endpointCheck",
      // an image's address is known after the apply where its repository is made in it
      whereKnown: true,
      test: (inputs) => x.or(x.not(isConfined(inputs)), x.isEmpty(publicImages(inputs))),
      message: (inputs, spell) =>
        x.str`containers has the images ${x.shownTexts(publicImages(inputs))} in the tier ${inputs.tier}, which does not lead to the internet; allowed: images of private ECR repositories, which endpoints serve (copy public ones there from outside), or ${spell("endpointCheck")} = false.`,
      refused: [
        { ...serving(PULL_AND_LOG), ...container({ image: "public.ecr.aws/nginx/nginx:1.29" }) },
        { ...serving(PULL_AND_LOG), ...container({ image: "nginx:1.29" }) },
        {
          ...serving(PULL_AND_LOG),
          ...container({ ports: { http: { containerPort: 3000 } } }),
          nginx: { hosts: { api: { serverNames: ["api.example.com"], app: { port: 3000 } } } },
        },
      ],
    },
    {
      name: "unreached_services",
      problems: (inputs, step, spell, scope) => {
        const none = () => x.items([]);
        const found = () => unserved(scope, inputs);
        const missing = step(
          "unserved_calls",
          x.when(x.and(step("is_confined", isConfined(inputs)), x.isSet(inputs.endpoints)), found, none),
        );
        return x.listEach(
          missing,
          ["call"],
          (call) =>
            x.str`endpoints has none for ${call}; allowed: one for all that tasks of the tier ${inputs.tier}, which does not lead to the internet, call, in one of their zones ${x.shownTexts(zonesOf(inputs))} or as a route of their tier. Add it, or set ${spell("endpointCheck")} = false where routes of yours lead there.`,
        );
      },
      refused: [
        without("ecr.api"),
        without("ecr.dkr"),
        without("logs"),
        serving(PULL_AND_LOG, { zone: "ap-northeast-2c" }),
        serving(PULL_AND_LOG, { tier: "other" }),
        {
          ...serving(PULL_AND_LOG),
          ...container({
            secrets: {
              PASSWORD: {
                secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf",
              },
            },
          }),
        },
        {
          ...serving(PULL_AND_LOG),
          ...container({
            secrets: {
              LEVEL: { parameterArn: "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/level" },
            },
          }),
        },
        { ...serving(PULL_AND_LOG), ...container({ readonlyRootFilesystem: false }), exec: true },
      ],
    },
  ],
});
