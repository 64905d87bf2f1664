/**
 * Runs a TypeScript file of this project in this process: as one program with its packages, built by esbuild and kept in
 * .cache/ between runs together with what V8 compiled of it.
 *
 *     node src/commands/launch.cjs src/commands/start.ts [arguments]
 *
 * What is kept is used only while everything that it was built from is as it was (launch/stamps.cjs).
 */
"use strict";
const { join, resolve } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Cache } = require("./launch/cache.cjs");
const { Program } = require("./launch/program.cjs");

// V8 optimizes what runs often, which took a third of the time of a synthesis and more than it gave back. Thirty times its
// own measure of "often" is reached by great applications alone.
setFlagsFromString("--interrupt-budget=2000000");

const root = join(__dirname, "../..");

async function launch(file) {
  const cache = new Cache(join(root, ".cache/launch"), file);
  const kept = cache.read();
  const built = kept ?? (await build(file));
  const program = new Program(file, built);
  process.once("exit", (code) => {
    // a program that failed has compiled a part of itself only
    if (code === 0 && !(kept && program.wasCompiled)) cache.write(built, program.compiled());
  });
  // commands import the application; `require.main === module` holds in an application alone
  program.run({ asMain: !file.startsWith(join(__dirname, "/")) });
}

/** Loads esbuild, which a kept program does without. */
async function build(file) {
  const { bundle } = require("./launch/bundle.cjs");
  const { stampsOf } = require("./launch/stamps.cjs");
  const started = Date.now();
  const { text, inputs } = await bundle(root, file);
  return { text, stamps: stampsOf(root, [...inputs, ...ownFiles()], started) };
}

/** What decides how a program is built, beside its own files. */
function ownFiles() {
  const loaded = Object.keys(require.cache).filter((path) => path.startsWith(__dirname));
  return [...loaded, require.resolve("esbuild/package.json")];
}

const file = resolve(process.argv[2]);
process.argv.splice(1, 2, file);
launch(file).catch((error) => require("./launch/failure.cjs").tell(root, file, error));
