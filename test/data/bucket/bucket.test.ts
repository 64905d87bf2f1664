import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../../src/core/contract";
import { tf } from "../../../src/core/expressions";
import { Bucket, bucketBlock } from "../../../src/data/bucket/bucket";
import type { BucketProps } from "../../../src/data/bucket/bucket.props";
import { resourcesOf, synthesize } from "../../support/synthesize";

setupJest();

const NAME = "shop-data-123456789012";
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012";

const bucket = (props: Partial<BucketProps> = {}) =>
  synthesize((stack) => void new Bucket(stack, "data", { name: NAME, ...props }));

const body = (json: string, type: string) => {
  const { "//": _, ...made } = resourcesOf(json)[type]?.data ?? {};
  return made as Record<string, unknown>;
};

describe("a bucket by default", () => {
  const json = bucket();

  it("is made of literal values, and of nothing that is not asked for", () => {
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_s3_bucket",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_ownership_controls",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
    ]);
    expect(body(json, "aws_s3_bucket")).toEqual({ bucket: NAME, force_destroy: false, tags: { Name: NAME } });
    expect(json).not.toMatch(/"count"|"dynamic"|"data"\s*:\s*\{\s*"aws/);
  });

  it("is closed, encrypted and versioned", () => {
    expect(json).toHaveResource(S3BucketPublicAccessBlock);
    expect(body(json, "aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(body(json, "aws_s3_bucket_ownership_controls").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
    expect(body(json, "aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" }, bucket_key_enabled: false },
    ]);
    expect(body(json, "aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
  });

  it("tidies up old versions and unfinished uploads", () => {
    expect(body(json, "aws_s3_bucket_lifecycle_configuration").rule).toEqual([
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{}],
        expiration: [{ expired_object_delete_marker: true }],
        noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: [{}],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });
});

it("has the lifecycle rules that are asked for, each with its filter", () => {
  const json = bucket({
    oldVersions: { expire: false },
    lifecycleRules: {
      images: {
        prefix: "images/",
        transitions: { STANDARD_IA: 30, DEEP_ARCHIVE: 365 },
        expirationDays: 730,
      },
      large: { minimumBytes: 1048576, noncurrentTransitions: { GLACIER_IR: 0 }, noncurrentDays: 10 },
      reports: { prefix: "reports/", minimumBytes: 1024, expirationDays: 30, enabled: false },
    },
  });
  expect(body(json, "aws_s3_bucket_lifecycle_configuration").rule).toEqual([
    {
      id: "unfinished-uploads",
      status: "Enabled",
      filter: [{}],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    },
    {
      id: "images",
      status: "Enabled",
      filter: [{ prefix: "images/" }],
      transition: [
        { days: 365, storage_class: "DEEP_ARCHIVE" },
        { days: 30, storage_class: "STANDARD_IA" },
      ],
      expiration: [{ days: 730 }],
    },
    {
      id: "large",
      status: "Enabled",
      filter: [{ object_size_greater_than: 1048576 }],
      noncurrent_version_transition: [{ noncurrent_days: 0, storage_class: "GLACIER_IR" }],
      noncurrent_version_expiration: [{ noncurrent_days: 10 }],
    },
    {
      id: "reports",
      status: "Disabled",
      filter: [{ and: [{ prefix: "reports/", object_size_greater_than: 1024 }] }],
      expiration: [{ days: 30 }],
    },
  ]);
});

it("takes each of its settings", () => {
  const json = bucket({
    kmsKeyArn: KEY,
    objectLock: { mode: "COMPLIANCE", years: 1 },
    intelligentTiering: { prefix: "archive/", archiveDays: 90, deepArchiveDays: 180 },
    cors: { site: { origins: ["https://www.example.com"] } },
    eventBridge: true,
    accessLogs: { bucket: "shop-logs", prefix: "data/" },
  });
  expect(body(json, "aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
    {
      apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
      bucket_key_enabled: true,
    },
  ]);
  expect(body(json, "aws_s3_bucket")).not.toHaveProperty("object_lock_enabled");
  expect(body(json, "aws_s3_bucket_object_lock_configuration")).toMatchObject({
    rule: { default_retention: { mode: "COMPLIANCE", years: 1 } },
    depends_on: ["aws_s3_bucket_versioning.data"],
  });
  expect(body(json, "aws_s3_bucket_intelligent_tiering_configuration")).toMatchObject({
    filter: [{ prefix: "archive/" }],
    tiering: [
      { access_tier: "ARCHIVE_ACCESS", days: 90 },
      { access_tier: "DEEP_ARCHIVE_ACCESS", days: 180 },
    ],
  });
  expect(body(json, "aws_s3_bucket_cors_configuration").cors_rule).toEqual([
    {
      id: "site",
      allowed_origins: ["https://www.example.com"],
      allowed_methods: ["GET", "HEAD"],
      allowed_headers: [],
      expose_headers: [],
      max_age_seconds: 3600,
    },
  ]);
  expect(body(json, "aws_s3_bucket_notification")).toMatchObject({ eventbridge: true });
  expect(body(json, "aws_s3_bucket_logging")).toMatchObject({
    target_bucket: "shop-logs",
    target_prefix: "data/",
  });
});

it("takes principals and endpoints that only Terraform knows", () => {
  const json = synthesize((stack) => {
    const role = new TerraformVariable(stack, "role", { type: "string" });
    new Bucket(stack, "data", {
      name: NAME,
      readers: { web: { principal: role.stringValue } },
      onlyFrom: { endpointIds: { app: tf<string>(role.stringValue) }, deployer: false },
    });
  });
  expect(body(json, "aws_s3_bucket_policy").policy).toContain("AWS = var.role");
  const { lifecycle } = body(json, "aws_s3_bucket") as { lifecycle?: { precondition: unknown[] } };
  expect(lifecycle?.precondition.length).toBeGreaterThanOrEqual(2);
});

it("refuses at least 90 inputs", () => {
  expect(negativeCases(bucketBlock.contract).length).toBeGreaterThanOrEqual(90);
});
