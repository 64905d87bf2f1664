/**
 * An empty project that has the packed package, as npm installs it (offline, without its peers). The peers and tools, which
 * every user of cdktf has already, are links to those of this repository, so that nothing is downloaded twice.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { archiveOf, packed, root } from "./packed";

const PEERS = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/node"];

export function emptyProject(): string {
  const project = mkdtempSync(join(tmpdir(), "hanok-pack-"));
  writeFileSync(join(project, "package.json"), '{ "name": "shop", "private": true }\n');
  const archive = archiveOf(packed("hanok"));
  runIn(project, "npm", ["install", "--offline", "--legacy-peer-deps", "--no-audit", archive]);
  for (const name of PEERS) link(project, name, join(root, "node_modules", name));
  return project;
}

export function link(project: string, name: string, to: string): void {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(to, path);
}

export const runIn = (cwd: string, command: string, args: readonly string[]) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });

/** What test/pack/tools names, installed there where that has not been done. */
export function tool(name: string): string {
  const tools = join(root, "test/pack/tools");
  if (!isInstalled(tools, name))
    runIn(tools, "npm", ["ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit"]);
  return join(tools, "node_modules", name);
}

function isInstalled(tools: string, name: string): boolean {
  const version = (file: string) => JSON.parse(readFileSync(join(tools, file), "utf8"));
  const file = `node_modules/${name}/package.json`;
  return (
    existsSync(join(tools, file)) && version(file).version === version("package.json").devDependencies[name]
  );
}

/** README's first program. */
export function readmeExample(): string {
  const [, code = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  return code;
}
