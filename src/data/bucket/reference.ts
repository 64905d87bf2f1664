/** What a bucket gives to those who use it; an object like this stands for an existing bucket. */
import * as t from "../../core/contract";

const BUCKET_REFERENCE_FILE = "data/bucket/bucket-reference.props";

export const bucketReference = t
  .shape(
    "BucketReference",
    {
      name: t.text().describe("The bucket's name."),
      arn: t.text().describe("The bucket's ARN."),
      domainName: t.text().describe("The bucket's regional host: NAME.s3.REGION.amazonaws.com."),
      kmsKeyArn: t
        .text()
        .describe("The key that objects are encrypted with: who reads or writes needs it; null for SSE-S3.")
        .optional(),
    },
    BUCKET_REFERENCE_FILE,
  )
  .describe("A bucket: the output `bucket` of modules/data/bucket, or an object written by hand.")
  .example({
    name: "shop-data-123456789012",
    arn: "arn:aws:s3:::shop-data-123456789012",
    domainName: "shop-data-123456789012.s3.ap-northeast-2.amazonaws.com",
  });

export type BucketReferenceValue = t.Infer<typeof bucketReference>;
