/** Where the service is: partition, region and account, read from the cluster's ARN, which is known first. */
import type { Construct } from "constructs";
import { at, type Expr, split } from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsServiceInputs } from "./ecs-service.inputs";

export interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
}

export function locationOf(scope: Construct, { cluster }: EcsServiceInputs): Location {
  const part = (name: string, index: number) =>
    local(scope, name, at<string>(split(":", cluster.arn), index));
  return { partition: part("partition", 1), region: part("region", 3), account: part("account", 4) };
}
