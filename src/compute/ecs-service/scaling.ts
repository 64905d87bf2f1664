/** Auto scaling: the scalable target, a policy per metric, an action per schedule. */
import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Owned } from "./ownership";
import type { MetricScaling, ScheduledScaling } from "./scaling.contract";

/** What a policy is made from. */
interface PolicyPlan {
  readonly metric: string;
  readonly target: number;
  readonly label: string | null;
  readonly scaleIn: boolean;
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
}

/** Settings that are null without auto scaling. */
export const scalingOf = ({ scaling }: EcsServiceInputs) => scaling;

export function autoScaling(scope: Construct, inputs: EcsServiceInputs, service: Owned<EcsService>): void {
  const target = scalableTarget(scope, inputs, service);
  const ofTarget = {
    resourceId: x.tf(target.present("resourceId")),
    scalableDimension: x.tf(target.present("scalableDimension")),
    serviceNamespace: x.tf(target.present("serviceNamespace")),
  };
  policies(scope, inputs, ofTarget);
  actions(scope, inputs, ofTarget);
}

function scalableTarget(
  scope: Construct,
  inputs: EcsServiceInputs,
  service: Owned<EcsService>,
): Optional<AppautoscalingTarget> {
  return optional(x.isSet(inputs.scaling), (meta) => {
    const { min, max, suspended } = scalingOf(inputs);
    return new AppautoscalingTarget(scope, "appautoscaling_target", {
      ...meta,
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: x.tf(x.str`service/${inputs.cluster.name}/${service.attribute("name")}`),
      minCapacity: x.tf(min),
      maxCapacity: x.tf(max),
      suspendedState: {
        dynamicScalingInSuspended: x.tf(suspended.scaleIn),
        dynamicScalingOutSuspended: x.tf(suspended.scaleOut),
        scheduledScalingSuspended: x.tf(suspended.schedules),
      },
      tags: nameTag(inputs, inputs.name),
    });
  });
}

interface OfTarget {
  readonly resourceId: string;
  readonly scalableDimension: string;
  readonly serviceNamespace: string;
}

const METRICS = {
  cpu: "ECSServiceAverageCPUUtilization",
  memory: "ECSServiceAverageMemoryUtilization",
  requests: "ALBRequestCountPerTarget",
} as const;

/** The metrics that count, by name; none without auto scaling. */
function metrics(inputs: EcsServiceInputs): Expr<Record<string, MetricScaling>> {
  const settings = (name: keyof typeof METRICS) =>
    x.attempt(
      () => scalingOf(inputs)[name],
      () => null,
    );
  const all = x.mapping<MetricScaling | null>({
    cpu: settings("cpu"),
    memory: settings("memory"),
    requests: settings("requests"),
  });
  return x.mapFrom(all, ["key", "metric"], (key, metric) => ({
    key,
    value: metric as unknown as Expr<MetricScaling>,
    when: x.isSet(metric),
  }));
}

/** `app/web/ID/targetgroup/web/ID`, as the metric of requests is labelled; null where requests do not count. */
const requestLabel = (inputs: EcsServiceInputs): Expr<string | null> =>
  x.attempt(
    () => {
      const { targetKey } = scalingOf(inputs).requests;
      const { targetGroup } = x.get(inputs.targets, targetKey);
      return x.str`${targetGroup.loadBalancerArnSuffix}/${targetGroup.arnSuffix}`;
    },
    () => null,
  );

function policies(scope: Construct, inputs: EcsServiceInputs, ofTarget: OfTarget): void {
  const label = local(scope, "request_label", requestLabel(inputs));
  const plans = x.mapFrom(
    local(scope, "scaling_metrics", metrics(inputs)),
    ["key", "metric"],
    (key, metric) => ({
      key,
      value: x.object<PolicyPlan>({
        metric: x.get(x.mapping<string>(METRICS), key),
        label: x.when(
          x.eq(key, "requests"),
          () => label,
          () => null,
        ),
        target: metric.target,
        scaleIn: metric.scaleIn,
        scaleInCooldown: metric.scaleInCooldown,
        scaleOutCooldown: metric.scaleOutCooldown,
      }),
    }),
  );
  forEach(local(scope, "scaling_policies", plans), ({ meta, key, value: plan }) => {
    return new AppautoscalingPolicy(scope, "appautoscaling_policy", {
      ...meta,
      ...ofTarget,
      name: x.tf(x.str`${inputs.name}-${key}`),
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: x.tf(plan.target),
        disableScaleIn: x.tf(x.not(plan.scaleIn)),
        scaleInCooldown: x.tf(plan.scaleInCooldown),
        scaleOutCooldown: x.tf(plan.scaleOutCooldown),
        predefinedMetricSpecification: {
          predefinedMetricType: x.tf(plan.metric),
          resourceLabel: x.tf(plan.label),
        },
      },
    });
  });
}

function actions(scope: Construct, inputs: EcsServiceInputs, ofTarget: OfTarget): void {
  const schedules = x.attempt(
    () => scalingOf(inputs).schedules,
    () => x.mapping<ScheduledScaling>({}),
  );
  forEach(schedules, ({ meta, key, value: action }) => {
    return new AppautoscalingScheduledAction(scope, "appautoscaling_scheduled_action", {
      ...meta,
      ...ofTarget,
      name: x.tf(x.str`${inputs.name}-${key}`),
      schedule: x.tf(action.schedule),
      timezone: x.tf(action.timezone),
      startTime: x.tf(action.startTime),
      endTime: x.tf(action.endTime),
      scalableTargetAction: {
        minCapacity: x.tf(action.min) as unknown as string,
        maxCapacity: x.tf(action.max) as unknown as string,
      },
    });
  });
}
