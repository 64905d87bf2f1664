/** The module `compute/ecs-cluster`. */
import { defineBlock } from "../../core/module/block";
import { EcsCluster } from "./ecs-cluster";
import { ecsClusterContract } from "./ecs-cluster.contract";
import type { EcsClusterProps } from "./ecs-cluster.props";

const NOTES = `## Container instances

| What | How |
| --- | --- |
| Image | ECS-optimised Amazon Linux 2023 by the SSM parameter of its recommended version; or an \`image_id\` of your own |
| Agent | 1.25.1 or newer: an instance with an older one does not join, and says so on its console |
| Metadata | IMDSv2 only, one hop; tasks in awsvpc mode do not reach it (\`ECS_AWSVPC_BLOCK_IMDS\`) |
| Disk | gp3, always encrypted |
| Role | what the agent does in this cluster, not the managed policy \`AmazonEC2ContainerServiceforEC2Role\`: it creates no clusters, pulls no images and writes no logs. Give every task definition an execution role |
| Size | ECS scales the group between \`min_size\` and \`max_size\`; instances with tasks are protected, and drained before they end |

## How many tasks an instance takes

A task has a network interface of its own, and an instance has few: m7i.large has three, one of them the instance's, so it takes
two tasks however small they are (Amazon ECS Developer Guide, "Increasing Amazon ECS Linux container instance network
interfaces"). \`max_size\` times that is the most that runs, replacements of a deployment among them. Larger types have more; with
the account setting awsvpcTrunking the same types take several times as many. It is the account's, for its region, and holds for
instances that start after it:

\`\`\`sh
aws ecs put-account-setting-default --name awsvpcTrunking --value enabled
\`\`\`

## Instances are refreshed

A new version of the launch template replaces the instances one after the other, those with tasks too: they are drained
first. A new version comes from a new recommended image, from other groups, disks or tags, and from

- \`endpoint_ids\`: agents that started before their VPC endpoints keep the public addresses that they found then. Give
  the ids, \`endpoint_ids = module.endpoints.endpoint_ids\`, and a new endpoint starts a refresh;
- \`refresh_token\`: any text.

The group names the version by its number. With \`$Latest\` nothing would change in the group, and no refresh begin
(hashicorp/terraform-provider-aws#22464). Terraform does not wait for the end of a refresh.

## Strategies

- A strategy has Fargate or EC2 providers, never both; at most 20; a base on one of them.
- An existing cluster is brought along by writing an object like the output \`cluster\`.`;

export const ecsClusterBlock = defineBlock<EcsClusterProps>({
  path: "compute/ecs-cluster",
  source: "src/compute/ecs-cluster/ecs-cluster.ts",
  title: "ECS cluster",
  purpose:
    "An ECS cluster with its capacity: Fargate, Fargate Spot, and Auto Scaling groups of container instances that ECS scales, drains and protects. Instances are refreshed when their image or their VPC endpoints change. Container Insights, recorded ECS Exec sessions and a Service Connect namespace belong to it.",
  contract: ecsClusterContract,
  construct: EcsCluster,
  notes: NOTES,
});
