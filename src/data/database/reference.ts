/** What a database gives to those who use it; an object like this stands for an existing one. */
import * as t from "../../core/contract";

const DATABASE_REFERENCE_FILE = "data/database/database-reference.props";

export const databaseReference = t
  .shape(
    "DatabaseReference",
    {
      endpoint: t.text().describe("Address and port, `HOST:PORT`."),
      address: t.text().describe("The host that clients connect to."),
      port: t.number().describe("The port."),
      databaseName: t.text().describe("The database that was made at first.").optional(),
      secretArn: t
        .text()
        .describe("The secret that holds the master user's name and password; null where none is known.")
        .optional(),
      securityGroupId: t.text().describe("The database's security group, for clients' own rules."),
      resourceId: t.text().describe("The instance's lasting id, for IAM authentication (`rds-db:connect`)."),
      engine: t.text().describe("postgres, mysql or mariadb."),
    },
    DATABASE_REFERENCE_FILE,
  )
  .describe("A database: the output `database` of modules/data/database, or an object written by hand.")
  .example({
    endpoint: "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com:5432",
    address: "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com",
    port: 5432,
    securityGroupId: "sg-0123456789abcdef0",
    resourceId: "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    engine: "postgres",
  });

export type DatabaseReferenceValue = t.Infer<typeof databaseReference>;

/** A statement for a client's role, as roles' `statements` take it. */
const clientStatement = t.shape("ClientStatement", {
  actions: t.listOf(t.text(), "action"),
  resources: t.listOf(t.text(), "resource"),
});

export type ClientStatement = t.Infer<typeof clientStatement>;

export const clientStatements = t.mapOf(clientStatement, "statement");

export type ClientStatements = t.Infer<typeof clientStatements>;
