/** The block `network/security-group`. */
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, Input } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { allAreMade, resource, whenMade } from "../../core/resources";
import { isModule } from "../../core/stack/module-context";
import { networkReference } from "../reference";
import { sampleNetwork } from "../sample";
import { nameTag } from "../tags";
import { ec2Text, groupName, type SecurityGroupReferenceValue, securityGroupReference } from "./reference";
import { DirectedRules, ruleLists } from "./rules";
import type {
  SecurityGroupEgressRule,
  SecurityGroupIngressRule,
  SecurityGroupProps,
  SecurityGroupResources,
} from "./security-group.props";

/** The longest name that leaves room for the suffix of `name_prefix` in AWS's 255. */
const LONGEST_NAME = 228;

const group = t.concern({
  inputs: {
    name: groupName(LONGEST_NAME).describe(
      "The group's name: its Name tag, its label in other groups' rules, and the beginning of its name at AWS.",
    ),
    description: ec2Text(255, "Application servers").describe(
      "What the group is for (Amazon EC2 API Reference: CreateSecurityGroup). A change makes a new group.",
    ),
    network: networkReference.describe(
      "The network whose VPC the group belongs to: the output `network` of modules/network, or such an object.",
    ),
  },
});
const lifetime = t.concern({
  inputs: {
    exactName: t
      .flag(
        "Whether the group's name at AWS is `name` as it stands, without a suffix. A change that makes a new group then needs a new name too, since the old group is there until nothing uses it.",
      )
      .default(false),
    revokeRulesOnDelete: t
      .flag(
        "Whether all rules of the group are revoked before it is deleted: for services that add rules of their own, such as EMR.",
      )
      .default(false),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "security group",
  concerns: [group, ruleLists, lifetime, tags],
  example: {
    name: "app",
    description: "Application servers",
    network: sampleNetwork({}),
    ingress: [{ description: "HTTP from the VPC", fromPort: 8080, cidr: "10.0.0.0/16" }],
    egress: [{ description: "AWS APIs by their endpoints", fromPort: 443, cidr: "10.0.0.0/16" }],
  },
});

/** The rules by themselves: for those that are added to a group that is there. */
const rulesContract = t.contract({
  name: "security group rules",
  concerns: [{ ...ruleLists, late: [] }],
  example: {},
});

type Direction = "ingress" | "egress";
type RuleProps = SecurityGroupIngressRule | SecurityGroupEgressRule;

/**
 * A security group whose rules are resources of their own, each under a key that says what it allows.
 *
 *     const app = new SecurityGroup(this, "app", {
 *       name: "app",
 *       description: "Application servers",
 *       network: network.ref,
 *     });
 *     const database = new SecurityGroup(this, "database", {
 *       name: "database",
 *       description: "PostgreSQL",
 *       network: network.ref,
 *       ingress: [{ description: "Queries", fromPort: 5432, group: app.ref }],
 *     });
 *     app.addEgress({ description: "Queries", fromPort: 5432, group: database.ref });
 */
export class SecurityGroup extends Block<typeof contract.inputs, SecurityGroupResources> {
  /** The group as other blocks and other groups' rules take it. */
  readonly ref: t.Reference<SecurityGroupReferenceValue>;
  /**
   * The same group for what starts in it, which waits for the rules. Groups name each other in rules by `ref`, which waits for
   * nothing.
   */
  readonly withRules: t.Reference<SecurityGroupReferenceValue>;
  private readonly group: AwsSecurityGroup;
  private readonly rules: Readonly<Record<Direction, DirectedRules>>;
  private given: Readonly<Record<Direction, Expr<readonly RuleProps[]>>>;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id, contract, props);
    const { name, tags, network } = this.inputs;
    this.group = this.securityGroup(this.preconditions);
    // those of the rules are read anew with each rule that is added
    this.checks = this.preconditions;
    const groupId = x.attribute(this.group, "id");
    const arn = x.attribute(this.group, "arn");
    const ref = x.object<SecurityGroupReferenceValue>({ id: groupId, name, arn, vpcId: network.vpcId });
    this.ref = t.reference(this, "ref", securityGroupReference, ref);
    this.rules = {
      ingress: new DirectedRules(this, "ingress", { name, tags, id: groupId }),
      egress: new DirectedRules(this, "egress", { name, tags, id: groupId }),
    };
    this.given = {
      ingress: this.set("ingress", props.ingress ?? []),
      egress: this.set("egress", props.egress ?? []),
    };
    const { ingress, egress } = this.rules;
    const inForce = allAreMade(() => [...ingress.made, ...egress.made]);
    const waiting = x.extend(ref, { id: whenMade(inForce, groupId) });
    this.withRules = t.reference(this, "withRules", securityGroupReference, waiting);
  }

  /** The group's id. */
  get securityGroupId(): string {
    return this.ref.id;
  }

  /** One more rule for what may come in: the same as one more in `ingress`. */
  addIngress(rule: SecurityGroupIngressRule): this {
    return this.add("ingress", rule);
  }

  /** One more rule for what may leave: the same as one more in `egress`. */
  addEgress(rule: SecurityGroupEgressRule): this {
    return this.add("egress", rule);
  }

  protected get results(): Outputs {
    const ref = x.lift<SecurityGroupReferenceValue>(this.ref);
    return {
      security_group: {
        value: ref,
        description: "The group as other blocks and other groups' rules take it: id, name, ARN, VPC.",
      },
      security_group_with_rules: {
        value: x.lift(this.withRules),
        description:
          "The same group, once its rules are there: for what starts in it. Rules name `security_group`, which waits for nothing.",
      },
      security_group_id: { value: ref.id, description: "The group's id." },
      ingress_rule_ids: {
        value: this.rules.ingress.ids,
        description: "Ids of the rules for what may come in, by key.",
      },
      egress_rule_ids: {
        value: this.rules.egress.ids,
        description: "Ids of the rules for what may leave, by key.",
      },
    };
  }

  private securityGroup(preconditions: t.Precondition[]): AwsSecurityGroup {
    const { inputs } = this;
    const { name, exactName } = inputs;
    return resource(this, AwsSecurityGroup, "security_group", {
      name: x.when(exactName, name),
      namePrefix: x.when(exactName, null, () => x.str`${name}-`),
      description: inputs.description,
      vpcId: inputs.network.vpcId,
      revokeRulesOnDelete: inputs.revokeRulesOnDelete,
      tags: nameTag(inputs, name),
      lifecycle: { createBeforeDestroy: true },
      preconditions,
      because: { lifecycle: "A group in use cannot be deleted: its users move to the new one first." },
    });
  }

  private add(direction: Direction, rule: RuleProps): this {
    const given = t.itemsOf(this.given[direction]);
    if (given === undefined || given === "unknown") {
      const problem = `${direction} is not known while synthesizing; allowed: a list, where rules are added to it.`;
      throw new t.InputError(this.node.path, [problem]);
    }
    // read as it was given, so that what Terraform has no counterpart of is told as in the props
    const rules = [...given, rule] as readonly RuleProps[];
    this.given = { ...this.given, [direction]: this.set(direction, rules) };
    return this;
  }

  private set(direction: Direction, rules: Input<readonly RuleProps[]>): Expr<readonly RuleProps[]> {
    const { inputs, preconditions } = this.read(direction, rules);
    this.rules[direction].set(inputs[direction], preconditions);
    return inputs[direction];
  }

  private read(
    direction: Direction,
    rules: Input<readonly RuleProps[]>,
  ): Pick<t.Reading<typeof rulesContract.inputs>, "inputs" | "preconditions"> {
    const { inputs } = this;
    if (isModule(this)) return { inputs, preconditions: [] };
    const given = { [direction]: rules, ruleQuota: inputs.ruleQuota };
    return rulesContract.read(this, given);
  }
}

export const securityGroupBlock = defineBlock(__filename, { construct: SecurityGroup, contract });
