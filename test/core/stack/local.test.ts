/** Steps of a computation with a name. */
import { Construct } from "constructs";
import { add, isKnown, items, knownValue, lift, raw, tf } from "../../../src/core/expressions";
import { local } from "../../../src/core/stack/local";
import { newStack, synthesized } from "./small-stack";

const size = raw<number>("var.size");
const textOf = (value: unknown) => JSON.stringify(tf(value as never));

it("gives a name to what Terraform computes", () => {
  const stack = newStack();
  expect(textOf(local(stack, "twice", add(size, size)))).toBe('"${local.twice}"');
  expect(synthesized(stack).locals).toEqual({ twice: "${var.size + var.size}" });
});

it("leaves what is known as it is, and what has a known shape", () => {
  const stack = newStack();
  expect(knownValue(local(stack, "three", lift(3)))).toBe(3);
  const list = local(stack, "list", items([size, 1]));
  expect([isKnown(list), textOf(list)]).toEqual([false, '["${var.size}",1]']);
  expect(synthesized(stack).locals).toBeUndefined();
});

it("takes the same step twice for one", () => {
  const stack = newStack();
  const [first, second] = [local(stack, "next", add(size, 1)), local(stack, "next", add(size, 1))];
  expect(textOf(first)).toBe(textOf(second));
  expect(synthesized(stack).locals).toEqual({ next: "${var.size + 1}" });
});

it("refuses another step of the same name", () => {
  const stack = newStack();
  local(stack, "next", add(size, 1));
  expect(() => local(stack, "next", add(size, 2))).toThrow(
    "three-tier-dev: two steps of a computation are called next; give one another name",
  );
});

it("refuses the name of something else in the construct", () => {
  const stack = newStack();
  new Construct(stack, "next");
  expect(() => local(stack, "next", size)).toThrow("called next");
});

it("does not name a name again", () => {
  const stack = newStack();
  const first = local(stack, "first", add(size, 1));
  expect(textOf(local(stack, "second", first))).toBe('"${local.first}"');
  expect(Object.keys(synthesized(stack).locals ?? {})).toEqual(["first"]);
});

it("keeps steps of two constructs apart", () => {
  const stack = newStack();
  for (const id of ["a", "b"]) local(new Construct(stack, id), "next", add(size, 1));
  expect(Object.keys(synthesized(stack).locals ?? {})).toEqual(["a_next", "b_next"]);
});
