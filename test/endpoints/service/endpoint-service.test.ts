/** The endpoint service as its TypeScript users test it: the exact JSON. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { InputError, negativeCases } from "../../../src/core/contract";
import { tf } from "../../../src/core/expressions";
import { Endpoints } from "../../../src/endpoints/endpoints";
import type { EndpointsProps } from "../../../src/endpoints/endpoints.props";
import { SAMPLE_NETWORK } from "../../../src/endpoints/placement";
import { EndpointService, endpointServiceBlock } from "../../../src/endpoints/service/endpoint-service";
import type { EndpointServiceProps } from "../../../src/endpoints/service/endpoint-service.props";
import { instances, resourcesOf, synthesize } from "../../support/synthesize";

const balancer = (kind: "net" | "gwy", name: string) =>
  `arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/${kind}/${name}/50dc6c495c0c9188`;
const BASE: EndpointServiceProps = { name: "shop", networkLoadBalancers: { shop: balancer("net", "shop") } };

const service = (props: Partial<EndpointServiceProps> = {}): string =>
  synthesize((stack) => new EndpointService(stack, "service", { ...BASE, ...props }));

const bodyOf = (json: string) => resourcesOf(json).aws_vpc_endpoint_service?.service;

it("by default: behind its load balancers, for nobody, by acceptance only", () => {
  const json = service();
  expect(resourcesOf(json)).toEqual({
    aws_vpc_endpoint_service: {
      service: expect.objectContaining({
        acceptance_required: true,
        network_load_balancer_arns: [balancer("net", "shop")],
        supported_ip_address_types: ["ipv4"],
        tags: { Name: "shop" },
      }),
    },
  });
  for (const absent of ["gateway_load_balancer_arns", "supported_regions", "private_dns_name", "lifecycle"])
    expect(bodyOf(json)).not.toHaveProperty(absent);
  expect(json).not.toContain('"locals"');
  expect(json).not.toContain("allowed_principals");
});

it("principals are instances under their names, everyone is a resource of its own", () => {
  const principals = {
    partner: "arn:aws:iam::210987654321:root",
    office: "arn:aws:iam::123456789012:role/office",
  };
  const json = service({ principals, everyone: true });
  expect(instances(json, "aws_vpc_endpoint_service_allowed_principal", "service")).toEqual(principals);
  expect(resourcesOf(json).aws_vpc_endpoint_service_allowed_principal).toMatchObject({
    service: {
      principal_arn: "${each.value}",
      vpc_endpoint_service_id: "${aws_vpc_endpoint_service.service.id}",
    },
    service_everyone: { principal_arn: "*" },
  });
});

it("one principal more changes nothing else in the configuration", () => {
  const partner = { partner: "arn:aws:iam::210987654321:root" };
  const more = { ...partner, office: "arn:aws:iam::123456789012:role/office" };
  const without = (json: string) => {
    const { aws_vpc_endpoint_service_allowed_principal: gone, ...rest } = resourcesOf(json);
    expect(gone).toBeDefined();
    return rest;
  };
  expect(without(service({ principals: more }))).toEqual(without(service({ principals: partner })));
});

it("behind Gateway Load Balancers", () => {
  const gatewayLoadBalancers = { a: balancer("gwy", "a"), b: balancer("gwy", "b") };
  const body = bodyOf(service({ networkLoadBalancers: {}, gatewayLoadBalancers }));
  expect(body?.gateway_load_balancer_arns).toEqual([balancer("gwy", "a"), balancer("gwy", "b")]);
  expect(body).not.toHaveProperty("network_load_balancer_arns");
});

it("other regions and IPv6", () => {
  const body = bodyOf(
    service({ supportedRegions: ["us-east-1", "ap-northeast-2"], supportedIpAddressTypes: ["ipv6", "ipv4"] }),
  );
  expect(body?.supported_regions).toEqual(["ap-northeast-2", "us-east-1"]);
  expect(body?.supported_ip_address_types).toEqual(["ipv4", "ipv6"]);
});

describe("a private DNS name", () => {
  const verification = (json: string) =>
    resourcesOf(json).aws_vpc_endpoint_service_private_dns_verification?.service;

  it("with a zone: the record is made, then AWS asked and awaited; another name is verified anew", () => {
    const json = service({ privateDns: { name: "api.example.com", record: { zoneId: "Z0123456789ABC" } } });
    const configuration = "aws_vpc_endpoint_service.service.private_dns_name_configuration[0]";
    expect(bodyOf(json)?.private_dns_name).toBe("api.example.com");
    expect(resourcesOf(json).aws_route53_record?.service_domain).toMatchObject({
      zone_id: "Z0123456789ABC",
      name: `\${${configuration}.name}.api.example.com`,
      type: "TXT",
      ttl: 1800,
      records: [`\${${configuration}.value}`],
    });
    expect(verification(json)).toMatchObject({
      service_id: "${aws_vpc_endpoint_service.service.id}",
      wait_for_verification: true,
      depends_on: ["aws_route53_record.service_domain"],
      lifecycle: { replace_triggered_by: ["aws_vpc_endpoint_service.service.private_dns_name"] },
    });
    expect(json).not.toContain('"count"');
  });

  it("without a zone AWS is not asked, unless it is said", () => {
    const json = service({ privateDns: { name: "api.example.com" } });
    expect(verification(json)).toBeUndefined();
    expect(resourcesOf(json).aws_route53_record).toBeUndefined();
    const started = service({ privateDns: { name: "api.example.com", verification: "start" } });
    expect(verification(started)?.wait_for_verification).toBe(false);
    expect(verification(started)).not.toHaveProperty("depends_on");
  });

  it("with a zone of the same stack, whose id is not known yet", () => {
    const json = synthesize((stack) => {
      const zone = new Route53Zone(stack, "zone", { name: "example.com" });
      const record = { zoneId: zone.zoneId };
      new EndpointService(stack, "service", { ...BASE, privateDns: { name: "api.example.com", record } });
    });
    const record = resourcesOf(json).aws_route53_record?.service_domain;
    expect(record?.zone_id).toBe("${aws_route53_zone.zone.zone_id}");
    expect(record).not.toHaveProperty("count");
  });
});

it("notifications are instances under their names, of all events unless said", () => {
  const topicArn = "arn:aws:sns:ap-northeast-2:123456789012:operators";
  const json = service({
    notifications: { all: { topicArn }, some: { topicArn, events: ["Reject", "Connect"] } },
  });
  expect(instances(json, "aws_vpc_endpoint_connection_notification", "service")).toEqual({
    all: { topic_arn: topicArn, events: ["Accept", "Connect", "Delete", "Reject"] },
    some: { topic_arn: topicArn, events: ["Connect", "Reject"] },
  });
});

describe("a consumer in the same stack", () => {
  const json = synthesize((stack) => {
    const shop = new EndpointService(stack, "service", {
      ...BASE,
      principals: { own: "arn:aws:iam::123456789012:root" },
      privateDns: { name: "api.example.com", verification: "wait" },
    });
    new Endpoints(stack, "endpoints", {
      name: "partner",
      network: SAMPLE_NETWORK as EndpointsProps["network"],
      region: "ap-northeast-2",
      tiers: ["private"],
      serviceEndpoints: { shop: { serviceName: shop.ref.serviceName } },
    });
  });

  it("has an endpoint for the service, once its principals are allowed and its domain is verified", () => {
    const { shop } = instances(json, "aws_vpc_endpoint", "endpoints_service");
    expect(shop?.service_name).toBe("${local.service_service_name}");
    const { locals } = JSON.parse(json) as { locals: Record<string, string> };
    const name = "aws_vpc_endpoint_service.service.service_name";
    expect(locals.service_service_name).toBe(
      `\${0 <= length(aws_vpc_endpoint_service_allowed_principal.service) && 0 <= length(aws_vpc_endpoint_service_private_dns_verification.service) ? ${name} : ${name}}`,
    );
  });
});

describe("unknown inputs", () => {
  it("load balancers' ARNs under known names are checked by Terraform", () => {
    const json = synthesize((stack) => {
      const shop = new Lb(stack, "shop", { name: "shop" });
      new EndpointService(stack, "service", { name: "shop", networkLoadBalancers: { shop: shop.arn } });
    });
    expect(bodyOf(json)?.network_load_balancer_arns).toEqual(["${aws_lb.shop.arn}"]);
    const lifecycle = bodyOf(json)?.lifecycle as { precondition: { error_message: string }[] };
    expect(lifecycle.precondition.map(({ error_message }) => error_message)).toEqual([
      expect.stringContaining("the ARN of a Network Load Balancer"),
    ]);
  });

  it("a flag that nobody knows counts", () => {
    const json = synthesize((stack) => {
      const open = new TerraformVariable(stack, "open", { type: "bool" });
      new EndpointService(stack, "service", { ...BASE, everyone: open.booleanValue });
    });
    expect(resourcesOf(json).aws_vpc_endpoint_service_allowed_principal?.service_everyone?.count).toBe(
      "${var.open ? 1 : 0}",
    );
  });
});

describe("refuses", () => {
  it("at least 80 invalid inputs", () => {
    expect(negativeCases(endpointServiceBlock.contract).length).toBeGreaterThanOrEqual(80);
  });

  it("everyone as a principal, and tells how everyone is said", () => {
    expect(() => service({ principals: { all: "*" } })).toThrow(InputError);
    expect(() => service({ everyone: true, acceptanceRequired: false })).toThrow(
      "everyone is true and acceptanceRequired is false; allowed: everyone where each request is accepted by hand.",
    );
  });
});

it("tells what its consumers need", () => {
  const json = synthesize((stack) => {
    const { ref } = new EndpointService(stack, "service", BASE);
    new TerraformOutput(stack, "ref", { value: tf(ref), staticId: true });
  });
  expect((JSON.parse(json) as { output: { ref: { value: unknown } } }).output.ref.value).toEqual({
    id: "${aws_vpc_endpoint_service.service.id}",
    service_name: "${aws_vpc_endpoint_service.service.service_name}",
    zones: "${sort(aws_vpc_endpoint_service.service.availability_zones)}",
    private_dns_name: null,
  });
});
