/**
 * The connector's own group, outbound only, and the inbound rules of what it calls. Every rule is a resource of its own,
 * under a key that says what for. Without a group App Runner would take the VPC's default one, which lets everything out.
 */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { forEach, type Instances, optional } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import type { SecurityGroupReferenceValue } from "../../../network/security-group/reference";
import { nameTag } from "../../../network/tags";
import type { ConnectorInputs } from "./connector.inputs";

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

export interface ConnectorGroups {
  readonly groups: Expr<readonly SecurityGroupReferenceValue[]>;
  readonly ids: Expr<string[]>;
  /** What lets the services out, and into what they call. */
  readonly rules: readonly (VpcSecurityGroupEgressRule | VpcSecurityGroupIngressRule)[];
}

export function connectorGroups(scope: Construct, inputs: ConnectorInputs): ConnectorGroups {
  const { name, network, securityGroups } = inputs;
  const isOwn = x.isEmpty(securityGroups);
  const group = optional(isOwn, (meta) => {
    return new SecurityGroup(scope, "security_group", {
      ...meta,
      namePrefix: x.tf(x.str`${name}-connector-`),
      description: x.tf(x.str`Outbound traffic of App Runner through the connector ${name}`),
      vpcId: x.tf(network.vpcId),
      revokeRulesOnDelete: true,
      tags: nameTag(inputs, x.str`${name}-connector`),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  const outward = forEach(
    egress(scope, inputs, isOwn),
    ({ meta, key, value: { port, range, groupId, description } }) => {
      return new VpcSecurityGroupEgressRule(scope, "vpc_security_group_egress_rule", {
        ...meta,
        securityGroupId: x.tf(group.present("id")),
        description: x.tf(description),
        ipProtocol: "tcp",
        fromPort: x.tf(port),
        toPort: x.tf(port),
        cidrIpv4: x.tf(range),
        referencedSecurityGroupId: x.tf(groupId),
        tags: nameTag(inputs, x.str`${name}-connector-${key}`),
      });
    },
  );
  const own = x.object<SecurityGroupReferenceValue>({
    id: group.present("id"),
    name: x.str`${name}-connector`,
    arn: group.attribute("arn"),
    vpcId: network.vpcId,
  });
  const groups = x.when(
    isOwn,
    () => x.items([own]),
    () => securityGroups,
  );
  const sources = local(scope, "connector_groups", groups);
  const inward = letIn(scope, inputs, sources);
  return {
    rules: [outward, inward].flatMap<VpcSecurityGroupEgressRule | VpcSecurityGroupIngressRule>(
      ({ resource }) => resource ?? [],
    ),
    groups: sources,
    ids: x.listEach(sources, ["group"], ({ id }) => ({ value: id })),
  };
}

/** `database-from-shop-connector`: a target and a group of the connector. */
function letIn(
  scope: Construct,
  inputs: ConnectorInputs,
  sources: Expr<readonly SecurityGroupReferenceValue[]>,
): Instances<Inbound, VpcSecurityGroupIngressRule> {
  const rules = local(
    scope,
    "target_rules",
    x.mergeAll(
      x.listFrom(inputs.targets, ["target", "settings"], (target, { securityGroup, port }) => ({
        value: x.mapEach(sources, ["group"], (group) => ({
          key: x.str`${target}-from-${group.name}`,
          value: x.object<Inbound>({ target, targetId: securityGroup.id, sourceId: group.id, port }),
        })),
      })),
    ),
  );
  return forEach(rules, ({ meta, key, value: { targetId, sourceId, port } }) => {
    return new VpcSecurityGroupIngressRule(scope, "vpc_security_group_ingress_rule", {
      ...meta,
      securityGroupId: x.tf(targetId),
      description: x.tf(x.str`App Runner services of the connector ${inputs.name}`),
      ipProtocol: "tcp",
      fromPort: x.tf(port),
      toPort: x.tf(port),
      referencedSecurityGroupId: x.tf(sourceId),
      tags: nameTag(inputs, key),
    });
  });
}

/** `to-database`, and `https/0.0.0.0/0`: a target, and a range of a further rule. */
function egress(scope: Construct, { targets, outbound }: ConnectorInputs, isOwn: Expr<boolean>) {
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
  const toRanges = x.listFrom(outbound, ["key", "rule"], (key, { port, ranges, description }) => ({
    value: x.mapEach(ranges, ["range"], (range) => ({
      key: x.str`${key}/${range}`,
      value: x.object<Egress>({
        port,
        range,
        groupId: null,
        description: x.orElse(description, () => x.str`Calls by ${key}`),
      }),
    })),
    when: isOwn,
  }));
  return local(scope, "egress", x.mergeAll(x.items([toTargets, x.mergeAll(toRanges)])));
}
