/** What the database gives. */
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import {
  at,
  attribute,
  type Expr,
  type In,
  isSet,
  items,
  mapEach,
  mapFrom,
  mapping,
  object,
  resource,
  str,
  when,
} from "../../core/expressions";
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
  const { masterUserSecret } = resource<{ masterUserSecret: readonly { secretArn: string }[] }>(instance);
  const secretArn = when<string | null>(
    managedByNow(scope, inputs),
    () => at<{ secretArn: string }>(masterUserSecret, 0).secretArn,
    () => inputs.masterSecretArn,
  );
  return local(scope, "secret_arn", secretArn);
}

export function databaseReferenceOf(
  scope: Construct,
  { parts: { inputs, clients }, instance }: Results,
): Expr<DatabaseReferenceValue> {
  return object<DatabaseReferenceValue>({
    endpoint: attribute(instance, "endpoint"),
    address: attribute(instance, "address"),
    port: clients.port,
    databaseName: inputs.databaseName,
    secretArn: secretArnOf(scope, inputs, instance),
    securityGroupId: attribute(clients.group, "id"),
    resourceId: attribute(instance, "resourceId"),
    engine: inputs.engine as Expr<string>,
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
  const all = mapping<Wanted>({
    "database-secret": object<Wanted>({
      wanted: when<boolean>(
        managed,
        () => true,
        () => hasSecret,
      ),
      actions: items<string>(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]) as In<
        string[]
      >,
      resource: secretArn,
    }),
    "database-secret-key": object<Wanted>({
      wanted: isSet(kmsKeyArn),
      actions: items<string>(["kms:Decrypt"]) as In<string[]>,
      resource: kmsKeyArn,
    }),
  });
  return mapFrom<Wanted, ClientStatement>(
    all,
    ["key", "statement"],
    (key, { wanted, actions, resource: arn }) => ({
      key,
      value: object<ClientStatement>({ actions, resources: items<string>([arn as Expr<string>]) }),
      when: wanted,
    }),
  );
}

/** Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access". */
const userPrefix = ({ partition, region, account }: Location, resourceId: Expr<string>): Expr<string> =>
  str`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}`;

/** By user: what lets a client's role sign in as this user, and as no other. */
const connectStatements = (
  { iamUsers }: DatabaseInputs,
  prefix: Expr<string>,
): Expr<Record<string, Record<string, ClientStatement>>> =>
  mapEach<string, Record<string, ClientStatement>>(iamUsers, ["user"], (user) => ({
    key: user,
    value: mapping<ClientStatement>({
      "database-connect": object<ClientStatement>({
        actions: items<string>(["rds-db:connect"]),
        resources: items<string>([str`${prefix}/${user}`]),
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
      hasSecret: isSet(inputs.masterSecretArn),
      kmsKeyArn: inputs.masterSecretKmsKeyArn,
    },
    ref.secretArn,
  );
  return {
    database: {
      value: ref,
      description: "The database as clients take it: endpoint, secret, security group, resource id.",
    },
    instance_arn: { value: attribute(instance, "arn"), description: "The instance's ARN." },
    instance_identifier: {
      value: attribute(instance, "identifier"),
      description: "The instance's identifier.",
    },
    engine_version: {
      value: attribute(instance, "engineVersionActual"),
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
