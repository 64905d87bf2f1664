/** Cases of trees of operators: precedence and parentheses. */
import fc from "fast-check";
import type { Expr } from "../../../../src/core/expressions";
import * as layer from "../../../../src/core/expressions";
import { flag, small } from "./arbitraries";
import { type Any, agrees, plainly } from "./specs";

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
