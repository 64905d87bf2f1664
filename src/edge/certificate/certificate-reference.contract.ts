/** What a certificate gives to listeners and distributions; an object like this stands for an existing one. */
import { type Infer, listOf, shape, text } from "../../core/contract";

export const CERTIFICATE_REFERENCE_FILE = "edge/certificate/certificate-reference.props";

export const certificateReference = shape(
  "CertificateReference",
  {
    arn: text().describe("The certificate's ARN. Whoever uses it waits until the certificate is issued."),
    domainNames: listOf(text(), "domain")
      .describe("The names that it is for, wildcards too, known when Terraform plans.")
      .default([]),
  },
  CERTIFICATE_REFERENCE_FILE,
)
  .describe(
    "An ACM certificate: the output `certificate` of modules/edge/certificate, or an object written by hand.",
  )
  .example({ arn: "arn:aws:acm:ap-northeast-2:123456789012:certificate/1", domainNames: ["example.com"] });

export type CertificateReferenceValue = Infer<typeof certificateReference>;
