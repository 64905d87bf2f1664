// Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { PolicyStatement } from "../policy/statement.props";
import type { ServerCloudwatchAgent, ServerImage, ServerKeyPair, ServerRole, ServerRootDisk } from "../server/server-parts.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface Ec2FleetResources {
  readonly autoscalingAttachment: typeof import("@cdktf/provider-aws/lib/autoscaling-attachment").AutoscalingAttachment;
  readonly autoscalingGroup: typeof import("@cdktf/provider-aws/lib/autoscaling-group").AutoscalingGroup;
  readonly autoscalingLifecycleHook: typeof import("@cdktf/provider-aws/lib/autoscaling-lifecycle-hook").AutoscalingLifecycleHook;
  readonly autoscalingPolicySteps: typeof import("@cdktf/provider-aws/lib/autoscaling-policy").AutoscalingPolicy;
  readonly autoscalingPolicyTracking: typeof import("@cdktf/provider-aws/lib/autoscaling-policy").AutoscalingPolicy;
  readonly autoscalingSchedule: typeof import("@cdktf/provider-aws/lib/autoscaling-schedule").AutoscalingSchedule;
  readonly cloudwatchMetricAlarm: typeof import("@cdktf/provider-aws/lib/cloudwatch-metric-alarm").CloudwatchMetricAlarm;
  readonly iamInstanceProfile: typeof import("@cdktf/provider-aws/lib/iam-instance-profile").IamInstanceProfile;
  readonly iamRole: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyApplication: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyCloudwatchAgent: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicySessionManager: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly image: typeof import("@cdktf/provider-aws/lib/data-aws-ssm-parameter").DataAwsSsmParameter;
  readonly keyPair: typeof import("@cdktf/provider-aws/lib/key-pair").KeyPair;
  readonly launchTemplate: typeof import("@cdktf/provider-aws/lib/launch-template").LaunchTemplate;
}

/** A launch template and an Auto Scaling group of EC2 instances: Nitro types, On-Demand and Spot, encrypted disks, IMDSv2, Session Manager, agents by user data. */
export interface Ec2FleetProps extends BlockProps<Ec2FleetResources> {
  /**
   * The fleet's name: of the Auto Scaling group, the launch template and the instances.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /** The network that instances stand in. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` that instances stand in.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Security groups of the instances, of the network's VPC. Session Manager, packages and agents need a way out by TCP 443.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * The image that servers start from.
   * Allowed: parameter or id, not both.
   * @default {}
   */
  readonly image?: Input<ServerImage>;
  /**
   * The root disk: gp3, always encrypted, deleted with its instance.
   * Allowed: up to 500 IOPS for each GiB.
   * Allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000.
   * @default {}
   */
  readonly rootDisk?: Input<ServerRootDisk>;
  /** A key pair for SSH. Without one, and with sessionManager, nobody needs a key or an open port 22. A single server that has one keeps it where it is left out later. */
  readonly keyPair?: Input<ServerKeyPair | null>;
  /**
   * Hops that answers of the instance metadata service live, always IMDSv2 (Amazon EC2 User Guide: Configure the Instance Metadata Service options). 2 for containers in bridge mode that may use the instance's role.
   * Allowed: a whole number from 1 to 64 hops.
   * @default 1
   */
  readonly metadataHopLimit?: Input<number>;
  /**
   * CloudWatch metrics every minute in place of every five, at a price.
   * @default true
   */
  readonly detailedMonitoring?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * What an instance does at its first boot: a script or cloud-config (cloud-init documentation: User-data formats).
   * Allowed: a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja", or a whole MIME message.
   * @default ""
   */
  readonly userData?: Input<string>;
  /**
   * Further parts by name, before `userData`: scripts run in the order of their names, after all cloud-config.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each part: a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja".
   * @default {}
   */
  readonly userDataParts?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the CodeDeploy agent is installed at first boot, after all else; for Amazon Linux 2023 and RHEL. What it needs besides is allowed by the deployment group's block.
   * @default false
   */
  readonly codedeployAgent?: Input<boolean>;
  /** Installs the CloudWatch agent at first boot: memory, disk use and log files. For Amazon Linux 2023. */
  readonly cloudwatchAgent?: Input<ServerCloudwatchAgent | null>;
  /**
   * Whether administrators reach instances by SSM Session Manager, without keys and open ports; instances need a way to the ssm and ssmmessages endpoints.
   * @default true
   */
  readonly sessionManager?: Input<boolean>;
  /**
   * What instances may do besides, as statements by name: in the role `application` policy.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: up to 10240 characters, which a role's inline policies may have together.
   * @default {}
   */
  readonly statements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /**
   * Permissions boundary of the role (IAM User Guide: Permissions boundaries for IAM entities).
   * Allowed: an IAM policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /** An existing role in place of an own one. Nothing is added to it: what Session Manager and agents need it has to allow. */
  readonly role?: Input<ServerRole | null>;
  /**
   * The zones that instances stand in, of the tier's. Default: all of them.
   * Allowed: one zone at least.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Whether instances get public IPv4 addresses, in a public tier only. Without one, an instance there does not reach the internet.
   * @default false
   */
  readonly publicAddress?: Input<boolean>;
  /**
   * Instance types in order of preference, all of one architecture and built on the Nitro System. More than one: what is available is taken.
   * Allowed: 1 to 40 instance types.
   * Allowed: each instance type once.
   * Each type: an instance type, such as "m7i.large".
   * Each type: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro" or "t4g.micro".
   */
  readonly instanceTypes: Input<readonly Input<string>[]>;
  /**
   * What an instance of each type counts for in the group's sizes. Default: every instance counts one.
   * Each weight: a whole number from 1 to 999.
   * @default {}
   */
  readonly weights?: Input<Readonly<Record<string, number>>>;
  /**
   * The mix of On-Demand and Spot instances; all On-Demand by default.
   * Allowed: rebalance with Spot instances only.
   * @default {}
   */
  readonly purchase?: Input<FleetPurchase>;
  /**
   * Least number of instances, and the number that a new group starts with.
   * Allowed: a whole number from 0 to 5000 instances.
   * @default 1
   */
  readonly minSize?: Input<number>;
  /**
   * Most instances. Between the two, scaling or an operator decides: Terraform never sets the size back.
   * Allowed: a whole number from 1 to 5000 instances.
   */
  readonly maxSize: Input<number>;
  /**
   * Instances that have booted before they are needed.
   * Allowed: a minSize that is not above maxPrepared.
   */
  readonly warmPool?: Input<FleetWarmPool | null>;
  /**
   * Target groups that instances are registered with, by name; their targets are of the type instance.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targetGroups?: Input<Readonly<Record<string, FleetTargetGroup>>>;
  /**
   * How the group finds instances that it replaces.
   * @default {}
   */
  readonly healthCheck?: Input<FleetHealthCheck>;
  /**
   * Metrics that are held at a target; the group follows the one that asks for most instances.
   * @default {}
   */
  readonly tracking?: Input<FleetTracking>;
  /**
   * Alarms and their steps, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly stepPolicies?: Input<Readonly<Record<string, FleetStepScaling>>>;
  /**
   * Other sizes at a time, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly schedules?: Input<Readonly<Record<string, FleetSchedule>>>;
  /**
   * How a new version of the launch template replaces the instances, one after the other.
   * Allowed: a difference of 1 to 100 between minHealthyPercentage and maxHealthyPercentage.
   * Allowed: rising checkpoints that end with 100.
   * Allowed: checkpoints of a refresh that is enabled.
   * @default {}
   */
  readonly refresh?: Input<FleetRefresh>;
  /**
   * Seconds before a new instance counts in metrics and as in service.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 120
   */
  readonly warmupSeconds?: Input<number>;
  /**
   * Whether new instances are protected from scale in. Nothing keeps Terraform from destroying the group: the provider takes the protection off first.
   * @default false
   */
  readonly protectFromScaleIn?: Input<boolean>;
  /**
   * What waits while instances launch or end, by name. New groups have them before their first instance.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly hooks?: Input<Readonly<Record<string, FleetLifecycleHook>>>;
  /**
   * Seconds that an apply waits for `minSize` instances in service, when the group is made or that size rises; 0: it does not wait. Default: 600, or 0 where a hook holds launches.
   * Allowed: a whole number from 0 to 7200 seconds.
   */
  readonly waitForCapacitySeconds?: Input<number | null>;
  /**
   * What the group does not do for now.
   * Each process: one of "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions".
   * @default []
   */
  readonly suspendedProcesses?: Input<readonly Input<"Launch" | "Terminate" | "AddToLoadBalancer" | "AlarmNotification" | "AZRebalance" | "HealthCheck" | "InstanceRefresh" | "ReplaceUnhealthy" | "ScheduledActions">[]>;
  /**
   * Days after which an instance is replaced. Default: never.
   * Allowed: a whole number from 1 to 365 days.
   */
  readonly maxInstanceLifetimeDays?: Input<number | null>;
  /**
   * Which instance goes first when the group shrinks. Default: AWS's own choice.
   * Each policy: one of "Default", "AllocationStrategy", "OldestLaunchTemplate", "OldestInstance", "NewestInstance", "ClosestToNextInstanceHour".
   * @default []
   */
  readonly terminationPolicies?: Input<readonly Input<"Default" | "AllocationStrategy" | "OldestLaunchTemplate" | "OldestInstance" | "NewestInstance" | "ClosestToNextInstanceHour">[]>;
  /**
   * Whether the group's sizes are measured (CloudWatch namespace AWS/AutoScaling), which costs nothing.
   * @default true
   */
  readonly groupMetrics?: Input<boolean>;
}

/** The mix of On-Demand and Spot instances; all On-Demand by default. */
export interface FleetPurchase {
  /**
   * On-Demand instances, or their weight, that are there before any Spot instance.
   * Allowed: a whole number from 0 to 5000 instances.
   * @default 0
   */
  readonly onDemandBase?: Input<number>;
  /**
   * Share of On-Demand instances above `onDemandBase`, in per cent; the rest is Spot.
   * Allowed: a whole number from 0 to 100 per cent.
   * @default 100
   */
  readonly onDemandPercentage?: Input<number>;
  /**
   * How On-Demand instances choose their type: by the order of `instanceTypes`, or the cheapest.
   * Allowed: one of "prioritized", "lowest-price".
   * @default "prioritized"
   */
  readonly onDemandAllocation?: Input<"prioritized" | "lowest-price">;
  /**
   * How Spot instances choose theirs (Amazon EC2 Auto Scaling User Guide: Allocation strategies for multiple instance types).
   * Allowed: one of "price-capacity-optimized", "capacity-optimized", "capacity-optimized-prioritized", "lowest-price".
   * @default "price-capacity-optimized"
   */
  readonly spotAllocation?: Input<"price-capacity-optimized" | "capacity-optimized" | "capacity-optimized-prioritized" | "lowest-price">;
  /**
   * Whether a Spot instance that is likely to be interrupted is replaced beforehand (Capacity Rebalancing).
   * @default false
   */
  readonly rebalance?: Input<boolean>;
}

/** Instances that have booted before they are needed. */
export interface FleetWarmPool {
  /**
   * What prepared instances are. Stopped: they cost their disks alone; Running; Hibernated: stopped with their memory kept on the root disk, which needs room for it, with a type and an image that hibernate.
   * Allowed: one of "Stopped", "Running", "Hibernated".
   * @default "Stopped"
   */
  readonly state?: Input<"Stopped" | "Running" | "Hibernated">;
  /**
   * Least number of prepared instances.
   * Allowed: a whole number from 0 to 5000 instances.
   * @default 0
   */
  readonly minSize?: Input<number>;
  /**
   * Most instances of the group and its pool together. Default: `maxSize`.
   * Allowed: a whole number from 0 to 5000 instances.
   */
  readonly maxPrepared?: Input<number | null>;
  /**
   * Whether instances go back to the pool when the group shrinks.
   * @default false
   */
  readonly reuseOnScaleIn?: Input<boolean>;
}

/** A target group whose targets are of the type instance: one of the output `loadBalancer`'s target groups, or an object written by hand. */
export interface FleetTargetGroup {
  /**
   * The target group's ARN.
   * Allowed: a target group's ARN.
   */
  readonly arn: Input<string>;
  /**
   * The part of the ARN that scaling by requests needs.
   * Allowed: the last part of a target group's ARN, "targetgroup/NAME/ID".
   */
  readonly arnSuffix?: Input<string | null>;
  /**
   * The same part of the load balancer's ARN.
   * Allowed: the last part of a load balancer's ARN, "app/NAME/ID".
   */
  readonly loadBalancerArnSuffix?: Input<string | null>;
  /**
   * Listeners and rules that forward to the group; not used.
   * Each arn: a listener's or a rule's ARN, such as "arn:aws:elasticloadbalancing:region:123456789012:resource".
   * @default []
   */
  readonly listenerArns?: Input<readonly Input<string>[]>;
  /** The group's name; not used. */
  readonly name?: Input<string | null>;
  /** The group's own port; not used. */
  readonly port?: Input<number | null>;
  /** The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against it. */
  readonly protocol?: Input<string | null>;
}

/** How the group finds instances that it replaces. */
export interface FleetHealthCheck {
  /**
   * EC2: an instance's own state. ELB: what its target groups find, too. Default: ELB with `targetGroups`, else EC2.
   * Allowed: one of "EC2", "ELB".
   */
  readonly type?: Input<"EC2" | "ELB" | null>;
  /**
   * Seconds after the launch in which a failed check replaces nothing: at least the time of a boot.
   * Allowed: a whole number from 0 to 7200 seconds.
   * @default 300
   */
  readonly graceSeconds?: Input<number>;
}

/** Metrics that are held at a target; the group follows the one that asks for most instances. */
export interface FleetTracking {
  /** By the average CPU use (ASGAverageCPUUtilization). */
  readonly cpu?: Input<FleetCpuTracking | null>;
  /** By the average traffic into each instance. */
  readonly networkIn?: Input<FleetNetworkTracking | null>;
  /** By the average traffic out of each instance. */
  readonly networkOut?: Input<FleetNetworkTracking | null>;
  /** By requests for each instance (ALBRequestCountPerTarget). */
  readonly requests?: Input<FleetRequestTracking | null>;
}

/** By the average CPU use (ASGAverageCPUUtilization). */
export interface FleetCpuTracking {
  /**
   * Average CPU use in per cent.
   * Allowed: a whole number from 1 to 100 per cent.
   */
  readonly target: Input<number>;
  /**
   * Whether the policy takes instances away, too.
   * @default true
   */
  readonly scaleIn?: Input<boolean>;
}

/** By the average traffic into each instance. */
export interface FleetNetworkTracking {
  /**
   * Average bytes for each instance in a minute.
   * Allowed: a whole number from 1 to 1000000000000 bytes.
   */
  readonly target: Input<number>;
  /**
   * Whether the policy takes instances away, too.
   * @default true
   */
  readonly scaleIn?: Input<boolean>;
}

/** By requests for each instance (ALBRequestCountPerTarget). */
export interface FleetRequestTracking {
  /**
   * Requests for each instance in a minute.
   * Allowed: a whole number from 1 to 1000000000 requests.
   */
  readonly target: Input<number>;
  /**
   * The key of `targetGroups` whose requests are counted, of an Application Load Balancer; it needs both ARN suffixes.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly targetKey: Input<string>;
  /**
   * Whether the policy takes instances away, too.
   * @default true
   */
  readonly scaleIn?: Input<boolean>;
}

/** An alarm and its steps. */
export interface FleetStepScaling {
  /** When the steps are taken. */
  readonly alarm: Input<FleetAlarm>;
  /**
   * What `adjustment` means (Amazon EC2 Auto Scaling User Guide: Step and simple scaling policies).
   * Allowed: one of "ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity".
   * @default "ChangeInCapacity"
   */
  readonly adjustmentType?: Input<"ChangeInCapacity" | "PercentChangeInCapacity" | "ExactCapacity">;
  /**
   * Least number of instances that PercentChangeInCapacity adds or takes away.
   * Allowed: a whole number from 1 to 5000 instances.
   */
  readonly minimumChange?: Input<number | null>;
  /**
   * Seconds before a new instance counts. Default: the group's `warmupSeconds`.
   * Allowed: a whole number from 0 to 86400 seconds.
   */
  readonly warmupSeconds?: Input<number | null>;
  /**
   * What is done by how far the metric is beyond the threshold.
   * Allowed: 1 to 20 steps.
   */
  readonly steps: Input<readonly FleetScalingStep[]>;
}

/** When the steps are taken. */
export interface FleetAlarm {
  /**
   * The metric's name, such as "ApproximateNumberOfMessagesVisible".
   * Allowed: a name.
   */
  readonly metric: Input<string>;
  /**
   * The metric's namespace.
   * Allowed: a namespace, such as "AWS/SQS".
   * @default "AWS/EC2"
   */
  readonly namespace?: Input<string>;
  /**
   * The metric's dimensions. Default: this group's AutoScalingGroupName.
   * @default {}
   */
  readonly dimensions?: Input<Readonly<Record<string, string>>>;
  /**
   * What is compared of a period.
   * Allowed: one of "Average", "Sum", "Minimum", "Maximum", "SampleCount".
   * @default "Average"
   */
  readonly statistic?: Input<"Average" | "Sum" | "Minimum" | "Maximum" | "SampleCount">;
  /**
   * How it is compared.
   * Allowed: one of "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold".
   * @default "GreaterThanOrEqualToThreshold"
   */
  readonly comparison?: Input<"GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold">;
  /** What it is compared with. */
  readonly threshold: Input<number>;
  /**
   * Seconds of a period: 10, 30 or a multiple of 60.
   * Allowed: a whole number from 10 to 86400 seconds.
   * @default 60
   */
  readonly periodSeconds?: Input<number>;
  /**
   * Periods in a row that have to be beyond the threshold.
   * Allowed: a whole number from 1 to 1440 periods.
   * @default 3
   */
  readonly periods?: Input<number>;
  /**
   * What a period without data counts as.
   * Allowed: one of "missing", "ignore", "breaching", "notBreaching".
   * @default "missing"
   */
  readonly missingData?: Input<"missing" | "ignore" | "breaching" | "notBreaching">;
}

/** What is done in a range of the metric. */
export interface FleetScalingStep {
  /** Where it begins, as a distance from the threshold. Left out: no lower end. */
  readonly lower?: Input<number | null>;
  /** Where it ends, not included. Left out: no upper end. */
  readonly upper?: Input<number | null>;
  /**
   * Instances, or per cent of them, that are added; below zero: taken away. With ExactCapacity the size itself.
   * Allowed: a whole number from -5000 to 5000.
   */
  readonly adjustment: Input<number>;
}

/** A change of the group's sizes at a time. */
export interface FleetSchedule {
  /**
   * When, again and again. Left out: once, at `startTime`.
   * Allowed: a cron expression of five fields (minute, hour, day, month, weekday), such as "0 8 * * MON-FRI".
   */
  readonly recurrence?: Input<string | null>;
  /**
   * Time zone of `recurrence` (IANA).
   * Allowed: a time zone's name, such as "Asia/Seoul".
   * @default "UTC"
   */
  readonly timezone?: Input<string>;
  /**
   * First time at which it acts.
   * Allowed: a time in UTC, written "YYYY-MM-DDThh:mm:ssZ".
   */
  readonly startTime?: Input<string | null>;
  /**
   * Time after which it acts no more.
   * Allowed: a time in UTC, written "YYYY-MM-DDThh:mm:ssZ".
   */
  readonly endTime?: Input<string | null>;
  /**
   * Least number of instances from then on.
   * Allowed: a whole number from 0 to 5000 instances.
   */
  readonly min?: Input<number | null>;
  /**
   * Most instances from then on.
   * Allowed: a whole number from 0 to 5000 instances.
   */
  readonly max?: Input<number | null>;
  /**
   * Number of instances from then on, until scaling changes it.
   * Allowed: a whole number from 0 to 5000 instances.
   */
  readonly desired?: Input<number | null>;
}

/** How a new version of the launch template replaces the instances, one after the other. */
export interface FleetRefresh {
  /**
   * Whether a new template version replaces the instances. false: it is for new instances alone.
   * @default true
   */
  readonly enabled?: Input<boolean>;
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
  /**
   * Seconds before a new instance counts as in service. Default: the group's `warmupSeconds`.
   * Allowed: a whole number from 0 to 86400 seconds.
   */
  readonly warmupSeconds?: Input<number | null>;
  /**
   * Whether a failed refresh goes back to what the group had. The provider changes the group before the refresh, so that this is the same new version (hashicorp/terraform-provider-aws#34189): false leaves the instances that are well.
   * @default false
   */
  readonly autoRollback?: Input<boolean>;
  /**
   * Names of CloudWatch alarms that end a refresh while it goes on.
   * Allowed: at most 10 alarms.
   * Each alarm: 1 to 255 characters.
   * @default []
   */
  readonly alarms?: Input<readonly Input<string>[]>;
  /**
   * Shares of replaced instances, in per cent and rising, at which the refresh waits; the last one is 100.
   * Each percentage: a whole number from 1 to 100 per cent.
   * @default []
   */
  readonly checkpoints?: Input<readonly Input<number>[]>;
  /**
   * Seconds that it waits at each of `checkpoints`.
   * Allowed: a whole number from 0 to 172800 seconds.
   * @default 3600
   */
  readonly checkpointDelaySeconds?: Input<number>;
  /**
   * Whether instances that have the new version already are left alone.
   * @default false
   */
  readonly skipMatching?: Input<boolean>;
  /**
   * What happens to instances that are protected from scale in.
   * Allowed: one of "Refresh", "Ignore", "Wait".
   * @default "Refresh"
   */
  readonly protectedInstances?: Input<"Refresh" | "Ignore" | "Wait">;
  /**
   * What happens to instances in standby.
   * Allowed: one of "Terminate", "Ignore", "Wait".
   * @default "Ignore"
   */
  readonly standbyInstances?: Input<"Terminate" | "Ignore" | "Wait">;
}

/** Something that is waited for while an instance launches or ends. */
export interface FleetLifecycleHook {
  /**
   * What waits: the launch of an instance, or its end.
   * Allowed: one of "launching", "terminating".
   */
  readonly transition: Input<"launching" | "terminating">;
  /**
   * Seconds after which it waits no longer.
   * Allowed: a whole number from 30 to 7200 seconds.
   * @default 300
   */
  readonly heartbeatSeconds?: Input<number>;
  /**
   * What happens then. ABANDON: an instance that was launching is ended, one that was ending goes at once, without further hooks.
   * Allowed: one of "ABANDON", "CONTINUE".
   * @default "ABANDON"
   */
  readonly defaultResult?: Input<"ABANDON" | "CONTINUE">;
  /**
   * Text that goes along with what is told.
   * Allowed: 1 to 1023 characters.
   */
  readonly metadata?: Input<string | null>;
  /** Who is told of the waiting instance, besides EventBridge. */
  readonly notification?: Input<FleetHookNotification | null>;
}

/** Who is told of the waiting instance, besides EventBridge. */
export interface FleetHookNotification {
  /**
   * Who is told: a topic or a queue.
   * Allowed: an SNS topic's or SQS queue's ARN, such as "arn:aws:service:region:123456789012:resource".
   */
  readonly targetArn: Input<string>;
  /**
   * The role that Auto Scaling tells it by.
   * Allowed: an IAM role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly roleArn: Input<string>;
}

