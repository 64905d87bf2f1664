/** A folder of tests with a package.json of its own, whose packages the project itself does not have: installed where they are not. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly version?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The folder's node_modules. */
export function ownPackages(folder: string): string {
  const read = (path: string): Manifest => JSON.parse(readFileSync(join(folder, path), "utf8"));
  const isThere = Object.entries(read("package.json").devDependencies ?? {}).every(([name, version]) => {
    const file = join("node_modules", name, "package.json");
    return existsSync(join(folder, file)) && read(file).version === version;
  });
  // peers are those of the project, where it has them: a second copy of cdktf would not know the first one's constructs
  const options = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit"];
  if (!isThere) execFileSync("npm", ["ci", ...options], { cwd: folder, stdio: "pipe" });
  return join(folder, "node_modules");
}
