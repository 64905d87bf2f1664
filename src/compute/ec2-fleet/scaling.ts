/** Scaling: a policy per metric that is tracked, a policy with its alarm per set of steps, an action per schedule. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import { countedKey } from "./placement.rules";
import type { FleetTracking, TrackedMetric } from "./scaling.contract";
import type { FleetSchedule } from "./schedule.contract";

/** What a policy is made from. */
interface PolicyPlan {
  readonly metric: string;
  readonly target: number;
  readonly label: string | null;
  readonly scaleIn: boolean;
}

/** Amazon EC2 Auto Scaling API Reference: PredefinedMetricSpecification. */
const METRICS = {
  cpu: "ASGAverageCPUUtilization",
  "network-in": "ASGAverageNetworkIn",
  "network-out": "ASGAverageNetworkOut",
  requests: "ALBRequestCountPerTarget",
} as const;

/** The metrics that count, by name. */
function metrics({ tracking }: Ec2FleetInputs): Expr<Record<string, TrackedMetric>> {
  const settings = (name: keyof FleetTracking) =>
    x.when(
      x.isNull(tracking[name]),
      () => null,
      () => {
        const { target, scaleIn } = tracking[name];
        return x.object<TrackedMetric>({ target, scaleIn });
      },
    );
  const all = x.mapping<TrackedMetric | null>({
    cpu: settings("cpu"),
    "network-in": settings("networkIn"),
    "network-out": settings("networkOut"),
    requests: settings("requests"),
  });
  return x.mapFrom(all, ["key", "metric"], (key, metric) => ({
    key,
    value: metric as unknown as Expr<TrackedMetric>,
    when: x.isSet(metric),
  }));
}

/** `app/web/ID/targetgroup/web/ID`, as the metric of requests is labelled; null where requests do not count. */
const requestLabel = (inputs: Ec2FleetInputs): Expr<string | null> =>
  x.attempt(
    () => {
      const groups = inputs.targetGroups;
      const { arnSuffix, loadBalancerArnSuffix } = x.get(groups, countedKey(inputs));
      return x.str`${loadBalancerArnSuffix}/${arnSuffix}`;
    },
    () => null,
  );

export function trackMetrics(scope: Construct, inputs: Ec2FleetInputs, group: AutoscalingGroup): void {
  const label = local(scope, "request_label", requestLabel(inputs));
  const plans = x.mapFrom(
    local(scope, "tracked_metrics", metrics(inputs)),
    ["key", "metric"],
    (key, { target, scaleIn }) => ({
      key,
      value: x.object<PolicyPlan>({
        metric: x.get(x.mapping<string>(METRICS), key),
        label: x.when(
          x.eq(key, "requests"),
          () => label,
          () => null,
        ),
        target,
        scaleIn,
      }),
    }),
  );
  forEach(local(scope, "tracking_policies", plans), ({ meta, key, value: plan }) => {
    return new AutoscalingPolicy(scope, "autoscaling_policy_tracking", {
      ...meta,
      name: x.tf(x.str`${inputs.name}-${key}`),
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: x.tf(plan.target),
        disableScaleIn: x.tf(x.not(plan.scaleIn)),
        predefinedMetricSpecification: {
          predefinedMetricType: x.tf(plan.metric),
          resourceLabel: x.tf(plan.label),
        },
      },
    });
  });
}

/** A size of -1 leaves it as it is; without any it would be 0. */
const UNCHANGED = -1;

export function scheduleSizes(
  scope: Construct,
  { schedules }: Ec2FleetInputs,
  group: AutoscalingGroup,
): void {
  const size = (value: Expr<number | null>) => x.tf(x.orElse(value, () => UNCHANGED));
  forEach(schedules, ({ meta, key, value: schedule }) => {
    return new AutoscalingSchedule(scope, "autoscaling_schedule", {
      ...meta,
      scheduledActionName: x.tf(key),
      autoscalingGroupName: group.name,
      recurrence: x.tf(schedule.recurrence),
      timeZone: x.tf(timezone(schedule)),
      startTime: x.tf(schedule.startTime),
      endTime: x.tf(schedule.endTime),
      minSize: size(schedule.min),
      maxSize: size(schedule.max),
      desiredCapacity: size(schedule.desired),
    });
  });
}

const timezone = ({ recurrence, timezone: zone }: Expr<FleetSchedule>): Expr<string | null> =>
  x.when(
    x.isSet(recurrence),
    () => zone,
    () => null,
  );
