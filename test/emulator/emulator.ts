/**
 * A local AWS: moto's server, with the corrections of `moto/corrections`, on a free port of the loopback interface.
 *
 * The configurations under test know nothing of it. The AWS provider finds it by environment variables alone: it
 * addresses buckets by path because the endpoint is an IP address, and the emulator answers its check of credentials.
 */
import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { devNull } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { tally } from "../support/tally";

const SERVER = join(__dirname, "moto", "server.py");
const HOW_TO_GET = "pip install 'moto[server]==5.2.1' (Python 3.10 or newer)";

/** A resource that exists in the emulator and did not when it was fresh. */
export interface Leftover {
  service: string;
  region: string;
  kind: string;
  id: string;
}

export interface EmulatorOptions {
  /** AWS region of the environment (default: eu-west-1). */
  region?: string;
  /** The Python interpreter (default: $HANOK_PYTHON, then python3). */
  python?: string;
  /** Environment of the server process (default: that of this process). */
  env?: NodeJS.ProcessEnv;
}

export interface Emulator {
  port: number;
  /** Process id of the server. */
  pid: number;
  /** What leads an AWS client to the emulator, and only there. */
  variables: Record<string, string>;
  /** A whole environment for terraform or cdktf: this process's, without its AWS settings, with `variables`. */
  env: NodeJS.ProcessEnv;
  /** Forget everything, as if started anew. */
  reset(): Promise<void>;
  /** Every resource that still exists. Needs no Terraform state and no list of resource types. */
  leftovers(): Promise<Leftover[]>;
  /** The requests that moto could not answer, as it reported them. */
  unanswered(): string[];
  /** The requests that were asked twice and answered from memory, which AWS would do again: an answer was lost. */
  repeated(): string[];
  /** The requests that AWS's API models do not allow. */
  refused(): string[];
  /** Ends the server. Throws if a request was refused by AWS's API models, whatever became of it. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers (about 1 s). It ends with this process, however that ends. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const python = options.python ?? process.env.HANOK_PYTHON ?? "python3";
  // moto reads AWS settings too, and ends where they name a profile that does not exist
  const env = {
    ...withoutAws(options.env ?? process.env),
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
  };
  // the server ends when its standard input is closed, which the system does for a killed parent too
  const server = spawn(python, [SERVER], { env, stdio: ["pipe", "pipe", "pipe"] });
  const errors = collectLines(server);
  const port = await portOf(server, errors, python);
  holdOpen(server, false);
  const url = `http://127.0.0.1:${port}`;
  const variables = variablesFor(url, options.region ?? "eu-west-1");
  return {
    port,
    pid: server.pid as number,
    variables,
    env: { ...withoutAws(process.env), ...variables },
    reset: async () => {
      await request(`${url}/moto-api/reset`, "POST");
    },
    leftovers: async () => JSON.parse(await request(`${url}/moto-api/leftovers`, "GET")) as Leftover[],
    unanswered: () => errors.filter((line) => line.startsWith("the emulator cannot answer")),
    repeated: () => errors.filter((line) => line.startsWith("asked again")),
    refused: () => refusedIn(errors),
    stop: async () => {
      if (hasEnded(server)) return;
      const counts = Object.values(await checkedAt(url));
      tally(
        "requests held against AWS's API models",
        counts.reduce((sum, count) => sum + count, 0),
      );
      await stop(server);
      const refused = refusedIn(errors);
      if (refused.length > 0) throw new Error(refused.join("\n"));
    },
  };
}

const refusedIn = (errors: readonly string[]): string[] =>
  [...new Set(errors)].filter((line) => line.startsWith("AWS's API model refuses"));

/** How many requests of each operation were held against AWS's API models, such as `ec2 CreateVpc`. */
const checkedAt = async (url: string): Promise<Record<string, number>> =>
  JSON.parse(await request(`${url}/moto-api/checked`, "GET"));

/** Leftovers as text, one per line. */
export function describeLeftovers(leftovers: Leftover[]): string {
  return leftovers.map(({ service, region, kind, id }) => `${service} ${region} ${kind} ${id}`).join("\n");
}

function variablesFor(url: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_EC2_METADATA_DISABLED: "true",
    // neither profiles nor settings of the person who runs the tests
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CHECKPOINT_DISABLE: "1",
    GOGC: "800",
    // what the environments of main.ts name belongs to nobody, which is all the same here
    TF_VAR_allow_placeholders: "true",
  };
}

/** No test may reach a real account by a variable that happens to be set. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(AWS|TF_AWS|TF_VAR)_/.test(name));
  return Object.fromEntries(kept);
}

function collectLines(server: ChildProcess): string[] {
  const lines: string[] = [];
  if (server.stderr) createInterface(server.stderr).on("line", (line) => lines.push(line));
  return lines;
}

/** The first line that the server prints; an error that names what is missing where it never does. */
function portOf(server: ChildProcess, errors: string[], python: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", () => {
      reject(
        new Error(`the emulator needs Python, and ${python} cannot be run. Install it, then: ${HOW_TO_GET}`),
      );
    });
    // "close", not "exit": by then everything that it wrote has been read
    server.on("close", (code) => reject(notStarted(errors.join("\n"), python, code)));
    server.stdout?.once("data", (line: Buffer) => {
      server.stdout?.resume();
      resolve((JSON.parse(line.toString()) as { port: number }).port);
    });
  });
}

function notStarted(errors: string, python: string, code: number | null): Error {
  const missing = /No module named '(\w+)/.exec(errors);
  if (missing)
    return new Error(`the emulator needs the Python module ${missing[1]} for ${python}: ${HOW_TO_GET}`);
  return new Error(`the emulator ended with exit code ${code} before it was ready:\n${errors}`);
}

async function request(url: string, method: string): Promise<string> {
  const answer = await fetch(url, { method, signal: AbortSignal.timeout(30_000) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return text;
}

/** Whether this process waits for the server before it can end: a forgotten `stop` must not hang a test run. */
function holdOpen(server: ChildProcess, hold: boolean): void {
  const pipes = [server.stdin, server.stdout, server.stderr] as (Socket | null)[];
  for (const handle of [server, ...pipes]) hold ? handle?.ref() : handle?.unref();
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    holdOpen(server, true);
    server.once("exit", () => resolve());
    server.stdin?.end();
  });
}
