/** What somebody sees whose program failed. */
"use strict";
const { SourceMap } = require("node:module");
const { join } = require("node:path");

/** A refused input names the construct and what to change; where it was thrown would only hide that. */
async function tell(root, file, error) {
  process.exitCode = 1;
  if (error?.name === "InputError") console.error(error.message);
  else console.error(await withSources(root, file, error).catch(() => error));
}

/** Places in the program become places in the files that it was built from. */
async function withSources(root, file, error) {
  if (!error?.stack?.includes(`${file}:`)) return error;
  const { sourceMap } = require("./bundle.cjs");
  const map = new SourceMap(await sourceMap(root, file));
  error.stack = error.stack.replaceAll(/([^\s(]+):(\d+):(\d+)/g, (place, path, line, column) => {
    if (path !== file) return place;
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    return originalSource ? `${join(root, originalSource)}:${originalLine + 1}:${originalColumn + 1}` : place;
  });
  return error;
}

module.exports = { tell };
