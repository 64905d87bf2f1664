/** The application: which architectures, in which environments. `cdktf synth` and `npm start` run this file. */
import { App, type TerraformStack } from "cdktf";
import { dev, type Environment, prod, test } from "./src/environments";
import type { Architecture } from "./src/environments/environment";
import { AppRunnerStack } from "./src/stacks/app-runner";
import { Ec2WebStack } from "./src/stacks/ec2-web";
import { PrivateEcsStack } from "./src/stacks/private-ecs";
import { StaticIpWebStack } from "./src/stacks/static-ip-web";
import { ThreeTierStack } from "./src/stacks/three-tier";

/** The stack of each architecture. */
export const STACKS = {
  "three-tier": ThreeTierStack,
  "private-ecs": PrivateEcsStack,
  "static-ip-web": StaticIpWebStack,
  "ec2-web": Ec2WebStack,
  "app-runner": AppRunnerStack,
} as const satisfies Record<Architecture, unknown>;

/** Every architecture in one environment. */
export function architectures(app: App, environment: Environment): TerraformStack[] {
  return Object.values(STACKS).map((Stack) => new Stack(app, environment));
}

if (require.main === module) {
  const app = new App();
  for (const environment of [dev, test, prod]) architectures(app, environment);
  app.synth();
}
