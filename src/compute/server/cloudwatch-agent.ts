/** The script that installs and starts the CloudWatch agent, and what the agent may do. */
import type { NameStep } from "../../core/contract";
import {
  at,
  concat,
  type Expr,
  isEmpty,
  isNull,
  jsonEncode,
  listEach,
  listFrom,
  mapping,
  not,
  split,
  str,
  when,
} from "../../core/expressions";
import { type Definition, filled, present } from "../ecs-service/members";
import { metricsSection } from "./agent-metrics";
import type { ServerCloudwatchAgent, ServerLogFile } from "./cloudwatch-agent.contract";

type AgentOf = Expr<ServerCloudwatchAgent>;
type Logs = Expr<Readonly<Record<string, ServerLogFile>>>;

/** Amazon CloudWatch User Guide: "Installing the CloudWatch agent", from Amazon Linux's own repository; empty without one. */
export function agentScript(
  step: NameStep,
  agent: Expr<ServerCloudwatchAgent | null>,
  dimensions: Expr<Record<string, string>>,
): Expr<string> {
  const settings = agent as unknown as AgentOf;
  const files = step(
    "cloudwatch_files",
    when<Definition[]>(
      isNull(agent),
      () => [],
      () => listFrom(settings.logs as Logs, ["name", "log"], file),
    ),
  );
  const metrics = step(
    "cloudwatch_metrics",
    when<Definition | null>(
      isNull(agent),
      () => null,
      () => metricsSection({ namespace: settings.namespace, disks: settings.disks, dimensions }),
    ),
  );
  const configured = step(
    "cloudwatch_configuration",
    when<string>(
      isNull(agent),
      () => "",
      () => configuration(settings, metrics, files),
    ),
  );
  return step(
    "cloudwatch_agent",
    when<string>(
      isNull(agent),
      () => "",
      () => install(configured),
    ),
  );
}

const install = (configured: Expr<string>): Expr<string> => str`#!/bin/bash
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
  metrics: Expr<Definition | null>,
  files: Expr<Definition[]>,
): Expr<string> =>
  jsonEncode(
    present(
      {
        agent: { metrics_collection_interval: intervalSeconds },
        metrics,
      },
      { logs: filled(files, () => ({ logs_collected: { files: { collect_list: files } } })) },
    ),
  );

const file = (_: Expr<string>, { path, logGroupArn }: Expr<ServerLogFile>) => ({
  value: mapping<unknown>({
    file_path: path,
    // arn:aws:logs:region:account:log-group:name
    log_group_name: at<string>(split(":", logGroupArn), 6),
    log_stream_name: "{instance_id}",
  }),
});

/** Amazon CloudWatch User Guide, CloudWatchAgentServerPolicy, cut down to this namespace and these log groups. */
export const agentStatements = ({ namespace, logs }: AgentOf): Expr<Definition[]> =>
  concat<Definition>(
    [
      {
        Sid: "Metrics",
        Effect: "Allow",
        Action: "cloudwatch:PutMetricData",
        // has no resource type
        Resource: "*",
        Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
      },
    ],
    listEach<string, Definition>(
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      ["action"],
      (action) => ({
        value: () =>
          mapping<unknown>({ Effect: "Allow", Action: action, Resource: logStreams(logs as Logs) }),
        when: not(isEmpty(logs)),
      }),
    ),
  );

/** What lies in the log groups. */
const logStreams = (logs: Logs): Expr<string[]> =>
  listFrom<ServerLogFile, string>(logs, ["name", "log"], (_, { logGroupArn }) => ({
    value: str`${logGroupArn}:*`,
  }));
