/** The README's table of inputs. */
import { contract, text } from "../../../src/core/contract";
import { inputTable } from "../../../src/core/contract/documentation";
import { shop } from "./shop";

const rows = inputTable(shop).split("\n");
const row = (name: string) => rows.find((line) => line.startsWith(`| \`${name}\` |`));

it("has a row for every input, in alphabetical order", () => {
  expect(rows.slice(0, 2)).toEqual([
    "| Input | Description | Type | Default | Allowed |",
    "| --- | --- | --- | --- | --- |",
  ]);
  expect(rows.slice(2).map((line) => line.split("`")[1])).toEqual(Object.keys(shop.inputs).sort());
});

it("says what is required, what has a default and what is null", () => {
  expect(row("name")).toContain("| `string` | required | 1 to 32 letters");
  expect(row("floors")).toBe(
    "| `floors` | How many floors there are. | `number` | `2` | a whole number from 1 to 9 |",
  );
  expect(row("weight")).toBe("| `weight` | How heavy it is. | `number` | `null` | – |");
});

it("lists the fields of objects, indented", () => {
  expect(row("doors")).toContain(
    'The doors, by name.<br>- kind: Where it is. Allowed: one of "front", "back".<br>- size: How wide it is. Default: {}.<br>&nbsp;&nbsp;&nbsp;&nbsp;- from_port: First port.',
  );
});

it("keeps the table whole whatever the words", () => {
  const odd = contract({ name: "odd", inputs: { a: text().describe("a | b\nc").default("|") }, example: {} });
  expect(inputTable(odd).split("\n")).toHaveLength(3);
  expect(inputTable(odd)).toContain("a \\| b<br>c");
});
