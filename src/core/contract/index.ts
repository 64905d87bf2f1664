/** The contract layer: see types.ts and rules.ts. */
export * from "./contract";
export * from "./domain";
export type { Rule } from "./rule";
export { type NegativeCase, negativeCases } from "./samples";
export * from "./sizes";
export * from "./types";
