/** The script that installs and starts the CloudWatch agent, and what the agent may do. */
import type { NameStep } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
    x.when(
      x.isNull(agent),
      () => [],
      () => x.listFrom(settings.logs, ["name", "log"], file),
    ),
  );
  const metrics = step(
    "cloudwatch_metrics",
    x.when<Definition | null>(
      x.isNull(agent),
      () => null,
      () => metricsSection({ namespace: settings.namespace, disks: settings.disks, dimensions }),
    ),
  );
  const configured = step(
    "cloudwatch_configuration",
    x.when(
      x.isNull(agent),
      () => "",
      () => configuration(settings, metrics, files),
    ),
  );
  return step(
    "cloudwatch_agent",
    x.when(
      x.isNull(agent),
      () => "",
      () => install(configured),
    ),
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
  metrics: Expr<Definition | null>,
  files: Expr<Definition[]>,
): Expr<string> =>
  x.jsonEncode(
    present(
      {
        agent: { metrics_collection_interval: intervalSeconds },
        metrics,
      },
      { logs: filled(files, () => ({ logs_collected: { files: { collect_list: files } } })) },
    ),
  );

const file = (_: Expr<string>, { path, logGroupArn }: Expr<ServerLogFile>) => ({
  value: x.mapping<unknown>({
    file_path: path,
    // arn:aws:logs:region:account:log-group:name
    log_group_name: x.at(x.split(":", logGroupArn), 6),
    log_stream_name: "{instance_id}",
  }),
});

/** Amazon CloudWatch User Guide, CloudWatchAgentServerPolicy, cut down to this namespace and these log groups. */
export const agentStatements = ({ namespace, logs }: AgentOf): Expr<Definition[]> =>
  x.concat<Definition>(
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
    x.listEach<string, Definition>(
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      ["action"],
      (action) => ({
        value: () => x.mapping<unknown>({ Effect: "Allow", Action: action, Resource: logStreams(logs) }),
        when: x.not(x.isEmpty(logs)),
      }),
    ),
  );

/** What lies in the log groups. */
const logStreams = (logs: Logs): Expr<string[]> =>
  x.listFrom(logs, ["name", "log"], (_, { logGroupArn }) => ({
    value: x.str`${logGroupArn}:*`,
  }));
