/** What tasks run on: Fargate or container instances, by which of the cluster's capacity providers. */

import type { EcsServiceCapacityProviderStrategy } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { defaultStrategy, FARGATE_PROVIDERS, type StrategyPart, strategyPart } from "../ecs-cluster/strategy";
import { identity } from "./cluster";
import type { Container } from "./container";
import { containers, namesWhere } from "./containers";
import { isInS3 } from "./firelens";
import { app, CLUSTER, EC2_SERVICE, IMAGE } from "./samples";

const needs = [identity, containers] as const;
const inputs = {
  launchType: t
    .oneOf("fargate", "ec2")
    .describe("Where tasks run: on Fargate, or on the container instances of the cluster.")
    .default("fargate"),
  platformVersion: t
    .oneOf("LATEST", "1.4.0")
    .describe("Fargate's platform version. Default on Fargate: LATEST.")
    .optional(),
  strategy: defaultStrategy
    .describe(
      "How tasks spread over the cluster's capacity providers, by the cluster's keys. Default: FARGATE, or the only EC2 provider; without any in the cluster the launch type. A change needs `deployment.force_new`.",
    )
    .optional(),
};
type CapacityInputs = t.InputsOf<typeof inputs, typeof needs>;
type RuleOf = t.CrossRule<typeof inputs & t.ShapeOf<typeof needs>>;

export const onFargate = ({ launchType }: Pick<CapacityInputs, "launchType">): Expr<boolean> =>
  x.eq(launchType, "fargate");

/** What Fargate does not do. */
const notOnFargate = (
  what: string,
  allowed: string,
  isWrong: (container: Expr<Container>) => In<boolean>,
  refused: RuleOf["refused"],
): RuleOf => {
  const wrong = (inputs: CapacityInputs) => namesWhere(inputs.containers, isWrong);
  return {
    on: "containers",
    test: (inputs) => x.or(x.not(onFargate(inputs)), x.isEmpty(wrong(inputs))),
    message: (inputs) =>
      x.str`containers has ${x.shownTexts(wrong(inputs))} with ${what}; allowed: on Fargate ${allowed}.`,
    refused,
  };
};

const among = (value: Expr<string>, ...choices: string[]) => x.contains(x.items(choices), value);

const anyOther = (list: Expr<readonly string[]>, allowed: string) =>
  x.someItem(list, "word", (word) => x.not(x.eq(word, allowed)));

/** Amazon ECS Developer Guide: "Amazon ECS task definition differences for Fargate". */
const fargateRules: RuleOf[] = [
  notOnFargate(
    "another log driver",
    "the log drivers awslogs, awsfirelens and splunk, or none",
    ({ logging }) => x.not(among(logging.driver, "awslogs", "awsfirelens", "splunk", "none")),
    t.samplesOf(["fluentd", "gelf", "journald", "json-file", "syslog"], (driver) =>
      app({ logging: { driver } }),
    ),
  ),
  notOnFargate(
    "further capabilities",
    "the capability SYS_PTRACE alone is added",
    ({ linux }) => anyOther(linux.addCapabilities, "SYS_PTRACE"),
    [
      app({ linux: { addCapabilities: ["NET_ADMIN"] } }),
      app({ linux: { addCapabilities: ["SYS_PTRACE", "ALL"] } }),
    ],
  ),
  notOnFargate(
    "other limits",
    "the limit nofile alone is set",
    ({ ulimits }) => anyOther(x.keys(ulimits), "nofile"),
    [app({ ulimits: { nproc: { soft: 1024, hard: 1024 } } })],
  ),
  notOnFargate(
    "more time to stop",
    "up to 120 seconds to stop",
    ({ stopTimeoutSeconds }) => x.gt(x.orZero(stopTimeoutSeconds), 120),
    [app({ stopTimeoutSeconds: 121 })],
  ),
  // aws-samples/amazon-ecs-firelens-examples#32: no task is placed
  notOnFargate(
    "the config-file-type s3 of its log router",
    "a log router's configuration is a file of its image; the init- images fetch others from S3 themselves",
    isInS3,
    [
      {
        containers: {
          app: { image: IMAGE },
          router: {
            image: IMAGE,
            firelens: {
              options: {
                "config-file-type": "s3",
                "config-file-value": "arn:aws:s3:::shop-logging/fluent.conf",
              },
            },
          },
        },
      },
    ],
  ),
];

type Providers = Expr<Record<string, string>>;

const providersOf = ({ cluster }: CapacityInputs): Providers => cluster.capacityProviderNames;

const isOfFargate = (provider: Expr<string>) => x.contains(x.items(FARGATE_PROVIDERS), provider);

/** The cluster's own capacity providers, by key. */
const ec2ProviderKeys = (inputs: CapacityInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(providersOf(inputs)), "provider", (provider) => x.not(isOfFargate(provider)));

const strategyKeys = ({ strategy }: CapacityInputs): Expr<string[]> => x.keys(x.orElse(strategy, {}));

/** What the launch type can run on, of the cluster's. */
const fitProviders = (inputs: CapacityInputs): Expr<string[]> => {
  const all = x.keys(inputs.cluster.capacityProviderNames);
  return x.itemsWhere(all, "provider", (provider) => x.eq(isOfFargate(provider), onFargate(inputs)));
};

const strangers = (inputs: CapacityInputs): Expr<string[]> =>
  x.itemsWhere(strategyKeys(inputs), "provider", (provider) =>
    x.not(x.contains(fitProviders(inputs), provider)),
  );

const TWO_GROUPS = {
  ...CLUSTER,
  capacityProviderNames: { general: "shop-general", graviton: "shop-graviton" },
};

export const capacity = t.concern({
  needs,
  inputs,
  rules: [
    ...fargateRules,
    {
      on: "platformVersion",
      test: (inputs) => x.or(x.isNull(inputs.platformVersion), onFargate(inputs)),
      message: ({ platformVersion, launchType }, spell) =>
        x.str`${spell("platformVersion")} is ${x.jsonEncode(platformVersion)} with the launch type ${launchType}; allowed: a platform version on Fargate only.`,
      refused: [
        { ...EC2_SERVICE, platformVersion: "LATEST" },
        { ...EC2_SERVICE, platformVersion: "1.4.0" },
      ],
    },
    {
      on: "strategy",
      test: (inputs) => x.isEmpty(strangers(inputs)),
      message: (inputs) =>
        x.str`strategy names ${x.shownTexts(strangers(inputs))}; allowed: of ${x.shownTexts(fitProviders(inputs))}, the cluster's capacity providers for the launch type ${inputs.launchType}.`,
      refused: [
        { strategy: { general: {} } },
        { ...EC2_SERVICE, strategy: { FARGATE: {} } },
        {
          cluster: { ...CLUSTER, capacityProviderNames: { FARGATE: "FARGATE" } },
          strategy: { FARGATE_SPOT: {} },
        },
        { ...EC2_SERVICE, strategy: { other: {} } },
      ],
    },
    /** Even shares of all would change with every capacity provider that the cluster gets, and so make services anew. */
    {
      on: "strategy",
      test: (inputs) =>
        x.or(x.not(x.isNull(inputs.strategy)), onFargate(inputs), x.le(x.length(ec2ProviderKeys(inputs)), 1)),
      message: (inputs) =>
        x.str`strategy is null, and the cluster has ${x.shownTexts(ec2ProviderKeys(inputs))}; allowed: a strategy of some of these.`,
      refused: [{ ...EC2_SERVICE, cluster: TWO_GROUPS }],
    },
    {
      on: "strategy",
      test: (inputs) => x.or(x.isNull(inputs.strategy), x.not(x.isEmpty(strategyKeys(inputs)))),
      message: () =>
        x.str`strategy is an empty map; allowed: one capacity provider at least, or no strategy at all.`,
      refused: [{ strategy: {} }],
    },
  ],
});

/** FARGATE or EC2. */
export const compatibility = ({ launchType }: Pick<CapacityInputs, "launchType">): Expr<string> =>
  x.choose(x.eq(launchType, "fargate"), "FARGATE", "EC2");

/** Null where a strategy says where tasks run. */
export const launchTypeOf = (
  inputs: Pick<CapacityInputs, "launchType">,
  strategy: Expr<StrategyPart[]>,
): Expr<string | null> => x.when(x.isEmpty(strategy), () => compatibility(inputs));

export const platformVersionOf = ({
  launchType,
  platformVersion: given,
}: Pick<CapacityInputs, "launchType" | "platformVersion">): Expr<string | null> =>
  x.when(x.eq(launchType, "fargate"), () => x.orElse(given, "LATEST"));

/** FARGATE, or the only EC2 provider; none where the cluster has no such provider. */
function defaultProviders(scope: Construct, inputs: CapacityInputs): Expr<string[]> {
  const ec2 = local(scope, "ec2_providers", ec2ProviderKeys(inputs));
  return x.itemsWhere(x.keys(providersOf(inputs)), "provider", (provider) =>
    x.when(
      x.eq(inputs.launchType, "fargate"),
      () => x.eq(provider, "FARGATE"),
      () => x.and(x.contains(ec2, provider), x.eq(x.length(ec2), 1)),
    ),
  );
}

/**
 * The user's strategy, or one that is written out: a service without any gets the cluster's default, which AWS answers
 * and the provider then wants to take away again by making the service anew.
 */
export function strategyParts(scope: Construct, inputs: CapacityInputs): Expr<StrategyPart[]> {
  const given = inputs.strategy;
  const chosen = local(
    scope,
    "capacity_providers",
    x.ifSet(
      given,
      (given) => x.keys(given),
      () => defaultProviders(scope, inputs),
    ),
  );
  return local(
    scope,
    "strategy",
    x.listEach(chosen, ["key"], (key) => strategyPart(given, providersOf(inputs), key)),
  );
}

export const strategyBlocks = (strategy: Expr<StrategyPart[]>): Blocks<EcsServiceCapacityProviderStrategy> =>
  blocks(strategy, ({ provider, weight, base }) => ({ capacityProvider: provider, weight, base }));
