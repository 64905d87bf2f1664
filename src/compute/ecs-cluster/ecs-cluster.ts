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
import { EcsCluster as AwsEcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { nameTag } from "../../network/tags";
import { ecsClusterContract } from "./ecs-cluster.contract";
import type { EcsClusterShape } from "./ecs-cluster.inputs";
import type { EcsClusterProps } from "./ecs-cluster.props";
import type { EcsClusterReferenceValue } from "./ecs-cluster-reference.contract";
import { executeCommandReference, recordSessions, sessionLog } from "./execute-command";
import { autoScalingGroups, ec2Providers } from "./groups";
import { instanceRole } from "./instance-role";
import { launchTemplates } from "./launch-templates";
import { clusterOutputs } from "./outputs";
import { associateProviders, providerNames } from "./providers";
import { serviceConnectNamespace, useNamespace } from "./service-connect";

export class EcsCluster extends Block<EcsClusterShape> {
  /** The cluster as services take it. */
  readonly ref: Expr<EcsClusterReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: EcsClusterProps) {
    super(scope, id, ecsClusterContract, props);
    const { inputs } = this;
    const log = sessionLog(this, inputs);
    const namespaceArn = serviceConnectNamespace(this, inputs);
    const cluster = this.cluster();
    recordSessions(cluster, inputs, log);
    useNamespace(cluster, inputs, namespaceArn);

    const { role, policies, profile } = instanceRole(this, inputs, cluster);
    const { plans, templates } = launchTemplates(this, { inputs, cluster, profile });
    const groups = autoScalingGroups(this, { inputs, templates, policies });
    const ec2 = ec2Providers(this, inputs, groups);
    const names = providerNames(this, inputs);
    const association = associateProviders(this, { cluster, inputs, names, ec2 });

    this.ref = x.object<EcsClusterReferenceValue>({
      arn: arnOf(cluster, association),
      name: inputs.name,
      capacityProviderNames: names,
      serviceConnectNamespaceArn: namespaceArn,
      executeCommand: executeCommandReference(inputs, log),
    });
    this.results = clusterOutputs({ ref: this.ref, role, plans, groups, templates });
  }

  /** The cluster's ARN. */
  get clusterArn(): string {
    return x.tfText(this.ref.arn);
  }

  /** The cluster's name. */
  get clusterName(): string {
    return x.tfText(this.ref.name);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  private cluster(): AwsEcsCluster {
    const { inputs, preconditions: precondition } = this;
    return new AwsEcsCluster(this, "ecs_cluster", {
      name: x.tf(inputs.name),
      setting: [{ name: "containerInsights", value: x.tf(inputs.containerInsights) }],
      tags: nameTag(inputs, inputs.name),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
  }
}

/** The ARN with its last part from the association: a service that takes it waits for the capacity providers. */
function arnOf(cluster: AwsEcsCluster, association: EcsClusterCapacityProviders): Expr<string> {
  const beginning = x.trimSuffix(x.attribute(cluster, "arn"), x.attribute(cluster, "name"));
  return x.str`${beginning}${x.attribute(association, "clusterName")}`;
}
