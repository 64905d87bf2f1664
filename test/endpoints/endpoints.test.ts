/** The endpoints as their TypeScript users test them: cdktf's matchers, and the exact JSON where they are too lenient. */
import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Testing } from "cdktf";
import "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../src/core/contract";
import { INTERFACE_SERVICES } from "../../src/endpoints/catalogue";
import { Endpoints, endpointsBlock, type TypedEndpointsProps } from "../../src/endpoints/endpoints";
import type { EndpointsProps, InterfaceEndpoint } from "../../src/endpoints/endpoints.props";
import { SAMPLE_NETWORK } from "../../src/endpoints/placement";
import { Network } from "../../src/network/named";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const network = SAMPLE_NETWORK as EndpointsProps["network"];
const BASE: TypedEndpointsProps = { name: "main", network, region: "ap-northeast-2", tiers: ["private"] };

const endpoints = (props: Partial<TypedEndpointsProps> = {}): string =>
  synthesize((stack) => new Endpoints(stack, "endpoints", { ...BASE, ...props }));

const policy = (body: Record<string, unknown> | undefined) =>
  JSON.parse(String(body?.policy)) as { Statement: Record<string, unknown>[] };
/** A perimeter that is known while synthesizing, and with it the policies. */
const KNOWN = { perimeter: { organizationId: "o-0123456789" } } as const;
const FARGATE = { web: { launchType: "fargate", secrets: true } } as const;

beforeAll(() => Testing.setupJest());

describe("by default", () => {
  it("makes nothing", () => {
    expect(JSON.parse(endpoints()).resource).toBeUndefined();
  });
});

describe("beside a network of the default tiers", () => {
  const json = synthesize((stack) => {
    const zones = ["ap-northeast-2a", "ap-northeast-2c"];
    const { ref } = new Network(stack, "network", { name: "main", cidr: "10.0.0.0/16", zones });
    const all = { gatewayEndpoints: { dynamodb: {} }, resolver: {}, workloads: FARGATE } as const;
    new Endpoints(stack, "endpoints", { name: "main", network: ref, region: "ap-northeast-2", ...all });
  });
  const ofPrivate = (resource: string, attribute: string) =>
    ["a", "c"].map((zone) => `\${${resource}.network["private/ap-northeast-2${zone}"].${attribute}}`);
  // an instance starts once its subnet has its routes
  const subnets = ofPrivate("aws_route_table_association", "subnet_id");
  const tables = ofPrivate("aws_route_table", "id");

  it("everything stands in the private one", () => {
    const gateway = instances(json, "aws_vpc_endpoint", "endpoints_gateway");
    const { logs } = instances(json, "aws_vpc_endpoint", "endpoints_interface");
    expect(logs?.subnet_ids).toEqual(subnets);
    expect(gateway.dynamodb?.route_table_ids).toEqual(tables);
    expect(gateway.s3?.route_table_ids).toEqual(tables);
    const [resolver] = Object.values(resourcesOf(json).aws_route53_resolver_endpoint ?? {});
    expect(resolver?.ip_address).toEqual(subnets.map((id) => ({ subnet_id: id })));
  });
});

describe("a Fargate workload", () => {
  const json = endpoints({ workloads: FARGATE });

  it("has a group that is there once its rules are", () => {
    const { locals } = JSON.parse(json) as { locals: Record<string, string> };
    expect(locals.endpoints_group_id).toBe(
      "${0 <= length(aws_vpc_security_group_ingress_rule.endpoints_https) ? aws_security_group.endpoints.id : aws_security_group.endpoints.id}",
    );
  });

  it("gets its set, in literal values under literal keys", () => {
    expect(instances(json, "aws_vpc_endpoint", "endpoints_interface")).toEqual({
      "ecr.api": expect.objectContaining({ service_name: "com.amazonaws.ap-northeast-2.ecr.api" }),
      "ecr.dkr": expect.objectContaining({ service_name: "com.amazonaws.ap-northeast-2.ecr.dkr" }),
      logs: expect.objectContaining({ service_name: "com.amazonaws.ap-northeast-2.logs" }),
      secretsmanager: {
        dns: [],
        ip_address_type: null,
        policy: expect.stringContaining("secretsmanager:GetSecretValue"),
        private_dns: true,
        // once its rules are there
        security_group_ids: ["${local.endpoints_group_id}"],
        service_name: "com.amazonaws.ap-northeast-2.secretsmanager",
        service_region: null,
        subnet_ids: ["subnet-1023456789abcdef0", "subnet-1123456789abcdef0"],
        tags: { Name: "main-secretsmanager" },
      },
    });
    expect(json).toHaveResourceWithProperties(VpcEndpoint, {
      vpc_endpoint_type: "Interface",
      vpc_id: "vpc-0123456789abcdef0",
    });
    expect(Object.keys(JSON.parse(json).locals)).toEqual(["endpoints_group_id"]);
    expect(json).not.toContain('"count"');
  });

  it("reads ECR's layers by routes of its tier alone, and no other object", () => {
    const { s3 } = instances(json, "aws_vpc_endpoint", "endpoints_gateway");
    expect(s3?.route_table_ids).toEqual(["rtb-1023456789abcdef0", "rtb-1123456789abcdef0"]);
    expect(policy(s3).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: ["arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/*"],
      },
    ]);
  });

  it("may connect from private and isolated subnets, by HTTPS, and nobody else may", () => {
    const { aws_vpc_security_group_ingress_rule: rules } = resourcesOf(json);
    expect(Object.keys(rules ?? {})).toEqual(["endpoints_https"]);
    expect(rules?.endpoints_https).toMatchObject({
      from_port: 443,
      to_port: 443,
      ip_protocol: "tcp",
      cidr_ipv4: "${each.value}",
    });
    expect(rules?.endpoints_https?.for_each).toEqual({
      "isolated/ap-northeast-2a": "10.0.32.0/24",
      "isolated/ap-northeast-2c": "10.0.33.0/24",
      "private/ap-northeast-2a": "10.0.16.0/24",
      "private/ap-northeast-2c": "10.0.17.0/24",
    });
    expect(json).toHaveResource(SecurityGroup);
    expect(json).not.toContain("aws_vpc_security_group_egress_rule");
    expect(json).not.toContain('"egress"');
  });
});

describe("the ECS endpoints", () => {
  it("wait for each other in AWS's order", () => {
    const { aws_vpc_endpoint: all } = resourcesOf(
      endpoints({ workloads: { worker: { launchType: "ec2" } } }),
    );
    expect(all?.endpoints_ecs_agent).not.toHaveProperty("depends_on");
    expect(all?.endpoints_ecs_telemetry?.depends_on).toEqual(["aws_vpc_endpoint.endpoints_ecs_agent"]);
    expect(all?.endpoints_ecs?.depends_on).toEqual(["aws_vpc_endpoint.endpoints_ecs_telemetry"]);
  });

  it("let agents poll, and register by ecs alone", () => {
    const json = endpoints({ ...KNOWN, workloads: { worker: { launchType: "ec2" } } });
    const actions = (name: string, key: string) =>
      policy(instances(json, "aws_vpc_endpoint", `endpoints_${name}`)[key]).Statement[0]?.Action;
    expect(actions("ecs_agent", "ecs-agent")).toEqual(["ecs:Poll"]);
    expect(actions("ecs_telemetry", "ecs-telemetry")).toEqual(["ecs:Poll", "ecs:StartTelemetrySession"]);
    expect(actions("ecs", "ecs")).toEqual(
      expect.arrayContaining([
        "ecs:CreateCluster",
        "ecs:ListTagsForResource",
        "ecs:RegisterContainerInstance",
      ]),
    );
  });
});

describe("settings", () => {
  it("of one endpoint go over the block's", () => {
    const json = endpoints({
      workloads: FARGATE,
      interfaceEndpoints: {
        logs: { zones: ["ap-northeast-2a"], policy: "full", privateDns: false, securityGroupIds: ["sg-own"] },
      },
    });
    const { logs } = instances(json, "aws_vpc_endpoint", "endpoints_interface");
    expect(logs).toMatchObject({
      subnet_ids: ["subnet-1023456789abcdef0"],
      private_dns: false,
      security_group_ids: ["sg-own"],
    });
    expect(policy(logs).Statement).toEqual([{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }]);
  });

  it("DNS options are a block where an endpoint has them", () => {
    const json = endpoints({ interfaceEndpoints: { sqs: { dns: { recordIpType: "ipv4" } }, sns: {} } });
    expect(resourcesOf(json).aws_vpc_endpoint?.endpoints_interface?.dynamic).toHaveProperty(
      "dns_options.for_each",
      "${each.value.dns}",
    );
    expect(endpoints({ interfaceEndpoints: { sqs: {} } })).not.toContain("dynamic");
  });

  it("S3's private name leads the VPC to the endpoint unless it says otherwise, which AWS is told", () => {
    const dnsOf = (s3: InterfaceEndpoint) =>
      instances(
        endpoints({ interfaceEndpoints: { s3 }, gatewayEndpoints: { s3: {} } }),
        "aws_vpc_endpoint",
        "endpoints_interface",
      ).s3;
    expect(dnsOf({})).toMatchObject({
      private_dns: true,
      dns: [{ record_ip_type: null, only_for_inbound_resolver: false }],
    });
    expect(dnsOf({ privateDns: false })).toMatchObject({ private_dns: false, dns: [] });
    expect(dnsOf({ dns: { onlyForInboundResolver: true } })?.dns).toEqual([
      { record_ip_type: null, only_for_inbound_resolver: true },
    ]);
  });

  it("a service without a private name is given none", () => {
    const { "dynamodb-streams": streams, sqs } = instances(
      endpoints({ interfaceEndpoints: { "dynamodb-streams": {}, sqs: {} } }),
      "aws_vpc_endpoint",
      "endpoints_interface",
    );
    expect([streams?.private_dns, sqs?.private_dns]).toEqual([false, true]);
  });

  it("a bucket of one's own goes beside ECR's layers", () => {
    const json = endpoints({
      ...KNOWN,
      workloads: FARGATE,
      gatewayEndpoints: { s3: { resources: ["arn:aws:s3:::assets"] } },
    });
    const [, own] = policy(instances(json, "aws_vpc_endpoint", "endpoints_gateway").s3).Statement;
    expect(own).toMatchObject({ Resource: ["arn:aws:s3:::assets", "arn:aws:s3:::assets/*"] });
  });

  it("containers that call S3 for anything get a gateway that lets it", () => {
    const json = endpoints({ ...KNOWN, workloads: { web: { launchType: "fargate", services: ["s3"] } } });
    expect(policy(instances(json, "aws_vpc_endpoint", "endpoints_gateway").s3).Statement[0]?.Action).toBe(
      "*",
    );
  });

  it("other services are endpoints of their own, without a policy", () => {
    const serviceName = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0";
    const { partner } = instances(
      endpoints({ serviceEndpoints: { partner: { serviceName } } }),
      "aws_vpc_endpoint",
      "endpoints_service",
    );
    expect(partner).toMatchObject({ service_name: serviceName, policy: null, private_dns: false });
  });
});

describe("a service of another region", () => {
  const others = (serviceEndpoints: EndpointsProps["serviceEndpoints"], region = "ap-northeast-2") =>
    instances(endpoints({ serviceEndpoints, region }), "aws_vpc_endpoint", "endpoints_service");

  it("is asked for by name, with AWS's private name where it is to have it", () => {
    const made = others({
      iam: { serviceName: "com.amazonaws.iam", serviceRegion: "us-east-1", privateDns: true },
      keys: { serviceName: "com.amazonaws.us-west-2.kms", serviceRegion: "us-west-2" },
      objects: { serviceName: "com.amazonaws.us-west-2.s3", serviceRegion: "us-west-2", privateDns: true },
      partner: {
        serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
        serviceRegion: "us-east-1",
      },
    });
    expect(made.iam).toMatchObject({ service_region: "us-east-1", private_dns: true, dns: [] });
    expect(made.keys).toMatchObject({ service_region: "us-west-2", private_dns: false });
    expect(made.objects).toMatchObject({
      service_region: "us-west-2",
      dns: [{ record_ip_type: null, only_for_inbound_resolver: false }],
    });
    expect(made.partner).toMatchObject({ service_region: "us-east-1" });
    const { aws_vpc_endpoint: all } = resourcesOf(
      endpoints({
        serviceEndpoints: { iam: { serviceName: "com.amazonaws.iam", serviceRegion: "us-east-1" } },
      }),
    );
    expect(all?.endpoints_service?.service_region).toBe("${each.value.service_region}");
  });

  it("may be the network's own, said once more", () => {
    const serviceName = "com.amazonaws.ap-northeast-2.sqs";
    expect(others({ own: { serviceName, serviceRegion: "ap-northeast-2" } }).own).toMatchObject({
      service_name: serviceName,
    });
  });

  it("is refused where AWS does not offer it, and where it is one by mistake", () => {
    const sqs = "com.amazonaws.us-east-1.sqs";
    expect(() => others({ queue: { serviceName: sqs, serviceRegion: "us-east-1" } })).toThrow(
      /services that AWS does not offer to other regions: "com\.amazonaws\.us-east-1\.sqs"; allowed: ecr\.api/,
    );
    expect(() => others({ iam: { serviceName: "com.amazonaws.iam" } })).toThrow(
      /not in ap-northeast-2, nor in the serviceRegion .*"com\.amazonaws\.iam".*IAM and Route 53 is one of us-east-1,/,
    );
  });
});

describe("an inbound resolver", () => {
  const own = { ...SAMPLE_NETWORK, dns: { servers: ["10.0.0.53"] } } as unknown as EndpointsProps["network"];

  it("has an address in each zone and takes DNS from the VPC", () => {
    const json = endpoints({ network: own, workloads: FARGATE, resolver: {} });
    expect(json).toHaveResourceWithProperties(Route53ResolverEndpoint, {
      direction: "INBOUND",
      ip_address: [{ subnet_id: "subnet-1023456789abcdef0" }, { subnet_id: "subnet-1123456789abcdef0" }],
    });
    expect(Object.keys(instances(json, "aws_vpc_security_group_ingress_rule", "endpoints_resolver"))).toEqual(
      ["tcp/10.0.0.0/16", "udp/10.0.0.0/16"],
    );
  });

  it("that is there already is not made again", () => {
    const json = endpoints({
      network: own,
      workloads: FARGATE,
      resolver: { endpointId: "rslvr-in-0123456789abcdef0" },
    });
    expect(json).not.toHaveResource(Route53ResolverEndpoint);
  });
});

describe("with a network of the same stack", () => {
  it("keys are known where ids are not, and nothing becomes a precondition", () => {
    const json = synthesize((stack) => {
      const made = new Network(stack, "network", {
        name: "main",
        cidr: "10.0.0.0/16",
        zones: ["ap-northeast-2a", "ap-northeast-2c"],
      });
      new Endpoints(stack, "endpoints", { ...BASE, network: made.ref, workloads: FARGATE });
    });
    expect(instances(json, "aws_vpc_endpoint", "endpoints_interface").logs?.subnet_ids).toEqual([
      '${aws_route_table_association.network["private/ap-northeast-2a"].subnet_id}',
      '${aws_route_table_association.network["private/ap-northeast-2c"].subnet_id}',
    ]);
    expect(json).not.toContain("precondition");
  });
});

describe("the catalogue", () => {
  it("has each service once, in order", () => {
    expect([...INTERFACE_SERVICES]).toEqual([...new Set(INTERFACE_SERVICES)].sort());
  });

  it("is the type of the keys", () => {
    // @ts-expect-error no such service
    expect(() => endpoints({ interfaceEndpoints: { "simple-queue": {} } })).toThrow(
      'interfaceEndpoints is a map with the keys "simple-queue"; allowed: short names',
    );
    // @ts-expect-error no such gateway
    expect(() => endpoints({ gatewayEndpoints: { s3: {}, sqs: {} } })).toThrow(
      'gatewayEndpoints is a map with the keys "sqs"; allowed: s3 and dynamodb',
    );
  });

  it("names services as each partition does", () => {
    const subnets = { "cn-north-1a": { id: "subnet-1", cidrBlock: "10.0.0.0/24", routeTableId: "rtb-1" } };
    const china = {
      ...SAMPLE_NETWORK,
      tiers: { private: { kind: "private", subnets } },
    } as unknown as EndpointsProps["network"];
    const json = endpoints({
      network: china,
      region: "cn-north-1",
      interfaceEndpoints: { "ecr.api": {}, logs: {}, transcribe: {} },
    });
    const names = Object.values(instances(json, "aws_vpc_endpoint", "endpoints_interface")).map(
      (endpoint) => endpoint.service_name,
    );
    expect(names).toEqual([
      "cn.com.amazonaws.cn-north-1.ecr.api",
      "com.amazonaws.cn-north-1.logs",
      "cn.com.amazonaws.cn-north-1.transcribe.cn",
    ]);
  });
});

it("refuses at least 60 invalid inputs", () => {
  expect(negativeCases(endpointsBlock.contract).length).toBeGreaterThanOrEqual(60);
});
