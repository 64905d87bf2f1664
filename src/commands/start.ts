/** `npm start [-- ENVIRONMENT]`: synthesizes every architecture, says what the stacks hold, and proves what they need to reach. */
import { relative } from "node:path";
import { App } from "cdktf";
import { environments } from "../environments";
import { architectures } from "../stacks/architectures";
import { styleOf } from "../text/style";
import { report } from "./report/report";
import { summaryOf } from "./report/stack-summary";

const [defaultEnvironment = ""] = Object.keys(environments);

function start(name = defaultEnvironment): void {
  const environment = environments[name];
  if (environment === undefined) {
    console.error(`there is no environment ${name}; there are ${Object.keys(environments).join(", ")}`);
    process.exitCode = 1;
    return;
  }
  // what is broken is in the report, of all stacks
  const app = new App({ skipValidation: true });
  const made = architectures(app, environment);
  app.synth();
  const output = relative(process.cwd(), app.outdir) || ".";
  const stacks = made.map(summaryOf);
  console.log(report({ environment: name, output, stacks }, styleOf(process.stdout)));
  const isBroken = stacks.some(({ proofs }) => proofs.some(({ verdict }) => verdict === "broken"));
  if (isBroken) process.exitCode = 1;
}

start(process.argv[2]);
