/** The cluster's capacity providers by the keys that strategies use, and its default strategy. */
import type { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import type { Instances } from "../../core/resources";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { ec2Capacity, ec2ProviderName, withEc2 } from "./ec2-capacity";
import { naming } from "./name";
import { defaultStrategy, type StrategyPart, strategyPart } from "./strategy";

const needs = [naming, ec2Capacity] as const;
const inputs = {
  fargate: t.flag("Whether services may run on Fargate (the capacity provider FARGATE).").default(true),
  fargateSpot: t
    .flag("Whether services may run on Fargate Spot (FARGATE_SPOT): cheaper, ended with two minutes' notice.")
    .default(true),
  defaultStrategy: defaultStrategy
    .describe(
      "Where tasks run that name no strategy of their own, by FARGATE, FARGATE_SPOT or a key of `ec2` (Amazon ECS API Reference: CapacityProviderStrategyItem). Default: FARGATE where it is on, else every EC2 provider alike; an empty map: none.",
    )
    .optional(),
};
type ProviderInputs = t.InputsOf<typeof inputs, typeof needs>;

/** AWS's own providers that are on. */
function fargateProviders({ fargate, fargateSpot }: ProviderInputs): Expr<string[]> {
  return x.concat(x.itemIf(fargate, "FARGATE"), x.itemIf(fargateSpot, "FARGATE_SPOT"));
}

/** What a strategy may name. */
const providerKeys = (inputs: ProviderInputs): Expr<string[]> =>
  x.concat(fargateProviders(inputs), x.keys(inputs.ec2));

const strangers = (inputs: ProviderInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(x.orElse(inputs.defaultStrategy, {})), "provider", (provider) =>
    x.not(x.contains(providerKeys(inputs), provider)),
  );

export const capacityProviders = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "fargate",
      test: (inputs) => x.or(inputs.fargate, inputs.fargateSpot, x.not(x.isEmpty(inputs.ec2))),
      message: (_, spell) =>
        x.str`fargate is false, ${spell("fargateSpot")} is false and ec2 is empty; allowed: a cluster with one capacity provider at least.`,
      refused: [{ fargate: false, fargateSpot: false }],
    },
    {
      on: "defaultStrategy",
      test: (inputs) => x.isEmpty(strangers(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("defaultStrategy")} names ${x.shownTexts(strangers(inputs))}; allowed: of ${x.shownTexts(providerKeys(inputs))}, the cluster's providers.`,
      refused: [
        { defaultStrategy: { general: {} } },
        { fargateSpot: false, defaultStrategy: { FARGATE_SPOT: {} } },
        { ...withEc2(), defaultStrategy: { burst: {} } },
      ],
    },
  ],
});

/** Names by key, known when Terraform plans. */
export function providerNames(scope: Construct, inputs: ProviderInputs): Expr<Record<string, string>> {
  const fargate = x.mapEach(fargateProviders(inputs), ["provider"], (provider) => ({
    key: provider,
    value: provider,
  }));
  const ec2 = x.mapFrom(inputs.ec2, ["key", "capacity"], (key) => ec2ProviderName(inputs, key));
  return local(scope, "capacity_provider_names", x.merge(fargate, ec2));
}

/** The default strategy: the user's, or FARGATE, or every EC2 provider alike. */
function strategyParts(
  scope: Construct,
  inputs: ProviderInputs,
  names: Expr<Record<string, string>>,
): Expr<StrategyPart[]> {
  const given = inputs.defaultStrategy;
  const chosen = local(
    scope,
    "default_providers",
    x.ifSet(
      given,
      (given) => x.keys(given),
      () =>
        x.when(
          inputs.fargate,
          () => ["FARGATE"],
          () => x.keys(inputs.ec2),
        ),
    ),
  );
  return local(
    scope,
    "default_strategy",
    x.listEach(chosen, ["provider"], (key) => strategyPart(given, names, key)),
  );
}

interface Association {
  readonly cluster: EcsCluster;
  readonly inputs: ProviderInputs;
  readonly names: Expr<Record<string, string>>;
  readonly ec2: Instances<unknown, EcsCapacityProvider>;
}

/** Gives the cluster its providers; services that name one have to wait for this. */
export function associateProviders(
  scope: Construct,
  { cluster, inputs, names, ec2 }: Association,
): EcsClusterCapacityProviders {
  const parts = strategyParts(scope, inputs, names);
  return resource(scope, EcsClusterCapacityProviders, "ecs_cluster_capacity_providers", {
    clusterName: cluster.name,
    capacityProviders: x.concat(fargateProviders(inputs), x.values(ec2.attribute("name"))),
    defaultCapacityProviderStrategy: blocks(parts, ({ provider, weight, base }) => ({
      capacityProvider: provider,
      weight,
      base,
    })),
  });
}
