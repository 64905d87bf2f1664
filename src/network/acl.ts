/** Network ACLs: one per tier, with the user's rules or with everything allowed. */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
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

/** The ACLs with their rules. Until they are there, a subnet has the VPC's default one, which lets nothing pass. */
export function networkAcls(
  scope: Construct,
  inputs: NetworkInputs,
  vpc: Vpc,
  subnets: Subnets,
): (NetworkAcl | NetworkAclRule)[] {
  const tiers = x.mapFrom<Tier, { name: string; subnetIds: string[] }>(
    inputs.tiers,
    ["tier", "settings"],
    (tier) => ({
      key: tier,
      value: x.object({ name: x.str`${inputs.name}-${tier}`, subnetIds: subnetIds(subnets, tier) }),
    }),
  );
  const acls = forEach(tiers, (each) => {
    const config = {
      vpcId: vpc.id,
      subnetIds: x.tf(each.value.subnetIds),
      tags: nameTag(inputs, each.value.name),
    };
    return new NetworkAcl(scope, "network_acl", { ...each.meta, ...config });
  });
  const rules = local(scope, "acl_rules", placedRules(inputs.tiers));
  const entries = local(
    scope,
    "acl_entries",
    x.mapEach(rules, ["rule"], (rule) => ({ key: keyOf(rule), value: entryOf(rule) })),
  );
  const placed = x.mapFrom(entries, ["key", "entry"], (key, entry) => ({
    key,
    value: x.extend(entry, { networkAclId: acls.at(entry.tier, "id") }),
  }));
  const placedIn = forEach(placed, ({ meta, value }) => {
    return new NetworkAclRule(scope, "network_acl_rule", {
      ...meta,
      networkAclId: x.tf(value.networkAclId),
      egress: x.tf(value.egress),
      ruleNumber: x.tf(value.number),
      ruleAction: x.tf(value.action),
      protocol: x.tf(value.protocol),
      cidrBlock: x.tf(value.ipv4),
      ipv6CidrBlock: x.tf(value.ipv6),
      fromPort: x.tf(value.fromPort),
      toPort: x.tf(value.toPort),
      icmpType: x.tf(value.icmpType),
      icmpCode: x.tf(value.icmpCode),
    });
  });
  return [acls, placedIn].flatMap<NetworkAcl | NetworkAclRule>(({ resource }) => resource ?? []);
}

function subnetIds(subnets: Subnets, tier: Expr<string>): Expr<string[]> {
  return x.listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    value: subnets.subnets.at(key, "id"),
    when: x.eq(subnet.tier, tier),
  }));
}

function entryOf(rule: Expr<PlacedRule>): Expr<AclEntry> {
  const isIpv6 = x.matches(":", rule.cidr);
  const hasPorts = x.contains(x.items(["tcp", "udp"]), rule.protocol);
  const isIcmp = x.contains(x.items(["icmp", "icmpv6"]), rule.protocol);
  const only = <T>(test: Expr<boolean>, value: Expr<T>) =>
    x.when(
      test,
      () => value,
      () => null,
    );
  return x.object<AclEntry>({
    tier: rule.tier,
    egress: x.eq(rule.direction, "egress"),
    number: rule.number,
    action: rule.action,
    protocol: x.get(PROTOCOL_NUMBERS, rule.protocol),
    ipv4: x.when(
      isIpv6,
      () => null,
      () => rule.cidr,
    ),
    ipv6: x.when(
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
const PROTOCOL_NUMBERS = x.mapping<string>({ tcp: "6", udp: "17", icmp: "1", icmpv6: "58", all: "-1" });
