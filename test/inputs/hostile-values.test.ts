/**
 * Whatever a program gives for an input, whole or somewhere inside: it is taken, or refused by an error of ours that names the
 * construct and the input, and shows nothing of an input that can hold a secret.
 */
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { blocks } from "../../src/blocks";
import { type AnyType, InputError } from "../../src/core/contract";
import { specimen } from "../../src/core/contract/accepted";
import { isHidden } from "../../src/core/contract/rules";
import { camelToSnake } from "../../src/core/expressions";
import type { BlockDefinition } from "../../src/core/module/block";

const SECRET = "hunter2";

const circle: Record<string, unknown> = { key: SECRET };
circle.self = circle;
const loop: unknown[] = [];
loop.push(loop);
const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inside) => ({ inside, list: [inside] }), SECRET);

const HOSTILE: readonly unknown[] = [
  10n,
  circle,
  loop,
  deep(10),
  Array.from({ length: 5000 }).reduce<unknown>((inside) => [inside], SECRET),
  () => SECRET,
  class {},
  Symbol(SECRET),
  new Date(0),
  new Date(Number.NaN),
  new Map([["key", SECRET]]),
  new Set([SECRET]),
  /hunter2/,
  Promise.resolve(SECRET),
  new Error(SECRET),
  Buffer.from(SECRET),
  new Construct(undefined as never, ""),
  Object.create(null),
  1e21,
  1e-7,
  -0,
  -8.1e298,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  "${TfToken[TOKEN.99999]}",
  "#{TfToken[TOKEN.99999]}",
  ["#{TfToken[TOKEN.99999]}"],
  { "&{TfToken[TOKEN.99999]}": "String Map Token Value" },
  { "${TfToken[TOKEN.99999]}": SECRET, other: SECRET },
  `${SECRET}\${`,
  `${SECRET}%{`,
  `echo \${HOME} ${SECRET}`,
  `%{http_code} ${SECRET}`,
  `\${${SECRET}}`,
  `${SECRET}\${}`,
  `${SECRET}}"`,
  `$\${${SECRET}}`,
  `${SECRET}\u0000`,
  `${SECRET}\n\t\u0007`,
  "\ud800",
  "",
  SECRET,
  { key: SECRET },
  [SECRET, null, undefined],
  { __proto__: null, constructor: SECRET, toString: SECRET },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { get: SECRET, resolve: SECRET, toJSON: SECRET },
  null,
  undefined,
  true,
  [],
  {},
];

interface Case {
  readonly block: BlockDefinition;
  readonly name: string;
  readonly type: AnyType;
}

const CASES: readonly Case[] = blocks.flatMap((block) =>
  Object.entries(block.contract.inputs).map(([name, type]) => ({ block, name, type })),
);

/** The message of our refusal, or undefined where the props are taken. */
function refusal(block: BlockDefinition, props: unknown): string | undefined {
  const stack = new TerraformStack(new App({ stackTraces: false }), "stack");
  try {
    block.create(stack, "block", props as never);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
  return undefined;
}

function expectWords({ block, name, type }: Case, given: unknown, at: AnyType | undefined = type): void {
  const { example } = block.contract.definition;
  const message = refusal(block, { ...example, [name]: given });
  if (message === undefined) return;
  expect(message).toMatch(/^stack\/block: \S/);
  expect(message.length).toBeLessThan(20_000);
  if (at && isHidden(at)) expect(message).not.toContain(SECRET);
  // a rule between inputs may name another one first
  if (message.includes("; allowed: "))
    expect(Object.keys(block.contract.inputs).some((input) => names(message, input))).toBe(true);
}

const names = (message: string, input: string) =>
  message.includes(input) || message.includes(camelToSnake(input));

it.each(blocks.map((block) => [block.path, block] as const))(
  "%s refuses hostile values of every input",
  (_, block) => {
    for (const one of CASES.filter((one) => one.block === block))
      for (const value of HOSTILE) expectWords(one, value);
  },
);

it.each(blocks.map((block) => [block.path, block] as const))("%s refuses props that are none", (_, block) => {
  for (const props of [null, undefined, "props", 5, [], () => ({}), new Date(0), Symbol("props"), 10n])
    expect(refusal(block, props)).toMatch(/^stack\/block: /);
});

/** The value with the hostile one put somewhere inside, as the numbers say. */
function placed(value: unknown, hostile: unknown, [turn = 0, ...turns]: readonly number[]): unknown {
  if (turns.length === 0 || typeof value !== "object" || value === null) return hostile;
  if (Array.isArray(value)) {
    const at = turn % (value.length + 1);
    return [...value.slice(0, at), placed(value[at], hostile, turns), ...value.slice(at + 1)];
  }
  const keys = Object.keys(value);
  const key = keys[turn % (keys.length + 1)] ?? "more";
  return { ...value, [key]: placed((value as Record<string, unknown>)[key], hostile, turns) };
}

/** The type of what stands there; undefined where the type has nothing of that name. */
function typeAt(type: AnyType, value: unknown, [turn = 0, ...turns]: readonly number[]): AnyType | undefined {
  const { element, fields } = type.is;
  if (turns.length === 0 || typeof value !== "object" || value === null) return type;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  const key = keys[turn % (keys.length + 1)] ?? "more";
  const inside = Array.isArray(value)
    ? value[turn % (value.length + 1)]
    : (value as Record<string, unknown>)[key];
  const next = element ?? fields?.[key];
  return next && typeAt(next, inside, turns);
}

it("refuses hostile values inside of what is given", () => {
  const where = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    // by their places: a failure shows them, and not a whole contract
    fc.property(fc.nat(CASES.length - 1), fc.nat(HOSTILE.length - 1), where, (place, which, turns) => {
      const one = CASES[place] as Case;
      const hostile = HOSTILE[which];
      const base = one.block.contract.definition.example[one.name] ?? specimen(one.type);
      expectWords(one, placed(base, hostile, turns), typeAt(one.type, base, turns));
    }),
    { numRuns: 3000 },
  );
});
