/** Which service it is, by its name, its cluster and its tags, and where that is. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { isModule } from "../../core/stack/module-context";
import { ecsClusterReference } from "../ecs-cluster/reference";

const inputs = {
  name: t.blockName().describe("The service's name; with the cluster's it names the task family."),
  cluster: ecsClusterReference.describe("The cluster that the service runs in."),
  tags: t.tags(),
};
export type Identity = t.InputsOf<typeof inputs>;

export const identity = t.concern({ inputs });

export interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
  /** An ARN of the account in the region: `arn:aws:ec2:ap-northeast-2:123456789012:volume/*`. */
  readonly arn: (service: "ec2" | "ecs" | "elasticfilesystem", resource: In<string>) => Expr<string>;
}

export function locationOf(scope: Construct, { cluster }: Identity): Location {
  const part = (name: string, index: number) => local(scope, name, x.at(x.split(":", cluster.arn), index));
  const partition = part("partition", 1);
  const [region, account] = [part("region", 3), part("account", 4)];
  const arn: Location["arn"] = (service, resource) => {
    const beginning = local(scope, `${service}_arn`, x.str`arn:${partition}:${service}:${region}:${account}`);
    return x.str`${beginning}:${resource}`;
  };
  return { partition, region, account, arn };
}

/** No region's name is shorter. */
const SHORT_REGION = "us-east-1";

/**
 * A cluster of the same stack has no ARN yet; all that is read from it here is the region of logs. Of containers that only
 * Terraform knows the steps are those of the task itself.
 */
export const placeOf = (
  scope: Construct,
  inputs: Identity,
  containers: Expr<Readonly<Record<string, unknown>>>,
): Location => {
  const location = locationOf(scope, inputs);
  const open = !isModule(scope) && x.isKnown(x.length(containers)) && !x.isKnown(location.region);
  return open ? { ...location, region: x.lift(SHORT_REGION) } : location;
};
