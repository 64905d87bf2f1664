/**
 * Network ACLs, as a filter of a VPC's router that remembers nothing.
 *
 * VPC User Guide, "Network ACL basics" and "Network ACL rules": an ACL is asked for traffic that enters or leaves a subnet, not
 * for traffic within it; rules are evaluated in the order of their numbers and the first that matches decides; what none
 * matches is denied; answers are asked like any other packet.
 */
import { type Acl, type AclRule, isIpv6, type Vpc } from "../topology";
import { FROM_INTERNET, traffic } from "./traffic";

export const aclFilter = (vpc: Vpc): string => `table inet acls {
  ${vpc.acls.flatMap((acl, index) => [chain(acl, index, true), chain(acl, index, false)]).join("\n  ")}
  chain boundaries {
    type filter hook forward priority 0; policy accept;
    iifname "igw" ip6 dscp set ${FROM_INTERNET}
    ${vpc.subnets.flatMap(({ name, acl }) => crossings(vpc, name, acl)).join("\n    ")}
  }
}`;

/** Each subnet's interfaces begin with its name: first what leaves, then what enters. */
function crossings({ acls }: Vpc, subnet: string, acl: string): string[] {
  const index = acls.findIndex(({ name }) => name === acl);
  return [
    `iifname "${subnet}-*" oifname != "${subnet}-*" jump ${nameOf(index, true)}`,
    `oifname "${subnet}-*" iifname != "${subnet}-*" jump ${nameOf(index, false)}`,
  ];
}

const nameOf = (index: number, egress: boolean): string => `acl${index}_${egress ? "out" : "in"}`;

function chain({ rules }: Acl, index: number, egress: boolean): string {
  const ordered = rules.filter((rule) => rule.egress === egress).sort((a, b) => a.number - b.number);
  return `chain ${nameOf(index, egress)} {
    ${[...ordered.map(line), "drop"].join("\n    ")}
  }`;
}

/** Who is allowed returns: the subnet on the other side is asked, too. */
function line({ cidr, egress, allow, traffic: about }: AclRule): string {
  const family = isIpv6(cidr) ? "ip6" : "ip";
  return `${family} ${egress ? "daddr" : "saddr"} ${cidr} ${traffic(about)} ${allow ? "return" : "drop"}`;
}
