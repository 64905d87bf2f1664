/** Where the service is: partition, region and account, read from the cluster's ARN, which is known first. */
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsServiceInputs } from "./ecs-service.inputs";

export interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
  /** An ARN of the account in the region: `arn:aws:ec2:ap-northeast-2:123456789012:volume/*`. */
  readonly arn: (service: "ec2" | "ecs" | "elasticfilesystem", resource: In<string>) => Expr<string>;
}

export function locationOf(scope: Construct, { cluster }: EcsServiceInputs): Location {
  const part = (name: string, index: number) => local(scope, name, x.at(x.split(":", cluster.arn), index));
  const partition = part("partition", 1);
  const [region, account] = [part("region", 3), part("account", 4)];
  const arn: Location["arn"] = (service, resource) => {
    const beginning = local(scope, `${service}_arn`, x.str`arn:${partition}:${service}:${region}:${account}`);
    return x.str`${beginning}:${resource}`;
  };
  return { partition, region, account, arn };
}
