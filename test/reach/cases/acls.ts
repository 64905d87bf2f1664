/** VPC User Guide: network ACLs. */
import {
  all,
  ask,
  inbound,
  instance,
  internet,
  type KnownCase,
  main,
  outbound,
  route,
  subnet,
  tcp,
  vpc,
} from "./builder";

const ACL = { no: "SUBNET_ACL_RESTRICTION" };
const ANY = "0.0.0.0/0";

export const aclCases: readonly KnownCase[] = [
  {
    name: "instances of a subnet talk to each other; SSH is for one computer",
    source: "VPC User Guide, Example: Control access to instances in a subnet",
    vpcs: [
      vpc(
        "a",
        "172.31.0.0/16",
        [
          subnet("a0", "172.31.0.0/24", [instance("a0x", "172.31.0.10"), instance("a0y", "172.31.0.11")], {
            acl: "admin",
          }),
          subnet("a1", "172.31.1.0/24", [instance("a1x", "172.31.1.2"), instance("a1y", "172.31.1.3")]),
        ],
        {
          acls: [
            {
              name: "admin",
              rules: [
                inbound(100, "172.31.1.2/32", tcp(22)),
                outbound(100, "172.31.1.2/32", tcp(1024, 65535)),
              ],
            },
          ],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a0x", "aws_instance.a0y", 443, "yes"),
      ask("aws_instance.a1x", "aws_instance.a0x", 22, "yes"),
      ask("aws_instance.a1x", "aws_instance.a0x", 443, ACL),
      ask("aws_instance.a1y", "aws_instance.a0x", 22, ACL),
      ask("aws_instance.a0x", "aws_instance.a1x", 22, ACL),
    ],
  },
  {
    name: "a custom ACL for a subnet of web servers",
    source: "VPC User Guide, Custom network ACLs for your VPC",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10", { publicIpv4: "54.0.0.10" })], {
            acl: "custom",
          }),
        ],
        {
          internetGateway: true,
          tables: [main("a", route(ANY, internet))],
          acls: [
            {
              name: "custom",
              rules: [
                inbound(100, ANY, tcp(80)),
                inbound(110, ANY, tcp(443)),
                inbound(120, "93.184.216.0/24", tcp(22)),
                inbound(130, "93.184.216.0/24", tcp(3389)),
                inbound(140, ANY, tcp(32768, 65535)),
                outbound(100, ANY, tcp(80)),
                outbound(110, ANY, tcp(443)),
                outbound(120, ANY, tcp(32768, 65535)),
              ],
            },
          ],
        },
      ),
    ],
    asked: [
      ask("internet", "aws_instance.a0x", 443, "yes"),
      ask("93.184.216.34", "aws_instance.a0x", 22, "yes"),
      ask("internet", "aws_instance.a0x", 22, ACL),
      ask("internet", "aws_instance.a0x", 8080, ACL),
      ask("aws_instance.a0x", "internet", 443, "yes"),
      ask("aws_instance.a0x", "internet", 22, ACL),
    ],
  },
  {
    name: "stateless: without ephemeral ports no answer comes back",
    source: "VPC User Guide, Custom network ACLs for your VPC, Ephemeral ports",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10")], { acl: "forgetful" }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")]),
        ],
        { acls: [{ name: "forgetful", rules: [inbound(100, ANY, tcp(443)), outbound(100, ANY, tcp(443))] }] },
      ),
    ],
    asked: [
      ask("aws_instance.a1x", "aws_instance.a0x", 443, ACL),
      ask("aws_instance.a0x", "aws_instance.a1x", 443, ACL),
    ],
  },
  {
    name: "the lowest number decides, whatever is more specific",
    source: "VPC User Guide, Network ACL rules",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10")], { acl: "early" }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")]),
          subnet("a2", "10.0.2.0/24", [instance("a2x", "10.0.2.10")], { acl: "late" }),
        ],
        {
          acls: [
            {
              name: "early",
              rules: [
                inbound(90, "10.0.1.10/32", tcp(443), false),
                inbound(100, ANY, all),
                outbound(100, ANY, all),
              ],
            },
            {
              name: "late",
              rules: [
                inbound(110, "10.0.1.10/32", tcp(443), false),
                inbound(100, ANY, all),
                outbound(100, ANY, all),
              ],
            },
          ],
        },
      ),
    ],
    asked: [
      ask("aws_instance.a1x", "aws_instance.a0x", 443, ACL),
      ask("aws_instance.a1x", "aws_instance.a0x", 22, "yes"),
      ask("aws_instance.a1x", "aws_instance.a2x", 443, "yes"),
    ],
  },
  {
    name: "a custom ACL without rules denies all",
    source: "VPC User Guide, Network ACL basics",
    vpcs: [
      vpc(
        "a",
        "10.0.0.0/16",
        [
          subnet("a0", "10.0.0.0/24", [instance("a0x", "10.0.0.10"), instance("a0y", "10.0.0.11")], {
            acl: "empty",
          }),
          subnet("a1", "10.0.1.0/24", [instance("a1x", "10.0.1.10")]),
        ],
        { acls: [{ name: "empty", rules: [] }] },
      ),
    ],
    asked: [
      ask("aws_instance.a1x", "aws_instance.a0x", 443, ACL),
      ask("aws_instance.a0x", "aws_instance.a1x", 443, ACL),
      ask("aws_instance.a0x", "aws_instance.a0y", 443, "yes"),
    ],
  },
];
