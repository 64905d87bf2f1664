/** What becomes of packages: those that need cdktf are part of the program, so that there is one copy of it. */
"use strict";
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");

const packages = {
  name: "packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) =>
      importer === "" || importer.includes("/node_modules/") || needsCdktf(path, importer)
        ? undefined
        : { path, external: true },
    );
    onLoad({ filter: /\/cdktf\/lib\/tokens\/private\/stack-trace\.js$/ }, withoutTraces);
    onLoad({ filter: /\/cdktf\/lib\/private\/fs\.js$/ }, ({ path }) => ({ contents: zipElsewhere(path) }));
  },
};

const CDKTF = ["cdktf", "constructs"];

/** Of a package that one of the project's files requires. */
function needsCdktf(request, importer) {
  const [name] = /^(@[^/]+\/)?[^/]+/.exec(request);
  if (CDKTF.includes(name)) return true;
  const places = Module.createRequire(importer).resolve.paths(name) ?? [];
  return places.some((place) => {
    try {
      const { dependencies, peerDependencies } = JSON.parse(
        readFileSync(join(place, name, "package.json"), "utf8"),
      );
      return CDKTF.some((needed) => needed in { ...dependencies, ...peerDependencies });
    } catch {
      return false;
    }
  });
}

/**
 * cdktf records for every token where it was made, an eighth of the time that a synthesis takes, for errors about a token,
 * which have the trace of where they were thrown, too.
 */
const withoutTraces = () => ({ contents: "exports.captureStackTrace = () => [];" });

/** cdktf zips assets by running this file in a process of its own: only there is the zip library needed. */
function zipElsewhere(path) {
  return readFileSync(path, "utf8")
    .replace('require("archiver")', "undefined")
    .replaceAll("__filename", JSON.stringify(path));
}

module.exports = { packages };
