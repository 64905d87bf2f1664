/** A3.3, A3.5, A3.6: what a service on App Runner is made of. */
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { AppRunner, appRunnerBlock } from "../../../src/compute/app-runner/app-runner";
import { AppRunnerScaling } from "../../../src/compute/app-runner/scaling/scaling";
import { APP_RUNNER_SIZES } from "../../../src/compute/app-runner/size";
import { negativeCases } from "../../../src/core/contract";
import { instances, resourcesOf, synthesize } from "../../support/synthesize";
import { body, IMAGE, refusal, service, serviceBody } from "./sample";

describe("a service", () => {
  it("is made of literal values", () => {
    const { "//": _, tags, depends_on, ...made } = serviceBody({ environment: { LEVEL: "info" } });
    expect(made).toEqual({
      service_name: "shop-api",
      auto_scaling_configuration_arn: `\${aws_apprunner_auto_scaling_configuration_version.api.arn}`,
      source_configuration: {
        auto_deployments_enabled: false,
        authentication_configuration: [{ access_role_arn: `\${aws_iam_role.api_access.arn}` }],
        image_repository: [
          {
            image_identifier: IMAGE,
            image_repository_type: "ECR",
            image_configuration: {
              port: "8080",
              runtime_environment_variables: { LEVEL: "info" },
              runtime_environment_secrets: {},
            },
          },
        ],
      },
      instance_configuration: {
        cpu: "1024",
        memory: "2048",
        instance_role_arn: `\${aws_iam_role.api_instance.arn}`,
      },
      health_check_configuration: {
        protocol: "TCP",
        interval: 5,
        timeout: 2,
        healthy_threshold: 1,
        unhealthy_threshold: 5,
      },
      network_configuration: {
        ip_address_type: "IPV4",
        egress_configuration: { egress_type: "DEFAULT" },
        ingress_configuration: { is_publicly_accessible: true },
      },
      observability_configuration: { observability_enabled: false },
    });
    expect(tags).toEqual({ Name: "shop-api" });
    expect(depends_on).toEqual(["aws_iam_role_policy.api_access"]);
  });

  it("fetches secrets by their ARNs", () => {
    const secretArn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf";
    const secrets = { ALL: { secretArn }, PASSWORD: { secretArn, jsonKey: "password" } };
    expect(JSON.stringify(serviceBody({ secrets }).source_configuration)).toContain(
      JSON.stringify({ ALL: secretArn, PASSWORD: `${secretArn}:password::` }),
    );
  });

  it("fetches secrets that RDS manages", () => {
    const secretArn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:rds!db-0123-4567-AbCdEf";
    expect(refusal({ secrets: { PASSWORD: { secretArn, jsonKey: "password" } } })).toBe("");
  });

  it("is built from source code", () => {
    const code = {
      repositoryUrl: "https://github.com/example/shop",
      connectionArn: "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123",
      runtime: "NODEJS_22",
      buildCommand: "npm ci",
      startCommand: "node server.js",
      branch: "release",
      autoDeploy: true,
    };
    expect(serviceBody({ image: undefined, code }).source_configuration).toEqual({
      auto_deployments_enabled: true,
      authentication_configuration: [{ connection_arn: code.connectionArn }],
      code_repository: [
        {
          repository_url: code.repositoryUrl,
          source_directory: "/",
          source_code_version: { type: "BRANCH", value: "release" },
          code_configuration: {
            configuration_source: "API",
            code_configuration_values: [
              {
                port: "8080",
                runtime: "NODEJS_22",
                build_command: "npm ci",
                start_command: "node server.js",
                runtime_environment_variables: {},
                runtime_environment_secrets: {},
              },
            ],
          },
        },
      ],
    });
  });

  it("is encrypted with the key that is given", () => {
    const kmsKeyArn = "arn:aws:kms:ap-northeast-1:123456789012:key/1";
    expect(serviceBody({ kmsKeyArn }).encryption_configuration).toEqual([{ kms_key: kmsKeyArn }]);
    expect(serviceBody()).not.toHaveProperty("encryption_configuration");
  });

  it("asks for a path by HTTP", () => {
    const check = (healthCheck: object) => serviceBody({ healthCheck }).health_check_configuration;
    expect(check({ protocol: "HTTP", path: "/health" })).toMatchObject({ protocol: "HTTP", path: "/health" });
    expect(check({ protocol: "HTTP" })).toMatchObject({ path: "/" });
    expect(check({})).not.toHaveProperty("path");
  });

  it("takes every size of App Runner", () => {
    const sizes = Object.entries(APP_RUNNER_SIZES).flatMap(([cpu, all]) =>
      all.map((memory) => [Number(cpu), memory]),
    );
    expect(sizes).toHaveLength(11);
    for (const [cpu, memory] of sizes) {
      expect(serviceBody({ cpu, memory }).instance_configuration).toMatchObject({
        cpu: `${cpu}`,
        memory: `${memory}`,
      });
    }
  });

  it("is traced with X-Ray", () => {
    const json = service({ tracing: true });
    expect(body(json, "aws_apprunner_observability_configuration")).toMatchObject({
      trace_configuration: { vendor: "AWSXRAY" },
    });
    expect(body(json, "aws_apprunner_service")?.observability_configuration).toEqual({
      observability_enabled: true,
      observability_configuration_arn: `\${aws_apprunner_observability_configuration.api.arn}`,
    });
  });

  it("shares a scaling configuration", () => {
    const json = synthesize((stack) => {
      const scaling = new AppRunnerScaling(stack, "scaling", { name: "shop", minSize: 2 });
      for (const name of ["shop-api", "shop-admin"])
        new AppRunner(stack, name.replace("-", "_"), {
          name,
          image: { identifier: IMAGE },
          sharedScaling: scaling.ref,
        });
    });
    const { aws_apprunner_auto_scaling_configuration_version: all, aws_apprunner_service: services } =
      resourcesOf(json);
    expect(Object.keys(all ?? {})).toEqual(["scaling"]);
    for (const made of Object.values(services ?? {}))
      expect(made.auto_scaling_configuration_arn).toBe(
        `\${aws_apprunner_auto_scaling_configuration_version.scaling.arn}`,
      );
  });
});

const ENDPOINTS = {
  vpcId: "vpc-0123456789abcdef0",
  region: "ap-northeast-1",
  interfaces: {
    "apprunner.requests": { id: "vpce-0123456789abcdef0", zones: ["ap-northeast-1a"] },
    sqs: { id: "vpce-0123456789abcdef1", zones: ["ap-northeast-1a"] },
  },
  gateways: { s3: { id: "vpce-0123456789abcdef2", tiers: ["app"] } },
};

describe("requests", () => {
  it("come by the VPC's endpoint alone with private ingress", () => {
    const json = service({ ingress: "private", endpoints: ENDPOINTS });
    expect(body(json, "aws_apprunner_service")?.network_configuration).toMatchObject({
      ingress_configuration: { is_publicly_accessible: false },
    });
    expect(body(json, "aws_apprunner_vpc_ingress_connection")).toMatchObject({
      name: "shop-api",
      service_arn: `\${aws_apprunner_service.api.arn}`,
      ingress_vpc_configuration: { vpc_id: ENDPOINTS.vpcId, vpc_endpoint_id: "vpce-0123456789abcdef0" },
    });
  });

  it("come by IPv6, too", () => {
    expect(serviceBody({ ipAddressType: "DUAL_STACK" }).network_configuration).toMatchObject({
      ip_address_type: "DUAL_STACK",
    });
  });
});

describe("domains", () => {
  const json = service({
    domains: {
      api: { domainName: "api.example.com", zone: { zoneId: "Z0123456789ABCDEFGHIJ" } },
      shop: { domainName: "shop.example.com", www: true, zone: { zoneId: "Z0123456789ABCDEFGHIJ" } },
      other: { domainName: "api.example.org" },
    },
  });

  it("have a validation record for each that App Runner wants, under keys that are known", () => {
    expect(Object.keys(instances(json, "aws_route53_record", "api_validation"))).toEqual([
      "api/0",
      "api/1",
      "shop/0",
      "shop/1",
      "shop/2",
    ]);
  });

  it("lead to the service", () => {
    expect(Object.keys(instances(json, "aws_route53_record", "api_alias"))).toEqual([
      "api/api.example.com",
      "shop/shop.example.com",
      "shop/www.shop.example.com",
    ]);
  });

  it("fail where App Runner wants another number of records", () => {
    const association = body(json, "aws_apprunner_custom_domain_association");
    expect(JSON.stringify(association?.lifecycle)).toContain(
      "length(self.certificate_validation_records) == each.value.records",
    );
    expect(instances(json, "aws_apprunner_custom_domain_association", "api")).toMatchObject({
      api: { records: 2 },
      shop: { records: 3 },
      other: { records: null },
    });
  });
});

const connector = (internet: boolean | undefined) => ({
  arn: "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123",
  securityGroupIds: ["sg-0123456789abcdef0"],
  subnetIds: ["subnet-0123456789abcdef0"],
  vpcId: "vpc-0123456789abcdef0",
  tier: "app",
  zones: ["ap-northeast-1a"],
  ...(internet === undefined ? {} : { internet }),
});

describe("calls", () => {
  const statements = {
    send: { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:orders"] },
  };

  it("go through the connector", () => {
    expect(serviceBody({ connector: connector(true) }).network_configuration).toMatchObject({
      egress_configuration: { egress_type: "VPC", vpc_connector_arn: connector(true).arn },
    });
  });

  it("reach everything by NAT, and everything without a connector", () => {
    const calls = { internet: true, services: ["bedrock-runtime"] };
    expect(refusal({ connector: connector(true), calls, statements })).toBe("");
    expect(refusal({ calls, statements })).toBe("");
    // a connector written by hand that does not say
    expect(refusal({ connector: connector(undefined), calls, statements })).toBe("");
  });

  it("reach AWS by endpoints", () => {
    const s3 = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] };
    expect(
      refusal({ connector: connector(false), endpoints: ENDPOINTS, statements: { ...statements, s3 } }),
    ).toBe("");
  });

  it("need no endpoint for images, logs and secrets", () => {
    const secrets = {
      PASSWORD: { secretArn: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf" },
    };
    expect(refusal({ connector: connector(false), secrets })).toBe("");
  });

  it("are refused where they lead nowhere, and told which way is missing", () => {
    const message = refusal({
      connector: connector(false),
      endpoints: { ...ENDPOINTS, interfaces: {} },
      statements,
      calls: { internet: true, services: ["dynamodb"] },
    });
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/calls has internet, .*; allowed: NAT for a service that calls the internet/),
      expect.stringMatching(
        /endpoints has none for dynamodb, .*; allowed: an endpoint for dynamodb in one of/,
      ),
      expect.stringMatching(/endpoints has none for sqs, .*reachCheck = false/),
    ]);
    expect(refusal({ connector: connector(false), statements, reachCheck: false })).toBe("");
  });

  it("of statements that deny are none", () => {
    const deny = { effect: "Deny", actions: ["sqs:*"], resources: ["*"] };
    expect(refusal({ connector: connector(false), statements: { deny } })).toBe("");
  });

  it("are told for resources that are not known yet", () => {
    expect(() =>
      synthesize((stack) => {
        const orders = new SqsQueue(stack, "orders", { name: "orders" });
        new AppRunner(stack, "api", {
          name: "shop-api",
          image: { identifier: IMAGE },
          connector: connector(false),
          statements: { send: { actions: ["sqs:SendMessage"], resources: [orders.arn] } },
        });
      }),
    ).toThrow("endpoints has none for sqs");
  });
});

it("has more than 150 inputs that it refuses", () => {
  expect(negativeCases(appRunnerBlock.contract).length).toBeGreaterThan(150);
});
