/** The Auto Scaling group. */
import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { blockEach, nestedEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { present } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { tierOf } from "../../network/chosen-tier";
import { namedTags } from "../../network/tags";
import type { ServerRoleResult } from "../server/role";
import { inZone } from "../server/server.rules";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import { told, transitionOf } from "./hooks";
import { isMixed, overrides } from "./instances";
import { refreshBlock } from "./refresh";
import { capacityWait } from "./wait.rules";
import type { FleetWarmPool } from "./warm-pool.contract";

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
  readonly inputs: Ec2FleetInputs;
  readonly template: LaunchTemplate;
  readonly role: ServerRoleResult;
}

export function autoScalingGroup(
  scope: Construct,
  { inputs, template, role: { policies } }: GroupArguments,
): AutoscalingGroup {
  const group = new AutoscalingGroup(scope, "autoscaling_group", {
    name: x.tf(inputs.name),
    minSize: x.tf(inputs.minSize),
    maxSize: x.tf(inputs.maxSize),
    vpcZoneIdentifier: x.tf(local(scope, "subnet_ids", subnetIds(inputs))),
    healthCheckType: x.tf(healthCheckType(inputs)),
    healthCheckGracePeriod: x.tf(inputs.healthCheck.graceSeconds),
    defaultInstanceWarmup: x.tf(inputs.warmupSeconds),
    capacityRebalance: x.tf(inputs.purchase.rebalance),
    waitForCapacityTimeout: x.tf(x.str`${capacityWait(inputs)}s`),
    protectFromScaleIn: x.tf(inputs.protectFromScaleIn),
    maxInstanceLifetime: x.tf(lifetime(inputs)),
    terminationPolicies: x.tf(inputs.terminationPolicies) as string[],
    suspendedProcesses: x.tf(inputs.suspendedProcesses) as string[],
    enabledMetrics: x.tf(
      x.when(
        inputs.groupMetrics,
        () => GROUP_METRICS,
        () => [],
      ),
    ),
    // a new group's alone: another hook would replace the group, and has a resource of its own instead
    lifecycle: { ignoreChanges: ["initial_lifecycle_hook"] },
    // instances need their permissions as long as they live, so also while the group is destroyed
    ...(policies.length > 0 ? { dependsOn: [...policies] } : {}),
  });
  launch(group, inputs, template);
  refreshBlock(group, inputs);
  firstHooks(group, inputs);
  warm(group, inputs);
  blockEach(group, { name: "tag" }, groupTags(inputs), ({ key, value }) => ({
    key,
    value,
    propagate_at_launch: true,
  }));
  return group;
}

/** The version by its number: with `$Latest` nothing in the group would change, and no refresh begin. */
function launch(group: AutoscalingGroup, inputs: Ec2FleetInputs, template: LaunchTemplate): void {
  const version = x.str`${x.attribute(template, "latestVersion")}`;
  const id = x.attribute(template, "id");
  const mixed = onlyIf(isMixed(inputs));
  blockEach(group, { name: "launch_template" }, onlyIf(x.not(isMixed(inputs))), () => ({ id, version }));
  blockEach(group, { name: "mixed_instances_policy" }, mixed, () => ({
    instances_distribution: [distribution(inputs)],
    launch_template: [
      {
        launch_template_specification: [{ launch_template_id: id, version }],
        ...nestedEach("override", overrides(inputs), ({ instanceType, weight }) => ({
          instance_type: instanceType,
          weighted_capacity: weight,
        })),
      },
    ],
  }));
}

const distribution = ({ purchase }: Ec2FleetInputs) => ({
  on_demand_allocation_strategy: purchase.onDemandAllocation,
  on_demand_base_capacity: purchase.onDemandBase,
  on_demand_percentage_above_base_capacity: purchase.onDemandPercentage,
  spot_allocation_strategy: purchase.spotAllocation,
});

/** A block where the condition holds. */
const onlyIf = (condition: Expr<boolean>): Expr<boolean[]> =>
  x.listEach(x.items([true]), ["block"], (block) => ({
    value: block,
    when: condition,
  }));

const subnetIds = (inputs: Ec2FleetInputs): Expr<string[]> =>
  x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: inZone(inputs.zones, zone),
  }));

const healthCheckType = ({ healthCheck, targetGroups }: Ec2FleetInputs): Expr<string> =>
  x.orElse(healthCheck.type, () =>
    x.when(
      x.isEmpty(targetGroups),
      () => "EC2",
      () => "ELB",
    ),
  );

const lifetime = ({ maxInstanceLifetimeDays: days }: Ec2FleetInputs): Expr<number | null> =>
  x.when(
    x.eq(days, null),
    () => null,
    () => x.mul(days, SECONDS_A_DAY),
  );

/**
 * Hooks that a new group has before its first instance, with whom they tell: what is told later, the first instances
 * wait for in vain. Later hooks are the hooks' own resources.
 */
function firstHooks(group: AutoscalingGroup, { hooks }: Ec2FleetInputs): void {
  const all = x.listFrom(hooks, ["name", "hook"], (name, hook) => ({
    value: x.object<NamedHook>({
      name,
      transition: transitionOf(hook),
      heartbeatSeconds: hook.heartbeatSeconds,
      defaultResult: hook.defaultResult,
      metadata: hook.metadata,
      targetArn: told(hook, "targetArn"),
      roleArn: told(hook, "roleArn"),
    }),
  }));
  blockEach(group, { name: "initial_lifecycle_hook" }, all, (hook) => ({
    name: hook.name,
    lifecycle_transition: hook.transition,
    heartbeat_timeout: hook.heartbeatSeconds,
    default_result: hook.defaultResult,
    notification_metadata: hook.metadata,
    notification_target_arn: hook.targetArn,
    role_arn: hook.roleArn,
  }));
}

interface NamedHook {
  readonly name: string;
  readonly transition: string;
  readonly heartbeatSeconds: number;
  readonly defaultResult: string;
  readonly metadata: string | null;
  readonly targetArn: string | null;
  readonly roleArn: string | null;
}

function warm(group: AutoscalingGroup, { warmPool }: Ec2FleetInputs): void {
  const pools = present(warmPool);
  blockEach<FleetWarmPool>(group, { name: "warm_pool" }, pools, (pool) => ({
    pool_state: pool.state,
    min_size: pool.minSize,
    max_group_prepared_capacity: pool.maxPrepared,
    instance_reuse_policy: [{ reuse_on_scale_in: pool.reuseOnScaleIn }],
  }));
}

interface GroupTag {
  readonly key: string;
  readonly value: string;
}

const groupTags = (inputs: Ec2FleetInputs): Expr<GroupTag[]> =>
  x.listFrom(namedTags(inputs, inputs.name), ["key", "value"], (key, value) => ({
    value: x.object<GroupTag>({ key, value }),
  }));
