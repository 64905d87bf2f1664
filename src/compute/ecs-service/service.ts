/** The service: its tasks are there, are replaced, are reached. */
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { groupIds, subnetIds } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { capacity, launchTypeOf, platformVersionOf, strategyBlocks, strategyParts } from "./capacity";
import { identity, type Location } from "./cluster";
import type { Containers } from "./container";
import { containers } from "./containers";
import { alarmsBlock, deployment } from "./deployment";
import { volumeBlocks } from "./ebs";
import { exec } from "./exec";
import { logs } from "./logging";
import { networking } from "./networking";
import { sidecar } from "./nginx/nginx";
import { Owned, ownership, ownershipCases, startingCount } from "./ownership";
import { roles } from "./roles";
import { scaling } from "./scaling";
import { connection, serviceConnect } from "./service-connect";
import { loadBalancerBlocks, registrations, targets } from "./target-groups";
import { volumes } from "./volumes";

const needs = [
  identity,
  capacity,
  containers,
  deployment,
  exec,
  logs,
  networking,
  ownership,
  roles,
  scaling,
  serviceConnect,
  sidecar,
  targets,
  volumes,
] as const;
const inputs = {
  zoneRebalancing: t
    .flag(
      "Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an Amazon ECS service across Availability Zones).",
    )
    .default(true),
  waitForSteadyState: t
    .flag(
      "Whether an apply ends when the service is stable, and fails when it does not become so, or only by being rolled back. A service that does not become stable when it is made is made anew by the next apply.",
    )
    .default(false),
  propagateTags: t
    .oneOf("SERVICE", "TASK_DEFINITION", "NONE")
    .describe("Whose tags tasks get.")
    .default("SERVICE"),
};
type ServiceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const serviceSettings = t.concern({
  needs,
  inputs,
  rules: [
    /** Amazon ECS Developer Guide, "Balancing an Amazon ECS service across Availability Zones": a task comes before one goes. */
    {
      on: "zoneRebalancing",
      test: ({ zoneRebalancing, deployment }) =>
        x.or(x.not(zoneRebalancing), x.gt(deployment.maximumPercent, 100)),
      message: ({ deployment }, spell) =>
        x.str`${spell("zoneRebalancing")} is true with a ${spell("maximumPercent")} of ${deployment.maximumPercent}; allowed: rebalancing with more than 100. Turn it off, or let deployments have more tasks.`,
      refused: [{ deployment: { minimumHealthyPercent: 50, maximumPercent: 100 } }],
    },
  ],
});

interface ServiceArguments {
  readonly inputs: ServiceInputs;
  /** The user's, and those of ours. */
  readonly containers: Expr<Containers>;
  readonly location: Location;
  readonly task: EcsTaskDefinition;
  /** What tasks need to start and to stop: the roles' policies. */
  readonly needs: readonly ITerraformDependable[];
  /** Of the role that attaches EBS volumes. */
  readonly infrastructureRoleArn: Expr<string>;
  /** Of the role that moves traffic between two target groups. */
  readonly loadBalancerRoleArn: Expr<string>;
  /** Of the role that calls functions. */
  readonly hooksRoleArn: Expr<string>;
}

export function service(scope: Construct, given: ServiceArguments): Owned {
  const {
    inputs,
    containers,
    location,
    task,
    needs,
    infrastructureRoleArn,
    loadBalancerRoleArn,
    hooksRoleArn,
  } = given;
  const { deployment } = inputs;
  const { circuitBreaker } = deployment;
  const strategy = strategyParts(scope, inputs);
  const subnets = local(scope, "subnet_ids", subnetIds(inputs));
  const registered = local(scope, "registrations", registrations(inputs, containers));
  const cases = ownershipCases(scope, inputs).map(({ id, test, ignoreChanges }) =>
    optional(scope, EcsService, id, test, () => ({
      name: inputs.name,
      cluster: inputs.cluster.arn,
      taskDefinition: x.attribute(task, "arn"),
      launchType: launchTypeOf(inputs, strategy),
      platformVersion: platformVersionOf(inputs),
      desiredCount: startingCount(inputs),
      deploymentMinimumHealthyPercent: deployment.minimumHealthyPercent,
      deploymentMaximumPercent: deployment.maximumPercent,
      deploymentCircuitBreaker: {
        enable: circuitBreaker.enabled,
        rollback: circuitBreaker.rollback,
      },
      deploymentConfiguration: t.hasProvider("6.4")
        ? blocks(
            x.itemIfSet(deployment.strategy),
            (strategy) => ({
              strategy,
              bakeTimeInMinutes: deployment.bakeTime,
              lifecycleHook: blocks(x.values(deployment.lifecycleHooks), (hook) => ({
                hookTargetArn: hook.hookTargetArn,
                lifecycleStages: hook.lifecycleStages,
                roleArn: hooksRoleArn,
                hookDetails: t.hasProvider("6.14") ? hook.hookDetails : null,
              })),
              canaryConfiguration: t.hasProvider("6.21")
                ? blocks(x.itemIfSet(deployment.canary), ({ percent, bakeTime }) => ({
                    canaryPercent: percent,
                    canaryBakeTimeInMinutes: bakeTime,
                  }))
                : null,
              linearConfiguration: t.hasProvider("6.21")
                ? blocks(x.itemIfSet(deployment.linear), ({ stepPercent, stepBakeTime }) => ({
                    stepPercent,
                    stepBakeTimeInMinutes: stepBakeTime,
                  }))
                : null,
            }),
            "strategy",
          )
        : null,
      forceNewDeployment: deployment.forceNew,
      availabilityZoneRebalancing: x.choose(inputs.zoneRebalancing, "ENABLED", "DISABLED"),
      healthCheckGracePeriodSeconds: inputs.healthCheckGracePeriod,
      enableExecuteCommand: inputs.exec,
      enableEcsManagedTags: true,
      propagateTags: inputs.propagateTags,
      waitForSteadyState: inputs.waitForSteadyState,
      networkConfiguration: {
        subnets,
        securityGroups: groupIds(inputs),
        assignPublicIp: inputs.publicIp,
      },
      serviceConnectConfiguration: connection(scope, inputs, location),
      capacityProviderStrategy: strategyBlocks(strategy),
      alarms: alarmsBlock(inputs),
      loadBalancer: loadBalancerBlocks(registered, loadBalancerRoleArn),
      volumeConfiguration: volumeBlocks(inputs, infrastructureRoleArn),
      tags: nameTag(inputs, inputs.name),
      dependsOn: [...needs],
      ...lifecycle(inputs, task, ignoreChanges),
    })),
  );
  return new Owned(cases);
}

/**
 * A deployment that fails is rolled back, and the service is then as steady as ever: the provider ends its waiting without
 * a word (hashicorp/terraform-provider-aws#20858). So what runs in the end is compared with what was to run.
 */
function lifecycle(inputs: ServiceInputs, task: EcsTaskDefinition, ignoreChanges: string[]) {
  const wanted = x.attribute(task, "arn");
  const runs = x.or(x.not(inputs.waitForSteadyState), x.eq(x.raw<string>("self.task_definition"), wanted));
  const isAsked = x.isKnown(inputs.waitForSteadyState) ? x.knownValue(inputs.waitForSteadyState) : true;
  const check = isAsked &&
    !ignoreChanges.includes("task_definition") && {
      condition: x.tf(runs),
      errorMessage: x.tf(
        x.str`The deployment of ${wanted} failed and was rolled back: the service ${inputs.name} runs another task definition. Its events and stopped tasks say why; the next apply tries again.`,
      ),
    };
  return ignoreChanges.length > 0 || check
    ? {
        lifecycle: {
          ...(ignoreChanges.length > 0 ? { ignoreChanges } : {}),
          ...(check ? { postcondition: [check] } : {}),
        },
      }
    : {};
}
