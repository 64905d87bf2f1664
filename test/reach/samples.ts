/** States as `terraform show -json` writes them, told briefly: each resource by its address and its values. */
import { type Answer, type Network, reach, readTerraform } from "../../src/reach";

export type Values = Record<string, unknown>;

/** Every resource has its address as its id, unless it says another. */
export function stateOf(resources: Record<string, Values>): unknown {
  return {
    format_version: "1.0",
    terraform_version: "1.11.0",
    values: { root_module: { resources: Object.entries(resources).map(shown) } },
  };
}

function shown([address, values]: [string, Values]): object {
  const isData = address.startsWith("data.");
  const [type, name] = address.replace(/^data\./, "").split(".");
  return { address, mode: isData ? "data" : "managed", type, name, values: { id: address, ...values } };
}

export const networkOf = (resources: Record<string, Values>): Network => readTerraform(stateOf(resources));

export const ask = (network: Network, from: string, to: string, port: number): Answer =>
  reach(network, { from, to, port });

/** `yes`, `unknown`, or the codes and texts of what stops it. */
export function told(answer: Answer): string | readonly string[] {
  if (answer.verdict === "no") return answer.stoppedBy.map(({ code, what }) => code ?? what);
  return answer.verdict === "yes" ? "yes" : answer.reasons;
}

/** Two subnets of a VPC, the one public, with a server in each. */
export const TWO_TIERS: Record<string, Values> = {
  "aws_vpc.main": {
    cidr_block: "10.0.0.0/16",
    default_network_acl_id: "acl-0",
    default_route_table_id: "rtb-0",
  },
  "aws_subnet.web": { vpc_id: "aws_vpc.main", cidr_block: "10.0.0.0/24", availability_zone: "eu-west-1a" },
  "aws_subnet.db": { vpc_id: "aws_vpc.main", cidr_block: "10.0.1.0/24", availability_zone: "eu-west-1a" },
  "aws_internet_gateway.main": { vpc_id: "aws_vpc.main" },
  "aws_route_table.web": {
    vpc_id: "aws_vpc.main",
    route: [{ cidr_block: "0.0.0.0/0", gateway_id: "aws_internet_gateway.main" }],
  },
  "aws_route_table_association.web": { subnet_id: "aws_subnet.web", route_table_id: "aws_route_table.web" },
  "aws_security_group.web": {
    vpc_id: "aws_vpc.main",
    ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
  },
  "aws_security_group.db": {
    vpc_id: "aws_vpc.main",
    ingress: [
      { protocol: "tcp", from_port: 5432, to_port: 5432, security_groups: ["aws_security_group.web"] },
    ],
  },
  "aws_instance.web": {
    subnet_id: "aws_subnet.web",
    private_ip: "10.0.0.10",
    public_ip: "203.0.113.10",
    vpc_security_group_ids: ["aws_security_group.web"],
  },
  "aws_instance.db": {
    subnet_id: "aws_subnet.db",
    private_ip: "10.0.1.10",
    public_ip: "",
    vpc_security_group_ids: ["aws_security_group.db"],
  },
};
