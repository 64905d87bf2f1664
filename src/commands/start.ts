/** `npm start [-- ENVIRONMENT]`: synthesizes every architecture and says what the stacks hold. */
import { relative } from "node:path";
import { App } from "cdktf";
import { architectures } from "../../main";
import { environments } from "../environments";
import { report } from "./report/report";
import { summaryOf } from "./report/stack-summary";
import { styleOf } from "./report/style";

const [defaultEnvironment = ""] = Object.keys(environments);

function start(name = defaultEnvironment): void {
  const environment = environments[name];
  if (environment === undefined) {
    throw new Error(`there is no environment ${name}; there are ${Object.keys(environments).join(", ")}`);
  }
  const app = new App();
  const stacks = architectures(app, environment);
  app.synth();
  const output = relative(process.cwd(), app.outdir) || ".";
  console.log(report({ environment: name, output, stacks: stacks.map(summaryOf) }, styleOf(process.stdout)));
}

try {
  start(process.argv[2]);
} catch (error) {
  const style = styleOf(process.stderr);
  console.error(style.bad(error instanceof Error ? error.message : String(error)));
  // the message says what to change; where it was thrown helps only those who work on the constructs
  if (process.env.HANOK_STACK_TRACE && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}
