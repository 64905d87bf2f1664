/** Cases of logic and choice. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { digits, flag, key, listOf, mapOf, natural, nothing, orNull, small, text } from "./arbitraries";
import { agrees, agreesFor } from "./specs";

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
agrees("nonsensitive", fc.tuple(text), layer.nonsensitive);
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
