/** Lifecycle hooks, one by one: one more touches no other. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import type { FleetHook } from "./hook.contract";

type Notification = NonNullable<FleetHook["notification"]>;

export const transitionOf = ({ transition }: Expr<FleetHook>): Expr<string> =>
  x.when(
    x.eq(transition, "launching"),
    () => "autoscaling:EC2_INSTANCE_LAUNCHING",
    () => "autoscaling:EC2_INSTANCE_TERMINATING",
  );

export function lifecycleHooks(scope: Construct, { hooks }: Ec2FleetInputs, group: AutoscalingGroup): void {
  forEach(hooks, ({ meta, key, value: hook }) => {
    return new AutoscalingLifecycleHook(scope, "autoscaling_lifecycle_hook", {
      ...meta,
      autoscalingGroupName: group.name,
      name: x.tf(key),
      lifecycleTransition: x.tf(transitionOf(hook)),
      heartbeatTimeout: x.tf(hook.heartbeatSeconds),
      defaultResult: x.tf(hook.defaultResult),
      notificationMetadata: x.tf(hook.metadata),
      notificationTargetArn: x.tf(told(hook, "targetArn")),
      roleArn: x.tf(told(hook, "roleArn")),
    });
  });
}

/** Who is told of a waiting instance, and by which role; null where nobody is. */
export const told = ({ notification }: Expr<FleetHook>, field: keyof Notification): Expr<string | null> =>
  x.attempt(
    () => notification[field],
    () => null,
  );
