/** The server in target groups, one attachment each. */
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";

export function targets(scope: Construct, { targetGroups }: Ec2InstanceInputs, instance: Instance): void {
  forEach(targetGroups, ({ meta, value: target }) => {
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment", {
      ...meta,
      targetGroupArn: x.tf(target.arn),
      targetId: x.tf(x.attribute(instance, "id")),
      port: x.tf(target.port),
    });
  });
}
