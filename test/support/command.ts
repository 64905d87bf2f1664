/** What Node.js is given for the commands of package.json, so that tests run what people run. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { scripts } from "../../package.json";

/** The arguments of a script that begins with `node`. */
export function argumentsOf(script: "start" | "modules:check"): string[] {
  const [program, ...args] = scripts[script].split(" ");
  if (program !== "node") throw new Error(`npm run ${script} starts ${program}, not node`);
  return args;
}

const root = join(__dirname, "../..");

/** Runs Node.js in the project's directory; what it says is not coloured. */
export function node(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const inherited = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined };
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...inherited, ...env } });
}

/** Before the name of an application. */
export const RUN = argumentsOf("start").slice(0, -1);

/** Before the name of a command's file. */
export const COMMAND = argumentsOf("modules:check").slice(0, -2);
