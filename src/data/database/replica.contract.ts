/** A read replica. */
import * as t from "../../core/contract";
import { instanceClass } from "./engine.contract";

export const replica = t
  .shape("DatabaseReplica", {
    instanceClass: instanceClass().describe("Class of its own; default: the database's.").optional(),
    zone: t.zoneName().describe("The zone that it stands in; default: RDS chooses.").optional(),
    multiAz: t
      .flag()
      .describe("Whether it has a standby of its own, for one that is to be promoted.")
      .default(false),
    deletionProtection: t.flag().describe("Whether RDS refuses to delete it.").default(true),
  })
  .describe("A read replica: asynchronous, of the same engine, under an endpoint of its own.")
  .example({});

export type Replica = t.Infer<typeof replica>;
