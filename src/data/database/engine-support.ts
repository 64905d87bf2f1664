/**
 * Until when RDS supports a major version, and which minor ones it makes no databases of any more. Amazon RDS for PostgreSQL
 * Release Notes, "Release calendars"; Amazon RDS User Guide, "MySQL on Amazon RDS versions" and "MariaDB on Amazon RDS
 * versions", as endoflife.date has them (amazon-rds-postgresql, amazon-rds-mysql, amazon-rds-mariadb).
 *
 * What has ended is decided by READ_ON and not by the day of the plan: what was accepted stays accepted until this table is
 * read again.
 */
export const READ_ON = "2026-11-29";

type ByEngine<T> = Readonly<Record<"postgres" | "mysql" | "mariadb", T>>;

/** The last day of standard support, by major version. */
export const STANDARD_SUPPORT: ByEngine<Readonly<Record<string, string>>> = {
  postgres: {
    "11": "2024-02-29",
    "12": "2025-02-28",
    "13": "2026-02-28",
    "14": "2027-02-28",
    "15": "2028-02-29",
    "16": "2029-02-28",
    "17": "2030-02-28",
    "18": "2031-02-28",
  },
  mysql: { "5.7": "2024-02-29", "8.0": "2026-07-31", "8.4": "2029-07-31" },
  mariadb: {
    "10.6": "2026-08-31",
    "10.11": "2028-02-29",
    "11.4": "2029-05-31",
    "11.8": "2030-06-30",
  },
};

/**
 * The least minor version that a database is made of. PostgreSQL: AWS's notice of the end of support of 14.17, 15.12, 16.8 and
 * 17.4, none of which are made since 2026-05-01. MySQL and MariaDB: the first that RDS had, or the first that
 * DescribeDBEngineVersions does not call deprecated, as cfn-lint 1.51.0 has it (aws_rds_dbinstance).
 */
const LEAST_MINOR: ByEngine<Readonly<Record<string, number>>> = {
  postgres: { "14": 18, "15": 13, "16": 9, "17": 5, "18": 1 },
  mysql: { "8.0": 40, "8.4": 3 },
  mariadb: { "10.6": 5, "10.11": 4, "11.4": 3, "11.8": 3 },
};

const escaped = (version: string) => version.replace(".", "[.]");

const oneOf = (versions: readonly string[]) => `(${versions.map(escaped).join("|")})`;

/** Of an engine: majors whose standard support has ended, and those that have it. */
const majors = (engine: keyof typeof STANDARD_SUPPORT, ended: boolean): string[] =>
  Object.entries(STANDARD_SUPPORT[engine])
    .filter(([, end]) => end < READ_ON === ended)
    .map(([major]) => major);

const byEngine = <T>(of: (engine: keyof typeof STANDARD_SUPPORT) => T): ByEngine<T> => ({
  postgres: of("postgres"),
  mysql: of("mysql"),
  mariadb: of("mariadb"),
});

/** What an engine's versions look like: a major one of the table, or of PostgreSQL a newer one, and a minor one. */
export const VERSIONS = byEngine((engine) =>
  engine === "postgres"
    ? "^1[1-9]([.][0-9]+)?$"
    : `^${oneOf(Object.keys(STANDARD_SUPPORT[engine]))}([.][0-9]+)?$`,
);

export const ENDED = byEngine((engine) => `^${oneOf(majors(engine, true))}([.]|$)`);

/** The majors with standard support, in words. */
export const SUPPORTED = byEngine((engine) => majors(engine, false).join(", "));

/** Minor versions that no database is made of, each after its engine: of PostgreSQL 17 those up to `postgres 17.4`. */
export const WITHDRAWN = `^(${Object.entries(LEAST_MINOR)
  .flatMap(([engine, least]) =>
    Object.entries(least).map(([major, minor]) => `${engine} ${escaped(major)}[.](${below(minor)})`),
  )
  .join("|")})$`;

/** The least minor versions, in words. */
export const LEAST = byEngine((engine) =>
  Object.entries(LEAST_MINOR[engine])
    .map(([major, least]) => `${major}.${least}`)
    .join(", "),
);

/** A pattern of the numbers from 0 to one less. */
function below(limit: number): string {
  return Array.from({ length: limit }, (_, number) => String(number)).join("|");
}
