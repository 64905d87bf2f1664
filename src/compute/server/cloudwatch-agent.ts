/** The CloudWatch agent: what it measures, which log files it sends, how it is installed, and what it may do. */
import type { NameStep } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { SERVER_FILE } from "./common";

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

type ServerLogFile = t.Infer<typeof logFile>;

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

/**
 * Metrics of a fleet without further dimensions, by the agent's own names of what collects them. A metric is found by exactly
 * the dimensions that it was published with: the configuration, the alarms over it and the rule that holds the two together
 * read them here. Amazon CloudWatch User Guide: "Metrics collected by the CloudWatch agent".
 */
const PUBLISHED = { mem: "mem_used_percent", disk: "disk_used_percent" };

export const publishedMetrics = (): Expr<string[]> => x.items(Object.values(PUBLISHED));

/** Of a fleet's instances together; nothing for a server alone. */
export const fleetDimensions = (groupName: Expr<string>): Expr<Record<string, string>> =>
  x.mapping({ AutoScalingGroupName: groupName });

interface Published {
  readonly namespace: Expr<string>;
  readonly disks: Expr<readonly string[]>;
  /** What the metrics of several servers are put together by. */
  readonly dimensions: Expr<Record<string, string>>;
}

/**
 * The agent's section `metrics`. Further dimensions are written as they are, beside each collector: the agent's own
 * `${aws:AutoScalingGroupName}` would ask EC2 for the instance's tags, by a right and a way that a server need not have.
 */
const metricsSection = ({ namespace, disks, dimensions }: Published): Expr<x.JsonObject> => {
  const collector = (measurement: string, more: x.Members = {}) =>
    x.membersOf({ measurement: [measurement], ...more }, { append_dimensions: x.nullIfEmpty(dimensions) });
  return x.membersOf(
    {
      namespace,
      // in the agent's language the instance's id
      append_dimensions: { InstanceId: "$${aws:InstanceId}" },
      metrics_collected: {
        mem: collector(PUBLISHED.mem),
        // the agent puts the collector's name before it
        disk: collector(PUBLISHED.disk.replace(/^disk_/, ""), { resources: disks }),
      },
    },
    { aggregation_dimensions: x.unlessEmpty(dimensions, () => [x.keys(dimensions)]) },
  );
};

type AgentOf = Expr<ServerCloudwatchAgent>;

/** Amazon CloudWatch User Guide: "Installing the CloudWatch agent", from Amazon Linux's own repository; empty without one. */
export function agentScript(
  step: NameStep,
  agent: Expr<ServerCloudwatchAgent | null>,
  dimensions: Expr<Record<string, string>>,
): Expr<string> {
  const files = step(
    "cloudwatch_files",
    x.ifSet(agent, ({ logs }) => x.listFrom(logs, ["name", "log"], file), []),
  );
  const metrics = step(
    "cloudwatch_metrics",
    x.ifSet(agent, ({ namespace, disks }) => metricsSection({ namespace, disks, dimensions }), null),
  );
  const configured = step(
    "cloudwatch_configuration",
    x.ifSet(agent, (settings) => configuration(settings, metrics, files), ""),
  );
  return step(
    "cloudwatch_agent",
    x.ifSet(agent, () => install(configured), ""),
  );
}

const install = (configured: Expr<string>): Expr<string> => x.str`#!/bin/bash
# installs the CloudWatch agent with its configuration
set -euo pipefail

dnf install -y amazon-cloudwatch-agent
home=/opt/aws/amazon-cloudwatch-agent
cat > "$home/etc/hanok.json" <<'END'
${configured}
END
"$home/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$home/etc/hanok.json"
`;

const configuration = (
  { intervalSeconds }: AgentOf,
  metrics: Expr<x.JsonObject | null>,
  files: Expr<x.JsonObject[]>,
): Expr<string> =>
  x.jsonEncode(
    x.membersOf(
      {
        agent: { metrics_collection_interval: intervalSeconds },
        metrics,
      },
      { logs: x.unlessEmpty(files, () => ({ logs_collected: { files: { collect_list: files } } })) },
    ),
  );

const file = (_: Expr<string>, { path, logGroupArn }: Expr<ServerLogFile>) => ({
  value: x.mapping({
    file_path: path,
    // arn:aws:logs:region:account:log-group:name
    log_group_name: x.at(x.split(":", logGroupArn), 6),
    log_stream_name: "{instance_id}",
  }),
});

/** Amazon CloudWatch User Guide, CloudWatchAgentServerPolicy, cut down to this namespace and these log groups. */
export const agentStatements = (agent: AgentOf): Expr<x.JsonObject[]> =>
  x.concat(
    [
      {
        Sid: "Metrics",
        Effect: "Allow",
        Action: "cloudwatch:PutMetricData",
        // has no resource type
        Resource: "*",
        Condition: { StringEquals: { "cloudwatch:namespace": agent.namespace } },
      },
    ],
    x.listEach<string, x.JsonObject>(
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      ["action"],
      (action) => ({
        value: () => x.mapping<unknown>({ Effect: "Allow", Action: action, Resource: logStreams(agent) }),
        when: x.not(x.isEmpty(agent.logs)),
      }),
    ),
  );

/** What lies in the log groups. */
const logStreams = ({ logs }: AgentOf): Expr<string[]> =>
  x.listFrom(logs, ["name", "log"], (_, { logGroupArn }) => x.str`${logGroupArn}:*`);
