/** The files of a module, from its block's definition. */
import { TerraformOutput, TerraformResource } from "cdktf";
import { namesIn, withSteps } from "../contract/named";
import { variablesJson } from "../contract/terraform";
import * as x from "../expressions";
import { reasonsOf } from "../stack/because";
import type { AnyBlock, BlockDefinition } from "./block";
import { type Edition, inEdition } from "./edition";
import { type Comments, hclFiles, type ModuleJson } from "./hcl/files";
import { ModuleStack } from "./module-stack";
import { callsIn, partsOf, reasonsOfCalls } from "./parts";
import { AliasedProvider } from "./providers";
import { readmeText } from "./readme/readme";
import { awsProvider, generatedBy, terraformVersion } from "./requirements";
import type { Calls } from "./source/places";

type Json = Record<string, unknown>;

/** File names and their content: Terraform's language, and the README. */
export function moduleFiles(definition: BlockDefinition, edition?: Edition): Record<string, string> {
  return inEdition(definition, edition, () => {
    const { json, comments, calls } = synthesized(definition);
    const written = { parts: partsOf(definition, json, calls), comments, reasons: reasonsOfCalls(calls) };
    return {
      ...hclFiles({ ...json, ...written }, definition.contract, generatedBy(definition.source)),
      "README.md": readmeText(definition, json),
    };
  });
}

/** The module in Terraform's JSON syntax, as it is synthesized. */
export const moduleJson = (definition: BlockDefinition, edition?: Edition): ModuleJson =>
  inEdition(definition, edition, () => synthesized(definition).json);

/** The block in a stack that is a module. */
export function moduleStack(definition: BlockDefinition): {
  readonly stack: ModuleStack;
  readonly block: AnyBlock;
} {
  const stack = new ModuleStack();
  for (const alias of definition.providerAliases ?? []) new AliasedProvider(stack, alias);
  return { stack, block: definition.create(stack, ModuleStack.root, definition.contract.asVariables()) };
}

function synthesized(definition: BlockDefinition): {
  readonly json: ModuleJson;
  readonly comments: Comments;
  readonly calls: Calls;
} {
  const { stack, block } = moduleStack(definition);
  for (const [name, output] of Object.entries(block.outputs())) {
    const { value, description, sensitive } = output;
    new TerraformOutput(stack, name, { value: x.tf(value), description, sensitive, staticId: true });
  }
  refuseInvalid(block);
  const { output, locals, data, resource, moved, check } = stack.toTerraform();
  const { made: variables, steps } = withSteps(() => variablesJson(definition.contract));
  const main = {
    locals: allLocals(locals, steps),
    data: readingOrder(data),
    resource: readingOrder(resource),
  };
  const json = {
    main: defined({ ...main, moved, check }),
    variables: { variable: variables },
    outputs: { output: sortedKeys(output as Json) },
    versions: { terraform: requirements(definition) },
  };
  return { json, comments: commentsOf(stack), calls: callsIn(stack, definition.source) };
}

/** A step that the block computes, too, is the same local. */
function allLocals(locals: unknown, steps: Json): Json | undefined {
  const own = (locals ?? {}) as Json;
  const other = Object.keys(steps).find(
    (name) => name in own && JSON.stringify(own[name]) !== JSON.stringify(steps[name]),
  );
  if (other !== undefined) throw new Error(`a step of rules and a local of the block are called ${other}`);
  const all = { ...own, ...steps };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Why arguments are as they are, by the resource's address and the argument's name. */
function commentsOf(stack: ModuleStack): Comments {
  const resources = stack.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
  return Object.fromEntries(
    resources.map((one) => [`${one.terraformResourceType}.${one.friendlyUniqueId}`, reasonsOf(one)]),
  );
}

/** The same module for those who want JSON: file names and their content. */
export function moduleJsonFiles(definition: BlockDefinition): Record<string, string> {
  const marker = { "//": generatedBy(definition.source) };
  return Object.fromEntries(
    Object.entries(moduleJson(definition)).map(([name, content]) => [
      `${name}.tf.json`,
      `${JSON.stringify({ ...marker, ...content }, null, 2)}\n`,
    ]),
  );
}

/** The module's locals that validations refer to, and those that these do. */
export function moduleTables(definition: BlockDefinition): Record<string, unknown> {
  const { main, variables } = moduleJson(definition);
  const { locals = {} } = main as { readonly locals?: Json };
  return Object.fromEntries(
    [...namesIn(variables, locals)].flatMap((name) => {
      const local = name.replace("local.", "");
      return local in locals && local !== name ? [[local, locals[local]]] : [];
    }),
  );
}

/** cdktf asks when it synthesizes an app; a module's stack is none of an app's. */
function refuseInvalid(block: AnyBlock): void {
  const problems = block.node.validate();
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

const FIRST = ["count", "for_each", "provider"];
const LAST = ["depends_on", "lifecycle"];

/** Within a resource: how often it is there, its arguments, what it waits for. */
function readingOrder(types: unknown): unknown {
  return mapValues(types, (resources) => mapValues(resources, (body) => reordered(body as Json)));
}

function reordered(body: Json): Json {
  const rank = (key: string) => (FIRST.includes(key) ? 0 : LAST.includes(key) ? 2 : 1);
  return Object.fromEntries(Object.entries(body).sort(([a], [b]) => rank(a) - rank(b)));
}

function mapValues(value: unknown, change: (item: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function requirements({ contract, providerAliases = [] }: BlockDefinition): Json {
  const aliases = providerAliases.map((alias) => `aws.${alias}`);
  return {
    required_version: terraformVersion({ contract }),
    required_providers: {
      aws: {
        ...awsProvider({ contract }),
        ...(aliases.length > 0 ? { configuration_aliases: aliases } : {}),
      },
    },
  };
}

function defined(content: Json): Json {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

function sortedKeys(content: Json): Json {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}
