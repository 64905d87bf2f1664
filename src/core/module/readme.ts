/** A module's README: what it makes, how it is used, its inputs and outputs. */
import { inputTable } from "../contract/documentation";
import type { AnyBlock, BlockDefinition } from "./block";
import { AWS_PROVIDER, generatedBy, terraformVersion } from "./requirements";
import { hclBlock } from "./sample";

export function readmeText(definition: BlockDefinition, block: AnyBlock): string {
  return `${[
    `<!-- ${generatedBy(definition.source)} -->`,
    `# ${definition.title}`,
    definition.purpose,
    "## Usage",
    usage(definition),
    "## Requirements",
    requirements(definition),
    "## Inputs",
    inputTable(definition.contract),
    "## Outputs",
    outputTable(block),
    ...(definition.notes ? [definition.notes] : []),
    "## From TypeScript",
    `The same block is the construct \`${definition.constructName}\` of the package \`hanok\`; its inputs have the same names in camelCase.`,
  ].join("\n\n")}\n`;
}

function usage(definition: BlockDefinition): string {
  const name = definition.path.split("/").at(-1)?.replace(/-/g, "_") ?? "this";
  const depth = definition.path;
  const source = `  source = "git::https://example.com/hanok.git//modules/${depth}?ref=v0.1.0"`;
  const body = hclBlock(definition.contract.inputs, definition.contract.definition.example);
  const lines = [`module "${name}" {`, source, ...passedProviders(definition), "", body, "}"];
  return ["```hcl", ...lines, "```"].join("\n");
}

function passedProviders({ providerAliases = [] }: BlockDefinition): string[] {
  if (providerAliases.length === 0) return [];
  const names = ["aws", ...providerAliases.map((alias) => `aws.${alias}`)];
  const width = Math.max(...names.map(({ length }) => length));
  return ["  providers = {", ...names.map((name) => `    ${name.padEnd(width)} = ${name}`), "  }"];
}

function requirements(definition: BlockDefinition): string {
  const aliases = (definition.providerAliases ?? []).map((alias) => `\`aws.${alias}\``);
  return [
    `- Terraform ${terraformVersion(definition)}`,
    `- provider ${AWS_PROVIDER.source} ${AWS_PROVIDER.version}${aliases.length ? `, passed in as \`aws\` and ${aliases.join(", ")}` : ""}`,
  ].join("\n");
}

function outputTable(block: AnyBlock): string {
  const rows = Object.entries(block.outputs())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, output]) => `| \`${name}\` | ${output.description} |`);
  return ["| Output | Description |", "| --- | --- |", ...rows].join("\n");
}
