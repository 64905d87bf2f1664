/** Network ACLs. The default one is in the state only where it is other than AWS makes it. */
import { type Acl, type AclRule, isIpv6, type Traffic, type Vpc } from "../topology";
import { type Resource, resource } from "./resource";
import type { Style } from "./style";

export const acls = (vpc: Vpc, style: Style): Resource[] =>
  vpc.acls.flatMap((acl, index) => {
    if (index === 0) return isAsMade(acl) ? [] : [defaultAcl(vpc, acl)];
    return style.acls === "inline" ? [inline(vpc, acl)] : separate(vpc, acl);
  });

/** Everything is allowed in both directions and families, and nothing else is said. */
const isAsMade = ({ rules }: Acl): boolean =>
  rules.length === 4 &&
  rules.every(({ number, allow, traffic }) => number <= 101 && allow && traffic.protocol === "all");

const subnetsWith = (vpc: Vpc, { name }: Acl): string[] =>
  vpc.subnets.filter(({ acl }) => acl === name).map((subnet) => `subnet-${subnet.name}`);

const blocks = ({ rules }: Acl, egress: boolean) => rules.filter((rule) => rule.egress === egress).map(block);

const block = ({ number, allow, cidr, traffic }: AclRule) => ({
  rule_no: number,
  action: allow ? "allow" : "deny",
  ...rangeOf(cidr, ""),
  ...portsOf(traffic),
  icmp_type: 0,
  icmp_code: 0,
});

const rangeOf = (cidr: string, none: "" | null) => ({
  cidr_block: isIpv6(cidr) ? none : cidr,
  ipv6_cidr_block: isIpv6(cidr) ? cidr : none,
});

/** The provider keeps protocols of blocks as numbers (IANA). */
const NUMBERS = { all: "-1", tcp: "6", udp: "17" } as const;

const portsOf = (about: Traffic) => ({
  protocol: NUMBERS[about.protocol],
  from_port: about.protocol === "all" ? 0 : about.from,
  to_port: about.protocol === "all" ? 0 : about.to,
});

const own = (vpc: Vpc, acl: Acl) => ({ id: `acl-${acl.name}`, vpc_id: `vpc-${vpc.name}` });

const inline = (vpc: Vpc, acl: Acl): Resource =>
  resource("aws_network_acl", acl.name, {
    ...own(vpc, acl),
    subnet_ids: subnetsWith(vpc, acl),
    ingress: blocks(acl, false),
    egress: blocks(acl, true),
  });

const defaultAcl = (vpc: Vpc, acl: Acl): Resource =>
  resource("aws_default_network_acl", acl.name, {
    ...own(vpc, acl),
    default_network_acl_id: `acl-${acl.name}`,
    subnet_ids: subnetsWith(vpc, acl),
    ingress: blocks(acl, false),
    egress: blocks(acl, true),
  });

function separate(vpc: Vpc, acl: Acl): Resource[] {
  const network_acl_id = `acl-${acl.name}`;
  const rules = acl.rules.map(({ number, egress, allow, cidr, traffic }) =>
    resource("aws_network_acl_rule", `${acl.name}_${egress ? "out" : "in"}_${number}`, {
      network_acl_id,
      rule_number: number,
      egress,
      rule_action: allow ? "allow" : "deny",
      ...rangeOf(cidr, null),
      ...portsOf(traffic),
      protocol: traffic.protocol === "all" ? "-1" : traffic.protocol,
    }),
  );
  const associations = subnetsWith(vpc, acl).map((subnet_id) =>
    resource("aws_network_acl_association", subnet_id, { network_acl_id, subnet_id }),
  );
  return [
    resource("aws_network_acl", acl.name, { ...own(vpc, acl), subnet_ids: [], ingress: [], egress: [] }),
    ...rules,
    ...associations,
  ];
}
