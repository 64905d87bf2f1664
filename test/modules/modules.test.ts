/** What every module's files look like, whatever its block: current, deterministic, described, readable. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocks, generatedFiles } from "../../src/blocks";
import { camelToSnake } from "../../src/core/expressions";
import { moduleFiles, moduleJson } from "../../src/core/module/emit";

const root = join(__dirname, "../..");

type Json = Readonly<Record<string, unknown>>;
type Named<T> = Readonly<Record<string, T>>;

interface Described {
  readonly ephemeral?: boolean;
  readonly type?: string;
  readonly description?: string;
}

describe("generated files", () => {
  const files = generatedFiles();

  it.each(Object.keys(files))("%s is what lies on disk", (path) => {
    expect(existsSync(join(root, path))).toBe(true);
    expect(readFileSync(join(root, path), "utf8")).toBe(files[path]);
  });

  it("come out the same a second time", () => {
    expect(generatedFiles()).toEqual(files);
  });
});

describe.each(blocks.map((block) => [block.path, block] as const))("%s", (path, block) => {
  const files = moduleFiles(block);
  const json = moduleJson(block);
  const variables = json.variables.variable as Named<Described>;
  const outputs = json.outputs.output as Named<Described>;
  const code = Object.keys(files).filter((name) => name.endsWith(".tf"));

  it("says what it is generated from, and nothing else of its making", () => {
    const made = (text = "") =>
      /^(?:#|<!--) Generated from (\S+) by `npm run modules`\. Do not edit\./.exec(text)?.[1];
    for (const name of [...code, "README.md"]) {
      const source = made(files[name]) as string;
      expect(existsSync(join(root, source))).toBe(true);
      const isBlocks = ["main.tf", "variables.tf", "outputs.tf", "versions.tf", "README.md"].includes(name);
      if (isBlocks) expect(source).toBe(block.source);
    }
  });

  it("holds no path of this machine and no version of a tool", () => {
    const telltale =
      /\/(work|home|root|tmp|Users|usr)\/|\b[A-Z]:\\\w+\\|node_modules|cdktf|TfToken|20\d\d-\d\d-\d\dT/i;
    const lines = Object.values(files).flatMap((text) => text.split("\n"));
    expect(lines.filter((line) => line.includes(root) || telltale.test(line))).toEqual([]);
  });

  it("has no hash in a name", () => {
    const names = blockNames(json.main);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name) || /[0-9A-F]{8}$/i.test(name))).toEqual([]);
  });

  it("leaves providers and the backend to its caller", () => {
    for (const name of code) expect(files[name]).not.toMatch(/^\s*(provider|backend) "/m);
  });

  it("takes AWS provider 5.100 to 6 and Terraform 1.9 on, or 1.11 for a write-only argument", () => {
    const aliases = block.providerAliases?.map((alias) => `aws.${alias}`);
    expect(json.versions.terraform).toEqual({
      required_version: Object.values(variables).some(({ ephemeral }) => ephemeral) ? ">= 1.11" : ">= 1.9",
      required_providers: {
        aws: {
          source: "hashicorp/aws",
          version: ">= 5.100, < 7",
          ...(aliases ? { configuration_aliases: aliases } : {}),
        },
      },
    });
  });

  it("describes and types every variable", () => {
    expect(Object.keys(variables)).toEqual(Object.keys(block.contract.inputs).map(camelToSnake).sort());
    for (const [name, { type, description }] of Object.entries(variables)) {
      expect(`${name}: ${type}`).toMatch(/: (string|number|bool|list\(|set\(|map\(|object\()/);
      expect(`${name}: ${type}`).not.toMatch(/\bany\b/);
      expect(`${name}: ${description}`).toMatch(/: \S.*[.:]/);
    }
  });

  it("describes every field of every object", () => {
    for (const [name, { type = "", description = "" }] of Object.entries(variables)) {
      for (const [, field] of type.matchAll(/[{,] (\w+) = /g)) {
        const line = description.split("\n").find((text) => text.trimStart().startsWith(`- ${field}: `));
        expect(`${name}.${field}: ${line}`).toMatch(/- \w+: \S/);
      }
    }
  });

  it("describes every output", () => {
    expect(Object.keys(outputs).length).toBeGreaterThan(0);
    expect(Object.keys(outputs)).toEqual(Object.keys(outputs).sort());
    for (const [name, { description }] of Object.entries(outputs))
      expect(`${name}: ${description}`).toMatch(/: \S/);
  });

  it("has every input and output in its README", () => {
    const readme = files["README.md"] as string;
    const anchors = (kind: string) =>
      [...readme.matchAll(/^### `(\w+)` <a name="(\w+?)_(\w+)"><\/a>$/gm)]
        .filter(([, name, of, anchor]) => of === kind && name === anchor)
        .map(([, name]) => name as string);
    expect(anchors("input").sort()).toEqual(Object.keys(variables));
    expect(anchors("output")).toEqual(Object.keys(outputs));
    for (const name of anchors("output"))
      expect(readme.split(`<a name="output_${name}"></a>`)[1]?.split("\n#")[0]).toMatch(
        /^(- Type: `|type = )/m,
      );
    expect(readme).toContain(`  source  = "ORG/hanok/aws//modules/${path}"\n  version = "<VERSION>"\n`);
  });

  it("says above each attribute of a type what it is", () => {
    const lines = (files["variables.tf"] as string).split("\n");
    const bare = lines.filter(
      (line, index) =>
        /^ {4,}\w+ += (string|number|bool|optional\(|list\(|set\(|map\(|object\()/.test(line) &&
        !/^ +# \S/.test(lines[index - 1] as string),
    );
    expect(bare).toEqual([]);
  });

  it("has every resource in its README", () => {
    const made = Object.entries(json.main.resource as Named<object>).flatMap(([type, all]) =>
      Object.keys(all).map((name) => `- \`${type}.${name}\``),
    );
    const [, section = ""] = (files["README.md"] as string).split("## Resources made\n\n");
    const listed = (section.split("\n\n")[0] as string).split("\n").map((line) => line.split(",")[0]);
    expect(listed).toEqual(made.sort());
  });
});

/** Names of resources, data sources and locals. */
function blockNames({ resource = {}, data = {}, locals = {} }: Json): string[] {
  const typed = [...Object.values(resource as Named<object>), ...Object.values(data as Named<object>)];
  return [...typed.flatMap(Object.keys), ...Object.keys(locals as object)];
}
