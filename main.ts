/** The application that `cdktf` runs: every architecture in every environment. */
import { App } from "cdktf";
import { environments } from "./src/environments";
import { architectures } from "./src/stacks/architectures";

const app = new App();
for (const environment of Object.values(environments)) architectures(app, environment);
app.synth();
