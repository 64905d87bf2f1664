/** The VPC: its ranges, its DNS, and its default security group, network ACL and route table, adopted and closed. */
import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { forEach, resource } from "../../core/resources";
import { nameTag } from "../tags";

/** A range of the VPC: a link-local one is nobody's (Amazon VPC User Guide, "VPC CIDR blocks": reserved by RFC 5735). */
const vpcRange = () =>
  t.cidr4({ min: 16, max: 28 }).rule({
    test: (range) => x.not(x.startsWith(range, "169.254.")),
    allowed: "a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses",
    refused: ["169.254.0.0/16", "169.254.64.0/20"],
  });

const inputs = {
  name: t
    .blockName()
    .describe("The network's name: its Name tag, and the beginning of the names of what belongs to it."),
  cidr: vpcRange()
    .describe('Primary IPv4 range (AWS: "VPC CIDR blocks"). Required unless `ipam` allocates one.')
    .optional(),
  ipam: t
    .shape("NetworkIpam", {
      poolId: t.awsId("ipam-pool").describe("The IPAM pool that the primary range is taken from."),
      netmaskLength: t.integer({ min: 16, max: 28 }).describe("Prefix length of the range."),
    })
    .describe("Takes the primary range from an IPAM pool.")
    .optional(),
  secondaryCidrs: t
    .keyed(vpcRange(), "range")
    .describe(
      'Further IPv4 ranges by name; a tier lies in one by `range`. They are of 100.64.0.0/10, publicly routable, or of the same private block as `cidr` (AWS: "IPv4 CIDR block association restrictions"). A VPC has 5 ranges in all; AWS raises that to 50.',
    )
    .length({ max: 49, because: "the most that AWS raises its quota to beside the primary one" })
    .default({}),
  ipv6: t
    .flag("Whether the VPC gets an Amazon-provided IPv6 range (/56) and every subnet a /64 of it.")
    .default(false),
  dnsSupport: t.flag("Whether the VPC's resolver answers; endpoints with private DNS need it.").default(true),
  dnsHostnames: t.flag("Whether instances get DNS names; endpoints with private DNS need it.").default(true),
  addressUsageMetrics: t
    .flag(
      'Whether CloudWatch gets Network Address Usage metrics of the VPC (AWS: "Network Address Usage for your VPC"); CloudWatch charges for them.',
    )
    .default(false),
  instanceTenancy: t
    .oneOf("default", "dedicated")
    .describe("Tenancy of instances; dedicated costs more.")
    .default("default"),
  tags: t.tags(),
};
type VpcInputs = t.InputsOf<typeof inputs>;

export const vpc = t.concern({
  inputs,
  rules: [t.exactlyOneOf("cidr", "ipam")],
});

export function vpcOf(scope: Construct, inputs: VpcInputs, preconditions: readonly t.Precondition[]): Vpc {
  return resource(scope, Vpc, "vpc", {
    cidrBlock: inputs.cidr,
    ipv4IpamPoolId: x.ifSet(inputs.ipam, (ipam) => ipam.poolId),
    ipv4NetmaskLength: x.ifSet(inputs.ipam, (ipam) => ipam.netmaskLength),
    assignGeneratedIpv6CidrBlock: inputs.ipv6,
    enableDnsSupport: inputs.dnsSupport,
    enableDnsHostnames: inputs.dnsHostnames,
    instanceTenancy: inputs.instanceTenancy,
    enableNetworkAddressUsageMetrics: inputs.addressUsageMetrics,
    tags: nameTag(inputs, inputs.name),
    preconditions,
  });
}

export function secondaryRanges(scope: Construct, inputs: VpcInputs, vpc: Vpc) {
  return forEach(
    scope,
    VpcIpv4CidrBlockAssociation,
    "vpc_ipv4_cidr_block_association",
    inputs.secondaryCidrs,
    (each) => ({ vpcId: vpc.id, cidrBlock: each.value }),
  );
}

/** Foundational Security Best Practices EC2.2: the default security group allows nothing. */
export function closedDefaults(scope: Construct, inputs: VpcInputs, vpc: Vpc): void {
  const tags = nameTag(inputs, x.str`${inputs.name}-default-closed`);
  resource(scope, DefaultSecurityGroup, "default_security_group", { vpcId: vpc.id, tags });
  const acl = resource(scope, DefaultNetworkAcl, "default_network_acl", {
    defaultNetworkAclId: vpc.defaultNetworkAclId,
    tags,
    lifecycle: { ignoreChanges: ["subnet_ids"] },
    because: { lifecycle: "A subnet made by someone else joins this ACL: not ours to remove." },
  });
  const table = resource(scope, DefaultRouteTable, "default_route_table", {
    defaultRouteTableId: vpc.defaultRouteTableId,
    tags,
  });
  // an empty list, unlike none, removes what is there
  acl.addOverride("ingress", []);
  acl.addOverride("egress", []);
  table.addOverride("route", []);
}
