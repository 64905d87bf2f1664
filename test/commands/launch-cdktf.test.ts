/** What the commands change in cdktf is still there to be changed, and does what it did. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { App, DefaultTokenResolver, Fn, StringConcat, TerraformStack, TerraformVariable, Token } from "cdktf";

type Change = readonly [was: string, instead: (found: string, path: string) => string];

const { CHANGES, changed } = require("../../src/commands/launch/cdktf.cjs") as {
  CHANGES: Record<string, readonly Change[]>;
  changed(path: string, text: string): string;
};
const library = join(__dirname, "../../node_modules/cdktf/lib");

const changes = Object.entries(CHANGES).flatMap(([file, all]) => all.map(([was]) => ({ file, was })));

it.each(changes)("$file has $was once", ({ file, was }) => {
  expect(readFileSync(join(library, file), "utf8").split(was)).toHaveLength(2);
});

/** A module of cdktf with the changes, beside the rest of it as it was published. */
function loaded<T>(file: string): T {
  const path = join(library, file);
  const run = vm.compileFunction(changed(path, readFileSync(path, "utf8")), ["exports", "require", "Date"]);
  const exports = {};
  const required = (name: string) => require(name.startsWith(".") ? join(path, "..", name) : name);
  run(exports, required, Date);
  return exports as T;
}

type Resolve = (value: unknown, options: object) => unknown;
interface Encoding {
  unresolved(value: unknown): boolean;
  extractTokenDouble(value: number, list: boolean): number | undefined;
  containsStringListTokenElement(values: unknown[]): boolean;
  containsMapToken(value: object): boolean;
}

const scope = new TerraformStack(new App(), "values");
const { value } = new TerraformVariable(scope, "variable", {});
const text = Token.asString(value);
const number = Token.asNumber(value);
const texts = Token.asList(value);
const numbers = Token.asNumberList(value);
const mapped = Token.asStringMap(value);
const counts = Token.asNumberMap(value);
const anything = Token.asAnyMap(value);

const circular: Record<string, unknown> = {};
circular.self = circular;

const VALUES: Record<string, unknown> = {
  "a text": "private-ecs",
  "an empty text": "",
  "a template": 'a ${var.b} %{ if c }d%{ endif } "e"\n',
  "a text with a number in it": "1e+21 -1.5e+289 2e9",
  "a text about tokens": "TfToken[1] String Map Token Value",
  "a text that would be a map's value": "String Map Token Value",
  "a flag": false,
  "a number": -17.5,
  "a great number": -1.7e308,
  "not a number": Number.NaN,
  "a number that would be a map's value": -123456789,
  nothing: null,
  "what is not there": undefined,
  "a date": new Date(0),
  "a token": value,
  "a text token": text,
  "a text with tokens in it": `a ${text} b ${number} c`,
  "a number token": number,
  "a list token": texts,
  "a list token in a list": [texts[0], "b"],
  "a number list token": numbers,
  "a map token": mapped,
  "a number map token": counts,
  "any map token": anything,
  "a token as a key": { [text]: 1, plain: { [`${text}-b`]: true } },
  "a map token beside others": { ...mapped, other: "b" },
  "a structure": {
    a: ["b", { c: text, d: undefined, e: null, f: [], g: {} }],
    h: number,
    i: [undefined, false],
  },
  "a function's code": Fn.join("-", [text, "1e+5"]),
  "a function": () => 1,
  "a construct": scope,
  "a circle": circular,
};

const outcome = (compute: () => unknown): unknown => {
  try {
    return { value: compute() };
  } catch (error) {
    return { error: (error as Error).message };
  }
};

const cases = Object.entries(VALUES).map(([name, given]) => ({ name, given }));

it.each(cases)("resolves $name as before", ({ given }) => {
  const options = {
    scope,
    preparing: false,
    prefix: [],
    resolver: new DefaultTokenResolver(new StringConcat()),
  };
  const file = "tokens/private/resolve.js";
  const [now, before] = [
    loaded<{ resolve: Resolve }>(file),
    require(join(library, file)) as { resolve: Resolve },
  ];
  expect(outcome(() => now.resolve(given, options))).toEqual(outcome(() => before.resolve(given, options)));
});

it.each(cases)("sees whether $name is a token as before", ({ given }) => {
  const file = "tokens/private/encoding.js";
  const [now, before] = [loaded<Encoding>(file), require(join(library, file)) as Encoding];
  const seen = ({
    unresolved,
    extractTokenDouble,
    containsStringListTokenElement,
    containsMapToken,
  }: Encoding) => [
    outcome(() => unresolved(given)),
    outcome(() => unresolved([given])),
    outcome(() => [true, false].map((list) => extractTokenDouble(given as number, list))),
    outcome(() => containsStringListTokenElement([given])),
    outcome(() => containsMapToken(Object(given))),
  ];
  expect(seen(now)).toEqual(seen(before));
});
