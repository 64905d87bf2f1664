/** A CloudFront distribution that reads the bucket by origin access control. */
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { CloudFront } from "./cloudfront.contract";
import type { WebBucketInputs } from "./web-bucket.inputs";

const ORIGIN = "bucket";

export function distribution(
  scope: Construct,
  inputs: WebBucketInputs,
  bucket: S3Bucket,
): Optional<CloudfrontDistribution> {
  const { name } = inputs;
  const isServed = x.isSet(inputs.cloudfront);
  const settings = inputs.cloudfront as Expr<CloudFront>;
  const control = optional(isServed, (meta) => {
    return new CloudfrontOriginAccessControl(scope, "cloudfront_origin_access_control", {
      ...meta,
      name: x.tf(name),
      description: x.tf(x.str`Reads the bucket ${name}`),
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
  });
  return optional(isServed, (meta) => {
    const element = new CloudfrontDistribution(scope, "cloudfront_distribution", {
      ...meta,
      enabled: true,
      comment: x.tf(name),
      aliases: x.tf(settings.aliases) as string[],
      defaultRootObject: x.tf(settings.defaultRootObject),
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: x.tf(settings.priceClass),
      webAclId: x.tf(settings.webAclArn),
      waitForDeployment: x.tf(settings.waitForDeployment),
      origin: [
        {
          originId: ORIGIN,
          domainName: bucket.bucketRegionalDomainName,
          originAccessControlId: x.tf(control.present("id")),
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN,
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        // what viewers ask by is what CloudFront asks S3 by, whose policy wants TLS
        viewerProtocolPolicy: "redirect-to-https",
        compress: true,
        cachePolicyId: x.tf(settings.cachePolicyId),
        responseHeadersPolicyId: x.tf(settings.responseHeadersPolicyId),
      },
      restrictions: { geoRestriction: countries(settings) },
      viewerCertificate: certificate(settings),
      tags: nameTag(inputs, name),
    });
    blockEach(element, { name: "custom_error_response" }, errorPages(settings), (page) => ({
      error_code: page.errorCode,
      response_code: page.responseCode,
      response_page_path: page.path,
      error_caching_min_ttl: ERROR_CACHING_SECONDS,
    }));
    blockEach(element, { name: "logging_config" }, records(settings), ({ bucketDomainName, prefix }) => ({
      bucket: bucketDomainName,
      prefix,
      include_cookies: false,
    }));
    return element;
  });
}

const choose = <T>(test: Expr<boolean>, yes: T, no: T): T =>
  x.tf(
    x.when(
      test,
      () => yes,
      () => no,
    ),
  ) as T;

function countries({ allowedCountries }: Expr<CloudFront>) {
  return {
    restrictionType: choose<string>(x.isEmpty(allowedCountries), "none", "whitelist"),
    locations: x.tf(allowedCountries) as string[],
  };
}

/** AWS sets the oldest TLS version where its own certificate is used (CloudFront API Reference: ViewerCertificate). */
function certificate({ certificateArn }: Expr<CloudFront>) {
  const isOwn = x.isSet(certificateArn);
  return {
    cloudfrontDefaultCertificate: x.tf(x.isNull(certificateArn)),
    acmCertificateArn: x.tf(certificateArn) as string,
    minimumProtocolVersion: choose<string>(isOwn, "TLSv1.2_2021", "TLSv1"),
    sslSupportMethod: x.tf(
      x.when(
        isOwn,
        () => "sni-only",
        () => null,
      ),
    ),
  };
}

interface ErrorPage {
  readonly errorCode: number;
  readonly responseCode: number;
  readonly path: string;
}

/** CloudFront's own default, said so that it is no difference (CloudFront API Reference: CustomErrorResponse). */
const ERROR_CACHING_SECONDS = 10;

/**
 * CloudFront may list, so that S3 says 404 of a key without an object. 403 stays what it is: CloudFront cannot tell S3's
 * from AWS WAF's or that of a closed country (Amazon CloudFront Developer Guide, "HTTP 403 status code (Permission
 * Denied)"; AWS WAF Developer Guide, "Using AWS WAF with CloudFront custom error pages").
 */
const NOT_THERE = 404;

function errorPages(settings: Expr<CloudFront>): Expr<ErrorPage[]> {
  const { singlePage, notFoundPage, defaultRootObject } = settings;
  const pages = (responseCode: number, path: Expr<string>) =>
    x.items<ErrorPage>([x.object<ErrorPage>({ errorCode: NOT_THERE, responseCode, path })]);
  return x.when(
    singlePage,
    () => pages(200, x.str`/${defaultRootObject}`),
    () =>
      x.ifSet(
        notFoundPage,
        (notFoundPage) => pages(404, notFoundPage),
        () => [],
      ),
  );
}

type Records = NonNullable<CloudFront["logs"]>;

const records = ({ logs }: Expr<CloudFront>): Expr<Records[]> =>
  x.ifSet(
    logs,
    (logs) => x.items<Records>([logs]),
    () => [],
  );
