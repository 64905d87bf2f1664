/** VPCs with their subnets, gateways and instances. */
import type { Instance, Nat, Subnet, Topology, Vpc } from "../topology";
import { type Resource, resource } from "./resource";
import type { Style } from "./style";

export const vpcs = (topology: Topology, style: Style): Resource[] =>
  topology.vpcs.flatMap((vpc) => [own(vpc, style), ...gateways(vpc)]);

/** An association of another main table came after the VPC, which still tells the table that it was made with. */
function own({ name, ipv4, ipv6, tables, acls }: Vpc, style: Style): Resource {
  const made = style.main === "default" ? `rtb-${tables[0]?.name}` : `rtb-default-${name}`;
  return resource("aws_vpc", name, {
    id: `vpc-${name}`,
    cidr_block: ipv4,
    ipv6_cidr_block: ipv6 ?? "",
    assign_generated_ipv6_cidr_block: ipv6 !== undefined,
    default_network_acl_id: `acl-${acls[0]?.name}`,
    default_route_table_id: made,
    main_route_table_id: made,
    default_security_group_id: `sg-default-${name}`,
    enable_dns_support: true,
    enable_dns_hostnames: true,
    instance_tenancy: "default",
  });
}

function gateways({ name, internetGateway, egressOnlyGateway }: Vpc): Resource[] {
  const vpc_id = `vpc-${name}`;
  return [
    ...(internetGateway ? [resource("aws_internet_gateway", name, { id: `igw-${name}`, vpc_id })] : []),
    ...(egressOnlyGateway
      ? [resource("aws_egress_only_internet_gateway", name, { id: `eigw-${name}`, vpc_id })]
      : []),
  ];
}

export const machines = (vpc: Vpc, style: Style): Resource[] =>
  vpc.subnets.flatMap((subnet) => [
    subnetOf(vpc, subnet),
    ...subnet.instances.flatMap((instance) => instanceOf(subnet, instance, vpc, style)),
    ...(subnet.nat ? natOf(subnet, subnet.nat) : []),
  ]);

const subnetOf = (vpc: Vpc, { name, ipv4, ipv6 }: Subnet): Resource =>
  resource("aws_subnet", name, {
    id: `subnet-${name}`,
    vpc_id: `vpc-${vpc.name}`,
    cidr_block: ipv4,
    ipv6_cidr_block: ipv6 ?? "",
    availability_zone: "eu-west-1a",
    map_public_ip_on_launch: false,
    assign_ipv6_address_on_creation: ipv6 !== undefined,
  });

/** An Elastic IP needs an internet gateway in the VPC; an address of the pool does not. */
function instanceOf(subnet: Subnet, instance: Instance, vpc: Vpc, style: Style): Resource[] {
  const { name, ipv4, ipv6, publicIpv4, groups } = instance;
  const own = resource("aws_instance", name, {
    id: `i-${name}`,
    subnet_id: `subnet-${subnet.name}`,
    private_ip: ipv4,
    public_ip: publicIpv4 ?? "",
    associate_public_ip_address: publicIpv4 !== undefined,
    ipv6_addresses: ipv6 ? [ipv6] : [],
    primary_network_interface_id: `eni-${name}`,
    source_dest_check: true,
    vpc_security_group_ids: groups.map((group) => `sg-${group}`),
  });
  if (publicIpv4 === undefined || !vpc.internetGateway || style.addresses === "pool") return [own];
  return [own, ...elastic(instance, publicIpv4, style)];
}

function elastic({ name }: Instance, public_ip: string, { addresses }: Style): Resource[] {
  const id = `eipalloc-${name}`;
  const instance = `i-${name}`;
  if (addresses === "eip") return [resource("aws_eip", name, { id, public_ip, domain: "vpc", instance })];
  return [
    resource("aws_eip", name, { id, allocation_id: id, public_ip, domain: "vpc", instance: "" }),
    resource("aws_eip_association", name, { allocation_id: id, instance_id: instance, public_ip }),
  ];
}

function natOf(subnet: Subnet, { name, ipv4, publicIpv4 }: Nat): Resource[] {
  const id = `eipalloc-${name}`;
  const gateway = resource("aws_nat_gateway", name, {
    id: `nat-${name}`,
    subnet_id: `subnet-${subnet.name}`,
    connectivity_type: publicIpv4 ? "public" : "private",
    allocation_id: publicIpv4 ? id : "",
    private_ip: ipv4,
    public_ip: publicIpv4 ?? "",
    network_interface_id: `eni-${name}`,
  });
  return publicIpv4
    ? [gateway, resource("aws_eip", name, { id, allocation_id: id, public_ip: publicIpv4, domain: "vpc" })]
    : [gateway];
}
