/** The index of examples and their READMEs: from their first comments and variables. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { exampleFiles } from "../../src/commands/examples";
import { networkBlock } from "../../src/network/network";

const root = join(__dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "hanok-examples-"));
afterAll(() => rmSync(directory, { recursive: true }));

function readmeOf(name: string, main: string) {
  const folder = `modules/network/examples/${name}`;
  mkdirSync(join(directory, folder), { recursive: true });
  writeFileSync(join(directory, folder, "main.tf"), main);
  const files = exampleFiles(directory, [networkBlock]);
  rmSync(join(directory, folder), { recursive: true });
  return { readme: files[`${folder}/README.md`], index: files["modules/README.md"] };
}

it("are those that lie in modules/", () => {
  const files = Object.entries(exampleFiles(root, blocks));
  expect(files.length).toBeGreaterThan(blocks.length);
  for (const [path, text] of files)
    expect({ path, text }).toEqual({ path, text: readFileSync(join(root, path), "utf8") });
});

it("say what an example shows, with its commands as commands, and what it asks for", () => {
  const { readme, index } = readmeOf(
    "two",
    `# Two networks, which peer. The zone comes first:
#   terraform apply \\
#     -target=aws_route53_zone.this
# - then set the name servers,
#   all of them.

variable "region" {
  description = "The region."
  default     = "eu-west-1"
}

variable "domain" {
  description = "A domain of yours."
  type        = string
}
`,
  );
  expect(readme).toContain(`# Network: two

Two networks, which peer. The zone comes first:
\`\`\`sh
terraform apply \\
  -target=aws_route53_zone.this
\`\`\`
- then set the name servers,
  all of them.

It asks for

- \`domain\`: A domain of yours.

[main.tf]`);
  expect(index).toContain("  - [two](network/examples/two): Two networks, which peer.\n");
});

it("ask for a comment where there is none", () =>
  expect(() => readmeOf("mute", 'module "network" {}\n')).toThrow(
    "modules/network/examples/mute/main.tf begins with no comment that says what it shows",
  ));
