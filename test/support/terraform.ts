/** Runs the terraform CLI: never through a shell, never with a question, with a readable error when it fails. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ANSWERS_IN_ENVIRONMENT } from "./example-answers";
import { type ChangedResource, type Diagnostic, readApply } from "./terraform-apply";
import { cliConfigFile, findTerraform } from "./terraform-install";
import { type Plan, readPlan } from "./terraform-plan";

export interface TerraformOptions {
  /** The whole environment of the command (default: that of this process). */
  env?: NodeJS.ProcessEnv;
  /** Exit codes that are no failure (default: 0). */
  expectedCodes?: number[];
  /** More arguments for the subcommand. */
  args?: string[];
}

export interface TerraformResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface StateResource {
  address: string;
  type: string;
  values: Record<string, unknown>;
}

/** A terraform command that failed; the message holds the end of what it printed. */
class TerraformError extends Error {
  constructor(
    readonly command: string,
    readonly result: TerraformResult,
  ) {
    super(`${command} failed with exit code ${result.code}:\n${readableEnd(result)}`);
    this.name = "TerraformError";
  }
}

/** Runs `terraform ARGS` in a directory. */
export async function terraform(
  directory: string,
  args: string[],
  options: TerraformOptions = {},
): Promise<TerraformResult> {
  const env = options.env ?? process.env;
  const binary = await findOnce(env);
  const settings = await terraformSettings();
  const result = await collect(binary, args, directory, { ...env, ...settings });
  if (!(options.expectedCodes ?? [0]).includes(result.code)) {
    throw new TerraformError(`terraform ${args.join(" ")} (in ${directory})`, result);
  }
  return result;
}

/** The environment variables that every terraform command of the tests gets, also one that cdktf starts. */
export async function terraformSettings(): Promise<Record<string, string>> {
  const config = await cliConfigFile();
  return {
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    // the provider spends much of its time on collecting garbage
    GOGC: "800",
    ...ANSWERS_IN_ENVIRONMENT,
    ...(config ? { TF_CLI_CONFIG_FILE: config } : {}),
  };
}

/** `terraform init`. The provider of a mirror is linked, not copied: one to two seconds. */
export async function init(directory: string, options: TerraformOptions = {}): Promise<void> {
  await terraform(directory, ["init", "-no-color", "-input=false", ...(options.args ?? [])], options);
}

/** `terraform validate`; throws with what Terraform says where the configuration is not valid, or warned of. */
export async function validate(directory: string, options: TerraformOptions = {}): Promise<void> {
  const args = ["validate", "-json", "-no-color", ...(options.args ?? [])];
  const result = await terraform(directory, args, { ...options, expectedCodes: [0, 1] });
  const { diagnostics } = JSON.parse(result.stdout) as { readonly diagnostics: readonly Diagnostic[] };
  if (diagnostics.length === 0) return;
  const stdout = inWords(diagnostics);
  throw new TerraformError(`terraform validate (in ${directory})`, { ...result, stdout });
}

const inWords = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ severity, summary, detail = "", address }) =>
      [`${severity}: ${summary}: ${detail}`, ...(address === undefined ? [] : [`  with ${address}`])].join(
        "\n",
      ),
    )
    .join("\n");

/** What `terraform apply` would do now. */
export async function plan(directory: string, options: TerraformOptions = {}): Promise<Plan> {
  const temporary = await mkdtemp(join(tmpdir(), "hanok-plan-"));
  const file = join(temporary, "plan");
  try {
    const args = [
      "plan",
      "-no-color",
      "-input=false",
      "-detailed-exitcode",
      `-out=${file}`,
      ...(options.args ?? []),
    ];
    const { code, stdout, stderr } = await terraform(directory, args, { ...options, expectedCodes: [0, 2] });
    refuseUnknownVariables(stdout + stderr);
    if (code === 0) return { empty: true, changes: [], outputs: [] };
    const shown = await terraform(directory, ["show", "-json", file], { env: options.env });
    return readPlan(shown.stdout, false);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** `terraform apply`: what it did to which resource. */
export async function apply(directory: string, options: TerraformOptions = {}): Promise<ChangedResource[]> {
  const args = ["apply", "-json", "-input=false", "-auto-approve", ...(options.args ?? [])];
  const result = await terraform(directory, args, { ...options, expectedCodes: [0, 1] });
  const { changes, diagnostics } = readApply(result.stdout);
  const said = inWords(diagnostics);
  if (result.code !== 0)
    throw new TerraformError(`terraform apply (in ${directory})`, { ...result, stdout: said });
  refuseUnknownVariables(said);
  return changes;
}

/** `terraform destroy`. */
export async function destroy(directory: string, options: TerraformOptions = {}): Promise<void> {
  const args = ["destroy", "-no-color", "-input=false", "-auto-approve", ...(options.args ?? [])];
  await terraform(directory, args, options);
}

/** The root module's outputs, by name. */
export async function outputs(
  directory: string,
  options: TerraformOptions = {},
): Promise<Record<string, unknown>> {
  const { stdout } = await terraform(directory, ["output", "-no-color", "-json"], options);
  const all = JSON.parse(stdout) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
}

/** The managed resources in the state. Read without starting the provider: 50 ms. */
export async function stateResources(
  directory: string,
  options: TerraformOptions = {},
): Promise<StateResource[]> {
  const { stdout } = await terraform(directory, ["state", "pull"], options);
  const state = (stdout.trim() ? JSON.parse(stdout) : {}) as StateDocument;
  const managed = (state.resources ?? []).filter(({ mode }) => mode === "managed");
  return managed.flatMap((resource) =>
    resource.instances.map((instance) => ({
      address: addressOf(resource, instance.index_key),
      type: resource.type,
      values: instance.attributes ?? {},
    })),
  );
}

interface StateDocument {
  resources?: StoredResource[];
}

interface StoredResource {
  mode: string;
  module?: string;
  type: string;
  name: string;
  instances: { index_key?: string | number; attributes?: Record<string, unknown> }[];
}

function addressOf({ module, type, name }: StoredResource, key: string | number | undefined): string {
  const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
  return `${module ? `${module}.` : ""}${type}.${name}${index}`;
}

/** Terraform only warns of a value for a variable that does not exist: in a test that is a typing error. */
function refuseUnknownVariables(output: string): void {
  if (output.includes("Value for undeclared variable")) {
    throw new Error(`a value is given for a variable that the configuration does not declare:\n${output}`);
  }
}

const found = new Map<string, Promise<string>>();

/** The binary for a PATH, with its version checked once. */
function findOnce(env: NodeJS.ProcessEnv): Promise<string> {
  const path = env.PATH ?? "";
  const search = found.get(path) ?? findTerraform(env);
  found.set(path, search);
  return search;
}

function collect(
  command: string,
  args: string[],
  directory: string,
  env: NodeJS.ProcessEnv,
): Promise<TerraformResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, ...output }));
  });
}

/** The last lines, without the frames that Terraform draws around its diagnostics. */
function readableEnd({ stdout, stderr }: TerraformResult): string {
  const text = stderr.trim() ? stderr : stdout;
  const lines = text.split("\n").map((line) => line.replace(/^[╷│╵] ?/, "").trimEnd());
  return lines
    .filter((line, position) => line || lines[position - 1])
    .slice(-60)
    .join("\n")
    .trim();
}
