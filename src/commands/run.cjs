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

/** What is refused, and what cdktf's validations say. */
const isForPeople = (error) =>
  error?.name === "InputError" || /^(App-level v|V)alidation failed /.test(error?.message);

process.on("uncaughtException", (error) => {
  console.error(isForPeople(error) ? error.message : error);
  process.exitCode = 1;
});
