/**
 * Loaded before a command: its TypeScript runs as it is, file by file, as the modules want that note which file made what.
 *
 *     node --disable-warning=DEP0044 --require ./src/commands/run.cjs src/commands/modules.ts
 *
 * DEP0044: a dependency of cdktf 0.21 calls `util.isArray`, which Node.js 22 and later warn of.
 */
"use strict";
require("tsx/cjs");
require("./errors.cjs").sayErrors();
