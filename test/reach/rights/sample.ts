/** A server in a subnet without a way out but endpoints, with a role; and what it asks. */
import { type Answer, type Question, reach, readTerraform } from "../../../src/reach";
import { stateOf, type Values } from "../samples";

export const ACCOUNT = "123456789012";
export const BUCKET = "arn:aws:s3:::files";

export type Resources = Record<string, Values>;

export const policyOf = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/*` };

export const SERVER: Resources = {
  "aws_vpc.main": {
    id: "vpc-1",
    cidr_block: "10.0.0.0/16",
    default_network_acl_id: "acl-0",
    default_route_table_id: "rtb-0",
    enable_dns_support: true,
    enable_dns_hostnames: true,
  },
  "aws_subnet.app": {
    id: "subnet-1",
    vpc_id: "vpc-1",
    cidr_block: "10.0.0.0/24",
    availability_zone: "eu-west-1a",
  },
  "aws_route_table.app": { id: "rtb-1", vpc_id: "vpc-1", route: [] },
  "aws_route_table_association.app": { subnet_id: "subnet-1", route_table_id: "rtb-1" },
  "aws_security_group.app": {
    id: "sg-1",
    vpc_id: "vpc-1",
    ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["10.0.0.0/16"] }],
    egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
  },
  "aws_instance.app": {
    id: "i-1",
    subnet_id: "subnet-1",
    private_ip: "10.0.0.10",
    public_ip: "",
    vpc_security_group_ids: ["sg-1"],
    iam_instance_profile: "app",
  },
  "aws_iam_instance_profile.app": { id: "app", name: "app", role: "app" },
  "aws_iam_role.app": {
    id: "app",
    name: "app",
    arn: `arn:aws:iam::${ACCOUNT}:role/team/app`,
    tags: { team: "web" },
  },
  "aws_iam_role_policy.app": { id: "app:read", role: "app", policy: policyOf(READ) },
  "aws_vpc_endpoint.s3": {
    id: "vpce-1",
    vpc_id: "vpc-1",
    service_name: "com.amazonaws.eu-west-1.s3",
    vpc_endpoint_type: "Gateway",
    route_table_ids: ["rtb-1"],
    prefix_list_id: "pl-1",
  },
  "aws_s3_bucket.files": { id: "files", bucket: "files", arn: BUCKET },
};

/** The same on the internet, by a NAT gateway. */
export const BY_NAT: Resources = {
  "aws_internet_gateway.main": { id: "igw-1", vpc_id: "vpc-1" },
  "aws_subnet.public": { id: "subnet-2", vpc_id: "vpc-1", cidr_block: "10.0.1.0/24" },
  "aws_route_table.public": {
    id: "rtb-2",
    vpc_id: "vpc-1",
    route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }],
  },
  "aws_route_table_association.public": { subnet_id: "subnet-2", route_table_id: "rtb-2" },
  "aws_nat_gateway.main": {
    id: "nat-1",
    subnet_id: "subnet-2",
    public_ip: "203.0.113.5",
    private_ip: "10.0.1.5",
  },
  "aws_route_table.app": {
    id: "rtb-1",
    vpc_id: "vpc-1",
    route: [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" }],
  },
};

export const without = (resources: Resources, ...addresses: string[]): Resources =>
  Object.fromEntries(Object.entries(resources).filter(([address]) => !addresses.includes(address)));

export const asked = (resources: Resources, more: Partial<Question> = {}): Answer =>
  reach(readTerraform(stateOf(resources)), {
    from: "server/app",
    to: "aws_s3_bucket.files",
    action: "s3:GetObject",
    ...more,
  });

/** `yes` with the policies, `no` with what stops it, `unknown` with the reasons. */
export function told(answer: Answer): readonly string[] {
  switch (answer.verdict) {
    case "yes":
      return ["yes", ...(answer.policies ?? []).map(({ by, at }) => by ?? at)];
    case "no":
      return ["no", ...answer.stoppedBy.map(({ what }) => what)];
    case "unknown":
      return ["unknown", ...answer.reasons];
  }
}
