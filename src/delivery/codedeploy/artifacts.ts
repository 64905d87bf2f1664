/** Where revisions lie: the bucket, and the part of it that is this application's. */
import * as t from "../../core/contract";

const bucketArn = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
    'a bucket\'s ARN, such as "arn:aws:s3:::shop-artifacts"',
    "arn:aws:s3:::shop-artifacts",
    ["shop-artifacts", "arn:aws:s3:::shop-artifacts/shop", "arn:aws:s3:::*", ""],
  );

const bucket = t
  .shape("CodeDeployArtifactBucket", {
    name: t
      .pattern(
        "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        "a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and dots",
        "shop-artifacts",
        ["", "Shop", "arn:aws:s3:::shop", "shop/web"],
      )
      .describe("The bucket's name."),
    arn: bucketArn().describe("The bucket's ARN."),
    domainName: t.text().describe("Not used here: a part of what a bucket gives.").optional(),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "The key that the bucket's objects are encrypted with; its policy must let this account's roles use it by IAM. Null: the objects are encrypted by S3 alone.",
      )
      .optional(),
  })
  .describe(
    "The bucket that revisions lie in: the output `bucket` of modules/data/bucket, or an object written by hand.",
  )
  .example({ name: "shop-artifacts", arn: "arn:aws:s3:::shop-artifacts" });

const prefix = (): t.Type<string> =>
  t.pattern(
    "([A-Za-z0-9!_.'()-]{1,100}/){1,8}",
    'the beginning of keys, ending with a slash and not beginning with one, without * and ?, such as "shop/"',
    "shop/",
    ["", "/", "shop", "/shop/", "*/", "shop/*", "a b/"],
  );

export const artifacts = t.concern({
  inputs: {
    artifactBucket: bucket,
    artifactPrefix: prefix()
      .describe("Beginning of the revisions' keys in the bucket; default: the block's name and a slash.")
      .optional(),
  },
});
