import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { awaited, instances, resourcesOf } from "../../support/synthesize";
import { base, body, CERTIFICATE, front, referenceIn, typesOf } from "./sample";

setupJest();

describe("nlb-nginx", () => {
  it("is an internet-facing load balancer with a group from the start", () => {
    const {
      "//": _,
      subnet_mapping: __,
      depends_on: ___,
      access_logs,
      security_groups,
      ...made
    } = body(front(), "aws_lb", "front");
    expect(made).toEqual({
      name: "shop",
      load_balancer_type: "network",
      internal: false,
      ip_address_type: "ipv4",
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      enable_zonal_shift: false,
      dns_record_client_routing_policy: "any_availability_zone",
      enforce_security_group_inbound_rules_on_private_link_traffic: "on",
      tags: { Name: "shop" },
    });
    expect(awaited(security_groups)).toEqual(["${aws_security_group.front.id}"]);
    expect(access_logs).toEqual([{ bucket: "${aws_s3_bucket.front_logs.bucket}", enabled: true }]);
  });

  it("lets clients in by listener, and out to the targets alone", () => {
    const json = front({
      listeners: {
        ...base.listeners,
        office: { port: 8443, clients: ["198.51.100.0/24"], targetGroup: "web" },
      },
      targetSecurityGroups: [{ id: "sg-0123456789abcdef7", name: "tasks" }],
    });
    expect(Object.keys(instances(json, "aws_vpc_security_group_ingress_rule", "front"))).toEqual([
      "http/0.0.0.0/0",
      "https/0.0.0.0/0",
      "office/198.51.100.0/24",
    ]);
    expect(instances(json, "aws_vpc_security_group_egress_rule", "front")).toMatchObject({
      "8080-to-tasks": { port: 8080, peer: { group_id: "sg-0123456789abcdef7" } },
      "8081-to-tasks": { port: 8081 },
    });
  });

  it("keys ranges that are known after the apply by their names", () => {
    const range = "${aws_eip.office.public_ip}/32";
    const json = front({
      listeners: { http: { port: 80, clients: ["198.51.100.0/24"], namedClients: { office: range } } },
      targetGroups: { http: { port: 8080 } },
    });
    expect(instances(json, "aws_vpc_security_group_ingress_rule", "front")).toMatchObject({
      "http/198.51.100.0/24": { range: "198.51.100.0/24" },
      "http/office": { port: 80, range },
    });
  });

  it("ends TLS and passes TCP", () => {
    expect(instances(front(), "aws_lb_listener", "front")).toMatchObject({
      http: { port: 80, protocol: "TCP", target_group: "redirect", idle_timeout: 350, certificate_arn: null },
      https: {
        port: 443,
        protocol: "TLS",
        target_group: "web",
        certificate_arn: CERTIFICATE,
        ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        alpn_policy: "HTTP1Only",
        idle_timeout: null,
      },
    });
  });

  it.each([
    ["preserved", false],
    ["proxy_protocol", true],
  ] as const)("tells the client's address: %s, on both sides", (clientAddress, proxy) => {
    const json = front({ clientAddress });
    expect(body(json, "aws_lb_target_group", "front")).toMatchObject({
      preserve_client_ip: '${each.value.proxy_protocol ? "false" : "true"}',
      proxy_protocol_v2: "${each.value.proxy_protocol}",
      lifecycle: { create_before_destroy: true },
    });
    expect(instances(json, "aws_lb_target_group", "front")).toMatchObject({
      web: { proxy_protocol: proxy },
      redirect: { proxy_protocol: proxy },
    });
    expect(referenceIn(json)).toMatchObject({ client_address: clientAddress, topology: "nlb-nginx" });
  });

  it("gives target groups as services take them", () => {
    const { target_groups, security_groups } = referenceIn(front()) as {
      target_groups: Record<string, unknown>;
      security_groups: unknown;
    };
    expect(target_groups.web).toEqual({
      arn: '${aws_lb_target_group.front["web"].arn}',
      arn_suffix: '${aws_lb_target_group.front["web"].arn_suffix}',
      name: '${aws_lb_target_group.front["web"].name}',
      port: 8080,
      protocol: "TCP",
      load_balancer_arn_suffix: "${aws_lb.front.arn_suffix}",
      listener_arns: ['${aws_lb_listener.front["https"].arn}'],
    });
    expect(security_groups).toMatchObject([{ name: "shop-nlb" }]);
  });

  it("is never made twice at once: Terraform hands create_before_destroy on to what a resource stands on", () => {
    const listeners = {
      web: {
        port: 443,
        protocol: "tls" as const,
        certificateArn: CERTIFICATE,
        additionalCertificateArns: { other: CERTIFICATE },
      },
    };
    const json = front({ listeners });
    const eager = Object.entries(resourcesOf(json)).filter(([, byName]) =>
      Object.values(byName).some(({ lifecycle }) =>
        JSON.stringify(lifecycle ?? {}).includes("create_before"),
      ),
    );
    expect(instances(json, "aws_lb_listener_certificate", "front")).toHaveProperty("web/other");
    expect(eager.map(([type]) => type)).toEqual(["aws_lb_target_group"]);
  });

  it("has no bucket where nothing is logged", () => {
    expect(typesOf(front({ listeners: { web: { port: 80 } } }))).not.toContain("aws_s3_bucket");
    expect(front()).toHaveResource(S3Bucket);
    const none = front({ accessLogs: { destination: "none" } });
    expect(typesOf(none)).not.toContain("aws_s3_bucket");
    expect(body(none, "aws_lb", "front")).not.toHaveProperty("access_logs");
  });

  it("checks a given group's VPC only where it is known", () => {
    const json = front({ securityGroups: [{ id: "${aws_security_group.x.id}", name: "x" }] });
    expect(json).not.toHaveResource(AwsSecurityGroup);
    expect(body(json, "aws_lb", "front").security_groups).toEqual(["${aws_security_group.x.id}"]);
  });
});
