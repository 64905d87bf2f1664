/** The subnets that the database may stand in. */
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as x from "../../core/expressions";
import { because } from "../../core/stack/because";
import { tierOf } from "../../network/placement";
import { nameTag } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";

/** Of all zones of the tier: RDS wants two at least, for an instance without a standby too. */
export function subnetGroup(
  scope: Construct,
  inputs: DatabaseInputs,
  precondition: Precondition[],
): DbSubnetGroup {
  const { name } = inputs;
  const ids = x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (_, { id }) => ({
    value: id,
  }));
  const made = new DbSubnetGroup(scope, "db_subnet_group", {
    namePrefix: x.tf(x.str`${name}-`),
    description: "Subnets of the database",
    subnetIds: x.tf(ids),
    tags: nameTag(inputs, name),
    lifecycle: {
      ignoreChanges: ["name_prefix"],
      ...(precondition.length > 0 ? { precondition } : {}),
    },
  });
  return because(made, {
    lifecycle: "RDS moves no instance to another group of the same VPC: a new name must not make one.",
  });
}
