/** ECS Exec: the log group that sessions are recorded in. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";
import type { ExecuteCommandReferenceValue } from "./ecs-cluster-reference.contract";

export function sessionLog(scope: Construct, inputs: EcsClusterInputs): Optional<CloudwatchLogGroup> {
  const { executeCommand, name } = inputs;
  return optional(executeCommand.logging, (meta) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group_execute_command", {
      ...meta,
      name: x.tf(x.str`/aws/ecs/${name}/execute-command`),
      retentionInDays: x.tf(executeCommand.retentionDays),
      kmsKeyId: x.tf(executeCommand.kmsKeyArn),
      tags: nameTag(inputs, x.str`${name}-execute-command`),
    });
  });
}

/** The cluster's execute-command configuration; none leaves sessions to the container's own log configuration. */
export function recordSessions(
  cluster: EcsCluster,
  { executeCommand: { logging, kmsKeyArn } }: EcsClusterInputs,
  log: Optional<CloudwatchLogGroup>,
): void {
  const names = x.when(
    logging,
    () => [log.present("name")],
    () => [],
  );
  blockEach(cluster, { name: "configuration" }, names, (logGroup) => ({
    execute_command_configuration: {
      kms_key_id: kmsKeyArn,
      logging: "OVERRIDE",
      log_configuration: {
        cloud_watch_log_group_name: logGroup,
        cloud_watch_encryption_enabled: x.isSet(kmsKeyArn),
      },
    },
  }));
}

export function executeCommandReference(
  { executeCommand: { logging, kmsKeyArn } }: EcsClusterInputs,
  log: Optional<CloudwatchLogGroup>,
): Expr<ExecuteCommandReferenceValue | null> {
  return x.when(
    logging,
    () =>
      x.object<ExecuteCommandReferenceValue>({
        logGroupName: log.present("name"),
        logGroupArn: log.present("arn"),
        kmsKeyArn,
      }),
    () => null,
  );
}
