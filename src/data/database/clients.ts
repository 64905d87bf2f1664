/** The database's security group: named groups come in by its port, and nothing goes out. */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, waitingFor } from "../../core/resources";
import { because } from "../../core/stack/because";
import { local } from "../../core/stack/local";
import { namedTags, nameTag, type Tags } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";

interface RulePlan {
  readonly groupId: string;
  readonly description: string;
  readonly tags: Tags;
}

export interface Clients {
  readonly group: SecurityGroup;
  /** The group's id, once its clients are let in: for the database, which is there with them. */
  readonly groupId: Expr<string>;
  readonly rules: Instances<RulePlan, VpcSecurityGroupIngressRule>;
  readonly port: Expr<number>;
}

export const portOf = ({ port, engine }: DatabaseInputs): Expr<number> =>
  x.orElse(port, () =>
    x.when(
      x.eq(engine, "postgres"),
      () => 5432,
      () => 3306,
    ),
  );

export function clients(scope: Construct, inputs: DatabaseInputs): Clients {
  const { name, network } = inputs;
  const port = local(scope, "port", portOf(inputs));
  const group = new SecurityGroup(scope, "security_group", {
    namePrefix: x.tf(x.str`${name}-database-`),
    description: "Database",
    vpcId: x.tf(network.vpcId),
    tags: nameTag(inputs, x.str`${name}-database`),
    lifecycle: { createBeforeDestroy: true },
  });
  because(group, { lifecycle: "A group in use cannot be deleted: the database moves to the new one first." });
  const plans = x.mapFrom(inputs.clients, ["key", "client"], (key, client) => ({
    key,
    value: x.object<RulePlan>({
      groupId: client.id,
      description: x.str`Queries from ${client.name}`,
      tags: namedTags(inputs, x.str`${name}-database-${key}`),
    }),
  }));
  const rules = forEach(plans, ({ meta, value }) => {
    return new VpcSecurityGroupIngressRule(scope, "vpc_security_group_ingress_rule", {
      ...meta,
      securityGroupId: group.id,
      referencedSecurityGroupId: x.tf(value.groupId),
      description: x.tf(value.description),
      ipProtocol: "tcp",
      fromPort: x.tf(port),
      toPort: x.tf(port),
      tags: x.tf(value.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  const groupId = waitingFor(x.attribute(group, "id"), rules.resource === undefined ? [] : [rules.resource]);
  return { group, groupId, rules, port };
}

/** Partition, region and account, out of the security group's ARN. */
export interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
}

export function locationOf(scope: Construct, group: SecurityGroup): Location {
  const parts = local(scope, "location", x.split(":", x.attribute(group, "arn")));
  const part = (index: number) => x.at(parts, index);
  return { partition: part(1), region: part(3), account: part(4) };
}
