/** The Auto Scaling group. */
import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { subnetIds } from "../../network/placement";
import { namedTags } from "../../network/tags";
import type { ServerRoleResult } from "../server/role";
import { serverConcerns } from "../server/server";
import { capacity, launchBlocks } from "./capacity";
import { capacityWait, firstHooks, hooks } from "./hooks";
import { launches } from "./launch-template";
import { zones } from "./placement";
import { refresh, refreshBlock } from "./refresh";
import { healthCheckType, targetGroups } from "./targets";
import { warmPool, warmPoolBlock } from "./warm-pool";

/** Amazon EC2 Auto Scaling User Guide: "Suspend and resume Amazon EC2 Auto Scaling processes". */
const PROCESSES = [
  "Launch",
  "Terminate",
  "AddToLoadBalancer",
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "InstanceRefresh",
  "ReplaceUnhealthy",
  "ScheduledActions",
] as const;

/** Amazon EC2 Auto Scaling User Guide: "Configure termination policies for Amazon EC2 Auto Scaling". */
const TERMINATION_POLICIES = [
  "Default",
  "AllocationStrategy",
  "OldestLaunchTemplate",
  "OldestInstance",
  "NewestInstance",
  "ClosestToNextInstanceHour",
] as const;

const needs = [...serverConcerns, launches, zones, capacity, warmPool, refresh, hooks, targetGroups] as const;

const inputs = {
  suspendedProcesses: t
    .setOf(t.oneOf(...PROCESSES), "process")
    .describe("What the group does not do for now.")
    .default([]),
  maxInstanceLifetimeDays: t
    .integer({ min: 1, max: 365 }, "days")
    .describe("Days after which an instance is replaced. Default: never.")
    .optional(),
  terminationPolicies: t
    .listOf(t.oneOf(...TERMINATION_POLICIES), "policy")
    .describe("Which instance goes first when the group shrinks. Default: AWS's own choice.")
    .default([]),
  groupMetrics: t
    .flag(
      "Whether the group's sizes are measured (CloudWatch namespace AWS/AutoScaling), which costs nothing.",
    )
    .default(true),
};

export const group = t.concern({ needs, inputs });

type GroupInputs = t.InputsOf<typeof inputs, typeof needs>;

const SECONDS_A_DAY = 86400;

/** Amazon EC2 Auto Scaling API Reference: EnableMetricsCollection. */
const GROUP_METRICS = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
];

interface GroupArguments {
  readonly inputs: GroupInputs;
  readonly template: LaunchTemplate;
  readonly role: ServerRoleResult;
}

export function autoScalingGroup(
  scope: Construct,
  { inputs, template, role: { policies } }: GroupArguments,
): AutoscalingGroup {
  return resource(scope, AutoscalingGroup, "autoscaling_group", {
    name: inputs.name,
    minSize: inputs.minSize,
    maxSize: inputs.maxSize,
    vpcZoneIdentifier: local(scope, "subnet_ids", subnetIds(inputs)),
    healthCheckType: healthCheckType(inputs),
    healthCheckGracePeriod: inputs.healthCheck.graceSeconds,
    defaultInstanceWarmup: inputs.warmupSeconds,
    capacityRebalance: inputs.purchase.rebalance,
    waitForCapacityTimeout: x.str`${capacityWait(inputs)}s`,
    protectFromScaleIn: inputs.protectFromScaleIn,
    maxInstanceLifetime: lifetime(inputs),
    terminationPolicies: inputs.terminationPolicies,
    suspendedProcesses: inputs.suspendedProcesses,
    enabledMetrics: x.when(inputs.groupMetrics, GROUP_METRICS, []),
    ...launchBlocks(inputs, template),
    instanceRefresh: refreshBlock(inputs),
    initialLifecycleHook: firstHooks(inputs),
    warmPool: warmPoolBlock(inputs),
    tag: blocks(groupTags(inputs), ({ key, value }) => ({ key, value, propagateAtLaunch: true })),
    // a new group's alone: another hook would replace the group, and has a resource of its own instead
    lifecycle: { ignoreChanges: ["initial_lifecycle_hook"] },
    // instances need their permissions as long as they live, so also while the group is destroyed
    ...(policies.length > 0 ? { dependsOn: [...policies] } : {}),
  });
}

const lifetime = ({ maxInstanceLifetimeDays: days }: GroupInputs): Expr<number | null> =>
  x.when(x.eq(days, null), null, () => x.mul(days, SECONDS_A_DAY));

interface GroupTag {
  readonly key: string;
  readonly value: string;
}

const groupTags = (inputs: GroupInputs): Expr<GroupTag[]> =>
  x.listFrom(namedTags(inputs, inputs.name), ["key", "value"], (key, value) => ({
    value: x.object({ key, value }),
  }));
