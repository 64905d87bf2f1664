/** The CloudWatch agent: what it measures and which log files it sends. */
import * as t from "../../core/contract";
import { SERVER_FILE } from "./server-file";

const path = () =>
  t.pattern("/[A-Za-z0-9._*/-]*", 'an absolute path, such as "/var/log/messages"', "/var/log/messages", [
    "var/log",
    "/var/log/a b",
    "",
  ]);

const logFile = t
  .shape(
    "ServerLogFile",
    {
      path: path().describe("The file, or files by a pattern with *."),
      logGroupArn: t
        .pattern(
          "arn:aws(-[a-z]+)*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9._/#-]+",
          'a log group\'s ARN without an end of its own, such as "arn:aws:logs:ap-northeast-2:123456789012:log-group:web"',
          "arn:aws:logs:ap-northeast-2:123456789012:log-group:web",
          ["web", "arn:aws:logs:ap-northeast-2:123456789012:log-group:web:*"],
        )
        .describe("An existing log group; the role may write there and nowhere else."),
    },
    SERVER_FILE,
  )
  .describe("A log file and where it goes.");

export type ServerLogFile = t.Infer<typeof logFile>;

/** The agent's own name for it. */
export const AGENT_NAMESPACE = "CWAgent";

/** Amazon CloudWatch User Guide: "Manually create or edit the CloudWatch agent configuration file". */
export const serverCloudwatchAgent = t
  .shape(
    "ServerCloudwatchAgent",
    {
      namespace: t
        .pattern(
          "[A-Za-z0-9][A-Za-z0-9._/#-]{0,254}",
          "1 to 255 ASCII letters, digits and . _ / # -, beginning with a letter or a digit",
          AGENT_NAMESPACE,
          ["", "two words", "/web"],
        )
        .describe("Namespace of the metrics; the role may write metrics of this one alone.")
        .default(AGENT_NAMESPACE),
      intervalSeconds: t
        .integer({ min: 1, max: 86400 }, "seconds")
        .describe("Seconds between two measures.")
        .default(60),
      disks: t.listOf(path(), "path").describe("Mount points whose use is measured.").default(["/"]),
      logs: t.keyed(logFile, "log").describe("Log files that are sent, by name.").default({}),
    },
    SERVER_FILE,
  )
  .describe("The CloudWatch agent: memory, disk use and log files.");

export type ServerCloudwatchAgent = t.Infer<typeof serverCloudwatchAgent>;
