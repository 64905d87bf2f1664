/** What must not be there twice: the rule of a list, of what is in a value, or of what inputs say. */
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { plural } from "./nouns";
import type { Accepted, Refused, Rule, Sample, Spell } from "./rule";

/** Of a list's own texts or numbers. */
export const distinctItems = <T extends readonly (string | number)[]>(of: string): Rule<T> => ({
  test: (all) => x.isDistinct(all),
  allowed: `each ${of} once`,
  refused: ({ twice }) => [twice()],
});

/** What is compared: texts or numbers of a value, or of the inputs. */
interface Compared<V> {
  /** What it is called, one of it: `port`. */
  readonly of: string;
  readonly texts?: (value: V) => Expr<readonly string[]>;
  readonly numbers?: (value: V) => Expr<readonly number[]>;
  /** Why, behind the words. */
  readonly because?: string;
  readonly whereKnown?: boolean;
}

interface InValue<V> extends Compared<V> {
  /** By default one item of the list or the map twice. */
  readonly refused?: Refused;
}

interface InInputs<V, K extends string> extends Compared<V> {
  /** The input that has them. */
  readonly on: K;
  /** By default one item of that input twice. */
  readonly refused?: Refused<Sample>;
}

/** `listeners has the ports 80, 80; allowed: each port once.` */
export interface Distinct<V> {
  readonly test: (value: V) => Expr<boolean>;
  readonly allowed: string;
  readonly found: (value: V) => Expr<string>;
  readonly whereKnown?: boolean;
  readonly refused: Refused;
}

export interface DistinctIn<V, K extends string> {
  readonly on: K;
  readonly test: (inputs: V) => Expr<boolean>;
  readonly message: (inputs: V, spell: Spell) => Expr<string>;
  readonly allowed: string;
  readonly whereKnown?: boolean;
  readonly refused: Refused<Sample>;
}

export function distinct<V, const K extends string>(compared: InInputs<V, K>): DistinctIn<V, K>;
export function distinct<V>(compared: InValue<V>): Distinct<V>;
export function distinct<V>(compared: InValue<V> | InInputs<V, string>): Distinct<V> | DistinctIn<V, string> {
  return "on" in compared ? distinctIn(compared) : { ...about(compared), refused: compared.refused ?? twice };
}

const twice = (accepted: Accepted): [unknown] => [accepted.twice()];

function distinctIn<V, K extends string>(compared: InInputs<V, K>): DistinctIn<V, K> {
  const { on, refused = ({ field }: Accepted) => [{ [on]: field(on).twice() }] } = compared;
  const { found, ...rule } = about(compared);
  const message = (inputs: V, spell: Spell) =>
    x.str`${spell(on)} ${found(inputs)}; allowed: ${rule.allowed}.`;
  return { ...rule, on, message, refused };
}

function about<V>(compared: Compared<V>): Omit<Distinct<V>, "refused"> {
  const { of, because, whereKnown } = compared;
  return {
    test: (value) => x.isDistinct(valuesOf(compared, value)),
    found: (value) => x.str`has the ${plural(of)} ${shown(compared, value)}`,
    allowed: [`each ${of} once`, ...(because ? [because] : [])].join(": "),
    ...(whereKnown ? { whereKnown } : {}),
  };
}

const valuesOf = <V>({ texts, numbers }: Compared<V>, value: V): Expr<readonly (string | number)[]> =>
  texts?.(value) ?? numbers?.(value) ?? x.items([]);

const shown = <V>({ texts, numbers }: Compared<V>, value: V): Expr<string> =>
  texts ? x.shownTexts(texts(value)) : x.shownNumbers(numbers?.(value) ?? []);
