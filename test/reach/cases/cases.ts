/** The cases that AWS's documents describe. */
import { aclCases } from "./acls";
import type { KnownCase } from "./builder";
import { groupCases } from "./groups";
import { peeringCases } from "./peering";
import { routeCases } from "./routes";

export const knownCases: readonly KnownCase[] = [...groupCases, ...aclCases, ...routeCases, ...peeringCases];
