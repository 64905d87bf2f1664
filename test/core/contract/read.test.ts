/** What a construct makes of its props: complete inputs, or an error that says everything that is wrong. */
import { TerraformVariable, Token } from "cdktf";
import { concern, contract, InputError, number, setOf } from "../../../src/core/contract";
import { knownValue, lift } from "../../../src/core/expressions";
import { inputOf, problems, read, scope } from "./shop";

describe("defaults", () => {
  it("stand for what is not given", () => {
    expect(inputOf("floors", {})).toBe(2);
    expect(inputOf("doors", {})).toEqual({});
    expect(inputOf("weight", {})).toBeNull();
  });

  it("stand for undefined and null too, as a Terraform variable that is not nullable has it", () => {
    expect(inputOf("floors", { floors: undefined })).toBe(2);
    expect(inputOf("floors", { floors: null })).toBe(2);
    expect(inputOf("floors", { floors: lift(null) })).toBe(2);
  });

  it("are filled in below a default, and below what is given in part", () => {
    const size = (given: object) => inputOf("doors", { doors: { main: { kind: "front", ...given } } });
    expect(size({})).toEqual({ main: { kind: "front", size: { from_port: 80, to_port: null } } });
    expect(size({ size: { toPort: 90 } })).toEqual({
      main: { kind: "front", size: { from_port: 80, to_port: 90 } },
    });
  });
});

describe("keys", () => {
  it("of a map are the user's own: no conversion touches them", () => {
    const doors = Object.fromEntries(
      ["fromPort", "from_port", "a/b", "a-b", "2", "Ä", "constructor"].map((key) => [key, { kind: "back" }]),
    );
    expect(Object.keys(inputOf("doors", { doors, floors: 9 }) as object).sort()).toEqual(
      Object.keys(doors).sort(),
    );
  });

  it("of an object become Terraform's names", () => {
    const [found] = Object.values(inputOf("doors", { doors: { main: { kind: "front" } } }) as object) as [
      object,
    ];
    expect(Object.keys((found as { size: object }).size)).toEqual(["from_port", "to_port"]);
  });
});

describe("a set", () => {
  it("is sorted and without repetition, as Terraform keeps it", () => {
    expect(inputOf("streets", { streets: ["b", "a", "b", "B", "é"] })).toEqual(["B", "a", "b", "é"]);
  });

  it("of numbers is sorted by their size", () => {
    const inputs = { years: setOf(number(), "year") };
    const { inputs: read } = contract({ name: "ages", concerns: [concern({ inputs })], example: {} }).read(
      scope(),
      {
        years: [100, 9, 100, -1],
      },
    );
    expect(knownValue(read.years)).toEqual([-1, 9, 100]);
  });

  it("differs from a list, which stays as it is", () => {
    expect(inputOf("goods", { goods: ["b", "a", "b"] })).toEqual(["b", "a", "b"]);
  });
});

describe("an error", () => {
  it("names the construct, the input, the value got and what is allowed", () => {
    const act = () => read({ name: "corner", mode: "quick" });
    expect(act).toThrow(InputError);
    expect(act).toThrow('town/shop: mode is "quick"; allowed: one of "slow", "fast".');
  });

  it("holds all problems at once, one to a line", () => {
    const act = () => read({ name: 5, mode: true, streets: "Main Street", extra: 1 });
    expect(act).toThrow(
      [
        "town/shop: extra is not known; allowed: name, floors, mode, open, weight, streets, goods, doors, sign, safe.",
        "town/shop: name is 5; allowed: a string.",
        'town/shop: mode is true; allowed: one of "slow", "fast".',
        'town/shop: streets is "Main Street"; allowed: a list without repetition.',
      ].join("\n"),
    );
  });

  it("holds every rule that is broken", () => {
    expect(problems({ name: "1st", floors: 10, mode: "quick" })).toEqual([
      'name is "1st"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.',
      "floors is 10; allowed: a whole number from 1 to 9.",
      'mode is "quick"; allowed: one of "slow", "fast".',
    ]);
  });

  it("says where in an input it is", () => {
    const doors = { "a/b": { kind: "side", size: { fromPort: 80.5 } } };
    expect(problems({ name: "corner", doors })).toEqual([
      'doors["a/b"].kind is "side"; allowed: one of "front", "back".',
      'doors["a/b"].size.fromPort is 80.5; allowed: a whole number from 0 to 65535.',
    ]);
    expect(problems({ name: "corner", goods: ["bread", 5] })).toEqual(["goods[1] is 5; allowed: a string."]);
  });

  it("tells of what is missing", () => {
    expect(problems({})).toEqual(["name is missing; allowed: a string."]);
    expect(problems({ name: "corner", doors: { main: {} } })).toEqual([
      'doors["main"].kind is missing; allowed: one of "front", "back".',
    ]);
  });

  it("tells of names that nobody knows, at any depth, and of those that every object has", () => {
    const doors = { main: { kind: "front", colour: "red", size: { width: 3 } } };
    expect(problems({ name: "corner", doors })).toEqual([
      'doors["main"].colour is not known; allowed: kind, size.',
      'doors["main"].size.width is not known; allowed: fromPort, toPort.',
    ]);
    expect(problems({ name: "corner", toString: "a" })).toEqual([
      expect.stringMatching(/^toString is not known; /),
    ]);
  });

  it("does not show a sensitive value", () => {
    expect(problems({ name: "corner", safe: "abc" })).toEqual([
      "safe is a sensitive value; allowed: at least 4 characters.",
    ]);
    expect(problems({ name: "corner", safe: 1234 })).toEqual([
      "safe is a sensitive value; allowed: a string.",
    ]);
  });

  it("asks for rules between inputs where each is right by itself", () => {
    const doors = { a: { kind: "front" }, b: { kind: "back" }, c: { kind: "back" } };
    expect(problems({ name: "corner", doors })).toEqual([
      "doors has 3 entries; allowed: at most 2, one to a floor.",
    ]);
    expect(problems({ name: "corner", doors, mode: "quick" })).toHaveLength(1);
  });
});

const TEMPLATE =
  ", which Terraform takes for a template; allowed: $${ for the text itself, Fn.rawString(text), a token of cdktf's or an expression of Terraform's.";

const ITERATION =
  ", which is there only where a resource is repeated; allowed: a value of the whole stack. For several, a loop of the program makes a block each.";

const ITEM =
  "holds an item of a list that only Terraform knows; allowed: Fn.element(list, 0), for a longer list Fn.concat([list, […]]), in a text Fn.join(…).";

const SPREAD = "holds a map that only Terraform knows, spread into another; allowed: Fn.merge([map, { … }]).";

const { listValue: list, value: map } = new TerraformVariable(scope(), "given", {});

describe("a value of another kind", () => {
  const wrong = [
    ["a string for a number", { floors: "2" }, 'floors is "2"; allowed: a number.'],
    ["a number for a flag", { open: 0 }, "open is 0; allowed: true or false."],
    ["a list for a map", { doors: [] }, "doors is []; allowed: a map."],
    ["a map for a list", { goods: { a: "b" } }, 'goods is {"a":"b"}; allowed: a list.'],
    [
      "a string for an object",
      { doors: { main: "front" } },
      'doors["main"] is "front"; allowed: an object with kind, size.',
    ],
    ["not a number", { weight: Number.NaN }, "weight is NaN; allowed: a number."],
    ["no end of a number", { weight: Number.POSITIVE_INFINITY }, "weight is Infinity; allowed: a number."],
    ["a function", { sign: () => "sesame" }, "sign is a function; allowed: a string."],
    ["a template without an end", { sign: "${var.sesame" }, `sign holds \${${TEMPLATE}`],
    ["a shell's variable", { sign: "echo ${HOME}" }, `sign holds \${HOME}${TEMPLATE}`],
    [
      "a format of curl's",
      { sign: "%{http_code}" },
      `sign holds %{http_code}${TEMPLATE}`.replace("$${", "%%{"),
    ],
    [
      "a token of another program",
      { sign: "${TfToken[TOKEN.99999]}" },
      'sign is "${TfToken[TOKEN.99999]}"; allowed: a string.',
    ],
    ["a date", { sign: new Date(0) }, "sign is a Date; allowed: a string."],
    ["a number too large", { floors: 1e21 }, "floors is 1e+21; allowed: a number."],
    ["a bigint", { sign: 10n }, "sign is 10n; allowed: a string."],
    [
      "a construct",
      { sign: scope() },
      "sign is the construct town/shop; allowed: one of its attributes, a string.",
    ],
    [
      "a block for an object",
      { doors: { main: Object.assign(scope(), { ref: {} }) } },
      'doors["main"] is the construct town/shop; allowed: its ref, an object with kind, size.',
    ],
    ["an item of a list token", { sign: `${list[0]}` }, `sign ${ITEM}`],
    ["a list token that is spread", { goods: [...list, "milk"] }, `goods[0] ${ITEM}`],
    ["a list token's items in a text", { goods: list.map((good) => `a ${good}`) }, `goods ${ITEM}`],
    ["a map token that is spread", { doors: { ...Token.asStringMap(map), main: {} } }, `doors ${SPREAD}`],
    ["a reference that is spread", { doors: { ...map, main: {} } }, `doors ${SPREAD}`],
    ["what an iterator goes through", { sign: "at ${each.value}" }, `sign holds each.value${ITERATION}`],
    ["a count", { doors: { main: "${doors[count.index]}" } }, `doors["main"] holds count.index${ITERATION}`],
    ["what a provisioner has", { goods: ["${self.id}"] }, `goods[0] holds self.id${ITERATION}`],
    [
      "a construct for an object",
      { doors: { main: scope() } },
      'doors["main"] is the construct town/shop; allowed: an object with kind, size.',
    ],
    [
      "a function in a list",
      { goods: ["bread", () => "milk"] },
      "goods[1] is a function; allowed: a string.",
    ],
    ["an expression of another kind", { floors: lift("two") }, 'floors is "two"; allowed: a number.'],
  ] as const;

  it.each(wrong)("is refused: %s", (_, props, problem) => {
    expect(problems({ name: "corner", ...props })).toEqual([problem]);
  });
});

it("takes what only looks like a reference of a repeated resource", () => {
  const given = ["see each.value", "${var.stage} of each.value", "${var.each.value}"];
  expect(problems({ name: "corner", goods: given })).toEqual([]);
});

it("is told in one line, with what a terminal would act on as an escape", () => {
  expect(problems({ name: "a\nb\0\u001b[31m\u007f\u009bä" })).toEqual([
    String.raw`name is "a\nb\u0000\u001b[31m\u007f\u009bä"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.`,
  ]);
});
