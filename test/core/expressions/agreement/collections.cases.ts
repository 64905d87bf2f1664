/** Cases of lists and maps. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { flag, json, key, listOf, mapOf, natural, nothing, orNull, small, text, word } from "./arbitraries";
import { agrees, agreesFor } from "./specs";

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
