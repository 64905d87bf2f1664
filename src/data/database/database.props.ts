// Generated from src/data/database/database.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface DatabaseResources {
  readonly cloudwatchLogGroup: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup;
  readonly cloudwatchMetricAlarm: typeof import("@cdktf/provider-aws/lib/cloudwatch-metric-alarm").CloudwatchMetricAlarm;
  readonly dbInstance: typeof import("@cdktf/provider-aws/lib/db-instance").DbInstance;
  readonly dbInstanceReplica: typeof import("@cdktf/provider-aws/lib/db-instance").DbInstance;
  readonly dbParameterGroup: typeof import("@cdktf/provider-aws/lib/db-parameter-group").DbParameterGroup;
  readonly dbSubnetGroup: typeof import("@cdktf/provider-aws/lib/db-subnet-group").DbSubnetGroup;
  readonly iamRoleMonitoring: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyMonitoring: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly secretsmanagerSecretRotation: typeof import("@cdktf/provider-aws/lib/secretsmanager-secret-rotation").SecretsmanagerSecretRotation;
  readonly securityGroup: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly vpcSecurityGroupIngressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
}

/** A PostgreSQL, MySQL or MariaDB database by RDS in subnets with no way out, reached from named security groups alone and by TLS. */
export interface DatabaseProps extends BlockProps<DatabaseResources> {
  /**
   * The DB instance's identifier, and the beginning of the names of what belongs to it.
   * Allowed: lower-case ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 57 characters: a last snapshot's name has six more.
   */
  readonly name: Input<string>;
  /** The network that it stands in: the `ref` of `Network`. */
  readonly network: Input<NetworkReference>;
  /** The tier of `network`: an isolated one with subnets in two zones at least. */
  readonly tier: Input<string>;
  /**
   * Whether the tier may be a private one, which has a way out to the internet.
   * @default false
   */
  readonly allowPrivateTier?: Input<boolean>;
  /**
   * Whether a standby stands in another zone, which takes over by itself.
   * @default true
   */
  readonly multiAz?: Input<boolean>;
  /**
   * The zone of an instance without a standby; default: RDS chooses. A change replaces the database.
   * Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zone?: Input<string | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * Security groups that may connect, by names of your choice. Nobody else can.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 60 clients: a security group has 60 rules.
   * @default {}
   */
  readonly clients?: Input<Readonly<Record<string, SecurityGroupReference>>>;
  /**
   * The port; default: 5432 of PostgreSQL, 3306 of the others.
   * Allowed: a whole number from 1150 to 65535.
   */
  readonly port?: Input<number | null>;
  /**
   * The engine. A change replaces the database.
   * Allowed: one of "postgres", "mysql", "mariadb".
   */
  readonly engine: Input<"postgres" | "mysql" | "mariadb">;
  /**
   * The engine's version; best a major one alone: of minor ones RDS makes no more databases after a while, and a minor upgrade that RDS makes by itself shows as a difference.
   * Allowed: a major version such as "17", "8.4" or "11.4", of which AWS takes the newest minor one, or a minor one such as "8.4.7".
   */
  readonly engineVersion: Input<string>;
  /**
   * Whether RDS goes on, for a price, after the end of the version's standard support (Amazon RDS Extended Support); else it upgrades what runs and refuses to make a new one. Of PostgreSQL and MySQL.
   * @default false
   */
  readonly extendedSupport?: Input<boolean>;
  /**
   * The class of the instance: CPU and memory.
   * Allowed: a class of the current generations, such as "db.t4g.medium" or "db.r8g.large".
   */
  readonly instanceClass: Input<string>;
  /**
   * Whether RDS upgrades to newer minor versions in the maintenance window.
   * @default true
   */
  readonly autoMinorVersionUpgrade?: Input<boolean>;
  /**
   * Whether `engineVersion` may go to another major one: an upgrade with an outage, with `applyImmediately` or `blueGreenUpdate`.
   * @default false
   */
  readonly allowMajorVersionUpgrade?: Input<boolean>;
  /**
   * The disk, always encrypted.
   * Allowed: a maxAllocatedGib at least 10 per cent above allocatedGib.
   * Allowed: iops and throughputMibps of gp3 from 400 GiB on: below it they are 3000 and 125.
   * Allowed: 12000 to 64000 IOPS of gp3.
   * Allowed: at most a quarter of the IOPS in MiB/s.
   * Allowed: io2 of 100 GiB at least, with iops up to 1000 per GiB and without throughputMibps.
   * @default {}
   */
  readonly storage?: Input<DatabaseStorage>;
  /**
   * A database that is made at first. It counts then only: a later change is ignored.
   * Allowed: 1 to 63 ASCII letters, digits and underscores, beginning with a letter.
   */
  readonly databaseName?: Input<string | null>;
  /**
   * The master user's name. It counts at first only: a later change is ignored, and a snapshot brings its own.
   * Allowed: 1 to 16 ASCII letters, digits and underscores, beginning with a letter.
   * @default "dbadmin"
   */
  readonly masterUsername?: Input<string>;
  /**
   * managed: RDS makes the master password, keeps it in Secrets Manager and changes it every week. own: `masterPassword`, which replicas and blue/green updates need, since RDS refuses them for a managed one (Amazon RDS User Guide, password management with Secrets Manager).
   * Allowed: one of "managed", "own".
   * @default "managed"
   */
  readonly password?: Input<"managed" | "own">;
  /**
   * The own password, 8 to 128 printable ASCII characters without / @ " and spaces. An ephemeral value: in no state and no plan, and sent once per `masterPasswordVersion`.
   * Allowed: 8 to 128 printable ASCII characters without / @ " and spaces.
   */
  readonly masterPassword?: Input<string | null>;
  /**
   * A number that goes up with each new `masterPassword`: a change sends it.
   * Allowed: a whole number from 1 to 1000000.
   * @default 1
   */
  readonly masterPasswordVersion?: Input<number>;
  /**
   * The secret that keeps the own password, passed on to clients in `database`.
   * Allowed: a secret's ARN, such as "arn:aws:secretsmanager:region:123456789012:resource".
   */
  readonly masterSecretArn?: Input<string | null>;
  /**
   * Key that encrypts the managed secret; default: aws/secretsmanager. One that is left out later stays.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly masterSecretKmsKeyArn?: Input<string | null>;
  /**
   * A snapshot that the database is made from. It counts at first only: a later change is ignored.
   * Allowed: a snapshot's name or ARN.
   */
  readonly snapshotIdentifier?: Input<string | null>;
  /**
   * When RDS changes the managed password; default: every seven days. Who signs in by it reads the secret anew.
   * Allowed: either afterDays or schedule.
   * Allowed: duration with schedule only.
   */
  readonly masterPasswordRotation?: Input<DatabasePasswordRotation | null>;
  /**
   * Whether users of the database may sign in by IAM in place of a password.
   * @default false
   */
  readonly iamAuthentication?: Input<boolean>;
  /**
   * Users of the database that applications sign in as by IAM, each with its statement in `connectStatements`. The master user makes them in the database, once.
   * Allowed: each user once.
   * Each user: 1 to 32 lower-case ASCII letters, digits and underscores, beginning with a letter.
   * @default []
   */
  readonly iamUsers?: Input<readonly Input<string>[]>;
  /**
   * Whether connections without TLS are refused (rds.force_ssl, require_secure_transport).
   * @default true
   */
  readonly forceTls?: Input<boolean>;
  /**
   * The authority of the server's certificate (Amazon RDS User Guide, using SSL/TLS).
   * Allowed: one of "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1".
   * @default "rds-ca-rsa2048-g1"
   */
  readonly caCertificate?: Input<"rds-ca-rsa2048-g1" | "rds-ca-rsa4096-g1" | "rds-ca-ecc384-g1">;
  /**
   * Parameters of the engine, by their names.
   * Allowed: names of lower-case ASCII letters, digits, dots and underscores.
   * @default {}
   */
  readonly parameters?: Input<Readonly<Record<string, DatabaseParameter>>>;
  /**
   * Automated backups (Amazon RDS User Guide, introduction to backups).
   * @default {}
   */
  readonly backups?: Input<DatabaseBackups>;
  /**
   * When RDS makes changes, in UTC, half an hour at least; default: RDS chooses.
   * Allowed: a time of the week in UTC, such as "sun:18:00-sun:19:00".
   */
  readonly maintenanceWindow?: Input<string | null>;
  /**
   * Whether RDS refuses to delete the database: first off, then gone.
   * @default true
   */
  readonly deletionProtection?: Input<boolean>;
  /**
   * A last snapshot when the database is destroyed.
   * @default {}
   */
  readonly finalSnapshot?: Input<DatabaseFinalSnapshot>;
  /**
   * Performance Insights, the base of CloudWatch Database Insights.
   * Allowed: the mode advanced when enabled, with 465 days at least.
   * @default {}
   */
  readonly insights?: Input<DatabaseInsights>;
  /**
   * Seconds between metrics of the operating system (Enhanced Monitoring), by a role of its own; 0: none.
   * Allowed: one of 0, 1, 5, 10, 15, 30, 60 seconds.
   * @default 60
   */
  readonly monitoringSeconds?: Input<number>;
  /**
   * Log groups are made beforehand, so that they have a retention.
   * @default {}
   */
  readonly logs?: Input<DatabaseLogs>;
  /** CloudWatch alarms. */
  readonly alarms?: Input<DatabaseAlarms | null>;
  /**
   * Read replicas by name, called after the database and the name. They need the own password.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 15 replicas.
   * @default {}
   */
  readonly replicas?: Input<Readonly<Record<string, DatabaseReplica>>>;
  /**
   * Whether changes are made at once, which may interrupt; else in the maintenance window.
   * @default false
   */
  readonly applyImmediately?: Input<boolean>;
  /**
   * Whether changes go to a copy that takes over in under a minute (RDS Blue/Green Deployments).
   * @default false
   */
  readonly blueGreenUpdate?: Input<boolean>;
}

/** The disk, always encrypted. */
export interface DatabaseStorage {
  /**
   * gp3 for most; io2 for steady low latency (Amazon RDS User Guide, DB instance storage).
   * Allowed: one of "gp3", "io2".
   * @default "gp3"
   */
  readonly type?: Input<"gp3" | "io2">;
  /**
   * Size in GiB. It grows, by at least 10 per cent, and never shrinks.
   * Allowed: a whole number from 20 to 65536 GiB.
   * @default 20
   */
  readonly allocatedGib?: Input<number>;
  /**
   * Size in GiB up to which RDS lets it grow by itself; default: it does not.
   * Allowed: a whole number from 22 to 65536 GiB.
   */
  readonly maxAllocatedGib?: Input<number | null>;
  /**
   * I/O operations per second. gp3: 3000 come with less than 400 GiB, and 12000 or more with more.
   * Allowed: a whole number from 1000 to 256000 IOPS.
   */
  readonly iops?: Input<number | null>;
  /**
   * Throughput of gp3 in MiB/s, from 400 GiB on; 500 come with it.
   * Allowed: a whole number from 500 to 4000 MiB/s.
   */
  readonly throughputMibps?: Input<number | null>;
  /**
   * Key that encrypts the disk, backups and replicas; default: aws/rds. A change replaces the database.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** When RDS changes the managed password; default: every seven days. Who signs in by it reads the secret anew. */
export interface DatabasePasswordRotation {
  /**
   * Days between two changes.
   * Allowed: a whole number from 1 to 1000 days.
   */
  readonly afterDays?: Input<number | null>;
  /**
   * When, as a `rate` or a `cron` expression, in UTC.
   * Allowed: a schedule such as "rate(10 days)" or "cron(0 16 1,15 * ? *)", in UTC.
   */
  readonly schedule?: Input<string | null>;
  /**
   * How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of the day.
   * Allowed: hours such as "3h".
   */
  readonly duration?: Input<string | null>;
}

/** A parameter of the engine. */
export interface DatabaseParameter {
  /** The value, as the engine writes it. */
  readonly value: Input<string>;
  /**
   * pending-reboot for static parameters: they hold from the next reboot on.
   * Allowed: one of "immediate", "pending-reboot".
   * @default "immediate"
   */
  readonly applyMethod?: Input<"immediate" | "pending-reboot">;
}

/** Automated backups (Amazon RDS User Guide, introduction to backups). */
export interface DatabaseBackups {
  /**
   * Days that automated backups are kept, and back to which a moment can be restored.
   * Allowed: a whole number from 1 to 35 days.
   * @default 7
   */
  readonly retentionDays?: Input<number>;
  /**
   * When they are made, in UTC, half an hour at least; default: RDS chooses.
   * Allowed: a time of the day in UTC, such as "17:00-17:30".
   */
  readonly window?: Input<string | null>;
  /**
   * Whether snapshots have the database's tags.
   * @default true
   */
  readonly copyTags?: Input<boolean>;
  /**
   * Whether automated backups stay for their time when the database is deleted.
   * @default true
   */
  readonly keepAfterDeletion?: Input<boolean>;
}

/** A last snapshot when the database is destroyed. */
export interface DatabaseFinalSnapshot {
  /**
   * Whether the database goes without a last snapshot.
   * @default false
   */
  readonly skip?: Input<boolean>;
  /**
   * The snapshot's name; default: the database's, `-final-` and eight characters, other ones of each database. RDS refuses one that is taken.
   * Allowed: ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly identifier?: Input<string | null>;
}

/** Performance Insights, the base of CloudWatch Database Insights. */
export interface DatabaseInsights {
  /**
   * Whether load and waits are recorded by statement.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * advanced: with plans, locks and logs in one view, priced by vCPU.
   * Allowed: one of "standard", "advanced".
   * @default "standard"
   */
  readonly mode?: Input<"standard" | "advanced">;
  /**
   * Days that records are kept: 7 without a price, 31 to 713 in months of 31, or 731.
   * Allowed: one of 7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713, 731 days.
   * @default 7
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts the records; it cannot be changed. Default: aws/rds.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** Log groups are made beforehand, so that they have a retention. */
export interface DatabaseLogs {
  /**
   * Logs that go to CloudWatch. Default: postgresql and upgrade of PostgreSQL, error and slowquery of the others. With general or slowquery the engine is told to write them to files.
   * Each log: one of "postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error".
   */
  readonly exports?: Input<readonly Input<"postgresql" | "upgrade" | "error" | "general" | "slowquery" | "iam-db-auth-error">[] | null>;
  /**
   * Days that CloudWatch keeps them.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   * @default 90
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts the log groups; its policy must let CloudWatch Logs use it.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** CloudWatch alarms. */
export interface DatabaseAlarms {
  /**
   * What an alarm, and its end, is told to.
   * Allowed: 1 to 5 actions.
   * Each action: an ARN of an SNS topic or another action, such as "arn:aws:service:region:123456789012:resource".
   */
  readonly actions: Input<readonly Input<string>[]>;
  /**
   * CPU above this share for 15 minutes, in per cent.
   * Allowed: a whole number from 0 to 100 per cent.
   * @default 80
   */
  readonly cpuPercent?: Input<number>;
  /**
   * Free storage below this for 15 minutes, in GiB.
   * Allowed: a whole number from 1 to 65536 GiB.
   * @default 5
   */
  readonly freeStorageGib?: Input<number>;
  /**
   * Connections above this number for 15 minutes; default: no such alarm.
   * Allowed: a whole number from 1 to 100000 connections.
   */
  readonly connections?: Input<number | null>;
  /**
   * Replicas behind by more than this for 15 minutes, in seconds.
   * Allowed: a whole number from 1 to 86400 seconds.
   * @default 300
   */
  readonly replicaLagSeconds?: Input<number>;
}

/** A read replica: asynchronous, of the same engine, under an endpoint of its own. */
export interface DatabaseReplica {
  /**
   * Class of its own; default: the database's.
   * Allowed: a class of the current generations, such as "db.t4g.medium" or "db.r8g.large".
   */
  readonly instanceClass?: Input<string | null>;
  /**
   * The zone that it stands in; default: RDS chooses.
   * Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zone?: Input<string | null>;
  /**
   * Whether it has a standby of its own, for one that is to be promoted.
   * @default false
   */
  readonly multiAz?: Input<boolean>;
  /**
   * Whether RDS refuses to delete it.
   * @default true
   */
  readonly deletionProtection?: Input<boolean>;
}

