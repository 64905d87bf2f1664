/** A built program, in this process. */
"use strict";
const Module = require("node:module");
const { dirname } = require("node:path");
const vm = require("node:vm");

const PREFIX = "(function (exports, require, module, __filename, __dirname) {\n";
const SUFFIX = "\n})";

class Program {
  #script;

  /** `compiled` is what V8 made of the text in an earlier run; it refuses what another V8 made. */
  constructor(file, { text, compiled }) {
    this.file = file;
    this.#script = new vm.Script(text, { filename: file, lineOffset: -1, cachedData: compiled });
  }

  /** Whether V8 took what an earlier run had compiled. */
  get wasCompiled() {
    return this.#script.cachedDataRejected === false;
  }

  /** What V8 has compiled until now: after the run, all that the program needs. */
  compiled() {
    return this.#script.createCachedData();
  }

  run({ asMain }) {
    const program = new Module(this.file, module);
    program.filename = this.file;
    program.paths = Module._nodeModulePaths(dirname(this.file));
    if (asMain) process.mainModule = program;
    const require = Module.createRequire(this.file);
    const { exports } = program;
    this.#script.runInThisContext().call(exports, exports, require, program, this.file, dirname(this.file));
  }
}

module.exports = { PREFIX, Program, SUFFIX };
