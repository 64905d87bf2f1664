import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { TerraformOutput } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { tf } from "../../src/core/expressions";
import { Certificate } from "../../src/edge/certificate/certificate";
import type { CertificateProps } from "../../src/edge/certificate/certificate.props";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

setupJest();

/** With the ARN that others take as an output. */
const certificate = (props: CertificateProps) =>
  synthesize((stack) => {
    const { certificateArn } = new Certificate(stack, "certificate", props);
    new TerraformOutput(stack, "arn", { value: certificateArn, staticId: true });
  });
const arnOf = (json: string) => (JSON.parse(json) as { output: { arn: { value: string } } }).output.arn.value;
const body = (json: string, type: string, name = "certificate") => resourcesOf(json)[type]?.[name] ?? {};

const ZONES = { "example.com": "ZONE1", "shop.example.com": "ZONE2" };

describe("in zones of Route 53", () => {
  const json = certificate({
    domainName: "example.com",
    subjectAlternativeNames: ["*.example.com", "a.shop.example.com", "*.b.shop.example.com", "example.com"],
    zones: ZONES,
  });

  it("is replaced by a new one before it goes", () => {
    const { "//": _, ...made } = body(json, "aws_acm_certificate");
    expect(made).toEqual({
      domain_name: "example.com",
      subject_alternative_names: [
        "*.example.com",
        "a.shop.example.com",
        "*.b.shop.example.com",
        "example.com",
      ],
      validation_method: "DNS",
      key_algorithm: "RSA_2048",
      options: { certificate_transparency_logging_preference: "ENABLED" },
      tags: { Name: "example.com" },
      lifecycle: { create_before_destroy: true },
    });
    expect(json).toHaveResource(AcmCertificate);
  });

  it("has one record for each domain, in the nearest zone", () => {
    expect(instances(json, "aws_route53_record", "certificate_validation")).toEqual({
      "a.shop.example.com": "ZONE2",
      "b.shop.example.com": "ZONE2",
      "example.com": "ZONE1",
    });
  });

  it("keeps records whose text a new certificate's plan does not know", () => {
    expect(body(json, "aws_route53_record", "certificate_validation")).toMatchObject({
      type: "CNAME",
      allow_overwrite: true,
      lifecycle: { ignore_changes: ["name", "records"] },
    });
  });

  it("gives its ARN once it is issued", () => {
    expect(arnOf(json)).toBe("${aws_acm_certificate_validation.certificate.certificate_arn}");
    const { timeouts, validation_record_fqdns: names } = body(json, "aws_acm_certificate_validation");
    expect(timeouts).toEqual({ create: "75m" });
    expect(names).toEqual([
      '${aws_route53_record.certificate_validation["a.shop.example.com"].fqdn}',
      '${aws_route53_record.certificate_validation["b.shop.example.com"].fqdn}',
      '${aws_route53_record.certificate_validation["example.com"].fqdn}',
    ]);
  });

  it("gives it at once where nobody waits", () => {
    const hasty = certificate({ domainName: "example.com", zones: ZONES, wait: false });
    expect(arnOf(hasty)).toBe("${aws_acm_certificate.certificate.arn}");
    expect(resourcesOf(hasty)).not.toHaveProperty("aws_acm_certificate_validation");
  });
});

describe("with DNS elsewhere", () => {
  it("waits for nobody", () => {
    const json = certificate({ domainName: "*.example.com" });
    expect(Object.keys(resourcesOf(json))).toEqual(["aws_acm_certificate"]);
    expect(arnOf(json)).toBe("${aws_acm_certificate.certificate.arn}");
    expect(body(json, "aws_acm_certificate").tags).toEqual({ Name: "wildcard.example.com" });
  });

  it("waits where it is told to", () => {
    const json = certificate({ domainName: "example.com", wait: true, waitMinutes: 10 });
    expect(body(json, "aws_acm_certificate_validation")).toMatchObject({
      certificate_arn: "${aws_acm_certificate.certificate.arn}",
      timeouts: { create: "10m" },
    });
    expect(body(json, "aws_acm_certificate_validation")).not.toHaveProperty("validation_record_fqdns");
  });

  it("gives the records by domain, one for a name and its wildcard", () => {
    const json = synthesize((stack) => {
      const both = { domainName: "example.com", subjectAlternativeNames: ["*.example.com"] };
      const { validation_records: records } = new Certificate(stack, "certificate", both).outputs();
      new TerraformOutput(stack, "records", { value: tf(records?.value as never), staticId: true });
    });
    const { records } = (JSON.parse(json) as { output: Record<string, { value: Record<string, object> }> })
      .output;
    expect(Object.keys(records?.value ?? {})).toEqual(["example.com"]);
    expect(records?.value["example.com"]).toMatchObject({
      value:
        '${[for option in aws_acm_certificate.certificate.domain_validation_options : option.resource_record_value if replace(option.domain_name, "*.", "") == "example.com"][0]}',
    });
  });
});

it("takes zones that are known only after the apply", () => {
  const json = synthesize((stack) => {
    const zone = new Route53Zone(stack, "main", { name: "example.com" });
    new Certificate(stack, "certificate", {
      domainName: "www.example.com",
      zones: { "example.com": zone.zoneId },
    });
  });
  expect(instances(json, "aws_route53_record", "certificate_validation")).toEqual({
    "www.example.com": "${aws_route53_zone.main.zone_id}",
  });
});

it("is made in another region whole", () => {
  const json = synthesize((stack) => {
    const provider = new AwsProvider(stack, "us-east-1", { alias: "us_east_1", region: "us-east-1" });
    new Certificate(stack, "certificate", { domainName: "example.com", zones: ZONES, provider });
  });
  const providers = Object.values(resourcesOf(json)).flatMap((named) =>
    Object.values(named).map((resource) => resource.provider),
  );
  expect(providers).toEqual(["aws.us_east_1", "aws.us_east_1", "aws.us_east_1"]);
});
