/** Network ACL rules of a tier, and the check that a stateless rule set lets replies through. */
import { cidr, integer, keyed, oneOf, shape } from "../core/contract";
import type { Infer } from "../core/contract";
import {
  and,
  anyTrue,
  contains,
  eq,
  type Expr,
  flatten,
  holds,
  items,
  le,
  isSet,
  listEach,
  listFrom,
  lt,
  ne,
  not,
  object,
  or,
  rangeContains,
  str,
  when,
} from "../core/expressions";

export const aclRule = shape("NetworkAclRule", {
  number: integer({ min: 1, max: 32766 }).describe("Rules are tried from the lowest number on; the first that fits decides."),
  action: oneOf("allow", "deny").describe("What happens to a packet that the rule fits.").default("allow"),
  protocol: oneOf("tcp", "udp", "icmp", "all").describe("The protocol; `all` has no ports.").default("tcp"),
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

export const acl = shape("NetworkAcl", {
  ingress: keyed(aclRule, "rule").describe("Rules for packets into the tier, by name.").default({}),
  egress: keyed(aclRule, "rule").describe("Rules for packets out of the tier, by name.").default({}),
  ephemeralFrom: integer({ min: 1024, max: 65535 })
    .describe("First port that clients use for their end of a connection (AWS: \"Ephemeral ports\"); Linux alone: 32768.")
    .default(1024),
}).describe("The tier's network ACL. A network ACL is stateless: replies need a rule of their own.");

export type Acl = Infer<typeof acl>;
export type AclRule = Infer<typeof aclRule>;

/** A rule with what is around it, for rules compared with each other and for resources. */
export interface PlacedRule extends AclRule {
  readonly tier: string;
  readonly direction: string;
  readonly key: string;
  readonly ephemeralFrom: number;
}

type Tiers = Expr<Readonly<Record<string, { readonly acl: Acl | null }>>>;

/** All rules of all tiers in one list. */
export function placedRules(tiers: Tiers): Expr<PlacedRule[]> {
  const ofDirection = (tier: Expr<string>, settings: Expr<{ readonly acl: Acl | null }>, direction: "ingress" | "egress") =>
    listFrom<AclRule, PlacedRule>(settings.acl[direction], ["key", "rule"], (key, rule) => ({
      value: object<PlacedRule>({
        tier,
        direction,
        key,
        ephemeralFrom: settings.acl.ephemeralFrom,
        number: rule.number,
        action: rule.action,
        protocol: rule.protocol,
        fromPort: rule.fromPort,
        toPort: rule.toPort,
        cidr: rule.cidr,
        icmpType: rule.icmpType,
        icmpCode: rule.icmpCode,
      }),
    }));
  const ofTier = (tier: Expr<string>, settings: Expr<{ readonly acl: Acl | null }>) =>
    flatten<PlacedRule>(items([ofDirection(tier, settings, "ingress"), ofDirection(tier, settings, "egress")]));
  return flatten<PlacedRule>(
    listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
      value: ofTier(tier, settings),
      when: isSet(settings.acl),
    })),
  );
}

const LAST_PORT = 65535;

/** Rules that cover the clients' own ports are the way back of others: they ask for none. */
const isWayBack = (rule: Expr<PlacedRule>) =>
  and(eq(rule.fromPort, rule.ephemeralFrom), eq(rule.toPort, LAST_PORT), ne(rule.protocol, "all"));

const asksForReplies = (rule: Expr<PlacedRule>) =>
  and(eq(rule.action, "allow"), ne(rule.protocol, "icmp"), not(isWayBack(rule)));

/** Whether `other` covers the replies to connections that `rule` lets in or out. */
function coversReplies(rule: Expr<PlacedRule>, other: Expr<PlacedRule>) {
  return and(
    eq(other.tier, rule.tier),
    ne(other.direction, rule.direction),
    contains(items<string>([rule.protocol, "all"]), other.protocol),
    or(eq(other.protocol, "all"), and(le(other.fromPort, rule.ephemeralFrom), eq(other.toPort, LAST_PORT))),
    holds(() => rangeContains(other.cidr, rule.cidr)),
  );
}

/** One text for every rule whose replies would be dropped. */
export function missingReturnPaths(rules: Expr<PlacedRule[]>): Expr<string[]> {
  const denied = (rule: Expr<PlacedRule>, allowing: Expr<PlacedRule>) =>
    anyTrue(
      listEach(rules, ["earlier"], (earlier) => ({
        value: and(eq(earlier.action, "deny"), lt(earlier.number, allowing.number), coversReplies(rule, earlier)),
      })),
    );
  const hasReturn = (rule: Expr<PlacedRule>) =>
    anyTrue(
      listEach(rules, ["other"], (other) => ({
        value: and(eq(other.action, "allow"), coversReplies(rule, other), not(denied(rule, other))),
      })),
    );
  return listEach(rules, ["rule"], (rule) => ({
    value: problem(rule),
    when: and(asksForReplies(rule), not(hasReturn(rule))),
  }));
}

function problem(rule: Expr<PlacedRule>): Expr<string> {
  const back = when<string>(eq(rule.direction, "ingress"), () => "egress", () => "ingress");
  const way = when<string>(eq(rule.direction, "ingress"), () => "to", () => "from");
  const ports = when<string>(eq(rule.protocol, "all"), () => "", () => str` ports ${rule.ephemeralFrom} to ${LAST_PORT}`);
  return str`tiers["${rule.tier}"].acl.${rule.direction}["${rule.key}"] allows ${rule.protocol} with ${rule.cidr}, but replies are dropped; missing: an ${back} rule that allows ${rule.protocol}${ports} ${way} ${rule.cidr}, not preceded by a deny.`;
}

