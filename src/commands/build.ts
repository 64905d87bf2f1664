/**
 * `npm run build`: the package's types and JavaScript in dist/, of what src/index.ts and the command reach. A block is loaded
 * when a program first names it, and a provider's class when the first resource of it is made: who uses one block pays for one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";

const root = join(__dirname, "../..");
const dist = join(root, "dist");

function build(): number {
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const project = join(root, "src/tsconfig.build.json");
  const { status } = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) loadLate(name);
  return status ?? 1;
}

/** TypeScript loads what a file names at once; swc does it at the first use. */
function loadLate(name: string): void {
  const source = join(root, "src", name.replace(/\.js$/, ".ts"));
  if (!name.endsWith(".js") || !existsSync(source)) return;
  const text = readFileSync(source, "utf8");
  const late = Array.from(text.matchAll(/ from "([^"]+)"/g), ([, from]) => from as string).filter(
    (from) => name === "index.js" || from.startsWith("@cdktf/provider-aws/"),
  );
  if (late.length === 0) return;
  const { code } = transformSync(text, {
    swcrc: false,
    jsc: { target: "es2022", parser: { syntax: "typescript" }, keepClassNames: true },
    // the annotation is how an ES module finds the names of a CommonJS one
    module: {
      type: "commonjs",
      lazy: late,
      importInterop: name === "index.js" ? "swc" : "none",
      exportInteropAnnotation: true,
    },
  });
  writeFileSync(join(dist, name), code);
}

process.exitCode = build();
