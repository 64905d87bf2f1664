/** What Terraform shows of a value that only it knows has the names that the user of TypeScript writes. */
import { blocks } from "../../../src/blocks";
import * as t from "../../../src/core/contract";
import { isHidden, problemText, sitesOf } from "../../../src/core/contract/rules";
import { type Face, namesIn } from "../../../src/core/contract/spelling";
import * as x from "../../../src/core/expressions";
import { unwrap } from "../../../src/core/expressions/expr";
import { toCode } from "../../../src/core/expressions/literal";
import { evaluate } from "../expressions/evaluate";

const NONE = { test: () => false, allowed: "nothing", refused: [{}] } as const;

const part = t.shape("Part", {
  fromPort: t.port().describe("A port."),
  name: t.text().optional(),
});
const ports = t.shape("Ports", {
  firstPart: part.describe("The first."),
  otherParts: t.listOf(part, "part").describe("Others.").default([]),
  byName: t.mapOf(part, "part").describe("By name.").optional(),
});
const whole = ports.rule(NONE).describe("Ports.");

const code = (type: t.AnyType, face: Face): string[] =>
  sitesOf(type)
    .filter(({ steps }) => steps.length === 0)
    .map((site) => String(toCode(unwrap(problemText(site, x.raw("local.given"), "ports", face)))));

const given = {
  first_part: { from_port: 1, name: "first_part" },
  other_parts: [{ from_port: 2, name: null }],
  by_name: { from_port: { from_port: 3, name: null } },
};

const shown = (text: string): string => (text.match(/is (\{.*\});/) ?? [])[1] ?? text;

const saysOf = (face: Face, value: object): unknown => {
  const [[outcome] = []] = evaluate([code(whole, face)], { given: value });
  return outcome === "fails" || outcome === undefined ? outcome : JSON.parse(shown(String(outcome.value)));
};

it("shows fields as TypeScript writes them, and keys and texts as they are", () => {
  const other = { fromPort: 2, name: null };
  expect(saysOf("typescript", given)).toEqual({
    firstPart: { fromPort: 1, name: "first_part" },
    otherParts: [other],
    byName: { from_port: { ...other, fromPort: 3 } },
  });
  expect(saysOf("typescript", { ...given, by_name: null })).toMatchObject({ byName: null });
});

it("shows a module's user what was given", () => expect(saysOf("terraform", given)).toEqual(given));

/** A type and those in it. */
const typesIn = (type: t.AnyType): t.AnyType[] => [
  type,
  ...(type.is.element ? typesIn(type.is.element) : []),
  ...Object.values(type.is.fields ?? {}).flatMap(typesIn),
];

const types = blocks.flatMap(({ path, contract }) =>
  Object.entries(contract.everyInput).flatMap(([name, type]) =>
    typesIn(type).map((inner) => ({ title: `${path}: ${name}`, type: inner })),
  ),
);

const structures = types.filter(({ type }) => type.is.kind !== "string" && namesIn({ type }).size > 0);
const WHOLE = /jsonencode\(local\.given\)|\$\{local\.given\}/;

it.each(structures)("$title encodes no structure as Terraform writes it", ({ type }) => {
  for (const text of code(type, "typescript")) expect(text).not.toMatch(/jsonencode\(local\.given\)/);
});

it.each(types.filter(({ type }) => isHidden(type)))(
  "$title is not shown: it may hold a secret",
  ({ type }) => {
    for (const text of [...code(type, "typescript"), ...code(type, "terraform")])
      expect(text).not.toMatch(WHOLE);
  },
);
