/** A read replica. */
import { flag, type Infer, shape, zoneName } from "../../core/contract";
import { instanceClass } from "./engine.contract";

export const replica = shape("DatabaseReplica", {
  instanceClass: instanceClass().describe("Class of its own; default: the database's.").optional(),
  zone: zoneName().describe("The zone that it stands in; default: RDS chooses.").optional(),
  multiAz: flag()
    .describe("Whether it has a standby of its own, for one that is to be promoted.")
    .default(false),
  deletionProtection: flag().describe("Whether RDS refuses to delete it.").default(true),
})
  .describe("A read replica: asynchronous, of the same engine, under an endpoint of its own.")
  .example({});

export type Replica = Infer<typeof replica>;
