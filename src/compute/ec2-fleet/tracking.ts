/** Target tracking: the group is held where a metric is at its target. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { Named } from "../server/common";
import { targetGroups } from "./targets";

const scaleIn = () => t.flag("Whether the policy takes instances away, too.").default(true);

const bytes = (direction: string) =>
  t
    .shape("FleetNetworkTracking", {
      target: t
        .integer({ min: 1, max: 1000000000000 }, "bytes")
        .describe("Average bytes for each instance in a minute."),
      scaleIn: scaleIn(),
    })
    .describe(`By the average traffic ${direction} each instance.`);

/** Amazon EC2 Auto Scaling User Guide: "Target tracking scaling policies for Amazon EC2 Auto Scaling". */
const trackingType = t
  .shape("FleetTracking", {
    cpu: t
      .shape("FleetCpuTracking", {
        target: t.integer({ min: 1, max: 100 }, "per cent").describe("Average CPU use in per cent."),
        scaleIn: scaleIn(),
      })
      .describe("By the average CPU use (ASGAverageCPUUtilization).")
      .optional(),
    networkIn: bytes("into").optional(),
    networkOut: bytes("out of").optional(),
    requests: t
      .shape("FleetRequestTracking", {
        target: t
          .integer({ min: 1, max: 1000000000 }, "requests")
          .describe("Requests for each instance in a minute."),
        targetKey: t
          .keyName()
          .describe(
            "The key of `target_groups` whose requests are counted, of an Application Load Balancer; it needs both ARN suffixes.",
          ),
        scaleIn: scaleIn(),
      })
      .describe("By requests for each instance (ALBRequestCountPerTarget).")
      .optional(),
  })
  .describe("Metrics that are held at a target; the group follows the one that asks for most instances.");

type FleetTracking = t.Infer<typeof trackingType>;

/** What every metric's settings have. */
interface TrackedMetric {
  readonly target: number;
  readonly scaleIn: boolean;
}

const needs = [targetGroups] as const;

const inputs = {
  tracking: trackingType.default({}),
};

type TrackingInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The key of the target group whose requests count; empty where none do. */
const countedKey = ({ tracking }: TrackingInputs): Expr<string> =>
  x.ifSet(tracking.requests, (requests) => requests.targetKey, "");

/** Keys of the target groups that lack one of the suffixes that the metric is named by. */
const uncountable = ({ targetGroups }: TrackingInputs): Expr<string[]> =>
  t.named("uncountable_groups", () =>
    x.keysWhere(targetGroups, ["key", "group"], (_, { arnSuffix, loadBalancerArnSuffix }) =>
      x.or(x.isNull(arnSuffix), x.isNull(loadBalancerArnSuffix)),
    ),
  );

export const tracking = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "tracking",
      test: (inputs) =>
        x.or(x.isNull(inputs.tracking.requests), x.hasKey(inputs.targetGroups, countedKey(inputs))),
      message: (inputs, spell) =>
        x.str`tracking has requests of the target group ${x.shownText(countedKey(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}.`,
      refused: [{ tracking: { requests: { target: 100, targetKey: "web" } } }],
    },
    {
      on: "tracking",
      whereKnown: true,
      test: (inputs) => x.not(x.contains(uncountable(inputs), countedKey(inputs))),
      message: (inputs, spell) =>
        x.str`tracking has requests of the target group ${x.shownText(countedKey(inputs))}, which lacks a suffix of its ARNs; allowed: a group with ${spell("arnSuffix")} and ${spell("loadBalancerArnSuffix")}.`,
      refused: [
        {
          targetGroups: {
            web: {
              arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
            },
          },
          tracking: { requests: { target: 100, targetKey: "web" } },
        },
      ],
    },
  ],
});

/** Amazon EC2 Auto Scaling API Reference: PredefinedMetricSpecification. */
const METRICS = {
  cpu: "ASGAverageCPUUtilization",
  "network-in": "ASGAverageNetworkIn",
  "network-out": "ASGAverageNetworkOut",
  requests: "ALBRequestCountPerTarget",
} as const;

/** The metrics that count, by name. */
function metrics({ tracking }: TrackingInputs): Expr<Record<string, TrackedMetric>> {
  const settings = (name: keyof FleetTracking) =>
    x.when(x.isNull(tracking[name]), null, () => {
      const { target, scaleIn } = tracking[name];
      return x.object({ target, scaleIn });
    });
  const all = x.mapping({
    cpu: settings("cpu"),
    "network-in": settings("networkIn"),
    "network-out": settings("networkOut"),
    requests: settings("requests"),
  });
  return x.mapFrom(all, ["key", "metric"], (key, metric) => ({
    key,
    value: x.nonNull(metric),
    when: x.isSet(metric),
  }));
}

/** `app/web/ID/targetgroup/web/ID`, as the metric of requests is labelled; null where requests do not count. */
const requestLabel = (inputs: TrackingInputs): Expr<string | null> =>
  x.attempt(() => {
    const groups = inputs.targetGroups;
    const { arnSuffix, loadBalancerArnSuffix } = x.get(groups, countedKey(inputs));
    return x.str`${loadBalancerArnSuffix}/${arnSuffix}`;
  });

export function trackMetrics(
  scope: Construct,
  inputs: TrackingInputs & Named,
  group: AutoscalingGroup,
): void {
  const label = local(scope, "request_label", requestLabel(inputs));
  const plans = x.mapFrom(
    local(scope, "tracked_metrics", metrics(inputs)),
    ["key", "metric"],
    (key, { target, scaleIn }) =>
      x.object({
        metric: x.get(x.mapping(METRICS), key),
        label: x.when(x.eq(key, "requests"), label),
        target,
        scaleIn,
      }),
  );
  forEach(
    scope,
    AutoscalingPolicy,
    "autoscaling_policy_tracking",
    local(scope, "tracking_policies", plans),
    ({ key, value: plan }) => ({
      name: x.str`${inputs.name}-${key}`,
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: plan.target,
        disableScaleIn: x.not(plan.scaleIn),
        predefinedMetricSpecification: {
          predefinedMetricType: plan.metric,
          resourceLabel: plan.label,
        },
      },
    }),
  );
}
