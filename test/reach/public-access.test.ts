/** VPC Block Public Access (VPC User Guide: "Block public access to VPCs and subnets"). */
import { ask, networkOf, TWO_TIERS, told, type Values } from "./samples";

/** The web server has a public address; the database's subnet leaves by a NAT gateway. */
const world = (mode: string | undefined, exclusion?: Values) =>
  networkOf({
    ...TWO_TIERS,
    "aws_security_group.db": {
      vpc_id: "aws_vpc.main",
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    },
    "aws_nat_gateway.main": { subnet_id: "aws_subnet.web", private_ip: "10.0.0.200", public_ip: "52.0.0.1" },
    "aws_route_table.db": {
      vpc_id: "aws_vpc.main",
      route: [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "aws_nat_gateway.main" }],
    },
    "aws_route_table_association.db": { subnet_id: "aws_subnet.db", route_table_id: "aws_route_table.db" },
    ...(mode === undefined
      ? {}
      : { "aws_vpc_block_public_access_options.all": { internet_gateway_block_mode: mode } }),
    ...(exclusion ? { "aws_vpc_block_public_access_exclusion.one": exclusion } : {}),
  });

/** In from the internet, out by the gateway, out by NAT. */
const answers = (network: ReturnType<typeof world>) =>
  [
    ask(network, "internet", "aws_instance.web", 443),
    ask(network, "aws_instance.web", "internet", 443),
    ask(network, "aws_instance.db", "internet", 443),
  ].map((answer) => (told(answer) === "yes" ? "yes" : [...new Set(told(answer))].join()));

const BLOCKED = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";
const of = (mode: string, where: Values = { subnet_id: "aws_subnet.web" }) => ({
  internet_gateway_exclusion_mode: mode,
  ...where,
});

it.each<[string, string | undefined, Values | undefined, string[]]>([
  ["that nobody turned on", undefined, undefined, ["yes", "yes", "yes"]],
  ["that is off", "off", undefined, ["yes", "yes", "yes"]],
  ["of both directions", "block-bidirectional", undefined, [BLOCKED, BLOCKED, BLOCKED]],
  ["of what comes in", "block-ingress", undefined, [BLOCKED, BLOCKED, "yes"]],
  ["that leaves a subnet out", "block-bidirectional", of("allow-bidirectional"), ["yes", "yes", "yes"]],
  [
    "that leaves a VPC out",
    "block-bidirectional",
    of("allow-bidirectional", { vpc_id: "aws_vpc.main" }),
    ["yes", "yes", "yes"],
  ],
  ["that leaves out what goes out", "block-bidirectional", of("allow-egress"), [BLOCKED, "yes", "yes"]],
  [
    "that leaves another subnet out",
    "block-bidirectional",
    of("allow-bidirectional", { subnet_id: "aws_subnet.other" }),
    [BLOCKED, BLOCKED, BLOCKED],
  ],
])("a block %s", (_, mode, exclusion, known) => expect(answers(world(mode, exclusion))).toEqual(known));
