/** When the pipeline runs by itself. */
import * as t from "../../core/contract";

/** Image Builder User Guide, "Use cron expressions in Image Builder". */
export const imageSchedule = t
  .shape("ImageSchedule", {
    cron: t
      .pattern(
        "cron\\([^ ()]+( [^ ()]+){4,5}\\)",
        'a cron expression of five or six fields, such as "cron(0 3 ? * sun *)"',
        "cron(0 3 ? * sun *)",
        ["0 3 * * *", "rate(7 days)", "cron(0 3)", "cron(0 3 ? * sun * * *)", ""],
      )
      .describe("When."),
    timezone: t
      .pattern("[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}", "a time zone of IANA, such as Asia/Seoul", "Asia/Seoul", [
        "",
        "UTC+9",
        "Asia/",
        "GMT 9",
      ])
      .describe("The time zone of the cron expression.")
      .default("Etc/UTC"),
    onlyWhenUpdated: t
      .flag()
      .describe(
        "Whether it runs only where the parent or a component of the newest version (x.x.x) has changed since.",
      )
      .default(true),
  })
  .describe("A schedule.")
  .example({ cron: "cron(0 3 ? * sun *)" });

export type ImageSchedule = t.Infer<typeof imageSchedule>;
