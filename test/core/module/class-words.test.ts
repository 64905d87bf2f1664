/** Hover texts name classes where the modules' texts name modules. */
import { readFileSync } from "node:fs";
import { blocks } from "../../../src/blocks";
import { namesIn } from "../../../src/core/contract/spelling";
import { inClassWords } from "../../../src/core/module/class-words";

const classes = [
  { path: "network", constructName: "Network" },
  { path: "network/peering", constructName: "Peering" },
];

it("says ref where a module says its output", () => {
  expect(inClassWords("The network: the output `network` of modules/network, or an object.", classes)).toBe(
    "The network: the `ref` of `Network`, or an object.",
  );
});

it("says the class where a module is named", () => {
  expect(inClassWords("not of modules/network/peering.", classes)).toBe("not of `Peering`.");
});

it("refuses a module that there is not", () => {
  expect(() => inClassWords("see modules/netwrok", classes)).toThrow("modules/netwrok is no module");
});

it.each(blocks.map(({ path, source, contract }) => ({ path, source, contract })))(
  "$path: comments of its props name neither modules nor fields as Terraform writes them",
  ({ source, contract }) => {
    const comments = readFileSync(source.replace(/\.ts$/, ".props.ts"), "utf8")
      .split("\n")
      .filter((line) => /^\s*\/?\*/.test(line) && !line.includes("@default"))
      .join("\n");
    const names = namesIn(contract.everyInput);
    const words = comments.replace(/"[^"]*"|\([^()]*\)/g, "").match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g) ?? [];
    expect(words.filter((word) => names.has(word))).toEqual([]);
    expect(comments).not.toContain("modules/");
  },
);
