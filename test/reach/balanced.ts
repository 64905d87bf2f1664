/** A load balancer in two zones with servers behind it, told briefly. */
import type { Values } from "./samples";

const EVERYTHING = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
const ZONES = ["a", "b", "c"];

/** A VPC with a public and an inner subnet in three zones; everything is let through. */
export const THREE_ZONES: Record<string, Values> = {
  "aws_vpc.main": {
    cidr_block: "10.0.0.0/16",
    default_network_acl_id: "acl-0",
    default_route_table_id: "rtb-0",
  },
  "aws_internet_gateway.main": { vpc_id: "aws_vpc.main" },
  "aws_route_table.public": {
    vpc_id: "aws_vpc.main",
    route: [{ cidr_block: "0.0.0.0/0", gateway_id: "aws_internet_gateway.main" }],
  },
  ...Object.fromEntries(
    ZONES.flatMap((zone, index) => [
      [
        `aws_subnet.public_${zone}`,
        { vpc_id: "aws_vpc.main", cidr_block: `10.0.${index}.0/24`, availability_zone: `eu-west-1${zone}` },
      ],
      [
        `aws_subnet.inner_${zone}`,
        { vpc_id: "aws_vpc.main", cidr_block: `10.0.1${index}.0/24`, availability_zone: `eu-west-1${zone}` },
      ],
      [
        `aws_route_table_association.${zone}`,
        { subnet_id: `aws_subnet.public_${zone}`, route_table_id: "aws_route_table.public" },
      ],
    ]),
  ),
  "aws_security_group.open": { vpc_id: "aws_vpc.main", ingress: [EVERYTHING], egress: [EVERYTHING] },
};

export const server = (name: string, zone: string, address: string): Record<string, Values> => ({
  [`aws_instance.${name}`]: {
    subnet_id: `aws_subnet.inner_${zone}`,
    private_ip: address,
    public_ip: "",
    vpc_security_group_ids: ["aws_security_group.open"],
  },
});

export const balancer = (type: string, zones: string, more: Values = {}): Record<string, Values> => ({
  "aws_lb.front": {
    load_balancer_type: type,
    subnets: [...zones].map((zone) => `aws_subnet.public_${zone}`),
    security_groups: ["aws_security_group.open"],
    ...more,
  },
});

export const listener = (protocol: string, action: Values): Record<string, Values> => ({
  "aws_lb_listener.front": {
    load_balancer_arn: "aws_lb.front",
    port: 443,
    protocol,
    default_action: [action],
  },
});

export const forward = (group: string): Values => ({
  type: "forward",
  target_group_arn: `aws_lb_target_group.${group}`,
});

/** Servers as targets on port 8080. */
export const group = (
  name: string,
  servers: readonly string[],
  more: Values = {},
): Record<string, Values> => ({
  [`aws_lb_target_group.${name}`]: { port: 8080, protocol: "HTTP", target_type: "instance", ...more },
  ...Object.fromEntries(
    servers.map((one) => [
      `aws_lb_target_group_attachment.${name}_${one}`,
      { target_group_arn: `aws_lb_target_group.${name}`, target_id: `aws_instance.${one}`, port: 8080 },
    ]),
  ),
});

export const rule = (
  name: string,
  priority: number | undefined,
  condition: Values[],
  action: Values[],
): Record<string, Values> => ({
  [`aws_lb_listener_rule.${name}`]: {
    listener_arn: "aws_lb_listener.front",
    ...(priority === undefined ? {} : { priority }),
    condition,
    action,
  },
});
