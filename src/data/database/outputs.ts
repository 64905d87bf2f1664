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
    isManaged(inputs),
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

export interface SecretStatement {
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
): Expr<Record<string, SecretStatement>> {
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
  return mapFrom<Wanted, SecretStatement>(
    all,
    ["key", "statement"],
    (key, { wanted, actions, resource: arn }) => ({
      key,
      value: object<SecretStatement>({ actions, resources: items<string>([arn as Expr<string>]) }),
      when: wanted,
    }),
  );
}

export function databaseOutputs(
  scope: Construct,
  ref: Expr<DatabaseReferenceValue>,
  { parts: { inputs, monitoring }, replicas, location, instance }: Results,
): Record<string, Output> {
  const { partition, region, account } = location;
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
        "Statements that let a client's role read the master user's secret, as `statements` of roles take them.",
    },
    iam_user_arn_prefix: {
      value: str`arn:${partition}:rds-db:${region}:${account}:dbuser:${ref.resourceId}`,
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
