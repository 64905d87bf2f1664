/** The configuration of some inputs: folded here, and computed by Terraform from the module's own expressions. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { type Nginx, nginx } from "../../../../src/compute/ecs-service/nginx/nginx";
import { configuration } from "../../../../src/compute/ecs-service/nginx/nginx-configuration";
import { naming } from "../../../../src/compute/ecs-service/nginx/text";
import { Contract } from "../../../../src/core/contract";
import { readValue } from "../../../../src/core/contract/read";
import { spellSample, variablesJson } from "../../../../src/core/contract/terraform";
import { knownValue, raw, tf } from "../../../../src/core/expressions";
import { wrap } from "../../../../src/core/expressions/expr";
import { ModuleStack } from "../../../../src/core/module/module-stack";
import { local } from "../../../../src/core/stack/local";
import { table } from "../../../../src/core/stack/table";
import { inConfiguration, terraform } from "../../../core/expressions/evaluate";

/** As a TypeScript user writes it. */
export type Written = Readonly<Record<string, unknown>>;

const NETWORK = ["10.0.0.0/16", "10.1.0.0/16"];

export const contract = new Contract({
  name: "nginx",
  inputs: { nginx },
  example: { nginx: nginx.is.example },
});

/** The configuration that TypeScript makes; throws where the contract refuses the inputs. */
export function rendered(written: Written, network: readonly string[] = NETWORK): string {
  const stack = new TerraformStack(new App(), "stack");
  contract.read(stack, { nginx: written });
  const problems: string[] = [];
  const value = wrap(readValue(nginx, written, "nginx", (problem) => problems.push(problem))) as Nginx;
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const names = naming(
    (name, step) => local(stack, name, step),
    (name, data) => table(stack, name, data),
  );
  return knownValue(configuration(value, network, names));
}

/** The expressions that a module holds, by the names of its locals. */
export function moduleLocals(): Record<string, unknown> {
  const stack = new ModuleStack();
  const names = naming(
    (name, step) => local(stack, name, step),
    (name, data) => table(stack, name, data),
  );
  configuration(raw("var.nginx"), raw("var.network"), names);
  return stack.toTerraform().locals as Record<string, unknown>;
}

/** The configurations that Terraform computes, in one run. */
export function renderedByTerraform(all: readonly Written[]): string[] {
  const module = {
    variable: { ...variablesJson(contract), network: { type: "list(string)" } },
    locals: moduleLocals(),
    output: { configuration: { value: tf(raw<string>("local.nginx_configuration")).toString() } },
  };
  const calls = all.map((written, index) => [
    `case_${index}`,
    { source: "./nginx", network: NETWORK, ...spellSample({ nginx }, { nginx: written }) },
  ]);
  const output = all.map((_, index) => [
    `case_${index}`,
    { value: `\${module.case_${index}.configuration}` },
  ]);
  return inConfiguration(
    { module: Object.fromEntries(calls), output: Object.fromEntries(output) },
    (directory) => {
      mkdirSync(join(directory, "nginx"));
      writeFileSync(
        join(directory, "nginx", "main.tf.json"),
        JSON.stringify({ ...module, output: { configuration: { value: "${local.nginx_configuration}" } } }),
      );
      terraform(directory, "init", "-no-color");
      terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
      const state = JSON.parse(readFileSync(join(directory, "terraform.tfstate"), "utf8")) as {
        outputs: Record<string, { value: string }>;
      };
      return all.map((_, index) => state.outputs[`case_${index}`]?.value ?? "");
    },
  );
}
