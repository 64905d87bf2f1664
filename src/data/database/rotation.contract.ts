/** When RDS changes the password that it manages. */
import { type Infer, integer, pattern, type Rule, shape } from "../../core/contract";
import { type Expr, isNull, isSet, jsonEncode, ne, or, str } from "../../core/expressions";

const fields = shape("DatabasePasswordRotation", {
  afterDays: integer({ min: 1, max: 1000 }, "days").describe("Days between two changes.").optional(),
  schedule: pattern(
    "(rate[(][1-9][0-9]* (hours?|days?)[)]|cron[(][0-9A-Za-z#?*/, -]+[)])",
    'a schedule such as "rate(10 days)" or "cron(0 16 1,15 * ? *)", in UTC',
    "cron(0 16 ? * SUN *)",
    ["", "every week", "rate(0 days)", "rate(10 weeks)", "cron()", "0 16 * * *"],
  )
    .describe("When, as a `rate` or a `cron` expression, in UTC.")
    .optional(),
  duration: pattern("([1-9]|1[0-9]|2[0-4])h", 'hours such as "3h"', "3h", ["", "3", "0h", "25h", "3 hours"])
    .describe("How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of the day.")
    .optional(),
});

export type Rotation = Infer<typeof fields>;
type RotationOf = Expr<Rotation>;

/** AWS Secrets Manager API Reference, RotationRulesType: one of the two, not both. */
const oneOfTwo: Rule<Rotation> = {
  test: ({ afterDays, schedule }: RotationOf) => ne<boolean>(isSet(afterDays), isSet(schedule)),
  got: ({ afterDays, schedule }: RotationOf) =>
    str`after_days ${jsonEncode(afterDays)} with schedule ${jsonEncode(schedule)}`,
  allowed: "one of after_days and schedule",
  refused: [{}, { afterDays: 30, schedule: "rate(10 days)" }],
};

const durationOfSchedule: Rule<Rotation> = {
  test: ({ schedule, duration }: RotationOf) => or(isSet(schedule), isNull(duration)),
  got: ({ duration }: RotationOf) => str`duration ${jsonEncode(duration)} without a schedule`,
  allowed: "duration with schedule only",
  refused: [{ afterDays: 30, duration: "3h" }],
};

export const rotation = [oneOfTwo, durationOfSchedule]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<Rotation>>), fields)
  .example({ afterDays: 30 });
