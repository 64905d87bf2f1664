/** Condition operators, each as what its policy's value asks of a value in the request. */
import { covers, overlaps, parseRange } from "../address/range";
import { type Lookup, matchesArn, matchesPattern, patternOf, sameText, textOf } from "./text";
import { Doubt, hasStandIn, readable, type Truth } from "./unsure";

type Test = (given: string) => Truth;

/** A negated operator holds where none of the policy's values matches, and where the key is missing. */
export interface Comparison {
  readonly negated: boolean;
  /** `lookup` is undefined where variables are not known. */
  readonly prepare: (wanted: string, lookup: Lookup | undefined) => Test;
}

type Prepare = Comparison["prepare"];

const equals: Prepare = (wanted, lookup) => {
  const text = textOf(patternOf(wanted, lookup));
  return (given) => sameText(text, given);
};

const equalsIgnoreCase: Prepare = (wanted, lookup) => {
  const text = textOf(patternOf(wanted, lookup)).toLowerCase();
  return (given) => sameText(text, given.toLowerCase());
};

const like: Prepare = (wanted, lookup) => {
  const pattern = patternOf(wanted, lookup);
  return (given) => matchesPattern(pattern, given);
};

const arnLike: Prepare = (wanted, lookup) => {
  matchesArn(wanted, "", lookup); // an unknown variable or an incomplete ARN speaks up, whatever the request has
  return (given) => matchesArn(wanted, given, lookup);
};

/** What is not known yet is not compared by its value. */
const known =
  (prepare: Prepare): Prepare =>
  (wanted, lookup) => {
    const open = (text: string) => new Doubt([`${readable(text)} is not known before it is applied`]);
    if (hasStandIn(wanted)) return () => open(wanted);
    const test = prepare(wanted, lookup);
    return (given) => (hasStandIn(given) ? open(given) : test(given));
  };

/** Variables are for text and ARNs only. */
const parsed =
  (
    what: string,
    parse: (text: string) => number,
    compare: (given: number, wanted: number) => boolean,
  ): Prepare =>
  (wanted) => {
    const read = (text: string): number => {
      const value = parse(text);
      if (Number.isNaN(value)) throw new Error(`"${text}" is no ${what}`);
      return value;
    };
    const limit = read(wanted);
    return (given) => compare(read(given), limit);
  };

const toNumber = (text: string): number => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);

/** W3C's form of ISO 8601, or seconds since 1970; four digits are a year. */
const toTime = (text: string): number => {
  if (/^\d+$/.test(text) && text.length !== 4) return Number(text) * 1000;
  const form = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
  return form.test(text) ? Date.parse(text) : Number.NaN;
};

const bool: Prepare = (wanted) => {
  const read = (text: string): string => {
    if (!/^(true|false)$/i.test(text)) throw new Error(`"${text}" is not true or false`);
    return text.toLowerCase();
  };
  const value = read(wanted);
  return (given) => read(given) === value;
};

const binary: Prepare = (wanted) => {
  const bytes = Buffer.from(wanted, "base64");
  return (given) => Buffer.from(given, "base64").equals(bytes);
};

/** The value of a request may be a range, where AWS chooses an address in it. */
const ipAddress: Prepare = (wanted) => {
  const limits = parseRange(wanted);
  if (!limits) throw new Error(`"${wanted}" is no range of addresses`);
  return (given) => {
    const range = parseRange(given);
    if (!range) throw new Error(`"${given}" is no address`);
    if (covers(limits, range) || !overlaps(limits, range)) return covers(limits, range);
    return new Doubt([`which address of ${given} it comes from is not known before it is applied`]);
  };
};

const ORDERS: Readonly<Record<string, (given: number, wanted: number) => boolean>> = {
  Equals: (given, wanted) => given === wanted,
  LessThan: (given, wanted) => given < wanted,
  LessThanEquals: (given, wanted) => given <= wanted,
  GreaterThan: (given, wanted) => given > wanted,
  GreaterThanEquals: (given, wanted) => given >= wanted,
};

function ordered(what: string, parse: (text: string) => number): Record<string, Comparison> {
  const order = (compare: (typeof ORDERS)[string], negated = false): Comparison => ({
    negated,
    prepare: known(parsed(what, parse, compare)),
  });
  return {
    ...Object.fromEntries(
      Object.entries(ORDERS).map(([name, compare]) => [`${what}${name}`, order(compare)]),
    ),
    [`${what}NotEquals`]: order((given, wanted) => given === wanted, true),
  };
}

const pair = (name: string, opposite: string, prepare: Prepare): Record<string, Comparison> => ({
  [name]: { negated: false, prepare },
  [opposite]: { negated: true, prepare },
});

const COMPARISONS = new Map<string, Comparison>(
  Object.entries({
    ...pair("StringEquals", "StringNotEquals", equals),
    ...pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", equalsIgnoreCase),
    ...pair("StringLike", "StringNotLike", like),
    ...pair("ArnEquals", "ArnNotEquals", arnLike),
    ...pair("ArnLike", "ArnNotLike", arnLike),
    ...pair("IpAddress", "NotIpAddress", known(ipAddress)),
    ...ordered("Numeric", toNumber),
    ...ordered("Date", toTime),
    Bool: { negated: false, prepare: known(bool) },
    BinaryEquals: { negated: false, prepare: known(binary) },
  }),
);

export function comparison(name: string): Comparison {
  const found = COMPARISONS.get(name);
  if (!found) throw new Error(`unknown condition operator ${name}`);
  return found;
}
