/** Where tasks run: subnets, security groups, capacity. */
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { FARGATE_PROVIDERS, type StrategyItem } from "../ecs-cluster/strategy";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { compatibility } from "./task-definition";

interface StrategyPart {
  readonly provider: string;
  readonly weight: number;
  readonly base: number;
}

export interface Placement {
  readonly subnetIds: Expr<string[]>;
  readonly securityGroupIds: Expr<string[]>;
  readonly strategy: Expr<StrategyPart[]>;
  /** Null where a strategy says where tasks run. */
  readonly launchType: Expr<string | null>;
}

export function placement(scope: Construct, inputs: EcsServiceInputs): Placement {
  const strategy = strategyParts(scope, inputs);
  return {
    subnetIds: local(scope, "subnet_ids", subnetIds(inputs)),
    securityGroupIds: groupIds(inputs),
    strategy,
    launchType: x.when(
      x.isEmpty(strategy),
      () => compatibility(inputs),
      () => null,
    ),
  };
}

export function useStrategy(service: EcsService, strategy: Expr<StrategyPart[]>): void {
  blockEach(service, { name: "capacity_provider_strategy" }, strategy, ({ provider, weight, base }) => ({
    capacity_provider: provider,
    weight,
    base,
  }));
}

/** The subnets of the tier, in the chosen zones. */
function subnetIds({ network, tier, zones }: EcsServiceInputs): Expr<string[]> {
  const tiers = network.tiers;
  return x.listFrom(x.get(tiers, tier).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: x.or(
      x.isNull(zones),
      x.contains(
        x.orElse(zones, () => []),
        zone,
      ),
    ),
  }));
}

const groupIds = ({ securityGroups }: EcsServiceInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => ({ value: id }));

type Providers = Expr<Record<string, string>>;
const providersOf = ({ cluster }: EcsServiceInputs): Providers => cluster.capacityProviderNames;

/** The cluster's own capacity providers, by key. */
export const ec2ProviderKeys = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listEach(x.keys(providersOf(inputs)), ["provider"], (provider) => ({
    value: provider,
    when: x.not(x.contains(x.items([...FARGATE_PROVIDERS]), provider)),
  }));

/** FARGATE, or the only EC2 provider; none where the cluster has no such provider. */
function defaultProviders(scope: Construct, inputs: EcsServiceInputs): Expr<string[]> {
  const ec2 = local(scope, "ec2_providers", ec2ProviderKeys(inputs));
  return x.listEach(x.keys(providersOf(inputs)), ["provider"], (provider) => ({
    value: provider,
    when: x.when(
      x.eq(inputs.launchType, "fargate"),
      () => x.eq(provider, "FARGATE"),
      () => x.and(x.contains(ec2, provider), x.eq(x.length(ec2), 1)),
    ),
  }));
}

/**
 * The user's strategy, or one that is written out: a service without any gets the cluster's default, which AWS answers
 * and the provider then wants to take away again by making the service anew.
 */
function strategyParts(scope: Construct, inputs: EcsServiceInputs): Expr<StrategyPart[]> {
  const given = inputs.strategy as Expr<Record<string, StrategyItem>>;
  const chosen = local(
    scope,
    "capacity_providers",
    x.ifSet(
      given,
      (given) => x.keys(given),
      () => defaultProviders(scope, inputs),
    ),
  );
  const part = (key: Expr<string>): Expr<StrategyPart> =>
    x.object<StrategyPart>({
      provider: x.get(providersOf(inputs), key),
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
    "strategy",
    x.listEach(chosen, ["key"], (key) => ({ value: part(key) })),
  );
}
