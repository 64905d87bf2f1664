/** Versions that cannot be deleted for a time. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { versions } from "../../storage/closed-bucket";

const lock = t
  .shape("BucketObjectLock", {
    mode: t
      .oneOf("GOVERNANCE", "COMPLIANCE")
      .describe(
        "GOVERNANCE: whoever has s3:BypassGovernanceRetention may delete earlier. COMPLIANCE: nobody may, not even the root user.",
      ),
    days: t.integer({ min: 1, max: 36500 }, "days").describe("Days that a version is kept.").optional(),
    years: t.integer({ min: 1, max: 100 }, "years").describe("Years in their place.").optional(),
  })
  .rule(t.exactlyOneOf("days", "years"))
  .describe(
    "Versions that cannot be deleted or overwritten for a time (Amazon S3 User Guide, Locking objects with Object Lock). It can be turned on later, and never off.",
  )
  .example({ mode: "GOVERNANCE", days: 30 });

const needs = [versions] as const;
const inputs = { objectLock: lock.optional() };

export const objectLock = t.concern({
  needs,
  inputs,
  rules: [
    {
      // Amazon S3 User Guide, "Object Lock considerations": versioning can no longer be suspended
      on: "objectLock",
      test: ({ objectLock, versioning }) => x.or(x.isNull(objectLock), versioning),
      message: (_, spell) =>
        x.str`${spell("objectLock")} is given while versioning is false; allowed: Object Lock with versioning only, since it locks versions.`,
      refused: [{ objectLock: { mode: "GOVERNANCE", days: 1 }, versioning: false }],
    },
  ],
});

/**
 * As a resource of its own, and not by the bucket's `object_lock_enabled`, whose change replaces the bucket (Amazon S3
 * User Guide, "Configuring S3 Object Lock": it can be enabled on an existing bucket with versioning).
 */
export function lockVersions(
  scope: Construct,
  { objectLock }: t.InputsOf<typeof inputs>,
  { bucket, versions }: { readonly bucket: S3Bucket; readonly versions: S3BucketVersioningA },
): void {
  optional(
    scope,
    S3BucketObjectLockConfigurationA,
    "s3_bucket_object_lock_configuration",
    x.isSet(objectLock),
    () => {
      const { mode, days, years } = objectLock;
      return {
        bucket: bucket.id,
        rule: { defaultRetention: { mode, days, years } },
        dependsOn: [versions],
      };
    },
  );
}
