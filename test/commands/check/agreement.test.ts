/** The reader of `hanok check` against HashiCorp's own parser, on examples, modules and hard cases. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktf/hcl2json";
import { type Body, readFile } from "../../../src/commands/check/read/body";
import { Scanner } from "../../../src/commands/check/read/scanner";
import { readValue, type Value } from "../../../src/commands/check/read/value";

const root = join(__dirname, "../../..");

/** What is compared: keys and the shape of what is written out. */
type Shape = string | Shape[] | { [key: string]: Shape };

const isCode = (key: string) => key.includes("${");

function shapeOf(value: Value): Shape {
  switch (value.kind) {
    case "object":
      return Object.fromEntries(
        value.items.map(({ key, source, value }) => [
          key ?? (/^[("]/.test(source) ? `\${${source}}` : source),
          shapeOf(value),
        ]),
      );
    case "list":
      return value.values.map(shapeOf);
    case "text":
      return value.text;
    default:
      return value.kind;
  }
}

/** As hcl2json nests blocks: by type, by labels, in a list. */
function shapeOfBody({ items, blocks }: Body): { [key: string]: Shape } {
  const body: { [key: string]: Shape } = Object.fromEntries(
    items.map(({ source, value }) => [source, shapeOf(value)]),
  );
  for (const { type, labels, body: inner } of blocks) {
    let place = body;
    for (const name of [type, ...labels.slice(0, -1)]) {
      if (labels.length === 0) break;
      place[name] ??= {};
      place = place[name] as { [key: string]: Shape };
    }
    const last = labels.at(-1) ?? type;
    place[last] = [...((place[last] as Shape[] | undefined) ?? []), shapeOfBody(inner)];
  }
  return body;
}

function shapeOfParsed(value: unknown): Shape {
  if (Array.isArray(value)) return value.map(shapeOfParsed);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOfParsed(item)]));
  // it keeps the escapes of templates
  return typeof value === "string" ? value.replace(/([$%])\1\{/g, "$1{") : "literal";
}

/** Texts that hold code, and heredocs, are not looked into here; everything else is the same. */
function expectSame(ours: Shape, theirs: Shape, path: string): void {
  if (ours === "literal" || ours === "code") {
    expect({ path, kind: typeof theirs }).toEqual({ path, kind: "string" });
  } else if (typeof ours === "string") expect({ path, text: ours }).toEqual({ path, text: theirs });
  else if (Array.isArray(ours)) {
    expect({ path, length: ours.length }).toEqual({ path, length: (theirs as Shape[]).length });
    for (const [index, item] of ours.entries())
      expectSame(item, (theirs as Shape[])[index] as Shape, `${path}[${index}]`);
  } else {
    const literal = (shape: object) =>
      Object.keys(shape)
        .filter((key) => !isCode(key))
        .sort();
    expect({ path, keys: literal(ours) }).toEqual({ path, keys: literal(theirs as object) });
    expect(Object.keys(ours)).toHaveLength(Object.keys(theirs as object).length);
    for (const key of literal(ours))
      expectSame(ours[key] as Shape, (theirs as { [key: string]: Shape })[key] as Shape, `${path}.${key}`);
  }
}

const read = (file: string, text: string) => shapeOfBody(readFile(new Scanner(file, text, false)));

async function expectAgreement(file: string, text: string): Promise<void> {
  expectSame(read(file, text), shapeOfParsed(await parse(file, text)), file);
}

const files = readdirSync(join(root, "modules"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".tf") && !entry.parentPath.includes(".terraform"))
  .map(({ parentPath, name }) => join(parentPath, name))
  // what users write, and one module with everything that we write
  .filter((path) => path.includes("/examples/") || path.includes("/modules/network/"));

it("reads every example, and what a module is made of, as HashiCorp's parser does", async () => {
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) await expectAgreement(file, readFileSync(file, "utf8"));
});

const HARD = `
# a comment { with a bracket
/* another { */ module "a" { source = "x" } // and a third }
module b {
  texts = { a = "}", "b c" = "\\"{\\" \\u00e9 $\${x} %%{y}", c = "\${f("}")} {", 80 = "x" }
  inner = [
    { a = 1 }, # {
    var.x["a"],
    { b = [], c = { d = -1.5e3, e = null } } ,
  ]
  plain  = (true)
  for    = { for k, v in var.x : k => { a = v } if v != "}" }
  list   = [for v in var.x : { a = v }]
  either = var.x ? { a = 1 } : { b = 2 }
  part   = { a = { b = 1 } }.a
  call   = merge(
    { a = 1 }, // }
    { b = <<-EOT
      }
    EOT
    },
  )
  doc = <<EOT
}}} \${f("{")} "
EOT
  keys = {
    (var.x)      = { a = 1 }
    "\${var.x}-b" = { b = 1 }, c : { d = 1 }
    for_each = { format = "x" }
    e = 10 / 5 // }
  }
  empty = {}
}
`;

it("reads the hard cases alike", async () => {
  await expectAgreement("hard.tf", HARD);
  await expectAgreement("hard.tf", HARD.replaceAll("\n", "\r\n"));
});

it("looks into parentheses, which the other does not, and into nothing that is computed", () => {
  const text = 'a = ({ b = { c = "d" } })\ne = var.x ? { a = 1 } : { b = 2 }\nf = ({ b = 1 }).b\n';
  expect(read("a.tf", text)).toEqual({ a: { b: { c: "d" } }, e: "code", f: "code" });
});

it("reads JSON as JSON.parse does", () => {
  const value = { a: ["x", { "b//": 'c\n"d"' }, []], "e\\f": {}, "#": "/* x */" };
  for (const indent of [0, 2])
    expect(shapeOf(readValue(new Scanner("a.json", JSON.stringify(value, null, indent), true)))).toEqual(
      value,
    );
});
