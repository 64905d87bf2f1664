/** Cases of arithmetic and comparison. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { digits, flag, listOf, mapOf, nothing, number, orNull, small, text, word } from "./arbitraries";
import { agrees, agreesFor, plainly } from "./specs";

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
agrees("sum", fc.tuple(listOf(small)), layer.sum);
agrees("sum of large numbers", fc.tuple(listOf(number)), layer.sum);
agreesFor("sum of nothing", layer.sum, [[]]);
agrees("add of null", fc.tuple(orNull(small), orNull(fc.integer({ min: 1, max: 9 }))), layer.add);
agrees("range", fc.tuple(small, small), layer.range);
agreesFor("range's limit", layer.range, [0, 1024], [0, 1025], [5, 5], [1024, 0], [0, -1025]);
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
