import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../src/core/contract";
import { certificateBlock } from "../../src/edge/certificate/certificate";
import { Dns, dnsBlock } from "../../src/edge/dns/dns";
import type { DnsProps } from "../../src/edge/dns/dns.props";
import { decide } from "../../src/reach/policy";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

setupJest();

const network = (vpcId: string) => ({ vpcId, cidrBlocks: ["10.0.0.0/16"], tiers: {} });

const dns = (props: DnsProps) => synthesize((stack) => void new Dns(stack, "dns", props));
const body = (json: string, type: string, name = "dns") => resourcesOf(json)[type]?.[name] ?? {};
const recordsOf = (props: DnsProps) => instances(dns(props), "aws_route53_record", "dns");

const WWW = { name: "www", type: "A", values: ["192.0.2.1"] } as const;
const ALB = { dnsName: "web-1.ap-northeast-2.elb.amazonaws.com", zoneId: "ZWKZPGTI48KDX" };

describe("a public zone", () => {
  it("is made of literal values", () => {
    const json = dns({ name: "example.com" });
    const { "//": _, ...zone } = body(json, "aws_route53_zone");
    expect(zone).toEqual({
      name: "example.com",
      comment: "Managed by Terraform",
      force_destroy: false,
      tags: { Name: "example.com" },
    });
    expect(Object.keys(resourcesOf(json))).toEqual(["aws_route53_zone"]);
  });

  it("keys its records by name, type and set identifier, in any order", () => {
    const records: DnsProps["records"] = [
      { ...WWW, setIdentifier: "green", weight: 10 },
      { name: "@", type: "MX", values: ["10 mail.example.com"] },
      { ...WWW, setIdentifier: "blue", weight: 90 },
      { name: "*", type: "AAAA", alias: ALB },
    ];
    const keyed = recordsOf({ name: "example.com", records });
    expect(Object.keys(keyed)).toEqual(["*/AAAA", "@/MX", "www/A/blue", "www/A/green"]);
    expect(recordsOf({ name: "example.com", records: [...records].reverse() })).toEqual(keyed);
    expect(keyed["@/MX"]).toMatchObject({ name: "example.com", ttl: 300, records: ["10 mail.example.com"] });
    expect(keyed["*/AAAA"]).toMatchObject({
      name: "*.example.com",
      alias: { dns_name: ALB.dnsName, zone_id: ALB.zoneId, evaluate_target_health: false },
    });
    expect(keyed["*/AAAA"]?.ttl ?? null).toBeNull();
  });

  it("writes only the blocks that some record has", () => {
    const plain = dns({ name: "example.com", records: [WWW] });
    expect(body(plain, "aws_route53_record")).not.toHaveProperty("dynamic");
    expect(plain).toHaveResource(Route53Record);
    const weighted = dns({
      name: "example.com",
      records: [{ ...WWW, setIdentifier: "blue", weight: 0 }],
    });
    expect(body(weighted, "aws_route53_record").dynamic).toEqual({
      weighted_routing_policy: {
        for_each: "${[for given in [each.value.weight] : given if given != null]}",
        content: { weight: "${weighted_routing_policy.value}" },
      },
    });
  });

  it("quotes texts and splits long ones", () => {
    const values = ["x".repeat(300), 'a "b" \\ c'];
    const keyed = recordsOf({ name: "example.com", records: [{ name: "@", type: "TXT", values }] });
    expect(keyed["@/TXT"]?.records).toEqual([`${"x".repeat(255)}""${"x".repeat(45)}`, 'a \\"b\\" \\\\ c']);
  });
});

describe("values that are known only after the apply", () => {
  const json = synthesize((stack) => {
    const address = new Eip(stack, "web", {});
    new Dns(stack, "dns", { name: "example.com", records: [{ ...WWW, values: [address.publicIp] }] });
  });

  it("leave the records' addresses as they are", () => {
    expect(instances(json, "aws_route53_record", "dns")).toEqual({
      "www/A": expect.objectContaining({
        name: "www.example.com",
        records: ["${aws_eip.web.public_ip}"],
      }),
    });
  });

  it("are checked by Terraform, with the records that wait for them and not with the zone", () => {
    expect(body(json, "aws_route53_zone").lifecycle).toBeUndefined();
    const { lifecycle } = body(json, "aws_route53_record") as {
      lifecycle: { precondition: { condition: string; error_message: string }[] };
    };
    const [ipv4] = lifecycle.precondition.filter(({ error_message: text }) => text.includes("IPv4"));
    expect(ipv4?.condition).toContain('cidrhost("${aws_eip.web.public_ip}/32", 0) == aws_eip.web.public_ip');
  });
});

describe("a private zone", () => {
  it("is made with its VPCs", () => {
    const json = dns({
      name: "internal",
      private: true,
      networks: {
        main: { network: network("vpc-0123456789abcdef0") },
        tokyo: { network: network("vpc-0123456789abcdef1"), region: "ap-northeast-1" },
      },
    });
    expect(body(json, "aws_route53_zone").vpc).toEqual([
      { vpc_id: "vpc-0123456789abcdef0" },
      { vpc_id: "vpc-0123456789abcdef1", vpc_region: "ap-northeast-1" },
    ]);
    expect(resourcesOf(json)).not.toHaveProperty("aws_route53_zone_association");
  });

  it("that is there already gets an association for each network", () => {
    const json = dns({
      existingZone: { id: "Z9", name: "internal", private: true },
      networks: { main: { network: network("vpc-0123456789abcdef0") } },
    });
    expect(resourcesOf(json)).not.toHaveProperty("aws_route53_zone");
    const associations = instances(json, "aws_route53_zone_association", "dns");
    expect(associations).toMatchObject({ main: { vpc_id: "vpc-0123456789abcdef0" } });
    expect(body(json, "aws_route53_zone_association").zone_id).toBe("Z9");
  });
});

describe("health checks", () => {
  const checks: DnsProps = {
    name: "example.com",
    healthChecks: {
      web: { fqdn: "www.example.com" },
      text: { type: "HTTP", ipAddress: "13.124.0.10", searchString: "OK" },
      app: { type: "CLOUDWATCH_METRIC", alarmName: "app", alarmRegion: "ap-northeast-2" },
    },
    calculatedHealthChecks: { any: { healthChecks: ["web", "text"], threshold: 1 } },
    records: [
      { ...WWW, setIdentifier: "one", failover: "PRIMARY", healthCheck: "web" },
      { ...WWW, setIdentifier: "two", failover: "SECONDARY", healthCheck: "any" },
    ],
  };

  it("say what their type has a use for", () => {
    const made = instances(dns(checks), "aws_route53_health_check", "dns");
    expect(made.web).toMatchObject({ type: "HTTPS", port: 443, path: "/", sni: true, interval: 30 });
    expect(made.text).toMatchObject({ type: "HTTP_STR_MATCH", port: 80, search_string: "OK" });
    expect(made.app).toMatchObject({ alarm_name: "app", insufficient_data: "LastKnownStatus" });
    expect(made.app?.port ?? null).toBeNull();
  });

  it("are made anew with what they ask, not with how", () => {
    const json = dns(checks);
    expect(body(json, "aws_route53_health_check").lifecycle).toEqual({
      create_before_destroy: true,
      replace_triggered_by: ["terraform_data.dns_health_check_targets[each.key]"],
    });
    expect(instances(json, "terraform_data", "dns_health_check_targets")).toEqual({
      web: "fqdn",
      text: "ip_address",
      app: "",
    });
  });

  it("are followed by records, and by the checks over them", () => {
    const json = dns(checks);
    const keyed = instances(json, "aws_route53_record", "dns");
    expect(keyed["www/A/one"]?.health_check_id).toBe('${aws_route53_health_check.dns["web"].id}');
    expect(keyed["www/A/two"]?.health_check_id).toBe('${aws_route53_health_check.dns_calculated["any"].id}');
    expect(body(json, "aws_route53_health_check", "dns_calculated").lifecycle).toEqual({
      create_before_destroy: true,
    });
  });
});

describe("the query log", () => {
  const GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com";
  const ZONE = "arn:aws:route53:::hostedzone/Z9";
  const json = dns({
    existingZone: { id: "Z9", name: "example.com" },
    queryLog: { existingLogGroup: { arn: GROUP } },
  });
  const policy = body(json, "aws_cloudwatch_log_resource_policy", "dns_query_log").policy_document as string;
  const request = {
    principal: { service: "route53.amazonaws.com" },
    action: "logs:PutLogEvents",
    resource: `${GROUP}:log-stream:Z9/ICN54-C1`,
    context: { "aws:SourceArn": ZONE, "aws:SourceAccount": "123456789012" },
  };
  const decided = (changes: object) => decide({ ...request, ...changes }, { resource: [policy] });

  it("may be written by Route 53 for this zone", () => {
    expect(decided({})).toBe("allowed");
    expect(decided({ action: "logs:CreateLogStream" })).toBe("allowed");
  });

  it.each([
    ["for another zone", { context: { ...request.context, "aws:SourceArn": `${ZONE}9` } }],
    ["of another account", { context: { ...request.context, "aws:SourceAccount": "210987654321" } }],
    ["to another log group", { resource: `${GROUP}.net:log-stream:Z9/ICN54-C1` }],
    ["by another service", { principal: { service: "delivery.logs.amazonaws.com" } }],
    ["by anybody", { principal: "anonymous" }],
    ["and not be read", { action: "logs:GetLogEvents" }],
    ["and not be deleted", { action: "logs:DeleteLogStream" }],
  ])("is not, %s", (_, changes) => {
    expect(decided(changes)).toBe("implicitDeny");
  });

  it("waits for the policy", () => {
    expect(body(json, "aws_route53_query_log")).toMatchObject({
      zone_id: "Z9",
      depends_on: ["aws_cloudwatch_log_resource_policy.dns_query_log"],
    });
  });

  it("has a group of its own that only us-east-1 has a place for", () => {
    const own = body(dns({ name: "example.com", queryLog: {} }), "aws_cloudwatch_log_group", "dns_query_log");
    expect(own).toMatchObject({
      name: "/aws/route53/example.com",
      retention_in_days: 90,
      lifecycle: {
        precondition: [{ condition: '${data.aws_region.dns_query_log_region.id == "us-east-1"}' }],
      },
    });
  });
});

describe("DNSSEC", () => {
  it("signs with the keys", () => {
    const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1";
    const json = dns({ name: "example.com", dnssec: { keys: { first: { kmsKeyArn } } } });
    expect(instances(json, "aws_route53_key_signing_key", "dns")).toMatchObject({
      first: { kms_key_arn: kmsKeyArn },
    });
    expect(body(json, "aws_route53_hosted_zone_dnssec")).toMatchObject({
      signing_status: "SIGNING",
      depends_on: ["aws_route53_key_signing_key.dns"],
    });
  });
});

it("refuses at least 60 inputs, together with certificates", () => {
  const cases = [...negativeCases(dnsBlock.contract), ...negativeCases(certificateBlock.contract)];
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

describe("what is accepted", () => {
  const accepted: NonNullable<DnsProps["records"]>[] = [
    [{ name: "_dmarc", type: "TXT", values: ["v=DMARC1; p=none"] }],
    [{ name: "@", type: "MX", values: ["0 ."] }],
    [{ name: "@", type: "CAA", values: ['0 issue ";"', '128 iodef "mailto:a@example.com"'] }],
    [{ name: "_sip._tcp", type: "SRV", values: ["0 0 65535 sip.example.com."] }],
    [{ name: "@", type: "HTTPS", values: ['1 . alpn="h2,h3" port=443'] }],
    [{ name: "1", type: "PTR", values: ["host.example.com"] }],
    [{ name: "a", type: "CNAME", values: ["_x.acm-validations.aws."], ttl: 0 }],
    [{ name: "@", type: "NAPTR", values: ['100 10 "s" "SIP+D2U" "" _sip._udp.example.com'] }],
    [{ name: "_443._tcp", type: "TLSA", values: ["3 1 1 0A1B"] }],
    [{ name: "dev", type: "DS", values: ["65535 13 2 0a1b"] }],
    [
      { ...WWW, setIdentifier: "a", failover: "PRIMARY", healthCheckId: "abc" },
      { name: "www", type: "A", alias: ALB, setIdentifier: "b", failover: "SECONDARY" },
    ],
    // half of a pair, whose other half is another region's configuration
    [{ ...WWW, setIdentifier: "a", failover: "PRIMARY", healthCheckId: "abc" }],
    [{ ...WWW, setIdentifier: "b", failover: "SECONDARY" }],
  ];

  it.each(accepted.map((records) => [JSON.stringify(records), records] as const))("%s", (_, records) => {
    expect(() => dns({ name: "example.com", records })).not.toThrow();
  });
});
