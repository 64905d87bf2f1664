/**
 * AWS's explanation codes (VPC Reachability Analyzer: "Explanation codes", "Path is not reachable"), all of them: each has a topology
 * that gives it, or a reason why no answer of Hanok's can.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Network, reach, readTerraform } from "../../src/reach";
import { balancer, forward, group, listener, server, THREE_ZONES } from "./balanced";
import { knownCases } from "./cases/cases";
import { state } from "./kernel/state/state";
import { networkOf, TWO_TIERS, type Values } from "./samples";

type Question = readonly [from: string, to: string, port: number, protocol?: "tcp" | "udp"];
type Topology = readonly [Record<string, Values>, Question];

const OPEN = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
const two = (more: Record<string, Values>, ...question: Question): Topology => [
  { ...TWO_TIERS, ...more },
  question,
];
const OUT: Record<string, Values> = { "aws_security_group.web": { vpc_id: "aws_vpc.main", egress: [OPEN] } };
const web = (route: Values): Record<string, Values> => ({
  ...OUT,
  "aws_route_table.web": { vpc_id: "aws_vpc.main", route: [{ cidr_block: "0.0.0.0/0", ...route }] },
});
const firewall = (values: Values): Record<string, Values> => ({
  "aws_instance.firewall": {
    subnet_id: "aws_subnet.db",
    private_ip: "10.0.1.99",
    public_ip: "",
    vpc_security_group_ids: ["aws_security_group.open"],
    ...values,
  },
  "aws_security_group.open": { vpc_id: "aws_vpc.main", ingress: [OPEN], egress: [OPEN] },
});
const ingress: Record<string, Values> = {
  "aws_route_table.ingress": {
    vpc_id: "aws_vpc.main",
    route: [{ cidr_block: "10.0.0.0/24", instance_id: "aws_instance.firewall" }],
  },
  "aws_route_table_association.ingress": {
    gateway_id: "aws_internet_gateway.main",
    route_table_id: "aws_route_table.ingress",
  },
};
const balanced = (type: string, action: Values, zone: string): Topology => [
  {
    ...THREE_ZONES,
    ...balancer(type, "ab"),
    ...listener("HTTPS", action),
    ...server("web", zone, `10.0.1${"abc".indexOf(zone)}.10`),
    ...group("web", ["web"]),
  },
  ["internet", "aws_instance.web", 443],
];
const weightless = {
  type: "forward",
  forward: [{ target_group: [{ arn: "aws_lb_target_group.web", weight: 0 }] }],
};
const regional = {
  ...web({ nat_gateway_id: "aws_nat_gateway.main" }),
  "aws_nat_gateway.main": {
    availability_mode: "regional",
    vpc_id: "aws_vpc.main",
    availability_zone_address: [{ availability_zone: "eu-west-1c" }],
  },
};
const s3 = (endpoint: Values): Record<string, Values> => ({
  ...OUT,
  "aws_vpc_endpoint.s3": { vpc_id: "aws_vpc.main", service_name: "com.amazonaws.eu-west-1.s3", ...endpoint },
});

/** A server in each of two VPCs, over a transit gateway. */
function transit(changed: Record<string, Values> = {}): Topology {
  const vpc = (name: string, net: string, other: string): Record<string, Values> => ({
    [`aws_vpc.${name}`]: { cidr_block: `${net}.0.0/16`, default_network_acl_id: `acl-${name}` },
    [`aws_subnet.${name}`]: {
      vpc_id: `aws_vpc.${name}`,
      cidr_block: `${net}.0.0/24`,
      availability_zone: "eu-west-1a",
    },
    [`aws_route_table.${name}`]: {
      vpc_id: `aws_vpc.${name}`,
      route: [{ cidr_block: `${other}.0.0/16`, transit_gateway_id: "aws_ec2_transit_gateway.t" }],
    },
    [`aws_route_table_association.${name}`]: {
      subnet_id: `aws_subnet.${name}`,
      route_table_id: `aws_route_table.${name}`,
    },
    [`aws_security_group.${name}`]: { vpc_id: `aws_vpc.${name}`, ingress: [OPEN], egress: [OPEN] },
    [`aws_instance.${name}`]: {
      subnet_id: `aws_subnet.${name}`,
      private_ip: `${net}.0.10`,
      public_ip: "",
      vpc_security_group_ids: [`aws_security_group.${name}`],
    },
    [`aws_ec2_transit_gateway_vpc_attachment.${name}`]: {
      transit_gateway_id: "aws_ec2_transit_gateway.t",
      vpc_id: `aws_vpc.${name}`,
      subnet_ids: [`aws_subnet.${name}`],
    },
  });
  const both = { "aws_ec2_transit_gateway.t": {}, ...vpc("a", "10.0", "10.1"), ...vpc("b", "10.1", "10.0") };
  const merged = Object.entries(changed).map(
    ([address, values]) => [address, { ...(both as Record<string, Values>)[address], ...values }] as const,
  );
  return [{ ...both, ...Object.fromEntries(merged) }, ["aws_instance.a", "aws_instance.b", 22]];
}
const ATTACHMENT = "aws_ec2_transit_gateway_vpc_attachment";

const GIVEN: Readonly<Record<string, Topology>> = {
  BAD_STATE_ROUTE: two(
    web({ gateway_id: "aws_internet_gateway.main", state: "blackhole" }),
    "aws_instance.web",
    "internet",
    443,
  ),
  BAD_STATE_ATTACHMENT: two(
    { ...OUT, "aws_internet_gateway.main": { vpc_id: "aws_vpc.other" } },
    "aws_instance.web",
    "internet",
    443,
  ),
  BAD_STATE: two(
    {
      ...web({ vpc_peering_connection_id: "aws_vpc_peering_connection.x" }),
      "aws_vpc_peering_connection.x": {
        vpc_id: "aws_vpc.main",
        peer_vpc_id: "aws_vpc.other",
        accept_status: "pending-acceptance",
      },
      "aws_vpc.other": { cidr_block: "10.9.0.0/16" },
    },
    "aws_instance.web",
    "10.9.0.1",
    443,
  ),
  ELB_INSTALLED_AZ_RESTRICTION: balanced("application", forward("web"), "c"),
  ELBV2_LISTENER_REQUIRES_TG_ACCEPT: balanced("application", weightless, "a"),
  ELBV2_LISTENERS_MISMATCH: [
    balanced("application", forward("web"), "a")[0],
    ["internet", "aws_lb.front", 80],
  ],
  PROTOCOL_RESTRICTION: [
    balanced("application", forward("web"), "a")[0],
    ["internet", "aws_lb.front", 443, "udp"],
  ],
  ENI_SOURCE_DEST_CHECK_RESTRICTION: two(
    { ...web({ instance_id: "aws_instance.firewall" }), ...firewall({}) },
    "aws_instance.web",
    "internet",
    443,
  ),
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: two(OUT, "aws_instance.web", "100.64.0.1", 443),
  INGRESS_RTB_NO_PUBLIC_IP: two(
    { ...ingress, ...firewall({ source_dest_check: false }) },
    "internet",
    "aws_instance.web",
    443,
  ),
  INGRESS_RTB_TRAFFIC_REDIRECTION: two(
    { ...OUT, ...ingress, ...firewall({ source_dest_check: false }) },
    "aws_instance.web",
    "internet",
    443,
  ),
  REGIONAL_NGW_ROUTE_AZ_RESTRICTION: two(regional, "aws_instance.web", "internet", 443),
  SG_REFERENCING_SUPPORT: transit({
    "aws_security_group.b": {
      ingress: [{ protocol: "tcp", from_port: 22, to_port: 22, security_groups: ["aws_security_group.a"] }],
    },
  }),
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: transit({
    [`${ATTACHMENT}.a`]: { transit_gateway_default_route_table_association: false },
  }),
  TGW_ROUTE_AZ_RESTRICTION: transit({
    [`${ATTACHMENT}.a`]: { subnet_ids: ["aws_subnet.other"] },
    "aws_subnet.other": { vpc_id: "aws_vpc.a", cidr_block: "10.0.9.0/24", availability_zone: "eu-west-1b" },
  }),
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: transit({
    [`${ATTACHMENT}.b`]: { transit_gateway_default_route_table_propagation: false },
  }),
  TGW_RTB_BAD_STATE_ROUTE: transit({
    "aws_ec2_transit_gateway_route.hole": {
      destination_cidr_block: "10.1.0.0/24",
      blackhole: true,
      transit_gateway_route_table_id: "aws_ec2_transit_gateway.t.association_default_route_table_id",
    },
  }),
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED: two(
    { "aws_vpc_block_public_access_options.all": { internet_gateway_block_mode: "block-ingress" } },
    "internet",
    "aws_instance.web",
    443,
  ),
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: two(
    s3({ vpc_endpoint_type: "Gateway", route_table_ids: ["aws_route_table.web"] }),
    "aws_instance.web",
    "aws:s3",
    443,
    "udp",
  ),
  VPCE_INTRA_VPC_TRAFFIC: two(
    s3({ vpc_endpoint_type: "Interface", subnet_ids: ["aws_subnet.db"] }),
    "aws_vpc_endpoint.s3",
    "aws_instance.web",
    443,
  ),
};

const CHOICE = "a route that is not taken is not told; the one that is taken is, with where it leads";
const FILTER = "packets have the addresses of their ends; a question names no others";
const VPN = "what lies behind a VPN or Direct Connect is unknown";
const CLASSIC = "a Classic Load Balancer is not modelled";

/** Why an answer never has it. */
const NOT_GIVEN: Readonly<Record<string, string>> = {
  BAD_STATE_VPN: VPN,
  CANNOT_ROUTE: CHOICE,
  ELB_ACL_RESTRICTION: CLASSIC,
  ELB_LISTENER_PORT_RESTRICTION: CLASSIC,
  ELB_LISTENERS_MISMATCH: CLASSIC,
  ELB_NOT_CROSSZONE:
    "a node without a target in its zone is taken out of the balancer's name; the others are asked",
  ELBV2_LISTENER_HAS_NO_TG: "a question names a target; of a group without one nothing is asked",
  ELBV2_LISTENER_PORT_RESTRICTION: "told as ELBV2_LISTENERS_MISMATCH, with the ports that there are",
  ELBV2_NO_TARGETS_IN_AZ:
    "a node without a target in its zone is taken out of the balancer's name; the others are asked",
  ELBV2_SOURCE_ADDRESS_PRESERVATION: FILTER,
  ENI_ADDRESS_RESTRICTION: FILTER,
  FIREWALL_RULES_RESTRICTION: "what a firewall lets through is unknown",
  GATEWAY_REJECTS_SPOOFED_TRAFFIC: FILTER,
  GWLB_DESTINATION_PORT_RESTRICTION:
    "what stands behind a Gateway Load Balancer is asked on the port of its target group",
  GWLB_PROTOCOL_RESTRICTION:
    "what stands behind a Gateway Load Balancer is asked on the port of its target group",
  HIGHER_PRIORITY_ROUTE: CHOICE,
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS: "told as IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
  IGW_NAT_REFLECTION: "out to the internet and in again is followed",
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: "how a private address comes into a VPC from outside is unknown",
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: "how a private address comes into a VPC from outside is unknown",
  MORE_SPECIFIC_ROUTE: CHOICE,
  NGW_DEST_ADDRESS_PRESERVATION: FILTER,
  NGW_REQUIRES_SOURCE_IN_VPC: "a peering connection stops it before, by PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
  NGW_SOURCE_ADDRESS_REASSIGN: FILTER,
  NO_POSSIBLE_DESTINATION: "of another account or region nothing was read: unknown",
  REMAP_EPHEMERAL_PORT: FILTER,
  TARGET_ADDRESS_RESTRICTION:
    "a question from a load balancer is about its network, whatever is registered with it",
  TARGET_PORT_RESTRICTION:
    "a question from a load balancer is about its network, whatever is registered with it",
  TGW_ATTACH_VPC_AZ_RESTRICTION: "the way by the zone that fits is taken",
  TGW_BAD_STATE_VPN: VPN,
  TGW_RTB_CANNOT_ROUTE: CHOICE,
  TGW_RTB_HIGHER_PRIORITY_ROUTE: CHOICE,
  TGW_RTB_MORE_SPECIFIC_ROUTE: CHOICE,
  TGW_RTB_ROUTES_ARE_UNKNOWN: "what is not in what was read is unknown",
  UNKNOWN_DESTINATION: "what is not in what was read is unknown",
  UNKNOWN_PEERED_SGS: "what is not in what was read is unknown",
  UNKNOWN_RESOURCE: "what is not in what was read is unknown",
  VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS: VPN,
  VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: VPN,
  VPC_LOCAL_ROUTE_CIDR_RESTRICTION: CHOICE,
  VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION: FILTER,
  VPCE_SERVICE_NOT_INSTALLED_IN_AZ: "AWS refuses an endpoint in such a zone when it is made",
};

/** Those of the known cases, which the kernel is asked, too (cases/). */
const OF_CASES = [
  "ENI_SG_RULES_MISMATCH",
  "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
  "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
  "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
  "NO_ROUTE_TO_DESTINATION",
  "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
  "SG_HAS_NO_RULES",
  "SG_REFERENCES_NOT_PRESERVED",
  "SUBNET_ACL_RESTRICTION",
];

const codes = (network: Network, [from, to, port, protocol = "tcp"]: Question): (string | undefined)[] => {
  const answer = reach(network, { from, to, port, protocol, path: "/" });
  return answer.verdict === "no" ? answer.stoppedBy.map(({ code }) => code) : [answer.verdict];
};

it.each(Object.entries(GIVEN))("%s", (code, [resources, question]) =>
  expect(codes(networkOf(resources), question)).toContain(code),
);

it.each(OF_CASES)("%s (known case)", (code) => {
  const style = {
    routes: "inline",
    main: "default",
    acls: "inline",
    groups: "inline",
    addresses: "pool",
  } as const;
  const given = knownCases.flatMap(({ vpcs, peerings = [], asked }) => {
    const network = readTerraform(state({ vpcs, peerings }, style));
    return asked.flatMap(({ question: { from, to, port }, answer }) =>
      answer === "yes" ? [] : codes(network, [from, to, port]),
    );
  });
  expect(given).toContain(code);
});

describe("the code", () => {
  const sources = ["walk", "answer"].flatMap((folder) => {
    const path = join(__dirname, "../../src/reach", folder);
    return readdirSync(path).map((file) => readFileSync(join(path, file), "utf8"));
  });
  const said = new Set(
    sources
      .flatMap((text) => text.match(/"[A-Z][A-Z0-9]+(_[A-Z0-9]+)+"/g) ?? [])
      .map((one) => one.slice(1, -1)),
  );
  const known = [...Object.keys(GIVEN), ...OF_CASES];

  it("says those alone that are shown here", () =>
    expect([...said].filter((code) => !known.includes(code))).toEqual([]));

  it("says each that is shown", () => expect(known.filter((code) => !said.has(code))).toEqual([]));

  it("says none that is said to be never given", () =>
    expect(Object.keys(NOT_GIVEN).filter((code) => said.has(code))).toEqual([]));

  it("has every code of AWS's page", () => expect(known.length + Object.keys(NOT_GIVEN).length).toBe(71));
});
