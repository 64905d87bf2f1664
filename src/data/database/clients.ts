/** The database's security group: named groups come in by its port, and nothing goes out. */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, resource, waitingFor } from "../../core/resources";
import { local } from "../../core/stack/local";
import { isOfAnotherVpc } from "../../network/placement";
import { securityGroupReference } from "../../network/security-group/reference";
import { namedTags, nameTag } from "../../network/tags";
import { engine } from "./engine";
import { placement } from "./placement";

const needs = [placement, engine] as const;
const inputs = {
  clients: t
    .keyed(securityGroupReference, "client")
    .describe("Security groups that may connect, by names of your choice. Nobody else can.")
    .length({ max: 60, because: "a security group has 60 rules" })
    .default({}),
  port: t
    .integer({ min: 1150, max: 65535 }, "")
    .describe("The port; default: 5432 of PostgreSQL, 3306 of the others.")
    .optional(),
};
type ClientInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangers = ({ clients, network }: ClientInputs): Expr<string[]> =>
  x.keysWhere(clients, ["key", "client"], (_, client) => isOfAnotherVpc(client, network));

const groupIds = ({ clients }: ClientInputs): Expr<string[]> =>
  x.listFrom(clients, ["key", "client"], (_, { id }) => id);

export const clients = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "clients",
      whereKnown: true,
      test: (inputs) => x.isEmpty(strangers(inputs)),
      message: (inputs) =>
        x.str`clients has ${x.shownTexts(strangers(inputs))} of another VPC; allowed: groups of the network's VPC ${x.shownText(inputs.network.vpcId)}.`,
      refused: [
        { clients: { app: { id: "sg-0123456789abcdef0", name: "app", vpcId: "vpc-0fedcba9876543210" } } },
      ],
    },
    // Amazon EC2 API Reference, AuthorizeSecurityGroupIngress: InvalidPermission.Duplicate.
    t.distinct({ on: "clients", of: "group", texts: groupIds, whereKnown: true }),
  ],
});

export interface Clients {
  readonly group: SecurityGroup;
  /** The group's id, once its clients are let in: for the database, which is there with them. */
  readonly groupId: Expr<string>;
  readonly rules: Instances<unknown, VpcSecurityGroupIngressRule>;
  readonly port: Expr<number>;
}

const portOf = ({ port, engine }: ClientInputs): Expr<number> =>
  x.orElse(port, () => x.choose(x.eq(engine, "postgres"), 5432, 3306));

export function admitted(scope: Construct, inputs: ClientInputs): Clients {
  const { name, network } = inputs;
  const port = local(scope, "port", portOf(inputs));
  const group = resource(scope, SecurityGroup, "security_group", {
    namePrefix: x.str`${name}-database-`,
    description: "Database",
    vpcId: network.vpcId,
    tags: nameTag(inputs, x.str`${name}-database`),
    lifecycle: { createBeforeDestroy: true },
    because: { lifecycle: "A group in use cannot be deleted: the database moves to the new one first." },
  });
  const plans = x.mapFrom(inputs.clients, ["key", "client"], (key, client) =>
    x.object({
      groupId: client.id,
      description: x.str`Queries from ${client.name}`,
      tags: namedTags(inputs, x.str`${name}-database-${key}`),
    }),
  );
  const rules = forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule",
    plans,
    ({ value }) => ({
      securityGroupId: group.id,
      referencedSecurityGroupId: value.groupId,
      description: value.description,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      tags: value.tags,
      lifecycle: { createBeforeDestroy: true },
    }),
  );
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
