/**
 * READMEs say which inputs Terraform must know when it plans, and that all others may be unknown. Here all others are, in
 * every module at once.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import type { AnyType } from "../../src/core/contract";
import { specimen } from "../../src/core/contract/accepted";
import * as x from "../../src/core/expressions";
import type { BlockDefinition } from "../../src/core/module/block";
import { moduleJson } from "../../src/core/module/emit";
import { moduleOrigin } from "../../src/core/module/origin/module-origin";
import { init, terraform } from "../support/terraform";

const root = join(__dirname, "../..");

const UNKNOWN = `\${jsondecode(terraform_data.unknown.id)}`;

/** The provider itself asks whether there is a password: a choice that nobody leaves open. */
const WRITTEN = ["master_password", "password"];

/** What AWS would answer; some of it has to look like an ARN. */
const TEST = `mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { arn = "arn:aws:iam::123456789012:user/deployer" }
  }
}

run "plan" {
  command = plan
}
`;

/** What must be known: paths of inputs. */
function knownPaths(block: BlockDefinition): readonly string[] {
  const { origins } = moduleOrigin(moduleJson(block), block.contract);
  return origins.flatMap(({ presence }) => [...presence].map((source) => source.replace("?", "")));
}

class Inputs {
  unknown = 0;
  constructor(private readonly known: readonly string[]) {}

  /** Whether it, or something in it, must be known. */
  isKnown(path: string): boolean {
    return this.known.some(
      (one) => one === path || (one.startsWith(path) && /^[[{.]/.test(one.slice(path.length))),
    );
  }

  value(type: AnyType, given: unknown, path: string): unknown {
    const { kind, element, fields } = type.is;
    if (kind === "object") return this.object(fields ?? {}, (given ?? {}) as Record<string, unknown>, path);
    if (!this.isKnown(path)) {
      this.unknown += 1;
      return UNKNOWN;
    }
    const inside = (item: unknown) => this.value(element as AnyType, item, `${path}[*]`);
    if (kind === "map")
      return Object.fromEntries(Object.entries(given ?? {}).map(([key, item]) => [key, inside(item)]));
    return element ? ((given ?? []) as unknown[]).map(inside) : given;
  }

  /** What must be known is left out where it may be. */
  private object(fields: Readonly<Record<string, AnyType>>, given: Record<string, unknown>, path: string) {
    const entries = Object.entries(fields).flatMap(([name, field]) => {
      const at = `${path}.${x.camelToSnake(name)}`;
      const isLeft = given[name] === undefined && isOptional(field) && (isNested(field) || this.isKnown(at));
      return isLeft
        ? []
        : [[x.camelToSnake(name), this.value(field, given[name] ?? specimen(field), at)] as const];
    });
    return Object.fromEntries(entries);
  }
}

const isOptional = ({ is }: AnyType): boolean => is.nullable === true || is.defaultValue !== undefined;
const isNested = ({ is }: AnyType): boolean => is.kind === "object" || is.element !== undefined;

function callOf(block: BlockDefinition) {
  const inputs = new Inputs(knownPaths(block));
  const { example } = block.contract.definition;
  const entries = Object.entries(block.contract.inputs).flatMap(([name, type]) => {
    const path = x.camelToSnake(name);
    const own = example[name];
    const isCode = typeof own === "object" && own !== null && "$code" in own;
    const given = isCode ? specimen(type) : own;
    const isLeft =
      WRITTEN.includes(path) ||
      (given === undefined && (inputs.isKnown(path) || (type.is.nullable && type.is.kind === "object")));
    return isLeft ? [] : [[path, inputs.value(type, given ?? specimen(type), path)] as const];
  });
  const aliases = (block.providerAliases ?? []).map((alias) => [`aws.${alias}`, "aws"]);
  const call = {
    source: join(root, "modules", block.path),
    ...Object.fromEntries(entries),
    ...(aliases.length > 0 ? { providers: Object.fromEntries([["aws", "aws"], ...aliases]) } : {}),
  };
  return { call, unknown: inputs.unknown };
}

it("lets everything be unknown that no README lists", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hanok-unknown-"));
  try {
    const calls = blocks.map((block) => ({ name: block.path.replace(/\W/g, "_"), ...callOf(block) }));
    // what the test rests on: most inputs are
    expect(calls.reduce((sum, { unknown }) => sum + unknown, 0)).toBeGreaterThan(500);
    const configuration = {
      terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
      resource: { terraform_data: { unknown: {} } },
      module: Object.fromEntries(calls.map(({ name, call }) => [name, call])),
    };
    await writeFile(join(directory, "main.tf.json"), JSON.stringify(configuration));
    await writeFile(join(directory, "plan.tftest.hcl"), TEST);
    await init(directory);
    const { stdout, stderr } = await terraform(directory, ["test", "-no-color"], { expectedCodes: [0, 1] });
    const errors = [...(stdout + stderr).matchAll(/^Error: (.*)$/gm)].map(([, error]) => error);
    // Terraform's tests count a check that nobody can decide yet as a failure; a plan does not
    expect(errors.filter((error) => error !== "Check block assertion known after apply")).toEqual([]);
  } finally {
    await rm(directory, { recursive: true });
  }
}, 120_000);
