/** What every bucket of objects is: closed to the public, encrypted, versioned, logged where it is asked for. */
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { Precondition } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { lifecycleOf, optional } from "../core/resources";
import { nameTag, type Tags } from "../network/tags";
import type { AccessLogs } from "./access-logs.contract";

interface BucketInputs {
  readonly name: Expr<string>;
  readonly forceDestroy: Expr<boolean>;
  readonly tags: Expr<Tags>;
}

export function namedBucket(scope: Construct, inputs: BucketInputs, precondition: Precondition[]): S3Bucket {
  return new S3Bucket(scope, "s3_bucket", {
    bucket: x.tf(inputs.name),
    forceDestroy: x.tf(inputs.forceDestroy),
    tags: nameTag(inputs, inputs.name),
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
}

/** The policy, once ACLs are off and the public is kept out: S3 answers changes at the same time with a conflict. */
export function closeBucket(
  scope: Construct,
  bucket: S3Bucket,
  document: Expr<string>,
  precondition: readonly Precondition[] = [],
): void {
  const ownership = new S3BucketOwnershipControls(scope, "s3_bucket_ownership_controls", {
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const block = new S3BucketPublicAccessBlock(scope, "s3_bucket_public_access_block", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    dependsOn: [ownership],
  });
  new S3BucketPolicy(scope, "s3_bucket_policy", {
    bucket: bucket.id,
    policy: x.tf(document),
    dependsOn: [block],
    ...lifecycleOf(precondition),
  });
}

/** SSE-S3, or SSE-KMS with a bucket key, which asks KMS less often. */
export function encryptBucket(scope: Construct, kmsKeyArn: Expr<string | null>, bucket: S3Bucket): void {
  const algorithm = x.when(
    x.isNull(kmsKeyArn),
    () => "AES256",
    () => "aws:kms",
  );
  new S3BucketServerSideEncryptionConfigurationA(scope, "s3_bucket_server_side_encryption_configuration", {
    bucket: bucket.id,
    rule: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: x.tf(algorithm),
          kmsMasterKeyId: x.tf(kmsKeyArn),
        },
        bucketKeyEnabled: x.tf(x.isSet(kmsKeyArn)),
      },
    ],
  });
}

export function keepVersions(
  scope: Construct,
  versioning: Expr<boolean>,
  bucket: S3Bucket,
): S3BucketVersioningA {
  // a bucket that had versions can only suspend them
  const status = x.when(
    versioning,
    () => "Enabled",
    () => "Suspended",
  );
  return new S3BucketVersioningA(scope, "s3_bucket_versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: x.tf(status) },
  });
}

export function logAccess(scope: Construct, accessLogs: Expr<AccessLogs | null>, bucket: S3Bucket): void {
  const target = accessLogs;
  optional(x.isSet(accessLogs), (meta) => {
    return new S3BucketLoggingA(scope, "s3_bucket_logging", {
      ...meta,
      bucket: bucket.id,
      targetBucket: x.tf(target.bucket),
      targetPrefix: x.tf(target.prefix),
    });
  });
}
