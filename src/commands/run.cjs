/**
 * Loaded before a command or an application: its TypeScript runs as it is, and an input that is refused names the construct
 * and what to change, without the places in our code that would hide that.
 *
 *     node --disable-warning=DEP0044 --require ./src/commands/run.cjs main.ts
 *
 * DEP0044: a dependency of cdktf 0.21 calls `util.isArray`, which Node.js 22 and later warn of.
 */
"use strict";
require("tsx/cjs");

process.on("uncaughtException", (error) => {
  console.error(error?.name === "InputError" ? error.message : error);
  process.exitCode = 1;
});
