/** A bucket's policy as AWS would get it: computed by the real Terraform, with what only AWS knows made up. */
import type { BlockDefinition } from "../../src/core/module/block";
import { outputsOf } from "../core/expressions/evaluate";
import { moduleWithInputs } from "./module-with-inputs";

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
  readonly block: BlockDefinition;
  readonly inputs: object;
  readonly madeUp: MadeUp;
}

/** The policy of a module with these inputs. */
export function policyOfModule({ block, inputs, madeUp }: ModuleAsked): string {
  const { main, variable } = moduleWithInputs(block, inputs);
  return computedPolicy(main, madeUp, variable);
}
