/**
 * What cdktf does more often than its output needs, changed in the program alone: what users install is as it was published.
 * Where another version reads otherwise, it stays as it is.
 */
"use strict";

const MAP_MARK = '"&{TfToken["';
const LIST_MARK = '"#{TfToken["';

/** By file of cdktf's lib/: a text that stands there, and what stands there instead. */
const CHANGES = {
  /**
   * cdktf records for every token where it was made, an eighth of the time that a synthesis takes, for errors about a token,
   * which have the trace of where they were thrown, too.
   */
  "tokens/private/stack-trace.js": [["function captureStackTrace(below) {", (it) => `${it} return [];`]],

  /** cdktf zips assets by running this file in a process of its own: only there is the zip library needed. */
  "private/fs.js": [
    ['require("archiver")', () => "undefined"],
    ["{__filename}", (_, path) => `{${JSON.stringify(path)}}`],
  ],

  /**
   * Every key and every text of every resource is searched for tokens four times, with contexts made for it. What has none
   * of the marks that a token leaves in a text comes out as it is.
   */
  "tokens/private/resolve.js": [
    [
      "const tokenMap = ",
      (it) => `const MARKS = /TfToken\\[|e\\+|Map Token Value/;
        const isPlain = (x) => typeof x === "boolean" || (typeof x === "string" && !MARKS.test(x));
        ${it}`,
    ],
    ["const prefix = options.prefix", (it) => `if (isPlain(obj)) return obj; ${it}`],
    // for messages: written when one is
    ['"/" + prefix.join("/")', (it) => `{ toString: () => ${it} }`],
    ["makeContext()[0].resolve(key)", (it) => `isPlain(key) ? key : ${it}`],
    ["makeContext(key)[0].resolve(obj[key])", (it) => `isPlain(obj[key]) ? obj[key] : ${it}`],
  ],

  /** The marks again, before anything is made for the search. Numbers that stand for tokens are of the order of -1e289. */
  "tokens/private/encoding.js": [
    ["TokenString.forMapToken(x).test()", (it) => `x.includes(${MAP_MARK}) && ${it}`],
    ["TokenString.forListToken(x).test()", (it) => `x.includes(${LIST_MARK}) && ${it}`],
    [
      "function extractTokenDouble(encoded, list) {",
      (it) => `${it} if (!(encoded < -1e200)) return undefined;`,
    ],
  ],
};

/** The text of one of the files, which lies at `path`. */
function changed(path, text) {
  const changes = CHANGES[path.split("/cdktf/lib/").at(-1)];
  return changes.reduce((now, [was, instead]) => now.replace(was, (found) => instead(found, path)), text);
}

module.exports = { CHANGES, changed };
