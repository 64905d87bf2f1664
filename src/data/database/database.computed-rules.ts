/** Rules that take a computation: reserved words, and windows that meet. */
import type { ComputedRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { table } from "../../core/stack/table";
import type { DatabaseShape } from "./database.inputs";
import { RESERVED_DATABASES, RESERVED_USERS } from "./engine.contract";

/** CreateDBInstance: neither name may be a word that the engine reserves. */
export const reservedWords: ComputedRule<DatabaseShape> = {
  name: "reserved_words_used",
  problems: ({ engine, masterUsername, databaseName }, step, spell, scope) => {
    const of = (words: Expr<Record<string, string>>) => x.split(" ", x.get(words, engine));
    const users = step("reserved_users", of(table(scope, "reserved_user_words", RESERVED_USERS)));
    const databases = step(
      "reserved_databases",
      of(table(scope, "reserved_database_words", RESERVED_DATABASES)),
    );
    const database = x.orElse(databaseName, () => "");
    const problem = (input: string, value: Expr<string>, words: Expr<string[]>) =>
      x.listEach(x.items([value]), ["name"], (name) => ({
        value: x.str`${spell(input)} is ${x.jsonEncode(name)}; allowed: a name that ${engine} does not reserve.`,
        when: x.contains(words, x.lower(name)),
      }));
    return x.concat(
      problem("masterUsername", masterUsername, users),
      problem("databaseName", database, databases),
    );
  },
  refused: [
    { masterUsername: "admin" },
    { masterUsername: "user" },
    { masterUsername: "rdsadmin" },
    { masterUsername: "SELECT" },
    { databaseName: "postgres" },
    { databaseName: "template1" },
    { databaseName: "table" },
    { engine: "mysql", engineVersion: "8.4", masterUsername: "order" },
    { engine: "mysql", engineVersion: "8.4", databaseName: "mysql" },
    { engine: "mariadb", engineVersion: "11.4", databaseName: "sys" },
  ],
};

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 10080;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Of `HH:MM`: the minute of the day. */
const minuteOf = (time: Expr<string>): Expr<number> =>
  x.add(x.mul(x.toNumber(x.substr(time, 0, 2)), 60), x.toNumber(x.substr(time, 3, 2)));

/** Of `ddd:HH:MM`: the minute of the week. */
const weekMinuteOf = (time: Expr<string>): Expr<number> =>
  x.add(x.mul(x.indexOf(x.items(DAYS), x.substr(time, 0, 3)), DAY_MINUTES), minuteOf(x.substr(time, 4, 5)));

const lengthOf = (start: Expr<number>, end: Expr<number>, round: number): Expr<number> =>
  x.mod(x.add(x.sub(end, start), round), round);

/** Amazon RDS User Guide, "Backup window" and "Maintaining a DB instance": half an hour each, at different times. */
export const windows: ComputedRule<DatabaseShape> = {
  name: "window_problems",
  problems: ({ backups, maintenanceWindow }, step, spell) => {
    // a window that RDS chooses stands for any that does
    const backup = x.orElse(backups.window, () => "00:00-00:30");
    const maintenance = x.orElse(maintenanceWindow, () => "mon:12:00-mon:12:30");
    const edge = (window: Expr<string>, index: number) => x.at(x.split("-", window), index);
    const backupStart = step("backup_start", minuteOf(edge(backup, 0)));
    const backupLength = step("backup_length", lengthOf(backupStart, minuteOf(edge(backup, 1)), DAY_MINUTES));
    const start = step("maintenance_start", weekMinuteOf(edge(maintenance, 0)));
    const length = step(
      "maintenance_length",
      lengthOf(start, weekMinuteOf(edge(maintenance, 1)), WEEK_MINUTES),
    );
    // one begins while the other goes on, on the round of the day
    const within = (later: Expr<number>, earlier: Expr<number>, lasts: Expr<number>) =>
      x.lt(x.mod(x.add(x.sub(later, x.mod(earlier, DAY_MINUTES)), DAY_MINUTES), DAY_MINUTES), lasts);
    const meet = x.and(
      x.isSet(backups.window),
      x.isSet(maintenanceWindow),
      x.or(within(backupStart, start, length), within(x.mod(start, DAY_MINUTES), backupStart, backupLength)),
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
};
