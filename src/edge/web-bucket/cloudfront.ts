/** A CloudFront distribution in front of the bucket, which it reads by origin access control. */
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { named } from "../../storage/closed-bucket";
import { keyPrefix } from "../../storage/names";
import { endpoints, hasEndpoints } from "./endpoints";

/** Amazon CloudFront Developer Guide, "Use managed cache policies": CachingOptimized. */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

/** Amazon CloudFront Developer Guide, "Use managed response headers policies": SecurityHeadersPolicy. */
const SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03";

const policyId = (example: string): t.Type<string> =>
  t.pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", `a policy's id, such as "${example}"`, example, [
    "CachingOptimized",
    "658327EA-F89D-4FAB-A63D-7E88639E58F6",
    "",
  ]);

const alias = (): t.Type<string> =>
  t.pattern(
    "([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
    'a domain name in lower case, its first label may be "*", such as "www.example.com"',
    "www.example.com",
    ["example", "Example.com", "example.com.", "www.*.com", "https://example.com"],
  );

const certificate = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36}",
    "the ARN of an ACM certificate in us-east-1, the one region that CloudFront takes certificates from",
    "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    [
      "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012",
      "arn:aws:iam::123456789012:server-certificate/shop",
      "12345678-1234-1234-1234-123456789012",
    ],
  );

/** A page of the site as CloudFront takes it. */
const pagePath = (): t.Type<string> =>
  t.pattern(
    "/[A-Za-z0-9_.*$/~\"'@:+-]{1,254}",
    'a path that begins with a slash, such as "/404.html"',
    "/404.html",
    ["404.html", "/", "/not found.html", ""],
  );

const logs = t
  .shape("WebBucketCloudFrontLogs", {
    bucketDomainName: t
      .pattern(
        "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9][.]s3([.-][a-z0-9-]+)?[.]amazonaws[.]com([.]cn)?",
        'a bucket\'s domain name, such as "shop-logs.s3.amazonaws.com"',
        "shop-logs.s3.amazonaws.com",
        ["shop-logs", "arn:aws:s3:::shop-logs", "shop-logs.example.com"],
      )
      .describe(
        "The bucket's domain name. Its ACLs must be on: CloudFront writes by them (Amazon CloudFront Developer Guide, standard logging, legacy).",
      ),
    prefix: keyPrefix().describe("The beginning of the records' keys.").default(""),
  })
  .describe("Records of what viewers ask for.");

const fields = t.shape("WebBucketCloudFront", {
  aliases: t
    .setOf(alias(), "alias")
    .describe(
      "Domain names that the distribution answers to, with `certificate_arn`. Their DNS records are yours, to `distribution_domain_name`.",
    )
    .length({ max: 100 })
    .default([]),
  certificateArn: certificate()
    .describe("ACM certificate in us-east-1 that covers the aliases: make it with a provider of that region.")
    .optional(),
  defaultRootObject: t
    .pattern(
      "[A-Za-z0-9_.-][A-Za-z0-9_./-]{0,254}",
      'an object\'s key without a slash at its beginning, such as "index.html"',
      "index.html",
      ["/index.html", "", "in dex.html"],
    )
    .describe("The object that is served for the path /.")
    .default("index.html"),
  singlePage: t
    .flag(
      "Whether a path without an object gets the default root object, with status 200: for applications that route by themselves. What AWS WAF blocks, and closed countries, stay 403.",
    )
    .default(false),
  notFoundPage: pagePath()
    .describe(
      "The page that a path without an object gets, with status 404. Without it and `single_page` viewers see S3's own 404.",
    )
    .optional(),
  priceClass: t
    .oneOf("PriceClass_All", "PriceClass_200", "PriceClass_100")
    .describe("The edge locations that serve (Amazon CloudFront pricing: price classes).")
    .default("PriceClass_All"),
  allowedCountries: t
    .listOf(
      t.pattern("[A-Z]{2}", 'a country by ISO 3166-1 alpha-2, such as "KR"', "KR", ["kr", "KOR", ""]),
      "country",
    )
    .describe("Countries whose viewers are served; default: all.")
    .default([]),
  cachePolicyId: policyId(CACHING_OPTIMIZED)
    .describe("Cache policy; default: AWS's managed CachingOptimized.")
    .default(CACHING_OPTIMIZED),
  responseHeadersPolicyId: policyId(SECURITY_HEADERS)
    .describe("Response headers policy; default: AWS's managed SecurityHeadersPolicy.")
    .default(SECURITY_HEADERS),
  webAclArn: t
    .pattern(
      "arn:aws(-[a-z]+)*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+",
      "the ARN of a WAFv2 web ACL of scope CLOUDFRONT, which lies in us-east-1",
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/12345678-1234-1234-1234-123456789012",
      [
        "arn:aws:wafv2:ap-northeast-2:123456789012:regional/webacl/shop/12345678-1234-1234-1234-123456789012",
        "shop",
      ],
    )
    .describe("Web ACL that looks at the requests.")
    .optional(),
  logs: logs.optional(),
  waitForDeployment: t
    .flag("Whether Terraform waits until the edge locations have the configuration: minutes.")
    .default(true),
});

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

/** A message is computed where there is no CloudFront, too. */
const namesOf = ({ aliases }: Expr<t.Infer<typeof fields>>): Expr<string> =>
  x.attempt(() => x.jsonEncode(aliases), "[]");

const cloudFront = fields
  .rule({
    test: ({ aliases, certificateArn }) =>
      x.or(
        x.and(x.isEmpty(aliases), x.isNull(certificateArn)),
        x.and(x.not(x.isEmpty(aliases)), x.isSet(certificateArn)),
      ),
    got: (given) => x.str`the aliases ${namesOf(given)}, and not both they and a certificate`,
    allowed: "aliases together with the certificate_arn that covers them, or neither",
    refused: [{ aliases: ["www.example.com"] }, { certificateArn: CERTIFICATE }],
  })
  .rule({
    test: ({ singlePage, notFoundPage }) => x.or(x.eq(singlePage, false), x.isNull(notFoundPage)),
    got: (_, spell) => `both ${spell("singlePage")} and a ${spell("notFoundPage")}`,
    allowed: "one of the two for paths without an object",
    refused: [{ singlePage: true, notFoundPage: "/404.html" }],
  })
  .describe("A CloudFront distribution with origin access control, the other way to serve the bucket.")
  .example({ singlePage: true });

type CloudFront = t.Infer<typeof cloudFront>;

const needs = [named, endpoints] as const;
const inputs = {
  cloudfront: cloudFront.optional(),
};

type CloudFrontInputs = t.InputsOf<typeof inputs, typeof needs>;

export const cloudfront = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "endpointIds",
      test: (inputs) => x.or(hasEndpoints(inputs), x.isSet(inputs.cloudfront)),
      message: (_, spell) =>
        x.str`${spell("endpointIds")} is empty, endpoints and cloudfront are null; allowed: one way at least to read the objects.`,
      refused: [{ endpointIds: {} }],
    },
  ],
});

const ORIGIN = "bucket";

export function cloudFrontDistribution(
  scope: Construct,
  inputs: CloudFrontInputs,
  bucket: S3Bucket,
): Optional<CloudfrontDistribution> {
  const { name } = inputs;
  const isServed = x.isSet(inputs.cloudfront);
  const settings = x.nonNull(inputs.cloudfront);
  const control = optional(
    scope,
    CloudfrontOriginAccessControl,
    "cloudfront_origin_access_control",
    isServed,
    () => ({
      name,
      description: x.str`Reads the bucket ${name}`,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    }),
  );
  return optional(scope, CloudfrontDistribution, "cloudfront_distribution", isServed, () => ({
    enabled: true,
    comment: name,
    aliases: settings.aliases,
    defaultRootObject: settings.defaultRootObject,
    httpVersion: "http2and3",
    isIpv6Enabled: true,
    priceClass: settings.priceClass,
    webAclId: settings.webAclArn,
    waitForDeployment: settings.waitForDeployment,
    origin: [
      {
        originId: ORIGIN,
        domainName: bucket.bucketRegionalDomainName,
        originAccessControlId: control.present("id"),
      },
    ],
    defaultCacheBehavior: {
      targetOriginId: ORIGIN,
      allowedMethods: ["GET", "HEAD", "OPTIONS"],
      cachedMethods: ["GET", "HEAD"],
      // what viewers ask by is what CloudFront asks S3 by, whose policy wants TLS
      viewerProtocolPolicy: "redirect-to-https",
      compress: true,
      cachePolicyId: settings.cachePolicyId,
      responseHeadersPolicyId: settings.responseHeadersPolicyId,
    },
    customErrorResponse: blocks(errorPages(settings), (page) => ({
      errorCode: page.errorCode,
      responseCode: page.responseCode,
      responsePagePath: page.path,
      errorCachingMinTtl: ERROR_CACHING_SECONDS,
    })),
    loggingConfig: blocks(records(settings), ({ bucketDomainName, prefix }) => ({
      bucket: bucketDomainName,
      prefix,
      includeCookies: false,
    })),
    restrictions: { geoRestriction: countries(settings) },
    viewerCertificate: viewerCertificate(settings),
    tags: nameTag(inputs, name),
  }));
}

function countries({ allowedCountries }: Expr<CloudFront>) {
  return {
    restrictionType: x.choose(x.isEmpty(allowedCountries), "none", "whitelist"),
    locations: allowedCountries,
  };
}

/** AWS sets the oldest TLS version where its own certificate is used (CloudFront API Reference: ViewerCertificate). */
function viewerCertificate({ certificateArn }: Expr<CloudFront>) {
  const isOwn = x.isSet(certificateArn);
  return {
    cloudfrontDefaultCertificate: x.isNull(certificateArn),
    acmCertificateArn: certificateArn,
    minimumProtocolVersion: x.choose(isOwn, "TLSv1.2_2021", "TLSv1"),
    sslSupportMethod: x.when(isOwn, "sni-only"),
  };
}

/** CloudFront's own default, said so that it is no difference (CloudFront API Reference: CustomErrorResponse). */
const ERROR_CACHING_SECONDS = 10;

/**
 * CloudFront may list, so that S3 says 404 of a key without an object. 403 stays what it is: CloudFront cannot tell S3's
 * from AWS WAF's or that of a closed country (Amazon CloudFront Developer Guide, "HTTP 403 status code (Permission
 * Denied)"; AWS WAF Developer Guide, "Using AWS WAF with CloudFront custom error pages").
 */
const NOT_THERE = 404;

function errorPages(settings: Expr<CloudFront>) {
  const { singlePage, notFoundPage, defaultRootObject } = settings;
  const pages = (responseCode: number, path: Expr<string>) =>
    x.items([x.object({ errorCode: NOT_THERE, responseCode, path })]);
  return x.when(
    singlePage,
    () => pages(200, x.str`/${defaultRootObject}`),
    () => x.ifSet(notFoundPage, (notFoundPage) => pages(404, notFoundPage), []),
  );
}

type Records = NonNullable<CloudFront["logs"]>;

const records = ({ logs }: Expr<CloudFront>): Expr<Records[]> => x.ifSet(logs, (logs) => x.items([logs]), []);
