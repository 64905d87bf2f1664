/** Rules between the database's inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { DatabaseInputs, DatabaseShape } from "./database.inputs";
import { ENDED, SUPPORTED, VERSIONS, WITHDRAWN } from "./engine-support";
import { LOGS } from "./observation.contract";
import { placementRules } from "./placement.rules";

type RuleOf = CrossRule<DatabaseShape>;

const OWN = { password: "own", masterPassword: "correct-horse-battery" };
const SECRET = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf";
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012";

const isPostgres = ({ engine }: DatabaseInputs) => x.eq(engine, "postgres");

const isMysql = ({ engine }: DatabaseInputs) => x.eq(engine, "mysql");

type ByEngine = Readonly<Record<"postgres" | "mysql" | "mariadb", string>>;

function versionMatches(inputs: DatabaseInputs, patterns: ByEngine): Expr<boolean> {
  const { engineVersion } = inputs;
  return x.when(
    isPostgres(inputs),
    () => x.matches(patterns.postgres, engineVersion),
    () =>
      x.when(
        isMysql(inputs),
        () => x.matches(patterns.mysql, engineVersion),
        () => x.matches(patterns.mariadb, engineVersion),
      ),
  );
}

const versionFits: RuleOf = {
  on: "engineVersion",
  test: (inputs) => versionMatches(inputs, VERSIONS),
  message: ({ engine, engineVersion }, spell) =>
    x.str`${spell("engineVersion")} is ${x.jsonEncode(engineVersion)} of ${engine}; allowed: 11 to 19 of postgres, 5.7, 8.0 or 8.4 of mysql, 10.6, 10.11, 11.4 or 11.8 of mariadb, each with a minor version or without.`,
  refused: [
    { engineVersion: "9.6" },
    { engineVersion: "17.4.1" },
    { engine: "mysql", engineVersion: "8" },
    { engine: "mysql", engineVersion: "17.4" },
    { engine: "mysql", engineVersion: "10.11" },
    { engine: "mysql", engineVersion: "8.3" },
    { engine: "mariadb", engineVersion: "10.5" },
    { engine: "mariadb", engineVersion: "8.0.41" },
  ],
};

/** CreateDBInstance, EngineLifecycleSupport: without extended support it "will fail if the DB major version is past its end". */
const versionIsSupported: RuleOf = {
  on: "engineVersion",
  test: (inputs) => x.or(inputs.extendedSupport, x.not(versionMatches(inputs, ENDED))),
  message: ({ engine, engineVersion }, spell) =>
    x.str`${spell("engineVersion")} is ${x.jsonEncode(engineVersion)} of ${engine}, whose standard support on RDS has ended; allowed: ${x.lookup(SUPPORTED, engine, "")}, or ${spell("extendedSupport")} = true for a price, of postgres and mysql.`,
  refused: [
    { engineVersion: "11" },
    { engineVersion: "13.23" },
    { engine: "mysql", engineVersion: "5.7" },
    { engine: "mysql", engineVersion: "8.0.41" },
    { engine: "mariadb", engineVersion: "10.6.22" },
  ],
};

/** As RDS's own words have it: "Cannot find version 14.5 for postgres". */
const versionCanBeMade: RuleOf = {
  on: "engineVersion",
  test: (inputs) => x.not(x.and(isPostgres(inputs), x.matches(WITHDRAWN, inputs.engineVersion))),
  message: ({ engineVersion }, spell) =>
    x.str`${spell("engineVersion")} is ${x.jsonEncode(engineVersion)}, which RDS makes no database of since 2026-05-01; allowed: the major version alone, or 14.18, 15.13, 16.9, 17.5 and later.`,
  refused: [{ engineVersion: "17.4" }, { engineVersion: "16.8" }, { engineVersion: "14.0" }],
};

/** CreateDBInstance, EngineLifecycleSupport: "applies only to RDS for MySQL and RDS for PostgreSQL". */
const mariadbHasNoExtension: RuleOf = {
  on: "extendedSupport",
  test: (inputs) => x.or(x.not(inputs.extendedSupport), isPostgres(inputs), isMysql(inputs)),
  message: ({ engine }, spell) =>
    x.str`${spell("extendedSupport")} is true for ${engine}; allowed: for postgres and mysql only.`,
  refused: [{ engine: "mariadb", engineVersion: "11.4", extendedSupport: true }],
};

const ownIsGiven: RuleOf = {
  on: "masterPassword",
  test: ({ password, masterPassword }) => x.eq(x.eq(password, "own"), x.isSet(masterPassword)),
  message: ({ password }, spell) =>
    x.str`password is ${x.jsonEncode(password)}, which ${spell("masterPassword")} does not fit; allowed: ${spell("masterPassword")} with the password own, and only with it.`,
  refused: [{ password: "own" }, { masterPassword: "correct-horse-battery" }],
};

/** CreateDBInstance, MasterUserPassword: 41 characters at most but in PostgreSQL. */
const passwordFits: RuleOf = {
  on: "masterPassword",
  test: (inputs) =>
    x.or(isPostgres(inputs), x.le(x.textLength(x.orElse(inputs.masterPassword, () => "")), 41)),
  message: ({ engine }, spell) =>
    x.str`${spell("masterPassword")} is too long for ${engine}; allowed: at most 41 characters.`,
  refused: [{ password: "own", masterPassword: "p".repeat(42), engine: "mysql", engineVersion: "8.4" }],
};

const isOwn = ({ password }: DatabaseInputs) => x.eq(password, "own");

const secretOfOwn: RuleOf = {
  on: "masterSecretArn",
  test: (inputs) => x.or(x.isNull(inputs.masterSecretArn), isOwn(inputs)),
  message: (_, spell) =>
    x.str`${spell("masterSecretArn")} is set while RDS manages the password; allowed: with the password own only.`,
  refused: [{ masterSecretArn: SECRET }],
};

const keyOfManaged: RuleOf = {
  on: "masterSecretKmsKeyArn",
  test: (inputs) => x.or(x.isNull(inputs.masterSecretKmsKeyArn), x.not(isOwn(inputs))),
  message: (_, spell) =>
    x.str`${spell("masterSecretKmsKeyArn")} is set while the password is your own; allowed: with the password managed only.`,
  refused: [{ ...OWN, masterSecretKmsKeyArn: KEY }],
};

const rotationOfManaged: RuleOf = {
  on: "masterPasswordRotation",
  test: (inputs) => x.or(x.isNull(inputs.masterPasswordRotation), x.not(isOwn(inputs))),
  message: (_, spell) =>
    x.str`${spell("masterPasswordRotation")} is set while the password is your own; allowed: with the password managed only.`,
  refused: [{ ...OWN, masterPasswordRotation: { afterDays: 30 } }],
};

const usersSignIn: RuleOf = {
  on: "iamUsers",
  test: ({ iamUsers, iamAuthentication }) => x.or(x.isEmpty(iamUsers), iamAuthentication),
  message: ({ iamUsers }, spell) =>
    x.str`${spell("iamUsers")} is ${x.jsonEncode(iamUsers)} without IAM; allowed: with ${spell("iamAuthentication")} = true.`,
  refused: [{ iamUsers: ["app"] }],
};

/** AWS Secrets Manager User Guide, "Managed rotation": applications are not to sign in as the master user. */
const usersAreNotMaster: RuleOf = {
  on: "iamUsers",
  test: ({ iamUsers, masterUsername }) => x.not(x.contains(iamUsers, masterUsername)),
  message: ({ iamUsers, masterUsername }, spell) =>
    x.str`${spell("iamUsers")} is ${x.jsonEncode(iamUsers)}, with the master user ${x.jsonEncode(masterUsername)}; allowed: other users, with no more rights than they need.`,
  refused: [{ iamAuthentication: true, iamUsers: ["app", "dbadmin"] }],
};

/** Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager", limitations. */
const replicasNeedOwn: RuleOf = {
  on: "replicas",
  test: (inputs) => x.or(x.isEmpty(inputs.replicas), isOwn(inputs)),
  message: ({ replicas }, spell) =>
    x.str`replicas has ${x.jsonEncode(x.keys(replicas))} while RDS manages the password; allowed: replicas with the password own and ${spell("masterPassword")}. RDS makes none of a database whose password it manages.`,
  refused: [{ replicas: { reports: {} } }],
};

const blueGreenNeedsOwn: RuleOf = {
  on: "blueGreenUpdate",
  test: (inputs) => x.or(x.not(inputs.blueGreenUpdate), isOwn(inputs)),
  message: (_, spell) =>
    x.str`${spell("blueGreenUpdate")} is true while RDS manages the password; allowed: with the password own and ${spell("masterPassword")}.`,
  refused: [{ blueGreenUpdate: true }],
};

const blueGreenAlone: RuleOf = {
  on: "blueGreenUpdate",
  test: ({ blueGreenUpdate, replicas }) => x.or(x.not(blueGreenUpdate), x.isEmpty(replicas)),
  message: ({ replicas }, spell) =>
    x.str`${spell("blueGreenUpdate")} is true with the replicas ${x.jsonEncode(x.keys(replicas))}; allowed: without replicas, which Terraform would go on to hold to the old database.`,
  refused: [{ ...OWN, blueGreenUpdate: true, replicas: { reports: {} } }],
};

const longNames = ({ name, replicas }: DatabaseInputs): Expr<string[]> =>
  x.listEach(x.keys(replicas), ["key"], (key) => ({
    value: key,
    when: x.not(x.le(x.textLength(x.str`${name}-${key}`), 63)),
  }));

const replicaNames: RuleOf = {
  on: "replicas",
  test: (inputs) => x.isEmpty(longNames(inputs)),
  message: (inputs) =>
    x.str`replicas has the names ${x.jsonEncode(longNames(inputs))} after ${x.jsonEncode(inputs.name)}; allowed: at most 63 characters together with a hyphen.`,
  refused: [{ ...OWN, name: "d".repeat(57), replicas: { reports: {} } }],
};

const badReplicaNames = ({ replicas }: DatabaseInputs): Expr<string[]> =>
  x.listEach(x.keys(replicas), ["key"], (key) => ({
    value: key,
    when: x.matches("--", key),
  }));

const replicaHyphens: RuleOf = {
  on: "replicas",
  test: (inputs) => x.isEmpty(badReplicaNames(inputs)),
  message: (inputs) =>
    x.str`replicas has the names ${x.jsonEncode(badReplicaNames(inputs))}; allowed: names without two hyphens in a row, which RDS takes in no identifier.`,
  refused: [{ ...OWN, replicas: { "a--b": {} } }],
};

const OWN_PARAMETERS = ["rds.force_ssl", "require_secure_transport"];

const takenParameters = ({ parameters }: DatabaseInputs): Expr<string[]> =>
  x.listEach(x.keys(parameters), ["name"], (name) => ({
    value: name,
    when: x.contains(x.items(OWN_PARAMETERS), name),
  }));

const tlsByName: RuleOf = {
  on: "parameters",
  test: (inputs) => x.isEmpty(takenParameters(inputs)),
  message: (inputs, spell) =>
    x.str`parameters has ${x.jsonEncode(takenParameters(inputs))}; allowed: TLS by ${spell("forceTls")}.`,
  refused: [
    { parameters: { "rds.force_ssl": { value: "0" } } },
    { parameters: { require_secure_transport: { value: "OFF" } } },
  ],
};

const strangeLogs = ({ logs, engine }: DatabaseInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(logs.exports, () => []),
    ["log"],
    (log) => ({
      value: log,
      when: x.not(x.contains(x.lookup(LOGS, engine, []), log)),
    }),
  );

const logsOfEngine: RuleOf = {
  on: "logs",
  test: (inputs) => x.isEmpty(strangeLogs(inputs)),
  message: (inputs) =>
    x.str`logs.exports has ${x.jsonEncode(strangeLogs(inputs))}; allowed: of ${x.jsonEncode(x.lookup(LOGS, inputs.engine, []))}, the logs of ${inputs.engine}.`,
  refused: [
    { logs: { exports: ["error"] } },
    { logs: { exports: ["postgresql", "slowquery"] } },
    { engine: "mysql", engineVersion: "8.4", logs: { exports: ["postgresql"] } },
  ],
};

/** Amazon RDS User Guide, "Amazon RDS DB engine, Region, and instance class support for Performance Insights". */
const insightsFit: RuleOf = {
  on: "insights",
  test: (inputs) =>
    x.or(
      x.not(inputs.insights.enabled),
      isPostgres(inputs),
      x.not(x.matches("^db[.](t3|t4g)[.](micro|small)$", inputs.instanceClass)),
    ),
  message: ({ instanceClass, engine }) =>
    x.str`insights is enabled for ${engine} on ${instanceClass}; allowed: larger classes, or insights.enabled = false.`,
  refused: [
    { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.small" },
    { engine: "mariadb", engineVersion: "11.4", instanceClass: "db.t3.micro" },
  ],
};

const strangers = ({ clients, network }: DatabaseInputs): Expr<string[]> =>
  x.listFrom(clients, ["key", "client"], (key, { vpcId }) => ({
    value: key,
    when: x.ne(
      x.orElse(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const clientsFit: RuleOf = {
  on: "clients",
  whereKnown: true,
  test: (inputs) => x.isEmpty(strangers(inputs)),
  message: (inputs) =>
    x.str`clients has ${x.jsonEncode(strangers(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { clients: { app: { id: "sg-0123456789abcdef0", name: "app", vpcId: "vpc-0fedcba9876543210" } } },
  ],
};

const groupIds = ({ clients }: DatabaseInputs): Expr<string[]> =>
  x.listFrom(clients, ["key", "client"], (_, { id }) => ({ value: id }));

/** Amazon EC2 API Reference, AuthorizeSecurityGroupIngress: InvalidPermission.Duplicate. */
const clientsDiffer: RuleOf = {
  on: "clients",
  whereKnown: true,
  test: (inputs) => x.eq(x.length(x.distinct(groupIds(inputs))), x.length(groupIds(inputs))),
  message: (inputs) =>
    x.str`clients has the groups ${x.jsonEncode(groupIds(inputs))}; allowed: each group once.`,
  refused: [
    {
      clients: {
        app: { id: "sg-0123456789abcdef0", name: "app" },
        web: { id: "sg-0123456789abcdef0", name: "web" },
      },
    },
  ],
};

const oneSnapshotRule: RuleOf = {
  on: "finalSnapshot",
  test: ({ finalSnapshot }) => x.not(x.and(finalSnapshot.skip, x.isSet(finalSnapshot.identifier))),
  message: ({ finalSnapshot }, spell) =>
    x.str`${spell("finalSnapshot")} is skipped and called ${x.jsonEncode(finalSnapshot.identifier)}; allowed: one of the two.`,
  refused: [{ finalSnapshot: { skip: true, identifier: "shop-final" } }],
};

export const crossRules = [
  ...placementRules,
  versionFits,
  versionIsSupported,
  versionCanBeMade,
  mariadbHasNoExtension,
  ownIsGiven,
  passwordFits,
  secretOfOwn,
  keyOfManaged,
  rotationOfManaged,
  usersSignIn,
  usersAreNotMaster,
  replicasNeedOwn,
  blueGreenNeedsOwn,
  blueGreenAlone,
  replicaNames,
  replicaHyphens,
  tlsByName,
  logsOfEngine,
  insightsFit,
  clientsFit,
  clientsDiffer,
  oneSnapshotRule,
];
