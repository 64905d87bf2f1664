/** The target groups that instances are registered with, each by a resource of its own, and how the group finds broken instances. */
import { AutoscalingAttachment } from "@cdktf/provider-aws/lib/autoscaling-attachment";
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { targetGroupFields } from "../target-group";

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

/** Amazon EC2 Auto Scaling User Guide: "Health checks for instances in an Auto Scaling group". */
const checkType = t
  .shape("FleetHealthCheck", {
    type: t
      .oneOf("EC2", "ELB")
      .describe(
        "EC2: an instance's own state. ELB: what its target groups find, too. Default: ELB with `target_groups`, else EC2.",
      )
      .optional(),
    graceSeconds: t
      .duration("seconds", { min: 0, max: 7200 })
      .describe(
        "Seconds after the launch in which a failed check replaces nothing: at least the time of a boot.",
      )
      .default(300),
  })
  .describe("How the group finds instances that it replaces.");

const inputs = {
  targetGroups: t
    .keyed(targetGroup, "group")
    .describe(
      "Target groups that instances are registered with, by name; their targets are of the type instance.",
    )
    .default({}),
  healthCheck: checkType.default({}),
};

type TargetInputs = t.InputsOf<typeof inputs>;

export const targetGroups = t.concern({
  inputs,
  rules: [
    {
      on: "healthCheck",
      test: ({ healthCheck, targetGroups }) =>
        x.or(x.isNull(healthCheck.type), x.ne(healthCheck.type, "ELB"), x.not(x.isEmpty(targetGroups))),
      message: (_, spell) =>
        x.str`${spell("healthCheck")} is by ELB without ${spell("targetGroups")}; allowed: EC2, or ELB with a target group at least.`,
      refused: [{ healthCheck: { type: "ELB" } }],
    },
  ],
});

export const healthCheckType = ({ healthCheck, targetGroups }: TargetInputs): Expr<string> =>
  x.orElse(healthCheck.type, () => x.choose(x.isEmpty(targetGroups), "EC2", "ELB"));

export function registerInstances(
  scope: Construct,
  { targetGroups }: TargetInputs,
  group: AutoscalingGroup,
): void {
  forEach(scope, AutoscalingAttachment, "autoscaling_attachment", targetGroups, ({ value: target }) => ({
    autoscalingGroupName: group.name,
    lbTargetGroupArn: target.arn,
  }));
}
