/**
 * Node.js as Jest's tests see it, but for one thing: cdktf takes the stack of all calls for every token, to be told if the token
 * cannot be resolved. Jest would look up every one of these calls in the sources, which is a fifth of the time of tests.
 */
"use strict";
const { join } = require("node:path");
const { isNativeError } = require("node:util").types;
const { TestEnvironment } = require("jest-environment-node");

const CDKTF = join("node_modules", "cdktf", "lib");

/** Of a token: no error, and asked for by cdktf. What `constructs` asks for tells a module's files apart. */
const isOfToken = (subject, calls) => !isNativeError(subject) && calls[0]?.getFileName()?.includes(CDKTF);

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.Error.prepareStackTrace = (subject, calls) =>
      isOfToken(subject, calls) ? "" : Error.prepareStackTrace(subject, calls);
  }
};
