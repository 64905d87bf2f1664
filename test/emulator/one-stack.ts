/** An application for the local AWS of the one stack that its argument names: of an architecture in an environment, or of every-choice.ts. */
import { App, type TerraformStack } from "cdktf";
import { environments } from "../../src/environments";
import { STACKS } from "../../src/stacks/architectures";
import { CHOSEN } from "./every-choice";

type Maker = (app: App) => TerraformStack;

const shipped: Readonly<Record<string, Maker>> = Object.fromEntries(
  Object.entries(STACKS).flatMap(([architecture, Stack]) =>
    Object.entries(environments).map(([name, environment]) => [
      `${architecture}-${name}`,
      (app: App) => new Stack(app, environment),
    ]),
  ),
);

const [name = ""] = process.argv.slice(2);
const make = CHOSEN[name] ?? shipped[name];
if (make === undefined) throw new Error(`there is no stack ${name}`);
const app = new App();
make(app);
app.synth();
