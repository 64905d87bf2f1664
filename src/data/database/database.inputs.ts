/** Every input of `modules/data/database` and of the construct `Database`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import {
  databaseName,
  engine,
  engineVersion,
  identifier,
  instanceClass,
  masterUsername,
} from "./engine.contract";
import { alarms, insights, logs, monitoringSeconds } from "./observation.contract";
import { replica } from "./replica.contract";
import { rotation } from "./rotation.contract";
import { storage } from "./storage.contract";
import { iamUser } from "./users.contract";

const backups = t
  .shape("DatabaseBackups", {
    retentionDays: t
      .integer({ min: 1, max: 35 }, "days")
      .describe("Days that automated backups are kept, and back to which a moment can be restored.")
      .default(7),
    window: t
      .pattern(
        "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
        'a time of the day in UTC, such as "17:00-17:30"',
        "17:00-17:30",
        ["17:00", "24:00-24:30", "5:00-5:30", "17:00-17:60", "mon:17:00-mon:17:30"],
      )
      .describe("When they are made, in UTC, half an hour at least; default: RDS chooses.")
      .optional(),
    copyTags: t.flag().describe("Whether snapshots have the database's tags.").default(true),
    keepAfterDeletion: t
      .flag()
      .describe("Whether automated backups stay for their time when the database is deleted.")
      .default(true),
  })
  .describe("Automated backups (Amazon RDS User Guide, introduction to backups).");

const DAY = "(mon|tue|wed|thu|fri|sat|sun)";

const maintenanceWindow = () =>
  t.pattern(
    `${DAY}:([01][0-9]|2[0-3]):[0-5][0-9]-${DAY}:([01][0-9]|2[0-3]):[0-5][0-9]`,
    'a time of the week in UTC, such as "sun:18:00-sun:19:00"',
    "sun:18:00-sun:19:00",
    ["18:00-19:00", "Sun:18:00-Sun:19:00", "sun:24:00-sun:25:00", "sunday:18:00-sunday:19:00"],
  );

const parameter = t
  .shape("DatabaseParameter", {
    value: t.text().describe("The value, as the engine writes it."),
    applyMethod: t
      .oneOf("immediate", "pending-reboot")
      .describe("pending-reboot for static parameters: they hold from the next reboot on.")
      .default("immediate"),
  })
  .describe("A parameter of the engine.")
  .example({ value: "1" });

const badNames = (names: Parameters<typeof x.keys>[0]) =>
  x.listEach(x.keys(names), ["name"], (name) => ({
    value: name,
    when: x.not(x.matches("^[a-z][a-z0-9_.]{0,127}$", name)),
  }));

const finalSnapshot = t
  .shape("DatabaseFinalSnapshot", {
    skip: t.flag().describe("Whether the database goes without a last snapshot.").default(false),
    identifier: t
      .pattern(
        "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
        "ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen",
        "shop-final",
        ["", "1final", "final-", "shop--final"],
      )
      .describe(
        "The snapshot's name; default: the database's, `-final-` and eight characters, other ones of each database. RDS refuses one that is taken.",
      )
      .optional(),
  })
  .describe("A last snapshot when the database is destroyed.");

export const databaseInputs = {
  name: identifier()
    .rule({
      test: (name) => x.le(x.textLength(name), 57),
      allowed: "at most 57 characters: a last snapshot's name has six more",
      refused: ["d".repeat(58)],
    })
    .describe("The DB instance's identifier, and the beginning of the names of what belongs to it."),
  network: networkReference.describe(
    "The network that it stands in: the output `network` of modules/network.",
  ),
  tier: t
    .text()
    .describe("The tier of `network`: an isolated one with subnets in two zones at least.")
    .example("data"),
  allowPrivateTier: t
    .flag()
    .describe("Whether the tier may be a private one, which has a way out to the internet.")
    .default(false),
  clients: t
    .keyed(securityGroupReference, "client")
    .describe("Security groups that may connect, by names of your choice. Nobody else can.")
    .rule({
      test: (all) => x.le(x.length(all), 60),
      got: (all) => x.str`a map of ${x.length(all)} clients`,
      allowed: "at most 60 clients: a security group has 60 rules",
      refused: [
        Object.fromEntries(
          Array.from({ length: 61 }, (_, index) => [
            `c${index}`,
            { id: "sg-0123456789abcdef0", name: "app" },
          ]),
        ),
      ],
    })
    .default({}),
  engine: engine().describe("The engine. A change replaces the database."),
  engineVersion: engineVersion().describe(
    "The engine's version; best a major one alone: of minor ones RDS makes no more databases after a while, and a minor upgrade that RDS makes by itself shows as a difference.",
  ),
  extendedSupport: t
    .flag()
    .describe(
      "Whether RDS goes on, for a price, after the end of the version's standard support (Amazon RDS Extended Support); else it upgrades what runs and refuses to make a new one. Of PostgreSQL and MySQL.",
    )
    .default(false),
  instanceClass: instanceClass().describe("The class of the instance: CPU and memory."),
  storage: storage.default({}),
  multiAz: t
    .flag()
    .describe("Whether a standby stands in another zone, which takes over by itself.")
    .default(true),
  zone: t
    .zoneName()
    .describe(
      "The zone of an instance without a standby; default: RDS chooses. A change replaces the database.",
    )
    .optional(),
  databaseName: databaseName()
    .describe("A database that is made at first. It counts then only: a later change is ignored.")
    .optional(),
  masterUsername: masterUsername()
    .describe(
      "The master user's name. It counts at first only: a later change is ignored, and a snapshot brings its own.",
    )
    .default("dbadmin"),
  password: t
    .oneOf("managed", "own")
    .describe(
      "managed: RDS makes the master password, keeps it in Secrets Manager and changes it every week. own: `master_password`, which replicas and blue/green updates need, since RDS refuses them for a managed one (Amazon RDS User Guide, password management with Secrets Manager).",
    )
    .default("managed"),
  masterPassword: t
    .text()
    .describe(
      'The own password, 8 to 128 printable ASCII characters without / @ " and spaces. An ephemeral value: in no state and no plan, and sent once per `master_password_version`.',
    )
    .rule({
      test: (value) => x.and(x.ge(x.textLength(value), 8), x.matches("^[!#-.0-?A-~]{1,128}$", value)),
      allowed: '8 to 128 printable ASCII characters without / @ " and spaces',
      refused: [
        "short",
        "with spaces in it",
        "with/slash-in-it",
        "with@sign-in-it",
        'with"quote-in-it',
        "x".repeat(129),
      ],
    })
    .example("correct-horse-battery")
    .ephemeral()
    .optional(),
  masterPasswordVersion: t
    .integer({ min: 1, max: 1000000 }, "")
    .describe("A number that goes up with each new `master_password`: a change sends it.")
    .default(1),
  masterSecretArn: t
    .arn("secretsmanager", "a secret's ARN")
    .describe("The secret that keeps the own password, passed on to clients in `database`.")
    .optional(),
  masterSecretKmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe("Key that encrypts the managed secret; default: aws/secretsmanager.")
    .optional(),
  masterPasswordRotation: rotation
    .describe(
      "When RDS changes the managed password; default: every seven days. Who signs in by it reads the secret anew.",
    )
    .optional(),
  iamAuthentication: t
    .flag()
    .describe("Whether users of the database may sign in by IAM in place of a password.")
    .default(false),
  iamUsers: t
    .listOf(iamUser(), "user")
    .describe(
      "Users of the database that applications sign in as by IAM, each with its statement in `connect_statements`. The master user makes them in the database, once.",
    )
    .rule({
      test: (all) => x.eq(x.length(x.distinct(all)), x.length(all)),
      got: (all) => x.str`${x.jsonEncode(all)}`,
      allowed: "each user once",
      refused: [["app", "app"]],
    })
    .default([]),
  port: t
    .integer({ min: 1150, max: 65535 }, "")
    .describe("The port; default: 5432 of PostgreSQL, 3306 of the others.")
    .optional(),
  forceTls: t
    .flag()
    .describe("Whether connections without TLS are refused (rds.force_ssl, require_secure_transport).")
    .default(true),
  caCertificate: t
    .oneOf("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1")
    .describe("The authority of the server's certificate (Amazon RDS User Guide, using SSL/TLS).")
    .default("rds-ca-rsa2048-g1"),
  parameters: t
    .mapOf(parameter, "parameter")
    .describe("Parameters of the engine, by their names.")
    .rule({
      test: (all) => x.isEmpty(badNames(all)),
      got: (all) => x.str`a map with ${x.jsonEncode(badNames(all))}`,
      allowed: "names of lower-case ASCII letters, digits, dots and underscores",
      refused: [
        { "Max Connections": { value: "1" } },
        { "": { value: "1" } },
        { "max-connections": { value: "1" } },
      ],
    })
    .default({}),
  backups: backups.default({}),
  maintenanceWindow: maintenanceWindow()
    .describe("When RDS makes changes, in UTC, half an hour at least; default: RDS chooses.")
    .optional(),
  applyImmediately: t
    .flag()
    .describe("Whether changes are made at once, which may interrupt; else in the maintenance window.")
    .default(false),
  autoMinorVersionUpgrade: t
    .flag()
    .describe("Whether RDS upgrades to newer minor versions in the maintenance window.")
    .default(true),
  allowMajorVersionUpgrade: t
    .flag()
    .describe("Whether `engine_version` may go to another major one: an upgrade with an outage.")
    .default(false),
  blueGreenUpdate: t
    .flag()
    .describe("Whether changes go to a copy that takes over in under a minute (RDS Blue/Green Deployments).")
    .default(false),
  deletionProtection: t
    .flag()
    .describe("Whether RDS refuses to delete the database: first off, then gone.")
    .default(true),
  finalSnapshot: finalSnapshot.default({}),
  snapshotIdentifier: t
    .pattern("[A-Za-z0-9][A-Za-z0-9:-]{0,254}", "a snapshot's name or ARN", "shop-final", [
      "",
      "-final",
      "shop final",
    ])
    .describe(
      "A snapshot that the database is made from. It counts at first only: a later change is ignored.",
    )
    .optional(),
  insights: insights.default({}),
  monitoringSeconds: monitoringSeconds(),
  logs: logs.default({}),
  alarms: alarms.optional(),
  replicas: t
    .keyed(replica, "replica")
    .describe("Read replicas by name, called after the database and the name. They need the own password.")
    .rule({
      test: (all) => x.le(x.length(all), 15),
      got: (all) => x.str`a map of ${x.length(all)} replicas`,
      allowed: "at most 15 replicas",
      refused: [Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`r${index}`, {}]))],
    })
    .default({}),
  tags: t.tags(),
};

export type DatabaseShape = typeof databaseInputs;
export type DatabaseInputs = t.Inputs<DatabaseShape>;
