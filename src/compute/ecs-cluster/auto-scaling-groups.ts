/** An Auto Scaling group per EC2 capacity provider, and the provider itself. */

import {
  AutoscalingGroup,
  type AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags } from "../../network/tags";
import { type Ec2Capacity, type Ec2Inputs, ec2ProviderName } from "./ec2-capacity";

interface GroupTag {
  readonly key: string;
  readonly value: string;
}

/** What an Auto Scaling group is made from. */
interface GroupPlan {
  readonly name: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly subnetIds: readonly string[];
  readonly protectFromScaleIn: boolean;
  readonly templateId: string;
  /** The number: with `$Latest` a new version changes nothing in the group, and no refresh begins. */
  readonly templateVersion: number;
  readonly instanceTypes: readonly string[];
  readonly onDemandBase: number;
  readonly onDemandPercentage: number;
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
}

type Templates = Instances<unknown, LaunchTemplate>;

type Groups = Instances<GroupPlan, AutoscalingGroup>;

interface GroupArguments {
  readonly inputs: Ec2Inputs;
  readonly templates: Templates;
  /** What instances need as long as they live, so also while the group is destroyed. */
  readonly policies: readonly ITerraformDependable[];
}

export function autoScalingGroups(scope: Construct, { inputs, templates, policies }: GroupArguments): Groups {
  const plans = local(
    scope,
    "group_plans",
    x.mapFrom(inputs.ec2, ["key", "capacity"], (key, capacity) =>
      groupPlan(inputs, key, capacity, templates),
    ),
  );
  return forEach(scope, AutoscalingGroup, "autoscaling_group", plans, ({ value: plan }) => ({
    name: plan.name,
    minSize: plan.minSize,
    maxSize: plan.maxSize,
    vpcZoneIdentifier: plan.subnetIds,
    protectFromScaleIn: plan.protectFromScaleIn,
    healthCheckType: "EC2",
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: plan.onDemandBase,
        onDemandPercentageAboveBaseCapacity: plan.onDemandPercentage,
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: {
          launchTemplateId: plan.templateId,
          version: x.str`${plan.templateVersion}`,
        },
        override: overrides(plan),
      },
    },
    tag: blocks(groupTags(inputs, plan.name), ({ key, value }) => ({ key, value, propagateAtLaunch: true })),
    instanceRefresh: {
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: plan.minHealthyPercentage,
        maxHealthyPercentage: plan.maxHealthyPercentage,
        // ECS protects every instance that has tasks: without this none of them would be replaced
        scaleInProtectedInstances: "Refresh",
      },
    },
    ...(policies.length > 0 ? { dependsOn: [...policies] } : {}),
  }));
}

const overrides = ({
  instanceTypes,
}: Expr<GroupPlan>): Blocks<AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride> =>
  blocks(instanceTypes, (instanceType) => ({ instanceType }));

function groupPlan(
  inputs: Ec2Inputs,
  key: Expr<string>,
  capacity: Expr<Ec2Capacity>,
  templates: Templates,
): Expr<GroupPlan> {
  const { tier, refresh } = capacity;
  const name = ec2ProviderName(inputs, key);
  const { subnets } = x.get(inputs.network.tiers, tier);
  return x.object({
    name,
    minSize: capacity.minSize,
    maxSize: capacity.maxSize,
    subnetIds: x.listFrom(subnets, ["zone", "subnet"], (_, { id }) => id),
    protectFromScaleIn: capacity.terminationProtection,
    templateId: templates.at(key, "id"),
    templateVersion: templates.at(key, "latestVersion"),
    instanceTypes: capacity.instanceTypes,
    onDemandBase: capacity.onDemandBase,
    onDemandPercentage: x.sub(100, capacity.spotPercentage),
    minHealthyPercentage: refresh.minHealthyPercentage,
    maxHealthyPercentage: refresh.maxHealthyPercentage,
  });
}

/** ECS adds AmazonECSManaged to a group that it scales: Terraform would take it away again. */
function groupTags(inputs: Ec2Inputs, name: Expr<string>): Expr<GroupTag[]> {
  const all = namedTags(inputs, name, { AmazonECSManaged: "true" });
  return x.listFrom(all, ["key", "value"], (key, value) => ({ value: x.object({ key, value }) }));
}

const onOff = (flag: Expr<boolean>): Expr<string> => x.choose(flag, "ENABLED", "DISABLED");

export function ec2Providers(scope: Construct, inputs: Ec2Inputs, groups: Groups) {
  const plans = x.mapFrom(inputs.ec2, ["key", "capacity"], (key, capacity) =>
    x.object({
      name: ec2ProviderName(inputs, key),
      groupArn: groups.at(key, "arn"),
      scaling: capacity.scaling,
      draining: capacity.managedDraining,
      protection: capacity.terminationProtection,
    }),
  );
  return forEach(
    scope,
    EcsCapacityProvider,
    "ecs_capacity_provider",
    plans,
    ({ value: { name, groupArn, scaling, draining, protection } }) => ({
      name,
      autoScalingGroupProvider: {
        autoScalingGroupArn: groupArn,
        managedDraining: onOff(draining),
        managedTerminationProtection: onOff(protection),
        managedScaling: {
          status: onOff(scaling.enabled),
          targetCapacity: scaling.targetCapacity,
          minimumScalingStepSize: scaling.minimumStep,
          maximumScalingStepSize: scaling.maximumStep,
          instanceWarmupPeriod: scaling.warmupSeconds,
        },
      },
      tags: namedTags(inputs, name),
      lifecycle: { createBeforeDestroy: true },
      because: {
        lifecycle: "One that is removed leaves the cluster first: AWS deletes none that a cluster has.",
      },
    }),
  );
}
