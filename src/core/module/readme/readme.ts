/** A module's README: what it makes, how it is used, its inputs and outputs. */
import type { BlockDefinition } from "../block";
import type { ModuleJson } from "../hcl/files";
import { fieldsOf } from "../keys";
import { moduleOrigin } from "../origin/module-origin";
import { awsProvider, generatedBy, terraformVersion } from "../requirements";
import { inputSections } from "./inputs";
import { planningSection, replacingSection, withoutAdvice } from "./origins";
import { outputSections } from "./outputs";
import { resourceLists } from "./resources";
import { hclBlock } from "./sample";

export function readmeText(definition: BlockDefinition, json: ModuleJson): string {
  const { title, purpose, notes = "" } = definition.prose();
  const { advice, others } = withoutAdvice(notes);
  const { origins, outputs } = moduleOrigin(json, definition.contract);
  return `${[
    `<!-- ${generatedBy(definition.source)} -->`,
    `# ${title}`,
    purpose,
    "## Usage",
    usage(definition),
    "## Requirements",
    requirements(definition),
    ...inputSections(definition.contract),
    "## Outputs",
    ...outputSections(json, outputs),
    ...replacingSection(origins),
    ...planningSection(origins, definition.contract, advice),
    ...resourceLists(json),
    ...others,
    "## From TypeScript",
    `The same block is the construct \`${definition.constructName}\` of the package \`hanok\`; its inputs have the same names in camelCase.`,
  ].join("\n\n")}\n`;
}

function usage(definition: BlockDefinition): string {
  const name = definition.path.split("/").at(-1)?.replace(/-/g, "_") ?? "this";
  const source = [`  source  = "ORG/hanok/aws//modules/${definition.path}"`, '  version = "<VERSION>"'];
  const root = "../".repeat(definition.path.split("/").length + 1);
  const body = hclBlock(definition.contract.inputs, definition.contract.definition.example);
  const lines = [`module "${name}" {`, ...source, ...passedProviders(definition), "", body, "}"];
  return [
    ...["```hcl", ...lines, "```"],
    "",
    `\`ORG\` and \`<VERSION>\` are placeholders, and a registry is not needed: [From Terraform](${root}README.md#from-terraform).${hasObjects(definition) ? ` ${DROPPED}` : ""}`,
  ].join("\n");
}

/** Terraform: "Type Constraints", Conversion of Complex Types. */
const DROPPED =
  "Terraform drops a key that an object below does not have, without a word: `npx hanok check DIR` names such keys in the configuration in DIR.";

const hasObjects = ({ contract }: BlockDefinition): boolean =>
  Object.values(fieldsOf(contract.inputs)).some((keys) => keys !== null);

function passedProviders({ providerAliases = [] }: BlockDefinition): string[] {
  if (providerAliases.length === 0) return [];
  const names = ["aws", ...providerAliases.map((alias) => `aws.${alias}`)];
  const width = Math.max(...names.map(({ length }) => length));
  return ["  providers = {", ...names.map((name) => `    ${name.padEnd(width)} = ${name}`), "  }"];
}

function requirements(definition: BlockDefinition): string {
  const aliases = (definition.providerAliases ?? []).map((alias) => `\`aws.${alias}\``);
  const { source, version } = awsProvider(definition);
  return [
    `- Terraform ${terraformVersion(definition)}`,
    `- provider ${source} ${version}${aliases.length ? `, passed in as \`aws\` and ${aliases.join(", ")}` : ""}`,
  ].join("\n");
}
