/** Pages of other origins. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";

const origin = () =>
  t.pattern(
    "[*]|https?://[*A-Za-z0-9.-]+(:[0-9]{1,5})?",
    'an origin such as "https://www.example.com", with one * at most, without a path',
    "https://www.example.com",
    ["www.example.com", "https://www.example.com/", "ftp://example.com", ""],
  );

const corsRule = t
  .shape("BucketCorsRule", {
    origins: t.listOf(origin(), "origin").describe("Origins whose pages may ask.").length({ min: 1 }),
    methods: t
      .listOf(t.oneOf("GET", "HEAD", "PUT", "POST", "DELETE"), "method")
      .describe("Methods that they may use.")
      .length({ min: 1 })
      .default(["GET", "HEAD"]),
    headers: t
      .listOf(t.text(), "header")
      .describe("Headers that a request may have, `*` for any text in a name.")
      .default([]),
    exposedHeaders: t
      .listOf(t.text(), "header")
      .describe("Headers of the answer that scripts may read.")
      .default([]),
    maxAgeSeconds: t
      .integer({ min: 0, max: 86400 }, "seconds")
      .describe("Seconds that a browser remembers the answer to its question.")
      .default(3600),
  })
  .describe("A rule for pages of other origins (Amazon S3 User Guide, Using cross-origin resource sharing).")
  .example({ origins: ["https://www.example.com"] });

type CorsRule = t.Infer<typeof corsRule>;

const inputs = {
  cors: t
    .keyed(corsRule, "rule")
    .describe("Rules for pages of other origins, by their ids.")
    .length({ max: 100 })
    .default({}),
};

export const cors = t.concern({ inputs });

export function allowOrigins(scope: Construct, { cors }: t.InputsOf<typeof inputs>, bucket: S3Bucket): void {
  const rules = x.listFrom(cors, ["id", "rule"], (id, rule) =>
    x.object<CorsRule & { id: string }>({
      id,
      origins: rule.origins,
      methods: rule.methods,
      headers: rule.headers,
      exposedHeaders: rule.exposedHeaders,
      maxAgeSeconds: rule.maxAgeSeconds,
    }),
  );
  optional(scope, S3BucketCorsConfiguration, "s3_bucket_cors_configuration", x.not(x.isEmpty(cors)), () => ({
    bucket: bucket.id,
    corsRule: blocks(rules, (rule) => ({
      id: rule.id,
      allowedOrigins: rule.origins,
      allowedMethods: rule.methods,
      allowedHeaders: rule.headers,
      exposeHeaders: rule.exposedHeaders,
      maxAgeSeconds: rule.maxAgeSeconds,
    })),
  }));
}
