/**
 * What the AWS provider itself says of the resources that modules use: types of attributes that are no strings, and
 * which arguments replace a resource. Its schema does not hold the second. So Terraform plans a change of every
 * argument, from a value in a state to one that is not known yet, and the plan names what forces a replacement.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { init, terraform } from "../../support/terraform";
import { providerSchema, type SchemaBlock, used } from "./provider-blocks";

type SchemaType = string | readonly [string, SchemaType | Readonly<Record<string, SchemaType>>];
type Json = Readonly<Record<string, unknown>>;

interface Attribute {
  readonly type?: SchemaType;
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, Attribute>>;
    readonly nesting_mode: string;
  };
  readonly optional?: boolean;
  readonly required?: boolean;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<
    Record<string, { readonly block: Block; readonly nesting_mode: string; readonly min_items?: number }>
  >;
}

/** The text of src/core/module/provider-facts.json. */
export async function providerFactsText(): Promise<string> {
  const { resource_schemas, data_source_schemas } = await providerSchema();
  const replaces = await replacements(used("resource"), resource_schemas);
  const all = {
    data: Object.fromEntries(
      used("data").map((type) => [type, { types: otherTypes(data_source_schemas[type]) }]),
    ),
    resource: Object.fromEntries(
      used("resource").map((type) => [
        type,
        { replaces: (replaces.get(type) ?? []).join(" "), types: otherTypes(resource_schemas[type]) },
      ]),
    ),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

interface Schema {
  readonly version: number;
  readonly block: SchemaBlock;
}

function otherTypes(schema: { readonly block: SchemaBlock } | undefined): Record<string, string> {
  const { attributes = {}, block_types = {} } = (schema?.block ?? {}) as Block;
  const own = Object.entries(attributes).map(
    ([name, attribute]) => [name, attributeType(attribute)] as const,
  );
  const nested = Object.entries(block_types)
    .filter(([name]) => name !== "timeouts")
    .map(([name, { block, nesting_mode }]) => [name, wrapped(nesting_mode, blockType(block))] as const);
  return Object.fromEntries([...own, ...nested].filter(([, type]) => type !== "string"));
}

const attributeType = ({ type, nested_type }: Attribute): string =>
  nested_type
    ? wrapped(
        nested_type.nesting_mode,
        objectType(Object.entries(nested_type.attributes).map(([name, one]) => [name, attributeType(one)])),
      )
    : typeText(type as SchemaType);

const blockType = ({ attributes = {}, block_types = {} }: Block): string =>
  objectType([
    ...Object.entries(attributes).map(([name, one]): [string, string] => [name, attributeType(one)]),
    ...Object.entries(block_types).map(([name, { block, nesting_mode }]): [string, string] => [
      name,
      wrapped(nesting_mode, blockType(block)),
    ]),
  ]);

const objectType = (fields: readonly (readonly [string, string])[]): string =>
  `object({ ${fields.map(([name, type]) => `${name} = ${type}`).join(", ")} })`;

const wrapped = (mode: string, type: string): string => (mode === "single" ? type : `${mode}(${type})`);

function typeText(type: SchemaType): string {
  if (typeof type === "string") return type;
  const [kind, of] = type;
  return typeof of === "object" && !Array.isArray(of)
    ? objectType(
        Object.entries(of as Readonly<Record<string, SchemaType>>).map(([name, one]) => [
          name,
          typeText(one),
        ]),
      )
    : `${kind}(${typeText(of as SchemaType)})`;
}

const UNKNOWN = `\${jsondecode(terraform_data.unknown.id)}`;

/** What the provider takes in a state, where it does not take any text. */
const OLD: Readonly<Record<string, Json>> = {
  aws_s3_bucket_lifecycle_configuration: {
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  aws_vpc_block_public_access_exclusion: { internet_gateway_exclusion_mode: "allow-egress" },
  aws_vpc_block_public_access_options: { internet_gateway_block_mode: "off" },
};

/** Blocks that contradict themselves when all in them is given, or ask AWS; no module of ours has them. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ["launch_template"],
  aws_cloudwatch_metric_alarm: ["metric_query"],
};

async function replacements(
  types: readonly string[],
  schemas: Readonly<Record<string, Schema>>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-replacements-"));
  try {
    const resource = Object.fromEntries(types.map((type) => [type, { probe: settings(type, schemas) }]));
    const configuration = { ...PROVIDER, resource: { terraform_data: { unknown: {} }, ...resource } };
    await writeFile(join(directory, "main.tf.json"), JSON.stringify(configuration));
    await writeFile(join(directory, "terraform.tfstate"), JSON.stringify(stateOf(types, schemas)));
    await init(directory);
    await terraform(directory, ["plan", "-refresh=false", "-input=false", "-out=plan"]);
    const { stdout } = await terraform(directory, ["show", "-json", "plan"]);
    const { resource_changes } = JSON.parse(stdout) as { readonly resource_changes: readonly Change[] };
    return new Map(resource_changes.map(({ type, change }) => [type, pathsOf(change.replace_paths ?? [])]));
  } finally {
    await rm(directory, { recursive: true });
  }
}

interface Change {
  readonly type: string;
  readonly change: { readonly replace_paths?: readonly (readonly (string | number)[])[] };
}

/** Without the places in lists. */
const pathsOf = (paths: readonly (readonly (string | number)[])[]): string[] =>
  [...new Set(paths.map((path) => path.filter((step) => typeof step === "string").join(".")))].sort();

const PROVIDER = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "5.100.0" } } },
  provider: {
    aws: {
      region: "us-east-1",
      access_key: "none",
      secret_key: "none",
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_requesting_account_id: true,
    },
  },
};

function settings(type: string, schemas: Readonly<Record<string, Schema>>): Json {
  const { id: _, timeouts: __, ...all } = everySetting((schemas[type] as Schema).block as Block);
  return withoutLeftOut(type, all);
}

const withoutLeftOut = (type: string, all: Json): Json =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !LEFT_OUT[type]?.includes(name)));

function everySetting({ attributes = {}, block_types = {} }: Block): Record<string, unknown> {
  const own = Object.entries(attributes).filter(([, { optional, required }]) => optional || required);
  return Object.fromEntries([
    ...own.map(([name]) => [name, UNKNOWN]),
    ...Object.entries(block_types).map(([name, { block, min_items }]) => [
      name,
      Array.from({ length: Math.max(1, min_items ?? 1) }, () => everySetting(block)),
    ]),
  ]);
}

function stateOf(types: readonly string[], schemas: Readonly<Record<string, Schema>>): Json {
  const resources = types.map((type) => {
    const { version, block } = schemas[type] as Schema;
    const { timeouts: _, ...attributes } = oldBlock(block as Block);
    const left = Object.fromEntries((LEFT_OUT[type] ?? []).map((name) => [name, []]));
    return {
      mode: "managed",
      type,
      name: "probe",
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ schema_version: version, attributes: { ...attributes, ...OLD[type], ...left } }],
    };
  });
  return { version: 4, serial: 1, lineage: "probe", outputs: {}, resources };
}

const oldBlock = ({ attributes = {}, block_types = {} }: Block): Record<string, unknown> =>
  Object.fromEntries([
    ...Object.entries(attributes).map(([name, attribute]) => [name, oldAttribute(attribute)]),
    ...Object.entries(block_types).map(([name, { block, nesting_mode }]) => [
      name,
      nested(nesting_mode, oldBlock(block)),
    ]),
  ]);

const nested = (mode: string, value: unknown): unknown =>
  mode === "single" ? value : mode === "map" ? { key: value } : [value];

function oldAttribute(attribute: Attribute & { readonly write_only?: boolean }): unknown {
  if (attribute.write_only) return null;
  const { type, nested_type } = attribute;
  if (!nested_type) return oldValue(type as SchemaType);
  const fields = Object.entries(nested_type.attributes).map(([name, one]) => [name, oldAttribute(one)]);
  return nested(nested_type.nesting_mode, Object.fromEntries(fields));
}

function oldValue(type: SchemaType): unknown {
  if (typeof type === "string") return type === "string" ? "old" : type === "number" ? 1 : false;
  const [kind, of] = type;
  if (kind !== "object")
    return kind === "map" ? { key: oldValue(of as SchemaType) } : [oldValue(of as SchemaType)];
  const fields = Object.entries(of as Readonly<Record<string, SchemaType>>);
  return Object.fromEntries(fields.map(([name, one]) => [name, oldValue(one)]));
}
