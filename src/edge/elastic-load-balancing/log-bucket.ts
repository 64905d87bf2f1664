/** The bucket of a load balancer's logs: what blocks ask about it, and how the one that they make is kept. */
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import type { NamingInputs } from "./name";

export const existingBucket = () =>
  t.pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "shop-logs", [
    "",
    "Logs",
    "arn:aws:s3:::logs",
  ]);

export const logPrefix = () =>
  t
    .pattern("[A-Za-z0-9!_.*'()/-]{1,256}", "1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -", "shop", [
      "",
      "a b",
      "a?b",
    ])
    .describe("The beginning of the logs' keys.");

export const ownBucketFields = {
  retentionDays: t
    .integer({ min: 1, max: 3653 }, "days")
    .describe("Days that logs are kept in the own bucket.")
    .default(365),
  forceDestroy: t.flag().describe("Whether the own bucket may be destroyed with logs in it.").default(false),
};

interface Destination {
  readonly destination: Expr<string>;
  readonly bucket: Expr<string | null>;
}

/** A bucket is named where it is there already. */
export const bucketFits = {
  test: ({ destination, bucket }: Destination) => x.eq(x.eq(destination, "existing"), x.isSet(bucket)),
  got: ({ destination, bucket }: Destination) =>
    x.str`the destination ${destination} with the bucket ${x.jsonEncode(bucket)}`,
  allowed: "a bucket with the destination existing, and only with it",
  refused: [
    { destination: "existing" },
    { bucket: "shop-logs" },
    { destination: "none", bucket: "shop-logs" },
  ] as [object, ...object[]],
};

interface Prefixed {
  readonly prefix: Expr<string | null>;
}

/** `adds` is who writes AWSLogs into keys. */
export const prefixFits = (adds: string) => ({
  test: ({ prefix }: Prefixed) => x.not(x.matches("[Aa][Ww][Ss][Ll][Oo][Gg][Ss]|^/|/$", x.nonNull(prefix))),
  got: ({ prefix }: Prefixed) => x.str`the prefix ${x.jsonEncode(prefix)}`,
  allowed: `a prefix without AWSLogs, which ${adds} adds, and without a slash at either end`,
  refused: [{ prefix: "AWSLogs" }, { prefix: "/shop" }, { prefix: "shop/" }, { prefix: "shop/awslogs" }] as [
    object,
    ...object[],
  ],
});

interface OwnBucketInputs extends NamingInputs {
  readonly accessLogs: { readonly retentionDays: Expr<number>; readonly forceDestroy: Expr<boolean> };
}

/** The bucket that a block makes, without the policy that lets logs in; `kind` begins its name. */
export function ownLogBucket(
  scope: Construct,
  inputs: OwnBucketInputs,
  { isOwn, kind }: { readonly isOwn: Expr<boolean>; readonly kind: "alb" | "nlb" },
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

export const tlsOnly = (arn: Expr<string>) => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, x.str`${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
