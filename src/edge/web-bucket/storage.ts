/** The bucket's settings: encrypted, versioned, tidied up. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { logAccess } from "../../storage/access-logs";
import { encryptBucket, keepVersions } from "../../storage/closed-bucket";
import type { WebBucketInputs } from "./web-bucket.inputs";

/** Everything about the bucket but its policy. */
export function bucketSettings(scope: Construct, inputs: WebBucketInputs, bucket: S3Bucket): void {
  encryptBucket(scope, inputs.kmsKeyArn, bucket);
  tidyUp(scope, inputs, bucket);
  logAccess(scope, inputs.accessLogs, bucket);
}

function tidyUp(scope: Construct, { versioning, lifecycleRules }: WebBucketInputs, bucket: S3Bucket): void {
  const versions = keepVersions(scope, versioning, bucket);
  new S3BucketLifecycleConfiguration(scope, "s3_bucket_lifecycle_configuration", {
    bucket: bucket.id,
    rule: [
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{}],
        noncurrentVersionExpiration: [
          {
            noncurrentDays: x.tf(lifecycleRules.noncurrentDays),
            newerNoncurrentVersions: x.tf(lifecycleRules.noncurrentVersions),
          },
        ],
        // a deletion's mark goes with the last version that it hides
        expiration: [{ expiredObjectDeleteMarker: true }],
      },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: [{}],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: x.tf(lifecycleRules.abortUploadDays) }],
      },
    ],
    dependsOn: [versions],
  });
}
