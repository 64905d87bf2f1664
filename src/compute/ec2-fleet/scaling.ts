/** Scaling: a policy per metric that is tracked, a policy with its alarm per set of steps, an action per schedule. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import type { Construct } from "constructs";
import {
  attempt,
  type Expr,
  eq,
  get,
  isNull,
  isSet,
  mapFrom,
  mapping,
  not,
  object,
  orElse,
  str,
  tf,
  when,
} from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { Ec2FleetInputs, FleetTargetGroup } from "./ec2-fleet.inputs";
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
    when<TrackedMetric | null>(
      isNull(tracking[name]),
      () => null,
      () => {
        const { target, scaleIn } = tracking[name] as unknown as Expr<TrackedMetric>;
        return object<TrackedMetric>({ target, scaleIn });
      },
    );
  const all = mapping<TrackedMetric | null>({
    cpu: settings("cpu"),
    "network-in": settings("networkIn"),
    "network-out": settings("networkOut"),
    requests: settings("requests"),
  });
  return mapFrom<TrackedMetric | null, TrackedMetric>(all, ["key", "metric"], (key, metric) => ({
    key,
    value: metric as unknown as Expr<TrackedMetric>,
    when: isSet(metric),
  }));
}

/** `app/web/ID/targetgroup/web/ID`, as the metric of requests is labelled; null where requests do not count. */
const requestLabel = (inputs: Ec2FleetInputs): Expr<string | null> =>
  attempt<string | null>(
    () => {
      const groups = inputs.targetGroups as unknown as Expr<Record<string, FleetTargetGroup>>;
      const { arnSuffix, loadBalancerArnSuffix } = get<FleetTargetGroup>(groups, countedKey(inputs));
      return str`${loadBalancerArnSuffix as Expr<string>}/${arnSuffix as Expr<string>}`;
    },
    () => null,
  );

export function trackMetrics(scope: Construct, inputs: Ec2FleetInputs, group: AutoscalingGroup): void {
  const label = local(scope, "request_label", requestLabel(inputs));
  const plans = mapFrom<TrackedMetric, PolicyPlan>(
    local(scope, "tracked_metrics", metrics(inputs)),
    ["key", "metric"],
    (key, { target, scaleIn }) => ({
      key,
      value: object<PolicyPlan>({
        metric: get(mapping<string>(METRICS), key),
        label: when<string | null>(
          eq(key, "requests"),
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
      name: tf(str`${inputs.name}-${key}`),
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: tf(plan.target),
        disableScaleIn: tf(not(plan.scaleIn)),
        predefinedMetricSpecification: {
          predefinedMetricType: tf(plan.metric),
          resourceLabel: tf(plan.label),
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
  const size = (value: Expr<number | null>) => tf(orElse<number>(value, () => UNCHANGED));
  forEach(schedules as Expr<Record<string, FleetSchedule>>, ({ meta, key, value: schedule }) => {
    return new AutoscalingSchedule(scope, "autoscaling_schedule", {
      ...meta,
      scheduledActionName: tf(key),
      autoscalingGroupName: group.name,
      recurrence: tf(schedule.recurrence),
      timeZone: tf(timezone(schedule)),
      startTime: tf(schedule.startTime),
      endTime: tf(schedule.endTime),
      minSize: size(schedule.min),
      maxSize: size(schedule.max),
      desiredCapacity: size(schedule.desired),
    });
  });
}

const timezone = ({ recurrence, timezone: zone }: Expr<FleetSchedule>): Expr<string | null> =>
  when<string | null>(
    isSet(recurrence),
    () => zone,
    () => null,
  );
