/** The application: which architectures, in which environments. `cdktf synth` and `npm start` run this file. */
import { App, type TerraformStack } from "cdktf";
import { dev, type Environment, prod, test } from "./src/environments";
import { AppRunnerStack } from "./src/stacks/app-runner";
import { Ec2WebStack } from "./src/stacks/ec2-web";
import { PrivateEcsStack } from "./src/stacks/private-ecs";
import { StaticIpWebStack } from "./src/stacks/static-ip-web";
import { ThreeTierStack } from "./src/stacks/three-tier";

/** Every architecture in one environment. */
export function architectures(app: App, environment: Environment): TerraformStack[] {
  return [
    new ThreeTierStack(app, environment),
    new PrivateEcsStack(app, environment),
    new StaticIpWebStack(app, environment),
    new Ec2WebStack(app, environment),
    new AppRunnerStack(app, environment),
  ];
}

if (require.main === module) {
  const app = new App();
  for (const environment of [dev, test, prod]) architectures(app, environment);
  app.synth();
}
