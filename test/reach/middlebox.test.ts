/** Machines that packets of others pass, and tables of gateways (VPC User Guide: "Middlebox routing", "Gateway route tables", "NAT instances"). */
import { ask, networkOf, TWO_TIERS, told, type Values } from "./samples";

const OPEN = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };

/** A firewall in a subnet of its own; its instance forwards. */
const FIREWALL: Record<string, Values> = {
  "aws_subnet.firewall": {
    vpc_id: "aws_vpc.main",
    cidr_block: "10.0.9.0/24",
    availability_zone: "eu-west-1a",
  },
  "aws_route_table_association.firewall": {
    subnet_id: "aws_subnet.firewall",
    route_table_id: "aws_route_table.web",
  },
  "aws_security_group.firewall": { vpc_id: "aws_vpc.main", ingress: [OPEN], egress: [OPEN] },
  "aws_instance.firewall": {
    subnet_id: "aws_subnet.firewall",
    private_ip: "10.0.9.10",
    public_ip: "203.0.113.99",
    source_dest_check: false,
    primary_network_interface_id: "eni-firewall",
    vpc_security_group_ids: ["aws_security_group.firewall"],
  },
};

/** What comes in for the web servers goes to the firewall. */
const ingress = (target: Values = { network_interface_id: "eni-firewall" }): Record<string, Values> => ({
  "aws_route_table.ingress": { vpc_id: "aws_vpc.main", route: [{ cidr_block: "10.0.0.0/24", ...target }] },
  "aws_route_table_association.ingress": {
    gateway_id: "aws_internet_gateway.main",
    route_table_id: "aws_route_table.ingress",
  },
});

const into = (...more: Record<string, Values>[]) =>
  ask(networkOf(Object.assign({}, TWO_TIERS, FIREWALL, ...more)), "internet", "aws_instance.web", 443);
const firewall = (values: Values) => ({
  "aws_instance.firewall": { ...FIREWALL["aws_instance.firewall"], ...values },
});

describe("the own table of an internet gateway", () => {
  it("that leads to a firewall leaves it to the firewall what gets through", () =>
    expect(into(ingress())).toMatchObject({
      verdict: "unknown",
      reasons: [
        expect.stringMatching(
          /^aws_internet_gateway.main sends 10.0.0.10 to aws_instance.firewall, and what that lets through/,
        ),
      ],
    }));

  it("leaves alone what it routes within its VPC", () => {
    const other = {
      ...ingress(),
      "aws_route_table.ingress": {
        vpc_id: "aws_vpc.main",
        route: [{ cidr_block: "10.0.1.0/24", network_interface_id: "eni-firewall" }],
      },
    };
    expect(told(into(other))).toBe("yes");
    expect(told(into(ingress({ gateway_id: "local" })))).toBe("yes");
  });

  it("needs a firewall that forwards, with a public address and open groups", () => {
    expect(told(into(ingress(), firewall({ source_dest_check: true })))).toEqual([
      "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    ]);
    expect(told(into(ingress(), firewall({ public_ip: "" })))).toEqual(["INGRESS_RTB_NO_PUBLIC_IP"]);
    expect(
      told(into(ingress(), { "aws_security_group.firewall": { vpc_id: "aws_vpc.main", ingress: [] } })),
    ).toEqual(["SG_HAS_NO_RULES"]);
  });

  it("does not keep anybody from the firewall itself", () => {
    const all = {
      ...ingress(),
      "aws_route_table.ingress": {
        vpc_id: "aws_vpc.main",
        route: [{ cidr_block: "10.0.0.0/16", network_interface_id: "eni-firewall" }],
      },
    };
    expect(
      told(ask(networkOf({ ...TWO_TIERS, ...FIREWALL, ...all }), "internet", "aws_instance.firewall", 443)),
    ).toBe("yes");
  });

  it("leads to a Gateway Load Balancer's endpoint, too", () => {
    const endpoint = {
      "aws_vpc_endpoint.gwlb": {
        vpc_id: "aws_vpc.main",
        vpc_endpoint_type: "GatewayLoadBalancer",
        subnet_ids: ["aws_subnet.firewall"],
      },
    };
    expect(into(ingress({ vpc_endpoint_id: "aws_vpc_endpoint.gwlb" }), endpoint)).toMatchObject({
      verdict: "unknown",
      reasons: [expect.stringContaining("to aws_vpc_endpoint.gwlb, and what that lets through")],
    });
  });

  it("keeps from the internet whoever leaves by the gateway without passing the firewall", () => {
    const network = networkOf({ ...TWO_TIERS, ...FIREWALL, ...ingress() });
    expect(ask(network, "aws_instance.web", "internet", 443)).toMatchObject({
      stoppedBy: [
        {
          code: "INGRESS_RTB_TRAFFIC_REDIRECTION",
          mend: {
            address: "aws_route_table.web",
            change: "routes to aws_instance.firewall instead of aws_internet_gateway.main",
          },
        },
      ],
    });
  });

  it("is not guessed about", () => {
    const association = { gateway_id: "aws_internet_gateway.main", route_table_id: "rtb-elsewhere" };
    expect(into({ "aws_route_table_association.ingress": association })).toMatchObject({
      verdict: "unknown",
    });
  });
});

describe("a route to a machine", () => {
  const through = (target: Values, ...more: Record<string, Values>[]) =>
    ask(
      networkOf(
        Object.assign(
          {},
          TWO_TIERS,
          FIREWALL,
          {
            "aws_security_group.db": { vpc_id: "aws_vpc.main", egress: [OPEN] },
            "aws_route_table.db": { vpc_id: "aws_vpc.main", route: [{ cidr_block: "0.0.0.0/0", ...target }] },
            "aws_route_table_association.db": {
              subnet_id: "aws_subnet.db",
              route_table_id: "aws_route_table.db",
            },
          },
          ...more,
        ),
      ),
      "aws_instance.db",
      "internet",
      443,
    );

  it.each([
    ["its interface", { network_interface_id: "eni-firewall" }],
    [
      "its interface, not there yet",
      { network_interface_id: "aws_instance.firewall.primary_network_interface_id" },
    ],
    ["itself", { instance_id: "aws_instance.firewall" }],
  ])("by %s leaves it to the machine", (_, target) =>
    expect(through(target)).toEqual({
      verdict: "unknown",
      reasons: ["what aws_instance.firewall does with tcp to the internet is its own to say"],
    }),
  );

  const nat = { network_interface_id: "eni-firewall" };
  it("that does not forward leads nowhere", () =>
    expect(through(nat, firewall({ source_dest_check: true }))).toMatchObject({
      stoppedBy: [
        {
          code: "ENI_SOURCE_DEST_CHECK_RESTRICTION",
          mend: { address: "aws_instance.firewall", change: "source_dest_check = false" },
        },
      ],
    }));

  it("whose groups let nothing in leads nowhere", () =>
    expect(told(through(nat, { "aws_security_group.firewall": { vpc_id: "aws_vpc.main" } }))).toEqual([
      "SG_HAS_NO_RULES",
    ]));

  it("whose subnet has no way on leads nowhere", () =>
    expect(
      told(
        through(nat, {
          "aws_route_table_association.firewall": {
            subnet_id: "aws_subnet.firewall",
            route_table_id: "rtb-0",
          },
        }),
      ),
    ).toEqual(["NO_ROUTE_TO_DESTINATION"]));

  it("that is not in what was read is not guessed about", () =>
    expect(told(through({ network_interface_id: "eni-0" }))).toEqual(["eni-0 is not in what was read"]));

  it("whose target is gone leads nowhere", () =>
    expect(told(through({ ...nat, state: "blackhole" }))).toEqual(["BAD_STATE_ROUTE"]));
});
