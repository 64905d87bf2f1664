/**
 * The target group and the appliances in it. AWS cannot change a group's target type, and deletes none that a listener
 * uses: its name is a prefix, a new one comes before the old one goes, and the listener moves in between.
 */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { GatewayLoadBalancerInputs } from "./gateway-load-balancer.inputs";
import type { HealthCheck } from "./target-group.contract";

/** RFC 8926. */
const GENEVE_PORT = 6081;

export function targetGroup(scope: Construct, inputs: GatewayLoadBalancerInputs): LbTargetGroup {
  const { targetGroup: group, network, name } = inputs;
  const made = new LbTargetGroup(scope, "lb_target_group", {
    namePrefix: "appl-",
    vpcId: x.tf(network.vpcId),
    targetType: x.tf(group.targetType),
    protocol: "GENEVE",
    port: GENEVE_PORT,
    deregistrationDelay: x.tf(x.str`${group.deregistrationDelaySeconds}`),
    // the two must be the same
    targetFailover: [{ onDeregistration: x.tf(group.failover), onUnhealthy: x.tf(group.failover) }],
    healthCheck: healthCheckBlock(group.healthCheck),
    tags: nameTag(inputs, x.str`${name}-appliances`),
    lifecycle: { createBeforeDestroy: true },
  });
  stickiness(made, inputs);
  return made;
}

/** The five-tuple is what AWS does without stickiness. */
function stickiness(made: LbTargetGroup, { targetGroup: { flow } }: GatewayLoadBalancerInputs): void {
  const sticky = x.listEach(x.items([flow]), ["flow"], (type) => ({
    value: type,
    when: x.ne(type, "5_tuple"),
  }));
  blockEach(made, { name: "stickiness" }, sticky, (type) => ({ enabled: true, type }));
}

function healthCheckBlock(check: Expr<HealthCheck>) {
  const asked = (given: Expr<string | null>, otherwise: string) =>
    x.tf(
      x.when(
        x.eq(check.protocol, "TCP"),
        () => null,
        () => x.orElse(given, () => otherwise),
      ),
    );
  return {
    enabled: true,
    protocol: x.tf(check.protocol),
    port: x.tf(x.str`${check.port}`),
    path: asked(check.path, "/"),
    matcher: asked(check.matcher, "200-399"),
    interval: x.tf(check.intervalSeconds),
    timeout: x.tf(check.timeoutSeconds),
    healthyThreshold: x.tf(check.healthyThreshold),
    unhealthyThreshold: x.tf(check.unhealthyThreshold),
  };
}

/** One registration each: an appliance that comes or goes touches no other. */
export function targets(scope: Construct, inputs: GatewayLoadBalancerInputs, group: LbTargetGroup) {
  return forEach(inputs.targets, ({ meta, value }) => {
    const { instanceId, address, outsideVpc } = value;
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment", {
      ...meta,
      targetGroupArn: x.tf(x.attribute(group, "arn")),
      targetId: x.tf(
        x.ifSet(
          instanceId,
          (instanceId) => instanceId,
          () => address as Expr<string>,
        ),
      ),
      availabilityZone: x.tf(
        x.when(
          outsideVpc,
          () => "all",
          () => null,
        ),
      ),
    });
  });
}
