/** The block `compute/ecs-cluster`. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { EcsCluster as AwsEcsCluster, type EcsClusterConfig } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import type { Arguments } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import type { Instances, Optional } from "../../core/resources";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { autoScalingGroups, ec2Providers } from "./auto-scaling-groups";
import { associateProviders, capacityProviders, providerNames } from "./capacity-providers";
import { ec2Capacity } from "./ec2-capacity";
import type { EcsClusterProps, EcsClusterResources } from "./ecs-cluster.props";
import { executeCommand, sessionLog, sessionsBlock, sessionsReference } from "./execute-command";
import { instanceRole, sessionManager } from "./instance-role";
import { type LaunchPlan, launch, launchTemplates } from "./launch-templates";
import { naming } from "./name";
import { type EcsClusterReferenceOf, type EcsClusterReferenceValue, ecsClusterReference } from "./reference";
import { namespaceBlock, serviceConnect, serviceConnectNamespace } from "./service-connect";

const containerInsights = t.concern({
  inputs: {
    containerInsights: t
      .oneOf("enhanced", "enabled", "disabled")
      .describe(
        "CloudWatch Container Insights. enhanced: metrics down to the container, priced by metric; enabled: by cluster and service (Amazon ECS Developer Guide: Container Insights with enhanced observability).",
      )
      .default("enabled"),
  },
});

const contract = t.contract({
  name: "ECS cluster",
  concerns: [
    naming,
    capacityProviders,
    ec2Capacity,
    launch,
    sessionManager,
    containerInsights,
    executeCommand,
    serviceConnect,
  ],
  example: { name: "main" },
});

interface Results {
  readonly ref: Expr<EcsClusterReferenceValue>;
  readonly role: Optional<IamRole>;
  readonly plans: Expr<Record<string, LaunchPlan>>;
  readonly groups: Instances<unknown, AutoscalingGroup>;
  readonly templates: Instances<unknown, LaunchTemplate>;
}

function clusterOutputs({ ref, role, plans, groups, templates }: Results): Outputs {
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
      value: x.mapFrom(plans, ["key", "plan"], (_, { imageId }) => imageId),
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

/**
 * An ECS cluster with its capacity: Fargate, Fargate Spot, and container instances of its own.
 *
 *     const cluster = new EcsCluster(this, "cluster", {
 *       name: "shop",
 *       network: network.ref,
 *       ec2: {
 *         general: {
 *           tier: "isolated",
 *           instanceTypes: ["m7i.large", "m6i.large"],
 *           securityGroups: [instances.ref],
 *           maxSize: 6,
 *         },
 *       },
 *       serviceConnect: { namespace: "shop" },
 *     });
 */
export class EcsCluster<Capacity extends string = string> extends Block<
  typeof contract.inputs,
  EcsClusterResources
> {
  /** The cluster as services take it. */
  readonly ref: t.Reference<EcsClusterReferenceOf<Capacity>>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: EcsClusterProps<Capacity>) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const log = sessionLog(this, inputs);
    const namespaceArn = serviceConnectNamespace(this, inputs);
    const cluster = this.cluster({
      configuration: sessionsBlock(inputs, log),
      serviceConnectDefaults: namespaceBlock(inputs, namespaceArn),
    });

    const { role, policies, profile } = instanceRole(this, inputs, cluster);
    const { plans, templates } = launchTemplates(this, { inputs, cluster, profile });
    const groups = autoScalingGroups(this, { inputs, templates, policies });
    const ec2 = ec2Providers(this, inputs, groups);
    const names = providerNames(this, inputs);
    const association = associateProviders(this, { cluster, inputs, names, ec2 });

    const ref = x.object<EcsClusterReferenceValue>({
      arn: arnOf(cluster, association),
      name: inputs.name,
      capacityProviderNames: names,
      serviceConnectNamespaceArn: namespaceArn,
      executeCommand: sessionsReference(inputs, log),
    });
    this.ref = t.reference(this, "ref", ecsClusterReference, ref);
    this.results = clusterOutputs({ ref, role, plans, groups, templates });
  }

  /** The cluster's ARN. */
  get clusterArn(): string {
    return this.ref.arn;
  }

  /** The cluster's name. */
  get clusterName(): string {
    return this.ref.name;
  }

  private cluster(
    blocks: Pick<Arguments<EcsClusterConfig>, "configuration" | "serviceConnectDefaults">,
  ): AwsEcsCluster {
    const { inputs, preconditions } = this;
    return resource(this, AwsEcsCluster, "ecs_cluster", {
      name: inputs.name,
      setting: [{ name: "containerInsights", value: inputs.containerInsights }],
      ...blocks,
      tags: nameTag(inputs, inputs.name),
      preconditions,
    });
  }
}

/** The ARN with its last part from the association: a service that takes it waits for the capacity providers. */
function arnOf(cluster: AwsEcsCluster, association: EcsClusterCapacityProviders): Expr<string> {
  const beginning = x.trimSuffix(x.attribute(cluster, "arn"), x.attribute(cluster, "name"));
  return x.str`${beginning}${x.attribute(association, "clusterName")}`;
}

export const ecsClusterBlock = defineBlock(__filename, { construct: EcsCluster, contract });
