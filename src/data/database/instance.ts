/** The DB instance. What it is made with at first (user, database, snapshot) is not looked at later: RDS could only replace it. */
import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Arguments } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { backups, finalSnapshotOf } from "./backups";
import { type Clients, clients } from "./clients";
import { engine, lifecycleSupport } from "./engine";
import { iamUsers } from "./iam-users";
import { type LogGroups, logs } from "./logs";
import { isOwn, made, masterUser, passwordOf } from "./master-user";
import { type MonitoringRole, monitoring } from "./monitoring";
import { parameters } from "./parameters";
import { placement } from "./placement";
import { performanceOf, storage } from "./storage";

const needs = [
  placement,
  clients,
  engine,
  storage,
  masterUser,
  iamUsers,
  parameters,
  backups,
  monitoring,
  logs,
] as const;
const inputs = {
  applyImmediately: t
    .flag("Whether changes are made at once, which may interrupt; else in the maintenance window.")
    .default(false),
  blueGreenUpdate: t
    .flag("Whether changes go to a copy that takes over in under a minute (RDS Blue/Green Deployments).")
    .default(false),
};
type InstanceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const instance = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "blueGreenUpdate",
      test: (inputs) => x.or(x.not(inputs.blueGreenUpdate), isOwn(inputs)),
      message: (_, spell) =>
        x.str`${spell("blueGreenUpdate")} is true while RDS manages the password; allowed: with the password own and ${spell("masterPassword")}.`,
      refused: [{ blueGreenUpdate: true }],
    },
    {
      // ModifyDBInstance leaves the old version's parameter group as it is until then (Amazon RDS API Reference,
      // DBParameterGroupStatus: pending-database-upgrade), and DeleteDBParameterGroup takes none that an instance has
      // (InvalidDBParameterGroupState; terraform-aws-modules/terraform-aws-rds#94, mitodl/ol-infrastructure#2413)
      on: "allowMajorVersionUpgrade",
      test: ({ allowMajorVersionUpgrade, applyImmediately, blueGreenUpdate }) =>
        x.or(x.not(allowMajorVersionUpgrade), applyImmediately, blueGreenUpdate),
      message: (_, spell) =>
        x.str`${spell("allowMajorVersionUpgrade")} is true while changes wait for the maintenance window; allowed: with ${spell("applyImmediately")} or ${spell("blueGreenUpdate")}. Until the upgrade the database has the old version's parameter group, which RDS does not delete then: the apply would fail.`,
      refused: [{ allowMajorVersionUpgrade: true }],
    },
  ],
});

export interface InstanceParts {
  readonly inputs: InstanceInputs;
  readonly subnets: DbSubnetGroup;
  readonly clients: Clients;
  readonly parameters: DbParameterGroup;
  readonly monitoring: MonitoringRole;
  readonly exports: Expr<string[]>;
  readonly logs: LogGroups;
}

export function databaseInstance(scope: Construct, parts: InstanceParts): DbInstance {
  const { inputs, subnets } = parts;
  const { name, storage, backups } = inputs;
  const updates = x.itemIf(inputs.blueGreenUpdate, true);
  return resource(scope, DbInstance, "db_instance", {
    ...common(parts),
    identifier: name,
    engine: inputs.engine,
    engineVersion: inputs.engineVersion,
    engineLifecycleSupport: lifecycleSupport(inputs),
    instanceClass: inputs.instanceClass,
    dbSubnetGroupName: subnets.name,
    multiAz: inputs.multiAz,
    availabilityZone: inputs.zone,
    ...made(inputs),
    ...passwordOf(inputs),
    iamDatabaseAuthenticationEnabled: inputs.iamAuthentication,
    storageType: storage.type,
    allocatedStorage: storage.allocatedGib,
    maxAllocatedStorage: storage.maxAllocatedGib,
    ...performanceOf(storage),
    kmsKeyId: storage.kmsKeyArn,
    backupRetentionPeriod: backups.retentionDays,
    backupWindow: backups.window,
    deleteAutomatedBackups: x.not(backups.keepAfterDeletion),
    deletionProtection: inputs.deletionProtection,
    skipFinalSnapshot: inputs.finalSnapshot.skip,
    finalSnapshotIdentifier: finalSnapshotOf(scope, inputs),
    blueGreenUpdate: blocks(updates, (enabled) => ({ enabled })),
    tags: nameTag(inputs, name),
    dependsOn: needed(parts),
    lifecycle: { ignoreChanges: ["db_name", "snapshot_identifier", "username"] },
  });
}

/** What the instance and its replicas have alike. */
export function common({ inputs, clients, parameters, monitoring, exports }: InstanceParts) {
  const { insights, backups } = inputs;
  const ifInsights = <T>(value: Expr<T>): Expr<T | null> => x.when(insights.enabled, value);
  return {
    port: clients.port,
    vpcSecurityGroupIds: [clients.groupId],
    publiclyAccessible: false,
    parameterGroupName: parameters.name,
    caCertIdentifier: inputs.caCertificate,
    storageEncrypted: true,
    copyTagsToSnapshot: backups.copyTags,
    maintenanceWindow: inputs.maintenanceWindow,
    applyImmediately: inputs.applyImmediately,
    autoMinorVersionUpgrade: inputs.autoMinorVersionUpgrade,
    allowMajorVersionUpgrade: inputs.allowMajorVersionUpgrade,
    performanceInsightsEnabled: insights.enabled,
    performanceInsightsRetentionPeriod: ifInsights(insights.retentionDays),
    performanceInsightsKmsKeyId: ifInsights(insights.kmsKeyArn),
    databaseInsightsMode: insights.mode,
    monitoringInterval: inputs.monitoringSeconds,
    monitoringRoleArn: monitoring.role.attribute("arn"),
    enabledCloudwatchLogsExports: exports,
  } satisfies Partial<Arguments<DbInstanceConfig>>;
}

/** Logs have their groups, and metrics their permission, before there are any. */
export const needed = ({ logs, monitoring }: InstanceParts): ITerraformDependable[] =>
  [logs.resource, monitoring.policy.resource].flatMap((element) => element ?? []);
