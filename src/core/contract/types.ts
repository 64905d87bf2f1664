/**
 * The types of a contract: what an input may hold, said once. From a type follow the TypeScript property, the
 * Terraform variable, the checks on both faces, the documentation and the negative tests.
 */
import type { Expr } from "../expressions";
import { distinctItems } from "./distinct";
import { type Length, lengthRule } from "./length";
import { nounOf } from "./nouns";
import type { Since } from "./provider";
import type { Rule } from "./rule";

export type Kind = "string" | "number" | "bool" | "list" | "set" | "map" | "object";

export interface Description {
  readonly kind: Kind;
  /** What it is, for people: one or two sentences. */
  readonly doc: string;
  readonly rules: readonly Rule<unknown>[];
  /** What is allowed, in words, beyond the type itself. */
  readonly allowed?: string;
  /** Of a list, set or map. */
  readonly element?: AnyType;
  /** The name of one element in Terraform's loops and in the documentation: `tier` of `tiers`. */
  readonly elementName?: string;
  /** The type parameter of the props that stands for a map's keys, or for a list's texts. */
  readonly names?: string;
  /** Of an object. */
  readonly fields?: Shape;
  /** The name of an object's TypeScript interface. */
  readonly typeName?: string;
  /** The generated file that holds the interface, where several contracts share it. */
  readonly sharedIn?: string;
  /** A closed set of strings or numbers. */
  readonly choices?: readonly (string | number)[];
  /** The version of the AWS provider that brought it. */
  readonly since?: Since;
  /** The same of single choices, and what the documentation says of each. */
  readonly laterChoices?: Readonly<Record<string, { readonly since: Since; readonly doc: string }>>;
  readonly defaultValue?: unknown;
  /** A value that is accepted: for the documentation and as the base of negative tests. */
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly sensitive?: boolean;
  readonly ephemeral?: boolean;
  /** No message shows the value; Terraform does. */
  readonly untold?: boolean;
  /** The name of a zone, which has to be one of the provider's region. */
  readonly isZone?: boolean;
}

/** A type whose values may be anything. */
export interface AnyType {
  readonly is: Description;
}

export type Shape = { readonly [name: string]: AnyType };

declare const reads: unique symbol;

/** A contract type whose values read as T. Methods return a changed copy. */
export class Type<T> implements AnyType {
  declare readonly [reads]: T;

  constructor(readonly is: Description) {}

  /** What the input is for; shown in the editor, the variable's description and the README. */
  describe(doc: string): Type<T> {
    return new Type<T>({ ...this.is, doc });
  }

  /** Used when the input is not given. */
  default(value: DefaultOf<T>): Type<T> {
    return new Type<T>({ ...this.is, defaultValue: value });
  }

  /** May be left out, and is null then. */
  optional(): Type<T | null> {
    return new Type<T | null>({ ...this.is, nullable: true });
  }

  /** There from this version of the AWS provider on: see later.ts. Has to be optional, or to have a default. */
  since(since: Since): Type<T> {
    return new Type<T>({ ...this.is, since });
  }

  /** One more choice, from this version of the AWS provider on; `about` is added to the documentation. */
  orSince<const V extends string>(since: Since, choice: V, about: string): Type<T | V> {
    const doc = ` ${choice}: ${about}`;
    return new Type<T | V>({
      ...this.is,
      doc: this.is.doc + doc,
      choices: [...(this.is.choices ?? []), choice],
      laterChoices: { ...this.is.laterChoices, [choice]: { since, doc } },
    });
  }

  /** What the block gives has the keys, or the texts, by name: `parameter` is the props' type parameter for them. */
  naming(parameter: string): Type<T> {
    return new Type<T>({ ...this.is, names: parameter });
  }

  /** Hidden in Terraform's output. */
  sensitive(): Type<T> {
    return new Type<T>({ ...untold(this.is), sensitive: true });
  }

  /** In no state and no plan, and for write-only arguments alone. Hidden, too. */
  ephemeral(): Type<T> {
    return new Type<T>({ ...untold(this.is), sensitive: true, ephemeral: true });
  }

  /** People write secrets there, though they are better kept elsewhere: no message shows the value. */
  untold(): Type<T> {
    return new Type<T>(untold(this.is));
  }

  /** What must hold of the value, and values that must be refused for it. */
  rule(rule: Rule<Exclude<T, null>>): Type<T> {
    return this.rules(rule);
  }

  /** The same of several. */
  rules(...rules: readonly Rule<Exclude<T, null>>[]): Type<T> {
    return new Type<T>({ ...this.is, rules: [...this.is.rules, ...(rules as readonly Rule<unknown>[])] });
  }

  /** How many characters a text has, or items a list, set or map. */
  length<V extends Measured>(this: Type<V>, length: Length): Type<V> {
    return this.rules(lengthRule(this.is, length));
  }

  /** None of a list's texts or numbers is there twice. */
  distinct<V extends readonly (string | number)[]>(this: Type<V>, of?: string): Type<V> {
    return this.rules(distinctItems(of ?? nounOf(this.is)));
  }

  /** Its rules ask for no precondition where the value is not known: `Rule.whereKnown` says why. */
  whereKnown(): Type<T> {
    return new Type<T>({
      ...this.is,
      rules: this.is.rules.map((rule) => ({ ...rule, whereKnown: true })),
    });
  }

  /** A value that is accepted, as a user would write it. */
  example(example: unknown): Type<T> {
    return new Type<T>({ ...this.is, example });
  }
}

type Measured = string | readonly unknown[] | Readonly<Record<string, unknown>>;

/** With all that is in it. */
function untold({ element, fields, ...is }: Description): Description {
  const inside = Object.entries(fields ?? {}).map(([name, type]) => [name, { is: untold(type.is) }]);
  return {
    ...is,
    untold: true,
    ...(element ? { element: { is: untold(element.is) } } : {}),
    ...(fields ? { fields: Object.fromEntries(inside) } : {}),
  };
}

/** A default is written as a user would write it: fields with defaults of their own may be left out. */
type DefaultOf<T> = T extends readonly (infer U)[]
  ? readonly U[]
  : T extends object
    ? string extends keyof T
      ? { readonly [key: string]: DefaultOf<T[keyof T]> }
      : { readonly [K in keyof T]?: DefaultOf<T[K]> }
    : T;

/** What the values of a type read as. */
export type Infer<C> = C extends { readonly [reads]: infer T } ? T : never;

type InferShape<S extends Shape> = { readonly [K in keyof S]: Infer<S[K]> };

/** The inputs of a block, as its construct reads them. */
export type Inputs<S extends Shape> = { readonly [K in keyof S]: Expr<Infer<S[K]>> };

const plainType = <T>(kind: Kind): Type<T> => new Type<T>({ kind, doc: "", rules: [] });

export const text = (): Type<string> => plainType("string");
export const flag = (doc: string): Type<boolean> => plainType<boolean>("bool").describe(doc);
export const number = (): Type<number> => plainType("number");

/** One of these words. */
export function oneOf<const V extends string | number>(...choices: readonly V[]): Type<V> {
  const kind = typeof choices[0] === "number" ? "number" : "string";
  return new Type<V>({ kind, doc: "", rules: [], choices });
}

export function listOf<T>(element: Type<T>, elementName = "item"): Type<readonly T[]> {
  return new Type({ kind: "list", doc: "", rules: [], element, elementName });
}

/** Without order and repetition. */
export function setOf<T>(element: Type<T>, elementName = "item"): Type<readonly T[]> {
  return new Type({ kind: "set", doc: "", rules: [], element, elementName });
}

/** Keys are the user's own; they become part of resource addresses. */
export function mapOf<T>(element: Type<T>, elementName = "item"): Type<Readonly<Record<string, T>>> {
  return new Type({ kind: "map", doc: "", rules: [], element, elementName });
}

/** An object; `typeName` is its TypeScript interface. */
export function shape<S extends Shape>(typeName: string, fields: S, sharedIn?: string): Type<InferShape<S>> {
  return new Type({
    kind: "object",
    doc: "",
    rules: [],
    fields,
    typeName,
    ...(sharedIn ? { sharedIn } : {}),
  });
}
