/**
 * Target groups. AWS cannot change a group's port or protocol, only replace it; and it deletes none that a listener
 * uses. So their names are prefixes, a new one comes before the old one goes, and listeners move in between.
 */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { LoadBalancerInputs } from "./load-balancer.inputs";
import { httpsPorts } from "./routing";
import type { HealthCheck, TargetGroup } from "./target-group.contract";

interface HealthCheckPlan extends Omit<HealthCheck, "protocol" | "matcher"> {
  readonly protocol: string;
  readonly matcher: string;
}

/** What a target group is made from. */
export interface TargetGroupPlan {
  readonly namePrefix: string;
  readonly targetType: string;
  readonly port: number;
  readonly protocol: string;
  readonly protocolVersion: string;
  readonly ipAddressType: string;
  readonly deregistrationDelay: number;
  readonly slowStart: number;
  readonly algorithm: string;
  readonly anomalyMitigation: string | null;
  readonly stickiness: TargetGroup["stickiness"];
  readonly healthCheck: HealthCheckPlan;
  readonly tags: Tags;
}

export type TargetGroups = Instances<TargetGroupPlan, LbTargetGroup>;

export function targetGroups(scope: Construct, inputs: LoadBalancerInputs): TargetGroups {
  const checks = healthChecks(scope, inputs);
  const plans = local(
    scope,
    "target_groups",
    x.mapFrom(inputs.targetGroups, ["key", "group"], (key, group) => ({
      key,
      value: groupPlan(inputs, key, group, x.get(checks, key)),
    })),
  );
  return forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group", {
      ...meta,
      namePrefix: x.tf(plan.namePrefix),
      vpcId: x.tf(inputs.network.vpcId),
      targetType: x.tf(plan.targetType),
      port: x.tf(plan.port),
      protocol: x.tf(plan.protocol),
      protocolVersion: x.tf(plan.protocolVersion),
      ipAddressType: x.tf(plan.ipAddressType),
      deregistrationDelay: x.tf(x.str`${plan.deregistrationDelay}`),
      slowStart: x.tf(plan.slowStart),
      loadBalancingAlgorithmType: x.tf(plan.algorithm),
      loadBalancingAnomalyMitigation: x.tf(plan.anomalyMitigation),
      stickiness: {
        enabled: x.tf(plan.stickiness.enabled),
        type: x.tf(plan.stickiness.type),
        cookieName: x.tf(plan.stickiness.cookieName),
        cookieDuration: x.tf(plan.stickiness.durationSeconds),
      },
      healthCheck: healthCheckBlock(plan.healthCheck),
      tags: x.tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
}

/** Health checks by the groups' keys. */
function healthChecks(scope: Construct, { targetGroups: all }: LoadBalancerInputs) {
  const matcher = (group: Expr<TargetGroup>) =>
    x.when(
      x.eq(group.protocolVersion, "GRPC"),
      () => "12",
      () => "200",
    );
  return local(
    scope,
    "health_checks",
    x.mapFrom(all, ["key", "group"], (key, group) => ({
      key,
      value: healthCheckPlan(
        group.healthCheck,
        () => group.protocol,
        () => matcher(group),
      ),
    })),
  );
}

const healthCheckBlock = (check: Expr<HealthCheckPlan>) => ({
  enabled: true,
  path: x.tf(check.path),
  port: x.tf(check.port),
  protocol: x.tf(check.protocol),
  matcher: x.tf(check.matcher),
  interval: x.tf(check.intervalSeconds),
  timeout: x.tf(check.timeoutSeconds),
  healthyThreshold: x.tf(check.healthyThreshold),
  unhealthyThreshold: x.tf(check.unhealthyThreshold),
});

/** AWS allows six characters, no hyphen twice; the rest of the name is the provider's. */
const prefixOf = (key: Expr<string>): Expr<string> => x.str`${x.substr(x.replace(key, "-", ""), 0, 5)}-`;

function healthCheckPlan(
  check: Expr<HealthCheck>,
  protocol: () => Expr<string>,
  matcher: () => Expr<string>,
): Expr<HealthCheckPlan> {
  return x.object<HealthCheckPlan>({
    path: check.path,
    port: check.port,
    protocol: x.orElse(check.protocol, protocol),
    matcher: x.orElse(check.matcher, matcher),
    intervalSeconds: check.intervalSeconds,
    timeoutSeconds: check.timeoutSeconds,
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  });
}

function groupPlan(
  inputs: LoadBalancerInputs,
  key: Expr<string>,
  group: Expr<TargetGroup>,
  check: Expr<HealthCheckPlan>,
): Expr<TargetGroupPlan> {
  const { algorithm, protocol, protocolVersion } = group;
  return x.object<TargetGroupPlan>({
    namePrefix: prefixOf(key),
    targetType: group.targetType,
    port: group.port,
    protocol,
    protocolVersion,
    ipAddressType: group.ipAddressType,
    deregistrationDelay: group.deregistrationDelaySeconds,
    slowStart: group.slowStartSeconds,
    algorithm,
    anomalyMitigation: x.when(
      x.eq(algorithm, "weighted_random"),
      () =>
        x.when(
          group.anomalyMitigation,
          () => "on",
          () => "off",
        ),
      () => null,
    ),
    stickiness: group.stickiness,
    healthCheck: check,
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  });
}

/** What a target group for a Network Load Balancer is made from. */
interface NetworkTargetGroupPlan {
  readonly namePrefix: string;
  readonly port: number;
  readonly healthCheck: HealthCheckPlan;
  readonly tags: Tags;
}

interface Behind {
  readonly loadBalancer: Lb;
  /** AWS registers a load balancer only at a port that it listens on. */
  readonly listeners: readonly LbListener[];
}

/** Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer". */
export function networkTargetGroups(
  scope: Construct,
  inputs: LoadBalancerInputs,
  { loadBalancer, listeners }: Behind,
): Instances<NetworkTargetGroupPlan, LbTargetGroup> {
  const checks = networkHealthChecks(scope, inputs);
  const plans = local(
    scope,
    "network_target_groups",
    x.mapFrom(inputs.networkTargetGroups, ["key", "group"], (key, { port }) => ({
      key,
      value: networkPlan(inputs, key, port, x.get(checks, key)),
    })),
  );
  const groups = forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group_network", {
      ...meta,
      namePrefix: x.tf(plan.namePrefix),
      vpcId: x.tf(inputs.network.vpcId),
      targetType: "alb",
      port: x.tf(plan.port),
      protocol: "TCP",
      healthCheck: healthCheckBlock(plan.healthCheck),
      tags: x.tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  forEach(plans, ({ meta, key, value: plan }) => {
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment_network", {
      ...meta,
      targetGroupArn: x.tf(groups.at(key, "arn")),
      targetId: x.tf(x.attribute(loadBalancer, "arn")),
      port: x.tf(plan.port),
      dependsOn: [...listeners],
    });
  });
  return groups;
}

/** Health checks by the network groups' keys; a redirect is an answer too. */
function networkHealthChecks(scope: Construct, inputs: LoadBalancerInputs) {
  const protocol = (port: Expr<number>) =>
    x.when(
      x.contains(httpsPorts(inputs), port),
      () => "HTTPS",
      () => "HTTP",
    );
  return local(
    scope,
    "network_health_checks",
    x.mapFrom(inputs.networkTargetGroups, ["key", "group"], (key, { port, healthCheck }) => ({
      key,
      value: healthCheckPlan(
        healthCheck,
        () => protocol(port),
        () => x.str`200-399`,
      ),
    })),
  );
}

function networkPlan(
  inputs: LoadBalancerInputs,
  key: Expr<string>,
  port: Expr<number>,
  healthCheck: Expr<HealthCheckPlan>,
): Expr<NetworkTargetGroupPlan> {
  return x.object<NetworkTargetGroupPlan>({
    namePrefix: prefixOf(key),
    port,
    healthCheck,
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  });
}
