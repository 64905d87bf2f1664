/** Rules of a security group: what they may say, and the key that follows from it. */
import {
  cidr,
  flag,
  type Infer,
  integer,
  listOf,
  oneOf,
  port,
  type Rule,
  shape,
  type Type,
  text,
} from "../../core/contract";
import {
  and,
  contains,
  type Expr,
  eq,
  groupEach,
  holds,
  isEmpty,
  isNull,
  isSet,
  items,
  join,
  jsonEncode,
  le,
  length,
  listEach,
  listFrom,
  lt,
  matches,
  not,
  or,
  prefixLength,
  str,
  when,
} from "../../core/expressions";
import { ec2Text, groupName, securityGroupReference } from "./security-group-reference.contract";

const prefixList = shape("SecurityGroupPrefixList", {
  id: text().describe("The prefix list's id; may be known only after the apply."),
  name: groupName(255).describe(
    "A lasting label that is known when Terraform plans; part of the rule's address.",
  ),
})
  .describe("A prefix list.")
  .example({ id: "pl-0123456789abcdef0", name: "s3" });

const fields = {
  description: ec2Text(255, "HTTPS from the VPC").describe(
    "Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).",
  ),
  protocol: oneOf("tcp", "udp", "icmp", "icmpv6", "all")
    .describe("The protocol; `all` has no ports.")
    .default("tcp"),
  fromPort: port().describe("First destination port, of tcp and udp; needed there.").optional(),
  toPort: port().describe("Last destination port; default: `from_port`.").optional(),
  icmpType: integer({ min: 0, max: 255 })
    .describe("ICMP type (IANA: ICMP Parameters); default: all.")
    .optional(),
  icmpCode: integer({ min: 0, max: 255 }).describe("ICMP code; default: all of the type.").optional(),
  cidr: cidr().describe("Peer: an IPv4 or IPv6 range.").optional(),
  group: securityGroupReference
    .describe("Peer: a security group, of this VPC or of a peered one in the region.")
    .optional(),
  prefixList: prefixList.describe("Peer: a prefix list, such as a gateway endpoint's.").optional(),
  self: flag().describe("Peer: whatever has this group.").default(false),
};

const EXAMPLE = { description: "HTTPS from the VPC", fromPort: 443, cidr: "10.0.0.0/16" };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const WITHOUT_PORT = { description: "sample", cidr: "10.0.0.0/16" };

const ruleShape = shape("SecurityGroupRule", fields);
/** What both directions have. */
export type SecurityRule = Infer<typeof ruleShape>;
type RuleOf = Expr<SecurityRule>;

const named = (rule: RuleOf) => str`the rule ${jsonEncode(rule.description)}`;
const isIcmp = (rule: RuleOf) => contains(items<string>(["icmp", "icmpv6"]), rule.protocol as Expr<string>);
const hasPorts = (rule: RuleOf) => contains(items<string>(["tcp", "udp"]), rule.protocol as Expr<string>);

const onePeer: Rule<SecurityRule> = {
  test: (rule) => {
    const given = items<boolean>([isSet(rule.cidr), isSet(rule.group), isSet(rule.prefixList), rule.self]);
    return eq(
      length(listEach<boolean, boolean>(given, ["peer"], (peer) => ({ value: peer, when: peer }))),
      1,
    );
  },
  got: named,
  allowed: "exactly one peer: a cidr, a group, a prefix_list or self",
  refused: [
    { description: "sample", fromPort: 443 },
    sample({ self: true }),
    sample({ group: { id: "sg-0123456789abcdef0", name: "app" } }),
  ],
};

const ports: Rule<SecurityRule> = {
  test: (rule) =>
    and(eq(hasPorts(rule), isSet(rule.fromPort)), or(isNull(rule.toPort), isSet(rule.fromPort))),
  got: named,
  allowed: "a from_port with tcp and udp, and ports with nothing else",
  remedy: "All ports are from_port 0 and to_port 65535.",
  refused: [
    WITHOUT_PORT,
    { ...WITHOUT_PORT, toPort: 443 },
    sample({ protocol: "all" }),
    sample({ protocol: "icmp" }),
  ],
};

const portOrder: Rule<SecurityRule> = {
  test: (rule) =>
    when(
      or(isNull(rule.fromPort), isNull(rule.toPort)),
      () => true,
      () => le(rule.fromPort, rule.toPort),
    ),
  got: named,
  allowed: "a from_port that is not above the to_port",
  refused: [sample({ fromPort: 443, toPort: 80 })],
};

const icmpFields: Rule<SecurityRule> = {
  test: (rule) =>
    and(or(isNull(rule.icmpType), isIcmp(rule)), or(isNull(rule.icmpCode), isSet(rule.icmpType))),
  got: named,
  allowed: "an icmp_type with icmp and icmpv6 only, and an icmp_code with an icmp_type only",
  refused: [
    sample({ icmpType: 8 }),
    { ...WITHOUT_PORT, protocol: "icmp", icmpCode: 4 },
    { ...WITHOUT_PORT, protocol: "all", icmpType: 8 },
  ],
};

const icmpVersion: Rule<SecurityRule> = {
  test: (rule) =>
    or(isNull(rule.cidr), not(isIcmp(rule)), eq(eq<string>(rule.protocol, "icmpv6"), isIpv6(rule))),
  got: named,
  allowed: "an IPv4 range with icmp, an IPv6 range with icmpv6",
  refused: [
    { description: "sample", protocol: "icmp", cidr: "2001:db8::/56" },
    { description: "sample", protocol: "icmpv6", cidr: "10.0.0.0/16" },
  ],
};

/** Foundational Security Best Practices EC2.18 and EC2.19: open to the world only where somebody says so. */
const notOpen: Rule<SecurityRule & { readonly public: boolean }> = {
  test: (rule) =>
    or(
      rule.public,
      isNull(rule.cidr),
      holds(() => lt(0, prefixLength(rule.cidr))),
    ),
  got: (rule) => str`the rule ${jsonEncode(rule.description)} from ${jsonEncode(rule.cidr)}`,
  allowed: "a range smaller than the whole internet",
  remedy: "An internet-facing listener says so with public = true.",
  refused: [sample({ cidr: "0.0.0.0/0" }), sample({ cidr: "::/0" })],
};

const egressRule = ruled(shape("SecurityGroupEgressRule", fields)).describe("A rule for what may leave.");

const ingressRule = ruled(
  shape("SecurityGroupIngressRule", {
    ...fields,
    public: flag().describe("Lets a rule admit the whole internet (0.0.0.0/0 or ::/0).").default(false),
  }),
)
  .rule(notOpen)
  .describe("A rule for what may come in.");

function ruled<T extends SecurityRule>(type: Type<T>): Type<T> {
  const rules = [onePeer, ports, portOrder, icmpFields, icmpVersion] as unknown as Rule<NonNullable<T>>[];
  return rules.reduce((all, rule) => all.rule(rule), type).example(EXAMPLE);
}

export const isIpv6 = (rule: RuleOf): Expr<boolean> => matches(":", rule.cidr);

/** Which way a rule leads, in its key. */
export type Way = "from" | "to";

/** `tcp-443-from-10.0.0.0/16`: two rules that say the same have the same key, and no others. */
export function ruleKey(rule: RuleOf, way: Way): Expr<string> {
  const { fromPort, toPort, group, prefixList: list } = rule;
  const words = items<string | number | null>([
    rule.protocol,
    fromPort,
    when<number | null>(
      eq(toPort, fromPort),
      () => null,
      () => toPort,
    ),
    rule.icmpType,
    rule.icmpCode,
    way,
    rule.cidr,
    when<string | null>(
      isNull(group),
      () => null,
      () => group.name,
    ),
    when<string | null>(
      isNull(list),
      () => null,
      () => list.name,
    ),
    when<string | null>(
      rule.self,
      () => "self",
      () => null,
    ),
  ]);
  return join(
    "-",
    listEach<string | number | null, string>(words, ["word"], (word) => ({
      value: word as Expr<string>,
      when: isSet(word),
    })),
  );
}

/** Rules in any order; no two of them say the same. */
function ruleList<T extends SecurityRule>(type: Type<T>, way: Way): Type<readonly T[]> {
  const repeated = (rules: Expr<readonly T[]>) => {
    const byKey = groupEach<T, string>(rules, ["rule"], (rule) => ({
      key: ruleKey(rule as unknown as RuleOf, way),
      value: (rule as unknown as RuleOf).description,
    }));
    return listFrom<string[], string>(byKey, ["key", "reasons"], (key, reasons) => ({
      value: key,
      when: lt(1, length(reasons)),
    }));
  };
  return listOf(type, "rule").rule({
    test: (rules) => isEmpty(repeated(rules as Expr<readonly T[]>)),
    got: (rules) => str`a list with more than one rule ${jsonEncode(repeated(rules as Expr<readonly T[]>))}`,
    allowed: "one rule for a protocol, its ports and a peer",
    refused: [[EXAMPLE, sample({ description: "The same again", toPort: 443 })]],
  });
}

export const ingressRules = () => ruleList(ingressRule, "from");
export const egressRules = () => ruleList(egressRule, "to");
