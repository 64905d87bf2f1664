/** Rules between inputs: short ones, which one variable's validation can carry, and those that take a computation. */
import type { Construct } from "constructs";
import type { Expr, In } from "../expressions";
import type { Since } from "./provider";
import type { Refused, Sample, Spell } from "./rule";
import type { Inputs, Shape } from "./types";

/** Names a step of a computation: a `local` where Terraform has to compute it. A name stands for one step. */
export type NameStep = <T>(name: string, value: Expr<T>) => Expr<T>;

/** A rule between inputs, short enough to be one variable's validation. */
export interface CrossRule<S extends Shape> {
  /** The input that carries the validation. */
  readonly on: keyof S & string;
  readonly test: (inputs: Inputs<S>) => In<boolean>;
  /** The whole message: what is wrong, the value got, what is allowed. */
  readonly message: (inputs: Inputs<S>, spell: Spell) => In<string>;
  /** What is allowed, where a message of the vocabulary says the same for every value. */
  readonly allowed?: string;
  /** Of ids and the like, which the blocks of a stack give each other: no precondition where they are not known. */
  readonly whereKnown?: boolean;
  /** Asked from this version of the AWS provider on. */
  readonly since?: Since;
  /** Inputs that must be refused, laid over the contract's example. */
  readonly refused: Refused<Sample>;
}

/** A rule between inputs that takes a computation: a precondition of the block's first resource. */
export interface ComputedRule<S extends Shape> {
  /** The input that the rule is about, where it is a late one: the precondition is its resources' then. */
  readonly on?: keyof S & string;
  /** The name of the list of problems, a `local` in the module. */
  readonly name: string;
  /** One text per problem: what is wrong, the value got, what is allowed. */
  readonly problems: (
    inputs: Inputs<S>,
    step: NameStep,
    spell: Spell,
    /** Where tables that the computation looks things up in belong. */
    scope: Construct,
  ) => Expr<readonly string[]>;
  /** No precondition in TypeScript where something is not known, as with `Rule.whereKnown`. */
  readonly whereKnown?: boolean;
  /** Asked from this version of the AWS provider on. */
  readonly since?: Since;
  readonly refused: readonly [Sample, ...Sample[]];
}
