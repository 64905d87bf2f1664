/** docs/aws.md against the emulator's refusals, and what the contracts refuse first. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { InputError } from "../../src/core/contract";
import { FIRST } from "./first-refused";

const root = join(__dirname, "../..");
const folder = join(root, "test/emulator/moto/refusals");

/** The rows of a file: each is a decorated function. */
const rowsIn = (text: string): string[] =>
  [...text.matchAll(/^@(?:correction|refusal|quota)\b.*\n(?:.*\n)*?def (\w+)\(/gm)].map(
    ([, name = ""]) => name,
  );

const rows = readdirSync(folder)
  .filter((name) => name.endsWith(".py") && name !== "refusal.py")
  .flatMap((name) => rowsIn(readFileSync(join(folder, name), "utf8")));

const table = [...readFileSync(join(root, "docs/aws.md"), "utf8").matchAll(/^\| `(\w+)` *\|(.*)\|$/gm)].map(
  ([, name = "", rest = ""]) => ({ name, first: rest.split(" | ").at(-1)?.trim() ?? "" }),
);

it("names every refusal of the emulator, and no other", () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(table.map(({ name }) => name).sort()).toEqual([...rows].sort());
});

it("says where a contract refuses first", () => {
  const said = table.filter(({ first }) => first.startsWith("`"));
  expect(Object.fromEntries(said.map(({ name, first }) => [name, first]))).toEqual(
    Object.fromEntries(Object.entries(FIRST).map(([name, { block }]) => [name, `\`${block}\``])),
  );
});

it.each(Object.entries(FIRST))("%s", (_, { block: path, inputs, says }) => {
  const block = blocks.find((each) => each.path === path);
  const { example } = block?.contract.definition ?? {};
  const make = () =>
    block?.create(new TerraformStack(new App(), "stack"), "block", { ...example, ...inputs } as never);
  expect(make).toThrow(InputError);
  expect(make).toThrow(says);
});
