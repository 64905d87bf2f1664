/** What must not compile: each line below is checked by `tsc --noEmit`, which fails on one that does. */
import {
  add,
  and,
  at,
  choose,
  cidrSubnet,
  type Expr,
  eq,
  get,
  gt,
  ifSet,
  keys,
  length,
  listEach,
  mapFrom,
  merge,
  object,
  orElse,
  raw,
  split,
  str,
  when,
} from "../../../src/core/expressions";

const one = () => 1;
const n = raw<number>("var.n");
const text = raw<string>("var.text");
const flag = raw<boolean>("var.flag");
const list = raw<string[]>("var.list");
const word = raw<"none" | "single">("var.word");
const maybe = raw<number | null>("var.maybe");
const map = raw<Record<string, { slot: number; vpcId: string }>>("var.map");

function wrong(): void {
  // @ts-expect-error a text is no number
  add(text, 1);
  // @ts-expect-error nor is a list
  add(n, list);
  // @ts-expect-error a number is no list
  at(n, 0);
  // @ts-expect-error a list has positions, no names
  at(list, "a");
  // @ts-expect-error a map has names, no positions
  get(map, 1);
  // @ts-expect-error a number is no condition
  when<number>(n, one, one);
  // @ts-expect-error a text is no flag
  and(flag, text);
  // @ts-expect-error texts are not ordered
  gt(text, list);
  // @ts-expect-error a number is never a text
  eq<number>(n, text);
  // @ts-expect-error nor is it where no type is named
  eq(n, text);
  // @ts-expect-error a word that it never is
  eq(word, "per_zone");
  // @ts-expect-error what may be null is no number
  const sure: Expr<number> = maybe;
  // @ts-expect-error both branches count
  const both: Expr<string> = when(flag, () => text, one);
  // @ts-expect-error what stands in for null counts
  const either: Expr<number> = ifSet(
    maybe,
    (it) => it,
    () => text,
  );
  // @ts-expect-error neither of the two words
  const chosen: Expr<"single"> = choose(flag, "none", "single");
  // @ts-expect-error a field of another type in a loop's value
  const slots: Expr<{ slot: number }[]> = listEach(list, ["v"], (v) => ({ value: { slot: v } }));
  // @ts-expect-error nor where an expression is the value
  const texts: Expr<number[]> = listEach(list, ["v"], (v) => v);
  // @ts-expect-error what is at hand counts as a branch
  const atHand: Expr<string> = when(flag, () => text, maybe);
  // @ts-expect-error and as what stands in for null
  const sureText: Expr<string> = orElse(raw<string | null>("var.t"), n);
  // @ts-expect-error a field of another type in a branch
  const place: Expr<{ slot: number }> = when(
    flag,
    () => ({ slot: text }),
    () => ({ slot: 1 }),
  );
  // @ts-expect-error a range is a text
  cidrSubnet(n, 1, 1);
  // @ts-expect-error a number has no keys
  keys(n);
  // @ts-expect-error a number has no length
  length(n);
  // @ts-expect-error a list is split from a text
  split(",", list);
  // @ts-expect-error a list cannot stand in a text
  str`${list}`;
  // @ts-expect-error there is no such field
  get(map, "a").nothing;
  // @ts-expect-error a slot is a number
  const slot: Expr<string> = get(map, "a").slot;
  // @ts-expect-error an expression is no plain value
  const value: number = add(1, 2);
  // @ts-expect-error a field is missing
  object<{ vpcId: string; slot: number }>({ vpcId: text });
  // @ts-expect-error a map's loop has a key and a value
  mapFrom(list, ["k", "v"], (k, v) => ({ key: k, value: v }));
  // @ts-expect-error a key is a text
  mapFrom(map, ["k", "v"], (_, v) => ({ key: v.slot, value: 1 }));
  // @ts-expect-error a map is no list
  listEach(map, ["v"], (v) => ({ value: v }));
  // @ts-expect-error maps of different things
  merge<number>({ a: text });
  void [slot, value, both, either, sure, chosen, slots, place, texts, atHand, sureText];
}

function right(): void {
  const slot: Expr<number> = get(map, "a").slot;
  const ids: Expr<Record<string, string>> = mapFrom<{ vpcId: string; slot: number }, string>(
    map,
    ["k", "v"],
    (k, v) => ({ key: k, value: v.vpcId }),
  );
  const named: Expr<string> = at(split(",", text), add(slot, 1));
  const next: Expr<number> = ifSet(maybe, (it) => add(it, 1), one);
  const none: Expr<string | null> = when(
    flag,
    () => text,
    () => null,
  );
  const plain: Expr<string | number> = when(flag, text, 1);
  const slotsByKey: Expr<Record<string, number>> = mapFrom(map, ["k", "v"], (_, v) => v.slot);
  const mode: Expr<"none" | "single"> = choose(eq(word, "none"), "single", "none");
  const flagged: Expr<boolean> = and(flag, eq(named, "a"), gt(slot, 0));
  void [ids, flagged, next, none, mode, plain, slotsByKey];
}

test("the layer's types are checked by tsc", () =>
  expect([typeof wrong, typeof right]).toEqual(["function", "function"]));
