/**
 * Target groups of type alb, by which a Network Load Balancer sends TCP to an Application Load Balancer (Network Load Balancers
 * guide, "Use an Application Load Balancer as a target of a Network Load Balancer").
 */
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { type GroupPlan, groupArguments } from "./target-groups";

export const albGroupArguments = (vpcId: Expr<string>, plan: Expr<GroupPlan>) => ({
  ...groupArguments(vpcId, plan),
  targetType: "alb",
  protocol: "TCP",
});

/** The protocol that the Application Load Balancer is asked by. */
export const protocolAt = (port: Expr<number>, httpsPorts: Expr<number[]>): Expr<string> =>
  x.choose(x.contains(httpsPorts, port), "HTTPS", "HTTP");

interface Behind {
  readonly loadBalancerArn: Expr<string>;
  /** AWS registers a load balancer only at a port that it listens on. */
  readonly listeners?: readonly LbListener[];
}

export function registerLoadBalancer(
  scope: Construct,
  name: string,
  groups: Instances<GroupPlan, LbTargetGroup>,
  { loadBalancerArn, listeners }: Behind,
): void {
  forEach(
    scope,
    LbTargetGroupAttachment,
    `lb_target_group_attachment_${name}`,
    groups.items,
    ({ key, value: { port } }) => ({
      targetGroupArn: groups.at(key, "arn"),
      targetId: loadBalancerArn,
      port,
      ...(listeners ? { dependsOn: [...listeners] } : {}),
    }),
  );
}
