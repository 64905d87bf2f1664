/** Modules as Terraform's own formatter leaves them, in lines that a screen holds. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { moduleFiles } from "../../src/core/module/emit";
import { endOfInterpolation, isEscape, isOpening } from "../../src/core/module/hcl/tokens";
import { providerBlocksText } from "./support/provider-blocks";
import { providerFactsText } from "./support/provider-facts";

const root = join(__dirname, "../..");

/** Characters of code on one line; texts (messages, patterns, policies) are not counted, their code is. */
const WIDEST = 120;

it("are formatted, examples and tests too", () => {
  const { stdout, status } = spawnSync("terraform", ["fmt", "-check", "-recursive", "modules"], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ unformatted: stdout, status }).toEqual({ unformatted: "", status: 0 });
});

it("know which names are blocks from the provider's own schema", async () => {
  const file = join(root, "src/core/module/hcl/provider-blocks.json");
  expect(readFileSync(file, "utf8")).toBe(await providerBlocksText());
});

it("know types and replacements from the provider's own schema and plan", async () => {
  const file = join(root, "src/core/module/provider-facts.json");
  expect(readFileSync(file, "utf8")).toBe(await providerFactsText());
});

it.each(blocks.map((block) => [block.path, block] as const))("%s has no wider line of code", (_, block) => {
  const wide = Object.entries(moduleFiles(block))
    .filter(([name]) => name.endsWith(".tf"))
    .flatMap(([name, text]) => withoutHeredocs(text).map((line) => ({ name, line })))
    .filter(({ line }) => line.length > WIDEST && codeOf(line).length > WIDEST);
  expect(wide).toEqual([]);
});

it("have no text at the margin", () => {
  const all = blocks.flatMap((block) => Object.entries(moduleFiles(block)));
  expect(all.filter(([, text]) => text.includes("<<EOT")).map(([name]) => name)).toEqual([]);
});

function withoutHeredocs(text: string): string[] {
  return text.replace(/<<-?EOT\n[\s\S]*?\n\s*EOT$/gm, "").split("\n");
}

/** A line without what its texts say. One that goes on with a text ends an interpolation first. */
function codeOf(line: string): string {
  let code = "";
  let isText = false;
  let at = 0;
  if (/^\s*[)\]}]+[^"]*"[,)]*$/.test(line)) return "";
  while (at < line.length) {
    const character = line.charAt(at);
    if (!isText) {
      isText = character === '"';
      code += character;
      at += 1;
    } else if (character === "\\" || isEscape(line, at)) at += character === "\\" ? 2 : 3;
    else if (isOpening(line, at)) {
      const end = endOf(line, at);
      code += line.slice(at + 2, end - 1);
      at = end;
    } else {
      isText = character !== '"';
      at += 1;
    }
  }
  return code;
}

/** An interpolation may go on in the next line. */
function endOf(line: string, at: number): number {
  try {
    return endOfInterpolation(line, at);
  } catch {
    return line.length;
  }
}
