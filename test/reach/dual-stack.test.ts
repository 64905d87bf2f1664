/** IPv6 beside IPv4: which ends have which addresses by their own arguments, and what load balancers translate. */
import { type Question, reach } from "../../src/reach";
import { networkOf, told, type Values } from "./samples";

const OPEN = {
  protocol: "-1",
  from_port: 0,
  to_port: 0,
  cidr_blocks: ["0.0.0.0/0"],
  ipv6_cidr_blocks: ["::/0"],
};

const subnet = (number: number, more: Values = {}): Values => ({
  vpc_id: "aws_vpc.main",
  cidr_block: `10.0.${number}.0/24`,
  ipv6_cidr_block: `2600:1f18:1:${number}::/64`,
  availability_zone: "eu-west-1a",
  ...more,
});

/** A VPC with two public subnets of both versions; the first gives IPv6 addresses to what is created there. */
const NETWORK: Record<string, Values> = {
  "aws_vpc.main": {
    cidr_block: "10.0.0.0/16",
    ipv6_cidr_block: "2600:1f18:1::/56",
    default_network_acl_id: "acl-0",
    default_route_table_id: "rtb-0",
    enable_dns_support: true,
    enable_dns_hostnames: true,
  },
  "aws_internet_gateway.main": { vpc_id: "aws_vpc.main" },
  "aws_subnet.assigning": subnet(0, { assign_ipv6_address_on_creation: true }),
  "aws_subnet.plain": subnet(1),
  "aws_route_table.main": {
    vpc_id: "aws_vpc.main",
    route: [
      { cidr_block: "0.0.0.0/0", gateway_id: "aws_internet_gateway.main" },
      { ipv6_cidr_block: "::/0", gateway_id: "aws_internet_gateway.main" },
    ],
  },
  "aws_route_table_association.a": {
    subnet_id: "aws_subnet.assigning",
    route_table_id: "aws_route_table.main",
  },
  "aws_route_table_association.b": { subnet_id: "aws_subnet.plain", route_table_id: "aws_route_table.main" },
  "aws_security_group.open": { vpc_id: "aws_vpc.main", ingress: [OPEN], egress: [OPEN] },
};

const GROUPS = { vpc_security_group_ids: ["aws_security_group.open"] };
const PLAIN = { subnet_id: "aws_subnet.plain", public_ip: "", ...GROUPS };
const ask = (resources: Record<string, Values>, from: string, to: string, more: Partial<Question> = {}) =>
  told(reach(networkOf({ ...NETWORK, ...resources }), { from, to, ...more }));

describe("a load balancer before servers of IPv4", () => {
  const front = (balancer: Values, group: Values = {}): Record<string, Values> => ({
    "aws_lb.front": {
      load_balancer_type: "application",
      subnets: ["aws_subnet.plain"],
      security_groups: ["aws_security_group.open"],
      ...balancer,
    },
    "aws_lb_listener.front": {
      load_balancer_arn: "aws_lb.front",
      port: 443,
      protocol: balancer.load_balancer_type === "network" ? "TCP" : "HTTPS",
      default_action: [{ type: "forward", target_group_arn: "aws_lb_target_group.web" }],
    },
    "aws_lb_target_group.web": { port: 8080, protocol: "HTTP", target_type: "instance", ...group },
    "aws_lb_target_group_attachment.web": {
      target_group_arn: "aws_lb_target_group.web",
      target_id: "aws_instance.web",
    },
    "aws_instance.web": { ...PLAIN, private_ip: "10.0.1.10" },
  });
  const WITHOUT6 = (name: string) => [`::/0 has addresses of IPv6 alone, ${name} of IPv4`];
  const WITHOUT4 = ["IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"];
  const HIDDEN = ["aws_lb.front is private: AWS keeps aws_internet_gateway.main from its IPv6 addresses"];

  it.each<[string | undefined, boolean, string, unknown]>([
    ["dualstack", false, "::/0", "yes"],
    ["dualstack", false, "2a00:1450::7", "yes"],
    ["dualstack", false, "0.0.0.0/0", "yes"],
    ["dualstack-without-public-ipv4", false, "::/0", "yes"],
    ["dualstack-without-public-ipv4", false, "internet", "yes"],
    ["dualstack-without-public-ipv4", false, "0.0.0.0/0", WITHOUT4],
    ["ipv4", false, "::/0", WITHOUT6("aws_lb.front")],
    [undefined, false, "::/0", WITHOUT6("aws_lb.front")],
    ["dualstack", true, "::/0", HIDDEN],
    ["dualstack", true, "0.0.0.0/0", WITHOUT4],
  ])("of type %s, internal: %s, answers to %s", (type, internal, from, verdict) => {
    const resources = front({ internal, ...(type ? { ip_address_type: type } : {}) });
    expect(ask(resources, from, "aws_lb.front")).toEqual(verdict);
  });

  it("is told what gives it a public IPv4 address", () => {
    const resources = front({ ip_address_type: "dualstack-without-public-ipv4" });
    const answer = reach(networkOf({ ...NETWORK, ...resources }), { from: "0.0.0.0/0", to: "aws_lb.front" });
    expect(answer).toMatchObject({
      mends: [{ address: "aws_lb.front", change: 'ip_address_type = "dualstack"' }],
    });
  });

  it("leads clients of IPv6 to its targets of IPv4, which no client of IPv6 reaches straight", () => {
    const resources = front({ ip_address_type: "dualstack" });
    const WEB = "aws_instance.web";
    expect(ask(resources, "::/0", WEB, { port: 443 })).toBe("yes");
    expect(ask(resources, "::/0", WEB, { port: 443, direct: true })).toEqual([`${WEB} has no IPv6 address`]);
    expect(ask(front({}), "::/0", WEB, { port: 443 })).toEqual(WITHOUT6(WEB));
  });

  it("sends to targets by the addresses of its target group alone", () => {
    const both = { "aws_instance.web": { ...PLAIN, private_ip: "10.0.1.10", ipv6_address_count: 1 } };
    const only4 = { ...OPEN, ipv6_cidr_blocks: [] };
    const closed = {
      ...front({ ip_address_type: "dualstack" }, { ip_address_type: "ipv6" }),
      ...both,
      "aws_security_group.open": { vpc_id: "aws_vpc.main", ingress: [OPEN], egress: [only4] },
    };
    const open = { ...closed, "aws_security_group.open": NETWORK["aws_security_group.open"] as Values };
    expect(ask(open, "aws_lb.front", "aws_instance.web", { port: 8080 })).toBe("yes");
    expect(ask(closed, "aws_lb.front", "aws_instance.web", { port: 8080 })).toEqual([
      "ENI_SG_RULES_MISMATCH",
    ]);
    expect(ask(open, "0.0.0.0/0", "aws_instance.web", { port: 443 })).toBe("yes");
    expect(ask(closed, "0.0.0.0/0", "aws_instance.web", { port: 443 })).not.toBe("yes");
  });

  it("of type network translates IPv6, so that its targets see no client's address", () => {
    const from10 = { ...OPEN, cidr_blocks: ["10.0.0.0/16"], ipv6_cidr_blocks: [] };
    const resources = {
      ...front({ load_balancer_type: "network", ip_address_type: "dualstack" }, { protocol: "TCP" }),
      "aws_security_group.inner": { vpc_id: "aws_vpc.main", ingress: [from10], egress: [OPEN] },
      "aws_instance.web": {
        ...PLAIN,
        private_ip: "10.0.1.10",
        vpc_security_group_ids: ["aws_security_group.inner"],
      },
    };
    expect(ask(resources, "::/0", "aws_instance.web", { port: 443 })).toBe("yes");
    expect(ask(resources, "0.0.0.0/0", "aws_instance.web", { port: 443 })).toContain("ENI_SG_RULES_MISMATCH");
  });
});

describe("the IPv6 address of", () => {
  const SUBNETS = { subnets: ["aws_subnet.plain"], security_groups: ["aws_security_group.open"] };
  const service = (settings: Record<string, Values> = {}): Record<string, Values> => ({
    "aws_ecs_service.end": { network_configuration: [SUBNETS] },
    ...settings,
  });
  const fn = (vpc: Values): Record<string, Values> => ({
    "aws_lambda_function.end": {
      vpc_config: [
        { subnet_ids: ["aws_subnet.plain"], security_group_ids: ["aws_security_group.open"], ...vpc },
      ],
    },
  });
  const fleet = (place: string, more: Values = {}): Record<string, Values> => ({
    "aws_autoscaling_group.end": {
      vpc_zone_identifier: [place],
      launch_template: [{ id: "aws_launch_template.end" }],
    },
    "aws_launch_template.end": {
      network_interfaces: [{ security_groups: ["aws_security_group.open"], ...more }],
    },
  });
  const setting = { name: "dualStackIPv6", value: "disabled" };

  // each calls out, so that its own addresses are asked
  it.each<[string, boolean, Record<string, Values>]>([
    ["a server that asks for one", true, { "aws_instance.end": { ...PLAIN, ipv6_address_count: 1 } }],
    [
      "a server that has one",
      true,
      { "aws_instance.end": { ...PLAIN, ipv6_addresses: ["2600:1f18:1:1::5"] } },
    ],
    ["a server with a primary one", true, { "aws_instance.end": { ...PLAIN, enable_primary_ipv6: true } }],
    [
      "a server in a subnet that assigns one",
      true,
      { "aws_instance.end": { ...PLAIN, subnet_id: "aws_subnet.assigning" } },
    ],
    ["a server in a subnet that assigns none", false, { "aws_instance.end": PLAIN }],
    [
      "a server that runs without one",
      false,
      { "aws_instance.end": { ...PLAIN, subnet_id: "aws_subnet.assigning", ipv6_addresses: [] } },
    ],
    [
      "an interface in a subnet that assigns one",
      true,
      {
        "aws_network_interface.end": {
          subnet_id: "aws_subnet.assigning",
          security_groups: ["aws_security_group.open"],
        },
      },
    ],
    ["a fleet in a subnet that assigns one", true, fleet("aws_subnet.assigning")],
    ["a fleet whose template asks for one", true, fleet("aws_subnet.plain", { ipv6_address_count: 1 })],
    ["a fleet in a subnet that assigns none", false, fleet("aws_subnet.plain")],
    ["tasks in a subnet of both versions", true, service()],
    [
      "tasks where the account has turned it off",
      false,
      service({ "aws_ecs_account_setting_default.off": setting }),
    ],
    ["a function that is allowed it", true, fn({ ipv6_allowed_for_dual_stack: true })],
    ["a function that is not", false, fn({})],
    ["a connector of App Runner", false, { "aws_apprunner_vpc_connector.end": SUBNETS }],
  ])("%s: %s", (_, has, resources) => {
    const [end = ""] = Object.keys(resources).filter((address) => address.endsWith(".end"));
    const name = end.startsWith("aws_launch") ? "aws_autoscaling_group.end" : end;
    const verdict = ask(resources, name, "2a00:1450::7", { port: 443 });
    expect(verdict).toEqual(has ? "yes" : [`${name} has addresses of IPv4 alone, 2a00:1450::7 of IPv6`]);
  });
});

describe("a database", () => {
  const database = (more: Values): Record<string, Values> => ({
    "aws_db_subnet_group.main": { name: "main", subnet_ids: ["aws_subnet.plain"] },
    "aws_db_instance.main": { port: 5432, db_subnet_group_name: "main", ...GROUPS, ...more },
    "aws_instance.client": { ...PLAIN, ipv6_address_count: 1, ipv6_addresses: ["2600:1f18:1:1::9"] },
  });
  const TO = "aws_db_instance.main";
  const dual = { network_type: "DUAL" };

  it.each<[Values, string, unknown]>([
    [dual, "2600:1f18:1:1::9", "yes"],
    [{}, "2600:1f18:1:1::9", [`2600:1f18:1:1::9 has addresses of IPv6 alone, ${TO} of IPv4`]],
    [dual, "::/0", [`${TO} is private: AWS keeps aws_internet_gateway.main from its IPv6 addresses`]],
    [{ ...dual, publicly_accessible: true }, "::/0", "yes"],
    [{ publicly_accessible: true }, "0.0.0.0/0", "yes"],
  ])("with %p from %s", (more, from, verdict) => expect(ask(database(more), from, TO)).toEqual(verdict));

  it("of Aurora is public where an instance of its cluster is", () => {
    const cluster = (publicly_accessible: boolean): Record<string, Values> => ({
      ...database({}),
      "aws_rds_cluster.main": { port: 5432, db_subnet_group_name: "main", ...GROUPS },
      "aws_rds_cluster_instance.one": { cluster_identifier: "aws_rds_cluster.main", publicly_accessible },
    });
    expect(ask(cluster(true), "internet", "aws_rds_cluster.main")).toBe("yes");
    expect(ask(cluster(false), "internet", "aws_rds_cluster.main")).not.toBe("yes");
  });
});

describe("a service of AWS", () => {
  const client = { "aws_instance.six": { ...PLAIN, ipv6_addresses: ["2600:1f18:1:1::9"] } };
  const endpoint = (more: Values): Record<string, Values> => ({
    ...client,
    "aws_vpc_endpoint.ecr": {
      vpc_id: "aws_vpc.main",
      vpc_endpoint_type: "Interface",
      service_name: "com.amazonaws.eu-west-1.ecr.api",
      private_dns_enabled: true,
      subnet_ids: ["aws_subnet.plain"],
      security_group_ids: ["aws_security_group.open"],
      ...more,
    },
  });
  const TO = "aws_vpc_endpoint.ecr";
  const FROM = "2600:1f18:1:1::9";

  it.each<[Values, string, string, unknown]>([
    [{ ip_address_type: "dualstack" }, FROM, TO, "yes"],
    [{ ip_address_type: "dualstack" }, FROM, "aws:ecr.api", "yes"],
    [{ ip_address_type: "ipv6" }, FROM, "aws:ecr.api", "yes"],
    [{ ip_address_type: "ipv6" }, "10.0.1.9", TO, [`10.0.1.9 has addresses of IPv4 alone, ${TO} of IPv6`]],
    [{}, FROM, "aws:ecr.api", [`names lead to no IPv6 address of ${TO}`]],
    [
      { ip_address_type: "dualstack", dns_options: [{ dns_record_ip_type: "ipv4" }] },
      FROM,
      "aws:ecr.api",
      [`names lead to no IPv6 address of ${TO}`],
    ],
  ])("by an endpoint with %p, from %s to %s", (more, from, to, verdict) =>
    expect(ask(endpoint(more), from, to)).toEqual(verdict),
  );

  it("is called by IPv4 where the client says no more, whatever ways it has by IPv6", () => {
    expect(ask(client, FROM, "aws:ecr.api")).toEqual([
      "the names of ecr.api lead to its IPv4 addresses, unless the client asks for dual-stack endpoints",
    ]);
  });
});

it("calls App Runner by IPv6 where the service is dual-stack", () => {
  const service = (type: string): Record<string, Values> => ({
    "aws_apprunner_service.web": { network_configuration: [{ ip_address_type: type }] },
  });
  expect(ask(service("DUAL_STACK"), "::/0", "aws_apprunner_service.web")).toBe("yes");
  expect(ask(service("IPV4"), "::/0", "aws_apprunner_service.web")).toEqual([
    "::/0 has addresses of IPv6 alone, aws_apprunner_service.web of IPv4",
  ]);
});

it("lets a datagram's answer come by peering where it left by an egress-only gateway", () => {
  const other: Record<string, Values> = {
    "aws_vpc.b": {
      cidr_block: "10.1.0.0/16",
      ipv6_cidr_block: "2600:1f18:2::/56",
      default_network_acl_id: "acl-b",
      default_route_table_id: "rtb-b",
    },
    "aws_egress_only_internet_gateway.b": { vpc_id: "aws_vpc.b" },
    "aws_subnet.b": { vpc_id: "aws_vpc.b", cidr_block: "10.1.0.0/24", ipv6_cidr_block: "2600:1f18:2:0::/64" },
    "aws_route_table.b": {
      vpc_id: "aws_vpc.b",
      route: [{ ipv6_cidr_block: "::/0", egress_only_gateway_id: "aws_egress_only_internet_gateway.b" }],
    },
    "aws_route_table_association.c": { subnet_id: "aws_subnet.b", route_table_id: "aws_route_table.b" },
    "aws_vpc_peering_connection.ab": {
      vpc_id: "aws_vpc.main",
      peer_vpc_id: "aws_vpc.b",
      accept_status: "active",
    },
    "aws_route.ab": {
      route_table_id: "aws_route_table.main",
      destination_ipv6_cidr_block: "2600:1f18:2::/56",
      vpc_peering_connection_id: "aws_vpc_peering_connection.ab",
    },
    "aws_security_group.b": { vpc_id: "aws_vpc.b", ingress: [], egress: [OPEN] },
    "aws_instance.a": { ...PLAIN, private_ip: "10.0.1.10", ipv6_addresses: ["2600:1f18:1:1::10"] },
    "aws_instance.b": {
      subnet_id: "aws_subnet.b",
      private_ip: "10.1.0.10",
      public_ip: "",
      ipv6_addresses: ["2600:1f18:2:0::10"],
      vpc_security_group_ids: ["aws_security_group.b"],
    },
  };
  const by = (protocol: "tcp" | "udp") =>
    ask(other, "aws_instance.b", "aws_instance.a", { port: 53, protocol });
  expect(by("udp")).toBe("yes");
  expect(by("tcp")).not.toBe("yes");
});
