// Generated from src/data/database/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A database: the `ref` of `Database`, or an object written by hand. */
export interface DatabaseReference {
  /** Address and port, `HOST:PORT`. */
  readonly endpoint: Input<string>;
  /** The host that clients connect to. */
  readonly address: Input<string>;
  /** The port. */
  readonly port: Input<number>;
  /** The database that was made at first. */
  readonly databaseName?: Input<string | null>;
  /** The secret that holds the master user's name and password; null where none is known. */
  readonly secretArn?: Input<string | null>;
  /** The database's security group, for clients' own rules. */
  readonly securityGroupId: Input<string>;
  /** The instance's lasting id, for IAM authentication (`rds-db:connect`). */
  readonly resourceId: Input<string>;
  /** postgres, mysql or mariadb. */
  readonly engine: Input<string>;
}

