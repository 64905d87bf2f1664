/** Which architectures there are, and the stack of each. */
import type { App, TerraformStack } from "cdktf";
import type { Architecture, Environment } from "../environments/environment";
import { AppRunnerStack } from "./app-runner";
import { Ec2WebStack } from "./ec2-web";
import { PrivateEcsStack } from "./private-ecs";
import { StaticIpWebStack } from "./static-ip-web";
import { ThreeTierStack } from "./three-tier";

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
