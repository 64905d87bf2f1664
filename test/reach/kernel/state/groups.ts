/** Security groups in the three forms that the provider has for their rules. */
import { type Group, type GroupRule, isIpv6, type Traffic, type Vpc } from "../topology";
import { type Resource, resource } from "./resource";
import type { Style } from "./style";

export const groups = (vpc: Vpc, style: Style): Resource[] =>
  vpc.groups.flatMap((group) => [own(vpc, group, style), ...separate(group, style)]);

const own = (vpc: Vpc, group: Group, style: Style): Resource => {
  const blocks = (rules: readonly GroupRule[]) =>
    style.groups === "inline" ? rules.map((rule) => block(group, rule)) : [];
  return resource("aws_security_group", group.name, {
    id: `sg-${group.name}`,
    vpc_id: `vpc-${vpc.name}`,
    name: group.name,
    description: "Managed by Terraform",
    ingress: blocks(group.ingress),
    egress: blocks(group.egress),
  });
};

const separate = (group: Group, style: Style): Resource[] => {
  const form = { aws_security_group_rule: rule, aws_vpc_security_group_rule: vpcRule, inline: () => [] }[
    style.groups
  ];
  return [
    ...group.ingress.flatMap((one, index) => form(group, one, "ingress", index)),
    ...group.egress.flatMap((one, index) => form(group, one, "egress", index)),
  ];
};

const cidrOf = ({ peer }: GroupRule): string => ("cidr" in peer ? peer.cidr : "");

const cidrs = (rule: GroupRule) => ({
  cidr_blocks: cidrOf(rule) && !isIpv6(cidrOf(rule)) ? [cidrOf(rule)] : [],
  ipv6_cidr_blocks: isIpv6(cidrOf(rule)) ? [cidrOf(rule)] : [],
  prefix_list_ids: [],
});

const ports = (about: Traffic) => ({
  protocol: about.protocol === "all" ? "-1" : about.protocol,
  from_port: about.protocol === "all" ? 0 : about.from,
  to_port: about.protocol === "all" ? 0 : about.to,
});

const isSelf = ({ name }: Group, { peer }: GroupRule): boolean => "group" in peer && peer.group === name;

const other = (group: Group, rule: GroupRule): string[] =>
  "group" in rule.peer && !isSelf(group, rule) ? [`sg-${rule.peer.group}`] : [];

const block = (group: Group, rule: GroupRule) => ({
  ...cidrs(rule),
  ...ports(rule.traffic),
  security_groups: other(group, rule),
  self: isSelf(group, rule),
  description: "",
});

const rule = (group: Group, about: GroupRule, type: "ingress" | "egress", index: number): Resource[] => [
  resource("aws_security_group_rule", `${group.name}_${type}_${index}`, {
    type,
    security_group_id: `sg-${group.name}`,
    ...cidrs(about),
    ...ports(about.traffic),
    self: isSelf(group, about),
    source_security_group_id: other(group, about)[0] ?? null,
  }),
];

const vpcRule = (group: Group, about: GroupRule, type: "ingress" | "egress", index: number): Resource[] => {
  const all = about.traffic.protocol === "all";
  const { protocol, from_port, to_port } = ports(about.traffic);
  return [
    resource(`aws_vpc_security_group_${type}_rule`, `${group.name}_${type}_${index}`, {
      security_group_id: `sg-${group.name}`,
      ip_protocol: protocol,
      from_port: all ? null : from_port,
      to_port: all ? null : to_port,
      cidr_ipv4: cidrs(about).cidr_blocks[0] ?? null,
      cidr_ipv6: cidrs(about).ipv6_cidr_blocks[0] ?? null,
      prefix_list_id: null,
      referenced_security_group_id: "group" in about.peer ? `sg-${about.peer.group}` : null,
    }),
  ];
};
