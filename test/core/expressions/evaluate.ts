/** Evaluates expressions with the real Terraform: no provider, one run for a whole batch. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What an expression gives: its value as JSON, or that Terraform cannot compute it. */
export type Outcome = { readonly value: unknown } | "fails";

export type Configuration = Record<string, unknown>;

/** Runs `act` in a directory of its own that holds this configuration. */
export function inConfiguration<T>(configuration: Configuration, act: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "hanok-expressions-"));
  try {
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration, null, 1)); // a line each, for messages
    writeFileSync(join(directory, "empty.rc"), "");
    return act(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Half of the time of large configurations is collecting garbage, unless memory is given for it. */
const MEMORY = { GOGC: "800", GOMEMLIMIT: "2GiB" };

export function terraform(directory: string, ...args: string[]): string {
  const own = { TF_CLI_CONFIG_FILE: join(directory, "empty.rc"), CHECKPOINT_DISABLE: "1" };
  const env = { ...process.env, ...MEMORY, ...own };
  const run = spawnSync("terraform", args, { cwd: directory, env, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (run.error) throw new Error(`terraform is needed for this test: ${run.error.message}`);
  if (run.status !== 0)
    throw new Error(
      `terraform ${args.join(" ")}:\n${run.stdout.slice(0, 2000)}\n${run.stderr.slice(0, 6000)}`,
    );
  return run.stdout;
}

/** The outputs of a configuration, applied with its state in a temporary directory. */
export function outputsOf(configuration: Configuration): Record<string, unknown> {
  return inConfiguration(configuration, (directory) => {
    terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
    return outputsIn(directory);
  });
}

/** The outputs in the state of a directory. */
export function outputsIn(directory: string): Record<string, unknown> {
  const state = JSON.parse(readFileSync(join(directory, "terraform.tfstate"), "utf8"));
  return Object.fromEntries(
    Object.entries<{ value: unknown }>(state.outputs).map(([name, output]) => [name, output.value]),
  );
}

/**
 * The outcomes of pieces of Terraform code, group by group; a failure is an outcome too. Small groups, each with
 * locals of its own, are fast: every reference costs time that grows with what it is a reference into.
 */
export function evaluate(
  groups: readonly (readonly string[])[],
  locals: Record<string, unknown> = {},
): Outcome[][] {
  const output = Object.fromEntries(
    groups.map((group, index) => [`group${index}`, { value: group.map(guarded) }]),
  );
  const outputs = outputsOf({ locals, output });
  return groups.map((_, index) =>
    (outputs[`group${index}`] as string[]).map((text) =>
      text === "fails" ? text : (JSON.parse(text) as Outcome),
    ),
  );
}

const guarded = (text: string) => `\${try(jsonencode({ value = ${text} }), "fails")}`;

/** Text as a value in Terraform's JSON syntax, nothing in it read as a template. */
export function jsonLiteral(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/([$%])\{/g, "$1$1{");
  if (Array.isArray(value)) return value.map(jsonLiteral);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [jsonLiteral(key) as string, jsonLiteral(item)]),
  );
}
