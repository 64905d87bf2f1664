/** How App Runner scales: the same fields for a service's own configuration and for one that services share. */
import * as t from "../../../core/contract";

/** App Runner API Reference: CreateAutoScalingConfiguration. */
export const scalingParts = {
  maxConcurrency: t
    .integer({ min: 1, max: 200 }, "requests")
    .describe("Requests that one instance answers at the same time; more start another instance.")
    .default(100),
  minSize: t
    .integer({ min: 1, max: 25 }, "instances")
    .describe("Instances that are always kept; those without requests cost their memory alone.")
    .default(1),
  maxSize: t.integer({ min: 1, max: 25 }, "instances").describe("Most instances.").default(25),
};
