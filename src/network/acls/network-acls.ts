/** Network ACLs: one per tier, with the user's rules or with everything allowed. They are stateless: replies need rules too. */
import { NetworkAcl, type NetworkAclIngress } from "@cdktf/provider-aws/lib/network-acl";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { Subnets } from "../subnets/subnets";
import { tiers } from "../subnets/tiers";
import { nameTag } from "../tags";
import { vpc } from "../vpc/vpc";
import { type PlacedRule, placedRules } from "./acl";

const needs = [vpc, tiers] as const;

const LAST_PORT = 65535;

/** Rules that cover the clients' own ports are the way back of others: they ask for none. */
const isWayBack = (rule: Expr<PlacedRule>) =>
  x.and(x.eq(rule.fromPort, rule.ephemeralFrom), x.eq(rule.toPort, LAST_PORT), x.ne(rule.protocol, "all"));

const asksForReplies = (rule: Expr<PlacedRule>) =>
  x.and(
    x.eq(rule.action, "allow"),
    x.contains(x.items(["tcp", "udp", "all"]), rule.protocol),
    x.not(isWayBack(rule)),
  );

/** Whether `other` covers the replies to connections that `rule` lets in or out. */
function coversReplies(rule: Expr<PlacedRule>, other: Expr<PlacedRule>) {
  return x.and(
    x.eq(other.tier, rule.tier),
    x.ne(other.direction, rule.direction),
    x.contains(x.items([rule.protocol, "all"]), other.protocol),
    x.or(
      x.eq(other.protocol, "all"),
      x.and(x.le(other.fromPort, rule.ephemeralFrom), x.eq(other.toPort, LAST_PORT)),
    ),
    x.holds(() => contained(rule, other)),
  );
}

/** Whether the rule's range lies in the other's; of two IP versions none does. */
const contained = (rule: Expr<PlacedRule>, other: Expr<PlacedRule>) =>
  x.and(
    x.ge(rule.length, other.length),
    x.eq(x.cidrHost(x.str`${rule.address}/${other.length}`, 0), x.cidrHost(other.cidr, 0)),
  );

/** What the missing-path check needs to know of the rules that cover a rule's replies. */
interface Reply {
  readonly action: string;
  readonly number: number;
}

/** `tier/direction/rule`: the rule's address. */
const keyOf = (rule: Expr<PlacedRule>) => x.str`${rule.tier}/${rule.direction}/${rule.key}`;

/** One text for every rule whose replies would be dropped. */
function missingReturnPaths(step: t.NameStep, rules: Expr<PlacedRule[]>): Expr<string[]> {
  const replies = step(
    "acl_replies",
    x.mapEach(rules, ["rule"], (rule) => ({
      key: keyOf(rule),
      value: x.listEach(rules, ["other"], (other) => ({
        value: x.object({ action: other.action, number: other.number }),
        when: coversReplies(rule, other),
      })),
    })),
  );
  const unanswered = step(
    "acl_rules_without_replies",
    x.itemsWhere(rules, "rule", (rule) =>
      x.and(asksForReplies(rule), x.not(lets(x.get(replies, keyOf(rule))))),
    ),
  );
  return x.listEach(unanswered, ["rule"], (rule) => problem(rule));
}

/** Whether one of them allows, before any that denies. */
function lets(replies: Expr<Reply[]>): Expr<boolean> {
  const denied = (allowing: Expr<Reply>) =>
    x.someItem(replies, "earlier", (earlier) =>
      x.and(x.eq(earlier.action, "deny"), x.lt(earlier.number, allowing.number)),
    );
  return x.someItem(replies, "reply", (reply) => x.and(x.eq(reply.action, "allow"), x.not(denied(reply))));
}

function problem(rule: Expr<PlacedRule>): Expr<string> {
  const back = x.choose(x.eq(rule.direction, "ingress"), "egress", "ingress");
  const way = x.choose(x.eq(rule.direction, "ingress"), "to", "from");
  const ports = x.when(
    x.eq(rule.protocol, "all"),
    "",
    () => x.str` ports ${rule.ephemeralFrom} to ${LAST_PORT}`,
  );
  return x.str`tiers["${rule.tier}"].acl.${rule.direction}["${rule.key}"] allows ${rule.protocol} with ${rule.cidr}, but its replies are dropped; missing: an ${back} rule, not preceded by a deny, that allows ${rule.protocol}${ports} ${way} ${rule.cidr}.`;
}

export const networkAcl = t.concern({
  needs,
  inputs: {},
  rules: [
    {
      name: "acl_problems",
      problems: (inputs, step) => missingReturnPaths(step, step("acl_rules", placedRules(inputs.tiers))),
      refused: [
        withAcl({ ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } } }),
        withAcl({ egress: { out: { number: 100, protocol: "all", cidr: "0.0.0.0/0" } } }),
        withAcl({
          ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
          egress: { replies: { number: 100, cidr: "10.0.0.0/16", fromPort: 1024 } },
        }),
        withAcl({
          ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
          egress: { replies: { number: 100, cidr: "0.0.0.0/0", fromPort: 32768 } },
        }),
        withAcl({
          ingress: { dns: { number: 100, protocol: "udp", cidr: "10.0.0.0/16", fromPort: 53, toPort: 53 } },
          egress: { replies: { number: 100, protocol: "tcp", cidr: "10.0.0.0/16", fromPort: 1024 } },
        }),
        withAcl({
          ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
          egress: {
            none: { number: 90, action: "deny", protocol: "all", cidr: "0.0.0.0/0" },
            replies: { number: 100, cidr: "0.0.0.0/0", fromPort: 1024 },
          },
        }),
      ],
    },
  ],
});

function withAcl(acl: object) {
  return { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, acl } } };
}

type AclInputs = t.Inputs<t.ShapeOf<typeof needs>>;

interface PlacedEntry {
  readonly tier: string;
  readonly direction: string;
  readonly entry: NetworkAclIngress;
}

/**
 * The ACLs with their rules. Until they are there, a subnet has the VPC's default one, which lets nothing pass. Rules are
 * arguments of the ACL: as resources they would be made before the old ones go wherever something that has
 * create_before_destroy takes a subnet, and AWS has a number once (CreateNetworkAclEntry: NetworkAclEntryAlreadyExists).
 */
export function networkAcls(
  scope: Construct,
  inputs: AclInputs,
  vpc: Vpc,
  subnets: Subnets,
): Instances<unknown, NetworkAcl> {
  const rules = local(scope, "acl_rules", placedRules(inputs.tiers));
  const numbers = table(scope, "protocol_numbers", PROTOCOL_NUMBERS);
  const entries = local(
    scope,
    "acl_entries",
    x.listEach(rules, ["rule"], (rule) =>
      x.object({
        tier: rule.tier,
        direction: rule.direction,
        entry: entryOf(rule, numbers),
      }),
    ),
  );
  const tiers = x.mapFrom(inputs.tiers, ["tier", "settings"], (tier) =>
    x.object({
      name: x.str`${inputs.name}-${tier}`,
      subnetIds: subnetIds(subnets, tier),
      ingress: entriesIn(entries, tier, "ingress"),
      egress: entriesIn(entries, tier, "egress"),
    }),
  );
  const acls = forEach(scope, NetworkAcl, "network_acl", tiers, ({ value }) => ({
    vpcId: vpc.id,
    subnetIds: value.subnetIds,
    ingress: value.ingress,
    egress: value.egress,
    tags: nameTag(inputs, value.name),
  }));
  if (x.isKnown(rules)) accepted(acls.resource, x.knownValue(rules));
  return acls;
}

const entriesIn = (entries: Expr<PlacedEntry[]>, tier: Expr<string>, direction: string) =>
  x.listEach(entries, ["placed"], (placed) => ({
    value: placed.entry,
    when: x.and(x.eq(placed.tier, tier), x.eq(placed.direction, direction)),
  }));

/** A tier without an ACL of its own has one that lets everything pass. */
function accepted(made: NetworkAcl | undefined, rules: readonly PlacedRule[]): void {
  const isOpen = rules.some(({ direction, protocol }) => direction === "ingress" && protocol === "all");
  if (!isOpen) return;
  exception(made, {
    check: ["CKV_AWS_352", "CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232"],
    why: "A network ACL is stateless: denying a port also denies it as the clients' end of a connection, which a NAT gateway or a load balancer may choose. Security groups decide instead.",
    turnOn: "`acl` of the tier: the check for forgotten return paths makes it safe to use",
  });
}

function subnetIds(subnets: Subnets, tier: Expr<string>): Expr<string[]> {
  return x.listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    value: subnets.subnets.at(key, "id"),
    when: x.eq(subnet.tier, tier),
  }));
}

/** In the provider's words, with zeros where the protocol has no such thing: AWS gives them back as nothing, which is zero there. */
function entryOf(rule: Expr<PlacedRule>, numbers: Expr<Record<string, string>>): Expr<NetworkAclIngress> {
  const isIpv6 = x.matches(":", rule.cidr);
  const hasPorts = x.contains(x.items(["tcp", "udp"]), rule.protocol);
  const isIcmp = x.contains(x.items(["icmp", "icmpv6"]), rule.protocol);
  const orZero = (has: Expr<boolean>, value: Expr<number>) => x.when(has, value, 0);
  const ofVersion = (test: Expr<boolean>) => x.nonNull(x.when(test, rule.cidr));
  return x.object({
    ruleNo: rule.number,
    action: rule.action,
    protocol: x.lookup(numbers, rule.protocol, rule.protocol),
    cidrBlock: ofVersion(x.not(isIpv6)),
    ipv6CidrBlock: ofVersion(isIpv6),
    fromPort: orZero(hasPorts, rule.fromPort),
    toPort: orZero(hasPorts, rule.toPort),
    icmpType: orZero(isIcmp, rule.icmpType),
    icmpCode: orZero(isIcmp, rule.icmpCode),
  });
}

/** IANA protocol numbers: AWS gives them back, names would show as a change. */
const PROTOCOL_NUMBERS = x.mapping({ tcp: "6", udp: "17", icmp: "1", icmpv6: "58", all: "-1" });
