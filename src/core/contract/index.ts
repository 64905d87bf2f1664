/** The contract layer: see types.ts and rules.ts. */
export { bucketName, notKept } from "./bucket-name";
export { type Concern, concern, type InputsOf, type ShapeOf } from "./concern";
export * from "./contract";
export { distinct } from "./distinct";
export * from "./domain";
export type { Length } from "./length";
export { named } from "./named";
export { hasProvider, type Since } from "./provider";
export { itemsOf } from "./read";
export { type ByName, get, type Names, type Reference, reference, type With } from "./reference";
export { type Rule, type Sample, type Spell, samplesOf } from "./rule";
export type { ComputedRule, CrossRule, NameStep } from "./rule-between";
export { type NegativeCase, negativeCases } from "./samples";
export * from "./sizes";
export { spelling, spellingFor } from "./spelling";
export { atLeastOneOf, exactlyOneOf, goesWith, notAbove, notBoth, onlyWith } from "./together";
export * from "./types";
