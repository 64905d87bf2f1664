// Generated from src/edge/web-bucket/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A bucket of web assets: the `ref` of `WebBucket`, or an object written by hand. */
export interface WebBucketReference {
  /** The bucket's name. */
  readonly name: Input<string>;
  /** The bucket's ARN. */
  readonly arn: Input<string>;
  /** The host that a reverse proxy passes requests on to, and sends as Host and TLS server name: BUCKET.s3.REGION.amazonaws.com. */
  readonly regionalDomainName: Input<string>;
  /**
   * The VPC endpoints that may read without credentials.
   * @default []
   */
  readonly endpointIds?: Input<readonly Input<string>[]>;
  /**
   * Whether a key without an object is 404 through the endpoints; else it is 403.
   * @default false
   */
  readonly listed?: Input<boolean>;
  /**
   * Whether the endpoints may read by plain HTTP.
   * @default false
   */
  readonly plainHttp?: Input<boolean>;
  /** A CloudFront distribution. */
  readonly distribution?: Input<WebBucketDistributionReference | null>;
}

/** A CloudFront distribution. */
export interface WebBucketDistributionReference {
  /** The distribution's id, for invalidations. */
  readonly id: Input<string>;
  /** The distribution's ARN. */
  readonly arn: Input<string>;
  /** The domain name that viewers, or DNS records, lead to. */
  readonly domainName: Input<string>;
  /** Route 53's zone of that name, for alias records. */
  readonly hostedZoneId: Input<string>;
}

