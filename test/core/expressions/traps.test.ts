/** cdktf's traps that the layer hides: what is synthesized is valid, and Terraform computes the right values from it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  App,
  Fn,
  Op,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import {
  add,
  and,
  eq,
  gt,
  isNull,
  isSet,
  jsonEncode,
  length,
  lift,
  listEach,
  lookup,
  lower,
  mapFrom,
  merge,
  mul,
  not,
  object,
  str,
  sub,
  tf,
  tfText,
  when,
} from "../../../src/core/expressions";
import { outputsOf } from "./evaluate";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "hanok-traps-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

class Variables extends TerraformStack {
  readonly n = new TerraformVariable(this, "n", { type: "number", default: 2 });
  readonly list = new TerraformVariable(this, "list", { type: "list(string)", default: ["a", "b"] });
  readonly flag = new TerraformVariable(this, "flag", { type: "bool", default: false });
  readonly text = new TerraformVariable(this, "text", { type: "string", default: "X" });
  readonly map = new TerraformVariable(this, "map", { type: "map(string)", default: { k: "v" } });
}

const newApp = () => new App({ outdir: mkdtempSync(join(directory, "app-")) });
const read = (app: App, stack: string) =>
  JSON.parse(readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8"));

type Make = (variables: Variables) => unknown;

/** A trap: what is written in its place, and what Terraform makes of that. */
const traps: Record<string, [Make, unknown, unknown]> = {
  "arithmetic on a number token": [({ n }) => tf(add(n.numberValue, 1)), "${var.n + 1}", 3],
  "sub of zero": [({ n }) => tf(sub(n.numberValue, 0)), "${var.n}", 2],
  "a number token compared": [({ n }) => tf(gt(n.numberValue, 1)), "${var.n > 1}", true],
  "compared with 0": [({ n }) => tf(gt(n.numberValue, 0)), "${var.n > 0}", true],
  "compared with false": [
    ({ flag }) => tf(eq<boolean>(flag.booleanValue as never, false)),
    "${var.flag == false}",
    true,
  ],
  "compared with an empty text": [({ text }) => tf(eq(text.stringValue, "")), '${var.text == ""}', false],
  "compared with null": [({ text }) => tf(isNull(text.stringValue)), "${var.text == null}", false],
  "a number token in a text": [({ n }) => tf(str`v-${n.numberValue}`), "v-${var.n}", "v-2"],
  "a list token mapped": [
    ({ list }) => tf(listEach<string, string>(list.listValue, ["v"], (v) => ({ value: str`${v}!` }))),
    '${[for v in var.list : "${v}!"]}',
    ["a!", "b!"],
  ],
  "a list token's length": [({ list }) => tf(length(list.listValue)), "${length(var.list)}", 2],
  "a map token": [
    ({ map }) => tf(merge<string>(Token.asStringMap(map.value), { Name: 'n "q"' })),
    '${merge(var.map, { Name = "n \\"q\\"" })}',
    { Name: 'n "q"', k: "v" },
  ],
  "a boolean token is not truthy": [
    ({ flag }) =>
      tf(
        when<number>(
          flag.booleanValue as never,
          () => 1,
          () => 2,
        ),
      ),
    "${var.flag ? 1 : 2}",
    2,
  ],
  "a boolean token negated": [
    ({ flag }) => tf(and(not(flag.booleanValue as never), true)),
    "${!var.flag}",
    true,
  ],
  "a choice as an operand": [
    ({ text }) =>
      tf(
        add(
          when(
            isSet(text.stringValue),
            () => 1,
            () => 2,
          ),
          1,
        ),
      ),
    "${(var.text != null ? 1 : 2) + 1}",
    2,
  ],
  "a fallback that is empty": [
    ({ map }) => tf(lookup(Token.asStringMap(map.value), "none", "")),
    '${lookup(var.map, "none", "")}',
    "",
  ],
  "null in a function's arguments": [
    ({ n }) => tf(jsonEncode({ a: n.numberValue, b: null })),
    "${jsonencode({ a = var.n, b = null })}",
    '{"a":2,"b":null}',
  ],
  "a raw template in a function": [({ text }) => tf(lower(`\${${text.fqn}}`)), "${lower(var.text)}", "x"],
  "a user's template with quotes": [
    () => tf(lift('a "q" ${var.text}' as string)),
    'a "q" ${var.text}',
    'a "q" X',
  ],
  "tokens in a user's text": [
    ({ text, n }) => tf(lift(`a-${text.stringValue}-"${Token.asString(n.value)}"$`)),
    'a-${var.text}-"${var.n}"$',
    'a-X-"2"$',
  ],
  "tokens deep in lists and objects": [
    ({ text, n }) => tf(lift({ a: [text.stringValue, { b: n.numberValue }] } as never)),
    { a: ["${var.text}", { b: "${var.n}" }] },
    { a: ["X", { b: 2 }] },
  ],
  "deep tokens in a function": [
    ({ text, n }) => tf(jsonEncode([text.stringValue, { b: [n.numberValue] }])),
    "${jsonencode([var.text, { b = [var.n] }])}",
    '["X",{"b":[2]}]',
  ],
  "cdktf's functions as arguments": [
    ({ text, n }) =>
      tf(str`${Fn.lower(text.stringValue)}-${mul(Token.asNumber(Op.sub(n.numberValue, 1)), 3)}`),
    "${lower(var.text)}-${((var.n - 1)) * 3}",
    "x-3",
  ],
  "as an argument of cdktf's functions": [
    ({ text }) => Fn.join("-", [tfText(str`a${text.stringValue}"`), "x"]),
    '${join("-", ["a${var.text}\\"", "x"])}',
    'aX"-x',
  ],
  "in a template string": [
    ({ text }) => `pre-${tfText(str`q"${text.stringValue}"`)}`,
    'pre-q"${var.text}"',
    'pre-q"X"',
  ],
  "our text inside ours": [
    ({ text }) => tf(str`<${tfText(str`q"${text.stringValue}"`)}>`),
    '<q"${var.text}">',
    '<q"X">',
  ],
  "a loop variable through a text": [
    ({ list }) =>
      tf(
        listEach<string, string>(list.listValue, ["v"], (v, i) => ({
          value: str`${tfText(str`n${i}`)}-${v}`,
        })),
      ),
    '${[for index, v in var.list : "n${index}-${v}"]}',
    ["n0-a", "n1-b"],
  ],
  "a literal ${ in known text": [
    () => tf(lift("$${literal} %%{x} $$$${y}")),
    "$${literal} %%{x} $$$${y}",
    "${literal} %{x} $$${y}",
  ],
  "a literal ${ beside code": [
    ({ text }) => tf(str`${lift("$${a}")}-${text.stringValue}`),
    "$${a}-${var.text}",
    "${a}-X",
  ],
  "a dollar before code": [
    ({ text }) => tf(str`$${text.stringValue} $$${text.stringValue}`),
    '${"$"}${var.text} ${"$$"}${var.text}',
    "$X $$X",
  ],
  "odd keys of an object": [
    ({ text }) => tf(lift({ "a/b": text.stringValue, "$${x}": 'q"' } as never)),
    undefined,
    { "a/b": "X", "$${x}": 'q"' },
  ],
  "object keys in snake_case": [
    ({ n }) => tf(jsonEncode(object({ fromPort: n.numberValue }))),
    "${jsonencode({ from_port = var.n })}",
    '{"from_port":2}',
  ],
  "the instances of a for_each": [
    ({ map }) =>
      tf(mapFrom<string, string>(Token.asStringMap(map.value), ["k", "r"], (k, r) => ({ key: k, value: r }))),
    "${{ for k, r in var.map : k => r }}",
    { k: "v" },
  ],
};

test("what is written in place of each trap, and what Terraform makes of it", () => {
  const app = newApp();
  const stack = new Variables(app, "traps");
  const made = Object.values(traps).map(([make], index) => {
    const local = new TerraformLocal(stack, `t${index}`, make(stack));
    new TerraformOutput(stack, `o${index}`, { value: local.expression, staticId: true });
    return index;
  });
  app.synth();
  const { locals, output, variable } = read(app, "traps");
  const computed = outputsOf({ locals, output, variable });
  const names = Object.keys(traps);
  const writtenAs = made.map((index) => [
    names[index],
    traps[names[index] as string]?.[1] === undefined ? undefined : locals[`t${index}`],
  ]);
  expect(Object.fromEntries(writtenAs)).toEqual(
    Object.fromEntries(names.map((name) => [name, traps[name]?.[1]])),
  );
  expect(Object.fromEntries(made.map((index) => [names[index], computed[`o${index}`]]))).toEqual(
    Object.fromEntries(names.map((name) => [name, traps[name]?.[2]])),
  );
});

test("a reference into another stack goes through that stack's outputs", () => {
  const app = newApp();
  const { n, text } = new Variables(app, "producer");
  const consumer = new TerraformStack(app, "consumer");
  new TerraformOutput(consumer, "o", {
    value: tf(str`x-${lower(text.stringValue)}-${add(n.numberValue, 1)}`),
  });
  app.synth();
  const remote =
    "data.terraform_remote_state.cross-stack-reference-input-producer.outputs.cross-stack-output-var";
  const { output } = read(app, "consumer");
  expect(output.o.value).toBe(`x-\${lower(${remote}text)}-\${${remote}n + 1}`);
  expect(Object.keys(read(app, "producer").output).sort()).toEqual([
    "cross-stack-output-varn",
    "cross-stack-output-vartext",
  ]);
});
