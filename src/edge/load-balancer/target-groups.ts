/**
 * Target groups. AWS cannot change a group's port or protocol, only replace it; and it deletes none that a listener
 * uses. So their names are prefixes, a new one comes before the old one goes, and listeners move in between.
 */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import {
  attribute,
  contains,
  type Expr,
  eq,
  get,
  mapFrom,
  object,
  orElse,
  replace,
  str,
  substr,
  tf,
  when,
} from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { LoadBalancerInputs } from "./load-balancer.inputs";
import { httpsPorts } from "./routing";
import type { HealthCheck, NetworkTargetGroup, TargetGroup } from "./target-group.contract";

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
    mapFrom<TargetGroup, TargetGroupPlan>(inputs.targetGroups, ["key", "group"], (key, group) => ({
      key,
      value: groupPlan(inputs, key, group, get(checks, key)),
    })),
  );
  return forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group", {
      ...meta,
      namePrefix: tf(plan.namePrefix),
      vpcId: tf(inputs.network.vpcId),
      targetType: tf(plan.targetType),
      port: tf(plan.port),
      protocol: tf(plan.protocol),
      protocolVersion: tf(plan.protocolVersion),
      ipAddressType: tf(plan.ipAddressType),
      deregistrationDelay: tf(str`${plan.deregistrationDelay}`),
      slowStart: tf(plan.slowStart),
      loadBalancingAlgorithmType: tf(plan.algorithm),
      loadBalancingAnomalyMitigation: tf(plan.anomalyMitigation),
      stickiness: {
        enabled: tf(plan.stickiness.enabled),
        type: tf(plan.stickiness.type) as string,
        cookieName: tf(plan.stickiness.cookieName),
        cookieDuration: tf(plan.stickiness.durationSeconds),
      },
      healthCheck: healthCheckBlock(plan.healthCheck),
      tags: tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
}

/** Health checks by the groups' keys. */
function healthChecks(scope: Construct, { targetGroups: all }: LoadBalancerInputs) {
  const matcher = (group: Expr<TargetGroup>) =>
    when<string>(
      eq<string>(group.protocolVersion, "GRPC"),
      () => "12",
      () => "200",
    );
  return local(
    scope,
    "health_checks",
    mapFrom<TargetGroup, HealthCheckPlan>(all, ["key", "group"], (key, group) => ({
      key,
      value: healthCheckPlan(
        group.healthCheck,
        () => group.protocol as Expr<string>,
        () => matcher(group),
      ),
    })),
  );
}

const healthCheckBlock = (check: Expr<HealthCheckPlan>) => ({
  enabled: true,
  path: tf(check.path),
  port: tf(check.port),
  protocol: tf(check.protocol),
  matcher: tf(check.matcher),
  interval: tf(check.intervalSeconds),
  timeout: tf(check.timeoutSeconds),
  healthyThreshold: tf(check.healthyThreshold),
  unhealthyThreshold: tf(check.unhealthyThreshold),
});

/** AWS allows six characters, no hyphen twice; the rest of the name is the provider's. */
const prefixOf = (key: Expr<string>): Expr<string> => str`${substr(replace(key, "-", ""), 0, 5)}-`;

function healthCheckPlan(
  check: Expr<HealthCheck>,
  protocol: () => Expr<string>,
  matcher: () => Expr<string>,
): Expr<HealthCheckPlan> {
  return object<HealthCheckPlan>({
    path: check.path,
    port: check.port,
    protocol: orElse<string>(check.protocol as Expr<string | null>, protocol),
    matcher: orElse<string>(check.matcher, matcher),
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
  return object<TargetGroupPlan>({
    namePrefix: prefixOf(key),
    targetType: group.targetType,
    port: group.port,
    protocol,
    protocolVersion,
    ipAddressType: group.ipAddressType,
    deregistrationDelay: group.deregistrationDelaySeconds,
    slowStart: group.slowStartSeconds,
    algorithm,
    anomalyMitigation: when<string | null>(
      eq<string>(algorithm, "weighted_random"),
      () =>
        when<string>(
          group.anomalyMitigation,
          () => "on",
          () => "off",
        ),
      () => null,
    ),
    stickiness: group.stickiness,
    healthCheck: check,
    tags: namedTags(inputs, str`${inputs.name}-${key}`),
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
    mapFrom<NetworkTargetGroup, NetworkTargetGroupPlan>(
      inputs.networkTargetGroups,
      ["key", "group"],
      (key, { port }) => ({ key, value: networkPlan(inputs, key, port, get(checks, key)) }),
    ),
  );
  const groups = forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group_network", {
      ...meta,
      namePrefix: tf(plan.namePrefix),
      vpcId: tf(inputs.network.vpcId),
      targetType: "alb",
      port: tf(plan.port),
      protocol: "TCP",
      healthCheck: healthCheckBlock(plan.healthCheck),
      tags: tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  forEach(plans, ({ meta, key, value: plan }) => {
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment_network", {
      ...meta,
      targetGroupArn: tf(groups.at(key, "arn")),
      targetId: tf(attribute(loadBalancer, "arn")),
      port: tf(plan.port),
      dependsOn: [...listeners],
    });
  });
  return groups;
}

/** Health checks by the network groups' keys; a redirect is an answer too. */
function networkHealthChecks(scope: Construct, inputs: LoadBalancerInputs) {
  const protocol = (port: Expr<number>) =>
    when<string>(
      contains(httpsPorts(inputs), port),
      () => "HTTPS",
      () => "HTTP",
    );
  return local(
    scope,
    "network_health_checks",
    mapFrom<NetworkTargetGroup, HealthCheckPlan>(
      inputs.networkTargetGroups,
      ["key", "group"],
      (key, { port, healthCheck }) => ({
        key,
        value: healthCheckPlan(
          healthCheck,
          () => protocol(port),
          () => str`200-399`,
        ),
      }),
    ),
  );
}

function networkPlan(
  inputs: LoadBalancerInputs,
  key: Expr<string>,
  port: Expr<number>,
  healthCheck: Expr<HealthCheckPlan>,
): Expr<NetworkTargetGroupPlan> {
  return object<NetworkTargetGroupPlan>({
    namePrefix: prefixOf(key),
    port,
    healthCheck,
    tags: namedTags(inputs, str`${inputs.name}-${key}`),
  });
}
