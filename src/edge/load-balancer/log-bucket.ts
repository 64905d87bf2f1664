/** Logs of requests and connections, and the bucket that the block makes for them. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { LoadBalancerInputs } from "./load-balancer.inputs";

export interface LogBucket {
  /** The bucket that logs go to, or null. */
  readonly name: Expr<string | null>;
  /** What must be there before logs are turned on: Elastic Load Balancing writes a test file at once. */
  readonly prerequisites: readonly ITerraformDependable[];
}

export function logBucket(scope: Construct, inputs: LoadBalancerInputs): LogBucket {
  const { accessLogs, name } = inputs;
  const isOwn = x.eq(accessLogs.destination, "own");
  const bucket = optional(isOwn, (meta) => {
    return new S3Bucket(scope, "s3_bucket_logs", {
      ...meta,
      // 37 characters at most
      bucketPrefix: x.tf(x.str`alb-logs-${x.substr(x.lower(name), 0, 27)}-`),
      forceDestroy: x.tf(accessLogs.forceDestroy),
      tags: nameTag(inputs, x.str`${name}-logs`),
    });
  });
  protect(scope, isOwn, bucket);
  expire(scope, { isOwn, retentionDays: accessLogs.retentionDays }, bucket);
  const policy = deliveryPolicy(scope, inputs, bucket);
  const target = x.when(
    isOwn,
    () => bucket.attribute("bucket"),
    () => accessLogs.bucket,
  );
  return {
    name: local(scope, "log_bucket", target),
    prerequisites: policy.resource ? [policy.resource] : [],
  };
}

/** No public access, no ACLs; SSE-S3, since Elastic Load Balancing writes to no bucket with a KMS key. */
export function protect(scope: Construct, isOwn: Expr<boolean>, bucket: Optional<S3Bucket>): void {
  const name = () => x.tf(bucket.present("id"));
  optional(isOwn, (meta) => {
    return new S3BucketPublicAccessBlock(scope, "s3_bucket_public_access_block_logs", {
      ...meta,
      bucket: name(),
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });
  optional(isOwn, (meta) => {
    return new S3BucketOwnershipControls(scope, "s3_bucket_ownership_controls_logs", {
      ...meta,
      bucket: name(),
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  });
  optional(isOwn, (meta) => {
    return new S3BucketServerSideEncryptionConfigurationA(
      scope,
      "s3_bucket_server_side_encryption_configuration_logs",
      { ...meta, bucket: name(), rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    );
  });
}

/** Logs are written once and never changed: no versions of them are kept. */
export function expire(
  scope: Construct,
  { isOwn, retentionDays }: { readonly isOwn: Expr<boolean>; readonly retentionDays: Expr<number> },
  bucket: Optional<S3Bucket>,
): void {
  optional(isOwn, (meta) => {
    return new S3BucketLifecycleConfiguration(scope, "s3_bucket_lifecycle_configuration_logs", {
      ...meta,
      bucket: x.tf(bucket.present("id")),
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{}],
          expiration: [{ days: x.tf(retentionDays) }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
  });
}

function deliveryPolicy(scope: Construct, { accessLogs }: LoadBalancerInputs, bucket: Optional<S3Bucket>) {
  const isOwn = x.eq(accessLogs.destination, "own");
  const account = optional(isOwn, (meta) => {
    return new DataAwsCallerIdentity(scope, "caller_identity", { ...meta });
  });
  return optional(isOwn, (meta) => {
    const statements = bucketPolicy(bucket.present("arn"), accessLogs.prefix, account.present("accountId"));
    return new S3BucketPolicy(scope, "s3_bucket_policy_logs", {
      ...meta,
      bucket: x.tf(bucket.present("id")),
      policy: x.tf(x.jsonEncode(statements)),
    });
  });
}

/**
 * Application Load Balancers guide, "Enable access logs for your Application Load Balancer": the service principal of
 * all regions, which has taken the place of an account per region. The account in the path keeps others' load
 * balancers out; the guide names no condition, and one whose key is not sent would silently lose the logs.
 */
export const bucketPolicy = (arn: Expr<string>, prefix: Expr<string | null>, account: Expr<string>) => {
  const folder = x.ifSet(
    prefix,
    (prefix) => x.str`${prefix}/`,
    () => "",
  );
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DeliverLogs",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: x.str`${arn}/${folder}AWSLogs/${account}/*`,
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, x.str`${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
};

/** Turns the logs on that are wanted. */
export function turnLogsOn(loadBalancer: Lb, { accessLogs }: LoadBalancerInputs, bucket: LogBucket): void {
  const { destination, requests, connections, prefix } = accessLogs;
  const only = (wanted: Expr<boolean>) =>
    x.when(
      x.and(x.ne(destination, "none"), wanted),
      () => x.items([bucket.name]),
      () => [],
    );
  const kinds = [
    { name: "access_logs", wanted: requests },
    { name: "connection_logs", wanted: connections },
  ];
  for (const { name, wanted } of kinds)
    blockEach(loadBalancer, { name }, only(wanted), (target) => ({ bucket: target, prefix, enabled: true }));
}
