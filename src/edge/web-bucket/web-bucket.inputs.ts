/** Every input of `modules/edge/web-bucket` and of the construct `WebBucket`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { endpointsReference } from "../../endpoints/reference";
import { accessLogs } from "../../storage/access-logs";
import { named, versions } from "../../storage/closed-bucket";
import { furtherPrincipals } from "../../storage/exempt-principals";
import { minimumTls } from "../../storage/transport";
import { cloudFront } from "./cloudfront.contract";
import { keyPattern } from "./names.contract";

const exemptions = t
  .shape("WebBucketExemptions", {
    deployer: t
      .flag()
      .describe(
        "Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off: else each changes the policy to its own.",
      )
      .default(true),
    principals: furtherPrincipals().describe(
      "Further principals that read from anywhere, as far as their own policies let them.",
    ),
    paths: t
      .setOf(keyPattern(), "path")
      .describe("Objects that are read from anywhere by whoever's own policies allow it, by their keys.")
      .rule({
        test: (all) => x.le(x.length(all), 50),
        got: (all) => x.str`a set of ${x.length(all)} paths`,
        allowed: "at most 50 paths: a bucket policy has 20 KB",
        refused: [Array.from({ length: 51 }, (_, index) => `p${index}/*`)],
      })
      .default([]),
  })
  .describe(
    "Who and what is exempt from the ban on reads from elsewhere. The ban is on reading objects alone: whoever may manage the bucket goes on to do so from anywhere.",
  );

const lifecycleRules = t
  .shape("WebBucketLifecycleRules", {
    noncurrentDays: t
      .duration("days", { min: 1, max: 36500 })
      .describe("Days after which a version that another took the place of goes.")
      .default(90),
    noncurrentVersions: t
      .integer({ min: 1, max: 100 }, "versions")
      .describe("Newest of those versions that stay whatever their age; default: none.")
      .optional(),
    abortUploadDays: t
      .duration("days", { min: 1, max: 365 })
      .describe("Days after which an unfinished multipart upload goes.")
      .default(7),
  })
  .describe("What S3 removes by itself (Amazon S3 User Guide, lifecycle configuration elements).");

export const logs = accessLogs("WebBucketAccessLogs", "shop-web-123456789012");

export const webBucketInputs = {
  ...named.inputs,
  endpoints: endpointsReference
    .describe(
      "Endpoints whose S3 gateway may read the objects without credentials: the output `endpoints` of modules/endpoints. Whatever runs behind its routes may.",
    )
    .optional(),
  endpointIds: t
    .keyed(t.awsId("vpce"), "endpoint")
    .describe("Further VPC endpoints that may, by names of your choice.")
    .rule({
      test: (all) => x.le(x.length(all), 50),
      got: (all) => x.str`a map of ${x.length(all)} endpoints`,
      allowed: "at most 50 endpoints",
      refused: [
        Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`e${index}`, "vpce-0123456789abcdef0"])),
      ],
    })
    .default({}),
  cloudfront: cloudFront.optional(),
  exemptions: exemptions.default({}),
  listThroughEndpoint: t
    .flag()
    .describe(
      "Whether the endpoints' clients may list the objects: a key without an object is then 404 in place of 403 (Amazon S3 API Reference, GetObject).",
    )
    .default(false),
  plainHttpThroughEndpoint: t
    .flag()
    .describe("Whether the endpoints' clients may read by plain HTTP.")
    .default(false),
  ...minimumTls.inputs,
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key for SSE-KMS, with a bucket key. For CloudFront alone, which the key's policy must let decrypt; default: SSE-S3.",
    )
    .optional(),
  ...versions.inputs,
  lifecycleRules: lifecycleRules.default({}),
  ...logs.inputs,
};

export type WebBucketShape = typeof webBucketInputs;
export type WebBucketInputs = t.Inputs<WebBucketShape>;
