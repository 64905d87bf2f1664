/**
 * The layer's promise: what it computes while synthesizing is what Terraform computes from the code that it emits.
 * Every case is computed with its arguments known, unknown and partly known; Terraform evaluates all that was emitted
 * in one run. To see another set of cases: HANOK_SEED=123 npx jest agreement
 */
import fc, { type Arbitrary } from "fast-check";
import type { Expr } from "../../../src/core/expressions";
import * as layer from "../../../src/core/expressions";
import {
  FoldError,
  isKnownNode,
  list,
  map,
  type Node,
  plain,
  RefusedError,
  scalar,
  unwrap,
  wrap,
} from "../../../src/core/expressions/expr";
import { toCode } from "../../../src/core/expressions/literal";
import { evaluate, jsonLiteral, type Outcome } from "./evaluate";

const seed = Number(process.env.HANOK_SEED ?? 20251122);
const runs = Number(process.env.HANOK_CASES ?? 14);

// biome-ignore lint/suspicious/noExplicitAny: a case's arguments are of any type
type Any = any;

interface Spec {
  readonly name: string;
  readonly args: Arbitrary<unknown[]>;
  readonly apply: (...args: Any[]) => unknown;
  readonly runs?: number;
}

const specs: Spec[] = [];

/** `apply` over generated arguments, each known in one computation and unknown in the next. */
function agrees<T extends unknown[]>(
  name: string,
  args: Arbitrary<T>,
  apply: (...args: Any[]) => unknown,
  times?: number,
) {
  specs.push({ name, args, apply, runs: times });
}

/** `apply` over these arguments and no others. */
function agreesFor(name: string, apply: (...args: Any[]) => unknown, ...args: unknown[][]) {
  args.forEach((each, index) => {
    specs.push({ name: `${name} #${index + 1}`, args: fc.constant(each), apply, runs: 1 });
  });
}

/** An argument that is a plain value in every computation: a separator, a pattern. */
class Plain {
  constructor(readonly value: Any) {}
}
const plainly = <T>(arbitrary: Arbitrary<T>) => arbitrary.map((value) => new Plain(value));

// ---- what the arguments are made of

const small = fc.integer({ min: -20, max: 20 });
const natural = fc.integer({ min: 0, max: 12 });
const number = fc.oneof(
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
const text = fc.oneof(
  fc.array(fc.constantFrom(...shards), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 8 }).map((s) => s.replace(/\ufeff/g, "")),
  fc.constantFrom("", "a", "web", "eu-west-1a", "true", "5", "null"),
);
const word = fc.constantFrom("a", "b", "ab", "abc", "a-b", "A", "aa", "ba", "", "b.a", "é", "10", "9", "😀");
const flag = fc.boolean();
const nothing = fc.constant(null);
const orNull = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const listOf = <T>(item: Arbitrary<T>, maxLength = 5) => fc.array(item, { maxLength });
const key = fc.oneof(
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
const mapOf = <T>(item: Arbitrary<T>, keys: Arbitrary<string> = key) =>
  fc.dictionary(
    keys.map((name) => name.normalize()),
    item,
    { maxKeys: 5, noNullPrototype: true },
  );
const json: Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, number, flag, nothing, tie("list"), tie("map")),
  list: listOf(tie("value"), 3),
  map: mapOf(tie("value")),
})).value;

// ---- arithmetic and comparison

for (const [name, apply] of Object.entries({
  add: layer.add,
  sub: layer.sub,
  mul: layer.mul,
  mod: layer.mod,
})) {
  agrees(name, fc.tuple(number, number), apply);
  agrees(`${name} of small numbers`, fc.tuple(small, small), apply);
}
agrees("floorDiv", fc.tuple(number, fc.oneof(small, number)), layer.floorDiv, 40);
agrees("pow", fc.tuple(small, fc.integer({ min: -2, max: 12 })), layer.pow, 40);
agrees(
  "max",
  listOf(number).map((all) => all),
  (...all) => layer.max(...all),
);
agrees("min", listOf(number), (...all) => layer.min(...all));
agrees("add of null", fc.tuple(orNull(small), orNull(fc.integer({ min: 1, max: 9 }))), layer.add);
agrees("range", fc.tuple(small, small), layer.range);
agreesFor("range's limit", layer.range, [0, 1024], [0, 1025], [5, 5], [1024, 0], [0, -1025]);
const digits = fc.oneof(
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
agrees("toNumber", fc.tuple(fc.oneof(digits, number, nothing)), layer.toNumber, 40);
agrees(
  "a number's text",
  fc.tuple(fc.oneof(number, fc.constantFrom(0.5, -0.25, 0.1, 1e-7, 1e21, 1.5e300))),
  (n) => layer.str`n${n}`,
);

for (const [name, apply] of Object.entries({ lt: layer.lt, le: layer.le, gt: layer.gt, ge: layer.ge })) {
  agrees(name, fc.tuple(orNull(number), orNull(number)), apply);
  agrees(`${name} of small numbers`, fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)), apply);
  agrees(`${name} zero`, fc.tuple(small, plainly(fc.constant(0))), (n, zero) => apply(n, zero));
}
const anyScalar = fc.oneof(
  nothing,
  flag,
  fc.constantFrom(0, 1, "", "0", "a", "false", "null", "é", "e\u0301"),
  text,
);
agrees("eq", fc.tuple(anyScalar, anyScalar), layer.eq, 60);
agrees("ne", fc.tuple(anyScalar, anyScalar), layer.ne, 60);
for (const right of [null, "", 0, false]) {
  agrees(`eq ${JSON.stringify(right)}`, fc.tuple(anyScalar), (value) => layer.eq(value, right));
}
agrees("precedes", fc.tuple(word, word), layer.precedes, 30);
agrees("isNull", fc.tuple(fc.oneof(anyScalar, listOf(text), mapOf(text))), layer.isNull);
agrees("isSet", fc.tuple(fc.oneof(anyScalar, listOf(text), mapOf(text))), layer.isSet);

// ---- logic and choice

agrees("not", fc.tuple(orNull(flag)), layer.not);
agrees("and", listOf(flag), (...all) => layer.and(...all));
agrees("or", listOf(flag), (...all) => layer.or(...all));
agreesFor(
  "when of null",
  (test, yes, no) =>
    layer.when(
      test,
      () => yes,
      () => no,
    ),
  [null, "a", "b"],
);
agrees("when", fc.tuple(flag, text, text), (test, yes, no) =>
  layer.when(
    test,
    () => yes,
    () => no,
  ),
);
agrees(
  "when of flags",
  fc.tuple(flag, flag, flag),
  (test, yes, no) =>
    layer.when(
      test,
      () => yes,
      () => no,
    ),
  30,
);
agrees(
  "when of numbers or null",
  fc.tuple(flag, orNull(small), orNull(small)),
  (test, yes, no) =>
    layer.when(
      test,
      () => yes,
      () => no,
    ),
  30,
);
agrees("when in when", fc.tuple(flag, flag, small, small), (a, b, x, y) =>
  layer.when(
    layer.when(
      a,
      () => b,
      () => layer.not(b),
    ),
    () =>
      layer.when(
        b,
        () => x,
        () => y,
      ),
    () =>
      layer.when(
        a,
        () => y,
        () => x,
      ),
  ),
);
agrees("orElse", fc.tuple(orNull(text), text), (value, other) => layer.orElse(value, () => other));
agrees("orElse in orElse", fc.tuple(orNull(small), orNull(small), small), (a, b, c) =>
  layer.add(
    layer.orElse(a, () => layer.orElse(b, () => c)),
    1,
  ),
);
agrees(
  "attempt",
  fc.tuple(mapOf(text), key, text),
  (m, k, other) =>
    layer.attempt(
      () => layer.get(m, k),
      () => other,
    ),
  30,
);
agrees("attempt of a list with what fails", fc.tuple(mapOf(text), key), (m, k) =>
  layer.attempt(
    () => layer.items([layer.get(m, k), "x"]),
    () => layer.items(["none", "y"]),
  ),
);
agrees("can", fc.tuple(listOf(text), natural), (all, index) => layer.can(() => layer.at(all, index)), 20);
agrees(
  "can of an object with what fails",
  fc.tuple(listOf(text), natural),
  (all, index) => layer.can(() => layer.object({ x: layer.at(all, index) })),
  20,
);
agrees(
  "holds",
  fc.tuple(fc.oneof(digits, nothing), small),
  (value, n) => layer.holds(() => layer.gt(layer.toNumber(value), n)),
  20,
);

// ---- trees of operators: precedence and parentheses

type Tree = { of: "number" | "flag"; build: (args: Any[]) => Expr<Any> };
const trees = fc.letrec<{ number: Tree; flag: Tree }>((tie) => {
  const leaf = fc.oneof(
    fc.nat({ max: 3 }).map((index) => ({ of: "number" as const, build: (args: Any[]) => args[index] })),
    fc
      .integer({ min: -9, max: 9 })
      .map((value) => ({ of: "number" as const, build: () => layer.lift(value) as Expr<Any> })),
  );
  const flagLeaf = fc
    .nat({ max: 1 })
    .map((index) => ({ of: "flag" as const, build: (args: Any[]) => args[4 + index] }));
  const two = (of: Tree["of"], from: "number" | "flag", operators: ((a: Any, b: Any) => Expr<Any>)[]) =>
    fc.tuple(fc.constantFrom(...operators), tie(from), tie(from)).map(([apply, a, b]) => ({
      of,
      build: (args: Any[]) => apply(a.build(args), b.build(args)),
    }));
  const choice = (of: Tree["of"]) =>
    fc.tuple(tie("flag"), tie(of), tie(of)).map(([test, yes, no]) => ({
      of,
      build: (args: Any[]) =>
        layer.when<Any>(
          test.build(args),
          () => yes.build(args),
          () => no.build(args),
        ),
    }));
  return {
    number: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      leaf,
      two("number", "number", [layer.add, layer.sub, layer.mul, layer.mod]),
      two("number", "number", [layer.add, layer.sub, layer.mul, layer.mod, layer.max, layer.min]),
      fc.tuple(tie("number"), fc.constantFrom(-3, -1, 2, 7)).map(([a, by]) => ({
        of: "number" as const,
        build: (args: Any[]) => layer.floorDiv(a.build(args), by),
      })),
      choice("number"),
    ),
    flag: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      flagLeaf,
      two("flag", "number", [layer.lt, layer.le, layer.gt, layer.ge, layer.eq, layer.ne]),
      two("flag", "flag", [layer.and, layer.or, layer.eq, layer.ne]),
      tie("flag").map((value) => ({
        of: "flag" as const,
        build: (args: Any[]) => layer.not(value.build(args)),
      })),
      choice("flag"),
    ),
  };
});
const leaves = fc.tuple(small, small, small, small, flag, flag);
const tree = fc.oneof(trees.number, trees.flag);
agrees(
  "a tree of operators",
  fc.tuple(plainly(tree), leaves).map(([t, all]) => [t, ...all]),
  (t: Tree, ...all) => t.build(all),
  250,
);
// plus one: Terraform has a negative zero and writes it "-0", which is not worth copying
agrees(
  "a tree in a template",
  fc.tuple(plainly(tree), leaves).map(([t, all]) => [t, ...all]),
  (t: Tree, ...all) => layer.str`<${t.of === "number" ? layer.add(1, t.build(all)) : t.build(all)}>`,
  40,
);

// ---- text

agrees("a text", fc.tuple(text), (s) => s, 60);
agrees("str", fc.tuple(text, text), (a, b) => layer.str`${a}${b}`, 60);
agrees("str of one", fc.tuple(fc.oneof(text, small, flag)), (a) => layer.str`${a}`, 20);
agrees(
  "str with literal text",
  fc.tuple(plainly(text), plainly(text), text, text),
  (before: string, between: string, a, b) =>
    layer.str([before, between, ""] as unknown as TemplateStringsArray, a, b),
  100,
);
agrees(
  "str after a dollar",
  fc.tuple(text, small),
  (a, n) => layer.str`$${a} $$${n} %${a} %%${n} $ {${a}} "${n}" \\${a}`,
  20,
);
agrees(
  "str in str",
  fc.tuple(text, small),
  (a, n) => layer.str`[${layer.str`${a}-${n}`}/${layer.str`"${layer.str`${n}`}"`}]`,
  20,
);
agrees(
  "str of choices",
  fc.tuple(flag, text, text),
  (c, a, b) =>
    layer.str`x${layer.when(
      c,
      () => a,
      () => layer.str`"${b}"`,
    )}`,
  20,
);
agrees("lower", fc.tuple(text), layer.lower, 60);
agrees("trimSuffix", fc.tuple(fc.oneof(text, word), fc.oneof(text, word)), layer.trimSuffix, 30);
agrees("startsWith", fc.tuple(orNull(word), orNull(word)), layer.startsWith, 40);
agrees("endsWith", fc.tuple(orNull(word), orNull(word)), layer.endsWith, 40);
agrees("trimSuffix of null", fc.tuple(orNull(word), orNull(word)), layer.trimSuffix);
const fixed = plainly(fc.constantFrom("a", "b", "", "-", ".", "/", "$", "\\", "😀", "$1", "é"));
agrees("replace", fc.tuple(fc.oneof(text, word), fixed, fixed), layer.replace, 50);
agrees("substr", fc.tuple(text, plainly(small), plainly(small)), layer.substr, 60);
agrees(
  "split",
  fc.tuple(
    plainly(fc.constantFrom(",", "/", "", "a", "ab", ".", "$", "é")),
    fc.oneof(
      text,
      word,
      listOf(word).map((all) => all.join(",")),
    ),
  ),
  layer.split,
  60,
);
agrees("join", fc.tuple(plainly(fc.constantFrom(",", "", '"', "\n")), listOf(text)), layer.join, 30);
agrees("join of null", fc.tuple(plainly(fc.constant(",")), listOf(orNull(word))), layer.join);
agrees("join of numbers", fc.tuple(plainly(fc.constant(",")), listOf(number)), layer.join);
const patterns = [
  "^[a-z]+$",
  "a",
  "^$",
  "^.$",
  "(a|b)+",
  "^[^/]+/",
  "\\.",
  '"',
  "^a{2}$",
  "\\d+",
  "^[a-z][a-z0-9-]*$",
  "\\\\",
  "\\$\\{",
];
agrees(
  "matches",
  fc.tuple(
    plainly(fc.constantFrom(...patterns).map((p) => p.replace("\\$\\{", "[$]\\{"))),
    orNull(fc.oneof(text, word)),
  ),
  layer.matches,
  60,
);
agrees("textLength", fc.tuple(orNull(text)), layer.textLength, 60);
agrees("jsonEncode", fc.tuple(json), layer.jsonEncode, 120);
agrees(
  "jsonEncode of an object",
  fc.tuple(json, text),
  (a, b) => layer.jsonEncode(layer.object({ zonesOf: a, b, a: layer.items([b]) })),
  30,
);

// ---- lists and maps

agrees("any value", fc.tuple(json), (value) => value, 120);
agrees("get", fc.tuple(mapOf(json), key), layer.get, 20);
agrees(
  "get what is there",
  mapOf(text)
    .filter((m) => Object.keys(m).length > 0)
    .chain((m) => fc.tuple(fc.constant(m), fc.constantFrom(...Object.keys(m)))),
  layer.get,
  30,
);
agrees("lookup", fc.tuple(mapOf(orNull(text)), key, text), layer.lookup, 30);
for (const fallback of [null, "", 0, false]) {
  agrees(
    `lookup or ${JSON.stringify(fallback)}`,
    fc.tuple(mapOf(fallback === null ? text : fc.constantFrom(fallback)), key),
    (m, k) => layer.lookup(m, k, fallback),
  );
}
agrees("at", fc.tuple(listOf(json), fc.integer({ min: -2, max: 4 })), layer.at, 20);
agrees("at of null", fc.tuple(listOf(text), nothing), layer.at, 3);
agrees("indexOf", fc.tuple(listOf(word), word), layer.indexOf, 30);
agrees("indexOf among numbers", fc.tuple(listOf(natural, 12), natural), layer.indexOf, 20);
agrees("contains", fc.tuple(listOf(word), word), layer.contains, 30);
agreesFor("contains null", layer.contains, [["a"], null], [["a", null], "a"], [["a", null], "b"]);
agrees("hasKey", fc.tuple(mapOf(text), key), layer.hasKey, 30);
agrees("keys", fc.tuple(mapOf(text)), layer.keys, 40);
agrees("values", fc.tuple(mapOf(text)), layer.values, 30);
agrees("length", fc.tuple(fc.oneof(listOf(json), mapOf(json))), layer.length);
agrees("isEmpty", fc.tuple(fc.oneof(listOf(json, 1), mapOf(json))), layer.isEmpty);
agrees("merge", fc.tuple(mapOf(text), mapOf(text), mapOf(text)), layer.merge, 30);
agreesFor("merge of null", layer.merge, [null, { a: 1 }], [{ a: 1 }, null], [{}]);
agrees("mergeAll", fc.tuple(listOf(mapOf(text))), layer.mergeAll, 30);
agrees("concat", fc.tuple(listOf(text), listOf(text), listOf(text)), layer.concat, 20);
agrees("flatten", fc.tuple(listOf(listOf(text))), layer.flatten, 20);
agrees(
  "flatten of lists in lists",
  fc.tuple(listOf(listOf(fc.oneof(text, listOf(text))))),
  layer.flatten,
  20,
);
agrees("distinct", fc.tuple(listOf(orNull(word), 8)), layer.distinct, 20);
agrees("distinct numbers", fc.tuple(listOf(natural, 8)), layer.distinct);
agrees("sort", fc.tuple(listOf(text, 8)), layer.sort, 60);
agrees("sort of null", fc.tuple(listOf(orNull(word), 3)), layer.sort);
agrees(
  "slice",
  fc.tuple(listOf(text), fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 6 })),
  layer.slice,
  40,
);
agrees("one", fc.tuple(listOf(text, 2)), layer.one, 20);
agrees("stringSet", fc.tuple(listOf(word, 8)), layer.stringSet, 20);
agrees("stringSet of texts", fc.tuple(listOf(text, 8)), layer.stringSet, 20);
agrees("allTrue", fc.tuple(listOf(orNull(flag), 3)), layer.allTrue, 20);
agrees("anyTrue", fc.tuple(listOf(orNull(flag), 3)), layer.anyTrue, 20);
agrees(
  "a literal list and map of parts",
  fc.tuple(text, small, orNull(flag)),
  (a, b, c) =>
    layer.mapping<unknown>({
      "a/b": a,
      for: b,
      null: layer.items([c, a]),
      "${x}": layer.add(b, 1),
      in: layer.when(
        c,
        () => 1,
        () => 2,
      ),
    }),
  20,
);
agrees(
  "parts of a literal map",
  fc.tuple(text, small, key),
  (a, b, k) =>
    layer.lookup(
      layer.mapping<string>({ a: layer.str`${a}`, b: layer.str`${b}`, for: layer.str`x${a}` }),
      k,
      "none",
    ),
  30,
);

// ---- for

agrees(
  "mapFrom",
  fc.tuple(mapOf(small), small),
  (m, n) =>
    layer.mapFrom<number, number>(m, ["k", "v"], (k, v) => ({
      key: k,
      value: layer.add(v, n),
      when: layer.ge(v, 0),
    })),
  40,
);
agrees(
  "mapFrom with texts for keys",
  fc.tuple(mapOf(text)),
  (m) =>
    layer.mapFrom<string, Any>(m, ["k", "v"], (k, v) => ({
      key: layer.str`${k}/"${v}"`,
      value: layer.items([k, v]),
    })),
  30,
);
agrees(
  "mapFrom with keys that meet",
  fc.tuple(mapOf(word)),
  (m) => layer.mapFrom<Any, Any>(m, ["k", "v"], (k, v) => ({ key: v, value: k })),
  20,
);
agrees(
  "listFrom",
  fc.tuple(mapOf(orNull(small))),
  (m) =>
    layer.listFrom<number | null, string>(m, ["k", "v"], (k, v) => ({
      value: () => layer.str`${k}=${v}`,
      when: layer.isSet(v),
    })),
  40,
);
agrees(
  "listFrom with a choice",
  fc.tuple(mapOf(small), flag),
  (m, c) =>
    layer.listFrom<number, number>(m, ["k", "v"], (_, v) => ({
      value: layer.when(
        c,
        () => v,
        () => 0,
      ),
      when: layer.when(
        c,
        () => layer.gt(v, 0),
        () => layer.lt(v, 5),
      ),
    })),
  20,
);
agrees(
  "mapEach",
  fc.tuple(listOf(word)),
  (all) => layer.mapEach<string, number>(all, ["v"], (v, index) => ({ key: v, value: index })),
  20,
);
agrees(
  "mapEach by position",
  fc.tuple(listOf(text, 12)),
  (all) =>
    layer.mapEach<string, string>(all, ["i", "v"], (v, index) => ({ key: layer.str`${index}`, value: v })),
  10,
);
agrees(
  "listEach",
  fc.tuple(listOf(orNull(text))),
  (all) =>
    layer.listEach<string | null, string>(all, ["v"], (v, index) => ({
      value: () => layer.str`${index}-${layer.lower(v)}`,
      when: layer.isSet(v),
    })),
  30,
);
agrees(
  "listEach named index",
  fc.tuple(listOf(small)),
  (all) => layer.listEach<number, Any>(all, ["index"], (v, i) => ({ value: layer.items([v, i]) })),
  10,
);
agrees(
  "groupEach",
  fc.tuple(listOf(fc.tuple(word, orNull(small))), flag),
  (all, c) =>
    layer.groupEach<Any, Any>(all, ["v"], (v, i) => ({
      key: layer.at<Any>(v, 0),
      value: () =>
        layer.when<number>(
          c,
          () => layer.add(layer.at<Any>(v, 1), 1),
          () => layer.add(i, 0),
        ),
      when: layer.isSet(layer.at<Any>(v, 1)),
    })),
  40,
);
agrees(
  "listEach in listEach, names alike",
  fc.tuple(listOf(small), listOf(small)),
  (xs, ys) =>
    layer.listEach<number, Any>(xs, ["v"], (x, i) => ({
      value: layer.listEach<number, Any>(ys, ["v"], (y, j) => ({
        value: layer.items([layer.sub(x, y), i, j]),
        when: layer.ne(x, y),
      })),
    })),
  20,
);
agrees(
  "three deep, names alike",
  fc.tuple(mapOf(listOf(small, 2))),
  (m) =>
    layer.flatten(
      layer.listFrom<number[], Any>(m, ["k", "v"], (k, v) => ({
        value: layer.listEach<number, Any>(v, ["k", "v"], (x, i) => ({
          value: layer.object({
            key: layer.str`${k}/${i}`,
            inner: layer.mapFrom<Any, Any>(m, ["k", "v"], (k3, v3) => ({
              key: layer.str`${k3}:${k}`,
              value: layer.add(layer.length(v3), x),
            })),
          }),
        })),
      })),
    ),
  20,
);
agrees(
  "for over a for",
  fc.tuple(mapOf(small)),
  (m) =>
    layer.listEach<number, Any>(
      layer.values(
        layer.mapFrom<number, number>(m, ["k", "v"], (k, v) => ({ key: k, value: layer.mul(v, 2) })),
      ),
      ["v"],
      (v) => ({ value: layer.sub(1, v) }),
    ),
  15,
);
agrees(
  "for over a choice",
  fc.tuple(flag, listOf(small), listOf(small)),
  (c, a, b) =>
    layer.listEach<number, number>(
      layer.when<number[]>(
        c,
        () => layer.concat(a, [1]),
        () => layer.concat(b, [2]),
      ),
      ["v"],
      (v) => ({ value: layer.mul(v, layer.sub(v, 1)) }),
    ),
  15,
);
agrees(
  "for over range",
  fc.tuple(natural, natural),
  (a, b) =>
    layer.mapEach<Any, number>(layer.range(a, b), ["n"], (n) => ({
      key: layer.str`n${n}`,
      value: layer.mod(n, 3),
    })),
  15,
);
agrees(
  "fields of objects in a for",
  fc.tuple(listOf(fc.record({ vpc_id: text, slot: orNull(small) }))),
  (all) =>
    layer.listEach<{ vpcId: string; slot: number | null }, Any>(all, ["tier"], (tier) => ({
      value: layer.items<Any>([tier.vpcId, layer.orElse<number>(tier.slot, () => -1)]),
    })),
  15,
);
agrees(
  "for over a filter of nulls",
  fc.tuple(mapOf(orNull(small))),
  (m) =>
    layer.mapFrom<number | null, number>(m, ["k", "v"], (k, v) => ({
      key: k,
      value: () => layer.mul(layer.sub(v, 1), 2),
      when: layer.isSet(v),
    })),
  15,
);
agrees(
  "for with unknown parts",
  fc.tuple(small, small, orNull(small)),
  (a, b, c) =>
    layer.mapFrom<number | null, number>(layer.mapping<Any>({ z: a, "a b": b, c }), ["k", "v"], (k, v) => ({
      key: k,
      value: () => layer.add(v, 1),
      when: layer.isSet(v),
    })),
  15,
);

// ---- address ranges

const octet = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 255, 10));
const written4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));
const group = fc.oneof(
  fc.constant("0"),
  fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16)),
  fc.constantFrom("0000", "00ff", "FFFF", "1"),
);
const written6 = fc.oneof(
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(":")),
  fc.tuple(listOf(group, 3), listOf(group, 3)).map(([a, b]) => `${a.join(":")}::${b.join(":")}`),
  fc.constantFrom(
    "::",
    "::1",
    "1::",
    "2001:db8::",
    "fe80::",
    "1:0:0:2::",
    "1:0:0:2:0:0:0:3",
    "1:2:3:4:5:6:7:0",
    "0:1:2:3:4:5:6:7",
    "::1.2.3.4",
    "64:ff9b::10.0.0.1",
  ),
);
const range4 = fc
  .tuple(written4, fc.oneof(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 8, max: 28 })))
  .map(([a, p]) => `${a}/${p}`);
const range6 = fc
  .tuple(written6, fc.oneof(fc.integer({ min: 0, max: 128 }), fc.constantFrom(0, 32, 48, 56, 64, 127, 128)))
  .map(([a, p]) => `${a}/${p}`);
const noRange = fc.constantFrom(
  "",
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0/8",
  "256.0.0.0/8",
  "::/129",
  ":::/8",
  "1::2::3/64",
  "10.0.0.0/-1",
  "10.0.0.0/ 8",
  "010.0.0.0/08",
  "10.00.0.0/8",
  "1:2:3:4:5:6:7:8:9/64",
  "1:2:3:4:5:6:7::8/64",
  "g::/8",
  "00001::/64",
  "12345::/64",
  "fe80::1%eth0/64",
  "10.0.0.0/8/8",
  "a/b",
  "1.2.3.4.5/8",
  "::1.2.3/64",
  "::010.2.3.4/120",
  "::ffff:1.2.3.0/120",
  "::FFFF:0:0/96",
  "1:2:3:4:5:6:7:8::/64",
  "/8",
  "10.0.0.0/",
  "::1.2.3.4:5/64",
  " 10.0.0.0/8",
  "10.0.0.0/8\n",
  "10.0.0.0/0x8",
  "+1.0.0.0/8",
);
const anyRange = fc.oneof(
  { weight: 5, arbitrary: range4 },
  { weight: 5, arbitrary: range6 },
  { weight: 1, arbitrary: noRange },
  { weight: 1, arbitrary: nothing },
);
const index = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: -4, max: 70_000 }),
  fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 48, 2 ** 53 - 1, 1.5),
);
const bits = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: -1, max: 70 }),
  fc.constantFrom(16, 64, 2.5),
);
agrees("cidrSubnet", fc.tuple(anyRange, bits, index), layer.cidrSubnet, 150);
agrees(
  "cidrSubnet that fits",
  fc.tuple(fc.oneof(range4, range6), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 16 })),
  layer.cidrSubnet,
  100,
);
agrees("cidrHost", fc.tuple(anyRange, index), layer.cidrHost, 150);
agrees(
  "cidrHost from either end",
  fc.tuple(fc.oneof(range4, range6), fc.integer({ min: -4, max: 4 })),
  layer.cidrHost,
  60,
);
agrees("cidrNetmask", fc.tuple(anyRange), layer.cidrNetmask, 40);
agrees(
  "cidrs that are none",
  fc.tuple(noRange, fc.constantFrom(0, 1)),
  (range, n) => layer.can(() => layer.cidrHost(range, n)),
  60,
);
agrees(
  "cidrSubnet of what is none",
  fc.tuple(noRange, fc.constantFrom(0, 1), fc.constantFrom(0, 1)),
  layer.cidrSubnet,
  60,
);
agrees("prefixLength", fc.tuple(anyRange), layer.prefixLength, 40);
agrees("networkAddress", fc.tuple(anyRange), layer.networkAddress, 20);
const near = fc
  .tuple(
    fc.constantFrom("10.0.0.0", "10.0.128.0", "10.0.1.0", "10.1.0.0", "10.0.0.7"),
    fc.integer({ min: 6, max: 26 }),
  )
  .map(([a, p]) => `${a}/${p}`);
const near6 = fc
  .tuple(
    fc.constantFrom("2001:db8::", "2001:db8:0:1::", "2001:db8:8000::", "2001:db8::7"),
    fc.integer({ min: 30, max: 66 }),
  )
  .map(([a, p]) => `${a}/${p}`);
for (const [name, apply] of Object.entries({
  rangeContains: layer.rangeContains,
  rangesOverlap: layer.rangesOverlap,
})) {
  agrees(`${name} v4`, fc.tuple(near, near), apply, 60);
  agrees(`${name} v6`, fc.tuple(near6, near6), apply, 40);
  agrees(`${name} of anything`, fc.tuple(anyRange, anyRange), apply, 40);
}

// ---- the machinery

interface Case {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly apply: Spec["apply"];
}

/** An argument as a known expression: nothing in its texts is read as a template. */
function known(value: unknown): Node {
  if (Array.isArray(value)) return list(value.map(known));
  if (typeof value === "object" && value !== null)
    return map(Object.entries(value).map(([name, item]) => [name, known(item)]));
  return scalar(value as string);
}

/** What comes of computing it here: a value, a failure, or code for Terraform to evaluate. */
type Computed = { outcome: Outcome | "refuses" } | { code: string };

function compute(
  { args, apply }: Case,
  isOpen: (index: number) => boolean,
  reference: (index: number) => string,
): Computed {
  try {
    const given = args.map((value, index) => {
      if (value instanceof Plain) return value.value;
      return isOpen(index) ? layer.raw(reference(index)) : wrap(known(value));
    });
    const node = unwrap(layer.lift(apply(...given)) as Expr<unknown>);
    return isKnownNode(node) ? { outcome: { value: plain(node) } } : { code: toCode(node).toString() };
  } catch (error) {
    if (error instanceof RefusedError) return { outcome: "refuses" };
    if (error instanceof FoldError) return { outcome: "fails" };
    return { outcome: { value: (error as Error).stack } };
  }
}

/** Where all items are of one scalar type, as a module's variable would hold them: `list(string)`, `map(number)`. */
function typed(value: unknown, reference: string): unknown {
  if (typeof value !== "object" || value === null) return jsonLiteral(value);
  const types = new Set(Object.values(value).map((item) => (item === null ? "null" : typeof item)));
  const plainItems = [...types].every((type) => type === "string" || type === "number" || type === "boolean");
  if (types.size !== 1 || !plainItems) return jsonLiteral(value);
  return `\${${Array.isArray(value) ? "tolist" : "tomap"}(${reference})}`;
}

/** Numbers as both print them; a decimal text keeps its digits. */
function show(computed: Outcome | "refuses"): string {
  return typeof computed === "string" ? computed : JSON.stringify(sortKeys(computed.value));
}

function sortKeys(value: unknown): unknown {
  if (typeof value === "string") return value.normalize();
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, item]) => [name.normalize(), sortKeys(item)])
    .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
}

describe(`folded and evaluated values agree (HANOK_SEED=${seed})`, () => {
  const cases: Case[] = specs.flatMap((spec) =>
    fc
      .sample(spec.args, { seed, numRuns: spec.runs ?? runs })
      .map((args) => ({ name: spec.name, args, apply: spec.apply })),
  );
  const problems = new Map<string, string[]>();
  let compared = 0;
  let refused = 0;

  beforeAll(() => {
    const locals: Record<string, unknown[]> = {};
    const expressions: string[][] = [];
    const pending = cases.map((each, position) => {
      const group = Math.floor(position / 40);
      locals[`given${group}`] ??= [];
      locals[`a${group}`] ??= [];
      expressions[group] ??= [];
      const given = locals[`given${group}`] as unknown[];
      const bound = locals[`a${group}`] as unknown[];
      const texts = expressions[group] as string[];
      const first = given.length;
      each.args.forEach((argument, index) => {
        const value = argument instanceof Plain ? null : argument;
        given.push(jsonLiteral(value));
        bound.push(
          position % 2 === 0 ? typed(value, `local.given${group}[${first + index}]`) : jsonLiteral(value),
        );
      });
      const reference = (index: number) => `local.a${group}[${first + index}]`;
      const random = Math.imul(position + 1, 2654435761) >>> 7;
      const forms = {
        known: compute(each, () => false, reference),
        unknown: compute(each, () => true, reference),
        partly: compute(each, (index) => ((random >> index) & 1) === 1, reference),
      };
      const results = Object.entries(forms).map(([form, computed]) => {
        if ("outcome" in computed) return { form, result: () => computed.outcome };
        const place = texts.push(computed.code) - 1;
        return { form, result: () => outcomes[group]?.[place] as Outcome };
      });
      return { each, forms, results };
    });
    const outcomes = evaluate(expressions, locals);
    for (const { each, forms, results } of pending) {
      const shown = results.map(({ form, result }) => ({ form, text: show(result()) }));
      const told = shown.filter(({ text }) => text !== "refuses");
      compared += told.length;
      refused += shown.length - told.length;
      if (new Set(told.map(({ text }) => text)).size <= 1) continue;
      const lines = shown.map(
        ({ form, text }) =>
          `  ${form}: ${text}${"code" in forms[form as "known"] ? `  from  ${(forms[form as "known"] as { code: string }).code}` : ""}`,
      );
      problems.set(each.name, [
        ...(problems.get(each.name) ?? []),
        [`${JSON.stringify(each.args)}`, ...lines].join("\n"),
      ]);
    }
  }, 60_000);

  test.each([...new Set(specs.map((spec) => spec.name))])("%s", (name) => {
    const found = problems.get(name) ?? [];
    expect(
      found.length === 0
        ? ""
        : `${found.length} disagree, HANOK_SEED=${seed}:\n${found.slice(0, 5).join("\n")}`,
    ).toBe("");
  });

  test("most cases are compared, few refused", () => {
    expect(compared).toBeGreaterThan(cases.length * 2.8);
    expect(refused).toBeLessThan(cases.length * 0.1);
  });
});
