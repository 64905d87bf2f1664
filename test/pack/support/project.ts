/**
 * An empty project that has a packed package, as npm installs it (offline, without its peers). The peers and tools, which every
 * user of cdktf has already, are links to those of this repository, so that nothing is downloaded twice.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { archiveOf, packed, root } from "./packed";

const PEERS = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/node"];

export function emptyProject(): string {
  const project = projectWith("hanok");
  for (const name of PEERS) link(project, name, join(root, "node_modules", name));
  return project;
}

/** Without the package's peers. */
export function projectWith(name: "hanok" | "hanok-cdktn"): string {
  const project = mkdtempSync(join(tmpdir(), "hanok-pack-"));
  writeFileSync(join(project, "package.json"), '{ "name": "shop", "private": true }\n');
  runIn(project, "npm", [
    ...["install", "--offline", "--legacy-peer-deps", "--no-audit"],
    archiveOf(packed(name)),
  ]);
  return project;
}

export function link(project: string, name: string, to: string): void {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(to, path);
}

export const runIn = (cwd: string, command: string, args: readonly string[]) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });

/** The first program of a README. */
export function exampleIn(readme: string): string {
  const [, code = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(readme, "utf8")) ?? [];
  return code;
}

export const readmeExample = () => exampleIn(join(root, "README.md"));
