/** The TypeScript programs of a page of the docs, to be run: each exports one function. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { HanokStack } from "../../src/index";

const root = join(__dirname, "../..");

type Program = (scope: App | HanokStack, more?: unknown) => unknown;

/** The functions by name. `directory` is below .cache, and its own for each test: they run at the same time. */
export function programsOf(page: string, directory: string): Record<string, Program> {
  const folder = join(root, ".cache", directory);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
  return Object.fromEntries(
    blocks.map(([, code = ""]) => {
      const name = /^export function (\w+)/m.exec(code)?.[1];
      if (name === undefined) throw new Error(`${page} has a program without a function:\n${code}`);
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, code.replace('from "hanok"', 'from "../../src/index"'));
      return [name, require(file)[name] as Program];
    }),
  );
}

/** A stack in which a program has run; what takes an app makes a stack of its own. */
export function stackOf(program: Program, outdir: string, more?: unknown): HanokStack {
  const app = new App({ outdir });
  if (/\(app\)/.test(String(program))) return program(app) as HanokStack;
  const stack = new HanokStack(app, { architecture: "shop", environment: "test", region: "ap-northeast-2" });
  program(stack, more);
  return stack;
}
