/** The DB instance. What it is made with at first (user, database, snapshot) is not looked at later: RDS could only replace it. */
import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import { nameTag } from "../../network/tags";
import type { Clients } from "./clients";
import type { DatabaseInputs } from "./database.inputs";
import type { LogGroups } from "./logs";
import type { MonitoringRole } from "./monitoring-role";

export interface InstanceParts {
  readonly inputs: DatabaseInputs;
  readonly subnets: DbSubnetGroup;
  readonly clients: Clients;
  readonly parameters: DbParameterGroup;
  readonly monitoring: MonitoringRole;
  readonly exports: Expr<string[]>;
  readonly logs: LogGroups;
}

export const isManaged = ({ password }: DatabaseInputs): Expr<boolean> => x.eq(password, "managed");

export function databaseInstance(scope: Construct, parts: InstanceParts): DbInstance {
  const { inputs, subnets } = parts;
  const { name, storage, backups } = inputs;
  const instance = new DbInstance(scope, "db_instance", {
    ...common(parts),
    identifier: x.tf(name),
    engine: x.tf(inputs.engine),
    engineVersion: x.tf(inputs.engineVersion),
    engineLifecycleSupport: x.tf(lifecycleSupport(inputs)),
    instanceClass: x.tf(inputs.instanceClass),
    dbSubnetGroupName: subnets.name,
    multiAz: x.tf(inputs.multiAz),
    availabilityZone: x.tf(inputs.zone),
    ...made(inputs),
    ...secret(inputs),
    iamDatabaseAuthenticationEnabled: x.tf(inputs.iamAuthentication),
    storageType: x.tf(storage.type),
    allocatedStorage: x.tf(storage.allocatedGib),
    maxAllocatedStorage: x.tf(storage.maxAllocatedGib),
    iops: x.tf(storage.iops),
    storageThroughput: x.tf(storage.throughputMibps),
    kmsKeyId: x.tf(storage.kmsKeyArn),
    backupRetentionPeriod: x.tf(backups.retentionDays),
    backupWindow: x.tf(backups.window),
    deleteAutomatedBackups: x.tf(x.not(backups.keepAfterDeletion)),
    deletionProtection: x.tf(inputs.deletionProtection),
    skipFinalSnapshot: x.tf(inputs.finalSnapshot.skip),
    finalSnapshotIdentifier: x.tf(finalSnapshotOf(scope, inputs)),
    tags: nameTag(inputs, name),
    dependsOn: needed(parts),
    lifecycle: { ignoreChanges: ["db_name", "snapshot_identifier", "username"] },
  });
  const updates = x.when(
    inputs.blueGreenUpdate,
    () => x.items([true]),
    () => [],
  );
  blockEach<boolean>(instance, { name: "blue_green_update" }, updates, (enabled) => ({ enabled }));
  return instance;
}

/** What the instance and its replicas have alike. */
export function common({ inputs, clients, parameters, monitoring, exports }: InstanceParts) {
  const { insights, backups } = inputs;
  const ifInsights = <T>(value: Expr<T>): Expr<T | null> =>
    x.when(
      insights.enabled,
      () => value,
      () => null,
    );
  return {
    port: x.tf(clients.port),
    vpcSecurityGroupIds: [x.tf(clients.groupId)],
    publiclyAccessible: false,
    parameterGroupName: parameters.name,
    caCertIdentifier: x.tf(inputs.caCertificate),
    storageEncrypted: true,
    copyTagsToSnapshot: x.tf(backups.copyTags),
    maintenanceWindow: x.tf(inputs.maintenanceWindow),
    applyImmediately: x.tf(inputs.applyImmediately),
    autoMinorVersionUpgrade: x.tf(inputs.autoMinorVersionUpgrade),
    allowMajorVersionUpgrade: x.tf(inputs.allowMajorVersionUpgrade),
    performanceInsightsEnabled: x.tf(insights.enabled),
    performanceInsightsRetentionPeriod: x.tf(ifInsights<number>(insights.retentionDays)),
    performanceInsightsKmsKeyId: x.tf(ifInsights<string | null>(insights.kmsKeyArn)),
    databaseInsightsMode: x.tf(insights.mode),
    monitoringInterval: x.tf(inputs.monitoringSeconds),
    monitoringRoleArn: x.tf(monitoring.role.attribute("arn")),
    enabledCloudwatchLogsExports: x.tf(exports),
  } satisfies Partial<DbInstanceConfig>;
}

/** Logs have their groups, and metrics their permission, before there are any. */
export const needed = ({ logs, monitoring }: InstanceParts): ITerraformDependable[] =>
  [logs.resource, monitoring.policy.resource].flatMap((element) => element ?? []);

/** "This setting applies only to RDS for MySQL and RDS for PostgreSQL" (CreateDBInstance, EngineLifecycleSupport). */
const lifecycleSupport = ({ extendedSupport, engine }: DatabaseInputs): Expr<string | null> =>
  x.when(
    x.eq(engine, "mariadb"),
    () => null,
    () =>
      x.when(
        extendedSupport,
        () => "open-source-rds-extended-support",
        () => "open-source-rds-extended-support-disabled",
      ),
  );

/** A snapshot brings its user and its databases. */
function made({ snapshotIdentifier, masterUsername, databaseName }: DatabaseInputs) {
  const unlessSnapshot = <T>(value: Expr<T>): Expr<T | null> =>
    x.when(
      x.isSet(snapshotIdentifier),
      () => null,
      () => value,
    );
  return {
    snapshotIdentifier: x.tf(snapshotIdentifier),
    username: x.tf(unlessSnapshot<string>(masterUsername)),
    dbName: x.tf(unlessSnapshot<string | null>(databaseName)),
  };
}

/** The own password goes by a write-only argument, which no state and no plan keeps. */
function secret(inputs: DatabaseInputs) {
  const ifManaged = <T>(yes: Expr<T> | T, no: Expr<T | null> | null): Expr<T | null> =>
    x.when(
      isManaged(inputs),
      () => yes,
      () => no,
    );
  return {
    manageMasterUserPassword: x.tf(ifManaged<boolean>(true, null)),
    masterUserSecretKmsKeyId: x.tf(inputs.masterSecretKmsKeyArn),
    passwordWo: x.tf(inputs.masterPassword),
    passwordWoVersion: x.tf(ifManaged<number | null>(null, inputs.masterPasswordVersion)),
  };
}

/**
 * With a text of this very database: RDS refuses a name that a snapshot has already, and the one of an earlier database under
 * this name stays.
 */
function finalSnapshotOf(scope: Construct, { finalSnapshot, name }: DatabaseInputs): Expr<string | null> {
  const { skip, identifier } = finalSnapshot;
  const isNamed = x.or(skip, x.isSet(identifier));
  if (x.isKnown(isNamed) && x.knownValue(isNamed))
    return x.when(
      skip,
      () => null,
      () => identifier,
    );
  const memory = new Memory(scope, "final_snapshot", { value: name, forgetOn: name });
  return x.when(
    skip,
    () => null,
    () => x.orElse(identifier, () => x.str`${name}-final-${x.substr(memory.id, 0, 8)}`),
  );
}
