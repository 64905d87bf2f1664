/** The block `edge/web-bucket`. */
import type { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { closeBucket, named, namedBucket, versions } from "../../storage/closed-bucket";
import { minimumTls } from "../../storage/transport";
import { bucketSettings, logs, settings } from "./bucket";
import { cloudFrontDistribution, cloudfront } from "./cloudfront";
import { endpoints } from "./endpoints";
import { type BucketPolicy, bucketPolicy, exemptions } from "./policy";
import { type WebBucketReferenceValue, webBucketReference } from "./reference";
import type { WebBucketProps, WebBucketResources } from "./web-bucket.props";

const contract = t.contract({
  name: "web bucket",
  concerns: [named, endpoints, cloudfront, exemptions, minimumTls, settings, versions, logs],
  example: { name: "shop-web-123456789012", endpointIds: { nginx: "vpce-0123456789abcdef0" } },
});

/**
 * A private bucket of web assets, read through this VPC's S3 gateway endpoint, by CloudFront, or by both.
 *
 *     const assets = new WebBucket(this, "assets", {
 *       name: "shop-web-123456789012",
 *       endpoints: endpoints.ref,
 *     });
 *
 * Reads from elsewhere are denied, with exemptions that say for whom; managing the bucket never is.
 */
export class WebBucket extends Block<typeof contract.inputs, WebBucketResources> {
  /** The bucket as those take it who serve it. */
  readonly ref: t.Reference<WebBucketReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: WebBucketProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const bucket = namedBucket(this, inputs, this.preconditions);
    bucketSettings(this, inputs, bucket);
    const served = cloudFrontDistribution(this, inputs, bucket);
    const policy = bucketPolicy(this, { inputs, bucket, distributionArn: served.attribute("arn") });
    const ofEndpoints = [...this.late("endpointIds"), ...this.late("endpoints"), ...this.inRegion()];
    closeBucket(this, bucket, policy.document, ofEndpoints);

    const results = { inputs, bucket, policy, distribution: served };
    const ref = webBucketReferenceOf(results);
    this.ref = t.reference(this, "ref", webBucketReference, ref);
    this.results = webBucketOutputs(ref, results);
  }

  /** The bucket's name. */
  get bucketName(): string {
    return this.ref.name;
  }

  /** The bucket's ARN. */
  get bucketArn(): string {
    return this.ref.arn;
  }

  /** AWS PrivateLink Guide, "Gateway endpoints for Amazon S3": they serve buckets of their own region alone. */
  private inRegion(): Precondition[] {
    const { endpoints, name } = this.inputs;
    const region = optional(this, DataAwsRegion, "region", x.isSet(endpoints), () => ({}));
    if (region.resource === undefined) return [];
    // the attribute that providers 5 and 6 both have
    const here = local(this, "bucket_region", region.attribute("id"));
    const there = local(
      this,
      "endpoints_region",
      x.ifSet(endpoints, (endpoints) => endpoints.region),
    );
    const condition = x.tf(x.or(x.isNull(there), x.eq(here, there)));
    const errorMessage = x.tf(
      x.str`name is ${name} in ${textOf(here)}, endpoints serve ${textOf(there)}; allowed: a bucket of the endpoints' region.`,
    );
    return [{ condition, errorMessage }];
  }
}

/** A message is computed where there is nothing to say, too. */
const textOf = (value: Expr<string | null>): Expr<string> => x.orElse(value, "none");
interface Results {
  readonly inputs: t.Inputs<typeof contract.inputs>;
  readonly bucket: S3Bucket;
  readonly policy: BucketPolicy;
  readonly distribution: Optional<CloudfrontDistribution>;
}

type Distribution = NonNullable<WebBucketReferenceValue["distribution"]>;

function webBucketReferenceOf({
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
    distribution: x.when(x.isSet(inputs.cloudfront), () =>
      x.object<Distribution>({
        id: distribution.present("id"),
        arn: distribution.present("arn"),
        domainName: distribution.present("domainName"),
        hostedZoneId: distribution.present("hostedZoneId"),
      }),
    ),
  });
}

function webBucketOutputs(ref: Expr<WebBucketReferenceValue>, { policy, distribution }: Results): Outputs {
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

export const webBucketBlock = defineBlock(__filename, { construct: WebBucket, contract });
