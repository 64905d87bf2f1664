/** The bucket and its sub-resources: closed to the public, encrypted, versioned, tidied up. */
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { type Expr, isNull, isSet, tf, when } from "../../core/expressions";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { WebBucketInputs } from "./web-bucket.inputs";

export function webBucket(scope: Construct, inputs: WebBucketInputs, precondition: Precondition[]): S3Bucket {
  return new S3Bucket(scope, "s3_bucket", {
    bucket: tf(inputs.name),
    forceDestroy: tf(inputs.forceDestroy),
    tags: nameTag(inputs, inputs.name),
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
}

/** Everything about the bucket but its policy. */
export function bucketSettings(scope: Construct, inputs: WebBucketInputs, bucket: S3Bucket): void {
  encrypt(scope, inputs, bucket);
  keepVersions(scope, inputs, bucket);
  logAccess(scope, inputs, bucket);
}

/** The policy, once ACLs are off and the public is kept out: S3 answers changes at the same time with a conflict. */
export function closeBucket(scope: Construct, bucket: S3Bucket, document: Expr<string>): void {
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
    policy: tf(document),
    dependsOn: [block],
  });
}

function encrypt(scope: Construct, { kmsKeyArn }: WebBucketInputs, bucket: S3Bucket): void {
  const algorithm = when<string>(
    isNull(kmsKeyArn),
    () => "AES256",
    () => "aws:kms",
  );
  new S3BucketServerSideEncryptionConfigurationA(scope, "s3_bucket_server_side_encryption_configuration", {
    bucket: bucket.id,
    rule: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: tf(algorithm), kmsMasterKeyId: tf(kmsKeyArn) },
        bucketKeyEnabled: tf(isSet(kmsKeyArn)),
      },
    ],
  });
}

function keepVersions(
  scope: Construct,
  { versioning, lifecycleRules }: WebBucketInputs,
  bucket: S3Bucket,
): void {
  // a bucket that had versions can only suspend them
  const status = when<string>(
    versioning,
    () => "Enabled",
    () => "Suspended",
  );
  const versions = new S3BucketVersioningA(scope, "s3_bucket_versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: tf(status) },
  });
  new S3BucketLifecycleConfiguration(scope, "s3_bucket_lifecycle_configuration", {
    bucket: bucket.id,
    rule: [
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{}],
        noncurrentVersionExpiration: [
          {
            noncurrentDays: tf(lifecycleRules.noncurrentDays),
            newerNoncurrentVersions: tf(lifecycleRules.noncurrentVersions) as number,
          },
        ],
        // a deletion's mark goes with the last version that it hides
        expiration: [{ expiredObjectDeleteMarker: true }],
      },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: [{}],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: tf(lifecycleRules.abortUploadDays) }],
      },
    ],
    dependsOn: [versions],
  });
}

function logAccess(scope: Construct, { accessLogs }: WebBucketInputs, bucket: S3Bucket): void {
  optional(isSet(accessLogs), (meta) => {
    return new S3BucketLoggingA(scope, "s3_bucket_logging", {
      ...meta,
      bucket: bucket.id,
      targetBucket: tf(accessLogs.bucket) as string,
      targetPrefix: tf(accessLogs.prefix) as string,
    });
  });
}
