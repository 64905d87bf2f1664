/**
 * Whether what a program was built from is as it was: a stamp for each file, and for each place where a new file would be
 * taken instead of one that was. Stamps are times and sizes, for which nothing has to be read. The time of the last change of
 * the inode is among them: unlike that of the contents, no program that copies or unpacks files can set it back.
 */
"use strict";
const { readdirSync, statSync } = require("node:fs");
const { dirname, join } = require("node:path");

const PACKAGES = /^(.*?\/node_modules)\//;
/** One package's folder; the longest match is the package of a package. */
const PACKAGE = /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//;
/** What an import may be resolved to, or through. */
const RESOLVED = /^[^.]+$|\.([cm]?[jt]sx?|json|css)$/;
/** Read by the bundler beside the files that are imported. */
const SETTINGS = ["package.json", "tsconfig.json"];

/** Stamps by path. None where something is so young that it may have been changed after it was read: the build began before. */
function stampsOf(root, files, started) {
  const paths = [...new Set(files.flatMap((file) => [file, ...placesOf(root, file)]))];
  // what is not there yet would be a new name in its directory
  const stamps = paths.map((path) => [path, stamp(path)]).filter(([, found]) => found !== "");
  return stamps.some(([path]) => isYoung(path, started)) ? undefined : Object.fromEntries(stamps);
}

const areCurrent = (stamps) => Object.entries(stamps).every(([path, was]) => stamp(path) === was);

/** A directory with a slash at its end stands for the names in it. */
function stamp(path) {
  if (path.endsWith("/")) return namesIn(path).join();
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : "";
}

const namesIn = (directory) =>
  readdirSync(directory)
    .filter((name) => RESOLVED.test(name))
    .sort();

/** Where a change would change what is taken for this file. */
function placesOf(root, file) {
  const [, installed] = PACKAGES.exec(file) ?? [];
  if (installed) return [...placesInPackages(installed, file), join(installed, ".package-lock.json")];
  return upTo(root, dirname(file)).flatMap((directory) => [
    join(directory, "/"),
    ...SETTINGS.map((name) => join(directory, name)),
    join(directory, "node_modules"),
  ]);
}

/** Nobody but a package manager writes there: a folder's own stamp tells of every new name in it. */
function placesInPackages(installed, file) {
  const [owner] = PACKAGE.exec(file);
  return [...upTo(installed, dirname(file)), join(owner, "package.json")];
}

/** A directory and those around it, up to the last, or to the root of all. */
function upTo(last, directory) {
  const around = dirname(directory);
  return directory === last || around === directory ? [directory] : [directory, ...upTo(last, around)];
}

/** Some file systems write whole seconds, even ones alone. */
function isYoung(path, started) {
  const { mtimeMs, ctimeMs } = statSync(path);
  const latest = Math.max(mtimeMs, ctimeMs);
  return latest > started - (latest % 1000 === 0 ? 2000 : 100);
}

module.exports = { areCurrent, stampsOf };
