/** A bucket's policy as AWS would get it: computed by the real Terraform, with what only AWS knows made up. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyContract } from "../../src/core/contract";
import { spellSample } from "../../src/core/contract/terraform";
import { outputsOf } from "../core/expressions/evaluate";

type Json = Record<string, unknown>;

/** References to what only AWS knows, a name for each, and its value. */
export type MadeUp = readonly (readonly [RegExp, string, string])[];

/** The policy in a stack's or a module's JSON. */
export function computedPolicy(main: Json, madeUp: MadeUp, variable?: Json): string {
  const text = madeUp.reduce(
    (result, [reference, name]) => result.replace(reference, `local.${name}`),
    JSON.stringify(main),
  );
  const { locals, resource } = JSON.parse(text) as {
    locals?: Json;
    resource: Record<string, Record<string, Json>>;
  };
  const [policy] = Object.values(resource.aws_s3_bucket_policy ?? {});
  const outputs = outputsOf({
    ...(variable ? { variable } : {}),
    locals: { ...locals, ...Object.fromEntries(madeUp.map(([, name, value]) => [name, value])) },
    output: { policy: { value: policy?.policy } },
  });
  return outputs.policy as string;
}

interface ModuleAsked {
  /** Below modules/. */
  readonly path: string;
  readonly contract: AnyContract;
  readonly inputs: object;
  readonly madeUp: MadeUp;
}

/** The policy of a module with these inputs. */
export function policyOfModule({ path, contract, inputs, madeUp }: ModuleAsked): string {
  const folder = join(__dirname, "../../modules", path);
  const file = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Json;
  const given = spellSample(contract.inputs, inputs as Json);
  const variables = file("variables.tf.json").variable as Record<string, Json>;
  const filled = Object.entries(variables).map(([name, body]) => [
    name,
    name in given ? { ...body, default: given[name] } : body,
  ]);
  return computedPolicy(file("main.tf.json"), madeUp, Object.fromEntries(filled) as Json);
}
