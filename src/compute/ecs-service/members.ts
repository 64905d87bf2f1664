/** Objects for AWS, whose members are there or not: ECS answers no nulls and no empty lists. */
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";

export type Members = Readonly<Record<string, In<unknown>>>;

export type Definition = Readonly<Record<string, unknown>>;

/** The required members, and of the others those that are not null; what nobody knows yet Terraform decides. */
export function present(required: Members, optional: Members): Expr<Definition> {
  const entries = Object.entries(optional);
  const isDecided = ([, value]: [string, In<unknown>]) => x.isKnown(x.isNull(value));
  const set = entries.filter((entry) => isDecided(entry) && x.knownValue(x.isSet(entry[1])));
  const open = entries.filter((entry) => !isDecided(entry));
  const decided = x.mapFrom(Object.fromEntries(open), ["member", "value"], (member, value) => ({
    key: member,
    value,
    when: x.isSet(value),
  }));
  return x.merge<unknown>({ ...required, ...Object.fromEntries(set) }, decided);
}

/** The required members, and those of all parts that are not null. */
export function presentOf(required: Members, parts: readonly Expr<Definition>[]): Expr<Definition> {
  const all = x.merge(...parts);
  if (x.isKnown(x.keys(all))) {
    return present(
      required,
      Object.fromEntries(x.knownValue(x.keys(all)).map((member) => [member, x.get(all, member)])),
    );
  }
  const decided = x.mapFrom(all, ["member", "value"], (member, value) => ({
    key: member,
    value,
    when: x.isSet(value),
  }));
  return x.merge(required, decided);
}

type Collection = Expr<readonly unknown[]> | Expr<Readonly<Record<string, unknown>>>;

/** What is made from a list or a map, or null where there is nothing in it. */
export const filled = <T>(source: Collection, made: () => In<T>): Expr<T | null> =>
  x.when(x.isEmpty(source), () => null, made);

/** The list or map itself. */
export const notEmpty = <T extends readonly unknown[] | Readonly<Record<string, unknown>>>(
  value: Expr<T>,
): Expr<T | null> => filled<T>(value as unknown as Collection, () => value);

/** What is made from an input that may not be there, or null. */
export const ifSet = <T>(input: Expr<unknown>, made: () => In<T>): Expr<T | null> =>
  x.when(x.isNull(input), () => null, made);

export const members = (entries: Record<string, In<unknown>>): Expr<Definition> =>
  x.mapping<unknown>(entries);

/** The statement where the list has something in it. */
export const whereSome = (
  list: Expr<readonly string[]>,
  statement: Record<string, unknown>,
): Expr<Definition[]> =>
  x.when(
    x.isEmpty(list),
    () => x.items([]),
    () => x.items([statement]),
  );

/** Both sides of `||` are evaluated, and null cannot be compared. */
export const orZero = (value: Expr<number | null>): Expr<number> => x.orElse(value, () => 0);
