/** The rules of biome.json that keep the layers apart: each catches its violation and accepts the good form. */
import { type Finding, lint } from "./lint";

/** From the bottom up; what is on one level does not know its neighbours. */
const LEVELS = [
  ["core"],
  ["network"],
  ["endpoints"],
  ["storage"],
  ["compute"],
  ["edge", "data", "delivery", "access"],
  ["environments"],
  ["stacks"],
  ["commands"],
];
/** It reads what anybody planned; commands alone know it. */
const APART = "reach";
const FAMILIES = LEVELS.flatMap((families, level) => families.map((name) => ({ name, level })));
const PAIRS = FAMILIES.flatMap((from) => FAMILIES.filter((to) => to !== from).map((to) => ({ from, to })));

const importing = (what: string, from: string) =>
  `import { ${what} } from "${from}";\nexport const used${what} = ${what};\n`;
const FROM_APART = FAMILIES.map(({ name }) => ({ from: APART, to: name }));
const TO_APART = FAMILIES.filter(({ name }) => name !== "commands").map(({ name }) => ({
  from: name,
  to: APART,
}));
/** Below all of them: what Terraform's functions compute, and texts. */
const FROM_BELOW = ["terraform", "text"].flatMap((from) =>
  [...FAMILIES.map(({ name }) => name), APART].map((to) => ({ from, to })),
);
const pairFile = (from: string, to: string) => `src/${from}/uses-${to}.ts`;

const FILES: Record<string, string> = {
  ...Object.fromEntries(
    PAIRS.map(({ from, to }) => [pairFile(from.name, to.name), importing("block", `../${to.name}/block`)]),
  ),
  ...Object.fromEntries(
    [...FROM_APART, ...TO_APART, ...FROM_BELOW, { from: "commands", to: APART }].map(({ from, to }) => [
      pairFile(from, to),
      importing("block", `../${to}/block`),
    ]),
  ),
  "src/reach/walk/deep.ts": importing("one", "../../core/stack/notice"),
  "src/reach/walk/own.ts": importing("network", "../model/network"),
  "src/reach/walk/below.ts": importing("addressText", "../../terraform/address"),
  "src/core/module/deep.ts": importing("Network", "../../network/network"),
  "src/core/all.ts": 'export * from "../stacks";\n',
  "src/core/late.ts": 'export const late = import("../edge/dns");\n',
  "src/core/types.ts": 'export type { Blocks } from "../blocks";\n',
  "src/network/own.ts": importing("plots", "./layout") + importing("Vpc", "@cdktf/provider-aws/lib/vpc"),
  "src/network/index-import.ts": importing("vpc", "@cdktf/provider-aws"),
  "src/core/expressions/index-import.ts": importing("vpc", "@cdktf/provider-aws"),
  "test/index-import.ts": importing("vpc", "@cdktf/provider-aws"),
  "src/core/namespace.ts": 'import * as raw from "cdktf";\nexport const used = raw;\n',
  "src/core/everything.ts": 'export * from "cdktf";\n',
  "src/core/good.ts": importing("App", "cdktf"),
  "src/edge/named.ts": importing("eq", "../core/expressions") + importing("oneOf", "../core/contract"),
  "src/edge/other-name.ts":
    'import * as expressions from "../core/expressions";\nexport const used = expressions;\n',
  "src/edge/short.ts":
    'import * as t from "../core/contract";\nimport type { Expr } from "../core/expressions";\nimport * as x from "../core/expressions";\nexport const used: [unknown, unknown, Expr<string>?] = [t, x];\n',
  "src/core/contract/rules.ts": importing("eq", "../expressions"),
  "src/core/resources.ts": 'export type { ITerraformIterator } from "cdktf";\n',
};

const RAW = [
  "Fn",
  "Op",
  "conditional",
  "propertyAccess",
  "rawString",
  "TerraformIterator",
  "MapTerraformIterator",
];
for (const name of RAW) {
  FILES[`src/network/raw-${name}.ts`] = importing(name, "cdktf");
  FILES[`src/core/expressions/raw-${name}.ts`] = importing(name, "cdktf");
}

let findings: Finding[];
beforeAll(() => {
  findings = lint(FILES);
});

const messages = (path: string) => findings.filter(({ file }) => file === path).map(({ message }) => message);

describe("families depend downwards only", () => {
  test.each(
    PAIRS.filter(({ from, to }) => to.level >= from.level).map(({ from, to }) => [from.name, to.name]),
  )("%s may not import %s", (from, to) =>
    expect(messages(pairFile(from, to))).toEqual([expect.stringMatching(/^Families depend downwards/)]),
  );

  test.each(
    PAIRS.filter(({ from, to }) => to.level < from.level).map(({ from, to }) => [from.name, to.name]),
  )("%s may import %s", (from, to) => expect(messages(pairFile(from, to))).toEqual([]));

  test.each([...FROM_APART, ...TO_APART, ...FROM_BELOW])("$from may not import $to", ({ from, to }) =>
    expect(messages(pairFile(from, to))).toEqual([expect.stringMatching(/^Families depend downwards/)]),
  );

  it("lets commands import reach, and reach its own files and what lies below", () => {
    expect(messages(pairFile("commands", APART))).toEqual([]);
    expect(messages("src/reach/walk/own.ts")).toEqual([]);
    expect(messages("src/reach/walk/below.ts")).toEqual([]);
    expect(messages("src/reach/walk/deep.ts")).toEqual([expect.stringMatching(/^Families depend downwards/)]);
  });

  test.each(["src/core/module/deep.ts", "src/core/all.ts", "src/core/late.ts", "src/core/types.ts"])(
    "other forms of import are seen: %s",
    (file) => expect(messages(file)).toEqual([expect.stringMatching(/^Families depend downwards/)]),
  );

  it("leaves a family's own files and packages alone", () =>
    expect(messages("src/network/own.ts")).toEqual([]));
});

describe("the provider's index is not imported", () => {
  test.each(["src/network/index-import.ts", "src/core/expressions/index-import.ts", "test/index-import.ts"])(
    "%s",
    (file) => expect(messages(file)).toEqual([expect.stringMatching(/^Import one resource/)]),
  );
});

describe("Terraform expressions are written in one place", () => {
  test.each(RAW)("%s is not imported outside of it", (name) =>
    expect(messages(`src/network/raw-${name}.ts`)).toEqual([
      expect.stringMatching(/^Only src\/core\/expressions/),
    ]),
  );

  test.each(RAW)("%s may be imported inside of it", (name) =>
    expect(messages(`src/core/expressions/raw-${name}.ts`)).toEqual([]),
  );

  test.each(["src/core/namespace.ts", "src/core/everything.ts"])("%s does not hide them", (file) =>
    expect(messages(file)).toEqual(["Import what is needed from cdktf by name."]),
  );

  test.each(["src/core/good.ts", "src/core/resources.ts"])("%s imports other names", (file) =>
    expect(messages(file)).toEqual([]),
  );
});

describe("the layers that every file builds on have short names", () => {
  const SHORT = expect.stringMatching(/^Import core\/expressions as x and core\/contract as t/);

  it.each([
    ["src/edge/named.ts", 2],
    ["src/edge/other-name.ts", 1],
  ])("%s is told", (file, times) => expect(messages(file)).toEqual(Array(times).fill(SHORT)));

  it.each(["src/edge/short.ts", "src/core/contract/rules.ts"])("%s is as it should be", (file) =>
    expect(messages(file)).toEqual([]),
  );
});
