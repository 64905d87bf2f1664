/**
 * Where a built program is kept: one file for each program and version of node, written as a whole. It begins with a line of
 * JSON; the program's text and what V8 compiled of it follow. Whatever is wrong with it, the program is built again; where
 * nothing can be written, it is built each time.
 */
"use strict";
const { createHash } = require("node:crypto");
const {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { join } = require("node:path");
const { areCurrent } = require("./stamps.cjs");

const WEEK = 7 * 24 * 3600 * 1000;

class Cache {
  #directory;
  #path;

  constructor(directory, file) {
    // what V8 compiled is for these flags; at the last path esbuild looks for packages, too
    const { version, arch, execArgv, env } = process;
    const key = [file, version, arch, ...execArgv, env.NODE_PATH ?? ""];
    this.#directory = directory;
    this.#path = join(directory, digest(Buffer.from(key.join("\n"))));
  }

  /** The program, if it would be built the same again. */
  read() {
    try {
      const bytes = readFileSync(this.#path);
      const end = bytes.indexOf("\n");
      const { sum, length, encoding, stamps } = JSON.parse(bytes.toString("utf8", 0, end));
      const body = bytes.subarray(end + 1);
      if (!areCurrent(stamps) || digest(body) !== sum) return undefined;
      return { stamps, text: body.toString(encoding, 0, length), compiled: body.subarray(length) };
    } catch {
      return undefined;
    }
  }

  /** Without stamps there is nothing that a later run could hold the program against. */
  write({ text, stamps }, compiled) {
    if (stamps === undefined) return;
    try {
      mkdirSync(this.#directory, { recursive: true });
      const draft = `${this.#path}.${process.pid}`;
      writeFileSync(draft, entry(text, stamps, compiled));
      renameSync(draft, this.#path);
      this.#removeOld();
    } catch {
      // the next run builds it again
    }
  }

  /** What nobody has built for a week: other versions of node, programs that are gone, drafts of processes that ended. */
  #removeOld() {
    for (const name of readdirSync(this.#directory)) {
      const path = join(this.#directory, name);
      if (Date.now() - statSync(path).mtimeMs > WEEK) rmSync(path);
    }
  }
}

function entry(text, stamps, compiled) {
  const bytes = Buffer.from(text);
  // four times as quick to read, where it is enough
  const encoding = bytes.length === text.length ? "latin1" : "utf8";
  const body = Buffer.concat([bytes, compiled]);
  const head = { sum: digest(body), length: bytes.length, encoding, stamps };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

const digest = (bytes) => createHash("sha1").update(bytes).digest("hex");

module.exports = { Cache };
