/** Scheduled scaling: other sizes at a time. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { anewWith } from "../../core/stack/anew";

const size = () => t.integer({ min: 0, max: 5000 }, "instances");

const instant = (what: string) =>
  t
    .pattern(
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
      'a time in UTC, written "YYYY-MM-DDThh:mm:ssZ"',
      "2030-01-01T00:00:00Z",
      ["2030-01-01", "2030-01-01T00:00:00", "2030-01-01T00:00:00+09:00"],
    )
    .describe(what)
    .optional();

/** Amazon EC2 Auto Scaling User Guide: "Scheduled scaling for Amazon EC2 Auto Scaling", cron expressions. */
const recurrence = () =>
  t.pattern(
    "([0-9*,/A-Z-]+ ){4}[0-9*,/A-Z-]+",
    'a cron expression of five fields (minute, hour, day, month, weekday), such as "0 8 * * MON-FRI"',
    "0 8 * * MON-FRI",
    ["0 8 * *", "cron(0 8 ? * MON-FRI *)", "0 8 * * MON-FRI *", "0 8 * * mon-fri", ""],
  );

const scheduleShape = t.shape("FleetSchedule", {
  recurrence: recurrence().describe("When, again and again. Left out: once, at `start_time`.").optional(),
  timezone: t
    .pattern("[A-Za-z]+([/_+-][A-Za-z0-9]+)*", 'a time zone\'s name, such as "Asia/Seoul"', "UTC", [
      "",
      "+09:00",
      "Asia/",
    ])
    .describe("Time zone of `recurrence` (IANA).")
    .default("UTC"),
  startTime: instant("First time at which it acts."),
  endTime: instant("Time after which it acts no more."),
  min: size().describe("Least number of instances from then on.").optional(),
  max: size().describe("Most instances from then on.").optional(),
  desired: size().describe("Number of instances from then on, until scaling changes it.").optional(),
});

type FleetSchedule = t.Infer<typeof scheduleShape>;

const EXAMPLE = { recurrence: "0 8 * * MON-FRI", min: 2 };

const sizesSet: t.Rule<FleetSchedule> = {
  test: ({ min, max, desired }) => x.anyTrue(x.items([x.isSet(min), x.isSet(max), x.isSet(desired)])),
  got: () => "a schedule without a size",
  allowed: "min, max, desired or several of them",
  refused: [{ recurrence: EXAMPLE.recurrence }],
};

const timeSet = t.atLeastOneOf("recurrence", "startTime");

const notAbove = (least: Expr<number | null>, most: Expr<number | null>): Expr<boolean> =>
  x.or(x.isNull(least), x.isNull(most), x.le(x.orElse(least, 0), x.orElse(most, 5000)));

const sizesRise: t.Rule<FleetSchedule> = {
  test: ({ min, max, desired }) =>
    x.allTrue(x.items([notAbove(min, max), notAbove(min, desired), notAbove(desired, max)])),
  got: ({ min, max, desired }) => x.str`a schedule with ${x.jsonEncode([min, desired, max])}`,
  allowed: "min, desired and max in rising order",
  refused: [
    { ...EXAMPLE, max: 1 },
    { ...EXAMPLE, desired: 1 },
    { recurrence: EXAMPLE.recurrence, desired: 3, max: 2 },
  ],
};

const schedule = scheduleShape
  .rules(sizesSet, timeSet, sizesRise)
  .describe("A change of the group's sizes at a time.")
  .example(EXAMPLE);

const inputs = {
  schedules: t.keyed(schedule, "schedule").describe("Other sizes at a time, by name.").default({}),
};

export const schedules = t.concern({ inputs });

/** A size of -1 leaves it as it is; without any it would be 0. */
const UNCHANGED = -1;

export function scheduleSizes(
  scope: Construct,
  { schedules }: t.InputsOf<typeof inputs>,
  group: AutoscalingGroup,
): void {
  const size = (value: Expr<number | null>) => x.orElse(value, UNCHANGED);
  const lifecycle = anewWithTimes(scope, schedules);
  forEach(scope, AutoscalingSchedule, "autoscaling_schedule", schedules, ({ key, value: schedule }) => ({
    scheduledActionName: key,
    autoscalingGroupName: group.name,
    recurrence: schedule.recurrence,
    timeZone: timezone(schedule),
    startTime: schedule.startTime,
    endTime: schedule.endTime,
    minSize: size(schedule.min),
    maxSize: size(schedule.max),
    desiredCapacity: size(schedule.desired),
    ...(lifecycle ? { lifecycle } : {}),
  }));
}

/** Beside its sizes, which change in place. */
const anewWithTimes = (scope: Construct, schedules: Expr<Readonly<Record<string, FleetSchedule>>>) =>
  anewWith(scope, "schedule_times", {
    values: x.mapFrom(
      schedules,
      ["key", "schedule"],
      (key, { recurrence, timezone, startTime, endTime }) => ({
        key,
        value: x.jsonEncode([recurrence, timezone, startTime, endTime]),
      }),
    ),
    because:
      "A schedule whose times change is made anew: in place the provider says the next time of the old one again, at which it would act once more (hashicorp/terraform-provider-aws#38983, #41200), and AWS keeps an end that is not named (Amazon EC2 Auto Scaling API Reference: PutScheduledUpdateGroupAction).",
  });

const timezone = ({ recurrence, timezone: zone }: Expr<FleetSchedule>): Expr<string | null> =>
  x.when(x.isSet(recurrence), zone);
