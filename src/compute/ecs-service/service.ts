/** The service: its tasks are there, are replaced, are reached. */
import { EcsService, type EcsServiceAlarms } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
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

const circuitBreaker = t
  .shape("EcsCircuitBreaker", {
    enabled: t
      .flag()
      .describe("Whether a deployment whose tasks do not become healthy is given up.")
      .default(true),
    rollback: t.flag().describe("Whether the last completed deployment is then put back.").default(true),
  })
  .rule({
    test: ({ enabled, rollback }) => x.or(enabled, x.not(rollback)),
    got: () => "a circuit breaker that is off but rolls back",
    allowed: "rollback with an enabled circuit breaker only",
    refused: [{ enabled: false }],
  })
  .describe("Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures.");

/** Amazon CloudWatch API Reference: PutMetricAlarm, AlarmName: 1 to 255 characters; not a pattern of them. */
const alarmName = () =>
  t.pattern("[^*?]{1,255}", "an alarm's name: 1 to 255 characters without * and ?", "shop-5xx", [
    "",
    "shop-*",
    "x".repeat(256),
  ]);

const fields = {
  minimumHealthyPercent: t
    .percentage()
    .describe("Least share of the tasks that stay while they are replaced.")
    .default(100),
  maximumPercent: t
    .integer({ min: 100, max: 200 }, "per cent")
    .describe("Most tasks at the same time while they are replaced, as a share of those that are to run.")
    .default(200),
  circuitBreaker: circuitBreaker.default({}),
  alarms: t
    .keyed(alarmName(), "alarm")
    .describe("Names of CloudWatch alarms by key: a deployment during which one goes off has failed.")
    .default({}),
  alarmRollback: t
    .flag()
    .describe("Whether the last completed deployment is put back after an alarm.")
    .default(true),
  forceNew: t
    .flag()
    .describe(
      "Whether every change of the service replaces its tasks. Needed in the apply that changes `strategy`: without, provider 5 replaces the whole service, and provider 6 refuses.",
    )
    .default(false),
};

const deploymentShape = t.shape("EcsDeployment", fields);

export type Deployment = t.Infer<typeof deploymentShape>;

/** Amazon ECS API Reference: DeploymentConfiguration. With 100 and 100 neither an old task may go nor a new one come. */
const progress: t.Rule<Deployment> = {
  test: ({ minimumHealthyPercent, maximumPercent }: Expr<Deployment>) =>
    x.or(x.lt(minimumHealthyPercent, 100), x.gt(maximumPercent, 100)),
  got: ({ minimumHealthyPercent, maximumPercent }: Expr<Deployment>) =>
    x.str`a deployment between ${minimumHealthyPercent} and ${maximumPercent} per cent`,
  allowed: "a minimum_healthy_percent below 100 or a maximum_percent above 100",
  remedy: "No task could be replaced otherwise.",
  refused: [{ minimumHealthyPercent: 100, maximumPercent: 100 }],
};

const deploymentType = deploymentShape
  .rule(progress)
  .describe("How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments).");

const needs = [
  identity,
  capacity,
  containers,
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
  deployment: deploymentType.default({}),
  zoneRebalancing: t
    .flag()
    .describe(
      "Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an Amazon ECS service across Availability Zones).",
    )
    .default(true),
  waitForSteadyState: t
    .flag()
    .describe(
      "Whether an apply ends when the service is stable, and fails when it does not become so, or only by being rolled back. A service that does not become stable when it is made is made anew by the next apply.",
    )
    .default(false),
  propagateTags: t
    .oneOf("SERVICE", "TASK_DEFINITION", "NONE")
    .describe("Whose tags tasks get.")
    .default("SERVICE"),
};
type ServiceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const deployment = t.concern({
  needs,
  inputs,
  rules: [
    /**
     * Amazon ECS API Reference, DeploymentConfiguration: the least is rounded up and the most rounded down, so that a small
     * service may have no room for a deployment that its percentages leave to a large one.
     */
    {
      on: "desiredCount",
      test: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }) =>
        x.ifSet(
          desiredCount,
          (desiredCount) => {
            const count = desiredCount;
            const grows = x.gt(x.mul(count, x.sub(most, 100)), 99);
            const shrinks = x.gt(x.mul(count, x.sub(100, least)), 99);
            return x.or(x.eq(count, 0), grows, shrinks);
          },
          () => true,
        ),
      message: (
        { desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } },
        spell,
      ) =>
        x.str`${spell("desiredCount")} is ${x.jsonEncode(desiredCount)} with a deployment between ${least} and ${most} per cent; allowed: room for a task less or a task more. The least is rounded up, the most down.`,
      refused: [
        { desiredCount: 1, deployment: { minimumHealthyPercent: 50, maximumPercent: 150 } },
        { desiredCount: 3, deployment: { minimumHealthyPercent: 70, maximumPercent: 130 } },
      ],
    },
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
}

export function service(scope: Construct, given: ServiceArguments): Owned {
  const { inputs, containers, location, task, needs, infrastructureRoleArn } = given;
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
      forceNewDeployment: deployment.forceNew,
      availabilityZoneRebalancing: x.when(
        inputs.zoneRebalancing,
        () => "ENABLED",
        () => "DISABLED",
      ),
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
      loadBalancer: loadBalancerBlocks(registered),
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

/** Deployment alarms: a deployment during which one goes off has failed. */
function alarmsBlock({ deployment: { alarms, alarmRollback } }: ServiceInputs): Blocks<EcsServiceAlarms> {
  const names = x.itemIf(x.not(x.isEmpty(alarms)), () => x.values(alarms));
  return blocks(names, (all) => ({ alarmNames: all, enable: true, rollback: alarmRollback }));
}
