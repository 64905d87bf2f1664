/** What a synthesized stack holds, read from what was written for it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AnnotationMetadataEntryType, App, type TerraformStack } from "cdktf";
import { type Proof, prove, readTerraform, standingIntents } from "../../reach";
import { type Body, instanceCount, type Resources } from "./instances";
import { exceeded, type Usage, usageOf } from "./quotas";

/** Resources of one type. */
export interface Kind {
  readonly type: string;
  readonly resources: number;
  /** Some are counted by Terraform only: their `for_each` or `count` is an expression. */
  readonly isOpen: boolean;
}

export interface StackSummary {
  readonly name: string;
  /** The file for Terraform, below the output directory. */
  readonly file: string;
  readonly kinds: readonly Kind[];
  readonly outputs: number;
  readonly region: string;
  /** What it takes of AWS's quotas. */
  readonly usage: Usage;
  readonly warnings: readonly string[];
  /** Of what its resources need to reach, and what must never reach them. */
  readonly proofs: readonly Proof[];
}

interface Synthesized {
  readonly provider?: { readonly aws?: readonly { readonly region?: string }[] };
  readonly resource?: Resources;
  readonly output?: Record<string, unknown>;
}

export function summaryOf(stack: TerraformStack): StackSummary {
  const name = stack.node.id;
  const file = join("stacks", name, "cdk.tf.json");
  const synthesized = JSON.parse(readFileSync(join(App.of(stack).outdir, file), "utf8")) as Synthesized;
  const { provider, resource = {}, output = {} } = synthesized;
  const kinds = Object.entries(resource).map(([type, byName]) => kindOf(type, Object.values(byName)));
  const usage = usageOf(resource);
  return {
    name,
    file,
    kinds,
    outputs: Object.keys(output).length,
    region: provider?.aws?.[0]?.region ?? "",
    usage,
    warnings: [...warningsOf(stack), ...exceeded(usage)],
    proofs: proofsOf(synthesized),
  };
}

function proofsOf(synthesized: Synthesized): Proof[] {
  if (synthesized.resource === undefined) return [];
  const network = readTerraform(synthesized);
  return prove(network, standingIntents(network));
}

function kindOf(type: string, resources: readonly Body[]): Kind {
  const counts = resources.map(instanceCount);
  const known = counts.filter((count) => count !== undefined);
  return {
    type,
    resources: known.reduce((sum, count) => sum + count, 0),
    isOpen: known.length < counts.length,
  };
}

function warningsOf(stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap(({ node }) => {
    const warnings = node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.WARN);
    return warnings.map(({ data }) => `${node.path}: ${data}`);
  });
}
