/**
 * What target groups of Application and Network Load Balancers have in common. AWS cannot change a group's port or protocol,
 * only replace it; and it deletes none that a listener uses. So their names are prefixes, a new one comes before the old one
 * goes, and listeners move in between.
 */
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Instances } from "../../core/resources";
import { namedTags, type Tags } from "../../network/tags";
import type { TargetGroupReferenceValue } from "../load-balancer/reference";
import { type HealthCheckPlan, healthCheckBlock } from "./health-checks";
import type { NamingInputs } from "./name";

export const targetPort = () =>
  t.integer({ min: 1, max: 65535 }).describe("The port of targets that do not name one themselves.");

export const targetType = () =>
  t
    .oneOf("ip", "instance")
    .describe("What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.")
    .default("ip");

export const deregistrationDelay = () => t.duration("seconds", { min: 0, max: 3600 });

/** What every group is made from. */
export interface GroupPlan {
  readonly namePrefix: string;
  readonly port: number;
  readonly tags: Tags;
}

/** AWS allows six characters, no hyphen twice; the rest of the name is the provider's. */
export const groupPlan = (inputs: NamingInputs, key: Expr<string>, port: Expr<number>) => ({
  namePrefix: x.str`${x.substr(x.replace(key, "-", ""), 0, 5)}-`,
  port,
  tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
});

export const groupArguments = (vpcId: Expr<string>, { namePrefix, port, tags }: Expr<GroupPlan>) => ({
  namePrefix,
  vpcId,
  port,
  tags,
  lifecycle: { createBeforeDestroy: true },
});

/** What a group of tasks or instances is made from. */
interface TargetGroupPlan extends GroupPlan {
  readonly protocol: string;
  readonly targetType: string;
  readonly deregistrationDelay: number;
  readonly healthCheck: HealthCheckPlan;
}

interface TargetGroup {
  readonly port: number;
  readonly targetType: string;
  readonly deregistrationDelaySeconds: number;
}

export const targetGroupPlan = (inputs: NamingInputs, key: Expr<string>, group: Expr<TargetGroup>) => ({
  ...groupPlan(inputs, key, group.port),
  targetType: group.targetType,
  deregistrationDelay: group.deregistrationDelaySeconds,
});

export const targetGroupArguments = (vpcId: Expr<string>, plan: Expr<TargetGroupPlan>) => ({
  ...groupArguments(vpcId, plan),
  protocol: plan.protocol,
  targetType: plan.targetType,
  deregistrationDelay: x.str`${plan.deregistrationDelay}`,
  healthCheck: healthCheckBlock(plan.healthCheck),
});

export type TargetGroups = Instances<TargetGroupPlan, LbTargetGroup>;

interface Leading {
  readonly loadBalancerArnSuffix: Expr<string>;
  /** Listeners and rules that forward to the group. */
  readonly listenerArns: (group: Expr<string>) => Expr<string[]>;
}

export const groupReferences = (groups: TargetGroups, { loadBalancerArnSuffix, listenerArns }: Leading) =>
  x.mapFrom(groups.items, ["key", "group"], (key, { port, protocol }) =>
    x.object<TargetGroupReferenceValue>({
      arn: groups.at(key, "arn"),
      arnSuffix: groups.at(key, "arnSuffix"),
      name: groups.at(key, "name"),
      port,
      protocol,
      loadBalancerArnSuffix,
      listenerArns: listenerArns(key),
    }),
  );
