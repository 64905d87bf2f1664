/**
 * The order of the emulator's tests: those that take longest come first, the others run beside them. Jest itself goes by
 * the files' sizes where it has no times of an earlier run, and would begin the longest last.
 */
"use strict";
const { default: Sequencer } = require("@jest/test-sequencer");

const LONGEST = [
  "emulator/examples.test.ts",
  "emulator/architectures.test.ts",
  "emulator/database-edits.test.ts",
];

const rank = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.endsWith(name));
  return place < 0 ? LONGEST.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
