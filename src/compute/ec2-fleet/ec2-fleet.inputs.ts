/** Every input of `modules/compute/ec2-fleet` and of the construct `Ec2Fleet`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { targetGroupFields } from "../ecs-service/targets.contract";
import { nitroType } from "../server/instance-type.contract";
import { serverInputs } from "../server/server.inputs";
import { healthCheck } from "./health.contract";
import { hooks } from "./hook.contract";
import { purchase } from "./purchase.contract";
import { refresh } from "./refresh.contract";
import { tracking } from "./scaling.contract";
import { schedules } from "./schedule.contract";
import { stepPolicies } from "./steps.contract";
import { warmPool } from "./warm-pool.contract";

const targetGroup = t
  .shape("FleetTargetGroup", {
    ...targetGroupFields,
    listenerArns: t
      .listOf(t.arn("elasticloadbalancing", "a listener's or a rule's ARN"), "arn")
      .describe("Listeners and rules that forward to the group; not used.")
      .default([]),
  })
  .describe(
    "A target group whose targets are of the type instance: one of the output `load_balancer`'s target groups, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  });
export type FleetTargetGroup = t.Infer<typeof targetGroup>;

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

const capacityInputs = {
  instanceTypes: t
    .listOf(nitroType(), "type")
    .describe(
      "Instance types in order of preference, all of one architecture and built on the Nitro System. More than one: what is available is taken.",
    )
    .rule({
      test: (types) => x.and(x.not(x.isEmpty(types)), x.le(x.length(types), 40)),
      allowed: "1 to 40 instance types",
      refused: [[]],
    })
    .rule({
      test: (types) => x.eq(x.length(x.distinct(types)), x.length(types)),
      allowed: "each instance type once",
      refused: [["m7i.large", "m7i.large"]],
    }),
  weights: t
    .mapOf(t.integer({ min: 1, max: 999 }), "weight")
    .describe(
      "What an instance of each type counts for in the group's sizes. Default: every instance counts one.",
    )
    .default({}),
  purchase: purchase.default({}),
  minSize: t
    .integer({ min: 0, max: 5000 }, "instances")
    .describe("Least number of instances, and the number that a new group starts with.")
    .default(1),
  maxSize: t
    .integer({ min: 1, max: 5000 }, "instances")
    .describe(
      "Most instances. Between the two, scaling or an operator decides: Terraform never sets the size back.",
    ),
  warmPool: warmPool.optional(),
};

const scalingInputs = {
  tracking: tracking.default({}),
  stepPolicies: stepPolicies.describe("Alarms and their steps, by name.").default({}),
  schedules: schedules.describe("Other sizes at a time, by name.").default({}),
  warmupSeconds: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds before a new instance counts in metrics and as in service.")
    .default(120),
  suspendedProcesses: t
    .setOf(t.oneOf(...PROCESSES), "process")
    .describe("What the group does not do for now.")
    .default([]),
};

const lifetimeInputs = {
  refresh: refresh.default({}),
  hooks: hooks
    .describe(
      "What waits while instances launch or end, by name. New groups have them before their first instance.",
    )
    .default({}),
  waitForCapacitySeconds: t
    .duration("seconds", { min: 0, max: 7200 })
    .describe(
      "Seconds that an apply waits for `min_size` instances in service, when the group is made or that size rises; 0: it does not wait. Default: 600, or 0 where a hook holds launches.",
    )
    .optional(),
  healthCheck: healthCheck.default({}),
  maxInstanceLifetimeDays: t
    .integer({ min: 1, max: 365 }, "days")
    .describe("Days after which an instance is replaced. Default: never.")
    .optional(),
  terminationPolicies: t
    .listOf(t.oneOf(...TERMINATION_POLICIES), "policy")
    .describe("Which instance goes first when the group shrinks. Default: AWS's own choice.")
    .default([]),
  protectFromScaleIn: t
    .flag()
    .describe(
      "Whether new instances are protected from scale in. Nothing keeps Terraform from destroying the group: the provider takes the protection off first.",
    )
    .default(false),
};

export const ec2FleetInputs = {
  name: t
    .blockName()
    .describe("The fleet's name: of the Auto Scaling group, the launch template and the instances."),
  ...serverInputs,
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe("The zones that instances stand in, of the tier's. Default: all of them.")
    .rule({
      test: (zones) => x.not(x.isEmpty(zones)),
      allowed: "one zone at least",
      remedy: "Leave zones out for all of the tier's.",
      refused: [[]],
    })
    .optional(),
  publicAddress: t
    .flag()
    .describe(
      "Whether instances get public IPv4 addresses, in a public tier only. Without one, an instance there does not reach the internet.",
    )
    .default(false),
  ...capacityInputs,
  targetGroups: t
    .keyed(targetGroup, "group")
    .describe(
      "Target groups that instances are registered with, by name; their targets are of the type instance.",
    )
    .default({}),
  ...scalingInputs,
  ...lifetimeInputs,
  groupMetrics: t
    .flag()
    .describe(
      "Whether the group's sizes are measured (CloudWatch namespace AWS/AutoScaling), which costs nothing.",
    )
    .default(true),
};

export type Ec2FleetShape = typeof ec2FleetInputs;
export type Ec2FleetInputs = t.Inputs<Ec2FleetShape>;
