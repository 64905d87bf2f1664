/** Which of a resource's names are nested blocks, as the AWS provider itself says: what rendering as HCL has to know. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../../src/blocks";
import { moduleJson } from "../../../src/core/module/emit";
import type { BlockNames } from "../../../src/core/module/hcl/body";
import { init, terraform } from "../../support/terraform";

export interface SchemaBlock {
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

interface Schema {
  readonly version: number;
  readonly block: SchemaBlock;
}

interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

/** The text of src/core/module/hcl/provider-blocks.json. */
export async function providerBlocksText(): Promise<string> {
  const schema = await providerSchema();
  const all = {
    data: blocksOf(used("data"), schema.data_source_schemas),
    resource: blocksOf(used("resource"), schema.resource_schemas),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

let known: Promise<ProviderSchema> | undefined;

export function providerSchema(): Promise<ProviderSchema> {
  known ??= askSchema();
  return known;
}

async function askSchema(): Promise<ProviderSchema> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-schema-"));
  try {
    const required_providers = { aws: { source: "hashicorp/aws", version: "5.100.0" } };
    await writeFile(join(directory, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    await init(directory);
    const { stdout } = await terraform(directory, ["providers", "schema", "-json"]);
    const { provider_schemas } = JSON.parse(stdout) as {
      provider_schemas: Readonly<Record<string, ProviderSchema>>;
    };
    return Object.values(provider_schemas)[0] as ProviderSchema;
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The types that modules use, sorted. */
export function used(kind: "data" | "resource"): string[] {
  const all = blocks.flatMap((block) => Object.keys((moduleJson(block).main[kind] ?? {}) as object));
  return [...new Set(all)].filter((type) => type.startsWith("aws_")).sort();
}

const blocksOf = (
  types: readonly string[],
  schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>,
): Record<string, BlockNames> =>
  Object.fromEntries(types.map((type) => [type, namesIn(schemas[type]?.block ?? {})]));

const namesIn = ({ block_types = {} }: SchemaBlock): BlockNames =>
  Object.fromEntries(Object.entries(block_types).map(([name, { block }]) => [name, namesIn(block)]));
