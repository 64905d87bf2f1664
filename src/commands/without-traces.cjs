/**
 * cdktf records for every token where it was made, an eighth of the time that a synthesis takes, for errors about a token,
 * which have the trace of where they were thrown, too. Required before cdktf, this file leaves that out.
 */
"use strict";
const Module = require("node:module");

const traces = require.resolve("cdktf/lib/tokens/private/stack-trace");

const none = new Module(traces, module);
none.exports = { captureStackTrace: () => [] };
none.loaded = true;
require.cache[traces] = none;
