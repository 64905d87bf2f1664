/** What only a newer provider has: refused in TypeScript with that word, and not in the common modules. */
import {
  concern,
  contract,
  type InputError,
  listOf,
  negativeCases,
  number,
  oneOf,
  shape,
  text,
} from "../../../src/core/contract";
import { forProvider, isAtLeast } from "../../../src/core/contract/provider";
import { variablesJson } from "../../../src/core/contract/terraform";
import { and, knownValue, le, lift, ne, or } from "../../../src/core/expressions";
import { scope } from "./shop";

const door = shape("LaterDoor", {
  width: number().describe("How wide it is."),
  lock: text().describe("What closes it.").since("6.19").optional(),
});

const house = contract({
  name: "house",
  concerns: [
    concern({
      inputs: {
        mode: oneOf("slow", "fast")
          .describe("How it is run.")
          .orSince("6.24", "regional", "everywhere.")
          .default("slow"),
        doors: listOf(door, "door").describe("The doors.").default([]),
        colours: listOf(text(), "colour")
          .describe("The colours.")
          .rule({ test: () => lift(true), allowed: "few", refused: [[]] })
          .since("6.8")
          .default([]),
        floors: number().describe("How many.").default(1),
      },
      rules: [
        {
          on: "floors",
          since: "6.24",
          test: ({ floors, mode }) => and(ne(floors, 0), or(ne(mode, "regional"), le(floors, 2))),
          message: () => "floors is wrong; allowed: fewer.",
          refused: [{ mode: "regional", floors: 3 }],
        },
      ],
    }),
  ],
  example: {},
});

function problems(props: object, version: string): readonly string[] {
  try {
    forProvider(version, () => house.read(scope(), props));
    return [];
  } catch (error) {
    return (error as InputError).problems;
  }
}

const told = (subject: string, since: string, version: string) =>
  `${subject}; allowed: with AWS provider ${since} or newer. The installed @cdktf/provider-aws is for ${version}: install 21.22 or newer of it.`;

it("is refused with an older provider: an input, a field, a choice", () => {
  const props = { mode: "regional", doors: [{ width: 1 }, { width: 2, lock: "key" }], colours: ["red"] };
  expect(problems(props, "5.100.0")).toEqual([
    told('mode is "regional"', "6.24", "5.100.0"),
    told('doors[1].lock is "key"', "6.19", "5.100.0"),
    told('colours is ["red"]', "6.8", "5.100.0"),
  ]);
  expect(problems(props, "6.20.1")).toEqual([told('mode is "regional"', "6.24", "6.20.1")]);
  expect(problems(props, "6.24.0")).toEqual([]);
});

it("goes by the version of the bindings", () => {
  expect(() => house.read(scope(), { colours: ["red"] })).toThrow(
    told('colours is ["red"]', "6.8", "5.100.0"),
  );
});

it("may be null where it is not there, and is as if it had not been given", () => {
  expect(problems({ doors: [{ width: 1, lock: null }], colours: undefined }, "5.100.0")).toEqual([]);
  const { inputs } = forProvider("5.100.0", () => house.read(scope(), { doors: [{ width: 1 }] }));
  expect(knownValue(inputs.doors)).toEqual([{ width: 1, lock: null }]);
  expect(knownValue(inputs.colours)).toEqual([]);
});

it("is no choice that a message offers", () => {
  const said = (version: string) => problems({ mode: 1 }, version);
  expect(said("5.100.0")).toEqual(['mode is 1; allowed: one of "slow", "fast".']);
  expect(said("6.24.0")).toEqual(['mode is 1; allowed: one of "slow", "fast", "regional".']);
});

it("has its rules where it is there", () => {
  expect(problems({ floors: 0 }, "5.100.0")).toEqual([]);
  expect(problems({ floors: 0 }, "6.24.0")).toEqual(["floors is wrong; allowed: fewer."]);
  const titles = (version: string) =>
    forProvider(version, () => negativeCases(house)).map(({ title }) => title);
  expect(titles("5.100")).toEqual(['mode = "other"']);
  expect(titles("6.24")).toEqual([
    'mode = "other"',
    "colours = []",
    'floors, rule between inputs: {"mode":"regional","floors":3} (0)',
  ]);
});

it("is in the variables of modules for a provider that has it, and in no others", () => {
  const types = (version: string) =>
    Object.entries(forProvider(version, () => variablesJson(house))).map(([name, variable]) => [
      name,
      (variable as { type: string }).type,
    ]);
  const number = ["floors", "number"];
  expect(types("5.100")).toEqual([["doors", "list(object({ width = number }))"], number, ["mode", "string"]]);
  expect(types("6.24")).toEqual([
    ["colours", "list(string)"],
    ["doors", "list(object({ width = number, lock = optional(string) }))"],
    number,
    ["mode", "string"],
  ]);
  const choices = (version: string) => JSON.stringify(forProvider(version, () => variablesJson(house)).mode);
  expect(choices("5.100")).not.toContain("regional");
  expect(choices("5.100")).toContain('"How it is run. Allowed: ');
  expect(choices("6.24")).toContain('"How it is run. regional: everywhere. Allowed: ');
});

it("counts versions as numbers", () => {
  expect([isAtLeast("6.10.0", "6.9"), isAtLeast("6.9.3", "6.10"), isAtLeast("7.0.0", "6.24")]).toEqual([
    true,
    false,
    true,
  ]);
});
