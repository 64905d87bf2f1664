/** What kind of resource an argument names, so that of all that an expression refers to only that counts. */

const KINDS: readonly (readonly [argument: RegExp, type: RegExp, id: RegExp])[] = [
  [/(^|_)vpc_id$/, /^aws_(default_)?vpc$/, /^vpc-/],
  [/(^|_)(subnet_ids?|subnets)$|^vpc_zone_identifier$/, /^aws_(default_)?subnet$/, /^subnet-/],
  [/route_table_ids?$/, /^aws_((default_)?route_table|(default_)?vpc)$/, /^rtb-/],
  [/^transit_gateway_(default_)?route_table_id$/, /^aws_ec2_transit_gateway(_route_table)?$/, /^tgw-/],
  [/security_groups?(_ids?)?$/, /^aws_((default_)?security_group|(default_)?vpc)$/, /^sg-/],
  [/network_acl_id$/, /^aws_((default_)?network_acl|(default_)?vpc)$/, /^acl-/],
  [/^nat_gateway_id$/, /^aws_nat_gateway$/, /^nat-/],
  [/^egress_only_gateway_id$/, /^aws_egress_only_internet_gateway$/, /^eigw-/],
  [/^gateway_id$/, /^aws_(internet_gateway|vpn_gateway|vpc_endpoint)$/, /^(igw|vgw|vpce)-/],
  [/^vpc_peering_connection_id$/, /^aws_vpc_peering_connection/, /^pcx-/],
  [/prefix_list_ids?$/, /^aws_(vpc_endpoint|ec2_managed_prefix_list|prefix_list)$/, /^pl-/],
  [/^transit_gateway_id$/, /^aws_ec2_transit_gateway$/, /^tgw-/],
  [/^target_group_arns?$|^lb_target_group_arn$/, /^aws_a?lb_target_group$/, /^arn:.*:targetgroup\//],
  [/^load_balancer_arn$/, /^aws_a?lb$/, /^arn:.*:loadbalancer\//],
  [/^listener_arn$/, /^aws_a?lb_listener$/, /^arn:.*:listener\//],
];

const LIST = /(_ids|_arns|_blocks|security_groups|^subnets|^vpc_zone_identifier|_ips|addresses)$/;

/** What a VPC comes with, by the argument that takes it. */
const OF_VPCS: readonly (readonly [argument: RegExp, attribute: string])[] = [
  [/route_table_ids?$/, "default_route_table_id"],
  [/security_groups?(_ids?)?$/, "default_security_group_id"],
  [/network_acl_id$/, "default_network_acl_id"],
];

/** Whether an argument holds several. */
export const isList = (argument: string): boolean => LIST.test(argument);

/** The attribute that a reference means where it says none: `aws_subnet.a[count.index].id` is listed without `.id`. */
export function attributeFor(argument: string, type: string): string {
  if (/_arns?$|^task_definition$/.test(argument)) return "arn";
  if (argument.includes("prefix_list_id") && type === "aws_vpc_endpoint") return "prefix_list_id";
  const own = /^aws_(default_)?vpc$/.test(type) && OF_VPCS.find(([name]) => name.test(argument));
  if (own) return own[1];
  return /cidr_blocks?$|^cidr/.test(argument) ? "cidr_block" : "id";
}

/** Whether an argument can only be given what is of certain types. */
export const isTyped = (argument: string): boolean => KINDS.some(([name]) => name.test(argument));

/** Whether what is referred to can be what the argument takes. */
export function isExpected(argument: string, type: string | undefined, id: string): boolean {
  const kinds = KINDS.filter(([name]) => name.test(argument));
  return (
    kinds.length === 0 ||
    kinds.some(([, types, ids]) => (type === undefined ? ids.test(id) : types.test(type)))
  );
}
