/** PostgreSQL in the isolated tier, which the servers alone reach. */
import type { HanokStack } from "../../core/stack/stack";
import { Database } from "../../data/database/database";
import type { Environment } from "../../environments";
import type { Network } from "../../network/named";
import type { SecurityGroup } from "../../network/security-group/security-group";
import type { StackAlarms } from "../alarms";
import { databaseExceptions } from "../exceptions";
import type { StackKeys } from "../keys";
import { toDatabase } from "./groups";

/**
 * The user of the database that the application signs in as, by a token of IAM and not by a password. An administrator
 * makes it once: docs/database-users.md.
 */
export const APPLICATION_USER = "app";

interface DatabaseSettings {
  readonly title: string;
  readonly environment: Environment;
  readonly network: Network;
  readonly tier: string;
  readonly servers: SecurityGroup;
  readonly alarms: StackAlarms | undefined;
  readonly keys: StackKeys;
}

export function serversDatabase(stack: HanokStack, settings: DatabaseSettings): Database {
  const { title, environment, network, tier, servers, alarms, keys } = settings;
  const { zones } = environment;
  const { database } = environment.servers;
  const made = new Database(stack, "database", {
    name: title,
    network: network.ref,
    tier,
    clients: { servers: servers.ref },
    engine: "postgres",
    engineVersion: "17",
    instanceClass: database.instanceClass,
    storage: { maxAllocatedGib: database.maxStorageGib, kmsKeyArn: keys.for("database") },
    insights: { kmsKeyArn: keys.for("database") },
    masterSecretKmsKeyArn: keys.for("database"),
    databaseName: "app",
    iamAuthentication: true,
    iamUsers: [APPLICATION_USER],
    multiAz: database.multiAz,
    zone: database.multiAz ? undefined : zones[0],
    backups: { retentionDays: database.backupDays, keepAfterDeletion: environment.protection },
    logs: { retentionDays: environment.logRetentionDays, kmsKeyArn: keys.for("logs") },
    deletionProtection: environment.protection,
    finalSnapshot: { skip: !environment.protection },
    alarms: alarms?.ofDatabase,
  });
  databaseExceptions(made, environment);
  toDatabase(servers, made);
  return made;
}
