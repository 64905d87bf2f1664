/**
 * A CDKTF project run from outside of its directory.
 *
 * cdktf writes state, logs and synthesized files into the directory in which it is started. Here that is a temporary
 * one, which looks like the project: a link to each of its files, and a cdktf.json of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { terraformSettings } from "../support/terraform";
import type { Emulator } from "./emulator";
import { newDirectory } from "./workspace-files";

const OUTPUT = "cdktf.out";
const NOT_LINKED = /^(cdktf\.json|cdktf\.out|cdktf\.log|\.git|\.terraform|.*\.tfstate(\..*)?)$/;

export interface CdktfProject {
  /** The temporary directory; the local backend writes the state there. */
  directory: string;
  /** `cdktf ARGS`; rejects with the end of its output when it fails. */
  cdktf(args: string[], onLine?: (line: string) => void): Promise<void>;
  /** Where a stack was synthesized. */
  stackDirectory(stack: string): string;
  /** The stacks that were synthesized. */
  stacks(): Promise<string[]>;
}

/** Prepares a temporary directory for the project whose cdktf.json lies in `root`, with another application than its own if one is said. */
export async function openProject(
  root: string,
  emulator: Pick<Emulator, "env">,
  application?: string,
): Promise<CdktfProject> {
  if (!existsSync(join(root, "cdktf.json"))) throw new Error(`there is no cdktf.json in ${root}`);
  const directory = await newDirectory("deploy-local");
  await linkProject(root, directory, application);
  const binary = cdktfBinary(root);
  const env = {
    ...emulator.env,
    ...(await terraformSettings()),
    CDKTF_HOME: join(directory, ".cdktf"),
    // the provider comes from a mirror by a link; cdktf's own cache would copy 700 MB
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    DISABLE_VERSION_CHECK: "1",
    FORCE_COLOR: "0",
    NO_COLOR: "1",
  };
  const stackDirectory = (stack: string) => join(directory, OUTPUT, "stacks", stack);
  return {
    directory,
    stackDirectory,
    stacks: () => readdir(join(directory, OUTPUT, "stacks")),
    cdktf: (args, onLine) => {
      const child = spawn(process.execPath, [binary, ...args], {
        cwd: directory,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      return finish(child, `cdktf ${args.join(" ")}`, onLine);
    },
  };
}

async function linkProject(root: string, directory: string, application?: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!NOT_LINKED.test(name)) await symlink(join(root, name), join(directory, name));
  }
  const settings = JSON.parse(await readFile(join(root, "cdktf.json"), "utf8")) as { app: string };
  const app = application === undefined ? settings.app : settings.app.replace("main.ts", application);
  const own = { ...settings, app, output: OUTPUT, sendCrashReports: "false" };
  await writeFile(join(directory, "cdktf.json"), JSON.stringify(own, null, 2));
}

/** The project's own cdktf, as its node_modules/.bin would start it. */
function cdktfBinary(root: string): string {
  try {
    const manifest = createRequire(join(root, "cdktf.json")).resolve("cdktf-cli/package.json");
    return join(manifest, "..", "bundle", "bin", "cdktf");
  } catch {
    throw new Error("cdktf-cli is not installed in this project: npm install --save-dev cdktf-cli@0.21.0");
  }
}

function finish(
  child: ChildProcess,
  command: string,
  onLine: (line: string) => void = () => undefined,
): Promise<void> {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      onLine(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} failed with exit code ${code}:\n${lines.slice(-80).join("\n")}`));
    });
  });
}
