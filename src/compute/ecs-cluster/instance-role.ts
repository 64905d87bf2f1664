/**
 * The container instances' role: what the agent does in this cluster, and nothing else.
 *
 * The AWS managed policy AmazonEC2ContainerServiceforEC2Role allows every cluster of the account, the creation of
 * clusters, and pulling and logging for tasks without an execution role. "Amazon ECS container instance IAM role"
 * names it as a guide for a policy of one's own: this one, its resources by the Service Authorization Reference.
 */
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { OF_ALL_REGIONS, policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { EC2_ASSUMES, SESSION_MANAGER } from "../policy/role-policy";
import { ec2Capacity } from "./ec2-capacity";
import { naming } from "./name";

const needs = [naming, ec2Capacity] as const;
const inputs = {
  sessionManager: t
    .flag(
      "Whether administrators reach instances by SSM Session Manager; instances then need the ssm and ssmmessages endpoints.",
    )
    .default(false),
};
type RoleInputs = t.InputsOf<typeof inputs, typeof needs>;

export const sessionManager = t.concern({ needs, inputs });

interface InstanceRole {
  readonly role: Optional<IamRole>;
  readonly policies: readonly IamRolePolicy[];
  readonly profile: Optional<IamInstanceProfile>;
}

/** One role for all instances of the cluster; none where there are no instances. */
export function instanceRole(scope: Construct, inputs: RoleInputs, cluster: EcsCluster): InstanceRole {
  const hasInstances = x.gt(x.length(inputs.ec2), 0);
  const { name } = inputs;
  const tags = nameTag(inputs, x.str`${name}-instances`);
  const role = optional(scope, IamRole, "iam_role_instances", hasInstances, () => ({
    namePrefix: x.str`${name}-`,
    description: x.str`Container instances of the ECS cluster ${name}.`,
    assumeRolePolicy: EC2_ASSUMES,
    tags,
    because: OF_ALL_REGIONS,
  }));
  const agent = optional(scope, IamRolePolicy, "iam_role_policy_agent", hasInstances, () => ({
    name: "ecs-agent",
    role: role.present("id"),
    policy: agentPolicy(x.attribute(cluster, "arn")),
  }));
  const session = optional(
    scope,
    IamRolePolicy,
    "iam_role_policy_session_manager",
    x.and(hasInstances, inputs.sessionManager),
    () => ({
      name: "session-manager",
      role: role.present("id"),
      policy: policyDocument([SESSION_MANAGER]),
    }),
  );
  const profile = optional(scope, IamInstanceProfile, "iam_instance_profile", hasInstances, () => ({
    namePrefix: x.str`${name}-`,
    role: role.present("name"),
    tags,
  }));
  const policies = [agent, session].flatMap(({ resource }) => resource ?? []);
  return { role, policies, profile };
}

const agentPolicy = (clusterArn: Expr<string>) =>
  policyDocument([
    {
      Sid: "Register",
      Effect: "Allow",
      Action: [
        "ecs:RegisterContainerInstance",
        "ecs:DeregisterContainerInstance",
        "ecs:SubmitAttachmentStateChanges",
        "ecs:SubmitContainerStateChange",
        "ecs:SubmitTaskStateChange",
      ],
      Resource: clusterArn,
    },
    {
      Sid: "Work",
      Effect: "Allow",
      Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
      Resource: x.str`${x.replace(clusterArn, ":cluster/", ":container-instance/")}/*`,
      Condition: { ArnEquals: { "ecs:cluster": clusterArn } },
    },
    // has no resource type
    { Sid: "Discover", Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
  ]);
