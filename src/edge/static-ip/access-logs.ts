/** Logs of TLS connections and of flows, the bucket that the block makes for them, and the policy by which AWS delivers them. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { LbAccessLogs } from "@cdktf/provider-aws/lib/lb";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import {
  bucketFits,
  existingBucket,
  logPrefix,
  ownBucketFields,
  ownLogBucket,
  prefixFits,
  tlsOnly,
} from "../elastic-load-balancing/log-bucket";
import { isTls, listeners } from "./listeners";
import { hasNetworkLoadBalancer, isAccelerated, topology } from "./topology";

const accessLogsShape = t.shape("StaticIpAccessLogs", {
  destination: t
    .oneOf("own", "existing", "none")
    .describe(
      "own: a bucket that the block makes, where there is something to log; existing: `bucket`, whose policy lets the logs in already.",
    )
    .default("own"),
  bucket: existingBucket().describe("The existing bucket, in the load balancer's region.").optional(),
  prefix: logPrefix().optional(),
  ...ownBucketFields,
});

const needs = [topology, listeners] as const;
const inputs = {
  accessLogs: accessLogsShape
    .describe(
      "Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs.",
    )
    .rule(bucketFits)
    .rule(prefixFits("AWS"))
    .default({}),
};

type AccessLogsInputs = t.InputsOf<typeof inputs, typeof needs>;

export const accessLogs = t.concern({ needs, inputs });

export interface LogBucket {
  /** The bucket that logs go to, or null. */
  readonly name: Expr<string | null>;
  /** Whether there is one and something goes there. */
  readonly isUsed: Expr<boolean>;
  /** What must be there before logs are turned on: AWS tries to write at once. */
  readonly prerequisites: readonly ITerraformDependable[];
}

/** An accelerator takes no flow logs without a prefix (AWS Global Accelerator API Reference: AcceleratorAttributes). */
const FLOW_LOGS = "flow-logs";

export const flowLogsPrefix = ({ accessLogs }: AccessLogsInputs): Expr<string> =>
  x.orElse(accessLogs.prefix, () => FLOW_LOGS);

/** By the listeners' own words and not by the topology, so that a change of it takes no logs away. */
const hasLogs = (inputs: AccessLogsInputs): Expr<boolean> =>
  x.or(
    isAccelerated(inputs),
    x.anyTrue(
      x.listFrom(inputs.listeners, ["key", "listener"], (_, listener) => ({
        value: isTls(listener),
      })),
    ),
  );

export function logBucket(scope: Construct, inputs: AccessLogsInputs): LogBucket {
  const { accessLogs } = inputs;
  const has = local(scope, "has_logs", hasLogs(inputs));
  const isOwn = local(scope, "has_own_bucket", x.and(x.eq(accessLogs.destination, "own"), has));
  const bucket = ownLogBucket(scope, inputs, { isOwn, kind: "nlb" });
  const policy = deliveryPolicy(scope, inputs, { isOwn, bucket });
  return {
    name: x.when(
      isOwn,
      () => bucket.attribute("bucket"),
      () => accessLogs.bucket,
    ),
    isUsed: local(scope, "logs_are_kept", x.and(x.ne(accessLogs.destination, "none"), has)),
    prerequisites: policy.resource ? [policy.resource] : [],
  };
}

interface OwnBucket {
  readonly isOwn: Expr<boolean>;
  readonly bucket: Optional<S3Bucket>;
}

function deliveryPolicy(scope: Construct, inputs: AccessLogsInputs, { isOwn, bucket }: OwnBucket) {
  const account = optional(scope, DataAwsCallerIdentity, "caller_identity", isOwn, () => ({}));
  const partition = optional(scope, DataAwsPartition, "partition", isOwn, () => ({}));
  // Terraform computes the statements without a bucket too, and takes no null in a text
  const known = (step: string, value: Expr<string>) =>
    local(
      scope,
      step,
      x.when(
        isOwn,
        () => value,
        () => "",
      ),
    );
  return optional(scope, S3BucketPolicy, "s3_bucket_policy_logs", isOwn, () => {
    const statements = bucketPolicy({
      folder: local(scope, "log_folder", folder(inputs)),
      arn: known("log_bucket_arn", bucket.present("arn")),
      account: known("account_id", account.present("accountId")),
      partition: known("partition_name", partition.present("partition")),
      name: (name, value) => table(scope, name, value),
    });
    return { bucket: bucket.present("id"), policy: statements };
  });
}

/** Where the logs' keys begin. */
const folder = (inputs: AccessLogsInputs): Expr<string> =>
  x.when(
    hasNetworkLoadBalancer(inputs),
    () =>
      x.when(
        x.eq(inputs.accessLogs.prefix, null),
        () => "",
        () => x.str`${inputs.accessLogs.prefix}/`,
      ),
    () => x.str`${flowLogsPrefix(inputs)}/`,
  );

interface Names {
  /** Where the keys begin: nothing, or a prefix and a slash. */
  readonly folder: Expr<string>;
  readonly arn: Expr<string>;
  readonly account: Expr<string>;
  readonly partition: Expr<string>;
  /** Gives a statement a name in a module, where the policy would be one long line otherwise. */
  readonly name?: (name: string, statement: object) => Expr<object>;
}

/**
 * Network Load Balancers guide, "Enable access logs for your Network Load Balancer", and Amazon CloudWatch Logs User
 * Guide, "Enable logging from AWS services", for flow logs. An accelerator's come from another region.
 */
export function bucketPolicy({ folder: keys, arn, account, partition, name }: Names) {
  const principal = { Service: "delivery.logs.amazonaws.com" };
  const ofAccount = { "aws:SourceAccount": account };
  const ofLogs = { "aws:SourceArn": x.str`arn:${partition}:logs:*:${account}:*` };
  const statement = name ?? ((_: string, value: object) => x.lift(value));
  return policyDocument([
    statement("let_logs_check_the_bucket", {
      Sid: "CheckBucket",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: { StringEquals: ofAccount, ArnLike: ofLogs },
    }),
    statement("let_logs_in", {
      Sid: "DeliverLogs",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: x.str`${arn}/${keys}AWSLogs/${account}/*`,
      Condition: {
        StringEquals: { ...ofAccount, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: ofLogs,
      },
    }),
    tlsOnly(arn),
  ]);
}

/** The load balancer's logs, where there is something to log. */
export function accessLogsBlock(
  { accessLogs }: Pick<AccessLogsInputs, "accessLogs">,
  bucket: LogBucket,
): Blocks<LbAccessLogs> {
  const target = x.itemIf(bucket.isUsed, () => bucket.name);
  return blocks(target, (name) => ({ bucket: name, enabled: true, prefix: accessLogs.prefix }));
}
