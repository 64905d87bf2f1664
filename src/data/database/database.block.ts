/** The module `data/database`. */
import { defineBlock } from "../../core/module/block";
import { Database } from "./database";
import { databaseContract } from "./database.contract";
import { NOTES } from "./database.notes";
import type { DatabaseProps } from "./database.props";

export const databaseBlock = defineBlock<DatabaseProps>({
  path: "data/database",
  source: "src/data/database/database.ts",
  title: "Database",
  purpose:
    "A PostgreSQL, MySQL or MariaDB database by RDS in subnets with no way out, reached from named security groups alone and by TLS. Encrypted, with a standby in another zone, backups, a managed password, logs, insights and metrics, protected from deletion; storage that grows, read replicas and alarms where they are asked for.",
  contract: databaseContract,
  construct: Database,
  notes: NOTES,
});
