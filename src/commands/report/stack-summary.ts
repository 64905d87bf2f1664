/** What a synthesized stack holds, read from what was written for it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AnnotationMetadataEntryType, App, type TerraformStack } from "cdktf";

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
  readonly warnings: readonly string[];
}

interface Repeated {
  readonly for_each?: unknown;
  readonly count?: unknown;
}

interface Synthesized {
  readonly resource?: Record<string, Record<string, Repeated>>;
  readonly output?: Record<string, unknown>;
}

export function summaryOf(stack: TerraformStack): StackSummary {
  const name = stack.node.id;
  const file = join("stacks", name, "cdk.tf.json");
  const { resource = {}, output = {} } = JSON.parse(
    readFileSync(join(App.of(stack).outdir, file), "utf8"),
  ) as Synthesized;
  const kinds = Object.entries(resource).map(([type, byName]) => kindOf(type, Object.values(byName)));
  return { name, file, kinds, outputs: Object.keys(output).length, warnings: warningsOf(stack) };
}

function kindOf(type: string, resources: readonly Repeated[]): Kind {
  const counts = resources.map(instances);
  const known = counts.filter((count) => count !== undefined);
  return {
    type,
    resources: known.reduce((sum, count) => sum + count, 0),
    isOpen: known.length < counts.length,
  };
}

/** How many instances a resource block stands for; undefined where Terraform decides. */
function instances({ for_each: forEach, count }: Repeated): number | undefined {
  if (typeof forEach === "object" && forEach !== null) return Object.keys(forEach).length;
  if (typeof count === "number") return count;
  return forEach === undefined && count === undefined ? 1 : undefined;
}

function warningsOf(stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap(({ node }) => {
    const warnings = node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.WARN);
    return warnings.map(({ data }) => `${node.path}: ${data}`);
  });
}
