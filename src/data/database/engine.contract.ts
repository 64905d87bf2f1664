/** The engine: its versions, and the names that it takes. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

export const ENGINES = ["postgres", "mysql", "mariadb"] as const;

export const engine = () => t.oneOf(...ENGINES);

export const engineVersion = () =>
  t.pattern(
    "[0-9]{1,2}([.][0-9]{1,2}){0,2}",
    'a major version such as "17", "8.4" or "11.4", of which AWS takes the newest minor one, or a minor one such as "8.4.7"',
    "17",
    ["", "latest", "17.x", "v17", "17.", "8.0.41.1"],
  );

/** Amazon RDS User Guide, "Working with parameter groups": postgres17, mysql8.0, mariadb11.4. */
export const familyOf = (engineName: Expr<string>, version: Expr<string>): Expr<string> =>
  x.str`${engineName}${majorOf(engineName, version)}`;

/** `17` of PostgreSQL 17.6, `8.4` of MySQL 8.4.7. */
export function majorOf(engineName: Expr<string>, version: Expr<string>): Expr<string> {
  const parts = x.split(".", version);
  return x.when(
    x.eq(engineName, "postgres"),
    () => x.at(parts, 0),
    () => x.str`${x.at(parts, 0)}.${x.at(parts, 1)}`,
  );
}

/** Amazon RDS API Reference, CreateDBInstance: DBInstanceIdentifier, stored in lower case. */
export const identifier = () =>
  t.pattern(
    "[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "lower-case ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen",
    "shop",
    ["", "1shop", "shop-", "shop--main", "Shop", "shop_main", "shop.main"],
  );

/** CreateDBInstance, MasterUsername. */
export const masterUsername = () =>
  t.pattern(
    "[A-Za-z][A-Za-z0-9_]{0,15}",
    "1 to 16 ASCII letters, digits and underscores, beginning with a letter",
    "dbadmin",
    ["", "1admin", "db-admin", "a".repeat(17), "db admin"],
  );

/** CreateDBInstance, DBName: 63 letters in PostgreSQL, 64 in the others. */
export const databaseName = () =>
  t.pattern(
    "[A-Za-z][A-Za-z0-9_]{0,62}",
    "1 to 63 ASCII letters, digits and underscores, beginning with a letter",
    "shop",
    ["", "1shop", "my-shop", "my shop", "d".repeat(64)],
  );

/** Current-generation classes: the older ones lack encryption, Performance Insights or both. */
export const instanceClass = () =>
  t.pattern(
    "db[.](t3|t4g|m[5-9][a-z]*|r[5-9][a-z]*|x[12][a-z]*|c[6-9][a-z]*|z1d)[.][a-z0-9.-]+",
    'a class of the current generations, such as "db.t4g.medium" or "db.r8g.large"',
    "db.m7g.large",
    ["m7g.large", "db.m7g", "db.m3.medium", "db.t2.micro", "db.r3.large", "large", ""],
  );

const POSTGRES_WORDS =
  "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with";

const MYSQL_WORDS =
  "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill";

/** Names that are there already, or that RDS keeps for its own (Amazon RDS User Guide: master user account privileges). */
const POSTGRES_USERS = "admin public rdsadmin rdsrepladmin rds_superuser rds_iam rds_replication";
const MYSQL_USERS = "rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler";

/** Words that no user may be called, by engine (PostgreSQL: "SQL Key Words"; MySQL: "Keywords and Reserved Words"). */
export const RESERVED_USERS: Readonly<Record<string, string>> = {
  postgres: `${POSTGRES_WORDS} ${POSTGRES_USERS}`,
  mysql: `${MYSQL_WORDS} ${MYSQL_USERS}`,
  mariadb: `${MYSQL_WORDS} ${MYSQL_USERS}`,
};

/** Words that no database may be called. */
export const RESERVED_DATABASES: Readonly<Record<string, string>> = {
  postgres: `${POSTGRES_WORDS} postgres rdsadmin template0 template1`,
  mysql: `${MYSQL_WORDS} mysql sys information_schema performance_schema innodb`,
  mariadb: `${MYSQL_WORDS} mysql sys information_schema performance_schema innodb`,
};
