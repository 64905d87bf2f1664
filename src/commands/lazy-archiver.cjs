/**
 * cdktf loads its zip library at once, a third of the time that it takes to load, and uses it for zipped assets only.
 * Required before cdktf, this file puts that off until something is zipped.
 */
"use strict";
const Module = require("node:module");

const archiver = Module.createRequire(require.resolve("cdktf")).resolve("archiver");

const deferred = new Module(archiver, module);
deferred.exports = (...settings) => {
  delete require.cache[archiver];
  return require(archiver)(...settings);
};
deferred.loaded = true;
require.cache[archiver] = deferred;
