/** Logs of load balancers in S3: what blocks ask about them, and the bucket that they make. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import { noPlainHttp } from "../../storage/transport";
import type { NamingInputs } from "./name";

/** `own` and `existing` tell what becomes of logs there. */
export const logDestination = ({ own, existing }: { readonly own: string; readonly existing: string }) => ({
  destination: t.oneOf("own", "existing", "none").describe(own).default("own"),
  bucket: t
    .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "shop-logs", [
      "",
      "Logs",
      "arn:aws:s3:::logs",
    ])
    .describe(existing)
    .optional(),
  prefix: t
    .pattern("[A-Za-z0-9!_.*'()/-]{1,256}", "1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -", "shop", [
      "",
      "a b",
      "a?b",
    ])
    .describe("The beginning of the logs' keys.")
    .optional(),
});

export const ownBucketFields = {
  retentionDays: t
    .integer({ min: 1, max: 3653 }, "days")
    .describe("Days that logs are kept in the own bucket.")
    .default(365),
  forceDestroy: t.flag("Whether the own bucket may be destroyed with logs in it.").default(false),
};

interface Destination {
  readonly destination: string;
  readonly bucket: string | null;
  readonly prefix: string | null;
}

export const destinationRules = [
  t.goesWith("bucket", "destination", "existing"),
  {
    test: ({ prefix }: Expr<Destination>) =>
      x.not(x.matches("[Aa][Ww][Ss][Ll][Oo][Gg][Ss]|^/|/$", x.nonNull(prefix))),
    got: ({ prefix }: Expr<Destination>) => x.str`the prefix ${x.jsonEncode(prefix)}`,
    allowed: "a prefix without AWSLogs, which AWS adds, and without a slash at either end",
    refused: [
      { prefix: "AWSLogs" },
      { prefix: "/shop" },
      { prefix: "shop/" },
      { prefix: "shop/awslogs" },
    ] as const,
  },
];

interface LogBucketInputs extends NamingInputs {
  readonly accessLogs: {
    readonly bucket: Expr<string | null>;
    readonly retentionDays: Expr<number>;
    readonly forceDestroy: Expr<boolean>;
  };
}

interface OwnBucket {
  readonly isOwn: Expr<boolean>;
  /** Begins the bucket's name. */
  readonly kind: "alb" | "nlb";
  /** Lets logs of this account in. */
  readonly policy: (arn: Expr<string>, account: Expr<string>) => Expr<string>;
}

export interface LogBucket {
  /** The bucket that logs go to, or null. */
  readonly name: Expr<string | null>;
  /** Of the block's own bucket. */
  readonly policy: S3BucketPolicy | undefined;
}

/** Before logs are turned on, the policy is there: AWS tries to write at once. */
export const afterPolicy = ({ policy }: LogBucket) => (policy ? { dependsOn: [policy] } : {});

/** The block's own bucket, or the given one. */
export function logBucket(
  scope: Construct,
  inputs: LogBucketInputs,
  { isOwn, kind, policy }: OwnBucket,
): LogBucket {
  const bucket = ownBucket(scope, inputs, { isOwn, kind });
  const account = optional(scope, DataAwsCallerIdentity, "caller_identity", isOwn, () => ({}));
  const delivery = optional(scope, S3BucketPolicy, "s3_bucket_policy_logs", isOwn, () => ({
    bucket: bucket.present("id"),
    policy: policy(bucket.present("arn"), account.present("accountId")),
  }));
  return {
    name: x.when(isOwn, () => bucket.attribute("bucket"), inputs.accessLogs.bucket),
    policy: delivery.resource,
  };
}

function ownBucket(
  scope: Construct,
  inputs: LogBucketInputs,
  { isOwn, kind }: Pick<OwnBucket, "isOwn" | "kind">,
): Optional<S3Bucket> {
  const { accessLogs, name } = inputs;
  const bucket = optional(scope, S3Bucket, "s3_bucket_logs", isOwn, () => ({
    // 37 characters at most
    bucketPrefix: x.str`${kind}-logs-${x.substr(x.lower(name), 0, 27)}-`,
    forceDestroy: accessLogs.forceDestroy,
    tags: nameTag(inputs, x.str`${name}-logs`),
  }));
  accepted(bucket);
  protect(scope, isOwn, bucket);
  expire(scope, { isOwn, retentionDays: accessLogs.retentionDays }, bucket);
  return bucket;
}

function accepted({ resource: bucket }: Optional<S3Bucket>): void {
  exception(bucket, {
    check: "CKV_AWS_18",
    why: "A bucket of logs would log to itself, or to another that is not logged either.",
    turnOn: '`access_logs` with `destination = "existing"` and a bucket of your own',
  });
  exception(bucket, {
    check: "CKV_AWS_21",
    why: "Logs are written once, under names of their own, and never changed; nobody but Elastic Load Balancing may write.",
    turnOn: '`access_logs` with `destination = "existing"` and a bucket of your own',
  });
  exception(bucket, {
    check: ["CKV_AWS_144", "CKV2_AWS_62"],
    why: "What logs say is kept for a while and asked afterwards: nothing waits for it, and no other region needs a copy.",
    turnOn: '`access_logs` with `destination = "existing"` and a bucket of your own',
  });
  exception(bucket, {
    check: "CKV_AWS_145",
    why: "Elastic Load Balancing writes an Application Load Balancer's logs to buckets with SSE-S3 alone (Application Load Balancers guide: Enable access logs).",
    turnOn:
      'Nothing does for an Application Load Balancer; `destination = "existing"` for a Network Load Balancer',
  });
}

/** No public access, no ACLs; SSE-S3, since Elastic Load Balancing writes to no bucket with a KMS key. */
function protect(scope: Construct, isOwn: Expr<boolean>, bucket: Optional<S3Bucket>): void {
  const name = () => x.tf(bucket.present("id"));
  optional(scope, S3BucketPublicAccessBlock, "s3_bucket_public_access_block_logs", isOwn, () => ({
    bucket: name(),
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }));
  optional(scope, S3BucketOwnershipControls, "s3_bucket_ownership_controls_logs", isOwn, () => ({
    bucket: name(),
    rule: { objectOwnership: "BucketOwnerEnforced" },
  }));
  optional(
    scope,
    S3BucketServerSideEncryptionConfigurationA,
    "s3_bucket_server_side_encryption_configuration_logs",
    isOwn,
    () => ({ bucket: name(), rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] }),
  );
}

/** Logs are written once and never changed: no versions of them are kept. */
function expire(
  scope: Construct,
  { isOwn, retentionDays }: { readonly isOwn: Expr<boolean>; readonly retentionDays: Expr<number> },
  bucket: Optional<S3Bucket>,
): void {
  optional(scope, S3BucketLifecycleConfiguration, "s3_bucket_lifecycle_configuration_logs", isOwn, () => ({
    bucket: bucket.present("id"),
    rule: [
      {
        id: "expire",
        status: "Enabled",
        filter: [{}],
        expiration: [{ days: retentionDays }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
    ],
  }));
}

export const tlsOnly = (arn: Expr<string>) => ({ ...noPlainHttp({ arn }), Sid: "TlsOnly" });
