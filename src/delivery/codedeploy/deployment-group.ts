/** The application and its deployment group. */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import { blockEach, nestedEach } from "../../core/dynamic";
import {
  and,
  concat,
  type Expr,
  eq,
  isEmpty,
  isNull,
  isSet,
  items,
  listEach,
  listFrom,
  not,
  object,
  tf,
  values,
  when,
} from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { BlueGreen } from "./blue-green.contract";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { Fleet, TagFilter } from "./instances.contract";
import type { Names } from "./location";
import type { ServiceRole } from "./service-role";
import type { Trigger } from "./trigger.contract";

export function application(scope: Construct, inputs: CodeDeployInputs): Optional<CodedeployApp> {
  const { existingApplication, name } = inputs;
  return optional(isNull(existingApplication), (meta) => {
    return new CodedeployApp(scope, "codedeploy_app", {
      ...meta,
      name: tf(name),
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
  tf(
    when<string>(
      test,
      () => yes,
      () => no,
    ),
  );

export function deploymentGroup(scope: Construct, given: GroupArguments): CodedeployDeploymentGroup {
  const { inputs, names, app, service, configName } = given;
  const isOurs = isNull(inputs.existingApplication);
  const events = rollbackEvents(scope, inputs);
  const fleets = listFrom<Fleet, string>(inputs.fleets, ["key", "fleet"], (_, { autoScalingGroupName }) => ({
    value: autoScalingGroupName,
  }));
  const element = new CodedeployDeploymentGroup(scope, "codedeploy_deployment_group", {
    appName: tf(
      when<string>(
        isOurs,
        () => app.present("name"),
        () => names.application,
      ),
    ),
    deploymentGroupName: tf(names.group),
    serviceRoleArn: service.role.arn,
    deploymentConfigName: tf(configName),
    autoscalingGroups: tf(fleets),
    outdatedInstancesStrategy: tf(inputs.outdatedInstances),
    terminationHookEnabled: tf(inputs.terminationHook),
    deploymentStyle: {
      deploymentType: choose(isSet(inputs.blueGreen), "BLUE_GREEN", "IN_PLACE"),
      deploymentOption: choose(
        isEmpty(inputs.targetGroupNames),
        "WITHOUT_TRAFFIC_CONTROL",
        "WITH_TRAFFIC_CONTROL",
      ),
    },
    autoRollbackConfiguration: { enabled: tf(not(isEmpty(events))), events: tf(events) },
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
    listEach<string, string>(items<string>([name]), ["event"], (value) => ({ value, when: test }));
  return local(
    scope,
    "rollback_events",
    concat<string>(
      event("DEPLOYMENT_FAILURE", rollback.onFailure),
      event("DEPLOYMENT_STOP_ON_ALARM", and(rollback.onAlarm, not(isEmpty(alarms)))),
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
  const given = listEach<Alarms, Alarms>(
    items<Alarms>([object<Alarms>({ names: alarms, ignoreFailure: ignoreAlarmPollFailure })]),
    ["all"],
    (all) => ({ value: all, when: not(isEmpty(alarms)) }),
  );
  blockEach(element, { name: "alarm_configuration" }, given, ({ names, ignoreFailure }) => ({
    enabled: true,
    alarms: names,
    ignore_poll_alarm_failure: ignoreFailure,
  }));
}

/** One set per group of tags: an instance has a tag of each. */
function servers(element: CodedeployDeploymentGroup, { instanceTags }: CodeDeployInputs): void {
  blockEach(element, { name: "ec2_tag_set" }, values(instanceTags), (group) =>
    nestedEach<TagFilter>("ec2_tag_filter", group as Expr<readonly TagFilter[]>, (filter) => ({
      type: filterType(filter),
      key: filter.key,
      value: filter.value,
    })),
  );
}

const filterType = ({ key, value }: Expr<TagFilter>): Expr<string> =>
  when<string>(
    isNull(key),
    () => "VALUE_ONLY",
    () =>
      when<string>(
        isNull(value),
        () => "KEY_ONLY",
        () => "KEY_AND_VALUE",
      ),
  );

function traffic(
  element: CodedeployDeploymentGroup,
  { targetGroupNames, blueGreen }: CodeDeployInputs,
): void {
  const names = targetGroupNames as Expr<readonly string[]>;
  const balanced = listEach<readonly string[], readonly string[]>(
    items<readonly string[]>([names]),
    ["names"],
    (all) => ({ value: all, when: not(isEmpty(names)) }),
  );
  blockEach(element, { name: "load_balancer_info" }, balanced, (all) =>
    nestedEach<string>("target_group_info", all, (name) => ({ name })),
  );
  const given = when<BlueGreen[]>(
    isNull(blueGreen),
    () => [],
    () => items<BlueGreen>([blueGreen as Expr<BlueGreen>]),
  );
  blockEach(element, { name: "blue_green_deployment_config" }, given, (each) => ({
    deployment_ready_option: [
      { action_on_timeout: each.readyAction, wait_time_in_minutes: each.readyWaitMinutes },
    ] as never,
    green_fleet_provisioning_option: [{ action: each.greenFleet }] as never,
    terminate_blue_instances_on_deployment_success: [
      { action: each.oldInstances, termination_wait_time_in_minutes: minutesOf(each) },
    ] as never,
  }));
}

/** Nothing is waited for before what is kept goes. */
const minutesOf = ({ oldInstances, terminationWaitMinutes }: Expr<BlueGreen>): Expr<number | null> =>
  when<number | null>(
    eq<string>(oldInstances as Expr<string>, "TERMINATE"),
    () => terminationWaitMinutes,
    () => null,
  );

interface NamedTrigger extends Trigger {
  readonly key: string;
}

function topics(element: CodedeployDeploymentGroup, { triggers }: CodeDeployInputs): void {
  const named = listFrom<Trigger, NamedTrigger>(
    triggers,
    ["key", "trigger"],
    (key, { topicArn, events }) => ({
      value: object<NamedTrigger>({ key, topicArn, events }),
    }),
  );
  blockEach(element, { name: "trigger_configuration" }, named, ({ key, topicArn, events }) => ({
    trigger_name: key,
    trigger_target_arn: topicArn,
    trigger_events: events,
  }));
}
