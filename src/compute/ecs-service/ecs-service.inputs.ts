/** Every input of `modules/compute/ecs-service` and of the construct `EcsService`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { endpointsReference } from "../../endpoints/reference";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { ecsClusterReference } from "../ecs-cluster/reference";
import { deploymentInputs } from "./deployment.inputs";
import { taskInputs } from "./task.inputs";

export const ecsServiceInputs = {
  name: t.blockName().describe("The service's name; with the cluster's it names the task family."),
  cluster: ecsClusterReference.describe("The cluster that the service runs in."),
  network: networkReference.describe(
    "The network that tasks stand in: each has a network interface there (awsvpc).",
  ),
  tier: t.keyName().describe("The tier of `network` that tasks stand in."),
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe("The zones that tasks stand in, of the tier's. Default: all of them.")
    .rule({
      test: (zones) => x.not(x.isEmpty(zones)),
      allowed: "one zone at least",
      remedy: "Leave zones out for all of the tier's.",
      refused: [[]],
    })
    .optional(),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe("Security groups of the tasks, of the network's VPC.")
    .rule({
      test: (groups) => x.and(x.not(x.isEmpty(groups)), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
  endpoints: endpointsReference
    .describe(
      "The VPC endpoints that tasks reach AWS by: Fargate tasks then pull from ECR through them alone.",
    )
    .optional(),
  endpointCheck: t
    .flag()
    .describe(
      "Whether a service in a tier that does not lead to the internet is refused where `endpoints` lack something that its tasks call. false where routes of yours, such as a transit gateway's, lead there.",
    )
    .default(true),
  ...taskInputs,
  ...deploymentInputs,
  tags: t.tags(),
};

export type EcsServiceShape = typeof ecsServiceInputs;
export type EcsServiceInputs = t.Inputs<EcsServiceShape>;
