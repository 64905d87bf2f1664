/** Network ACL rules of a tier, and the check that a stateless rule set lets replies through. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";

export const aclRule = t
  .shape("NetworkAclRule", {
    number: t
      .integer({ min: 1, max: 32766 })
      .describe("Rules are tried from the lowest number on; the first that fits decides."),
    action: t
      .oneOf("allow", "deny")
      .describe("What happens to a packet that the rule fits.")
      .default("allow"),
    protocol: t
      .oneOf("tcp", "udp", "icmp", "icmpv6", "all")
      .describe("The protocol; only tcp and udp have ports.")
      .default("tcp"),
    fromPort: t
      .integer({ min: 0, max: 65535 })
      .describe("First destination port, of tcp and udp.")
      .default(0),
    toPort: t
      .integer({ min: 0, max: 65535 })
      .describe("Last destination port, of tcp and udp.")
      .default(65535),
    cidr: t.cidr().describe("Where packets come from (ingress) or go to (egress)."),
    icmpType: t.integer({ min: -1, max: 255 }).describe("ICMP type; -1: all.").default(-1),
    icmpCode: t.integer({ min: -1, max: 255 }).describe("ICMP code; -1: all.").default(-1),
  })
  .rule({
    test: (rule) => x.le(rule.fromPort, rule.toPort),
    allowed: "a first port that is not above the last one",
    refused: [{ number: 1, cidr: "10.0.0.0/16", fromPort: 443, toPort: 80 }],
  })
  .describe("A network ACL rule.");

/** AWS refuses the second of two rules with one number only when it is applied. */
const aclRules = () =>
  t.keyed(aclRule, "rule").rule({
    test: (rules) => x.eq(x.length(x.distinct(numbersOf(rules))), x.length(rules)),
    got: (rules) => x.str`a map of rules with the numbers ${x.jsonEncode(numbersOf(rules))}`,
    allowed: "a number of its own for each rule",
    refused: [{ one: { number: 100, cidr: "10.0.0.0/16" }, two: { number: 100, cidr: "10.1.0.0/16" } }],
  });

const numbersOf = (rules: Expr<Readonly<Record<string, AclRule>>>) =>
  x.listFrom(rules, ["name", "rule"], (_, rule) => ({ value: rule.number }));

export const acl = t
  .shape("NetworkAcl", {
    ingress: aclRules().describe("Rules for packets into the tier, by name.").default({}),
    egress: aclRules().describe("Rules for packets out of the tier, by name.").default({}),
    ephemeralFrom: t
      .integer({ min: 1024, max: 65535 })
      .describe(
        'First port that clients use for their end of a connection (AWS: "Ephemeral ports"); Linux alone: 32768.',
      )
      .default(1024),
  })
  .describe("The tier's network ACL. A network ACL is stateless: replies need a rule of their own.");

const ANYONE = {
  "all-ipv4": { number: 100, protocol: "all", cidr: "0.0.0.0/0" },
  "all-ipv6": { number: 101, protocol: "all", cidr: "::/0" },
} as const;

/** What AWS's own default ACL does: everything passes, security groups decide. */
export const OPEN_ACL = { ingress: ANYONE, egress: ANYONE };

export type Acl = t.Infer<typeof acl>;
export type AclRule = t.Infer<typeof aclRule>;

/** A rule with what is around it, for rules compared with each other and for resources. */
export type PlacedRule = AclRule & Place;

interface Place {
  readonly tier: string;
  readonly direction: string;
  readonly key: string;
  readonly ephemeralFrom: number;
  readonly address: string;
  readonly length: number;
}

type Tiers = Expr<Readonly<Record<string, { readonly acl: Acl }>>>;

/** All rules of all tiers in one list. */
export function placedRules(tiers: Tiers): Expr<PlacedRule[]> {
  const inDirection = (tier: Expr<string>, rules: Acl, direction: "ingress" | "egress") =>
    x.listFrom(rules[direction], ["key", "rule"], (key, rule) => ({
      value: x.extend(rule, {
        tier,
        direction,
        key,
        ephemeralFrom: rules.ephemeralFrom,
        address: x.networkAddress(rule.cidr),
        length: x.prefixLength(rule.cidr),
      }),
    }));
  return x.flatten(
    x.listFrom(tiers, ["tier", "settings"], (tier, { acl: rules }) => ({
      value: x.concat(
        inDirection(tier, rules as never, "ingress"),
        inDirection(tier, rules as never, "egress"),
      ),
    })),
  );
}

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
export const keyOf = (rule: Expr<PlacedRule>) => x.str`${rule.tier}/${rule.direction}/${rule.key}`;

/** One text for every rule whose replies would be dropped. */
export function missingReturnPaths(step: t.NameStep, rules: Expr<PlacedRule[]>): Expr<string[]> {
  const replies = step(
    "acl_replies",
    x.mapEach(rules, ["rule"], (rule) => ({
      key: keyOf(rule),
      value: x.listEach(rules, ["other"], (other) => ({
        value: x.object<Reply>({ action: other.action, number: other.number }),
        when: coversReplies(rule, other),
      })),
    })),
  );
  const unanswered = step(
    "acl_rules_without_replies",
    x.listEach(rules, ["rule"], (rule) => ({
      value: rule,
      when: x.and(asksForReplies(rule), x.not(lets(x.get(replies, keyOf(rule))))),
    })),
  );
  return x.listEach(unanswered, ["rule"], (rule) => ({ value: problem(rule) }));
}

/** Whether one of them allows, before any that denies. */
function lets(replies: Expr<Reply[]>): Expr<boolean> {
  const denied = (allowing: Expr<Reply>) =>
    x.anyTrue(
      x.listEach(replies, ["earlier"], (earlier) => ({
        value: x.and(x.eq(earlier.action, "deny"), x.lt(earlier.number, allowing.number)),
      })),
    );
  return x.anyTrue(
    x.listEach(replies, ["reply"], (reply) => ({
      value: x.and(x.eq(reply.action, "allow"), x.not(denied(reply))),
    })),
  );
}

function problem(rule: Expr<PlacedRule>): Expr<string> {
  const back = x.when(
    x.eq(rule.direction, "ingress"),
    () => "egress",
    () => "ingress",
  );
  const way = x.when(
    x.eq(rule.direction, "ingress"),
    () => "to",
    () => "from",
  );
  const ports = x.when(
    x.eq(rule.protocol, "all"),
    () => "",
    () => x.str` ports ${rule.ephemeralFrom} to ${LAST_PORT}`,
  );
  return x.str`tiers["${rule.tier}"].acl.${rule.direction}["${rule.key}"] allows ${rule.protocol} with ${rule.cidr}, but its replies are dropped; missing: an ${back} rule, not preceded by a deny, that allows ${rule.protocol}${ports} ${way} ${rule.cidr}.`;
}
