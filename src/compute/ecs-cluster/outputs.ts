/** What the cluster gives. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { Instances, Optional } from "../../core/resources";
import type { EcsClusterReferenceValue } from "./ecs-cluster-reference.contract";
import type { LaunchPlan } from "./launch-templates";

interface Results {
  readonly ref: Expr<EcsClusterReferenceValue>;
  readonly role: Optional<IamRole>;
  readonly plans: Expr<Record<string, LaunchPlan>>;
  readonly groups: Instances<unknown, AutoscalingGroup>;
  readonly templates: Instances<unknown, LaunchTemplate>;
}

export function clusterOutputs({ ref, role, plans, groups, templates }: Results): Record<string, Output> {
  return {
    cluster: {
      value: ref,
      description: "The cluster as services take it: ARN, name, capacity providers, namespace, ECS Exec.",
    },
    capacity_provider_names: {
      value: ref.capacityProviderNames,
      description: "Names of the capacity providers, by the keys that strategies use.",
    },
    autoscaling_group_names: {
      value: groups.attribute("name"),
      description: "Names of the Auto Scaling groups, by key of `ec2`.",
    },
    launch_template_versions: {
      value: templates.attribute("latestVersion"),
      description: "The launch template's version that each group runs, by key of `ec2`.",
    },
    image_ids: {
      value: x.mapFrom(plans, ["key", "plan"], (key, { imageId }) => ({
        key,
        value: imageId,
      })),
      description: "The image that each group runs, by key of `ec2`.",
    },
    instance_role_arn: {
      value: role.attribute("arn"),
      description: "ARN of the container instances' role; null without any.",
    },
    instance_role_name: {
      value: role.attribute("name"),
      description: "Name of the container instances' role, to attach further policies to; null without any.",
    },
  };
}
