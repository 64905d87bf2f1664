/** `hanok check DIR`: unknown keys in calls of Hanok's modules. */
import { parseArgs } from "node:util";
import { type Command, type Outcome, UserError } from "../command";
import { checkConfiguration } from "./configuration";
import { asJson, asText } from "./report";

const HELP = `hanok check [--json] [--verbose] [DIR]

Reads the Terraform configuration in DIR (default: this directory) and in the local
modules that it calls, and names every key in a call of one of Hanok's modules that
the module does not know. Terraform drops such a key of an object without a word.
Nothing is run and nobody is asked: neither Terraform nor AWS is needed.

What is no literal object (a variable, a call of a function, a for, a condition) is
not checked; it is counted.

  --verbose   say where what was not checked is
  --json      the result as JSON
  --help      this text

Exit code: 0 nothing found, 1 unknown keys, 2 the configuration could not be read.
`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  verbose: { type: "boolean" },
} as const;

export const check: Command = {
  summary: "names keys in calls of Hanok's modules that Terraform would drop",
  run(args) {
    try {
      return checked(args);
    } catch (error) {
      if (!isUsers(error)) throw error;
      return { code: 2, out: "", error: `hanok check: ${error.message}\n` };
    }
  },
};

function checked(args: string[]): Outcome {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return { code: 0, out: HELP };
  const [directory = ".", ...more] = positionals;
  if (more.length > 0) throw new UserError(`${positionals.join(" ")} are several; allowed: one directory.`);
  const report = checkConfiguration(directory);
  if (report.calls + report.others.length + report.unchecked.length === 0)
    throw new UserError(
      `${directory} calls no module of Hanok; allowed: a configuration with one (a source that ends in modules/network, …).`,
    );
  const out = values.json ? asJson(report) : asText(report, values.verbose === true);
  return { code: report.unknown.length > 0 ? 1 : 0, out };
}

/** Arguments that there are not and files that cannot be read are told in Node.js's words. */
const isUsers = (error: unknown): error is Error =>
  error instanceof UserError ||
  /^(ERR_PARSE_ARGS_|E[A-Z]+$)/.test((error as NodeJS.ErrnoException).code ?? "");
