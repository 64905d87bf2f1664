/** A tier's network ACL as it is asked for, and its rules with what is around them. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const aclRule = t
  .shape("NetworkAclRule", {
    number: t
      .integer({ min: 1, max: 32766 })
      .describe("Rules are tried from the lowest number on; the first that fits decides."),
    action: t
      .oneOf("allow", "deny")
      .describe("What happens to a packet that the rule fits.")
      .default("allow"),
    protocol: t
      .pattern(
        // the AWS provider knows no other numbers
        "tcp|udp|icmp|icmpv6|all|[0-9]|[1-46-9][0-9]|5[0-689]|1[0-3][0-9]|14[0-2]|25[34]",
        'tcp, udp, icmp, icmpv6, all or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as "47" for GRE',
        "tcp",
        ["TCP", "gre", "57", "143", "255", "256", "-1", "047"],
      )
      .rule({
        test: (protocol) => x.not(x.contains(x.items(["1", "6", "17", "58"]), protocol)),
        allowed: "tcp, udp, icmp and icmpv6 by their names, which have ports or types",
        refused: ["6", "58"],
      })
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
  .rule(t.notAbove("fromPort", "toPort"))
  .describe("A network ACL rule.");

/** AWS refuses the second of two rules with one number only when it is applied. */
const aclRules = () => t.keyed(aclRule, "rule").rule(t.distinct({ of: "number", numbers: numbersOf }));

const numbersOf = (rules: Expr<Readonly<Record<string, AclRule>>>) =>
  x.listFrom(rules, ["name", "rule"], (_, rule) => rule.number);

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

type Acl = t.Infer<typeof acl>;
type AclRule = t.Infer<typeof aclRule>;

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
  const inDirection = (tier: Expr<string>, rules: Expr<Acl>, direction: "ingress" | "egress") =>
    x.listFrom(rules[direction], ["key", "rule"], (key, rule) =>
      x.extend(rule, {
        tier,
        direction,
        key,
        ephemeralFrom: rules.ephemeralFrom,
        address: x.networkAddress(rule.cidr),
        length: x.prefixLength(rule.cidr),
      }),
    );
  return x.flatten(
    x.listFrom(tiers, ["tier", "settings"], (tier, { acl: rules }) =>
      x.concat(inDirection(tier, rules, "ingress"), inDirection(tier, rules, "egress")),
    ),
  );
}
