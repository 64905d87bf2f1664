/** When RDS changes the password that it manages. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const fields = t.shape("DatabasePasswordRotation", {
  afterDays: t.integer({ min: 1, max: 1000 }, "days").describe("Days between two changes.").optional(),
  schedule: t
    .pattern(
      "(rate[(][1-9][0-9]* (hours?|days?)[)]|cron[(][0-9A-Za-z#?*/, -]+[)])",
      'a schedule such as "rate(10 days)" or "cron(0 16 1,15 * ? *)", in UTC',
      "cron(0 16 ? * SUN *)",
      ["", "every week", "rate(0 days)", "rate(10 weeks)", "cron()", "0 16 * * *"],
    )
    .describe("When, as a `rate` or a `cron` expression, in UTC.")
    .optional(),
  duration: t
    .pattern("([1-9]|1[0-9]|2[0-4])h", 'hours such as "3h"', "3h", ["", "3", "0h", "25h", "3 hours"])
    .describe("How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of the day.")
    .optional(),
});

export type Rotation = t.Infer<typeof fields>;
type RotationOf = Expr<Rotation>;

/** AWS Secrets Manager API Reference, RotationRulesType: one of the two, not both. */
const oneOfTwo: t.Rule<Rotation> = {
  test: ({ afterDays, schedule }: RotationOf) => x.ne(x.isSet(afterDays), x.isSet(schedule)),
  got: ({ afterDays, schedule }: RotationOf) =>
    x.str`after_days ${x.jsonEncode(afterDays)} with schedule ${x.jsonEncode(schedule)}`,
  allowed: "one of after_days and schedule",
  refused: [{}, { afterDays: 30, schedule: "rate(10 days)" }],
};

const durationOfSchedule: t.Rule<Rotation> = {
  test: ({ schedule, duration }: RotationOf) => x.or(x.isSet(schedule), x.isNull(duration)),
  got: ({ duration }: RotationOf) => x.str`duration ${x.jsonEncode(duration)} without a schedule`,
  allowed: "duration with schedule only",
  refused: [{ afterDays: 30, duration: "3h" }],
};

export const rotation = fields.rules(oneOfTwo, durationOfSchedule).example({ afterDays: 30 });
