/**
 * The AWS provider as a process that many commands of Terraform share.
 *
 * A command starts it anew, once or more, which is most of its time. One that runs already is found by
 * TF_REATTACH_PROVIDERS (Terraform's documentation, "Debugging Providers"). It keeps the last configuration that it
 * was given: share it only between commands that configure it alike, or not at all (validate, tests with a mock).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const UNTIL_PARENT_ENDS = join(__dirname, "until-parent-ends.cjs");

/** Terraform says how much a provider that it starts itself may log; this one would log everything. */
const SILENT = {
  TF_LOG: "OFF",
  TF_LOG_PROVIDER: "OFF",
  TF_LOG_SDK: "OFF",
  TF_LOG_SDK_FRAMEWORK: "OFF",
  TF_LOG_SDK_PROTO: "OFF",
};

export interface RunningProvider {
  /** For Terraform's commands, besides their own environment. */
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the provider that `terraform init` chose in a directory. The environment is the provider's own. */
export async function startProvider(initialized: string, env?: NodeJS.ProcessEnv): Promise<RunningProvider> {
  const program = awsProviderIn(initialized);
  if (program === undefined) throw new Error(`terraform init has chosen no AWS provider in ${initialized}`);
  return runProvider(program, env);
}

/** The same of its program. */
export async function runProvider(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningProvider> {
  const server = spawn(process.execPath, [UNTIL_PARENT_ENDS, program, "-debug"], {
    env: { ...env, ...SILENT },
    stdio: ["pipe", "pipe", "ignore"],
  });
  return {
    env: { TF_REATTACH_PROVIDERS: await addressOf(server) },
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.stdin.end();
      await ended;
    },
  };
}

/** The program of the AWS provider that `terraform init` chose in a directory. */
export function awsProviderIn(initialized: string): string | undefined {
  const root = join(initialized, ".terraform", "providers");
  if (!existsSync(root)) return undefined;
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    // a provider of a mirror is a link, which readdir does not follow
    const folder = realpathSync(join(root, file));
    const program = entriesOf(folder).find((name) => name.startsWith("terraform-provider-aws_"));
    if (program !== undefined) return join(folder, program);
  }
  return undefined;
}

function entriesOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** It prints the value between quotes, in the words of a shell. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (server.stdout === null) throw new Error("the provider has no output");
    createInterface(server.stdout).on("line", (line) => {
      const [, address] = /TF_REATTACH_PROVIDERS='(.+)'/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the provider ended with ${code} before it answered`)));
  });
}
