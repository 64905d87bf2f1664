/** Checks of networks: flow logs, default groups, access lists, rules of security groups. */
import type { Body } from "../../evaluated-stack";
import { type Check, isSet, referring } from "../check";

const GROUP_RULE = ["aws_vpc_security_group_ingress_rule"];

const fromEverybody = ({ cidr_ipv4: ipv4, cidr_ipv6: ipv6 }: Body) => ipv4 === "0.0.0.0/0" || ipv6 === "::/0";

const lets = ({ ip_protocol: protocol, from_port: from, to_port: to }: Body, port: number) =>
  protocol === "-1" || (Number(from) <= port && port <= Number(to));

const openTo = (id: string, control: string | undefined, port: number, name: string): Check => ({
  id,
  ...(control ? { control } : {}),
  asks: `Security groups do not let everybody in by port ${port} (${name})`,
  of: GROUP_RULE,
  passes: (body) => !(fromEverybody(body) && lets(body, port)),
});

/** Rules of a network ACL that let something in. */
const aclAllows = ({ ingress }: Body) =>
  ([ingress ?? []].flat() as Body[]).filter(({ action }) => action === "allow");

const aclLets = (rule: Body, port: number) =>
  (rule.cidr_block === "0.0.0.0/0" || rule.ipv6_cidr_block === "::/0") &&
  (rule.protocol === "-1" || (Number(rule.from_port) <= port && port <= Number(rule.to_port)));

const aclOpenTo = (id: string, port: number, name: string, control?: string): Check => ({
  id,
  ...(control ? { control } : {}),
  asks: `Network ACLs do not let everybody in by port ${port} (${name})`,
  of: ["aws_network_acl"],
  passes: (body) => !aclAllows(body).some((rule) => aclLets(rule, port)),
});

export const NETWORK: readonly Check[] = [
  {
    id: "CKV2_AWS_11",
    control: "EC2.6",
    asks: "A VPC has flow logs",
    of: ["aws_vpc"],
    passes: (_, place) => referring(place, "aws_flow_log").length > 0,
  },
  {
    id: "CKV2_AWS_12",
    control: "EC2.2",
    asks: "A VPC's default security group lets nothing pass",
    of: ["aws_vpc"],
    passes: (_, place) =>
      referring(place, "aws_default_security_group").some(
        ({ ingress, egress }) => [ingress ?? [], egress ?? []].flat().length === 0,
      ),
  },
  {
    id: "CKV_AWS_130",
    control: "EC2.15",
    asks: "Subnets give no public addresses",
    of: ["aws_subnet"],
    passes: ({ map_public_ip_on_launch: gives }) => gives !== true,
  },
  {
    id: "CKV2_AWS_1",
    asks: "Network ACLs stand before subnets",
    of: ["aws_network_acl"],
    passes: (body, place) =>
      [body.subnet_ids ?? []].flat().length > 0 || referring(place, "aws_network_acl_association").length > 0,
  },
  {
    id: "CKV_AWS_352",
    asks: "Network ACLs do not let everything in",
    of: ["aws_network_acl"],
    passes: (body) => !aclAllows(body).some(({ protocol }) => ["-1", "all"].includes(String(protocol))),
  },
  aclOpenTo("CKV_AWS_229", 21, "FTP"),
  aclOpenTo("CKV_AWS_230", 20, "FTP's data"),
  aclOpenTo("CKV_AWS_231", 3389, "RDP", "EC2.21"),
  aclOpenTo("CKV_AWS_232", 22, "SSH", "EC2.21"),
  openTo("CKV_AWS_24", "EC2.13", 22, "SSH"),
  openTo("CKV_AWS_25", "EC2.14", 3389, "RDP"),
  openTo("CKV_AWS_260", undefined, 80, "HTTP"),
  {
    id: "CKV_AWS_23",
    asks: "Security groups and their rules say what they are for",
    of: ["aws_security_group", ...GROUP_RULE, "aws_vpc_security_group_egress_rule"],
    passes: ({ description }) => isSet(description) && description !== "Managed by Terraform",
  },
  {
    id: "CKV_AWS_382",
    asks: "Security groups do not let everything out to everybody",
    of: ["aws_vpc_security_group_egress_rule"],
    passes: (body) => !(fromEverybody(body) && body.ip_protocol === "-1"),
  },
  {
    id: "CKV2_AWS_5",
    control: "EC2.22",
    asks: "Security groups are used",
    of: ["aws_security_group"],
    passes: (_, place) =>
      [
        "lb",
        "instance",
        "launch_template",
        "db_instance",
        "ecs_service",
        "vpc_endpoint",
        "apprunner_vpc_connector",
      ]
        .concat("imagebuilder_infrastructure_configuration")
        .some((type) => referring(place, `aws_${type}`).length > 0),
  },
];
