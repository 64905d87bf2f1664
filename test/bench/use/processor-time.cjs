/** Loaded before a program: prints the seconds of processor time that its process has taken when it ends. */
"use strict";
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1e6);
});
