/**
 * What every block gives is used in every way in which an attribute of cdktf's is: in templates, concatenations, JSON, spreads,
 * outputs, arguments of resources, cdktf's functions. What is synthesized says the same each time, and is valid to Terraform.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { App, DataResource, Fn, TerraformOutput, Token } from "cdktf";
import { blocks } from "../../src/blocks";
import { snakeToCamel } from "../../src/core/expressions";
import { HanokStack } from "../../src/core/stack/stack";
import { init, validate } from "../support/terraform";

const directory = mkdtempSync(join(tmpdir(), "hanok-references-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Structure = Readonly<Record<string, unknown>>;

/** As a program of any user may write it: no types but JavaScript's. */
const WAYS: Readonly<Record<string, (value: never) => unknown>> = {
  raw: (value) => value,
  template: (value) => `${value}`,
  concatenation: (value) => "before-".concat(value),
  asString: (value) => Token.asString(value),
  list: (value) => [value, { inside: value }],
  json: (value) => JSON.stringify(value),
  spread: (value: unknown) => ({ ...(typeof value === "string" ? { value } : (value as object)) }),
  jsonencode: (value) => Fn.jsonencode(value),
  coalesce: (value) => Fn.try([value, "none"]),
};

interface Given {
  /** Once in the stack. */
  readonly id: string;
  readonly value: unknown;
}

/** What a program takes from a block. */
const PUBLIC = [
  "ref",
  "refs",
  "withRules",
  "layout",
  "reasons",
  "endpointIds",
  "network",
  "secretStatements",
];

/** The outputs of every block, and the references that a program takes them from. */
function everything(stack: HanokStack) {
  const references: { readonly id: string; readonly value: Structure }[] = [];
  const outputs = blocks.flatMap((block): Given[] => {
    const id = block.path.replace(/\W/g, "_");
    const made = block.create(stack, id, block.contract.definition.example as never);
    for (const name of PUBLIC) {
      const value = (made as unknown as Structure)[name];
      if (isReference(value)) references.push({ id: `given_${id}_${name}`, value });
    }
    return Object.entries(made.outputs()).map(([name, { value }]) => ({ id: `${id}_${name}`, value }));
  });
  return { outputs, references };
}

/** What a program takes whole: objects that are tokens too. */
const isReference = (value: unknown): value is Structure =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  typeof (value as Structure).resolve === "function";

interface Json {
  readonly output: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly resource: {
    readonly terraform_data: Readonly<Record<string, { readonly input: { readonly used?: unknown } }>>;
  };
}

function build() {
  // cdktf asks Terraform for its version for every terraform_data
  const app = new App({ outdir: directory, stackTraces: false, skipValidation: true });
  const stack = new HanokStack(app, {
    architecture: "every",
    environment: "reference",
    region: "ap-northeast-2",
  });
  const { outputs, references } = everything(stack);
  const members = references.flatMap(({ id, value }) =>
    Object.entries({ ...value }).map(([name, member]) => ({
      id: `${id}_${name.replace(/\W/g, "_")}`,
      value: member,
    })),
  );
  const taken = [...outputs, ...references, ...members].filter(({ value }) => value !== undefined);
  const resources = new Map<string, string>();
  for (const { id, value } of taken)
    for (const [way, use] of Object.entries(WAYS)) {
      if (
        !fits(
          way,
          value,
          outputs.some((output) => output.id === id),
        )
      )
        continue;
      const used = use(value as never);
      new TerraformOutput(stack, `${id}_${way}`, { value: used, staticId: true, sensitive: true });
      const argument = new DataResource(stack, `of_${id}_${way}`, { input: { used } });
      resources.set(`${id}_${way}`, argument.friendlyUniqueId);
    }
  app.synth();
  const file = join(directory, "stacks", "every-reference", "cdk.tf.json");
  return { taken, references, resources, json: JSON.parse(readFileSync(file, "utf8")) as Json };
}

/** What an output is, only Terraform knows; of a reference the type says it. cdktf refuses its own lists in texts. */
function fits(way: string, value: unknown, isOutput: boolean): boolean {
  if (way === "concatenation") return typeof value === "string";
  if (way === "json") return !isOutput && !JSON.stringify(value).includes("#{TfToken");
  if (["template", "asString"].includes(way)) return !Array.isArray(value);
  return way !== "spread" || (!Array.isArray(value) && spreads(value));
}

/** What Terraform alone knows the members of is merged by its function. */
const spreads = (value: unknown): boolean =>
  Object.keys(value as object).every((key) => !key.includes("hanok:"));

let made: ReturnType<typeof build>;
beforeAll(() => {
  made = build();
});

const written = (id: string) => made.json.output[id]?.value ?? null;

it("takes all of them", () => {
  expect(made.references.length).toBeGreaterThan(25);
  expect(made.taken.length).toBeGreaterThan(250);
  expect(JSON.stringify(made.json)).not.toMatch(/TfToken|hanok:spread|unresolved|\[object|undefined/);
});

it("says the same in a template, in JSON and whole", () => {
  const texts = made.taken.filter(({ id }) => typeof written(`${id}_raw`) === "string");
  expect(texts.length).toBeGreaterThan(150);
  for (const { id, value } of texts) {
    const raw = written(`${id}_raw`);
    if (Array.isArray(value)) continue;
    expect([id, written(`${id}_template`), written(`${id}_asString`)]).toEqual([id, raw, raw]);
    if (typeof value !== "string") continue;
    expect([id, written(`${id}_concatenation`)]).toEqual([id, `before-${raw}`]);
    expect([id, written(`${id}_json`)]).toEqual([id, `"${raw}"`]);
  }
});

it("says the same as an argument of a resource as in an output", () => {
  expect(made.resources.size).toBeGreaterThan(1000);
  for (const [name, resource] of made.resources) {
    const { used = null } = made.json.resource.terraform_data[resource]?.input ?? {};
    if (!isDeepStrictEqual(used, written(name))) throw new Error(`${name}: ${JSON.stringify(used)}`);
  }
});

/** Every member of what is given, against the same of the whole. */
function expectMembers(given: unknown, whole: unknown, path: string): void {
  if (whole === null) return void expect([path, given]).toEqual([path, undefined]);
  if (typeof whole !== "object")
    return void expect([path, typeof given]).toEqual([path, kindOf(whole, given)]);
  for (const [key, value] of Object.entries(whole as Structure)) {
    const name = key in (given as object) ? key : snakeToCamel(key);
    expectMembers((given as Structure)[name], value, `${path}.${name}`);
  }
}

/** A text or a number is one, as a token too; what is true or false is an object while only Terraform knows. */
const kindOf = (whole: unknown, given: unknown) =>
  typeof whole === "string" && whole.startsWith("${") ? typeof given : typeof whole;

it("has every member of the whole, under its name", () => {
  for (const { id, value } of made.references) expectMembers(value, written(`${id}_raw`), id);
});

it("is valid to Terraform", async () => {
  const folder = join(directory, "stacks", "every-reference");
  await init(folder, { args: ["-backend=false"] });
  await validate(folder);
}, 300_000);
