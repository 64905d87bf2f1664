import { TerraformVariable } from "cdktf";
import { GatewayEndpoints } from "../../src/edge/gateway-load-balancer/endpoints/gateway-endpoints";
import type { GatewayEndpointsProps } from "../../src/edge/gateway-load-balancer/endpoints/gateway-endpoints.props";
import { GatewayLoadBalancer } from "../../src/edge/gateway-load-balancer/gateway-load-balancer";
import type { GatewayLoadBalancerProps } from "../../src/edge/gateway-load-balancer/gateway-load-balancer.props";
import { EndpointService, Network } from "../../src/index";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const ZONES = ["ap-northeast-2a", "ap-northeast-2c"] as const;
const [A, C] = ZONES;
const subnet = (number: number) => ({
  id: `subnet-0123456789abcde${String(number).padStart(2, "0")}`,
  cidrBlock: `10.0.${number}.0/24`,
  ipv6CidrBlock: `2001:db8:0:${number}::/64`,
  routeTableId: `rtb-0123456789abcde${String(number).padStart(2, "0")}`,
});
const tier = (kind: "public" | "private" | "isolated", first: number) => ({
  kind,
  subnets: { [A]: subnet(first), [C]: subnet(first + 1) },
});
const network = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    inspection: tier("public", 0),
    web: tier("public", 2),
    between: tier("private", 4),
    hosts: tier("private", 6),
    appliances: tier("isolated", 8),
  },
};

const balancer = (props: Partial<GatewayLoadBalancerProps> = {}) =>
  synthesize((stack) => {
    new GatewayLoadBalancer(stack, "inspection", {
      name: "inspection",
      network,
      tier: "appliances",
      ...props,
    });
  });

const one = (json: string, type: string, name = "inspection"): Record<string, unknown> => {
  const { "//": _, ...body } = resourcesOf(json)[type]?.[name] ?? {};
  return body;
};

describe("a Gateway Load Balancer", () => {
  const json = balancer();

  it("is made of literal values, protected from deletion, in every zone of its tier", () => {
    expect(one(json, "aws_lb")).toEqual({
      name: "inspection",
      load_balancer_type: "gateway",
      ip_address_type: "ipv4",
      subnets: [subnet(8).id, subnet(9).id],
      enable_cross_zone_load_balancing: false,
      enable_deletion_protection: true,
      tags: { Name: "inspection" },
    });
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_lb",
      "aws_lb_listener",
      "aws_lb_target_group",
    ]);
  });

  it("has a GENEVE target group that is replaced without a gap, and one way for both kinds of failover", () => {
    expect(one(json, "aws_lb_target_group")).toEqual({
      name_prefix: "appl-",
      vpc_id: network.vpcId,
      target_type: "instance",
      protocol: "GENEVE",
      port: 6081,
      deregistration_delay: "300",
      target_failover: [{ on_deregistration: "rebalance", on_unhealthy: "rebalance" }],
      health_check: {
        enabled: true,
        protocol: "TCP",
        port: "80",
        interval: 10,
        timeout: 5,
        healthy_threshold: 5,
        unhealthy_threshold: 2,
      },
      tags: { Name: "inspection-appliances" },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("listens to every packet: without port and protocol", () => {
    expect(one(json, "aws_lb_listener")).toEqual({
      load_balancer_arn: "${aws_lb.inspection.arn}",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.inspection.arn}" }],
      tags: { Name: "inspection" },
    });
  });

  it("stands in the zones that are named", () => {
    expect(one(balancer({ zones: [C] }), "aws_lb").subnets).toEqual([subnet(9).id]);
  });

  it("makes flows of fewer parts sticky, and asks by HTTP for a path", () => {
    const group = one(
      balancer({
        targetGroup: { flow: "source_ip_dest_ip", healthCheck: { protocol: "HTTP", path: "/up" } },
      }),
      "aws_lb_target_group",
    );
    expect(group.stickiness).toEqual([{ enabled: true, type: "source_ip_dest_ip" }]);
    expect(group.health_check).toMatchObject({ protocol: "HTTP", path: "/up", matcher: "200-399" });
  });

  it("registers each appliance by its name, and addresses of elsewhere in all zones", () => {
    const json = balancer({
      targetGroup: { targetType: "ip" },
      targets: { first: { address: "10.0.8.10" }, far: { address: "192.168.1.10", outsideVpc: true } },
    });
    expect(instances(json, "aws_lb_target_group_attachment", "inspection")).toEqual({
      first: { address: "10.0.8.10", instance_id: null, outside_vpc: false },
      far: { address: "192.168.1.10", instance_id: null, outside_vpc: true },
    });
    expect(one(json, "aws_lb_target_group_attachment")).toMatchObject({
      target_group_arn: "${aws_lb_target_group.inspection.arn}",
      availability_zone: '${each.value.outside_vpc ? "all" : null}',
    });
  });

  it("checks what is unknown while synthesizing when Terraform plans", () => {
    const json = synthesize((stack) => {
      const tier = new TerraformVariable(stack, "tier", { type: "string" });
      new GatewayLoadBalancer(stack, "inspection", { name: "inspection", network, tier: tier.stringValue });
    });
    const { lifecycle } = one(json, "aws_lb") as { lifecycle: { precondition: { error_message: string }[] } };
    expect(JSON.stringify(lifecycle)).toContain("the network's tiers");
  });

  it("gives its endpoint service an ARN that waits for the listener", () => {
    const json = synthesize((stack) => {
      const made = new GatewayLoadBalancer(stack, "inspection", {
        name: "inspection",
        network,
        tier: "appliances",
      });
      new EndpointService(stack, "service", {
        name: "inspection",
        networkLoadBalancers: {},
        gatewayLoadBalancers: { inspection: made.loadBalancerArn },
        principals: { shop: "arn:aws:iam::210987654321:root" },
      });
    });
    const arns = one(json, "aws_vpc_endpoint_service", "service").gateway_load_balancer_arns;
    expect(JSON.stringify(arns)).toContain("aws_lb_listener.inspection");
    expect(JSON.stringify(arns)).toContain("aws_lb.inspection.arn");
  });
});

const SERVICE = { serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" };
const facing: GatewayEndpointsProps = {
  name: "shop",
  network,
  tier: "inspection",
  service: SERVICE,
  protectedTiers: ["web"],
  ingress: { internetGatewayId: "igw-0123456789abcdef0" },
};
const endpoints = (props: GatewayEndpointsProps = facing) =>
  synthesize((stack) => {
    new GatewayEndpoints(stack, "shop", props);
  });
const routesOf = (json: string, name: string) =>
  Object.fromEntries(
    Object.entries(instances(json, "aws_route", name)).map(([key, { ipv4, ipv6, route_table_id, zone }]) => [
      key,
      [route_table_id, ipv4 ?? ipv6, zone],
    ]),
  );

describe("endpoints before an internet gateway", () => {
  const json = endpoints();

  it("are one in each zone, in a subnet of their tier", () => {
    expect(one(json, "aws_vpc_endpoint", "shop")).toMatchObject({
      vpc_id: network.vpcId,
      service_name: SERVICE.serviceName,
      vpc_endpoint_type: "GatewayLoadBalancer",
      subnet_ids: ["${each.value}"],
    });
    expect(one(json, "aws_vpc_endpoint", "shop")).not.toHaveProperty("auto_accept");
    expect(instances(json, "aws_vpc_endpoint", "shop")).toEqual({ [A]: subnet(0).id, [C]: subnet(1).id });
  });

  it("lead protected subnets out and the internet gateway in, through the same zone's endpoint", () => {
    expect(routesOf(json, "shop")).toEqual({
      [`internet/web/${A}`]: [subnet(2).routeTableId, "0.0.0.0/0", A],
      [`internet/web/${C}`]: [subnet(3).routeTableId, "0.0.0.0/0", C],
    });
    expect(routesOf(json, "shop_ingress")).toEqual({
      [`web/${A}`]: ["${aws_route_table.shop_ingress.id}", "10.0.2.0/24", A],
      [`web/${C}`]: ["${aws_route_table.shop_ingress.id}", "10.0.3.0/24", C],
    });
  });

  it("associate the gateway with a route table of its own, and make nothing else", () => {
    expect(one(json, "aws_route_table_association", "shop_ingress")).toEqual({
      gateway_id: "igw-0123456789abcdef0",
      route_table_id: "${aws_route_table.shop_ingress.id}",
    });
    expect(
      Object.entries(resourcesOf(json)).map(([type, named]) => [type, Object.keys(named).sort()]),
    ).toEqual([
      ["aws_route", ["shop", "shop_ingress"]],
      ["aws_route_table", ["shop_ingress"]],
      ["aws_route_table_association", ["shop_ingress"]],
      ["aws_vpc_endpoint", ["shop"]],
    ]);
  });

  it("take IPv6 both ways where a destination is of IPv6", () => {
    const json = endpoints({
      ...facing,
      ipAddressType: "dualstack",
      destinations: { internet: "0.0.0.0/0", six: "::/0" },
    });
    expect(routesOf(json, "shop")).toMatchObject({ [`six/web/${C}`]: [subnet(3).routeTableId, "::/0", C] });
    expect(routesOf(json, "shop_ingress_ipv6")).toMatchObject({
      [`web/${A}`]: ["${aws_route_table.shop_ingress.id}", "2001:db8:0:2::/64", A],
    });
  });

  it("accept their own requests only where it is said", () => {
    expect(one(endpoints({ ...facing, accept: true }), "aws_vpc_endpoint", "shop").auto_accept).toBe(true);
  });
});

it("leads answers of every NAT gateway through the endpoint of the host's own zone", () => {
  const json = endpoints({
    name: "shop",
    network,
    tier: "between",
    service: SERVICE,
    protectedTiers: ["hosts"],
    returnTiers: ["web"],
  });
  expect(routesOf(json, "shop_return")).toEqual({
    [`web/${A}/hosts/${A}`]: [subnet(2).routeTableId, "10.0.6.0/24", A],
    [`web/${A}/hosts/${C}`]: [subnet(2).routeTableId, "10.0.7.0/24", C],
    [`web/${C}/hosts/${A}`]: [subnet(3).routeTableId, "10.0.6.0/24", A],
    [`web/${C}/hosts/${C}`]: [subnet(3).routeTableId, "10.0.7.0/24", C],
  });
  expect(resourcesOf(json)).not.toHaveProperty("aws_route_table");
});

describe("a network in front of a firewall", () => {
  const built = (defaultRoute: boolean) =>
    synthesize((stack) => {
      const network = new Network(stack, "network", {
        name: "shop",
        cidr: "10.0.0.0/16",
        zones: [...ZONES],
        tiers: {
          inspection: { kind: "public", slot: 0 },
          web: { kind: "public", slot: 1, defaultRoute },
        },
        flowLogs: { destination: "none" },
      });
      new GatewayEndpoints(stack, "shop", {
        ...facing,
        network: network.ref,
        ingress: { internetGatewayId: network.internetGatewayId },
      });
    });

  it("leaves a tier's default route to the endpoints, and gives its internet gateway", () => {
    const json = built(false);
    expect(Object.keys(instances(json, "aws_route", "network_internet"))).toEqual([
      `inspection/${A}`,
      `inspection/${C}`,
    ]);
    expect(one(json, "aws_route_table_association", "shop_ingress").gateway_id).toBe(
      "${aws_internet_gateway.network.id}",
    );
    expect(routesOf(json, "shop")).toMatchObject({
      [`internet/web/${A}`]: ['${aws_route_table.network["web/ap-northeast-2a"].id}', "0.0.0.0/0", A],
    });
  });

  it("has the usual way out otherwise", () => {
    expect(Object.keys(instances(built(true), "aws_route", "network_internet"))).toHaveLength(4);
  });
});
