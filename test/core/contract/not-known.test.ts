import { nearest, notKnown } from "../../../src/core/contract/not-known";

const NAMES = ["file_format", "retention_days", "readonly_root_filesystem", "kind", "slot"];

it.each([
  ["file_fromat", "file_format"],
  ["fileFormat", "file_format"],
  ["readonly_root_file_system", "readonly_root_filesystem"],
  ["retention_day", "retention_days"],
  ["knd", "kind"],
  ["restart_policy", undefined],
  ["x", undefined],
])("%s is near to %s", (name, near) => expect(nearest(name, NAMES)).toBe(near));

it("says what is allowed, and what was meant where that is clear", () => {
  expect(notKnown("tiers.knd", "knd", ["kind", "slot"])).toBe(
    "tiers.knd is not known; did you mean kind? Allowed: kind, slot.",
  );
  expect(notKnown("size", "size", ["kind", "slot"])).toBe("size is not known; allowed: kind, slot.");
});
