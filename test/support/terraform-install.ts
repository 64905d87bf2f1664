/**
 * Finds the terraform binary and, where there is one, a filesystem mirror with the AWS provider.
 *
 * A machine with access to the registry needs no mirror; a machine without it needs nothing but the mirror.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The oldest Terraform that every module runs on: data/database has a write-only argument. */
export const OLDEST_TERRAFORM = "1.11.0";

const PROVIDER = join("registry.terraform.io", "hashicorp", "aws");
const HOW_TO_GET = "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install)";
const A_DAY = 24 * 60 * 60 * 1000;

/** The path of the terraform binary; an error that says how to get it where it is missing or too old. */
export async function findTerraform(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const binary = await onPath("terraform", environment);
  if (!binary) {
    throw new Error(`terraform is not on the PATH. ${HOW_TO_GET}.`);
  }
  const version = await versionOf(binary);
  if (isOlder(version, OLDEST_TERRAFORM)) {
    throw new Error(`terraform ${version} at ${binary} is too old. ${HOW_TO_GET}.`);
  }
  return binary;
}

/** Where a command lies, looked up in the PATH of an environment. */
export async function onPath(command: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const names = process.platform === "win32" ? [`${command}.exe`, `${command}.cmd`] : [command];
  for (const directory of (environment.PATH ?? "").split(delimiter).filter(Boolean)) {
    for (const name of names) {
      if (await isExecutable(join(directory, name))) return join(directory, name);
    }
  }
  return undefined;
}

/** Whether one version number comes before another. */
export function isOlder(version: string, than: string): boolean {
  const parts = version.split(/[.-]/).map(Number);
  for (const [position, wanted] of than.split(".").map(Number).entries()) {
    const part = parts[position] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

let mirror: Promise<string | undefined> | undefined;

/** The directory of a filesystem mirror that holds the AWS provider, or undefined. Looked for once. */
function findProviderMirror(): Promise<string | undefined> {
  mirror ??= lookForMirror();
  return mirror;
}

let config: Promise<string | undefined> | undefined;

/** A Terraform CLI configuration that installs providers from the mirror; undefined where none is needed. */
export async function cliConfigFile(): Promise<string | undefined> {
  const ambient = process.env.TF_CLI_CONFIG_FILE;
  if (ambient && existsSync(ambient)) return ambient;
  // written once: commands that start at the same time share it
  config ??= writeCliConfig();
  return config;
}

async function writeCliConfig(): Promise<string | undefined> {
  const path = await findProviderMirror();
  if (!path) return undefined;
  const file = join(await cacheDirectory(), "mirror.tfrc");
  const content = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n}\n`;
  await replaceFile(file, content);
  return file;
}

async function lookForMirror(): Promise<string | undefined> {
  for (const path of usualMirrors()) {
    if (await holdsProvider(join(path, PROVIDER))) return path;
  }
  const remembered = await recall();
  if (remembered !== undefined) return remembered || undefined;
  const { found, isWhole } = await searchDisk();
  if (found !== undefined || isWhole) await replaceFile(join(await cacheDirectory(), "mirror"), found ?? "");
  return found;
}

/** TF_PLUGIN_MIRROR, then the directories that Terraform itself takes for mirrors. */
function usualMirrors(): string[] {
  const home = homedir();
  const data = process.env.XDG_DATA_HOME ?? join(home, ".local", "share");
  const named = process.env.TF_PLUGIN_MIRROR ? [process.env.TF_PLUGIN_MIRROR] : [];
  return [
    ...named,
    join(home, ".terraform.d", "plugins"),
    join(data, "terraform", "plugins"),
    join(home, "Library", "Application Support", "io.terraform", "plugins"),
    join("/usr", "local", "share", "terraform", "plugins"),
    join("/usr", "share", "terraform", "plugins"),
  ];
}

/** The answer of an earlier search: "" says that there was no mirror, undefined that nobody looked lately. */
async function recall(): Promise<string | undefined> {
  const file = join(await cacheDirectory(), "mirror");
  try {
    const path = await readFile(file, "utf8");
    if (path === "") return Date.now() - (await stat(file)).mtimeMs < A_DAY ? "" : undefined;
    return (await holdsProvider(join(path, PROVIDER))) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Asks `find` for the provider's directory, outside of what `terraform init` made; a busy disk may take longer than it is given. */
async function searchDisk(): Promise<{ readonly found?: string; readonly isWhole: boolean }> {
  if (process.platform === "win32") return { isWhole: true };
  const isTerraformsOwn = ["-name", ".terraform", "-prune"];
  const isProvider = ["-type", "d", "-path", `*${PROVIDER}`, "-print", "-prune"];
  const options = { timeout: 120_000, maxBuffer: 1 << 24 };
  // find ends with an error for every directory that it may not read; what it printed still counts
  const { stdout = "", killed = false } = await run(
    "find",
    ["/", "-xdev", ...isTerraformsOwn, "-o", ...isProvider],
    options,
  )
    .then((done) => ({ stdout: done.stdout, killed: false }))
    .catch((failure: { stdout?: string; killed?: boolean }) => failure);
  for (const directory of stdout.split("\n").filter(Boolean))
    if (await holdsProvider(directory)) return { found: dirname(dirname(dirname(directory))), isWhole: true };
  return { isWhole: !killed };
}

/** Whether a directory holds the provider for this platform, unpacked (VERSION/OS_ARCH) or packed (a zip). */
async function holdsProvider(directory: string): Promise<boolean> {
  const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const entries = await readdir(directory).catch(() => []);
  return entries.some((entry) => {
    return entry.endsWith(`_${platform}.zip`) || existsSync(join(directory, entry, platform));
  });
}

async function cacheDirectory(): Promise<string> {
  const directory = join(tmpdir(), `hanok-terraform-${process.getuid?.() ?? "user"}`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** Several test processes write the same file: none may ever see half of it. */
async function replaceFile(file: string, content: string): Promise<void> {
  const half = `${file}.${process.pid}`;
  await writeFile(half, content);
  await rename(half, file);
}

async function versionOf(binary: string): Promise<string> {
  const { stdout } = await run(binary, ["version", "-json"], {
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  const { terraform_version } = JSON.parse(stdout) as { terraform_version: string };
  return terraform_version;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
