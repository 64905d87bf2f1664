/** Inputs that say how many tasks run and how they are replaced. */
import { integer } from "../../core/contract";

export const deploymentInputs = {
  desiredCount: integer({ min: 0, max: 5000 }, "tasks").describe("Tasks that are to run.").default(1),
};
