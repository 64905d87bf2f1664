/** Scheduled scaling: other sizes at a time. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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

export type FleetSchedule = t.Infer<typeof scheduleShape>;
type ScheduleOf = Expr<FleetSchedule>;

const EXAMPLE = { recurrence: "0 8 * * MON-FRI", min: 2 };

const sizesSet: t.Rule<FleetSchedule> = {
  test: ({ min, max, desired }: ScheduleOf) =>
    x.anyTrue(x.items([x.isSet(min), x.isSet(max), x.isSet(desired)])),
  got: () => "a schedule without a size",
  allowed: "min, max, desired or several of them",
  refused: [{ recurrence: EXAMPLE.recurrence }],
};

const timeSet: t.Rule<FleetSchedule> = {
  test: ({ recurrence: again, startTime }: ScheduleOf) => x.or(x.isSet(again), x.isSet(startTime)),
  got: () => "a schedule without a time",
  allowed: "recurrence, start_time or both",
  refused: [{ min: 2 }],
};

const notAbove = (least: Expr<number | null>, most: Expr<number | null>): Expr<boolean> =>
  x.or(
    x.isNull(least),
    x.isNull(most),
    x.le(
      x.orElse(least, () => 0),
      x.orElse(most, () => 5000),
    ),
  );

const sizesRise: t.Rule<FleetSchedule> = {
  test: ({ min, max, desired }: ScheduleOf) =>
    x.allTrue(x.items([notAbove(min, max), notAbove(min, desired), notAbove(desired, max)])),
  got: ({ min, max, desired }: ScheduleOf) => x.str`a schedule with ${x.jsonEncode([min, desired, max])}`,
  allowed: "min, desired and max in rising order",
  refused: [
    { ...EXAMPLE, max: 1 },
    { ...EXAMPLE, desired: 1 },
    { recurrence: EXAMPLE.recurrence, desired: 3, max: 2 },
  ],
};

export const schedule = scheduleShape
  .rules(sizesSet, timeSet, sizesRise)
  .describe("A change of the group's sizes at a time.")
  .example(EXAMPLE);

export const schedules = t.keyed(schedule, "schedule");
