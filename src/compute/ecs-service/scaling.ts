/** Auto scaling of the service: within which bounds, by which metrics, at which times. */
import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { identity } from "./cluster";
import { CONTAINERS, COUNTED_TARGET, TARGET } from "./samples";
import { targets } from "./target-groups";

const count = () => t.integer({ min: 0, max: 5000 }, "tasks");

/** Application Auto Scaling User Guide: Target tracking scaling policies. */
const behaviour = {
  scaleInCooldown: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds after a scale-in before the next one.")
    .default(300),
  scaleOutCooldown: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds after a scale-out before the next one.")
    .default(60),
  scaleIn: t.flag("Whether the policy takes tasks away, too.").default(true),
};

const utilization = (what: string) =>
  t
    .shape("EcsUtilizationScaling", {
      target: t
        .integer({ min: 1, max: 100 }, "per cent")
        .describe("Average use, in per cent of what tasks have."),
      ...behaviour,
    })
    .describe(what);

const requests = t
  .shape("EcsRequestScaling", {
    target: t
      .integer({ min: 1, max: 1000000000 }, "requests")
      .describe("Requests for each task in a minute."),
    targetKey: t
      .keyName()
      .describe(
        "The key of `targets` whose requests are counted, of an Application Load Balancer; it needs both ARN suffixes.",
      ),
    ...behaviour,
  })
  .describe("By requests for each task (ALBRequestCountPerTarget).");

/** Application Auto Scaling API Reference: PutScheduledAction, Schedule. */
const schedule = () =>
  t.pattern(
    "at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)|rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\(([^ ()]+ ){5}[^ ()]+\\)",
    '"at(yyyy-mm-ddThh:mm:ss)", "rate(value unit)" or "cron(six fields)"',
    "cron(0 8 ? * MON-FRI *)",
    ["", "0 8 * * *", "cron(0 8 * * MON)", "rate(0 minutes)", "rate(5 seconds)", "at(2026-01-01)"],
  );

const instant = (what: string) =>
  t
    .pattern(
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
      'a time in UTC, written "YYYY-MM-DDThh:mm:ssZ"',
      "2026-01-01T00:00:00Z",
      ["2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00+09:00"],
    )
    .describe(what)
    .optional();

const actionShape = t.shape("EcsScheduledScaling", {
  schedule: schedule().describe("When: once, at a rate or by calendar (`at`, `rate`, `cron`)."),
  timezone: t
    .pattern("[A-Za-z]+([/_+-][A-Za-z0-9]+)*", 'a time zone\'s name, such as "Asia/Seoul"', "UTC", [
      "",
      "+09:00",
      "Asia/",
    ])
    .describe("Time zone of the schedule (IANA).")
    .default("UTC"),
  min: count().describe("Least number of tasks from then on.").optional(),
  max: count().describe("Most tasks from then on.").optional(),
  startTime: instant("First time at which it may act."),
  endTime: instant("Last time at which it may act."),
});

type Action = t.Infer<typeof actionShape>;

const ACTION = { schedule: "cron(0 8 ? * MON-FRI *)", min: 2 };

const action = actionShape
  .rule(t.atLeastOneOf("min", "max"))
  .rule({
    test: ({ min, max }) => x.when(x.or(x.isNull(min), x.isNull(max)), true, () => x.le(min, max)),
    got: ({ min, max }) => x.str`an action of ${x.jsonEncode(min)} to ${x.jsonEncode(max)} tasks`,
    allowed: "a min that is not above the max",
    refused: [{ ...ACTION, max: 1 }],
  })
  .describe("A change of the bounds at a time (Application Auto Scaling User Guide: Scheduled scaling).")
  .example(ACTION);

const suspended = t
  .shape("EcsSuspendedScaling", {
    scaleIn: t.flag("Whether policies take no tasks away for now.").default(false),
    scaleOut: t.flag("Whether policies add no tasks for now.").default(false),
    schedules: t.flag("Whether schedules do nothing for now.").default(false),
  })
  .describe("What rests for now.");

const scalingShape = t.shape("EcsServiceScaling", {
  min: count().describe("Least number of tasks, and the number that a new service starts with."),
  max: t.integer({ min: 1, max: 5000 }, "tasks").describe("Most tasks."),
  cpu: utilization("By the service's average CPU use.").optional(),
  memory: utilization("By the service's average memory use.").optional(),
  requests: requests.optional(),
  schedules: t.keyed(action, "schedule").describe("Changes of the bounds at a time, by name.").default({}),
  suspended: suspended.default({}),
});

type Scaling = t.Infer<typeof scalingShape>;

type MetricScaling = NonNullable<Scaling["cpu"]>;

const EXAMPLE = { min: 2, max: 10, cpu: { target: 60 } };

const bounds = t.notAbove("min", "max");

const reason: t.Rule<Scaling> = {
  test: ({ cpu, memory, requests: byRequests, schedules }) =>
    x.or(
      x.anyTrue(x.items([x.isSet(cpu), x.isSet(memory), x.isSet(byRequests)])),
      x.not(x.isEmpty(schedules)),
    ),
  got: () => "scaling by nothing",
  allowed: "cpu, memory, requests or a schedule",
  refused: [{ min: 1, max: 2 }],
};

const scalingType = scalingShape
  .rules(bounds, reason)
  .describe(
    "Auto scaling of the service (Amazon ECS Developer Guide: Automatically scale your Amazon ECS service).",
  )
  .example(EXAMPLE);

const needs = [identity, targets] as const;
const inputs = {
  scaling: scalingType.optional(),
};
type ScalingInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The key whose requests are counted; null without such scaling. */
const requestKey = (inputs: ScalingInputs): Expr<string | null> =>
  x.attempt(() => scalingOf(inputs).requests.targetKey);

/** The targets that have what the metric's label is made from. */
const countable = ({ targets }: ScalingInputs): Expr<string[]> =>
  x.keysWhere(targets, ["key", "target"], (_, { targetGroup }) =>
    x.and(x.isSet(targetGroup.arnSuffix), x.isSet(targetGroup.loadBalancerArnSuffix)),
  );

const byRequests = (targetKey: string) => ({
  scaling: { min: 1, max: 4, requests: { target: 1000, targetKey } },
});

export const scaling = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "scaling",
      test: (inputs) =>
        x.when(x.isNull(requestKey(inputs)), true, () => x.contains(countable(inputs), requestKey(inputs))),
      message: (inputs, spell) =>
        x.str`scaling names ${x.jsonEncode(requestKey(inputs))}; allowed: of ${x.shownTexts(countable(inputs))}, the targets with ${spell("arnSuffix")} and ${spell("loadBalancerArnSuffix")}.`,
      refused: [
        byRequests("web"),
        { ...CONTAINERS, targets: { web: TARGET }, ...byRequests("web") },
        { ...CONTAINERS, targets: { web: COUNTED_TARGET }, ...byRequests("api") },
      ],
    },
  ],
});

/** Settings that are null without auto scaling. */
export const scalingOf = ({ scaling }: Pick<ScalingInputs, "scaling">) => scaling;

export function autoScaling(scope: Construct, inputs: ScalingInputs, serviceName: Expr<string>): void {
  const target = scalableTarget(scope, inputs, serviceName);
  const ofTarget = {
    resourceId: target.present("resourceId"),
    scalableDimension: target.present("scalableDimension"),
    serviceNamespace: target.present("serviceNamespace"),
  };
  policies(scope, inputs, ofTarget);
  actions(scope, inputs, ofTarget);
}

function scalableTarget(
  scope: Construct,
  inputs: ScalingInputs,
  serviceName: Expr<string>,
): Optional<AppautoscalingTarget> {
  return optional(scope, AppautoscalingTarget, "appautoscaling_target", x.isSet(inputs.scaling), () => {
    const { min, max, suspended } = scalingOf(inputs);
    return {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: x.str`service/${inputs.cluster.name}/${serviceName}`,
      minCapacity: min,
      maxCapacity: max,
      suspendedState: {
        dynamicScalingInSuspended: suspended.scaleIn,
        dynamicScalingOutSuspended: suspended.scaleOut,
        scheduledScalingSuspended: suspended.schedules,
      },
      tags: nameTag(inputs, inputs.name),
    };
  });
}

interface OfTarget {
  readonly resourceId: Expr<string>;
  readonly scalableDimension: Expr<string>;
  readonly serviceNamespace: Expr<string>;
}

const METRICS = {
  cpu: "ECSServiceAverageCPUUtilization",
  memory: "ECSServiceAverageMemoryUtilization",
  requests: "ALBRequestCountPerTarget",
} as const;

/** The metrics that count, by name; none without auto scaling. */
function metrics(inputs: ScalingInputs): Expr<Record<string, MetricScaling>> {
  const settings = (name: keyof typeof METRICS) => x.attempt(() => scalingOf(inputs)[name]);
  const all = x.mapping<MetricScaling | null>({
    cpu: settings("cpu"),
    memory: settings("memory"),
    requests: settings("requests"),
  });
  return x.mapFrom(all, ["key", "metric"], (key, metric) => ({
    key,
    value: x.nonNull(metric),
    when: x.isSet(metric),
  }));
}

/** `app/web/ID/targetgroup/web/ID`, as the metric of requests is labelled; null where requests do not count. */
const requestLabel = (inputs: ScalingInputs): Expr<string | null> =>
  x.attempt(() => {
    const { targetKey } = scalingOf(inputs).requests;
    const { targetGroup } = x.get(inputs.targets, targetKey);
    return x.str`${targetGroup.loadBalancerArnSuffix}/${targetGroup.arnSuffix}`;
  });

function policies(scope: Construct, inputs: ScalingInputs, ofTarget: OfTarget): void {
  const label = local(scope, "request_label", requestLabel(inputs));
  const plans = x.mapFrom(
    local(scope, "scaling_metrics", metrics(inputs)),
    ["key", "metric"],
    (key, metric) =>
      x.object({
        metric: x.get(x.mapping<string>(METRICS), key),
        label: x.when(x.eq(key, "requests"), label),
        target: metric.target,
        scaleIn: metric.scaleIn,
        scaleInCooldown: metric.scaleInCooldown,
        scaleOutCooldown: metric.scaleOutCooldown,
      }),
  );
  forEach(
    scope,
    AppautoscalingPolicy,
    "appautoscaling_policy",
    local(scope, "scaling_policies", plans),
    ({ key, value: plan }) => ({
      ...ofTarget,
      name: x.str`${inputs.name}-${key}`,
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: plan.target,
        disableScaleIn: x.not(plan.scaleIn),
        scaleInCooldown: plan.scaleInCooldown,
        scaleOutCooldown: plan.scaleOutCooldown,
        predefinedMetricSpecification: {
          predefinedMetricType: plan.metric,
          resourceLabel: plan.label,
        },
      },
    }),
  );
}

function actions(scope: Construct, inputs: ScalingInputs, ofTarget: OfTarget): void {
  const schedules = x.attempt(
    () => scalingOf(inputs).schedules,
    () => x.mapping<Action>({}),
  );
  forEach(
    scope,
    AppautoscalingScheduledAction,
    "appautoscaling_scheduled_action",
    schedules,
    ({ key, value: action }) => ({
      ...ofTarget,
      name: x.str`${inputs.name}-${key}`,
      schedule: action.schedule,
      timezone: action.timezone,
      startTime: action.startTime,
      endTime: action.endTime,
      scalableTargetAction: {
        minCapacity: action.min,
        maxCapacity: action.max,
      },
    }),
  );
}
