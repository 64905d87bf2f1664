/** The cluster's capacity providers by the keys that strategies use, and its default strategy. */
import type { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";
import type { StrategyItem } from "./strategy.contract";

interface StrategyPart {
  readonly provider: string;
  readonly weight: number;
  readonly base: number;
}

/** AWS's own providers that are on. */
export function fargateProviders({ fargate, fargateSpot }: EcsClusterInputs): Expr<string[]> {
  const only = (test: Expr<boolean>, name: string) =>
    x.when(
      test,
      () => [name],
      () => [],
    );
  return x.concat(only(fargate, "FARGATE"), only(fargateSpot, "FARGATE_SPOT"));
}

/** What a strategy may name. */
export const providerKeys = (inputs: EcsClusterInputs): Expr<string[]> =>
  x.concat(fargateProviders(inputs), x.keys(inputs.ec2));

/** Capacity providers share one list of names in an account and region: the cluster's comes first. */
export const ec2ProviderName = (inputs: EcsClusterInputs, key: Expr<string>): Expr<string> =>
  x.str`${inputs.name}-${key}`;

/** Names by key, known when Terraform plans. */
export function providerNames(scope: Construct, inputs: EcsClusterInputs): Expr<Record<string, string>> {
  const fargate = x.mapEach(fargateProviders(inputs), ["provider"], (provider) => ({
    key: provider,
    value: provider,
  }));
  const ec2 = x.mapFrom(inputs.ec2, ["key", "capacity"], (key) => ({
    key,
    value: ec2ProviderName(inputs, key),
  }));
  return local(scope, "capacity_provider_names", x.merge(fargate, ec2));
}

/** The default strategy: the user's, or FARGATE, or every EC2 provider alike. */
function strategyParts(
  scope: Construct,
  inputs: EcsClusterInputs,
  names: Expr<Record<string, string>>,
): Expr<StrategyPart[]> {
  const given = inputs.defaultStrategy as Expr<Record<string, StrategyItem>>;
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
  const part = (key: Expr<string>): Expr<StrategyPart> =>
    x.object<StrategyPart>({
      provider: x.get(names, key),
      weight: x.attempt(
        () => x.get(given, key).weight,
        () => 1,
      ),
      base: x.attempt(
        () => x.get(given, key).base,
        () => 0,
      ),
    });
  return local(
    scope,
    "default_strategy",
    x.listEach(chosen, ["provider"], (key) => ({ value: part(key) })),
  );
}

interface Association {
  readonly cluster: EcsCluster;
  readonly inputs: EcsClusterInputs;
  readonly names: Expr<Record<string, string>>;
  readonly ec2: Instances<unknown, EcsCapacityProvider>;
}

/** Gives the cluster its providers; services that name one have to wait for this. */
export function associateProviders(
  scope: Construct,
  { cluster, inputs, names, ec2 }: Association,
): EcsClusterCapacityProviders {
  const association = new EcsClusterCapacityProviders(scope, "ecs_cluster_capacity_providers", {
    clusterName: cluster.name,
    capacityProviders: x.tf(x.concat(fargateProviders(inputs), x.values(ec2.attribute("name")))),
  });
  const parts = strategyParts(scope, inputs, names);
  blockEach(
    association,
    { name: "default_capacity_provider_strategy" },
    parts,
    ({ provider, weight, base }) => ({
      capacity_provider: provider,
      weight,
      base,
    }),
  );
  return association;
}
