/** The DB instance. What it is made with at first (user, database, snapshot) is not looked at later: RDS could only replace it. */
import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import {
  type Expr,
  eq,
  isKnown,
  isSet,
  items,
  knownValue,
  not,
  or,
  orElse,
  str,
  substr,
  tf,
  when,
} from "../../core/expressions";
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

export const isManaged = ({ password }: DatabaseInputs): Expr<boolean> =>
  eq<string>(password as Expr<string>, "managed");

export function databaseInstance(scope: Construct, parts: InstanceParts): DbInstance {
  const { inputs, subnets } = parts;
  const { name, storage, backups } = inputs;
  const instance = new DbInstance(scope, "db_instance", {
    ...common(parts),
    identifier: tf(name),
    engine: tf(inputs.engine) as string,
    engineVersion: tf(inputs.engineVersion),
    engineLifecycleSupport: tf(lifecycleSupport(inputs)) as string,
    instanceClass: tf(inputs.instanceClass),
    dbSubnetGroupName: subnets.name,
    multiAz: tf(inputs.multiAz),
    availabilityZone: tf(inputs.zone),
    ...made(inputs),
    ...secret(inputs),
    iamDatabaseAuthenticationEnabled: tf(inputs.iamAuthentication),
    storageType: tf(storage.type) as string,
    allocatedStorage: tf(storage.allocatedGib),
    maxAllocatedStorage: tf(storage.maxAllocatedGib),
    iops: tf(storage.iops),
    storageThroughput: tf(storage.throughputMibps),
    kmsKeyId: tf(storage.kmsKeyArn),
    backupRetentionPeriod: tf(backups.retentionDays),
    backupWindow: tf(backups.window),
    deleteAutomatedBackups: tf(not(backups.keepAfterDeletion)),
    deletionProtection: tf(inputs.deletionProtection),
    skipFinalSnapshot: tf(inputs.finalSnapshot.skip),
    finalSnapshotIdentifier: tf(finalSnapshotOf(scope, inputs)),
    tags: nameTag(inputs, name),
    dependsOn: needed(parts),
    lifecycle: { ignoreChanges: ["db_name", "snapshot_identifier", "username"] },
  });
  const updates = when<boolean[]>(
    inputs.blueGreenUpdate,
    () => items<boolean>([true]),
    () => [],
  );
  blockEach<boolean>(instance, { name: "blue_green_update" }, updates, (enabled) => ({ enabled }));
  return instance;
}

/** What the instance and its replicas have alike. */
export function common({ inputs, clients, parameters, monitoring, exports }: InstanceParts) {
  const { insights, backups } = inputs;
  const ifInsights = <T>(value: Expr<T>): Expr<T | null> =>
    when<T | null>(
      insights.enabled,
      () => value,
      () => null,
    );
  return {
    port: tf(clients.port),
    vpcSecurityGroupIds: [tf(clients.groupId)],
    publiclyAccessible: false,
    parameterGroupName: parameters.name,
    caCertIdentifier: tf(inputs.caCertificate) as string,
    storageEncrypted: true,
    copyTagsToSnapshot: tf(backups.copyTags),
    maintenanceWindow: tf(inputs.maintenanceWindow),
    applyImmediately: tf(inputs.applyImmediately),
    autoMinorVersionUpgrade: tf(inputs.autoMinorVersionUpgrade),
    allowMajorVersionUpgrade: tf(inputs.allowMajorVersionUpgrade),
    performanceInsightsEnabled: tf(insights.enabled),
    performanceInsightsRetentionPeriod: tf(ifInsights<number>(insights.retentionDays)),
    performanceInsightsKmsKeyId: tf(ifInsights<string | null>(insights.kmsKeyArn)) as string,
    databaseInsightsMode: tf(insights.mode) as string,
    monitoringInterval: tf(inputs.monitoringSeconds),
    monitoringRoleArn: tf(monitoring.role.attribute("arn")),
    enabledCloudwatchLogsExports: tf(exports),
  } satisfies Partial<DbInstanceConfig>;
}

/** Logs have their groups, and metrics their permission, before there are any. */
export const needed = ({ logs, monitoring }: InstanceParts): ITerraformDependable[] =>
  [logs.resource, monitoring.policy.resource].flatMap((element) => element ?? []);

/** "This setting applies only to RDS for MySQL and RDS for PostgreSQL" (CreateDBInstance, EngineLifecycleSupport). */
const lifecycleSupport = ({ extendedSupport, engine }: DatabaseInputs): Expr<string | null> =>
  when<string | null>(
    eq<string>(engine as Expr<string>, "mariadb"),
    () => null,
    () =>
      when<string>(
        extendedSupport,
        () => "open-source-rds-extended-support",
        () => "open-source-rds-extended-support-disabled",
      ),
  );

/** A snapshot brings its user and its databases. */
function made({ snapshotIdentifier, masterUsername, databaseName }: DatabaseInputs) {
  const unlessSnapshot = <T>(value: Expr<T>): Expr<T | null> =>
    when<T | null>(
      isSet(snapshotIdentifier),
      () => null,
      () => value,
    );
  return {
    snapshotIdentifier: tf(snapshotIdentifier),
    username: tf(unlessSnapshot<string>(masterUsername)) as string,
    dbName: tf(unlessSnapshot<string | null>(databaseName)) as string,
  };
}

/** The own password goes by a write-only argument, which no state and no plan keeps. */
function secret(inputs: DatabaseInputs) {
  const ifManaged = <T>(yes: Expr<T> | T, no: Expr<T | null> | null): Expr<T | null> =>
    when<T | null>(
      isManaged(inputs),
      () => yes as Expr<T>,
      () => no as Expr<T | null>,
    );
  return {
    manageMasterUserPassword: tf(ifManaged<boolean>(true, null)) as boolean,
    masterUserSecretKmsKeyId: tf(inputs.masterSecretKmsKeyArn),
    passwordWo: tf(inputs.masterPassword),
    passwordWoVersion: tf(ifManaged<number | null>(null, inputs.masterPasswordVersion)) as number,
  };
}

/**
 * With a text of this very database: RDS refuses a name that a snapshot has already, and the one of an earlier database under
 * this name stays.
 */
function finalSnapshotOf(scope: Construct, { finalSnapshot, name }: DatabaseInputs): Expr<string | null> {
  const { skip, identifier } = finalSnapshot;
  const isNamed = or(skip, isSet(identifier));
  if (isKnown(isNamed) && knownValue(isNamed))
    return when<string | null>(
      skip,
      () => null,
      () => identifier,
    );
  const memory = new Memory(scope, "final_snapshot", { value: name, forgetOn: name });
  return when<string | null>(
    skip,
    () => null,
    () => orElse<string>(identifier, () => str`${name}-final-${substr(memory.id, 0, 8)}`),
  );
}
