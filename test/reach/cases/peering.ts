/** VPC Peering Guide: what a peering connection does, and what it does not. */
import { ask, instance, internet, type KnownCase, main, nat, peering, route, subnet, vpc } from "./builder";

const LIMITATIONS = "VPC Peering Guide, VPC peering limitations";
const SPECIFIC = "VPC Peering Guide, VPC peering configurations with specific routes";
const UNSUPPORTED = "VPC Peering Guide, Unsupported VPC peering configurations";

const A = "10.0.0.0/16";
const B = "10.1.0.0/16";
const C = "10.2.0.0/16";
const server = (name: string, ipv4: string) =>
  subnet(name.slice(0, 2), `${ipv4.replace(/\d+$/, "0")}/24`, [instance(name, ipv4)]);

export const peeringCases: readonly KnownCase[] = [
  {
    name: "two VPCs peered together, with routes in both",
    source: "VPC Peering Guide, VPC peering configurations with routes to an entire VPC",
    vpcs: [
      vpc("a", A, [server("a0x", "10.0.0.10")], { tables: [main("a", route(B, "pcx-ab"))] }),
      vpc("b", B, [server("b0x", "10.1.0.10")], { tables: [main("b", route(A, "pcx-ab"))] }),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.a0x", "aws_instance.b0x", 443, "yes"),
      ask("aws_instance.b0x", "aws_instance.a0x", 443, "yes"),
    ],
  },
  {
    name: "a route in one VPC only: the answer has no way",
    source: "VPC Peering Guide, Update your route tables for a VPC peering connection",
    vpcs: [
      vpc("a", A, [server("a0x", "10.0.0.10")], { tables: [main("a", route(B, "pcx-ab"))] }),
      vpc("b", B, [server("b0x", "10.1.0.10")]),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.a0x", "aws_instance.b0x", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("aws_instance.b0x", "aws_instance.a0x", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
    ],
  },
  {
    name: "transitive peering: A with B and with C does not connect B with C",
    source: UNSUPPORTED,
    vpcs: [
      vpc("a", A, [server("a0x", "10.0.0.10")], {
        tables: [main("a", route(B, "pcx-ab"), route(C, "pcx-ac"))],
      }),
      vpc("b", B, [server("b0x", "10.1.0.10")], {
        tables: [main("b", route(A, "pcx-ab"), route(C, "pcx-ab"))],
      }),
      vpc("c", C, [server("c0x", "10.2.0.10")], {
        tables: [main("c", route(A, "pcx-ac"), route(B, "pcx-ac"))],
      }),
    ],
    peerings: [peering("a", "b"), peering("a", "c")],
    asked: [
      ask("aws_instance.b0x", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.c0x", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.b0x", "aws_instance.c0x", 443, { no: "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR" }),
    ],
  },
  {
    name: "edge to edge routing through an internet gateway",
    source: UNSUPPORTED,
    vpcs: [
      vpc(
        "a",
        A,
        [subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10", { publicIpv4: "54.0.0.10" })])],
        {
          internetGateway: true,
          tables: [main("a", route("0.0.0.0/0", internet), route(B, "pcx-ab"))],
        },
      ),
      vpc("b", B, [server("b0x", "10.1.0.10")], { tables: [main("b", route("0.0.0.0/0", "pcx-ab"))] }),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.b0x", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.a0x", "internet", 443, "yes"),
      ask("aws_instance.b0x", "internet", 443, { no: "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR" }),
    ],
  },
  {
    name: "edge to edge routing through a NAT gateway",
    source: UNSUPPORTED,
    vpcs: [
      vpc(
        "a",
        A,
        [
          subnet("a0", "10.0.0.0/24", [], {
            nat: { name: "a0n", ipv4: "10.0.0.200", publicIpv4: "52.0.0.0" },
            table: "apublic",
          }),
          server("a1x", "10.0.1.10"),
        ],
        {
          internetGateway: true,
          tables: [
            main("a", route("0.0.0.0/0", nat("a0n")), route(B, "pcx-ab")),
            { name: "apublic", routes: [route("0.0.0.0/0", internet), route(B, "pcx-ab")] },
          ],
        },
      ),
      vpc("b", B, [server("b0x", "10.1.0.10")], { tables: [main("b", route("0.0.0.0/0", "pcx-ab"))] }),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.a1x", "internet", 443, "yes"),
      ask("aws_instance.b0x", "aws_instance.a1x", 443, "yes"),
      ask("aws_instance.b0x", "internet", 443, { no: "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR" }),
    ],
  },
  {
    name: "no peering connection at all",
    source: LIMITATIONS,
    vpcs: [vpc("a", A, [server("a0x", "10.0.0.10")]), vpc("b", B, [server("b0x", "10.1.0.10")])],
    asked: [ask("aws_instance.a0x", "aws_instance.b0x", 443, { no: "NO_ROUTE_TO_DESTINATION" })],
  },
  {
    name: "two VPCs that access specific subnets in one VPC",
    source: SPECIFIC,
    vpcs: [
      vpc(
        "a",
        A,
        [
          { ...server("a0x", "10.0.0.10"), table: "aone" },
          { ...server("a1x", "10.0.1.10"), table: "atwo" },
        ],
        {
          tables: [
            main("a"),
            { name: "aone", routes: [route(B, "pcx-ab")] },
            { name: "atwo", routes: [route(C, "pcx-ac")] },
          ],
        },
      ),
      vpc("b", B, [server("b0x", "10.1.0.10")], { tables: [main("b", route("10.0.0.0/24", "pcx-ab"))] }),
      vpc("c", C, [server("c0x", "10.2.0.10")], { tables: [main("c", route("10.0.1.0/24", "pcx-ac"))] }),
    ],
    peerings: [peering("a", "b"), peering("a", "c")],
    asked: [
      ask("aws_instance.b0x", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.c0x", "aws_instance.a1x", 443, "yes"),
      ask("aws_instance.b0x", "aws_instance.a1x", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("aws_instance.a1x", "aws_instance.b0x", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("aws_instance.a0x", "aws_instance.a1x", 443, "yes"),
    ],
  },
  {
    name: "one VPC that accesses specific instances in two VPCs by longest prefix",
    source: SPECIFIC,
    vpcs: [
      vpc("a", "172.16.0.0/16", [subnet("a0", "172.16.0.0/24", [instance("a0x", "172.16.0.10")])], {
        tables: [main("a", route("10.0.0.77/32", "pcx-ab"), route("10.0.0.0/16", "pcx-ac"))],
      }),
      vpc("b", A, [server("b0x", "10.0.0.77")], { tables: [main("b", route("172.16.0.0/16", "pcx-ab"))] }),
      vpc("c", A, [server("c0x", "10.0.0.88")], { tables: [main("c", route("172.16.0.0/16", "pcx-ac"))] }),
    ],
    peerings: [peering("a", "b"), peering("a", "c")],
    asked: [
      ask("aws_instance.a0x", "aws_instance.b0x", 443, "yes"),
      ask("aws_instance.a0x", "aws_instance.c0x", 443, "yes"),
    ],
  },
];
