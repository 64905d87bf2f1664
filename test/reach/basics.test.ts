/** Reachability over a VPC's own parts: groups, ACLs, routes, gateways. */
import { ask, networkOf, TWO_TIERS, told } from "./samples";

const with_ = (more: Record<string, Record<string, unknown>>) => networkOf({ ...TWO_TIERS, ...more });

describe("security groups", () => {
  const network = networkOf(TWO_TIERS);

  it.each([
    ["internet", "aws_instance.web", 443, "yes"],
    ["internet", "aws_instance.web", 22, ["ENI_SG_RULES_MISMATCH"]],
    ["aws_instance.web", "aws_instance.db", 5432, "yes"],
    ["aws_instance.web", "aws_instance.db", 5433, ["ENI_SG_RULES_MISMATCH"]],
    ["aws_instance.db", "aws_instance.web", 443, ["SG_HAS_NO_RULES"]],
    ["aws_instance.web", "internet", 80, "yes"],
  ])("%s to %s on %i", (from, to, port, expected) => {
    expect(told(ask(network, from, to, port))).toEqual(expected);
  });

  it("a rule by a group admits its members alone", () => {
    expect(told(ask(network, "10.0.0.99", "aws_instance.db", 5432))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  });

  it("rules of every form are read", () => {
    const forms: Record<string, Record<string, unknown>>[] = [
      {
        "aws_security_group_rule.one": {
          type: "ingress",
          security_group_id: "aws_security_group.db",
          protocol: "tcp",
          from_port: 22,
          to_port: 22,
          cidr_blocks: ["10.0.0.0/24"],
        },
      },
      {
        "aws_vpc_security_group_ingress_rule.one": {
          security_group_id: "aws_security_group.db",
          ip_protocol: "6",
          from_port: 22,
          to_port: 22,
          cidr_ipv4: "10.0.0.0/24",
        },
      },
    ];
    for (const form of forms)
      expect(told(ask(with_(form), "aws_instance.web", "aws_instance.db", 22))).toBe("yes");
  });
});

describe("network ACLs are stateless", () => {
  const acl = (egress: object) => ({
    "aws_network_acl.db": {
      vpc_id: "aws_vpc.main",
      subnet_ids: ["aws_subnet.db"],
      ingress: [
        {
          rule_no: 100,
          action: "allow",
          protocol: "tcp",
          from_port: 5432,
          to_port: 5432,
          cidr_block: "10.0.0.0/24",
        },
      ],
      egress: [{ rule_no: 100, action: "allow", protocol: "tcp", cidr_block: "10.0.0.0/24", ...egress }],
    },
  });

  it("lets the answer out where its ports are open", () => {
    const network = with_(acl({ from_port: 32768, to_port: 65535 }));
    expect(told(ask(network, "aws_instance.web", "aws_instance.db", 5432))).toBe("yes");
  });

  it("says that ephemeral ports were forgotten", () => {
    const answer = ask(
      with_(acl({ from_port: 5432, to_port: 5432 })),
      "aws_instance.web",
      "aws_instance.db",
      5432,
    );
    expect(answer).toMatchObject({
      verdict: "no",
      stoppedBy: [
        {
          code: "SUBNET_ACL_RESTRICTION",
          what: "on the way back, aws_network_acl.db denies tcp 32768-60999 to 10.0.0.10 (egress rule *)",
        },
      ],
    });
  });
});

describe("routes", () => {
  it("a public subnet without a route is told on the way back", () => {
    const network = with_({ "aws_route_table.web": { vpc_id: "aws_vpc.main", route: [] } });
    expect(told(ask(network, "internet", "aws_instance.web", 443))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
  });

  it("a server without a public address is not on the internet", () => {
    expect(told(ask(networkOf(TWO_TIERS), "aws_instance.web", "internet", 443))).toBe("yes");
    expect(told(ask(networkOf(TWO_TIERS), "internet", "aws_instance.db", 5432))).toEqual([
      "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
      "ENI_SG_RULES_MISMATCH",
      "NO_ROUTE_TO_DESTINATION",
    ]);
  });
});

it("offers the nearest names for one that nothing has", () => {
  expect(() => ask(networkOf(TWO_TIERS), "aws_instance.wbe", "internet", 443)).toThrow(
    'nothing goes by the name "aws_instance.wbe"; did you mean aws_instance.web',
  );
});

it("a subnet's own ACL counts, though a state's default one still lists the subnet", () => {
  const pass = {
    rule_no: 1,
    action: "allow",
    protocol: "-1",
    from_port: 0,
    to_port: 0,
    cidr_block: "0.0.0.0/0",
  };
  const subnets = ["aws_subnet.web", "aws_subnet.db"];
  const network = with_({
    "aws_network_acl.own": { vpc_id: "aws_vpc.main", subnet_ids: subnets, ingress: [pass], egress: [pass] },
    "aws_default_network_acl.closed": { default_network_acl_id: "acl-0", subnet_ids: subnets },
  });
  expect(told(ask(network, "aws_instance.web", "aws_instance.db", 5432))).toBe("yes");
});

describe("a missing route's mend", () => {
  const NAT = {
    "aws_nat_gateway.near": {
      subnet_id: "aws_subnet.web",
      connectivity_type: "public",
      public_ip: "203.0.113.77",
    },
  };
  const OPEN = { vpc_id: "aws_vpc.main", ingress: [], egress: TWO_TIERS["aws_security_group.web"]?.egress };
  const mends = (more: Record<string, Record<string, unknown>>, from = "aws_instance.db") => {
    const answer = ask(with_({ "aws_security_group.db": OPEN, ...more }), from, "internet", 443);
    return answer.verdict === "no" ? answer.mends.map(({ change }) => change) : answer.verdict;
  };

  it("leads to the NAT gateway, or says that one is missing", () => {
    expect(mends(NAT)).toEqual([
      'route { cidr_block = "0.0.0.0/0", nat_gateway_id = aws_nat_gateway.near.id }',
    ]);
    expect(mends({})).toEqual([
      'route { cidr_block = "0.0.0.0/0" } with the nat_gateway_id of a NAT gateway',
    ]);
  });

  it("leads who has a public address to the internet gateway", () => {
    expect(
      mends({ "aws_route_table.web": { vpc_id: "aws_vpc.main", route: [] } }, "aws_instance.web"),
    ).toEqual(['route { cidr_block = "0.0.0.0/0", gateway_id = aws_internet_gateway.main.id }']);
    const cut = { ...NAT, "aws_route_table.web": { vpc_id: "aws_vpc.main", route: [] } };
    const behind = {
      "aws_route_table.db": {
        vpc_id: "aws_vpc.main",
        route: [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "aws_nat_gateway.near" }],
      },
      "aws_route_table_association.db": { subnet_id: "aws_subnet.db", route_table_id: "aws_route_table.db" },
    };
    expect(mends({ ...cut, ...behind })).toEqual([
      'route { cidr_block = "0.0.0.0/0", gateway_id = aws_internet_gateway.main.id }',
    ]);
  });
});
