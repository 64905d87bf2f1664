/**
 * The target group and the appliances in it. AWS cannot change a group's target type, and deletes none that a listener
 * uses: its name is a prefix, a new one comes before the old one goes, and the listener moves in between.
 */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import {
  attribute,
  type Expr,
  eq,
  isNull,
  items,
  listEach,
  ne,
  orElse,
  str,
  tf,
  when,
} from "../../core/expressions";
import { forEach } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { GatewayLoadBalancerInputs } from "./gateway-load-balancer.inputs";
import type { HealthCheck, Target } from "./target-group.contract";

/** RFC 8926. */
const GENEVE_PORT = 6081;

export function targetGroup(scope: Construct, inputs: GatewayLoadBalancerInputs): LbTargetGroup {
  const { targetGroup: group, network, name } = inputs;
  const made = new LbTargetGroup(scope, "lb_target_group", {
    namePrefix: "appl-",
    vpcId: tf(network.vpcId),
    targetType: tf(group.targetType),
    protocol: "GENEVE",
    port: GENEVE_PORT,
    deregistrationDelay: tf(str`${group.deregistrationDelaySeconds}`),
    // the two must be the same
    targetFailover: [{ onDeregistration: tf(group.failover), onUnhealthy: tf(group.failover) }],
    healthCheck: healthCheckBlock(group.healthCheck),
    tags: nameTag(inputs, str`${name}-appliances`),
    lifecycle: { createBeforeDestroy: true },
  });
  stickiness(made, inputs);
  return made;
}

/** The five-tuple is what AWS does without stickiness. */
function stickiness(made: LbTargetGroup, { targetGroup: { flow } }: GatewayLoadBalancerInputs): void {
  const sticky = listEach<string, string>(items<string>([flow as Expr<string>]), ["flow"], (type) => ({
    value: type,
    when: ne(type, "5_tuple"),
  }));
  blockEach(made, { name: "stickiness" }, sticky, (type) => ({ enabled: true, type }));
}

function healthCheckBlock(check: Expr<HealthCheck>) {
  const asked = (given: Expr<string | null>, otherwise: string) =>
    tf(
      when<string | null>(
        eq<string>(check.protocol as Expr<string>, "TCP"),
        () => null,
        () => orElse<string>(given, () => otherwise),
      ),
    );
  return {
    enabled: true,
    protocol: tf(check.protocol),
    port: tf(str`${check.port}`),
    path: asked(check.path, "/"),
    matcher: asked(check.matcher, "200-399"),
    interval: tf(check.intervalSeconds),
    timeout: tf(check.timeoutSeconds),
    healthyThreshold: tf(check.healthyThreshold),
    unhealthyThreshold: tf(check.unhealthyThreshold),
  };
}

/** One registration each: an appliance that comes or goes touches no other. */
export function targets(scope: Construct, inputs: GatewayLoadBalancerInputs, group: LbTargetGroup) {
  return forEach(inputs.targets as Expr<Record<string, Target>>, ({ meta, value }) => {
    const { instanceId, address, outsideVpc } = value;
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment", {
      ...meta,
      targetGroupArn: tf(attribute(group, "arn")),
      targetId: tf(
        when<string>(
          isNull(instanceId),
          () => address as Expr<string>,
          () => instanceId as Expr<string>,
        ),
      ),
      availabilityZone: tf(
        when<string | null>(
          outsideVpc,
          () => "all",
          () => null,
        ),
      ),
    });
  });
}
