/** What becomes of packages: those that need cdktf are part of the program, so that there is one copy of it. */
"use strict";
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { CHANGES, changed } = require("./cdktf.cjs");

const CHANGED = new RegExp(`/cdktf/lib/(${Object.keys(CHANGES).join("|").replaceAll(".", "\\.")})$`);

const packages = {
  name: "packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) =>
      importer === "" || importer.includes("/node_modules/") || needsCdktf(path, importer)
        ? undefined
        : { path, external: true },
    );
    onLoad({ filter: CHANGED }, ({ path }) => ({ contents: changed(path, readFileSync(path, "utf8")) }));
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

module.exports = { packages };
