/** The arguments that a Terraform configuration gives to its resources, and those that a provider package knows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { snakeToCamel } from "../../src/core/expressions";

type Json = Record<string, unknown>;

export interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** Terraform's own, in every resource. */
const META = new Set(["//", "count", "depends_on", "for_each", "lifecycle", "provider"]);

/** `aws_vpc: cidr_block` for every argument in use; an argument of a block by its own name. */
function argumentsOf({ resource = {}, data = {} }: Configuration): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const [kind, byType] of Object.entries({ "": resource, data_: data })) {
    for (const [type, byName] of Object.entries(byType)) {
      // terraform_data is Terraform's own
      if (!type.startsWith("aws_")) continue;
      const names = Object.values(byName).flatMap(namesIn);
      used.set(kind + type, new Set([...(used.get(kind + type) ?? []), ...names]));
    }
  }
  return used;
}

function namesIn(block: Json): string[] {
  return Object.entries(block).flatMap(([name, value]) => {
    if (META.has(name)) return [];
    if (name === "dynamic")
      return Object.entries(value as Json).flatMap(([block, body]) => [block, ...dynamicNames(body)]);
    return [name, ...blocksIn(value).flatMap(namesIn)];
  });
}

const dynamicNames = (body: unknown) => blocksIn(body).flatMap(({ content }) => namesIn(content as Json));

/** Blocks are written as lists of objects; a single object is a map such as tags, whose keys are nobody's arguments. */
const blocksIn = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((item): item is Json => typeof item === "object" && item !== null) : [];

/** The argument names in the type declarations of one resource. */
function knownArguments(providerPackage: string, type: string): Set<string> {
  const isData = type.startsWith("data_");
  const name = type
    .replace(/^data_/, "")
    .replace(/^aws_/, "")
    .replaceAll("_", "-");
  const file = join(providerPackage, "lib", isData ? `data-aws-${name}` : name, "index.d.ts");
  const fields = readFileSync(file, "utf8").matchAll(/^ +readonly (\w+)\??:/gm);
  return new Set([...fields].map(([, field]) => field as string));
}

/** What is used and not known: `aws_eip: vpc`. */
export function unknownArguments(configuration: Configuration, providerPackage: string): string[] {
  return [...argumentsOf(configuration)].flatMap(([type, names]) => {
    const known = knownArguments(providerPackage, type);
    return [...names].filter((name) => !known.has(snakeToCamel(name))).map((name) => `${type}: ${name}`);
  });
}
