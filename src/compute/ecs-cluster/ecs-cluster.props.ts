// Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { EcsStrategyItem } from "./strategy.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface EcsClusterResources {
  readonly autoscalingGroup: typeof import("@cdktf/provider-aws/lib/autoscaling-group").AutoscalingGroup;
  readonly cloudwatchLogGroupExecuteCommand: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup;
  readonly ecsCapacityProvider: typeof import("@cdktf/provider-aws/lib/ecs-capacity-provider").EcsCapacityProvider;
  readonly ecsCluster: typeof import("@cdktf/provider-aws/lib/ecs-cluster").EcsCluster;
  readonly ecsClusterCapacityProviders: typeof import("@cdktf/provider-aws/lib/ecs-cluster-capacity-providers").EcsClusterCapacityProviders;
  readonly iamInstanceProfile: typeof import("@cdktf/provider-aws/lib/iam-instance-profile").IamInstanceProfile;
  readonly iamRoleInstances: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyAgent: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicySessionManager: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly image: typeof import("@cdktf/provider-aws/lib/data-aws-ssm-parameter").DataAwsSsmParameter;
  readonly launchTemplate: typeof import("@cdktf/provider-aws/lib/launch-template").LaunchTemplate;
  readonly serviceDiscoveryHttpNamespace: typeof import("@cdktf/provider-aws/lib/service-discovery-http-namespace").ServiceDiscoveryHttpNamespace;
}

/** An ECS cluster with its capacity: Fargate, Fargate Spot, and Auto Scaling groups of container instances that ECS scales, drains and protects. */
export interface EcsClusterProps<Capacity extends string = string> extends BlockProps<EcsClusterResources> {
  /**
   * The cluster's name, and the beginning of its capacity providers' names.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether services may run on Fargate (the capacity provider FARGATE).
   * @default true
   */
  readonly fargate?: Input<boolean>;
  /**
   * Whether services may run on Fargate Spot (FARGATE_SPOT): cheaper, ended with two minutes' notice.
   * @default true
   */
  readonly fargateSpot?: Input<boolean>;
  /**
   * Where tasks run that name no strategy of their own, by FARGATE, FARGATE_SPOT or a key of `ec2` (Amazon ECS API Reference: CapacityProviderStrategyItem). Default: FARGATE where it is on, else every EC2 provider alike; an empty map: none.
   * Allowed: at most 20 providers.
   * Allowed: a base on one provider at most.
   * Allowed: a weight above 0 on one provider at least.
   * Allowed: either Fargate or EC2 providers, not both.
   */
  readonly defaultStrategy?: Input<Readonly<Record<string, EcsStrategyItem>> | null>;
  /** The network that container instances stand in; needed with `ec2` only. */
  readonly network?: Input<NetworkReference | null>;
  /**
   * EC2 capacity providers by name, each an Auto Scaling group of container instances.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly ec2?: Input<{ readonly [K in Capacity]?: EcsEc2Capacity }>;
  /**
   * Ids of the VPC endpoints that instances reach AWS by, by service. A change refreshes the instances: an agent that started before its endpoint keeps the addresses it found.
   * Each endpoint: an id that begins with "vpce-".
   * @default {}
   */
  readonly endpointIds?: Input<Readonly<Record<string, string>>>;
  /**
   * Any text; a change refreshes the instances of every EC2 provider.
   * Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly refreshToken?: Input<string>;
  /**
   * Hops that answers of the instance metadata service live (IMDSv2 only). 1 keeps it from containers in bridge mode (Amazon ECS Developer Guide: task and execution role best practices).
   * Allowed: a whole number from 1 to 64 hops.
   * @default 1
   */
  readonly metadataHopLimit?: Input<number>;
  /**
   * Whether administrators reach instances by SSM Session Manager; instances then need the ssm and ssmmessages endpoints.
   * @default false
   */
  readonly sessionManager?: Input<boolean>;
  /**
   * CloudWatch Container Insights. enhanced: metrics down to the container, priced by metric; enabled: by cluster and service (Amazon ECS Developer Guide: Container Insights with enhanced observability).
   * Allowed: one of "enhanced", "enabled", "disabled".
   * @default "enabled"
   */
  readonly containerInsights?: Input<"enhanced" | "enabled" | "disabled">;
  /**
   * ECS Exec: commands in running containers.
   * @default {}
   */
  readonly executeCommand?: Input<EcsExecuteCommand>;
  /**
   * The namespace that the cluster's services use for Service Connect unless they name another. It can be exchanged; once given it stays the cluster's, since the provider does not ask ECS to take it away.
   * Allowed: either a namespace to create or the namespaceArn of an existing one.
   */
  readonly serviceConnect?: Input<EcsServiceConnect | null>;
}

/** An Auto Scaling group of container instances. */
export interface EcsEc2Capacity {
  /**
   * The tier of `network` that instances stand in: private or isolated.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Instance types in order of preference, all of one architecture. More than one: what is available is taken.
   * Allowed: 1 to 40 instance types.
   * Each type: an instance type, such as "m7i.large".
   */
  readonly instanceTypes: Input<readonly Input<string>[]>;
  /**
   * Security groups of the instances, of the network's VPC. The agent needs a way out by TCP 443 to the ECS endpoints.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * Least number of instances.
   * Allowed: a whole number from 0 to 5000 instances.
   * @default 0
   */
  readonly minSize?: Input<number>;
  /**
   * Most instances.
   * Allowed: a whole number from 1 to 5000 instances.
   */
  readonly maxSize: Input<number>;
  /**
   * The ECS-optimised image, by the SSM parameter of its recommended version: a newer one refreshes the instances.
   * Allowed: one of "amazon-linux-2023", "amazon-linux-2023/arm64", "amazon-linux-2023/gpu", "amazon-linux-2023/neuron".
   * @default "amazon-linux-2023"
   */
  readonly imageFamily?: Input<"amazon-linux-2023" | "amazon-linux-2023/arm64" | "amazon-linux-2023/gpu" | "amazon-linux-2023/neuron">;
  /**
   * An image of your own in its place: Amazon Linux with ecs-init. It is refreshed only by a change here.
   * Allowed: an id that begins with "ami-".
   */
  readonly imageId?: Input<string | null>;
  /**
   * The root disk, always encrypted.
   * @default {}
   */
  readonly rootDisk?: Input<EcsRootDisk>;
  /**
   * Managed scaling of the group by ECS.
   * Allowed: a minimumStep that is not above the maximumStep.
   * @default {}
   */
  readonly scaling?: Input<EcsManagedScaling>;
  /**
   * Whether an instance's tasks are moved before the instance ends (Amazon ECS Developer Guide: managed instance draining).
   * @default true
   */
  readonly managedDraining?: Input<boolean>;
  /**
   * Whether instances with tasks are kept when the group shrinks (managed termination protection).
   * @default true
   */
  readonly terminationProtection?: Input<boolean>;
  /**
   * Share of Spot instances, in per cent, above `onDemandBase`.
   * Allowed: a whole number from 0 to 100 per cent.
   * @default 0
   */
  readonly spotPercentage?: Input<number>;
  /**
   * On-Demand instances that are there before any Spot instance.
   * Allowed: a whole number from 0 to 5000 instances.
   * @default 0
   */
  readonly onDemandBase?: Input<number>;
  /**
   * CloudWatch metrics every minute in place of every five.
   * @default true
   */
  readonly detailedMonitoring?: Input<boolean>;
  /**
   * How instances are replaced when their launch template has a new version.
   * @default {}
   */
  readonly refresh?: Input<EcsInstanceRefresh>;
  /**
   * Lines of shell that run at first boot after the agent is set up.
   * Allowed: at most 12000 characters: user data has 16 KB.
   * @default ""
   */
  readonly bootScript?: Input<string>;
}

/** The root disk, always encrypted. */
export interface EcsRootDisk {
  /**
   * Size in GiB of the gp3 volume; the ECS-optimised image needs 30.
   * Allowed: a whole number from 30 to 65536 GiB.
   * @default 30
   */
  readonly sizeGib?: Input<number>;
  /**
   * The root device's name in the image.
   * Allowed: a device, such as "/dev/xvda".
   * @default "/dev/xvda"
   */
  readonly deviceName?: Input<string>;
  /**
   * Key that encrypts the volume; Auto Scaling's service-linked role must be let use it. Default: aws/ebs.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** Managed scaling of the group by ECS. */
export interface EcsManagedScaling {
  /**
   * Whether ECS changes the group's desired size by what its tasks need.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * How much of the instances is to be in use (Amazon ECS API Reference: ManagedScaling). Below 100 instances are kept spare.
   * Allowed: a whole number from 1 to 100 per cent.
   * @default 100
   */
  readonly targetCapacity?: Input<number>;
  /**
   * Least that one scale-out adds.
   * Allowed: a whole number from 1 to 10000 instances.
   * @default 1
   */
  readonly minimumStep?: Input<number>;
  /**
   * Most that one scale-out adds.
   * Allowed: a whole number from 1 to 10000 instances.
   * @default 10000
   */
  readonly maximumStep?: Input<number>;
  /**
   * Seconds after which a new instance counts in the metrics.
   * Allowed: a whole number from 0 to 10000 seconds.
   * @default 300
   */
  readonly warmupSeconds?: Input<number>;
}

/** How instances are replaced when their launch template has a new version. */
export interface EcsInstanceRefresh {
  /**
   * Least share of the group that stays in service (Amazon EC2 Auto Scaling API Reference: RefreshPreferences).
   * Allowed: a whole number from 0 to 100 per cent.
   * @default 100
   */
  readonly minHealthyPercentage?: Input<number>;
  /**
   * Most the group may grow to: above 100 a new instance is there before an old one leaves.
   * Allowed: a whole number from 100 to 200 per cent.
   * @default 110
   */
  readonly maxHealthyPercentage?: Input<number>;
}

/** ECS Exec: commands in running containers. */
export interface EcsExecuteCommand {
  /**
   * Whether sessions of ECS Exec are recorded in a log group of the cluster. Without, they go where the container's own log configuration says.
   * @default true
   */
  readonly logging?: Input<boolean>;
  /**
   * Days that records are kept.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   * @default 365
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts both the session and the log group; its policy must let CloudWatch Logs use it. Default: TLS for the session, the service's own key for the group.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** The namespace that the cluster's services use for Service Connect unless they name another. It can be exchanged; once given it stays the cluster's, since the provider does not ask ECS to take it away. */
export interface EcsServiceConnect {
  /**
   * Name of an HTTP namespace to create in Cloud Map.
   * Allowed: 1 to 1024 visible ASCII characters.
   */
  readonly namespace?: Input<string | null>;
  /**
   * An existing namespace in its place.
   * Allowed: a Cloud Map namespace's ARN, such as "arn:aws:servicediscovery:region:123456789012:resource".
   */
  readonly namespaceArn?: Input<string | null>;
}

