// Generated from src/edge/certificate/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An ACM certificate: the `ref` of `Certificate`, or an object written by hand. */
export interface CertificateReference {
  /** The certificate's ARN. Whoever uses it waits until the certificate is issued. */
  readonly arn: Input<string>;
  /**
   * The names that it is for, wildcards too, known when Terraform plans.
   * @default []
   */
  readonly domainNames?: Input<readonly Input<string>[]>;
}

