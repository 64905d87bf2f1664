/** The block `edge/certificate`. */
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { CertificateProps, CertificateResources } from "./certificate.props";
import { allNames, names, validationDomains } from "./names";
import { type CertificateReferenceValue, certificateReference } from "./reference";
import { issuedArn, recordsOfZones, validation, validationRecords } from "./validation";

const settings = t.concern({
  inputs: {
    keyAlgorithm: t
      .oneOf("RSA_2048", "EC_prime256v1", "EC_secp384r1")
      .describe(
        "The key's algorithm (AWS Certificate Manager User Guide: public certificate characteristics). ECDSA is faster; old clients know RSA only. A change replaces the certificate.",
      )
      .default("RSA_2048"),
    transparencyLogging: t
      .flag(
        "Whether the certificate is in public transparency logs; browsers do not trust it otherwise. The logs tell its names to everyone.",
      )
      .default(true),
    tags: t.tags(),
  },
});

const contract = t.contract({
  name: "certificate",
  concerns: [names, validation, settings],
  example: { domainName: "example.com" },
});

/**
 * A public certificate of ACM, validated by DNS and renewed by itself.
 *
 *     const certificate = new Certificate(this, "certificate", {
 *       domainName: "example.com",
 *       subjectAlternativeNames: ["*.example.com"],
 *       zones: { "example.com": dns.zoneId },
 *     });
 *
 * CloudFront takes certificates of us-east-1 only:
 *
 *     const usEast1 = new AwsProvider(this, "us-east-1", { alias: "us_east_1", region: "us-east-1" });
 *     new Certificate(this, "certificate", { domainName: "example.com", zones, provider: usEast1 });
 */
export class Certificate extends Block<typeof contract.inputs, CertificateResources> {
  /** The certificate as listeners and distributions take it. */
  readonly ref: t.Reference<CertificateReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const names = local(this, "domain_names", allNames(inputs));
    const domains = local(this, "validation_domains", validationDomains(inputs));
    const certificate = this.certificate();
    const site = { inputs, certificate, domains };
    const records = recordsOfZones(this, site);
    const arn = issuedArn(this, site, records);
    const ref = x.object<CertificateReferenceValue>({ arn, domainNames: names });
    this.ref = t.reference(this, "ref", certificateReference, ref);
    this.results = {
      certificate: {
        value: ref,
        description: "The certificate as listeners and distributions take it: ARN and names.",
      },
      certificate_arn: {
        value: arn,
        description: "The certificate's ARN; where `wait` is on, once it is issued.",
      },
      validation_records: {
        value: validationRecords(site),
        description:
          "The records that validate the names, by domain: name, type, value. Leave them for renewal.",
      },
      validation_record_names: {
        value: records.attribute("fqdn"),
        description: "Full names of the records that were made in `zones`, by domain.",
      },
    };
  }

  /** The certificate's ARN; where it waits, once the certificate is issued. */
  get certificateArn(): string {
    return this.ref.arn;
  }

  private certificate(): AcmCertificate {
    const { inputs, preconditions } = this;
    const { domainName, transparencyLogging } = inputs;
    return resource(this, AcmCertificate, "acm_certificate", {
      domainName,
      subjectAlternativeNames: inputs.subjectAlternativeNames,
      validationMethod: "DNS",
      keyAlgorithm: inputs.keyAlgorithm,
      options: {
        certificateTransparencyLoggingPreference: x.choose(transparencyLogging, "ENABLED", "DISABLED"),
      },
      tags: nameTag(inputs, x.replace(domainName, "*", "wildcard")),
      lifecycle: { createBeforeDestroy: true },
      preconditions,
      because: { lifecycle: "A certificate in use cannot be deleted: its users move to the new one first." },
    });
  }
}

export const certificateBlock = defineBlock(__filename, { construct: Certificate, contract });
