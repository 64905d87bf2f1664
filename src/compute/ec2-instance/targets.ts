/** The server in target groups, one attachment each. */
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";

const target = t
  .shape("ServerTarget", {
    arn: t
      .arn("elasticloadbalancing", "a target group's ARN")
      .describe("The target group, whose targets are instances."),
    port: t
      .integer({ min: 1, max: 65535 })
      .describe("Port that the server is asked on. Default: the target group's.")
      .optional(),
  })
  .describe("A target group that the server stands in.")
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  });

const inputs = {
  targetGroups: t
    .keyed(target, "target")
    .describe("Target groups that the server is registered with, by a name of yours.")
    .default({}),
};

export const targetGroups = t.concern({ inputs });

export function targets(
  scope: Construct,
  { targetGroups }: t.InputsOf<typeof inputs>,
  instance: Instance,
): void {
  forEach(
    scope,
    LbTargetGroupAttachment,
    "lb_target_group_attachment",
    targetGroups,
    ({ value: target }) => ({
      targetGroupArn: target.arn,
      targetId: x.attribute(instance, "id"),
      port: target.port,
    }),
  );
}
