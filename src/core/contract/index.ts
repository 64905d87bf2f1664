/** The contract layer: see types.ts and rules.ts. */
export { type Concern, concern, type InputsOf, type ShapeOf } from "./concern";
export * from "./contract";
export * from "./domain";
export { hasProvider, type Since } from "./provider";
export { type Rule, samplesOf } from "./rule";
export type { ComputedRule, CrossRule, NameStep, Sample, Spell } from "./rule-between";
export { type NegativeCase, negativeCases } from "./samples";
export * from "./sizes";
export * from "./types";
