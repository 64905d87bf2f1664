/** Network ACL rules of a tier, and the check that a stateless rule set lets replies through. */
import { cidr, type Infer, integer, keyed, type NameStep, oneOf, shape } from "../core/contract";
import {
  and,
  anyTrue,
  cidrHost,
  concat,
  contains,
  distinct,
  type Expr,
  eq,
  extend,
  flatten,
  ge,
  get,
  holds,
  items,
  jsonEncode,
  le,
  length,
  listEach,
  listFrom,
  lt,
  mapEach,
  ne,
  networkAddress,
  not,
  object,
  or,
  prefixLength,
  str,
  when,
} from "../core/expressions";

export const aclRule = shape("NetworkAclRule", {
  number: integer({ min: 1, max: 32766 }).describe(
    "Rules are tried from the lowest number on; the first that fits decides.",
  ),
  action: oneOf("allow", "deny").describe("What happens to a packet that the rule fits.").default("allow"),
  protocol: oneOf("tcp", "udp", "icmp", "icmpv6", "all")
    .describe("The protocol; only tcp and udp have ports.")
    .default("tcp"),
  fromPort: integer({ min: 0, max: 65535 }).describe("First destination port, of tcp and udp.").default(0),
  toPort: integer({ min: 0, max: 65535 }).describe("Last destination port, of tcp and udp.").default(65535),
  cidr: cidr().describe("Where packets come from (ingress) or go to (egress)."),
  icmpType: integer({ min: -1, max: 255 }).describe("ICMP type; -1: all.").default(-1),
  icmpCode: integer({ min: -1, max: 255 }).describe("ICMP code; -1: all.").default(-1),
})
  .rule({
    test: (rule) => le(rule.fromPort, rule.toPort),
    allowed: "a first port that is not above the last one",
    refused: [{ number: 1, cidr: "10.0.0.0/16", fromPort: 443, toPort: 80 }],
  })
  .describe("A network ACL rule.");

/** AWS refuses the second of two rules with one number only when it is applied. */
const aclRules = () =>
  keyed(aclRule, "rule").rule({
    test: (rules) => eq(length(distinct(numbersOf(rules))), length(rules)),
    got: (rules) => str`a map of rules with the numbers ${jsonEncode(numbersOf(rules))}`,
    allowed: "a number of its own for each rule",
    refused: [{ one: { number: 100, cidr: "10.0.0.0/16" }, two: { number: 100, cidr: "10.1.0.0/16" } }],
  });

const numbersOf = (rules: Expr<Readonly<Record<string, AclRule>>>) =>
  listFrom<AclRule, number>(rules, ["name", "rule"], (_, rule) => ({ value: rule.number }));

export const acl = shape("NetworkAcl", {
  ingress: aclRules().describe("Rules for packets into the tier, by name.").default({}),
  egress: aclRules().describe("Rules for packets out of the tier, by name.").default({}),
  ephemeralFrom: integer({ min: 1024, max: 65535 })
    .describe(
      'First port that clients use for their end of a connection (AWS: "Ephemeral ports"); Linux alone: 32768.',
    )
    .default(1024),
}).describe("The tier's network ACL. A network ACL is stateless: replies need a rule of their own.");

const ANYONE = {
  "all-ipv4": { number: 100, protocol: "all", cidr: "0.0.0.0/0" },
  "all-ipv6": { number: 101, protocol: "all", cidr: "::/0" },
} as const;

/** What AWS's own default ACL does: everything passes, security groups decide. */
export const OPEN_ACL = { ingress: ANYONE, egress: ANYONE };

export type Acl = Infer<typeof acl>;
export type AclRule = Infer<typeof aclRule>;

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
    listFrom<AclRule, PlacedRule>(rules[direction], ["key", "rule"], (key, rule) => ({
      value: extend<AclRule, Place>(rule, {
        tier,
        direction,
        key,
        ephemeralFrom: rules.ephemeralFrom,
        address: networkAddress(rule.cidr),
        length: prefixLength(rule.cidr),
      }),
    }));
  return flatten<PlacedRule>(
    listFrom(tiers, ["tier", "settings"], (tier, { acl: rules }) => ({
      value: concat<PlacedRule>(
        inDirection(tier, rules as never, "ingress"),
        inDirection(tier, rules as never, "egress"),
      ),
    })),
  );
}

const LAST_PORT = 65535;

/** Rules that cover the clients' own ports are the way back of others: they ask for none. */
const isWayBack = (rule: Expr<PlacedRule>) =>
  and(eq(rule.fromPort, rule.ephemeralFrom), eq(rule.toPort, LAST_PORT), ne(rule.protocol, "all"));

const asksForReplies = (rule: Expr<PlacedRule>) =>
  and(
    eq(rule.action, "allow"),
    contains(items(["tcp", "udp", "all"]), rule.protocol as Expr<string>),
    not(isWayBack(rule)),
  );

/** Whether `other` covers the replies to connections that `rule` lets in or out. */
function coversReplies(rule: Expr<PlacedRule>, other: Expr<PlacedRule>) {
  return and(
    eq(other.tier, rule.tier),
    ne(other.direction, rule.direction),
    contains(items<string>([rule.protocol, "all"]), other.protocol),
    or(eq(other.protocol, "all"), and(le(other.fromPort, rule.ephemeralFrom), eq(other.toPort, LAST_PORT))),
    holds(() => contained(rule, other)),
  );
}

/** Whether the rule's range lies in the other's; of two IP versions none does. */
const contained = (rule: Expr<PlacedRule>, other: Expr<PlacedRule>) =>
  and(
    ge(rule.length, other.length),
    eq(cidrHost(str`${rule.address}/${other.length}`, 0), cidrHost(other.cidr, 0)),
  );

/** What the missing-path check needs to know of the rules that cover a rule's replies. */
interface Reply {
  readonly action: string;
  readonly number: number;
}

/** `tier/direction/rule`: the rule's address. */
export const keyOf = (rule: Expr<PlacedRule>) => str`${rule.tier}/${rule.direction}/${rule.key}`;

/** One text for every rule whose replies would be dropped. */
export function missingReturnPaths(step: NameStep, rules: Expr<PlacedRule[]>): Expr<string[]> {
  const replies = step(
    "acl_replies",
    mapEach<PlacedRule, Reply[]>(rules, ["rule"], (rule) => ({
      key: keyOf(rule),
      value: listEach<PlacedRule, Reply>(rules, ["other"], (other) => ({
        value: object<Reply>({ action: other.action, number: other.number }),
        when: coversReplies(rule, other),
      })),
    })),
  );
  const unanswered = step(
    "acl_rules_without_replies",
    listEach<PlacedRule, PlacedRule>(rules, ["rule"], (rule) => ({
      value: rule,
      when: and(asksForReplies(rule), not(lets(get(replies, keyOf(rule))))),
    })),
  );
  return listEach<PlacedRule, string>(unanswered, ["rule"], (rule) => ({ value: problem(rule) }));
}

/** Whether one of them allows, before any that denies. */
function lets(replies: Expr<Reply[]>): Expr<boolean> {
  const denied = (allowing: Expr<Reply>) =>
    anyTrue(
      listEach<Reply, boolean>(replies, ["earlier"], (earlier) => ({
        value: and(eq(earlier.action, "deny"), lt(earlier.number, allowing.number)),
      })),
    );
  return anyTrue(
    listEach<Reply, boolean>(replies, ["reply"], (reply) => ({
      value: and(eq(reply.action, "allow"), not(denied(reply))),
    })),
  );
}

function problem(rule: Expr<PlacedRule>): Expr<string> {
  const back = when<string>(
    eq(rule.direction, "ingress"),
    () => "egress",
    () => "ingress",
  );
  const way = when<string>(
    eq(rule.direction, "ingress"),
    () => "to",
    () => "from",
  );
  const ports = when<string>(
    eq(rule.protocol, "all"),
    () => "",
    () => str` ports ${rule.ephemeralFrom} to ${LAST_PORT}`,
  );
  return str`tiers["${rule.tier}"].acl.${rule.direction}["${rule.key}"] allows ${rule.protocol} with ${rule.cidr}, but its replies are dropped; missing: an ${back} rule, not preceded by a deny, that allows ${rule.protocol}${ports} ${way} ${rule.cidr}.`;
}
