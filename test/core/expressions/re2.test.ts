/** Repeats that Terraform does not take are an error here, and no others: each pattern is given to Terraform too. */
import { pattern } from "../../../src/core/contract";
import { matches, raw, refuseLongRepeats } from "../../../src/core/expressions";
import { outputsOf } from "./evaluate";

const TAKEN = [
  "a{1000}",
  "[!-~]{1,512}[!-~]{0,512}",
  "(a{10}){100}",
  "((a{2,}){5}b{10}){100}",
  "(a{1000}){1}b",
  "(a{500}){0,2}b",
  "((a{500})*){2}b",
  "(a{600}b{600}){1}",
  "(?:a{31}|b{32}){31}",
  "(a{501}){0}(b{3}){3}",
  "(a{501}){0,}b",
  "[{]1001}",
  "[a\\]{1001}]{2}",
  "\\{1001}",
  "a{,1001}",
  "(a{500}?){2}",
];

const NOT_TAKEN = [
  "a{1001}",
  "a{1,1001}",
  "a{1001,}",
  "(a{10}){101}",
  "(a{500}){0,3}b",
  "((a{501})*){2}b",
  "((a{501}b)+c){2}",
  "(a{501,}){2}b",
  "(a{501,}){2,}b",
  "(a{0}){1001}b",
  "(?:a{2}|b{32}){32}",
  "(((a{11}){10}){10})",
  "[a-z\\]]{1001}",
  "(a{501}?){2}",
  "(\\({501}){2}",
];

it("agrees with Terraform", () => {
  // where Terraform takes the pattern, this or nothing matches
  const output = Object.fromEntries(
    [...TAKEN, ...NOT_TAKEN].map((text, index) => [
      `p${index}`,
      { value: `\${can(regexall(${JSON.stringify(text)}, ""))}` },
    ]),
  );
  const taken = Object.entries(outputsOf({ output })).filter(([, value]) => value);
  expect(taken.map(([name]) => name).sort()).toEqual(TAKEN.map((_, index) => `p${index}`).sort());
});

test.each(TAKEN)("%s is taken", (text) => expect(() => refuseLongRepeats(text)).not.toThrow());

test.each(NOT_TAKEN)("%s is refused", (text) => {
  expect(() => refuseLongRepeats(text)).toThrow("Terraform takes 1000 at most");
});

it("is refused where it is declared, and where it is used", () => {
  expect(() => pattern("[a-z]{1,1024}", "1 to 1024 letters", "a", ["1"])).toThrow("repeats 1024 times");
  expect(() => matches("^a{1001}$", raw<string>("var.name"))).toThrow("repeats 1001 times");
});
