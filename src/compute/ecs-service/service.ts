/** The service: its tasks are there, are replaced, are reached. */
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { type Owned, ownedBy } from "./ownership";
import { placement, useStrategy } from "./placement";
import { scalingOf } from "./scaling";
import { connect, connectionSettings } from "./service-connect";
import { registerTasks, registrations } from "./targets";
import { attachVolumes } from "./volumes";

interface ServiceArguments {
  readonly inputs: EcsServiceInputs;
  /** The user's, and those of ours. */
  readonly containers: Expr<Containers>;
  readonly location: Location;
  readonly task: EcsTaskDefinition;
  /** What tasks need to start and to stop: the roles' policies. */
  readonly needs: readonly ITerraformDependable[];
  /** Of the role that attaches EBS volumes. */
  readonly infrastructureRoleArn: Expr<string>;
}

export function service(scope: Construct, given: ServiceArguments): Owned<EcsService> {
  const { inputs, containers, location, task, needs, infrastructureRoleArn } = given;
  const { deployment } = inputs;
  const { circuitBreaker } = deployment;
  const place = placement(scope, inputs);
  const registered = local(scope, "registrations", registrations(inputs, containers));
  return ownedBy(scope, inputs, ({ id, meta, ignoreChanges }) => {
    const made = new EcsService(scope, id, {
      ...meta,
      name: x.tf(inputs.name),
      cluster: x.tf(inputs.cluster.arn),
      taskDefinition: x.tf(x.attribute(task, "arn")),
      launchType: x.tf(place.launchType),
      platformVersion: x.tf(platformVersion(inputs)),
      desiredCount: x.tf(startingCount(inputs)),
      deploymentMinimumHealthyPercent: x.tf(deployment.minimumHealthyPercent),
      deploymentMaximumPercent: x.tf(deployment.maximumPercent),
      deploymentCircuitBreaker: {
        enable: x.tf(circuitBreaker.enabled),
        rollback: x.tf(circuitBreaker.rollback),
      },
      forceNewDeployment: x.tf(deployment.forceNew),
      availabilityZoneRebalancing: x.tf(
        x.when(
          inputs.zoneRebalancing,
          () => "ENABLED",
          () => "DISABLED",
        ),
      ),
      healthCheckGracePeriodSeconds: x.tf(inputs.healthCheckGracePeriod),
      enableExecuteCommand: x.tf(inputs.exec),
      enableEcsManagedTags: true,
      propagateTags: x.tf(inputs.propagateTags),
      waitForSteadyState: x.tf(inputs.waitForSteadyState),
      networkConfiguration: {
        subnets: x.tf(place.subnetIds),
        securityGroups: x.tf(place.securityGroupIds),
        assignPublicIp: x.tf(inputs.publicIp),
      },
      serviceConnectConfiguration: connectionSettings(inputs),
      tags: nameTag(inputs, inputs.name),
      dependsOn: [...needs],
      ...lifecycle(inputs, task, ignoreChanges),
    });
    useStrategy(made, place.strategy);
    watchAlarms(made, inputs);
    registerTasks(made, registered);
    connect(scope, made, inputs, location);
    attachVolumes(made, inputs, infrastructureRoleArn);
    return made;
  });
}

/**
 * A deployment that fails is rolled back, and the service is then as steady as ever: the provider ends its waiting without
 * a word (hashicorp/terraform-provider-aws#20858). So what runs in the end is compared with what was to run.
 */
function lifecycle(inputs: EcsServiceInputs, task: EcsTaskDefinition, ignoreChanges: string[]) {
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

/** Terraform's number, or what a new service starts with. */
const startingCount = (inputs: EcsServiceInputs): Expr<number> =>
  x.orElse(inputs.desiredCount, () =>
    x.attempt(
      () => scalingOf(inputs).min,
      () => 1,
    ),
  );

const platformVersion = ({ launchType, platformVersion: given }: EcsServiceInputs): Expr<string | null> =>
  x.when(
    x.eq(launchType, "fargate"),
    () => x.orElse(given, () => "LATEST"),
    () => null,
  );

/** Deployment alarms: a deployment during which one goes off has failed. */
function watchAlarms(made: EcsService, { deployment: { alarms, alarmRollback } }: EcsServiceInputs): void {
  const names = x.when(
    x.not(x.isEmpty(alarms)),
    () => x.items([x.values(alarms)]),
    () => [],
  );
  blockEach(made, { name: "alarms" }, names, (all) => ({
    alarm_names: all,
    enable: true,
    rollback: alarmRollback,
  }));
}
