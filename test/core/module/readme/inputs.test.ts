/** What a README says of inputs. */
import * as t from "../../../../src/core/contract";
import { inputSections } from "../../../../src/core/module/readme/inputs";
import { shop } from "../../contract/shop";

const text = inputSections(shop).join("\n\n");
const section = (name: string) =>
  text.split(/\n\n(?=##)/).find((one) => one.startsWith(`### \`${name}\` <a name="input_${name}"></a>\n`));

it("has what must be given first, then what may be, each in alphabetical order", () => {
  const headings = [...text.matchAll(/^##+ (.*?)( <a.*)?$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    "Required inputs",
    "`name`",
    "Optional inputs",
    ...["doors", "floors", "goods", "mode", "open", "safe", "sign", "streets", "weight"].map(
      (name) => `\`${name}\``,
    ),
  ]);
});

it("says type, default, what is allowed, and an example where no rule shows one", () => {
  expect(section("name")).toBe(
    `### \`name\` <a name="input_name"></a>

The shop's name.

- Type: \`string\`
- Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen
- Example: \`name = "corner"\``,
  );
  expect(section("floors")).toBe(
    `### \`floors\` <a name="input_floors"></a>

How many floors there are.

- Type: \`number\`
- Default: \`2\`
- Allowed: a whole number from 1 to 9`,
  );
  expect(section("weight")).toContain("- Type: `number`\n- Default: `null`");
  expect(section("safe")).toContain("- Sensitive: hidden in plans\n- Allowed: at least 4 characters");
});

it("breaks an object's type over lines and lists its fields, nested as they are", () => {
  expect(section("doors")).toBe(
    `### \`doors\` <a name="input_doors"></a>

The doors, by name.

\`\`\`hcl
type = map(object({
  kind = string
  size = optional(object({
    from_port = optional(number, 80)
    to_port   = optional(number)
  }), {})
}))
default = {}
\`\`\`

Fields of each door:

- \`kind\`: Where it is. Allowed: one of "front", "back". Required.
- \`size\`: How wide it is. Default: \`{}\`.
  - \`from_port\`: First port. Allowed: a whole number from 0 to 65535. Default: \`80\`.
  - \`to_port\`: Last port. Allowed: a whole number from 0 to 65535. Optional.

For example:

\`\`\`hcl
doors = { main = { kind = "front" } }
\`\`\``,
  );
});

it("shows an object of the least that is accepted where the contract has no example, and no refused one", () => {
  const pair = t.shape("Pair", {
    a: t.integer({ min: 1, max: 9 }).describe("A."),
    b: t.text().describe("B."),
  });
  const refused = pair.rule({ test: () => false, allowed: "nothing", refused: [{ a: 1, b: "" }] });
  const inputs = { good: pair.describe("Good.").optional(), bad: refused.describe("Bad.").optional() };
  const [, , , ...all] = inputSections(
    t.contract({ name: "pairs", concerns: [t.concern({ inputs })], example: {} }),
  );
  expect(all.filter((one) => one.startsWith("For example"))).toEqual([
    'For example:\n\n```hcl\ngood = { a = 1, b = "sample" }\n```',
  ]);
});

it("lets no word of a text become markup", () => {
  const inputs = { a: t.text().describe("<b> and *, but `<c>`\nis code.").default("`") };
  const odd = inputSections(t.contract({ name: "odd", concerns: [t.concern({ inputs })], example: {} })).join(
    "\n",
  );
  expect(odd).toContain("\\<b> and \\*, but `<c>` is code.");
  expect(odd).toContain('- Default: `` "`" ``');
});
