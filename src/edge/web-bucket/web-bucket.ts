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
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { closeBucket, namedBucket } from "../../storage/closed-bucket";
import { distribution } from "./distribution";
import { webBucketOutputs, webBucketReferenceOf } from "./outputs";
import { bucketPolicy } from "./policy";
import { bucketSettings } from "./storage";
import { webBucketContract } from "./web-bucket.contract";
import type { WebBucketShape } from "./web-bucket.inputs";
import type { WebBucketProps } from "./web-bucket.props";
import type { WebBucketReferenceValue } from "./web-bucket-reference.contract";

export class WebBucket extends Block<WebBucketShape> {
  /** The bucket as those take it who serve it. */
  readonly ref: Expr<WebBucketReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: WebBucketProps) {
    super(scope, id, webBucketContract, props);
    const { inputs } = this;
    const bucket = namedBucket(this, inputs, this.preconditions);
    bucketSettings(this, inputs, bucket);
    const served = distribution(this, inputs, bucket);
    const policy = bucketPolicy(this, { inputs, bucket, distributionArn: served.attribute("arn") });
    const ofEndpoints = [...this.late("endpointIds"), ...this.late("endpoints"), ...this.inRegion()];
    closeBucket(this, bucket, policy.document, ofEndpoints);

    const results = { inputs, bucket, policy, distribution: served };
    this.ref = webBucketReferenceOf(results);
    this.results = webBucketOutputs(this.ref, results);
  }

  /** The bucket's name. */
  get bucketName(): string {
    return x.tfText(this.ref.name);
  }

  /** The bucket's ARN. */
  get bucketArn(): string {
    return x.tfText(this.ref.arn);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  /** AWS PrivateLink Guide, "Gateway endpoints for Amazon S3": they serve buckets of their own region alone. */
  private inRegion(): Precondition[] {
    const { endpoints, name } = this.inputs;
    const region = optional(x.isSet(endpoints), (meta) => new DataAwsRegion(this, "region", { ...meta }));
    if (region.resource === undefined) return [];
    // the attribute that providers 5 and 6 both have
    const here = local(this, "bucket_region", region.attribute("id"));
    const there = local(
      this,
      "endpoints_region",
      x.ifSet(
        endpoints,
        (endpoints) => endpoints.region,
        () => null,
      ),
    );
    const condition = x.tf(x.or(x.isNull(there), x.eq(here, there)));
    const errorMessage = x.tf(
      x.str`name is ${name} in ${textOf(here)}, endpoints serve ${textOf(there)}; allowed: a bucket of the endpoints' region.`,
    );
    return [{ condition, errorMessage }];
  }
}

/** A message is computed where there is nothing to say, too. */
const textOf = (value: Expr<string | null>): Expr<string> => x.orElse(value, () => "none");
