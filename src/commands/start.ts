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
    console.error(`there is no environment ${name}; there are ${Object.keys(environments).join(", ")}`);
    process.exitCode = 1;
    return;
  }
  const app = new App();
  const stacks = architectures(app, environment);
  app.synth();
  const output = relative(process.cwd(), app.outdir) || ".";
  console.log(report({ environment: name, output, stacks: stacks.map(summaryOf) }, styleOf(process.stdout)));
}

start(process.argv[2]);
