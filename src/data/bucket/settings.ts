/** What a bucket has only where it is asked for: lock, archive tiers, pages of other origins, events. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import type { BucketInputs, CorsRule } from "./bucket.inputs";

/**
 * As a resource of its own, and not by the bucket's `object_lock_enabled`, whose change replaces the bucket (Amazon S3
 * User Guide, "Configuring S3 Object Lock": it can be enabled on an existing bucket with versioning).
 */
export function lockVersions(
  scope: Construct,
  { objectLock }: BucketInputs,
  { bucket, versions }: { readonly bucket: S3Bucket; readonly versions: S3BucketVersioningA },
): void {
  optional(x.isSet(objectLock), (meta) => {
    const { mode, days, years } = objectLock;
    return new S3BucketObjectLockConfigurationA(scope, "s3_bucket_object_lock_configuration", {
      ...meta,
      bucket: bucket.id,
      rule: { defaultRetention: { mode: x.tf(mode), days: x.tf(days), years: x.tf(years) } },
      dependsOn: [versions],
    });
  });
}

interface Tier {
  readonly accessTier: string;
  readonly days: number | null;
}

export function archive(scope: Construct, { intelligentTiering }: BucketInputs, bucket: S3Bucket): void {
  const settings = intelligentTiering;
  optional(x.isSet(intelligentTiering), (meta) => {
    const element = new S3BucketIntelligentTieringConfiguration(
      scope,
      "s3_bucket_intelligent_tiering_configuration",
      { ...meta, bucket: bucket.id, name: "archive", tiering: [] },
    );
    const prefixes = x.listEach(x.items([settings.prefix]), ["prefix"], (prefix) => ({
      value: prefix,
      when: x.ne(prefix, ""),
    }));
    blockEach<string>(element, { name: "filter" }, prefixes, (prefix) => ({ prefix }));
    const tier = (accessTier: string, days: Expr<number | null>) => x.object<Tier>({ accessTier, days });
    const tiers = x.listEach(
      x.items([
        tier("ARCHIVE_ACCESS", settings.archiveDays),
        tier("DEEP_ARCHIVE_ACCESS", settings.deepArchiveDays),
      ]),
      ["tier"],
      (item) => ({ value: item, when: x.isSet(item.days) }),
    );
    blockEach<Tier>(element, { name: "tiering" }, tiers, ({ accessTier, days }) => ({
      access_tier: accessTier,
      days,
    }));
    return element;
  });
}

export function allowOrigins(scope: Construct, { cors }: BucketInputs, bucket: S3Bucket): void {
  optional(x.not(x.isEmpty(cors)), (meta) => {
    const element = new S3BucketCorsConfiguration(scope, "s3_bucket_cors_configuration", {
      ...meta,
      bucket: bucket.id,
      corsRule: [],
    });
    const rules = x.listFrom(cors, ["id", "rule"], (id, rule) => ({
      value: x.object<CorsRule & { id: string }>({
        id,
        origins: rule.origins,
        methods: rule.methods,
        headers: rule.headers,
        exposedHeaders: rule.exposedHeaders,
        maxAgeSeconds: rule.maxAgeSeconds,
      }),
    }));
    blockEach<CorsRule & { id: string }>(element, { name: "cors_rule" }, rules, (rule) => ({
      id: rule.id,
      allowed_origins: rule.origins,
      allowed_methods: rule.methods,
      allowed_headers: rule.headers,
      expose_headers: rule.exposedHeaders,
      max_age_seconds: rule.maxAgeSeconds,
    }));
    return element;
  });
}

export function tellEvents(scope: Construct, { eventBridge }: BucketInputs, bucket: S3Bucket): void {
  optional(eventBridge, (meta) => {
    return new S3BucketNotification(scope, "s3_bucket_notification", {
      ...meta,
      bucket: bucket.id,
      eventbridge: true,
    });
  });
}
