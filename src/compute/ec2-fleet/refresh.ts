/** The instance refresh that a new version of the launch template begins. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { blockEach, nestedEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import type { FleetRefresh } from "./refresh.contract";

/** Terraform does not wait for its end. */
export function refreshBlock(group: AutoscalingGroup, { refresh, warmupSeconds }: Ec2FleetInputs): void {
  const enabled = x.listEach(x.items([refresh]), ["refresh"], (one) => ({ value: one, when: one.enabled }));
  blockEach<FleetRefresh>(group, { name: "instance_refresh" }, enabled, (one) => ({
    strategy: "Rolling",
    preferences: [
      {
        min_healthy_percentage: one.minHealthyPercentage,
        max_healthy_percentage: one.maxHealthyPercentage,
        instance_warmup: x.orElse(one.warmupSeconds, () => warmupSeconds),
        auto_rollback: one.autoRollback,
        skip_matching: one.skipMatching,
        scale_in_protected_instances: one.protectedInstances,
        standby_instances: one.standbyInstances,
        checkpoint_percentages: orNull(one, () => one.checkpoints),
        checkpoint_delay: orNull(one, () => one.checkpointDelaySeconds),
        ...nestedEach("alarm_specification", watched(one), (alarms) => ({ alarms })),
      },
    ],
  }));
}

/** The alarms as one list, or nothing. */
const watched = ({ alarms }: Expr<FleetRefresh>): Expr<(readonly string[])[]> =>
  x.listEach(x.items([alarms]), ["alarms"], (all) => ({ value: all, when: x.not(x.isEmpty(all)) }));

/** Null without checkpoints. */
const orNull = <T>({ checkpoints }: Expr<FleetRefresh>, value: () => Expr<T>): Expr<T | null> =>
  x.when(x.isEmpty(checkpoints), () => null, value);
