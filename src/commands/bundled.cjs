/**
 * Runs an application as one bundle, made in memory by esbuild: half of the time that its 700 files take one by one.
 *
 *     node --disable-warning=DEP0044 src/commands/bundled.cjs main.ts
 *
 * DEP0044: src/commands/run.cjs says why.
 */
"use strict";
const { createRequire, enableCompileCache, SourceMap } = require("node:module");
const { dirname, join, resolve } = require("node:path");
const { compileFunction } = require("node:vm");

// since Node.js 22.1, which keeps what it compiled of cdktf and the provider
enableCompileCache?.();
// esbuild as a process that ends, not as a service for further calls
process.env.ESBUILD_WORKER_THREADS = "0";
const { buildSync } = require("esbuild");

// the application sees itself, with its arguments
process.argv.splice(1, 1);
const file = resolve(process.argv[1]);
const directory = dirname(file);

// its places are told by this name: a path may have spaces or colons
const BUNDLE = "bundle.cjs";
const bundled = (sourcemap) =>
  buildSync({
    entryPoints: [file],
    outfile: join(directory, BUNDLE),
    write: false,
    bundle: true,
    packages: "external",
    platform: "node",
    // names of classes are in messages
    keepNames: true,
    sourcemap,
    sourcesContent: false,
    logLevel: "error",
  }).outputFiles.map(({ text }) => text);

/** Places in the bundle, as places in the files that it is made of: the map is made for an error alone. */
function inSource(stack) {
  const [map] = bundled("external");
  const places = new SourceMap(JSON.parse(map));
  return stack.replaceAll(/\bbundle\.cjs:(\d+):(\d+)/g, (place, line, column) => {
    const { fileName, lineNumber, columnNumber } = places.findOrigin(Number(line), Number(column));
    return fileName === undefined ? place : `${resolve(directory, fileName)}:${lineNumber}:${columnNumber}`;
  });
}

require("./errors.cjs").sayErrors(inSource);

// cdktf asks where each token was made, a tenth of the time; only errors have places here
Error.prepareStackTrace = (error, places) =>
  error instanceof Error ? [error, ...places].join("\n    at ") : "";

const PARAMETERS = ["require", "module", "exports", "__filename", "__dirname"];
const [program] = bundled(false);
const run = compileFunction(program, PARAMETERS, { filename: BUNDLE });
run(createRequire(file), { exports: {} }, {}, file, directory);
