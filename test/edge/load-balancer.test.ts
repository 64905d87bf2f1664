import { TerraformOutput, TerraformVariable } from "cdktf";
import { negativeCases } from "../../src/core/contract";
import { forProvider } from "../../src/core/contract/provider";
import { jsonEncode, knownValue, lift } from "../../src/core/expressions";
import type { HanokStack } from "../../src/core/stack/stack";
import { bucketPolicy } from "../../src/edge/load-balancer/access-logs";
import { LoadBalancer, loadBalancerBlock } from "../../src/edge/load-balancer/load-balancer";
import type { LoadBalancerProps } from "../../src/edge/load-balancer/load-balancer.props";
import { decide } from "../../src/reach/policy";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const OTHER_CERTIFICATE = CERTIFICATE.replace("12345678-", "87654321-");
const toApp = { forward: { targetGroups: { app: 1 } } };

const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});
const network = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: {
      kind: "public" as const,
      subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2b": subnet(1), "ap-northeast-2c": subnet(2) },
    },
    private: {
      kind: "private" as const,
      subnets: { "ap-northeast-2a": subnet(3), "ap-northeast-2c": subnet(4) },
    },
  },
};

const internal: LoadBalancerProps = {
  name: "shop",
  network,
  tier: "private",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "edge" }],
  listeners: { http: { port: 80, protocol: "HTTP", defaultAction: toApp } },
  targetGroups: { app: { port: 8080 } },
};
const https = { port: 443, protocol: "HTTPS" as const, certificateArn: CERTIFICATE, defaultAction: toApp };
const facing: LoadBalancerProps = { ...internal, tier: "public", internal: false, listeners: { https } };

const balancer = (
  props: LoadBalancerProps,
  also: (made: LoadBalancer, stack: HanokStack) => void = () => {},
) => synthesize((stack) => also(new LoadBalancer(stack, "web", props), stack));

const body = (json: string, type: string, name = "web") => resourcesOf(json)[type]?.[name] ?? {};

describe("who moves traffic", () => {
  const rules = { api: { priority: 10, pathPattern: ["/api/*"], action: toApp } };
  const listeners = { http: { port: 80, protocol: "HTTP" as const, defaultAction: toApp, rules } };

  it("is Terraform, or a deployer, whose actions it leaves alone", () => {
    const made = (props: Partial<LoadBalancerProps>) => {
      const { aws_lb_listener: listener, aws_lb_listener_rule: rule } = resourcesOf(
        balancer({ ...internal, listeners, ...props }),
      );
      return [listener?.web?.lifecycle, rule?.web?.lifecycle];
    };
    const anew = { replace_triggered_by: ["terraform_data.web_listener_tls[each.key]"] };
    expect(made({})).toEqual([anew, undefined]);
    expect(made({ actionOwner: "pipeline" })).toEqual([
      { ignore_changes: ["default_action"] },
      { ignore_changes: ["action"] },
    ]);
  });

  it("has resources for either where only Terraform knows, and keeps whose they were", () => {
    const json = synthesize((stack) => {
      const owner = new TerraformVariable(stack, "owner", { type: "string" }).stringValue as "pipeline";
      new LoadBalancer(stack, "web", { ...internal, listeners, actionOwner: owner });
    });
    const { aws_lb_listener: all, terraform_data: kept } = resourcesOf(json);
    expect(Object.keys(all ?? {}).sort()).toEqual(["web", "web_pipeline"]);
    expect(all?.web?.lifecycle).not.toHaveProperty("ignore_changes");
    expect(all?.web_pipeline).toMatchObject({ lifecycle: { ignore_changes: ["default_action"] } });
    expect(kept?.web_action_owner).toMatchObject({ input: "${var.owner}" });
  });
});

describe("the listeners of a load balancer", () => {
  it("are made anew where their TLS begins or ends, and the one that sends to HTTPS after the others", () => {
    const made = resourcesOf(balancer({ ...internal, listeners: { ...internal.listeners, https } }));
    expect(made.terraform_data?.web_listener_tls).toMatchObject({
      for_each: { http: "plain", https: "tls" },
      input: "${each.value}",
    });
    const alone = resourcesOf(balancer({ ...internal, listeners: { https } }));
    expect(alone.aws_lb_listener?.web_http_redirect).toMatchObject({ depends_on: ["aws_lb_listener.web"] });
  });
});

describe("an internal load balancer", () => {
  const json = balancer({ ...internal, accessLogs: { destination: "none" } });

  it("is made of literal values, and of no more than is asked for", () => {
    const { "//": _, ...made } = body(json, "aws_lb");
    expect(made).toEqual({
      name: "shop",
      load_balancer_type: "application",
      internal: true,
      ip_address_type: "ipv4",
      subnets: ["subnet-0123456789abcdef3", "subnet-0123456789abcdef4"],
      security_groups: ["sg-0123456789abcdef0"],
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
      xff_header_processing_mode: "append",
      enable_xff_client_port: false,
      preserve_host_header: false,
      enable_tls_version_and_cipher_suite_headers: false,
      enable_deletion_protection: true,
      enable_http2: true,
      enable_zonal_shift: false,
      enable_waf_fail_open: false,
      idle_timeout: 60,
      client_keep_alive: 3600,
      tags: { Name: "shop" },
    });
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_lb",
      "aws_lb_listener",
      "aws_lb_target_group",
      "terraform_data",
    ]);
  });

  it("has target groups that are replaced without a gap in the listener", () => {
    expect(body(json, "aws_lb_target_group")).toMatchObject({
      name_prefix: "${each.value.name_prefix}",
      lifecycle: { create_before_destroy: true },
    });
    expect(instances(json, "aws_lb_target_group", "web")).toMatchObject({
      app: {
        name_prefix: "app-",
        target_type: "ip",
        port: 8080,
        health_check: { protocol: "HTTP", matcher: "200", path: "/", port: "traffic-port" },
        tags: { Name: "shop-app" },
      },
    });
  });

  it("stands in the zones that are named", () => {
    const zones = ["ap-northeast-2c", "ap-northeast-2a"];
    expect(body(balancer({ ...facing, zones }), "aws_lb").subnets).toEqual([
      "subnet-0123456789abcdef0",
      "subnet-0123456789abcdef2",
    ]);
  });
});

it("shortens a target group's name to AWS's six characters, without two hyphens", () => {
  const json = balancer({
    ...internal,
    targetGroups: { app: { port: 80 }, "blue-green": { port: 80 }, "a-b-c-d-e-f": { port: 80 } },
  });
  const prefixes = Object.values(instances(json, "aws_lb_target_group", "web")).map(
    ({ name_prefix }) => name_prefix,
  );
  expect(prefixes).toEqual(["abcde-", "app-", "blueg-"]);
});

it("asks gRPC targets for code 12 unless told otherwise", () => {
  const json = balancer({
    ...facing,
    targetGroups: {
      app: { port: 50051, protocolVersion: "GRPC" },
      told: { port: 50051, protocolVersion: "GRPC", healthCheck: { matcher: "0", protocol: "HTTPS" } },
    },
  });
  expect(instances(json, "aws_lb_target_group", "web")).toMatchObject({
    app: { health_check: { matcher: "12", protocol: "HTTP" } },
    told: { health_check: { matcher: "0", protocol: "HTTPS" } },
  });
});

describe("HTTP beside HTTPS", () => {
  const redirectOf = (props: LoadBalancerProps) =>
    body(balancer(props), "aws_lb_listener", "web_http_redirect");

  it("is redirected", () => {
    expect(redirectOf(facing)).toMatchObject({
      port: 80,
      default_action: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
      ],
    });
  });

  it("is redirected to the only port of HTTPS", () => {
    const made = redirectOf({ ...facing, listeners: { https: { ...https, port: 8443 } } });
    expect(made.default_action).toMatchObject([{ redirect: { port: "8443" } }]);
  });

  it("is left to a listener of the user's, to nobody, and where there is no HTTPS", () => {
    const http = { port: 80, protocol: "HTTP" as const, defaultAction: { fixedResponse: {} } };
    expect(redirectOf({ ...facing, listeners: { https, http } })).toEqual({});
    expect(redirectOf({ ...facing, redirectHttp: false })).toEqual({});
    expect(redirectOf(internal)).toEqual({});
  });
});

describe("HTTPS", () => {
  it("has a policy of TLS 1.2 and 1.3, and HTTP has none", () => {
    expect(instances(balancer(facing), "aws_lb_listener", "web").https).toMatchObject({
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      certificate_arn: CERTIFICATE,
    });
    expect(instances(balancer(internal), "aws_lb_listener", "web").http).toMatchObject({
      ssl_policy: null,
      certificate_arn: null,
    });
  });

  it("has each further certificate under a name of its own", () => {
    const additionalCertificateArns = { second: OTHER_CERTIFICATE };
    const json = balancer({ ...facing, listeners: { https: { ...https, additionalCertificateArns } } });
    expect(instances(json, "aws_lb_listener_certificate", "web")).toEqual({
      "https/second": { listener: "https", arn: OTHER_CERTIFICATE },
    });
  });
});

describe("rules", () => {
  const rules = {
    api: {
      priority: 100,
      hostHeader: ["api.example.com"],
      queryString: [{ key: "v", value: "2" }],
      httpHeader: { "X-Version": ["next"] },
      action: { forward: { targetGroups: { app: 1, next: 3 }, stickinessSeconds: 60 } },
    },
  };
  const targetGroups = { app: { port: 8080 }, next: { port: 8080 }, unused: { port: 8080 } };
  const props: LoadBalancerProps = { ...facing, targetGroups, listeners: { https: { ...https, rules } } };

  it("have addresses of listener and name", () => {
    expect(instances(balancer(props), "aws_lb_listener_rule", "web")).toMatchObject({
      "https/api": {
        listener: "https",
        priority: 100,
        conditions: {
          host_header: ["api.example.com"],
          path_pattern: [],
          http_header: { "X-Version": ["next"] },
        },
        action: { forward: { target_groups: { app: 1, next: 3 }, stickiness_seconds: 60 } },
        sign_in: null,
        tags: { Name: "shop-https-api" },
      },
    });
  });

  it("are what a target group's users wait for", () => {
    const [listener, rule] = [
      '${aws_lb_listener.web["https"].arn}',
      '${aws_lb_listener_rule.web["https/api"].arn}',
    ];
    const json = balancer(props, ({ ref }, stack) => {
      new TerraformOutput(stack, "groups", { value: ref.targetGroups, staticId: true });
    });
    const { output } = JSON.parse(json) as { output: { groups: { value: unknown } } };
    expect(output.groups.value).toMatchObject({
      app: { listener_arns: [listener, rule], arn: '${aws_lb_target_group.web["app"].arn}' },
      next: { listener_arns: [rule], load_balancer_arn_suffix: "${aws_lb.web.arn_suffix}" },
      unused: { listener_arns: [] },
    });
  });
});

describe("transforms", () => {
  const rewrites = {
    hostHeader: { regex: "^shop\\.example\\.com$", replace: "shop.internal" },
    url: { regex: "^/api/(.*)$", replace: "/$1" },
  };
  const rule = (priority: number, more: object = {}) => ({
    priority,
    pathPattern: ["/api/*"],
    action: toApp,
    ...more,
  });
  const rules = { api: rule(10, { transform: rewrites }), plain: rule(20) };
  const props: LoadBalancerProps = { ...facing, listeners: { https: { ...https, rules } } };
  const blocksOf = (json: string) =>
    (body(json, "aws_lb_listener_rule").dynamic as Record<string, unknown[]>).transform;

  it("rewrite host and path with provider 6.19", () => {
    const json = forProvider("6.19.0", () => balancer(props));
    expect(instances(json, "aws_lb_listener_rule", "web")).toMatchObject({
      "https/api": {
        transform: {
          host_header: rewrites.hostHeader,
          url: { regex: "^/api/(.*)$", replace: "/$1" },
        },
      },
      "https/plain": { transform: null },
    });
    expect(blocksOf(json)).toEqual([
      {
        for_each:
          "${[for rewrite in [try(each.value.transform.host_header, null)] : rewrite if rewrite != null]}",
        iterator: "host",
        content: {
          type: "host-header-rewrite",
          host_header_rewrite_config: {
            rewrite: { regex: "${host.value.regex}", replace: "${host.value.replace}" },
          },
        },
      },
      {
        for_each: "${[for rewrite in [try(each.value.transform.url, null)] : rewrite if rewrite != null]}",
        iterator: "url",
        content: {
          type: "url-rewrite",
          url_rewrite_config: { rewrite: { regex: "${url.value.regex}", replace: "${url.value.replace}" } },
        },
      },
    ]);
  });

  it("leave no trace where no rule has one", () => {
    const none = { ...props, listeners: { https: { ...https, rules: { plain: rule(20) } } } };
    expect(forProvider("6.19.0", () => balancer(none))).toBe(balancer(none));
  });

  it("are refused with an older provider", () =>
    expect(() => balancer(props)).toThrow(
      'listeners["https"].rules["api"].transform is {"hostHeader":{"regex":"^shop\\\\.example\\\\.com$"',
    ));

  it("take what AWS's expressions take", () => {
    const taken = ["^/dp/([A-Za-z0-9]+)/?$", "\\(?=", "[(?=*+]+", "(?:a|b)*", "\\*+", "\\\\1", "a{2}"];
    for (const regex of taken) {
      const transform = { url: { regex, replace: "" } };
      const listeners = { https: { ...https, rules: { api: rule(1, { transform }) } } };
      expect(() => forProvider("6.19.0", () => balancer({ ...props, listeners }))).not.toThrow();
    }
  });
});

describe("sign-in", () => {
  const oidc = {
    issuer: "https://login.example.com",
    authorizationEndpoint: "https://login.example.com/authorize",
    tokenEndpoint: "https://login.example.com/token",
    userInfoEndpoint: "https://login.example.com/userinfo",
    clientId: "shop",
  };
  const listeners = { https: { ...https, defaultAction: { ...toApp, authenticate: "staff" } } };

  it("keeps the secret out of the keys and values that Terraform repeats over", () => {
    const json = balancer({
      ...facing,
      listeners,
      authentication: { staff: { oidc } },
      oidcClientSecrets: { staff: "very-secret" },
    });
    expect(JSON.stringify(instances(json, "aws_lb_listener", "web"))).not.toContain("very-secret");
    const { default_action } = body(json, "aws_lb_listener").dynamic as Record<string, unknown[]>;
    expect(default_action?.[0]).toMatchObject({
      iterator: "oidc",
      content: {
        type: "authenticate-oidc",
        authenticate_oidc: { client_id: "${oidc.value.oidc.client_id}" },
      },
    });
  });

  it("has no blocks where nobody signs in", () => {
    const { default_action } = body(balancer(facing), "aws_lb_listener").dynamic as Record<string, unknown[]>;
    expect(default_action).toHaveLength(3);
  });
});

describe("access logs", () => {
  it("go to a bucket of the block's, once its policy lets them in", () => {
    const json = balancer(internal);
    expect(body(json, "aws_lb")).toMatchObject({
      access_logs: [{ bucket: "${local.web_log_bucket}", enabled: true }],
      depends_on: ["aws_s3_bucket_policy.web_logs"],
    });
    expect(body(json, "aws_s3_bucket_public_access_block", "web_logs")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(body(json, "aws_s3_bucket_server_side_encryption_configuration", "web_logs").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("go to an existing bucket, and nothing is made", () => {
    const json = balancer({
      ...internal,
      accessLogs: { destination: "existing", bucket: "shop-logs", prefix: "web" },
    });
    expect(body(json, "aws_lb").access_logs).toEqual([{ bucket: "shop-logs", prefix: "web", enabled: true }]);
    expect(resourcesOf(json).aws_s3_bucket).toBeUndefined();
  });

  describe("policy of the bucket", () => {
    const bucket = "arn:aws:s3:::alb-logs-shop-1";
    const document = (prefix: string | null) =>
      JSON.parse(
        knownValue(jsonEncode(bucketPolicy(lift(bucket), lift<string | null>(prefix), lift("123456789012")))),
      );
    const delivery = "logdelivery.elasticloadbalancing.amazonaws.com";
    const ask = (
      service: string,
      action: string,
      resource: string,
      { prefix = null, tls = true }: { prefix?: string | null; tls?: boolean } = {},
    ) =>
      decide(
        { principal: { service }, action, resource, context: { "aws:SecureTransport": tls } },
        { resource: [document(prefix)] },
      );

    it("lets Elastic Load Balancing write this account's logs", () => {
      expect(ask(delivery, "s3:PutObject", `${bucket}/AWSLogs/123456789012/ELBAccessLogTestFile`)).toBe(
        "allowed",
      );
      expect(
        ask(delivery, "s3:PutObject", `${bucket}/web/AWSLogs/123456789012/log.gz`, { prefix: "web" }),
      ).toBe("allowed");
    });

    it.each([
      ["another account's logs", "s3:PutObject", `${bucket}/AWSLogs/210987654321/log.gz`],
      ["another folder", "s3:PutObject", `${bucket}/other/AWSLogs/123456789012/log.gz`],
      ["reading", "s3:GetObject", `${bucket}/AWSLogs/123456789012/log.gz`],
      ["deleting", "s3:DeleteObject", `${bucket}/AWSLogs/123456789012/log.gz`],
      ["listing", "s3:ListBucket", bucket],
    ])("lets it do no more: %s", (_, action, resource) => {
      expect(ask(delivery, action, resource)).toBe("implicitDeny");
    });

    it("lets no other service write, and nobody without TLS", () => {
      const log = `${bucket}/AWSLogs/123456789012/log.gz`;
      expect(ask("delivery.logs.amazonaws.com", "s3:PutObject", log)).toBe("implicitDeny");
      expect(ask(delivery, "s3:PutObject", log, { tls: false })).toBe("explicitDeny");
    });
  });
});

describe("what is known only after the apply", () => {
  it("decides nothing about what there is", () => {
    const json = synthesize((stack) => {
      const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
      const id = new TerraformVariable(stack, "group", { type: "string" }).stringValue;
      new LoadBalancer(stack, "web", {
        ...facing,
        securityGroups: [{ id, name: "edge" }],
        listeners: { https: { ...https, certificateArn: arn } },
        webAcl: { arn },
      });
    });
    expect(body(json, "aws_wafv2_web_acl_association")).toMatchObject({ web_acl_arn: "${var.arn}" });
    expect(body(json, "aws_wafv2_web_acl_association").count).toBeUndefined();
    expect(body(json, "aws_lb").security_groups).toEqual(["${var.group}"]);
    expect(body(json, "aws_lb_listener", "web_http_redirect").count).toBeUndefined();
    // what nobody knows yet is checked by Terraform, before the first resource
    const { precondition } = body(json, "aws_lb").lifecycle as { precondition: { condition: string }[] };
    expect(precondition.some(({ condition }) => condition.includes(":regional/webacl/"))).toBe(true);
  });
});

it("is reached by Network Load Balancers at the ports that it listens on", () => {
  const json = balancer({ ...facing, networkTargetGroups: { tls: { port: 443 }, plain: { port: 80 } } });
  expect(instances(json, "aws_lb_target_group", "web_network")).toMatchObject({
    tls: { port: 443, health_check: { protocol: "HTTPS", matcher: "200-399" } },
    plain: { port: 80, health_check: { protocol: "HTTP" } },
  });
  expect(body(json, "aws_lb_target_group_attachment", "web_network").depends_on).toEqual([
    "aws_lb_listener.web",
    "aws_lb_listener.web_http_redirect",
  ]);
});

it("refuses at least 60 inputs", () => {
  expect(negativeCases(loadBalancerBlock.contract).length).toBeGreaterThanOrEqual(60);
});
