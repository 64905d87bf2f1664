/** Network ACLs: one per tier, with the user's rules or with everything allowed. */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import {
  concat,
  contains,
  eq,
  type Expr,
  flatten,
  isNull,
  items,
  listEach,
  listFrom,
  mapEach,
  mapFrom,
  matches,
  object,
  str,
  tf,
  when,
} from "../core/expressions";
import { forEach } from "../core/resources";
import { local } from "../core/stack/local";
import { type PlacedRule, placedRules } from "./acl.contract";
import type { NetworkInputs, Tier } from "./network.contract";
import type { Subnets } from "./subnets";
import { nameTag } from "./tags";

/** A rule as its resource needs it. */
interface AclEntry {
  readonly key: string;
  readonly tier: string;
  readonly egress: boolean;
  readonly number: number;
  readonly action: string;
  readonly protocol: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  readonly icmpType: number | null;
  readonly icmpCode: number | null;
}

export function networkAcls(scope: Construct, inputs: NetworkInputs, vpc: Vpc, subnets: Subnets): void {
  const tiers = mapFrom<Tier, { name: string; subnetIds: string[] }>(inputs.tiers, ["tier", "settings"], (tier) => ({
    key: tier,
    value: object({ name: str`${inputs.name}-${tier}`, subnetIds: subnetIds(subnets, tier) }),
  }));
  const acls = forEach(tiers, (each) => {
    const config = { vpcId: vpc.id, subnetIds: tf(each.value.subnetIds), tags: nameTag(inputs, each.value.name) };
    return new NetworkAcl(scope, "network_acl", { ...each.meta, ...config });
  });
  const entries = local(scope, "acl_entries", concat<AclEntry>(openEntries(inputs), chosenEntries(inputs)));
  const byKey = mapEach<AclEntry, AclEntry>(entries, ["entry"], (entry) => ({ key: entry.key, value: entry }));
  forEach(byKey, ({ meta, value }) => {
    return new NetworkAclRule(scope, "network_acl_rule", {
      ...meta,
      networkAclId: tf(acls.at(value.tier, "id")),
      egress: tf(value.egress),
      ruleNumber: tf(value.number),
      ruleAction: tf(value.action),
      protocol: tf(value.protocol),
      cidrBlock: tf(value.ipv4) ?? undefined,
      ipv6CidrBlock: tf(value.ipv6) ?? undefined,
      fromPort: tf(value.fromPort) ?? undefined,
      toPort: tf(value.toPort) ?? undefined,
      icmpType: tf(value.icmpType) ?? undefined,
      icmpCode: tf(value.icmpCode) ?? undefined,
    });
  });
}

function subnetIds(subnets: Subnets, tier: Expr<string>): Expr<string[]> {
  return listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    value: subnets.subnets.at(key, "id"),
    when: eq(subnet.tier, tier),
  }));
}

/** Without rules of its own a tier lets everything through: its security groups decide, as AWS's own default does. */
function openEntries(inputs: NetworkInputs): Expr<AclEntry[]> {
  const open = [
    { name: "ingress/all-ipv4", egress: false, number: 100, ipv4: "0.0.0.0/0", ipv6: null },
    { name: "ingress/all-ipv6", egress: false, number: 101, ipv4: null, ipv6: "::/0" },
    { name: "egress/all-ipv4", egress: true, number: 100, ipv4: "0.0.0.0/0", ipv6: null },
    { name: "egress/all-ipv6", egress: true, number: 101, ipv4: null, ipv6: "::/0" },
  ];
  return flatten<AclEntry>(
    listFrom<Tier, AclEntry[]>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: items(
        open.map(({ name, ...entry }) =>
          object<AclEntry>({
            ...entry,
            key: str`${tier}/${name}`,
            tier,
            action: "allow",
            protocol: "-1",
            fromPort: null,
            toPort: null,
            icmpType: null,
            icmpCode: null,
          }),
        ),
      ),
      when: isNull(settings.acl),
    })),
  );
}

function chosenEntries(inputs: NetworkInputs): Expr<AclEntry[]> {
  return listEach<PlacedRule, AclEntry>(placedRules(inputs.tiers), ["rule"], (rule) => ({ value: chosenEntry(rule) }));
}

function chosenEntry(rule: Expr<PlacedRule>): Expr<AclEntry> {
  const isIpv6 = matches(":", rule.cidr);
  const hasPorts = contains(items(["tcp", "udp"]), rule.protocol as Expr<string>);
  const isIcmp = eq(rule.protocol, "icmp");
  const only = <T>(test: Expr<boolean>, value: Expr<T>) => when<T | null>(test, () => value as Expr<T | null>, () => null);
  return object<AclEntry>({
    key: str`${rule.tier}/${rule.direction}/${rule.key}`,
    tier: rule.tier,
    egress: eq(rule.direction, "egress"),
    number: rule.number,
    action: rule.action,
    protocol: protocolNumber(rule.protocol, isIpv6),
    ipv4: when<string | null>(isIpv6, () => null, () => rule.cidr),
    ipv6: when<string | null>(isIpv6, () => rule.cidr, () => null),
    fromPort: only(hasPorts, rule.fromPort),
    toPort: only(hasPorts, rule.toPort),
    icmpType: only(isIcmp, rule.icmpType),
    icmpCode: only(isIcmp, rule.icmpCode),
  });
}

/** IANA protocol numbers: AWS gives them back, names would show as a change; ICMP for IPv6 is another protocol. */
function protocolNumber(protocol: Expr<PlacedRule["protocol"]>, isIpv6: Expr<boolean>): Expr<string> {
  const icmp = () => when<string>(isIpv6, () => "58", () => "1");
  const other = () => when<string>(eq(protocol, "tcp"), () => "6", () => when<string>(eq(protocol, "udp"), () => "17", () => "-1"));
  return when<string>(eq(protocol, "icmp"), icmp, other);
}

