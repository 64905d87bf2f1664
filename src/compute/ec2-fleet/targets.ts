/** The target groups that instances are registered with, each by a resource of its own. */
import { AutoscalingAttachment } from "@cdktf/provider-aws/lib/autoscaling-attachment";
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";

export function registerInstances(
  scope: Construct,
  { targetGroups }: Ec2FleetInputs,
  group: AutoscalingGroup,
): void {
  forEach(targetGroups, ({ meta, value: target }) => {
    return new AutoscalingAttachment(scope, "autoscaling_attachment", {
      ...meta,
      autoscalingGroupName: group.name,
      lbTargetGroupArn: x.tf(target.arn),
    });
  });
}
