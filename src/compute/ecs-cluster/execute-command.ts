/** ECS Exec: the log group that sessions are recorded in. */

import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EcsClusterConfig } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import type { Arguments } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { naming } from "./name";
import type { ExecuteCommandReferenceValue } from "./reference";

const executeCommandType = t
  .shape("EcsExecuteCommand", {
    logging: t
      .flag(
        "Whether sessions of ECS Exec are recorded in a log group of the cluster. Without, they go where the container's own log configuration says.",
      )
      .default(true),
    retentionDays: t.logRetentionDays().describe("Days that records are kept.").default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts both the session and the log group; its policy must let CloudWatch Logs use it. Default: TLS for the session, the service's own key for the group.",
      )
      .optional(),
  })
  .describe("ECS Exec: commands in running containers.");

const needs = [naming] as const;
const inputs = { executeCommand: executeCommandType.default({}) };
type ExecInputs = t.InputsOf<typeof inputs, typeof needs>;

export const executeCommand = t.concern({ needs, inputs });

export function sessionLog(scope: Construct, inputs: ExecInputs): Optional<CloudwatchLogGroup> {
  const { executeCommand, name } = inputs;
  return optional(
    scope,
    CloudwatchLogGroup,
    "cloudwatch_log_group_execute_command",
    executeCommand.logging,
    () => ({
      name: x.str`/aws/ecs/${name}/execute-command`,
      retentionInDays: executeCommand.retentionDays,
      kmsKeyId: executeCommand.kmsKeyArn,
      tags: nameTag(inputs, x.str`${name}-execute-command`),
    }),
  );
}

/**
 * The cluster's execute-command configuration, said in full: ECS keeps the one that it had where the provider says none
 * (hashicorp/terraform-provider-aws, internal/service/ecs/cluster.go), and sessions would fail for a log group that is gone. DEFAULT
 * leaves them to the container's own log configuration (Amazon ECS API Reference: ExecuteCommandConfiguration).
 */
export const sessionsBlock = (
  { executeCommand: { logging, kmsKeyArn } }: ExecInputs,
  log: Optional<CloudwatchLogGroup>,
): Arguments<EcsClusterConfig>["configuration"] => ({
  executeCommandConfiguration: {
    kmsKeyId: x.when(logging, () => kmsKeyArn),
    logging: x.choose(logging, "OVERRIDE", "DEFAULT"),
    logConfiguration: blocks(
      x.itemIf(logging, () => log.present("name")),
      (cloudWatchLogGroupName) => ({
        cloudWatchLogGroupName,
        cloudWatchEncryptionEnabled: x.isSet(kmsKeyArn),
      }),
    ),
  },
});

export function sessionsReference(
  { executeCommand: { logging, kmsKeyArn } }: ExecInputs,
  log: Optional<CloudwatchLogGroup>,
): Expr<ExecuteCommandReferenceValue | null> {
  return x.when(logging, () =>
    x.object<ExecuteCommandReferenceValue>({
      logGroupName: log.present("name"),
      logGroupArn: log.present("arn"),
      kmsKeyArn,
    }),
  );
}
