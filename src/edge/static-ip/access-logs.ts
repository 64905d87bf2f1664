/** Logs of TLS connections and of flows, the bucket that the block makes for them, and the policy by which AWS delivers them. */
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { LbAccessLogs } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { policyDocument } from "../../core/policy-document";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import {
  destinationRules,
  type LogBucket,
  logBucket,
  logDestination,
  ownBucketFields,
  tlsOnly,
} from "../elastic-load-balancing/access-logs";
import { isTls, listeners } from "./listeners";
import { hasNetworkLoadBalancer, isAccelerated, topology } from "./topology";

const accessLogsShape = t.shape("StaticIpAccessLogs", {
  ...logDestination({
    own: "own: a bucket that the block makes, where there is something to log; existing: `bucket`, whose policy lets the logs in already.",
    existing: "The existing bucket, in the load balancer's region.",
  }),
  ...ownBucketFields,
});

const needs = [topology, listeners] as const;
const inputs = {
  accessLogs: accessLogsShape
    .describe(
      "Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs.",
    )
    .rules(...destinationRules)
    .default({}),
};

type AccessLogsInputs = t.InputsOf<typeof inputs, typeof needs>;

export const accessLogs = t.concern({ needs, inputs });

export interface FrontLogBucket extends LogBucket {
  /** Whether there is one and something goes there. */
  readonly isUsed: Expr<boolean>;
}

/** An accelerator takes no flow logs without a prefix (AWS Global Accelerator API Reference: AcceleratorAttributes). */
const FLOW_LOGS = "flow-logs";

export const flowLogsPrefix = ({ accessLogs }: AccessLogsInputs): Expr<string> =>
  x.orElse(accessLogs.prefix, FLOW_LOGS);

/** By the listeners' own words and not by the topology, so that a change of it takes no logs away. */
const hasLogs = (inputs: AccessLogsInputs): Expr<boolean> =>
  x.or(
    isAccelerated(inputs),
    x.someEntry(inputs.listeners, ["key", "listener"], (_, listener) => isTls(listener)),
  );

export function frontLogBucket(scope: Construct, inputs: AccessLogsInputs): FrontLogBucket {
  const { destination } = inputs.accessLogs;
  const has = local(scope, "has_logs", hasLogs(inputs));
  const isOwn = local(scope, "has_own_bucket", x.and(x.eq(destination, "own"), has));
  const policy = (arn: Expr<string>, account: Expr<string>) =>
    deliveryPolicy(scope, inputs, { isOwn, arn, account });
  return {
    ...logBucket(scope, inputs, { isOwn, kind: "nlb", policy }),
    isUsed: local(scope, "logs_are_kept", x.and(x.ne(destination, "none"), has)),
  };
}

interface OwnBucket {
  readonly isOwn: Expr<boolean>;
  readonly arn: Expr<string>;
  readonly account: Expr<string>;
}

function deliveryPolicy(scope: Construct, inputs: AccessLogsInputs, { isOwn, arn, account }: OwnBucket) {
  const partition = optional(scope, DataAwsPartition, "partition", isOwn, () => ({}));
  const known = (step: string, value: Expr<string>) => local(scope, step, textWhere(isOwn, value));
  return bucketPolicy({
    folder: local(scope, "log_folder", folder(inputs)),
    arn: known("log_bucket_arn", arn),
    account: known("account_id", account),
    partition: known("partition_name", partition.present("partition")),
    name: (name, value) => table(scope, name, value),
  });
}

/** Terraform computes the statements without a bucket too, and takes no null in a text. */
const textWhere = (isOwn: Expr<boolean>, value: Expr<string>): Expr<string> => x.when(isOwn, value, "");

/** Where the logs' keys begin. */
const folder = (inputs: AccessLogsInputs): Expr<string> =>
  x.when(
    hasNetworkLoadBalancer(inputs),
    () => x.when(x.eq(inputs.accessLogs.prefix, null), "", () => x.str`${inputs.accessLogs.prefix}/`),
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
  bucket: FrontLogBucket,
): Blocks<LbAccessLogs> {
  const target = x.itemIf(bucket.isUsed, bucket.name);
  return blocks(target, (name) => ({ bucket: name, enabled: true, prefix: accessLogs.prefix }));
}
