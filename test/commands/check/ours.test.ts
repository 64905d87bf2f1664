/** Every example and every configuration in the documentation has no key that Terraform would drop. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks, generatedFiles } from "../../../src/blocks";
import { checkConfiguration } from "../../../src/commands/check/configuration";
import inputs from "../../../src/commands/check/inputs.json";

const root = join(__dirname, "../../..");

const examples = readdirSync(join(root, "modules"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\/examples\/[^/]+$/.test(path) && !path.includes(".terraform"))
  .map((path) => join("modules", path));

it.each(examples)("%s", (directory) => {
  const { unknown, calls } = checkConfiguration(join(root, directory));
  expect(unknown.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  expect(calls).toBeGreaterThan(0);
});

const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) =>
    [...readFileSync(join(root, name), "utf8").matchAll(/^```hcl\n([\s\S]*?)^```$/gm)].map(
      ([, code = ""], index) => ({ name: `${name} block ${index + 1}`, code }),
    ),
  );

it.each(documents)("$name", ({ code }) => {
  const directory = mkdtempSync(join(tmpdir(), "hanok-check-docs-"));
  writeFileSync(join(directory, "main.tf"), code);
  expect(checkConfiguration(directory).unknown).toEqual([]);
  rmSync(directory, { recursive: true });
});

it("knows every module, and is generated from its contract", () => {
  expect(Object.keys(inputs)).toEqual(blocks.map(({ path }) => path));
  const text = readFileSync(join(root, "src/commands/check/inputs.json"), "utf8");
  expect(generatedFiles()["src/commands/check/inputs.json"]).toBe(text);
});
