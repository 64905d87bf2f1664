/**
 * The deployment configuration. AWS changes none: another one takes its place, and the deployment group has to change to
 * it before the old one goes. So its name follows from what it says, and the new one is made first.
 */

import {
  CodedeployDeploymentConfig,
  type CodedeployDeploymentConfigZonalConfig,
} from "@cdktf/provider-aws/lib/codedeploy-deployment-config";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { application } from "./application";

const DEFAULT_CONFIG = "CodeDeployDefault.OneAtATime";

/** AWS CodeDeploy User Guide, "Predefined deployment configurations for an EC2/on-premises compute platform". */
const READY_MADE = [DEFAULT_CONFIG, "CodeDeployDefault.HalfAtATime", "CodeDeployDefault.AllAtOnce"];

const configName = t
  .pattern(
    "[A-Za-z0-9+=,.@_-]{1,100}",
    "the name of a deployment configuration: 1 to 100 ASCII letters, digits and + = , . @ _ -",
    DEFAULT_CONFIG,
    ["", "all at once", "c".repeat(101)],
  )
  .rule({
    test: (name) =>
      x.or(x.not(x.startsWith(name, "CodeDeployDefault.")), x.contains(x.items(READY_MADE), name)),
    allowed: `of AWS's own configurations, one for servers: ${READY_MADE.join(", ")}`,
    refused: [
      "CodeDeployDefault.AllAtOnes",
      "CodeDeployDefault.ECSAllAtOnce",
      "CodeDeployDefault.LambdaCanary10Percent5Minutes",
    ],
  });

/** API Reference: MinimumHealthyHosts. All instances healthy at all times would leave none to deploy to. */
const healthyHosts = (typeName: string) =>
  t
    .shape(typeName, {
      type: t
        .oneOf("FLEET_PERCENT", "HOST_COUNT")
        .describe("Whether the value is per cent of the instances or a number."),
      value: t
        .integer({ min: 0, max: 10000 })
        .describe("Instances that stay healthy, in per cent or as a number."),
    })
    .rule({
      test: ({ type, value }) => x.or(x.not(x.eq(type, "FLEET_PERCENT")), x.le(value, 99)),
      got: () => "a share of more than 99 per cent",
      allowed: "0 to 99 per cent: with all instances healthy at all times there is none to deploy to",
      refused: [
        { type: "FLEET_PERCENT", value: 100 },
        { type: "FLEET_PERCENT", value: 150 },
      ],
    })
    .example({ type: "FLEET_PERCENT", value: 75 });

/** A week; AWS names no upper bound. */
const LONGEST_SECONDS = 604_800;

const zonal = t
  .shape("CodeDeployZonalConfig", {
    monitorSeconds: t
      .integer({ min: 0, max: LONGEST_SECONDS }, "seconds")
      .describe("Seconds to wait after each zone.")
      .default(0),
    firstZoneMonitorSeconds: t
      .integer({ min: 0, max: LONGEST_SECONDS }, "seconds")
      .describe("Seconds to wait after the first zone, where it is another time.")
      .optional(),
    minimumHealthyPerZone: healthyHosts("CodeDeployHealthyHostsPerZone")
      .describe("Instances of each zone that stay healthy; AWS's default: 0 per cent.")
      .optional(),
  })
  .describe(
    'One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment configuration": zonal configuration).',
  )
  .example({});

const ownConfig = t
  .shape("CodeDeployOwnConfig", {
    minimumHealthy: healthyHosts("CodeDeployHealthyHosts").describe(
      "Instances that stay healthy during a deployment.",
    ),
    zonal: zonal.optional(),
  })
  .describe("A deployment configuration of one's own; its name follows from what it says.")
  .example({ minimumHealthy: { type: "FLEET_PERCENT", value: 75 } });

type OwnConfig = t.Infer<typeof ownConfig>;

type HealthyHosts = OwnConfig["minimumHealthy"];

type ZonalConfig = NonNullable<OwnConfig["zonal"]>;

const needs = [application] as const;
const inputs = {
  deploymentConfig: configName
    .describe(
      "How many instances a deployment takes at a time, by a ready-made configuration or the name of one of your own.",
    )
    .default(DEFAULT_CONFIG),
  ownDeploymentConfig: ownConfig.optional(),
};
type ConfigInputs = t.InputsOf<typeof inputs, typeof needs>;

export const config = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "ownDeploymentConfig",
      test: ({ ownDeploymentConfig, deploymentConfig }) =>
        x.or(x.isNull(ownDeploymentConfig), x.eq(deploymentConfig, DEFAULT_CONFIG)),
      message: ({ deploymentConfig }, spell) =>
        x.str`${spell("ownDeploymentConfig")} is given beside ${spell("deploymentConfig")} ${x.shownText(deploymentConfig)}; allowed: one of the two.`,
      refused: [
        {
          ownDeploymentConfig: { minimumHealthy: { type: "HOST_COUNT", value: 1 } },
          deploymentConfig: "CodeDeployDefault.AllAtOnce",
        },
      ],
    },
  ],
});

interface DeploymentConfig {
  /** Known before it is made. */
  readonly plannedName: Expr<string>;
  /** The name, once the configuration is there. */
  readonly name: Expr<string>;
}

export function deploymentConfig(scope: Construct, inputs: ConfigInputs): DeploymentConfig {
  const isOwn = x.isSet(inputs.ownDeploymentConfig);
  const own = x.nonNull(inputs.ownDeploymentConfig);
  const words = wordsOf(scope, own);
  const plannedName = local(
    scope,
    "deployment_config_name",
    x.when(isOwn, () => x.str`${inputs.name}-${words}`, inputs.deploymentConfig),
  );
  const config = optional(scope, CodedeployDeploymentConfig, "codedeploy_deployment_config", isOwn, () => ({
    deploymentConfigName: plannedName,
    computePlatform: "Server",
    minimumHealthyHosts: {
      type: own.minimumHealthy.type,
      value: own.minimumHealthy.value,
    },
    zonalConfig: zonalBlock(own),
    lifecycle: { createBeforeDestroy: true },
  }));
  const name = x.when(isOwn, () => config.present("deploymentConfigName"), inputs.deploymentConfig);
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
  const step = (name: string, words: () => Expr<string>) => local(scope, name, x.attempt(words, ""));
  const healthy = step("healthy_words", () => healthyText(own.minimumHealthy));
  const perZone = step("healthy_per_zone_words", () => {
    const given = own.zonal;
    return x.str`-${healthyText(x.nonNull(given.minimumHealthyPerZone))}`;
  });
  const zones = step("zonal_words", () => {
    const given = own.zonal;
    const first = x.orElse(given.firstZoneMonitorSeconds, () => given.monitorSeconds);
    return x.str`-zonal-${first}-${given.monitorSeconds}`;
  });
  return x.str`${healthy}${zones}${perZone}`;
}

const zonalBlock = ({ zonal }: Expr<OwnConfig>): Blocks<CodedeployDeploymentConfigZonalConfig> =>
  blocks(x.itemIfSet(zonal), (each) => ({
    monitorDurationInSeconds: each.monitorSeconds,
    firstZoneMonitorDurationInSeconds: x.orElse(each.firstZoneMonitorSeconds, each.monitorSeconds),
    minimumHealthyHostsPerZone: healthyPerZone(each),
  }));

/** Said even where it is AWS's default, so that there is one shape of block. */
function healthyPerZone({ minimumHealthyPerZone: given }: Expr<ZonalConfig>) {
  const part = <T>(choose: (hosts: Expr<HealthyHosts>) => Expr<T>, fallback: T) =>
    x.attempt(() => choose(x.nonNull(given)), fallback);
  return {
    type: part(({ type }) => type, "FLEET_PERCENT"),
    value: part(({ value }) => value, 0),
  };
}
