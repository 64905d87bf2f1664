/** Samples written as HCL: what Terraform's own formatter would have written. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../../../src/blocks";
import { listOf, mapOf, shape, text } from "../../../../src/core/contract";
import { moduleFiles } from "../../../../src/core/module/emit";
import { hclBlock } from "../../../../src/core/module/readme/sample";
import { shop } from "../../contract/shop";
import { inConfiguration, terraform } from "../../expressions/evaluate";

/** What `terraform fmt` makes of it; it fails for what it cannot parse. */
function formatted(code: string): string {
  const { stdout, stderr, status } = spawnSync("terraform", ["fmt", "-no-color", "-"], {
    input: code,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const OUTPUT = 'output "all" {\n  value = jsonencode([local.text, local.long_list, local.doors])\n}\n';

const moduleBlock = (body: string) => `module "sample" {\n  source = "./here"\n\n${body}\n}\n`;

describe.each([...blocks.map(({ path, contract }) => [path, contract] as const), ["shop", shop] as const])(
  "%s",
  (_, contract) => {
    it("is formatted", () => {
      const code = moduleBlock(hclBlock(contract.inputs, contract.definition.example));
      expect(code).toBe(formatted(code));
    });
  },
);

it("leaves every example of every README formatted", () => {
  const directory = mkdtempSync(join(tmpdir(), "hanok-examples-"));
  try {
    for (const block of blocks) {
      const found = [...(moduleFiles(block)["README.md"] ?? "").matchAll(/^```hcl\n(.*?)^```$/gms)];
      expect(found.length).toBeGreaterThan(0);
      for (const [index, [, code = ""]] of found.entries())
        writeFileSync(join(directory, `${block.path.replaceAll("/", "-")}-${index}.tf`), code);
    }
    // one call: hundreds of them would be most of this file's time
    const { stdout, status } = spawnSync("terraform", ["fmt", "-check", "-diff", directory], {
      encoding: "utf8",
    });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

describe("odd values", () => {
  const inputs = {
    text: text(),
    longList: listOf(text()),
    doors: mapOf(shape("Door", { fromPort: text(), sides: mapOf(text()) })),
  };
  const long = Array.from({ length: 12 }, (_, index) => `item-number-${index}`);
  const sample = {
    text: 'a "b" \\ ${c} %{d}\n',
    longList: long,
    doors: {
      "a/b": { fromPort: "1", sides: Object.fromEntries(long.map((key) => [key, "x"])) },
      fromPort: { fromPort: "2", sides: {} },
      for: { fromPort: "3", sides: { $code: "{ x = var.x }" } },
    },
  };
  const code = hclBlock(inputs, sample);

  it("are formatted", () => {
    expect(moduleBlock(code)).toBe(formatted(moduleBlock(code)));
  });

  it("read as they were meant", () => {
    const output = inConfiguration({ variable: { x: { default: "y" } } }, (directory) => {
      writeFileSync(join(directory, "locals.tf"), `locals {\n${code}\n}\n\n${OUTPUT}`);
      terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
      return terraform(directory, "output", "-raw", "all");
    });
    expect(JSON.parse(output)).toEqual([
      sample.text,
      long,
      {
        "a/b": { from_port: "1", sides: sample.doors["a/b"].sides },
        fromPort: { from_port: "2", sides: {} },
        for: { from_port: "3", sides: { x: "y" } },
      },
    ]);
  });
});
