/** The application and its deployment group. */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import { blockEach, nestedEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { BlueGreen } from "./blue-green.contract";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { TagFilter } from "./instances.contract";
import type { Names } from "./location";
import type { ServiceRole } from "./service-role";
import type { Trigger } from "./trigger.contract";

export function application(scope: Construct, inputs: CodeDeployInputs): Optional<CodedeployApp> {
  const { existingApplication, name } = inputs;
  return optional(x.isNull(existingApplication), (meta) => {
    return new CodedeployApp(scope, "codedeploy_app", {
      ...meta,
      name: x.tf(name),
      computePlatform: "Server",
      tags: nameTag(inputs, name),
    });
  });
}

interface GroupArguments {
  readonly inputs: CodeDeployInputs;
  readonly names: Names;
  readonly app: Optional<CodedeployApp>;
  readonly service: ServiceRole;
  readonly configName: Expr<string>;
}

const choose = (test: Expr<boolean>, yes: string, no: string): string =>
  x.tf(
    x.when(
      test,
      () => yes,
      () => no,
    ),
  );

export function deploymentGroup(scope: Construct, given: GroupArguments): CodedeployDeploymentGroup {
  const { inputs, names, app, service, configName } = given;
  const isOurs = x.isNull(inputs.existingApplication);
  const events = rollbackEvents(scope, inputs);
  const fleets = x.listFrom(inputs.fleets, ["key", "fleet"], (_, { autoScalingGroupName }) => ({
    value: autoScalingGroupName,
  }));
  const element = new CodedeployDeploymentGroup(scope, "codedeploy_deployment_group", {
    appName: x.tf(
      x.when(
        isOurs,
        () => app.present("name"),
        () => names.application,
      ),
    ),
    deploymentGroupName: x.tf(names.group),
    serviceRoleArn: service.role.arn,
    deploymentConfigName: x.tf(configName),
    autoscalingGroups: x.tf(fleets),
    outdatedInstancesStrategy: x.tf(inputs.outdatedInstances),
    terminationHookEnabled: x.tf(inputs.terminationHook),
    deploymentStyle: {
      deploymentType: choose(x.isSet(inputs.blueGreen), "BLUE_GREEN", "IN_PLACE"),
      deploymentOption: choose(
        x.isEmpty(inputs.targetGroupNames),
        "WITHOUT_TRAFFIC_CONTROL",
        "WITH_TRAFFIC_CONTROL",
      ),
    },
    autoRollbackConfiguration: { enabled: x.tf(x.not(x.isEmpty(events))), events: x.tf(events) },
    // not the group's own name: the provider would tag the ARN that a rename leaves behind
    tags: nameTag(inputs, inputs.name),
    // CodeDeploy puts hooks into the groups at once, by the role's policy
    dependsOn: [service.policy],
  });
  stops(element, inputs);
  servers(element, inputs);
  traffic(element, inputs);
  topics(element, inputs);
  return element;
}

function rollbackEvents(scope: Construct, { rollback, alarms }: CodeDeployInputs): Expr<string[]> {
  const event = (name: string, test: Expr<boolean>) =>
    x.listEach(x.items([name]), ["event"], (value) => ({ value, when: test }));
  return local(
    scope,
    "rollback_events",
    x.concat(
      event("DEPLOYMENT_FAILURE", rollback.onFailure),
      event("DEPLOYMENT_STOP_ON_ALARM", x.and(rollback.onAlarm, x.not(x.isEmpty(alarms)))),
      event("DEPLOYMENT_STOP_ON_REQUEST", rollback.onStopRequest),
    ),
  );
}

interface Alarms {
  readonly names: readonly string[];
  readonly ignoreFailure: boolean;
}

function stops(
  element: CodedeployDeploymentGroup,
  { alarms, ignoreAlarmPollFailure }: CodeDeployInputs,
): void {
  const given = x.listEach(
    x.items([x.object<Alarms>({ names: alarms, ignoreFailure: ignoreAlarmPollFailure })]),
    ["all"],
    (all) => ({ value: all, when: x.not(x.isEmpty(alarms)) }),
  );
  blockEach(element, { name: "alarm_configuration" }, given, ({ names, ignoreFailure }) => ({
    enabled: true,
    alarms: names,
    ignore_poll_alarm_failure: ignoreFailure,
  }));
}

/** One set per group of tags: an instance has a tag of each. */
function servers(element: CodedeployDeploymentGroup, { instanceTags }: CodeDeployInputs): void {
  blockEach(element, { name: "ec2_tag_set" }, x.values(instanceTags), (group) =>
    nestedEach<TagFilter>("ec2_tag_filter", group, (filter) => ({
      type: filterType(filter),
      key: filter.key,
      value: filter.value,
    })),
  );
}

const filterType = ({ key, value }: Expr<TagFilter>): Expr<string> =>
  x.when(
    x.isNull(key),
    () => "VALUE_ONLY",
    () =>
      x.when(
        x.isNull(value),
        () => "KEY_ONLY",
        () => "KEY_AND_VALUE",
      ),
  );

function traffic(
  element: CodedeployDeploymentGroup,
  { targetGroupNames, blueGreen }: CodeDeployInputs,
): void {
  const names = targetGroupNames;
  const balanced = x.listEach(x.items([names]), ["names"], (all) => ({
    value: all,
    when: x.not(x.isEmpty(names)),
  }));
  blockEach(element, { name: "load_balancer_info" }, balanced, (all) =>
    nestedEach<string>("target_group_info", all, (name) => ({ name })),
  );
  const given = x.ifSet(
    blueGreen,
    (blueGreen) => x.items([blueGreen]),
    () => [],
  );
  blockEach(element, { name: "blue_green_deployment_config" }, given, (each) => ({
    deployment_ready_option: [
      { action_on_timeout: each.readyAction, wait_time_in_minutes: each.readyWaitMinutes },
    ],
    green_fleet_provisioning_option: [{ action: each.greenFleet }],
    terminate_blue_instances_on_deployment_success: [
      { action: each.oldInstances, termination_wait_time_in_minutes: minutesOf(each) },
    ],
  }));
}

/** Nothing is waited for before what is kept goes. */
const minutesOf = ({ oldInstances, terminationWaitMinutes }: Expr<BlueGreen>): Expr<number | null> =>
  x.when(
    x.eq(oldInstances, "TERMINATE"),
    () => terminationWaitMinutes,
    () => null,
  );

interface NamedTrigger extends Trigger {
  readonly key: string;
}

function topics(element: CodedeployDeploymentGroup, { triggers }: CodeDeployInputs): void {
  const named = x.listFrom(triggers, ["key", "trigger"], (key, { topicArn, events }) => ({
    value: x.object<NamedTrigger>({ key, topicArn, events }),
  }));
  blockEach(element, { name: "trigger_configuration" }, named, ({ key, topicArn, events }) => ({
    trigger_name: key,
    trigger_target_arn: topicArn,
    trigger_events: events,
  }));
}
