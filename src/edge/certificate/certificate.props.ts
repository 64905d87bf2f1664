// Generated from src/edge/certificate/certificate.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface CertificateResources {
  readonly acmCertificate: typeof import("@cdktf/provider-aws/lib/acm-certificate").AcmCertificate;
  readonly acmCertificateValidation: typeof import("@cdktf/provider-aws/lib/acm-certificate-validation").AcmCertificateValidation;
  readonly route53RecordValidation: typeof import("@cdktf/provider-aws/lib/route53-record").Route53Record;
}

/** A public ACM certificate, validated by DNS and renewed by itself: in one or several Route 53 zones, or with its records as an output where DNS is elsewhere. */
export interface CertificateProps extends BlockProps<CertificateResources> {
  /**
   * The certificate's first name: a domain name, or a wildcard for the names one label below.
   * Allowed: a domain name in lower case without a final dot, or a wildcard for one label, such as "*.example.com".
   * Allowed: at most 64 characters.
   */
  readonly domainName: Input<string>;
  /**
   * Further names. A wildcard does not cover the name that it is below: give both.
   * Allowed: at most 99 further names: 10 names in all until the quota is increased.
   * Each name: a domain name in lower case without a final dot, or a wildcard for one label, such as "*.example.com".
   * Each name: at most 253 characters.
   * @default []
   */
  readonly subjectAlternativeNames?: Input<readonly Input<string>[]>;
  /**
   * Ids of the public hosted zones that the names are validated in, by the zones' domain names. A name goes to the zone that serves it, the longest that fits. Empty: the records are an output, for DNS that is elsewhere.
   * Allowed: domain names in lower case as keys, such as "example.com".
   * Each zone: a hosted zone's id, such as "Z0123456789ABCDEFGHIJ".
   * @default {}
   */
  readonly zones?: Input<Readonly<Record<string, string>>>;
  /** Whether the ARN that the module gives waits until the certificate is issued. Default: where zones are given. Without zones somebody has to set the records meanwhile. */
  readonly wait?: Input<boolean | null>;
  /**
   * Minutes after which waiting fails. ACM itself gives up after 72 hours.
   * Allowed: a whole number from 1 to 4320 minutes.
   * @default 75
   */
  readonly waitMinutes?: Input<number>;
  /**
   * The key's algorithm (AWS Certificate Manager User Guide: public certificate characteristics). ECDSA is faster; old clients know RSA only. A change replaces the certificate.
   * Allowed: one of "RSA_2048", "EC_prime256v1", "EC_secp384r1".
   * @default "RSA_2048"
   */
  readonly keyAlgorithm?: Input<"RSA_2048" | "EC_prime256v1" | "EC_secp384r1">;
  /**
   * Whether the certificate is in public transparency logs; browsers do not trust it otherwise. The logs tell its names to everyone.
   * @default true
   */
  readonly transparencyLogging?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

