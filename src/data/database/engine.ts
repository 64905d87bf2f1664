/** The engine: its versions, and the names that it takes. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import { ENDED, LEAST, SUPPORTED, VERSIONS, WITHDRAWN } from "./engine-support";

const ENGINES = ["postgres", "mysql", "mariadb"] as const;

const engineVersion = () =>
  t.pattern(
    "[0-9]{1,2}([.][0-9]{1,2}){0,2}",
    'a major version such as "17", "8.4" or "11.4", of which AWS takes the newest minor one, or a minor one such as "8.4.7"',
    "17",
    ["", "latest", "17.x", "v17", "17.", "8.0.41.1"],
  );

/**
 * Current-generation classes: the older ones lack encryption, Performance Insights or both. Amazon RDS User Guide, "Supported DB
 * engines for DB instance classes": z1d, x1, x2iezn, what is metal and what has its memory in its name are for other engines;
 * "Hardware specifications for DB instance classes": c6gd is "for Multi-AZ DB cluster deployments only".
 */
export const instanceClass = () =>
  t.pattern(
    "db[.](t3|t4g|m[5-9][a-z]*|r[5-9][a-z]*|x2(g|idn|iedn)|x[3-9][a-z]*)[.](micro|small|medium|large|[0-9]*xlarge)",
    'a class of the current generations, such as "db.t4g.medium" or "db.r8g.large"',
    "db.m7g.large",
    [
      "m7g.large",
      "db.m7g",
      "db.m3.medium",
      "db.t2.micro",
      "db.r3.large",
      "db.z1d.large",
      "db.c6gd.large",
      "db.r7i.metal-24xl",
      "db.r7i.8xlarge.tpc2.mem3x",
      "large",
      "",
    ],
  );

/** Amazon RDS User Guide, "Working with parameter groups": postgres17, mysql8.0, mariadb11.4. */
export const familyOf = (engineName: Expr<string>, version: Expr<string>): Expr<string> =>
  x.str`${engineName}${majorOf(engineName, version)}`;

/** `17` of PostgreSQL 17.6, `8.4` of MySQL 8.4.7. */
function majorOf(engineName: Expr<string>, version: Expr<string>): Expr<string> {
  const parts = x.split(".", version);
  return x.when(
    x.eq(engineName, "postgres"),
    () => x.at(parts, 0),
    () => x.str`${x.at(parts, 0)}.${x.at(parts, 1)}`,
  );
}

type ByEngine = Readonly<Record<"postgres" | "mysql" | "mariadb", string>>;

const inputs = {
  engine: t.oneOf(...ENGINES).describe("The engine. A change replaces the database."),
  engineVersion: engineVersion().describe(
    "The engine's version; best a major one alone: of minor ones RDS makes no more databases after a while, and a minor upgrade that RDS makes by itself shows as a difference.",
  ),
  extendedSupport: t
    .flag(
      "Whether RDS goes on, for a price, after the end of the version's standard support (Amazon RDS Extended Support); else it upgrades what runs and refuses to make a new one. Of PostgreSQL and MySQL.",
    )
    .default(false),
  instanceClass: instanceClass().describe("The class of the instance: CPU and memory."),
  autoMinorVersionUpgrade: t
    .flag("Whether RDS upgrades to newer minor versions in the maintenance window.")
    .default(true),
  allowMajorVersionUpgrade: t
    .flag(
      "Whether `engine_version` may go to another major one: an upgrade with an outage, with `apply_immediately` or `blue_green_update`.",
    )
    .default(false),
};
type EngineInputs = t.InputsOf<typeof inputs>;

export const engine = t.concern({
  inputs,
  rules: [
    {
      on: "engineVersion",
      test: (inputs) => versionMatches(inputs, VERSIONS),
      message: ({ engine, engineVersion }, spell) =>
        x.str`${spell("engineVersion")} is ${x.shownText(engineVersion)} of ${engine}; allowed: 11 to 19 of postgres, 5.7, 8.0 or 8.4 of mysql, 10.6, 10.11, 11.4 or 11.8 of mariadb, each with a minor version or without.`,
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
    },
    {
      // CreateDBInstance, EngineLifecycleSupport: without extended support it "will fail if the DB major version is past its end".
      on: "engineVersion",
      test: (inputs) => x.or(inputs.extendedSupport, x.not(versionMatches(inputs, ENDED))),
      message: ({ engine, engineVersion }, spell) =>
        x.str`${spell("engineVersion")} is ${x.shownText(engineVersion)} of ${engine}, whose standard support on RDS has ended; allowed: ${x.lookup(SUPPORTED, engine, "")}, or ${spell("extendedSupport")} = true for a price, of postgres and mysql.`,
      refused: [
        { engineVersion: "11" },
        { engineVersion: "13.23" },
        { engine: "mysql", engineVersion: "5.7" },
        { engine: "mysql", engineVersion: "8.0.41" },
        { engine: "mariadb", engineVersion: "10.6.22" },
      ],
    },
    {
      // As RDS's own words have it: "Cannot find version 14.5 for postgres".
      on: "engineVersion",
      test: ({ engine, engineVersion }) => x.not(x.matches(WITHDRAWN, x.str`${engine} ${engineVersion}`)),
      message: ({ engine, engineVersion }, spell) =>
        x.str`${spell("engineVersion")} is ${x.shownText(engineVersion)} of ${engine}, which RDS makes no database of; allowed: the major version alone, or ${x.lookup(LEAST, engine, "")} and later.`,
      refused: [
        { engineVersion: "17.4" },
        { engineVersion: "16.8" },
        { engineVersion: "14.0" },
        { engine: "mysql", engineVersion: "8.4.1" },
        { engine: "mysql", engineVersion: "8.0.39", extendedSupport: true },
        { engine: "mariadb", engineVersion: "11.4.2" },
      ],
    },
    {
      // CreateDBInstance, EngineLifecycleSupport: "applies only to RDS for MySQL and RDS for PostgreSQL".
      on: "extendedSupport",
      test: (inputs) => x.or(x.not(inputs.extendedSupport), isPostgres(inputs), isMysql(inputs)),
      message: ({ engine }, spell) =>
        x.str`${spell("extendedSupport")} is true for ${engine}; allowed: for postgres and mysql only.`,
      refused: [{ engine: "mariadb", engineVersion: "11.4", extendedSupport: true }],
    },
  ],
});

export const isPostgres = ({ engine }: EngineInputs) => x.eq(engine, "postgres");

const isMysql = ({ engine }: EngineInputs) => x.eq(engine, "mysql");

function versionMatches(inputs: EngineInputs, patterns: ByEngine): Expr<boolean> {
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

/** "This setting applies only to RDS for MySQL and RDS for PostgreSQL" (CreateDBInstance, EngineLifecycleSupport). */
export const lifecycleSupport = ({ extendedSupport, engine }: EngineInputs): Expr<string | null> =>
  x.when(x.eq(engine, "mariadb"), null, () =>
    x.choose(
      extendedSupport,
      "open-source-rds-extended-support",
      "open-source-rds-extended-support-disabled",
    ),
  );

/** ModifyDBInstance, AllowMajorVersionUpgrade: RDS says no only after what else the apply changes. */
export function majorVersion(scope: Construct, inputs: EngineInputs): void {
  const { allowMajorVersionUpgrade: allowed } = inputs;
  const engine = inputs.engine;
  const spell = t.spellingFor(scope);
  const major = majorOf(engine, inputs.engineVersion);
  const forgetOn = x.when(allowed, () => x.str`${engine} ${major}`, engine);
  new Memory(scope, "major_version", {
    value: major,
    forgetOn,
    postcondition: (then) => ({
      condition: x.or(x.lift(allowed), x.eq(then, major)),
      errorMessage: x.str`${spell("engineVersion")} is ${x.shownText(inputs.engineVersion)} of a database of the major version ${then}; allowed: that major version, or another one with ${spell("allowMajorVersionUpgrade")} = true, an upgrade with an outage.`,
    }),
  });
}
