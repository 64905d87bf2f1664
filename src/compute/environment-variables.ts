/** Environment variables: what their values may be, and the rule of their names. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";

/** It ends at the first NUL (The Open Group Base Specifications, "Environment Variables"). */
export const environmentValue = t.text().rule({
  test: (value) => x.not(x.matches("\\x00", value)),
  allowed: "a text without NUL",
  whereKnown: true,
  refused: ["a\u0000b"],
});

type ByName<V> = Readonly<Record<string, V>>;

/** The names of a map of values, or of secrets. */
export const variableNames =
  (isWrong: (name: Expr<string>) => Expr<boolean>, allowed: string) =>
  <V>(...refused: [object, ...object[]]): t.Rule<ByName<V>> => {
    const wrong = (given: Expr<ByName<V>>) => x.keysWhere(given, ["name", "value"], isWrong);
    return {
      test: (given) => x.isEmpty(wrong(given)),
      got: (given) => x.str`a map with the keys ${x.shownTexts(wrong(given))}`,
      allowed,
      refused,
    };
  };
