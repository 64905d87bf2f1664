/** Installs AWS provider 6 for CDKTF into this folder, where that has not been done. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly version?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const PACKAGE = "@cdktf/provider-aws";
const read = (...path: string[]) => JSON.parse(readFileSync(join(__dirname, ...path), "utf8")) as Manifest;

export function installProvider6(): string {
  const wanted = read("package.json").devDependencies?.[PACKAGE] ?? "";
  const installed = join(__dirname, "node_modules", PACKAGE);
  const isThere = existsSync(installed) && read("node_modules", PACKAGE, "package.json").version === wanted;
  // its peers are those of the project: a second copy of cdktf would not know the first one's constructs
  if (!isThere)
    execFileSync("npm", ["ci", "--legacy-peer-deps", "--no-audit"], { cwd: __dirname, stdio: "pipe" });
  return installed;
}
