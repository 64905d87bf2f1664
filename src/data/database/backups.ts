/** Backups and what is left in the end, and when RDS may work on the database. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import { placement } from "./placement";

const automated = t
  .shape("DatabaseBackups", {
    retentionDays: t
      .integer({ min: 1, max: 35 }, "days")
      .describe("Days that automated backups are kept, and back to which a moment can be restored.")
      .default(7),
    window: t
      .pattern(
        "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
        'a time of the day in UTC, such as "17:00-17:30"',
        "17:00-17:30",
        ["17:00", "24:00-24:30", "5:00-5:30", "17:00-17:60", "mon:17:00-mon:17:30"],
      )
      .describe("When they are made, in UTC, half an hour at least; default: RDS chooses.")
      .optional(),
    copyTags: t.flag("Whether snapshots have the database's tags.").default(true),
    keepAfterDeletion: t
      .flag("Whether automated backups stay for their time when the database is deleted.")
      .default(true),
  })
  .describe("Automated backups (Amazon RDS User Guide, introduction to backups).");

const WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)";

const maintenanceWindow = () =>
  t.pattern(
    `${WEEKDAY}:([01][0-9]|2[0-3]):[0-5][0-9]-${WEEKDAY}:([01][0-9]|2[0-3]):[0-5][0-9]`,
    'a time of the week in UTC, such as "sun:18:00-sun:19:00"',
    "sun:18:00-sun:19:00",
    ["18:00-19:00", "Sun:18:00-Sun:19:00", "sun:24:00-sun:25:00", "sunday:18:00-sunday:19:00"],
  );

const lastSnapshot = t
  .shape("DatabaseFinalSnapshot", {
    skip: t.flag("Whether the database goes without a last snapshot.").default(false),
    identifier: t
      .pattern(
        "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
        "ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen",
        "shop-final",
        ["", "1final", "final-", "shop--final"],
      )
      .describe(
        "The snapshot's name; default: the database's, `-final-` and eight characters, other ones of each database. RDS refuses one that is taken.",
      )
      .optional(),
  })
  .describe("A last snapshot when the database is destroyed.");

const DAY_MINUTES = 1440;

const WEEK_MINUTES = 10080;

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Of `HH:MM`, which stands there in a text: the minute of the day. */
const minuteOf = (time: Expr<string>, at = 0): Expr<number> =>
  x.add(x.mul(x.toNumber(x.substr(time, at, 2)), 60), x.toNumber(x.substr(time, at + 3, 2)));

/** Of `ddd:HH:MM`: the minute of the week. */
const weekMinuteOf = (time: Expr<string>): Expr<number> =>
  x.add(x.mul(x.indexOf(x.items(DAYS), x.substr(time, 0, 3)), DAY_MINUTES), minuteOf(time, 4));

const lengthOf = (start: Expr<number>, end: Expr<number>, round: number): Expr<number> =>
  x.mod(x.add(x.sub(end, start), round), round);

const needs = [placement] as const;
const inputs = {
  backups: automated.default({}),
  maintenanceWindow: maintenanceWindow()
    .describe("When RDS makes changes, in UTC, half an hour at least; default: RDS chooses.")
    .optional(),
  deletionProtection: t
    .flag("Whether RDS refuses to delete the database: first off, then gone.")
    .default(true),
  finalSnapshot: lastSnapshot.default({}),
};
type BackupInputs = t.InputsOf<typeof inputs, typeof needs>;

export const backups = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "finalSnapshot",
      test: ({ finalSnapshot }) => x.not(x.and(finalSnapshot.skip, x.isSet(finalSnapshot.identifier))),
      message: ({ finalSnapshot }, spell) =>
        x.str`${spell("finalSnapshot")} is skipped and called ${x.jsonEncode(finalSnapshot.identifier)}; allowed: one of the two.`,
      refused: [{ finalSnapshot: { skip: true, identifier: "shop-final" } }],
    },
    {
      // Amazon RDS User Guide, "Backup window" and "Maintaining a DB instance": half an hour each, at different times.
      name: "window_problems",
      problems: ({ backups, maintenanceWindow }, step, spell) => {
        // a window that RDS chooses stands for any that does
        const backup = step("backup_times", x.split("-", x.orElse(backups.window, "00:00-00:30")));
        const maintenance = step(
          "maintenance_times",
          x.split("-", x.orElse(maintenanceWindow, "mon:12:00-mon:12:30")),
        );
        const backupStart = step("backup_start", minuteOf(x.at(backup, 0)));
        const backupEnd = step("backup_end", minuteOf(x.at(backup, 1)));
        const backupLength = step("backup_length", lengthOf(backupStart, backupEnd, DAY_MINUTES));
        const start = step("maintenance_start", weekMinuteOf(x.at(maintenance, 0)));
        const end = step("maintenance_end", weekMinuteOf(x.at(maintenance, 1)));
        const length = step("maintenance_length", lengthOf(start, end, WEEK_MINUTES));
        // one begins while the other goes on, on the round of the day
        const within = (later: Expr<number>, earlier: Expr<number>, lasts: Expr<number>) =>
          x.lt(x.mod(x.add(x.sub(later, x.mod(earlier, DAY_MINUTES)), DAY_MINUTES), DAY_MINUTES), lasts);
        const meet = x.and(
          x.isSet(backups.window),
          x.isSet(maintenanceWindow),
          x.or(
            within(backupStart, start, length),
            within(x.mod(start, DAY_MINUTES), backupStart, backupLength),
          ),
        );
        const problem = (text: Expr<string>, wrong: Expr<boolean>) =>
          x.listEach(x.items([wrong]), ["wrong"], (is) => ({ value: text, when: is }));
        return x.concat(
          step(
            "short_backup_window",
            problem(
              x.str`backups.window is ${x.jsonEncode(backups.window)}; allowed: half an hour at least.`,
              x.lt(backupLength, 30),
            ),
          ),
          step(
            "short_maintenance_window",
            problem(
              x.str`${spell("maintenanceWindow")} is ${x.jsonEncode(maintenanceWindow)}; allowed: half an hour at least, and less than a day.`,
              x.not(x.and(x.ge(length, 30), x.le(length, DAY_MINUTES - 1))),
            ),
          ),
          step(
            "windows_meet",
            problem(
              x.str`${spell("maintenanceWindow")} is ${x.jsonEncode(maintenanceWindow)} and backups.window ${x.jsonEncode(backups.window)}; allowed: windows that do not meet on any day.`,
              meet,
            ),
          ),
        );
      },
      refused: [
        { backups: { window: "17:00-17:29" } },
        { backups: { window: "17:00-17:00" } },
        { maintenanceWindow: "sun:18:00-sun:18:20" },
        { maintenanceWindow: "sun:18:00-tue:18:00" },
        { maintenanceWindow: "sun:18:00-sun:19:00", backups: { window: "18:30-19:30" } },
        { maintenanceWindow: "sun:18:00-sun:19:00", backups: { window: "17:30-18:01" } },
        { maintenanceWindow: "sun:23:30-mon:00:30", backups: { window: "00:00-00:30" } },
        { maintenanceWindow: "sun:10:00-sun:11:00", backups: { window: "09:00-08:00" } },
      ],
    },
  ],
});

/**
 * With a text of this very database: RDS refuses a name that a snapshot has already, and the one of an earlier database under
 * this name stays.
 */
export function finalSnapshotOf(
  scope: Construct,
  { finalSnapshot, name }: BackupInputs,
): Expr<string | null> {
  const { skip, identifier } = finalSnapshot;
  const isNamed = x.or(skip, x.isSet(identifier));
  if (x.isKnown(isNamed) && x.knownValue(isNamed)) return x.when(skip, null, identifier);
  const memory = new Memory(scope, "final_snapshot", { value: name, forgetOn: name });
  return x.when(skip, null, () =>
    x.orElse(identifier, () => x.str`${name}-final-${x.substr(memory.id, 0, 8)}`),
  );
}
