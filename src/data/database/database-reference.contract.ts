/** What a database gives to those who use it; an object like this stands for an existing one. */
import { type Infer, number, shape, text } from "../../core/contract";

export const DATABASE_REFERENCE_FILE = "data/database/database-reference.props";

export const databaseReference = shape(
  "DatabaseReference",
  {
    endpoint: text().describe("Address and port, `HOST:PORT`."),
    address: text().describe("The host that clients connect to."),
    port: number().describe("The port."),
    databaseName: text().describe("The database that was made at first.").optional(),
    secretArn: text()
      .describe("The secret that holds the master user's name and password; null where none is known.")
      .optional(),
    securityGroupId: text().describe("The database's security group, for clients' own rules."),
    resourceId: text().describe("The instance's lasting id, for IAM authentication (`rds-db:connect`)."),
    engine: text().describe("postgres, mysql or mariadb."),
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

export type DatabaseReferenceValue = Infer<typeof databaseReference>;
