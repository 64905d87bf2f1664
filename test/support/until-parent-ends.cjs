/**
 * Runs a program until standard input ends: whatever becomes of the process that started it, the program does not outlive it.
 *
 *     node until-parent-ends.cjs PROGRAM [arguments]
 */
"use strict";
const { spawn } = require("node:child_process");

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
const end = () => child.kill();
process.stdin.on("end", end).on("error", end).resume();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
child.on("error", () => process.exit(1));
child.on("exit", (code) => process.exit(code ?? 0));
