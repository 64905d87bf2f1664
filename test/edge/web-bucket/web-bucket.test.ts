import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../../src/core/contract";
import { tf, tfText } from "../../../src/core/expressions";
import { WebBucket, webBucketBlock } from "../../../src/edge/web-bucket/web-bucket";
import type { WebBucketProps } from "../../../src/edge/web-bucket/web-bucket.props";
import { resourcesOf, synthesize } from "../../support/synthesize";

setupJest();

const NAME = "shop-web-123456789012";
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012";
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const bucket = (props: Partial<WebBucketProps> = {}) =>
  synthesize((stack) => {
    new WebBucket(stack, "assets", {
      name: NAME,
      endpointIds: { nginx: "vpce-0123456789abcdef0" },
      ...props,
    });
  });
const byCloudFront = (cloudfront: WebBucketProps["cloudfront"], props: Partial<WebBucketProps> = {}) =>
  bucket({ endpointIds: {}, cloudfront, ...props });

const body = (json: string, type: string) => {
  const { "//": _, ...made } = resourcesOf(json)[type]?.assets ?? {};
  return made as Record<string, unknown>;
};
const dataOf = (json: string) => Object.keys((JSON.parse(json) as { data?: object }).data ?? {});

describe("a bucket behind an endpoint", () => {
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
    expect(json).not.toMatch(/"count"|"dynamic"/);
  });

  it("is closed to the public before it gets its policy", () => {
    expect(json).toHaveResource(S3BucketPublicAccessBlock);
    expect(body(json, "aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
      depends_on: ["aws_s3_bucket_ownership_controls.assets"],
    });
    expect(body(json, "aws_s3_bucket_ownership_controls").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
    expect(body(json, "aws_s3_bucket_policy").depends_on).toEqual([
      "aws_s3_bucket_public_access_block.assets",
    ]);
  });

  it("is encrypted, keeps versions and tidies up", () => {
    expect(body(json, "aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" }, bucket_key_enabled: false },
    ]);
    expect(body(json, "aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(body(json, "aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { id: "old-versions", noncurrent_version_expiration: [{ noncurrent_days: 90 }] },
      { id: "unfinished-uploads", abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
    ]);
  });

  it("asks who deploys, by role", () => {
    expect(dataOf(json).sort()).toEqual(["aws_caller_identity", "aws_iam_session_context"]);
    expect(dataOf(bucket({ exemptions: { deployer: false } }))).toEqual([]);
  });
});

it("takes each of its settings", () => {
  const json = bucket({
    versioning: false,
    forceDestroy: true,
    lifecycleRules: { noncurrentDays: 30, noncurrentVersions: 5, abortUploadDays: 1 },
    accessLogs: { bucket: "shop-logs", prefix: "web/" },
    tags: { team: "web" },
  });
  expect(body(json, "aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Suspended" });
  expect(body(json, "aws_s3_bucket")).toMatchObject({
    force_destroy: true,
    tags: { team: "web", Name: NAME },
  });
  expect(body(json, "aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
    { noncurrent_version_expiration: [{ noncurrent_days: 30, newer_noncurrent_versions: 5 }] },
    { abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] },
  ]);
  expect(body(json, "aws_s3_bucket_logging")).toMatchObject({
    target_bucket: "shop-logs",
    target_prefix: "web/",
  });
});

describe("by CloudFront", () => {
  it("is read with signed requests, by HTTPS, with AWS's managed policies", () => {
    const json = byCloudFront({});
    expect(body(json, "aws_cloudfront_origin_access_control")).toMatchObject({
      name: NAME,
      origin_access_control_origin_type: "s3",
      signing_behavior: "always",
      signing_protocol: "sigv4",
    });
    expect(body(json, "aws_cloudfront_distribution")).toMatchObject({
      default_root_object: "index.html",
      price_class: "PriceClass_All",
      default_cache_behavior: {
        viewer_protocol_policy: "redirect-to-https",
        cache_policy_id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        response_headers_policy_id: "67f7725c-6f97-4210-82d7-5512b31e9d03",
      },
      origin: [
        {
          domain_name: "${aws_s3_bucket.assets.bucket_regional_domain_name}",
          origin_access_control_id: "${aws_cloudfront_origin_access_control.assets.id}",
        },
      ],
      restrictions: { geo_restriction: { restriction_type: "none", locations: [] } },
      viewer_certificate: { cloudfront_default_certificate: true, minimum_protocol_version: "TLSv1" },
    });
    expect(body(json, "aws_cloudfront_distribution")).not.toHaveProperty("custom_error_response");
    expect(body(json, "aws_cloudfront_distribution")).not.toHaveProperty("logging_config");
  });

  it("has names of its own with a certificate, and then TLS 1.2", () => {
    const json = byCloudFront({ aliases: ["www.example.com"], certificateArn: CERTIFICATE });
    expect(body(json, "aws_cloudfront_distribution")).toMatchObject({
      aliases: ["www.example.com"],
      viewer_certificate: {
        acm_certificate_arn: CERTIFICATE,
        cloudfront_default_certificate: false,
        minimum_protocol_version: "TLSv1.2_2021",
        ssl_support_method: "sni-only",
      },
    });
  });

  it.each([
    [{ singlePage: true, defaultRootObject: "app.html" }, 200, "/app.html"],
    [{ notFoundPage: "/404.html" }, 404, "/404.html"],
  ])("answers a path without an object as %j says", (cloudfront, responseCode, page) => {
    // not of 403, which is AWS WAF's answer and that of closed countries, too
    expect(body(byCloudFront(cloudfront), "aws_cloudfront_distribution").custom_error_response).toEqual([
      {
        error_code: 404,
        response_code: responseCode,
        response_page_path: page,
        error_caching_min_ttl: 10,
      },
    ]);
  });

  it("may be encrypted with a key", () => {
    expect(
      body(byCloudFront({}, { kmsKeyArn: KEY }), "aws_s3_bucket_server_side_encryption_configuration").rule,
    ).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
        bucket_key_enabled: true,
      },
    ]);
  });
});

describe("what is known only later", () => {
  it("leaves the gateway's id to Terraform, and checks the region there", () => {
    const json = synthesize((stack) => {
      const id = new TerraformVariable(stack, "gateway", { type: "string" }).stringValue;
      new WebBucket(stack, "assets", {
        name: NAME,
        endpoints: {
          vpcId: "vpc-0123456789abcdef0",
          region: "us-east-1",
          gateways: { s3: { id, tiers: ["app"] } },
        },
      });
    });
    expect(JSON.stringify(JSON.parse(json).locals)).toContain("var.gateway");
    // with the policy that names the gateway: the gateway's own policy may name the bucket
    expect(body(json, "aws_s3_bucket").lifecycle).toBeUndefined();
    const { precondition } = body(json, "aws_s3_bucket_policy").lifecycle as { precondition: object[] };
    expect(precondition).toContainEqual({
      condition: expect.stringContaining('local.assets_bucket_region == "us-east-1"'),
      error_message: expect.stringContaining("allowed: a bucket of the endpoints' region."),
    });
  });

  it("has one policy whether a flag is known or not", () => {
    const json = synthesize((stack) => {
      const list = new TerraformVariable(stack, "list", { type: "bool" });
      new WebBucket(stack, "assets", {
        name: NAME,
        endpointIds: { nginx: "vpce-0123456789abcdef0" },
        listThroughEndpoint: list.booleanValue,
      });
    });
    expect(JSON.stringify(JSON.parse(json))).toContain("var.list");
    expect(resourcesOf(json).aws_s3_bucket_policy).toBeDefined();
  });
});

it("gives what a reverse proxy needs", () => {
  const json = synthesize((stack) => {
    const { ref, bucketName, bucketArn } = new WebBucket(stack, "assets", {
      name: NAME,
      endpointIds: { nginx: "vpce-0123456789abcdef0" },
    });
    const value = { host: tfText(ref.regionalDomainName), listed: tf(ref.listed), bucketName, bucketArn };
    new TerraformOutput(stack, "given", { value });
  });
  expect((JSON.parse(json) as { output: object }).output).toEqual({
    given: {
      value: {
        host: "${aws_s3_bucket.assets.bucket_regional_domain_name}",
        listed: false,
        bucketName: "${aws_s3_bucket.assets.id}",
        bucketArn: "${aws_s3_bucket.assets.arn}",
      },
    },
  });
});

it("refuses at least 90 inputs", () => {
  expect(negativeCases(webBucketBlock.contract).length).toBeGreaterThanOrEqual(90);
});
