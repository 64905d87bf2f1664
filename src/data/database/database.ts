/** The block `data/database`. */
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock } from "../../core/module/block";
import { local } from "../../core/stack/local";
import { alarms, metricAlarms } from "./alarms";
import { backups } from "./backups";
import { admitted, clients, type Location, locationOf } from "./clients";
import type { DatabaseProps, DatabaseResources } from "./database.props";
import { engine, majorVersion } from "./engine";
import { connectStatements, iamUsers, userPrefix } from "./iam-users";
import { databaseInstance, type InstanceParts, instance } from "./instance";
import { exportedLogs, logGroups, logs } from "./logs";
import { isManaged, masterUser } from "./master-user";
import { monitoring, monitoringRole } from "./monitoring";
import { parameterGroup, parameters } from "./parameters";
import { EXAMPLE_NETWORK, placement, subnetGroup } from "./placement";
import {
  type ClientStatements,
  clientStatements,
  type DatabaseReferenceValue,
  databaseReference,
} from "./reference";
import { copies, type Replicas, replicas } from "./replicas";
import { passwordRotation, secret, secretArnOf, secretStatements } from "./secret";
import { storage } from "./storage";

const contract = t.contract({
  name: "database",
  concerns: [
    placement,
    clients,
    engine,
    storage,
    masterUser,
    secret,
    iamUsers,
    parameters,
    backups,
    monitoring,
    logs,
    alarms,
    replicas,
    instance,
  ],
  example: {
    name: "shop",
    network: EXAMPLE_NETWORK,
    tier: "data",
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.m7g.large",
  },
});

/**
 * A database by RDS in subnets with no way out: PostgreSQL, MySQL or MariaDB.
 *
 *     const database = new Database(this, "database", {
 *       name: "shop",
 *       network: network.ref,
 *       tier: "data",
 *       clients: { app: app.ref },
 *       engine: "postgres",
 *       engineVersion: "17",
 *       instanceClass: "db.m7g.large",
 *     });
 *
 * Encrypted, with a standby, backups, protection and a last snapshot; reached from named groups alone, by TLS.
 */
export class Database extends Block<typeof contract.inputs, DatabaseResources> {
  /** The database as clients take it. */
  readonly ref: t.Reference<DatabaseReferenceValue>;
  protected readonly results: ReturnType<typeof databaseOutputs>;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const subnets = subnetGroup(this, inputs, this.preconditions);
    const reached = admitted(this, inputs);
    const location = locationOf(this, reached.group);
    const exports = exportedLogs(this, inputs);
    const parts = {
      inputs,
      subnets,
      clients: reached,
      parameters: parameterGroup(this, { inputs, exports }),
      monitoring: monitoringRole(this, inputs, location),
      exports,
      logs: logGroups(this, inputs, exports),
    };
    const instance = databaseInstance(this, parts);
    const readers = copies(this, parts, instance);
    metricAlarms(this, { inputs, instance, replicas: readers });

    const results = { parts, instance, replicas: readers, location };
    const ref = databaseReferenceOf(this, results);
    this.ref = t.reference(this, "ref", databaseReference, ref);
    passwordRotation(this, inputs, ref.secretArn);
    majorVersion(this, inputs);
    this.results = databaseOutputs(this, ref, results);
  }

  /** Statements that let a client's role sign in by IAM as this one of `iamUsers`, as roles' `statements` take them. */
  connectStatements(user: string): t.Reference<ClientStatements> {
    const { value } = this.results.connect_statements;
    const all = t.reference(this, "connectStatements", t.mapOf(clientStatements, "user"), value);
    return t.get(all, user);
  }

  /** Statements that let a role read the master user's secret: for what administers the database. */
  get secretStatements(): t.Reference<ClientStatements> {
    const { value } = this.results.secret_statements;
    return t.reference(this, "secretStatements", clientStatements, value);
  }

  /** The host that clients connect to. */
  get address(): string {
    return this.ref.address;
  }

  /** The security group, for clients' own rules. */
  get securityGroupId(): string {
    return this.ref.securityGroupId;
  }
}

interface Results {
  readonly parts: InstanceParts;
  readonly instance: DbInstance;
  readonly replicas: Replicas;
  readonly location: Location;
}

function databaseReferenceOf(
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

function databaseOutputs(
  scope: Construct,
  ref: Expr<DatabaseReferenceValue>,
  { parts: { inputs, monitoring }, replicas, location, instance }: Results,
) {
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
    security_group_id: {
      value: ref.securityGroupId,
      description: "Its security group's id, for rules of clients' groups: it waits for no instance.",
    },
    port: { value: ref.port, description: "The port, for the same rules." },
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

export const databaseBlock = defineBlock(__filename, { construct: Database, contract });
