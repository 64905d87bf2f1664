/**
 * Two fields of an object, or two inputs of a block, that go with each other or do not. Each of these rules is of both kinds: a
 * shape's `.rule(…)` takes it, and a concern's `rules`. Messages refer to the fields, which none may be ephemeral.
 *
 *     t.shape("…", { keepImages: …, days: … }).rule(t.exactlyOneOf("keepImages", "days"))
 *     t.concern({ inputs: { image: …, code: … }, rules: [t.exactlyOneOf("image", "code")] })
 *
 * Where other words say more, they stand over these: `{ ...t.notBoth("efs", "ebs"), allowed: "…" }`.
 */
import type { Expr, In } from "../expressions";
import * as x from "../expressions";
import { type Accepted, type Refused, type Sample, type Spell, samplesOf } from "./rule";

type Fields<K extends string, V = unknown> = { readonly [N in K]: Expr<V> };

export interface Together<K extends string, F = Fields<K>> {
  readonly on: K;
  readonly test: (fields: F) => Expr<boolean>;
  readonly allowed: string;
  readonly found: (fields: F, spell: Spell) => In<string>;
  readonly message: (fields: F, spell: Spell) => In<string>;
  readonly refused: Refused<Sample>;
}

interface Words<F> {
  readonly allowed: (spell: Spell) => string;
  /** Of an object: `has neither min nor max`. */
  readonly has: (fields: F, spell: Spell) => In<string>;
  /** Of inputs: `min is null, and max, too`. */
  readonly is: (fields: F, spell: Spell) => In<string>;
}

const inWords = <F>({ allowed, has, is }: Words<F>) => ({
  allowed: allowed(x.camelToSnake),
  found: has,
  message: (fields: F, spell: Spell) => x.str`${is(fields, spell)}; allowed: ${allowed(spell)}.`,
});

/** One of the two is given. */
export const exactlyOneOf = <const A extends string, const B extends string>(
  a: A,
  b: B,
): Together<A | B> => ({
  on: a,
  test: (fields) => x.ne(x.isSet(fields[a]), x.isSet(fields[b])),
  ...inWords<Fields<A | B>>({
    allowed: (spell) => `either ${spell(a)} or ${spell(b)}`,
    has: (fields, spell) =>
      x.choose(
        x.isNull(fields[a]),
        `has neither ${spell(a)} nor ${spell(b)}`,
        `has both ${spell(a)} and ${spell(b)}`,
      ),
    is: (fields, spell) =>
      x.str`${spell(a)} is ${x.choose(x.isNull(fields[a]), "null", "given")}, and ${spell(b)}, too`,
  }),
  refused: (accepted) => [without(accepted, a, b), withAll(accepted, a, b)],
});

/** The two are not given together. */
export const notBoth = <const A extends string, const B extends string>(a: A, b: B): Together<A | B> => ({
  on: a,
  test: (fields) => x.or(x.isNull(fields[a]), x.isNull(fields[b])),
  ...inWords<Fields<A | B>>({
    allowed: (spell) => `${spell(a)} or ${spell(b)}, not both`,
    has: (_, spell) => `has both ${spell(a)} and ${spell(b)}`,
    is: (_, spell) => `${spell(a)} is given, and ${spell(b)}, too`,
  }),
  refused: (accepted) => [withAll(accepted, a, b)],
});

/** One of the two is given, or both are. */
export const atLeastOneOf = <const A extends string, const B extends string>(
  a: A,
  b: B,
): Together<A | B> => ({
  on: a,
  test: (fields) => x.or(x.isSet(fields[a]), x.isSet(fields[b])),
  ...inWords<Fields<A | B>>({
    allowed: (spell) => `${spell(a)}, ${spell(b)} or both`,
    has: (_, spell) => `has neither ${spell(a)} nor ${spell(b)}`,
    is: (_, spell) => `${spell(a)} is null, and ${spell(b)}, too`,
  }),
  refused: (accepted) => [without(accepted, a, b)],
});

/** Given with the one choice, and not with another: `goesWith("bucketArn", "destination", "s3")`. */
export const goesWith = <const A extends string, const C extends string>(
  name: A,
  choice: C,
  word: string,
): Together<A | C, Fields<A> & Fields<C, string>> => ({
  on: name,
  test: (fields) => x.eq(x.eq<string>(fields[choice], word), x.isSet(fields[name])),
  ...inWords<Fields<A> & Fields<C, string>>({
    allowed: (spell) => `${spell(name)} with the ${spell(choice)} ${word}, and only with it`,
    ...withChoice(name, choice, (fields) => x.choose(x.isNull(fields[name]), "without", "with")),
  }),
  refused: (accepted) => [
    { ...without(accepted, name), [choice]: word },
    ...others(accepted, choice, word).map((other) => ({ ...withAll(accepted, name), [choice]: other })),
  ],
});

/** Not given with another choice: `onlyWith("path", "protocol", "HTTP")`. */
export const onlyWith = <const A extends string, const C extends string>(
  name: A,
  choice: C,
  word: string,
): Together<A | C, Fields<A> & Fields<C, string>> => ({
  on: name,
  test: (fields) => x.or(x.isNull(fields[name]), x.eq<string>(fields[choice], word)),
  ...inWords<Fields<A> & Fields<C, string>>({
    allowed: (spell) => `${spell(name)} with the ${spell(choice)} ${word} only`,
    ...withChoice(name, choice),
  }),
  refused: (accepted) =>
    samplesOf(others(accepted, choice, word), (other) => ({ ...withAll(accepted, name), [choice]: other })),
});

/** The first number is at most the second. */
export const notAbove = <const A extends string, const B extends string>(
  low: A,
  high: B,
): Together<A | B, Fields<A | B, number>> => ({
  on: low,
  test: (fields) => x.le(fields[low], fields[high]),
  ...inWords<Fields<A | B, number>>({
    allowed: (spell) => `a ${spell(low)} that is not above the ${spell(high)}`,
    has: (fields, spell) =>
      x.str`has a ${spell(low)} of ${fields[low]} and a ${spell(high)} of ${fields[high]}`,
    is: (fields, spell) => x.str`${spell(low)} is ${fields[low]}, and ${spell(high)} is ${fields[high]}`,
  }),
  refused: (accepted) => {
    const least = Number(accepted.field(high).value);
    return [{ ...without(accepted), [low]: least + 1, [high]: least }];
  },
});

/** Found with the other choice; `goesWith` finds it missing, too. */
const withChoice = <A extends string, C extends string>(
  name: A,
  choice: C,
  beside: (fields: Fields<A>) => In<string> = () => "with",
) => ({
  has: (fields: Fields<A> & Fields<C, string>, spell: Spell) =>
    x.str`has the ${spell(choice)} ${x.shownText(fields[choice])} ${beside(fields)} ${spell(name)}`,
  is: (fields: Fields<A> & Fields<C, string>, spell: Spell) =>
    x.str`${spell(choice)} is ${x.shownText(fields[choice])} ${beside(fields)} ${spell(name)}`,
});

/** The accepted value without these fields. */
const without = ({ value }: Accepted, ...names: string[]): Sample => ({
  ...(value as Sample),
  ...Object.fromEntries(names.map((name) => [name, undefined])),
});

/** The accepted value with all of these fields. */
const withAll = ({ value, field }: Accepted, ...names: string[]): Sample => ({
  ...(value as Sample),
  ...Object.fromEntries(names.map((name) => [name, field(name).value])),
});

/** The other choices of a field. */
function others({ field }: Accepted, name: string, word: string): [unknown, ...unknown[]] {
  const [first, ...more] = field(name).choices.filter((choice) => choice !== word);
  return [first, ...more];
}
