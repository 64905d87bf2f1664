/** Network ACLs: one per tier, with the user's rules or with everything allowed. */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import {
  contains,
  type Expr,
  eq,
  extend,
  get,
  items,
  listFrom,
  mapEach,
  mapFrom,
  mapping,
  matches,
  object,
  str,
  tf,
  when,
} from "../core/expressions";
import { forEach } from "../core/resources";
import { local } from "../core/stack/local";
import { keyOf, type PlacedRule, placedRules } from "./acl.contract";
import type { NetworkInputs, Tier } from "./network.inputs";
import type { Subnets } from "./subnets";
import { nameTag } from "./tags";

/** A rule as its resource needs it. */
interface AclEntry {
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

interface PlacedEntry extends AclEntry {
  readonly networkAclId: string;
}

/** The ACLs with their rules. Until they are there, a subnet has the VPC's default one, which lets nothing pass. */
export function networkAcls(
  scope: Construct,
  inputs: NetworkInputs,
  vpc: Vpc,
  subnets: Subnets,
): (NetworkAcl | NetworkAclRule)[] {
  const tiers = mapFrom<Tier, { name: string; subnetIds: string[] }>(
    inputs.tiers,
    ["tier", "settings"],
    (tier) => ({
      key: tier,
      value: object({ name: str`${inputs.name}-${tier}`, subnetIds: subnetIds(subnets, tier) }),
    }),
  );
  const acls = forEach(tiers, (each) => {
    const config = {
      vpcId: vpc.id,
      subnetIds: tf(each.value.subnetIds),
      tags: nameTag(inputs, each.value.name),
    };
    return new NetworkAcl(scope, "network_acl", { ...each.meta, ...config });
  });
  const rules = local(scope, "acl_rules", placedRules(inputs.tiers));
  const entries = local(
    scope,
    "acl_entries",
    mapEach<PlacedRule, AclEntry>(rules, ["rule"], (rule) => ({ key: keyOf(rule), value: entryOf(rule) })),
  );
  const placed = mapFrom<AclEntry, PlacedEntry>(entries, ["key", "entry"], (key, entry) => ({
    key,
    value: extend<AclEntry, { networkAclId: string }>(entry, { networkAclId: acls.at(entry.tier, "id") }),
  }));
  const placedIn = forEach(placed, ({ meta, value }) => {
    return new NetworkAclRule(scope, "network_acl_rule", {
      ...meta,
      networkAclId: tf(value.networkAclId),
      egress: tf(value.egress),
      ruleNumber: tf(value.number),
      ruleAction: tf(value.action),
      protocol: tf(value.protocol),
      cidrBlock: tf(value.ipv4),
      ipv6CidrBlock: tf(value.ipv6),
      fromPort: tf(value.fromPort),
      toPort: tf(value.toPort),
      icmpType: tf(value.icmpType),
      icmpCode: tf(value.icmpCode),
    });
  });
  return [acls, placedIn].flatMap<NetworkAcl | NetworkAclRule>(({ resource }) => resource ?? []);
}

function subnetIds(subnets: Subnets, tier: Expr<string>): Expr<string[]> {
  return listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    value: subnets.subnets.at(key, "id"),
    when: eq(subnet.tier, tier),
  }));
}

function entryOf(rule: Expr<PlacedRule>): Expr<AclEntry> {
  const isIpv6 = matches(":", rule.cidr);
  const hasPorts = contains(items(["tcp", "udp"]), rule.protocol as Expr<string>);
  const isIcmp = contains(items(["icmp", "icmpv6"]), rule.protocol as Expr<string>);
  const only = <T>(test: Expr<boolean>, value: Expr<T>) =>
    when<T | null>(
      test,
      () => value as Expr<T | null>,
      () => null,
    );
  return object<AclEntry>({
    tier: rule.tier,
    egress: eq(rule.direction, "egress"),
    number: rule.number,
    action: rule.action,
    protocol: get(PROTOCOL_NUMBERS, rule.protocol),
    ipv4: when<string | null>(
      isIpv6,
      () => null,
      () => rule.cidr,
    ),
    ipv6: when<string | null>(
      isIpv6,
      () => rule.cidr,
      () => null,
    ),
    fromPort: only(hasPorts, rule.fromPort),
    toPort: only(hasPorts, rule.toPort),
    icmpType: only(isIcmp, rule.icmpType),
    icmpCode: only(isIcmp, rule.icmpCode),
  });
}

/** IANA protocol numbers: AWS gives them back, names would show as a change. */
const PROTOCOL_NUMBERS = mapping<string>({ tcp: "6", udp: "17", icmp: "1", icmpv6: "58", all: "-1" });
