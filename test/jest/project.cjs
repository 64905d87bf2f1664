/** The jest project of one tier. Every run may name the tiers that it wants: `npx jest --selectProjects unit`. */
"use strict";
const { join } = require("node:path");

const TESTS = join(__dirname, "..");
/** Tiers with their folders; everything else under test/ is a unit test. */
const FOLDERS = {
  modules: "modules",
  pack: "pack",
  emulator: "emulator",
  provider6: "provider6",
  cdktn: "cdktn",
  reach: "reach/kernel",
};

const swc = {
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" }, keepClassNames: true },
  module: { type: "commonjs" },
  sourceMaps: "inline",
};

/** In these, packages are the ones that are installed there. */
const TERRAIN = "<rootDir>/cdktn/node_modules";
const REPLACED = {
  provider6: { "^@cdktf/provider-aws/(.*)$": "<rootDir>/provider6/node_modules/@cdktf/provider-aws/$1" },
  cdktn: {
    "^cdktf$": `${TERRAIN}/cdktn`,
    "^@cdktf/provider-aws/(.*)$": `${TERRAIN}/@cdktn/provider-aws/$1`,
    "^constructs$": `${TERRAIN}/constructs`,
  },
};

/** What a tier has first: the packed packages, those of its folder's package.json, moto in memory. */
const SETUPS = {
  emulator: "emulator/global-setup.ts",
  pack: "pack/support/global-setup.ts",
  cdktn: "cdktn/setup.ts",
  provider6: "provider6/setup.ts",
};

module.exports = (name) => ({
  displayName: name,
  rootDir: TESTS,
  testMatch: [`<rootDir>/${name in FOLDERS ? `${FOLDERS[name]}/` : ""}**/*.test.ts`],
  testPathIgnorePatterns: [
    "/node_modules/",
    ...Object.entries(FOLDERS).flatMap(([tier, folder]) => (tier === name ? [] : [`<rootDir>/${folder}/`])),
  ],
  // a package that a test installs is no second copy of one of ours
  modulePathIgnorePatterns:
    name in REPLACED
      ? []
      : [
          "<rootDir>/provider6/node_modules/",
          "<rootDir>/pack/tools/node_modules/",
          "<rootDir>/cdktn/node_modules/",
        ],
  moduleNameMapper: REPLACED[name] ?? {},
  globalSetup: name in SETUPS ? join(TESTS, SETUPS[name]) : undefined,
  testEnvironment: join(__dirname, "environment.cjs"),
  cacheDirectory: join(TESTS, "../.cache/jest"),
  transform: { "\\.ts$": ["@swc/jest", swc] },
});
