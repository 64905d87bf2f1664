import { Eip } from "@cdktf/provider-aws/lib/eip";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../src/core/contract";
import { knownValue, lift, tf } from "../../src/core/expressions";
import { LoadBalancer } from "../../src/edge/load-balancer/load-balancer";
import { bucketPolicy } from "../../src/edge/static-ip/access-logs";
import { SAMPLE_NETWORK } from "../../src/edge/static-ip/placement";
import { StaticIp, staticIpBlock } from "../../src/edge/static-ip/static-ip";
import type { StaticIpProps } from "../../src/edge/static-ip/static-ip.props";
import { SAMPLE_ALB } from "../../src/edge/static-ip/topology";
import { decide, type PolicyDocument } from "../../src/reach/policy";
import { awaited, instances, resourcesOf, synthesize } from "../support/synthesize";

setupJest();

const [A, C] = ["ap-northeast-2a", "ap-northeast-2c"];
const CERTIFICATE = "arn:aws:acm:ap-northeast-2:123456789012:certificate/1";
const network = SAMPLE_NETWORK as StaticIpProps["network"];
const base: StaticIpProps = {
  name: "shop",
  network,
  listeners: {
    http: { port: 80, targetGroup: "redirect" },
    https: { port: 443, protocol: "tls", certificateArn: CERTIFICATE, targetGroup: "web" },
  },
  targetGroups: { web: { port: 8080 }, redirect: { port: 8081 } },
};

const front = (props: Partial<StaticIpProps> = {}) =>
  synthesize((stack) => {
    const block = new StaticIp(stack, "front", { ...base, ...props });
    new TerraformOutput(stack, "reference", { value: tf(block.ref) });
  });
const body = (json: string, type: string, name = "front") => resourcesOf(json)[type]?.[name] ?? {};
const typesOf = (json: string) => Object.keys(resourcesOf(json)).sort();
const referenceIn = (json: string) =>
  (JSON.parse(json) as { output: { reference: { value: Record<string, unknown> } } }).output.reference.value;

describe("addresses", () => {
  it("are one per zone, protected from a destroy", () => {
    const json = front();
    expect(instances(json, "aws_eip", "front")).toEqual({ [A]: `shop-${A}`, [C]: `shop-${C}` });
    expect(body(json, "aws_eip", "front")).toMatchObject({
      domain: "vpc",
      lifecycle: { prevent_destroy: true },
    });
    expect(resourcesOf(json).aws_eip).not.toHaveProperty("front_unprotected");
    expect(json).toHaveResourceWithProperties(Eip, { domain: "vpc" });
  });

  it("have another address in the configuration where they are not protected, as the module has", () => {
    const json = front({ protectAddresses: false });
    expect(Object.keys(resourcesOf(json).aws_eip ?? {})).toEqual(["front_unprotected"]);
    expect(body(json, "aws_eip", "front_unprotected")).not.toHaveProperty("lifecycle");
  });

  it("do not depend on anything but the zone", () => {
    const eips = (props: Partial<StaticIpProps>) => body(front(props), "aws_eip", "front");
    const others: Partial<StaticIpProps>[] = [
      { topology: "nlb-alb", loadBalancer: SAMPLE_ALB, listeners: { web: { port: 80 } } },
      { listeners: { web: { port: 8443 } } },
      { clientAddress: "proxy_protocol", crossZone: false, deletionProtection: false },
      { securityGroups: [{ id: "sg-0123456789abcdef5", name: "mine" }] },
    ];
    for (const other of others) expect(eips(other)).toEqual(eips({}));
  });

  it("are brought along by zone", () => {
    const json = front({ addresses: { [C]: { allocationId: "eipalloc-0123456789abcdef0" } } });
    expect(Object.keys(instances(json, "aws_eip", "front"))).toEqual([A]);
    expect(body(json, "aws_lb", "front").subnet_mapping).toEqual([
      {
        subnet_id: "subnet-0123456789abcdef0",
        allocation_id: `\${aws_eip.front["${A}"].allocation_id}`,
      },
      { subnet_id: "subnet-0123456789abcdef1", allocation_id: "eipalloc-0123456789abcdef0" },
    ]);
  });

  it("of a zone that was taken away stay where that is said", () => {
    const json = front({ zones: [C], retainedZones: [A] });
    expect(Object.keys(instances(json, "aws_eip", "front"))).toEqual([A, C]);
    expect(body(json, "aws_lb", "front").subnet_mapping).toHaveLength(1);
  });
});

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

  describe("with UDP", () => {
    const props: Partial<StaticIpProps> = {
      clientAddress: "proxy_protocol",
      listeners: {
        dns: { port: 53, protocol: "tcp_udp", clients: ["198.51.100.0/24"] },
        game: { port: 7777, protocol: "udp" },
        web: { port: 80 },
      },
      targetGroups: {
        dns: { port: 5353, protocol: "tcp_udp", healthCheck: { protocol: "TCP" } },
        game: { port: 7777, protocol: "udp", healthCheck: { port: "8080" } },
        web: { port: 8080 },
      },
    };

    it("has listeners and target groups of it, with an idle timeout for TCP alone", () => {
      const json = front(props);
      expect(instances(json, "aws_lb_listener", "front")).toMatchObject({
        dns: { protocol: "TCP_UDP", idle_timeout: null },
        game: { protocol: "UDP", idle_timeout: null },
        web: { protocol: "TCP", idle_timeout: 350 },
      });
      expect(instances(json, "aws_lb_target_group", "front")).toMatchObject({
        dns: { protocol: "TCP_UDP", proxy_protocol: false, terminate_unhealthy: null },
        game: { protocol: "UDP", proxy_protocol: false, terminate_unhealthy: null },
        web: { protocol: "TCP", proxy_protocol: true, terminate_unhealthy: true },
      });
      expect((referenceIn(json).target_groups as Record<string, { protocol: string }>).game?.protocol).toBe(
        "UDP",
      );
    });

    it("opens ports by UDP, and by TCP where health checks or requests come by it", () => {
      const json = front(props);
      expect(instances(json, "aws_vpc_security_group_ingress_rule", "front")).toEqual({
        "dns/198.51.100.0/24": { listener: "dns", protocol: "tcp", port: 53, range: "198.51.100.0/24" },
        "dns/udp/198.51.100.0/24": { listener: "dns", protocol: "udp", port: 53, range: "198.51.100.0/24" },
        "game/udp/0.0.0.0/0": { listener: "game", protocol: "udp", port: 7777, range: "0.0.0.0/0" },
        "web/0.0.0.0/0": { listener: "web", protocol: "tcp", port: 80, range: "0.0.0.0/0" },
      });
      expect(Object.keys(instances(json, "aws_vpc_security_group_egress_rule", "front")).sort()).toEqual([
        "5353-to-10.0.0.0/16",
        "8080-to-10.0.0.0/16",
        "udp-5353-to-10.0.0.0/16",
        "udp-7777-to-10.0.0.0/16",
      ]);
    });

    it("goes to targets that take it, not to an Application Load Balancer", () => {
      expect(() => front({ listeners: { web: { port: 53, protocol: "udp" } } })).toThrow(
        'listeners has "web", whose target groups are of another protocol; allowed: tls to tcp, tcp to tcp or tcp_udp, udp to udp or tcp_udp, tcp_udp to tcp_udp',
      );
      const before = { topology: "nlb-alb", loadBalancer: SAMPLE_ALB } as Partial<StaticIpProps>;
      expect(() => front({ ...before, listeners: { web: { port: 80, protocol: "udp" } } })).toThrow(
        "an Application Load Balancer takes no UDP",
      );
      // a group of both takes either
      const both = { dns: { port: 5353, protocol: "tcp_udp" } } as StaticIpProps["targetGroups"];
      const either = {
        listeners: {
          a: { port: 53, protocol: "udp", targetGroup: "dns" },
          b: { port: 54, targetGroup: "dns" },
        },
        targetGroups: both,
      } as Partial<StaticIpProps>;
      expect(() => front(either)).not.toThrow();
    });
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

describe("nlb-alb", () => {
  const alb = {
    ...SAMPLE_ALB,
    listeners: { ...SAMPLE_ALB.listeners, tls: { arn: "a", port: 443, protocol: "HTTPS" } },
  };
  const json = front({ topology: "nlb-alb", loadBalancer: alb });

  it("leads each listener to the load balancer's port, TLS as it comes", () => {
    expect(instances(json, "aws_lb_target_group", "front_alb")).toMatchObject({
      http: { port: 80, health_protocol: "HTTP" },
      https: { port: 443, health_protocol: "HTTPS" },
    });
    expect(instances(json, "aws_lb_listener", "front")).toMatchObject({
      https: { port: 443, protocol: "TCP", certificate_arn: null, ssl_policy: null },
    });
    expect(body(json, "aws_lb_target_group_attachment", "front_alb")).toMatchObject({
      target_id: SAMPLE_ALB.arn,
    });
    expect(resourcesOf(json).aws_lb_target_group).not.toHaveProperty("front");
  });

  it("keeps the load balancer and its group as they are", () => {
    const { security_groups, subnet_mapping, name } = body(json, "aws_lb", "front");
    expect({ security_groups, subnet_mapping, name }).toEqual(
      (({ security_groups, subnet_mapping, name }) => ({ security_groups, subnet_mapping, name }))(
        body(front(), "aws_lb", "front"),
      ),
    );
    expect(Object.keys(instances(json, "aws_vpc_security_group_egress_rule", "front"))).toEqual([
      "443-to-alb",
      "80-to-alb",
    ]);
  });

  it("gives services what the load balancer gives", () => {
    expect(referenceIn(json)).toMatchObject({
      client_address: "forwarded",
      security_groups: [{ name: "alb" }],
      front_security_groups: [{ name: "shop-nlb" }],
    });
  });
});

describe("global-accelerator", () => {
  const json = front({ topology: "global-accelerator", loadBalancer: { ...SAMPLE_ALB, listeners: {} } });

  it("has nothing of a Network Load Balancer", () => {
    expect(typesOf(json)).toEqual([
      "aws_globalaccelerator_accelerator",
      "aws_globalaccelerator_endpoint_group",
      "aws_globalaccelerator_listener",
      "aws_s3_bucket",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_ownership_controls",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
    ]);
  });

  it("is protected, logs flows and gives its addresses", () => {
    expect(body(json, "aws_globalaccelerator_accelerator", "front")).toMatchObject({
      lifecycle: { prevent_destroy: true },
      attributes: [{ flow_logs_enabled: true, flow_logs_s3_prefix: "flow-logs" }],
    });
    const accelerator = "aws_globalaccelerator_accelerator.front";
    expect(referenceIn(json)).toMatchObject({
      addresses: {
        first: `\${${accelerator}.ip_sets[0].ip_addresses[0]}`,
        second: `\${${accelerator}.ip_sets[0].ip_addresses[1]}`,
      },
      zone_id: `\${${accelerator}.hosted_zone_id}`,
    });
  });
});

describe("the bucket's policy", () => {
  const bucket = "arn:aws:s3:::logs";
  const document = (folder: string) =>
    knownValue(
      lift(
        bucketPolicy({
          folder: lift(folder),
          arn: lift(bucket),
          account: lift("123456789012"),
          partition: lift("aws"),
        }) as never,
      ),
    ) as PolicyDocument;
  const delivery = "delivery.logs.amazonaws.com";
  const context = {
    "aws:SecureTransport": true,
    "aws:SourceAccount": "123456789012",
    "aws:SourceArn": "arn:aws:logs:ap-northeast-2:123456789012:*",
    "s3:x-amz-acl": "bucket-owner-full-control",
  };
  const ask = (
    action: string,
    resource: string,
    {
      service = delivery,
      folder = "",
      ...more
    }: { service?: string; folder?: string; [key: string]: unknown } = {},
  ) =>
    decide(
      {
        principal: { service },
        action,
        resource,
        context: { ...context, ...more } as typeof context,
        resourceAccount: "123456789012",
      },
      { resource: [document(folder)] },
    );

  it("lets AWS deliver this account's logs", () => {
    expect(ask("s3:GetBucketAcl", bucket)).toBe("allowed");
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/123456789012/log.gz`)).toBe("allowed");
    expect(ask("s3:PutObject", `${bucket}/flow-logs/AWSLogs/123456789012/l`, { folder: "flow-logs/" })).toBe(
      "allowed",
    );
    const fromOregon = { "aws:SourceArn": "arn:aws:logs:us-west-2:123456789012:*" };
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/123456789012/log.gz`, fromOregon)).toBe("allowed");
  });

  it("lets nobody else in, nothing else be done and no other account's logs", () => {
    const object = `${bucket}/AWSLogs/123456789012/log.gz`;
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/210987654321/log.gz`)).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SourceAccount": "210987654321" })).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SourceArn": "arn:aws:logs:us-east-1:210987654321:*" })).toBe(
      "implicitDeny",
    );
    expect(ask("s3:PutObject", object, { "s3:x-amz-acl": "public-read" })).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { service: "logs.amazonaws.com" })).toBe("implicitDeny");
    expect(ask("s3:GetObject", object)).toBe("implicitDeny");
    expect(ask("s3:DeleteObject", object)).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SecureTransport": false })).toBe("explicitDeny");
  });
});

describe("with what only Terraform knows", () => {
  it("stands before a load balancer of the same stack, whose ids are not known yet", () => {
    const json = synthesize((stack) => {
      const balancer = new LoadBalancer(stack, "inner", {
        name: "inner",
        network,
        tier: "private",
        securityGroups: [{ id: "sg-0123456789abcdef1", name: "alb" }],
        accessLogs: { destination: "none" },
        listeners: {
          web: { port: 80, protocol: "HTTP", defaultAction: { forward: { targetGroups: { app: 1 } } } },
        },
        targetGroups: { app: { port: 8080 } },
      });
      const block = new StaticIp(stack, "front", {
        name: "shop",
        network,
        topology: "nlb-alb",
        loadBalancer: tf(balancer.ref) as StaticIpProps["loadBalancer"],
        listeners: { web: { port: 80 } },
      });
      new TerraformOutput(stack, "reference", { value: tf(block.ref) });
    });
    // an Application Load Balancer that does not listen yet is refused as a target
    expect(body(json, "aws_lb_target_group_attachment", "front_alb").target_id).toBe(
      "${0 <= length(aws_lb_listener.inner) ? aws_lb.inner.arn : aws_lb.inner.arn}",
    );
    expect(referenceIn(json).target_groups).toMatchObject({
      app: { arn: '${aws_lb_target_group.inner["app"].arn}', port: 8080 },
    });
  });

  it("leaves to Terraform whether addresses are protected", () => {
    const json = synthesize((stack) => {
      const keep = new TerraformVariable(stack, "keep", { type: "bool" });
      new StaticIp(stack, "front", { ...base, protectAddresses: keep.value as never });
    });
    expect(body(json, "aws_eip").for_each).toBe(
      `\${{ for zone in ["${A}", "${C}"] : zone => "shop-\${zone}" if var.keep }}`,
    );
    expect(body(json, "aws_eip", "front_unprotected").for_each).toContain("if !var.keep");
    expect(JSON.stringify(body(json, "aws_lb").subnet_mapping)).toContain("var.keep ? aws_eip.front");
  });

  it("checks there what it cannot check itself", () => {
    const json = synthesize((stack) => {
      const topology = new TerraformVariable(stack, "topology", { type: "string" });
      new StaticIp(stack, "front", { ...base, topology: topology.value as never });
    });
    const { lifecycle, count } = body(json, "aws_lb") as {
      lifecycle: { precondition: { error_message: string }[] };
      count: string;
    };
    expect(count).toBe('${var.topology != "global-accelerator" ? 1 : 0}');
    const messages = lifecycle.precondition.map(({ error_message }) => error_message).join("\n");
    expect(messages).toContain("loadBalancer is not given with the topology");
  });
});

describe("refused inputs", () => {
  it("are many", () => {
    expect(negativeCases(staticIpBlock.contract).length).toBeGreaterThan(150);
  });
});
