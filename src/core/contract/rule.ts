/** A rule of one input, written once as an expression: see rules.ts for what becomes of it. */
import type { Expr, In } from "../expressions";
import type { Since } from "./provider";

/** How a message writes the name of an input or a field on the face it is for. */
export type Spell = (name: string) => string;

export interface Rule<T> {
  /** Must be true. Guard what may fail with `holds` or `when`: Terraform evaluates both sides of `&&`. */
  readonly test: (value: Expr<T>) => In<boolean>;
  /** What is allowed, in words: the message ends with it. */
  readonly allowed: string;
  /** What to do about it, where that is not plain. */
  readonly remedy?: string;
  /** In place of the value in the message, where the value is long or only a part of it is wrong. */
  readonly got?: (value: Expr<T>, spell: Spell) => In<string>;
  /** In place of `is` and the value: what is found there, such as `has 2 peers`. */
  readonly found?: (value: Expr<T>, spell: Spell) => In<string>;
  /**
   * Of what holds ARNs of other resources: no precondition where they are not known. It would make the block's first
   * resource wait for them, and what waits for the block could not be among them.
   */
  readonly whereKnown?: boolean;
  /** Asked from this version of the AWS provider on. */
  readonly since?: Since;
  /** Values that must be refused, as a user would write them. */
  readonly refused: Refused;
}

/** Inputs as a user would write them, over the example; undefined takes one away. */
export type Sample = Readonly<Record<string, unknown>>;

/** Values written out, or made of what the type accepts. */
export type Refused<V = unknown> = Values<V> | ((accepted: Accepted) => Values<V>);

type Values<V> = readonly [V, ...V[]];

/** What a type accepts. */
export interface Accepted {
  readonly value: unknown;
  /** Of a closed set of words. */
  readonly choices: readonly unknown[];
  /** Of so many characters or items, each of which is accepted. */
  readonly ofLength: (length: number) => unknown;
  /** A list or a map that has one item twice. */
  readonly twice: () => unknown;
  /** The same of an object's field, or of an input. */
  readonly field: (name: string) => Accepted;
}

/** Refused values that differ in one thing. */
export const samplesOf = <T, U>(values: readonly [T, ...T[]], sample: (value: T) => U): [U, ...U[]] =>
  values.map(sample) as [U, ...U[]];
