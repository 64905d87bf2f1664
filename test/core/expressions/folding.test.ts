/** What the layer writes: as a good author would have, and nothing where the value is known. */

import {
  add,
  allTrue,
  and,
  anyTrue,
  at,
  attempt,
  can,
  cidrSubnet,
  concat,
  contains,
  type Expr,
  eq,
  everyEntry,
  everyItem,
  FoldError,
  flatten,
  floorDiv,
  get,
  gt,
  hasKey,
  holds,
  ifSet,
  isDistinct,
  isEmpty,
  isKnown,
  isNull,
  isNullOr,
  isSet,
  isSetAnd,
  itemIf,
  itemIfSet,
  items,
  itemsWhere,
  itemWhere,
  itemWhereSet,
  jsonEncode,
  keys,
  keysWhere,
  knownValue,
  length,
  lift,
  listEach,
  listFrom,
  lookup,
  lower,
  lt,
  mapEach,
  mapFrom,
  mapping,
  max,
  membersOf,
  membersOfAll,
  merge,
  mergeAll,
  mod,
  mul,
  not,
  nullIfEmpty,
  object,
  one,
  or,
  orElse,
  orZero,
  pow,
  range,
  raw,
  replace,
  someEntry,
  someItem,
  str,
  sub,
  substr,
  tf,
  tfText,
  toNumber,
  values,
  when,
} from "../../../src/core/expressions";
import { unwrap } from "../../../src/core/expressions/expr";
import { toCode } from "../../../src/core/expressions/literal";
import { RefusedError } from "../../../src/terraform/convert";

const written = (value: unknown): string => toCode(unwrap(lift(value) as Expr<unknown>)).toString();
const n = raw<number>("var.n");
const text = raw<string>("var.text");
const flag = raw<boolean>("var.flag");
const other = raw<boolean>("var.other");
const tiers = raw<Record<string, { slot: number | null; zones: string[]; vpcId: string }>>("var.tiers");
const names = raw<string[]>("var.names");

describe("operators", () => {
  test.each<[string, unknown]>([
    ["var.n + 1", add(n, 1)],
    ["(var.n + 1) * 2", mul(add(n, 1), 2)],
    ["var.n * 2 + 1", add(mul(n, 2), 1)],
    ["var.n - (var.n - 1)", sub(n, sub(n, 1))],
    ["var.n + var.n - 1", add(n, sub(n, 1))],
    ["var.n * (var.n % 3)", mul(n, mod(n, 3))],
    ["var.n - -1", sub(n, -1)],
    ["var.n", add(n, 0)],
    ["var.n > 0", gt(n, 0)],
    ["var.n <= 0", not(gt(n, 0))],
    ["!var.flag || var.n <= 0", not(and(flag, gt(n, 0)))],
    ["var.flag", not(not(flag))],
    ["!(var.flag && var.other || var.n > 0)", not(or(and(flag, other), gt(n, 0)))],
    ["!var.flag", not(flag)],
    ["var.flag && (var.other || var.n > 1)", and(flag, or(other, gt(n, 1)))],
    ["var.flag || var.other && var.n > 1", or(flag, and(other, gt(n, 1)))],
    ["var.text == null", isNull(text)],
    ["floor(var.n / 3)", floorDiv(n, 3)],
    ["max(var.n, 1)", max(n, 1)],
  ])("%s", (code, value) => expect(written(value)).toBe(code));
});

describe("choices", () => {
  test.each<[string, unknown]>([
    [
      "var.text == null ? false : var.n >= 3",
      not(
        when(
          isNull(text),
          () => true,
          () => lt(n, 3),
        ),
      ),
    ],
    [
      "var.flag ? 1 : 2",
      when(
        flag,
        () => 1,
        () => 2,
      ),
    ],
    [
      "(var.flag ? 1 : 2) + 1",
      add(
        when(
          flag,
          () => 1,
          () => 2,
        ),
        1,
      ),
    ],
    [
      "var.flag ? 1 : var.other ? 2 : 3",
      when(
        flag,
        () => 1,
        () =>
          when(
            other,
            () => 2,
            () => 3,
          ),
      ),
    ],
    [
      "(var.flag ? var.other : false) ? 1 : 2",
      when(
        when(
          flag,
          () => other,
          () => false,
        ),
        () => 1,
        () => 2,
      ),
    ],
    [
      "var.flag",
      when(
        flag,
        () => true,
        () => false,
      ),
    ],
    [
      "!var.flag",
      when(
        flag,
        () => false,
        () => true,
      ),
    ],
    [
      "1",
      when(
        flag,
        () => 1,
        () => 1,
      ),
    ],
    ["var.n == null ? 3 : var.n", orElse<number>(n, () => 3)],
    ["var.n == null ? 3 : var.n", orElse(n, 3)],
    ['var.flag ? var.n : "none"', when(flag, n, "none")],
    ["var.flag ? var.n : null", when(flag, n)],
    ["var.n == null ? [] : [var.n + 1]", ifSet(raw<number | null>("var.n"), (it) => [add(it, 1)], [])],
    ["try(var.n > 1, var.flag)", attempt(() => gt(n, 1), flag)],
    ["try(var.n > 1, false)", holds(() => gt(n, 1))],
    ["can(var.n > 1)", can(() => gt(n, 1))],
  ])("%s", (code, value) => expect(written(value)).toBe(code));

  test("a dead branch is not even computed", () => {
    const never = (): number => {
      throw new Error("computed");
    };
    expect(written(when(true, () => n, never))).toBe("var.n");
    expect(written(when(false, never, () => n))).toBe("var.n");
    expect(written(orElse(1, never))).toBe("1");
  });

  test("a decisive constant ends a junction, the other vanishes", () => {
    expect(written(and(flag, false))).toBe("false");
    expect(written(or(flag, true))).toBe("true");
    expect(written(and(true, flag, true))).toBe("var.flag");
    expect(written(allTrue([true, flag, false]))).toBe("false");
    expect(written(anyTrue([false, flag]))).toBe("anytrue([var.flag])");
  });

  test("null is no flag", () => {
    for (const junction of [and, or])
      expect(() => junction(true as boolean, null as unknown as boolean)).toThrow(FoldError);
    expect(written(allTrue([null as unknown as boolean]))).toBe("false");
  });

  test("attempt guards what is inside a list", () => {
    expect(
      written(
        attempt<(number | null)[]>(
          () => [get(tiers, "a").slot],
          () => [],
        ),
      ),
    ).toBe("try([var.tiers.a.slot], [])");
    expect(written(can(() => ({ slot: get(tiers, "a").slot })))).toBe("can({ slot = var.tiers.a.slot })");
  });
});

describe("text", () => {
  test.each<[string, unknown]>([
    ['"${var.text}/${var.n}"', str`${text}/${n}`],
    ['"a\\"b\\\\c ${var.n}"', str`a"b\\c ${n}`],
    ['"[${var.text}-${var.n}]"', str`[${str`${text}-${n}`}]`],
    ['"5 of ${var.n}"', str`${5} of ${n}`],
    ["tostring(var.n)", str`${n}`],
    ['"cost ${"$"}${var.n}"', str`cost $${n}`],
    ['"$${x} ${var.n}"', str`${lift("$${x}")} ${n}`],
    ['"100% ${var.n}"', str`100% ${n}`],
    ['replace(var.text, "-", "_")', replace(text, "-", "_")],
    ["jsonencode({ a = var.text, b = [1, null] })", jsonEncode({ a: text, b: [1, null] })],
  ])("%s", (code, value) => expect(written(value)).toBe(code));

  test("known text is text", () => {
    expect(knownValue(str`${"a"}-${1}-${true}`)).toBe("a-1-true");
    expect(knownValue(jsonEncode({ path: "C:\\bin", b: "\b<é>" }))).toBe(
      '{"b":"\\b\\u003cé\\u003e","path":"C:\\\\bin"}',
    );
  });

  test("a pattern is no fixed text", () =>
    expect(() => replace(text, "/a+/", "")).toThrow("takes a fixed text"));

  test("a user's template is Terraform's", () => {
    expect(written("a-${var.x}")).toBe('"a-${var.x}"');
    expect(written('a "q" ${var.x["k"]}\n')).toBe('"a \\"q\\" ${var.x["k"]}\\n"');
    expect(written("${var.x}")).toBe("var.x");
    expect(written("%${var.x}")).toBe('"%${var.x}"');
    expect(written("${{ for k, v in var.m : k => v }}")).toBe("{ for k, v in var.m : k => v }");
    expect(written('%{ if var.x }"b"%{ endif }')).toBe('"%{ if var.x }\\"b\\"%{ endif }"');
    expect(written(add(lift<number>("${var.a ? 1 : 2}" as never), 1))).toBe("(var.a ? 1 : 2) + 1");
    expect(knownValue(lift("$${var.x}%%{y}$$"))).toBe("${var.x}%{y}$$");
  });

  test.each([
    ["${var.x", "${"],
    ["echo ${HOME:-/root}", "${HOME:-/root}"],
    ["${#names[@]}", "${#names[@]}"],
    ["curl -w %{http_code}", "%{http_code}"],
    ["a ${}", "${}"],
  ])("a shell's %s is no template of Terraform's", (text, fragment) => {
    expect(() => lift(text)).toThrow(`${fragment} is no token of cdktf's and no expression of Terraform's`);
    const escaped = text.replace(/[$%]\{/, (sign) => `${sign[0]}${sign}`);
    expect(knownValue(lift(escaped))).toBe(text);
  });
});

describe("lists and maps", () => {
  const partly = mapping<unknown>({ b: n, "a/b": "x", for: add(n, 1) });

  test("a map of known shape stays a literal map, its keys in Terraform's order", () => {
    expect(written(partly)).toBe('{ "a/b" = "x", b = var.n, "for" = var.n + 1 }');
    expect(knownValue(keys(partly))).toEqual(["a/b", "b", "for"]);
    expect(knownValue(length(partly))).toBe(3);
    expect(written(values<unknown>(partly))).toBe('["x", var.n, var.n + 1]');
    expect(written(get(partly, "for"))).toBe("var.n + 1");
    expect(written(lookup<unknown>(partly, "none", 0))).toBe("0");
    expect(written(hasKey(partly, "b"))).toBe("true");
    expect(written(merge<unknown>(partly, { b: 1 }))).toBe('{ "a/b" = "x", b = 1, "for" = var.n + 1 }');
    expect(written(mergeAll<unknown>([partly, { c: 2 }]))).toBe(
      '{ "a/b" = "x", b = var.n, c = 2, "for" = var.n + 1 }',
    );
    expect(written(concat<unknown>([n], [1], []))).toBe("[var.n, 1]");
    expect(written(flatten<unknown>([[n], [1]]))).toBe("[var.n, 1]");
    expect(written(one([n]))).toBe("var.n");
    expect(isKnown(partly)).toBe(false);
  });

  test.each<[string, unknown]>([
    ["var.tiers.a.vpc_id", get(tiers, "a").vpcId],
    ['var.tiers["a/b"].vpc_id', get(tiers, "a/b").vpcId],
    ["var.tiers[var.text]", get(tiers, text)],
    ["var.names[0]", at(names, 0)],
    ['var.tiers["a-b"]', (tiers as unknown as Record<string, unknown>)["a-b"]],
    ['var.tiers["a$${b}"]', (tiers as unknown as Record<string, unknown>)["a${b}"]],
    [
      "(var.flag ? var.names : [])[0]",
      at(
        when<string[]>(
          flag,
          () => names,
          () => [],
        ),
        0,
      ),
    ],
    ["length(var.names) == 0", isEmpty(names)],
    ['contains(var.names, "a")', contains(names, "a")],
    ['concat(var.names, ["x"])', concat(names, ["x"])],
    ["var.names", concat(names, [])],
    ["merge(var.list...)", mergeAll(raw<Record<string, string>[]>("var.list"))],
    ["cidrsubnet(var.text, 4, var.n)", cidrSubnet(text, 4, n)],
    ["[1, 2]", range(1, 3)],
  ])("%s", (code, value) => expect(written(value)).toBe(code));

  test("object() writes fields in snake_case, mapping() keeps keys", () => {
    expect(written(object({ vpcId: n, cidrBlocks: ["a"] }))).toBe('{ cidr_blocks = ["a"], vpc_id = var.n }');
    expect(written(mapping({ vpcId: n }))).toBe("{ vpcId = var.n }");
    expect(written(object<{ vpcId: number }>({ vpcId: n }).vpcId)).toBe("var.n");
  });
});

describe("what a test holds for", () => {
  const sizes = raw<number[]>("var.sizes");
  const byName = raw<Record<string, number>>("var.by_name");

  test.each<[string, unknown]>([
    ["[for size in var.sizes : size if size > 1]", itemsWhere(sizes, "size", (size) => gt(size, 1))],
    ["[2, 3]", itemsWhere([2, 1, 3], "size", (size) => gt(size, 1))],
    [
      "[for name, size in var.by_name : name if size > 1]",
      keysWhere(byName, ["name", "size"], (_, size) => gt(size, 1)),
    ],
    ['["b"]', keysWhere({ a: 1, b: 2 }, ["name", "size"], (_, size) => gt(size, 1))],
    ["alltrue([for size in var.sizes : size > 1])", everyItem(sizes, "size", (size) => gt(size, 1))],
    ["false", everyItem([2, 1], "size", (size) => gt(size, 1))],
    ["true", everyItem<number>([], "size", (size) => gt(size, 1))],
    ["anytrue([for size in var.sizes : size > 1])", someItem(sizes, "size", (size) => gt(size, 1))],
    ["true", someItem([1, 2], "size", (size) => gt(size, 1))],
    ["false", someItem<number>([], "size", (size) => gt(size, 1))],
    [
      "alltrue([for size in var.by_name : size > 1])",
      everyEntry(byName, ["name", "size"], (_, size) => gt(size, 1)),
    ],
    ["false", everyEntry({ a: 2, b: 1 }, ["name", "size"], (_, size) => gt(size, 1))],
    [
      'anytrue([for name, size in var.by_name : name == "a"])',
      someEntry(byName, ["name", "size"], (name) => eq(name, "a")),
    ],
    ["true", someEntry({ a: 1, b: 2 }, ["name", "size"], (_, size) => gt(size, 1))],
    ["length(distinct(var.sizes)) == length(var.sizes)", isDistinct(sizes)],
    ["true", isDistinct([1, 2])],
    ["false", isDistinct(["a", "b", "a"])],
  ])("%s", (code, value) => expect(written(value)).toBe(code));
});

describe("a list of one item, or of none", () => {
  const maybe = raw<string | null>("var.text");

  test.each<[string, unknown]>([
    ["var.flag ? [var.n] : []", itemIf(flag, () => n)],
    ["[1]", itemIf(true, () => 1)],
    ["[]", itemIf(false, () => n)],
    ["var.text == null ? [] : [var.text]", itemIfSet(maybe)],
    ['["a"]', itemIfSet(lift<string | null>("a"))],
    ["[]", itemIfSet(lift<string | null>(null))],
    ["[for size in [var.n] : size if size > 1]", itemWhere(n, "size", (size) => gt(size, 1))],
    ["[3]", itemWhere(3, "size", (size) => gt(size, 1))],
    ["[]", itemWhere(0, "size", (size) => gt(size, 1))],
    ["[for text in [var.text] : text if text != null]", itemWhereSet(maybe, "text")],
  ])("%s", (code, value) => expect(written(value)).toBe(code));
});

describe("what may not be there", () => {
  const maybe = raw<string | null>("var.text");

  test.each<[string, unknown]>([
    ["var.text == null ? null : lower(var.text)", ifSet(maybe, (it) => lower(it))],
    ['var.text == null ? true : var.text == "a"', isNullOr(maybe, (it) => eq(it, "a"))],
    ['var.text == null ? false : var.text == "a"', isSetAnd(maybe, (it) => eq(it, "a"))],
    ["true", isNullOr(lift<string | null>(null), (it) => eq(it, "a"))],
    ["false", isSetAnd(lift<string | null>(null), (it) => eq(it, "a"))],
    ["var.flag ? var.text : null", when(raw<boolean>("var.flag"), () => maybe)],
    ["try(var.text, null)", attempt(() => maybe)],
    ["length(var.names) == 0 ? null : var.names", nullIfEmpty(names)],
    ["null", nullIfEmpty(items([]))],
    ["var.n == null ? 0 : var.n", orZero(raw<number | null>("var.n"))],
    ["{ a = 1, b = 2 }", membersOf({ a: 1 }, { b: 2, c: null })],
    [
      "merge({ a = 1 }, { for member, value in { b = var.text } : member => value if value != null })",
      membersOf({ a: 1 }, { b: maybe, c: null }),
    ],
    ["{ a = 1, b = 2 }", membersOfAll({ a: 1 }, [mapping<unknown>({ b: 2 }), mapping<unknown>({ c: null })])],
  ])("%s", (code, value) => expect(written(value)).toBe(code));
});

describe("for", () => {
  it("is empty where the filter is known to let nothing through", () => {
    const never = mapFrom(tiers, ["key", "tier"], (key, tier) => ({
      key,
      value: () => add(tier.slot, 1),
      when: and(flag, false),
    }));
    expect(knownValue(never)).toEqual({});
    expect(knownValue(listEach(names, ["name"], (name) => ({ value: name, when: false })))).toEqual([]);
  });

  test("over what is unknown", () => {
    expect(
      written(mapFrom(tiers, ["k", "v"], (k, v) => ({ key: k, value: v.slot, when: isSet(v.slot) }))),
    ).toBe("{ for k, v in var.tiers : k => v.slot if v.slot != null }");
    expect(written(listFrom(tiers, ["name", "tier"], (name) => ({ value: str`x-${name}` })))).toBe(
      '[for name, tier in var.tiers : "x-${name}"]',
    );
  });

  test("the index is written only where it is used", () => {
    expect(written(listEach(names, ["v"], (v) => ({ value: str`index ${v}` })))).not.toContain("for index");
    expect(written(listEach(names, ["v"], (v, i) => ({ value: str`${i}${v}` })))).toBe(
      '[for index, v in var.names : "${index}${v}"]',
    );
    expect(written(mapEach(names, ["v"], (v, i) => ({ key: v, value: str`${tfText(str`n${i}`)}` })))).toBe(
      '{ for index, v in var.names : v => "n${index}" }',
    );
  });

  test("an expression is a body's value; an entry keeps its key", () => {
    expect(written(mapFrom(tiers, ["k", "v"], (_, v) => v.slot))).toBe(
      "{ for k, v in var.tiers : k => v.slot }",
    );
    expect(written(listFrom(tiers, ["name", "tier"], (name) => str`x-${name}`))).toBe(
      '[for name, tier in var.tiers : "x-${name}"]',
    );
    expect(written(listEach(names, ["v"], (v, i) => str`${i}${v}`))).toBe(
      '[for index, v in var.names : "${index}${v}"]',
    );
    const known = mapFrom<number, string>({ b: n, a: 1 }, ["k", "v"], (k, v) => str`${k}${v}`);
    expect(written(known)).toBe('{ a = "a1", b = "b${var.n}" }');
    // a value that has a field `value` is no body with one
    const pair = object({ value: n, when: false });
    expect(written(listEach(names, ["v"], () => pair))).toBe(
      "[for v in var.names : { value = var.n, when = false }]",
    );
  });

  test("nested loops do not hide each other's names", () => {
    const nested = listFrom(tiers, ["k", "v"], (k, v) => ({
      value: listEach(v.zones, ["v"], (zone, i) => ({ value: str`${k}/${v.vpcId}/${zone}/${i}` })),
    }));
    expect(written(nested)).toBe(
      '[for k, v in var.tiers : [for index, v2 in v.zones : "${k}/${v.vpc_id}/${v2}/${index}"]]',
    );
    expect(written(listEach(names, ["index"], (v, i) => ({ value: [v, i] })))).toBe(
      "[for index2, index in var.names : [index, index2]]",
    );
    expect(written(listEach(names, ["v"], (v) => ({ value: v })))).toBe("[for v in var.names : v]");
  });

  test("over a known shape it is computed item by item", () => {
    const known = mapFrom<number, number>({ b: n, a: 1 } as never, ["k", "v"], (k, v) => ({
      key: str`${k}!`,
      value: add(v, 1),
    }));
    expect(written(known)).toBe('{ "a!" = 2, "b!" = var.n + 1 }');
    const filtered = listEach<number | null, number>([1, null], ["v"], (v) => ({
      value: () => add(v, 1),
      when: isSet(v),
    }));
    expect(knownValue(filtered)).toEqual([2]);
    expect(() => mapEach(["a", "a"], ["v"], (v) => ({ key: v, value: 1 }))).toThrow(
      'two items have the key "a"',
    );
  });
});

describe("what JavaScript cannot compute as Terraform does is refused, and no attempt hides it", () => {
  test.each<[string, () => Expr<unknown>]>([
    ["beyond 2^53", () => add(2 ** 53 - 1, 1)],
    ["a fraction", () => pow(2, -1)],
    ["too many digits", () => toNumber("12345678901234567890")],
    ["an exponent in a text", () => str`${1e21}!`],
    ["IPv4 addresses mapped into IPv6", () => cidrSubnet("::ffff:1.2.3.0/120", 1, 1)],
    ["a subnet below the first", () => cidrSubnet("10.0.0.0/16", 4, -1)],
    ["no letters counted from the end", () => substr("abc", -1, 0)],
  ])("%s", (_, compute) => {
    expect(compute).toThrow(RefusedError);
    expect(() => attempt(compute, () => 0)).toThrow(RefusedError);
    expect(() => can(compute)).toThrow(RefusedError);
  });

  test("what fails in both is a FoldError, and an attempt takes its fallback", () => {
    expect(() => cidrSubnet("10.0.0.0/30", 4, 0)).toThrow(FoldError);
    expect(
      written(
        attempt(
          () => at<number>([], 0),
          () => n,
        ),
      ),
    ).toBe("var.n");
  });
});

test("null leaves an argument out", () => {
  expect(tf(lift<string | null>(null))).toBeUndefined();
  expect(JSON.parse(JSON.stringify(tf(lift({ a: null, b: "$" } as never))))).toEqual({ a: null, b: "$" });
});
