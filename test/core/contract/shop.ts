/** A small contract with one of everything, for the tests of the contract layer. */

import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  blockName,
  concern,
  contract,
  flag,
  InputError,
  integer,
  listOf,
  mapOf,
  number,
  oneOf,
  port,
  setOf,
  shape,
  text,
} from "../../../src/core/contract";
import { type Expr, knownValue, le, length, str, textLength } from "../../../src/core/expressions";

export const door = shape("ShopDoor", {
  kind: oneOf("front", "back").describe("Where it is."),
  size: shape("ShopSize", {
    fromPort: port().describe("First port.").default(80),
    toPort: port().describe("Last port.").optional(),
  })
    .describe("How wide it is.")
    .default({}),
}).describe("One door.");

export const shopInputs = {
  name: blockName().describe("The shop's name."),
  floors: integer({ min: 1, max: 9 }).describe("How many floors there are.").default(2),
  mode: oneOf("slow", "fast").describe("How it is run.").default("slow"),
  open: flag("Whether it is open.").default(true),
  weight: number().describe("How heavy it is.").optional(),
  streets: setOf(text(), "street").describe("Streets that lead there.").default([]),
  goods: listOf(text(), "good").describe("What is sold, best first.").default([]),
  doors: mapOf(door, "door").describe("The doors, by name.").default({}),
  sign: text().describe("What is written outside.").optional(),
  safe: text()
    .describe("What opens the safe.")
    .rule({
      test: (value) => le(4, textLength(value)),
      allowed: "at least 4 characters",
      refused: ["abc"],
    })
    .example("sesame")
    .sensitive()
    .optional(),
};

export const shop = contract({
  name: "shop",
  concerns: [
    concern({
      inputs: shopInputs,
      rules: [
        {
          on: "doors",
          test: ({ doors, floors }) => le(length(doors), floors),
          message: ({ doors, floors }) =>
            str`doors has ${length(doors)} entries; allowed: at most ${floors}, one to a floor.`,
          refused: [{ floors: 1, doors: { a: { kind: "front" }, b: { kind: "back" } } }],
        },
      ],
    }),
  ],
  example: { name: "corner", doors: { main: { kind: "front" } } },
});

export type ShopShape = typeof shopInputs;

type ShopInputs = ReturnType<typeof shop.read>["inputs"];

export function scope(): Construct {
  return new Construct(new TerraformStack(Testing.app(), "town"), "shop");
}

/** The inputs as the construct reads them, and what is left to Terraform. */
export const read = (props: object) => shop.read(scope(), props);

/** One input's value, which has to be known. */
export const inputOf = <K extends keyof ShopInputs>(name: K, props: object): unknown =>
  knownValue(read({ name: "corner", ...props }).inputs[name] as Expr<unknown>);

/** What is wrong with them, without the construct's path. */
export function problems(props: object): readonly string[] {
  try {
    read(props);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}
