/** The rules of both directions as resources of their own: adding one touches no other. */
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import {
  VpcSecurityGroupIngressRule,
  type VpcSecurityGroupIngressRuleConfig,
} from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { type Named, nameTag } from "../tags";
import { egressRules, ingressRules, isIpv6, ruleKey, type SecurityRule } from "./rule";

const inputs = {
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

function withinQuota(on: "ingress" | "egress"): t.CrossRule<typeof inputs> {
  const rules = (given: t.InputsOf<typeof inputs>) => given[on];
  return {
    on,
    test: (given) => x.le(counted(rules(given)), given.ruleQuota),
    message: (given, spell) =>
      x.str`${on} has ${counted(rules(given))} rules of one IP version; allowed: at most ${given.ruleQuota}. Use prefix lists or wider ranges, or have the account's quota raised and say so in ${spell("ruleQuota")}.`,
    refused: [{ [on]: TWO_RULES, ruleQuota: 1 }],
  };
}

export const ruleLists = t.concern({
  inputs,
  rules: [withinQuota("ingress"), withinQuota("egress")],
  // two groups that waited for the peers of their rules would make a circle
  late: ["ingress", "egress"],
});

type RuleResource = VpcSecurityGroupIngressRule | VpcSecurityGroupEgressRule;

interface ProtocolArguments {
  readonly ipProtocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
}

interface PeerArguments {
  readonly cidrIpv4: string | null;
  readonly cidrIpv6: string | null;
  readonly prefixListId: string | null;
  readonly groupId: string | null;
}

/** A rule as its resource needs it. */
interface RuleArguments extends ProtocolArguments, PeerArguments {
  readonly description: string;
}

const DIRECTIONS = {
  ingress: { way: "from", resource: VpcSecurityGroupIngressRule },
  egress: { way: "to", resource: VpcSecurityGroupEgressRule },
} as const;

/** The group that the rules belong to. */
type Group = Named & { readonly id: Expr<string> };

/** A direction's rules by key; the list may be given anew until the stack is synthesized. */
export class DirectedRules {
  private instances = new Instances<RuleArguments, RuleResource>(x.mapping({}), undefined);

  constructor(
    private readonly scope: Construct,
    private readonly direction: "ingress" | "egress",
    private readonly group: Group,
  ) {}

  /** The rules' resource; none while there is no rule. */
  get made(): RuleResource[] {
    const { resource } = this.instances;
    return resource === undefined ? [] : [resource];
  }

  /** Rule ids by key. */
  get ids(): Expr<Record<string, string>> {
    return this.instances.attribute("id");
  }

  set(rules: Expr<readonly SecurityRule[]>, preconditions: readonly t.Precondition[]): void {
    const { resource: made } = this.instances;
    const items = this.byKey(rules);
    this.instances = made ? this.instances.over(items) : this.make(items, preconditions);
    if (made && preconditions.length > 0)
      made.lifecycle = { ...made.lifecycle, precondition: [...preconditions] };
  }

  private byKey(rules: Expr<readonly SecurityRule[]>): Expr<Record<string, RuleArguments>> {
    const { way } = DIRECTIONS[this.direction];
    const byKey = x.mapEach(rules, ["rule"], (rule) => ({
      key: ruleKey(rule, way),
      value: rule,
    }));
    const all = this.named("rules", byKey);
    const protocols = this.step("protocols", all, protocolArguments);
    const peers = this.step("peers", all, (rule) => this.peerArguments(rule));
    return x.mapFrom(all, ["key", "rule"], (key, { description }) => {
      const { ipProtocol, fromPort, toPort } = x.get(protocols, key);
      const { cidrIpv4, cidrIpv6, prefixListId, groupId } = x.get(peers, key);
      return {
        key,
        value: x.object({
          description,
          ipProtocol,
          fromPort,
          toPort,
          cidrIpv4,
          cidrIpv6,
          prefixListId,
          groupId,
        }),
      };
    });
  }

  private step<T>(
    name: string,
    rules: Expr<Record<string, SecurityRule>>,
    part: (rule: Expr<SecurityRule>) => Expr<T>,
  ): Expr<Record<string, T>> {
    const parts = x.mapFrom(rules, ["key", "rule"], (_, rule) => part(rule));
    return this.named(name, parts);
  }

  /** The first list has its steps as locals; a list that is given anew cannot take their names. */
  private named<T>(name: string, value: Expr<T>): Expr<T> {
    return this.instances.resource === undefined
      ? local(this.scope, `${this.direction}_${name}`, value)
      : value;
  }

  private peerArguments(rule: Expr<SecurityRule>): Expr<PeerArguments> {
    const { cidr, prefixList } = rule;
    return x.object({
      cidrIpv4: x.when(isIpv6(rule), null, cidr),
      cidrIpv6: x.when(isIpv6(rule), cidr),
      prefixListId: x.ifSet(prefixList, (prefixList) => prefixList.id),
      groupId: this.peerGroup(rule),
    });
  }

  private peerGroup({ self, group }: Expr<SecurityRule>): Expr<string | null> {
    const other = () => x.ifSet(group, (group) => group.id);
    return x.when(self, () => this.group.id, other);
  }

  private make(items: Expr<Record<string, RuleArguments>>, preconditions: readonly t.Precondition[]) {
    return forEach<VpcSecurityGroupIngressRuleConfig, RuleArguments, RuleResource>(
      this.scope,
      DIRECTIONS[this.direction].resource,
      `vpc_security_group_${this.direction}_rule`,
      items,
      ({ value }) => ({
        securityGroupId: this.group.id,
        description: value.description,
        ipProtocol: value.ipProtocol,
        fromPort: value.fromPort,
        toPort: value.toPort,
        cidrIpv4: value.cidrIpv4,
        cidrIpv6: value.cidrIpv6,
        prefixListId: value.prefixListId,
        referencedSecurityGroupId: value.groupId,
        tags: nameTag(this.group, this.group.name),
        // beside a new group the rules are there before the old group's are taken away
        lifecycle: { createBeforeDestroy: true },
        preconditions,
      }),
    );
  }
}

/** ICMP's type and code stand where ports do, -1 for all (Amazon EC2 API Reference: IpPermission). */
function protocolArguments(rule: Expr<SecurityRule>): Expr<ProtocolArguments> {
  const protocol = x.nonNull(rule.protocol);
  const icmp = x.contains(x.items(["icmp", "icmpv6"]), protocol);
  const all = () => -1;
  const type = () => x.orElse(rule.icmpType, all);
  const code = () => x.orElse(rule.icmpCode, all);
  return x.object({
    ipProtocol: x.when(x.eq(protocol, "all"), "-1", protocol),
    fromPort: x.when(icmp, type, rule.fromPort),
    toPort: x.when(icmp, code, () => x.orElse(rule.toPort, rule.fromPort)),
  });
}
