/** VPC User Guide: route tables, internet gateways and NAT gateways. */
import {
  ask,
  from,
  group,
  instance,
  internet,
  type KnownCase,
  main,
  nat,
  peering,
  route,
  subnet,
  tcp,
  vpc,
} from "./builder";

const INTERNET = "VPC User Guide, Enable internet access for a VPC using an internet gateway";
const NAT = "VPC User Guide, NAT gateway use cases";
const PRIORITY = "VPC User Guide, Route priority";
const EGRESS_ONLY = "VPC User Guide, Enable outbound IPv6 traffic using an egress-only internet gateway";

const ANY = "0.0.0.0/0";
const publicly = (name: string, ipv4: string, publicIpv4: string) => instance(name, ipv4, { publicIpv4 });
const gateway = { name: "a0n", ipv4: "10.0.0.200", publicIpv4: "52.0.0.0" };

export const routeCases: readonly KnownCase[] = [
  {
    name: "a public subnet: gateway, route and public address, each of them needed",
    source: INTERNET,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [
            publicly("a0x", "10.0.0.10", "54.0.0.10"),
            instance("a0y", "10.0.0.11"),
          ]),
          subnet("a1", "10.0.1.0/24", [publicly("a1x", "10.0.1.10", "54.0.1.10")], { table: "alocal" }),
        ],
        { internetGateway: true, tables: [main("a", route(ANY, internet)), { name: "alocal", routes: [] }] },
      ),
      vpc("b", "10.1.0.0/16", [subnet("b0", "10.1.0.0/24", [publicly("b0x", "10.1.0.10", "54.1.0.10")])]),
    ],
    asked: [
      ask("internet", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.a0x", "internet", 443, "yes"),
      ask("aws_instance.a0y", "internet", 443, { no: "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS" }),
      ask("internet", "aws_instance.a0y", 443, { no: "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS" }),
      ask("aws_instance.a1x", "internet", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("internet", "aws_instance.a1x", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("aws_instance.b0x", "internet", 443, { no: "NO_ROUTE_TO_DESTINATION" }),
      ask("internet", "aws_instance.b0x", 443, { no: "aws_vpc.b" }),
    ],
  },
  {
    name: "a NAT gateway in a public subnet leads out, and nobody in",
    source: NAT,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [], { nat: gateway }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")], { table: "aprivate" }),
        ],
        {
          internetGateway: true,
          tables: [main("a", route(ANY, internet)), { name: "aprivate", routes: [route(ANY, nat("a0n"))] }],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a1x", "internet", 443, "yes"),
      ask("internet", "aws_instance.a1x", 443, { no: "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS" }),
    ],
  },
  {
    name: "a NAT gateway in a private subnet leads nowhere",
    source: NAT,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [], { nat: gateway }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")], { table: "aprivate" }),
        ],
        {
          internetGateway: true,
          tables: [main("a"), { name: "aprivate", routes: [route(ANY, nat("a0n"))] }],
        },
      ),
    ],
    asked: [ask("aws_instance.a1x", "internet", 443, { no: "NO_ROUTE_TO_DESTINATION" })],
  },
  {
    name: "what a NAT gateway sends belongs to no group",
    source:
      "VPC User Guide, Route priority; Reachability Analyzer explanation codes, SG_REFERENCES_NOT_PRESERVED",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [], { nat: { name: "a0n", ipv4: "10.0.0.200" } }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")], { table: "around" }),
          subnet("a2", "10.0.2.0/24", [
            instance("a2x", "10.0.2.10", { groups: ["byname"] }),
            instance("a2y", "10.0.2.11", { groups: ["byrange"] }),
          ]),
        ],
        {
          tables: [main("a"), { name: "around", routes: [route("10.0.2.0/24", nat("a0n"))] }],
          groups: [
            group("ag", []),
            group("byname", [from("ag", tcp(443))]),
            group("byrange", [from("10.0.0.0/24", tcp(443))]),
          ],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a1x", "aws_instance.a2x", 443, { no: "SG_REFERENCES_NOT_PRESERVED" }),
      ask("aws_instance.a1x", "aws_instance.a2y", 443, "yes"),
    ],
  },
  {
    name: "the local route and the longest prefix win, whatever else there is",
    source: PRIORITY,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [publicly("a0x", "10.0.0.10", "54.0.0.10")]),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")]),
        ],
        {
          internetGateway: true,
          tables: [
            main("a", route(ANY, internet), route("10.0.0.0/8", internet), route("172.31.0.0/16", "pcx-ab")),
          ],
        },
      ),
      vpc("b", "172.31.0.0/16", [subnet("b0", "172.31.0.0/24", [instance("b0x", "172.31.0.10")])], {
        tables: [main("b", route("10.0.0.0/16", "pcx-ab"))],
      }),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.a0x", "aws_instance.a1x", 443, "yes"),
      ask("aws_instance.a0x", "aws_instance.b0x", 443, "yes"),
      ask("aws_instance.a0x", "internet", 443, "yes"),
    ],
  },
  {
    name: "an internet gateway leads to no private address of another VPC",
    source: "Reachability Analyzer explanation codes, IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    vpcs: [
      vpc("a", "10.0.0.0/16", [subnet("a0", "10.0.0.0/24", [publicly("a0x", "10.0.0.10", "54.0.0.10")])], {
        internetGateway: true,
        tables: [main("a", route(ANY, internet))],
      }),
      vpc("b", "10.1.0.0/16", [subnet("b0", "10.1.0.0/24", [instance("b0x", "10.1.0.10")])]),
    ],
    asked: [
      ask("aws_instance.a0x", "aws_instance.b0x", 443, {
        no: "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
      }),
    ],
  },
  {
    name: "an egress-only internet gateway leads out, and nobody in",
    source: EGRESS_ONLY,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10", { ipv6: "2600:1f18:1:100::10" })], {
            ipv6: "2600:1f18:1:100::/64",
          }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10", { ipv6: "2600:1f18:1:101::10" })], {
            ipv6: "2600:1f18:1:101::/64",
            table: "apublic",
          }),
        ],
        {
          ipv6: "2600:1f18:1:100::/56",
          internetGateway: true,
          egressOnlyGateway: true,
          tables: [
            main("a", route("::/0", { kind: "egress-only" })),
            { name: "apublic", routes: [route("::/0", internet)] },
          ],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a0x", "2a00:1450:4001::10", 443, "yes"),
      ask("2a00:1450:4001::10", "2600:1f18:1:100::10", 443, { no: "aws_egress_only_internet_gateway.a" }),
      ask("2a00:1450:4001::10", "2600:1f18:1:101::10", 443, "yes"),
    ],
  },
];
