/** What generated arguments are made of. */
import fc, { type Arbitrary } from "fast-check";

export const small = fc.integer({ min: -20, max: 20 });
export const natural = fc.integer({ min: 0, max: 12 });
export const number = fc.oneof(
  small,
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.constantFrom(0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 40, 2 ** 53 - 1, -(2 ** 53) + 1),
);
// no bare carriage return: Terraform's JSON syntax loses the escape `$${` behind one
const shards = [
  ..."abBzZ019 -_/.,:;~#$%{}()[]'\"\\\n\t<>&=|*?+^",
  "${",
  "%{",
  "$${",
  "%%{",
  "$$${",
  "${a}",
  "%{ if true }",
  "$$",
  "%%",
  "\\n",
  "\\b",
  "\\u0041",
  "//",
  "/*",
  "\u0007",
  "\b",
  "\f",
  "\u001f",
  "\u007f",
  "\u00a0",
  "\u2028",
  "é",
  "e\u0301",
  "ß",
  "Σ",
  "ΑΣ",
  "İ",
  "ﬀ",
  "ǅ",
  "日本",
  "한",
  "\u1112\u1161\u11ab",
  "😀",
  "👨‍👩‍👧",
  "🇰🇷",
  "👍🏽",
  "𝒳",
  "\u{10ffff}",
];
export const text = fc.oneof(
  fc.array(fc.constantFrom(...shards), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 8 }).map((s) => s.replace(/\ufeff/g, "")),
  fc.constantFrom("", "a", "web", "eu-west-1a", "true", "5", "null"),
);
export const word = fc.constantFrom(
  "a",
  "b",
  "ab",
  "abc",
  "a-b",
  "A",
  "aa",
  "ba",
  "",
  "b.a",
  "é",
  "10",
  "9",
  "😀",
);
export const flag = fc.boolean();
export const nothing = fc.constant(null);
export const orNull = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
export const listOf = <T>(item: Arbitrary<T>, maxLength = 5) => fc.array(item, { maxLength });
export const key = fc.oneof(
  fc.constantFrom(
    "a/b",
    "a.b",
    "a-b",
    "A",
    "a",
    "b",
    "é",
    "ﬀ",
    "😀",
    "for",
    "null",
    "true",
    "if",
    "in",
    "1",
    "10",
    "2",
    "a b",
  ),
  fc.constantFrom(
    '"',
    "'",
    "",
    "\\",
    "${x}",
    "%{x}",
    "$",
    "\n",
    "__proto__",
    "constructor",
    "toString",
    "resolve",
    "then",
    "index",
  ),
  text,
);
export const mapOf = <T>(item: Arbitrary<T>, keys: Arbitrary<string> = key) =>
  fc.dictionary(
    keys.map((name) => name.normalize()),
    item,
    { maxKeys: 5, noNullPrototype: true },
  );
export const json: Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, number, flag, nothing, tie("list"), tie("map")),
  list: listOf(tie("value"), 3),
  map: mapOf(tie("value")),
})).value;

/** Texts that are numbers, or nearly. */
export const digits = fc.oneof(
  fc.constantFrom(
    "0",
    "007",
    "-5",
    "+5",
    "5.",
    ".5",
    "1e3",
    "1E3",
    "1e-2",
    "0x10",
    "",
    " 5",
    "5 ",
    "Inf",
    "NaN",
    "-",
    ".",
    "1_0",
    "٣",
    "1e400",
  ),
  number.map(String),
  text,
);
