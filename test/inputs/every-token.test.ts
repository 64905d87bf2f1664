/**
 * Every input of every block as one whole token of every kind that cdktf has: what is synthesized is valid to Terraform, or
 * synthesis refuses in words that name the construct and the input.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, DataResource, DataTerraformRemoteStateLocal, Fn, Lazy, TerraformVariable, Token } from "cdktf";
import { blocks } from "../../src/blocks";
import { type AnyType, InputError } from "../../src/core/contract";
import { specimen } from "../../src/core/contract/accepted";
import { spell, typeConstraint } from "../../src/core/contract/type-constraint";
import { camelToSnake } from "../../src/core/expressions";
import { plain } from "../../src/core/expressions/node";
import type { BlockDefinition } from "../../src/core/module/block";
import { HanokStack } from "../../src/core/stack/stack";
import { initialized } from "../support/one-provider";
import { validate } from "../support/terraform";

// cdktf asks the version of Terraform for every terraform_data: no test here is about it
jest.mock("cdktf/lib/validations/validate-terraform-version", () => ({
  ValidateTerraformVersion: class {
    readonly validate = () => [];
  },
}));

const directory = mkdtempSync(join(tmpdir(), "hanok-tokens-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Input {
  readonly stack: HanokStack;
  readonly block: BlockDefinition;
  /** Its name in TypeScript. */
  readonly name: string;
  /** Once in the stack. */
  readonly id: string;
  readonly type: AnyType;
  /** What the input takes, as a user of TypeScript writes it. */
  readonly value: unknown;
}

const isList = ({ is: { kind } }: AnyType) => kind === "list" || kind === "set";

/** A token in the form in which cdktf gives those of a type. */
function formed({ type }: Input, token: unknown): unknown {
  const { kind } = type.is;
  if (kind === "string") return Token.asString(token);
  if (kind === "number") return Token.asNumber(token);
  return isList(type) ? Token.asList(token) : token;
}

const inTerraform = ({ type, value }: Input): unknown => plain(spell(type, value));

function variable(input: Input): unknown {
  const made = new TerraformVariable(input.stack, `given_${input.id}`, { type: typeConstraint(input.type) });
  const { kind } = input.type.is;
  if (kind === "string") return made.stringValue;
  if (kind === "number") return made.numberValue;
  return kind === "bool" ? made.booleanValue : isList(input.type) ? made.listValue : made.value;
}

function dataSource(input: Input): unknown {
  const { node } = input.stack;
  const known = node.tryFindChild("remote") as DataTerraformRemoteStateLocal | undefined;
  const remote =
    known ?? new DataTerraformRemoteStateLocal(input.stack, "remote", { path: "terraform.tfstate" });
  return formed(input, remote.get(`given_${input.id}`));
}

const resource = (input: Input): unknown =>
  formed(input, new DataResource(input.stack, `given_${input.id}`, {}).interpolationForAttribute("output"));

/** Of constants where it can be: nothing in the stack is referred to then. */
function callOf(input: Input): unknown {
  const value = inTerraform(input);
  const { kind, element } = input.type.is;
  if (kind === "string") return Fn.join("", [value as string]);
  if (kind === "number") return Fn.max([value as number]);
  if (kind === "bool") return Fn.alltrue([value]);
  if (isList(input.type) && element?.is.kind === "string") return Fn.concat([value as string[]]);
  const text = new TerraformVariable(input.stack, `given_${input.id}`, { type: "string" });
  return formed(input, Fn.jsondecode(text.stringValue));
}

function lazy({ type, value }: Input): unknown {
  if (type.is.kind === "string") return Lazy.stringValue({ produce: () => value as string });
  if (type.is.kind === "number") return Lazy.numberValue({ produce: () => value as number });
  return isList(type)
    ? Lazy.listValue({ produce: () => value as string[] })
    : Lazy.anyValue({ produce: () => value });
}

const kinds = { variable, dataSource, resource, callOf, lazy };
type KindName = keyof typeof kinds;

/** What the rest of the example has. */
const FITTING: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "edge/static-ip": { tier: "public", zones: ["ap-northeast-2a"] },
  "compute/image": { order: ["update"] },
};

/** A stack with a block for each input of each block, and what was refused. */
function stackOf(kind: KindName) {
  const app = new App({ outdir: join(directory, kind) });
  const stack = new HanokStack(app, {
    architecture: "tokens",
    environment: "test",
    region: "ap-northeast-2",
  });
  const refused: { readonly id: string; readonly name: string; readonly error: unknown }[] = [];
  for (const block of blocks)
    for (const [name, type] of Object.entries(block.contract.inputs)) {
      const { example } = block.contract.definition;
      const id = `${block.path.replace(/\W/g, "_")}_${camelToSnake(name)}`;
      const value = FITTING[block.path]?.[name] ?? example[name] ?? specimen(type);
      const token = kinds[kind]({ stack, block, name, id, type, value });
      try {
        block.create(stack, id, { ...example, [name]: token } as never);
      } catch (error) {
        refused.push({ id, name, error });
        stack.node.tryRemoveChild(id);
      }
    }
  app.synth();
  const json: Json = JSON.parse(
    readFileSync(join(app.outdir, "stacks", "tokens-test", "cdk.tf.json"), "utf8"),
  );
  return { refused, json };
}

interface Json {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

/** A file for each type of resource: Terraform takes seconds to show a line of a large one. */
function written(kind: KindName): string {
  const { resource, ...others } = made(kind).json;
  const folder = mkdtempSync(join(directory, kind));
  writeFileSync(join(folder, "others.tf.json"), JSON.stringify(others));
  for (const [type, resources] of Object.entries(resource))
    writeFileSync(
      join(folder, `${type}.tf.json`),
      JSON.stringify({ resource: { [type]: resources } }, null, 1),
    );
  return folder;
}

/** Their keys decide which endpoints there are. */
const ENDPOINTS = ["workloads", "interfaceEndpoints", "serviceEndpoints", "gatewayEndpoints"];

/** What is made follows from these, before a Lazy is asked. */
const isStructure = ({ is: { kind, element } }: AnyType): boolean =>
  kind === "object" || kind === "map" || (element !== undefined && isStructure(element));

const stacks = new Map<KindName, ReturnType<typeof stackOf>>();

function made(kind: KindName) {
  const known = stacks.get(kind) ?? stackOf(kind);
  stacks.set(kind, known);
  return known;
}

describe.each(Object.keys(kinds) as KindName[])("a %s", (kind) => {
  it("is taken, or refused in words that name the construct and the input", () => {
    for (const { id, name, error } of made(kind).refused) {
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).toMatch(
        new RegExp(
          `tokens-test/${id}: ${name} is (a Lazy, which is )?not known while synthesizing; allowed: .+`,
        ),
      );
    }
    const structures =
      kind === "lazy"
        ? blocks.flatMap(({ contract }) => Object.values(contract.inputs)).filter(isStructure)
        : [];
    expect(made(kind).refused).toHaveLength(Math.max(structures.length, ENDPOINTS.length));
  });
});

/** The resources, with every token as that of a variable. */
function resourcesOf(kind: KindName): unknown {
  const { resource, locals, check } = made(kind).json;
  const { terraform_data: _, ...others } = resource;
  const text = JSON.stringify({ others, locals, check }).replace(
    /(terraform_data\.given_\w+?)\.output\b|data\.terraform_remote_state\.remote\.outputs\.(given_\w+)/g,
    (_, resource = "", output = "") => `var.${resource.replace("terraform_data.", "")}${output}`,
  );
  return JSON.parse(text);
}

it.each(["dataSource", "resource"] as const)("writes a %s as it writes a variable", (kind) => {
  expect(resourcesOf(kind)).toEqual(resourcesOf("variable"));
});

it.each(["variable", "callOf", "lazy"] as const)(
  "a %s is valid to Terraform",
  async (kind) => {
    const folder = written(kind);
    await validate(folder, await initialized(folder, { args: ["-backend=false"] }));
  },
  600_000,
);
