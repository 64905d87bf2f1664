/** Cases that AWS's documents decide. */
import { reach } from "../../src/reach";
import { ask, networkOf, told, type Values } from "./samples";

const ALL = {
  protocol: "-1",
  from_port: 0,
  to_port: 0,
  cidr_blocks: ["0.0.0.0/0"],
  ipv6_cidr_blocks: ["::/0"],
};

/** A VPC with one open server; its table is its own. */
const vpc = (name: string, range: string, route: object[]): Record<string, Values> => {
  const id = `aws_vpc.${name}`;
  return {
    [id]: { cidr_block: range, default_network_acl_id: `acl-${name}` },
    [`aws_subnet.${name}`]: {
      vpc_id: id,
      cidr_block: range.replace("/16", "/24"),
      availability_zone: "eu-west-1a",
    },
    [`aws_route_table.${name}`]: { vpc_id: id, route },
    [`aws_route_table_association.${name}`]: {
      subnet_id: `aws_subnet.${name}`,
      route_table_id: `aws_route_table.${name}`,
    },
    [`aws_security_group.${name}`]: { vpc_id: id, ingress: [ALL], egress: [ALL] },
    [`aws_instance.${name}`]: {
      subnet_id: `aws_subnet.${name}`,
      private_ip: range.replace("0/16", "10"),
      public_ip: "",
      vpc_security_group_ids: [`aws_security_group.${name}`],
    },
  };
};
const peering = (one: string, other: string): Record<string, Values> => ({
  [`aws_vpc_peering_connection.${one}_${other}`]: {
    vpc_id: `aws_vpc.${one}`,
    peer_vpc_id: `aws_vpc.${other}`,
    auto_accept: true,
  },
});
const over = (range: string, id: string) => ({
  cidr_block: range,
  vpc_peering_connection_id: `aws_vpc_peering_connection.${id}`,
});

describe('VPC Peering Guide, "Unsupported VPC peering configurations"', () => {
  it("a connection is used by both who are connected, where both have routes", () => {
    const both = networkOf({
      ...vpc("a", "10.0.0.0/16", [over("10.1.0.0/16", "a_b")]),
      ...vpc("b", "10.1.0.0/16", [over("10.0.0.0/16", "a_b")]),
      ...peering("a", "b"),
    });
    expect(told(ask(both, "aws_instance.a", "aws_instance.b", 22))).toBe("yes");
    const one = networkOf({
      ...vpc("a", "10.0.0.0/16", [over("10.1.0.0/16", "a_b")]),
      ...vpc("b", "10.1.0.0/16", []),
      ...peering("a", "b"),
    });
    expect(ask(one, "aws_instance.a", "aws_instance.b", 22)).toMatchObject({
      stoppedBy: [
        {
          code: "NO_ROUTE_TO_DESTINATION",
          what: expect.stringMatching(/^on the way back, aws_route_table.b/),
        },
      ],
    });
  });

  it("transitive peering: b and c are not connected over a", () => {
    const network = networkOf({
      ...vpc("a", "10.0.0.0/16", [over("10.1.0.0/16", "a_b"), over("10.2.0.0/16", "a_c")]),
      ...vpc("b", "10.1.0.0/16", [over("10.2.0.0/16", "a_b"), over("10.0.0.0/16", "a_b")]),
      ...vpc("c", "10.2.0.0/16", [over("10.1.0.0/16", "a_c")]),
      ...peering("a", "b"),
      ...peering("a", "c"),
    });
    expect(told(ask(network, "aws_instance.b", "aws_instance.a", 22))).toBe("yes");
    expect(told(ask(network, "aws_instance.b", "aws_instance.c", 22))).toEqual([
      "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ]);
  });

  it("edge to edge routing: b does not use the internet gateway of a", () => {
    const network = networkOf({
      ...vpc("a", "10.0.0.0/16", [{ cidr_block: "0.0.0.0/0", gateway_id: "aws_internet_gateway.a" }]),
      "aws_internet_gateway.a": { vpc_id: "aws_vpc.a" },
      ...vpc("b", "10.1.0.0/16", [over("0.0.0.0/0", "a_b")]),
      ...peering("a", "b"),
    });
    expect(told(ask(network, "aws_instance.b", "internet", 443))).toEqual([
      "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ]);
  });
});

describe('VPC Peering Guide, "Edge to edge routing through a gateway or private connection"', () => {
  const everything = over("0.0.0.0/0", "a_b");

  it("b does not use the gateway endpoint of a", () => {
    const endpoint = {
      vpc_id: "aws_vpc.a",
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["aws_route_table.a"],
    };
    const network = networkOf({
      ...vpc("a", "10.0.0.0/16", [over("10.1.0.0/16", "a_b")]),
      ...vpc("b", "10.1.0.0/16", [everything]),
      ...peering("a", "b"),
      "aws_vpc_endpoint.s3": endpoint,
    });
    expect(told(ask(network, "aws_instance.a", "aws:s3", 443))).toBe("yes");
    expect(told(ask(network, "aws_instance.b", "aws:s3", 443))).toContain("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
  });

  it("b does not use the VPN connection of a, of which nothing more is known", () => {
    const office = { cidr_block: "192.168.0.0/16", gateway_id: "aws_vpn_gateway.a" };
    const network = networkOf({
      ...vpc("a", "10.0.0.0/16", [over("10.1.0.0/16", "a_b"), office]),
      ...vpc("b", "10.1.0.0/16", [everything]),
      ...peering("a", "b"),
      "aws_vpn_gateway.a": { vpc_id: "aws_vpc.a" },
    });
    expect(ask(network, "aws_instance.a", "192.168.0.5", 443)).toMatchObject({ verdict: "unknown" });
    expect(told(ask(network, "aws_instance.b", "192.168.0.5", 443))).toEqual([
      "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ]);
  });
});

describe('VPC User Guide, "Security group rules for different use cases"', () => {
  /** Two servers of a VPC; the first one's group lets in what is given. */
  const served = (ingress: Values[]) =>
    networkOf({
      ...vpc("a", "10.0.0.0/16", []),
      "aws_security_group.server": { vpc_id: "aws_vpc.a", ingress },
      "aws_instance.server": {
        subnet_id: "aws_subnet.a",
        private_ip: "10.0.0.20",
        public_ip: "",
        vpc_security_group_ids: ["aws_security_group.server"],
      },
    });
  const rule = (protocol: string, port: number): Values => ({
    protocol,
    from_port: port,
    to_port: port,
    security_groups: ["aws_security_group.a"],
  });
  const asked = (network: ReturnType<typeof served>, port: number, protocol: "tcp" | "udp") =>
    reach(network, { from: "aws_instance.a", to: "aws_instance.server", port, protocol }).verdict;

  it("a DNS server is asked by TCP and UDP on 53", () => {
    const both = served([rule("tcp", 53), rule("udp", 53)]);
    expect([asked(both, 53, "tcp"), asked(both, 53, "udp"), asked(both, 54, "udp")]).toEqual([
      "yes",
      "yes",
      "no",
    ]);
    expect(asked(served([rule("tcp", 53)]), 53, "udp")).toBe("no");
  });

  it.each([
    ["a file system", 2049],
    ["Microsoft SQL Server", 1433],
    ["MySQL", 3306],
    ["PostgreSQL", 5432],
    ["Redshift", 5439],
    ["Oracle", 1521],
  ])("%s lets its clients in on %i alone", (_, port) => {
    const network = served([rule("tcp", port)]);
    expect([asked(network, port, "tcp"), asked(network, port, "udp"), asked(network, 22, "tcp")]).toEqual([
      "yes",
      "no",
      "no",
    ]);
  });
});

describe("Transit Gateways Guide", () => {
  const to = (range: string) => ({ cidr_block: range, transit_gateway_id: "aws_ec2_transit_gateway.t" });
  const attachment = (name: string, more: Values = {}): Record<string, Values> => ({
    [`aws_ec2_transit_gateway_vpc_attachment.${name}`]: {
      transit_gateway_id: "aws_ec2_transit_gateway.t",
      vpc_id: `aws_vpc.${name}`,
      subnet_ids: [`aws_subnet.${name}`],
      ...more,
    },
  });
  const both: Record<string, Values> = {
    "aws_ec2_transit_gateway.t": {},
    ...vpc("a", "10.0.0.0/16", [to("10.1.0.0/16")]),
    ...vpc("b", "10.1.0.0/16", [to("10.0.0.0/16")]),
  };
  const asked = (resources: Record<string, Values>) =>
    told(ask(networkOf(resources), "aws_instance.a", "aws_instance.b", 22));

  it("attachments share the default route table", () =>
    expect(asked({ ...both, ...attachment("a"), ...attachment("b") })).toBe("yes"));

  it("an attachment without a table routes nothing", () =>
    expect(
      asked({
        ...both,
        ...attachment("a", { transit_gateway_default_route_table_association: false }),
        ...attachment("b"),
      }),
    ).toEqual(["TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"]));

  it("what is not propagated has no route", () =>
    expect(
      asked({
        ...both,
        ...attachment("a"),
        ...attachment("b", { transit_gateway_default_route_table_propagation: false }),
      }),
    ).toEqual(["TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"]));

  it("a zone without a subnet of the attachment does not enter it", () => {
    const other = {
      "aws_subnet.other": { vpc_id: "aws_vpc.a", cidr_block: "10.0.9.0/24", availability_zone: "eu-west-1b" },
    };
    expect(
      asked({
        ...both,
        ...other,
        ...attachment("a", { subnet_ids: ["aws_subnet.other"] }),
        ...attachment("b"),
      }),
    ).toEqual(["TGW_ROUTE_AZ_RESTRICTION"]);
  });
});

describe('VPC User Guide, "Egress-only internet gateways"', () => {
  const out = { ipv6_cidr_block: "::/0", egress_only_gateway_id: "aws_egress_only_internet_gateway.a" };
  const network = networkOf({
    ...vpc("a", "10.0.0.0/16", [out]),
    "aws_vpc.a": {
      cidr_block: "10.0.0.0/16",
      ipv6_cidr_block: "2a05:d018:1::/56",
      default_network_acl_id: "acl-a",
    },
    "aws_subnet.a": { vpc_id: "aws_vpc.a", cidr_block: "10.0.0.0/24", ipv6_cidr_block: "2a05:d018:1::/64" },
    "aws_egress_only_internet_gateway.a": { vpc_id: "aws_vpc.a" },
    "aws_internet_gateway.a": { vpc_id: "aws_vpc.a" },
    "aws_instance.a": {
      subnet_id: "aws_subnet.a",
      private_ip: "10.0.0.10",
      public_ip: "",
      ipv6_addresses: ["2a05:d018:1::10"],
      vpc_security_group_ids: ["aws_security_group.a"],
    },
  });

  it("lets connections out over IPv6", () =>
    expect(told(ask(network, "aws_instance.a", "internet", 443))).toBe("yes"));

  it("lets none in", () =>
    expect(ask(network, "internet", "aws_instance.a", 443)).toMatchObject({ verdict: "no" }));
});
