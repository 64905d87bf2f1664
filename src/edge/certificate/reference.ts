/** What a certificate gives to listeners and distributions; an object like this stands for an existing one. */
import * as t from "../../core/contract";

const CERTIFICATE_REFERENCE_FILE = "edge/certificate/certificate-reference.props";

export const certificateReference = t
  .shape(
    "CertificateReference",
    {
      arn: t.text().describe("The certificate's ARN. Whoever uses it waits until the certificate is issued."),
      domainNames: t
        .listOf(t.text(), "domain")
        .describe("The names that it is for, wildcards too, known when Terraform plans.")
        .default([]),
    },
    CERTIFICATE_REFERENCE_FILE,
  )
  .describe(
    "An ACM certificate: the output `certificate` of modules/edge/certificate, or an object written by hand.",
  )
  .example({ arn: "arn:aws:acm:ap-northeast-2:123456789012:certificate/1", domainNames: ["example.com"] });

export type CertificateReferenceValue = t.Infer<typeof certificateReference>;
