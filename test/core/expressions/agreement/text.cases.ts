/** Cases of text. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { flag, json, listOf, number, orNull, small, text, word } from "./arbitraries";
import { agrees, plainly } from "./specs";

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
agrees("base64Encode", fc.tuple(fc.oneof(text, word)), layer.base64Encode, 30);
agrees("sha256", fc.tuple(fc.oneof(text, word)), layer.sha256, 30);
agrees("digestNumber", fc.tuple(fc.oneof(text, word)), layer.digestNumber, 30);
agrees("trimSuffix of null", fc.tuple(orNull(word), orNull(word)), layer.trimSuffix);
const fixed = plainly(fc.constantFrom("a", "b", "", "-", ".", "/", "$", "\\", "😀", "$1", "é"));
agrees("replace", fc.tuple(fc.oneof(text, word), fixed, fixed), layer.replace, 50);
agrees("substr", fc.tuple(text, small, small), layer.substr, 60);
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
