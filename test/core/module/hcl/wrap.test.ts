/** Prose of descriptions on lines of its own. */
import { wrapped } from "../../../../src/core/module/hcl/wrap";

it("stays as it is where it fits", () => {
  expect(wrapped("one\n- two: three", 20)).toEqual(["one", "- two: three"]);
});

it("goes on below the first word of a list's item, at any depth", () => {
  expect(wrapped("- port: The port that is asked.\n  - id: The id of a thing.", 20)).toEqual([
    "- port: The port",
    "  that is asked.",
    "  - id: The id of a",
    "    thing.",
  ]);
});

it("begins no line with what Markdown takes for a mark", () => {
  expect(wrapped("letters and . _ - : / characters", 17)).toEqual(["letters and . _ -", ": / characters"]);
  expect(wrapped("letters and . _ - : / characters", 16)).toEqual(["letters and . _ -", ": / characters"]);
});

it("breaks no word", () => {
  expect(wrapped("see https://example.com/a/long/address", 10)).toEqual([
    "see",
    "https://example.com/a/long/address",
  ]);
});
