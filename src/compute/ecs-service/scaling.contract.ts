/** Auto scaling of the service: within which bounds, by which metrics, at which times. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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
  scaleIn: t.flag().describe("Whether the policy takes tasks away, too.").default(true),
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
  .rule({
    test: ({ min, max }) => x.or(x.isSet(min), x.isSet(max)),
    got: () => "an action with neither min nor max",
    allowed: "min, max or both",
    refused: [{ schedule: ACTION.schedule }],
  })
  .rule({
    test: ({ min, max }) =>
      x.when(
        x.or(x.isNull(min), x.isNull(max)),
        () => true,
        () => x.le(min, max),
      ),
    got: ({ min, max }) => x.str`an action of ${x.jsonEncode(min)} to ${x.jsonEncode(max)} tasks`,
    allowed: "a min that is not above the max",
    refused: [{ ...ACTION, max: 1 }],
  })
  .describe("A change of the bounds at a time (Application Auto Scaling User Guide: Scheduled scaling).")
  .example(ACTION);

const suspended = t
  .shape("EcsSuspendedScaling", {
    scaleIn: t.flag().describe("Whether policies take no tasks away for now.").default(false),
    scaleOut: t.flag().describe("Whether policies add no tasks for now.").default(false),
    schedules: t.flag().describe("Whether schedules do nothing for now.").default(false),
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

export type Scaling = t.Infer<typeof scalingShape>;
export type ScheduledScaling = Action;
export type MetricScaling = NonNullable<Scaling["cpu"]>;
type ScalingOf = Expr<Scaling>;

const EXAMPLE = { min: 2, max: 10, cpu: { target: 60 } };

const bounds: t.Rule<Scaling> = {
  test: ({ min, max }: ScalingOf) => x.le(min, max),
  got: ({ min, max }: ScalingOf) => x.str`scaling from ${min} to ${max} tasks`,
  allowed: "a min that is not above the max",
  refused: [{ ...EXAMPLE, min: 11 }],
};

const reason: t.Rule<Scaling> = {
  test: ({ cpu, memory, requests: byRequests, schedules }: ScalingOf) =>
    x.or(
      x.anyTrue(x.items([x.isSet(cpu), x.isSet(memory), x.isSet(byRequests)])),
      x.not(x.isEmpty(schedules)),
    ),
  got: () => "scaling by nothing",
  allowed: "cpu, memory, requests or a schedule",
  refused: [{ min: 1, max: 2 }],
};

export const scaling = scalingShape
  .rules(bounds, reason)
  .describe(
    "Auto scaling of the service (Amazon ECS Developer Guide: Automatically scale your Amazon ECS service).",
  )
  .example(EXAMPLE);
