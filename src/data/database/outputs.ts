/** What the database gives. */
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import { local } from "../../core/stack/local";
import type { Location } from "./clients";
import type { DatabaseInputs } from "./database.inputs";
import type { DatabaseReferenceValue } from "./database-reference.contract";
import { type InstanceParts, isManaged } from "./instance";
import { managedByNow } from "./kept";
import type { Replicas } from "./replicas";

interface Results {
  readonly parts: InstanceParts;
  readonly instance: DbInstance;
  readonly replicas: Replicas;
  readonly location: Location;
}

/** Null where the password is the user's own and no secret is named. */
function secretArnOf(scope: Construct, inputs: DatabaseInputs, instance: DbInstance): Expr<string | null> {
  const { masterUserSecret } = x.resource<{ masterUserSecret: readonly { secretArn: string }[] }>(instance);
  const secretArn = x.when(
    managedByNow(scope, inputs),
    () => x.at(masterUserSecret, 0).secretArn,
    () => inputs.masterSecretArn,
  );
  return local(scope, "secret_arn", secretArn);
}

export function databaseReferenceOf(
  scope: Construct,
  { parts: { inputs, clients }, instance }: Results,
): Expr<DatabaseReferenceValue> {
  return x.object<DatabaseReferenceValue>({
    endpoint: x.attribute(instance, "endpoint"),
    address: x.attribute(instance, "address"),
    port: clients.port,
    databaseName: inputs.databaseName,
    secretArn: secretArnOf(scope, inputs, instance),
    securityGroupId: x.attribute(clients.group, "id"),
    resourceId: x.attribute(instance, "resourceId"),
    engine: inputs.engine,
  });
}

/** A statement for a client's role, as roles' `statements` take it. */
export interface ClientStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

interface Wanted {
  readonly wanted: boolean;
  readonly actions: readonly string[];
  readonly resource: string | null;
}

/** What a client's role must be let do to read the secret, as `statements` of roles take it. */
export function secretStatements(
  {
    managed,
    hasSecret,
    kmsKeyArn,
  }: { managed: Expr<boolean>; hasSecret: Expr<boolean>; kmsKeyArn: Expr<string | null> },
  secretArn: Expr<string | null>,
): Expr<Record<string, ClientStatement>> {
  const all = x.mapping<Wanted>({
    "database-secret": x.object<Wanted>({
      wanted: x.when(
        managed,
        () => true,
        () => hasSecret,
      ),
      actions: x.items(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]),
      resource: secretArn,
    }),
    "database-secret-key": x.object<Wanted>({
      wanted: x.isSet(kmsKeyArn),
      actions: x.items(["kms:Decrypt"]),
      resource: kmsKeyArn,
    }),
  });
  return x.mapFrom(all, ["key", "statement"], (key, { wanted, actions, resource: arn }) => ({
    key,
    value: x.object<ClientStatement>({ actions, resources: x.items([arn as Expr<string>]) }),
    when: wanted,
  }));
}

/** Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access". */
const userPrefix = ({ partition, region, account }: Location, resourceId: Expr<string>): Expr<string> =>
  x.str`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}`;

/** By user: what lets a client's role sign in as this user, and as no other. */
const connectStatements = (
  { iamUsers }: DatabaseInputs,
  prefix: Expr<string>,
): Expr<Record<string, Record<string, ClientStatement>>> =>
  x.mapEach<string, Record<string, ClientStatement>>(iamUsers, ["user"], (user) => ({
    key: user,
    value: x.mapping<ClientStatement>({
      "database-connect": x.object<ClientStatement>({
        actions: x.items(["rds-db:connect"]),
        resources: x.items([x.str`${prefix}/${user}`]),
      }),
    }),
  }));

export function databaseOutputs(
  scope: Construct,
  ref: Expr<DatabaseReferenceValue>,
  { parts: { inputs, monitoring }, replicas, location, instance }: Results,
): Record<string, Output> {
  const prefix = userPrefix(location, ref.resourceId);
  const statements = secretStatements(
    {
      managed: isManaged(inputs),
      hasSecret: x.isSet(inputs.masterSecretArn),
      kmsKeyArn: inputs.masterSecretKmsKeyArn,
    },
    ref.secretArn,
  );
  return {
    database: {
      value: ref,
      description: "The database as clients take it: endpoint, secret, security group, resource id.",
    },
    instance_arn: { value: x.attribute(instance, "arn"), description: "The instance's ARN." },
    instance_identifier: {
      value: x.attribute(instance, "identifier"),
      description: "The instance's identifier.",
    },
    engine_version: {
      value: x.attribute(instance, "engineVersionActual"),
      description: "The version that runs, with its minor part.",
    },
    secret_statements: {
      value: local(scope, "secret_statements", statements),
      description:
        "Statements that let a role read the master user's secret, as `statements` of roles take them. For what administers the database; applications sign in as users of their own.",
    },
    connect_statements: {
      value: local(scope, "connect_statements", connectStatements(inputs, prefix)),
      description:
        "By user of `iam_users`: the statements that let a client's role sign in as this user, as `statements` of roles take them.",
    },
    iam_user_arn_prefix: {
      value: prefix,
      description: "With a slash and a user's name: the resource of `rds-db:connect` for IAM authentication.",
    },
    replica_endpoints: {
      value: replicas.attribute("endpoint"),
      description: "Endpoints of the replicas, `HOST:PORT`, by name.",
    },
    monitoring_role_arn: {
      value: monitoring.role.attribute("arn"),
      description: "ARN of Enhanced Monitoring's role; null without it.",
    },
  };
}
