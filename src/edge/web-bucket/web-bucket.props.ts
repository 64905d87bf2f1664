// Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { EndpointsReference } from "../../endpoints/endpoints-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface WebBucketResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly cloudfrontDistribution: typeof import("@cdktf/provider-aws/lib/cloudfront-distribution").CloudfrontDistribution;
  readonly cloudfrontOriginAccessControl: typeof import("@cdktf/provider-aws/lib/cloudfront-origin-access-control").CloudfrontOriginAccessControl;
  readonly iamSessionContext: typeof import("@cdktf/provider-aws/lib/data-aws-iam-session-context").DataAwsIamSessionContext;
  readonly region: typeof import("@cdktf/provider-aws/lib/data-aws-region").DataAwsRegion;
  readonly s3Bucket: typeof import("@cdktf/provider-aws/lib/s3-bucket").S3Bucket;
  readonly s3BucketLifecycleConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration").S3BucketLifecycleConfiguration;
  readonly s3BucketLogging: typeof import("@cdktf/provider-aws/lib/s3-bucket-logging").S3BucketLoggingA;
  readonly s3BucketOwnershipControls: typeof import("@cdktf/provider-aws/lib/s3-bucket-ownership-controls").S3BucketOwnershipControls;
  readonly s3BucketPolicy: typeof import("@cdktf/provider-aws/lib/s3-bucket-policy").S3BucketPolicy;
  readonly s3BucketPublicAccessBlock: typeof import("@cdktf/provider-aws/lib/s3-bucket-public-access-block").S3BucketPublicAccessBlock;
  readonly s3BucketServerSideEncryptionConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration").S3BucketServerSideEncryptionConfigurationA;
  readonly s3BucketVersioning: typeof import("@cdktf/provider-aws/lib/s3-bucket-versioning").S3BucketVersioningA;
}

/** A private bucket of web assets that this VPC's S3 gateway endpoint reads without credentials (nginx in front of it), or CloudFront, or both. */
export interface WebBucketProps extends BlockProps<WebBucketResources> {
  /**
   * The bucket's name, unique in all of AWS: an account id in it helps. A change makes another bucket.
   * Allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends; no dots, which S3's TLS certificates do not cover.
   * Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
   */
  readonly name: Input<string>;
  /**
   * Whether destroying the bucket deletes its objects, all versions of them, for good.
   * @default false
   */
  readonly forceDestroy?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /** Endpoints whose S3 gateway may read the objects without credentials: the `ref` of `Endpoints`. Whatever runs behind its routes may. */
  readonly endpoints?: Input<EndpointsReference | null>;
  /**
   * Further VPC endpoints that may, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 50 endpoints.
   * Each endpoint: an id that begins with "vpce-".
   * @default {}
   */
  readonly endpointIds?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the endpoints' clients may list the objects: a key without an object is then 404 in place of 403 (Amazon S3 API Reference, GetObject).
   * @default false
   */
  readonly listThroughEndpoint?: Input<boolean>;
  /**
   * Whether the endpoints' clients may read by plain HTTP.
   * @default false
   */
  readonly plainHttpThroughEndpoint?: Input<boolean>;
  /**
   * A CloudFront distribution with origin access control, the other way to serve the bucket.
   * Allowed: aliases together with the certificateArn that covers them, or neither.
   * Allowed: one of the two for paths without an object.
   */
  readonly cloudfront?: Input<WebBucketCloudFront | null>;
  /**
   * Who and what is exempt from the ban on reads from elsewhere. The ban is on reading objects alone: whoever may manage the bucket goes on to do so from anywhere.
   * @default {}
   */
  readonly exemptions?: Input<WebBucketExemptions>;
  /**
   * Oldest version of TLS that is accepted.
   * Allowed: one of "1.2", "1.3".
   * @default "1.2"
   */
  readonly minimumTls?: Input<"1.2" | "1.3">;
  /**
   * Key for SSE-KMS, with a bucket key. For CloudFront alone, which the key's policy must let decrypt; default: SSE-S3.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * What S3 removes by itself (Amazon S3 User Guide, lifecycle configuration elements).
   * @default {}
   */
  readonly lifecycleRules?: Input<WebBucketLifecycleRules>;
  /**
   * Whether versions are kept, so that an overwritten or deleted object comes back.
   * @default true
   */
  readonly versioning?: Input<boolean>;
  /** Server access logs (Amazon S3 User Guide, logging requests with server access logging). */
  readonly accessLogs?: Input<WebBucketAccessLogs | null>;
}

/** A CloudFront distribution with origin access control, the other way to serve the bucket. */
export interface WebBucketCloudFront {
  /**
   * Domain names that the distribution answers to, with `certificateArn`. Their DNS records are yours, to `distributionDomainName`.
   * Allowed: at most 100 aliases.
   * Each alias: a domain name in lower case, its first label may be "*", such as "www.example.com".
   * @default []
   */
  readonly aliases?: Input<readonly Input<string>[]>;
  /**
   * ACM certificate in us-east-1 that covers the aliases: make it with a provider of that region.
   * Allowed: the ARN of an ACM certificate in us-east-1, the one region that CloudFront takes certificates from.
   */
  readonly certificateArn?: Input<string | null>;
  /**
   * The object that is served for the path /.
   * Allowed: an object's key without a slash at its beginning, such as "index.html".
   * @default "index.html"
   */
  readonly defaultRootObject?: Input<string>;
  /**
   * Whether a path without an object gets the default root object, with status 200: for applications that route by themselves. What AWS WAF blocks, and closed countries, stay 403.
   * @default false
   */
  readonly singlePage?: Input<boolean>;
  /**
   * The page that a path without an object gets, with status 404. Without it and `singlePage` viewers see S3's own 404.
   * Allowed: a path that begins with a slash, such as "/404.html".
   */
  readonly notFoundPage?: Input<string | null>;
  /**
   * The edge locations that serve (Amazon CloudFront pricing: price classes).
   * Allowed: one of "PriceClass_All", "PriceClass_200", "PriceClass_100".
   * @default "PriceClass_All"
   */
  readonly priceClass?: Input<"PriceClass_All" | "PriceClass_200" | "PriceClass_100">;
  /**
   * Countries whose viewers are served; default: all.
   * Each country: a country by ISO 3166-1 alpha-2, such as "KR".
   * @default []
   */
  readonly allowedCountries?: Input<readonly Input<string>[]>;
  /**
   * Cache policy; default: AWS's managed CachingOptimized.
   * Allowed: a policy's id, such as "658327ea-f89d-4fab-a63d-7e88639e58f6".
   * @default "658327ea-f89d-4fab-a63d-7e88639e58f6"
   */
  readonly cachePolicyId?: Input<string>;
  /**
   * Response headers policy; default: AWS's managed SecurityHeadersPolicy.
   * Allowed: a policy's id, such as "67f7725c-6f97-4210-82d7-5512b31e9d03".
   * @default "67f7725c-6f97-4210-82d7-5512b31e9d03"
   */
  readonly responseHeadersPolicyId?: Input<string>;
  /**
   * Web ACL that looks at the requests.
   * Allowed: the ARN of a WAFv2 web ACL of scope CLOUDFRONT, which lies in us-east-1.
   */
  readonly webAclArn?: Input<string | null>;
  /** Records of what viewers ask for. */
  readonly logs?: Input<WebBucketCloudFrontLogs | null>;
  /**
   * Whether Terraform waits until the edge locations have the configuration: minutes.
   * @default true
   */
  readonly waitForDeployment?: Input<boolean>;
}

/** Records of what viewers ask for. */
export interface WebBucketCloudFrontLogs {
  /**
   * The bucket's domain name. Its ACLs must be on: CloudFront writes by them (Amazon CloudFront Developer Guide, standard logging, legacy).
   * Allowed: a bucket's domain name, such as "shop-logs.s3.amazonaws.com".
   */
  readonly bucketDomainName: Input<string>;
  /**
   * The beginning of the records' keys.
   * Allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default ""
   */
  readonly prefix?: Input<string>;
}

/** Who and what is exempt from the ban on reads from elsewhere. The ban is on reading objects alone: whoever may manage the bucket goes on to do so from anywhere. */
export interface WebBucketExemptions {
  /**
   * Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off: else each changes the policy to its own.
   * @default true
   */
  readonly deployer?: Input<boolean>;
  /**
   * Further principals that read from anywhere, as far as their own policies let them.
   * Allowed: at most 50 principals: a bucket policy has 20 KB.
   * Each principal: the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role.
   * @default []
   */
  readonly principals?: Input<readonly Input<string>[]>;
  /**
   * Objects that are read from anywhere by whoever's own policies allow it, by their keys.
   * Allowed: at most 50 paths: a bucket policy has 20 KB.
   * Each path: keys of objects such as "public/*", beginning with a letter or digit: not everything.
   * @default []
   */
  readonly paths?: Input<readonly Input<string>[]>;
}

/** What S3 removes by itself (Amazon S3 User Guide, lifecycle configuration elements). */
export interface WebBucketLifecycleRules {
  /**
   * Days after which a version that another took the place of goes.
   * Allowed: a whole number from 1 to 36500 days.
   * @default 90
   */
  readonly noncurrentDays?: Input<number>;
  /**
   * Newest of those versions that stay whatever their age; default: none.
   * Allowed: a whole number from 1 to 100 versions.
   */
  readonly noncurrentVersions?: Input<number | null>;
  /**
   * Days after which an unfinished multipart upload goes.
   * Allowed: a whole number from 1 to 365 days.
   * @default 7
   */
  readonly abortUploadDays?: Input<number>;
}

/** Server access logs (Amazon S3 User Guide, logging requests with server access logging). */
export interface WebBucketAccessLogs {
  /**
   * The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com put objects.
   * Allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address.
   * Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
   */
  readonly bucket: Input<string>;
  /**
   * The beginning of the records' keys.
   * Allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default ""
   */
  readonly prefix?: Input<string>;
}

