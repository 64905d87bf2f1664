/** Rules of a security group: what they may say, and the key that follows from it. */
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { ec2Text, groupName, securityGroupReference } from "./reference";

const prefixList = t
  .shape("SecurityGroupPrefixList", {
    id: t.text().describe("The prefix list's id; may be known only after the apply."),
    name: groupName(255).describe(
      "A lasting label that is known when Terraform plans; part of the rule's address.",
    ),
  })
  .describe("A prefix list.")
  .example({ id: "pl-0123456789abcdef0", name: "s3" });

const fields = {
  name: ec2Text(255, "office")
    .describe(
      "The rule's key, in place of one that follows from what it says: for a `cidr`, or a label of its peer, that is known only after the apply. A rule that is there keeps its address by its present key as `name`.",
    )
    .optional(),
  description: ec2Text(255, "HTTPS from the VPC").describe(
    "Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).",
  ),
  protocol: t
    .oneOf("tcp", "udp", "icmp", "icmpv6", "all")
    .describe("The protocol; `all` has no ports.")
    .default("tcp"),
  fromPort: t.port().describe("First destination port, of tcp and udp; needed there.").optional(),
  toPort: t.port().describe("Last destination port; default: `from_port`.").optional(),
  icmpType: t
    .integer({ min: 0, max: 255 })
    .describe("ICMP type (IANA: ICMP Parameters); default: all.")
    .optional(),
  icmpCode: t.integer({ min: 0, max: 255 }).describe("ICMP code; default: all of the type.").optional(),
  cidr: t.cidr().describe("Peer: an IPv4 or IPv6 range.").optional(),
  group: securityGroupReference
    .describe("Peer: a security group, of this VPC or of a peered one in the region.")
    .optional(),
  prefixList: prefixList.describe("Peer: a prefix list, such as a gateway endpoint's.").optional(),
  self: t.flag("Peer: whatever has this group.").default(false),
};

const EXAMPLE = { description: "HTTPS from the VPC", fromPort: 443, cidr: "10.0.0.0/16" };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const WITHOUT_PORT = { description: "sample", cidr: "10.0.0.0/16" };

const ruleShape = t.shape("SecurityGroupRule", fields);
/** What both directions have. */
export type SecurityRule = t.Infer<typeof ruleShape>;
type RuleOf = Expr<SecurityRule>;

/** `ingress[0] ("HTTPS from the VPC") has …` */
const has =
  (what: (rule: RuleOf) => In<string>) =>
  (rule: RuleOf): Expr<string> =>
    x.str`("${rule.description}") has ${what(rule)}`;

/** How many peers a rule has. */
const peersOf = (rule: RuleOf): Expr<number> => {
  const given = [x.isSet(rule.cidr), x.isSet(rule.group), x.isSet(rule.prefixList), rule.self];
  return x.length(x.itemsWhere(x.items(given), "peer", (peer) => peer));
};
const isIcmp = (rule: RuleOf) => x.contains(x.items(["icmp", "icmpv6"]), rule.protocol);
const hasPorts = (rule: RuleOf) => x.contains(x.items(["tcp", "udp"]), rule.protocol);

const onePeer: t.Rule<SecurityRule> = {
  test: (rule) => x.eq(peersOf(rule), 1),
  found: has((rule) => x.str`${peersOf(rule)} peers`),
  allowed: "exactly one peer: a cidr, a group, a prefix_list or self",
  refused: [
    { description: "sample", fromPort: 443 },
    sample({ self: true }),
    sample({ group: { id: "sg-0123456789abcdef0", name: "app" } }),
  ],
};

const ports: t.Rule<SecurityRule> = {
  test: (rule) =>
    x.and(x.eq(hasPorts(rule), x.isSet(rule.fromPort)), x.or(x.isNull(rule.toPort), x.isSet(rule.fromPort))),
  found: has(
    (rule) =>
      x.str`from_port ${x.jsonEncode(rule.fromPort)} and to_port ${x.jsonEncode(rule.toPort)} with ${rule.protocol}`,
  ),
  allowed: "a from_port with tcp and udp, and ports with nothing else",
  remedy: "All ports are from_port 0 and to_port 65535.",
  refused: [
    WITHOUT_PORT,
    { ...WITHOUT_PORT, toPort: 443 },
    sample({ protocol: "all" }),
    sample({ protocol: "icmp" }),
  ],
};

const portOrder: t.Rule<SecurityRule> = {
  test: (rule) =>
    x.when(x.or(x.isNull(rule.fromPort), x.isNull(rule.toPort)), true, () =>
      x.le(rule.fromPort, rule.toPort),
    ),
  found: has(
    (rule) => x.str`from_port ${x.jsonEncode(rule.fromPort)} and to_port ${x.jsonEncode(rule.toPort)}`,
  ),
  allowed: "a from_port that is not above the to_port",
  refused: [sample({ fromPort: 443, toPort: 80 })],
};

const icmpFields: t.Rule<SecurityRule> = {
  test: (rule) =>
    x.and(x.or(x.isNull(rule.icmpType), isIcmp(rule)), x.or(x.isNull(rule.icmpCode), x.isSet(rule.icmpType))),
  found: has(
    (rule) =>
      x.str`icmp_type ${x.jsonEncode(rule.icmpType)} and icmp_code ${x.jsonEncode(rule.icmpCode)} with ${rule.protocol}`,
  ),
  allowed: "an icmp_type with icmp and icmpv6 only, and an icmp_code with an icmp_type only",
  refused: [
    sample({ icmpType: 8 }),
    { ...WITHOUT_PORT, protocol: "icmp", icmpCode: 4 },
    { ...WITHOUT_PORT, protocol: "all", icmpType: 8 },
  ],
};

const icmpVersion: t.Rule<SecurityRule> = {
  test: (rule) =>
    x.or(x.isNull(rule.cidr), x.not(isIcmp(rule)), x.eq(x.eq(rule.protocol, "icmpv6"), isIpv6(rule))),
  found: has((rule) => x.str`the range ${x.jsonEncode(rule.cidr)} with ${rule.protocol}`),
  allowed: "an IPv4 range with icmp, an IPv6 range with icmpv6",
  refused: [
    { description: "sample", protocol: "icmp", cidr: "2001:db8::/56" },
    { description: "sample", protocol: "icmpv6", cidr: "10.0.0.0/16" },
  ],
};

/** Foundational Security Best Practices EC2.18 and EC2.19: open to the world only where somebody says so. */
const notOpen: t.Rule<SecurityRule & { readonly public: boolean }> = {
  test: (rule) =>
    x.or(
      rule.public,
      x.isNull(rule.cidr),
      x.holds(() => x.lt(0, x.prefixLength(rule.cidr))),
    ),
  found: has((rule) => x.str`the range ${x.jsonEncode(rule.cidr)}`),
  allowed: "a range smaller than the whole internet",
  remedy: "An internet-facing listener says so with public = true.",
  refused: [sample({ cidr: "0.0.0.0/0" }), sample({ cidr: "::/0" })],
};

const egressRule = ruled(t.shape("SecurityGroupEgressRule", fields)).describe("A rule for what may leave.");

const ingressRule = ruled(
  t.shape("SecurityGroupIngressRule", {
    ...fields,
    public: t.flag("Lets a rule admit the whole internet (0.0.0.0/0 or ::/0).").default(false),
  }),
)
  .rule(notOpen)
  .describe("A rule for what may come in.");

function ruled<T extends SecurityRule>(type: t.Type<T>): t.Type<T> {
  const rules = [onePeer, ports, portOrder, icmpFields, icmpVersion] as unknown as t.Rule<Exclude<T, null>>[];
  return rules.reduce((all, rule) => all.rule(rule), type).example(EXAMPLE);
}

export const isIpv6 = (rule: RuleOf): Expr<boolean> => x.matches(":", rule.cidr);

/** Which way a rule leads, in its key. */
export type Way = "from" | "to";

/** A rule's address: its name, else what it says. */
export const ruleKey = (rule: RuleOf, way: Way): Expr<string> => x.orElse(rule.name, () => saidBy(rule, way));

/** `tcp-443-from-10.0.0.0/16`: the same of two rules that say the same, and of no others. */
function saidBy(rule: RuleOf, way: Way): Expr<string> {
  const { fromPort, toPort, group, prefixList: list } = rule;
  const words = [
    rule.protocol,
    fromPort,
    x.when(x.eq(toPort, fromPort), null, toPort),
    rule.icmpType,
    rule.icmpCode,
    way,
    rule.cidr,
    x.ifSet(group, (group) => group.name),
    x.ifSet(list, (list) => list.name),
    x.when(rule.self, "self"),
  ];
  return x.join("-", x.compact(words));
}

/** Rules in any order; no two of them have the same name, or say the same, which AWS refuses. */
function ruleList<T extends SecurityRule>(type: t.Type<T>, way: Way): t.Type<readonly T[]> {
  type Rules = Expr<readonly SecurityRule[]>;
  const sameName = (rules: Rules) =>
    repeated(
      rules,
      (rule) => ruleKey(rule, way),
      (members) => x.anyTrue(members),
    );
  const sameContent = (rules: Rules) => repeated(rules, (rule) => saidBy(rule, way));
  const listed = t.listOf(type, "rule");
  return listed
    .rule({
      test: (rules) => x.isEmpty(sameName(rules)),
      found: (rules) => x.str`has ${x.shownTexts(sameName(rules))} more than once`,
      allowed: "one rule of a name, which is no other rule's key either",
      refused: [
        [sample({ name: "office" }), sample({ name: "office", fromPort: 80 })],
        [EXAMPLE, sample({ name: `tcp-443-${way}-10.0.0.0/16`, fromPort: 80 })],
      ],
    })
    .rule({
      test: (rules) => x.isEmpty(sameContent(rules)),
      found: (rules) => x.str`has ${x.shownTexts(sameContent(rules))} more than once`,
      allowed: "one rule for a protocol, its ports and a peer",
      refused: [
        [EXAMPLE, sample({ description: "The same again", toPort: 443 })],
        [EXAMPLE, sample({ name: "office" })],
      ],
    });
}

/** Keys that several rules have, where the test holds for whether each has a name. */
function repeated(
  rules: Expr<readonly SecurityRule[]>,
  keyOf: (rule: RuleOf) => Expr<string>,
  test: (named: Expr<readonly boolean[]>) => Expr<boolean> = () => x.lift(true),
): Expr<string[]> {
  const byKey = x.groupEach(rules, ["rule"], (rule) => ({
    key: keyOf(rule),
    value: x.isSet(rule.name),
  }));
  return x.keysWhere(byKey, ["key", "named"], (_, named) => x.and(x.lt(1, x.length(named)), test(named)));
}

export const ingressRules = () => ruleList(ingressRule, "from");
export const egressRules = () => ruleList(egressRule, "to");
