/**
 * The connector's own group, outbound only, and the inbound rules of what it calls. Every rule is a resource of its own,
 * under a key that says what for. Without a group App Runner would take the VPC's default one, which lets everything out.
 */

import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { forEach, type Instances, optional } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { groupsFit, isOfAnotherVpc } from "../../../network/placement";
import {
  ec2Text,
  type SecurityGroupReferenceValue,
  securityGroupReference,
} from "../../../network/security-group/reference";
import { nameTag } from "../../../network/tags";
import type { Named } from "../../server/common";
import { place } from "./placement";

const tcpPort = () => t.integer({ min: 1, max: 65535 });

const targetType = t
  .shape("AppRunnerTarget", {
    securityGroup: securityGroupReference.describe("The group of what is called: a database's, a cache's."),
    port: tcpPort().describe("The TCP port that it listens on."),
  })
  .describe(
    "Something in the VPC that services call: it gets the inbound rule, the connector the outbound one.",
  )
  .example({ securityGroup: { id: "sg-0123456789abcdef0", name: "database" }, port: 5432 });

const outboundType = t
  .shape("AppRunnerOutbound", {
    port: tcpPort().describe("The TCP port."),
    ranges: t
      .listOf(t.cidr4(), "range")
      .describe("IPv4 ranges that are called: a connector carries IPv4 alone.")
      .distinct()
      .default([]),
    namedRanges: t
      .keyed(t.cidr4(), "range")
      .describe(
        "Further ranges by names of your choice: for those that are known only after the apply, since a range of `ranges` is part of its rule's address and a name here is in its place.",
      )
      .default({}),
    description: ec2Text(255, "AWS APIs and partners")
      .describe("Why: the description of its rules.")
      .optional(),
  })
  .rule({
    test: ({ ranges, namedRanges }) => x.not(x.and(x.isEmpty(ranges), x.isEmpty(x.keys(namedRanges)))),
    found: () => "has no range",
    allowed: "one range at least, of ranges or named_ranges",
    refused: [{ port: 443 }],
  })
  .describe("Further addresses that services may call.")
  .example({ port: 443, ranges: ["0.0.0.0/0"] });

const needs = [place] as const;

const inputs = {
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of the connector, of the network's VPC, whose outbound rules are yours. Default: a group of its own.",
    )
    .length({ max: 5 })
    .default([]),
  targets: t
    .keyed(targetType, "target")
    .describe("What services call in the VPC, by name. Each gets its inbound rule here, by reference.")
    .example({
      database: { securityGroup: { id: "sg-0123456789abcdef0", name: "database" }, port: 5432 },
    })
    .default({}),
  outbound: t
    .keyed(outboundType, "rule")
    .describe(
      "What the connector's own group lets out beside `targets`, by name. Default: HTTPS to everywhere, by NAT or endpoints; an empty map: nothing else.",
    )
    .default({ https: { port: 443, ranges: ["0.0.0.0/0"] } }),
};

type GroupInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Targets of another VPC. */
const elsewhere = (inputs: GroupInputs): Expr<string[]> =>
  x.keysWhere(inputs.targets, ["key", "target"], (_, { securityGroup }) =>
    isOfAnotherVpc(securityGroup, inputs.network),
  );

const OTHER_VPC = { id: "sg-0123456789abcdef0", name: "app", vpcId: "vpc-0fedcba9876543210" };

const names = ({ securityGroups }: GroupInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name }) => name);

/** One rule by group and port: EC2 refuses a second one. */
const doubled = ({ targets }: GroupInputs): Expr<string[]> =>
  x.listFrom(
    targets,
    ["key", "target"],
    (_, { securityGroup, port }) => x.str`${securityGroup.name}:${port}`,
  );

export const groups = t.concern({
  needs,
  inputs,
  rules: [
    groupsFit,
    {
      on: "targets",
      whereKnown: true,
      test: (inputs) => x.isEmpty(elsewhere(inputs)),
      message: (inputs) =>
        x.str`targets has ${x.shownTexts(elsewhere(inputs))} of another VPC; allowed: groups of the network's VPC ${x.shownText(inputs.network.vpcId)}.`,
      refused: [{ targets: { database: { securityGroup: OTHER_VPC, port: 5432 } } }],
    },
    // names are parts of the rules' addresses
    t.distinct({
      on: "securityGroups",
      of: "name",
      texts: names,
      refused: [
        {
          securityGroups: [
            { id: "sg-0123456789abcdef0", name: "app" },
            { id: "sg-0123456789abcdef1", name: "app" },
          ],
        },
      ],
    }),
    t.distinct({ on: "targets", of: "target", texts: doubled }),
  ],
});

interface Inbound {
  readonly target: string;
  readonly targetId: string;
  readonly sourceId: string;
  readonly port: number;
}

interface Egress {
  readonly port: number;
  readonly range: string | null;
  readonly groupId: string | null;
  readonly description: string;
}

interface ConnectorGroups {
  readonly groups: Expr<readonly SecurityGroupReferenceValue[]>;
  readonly ids: Expr<string[]>;
  /** What lets the services out, and into what they call. */
  readonly rules: readonly (VpcSecurityGroupEgressRule | VpcSecurityGroupIngressRule)[];
}

export function connectorGroups(scope: Construct, inputs: GroupInputs & Named): ConnectorGroups {
  const { name, network, securityGroups } = inputs;
  const isOwn = x.isEmpty(securityGroups);
  const group = optional(scope, SecurityGroup, "security_group", isOwn, () => ({
    namePrefix: x.str`${name}-connector-`,
    description: x.str`Outbound traffic of App Runner through the connector ${name}`,
    vpcId: network.vpcId,
    revokeRulesOnDelete: true,
    tags: nameTag(inputs, x.str`${name}-connector`),
    lifecycle: { createBeforeDestroy: true },
  }));
  const outward = forEach(
    scope,
    VpcSecurityGroupEgressRule,
    "vpc_security_group_egress_rule",
    egress(scope, inputs, isOwn),
    ({ key, value: { port, range, groupId, description } }) => ({
      securityGroupId: group.present("id"),
      description,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrIpv4: range,
      referencedSecurityGroupId: groupId,
      tags: nameTag(inputs, x.str`${name}-connector-${key}`),
    }),
  );
  const own = x.object<SecurityGroupReferenceValue>({
    id: group.present("id"),
    name: x.str`${name}-connector`,
    arn: group.attribute("arn"),
    vpcId: network.vpcId,
  });
  const groups = x.when(isOwn, () => x.items([own]), securityGroups);
  const sources = local(scope, "connector_groups", groups);
  const inward = letIn(scope, inputs, sources);
  return {
    rules: [outward, inward].flatMap<VpcSecurityGroupEgressRule | VpcSecurityGroupIngressRule>(
      ({ resource }) => resource ?? [],
    ),
    groups: sources,
    ids: x.listEach(sources, ["group"], ({ id }) => id),
  };
}

/** `database-from-shop-connector`: a target and a group of the connector. */
function letIn(
  scope: Construct,
  inputs: GroupInputs & Named,
  sources: Expr<readonly SecurityGroupReferenceValue[]>,
): Instances<Inbound, VpcSecurityGroupIngressRule> {
  const rules = local(
    scope,
    "target_rules",
    x.mergeAll(
      x.listFrom(inputs.targets, ["target", "settings"], (target, { securityGroup, port }) =>
        x.mapEach(sources, ["group"], (group) => ({
          key: x.str`${target}-from-${group.name}`,
          value: x.object<Inbound>({ target, targetId: securityGroup.id, sourceId: group.id, port }),
        })),
      ),
    ),
  );
  return forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule",
    rules,
    ({ key, value: { targetId, sourceId, port } }) => ({
      securityGroupId: targetId,
      description: x.str`App Runner services of the connector ${inputs.name}`,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      referencedSecurityGroupId: sourceId,
      tags: nameTag(inputs, key),
    }),
  );
}

/** Ranges by their names, or by themselves. */
const rangesOf = ({
  ranges,
  namedRanges,
}: Expr<t.Infer<typeof outboundType>>): Expr<Record<string, string>> =>
  x.merge(
    x.mapEach(ranges, ["range"], (range) => ({ key: range, value: range })),
    namedRanges,
  );

/** `to-database`, and `https/0.0.0.0/0`: a target, and a range of a further rule. */
function egress(scope: Construct, { targets, outbound }: GroupInputs, isOwn: Expr<boolean>) {
  const toTargets = x.mapFrom(targets, ["key", "target"], (key, { securityGroup, port }) => ({
    key: x.str`to-${key}`,
    value: x.object<Egress>({
      port,
      range: null,
      groupId: securityGroup.id,
      description: x.str`Calls of ${key}`,
    }),
    when: isOwn,
  }));
  const toRanges = x.listFrom(outbound, ["key", "rule"], (key, rule) => ({
    value: x.mapFrom(rangesOf(rule), ["name", "range"], (name, range) => ({
      key: x.str`${key}/${name}`,
      value: x.object<Egress>({
        port: rule.port,
        range,
        groupId: null,
        description: x.orElse(rule.description, () => x.str`Calls by ${key}`),
      }),
    })),
    when: isOwn,
  }));
  const further = local(scope, "outbound_rules", x.mergeAll(toRanges));
  return local(scope, "egress", x.mergeAll(x.items([toTargets, further])));
}
