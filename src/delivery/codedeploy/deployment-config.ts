/**
 * The deployment configuration. AWS changes none: another one takes its place, and the deployment group has to change to
 * it before the old one goes. So its name follows from what it says, and the new one is made first.
 */
import { CodedeployDeploymentConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-config";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { HealthyHosts, OwnConfig, ZonalConfig } from "./deployment-config.contract";

export interface DeploymentConfig {
  /** Known before it is made. */
  readonly plannedName: Expr<string>;
  /** The name, once the configuration is there. */
  readonly name: Expr<string>;
}

export function deploymentConfig(scope: Construct, inputs: CodeDeployInputs): DeploymentConfig {
  const isOwn = x.isSet(inputs.ownDeploymentConfig);
  const own = inputs.ownDeploymentConfig as Expr<OwnConfig>;
  const words = wordsOf(scope, own);
  const plannedName = local(
    scope,
    "deployment_config_name",
    x.when(
      isOwn,
      () => x.str`${inputs.name}-${words}`,
      () => inputs.deploymentConfig,
    ),
  );
  const config = optional(isOwn, (meta) => {
    const element = new CodedeployDeploymentConfig(scope, "codedeploy_deployment_config", {
      ...meta,
      deploymentConfigName: x.tf(plannedName),
      computePlatform: "Server",
      minimumHealthyHosts: {
        type: x.tf(own.minimumHealthy.type),
        value: x.tf(own.minimumHealthy.value),
      },
      lifecycle: { createBeforeDestroy: true },
    });
    zones(element, own);
    return element;
  });
  const name = x.when(
    isOwn,
    () => config.present("deploymentConfigName"),
    () => inputs.deploymentConfig,
  );
  return { plannedName, name };
}

const healthyText = ({ type, value }: Expr<HealthyHosts>): Expr<string> =>
  x.when(
    x.eq(type, "FLEET_PERCENT"),
    () => x.str`${value}-percent`,
    () => x.str`${value}-hosts`,
  );

/** What the configuration says in words of a name; empty where there is none. */
function wordsOf(scope: Construct, own: Expr<OwnConfig>): Expr<string> {
  const step = (name: string, words: () => Expr<string>) =>
    local(
      scope,
      name,
      x.attempt(words, () => ""),
    );
  const healthy = step("healthy_words", () => healthyText(own.minimumHealthy));
  const perZone = step("healthy_per_zone_words", () => {
    const given = own.zonal;
    return x.str`-${healthyText(given.minimumHealthyPerZone as Expr<HealthyHosts>)}`;
  });
  const zones = step("zonal_words", () => {
    const given = own.zonal;
    const first = x.orElse(given.firstZoneMonitorSeconds, () => given.monitorSeconds);
    return x.str`-zonal-${first}-${given.monitorSeconds}`;
  });
  return x.str`${healthy}${zones}${perZone}`;
}

function zones(element: CodedeployDeploymentConfig, { zonal }: Expr<OwnConfig>): void {
  const given = oneOrNone<ZonalConfig>(zonal);
  blockEach(element, { name: "zonal_config" }, given, (each) => ({
    monitor_duration_in_seconds: each.monitorSeconds,
    first_zone_monitor_duration_in_seconds: x.orElse(each.firstZoneMonitorSeconds, () => each.monitorSeconds),
    minimum_healthy_hosts_per_zone: healthyPerZone(each),
  }));
}

/** Said even where it is AWS's default, so that there is one shape of block. */
function healthyPerZone({ minimumHealthyPerZone: given }: Expr<ZonalConfig>) {
  const part = <T>(choose: (hosts: Expr<HealthyHosts>) => Expr<T>, fallback: T) =>
    x.attempt(
      () => choose(given as Expr<HealthyHosts>),
      () => fallback,
    );
  return [
    {
      type: part<string>(({ type }) => type, "FLEET_PERCENT"),
      value: part<number>(({ value }) => value, 0),
    },
  ];
}

const oneOrNone = <V>(value: Expr<V | null>): Expr<V[]> =>
  x.ifSet(
    value,
    (value) => x.items([value]),
    () => [],
  );
