/** Texts and expressions that nobody thought of: what is rendered is read back as the same, by a parser that is not ours. */
import { parse as parseHcl } from "@cdktf/hcl2json";
import fc from "fast-check";
import { escapeTemplate } from "../../../../src/core/expressions/quote";
import { block } from "../../../../src/core/module/hcl/body";
import { fileText } from "../../../../src/core/module/hcl/files";
import { flat } from "../../../../src/core/module/hcl/flat";
import { layout } from "../../../../src/core/module/hcl/layout";
import { aligned } from "../../../../src/core/module/hcl/rows";
import { row } from "../../../../src/core/module/hcl/value";
import { type Expression, parse } from "../../../../src/text/code/expression";
import { canonical } from "./canonical";

/** One file for all samples of a kind: starting the parser is most of the time. */
async function readBack(values: readonly unknown[]): Promise<unknown[]> {
  const rows = values.map((value, index) => row(`sample_${index}`, value, 2));
  const { locals } = (await parseHcl("main.tf", fileText(block("locals", aligned(rows))))) as {
    locals: readonly Readonly<Record<string, unknown>>[];
  };
  return values.map((_, index) => locals[0]?.[`sample_${index}`]);
}

const SEED = 20261129;

describe("texts", () => {
  const character = fc.constantFrom(
    ..."ab {}$%\"\\'<>=#/",
    "\n",
    "\t",
    "\r",
    "EOT",
    "${",
    "%{",
    "é",
    "\u0007",
  );
  const text = fc.array(character, { maxLength: 14 }).map((all) => all.join(""));

  it("are read back as they are", async () => {
    const texts = fc.sample(text, { numRuns: 400, seed: SEED });
    // a text is no template: what looks like one is escaped, as the contract does it
    const templates = texts.map(escapeTemplate);
    expect((await readBack(templates)).map(canonical)).toEqual(templates.map(canonical));
  });

  it("of several lines are heredocs, to the byte", async () => {
    const line = fc.array(fc.constantFrom("a", " ", "\t", "$x", '"', "\\", "  b"), { maxLength: 5 });
    const lines = fc.array(
      line.map((all) => all.join("")),
      { minLength: 2, maxLength: 6 },
    );
    const texts = fc.sample(
      lines.map((all) => all.join("\n")),
      { numRuns: 300, seed: SEED },
    );
    const rows = texts.map((one, index) => row(`sample_${index}`, one, 2));
    expect(rows.filter(({ lines: [first] }) => /<<-?EOT$/.test(first as string)).length).toBeGreaterThan(100);
    const read = await readBack(texts);
    expect(read.map(canonical)).toEqual(texts.map(canonical));
  });
});

describe("expressions", () => {
  const word = (text: string): Expression => ({ kind: "word", text });
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => {
    const sub = tie("tree");
    return {
      tree: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc.constantFrom("var.zones", "local.a", '"a ${var.b} \\"c\\" $${d}"').map(word),
        sub.map(
          (operand): Expression => ({
            kind: "unary",
            operator: "!",
            operand: { kind: "group", inner: operand },
          }),
        ),
        fc.tuple(fc.constantFrom("&&", "||", "==", "<", "+", "%"), sub, sub).map(
          ([operator, one, other]): Expression => ({
            kind: "chain",
            operators: [operator],
            operands: [one, other].map((inner) => ({ kind: "group", inner })),
          }),
        ),
        fc.tuple(sub, sub, sub).map(
          ([condition, yes, no]): Expression => ({
            kind: "group",
            inner: { kind: "choice", condition: { kind: "group", inner: condition }, yes, no },
          }),
        ),
        fc.array(sub, { maxLength: 3 }).map((items): Expression => ({ kind: "list", items })),
        fc.array(fc.tuple(fc.constantFrom("a", '"b-c"', "(var.key)"), sub), { maxLength: 3 }).map(
          (entries): Expression => ({
            kind: "object",
            entries: entries.map(([key, value]) => [parse(key), value] as const),
          }),
        ),
        fc
          .tuple(
            fc.constantFrom("merge", "length", "concat"),
            fc.array(sub, { minLength: 1, maxLength: 3 }),
            fc.boolean(),
          )
          .map(([name, args, isSpread]): Expression => ({ kind: "call", name, args, isSpread })),
        fc.tuple(sub, sub, sub, fc.boolean(), fc.boolean()).map(
          ([collection, value, condition, isObject, isGrouped]): Expression => ({
            kind: "for",
            isObject,
            names: ["key", "item"],
            collection: { kind: "group", inner: collection },
            ...(isObject ? { key: word("key") } : {}),
            value,
            isGrouped: isObject && isGrouped,
            condition,
          }),
        ),
        fc
          .tuple(sub, fc.constantFrom<string | Expression>(".name", "[*]", word("var.index")))
          .map(([of, step]): Expression => ({ kind: "part", of: { kind: "group", inner: of }, step })),
      ),
    };
  });
  const codes = fc.sample(tree, { numRuns: 300, seed: SEED }).map((one) => `\${merge(${flat(one)})}`);

  it("broken over lines mean the same", async () => {
    expect(codes.filter((code) => code.length > 200).length).toBeGreaterThan(20);
    const read = await readBack(codes);
    expect(read.map(canonical)).toEqual(codes.map(canonical));
  });

  it.each([10, 30, 60])("in a room of %d characters mean the same", (first) => {
    const broken = codes.map((code) =>
      layout(parse(code.slice(2, -1)), { first, others: first, isOpen: true })
        .join("\n")
        .replaceAll("\0", ""),
    );
    expect(broken.map((code) => canonical(`\${${code}}`))).toEqual(codes.map(canonical));
  });
});
