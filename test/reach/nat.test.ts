/** NAT64 and regional NAT gateways (VPC User Guide: "DNS64 and NAT64", "Regional NAT gateways for automatic multi-AZ expansion"). */
import { ask, networkOf, told, type Values } from "./samples";

const OPEN = {
  protocol: "-1",
  from_port: 0,
  to_port: 0,
  cidr_blocks: ["0.0.0.0/0"],
  ipv6_cidr_blocks: ["::/0"],
};
const SIX = { ipv6_cidr_block: "64:ff9b::/96", nat_gateway_id: "aws_nat_gateway.main" };

/** A server of IPv6 alone, one of IPv4 alone, and a NAT gateway with a way to the internet. */
const world = (routes: Values[], subnet: Values = {}, more: Record<string, Values> = {}) =>
  networkOf({
    "aws_vpc.main": {
      cidr_block: "10.0.0.0/16",
      ipv6_cidr_block: "2600:1f18:1:100::/56",
      default_network_acl_id: "acl-0",
      default_route_table_id: "rtb-0",
    },
    "aws_internet_gateway.main": { vpc_id: "aws_vpc.main" },
    "aws_subnet.public": {
      vpc_id: "aws_vpc.main",
      cidr_block: "10.0.0.0/24",
      availability_zone: "eu-west-1a",
    },
    "aws_subnet.six": {
      vpc_id: "aws_vpc.main",
      ipv6_cidr_block: "2600:1f18:1:101::/64",
      ipv6_native: true,
      enable_dns64: true,
      availability_zone: "eu-west-1a",
      ...subnet,
    },
    "aws_subnet.four": { vpc_id: "aws_vpc.main", cidr_block: "10.0.4.0/24", availability_zone: "eu-west-1a" },
    "aws_route_table.public": {
      vpc_id: "aws_vpc.main",
      route: [{ cidr_block: "0.0.0.0/0", gateway_id: "aws_internet_gateway.main" }],
    },
    "aws_route_table.six": { vpc_id: "aws_vpc.main", route: routes },
    "aws_route_table_association.public": {
      subnet_id: "aws_subnet.public",
      route_table_id: "aws_route_table.public",
    },
    "aws_route_table_association.six": { subnet_id: "aws_subnet.six", route_table_id: "aws_route_table.six" },
    "aws_nat_gateway.main": {
      subnet_id: "aws_subnet.public",
      private_ip: "10.0.0.200",
      public_ip: "52.0.0.1",
    },
    "aws_security_group.open": { vpc_id: "aws_vpc.main", ingress: [OPEN], egress: [OPEN] },
    "aws_instance.six": {
      subnet_id: "aws_subnet.six",
      ipv6_addresses: ["2600:1f18:1:101::10"],
      vpc_security_group_ids: ["aws_security_group.open"],
    },
    "aws_instance.four": {
      subnet_id: "aws_subnet.four",
      private_ip: "10.0.4.10",
      public_ip: "",
      vpc_security_group_ids: ["aws_security_group.open"],
    },
    ...more,
  });

describe("NAT64", () => {
  it("leads from IPv6 alone to the internet of IPv4, to AWS's services and to others of the VPC", () => {
    for (const [to, port] of [
      ["internet", 443],
      ["aws:ecr.api", 443],
      ["8.8.8.8", 53],
      ["aws_instance.four", 22],
    ] as const)
      expect([to, told(ask(world([SIX]), "aws_instance.six", to, port))]).toEqual([to, "yes"]);
  });

  it("is told on the way, with the address that it is translated to", () =>
    expect(ask(world([SIX]), "aws_instance.six", "aws_instance.four", 22)).toMatchObject({
      path: expect.arrayContaining([
        expect.objectContaining({
          at: "aws_route_table.six",
          what: "routes 10.0.4.10 by NAT64 to aws_nat_gateway.main",
        }),
        expect.objectContaining({ at: "aws_nat_gateway.main", what: "sends it on from 10.0.0.200" }),
        expect.objectContaining({ at: "aws_instance.four" }),
      ]),
    }));

  it("is no way without its route, and none over a gateway of IPv6", () => {
    const elsewhere = { "aws_route_table.other": { vpc_id: "aws_vpc.main", route: [SIX] } };
    const asked = (routes: Values[]) =>
      ask(world(routes, {}, elsewhere), "aws_instance.six", "aws_instance.four", 22);
    expect(asked([])).toMatchObject({
      stoppedBy: [
        {
          code: "NO_ROUTE_TO_DESTINATION",
          mend: {
            change: 'route { ipv6_cidr_block = "64:ff9b::/96", nat_gateway_id = aws_nat_gateway.main.id }',
          },
        },
      ],
    });
    const out = { ipv6_cidr_block: "::/0", gateway_id: "aws_internet_gateway.main" };
    expect(told(asked([out]))).toEqual([expect.stringMatching(/does not translate 10.0.4.10 by NAT64/)]);
  });

  it("needs a resolver that leads names there", () =>
    expect(ask(world([SIX], { enable_dns64: false }), "aws_instance.six", "internet", 443)).toMatchObject({
      verdict: "unknown",
      reasons: [expect.stringMatching(/^aws_subnet.six has no enable_dns64/)],
    }));

  it("passes the groups by its own prefix", () => {
    const narrow = {
      "aws_security_group.open": {
        vpc_id: "aws_vpc.main",
        ingress: [OPEN],
        egress: [{ ...OPEN, cidr_blocks: [], ipv6_cidr_blocks: ["2600::/16"] }],
      },
    };
    expect(ask(world([SIX], {}, narrow), "aws_instance.six", "aws_instance.four", 22)).toMatchObject({
      stoppedBy: [
        {
          code: "ENI_SG_RULES_MISMATCH",
          mend: { change: expect.stringContaining('ipv6_cidr_blocks = ["64:ff9b::/96"]') },
        },
      ],
    });
  });

  it("does not show whose groups it is of", () => {
    const byName = {
      "aws_security_group.four": {
        vpc_id: "aws_vpc.main",
        ingress: [
          { protocol: "tcp", from_port: 22, to_port: 22, security_groups: ["aws_security_group.open"] },
        ],
      },
    };
    const four = {
      "aws_instance.four": {
        subnet_id: "aws_subnet.four",
        private_ip: "10.0.4.10",
        public_ip: "",
        vpc_security_group_ids: ["aws_security_group.four"],
      },
    };
    expect(
      told(ask(world([SIX], {}, { ...byName, ...four }), "aws_instance.six", "aws_instance.four", 22)),
    ).toEqual(["SG_REFERENCES_NOT_PRESERVED"]);
  });

  it("is not what a NAT gateway does with other addresses of IPv6", () =>
    expect(
      told(ask(world([{ ...SIX, ipv6_cidr_block: "::/0" }]), "aws_instance.six", "2a00:1450:4001::10", 443)),
    ).toEqual(["aws_nat_gateway.main translates no IPv6 but to 64:ff9b::/96"]));
});

describe("a regional NAT gateway", () => {
  const regional = (gateway: Values = {}, more: Record<string, Values> = {}) =>
    world(
      [],
      {},
      {
        "aws_nat_gateway.main": { availability_mode: "regional", vpc_id: "aws_vpc.main", ...gateway },
        "aws_route_table.four": {
          vpc_id: "aws_vpc.main",
          route: [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "aws_nat_gateway.main" }],
        },
        "aws_route_table_association.four": {
          subnet_id: "aws_subnet.four",
          route_table_id: "aws_route_table.four",
        },
        ...more,
      },
    );

  it("leads to the internet from a subnet, without one of its own", () =>
    expect(told(ask(regional(), "aws_instance.four", "internet", 443))).toBe("yes"));

  it("leads nobody in", () =>
    expect(ask(regional(), "internet", "aws_instance.four", 443)).toMatchObject({ verdict: "no" }));

  it("takes what comes from zones that it has addresses in", () => {
    const there = (zone: string) =>
      regional({ availability_zone_address: [{ availability_zone: zone, allocation_ids: ["eipalloc-1"] }] });
    expect(told(ask(there("eu-west-1a"), "aws_instance.four", "internet", 443))).toBe("yes");
    expect(told(ask(there("eu-west-1b"), "aws_instance.four", "internet", 443))).toEqual([
      "REGIONAL_NGW_ROUTE_AZ_RESTRICTION",
    ]);
  });

  it("answers through the network ACL of the subnet", () => {
    const closed = {
      "aws_network_acl.four": {
        vpc_id: "aws_vpc.main",
        subnet_ids: ["aws_subnet.four"],
        egress: [
          { rule_no: 1, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" },
        ],
      },
    };
    expect(ask(regional({}, closed), "aws_instance.four", "internet", 443)).toMatchObject({
      stoppedBy: [{ code: "SUBNET_ACL_RESTRICTION", what: expect.stringMatching(/^on the way back/) }],
    });
  });

  it("needs the internet gateway of its VPC", () =>
    expect(
      ask(
        regional({}, { "aws_internet_gateway.main": { vpc_id: "aws_vpc.other" } }),
        "aws_instance.four",
        "internet",
        443,
      ),
    ).toMatchObject({ verdict: "unknown" }));

  it("is not known to lead to private addresses", () =>
    expect(
      ask(
        regional(
          {},
          {
            "aws_route_table.four": {
              vpc_id: "aws_vpc.main",
              route: [{ cidr_block: "10.0.0.0/24", nat_gateway_id: "aws_nat_gateway.main" }],
            },
            "aws_instance.public": {
              subnet_id: "aws_subnet.public",
              private_ip: "10.0.0.10",
              public_ip: "",
              vpc_security_group_ids: ["aws_security_group.open"],
            },
          },
        ),
        "aws_instance.four",
        "aws_instance.public",
        22,
      ),
    ).toMatchObject({ verdict: "unknown" }));
});
