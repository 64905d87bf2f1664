/** Values of a contract's type, most of them near the edge of what its rules allow; all of the right kind. */
import fc, { type Arbitrary } from "fast-check";
import type { AnyType } from "../../../src/core/contract";
import { refusedOf, specimen } from "../../../src/core/contract/accepted";

/** As a TypeScript user would write them. */
export function nearValues(type: AnyType): Arbitrary<unknown> {
  const { nullable, defaultValue } = type.is;
  const given = fc.oneof(
    { weight: 4, arbitrary: built(type) },
    { weight: 3, arbitrary: fc.constantFrom(...pool(type)) },
  );
  return nullable || defaultValue !== undefined
    ? fc.oneof({ weight: 8, arbitrary: given }, fc.constant(undefined))
    : given;
}

/** What the contract itself names: its specimen, and what its rules refuse. */
function pool(type: AnyType): unknown[] {
  const refused = type.is.rules.flatMap((rule) => refusedOf(rule, type));
  return [...new Set([specimen(type), ...(type.is.choices ?? []), ...refused])];
}

function built(type: AnyType): Arbitrary<unknown> {
  const { kind, element, fields = {} } = type.is;
  switch (kind) {
    case "bool":
      return fc.boolean();
    case "number":
      return numbers(type);
    case "string":
      return fc.constantFrom(...(pool(type) as string[])).chain(mutated);
    case "list":
    case "set":
      return fc.array(
        nearValues(element as AnyType).filter((item) => item !== undefined),
        { maxLength: 3 },
      );
    case "map":
      return fc.dictionary(
        keys(type),
        nearValues(element as AnyType).filter((item) => item !== undefined),
        { maxKeys: 3 },
      );
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, nearValues(field)])),
      );
  }
}

/** The numbers that the rules speak of, and their neighbours. */
function numbers(type: AnyType): Arbitrary<number> {
  const spoken = type.is.rules.flatMap((rule) => [...rule.allowed.matchAll(/\d+/g)].map(Number));
  const near = [...(pool(type) as number[]), ...spoken].flatMap((value) => [
    value,
    value - 1,
    value + 1,
    value + 0.5,
    -value,
  ]);
  return fc.oneof(fc.constantFrom(...near), fc.integer({ min: -70_000, max: 70_000 }));
}

/** Keys that the type's own samples have, and changes of them. */
function keys(type: AnyType): Arbitrary<string> {
  const named = pool(type).flatMap((sample) => Object.keys(sample as object));
  return fc.constantFrom("sample", "a", "ap-northeast-2a", ...named).chain(mutated);
}

const PIECES = [...'aZ09-_./:*,= @#"\\\n\té日😀', "$${", "%%{", "..", "--", "::", "/33", "e\u0301"];

/** The text itself, or with a piece put in, taken away, written twice or in the other case. */
function mutated(text: string): Arbitrary<string> {
  const place = fc.nat({ max: text.length });
  const cut = (at: number, insert: string, skip = 0) => text.slice(0, at) + insert + text.slice(at + skip);
  return fc
    .oneof(
      fc.constant(text),
      fc.tuple(place, fc.constantFrom(...PIECES)).map(([at, piece]) => cut(at, piece)),
      fc.tuple(place, fc.constantFrom(...PIECES)).map(([at, piece]) => cut(at, piece, 1)),
      place.map((at) => cut(at, "", 1)),
      place.map((at) => text.slice(0, at) + text),
      fc.constantFrom(text.toUpperCase(), text.toLowerCase(), ` ${text}`, `${text}\n`, text.repeat(40)),
      numbersIn(text),
    )
    .filter((made) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(made));
}

/** One number in the text, a little larger or smaller. */
function numbersIn(text: string): Arbitrary<string> {
  const found = [...text.matchAll(/\d+/g)];
  if (found.length === 0) return fc.constant(text);
  return fc.tuple(fc.constantFrom(...found), fc.constantFrom(-1, 1, 16, 240)).map(([match, step]) => {
    const changed = String(Math.max(0, Number(match[0]) + step));
    return text.slice(0, match.index) + changed + text.slice(match.index + match[0].length);
  });
}
