/** What every bucket of objects is: closed to the public, encrypted, versioned, logged where it is asked for. */
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { resource } from "../core/resources";
import { exception } from "../core/stack/exception";
import { nameTag } from "../network/tags";
import { tlsBucketName } from "./names";

const ownInputs = {
  name: tlsBucketName().describe(
    "The bucket's name, unique in all of AWS: an account id in it helps. A change makes another bucket.",
  ),
  forceDestroy: t
    .flag("Whether destroying the bucket deletes its objects, all versions of them, for good.")
    .default(false),
  tags: t.tags(),
};

export const named = t.concern({ inputs: ownInputs });

export function namedBucket(
  scope: Construct,
  inputs: t.Inputs<typeof ownInputs>,
  preconditions: t.Precondition[],
): S3Bucket {
  const bucket = resource(scope, S3Bucket, "s3_bucket", {
    bucket: inputs.name,
    forceDestroy: inputs.forceDestroy,
    tags: nameTag(inputs, inputs.name),
    preconditions,
  });
  exception(bucket, {
    check: "CKV_AWS_144",
    why: "S3 keeps objects in three zones, and versions bring back what was deleted: a copy in another region is for who has to survive the loss of a region, and costs as much again.",
    turnOn:
      "`aws_s3_bucket_replication_configuration` beside the block, from its `bucket` to one of another region",
  });
  exception(bucket, {
    check: "CKV2_AWS_62",
    why: "Nothing waits for objects here; a notification without anybody to read it tells nobody.",
    turnOn:
      "`eventBridge` of `data/bucket`; `aws_s3_bucket_notification` beside another block, with its `bucket`",
  });
  return bucket;
}

/** The policy, once ACLs are off and the public is kept out: S3 answers changes at the same time with a conflict. */
export function closeBucket(
  scope: Construct,
  bucket: S3Bucket,
  document: Expr<string>,
  preconditions: readonly t.Precondition[] = [],
): void {
  const ownership = resource(scope, S3BucketOwnershipControls, "s3_bucket_ownership_controls", {
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const block = resource(scope, S3BucketPublicAccessBlock, "s3_bucket_public_access_block", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    dependsOn: [ownership],
  });
  resource(scope, S3BucketPolicy, "s3_bucket_policy", {
    bucket: bucket.id,
    policy: document,
    dependsOn: [block],
    preconditions,
  });
}

/** SSE-S3, or SSE-KMS with a bucket key, which asks KMS less often. */
export function encryptBucket(scope: Construct, kmsKeyArn: Expr<string | null>, bucket: S3Bucket): void {
  const algorithm = x.choose(x.isNull(kmsKeyArn), "AES256", "aws:kms");
  resource(
    scope,
    S3BucketServerSideEncryptionConfigurationA,
    "s3_bucket_server_side_encryption_configuration",
    {
      bucket: bucket.id,
      rule: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: algorithm,
            kmsMasterKeyId: kmsKeyArn,
          },
          bucketKeyEnabled: x.isSet(kmsKeyArn),
        },
      ],
    },
  );
}

export const versions = t.concern({
  inputs: {
    versioning: t
      .flag("Whether versions are kept, so that an overwritten or deleted object comes back.")
      .default(true),
  },
});

export function keepVersions(
  scope: Construct,
  versioning: Expr<boolean>,
  bucket: S3Bucket,
): S3BucketVersioningA {
  // a bucket that had versions can only suspend them
  const status = x.choose(versioning, "Enabled", "Suspended");
  return resource(scope, S3BucketVersioningA, "s3_bucket_versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status },
  });
}
