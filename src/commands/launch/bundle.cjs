/** A program as one CommonJS text: the project's files, cdktf and what needs it. Other packages are required when it runs. */
"use strict";
const { join, resolve } = require("node:path");
const { build } = require("esbuild");
const { packages } = require("./packages.cjs");
const { PREFIX, SUFFIX } = require("./program.cjs");

/** The text, and the files that it was made from. */
async function bundle(root, file) {
  const { outputFiles, metafile } = await build({ ...settingsOf(root, file), metafile: true });
  const inputs = Object.keys(metafile.inputs).map((path) => resolve(root, path));
  return { text: PREFIX + lighter(outputFiles[0].text) + SUFFIX, inputs };
}

/** Where every place in the text comes from: for errors alone, since making it takes time. */
async function sourceMap(root, file) {
  const { outputFiles } = await build({
    ...settingsOf(root, file),
    sourcemap: "external",
    sourcesContent: false,
  });
  return JSON.parse(outputFiles.find(({ path }) => path.endsWith(".map")).text);
}

const settingsOf = (root, file) => ({
  entryPoints: [file],
  absWorkingDir: root,
  outfile: join(root, "program.cjs"),
  write: false,
  bundle: true,
  platform: "node",
  target: "node20",
  tsconfig: join(root, "tsconfig.json"),
  // a construct's name is part of what is generated
  keepNames: true,
  // the text is kept and read byte by byte
  charset: "ascii",
  logLevel: "error",
  plugins: [packages],
});

/**
 * What esbuild's own functions do for every program and few need. Nothing moves in a line but in theirs: the source map stays
 * right.
 */
function lighter(text) {
  return withFewerNames(text).replace(
    // a copy of all that a package exports, for each file that imports it; only packages without __esModule need one
    /^var __toESM = \((\w+), (\w+), \w+\) => /m,
    (found, exported, asInNode) => `${found}${exported}?.__esModule && !${asInNode} ? ${exported} : `,
  );
}

const NAMED = "/* @__PURE__ */ __name(";

/**
 * keepNames defines the name of every function again, also of those that come to be while the program runs: a tenth of
 * its time. Only classes and functions that esbuild had to rename need it.
 */
function withFewerNames(text) {
  const [helper, it, name] = /^var __name = \((\w+), (\w+)\) => /m.exec(text) ?? [];
  if (helper === undefined) return text;
  const ifRenamed = `var __asItIs = (it) => it; ${helper}${it}.name === ${name} ? ${it} : `;
  return text.replaceAll(NAMED, "__asItIs(".padStart(NAMED.length)).replace(helper, ifRenamed);
}

module.exports = { bundle, sourceMap };
