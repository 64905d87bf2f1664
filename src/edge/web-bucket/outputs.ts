/** What the web bucket gives. */
import type { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { Optional } from "../../core/resources";
import type { BucketPolicy } from "./policy";
import type { WebBucketInputs } from "./web-bucket.inputs";
import type { WebBucketReferenceValue } from "./web-bucket-reference.contract";

interface Results {
  readonly inputs: WebBucketInputs;
  readonly bucket: S3Bucket;
  readonly policy: BucketPolicy;
  readonly distribution: Optional<CloudfrontDistribution>;
}

type Distribution = NonNullable<WebBucketReferenceValue["distribution"]>;

export function webBucketReferenceOf({
  inputs,
  bucket,
  policy,
  distribution,
}: Results): Expr<WebBucketReferenceValue> {
  return x.object<WebBucketReferenceValue>({
    name: x.attribute(bucket, "id"),
    arn: x.attribute(bucket, "arn"),
    regionalDomainName: x.attribute(bucket, "bucketRegionalDomainName"),
    endpointIds: policy.endpointIds,
    listed: inputs.listThroughEndpoint,
    plainHttp: inputs.plainHttpThroughEndpoint,
    distribution: x.when(
      x.isSet(inputs.cloudfront),
      () =>
        x.object<Distribution>({
          id: distribution.present("id"),
          arn: distribution.present("arn"),
          domainName: distribution.present("domainName"),
          hostedZoneId: distribution.present("hostedZoneId"),
        }),
      () => null,
    ),
  });
}

export function webBucketOutputs(
  ref: Expr<WebBucketReferenceValue>,
  { policy, distribution }: Results,
): Record<string, Output> {
  return {
    web_bucket: {
      value: ref,
      description: "The bucket as those take it who serve it: name, ARN, host, endpoints, distribution.",
    },
    bucket_name: { value: ref.name, description: "The bucket's name." },
    bucket_arn: { value: ref.arn, description: "The bucket's ARN, for policies of whoever fills it." },
    bucket_regional_domain_name: {
      value: ref.regionalDomainName,
      description: "The host that a reverse proxy passes requests on to.",
    },
    bucket_policy: { value: policy.document, description: "The bucket's policy as JSON." },
    exempt_principals: {
      value: policy.exemptPrincipals,
      description: "Who may read from anywhere, as far as their own policies allow.",
    },
    distribution_id: {
      value: distribution.attribute("id"),
      description: "The CloudFront distribution's id, for invalidations; null without one.",
    },
    distribution_domain_name: {
      value: distribution.attribute("domainName"),
      description: "The CloudFront distribution's domain name; null without one.",
    },
  };
}
