/** The master user and its password, which RDS manages or which is one's own. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { table } from "../../core/stack/table";
import { engine, isPostgres } from "./engine";

/** CreateDBInstance, MasterUsername. */
const masterUsername = () =>
  t.pattern(
    "[A-Za-z][A-Za-z0-9_]{0,15}",
    "1 to 16 ASCII letters, digits and underscores, beginning with a letter",
    "dbadmin",
    ["", "1admin", "db-admin", "a".repeat(17), "db admin"],
  );

/** CreateDBInstance, DBName: 63 letters in PostgreSQL, 64 in the others. */
const databaseName = () =>
  t.pattern(
    "[A-Za-z][A-Za-z0-9_]{0,62}",
    "1 to 63 ASCII letters, digits and underscores, beginning with a letter",
    "shop",
    ["", "1shop", "my-shop", "my shop", "d".repeat(64)],
  );

const POSTGRES_WORDS =
  "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with";

const MYSQL_WORDS =
  "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill";

/** Names that are there already, or that RDS keeps for its own (Amazon RDS User Guide: master user account privileges). */
const POSTGRES_USERS = "admin public rdsadmin rdsrepladmin rds_superuser rds_iam rds_replication";

const MYSQL_USERS = "rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler";

/** Words that no user may be called, by engine (PostgreSQL: "SQL Key Words"; MySQL: "Keywords and Reserved Words"). */
const RESERVED_USERS: Readonly<Record<string, string>> = {
  postgres: `${POSTGRES_WORDS} ${POSTGRES_USERS}`,
  mysql: `${MYSQL_WORDS} ${MYSQL_USERS}`,
  mariadb: `${MYSQL_WORDS} ${MYSQL_USERS}`,
};

/** Words that no database may be called. */
const RESERVED_DATABASES: Readonly<Record<string, string>> = {
  postgres: `${POSTGRES_WORDS} postgres rdsadmin template0 template1`,
  mysql: `${MYSQL_WORDS} mysql sys information_schema performance_schema innodb`,
  mariadb: `${MYSQL_WORDS} mysql sys information_schema performance_schema innodb`,
};

export const OWN = { password: "own", masterPassword: "correct-horse-battery" };

const needs = [engine] as const;
const inputs = {
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
    .describe(
      "Key that encrypts the managed secret; default: aws/secretsmanager. One that is left out later stays.",
    )
    .optional(),
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
};
type MasterUserInputs = t.InputsOf<typeof inputs, typeof needs>;

export const masterUser = t.concern({
  needs,
  inputs,
  rules: [
    {
      // no message may refer to an ephemeral value
      on: "masterPassword",
      test: ({ password, masterPassword }) => x.eq(x.eq(password, "own"), x.isSet(masterPassword)),
      message: ({ password }, spell) =>
        x.str`password is ${x.shownText(password)}, which ${spell("masterPassword")} does not fit; allowed: ${spell("masterPassword")} with the password own, and only with it.`,
      refused: [{ password: "own" }, { masterPassword: "correct-horse-battery" }],
    },
    {
      // CreateDBInstance, MasterUserPassword: 41 characters at most but in PostgreSQL.
      on: "masterPassword",
      test: (inputs) => x.or(isPostgres(inputs), x.le(x.textLength(x.orElse(inputs.masterPassword, "")), 41)),
      message: ({ engine }, spell) =>
        x.str`${spell("masterPassword")} is too long for ${engine}; allowed: at most 41 characters.`,
      refused: [{ password: "own", masterPassword: "p".repeat(42), engine: "mysql", engineVersion: "8.4" }],
    },
    t.onlyWith("masterSecretArn", "password", "own"),
    t.onlyWith("masterSecretKmsKeyArn", "password", "managed"),
    {
      // CreateDBInstance: neither name may be a word that the engine reserves.
      name: "reserved_words_used",
      problems: ({ engine, masterUsername, databaseName }, step, spell, scope) => {
        const of = (words: Expr<Record<string, string>>) => x.split(" ", x.get(words, engine));
        const users = step("reserved_users", of(table(scope, "reserved_user_words", RESERVED_USERS)));
        const databases = step(
          "reserved_databases",
          of(table(scope, "reserved_database_words", RESERVED_DATABASES)),
        );
        const database = x.orElse(databaseName, "");
        const problem = (input: string, value: Expr<string>, words: Expr<string[]>) =>
          x.listEach(x.items([value]), ["name"], (name) => ({
            value: x.str`${spell(input)} is ${x.shownText(name)}; allowed: a name that ${engine} does not reserve.`,
            when: x.contains(words, x.lower(name)),
          }));
        return x.concat(
          problem("masterUsername", masterUsername, users),
          problem("databaseName", database, databases),
        );
      },
      refused: [
        { masterUsername: "admin" },
        { masterUsername: "user" },
        { masterUsername: "rdsadmin" },
        { masterUsername: "SELECT" },
        { databaseName: "postgres" },
        { databaseName: "template1" },
        { databaseName: "table" },
        { engine: "mysql", engineVersion: "8.4", masterUsername: "order" },
        { engine: "mysql", engineVersion: "8.4", databaseName: "mysql" },
        { engine: "mariadb", engineVersion: "11.4", databaseName: "sys" },
      ],
    },
  ],
});

export const isOwn = ({ password }: Pick<MasterUserInputs, "password">) => x.eq(password, "own");

export const isManaged = ({ password }: Pick<MasterUserInputs, "password">): Expr<boolean> =>
  x.eq(password, "managed");

/** A snapshot brings its user and its databases. */
export function made({ snapshotIdentifier, masterUsername, databaseName }: MasterUserInputs) {
  const unlessSnapshot = <T>(value: Expr<T>): Expr<T | null> =>
    x.when(x.isSet(snapshotIdentifier), null, value);
  return {
    snapshotIdentifier,
    username: unlessSnapshot(masterUsername),
    dbName: unlessSnapshot(databaseName),
  };
}

/** The own password goes by a write-only argument, which no state and no plan keeps. */
export function passwordOf(inputs: MasterUserInputs) {
  const ifManaged = <T>(yes: Expr<T> | T, no: Expr<T | null> | null): Expr<T | null> =>
    x.when(isManaged(inputs), yes, no);
  // the two come together: where one is known to be none, the other is none too, and the rule above says the rest
  const none = x.lift(null);
  const isManagedHere = x.tf(isManaged(inputs)) === true;
  const hasNone = x.tf(x.isNull(inputs.masterPassword)) === true;
  return {
    manageMasterUserPassword: ifManaged(true, null),
    masterUserSecretKmsKeyId: inputs.masterSecretKmsKeyArn,
    passwordWo: isManagedHere ? none : inputs.masterPassword,
    passwordWoVersion: hasNone ? none : ifManaged(null, inputs.masterPasswordVersion),
  };
}
