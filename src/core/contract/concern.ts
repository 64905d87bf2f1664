/**
 * A concern of a block: what is asked, what is refused and why, in one file with what is made of it.
 *
 *     const needs = [zones] as const;
 *     const inputs = { nat: t.shape("NetworkNat", { … }) };
 *     type NatInputs = t.InputsOf<typeof inputs, typeof needs>;
 *     export const nat = t.concern({ needs, inputs, rules: [{ on: "nat", test: ({ nat, zones }) => …, … }] });
 *     export function natGateways(scope: Construct, inputs: NatInputs) { … }
 *
 * It names the concerns whose inputs it reads, so no type goes in a circle, and one that is left out is an error of the
 * types. (Types of what its rules call are taken from `inputs` and `needs`: those of the concern itself depend on its rules.)
 */
import type { ComputedRule, CrossRule } from "./rule-between";
import type { Inputs, Shape } from "./types";

/** A rule between inputs: a test with a message, or a list of problems that takes a computation. */
export type ConcernRule<S extends Shape> = CrossRule<S> | ComputedRule<S>;

export interface Concern<S extends Shape = Shape> {
  readonly needs: readonly Concern[];
  readonly inputs: S;
  readonly rules: readonly ConcernRule<never>[];
  readonly late: readonly string[];
}

/** The inputs of several concerns together. */
export type ShapeOf<C extends readonly Concern[]> = C extends readonly [infer First, ...infer Rest]
  ? (First extends Concern<infer S> ? S : never) & (Rest extends readonly Concern[] ? ShapeOf<Rest> : unknown)
  : // biome-ignore lint/complexity/noBannedTypes: nothing more, for an intersection
    {};

/** A concern's own inputs, and those of the concerns that it needs, as rules and resources read them. */
export type InputsOf<S extends Shape, N extends readonly Concern[] = []> = Inputs<S & ShapeOf<N>>;

export function concern<S extends Shape, const N extends readonly Concern[] = []>(definition: {
  /** The concerns whose inputs it reads too. */
  readonly needs?: N;
  readonly inputs: S;
  readonly rules?: readonly ConcernRule<NoInfer<S & ShapeOf<N>>>[];
  /**
   * Inputs that naturally name what was made after the block's first resource, such as a network's routes to what stands in
   * it. A precondition of the first resource would wait for them, in a circle.
   */
  readonly late?: readonly (keyof S & string)[];
}): Concern<S> {
  const { needs = [], inputs, rules = [], late = [] } = definition;
  return { needs, inputs, rules: rules as readonly ConcernRule<never>[], late };
}

/** All inputs, each told by one concern, which finds the concerns that it needs. */
export function inputsOf(name: string, concerns: readonly Concern[]): Shape {
  const all: Record<string, Shape[string]> = {};
  for (const { needs, inputs } of concerns) {
    if (!needs.every((needed) => concerns.includes(needed)))
      throw new Error(`${name}: a concern with ${Object.keys(inputs)} needs one that is not in the list.`);
    for (const [input, type] of Object.entries(inputs)) {
      if (input in all) throw new Error(`${name}: two concerns have the input ${input}.`);
      all[input] = type;
    }
  }
  return all;
}
