/** What examples name belongs to whoever applies them: what they cannot know themselves they ask for. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { answersFor, askedIn } from "../support/example-answers";

const modules = join(__dirname, "../../modules");

const examples = blocks.flatMap(({ path }) => {
  const folder = join(modules, path, "examples");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => [`${path}/examples/${name}`, join(folder, name, "main.tf")] as const);
});

describe.each(examples)("%s", (_, file) => {
  const text = readFileSync(file, "utf8");
  const code = text.replace(/^\s*(#|description\b).*$/gm, "");

  it("starts from images that there are", () => {
    expect(code.match(/"ami-[^"]*"/g)).toBeNull();
  });

  /** Route 53, ACM and certificate authorities make nothing for the domains of documentation (RFC 2606). */
  it("has names of its user's", () => {
    const named =
      /^ *(?:name|names|domain_name|fqdn|default|subject_alternative_names) += .*\bexample(?:\.(?:com|net|org))?".*$/gm;
    expect(code.match(named)).toBeNull();
  });

  it("asks for what is its user's, and the tests answer", () => {
    for (const { name, body } of askedIn(text)) {
      expect([name, body]).toEqual([
        name,
        expect.stringMatching(/description = ".*(yours|Public addresses)/),
      ]);
    }
    expect(Object.values(answersFor(file))).not.toContain(undefined);
  });
});
