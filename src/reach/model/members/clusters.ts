/** The API server of an EKS cluster: interfaces in the cluster's subnets (EKS User Guide: "Cluster API server endpoint"). */
import type { Resource } from "../../terraform/resource";
import { blocksIn, refIn, refsIn, Unknown } from "../../terraform/value";
import { type Home, type Members, membersIn } from "../interfaces";

/** EKS makes a group of its own for it, which is no resource. */
export function clusterMembers(resource: Resource, home: Home): Members {
  const [vpc] = blocksIn(resource.values.vpc_config);
  const own = refIn(vpc?.cluster_security_group_id) ?? new Unknown(undefined, "EKS makes the cluster's own");
  return membersIn(home, resource, refsIn(vpc?.subnet_ids), {
    groups: [...refsIn(vpc?.security_group_ids), own],
    listens: [443],
  });
}
