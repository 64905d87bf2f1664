/**
 * A block is loaded when a program first names it, a provider's class when the first resource of it is made, and what proves
 * reachability when there is something to prove: who uses one block pays for one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";

/** `index.js`, and `network/index.js` of a family. */
const ENTRY = /^(\w+\/)?index\.js$/;

export function loadLate(source: string, output: string): void {
  for (const name of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const file = join(source, name.replace(/\.js$/, ".ts"));
    if (name.endsWith(".js") && existsSync(file)) compileLate(textOf(file, name), join(output, name), name);
  }
}

/** `export * from "./network"` would load the family to learn its names: in the package's own index they are written out. */
function textOf(file: string, name: string): string {
  const text = readFileSync(file, "utf8");
  if (name !== "index.js") return text;
  return text.replace(/^export \* from "(\.\/\w+)";$/gm, (_, family: string) =>
    readFileSync(join(file, "..", family, "index.ts"), "utf8").replaceAll('from "./', `from "${family}/`),
  );
}

/** TypeScript loads what a file names at once; swc does it at the first use. */
function compileLate(text: string, output: string, name: string): void {
  const isEntry = ENTRY.test(name);
  const late = Array.from(text.matchAll(/ from "([^"]+)"/g), ([, from]) => from as string).filter(
    (from) => isEntry || from.startsWith("@cdktf/provider-aws/") || from.endsWith("/reach"),
  );
  if (late.length === 0) return;
  const { code } = transformSync(text, {
    swcrc: false,
    jsc: { target: "es2022", parser: { syntax: "typescript" }, keepClassNames: true },
    // the annotation is how an ES module finds the names of a CommonJS one
    module: {
      type: "commonjs",
      lazy: late,
      importInterop: isEntry ? "swc" : "none",
      exportInteropAnnotation: true,
    },
  });
  writeFileSync(output, code);
}
