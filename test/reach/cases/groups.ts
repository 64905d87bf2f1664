/** VPC User Guide: security groups. */
import {
  all,
  ask,
  everywhere,
  from,
  group,
  instance,
  internet,
  type KnownCase,
  main,
  peering,
  route,
  subnet,
  tcp,
  vpc,
} from "./builder";

const RULES = "VPC User Guide, Security group rules";
const REFERENCING = "VPC User Guide, Security group referencing";

const one = (name: string, ipv4: string, groups: readonly string[], publicIpv4?: string) =>
  instance(name, ipv4, { groups, ...(publicIpv4 ? { publicIpv4 } : {}) });

const everything = [everywhere];
const SG_MISMATCH = { no: "ENI_SG_RULES_MISMATCH" };

export const groupCases: readonly KnownCase[] = [
  {
    name: "web servers for everybody, SSH for one network, databases for the web servers",
    source: "VPC User Guide, Security group rules for different use cases",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [one("a0x", "10.0.0.10", ["web"], "54.0.0.10")]),
          subnet("a1", "10.0.1.0/24", [one("a1x", "10.0.1.10", ["database"])]),
          subnet("a2", "10.0.2.0/24", [one("a2x", "10.0.2.10", ["other"])]),
        ],
        {
          internetGateway: true,
          tables: [main("a", route("0.0.0.0/0", internet))],
          groups: [
            group("web", [
              from("0.0.0.0/0", tcp(80)),
              from("0.0.0.0/0", tcp(443)),
              from("93.184.216.0/24", tcp(22)),
            ]),
            group("database", [from("web", tcp(3306))]),
            group("other", []),
          ],
        },
      ),
    ],
    asked: [
      ask("internet", "aws_instance.a0x", 80, "yes"),
      ask("internet", "aws_instance.a0x", 443, "yes"),
      ask("93.184.216.34", "aws_instance.a0x", 22, "yes"),
      ask("internet", "aws_instance.a0x", 22, SG_MISMATCH),
      ask("aws_instance.a0x", "aws_instance.a1x", 3306, "yes"),
      ask("aws_instance.a2x", "aws_instance.a1x", 3306, SG_MISMATCH),
      ask("aws_instance.a0x", "aws_instance.a1x", 22, SG_MISMATCH),
      ask("aws_instance.a0x", "aws_instance.a2x", 443, { no: "SG_HAS_NO_RULES" }),
    ],
  },
  {
    name: "stateful: an answer needs no rule of its own, a new connection does",
    source: "VPC User Guide, Security group connection tracking",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [subnet("a0", "10.0.0.0/24", [one("a0x", "10.0.0.10", ["in"]), one("a0y", "10.0.0.11", ["out"])])],
        {
          groups: [group("in", [from("10.0.0.0/16", tcp(22))], []), group("out", [], everything)],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a0y", "aws_instance.a0x", 22, "yes"),
      ask("aws_instance.a0x", "aws_instance.a0y", 22, { no: "SG_HAS_NO_RULES" }),
    ],
  },
  {
    name: "a group that names itself lets its members talk, and nobody else",
    source: REFERENCING,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [one("a0x", "10.0.0.10", ["own"]), one("a0y", "10.0.0.11", ["other"])]),
          subnet("a1", "10.0.1.0/24", [one("a1x", "10.0.1.10", ["own"])]),
        ],
        { groups: [group("own", [from("own", all)]), group("other", everything)] },
      ),
    ],
    asked: [
      ask("aws_instance.a0x", "aws_instance.a1x", 443, "yes"),
      ask("aws_instance.a0y", "aws_instance.a1x", 443, SG_MISMATCH),
      ask("aws_instance.a0y", "aws_instance.a0x", 443, SG_MISMATCH),
    ],
  },
  {
    name: "a group that is named is its members' private addresses, not their public ones",
    source: REFERENCING,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [
            one("a0x", "10.0.0.10", ["own"], "54.0.0.10"),
            one("a0y", "10.0.0.11", ["own"], "54.0.0.11"),
          ]),
        ],
        {
          internetGateway: true,
          tables: [main("a", route("0.0.0.0/0", internet))],
          groups: [group("own", [from("own", all)])],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a0x", "aws_instance.a0y", 443, "yes"),
      ask("aws_instance.a0x", "54.0.0.11", 443, SG_MISMATCH),
    ],
  },
  {
    name: "the rules of all groups of an interface count together",
    source: RULES,
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [
            one("a0x", "10.0.0.10", ["ssh", "web"]),
            one("a0y", "10.0.0.11", ["web"]),
          ]),
        ],
        {
          groups: [
            group("ssh", [from("10.0.0.0/16", tcp(22))]),
            group("web", [from("10.0.0.0/16", tcp(443))]),
          ],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a0y", "aws_instance.a0x", 22, "yes"),
      ask("aws_instance.a0y", "aws_instance.a0x", 443, "yes"),
      ask("aws_instance.a0x", "aws_instance.a0y", 22, SG_MISMATCH),
    ],
  },
  {
    name: "a group of a peered VPC is named",
    source: "VPC Peering Guide, Update your security groups to reference peer security groups",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [subnet("a0", "10.0.0.0/24", [one("a0x", "10.0.0.10", ["ag"]), one("a0y", "10.0.0.11", ["az"])])],
        {
          tables: [main("a", route("10.1.0.0/16", "pcx-ab"))],
          groups: [group("ag", everything), group("az", everything)],
        },
      ),
      vpc("b", "10.1.0.0/16", [subnet("b0", "10.1.0.0/24", [one("b0x", "10.1.0.10", ["bg"])])], {
        tables: [main("b", route("10.0.0.0/16", "pcx-ab"))],
        groups: [group("bg", [from("ag", tcp(443))])],
      }),
    ],
    peerings: [peering("a", "b")],
    asked: [
      ask("aws_instance.a0x", "aws_instance.b0x", 443, "yes"),
      ask("aws_instance.a0y", "aws_instance.b0x", 443, SG_MISMATCH),
    ],
  },
];
