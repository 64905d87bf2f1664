/** What a web bucket gives to those who serve it; an object like this stands for an existing bucket. */
import * as t from "../../core/contract";

const WEB_BUCKET_REFERENCE_FILE = "edge/web-bucket/web-bucket-reference.props";

const distribution = t
  .shape(
    "WebBucketDistributionReference",
    {
      id: t.text().describe("The distribution's id, for invalidations."),
      arn: t.text().describe("The distribution's ARN."),
      domainName: t.text().describe("The domain name that viewers, or DNS records, lead to."),
      hostedZoneId: t.text().describe("Route 53's zone of that name, for alias records."),
    },
    WEB_BUCKET_REFERENCE_FILE,
  )
  .describe("A CloudFront distribution.");

export const webBucketReference = t
  .shape(
    "WebBucketReference",
    {
      name: t.text().describe("The bucket's name."),
      arn: t.text().describe("The bucket's ARN."),
      regionalDomainName: t
        .text()
        .describe(
          "The host that a reverse proxy passes requests on to, and sends as Host and TLS server name: BUCKET.s3.REGION.amazonaws.com.",
        ),
      endpointIds: t
        .listOf(t.text(), "id")
        .describe("The VPC endpoints that may read without credentials.")
        .default([]),
      listed: t
        .flag("Whether a key without an object is 404 through the endpoints; else it is 403.")
        .default(false),
      plainHttp: t.flag("Whether the endpoints may read by plain HTTP.").default(false),
      distribution: distribution.optional(),
    },
    WEB_BUCKET_REFERENCE_FILE,
  )
  .describe(
    "A bucket of web assets: the output `web_bucket` of modules/edge/web-bucket, or an object written by hand.",
  )
  .example({
    name: "shop-web-123456789012",
    arn: "arn:aws:s3:::shop-web-123456789012",
    regionalDomainName: "shop-web-123456789012.s3.ap-northeast-2.amazonaws.com",
    endpointIds: ["vpce-0123456789abcdef0"],
  });

export type WebBucketReferenceValue = t.Infer<typeof webBucketReference>;
