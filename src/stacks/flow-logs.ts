/** Flow logs of a stack's networks: to a log group of the stack's, or to the environment's bucket. */
import type { Environment } from "../environments";
import type { NetworkFlowLogs } from "../network/network.props";
import type { StackKeys } from "./keys";

/** Parquet by the hour, as Athena takes it (Amazon VPC User Guide: Flow log files). */
const FOR_QUERIES = {
  fileFormat: "parquet",
  hiveCompatiblePartitions: true,
  perHourPartition: true,
} as const;

export function flowLogs(environment: Environment, keys: StackKeys): NetworkFlowLogs {
  const { flowLogsBucket, logRetentionDays } = environment;
  return flowLogsBucket === undefined
    ? { retentionDays: logRetentionDays, kmsKeyArn: keys.for("logs") }
    : { destination: "s3", bucketArn: flowLogsBucket, ...FOR_QUERIES };
}
