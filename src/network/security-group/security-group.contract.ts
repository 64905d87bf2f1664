/** The contract of the security group: inputs of `modules/network/security-group` and `SecurityGroup`. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { networkReference } from "../reference";
import { ec2Text, groupName } from "./reference";
import { egressRules, ingressRules, isIpv6, type SecurityRule } from "./security-group-rule.contract";

/** The longest name that leaves room for the suffix of `name_prefix` in AWS's 255. */
const LONGEST_NAME = 228;

const ruleInputs = {
  ingress: ingressRules()
    .describe(
      "What may come in. Replies need no rule. Their order has no meaning; each rule's key follows from what it says.",
    )
    .default([]),
  egress: egressRules()
    .describe("What may leave; nothing where empty, unlike AWS's own default. Replies need no rule.")
    .default([]),
  ruleQuota: t
    .integer({ min: 1, max: 1000 })
    .describe(
      "Most rules of a direction and IP version (Amazon VPC User Guide: quotas; 60 unless the account's was raised).",
    )
    .default(60),
};

const inputs = {
  name: groupName(LONGEST_NAME).describe(
    "The group's name: its Name tag, its label in other groups' rules, and the beginning of its name at AWS.",
  ),
  description: ec2Text(255, "Application servers").describe(
    "What the group is for (Amazon EC2 API Reference: CreateSecurityGroup). A change makes a new group.",
  ),
  network: networkReference.describe(
    "The network whose VPC the group belongs to: the output `network` of modules/network, or such an object.",
  ),
  ...ruleInputs,
  exactName: t
    .flag()
    .describe(
      "Whether the group's name at AWS is `name` as it stands, without a suffix. A change that makes a new group then needs a new name too, since the old group is there until nothing uses it.",
    )
    .default(false),
  revokeRulesOnDelete: t
    .flag()
    .describe(
      "Whether all rules of the group are revoked before it is deleted: for services that add rules of their own, such as EMR.",
    )
    .default(false),
  tags: t.tags(),
};

export type RuleShape = typeof ruleInputs;
export type RuleInputs = t.Inputs<RuleShape>;
export type SecurityGroupShape = typeof inputs;
export type SecurityGroupInputs = t.Inputs<SecurityGroupShape>;

/** A rule with a group or a prefix list counts for both IP versions. */
function counted(rules: Expr<readonly SecurityRule[]>): Expr<number> {
  const ofVersion = (test: (rule: Expr<SecurityRule>) => Expr<boolean>) =>
    x.length(
      x.listEach(rules, ["rule"], (rule) => ({
        value: true,
        when: x.or(x.isNull(rule.cidr), test(rule)),
      })),
    );
  return x.max(
    ofVersion((rule) => x.not(isIpv6(rule))),
    ofVersion(isIpv6),
  );
}

const TWO_RULES = [
  { description: "sample", fromPort: 80, cidr: "2001:db8::/56" },
  { description: "sample", fromPort: 80, group: { id: "sg-0123456789abcdef0", name: "web" } },
];

function withinQuota(on: "ingress" | "egress"): t.CrossRule<RuleShape> {
  const rules = (given: RuleInputs) => given[on];
  return {
    on,
    test: (given) => x.le(counted(rules(given)), given.ruleQuota),
    message: (given, spell) =>
      x.str`${on} has ${counted(rules(given))} rules of one IP version; allowed: at most ${given.ruleQuota}. Use prefix lists or wider ranges, or have the account's quota raised and say so in ${spell("ruleQuota")}.`,
    refused: [{ [on]: TWO_RULES, ruleQuota: 1 }],
  };
}

const crossRules = [withinQuota("ingress"), withinQuota("egress")];

export const securityGroupContract = t.contract({
  name: "security group",
  inputs,
  crossRules,
  // two groups that waited for the peers of their rules would make a circle
  lateInputs: ["ingress", "egress"],
  example: {
    name: "app",
    description: "Application servers",
    network: {
      vpcId: "vpc-0123456789abcdef0",
      cidrBlocks: ["10.0.0.0/16"],
      tiers: {},
    },
    ingress: [{ description: "HTTP from the VPC", fromPort: 8080, cidr: "10.0.0.0/16" }],
    egress: [{ description: "AWS APIs by their endpoints", fromPort: 443, cidr: "10.0.0.0/16" }],
  },
});

/** The rules by themselves: for those that are added to a group that is there. */
export const rulesContract = t.contract<RuleShape>({
  name: "security group rules",
  inputs: ruleInputs,
  crossRules,
  example: {},
});
