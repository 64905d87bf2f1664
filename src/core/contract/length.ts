/** How many characters a text may have, or items a list, set or map: the rule with its words and refused values. */
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { nounOf, plural } from "./nouns";
import type { Accepted, Refused, Rule } from "./rule";

export interface Length {
  readonly min?: number;
  readonly max?: number;
  /** What is counted, one of it; by default characters, or what the items are called. */
  readonly of?: string;
  /** Why, behind the words: `a bucket policy has 20 KB`. */
  readonly because?: string;
  /** Where those made of the type's example do not fit the other rules. */
  readonly refused?: Refused;
}

interface Measured {
  readonly kind: string;
  readonly elementName?: string;
}

export function lengthRule<T>(type: Measured, length: Length): Rule<T> {
  const {
    min = 0,
    of = type.kind === "string" ? "character" : nounOf(type),
    because,
    refused = tooFewOrMany(length),
  } = length;
  const size = lengthOf<T>(type);
  return {
    test: (value) => fits(size(value), length),
    got: (value) =>
      x.str`a ${kindWord(type)} of ${size(value)} ${min > 1 ? x.choose(x.eq(size(value), 1), of, plural(of)) : plural(of)}`,
    allowed: [sizes(length, of), ...(because ? [because] : [])].join(": "),
    refused,
  };
}

const kindWord = ({ kind }: Measured): string => (kind === "string" ? "text" : kind);

/** Terraform's `length` of the value. */
const lengthOf =
  <T>({ kind }: Measured) =>
  (value: Expr<T>): Expr<number> =>
    kind === "string" ? x.textLength(value as Expr<string>) : x.length(value as Expr<unknown[]>);

const fits = (size: Expr<number>, { min = 0, max }: Length): Expr<boolean> =>
  x.and(...(min > 0 ? [x.ge(size, min)] : []), ...(max === undefined ? [] : [x.le(size, max)]));

/** `1 to 5 groups` */
function sizes({ min = 0, max }: Length, of: string): string {
  if (max === undefined) return min === 1 ? `one ${of} at least` : `${min} ${plural(of)} at least`;
  return min === 0 ? `at most ${max} ${plural(of)}` : `${min} to ${max} ${plural(of)}`;
}

const tooFewOrMany =
  ({ min = 0, max }: Length) =>
  ({ ofLength }: Accepted): [unknown, ...unknown[]] => {
    const lengths = [...(min > 0 ? [min - 1] : []), ...(max === undefined ? [] : [max + 1])];
    return lengths.map(ofLength) as [unknown, ...unknown[]];
  };
