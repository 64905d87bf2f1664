/**
 * `npm run modules:validate`: `terraform validate` of every example, with the modules that it calls, that takes the terraform on
 * the PATH. The tests need 1.11; this shows that 1.9 is enough for what says so.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { isOlder } from "../../support/terraform-install";

const modules = join(__dirname, "../../../modules");

function main(): void {
  const { terraform_version: version } = JSON.parse(terraform(modules, "version", "-json"));
  const copy = mkdtempSync(join(tmpdir(), "hanok-validate-"));
  try {
    cpSync(modules, copy, { recursive: true, filter: (path) => !path.endsWith(".terraform") });
    const all = configurations(copy);
    const taken = all.filter(({ oldest }) => !isOlder(version, oldest));
    for (const { path } of taken) validate(path);
    const left = all.filter((one) => !taken.includes(one)).map(({ path }) => relative(copy, path));
    console.log(`Terraform ${version}: ${taken.length} examples and their modules are valid`);
    if (left.length > 0) console.log(`need a newer one: ${left.join(", ")}`);
    if (taken.length === 0) process.exitCode = 1;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Every example that says which Terraform it needs; modules that are given providers are not valid alone. */
function configurations(directory: string): { path: string; oldest: string }[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes("/examples/") && name.endsWith(".tf"))
    .flatMap((name) => {
      const file = join(directory, name);
      const [, oldest] = /required_version\s*=\s*">= ([\d.]+)"/.exec(readFileSync(file, "utf8")) ?? [];
      return oldest === undefined ? [] : [{ path: dirname(file), oldest }];
    });
}

function validate(path: string): void {
  terraform(path, "init", "-backend=false", "-input=false", "-no-color");
  terraform(path, "validate", "-no-color");
  rmSync(join(path, ".terraform"), { recursive: true, force: true });
}

function terraform(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync("terraform", args, { cwd, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`terraform ${args.join(" ")} (in ${cwd}):\n${stdout}${stderr}`);
  return stdout;
}

main();
