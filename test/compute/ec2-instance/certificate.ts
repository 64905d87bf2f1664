/** The certificate's setup script of some inputs: folded here, and computed by Terraform from the module's expressions. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  type ServerCertificate,
  serverCertificate,
} from "../../../src/compute/ec2-instance/acme/certificate";
import { type Place, SERVER } from "../../../src/compute/ec2-instance/acme/place";
import { certificateNaming, certificateSetup } from "../../../src/compute/ec2-instance/acme/setup";
import { Contract } from "../../../src/core/contract";
import { readValue } from "../../../src/core/contract/read";
import { spellSample, variablesJson } from "../../../src/core/contract/terraform";
import { type Expr, knownValue, raw } from "../../../src/core/expressions";
import { wrap } from "../../../src/core/expressions/expr";
import { ModuleStack } from "../../../src/core/module/module-stack";
import { local } from "../../../src/core/stack/local";
import { table } from "../../../src/core/stack/table";
import { inConfiguration, outputsIn, terraform } from "../../core/expressions/evaluate";

/** As a TypeScript user writes it. */
export type Written = Readonly<Record<string, unknown>>;

const BASE = "/srv/data/certificates";

const contract = new Contract({
  name: "certificate",
  inputs: { certificate: serverCertificate },
  example: { certificate: serverCertificate.is.example },
});

const namesIn = (scope: Construct, place: Place) =>
  certificateNaming(
    (name, step) => local(scope, name, step),
    (name, data) => table(scope, name, data),
    place,
  );

/** What TypeScript makes; throws where the contract refuses the inputs. */
export function setupOf(written: Written, place = SERVER, base = BASE): string {
  const stack = new TerraformStack(new App(), "stack");
  contract.read(stack, { certificate: written });
  const value = wrap(readValue(serverCertificate, written, "certificate", () => {}));
  return knownValue(certificateSetup(value as Expr<ServerCertificate>, base, namesIn(stack, place)));
}

/** What Terraform makes of a module's locals, for all inputs in one run. */
export function setupsByTerraform(all: readonly Written[], base = BASE): string[] {
  const stack = new ModuleStack();
  certificateSetup(raw("var.certificate"), base, namesIn(stack, SERVER));
  const module = {
    variable: variablesJson(contract),
    locals: stack.toTerraform().locals,
    output: { setup: { value: "${local.certificate_setup}" } },
  };
  const calls = all.map((written, index) => [
    `case_${index}`,
    {
      source: "./certificate",
      ...spellSample({ certificate: serverCertificate }, { certificate: written }),
    },
  ]);
  const output = all.map((_, index) => [`case_${index}`, { value: `\${module.case_${index}.setup}` }]);
  return inConfiguration(
    { module: Object.fromEntries(calls), output: Object.fromEntries(output) },
    (directory) => {
      mkdirSync(join(directory, "certificate"));
      writeFileSync(join(directory, "certificate", "main.tf.json"), JSON.stringify(module));
      terraform(directory, "init", "-no-color");
      terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
      const outputs = outputsIn(directory);
      return all.map((_, index) => String(outputs[`case_${index}`]));
    },
  );
}

/** The files that the script writes, by path. */
export function filesOf(setup: string): Record<string, string> {
  const files = setup.matchAll(/^cat > (\S+) <<'HANOK_END'\n(.*?)\nHANOK_END$/gms);
  return Object.fromEntries([...files].map(([, path, content]) => [path as string, `${content}\n`]));
}
