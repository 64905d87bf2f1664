#!/usr/bin/env node
/** The command `hanok`: `npx hanok check DIR`, `npx hanok reach PLAN`, `npx hanok prove PLAN`. It loads neither cdktf nor a provider. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check/check";
import type { Command, Outcome } from "./command";
import { prove } from "./prove/prove";
import { reach } from "./reach/reach";

const COMMANDS: Readonly<Record<string, Command>> = { check, reach, prove };

/** The same two folders up from src/commands and from dist/commands. */
const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
  version: string;
};

const HELP = `hanok ${version}

  hanok COMMAND [--help] …

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join("\n")}
`;

function run([name, ...args]: string[]): Outcome {
  if (name === undefined || ["help", "--help", "-h"].includes(name))
    return { code: name === undefined ? 2 : 0, out: HELP };
  if (name === "--version") return { code: 0, out: `${version}\n` };
  if (Object.hasOwn(COMMANDS, name)) return (COMMANDS[name] as Command).run(args);
  const allowed = Object.keys(COMMANDS).join(", ");
  return { code: 2, out: "", error: `hanok: there is no command ${name}; allowed: ${allowed}.\n` };
}

const { code, out, error = "" } = run(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = code;
