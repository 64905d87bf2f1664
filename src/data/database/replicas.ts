/** Read replicas: each an instance of its own under a lasting name, which promotes nothing by itself. */
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { because } from "../../core/stack/because";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { common, type InstanceParts, needed } from "./instance";

interface ReplicaPlan {
  readonly identifier: string;
  readonly instanceClass: string;
  readonly zone: string | null;
  readonly multiAz: boolean;
  readonly deletionProtection: boolean;
  readonly tags: Tags;
}

export type Replicas = Instances<ReplicaPlan, DbInstance>;

export function replicas(scope: Construct, parts: InstanceParts, source: DbInstance): Replicas {
  const { inputs } = parts;
  const plans = x.mapFrom(inputs.replicas, ["key", "replica"], (key, replica) => {
    const identifier = x.str`${inputs.name}-${key}`;
    return {
      key,
      value: x.object<ReplicaPlan>({
        identifier,
        instanceClass: x.orElse(replica.instanceClass, () => inputs.instanceClass),
        zone: replica.zone,
        multiAz: replica.multiAz,
        deletionProtection: replica.deletionProtection,
        tags: namedTags(inputs, identifier),
      }),
    };
  });
  return forEach(local(scope, "replica_plans", plans), ({ meta, value: plan }) => {
    const made = new DbInstance(scope, "db_instance_replica", {
      ...meta,
      ...common(parts),
      identifier: x.tf(plan.identifier),
      replicateSourceDb: source.identifier,
      instanceClass: x.tf(plan.instanceClass),
      availabilityZone: x.tf(plan.zone),
      multiAz: x.tf(plan.multiAz),
      iamDatabaseAuthenticationEnabled: x.tf(inputs.iamAuthentication),
      maxAllocatedStorage: x.tf(inputs.storage.maxAllocatedGib),
      deletionProtection: x.tf(plan.deletionProtection),
      skipFinalSnapshot: true,
      tags: x.tf(plan.tags),
      dependsOn: needed(parts),
    });
    return because(made, { skipFinalSnapshot: "RDS makes no last snapshot of a replica." });
  });
}
