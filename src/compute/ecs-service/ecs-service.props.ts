// Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { EcsClusterReference } from "../ecs-cluster/ecs-cluster-reference.props";
import type { EcsStrategyItem } from "../ecs-cluster/strategy.props";
import type { EcsSecret } from "./secret.props";
import type { PolicyStatement } from "../policy/statement.props";
import type { EndpointsReference } from "../../endpoints/endpoints-reference.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface EcsServiceResources {
  readonly appautoscalingPolicy: typeof import("@cdktf/provider-aws/lib/appautoscaling-policy").AppautoscalingPolicy;
  readonly appautoscalingScheduledAction: typeof import("@cdktf/provider-aws/lib/appautoscaling-scheduled-action").AppautoscalingScheduledAction;
  readonly appautoscalingTarget: typeof import("@cdktf/provider-aws/lib/appautoscaling-target").AppautoscalingTarget;
  readonly cloudwatchLogGroup: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup;
  readonly ecsService: typeof import("@cdktf/provider-aws/lib/ecs-service").EcsService;
  readonly ecsServiceFixed: typeof import("@cdktf/provider-aws/lib/ecs-service").EcsService;
  readonly ecsServicePipeline: typeof import("@cdktf/provider-aws/lib/ecs-service").EcsService;
  readonly ecsServicePipelineFixed: typeof import("@cdktf/provider-aws/lib/ecs-service").EcsService;
  readonly ecsTaskDefinition: typeof import("@cdktf/provider-aws/lib/ecs-task-definition").EcsTaskDefinition;
  readonly iamRoleExecution: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRoleHooks: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRoleInfrastructure: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRoleLoadBalancers: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyApplication: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyAttachVolumes: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyCallHooks: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyCreateVolumes: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyDeleteVolumes: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyExec: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyExecution: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyShiftTraffic: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyVolumes: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRoleTask: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
}

/** A service on ECS, on Fargate or on container instances: its task definition, its two roles with only what the containers need, and a log group per container. */
export interface EcsServiceProps<Container extends string = string> extends BlockProps<EcsServiceResources> {
  /**
   * The service's name; with the cluster's it names the task family.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /** The cluster that the service runs in. */
  readonly cluster: Input<EcsClusterReference>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /** The network that tasks stand in: each has a network interface there (awsvpc). */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` that tasks stand in.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * The zones that tasks stand in, of the tier's. Default: all of them.
   * Allowed: one zone at least.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Security groups of the tasks, of the network's VPC.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * Whether Fargate tasks have public addresses; in a public tier only.
   * @default false
   */
  readonly publicIp?: Input<boolean>;
  /** The VPC endpoints that tasks reach AWS by: Fargate tasks then pull from ECR through them alone. */
  readonly endpoints?: Input<EndpointsReference | null>;
  /**
   * Whether a service in a tier that does not lead to the internet is refused where `endpoints` lack something that its tasks call. false where routes of yours, such as a transit gateway's, lead there.
   * @default true
   */
  readonly endpointCheck?: Input<boolean>;
  /**
   * Where tasks run: on Fargate, or on the container instances of the cluster.
   * Allowed: one of "fargate", "ec2".
   * @default "fargate"
   */
  readonly launchType?: Input<"fargate" | "ec2">;
  /**
   * Fargate's platform version. Default on Fargate: LATEST.
   * Allowed: one of "LATEST", "1.4.0".
   */
  readonly platformVersion?: Input<"LATEST" | "1.4.0" | null>;
  /**
   * How tasks spread over the cluster's capacity providers, by the cluster's keys. Default: FARGATE, or the only EC2 provider; without any in the cluster the launch type. A change needs `deployment.forceNew`.
   * Allowed: at most 20 providers.
   * Allowed: a base on one provider at most.
   * Allowed: a weight above 0 on one provider at least.
   * Allowed: either Fargate or EC2 providers, not both.
   */
  readonly strategy?: Input<Readonly<Record<string, EcsStrategyItem>> | null>;
  /**
   * CPU units of the task, 1024 for a vCPU. Needed on Fargate, in one of its pairs with `memory`.
   * Allowed: a whole number from 128 to 196608 CPU units.
   */
  readonly cpu?: Input<number | null>;
  /**
   * Memory of the task in MiB. Needed on Fargate.
   * Allowed: a whole number from 6 to 3145728 MiB.
   */
  readonly memory?: Input<number | null>;
  /**
   * Disk of a Fargate task in GiB, for images and scratch volumes. Default: 20.
   * Allowed: a whole number from 21 to 200 GiB.
   */
  readonly ephemeralStorageGib?: Input<number | null>;
  /**
   * The containers of a task, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: 1 to 10 containers.
   * Allowed: one essential container at least.
   * Allowed: dependsOn with containers of the task.
   * Allowed: HEALTHY of containers with a healthCheck only.
   * Allowed: COMPLETE and SUCCESS of containers that are not essential: when an essential one ends, the task does.
   * Allowed: each port once: the containers of a task share one network interface.
   * Allowed: each port name once.
   * Allowed: one container with firelens, where others log by awsfirelens.
   */
  readonly containers: Input<{ readonly [K in Container]?: EcsContainer }>;
  /**
   * nginx in front of the service's containers: it routes by name to applications of the task and to S3 buckets. Its configuration is made from this and given to the stock image.
   * Allowed: a port of its own each: the containers of a task share one address.
   * Allowed: redirectPort with the scheme https only.
   * Allowed: trustedRanges with proxy_protocol or forwarded: a preserved address is nobody's word.
   * Allowed: a defaultHost that is one of hosts.
   * Allowed: a port of an application in hosts.
   * Allowed: a path of its own for readiness: nginx itself answers healthPath.
   * @default {}
   */
  readonly nginx?: Input<Nginx>;
  /**
   * Volumes of a task, by name; containers see them at their `mountPoints`.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one EBS volume at most.
   * @default {}
   */
  readonly volumes?: Input<Readonly<Record<string, EcsVolume>>>;
  /**
   * The log groups of the containers.
   * @default {}
   */
  readonly logs?: Input<EcsServiceLogs>;
  /** A task role of your own in place of the one that `taskStatements` make. */
  readonly taskRole?: Input<EcsExistingRole | null>;
  /** An execution role of your own: it has to pull, log and fetch secrets. */
  readonly executionRole?: Input<EcsExistingRole | null>;
  /**
   * Permissions boundary of the roles made here.
   * Allowed: a policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /**
   * What the application may do: statements of the task role's policy, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: up to 10240 characters, which a role's inline policies may have together.
   * @default {}
   */
  readonly taskStatements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /**
   * Customer managed KMS keys that the containers' secrets and parameters are encrypted with; the execution role may decrypt with them through Secrets Manager and Systems Manager alone.
   * Each key: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   * @default []
   */
  readonly secretKeyArns?: Input<readonly Input<string>[]>;
  /**
   * The processors that the images are made for; ARM64 is Graviton.
   * Allowed: one of "X86_64", "ARM64".
   * @default "X86_64"
   */
  readonly architecture?: Input<"X86_64" | "ARM64">;
  /**
   * Tasks that are to run: every apply sets the number. Left out, the number is not Terraform's: a new service starts with `scaling.min`, or one task, and auto scaling or people decide from then on.
   * Allowed: a whole number from 0 to 5000 tasks.
   */
  readonly desiredCount?: Input<number | null>;
  /**
   * Who changes the task definition of the running service. pipeline: Terraform makes the service with its own and leaves alone what is deployed after that. A switch is a move in the state, never a new service: see the section on who changes what.
   * Allowed: one of "terraform", "pipeline".
   * @default "terraform"
   */
  readonly deploymentOwner?: Input<"terraform" | "pipeline">;
  /**
   * Any text; a change says that the service's move to another address has been declared. In TypeScript no move is needed.
   * Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly serviceMoved?: Input<string>;
  /**
   * How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments).
   * Allowed: a minimumHealthyPercent below 100 or a maximumPercent above 100.
   * Allowed: BLUE_GREEN with a bakeTime, which may be 0.
   * Allowed: a bakeTime with a strategy that moves traffic only.
   * Allowed: canary with the strategy CANARY, and not without.
   * Allowed: linear with the strategy LINEAR, and not without.
   * Allowed: hooks with a strategy.
   * @default {}
   */
  readonly deployment?: Input<EcsDeployment>;
  /**
   * Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an Amazon ECS service across Availability Zones).
   * @default true
   */
  readonly zoneRebalancing?: Input<boolean>;
  /**
   * Whether an apply ends when the service is stable, and fails when it does not become so, or only by being rolled back. A service that does not become stable when it is made is made anew by the next apply.
   * @default false
   */
  readonly waitForSteadyState?: Input<boolean>;
  /**
   * Whose tags tasks get.
   * Allowed: one of "SERVICE", "TASK_DEFINITION", "NONE".
   * @default "SERVICE"
   */
  readonly propagateTags?: Input<"SERVICE" | "TASK_DEFINITION" | "NONE">;
  /**
   * Target groups that tasks are registered with, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 5 target groups.
   * @default {}
   */
  readonly targets?: Input<Readonly<Record<string, EcsTarget>>>;
  /**
   * Seconds in which the load balancer's health checks of a new task do not count; with `targets` only.
   * Allowed: a whole number from 0 to 2147483647 seconds.
   */
  readonly healthCheckGracePeriod?: Input<number | null>;
  /** Service Connect (Amazon ECS Developer Guide: Use Service Connect to connect Amazon ECS services with short names). */
  readonly serviceConnect?: Input<EcsServiceConnectSettings | null>;
  /**
   * ECS Exec: commands in running containers. The task role gets the rights that it needs; AWS supports no containers with a read-only root file system (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec).
   * @default false
   */
  readonly exec?: Input<boolean>;
  /**
   * Auto scaling of the service (Amazon ECS Developer Guide: Automatically scale your Amazon ECS service).
   * Allowed: a min that is not above the max.
   * Allowed: cpu, memory, requests or a schedule.
   */
  readonly scaling?: Input<EcsServiceScaling | null>;
}

/** A container. */
export interface EcsContainer {
  /**
   * The image: repository and tag or digest. The execution role may pull those of private ECR repositories that stand here.
   * Allowed: an image's address of 1 to 255 characters: ASCII letters, digits and . _ : / @ -.
   */
  readonly image: Input<string>;
  /**
   * Whether every task of a deployment gets the image that the tag meant when the deployment began. disabled: each pulls what the tag means then, such as the next `latest`. Default: enabled.
   * Allowed: one of "enabled", "disabled".
   */
  readonly versionConsistency?: Input<"enabled" | "disabled" | null>;
  /**
   * Secret with the user name and password of a registry that is not ECR.
   * Allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf".
   */
  readonly registryCredentials?: Input<string | null>;
  /**
   * Words of the command, in place of the image's.
   * @default []
   */
  readonly command?: Input<readonly Input<string>[]>;
  /**
   * Words of the entry point, in place of the image's.
   * @default []
   */
  readonly entryPoint?: Input<readonly Input<string>[]>;
  /**
   * The directory that the command runs in. Default: the image's.
   * Allowed: an absolute path without colons and spaces.
   */
  readonly workingDirectory?: Input<string | null>;
  /**
   * Whether the task ends when this container does.
   * @default true
   */
  readonly essential?: Input<boolean>;
  /**
   * Ports by name; Service Connect and target groups refer to them by it.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly ports?: Input<Readonly<Record<string, EcsContainerPort>>>;
  /**
   * Environment variables. Secrets do not belong here.
   * Allowed: names without spaces and equals signs.
   * Each value: a text without NUL.
   * @default {}
   */
  readonly environment?: Input<Readonly<Record<string, string>>>;
  /**
   * Environment variables whose values are fetched when the container starts, and not again while it runs: nothing that changes by itself, such as a password that RDS manages.
   * Allowed: names without spaces and equals signs.
   * @default {}
   */
  readonly secrets?: Input<Readonly<Record<string, EcsSecret>>>;
  /** A command that tells whether the container is healthy. */
  readonly healthCheck?: Input<EcsHealthCheck | null>;
  /**
   * Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended with 0) or HEALTHY.
   * Each condition: one of "START", "COMPLETE", "SUCCESS", "HEALTHY".
   * @default {}
   */
  readonly dependsOn?: Input<Readonly<Record<string, "START" | "COMPLETE" | "SUCCESS" | "HEALTHY">>>;
  /**
   * Whether the container's own file system is read-only; mount a scratch volume where it writes.
   * @default true
   */
  readonly readonlyRootFilesystem?: Input<boolean>;
  /**
   * The user that processes run as. Default: the image's, which is often root.
   * Allowed: a user or user:group, by name or number, such as "1000:1000".
   */
  readonly user?: Input<string | null>;
  /**
   * CPU units that the container has at least, out of the task's. Default: no share of its own.
   * Allowed: a whole number from 2 to 196608 CPU units.
   */
  readonly cpu?: Input<number | null>;
  /**
   * MiB above which the container is killed. Default: the task's memory.
   * Allowed: a whole number from 6 to 3145728 MiB.
   */
  readonly memory?: Input<number | null>;
  /**
   * MiB that are kept for the container.
   * Allowed: a whole number from 6 to 3145728 MiB.
   */
  readonly memoryReservation?: Input<number | null>;
  /**
   * Limits of the kernel, by name; on Fargate nofile alone.
   * Allowed: keys of core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack.
   * @default {}
   */
  readonly ulimits?: Input<Readonly<Record<string, EcsUlimit>>>;
  /**
   * What the container may do to the kernel.
   * @default {}
   */
  readonly linux?: Input<EcsLinuxParameters>;
  /**
   * Seconds between the signal to stop and the kill; on Fargate up to 120. Default: 30.
   * Allowed: a whole number from 2 to 86400 seconds.
   */
  readonly stopTimeoutSeconds?: Input<number | null>;
  /**
   * Where the container sees volumes, by key of `volumes`.
   * @default {}
   */
  readonly mountPoints?: Input<Readonly<Record<string, EcsMountPoint>>>;
  /**
   * Where the container's output goes.
   * Allowed: options other than awslogs-group, awslogs-region, awslogs-stream-prefix, awslogs-create-group, which follow from the service.
   * Allowed: retentionDays with the driver awslogs only.
   * Allowed: no options where nothing is logged.
   * @default {}
   */
  readonly logging?: Input<EcsContainerLogging>;
  /**
   * FireLens: the container routes the logs of those with the driver awsfirelens.
   * Allowed: file with an absolute path, or s3 with the ARN of an object, or neither of the two options.
   */
  readonly firelens?: Input<EcsLogRouter | null>;
  /** The container is started again when it ends, and the task stays. Default: it is not. */
  readonly restartPolicy?: Input<EcsRestartPolicy | null>;
}

/** A port of a container. */
export interface EcsContainerPort {
  /**
   * Port that the container listens on; tasks have a network interface of their own, so no host port is needed.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly containerPort: Input<number>;
  /**
   * Transport protocol.
   * Allowed: one of "tcp", "udp".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "udp">;
  /**
   * What is spoken over TCP, for Service Connect's proxy and its metrics. Default: plain TCP.
   * Allowed: one of "http", "http2", "grpc".
   */
  readonly appProtocol?: Input<"http" | "http2" | "grpc" | null>;
}

/** A command that tells whether the container is healthy. */
export interface EcsHealthCheck {
  /**
   * The check: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD", "/check", "--fast"].
   * Allowed: a list that begins with "CMD" or "CMD-SHELL" and has a command after it.
   */
  readonly command: Input<readonly Input<string>[]>;
  /**
   * Seconds between checks.
   * Allowed: a whole number from 5 to 300 seconds.
   * @default 30
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Seconds after which a check counts as failed.
   * Allowed: a whole number from 2 to 60 seconds.
   * @default 5
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Failures in a row that make the container unhealthy.
   * Allowed: a whole number from 1 to 10.
   * @default 3
   */
  readonly retries?: Input<number>;
  /**
   * Seconds after the start in which failures do not count. Default: none.
   * Allowed: a whole number from 1 to 300 seconds.
   */
  readonly startPeriodSeconds?: Input<number | null>;
}

/** A limit of the kernel. */
export interface EcsUlimit {
  /**
   * The soft limit; -1 is none.
   * Allowed: a whole number from -1 to 2147483647.
   */
  readonly soft: Input<number>;
  /**
   * The hard limit; -1 is none.
   * Allowed: a whole number from -1 to 2147483647.
   */
  readonly hard: Input<number>;
}

/** What the container may do to the kernel. */
export interface EcsLinuxParameters {
  /**
   * Whether an init process runs first: it passes signals on and collects dead processes; ECS Exec wants it.
   * @default true
   */
  readonly initProcess?: Input<boolean>;
  /**
   * Capabilities beyond Docker's own; on Fargate SYS_PTRACE alone.
   * Each capability: a Linux capability without its CAP_, such as "SYS_PTRACE", or "ALL".
   * @default []
   */
  readonly addCapabilities?: Input<readonly Input<string>[]>;
  /**
   * Capabilities that are taken away; ALL leaves none.
   * Each capability: a Linux capability without its CAP_, such as "SYS_PTRACE", or "ALL".
   * @default []
   */
  readonly dropCapabilities?: Input<readonly Input<string>[]>;
  /**
   * Directories in memory that everyone may write to, by path with their size in MiB: for what is not root beside a read-only file system. They count as the task's memory. The image has no such directory, or one of mode 1777.
   * Allowed: absolute paths of ASCII letters, digits, slashes and . _ ~ - as keys.
   * Each size: a whole number from 1 to 65536 MiB.
   * @default {}
   */
  readonly tmpfs?: Input<Readonly<Record<string, number>>>;
}

/** Where a container sees a volume. */
export interface EcsMountPoint {
  /**
   * Where the container sees the volume.
   * Allowed: an absolute path without colons and spaces.
   */
  readonly containerPath: Input<string>;
  /**
   * Whether the container may only read.
   * @default false
   */
  readonly readOnly?: Input<boolean>;
}

/** Where the container's output goes. */
export interface EcsContainerLogging {
  /**
   * Where the container's output goes. awslogs: to a log group of its own in CloudWatch Logs; none: nowhere. Fargate has awslogs, awsfirelens and splunk.
   * Allowed: one of "awslogs", "awsfirelens", "splunk", "fluentd", "gelf", "journald", "json-file", "syslog", "none".
   * @default "awslogs"
   */
  readonly driver?: Input<"awslogs" | "awsfirelens" | "splunk" | "fluentd" | "gelf" | "journald" | "json-file" | "syslog" | "none">;
  /**
   * Further options of the driver: `{ mode = "non-blocking", max-buffer-size = "25m" }`.
   * @default {}
   */
  readonly options?: Input<Readonly<Record<string, string>>>;
  /**
   * Options of the driver that are secret, such as splunk-token.
   * @default {}
   */
  readonly secretOptions?: Input<Readonly<Record<string, EcsSecret>>>;
  /**
   * Days that the log group keeps. Default: those of `logs`.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   */
  readonly retentionDays?: Input<number | null>;
}

/** FireLens: the container routes the logs of those with the driver awsfirelens. */
export interface EcsLogRouter {
  /**
   * The log router in the image.
   * Allowed: one of "fluentbit", "fluentd".
   * @default "fluentbit"
   */
  readonly type?: Input<"fluentbit" | "fluentd">;
  /**
   * Its options: enable-ecs-log-metadata, and a configuration of your own by config-file-type (file, or s3 with the launch type ec2) and config-file-value (a path in the image, or the object's ARN, which the execution role may then read).
   * @default {}
   */
  readonly options?: Input<Readonly<Record<string, string>>>;
}

/** The container is started again when it ends, and the task stays. Default: it is not. */
export interface EcsRestartPolicy {
  /**
   * Exit codes after which the container is not started again.
   * Allowed: at most 50 exit codes.
   * Each code: a whole number from 0 to 255.
   * @default []
   */
  readonly ignoredExitCodes?: Input<readonly Input<number>[]>;
  /**
   * Seconds that the container must have run for; one that ends earlier is not started again.
   * Allowed: a whole number from 60 to 1800 seconds.
   * @default 300
   */
  readonly restartAttemptPeriod?: Input<number>;
}

/** nginx in front of the service's containers: it routes by name to applications of the task and to S3 buckets. Its configuration is made from this and given to the stock image. */
export interface Nginx {
  /**
   * Virtual hosts by a name of your own; none: no nginx.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: each server name once.
   * Allowed: at most 50 hosts.
   * @default {}
   */
  readonly hosts?: Input<Readonly<Record<string, NginxHost>>>;
  /**
   * The stock nginx image, 1.22 or newer, by its digest or by a tag that does not change. Without a way to the internet, or to depend on no public registry: a copy in a private one.
   * Allowed: the address of an image, such as "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94".
   * Allowed: an image with a tag other than latest, or with a digest, such as "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94".
   * @default "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94"
   */
  readonly image?: Input<string>;
  /**
   * Where nginx listens; 127.0.0.1 with a proxy of your own in the task.
   * Allowed: an IPv4 address.
   * @default "0.0.0.0"
   */
  readonly listenAddress?: Input<string>;
  /**
   * Whether nginx listens at the task's IPv6 addresses too, and asks buckets by IPv6.
   * @default false
   */
  readonly ipv6?: Input<boolean>;
  /**
   * The port for the load balancer's HTTP or TLS listener, `nginx-http` of the container `nginx` in `targets`; nginx is not root, so 1024 or more.
   * Allowed: a whole number from 1024 to 65535.
   * @default 8080
   */
  readonly port?: Input<number>;
  /**
   * A second port, `nginx-redirect` in `targets`, for a plain listener at port 80: every request of a known name is sent on to HTTPS (308). Default: none.
   * Allowed: a whole number from 1024 to 65535.
   */
  readonly redirectPort?: Input<number | null>;
  /**
   * What clients speak: https where the load balancer ends TLS. Applications are told so.
   * Allowed: one of "https", "http".
   * @default "https"
   */
  readonly scheme?: Input<"https" | "http">;
  /**
   * Where the client's address comes from, as the target group has it (Elastic Load Balancing: Edit target group attributes for your Network Load Balancer). preserved: client IP preservation, so the connection's own; proxy_protocol: proxy protocol version 2; forwarded: the X-Forwarded-For of an Application Load Balancer, whose X-Forwarded-Proto then counts too.
   * Allowed: one of "preserved", "proxy_protocol", "forwarded".
   * @default "preserved"
   */
  readonly clientAddress?: Input<"preserved" | "proxy_protocol" | "forwarded">;
  /**
   * Whose word on the client's address counts with proxy_protocol and forwarded. Default: the network's ranges.
   * Allowed: 1 to 100 ranges.
   * Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   */
  readonly trustedRanges?: Input<readonly Input<string>[] | null>;
  /**
   * For a health check that asks by address whether nginx lives: answered by nginx itself, whatever becomes of applications and buckets. A host of `hosts` other than `defaultHost` may use the path as its own.
   * Allowed: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as "/healthz".
   * Allowed: a path without "." and "..".
   * @default "/healthz"
   */
  readonly healthPath?: Input<string>;
  /** A path that is passed on to an application by whatever name it is asked for, for a health check that is to see the application too. Whoever reaches the load balancer may ask for it. */
  readonly readiness?: Input<NginxReadiness | null>;
  /**
   * The port at 127.0.0.1 where the container's own health check asks for `healthPath`.
   * Allowed: a whole number from 1024 to 65535.
   * @default 8079
   */
  readonly healthPort?: Input<number>;
  /**
   * What a name that no host has gets: 421 (RFC 9110, section 15.5.20), 404, or no answer at all; the connection is closed.
   * Allowed: one of "misdirected", "not_found", "close".
   * @default "misdirected"
   */
  readonly unknownHosts?: Input<"misdirected" | "not_found" | "close">;
  /**
   * The host of `hosts` that names which no host has belong to, at `port`: for clients that come by address. Its application is told the name that the client says. Default: none, see `unknownHosts`.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly defaultHost?: Input<string | null>;
  /**
   * The DNS server that is asked for buckets' addresses whenever the last answer is too old. Default: Amazon's (Amazon VPC User Guide: Understanding Amazon DNS); in an IPv6-only network [fd00:ec2::253].
   * Allowed: an IPv4 address or an IPv6 address in brackets, with or without a port, such as "169.254.169.253".
   * @default "169.254.169.253"
   */
  readonly resolver?: Input<string>;
  /**
   * The image's file of certificate authorities that buckets' certificates are checked with.
   * Allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as "/etc/ssl/certs/ca-certificates.crt".
   * Allowed: a path without "." and "..".
   * @default "/etc/ssl/certs/ca-certificates.crt"
   */
  readonly caBundle?: Input<string>;
  /**
   * The directory in memory (tmpfs) that nginx writes its configuration to; everything else is read-only. One that everyone may write to in the image, or that is not there.
   * Allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as "/tmp".
   * Allowed: a path without "." and "..".
   * @default "/tmp"
   */
  readonly scratchPath?: Input<string>;
  /**
   * The directory's size in MiB.
   * Allowed: a whole number from 4 to 1024 MiB.
   * @default 16
   */
  readonly scratchMib?: Input<number>;
  /**
   * Whether requests are logged, as JSON lines to the container's log; health checks never are.
   * @default true
   */
  readonly accessLog?: Input<boolean>;
}

/** Names, and the application or the bucket that answers them. */
export interface NginxHost {
  /**
   * The names that clients ask for (the Host header), each in one host only.
   * Allowed: 1 to 50 names.
   * Each name: a domain name in lower case, or "*." and one, such as "api.example.com".
   * Each name: at most 253 characters: RFC 1035, section 2.3.4.
   */
  readonly serverNames: Input<readonly Input<string>[]>;
  /** An application of the task, reached at 127.0.0.1. */
  readonly app?: Input<NginxApp | null>;
  /**
   * An S3 bucket with web assets; GET and HEAD only.
   * Allowed: https at another port than 80.
   */
  readonly bucket?: Input<NginxBucket | null>;
  /**
   * Whether text is compressed for clients that take it. Turn it off for an application that answers with secrets beside what the request says (BREACH).
   * @default true
   */
  readonly gzip?: Input<boolean>;
  /**
   * How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security). 0: not said.
   * Allowed: a whole number from 0 to 63072000 seconds.
   * @default 0
   */
  readonly hstsSeconds?: Input<number>;
}

/** An application of the task, reached at 127.0.0.1. */
export interface NginxApp {
  /**
   * The port that a container of the task listens on; the containers of a task share 127.0.0.1.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * What the paths begin with that go to the application. The path is passed on as the client wrote it; with a `bucket` the other paths go there, else they are not found.
   * Allowed: a path of ASCII letters, digits and . _ ~ - that begins and ends with a slash, such as "/api/".
   * Allowed: a path without "." and "..".
   * @default "/"
   */
  readonly pathPrefix?: Input<string>;
  /**
   * Longest silence of the application, in seconds, before the client gets 504; of an idle WebSocket too (a Network Load Balancer forgets idle connections after 350 by default).
   * Allowed: a whole number from 1 to 3600 seconds.
   * @default 60
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Largest request body in MiB; a larger one gets 413. Bodies are streamed to the application, never stored.
   * Allowed: a whole number from 1 to 10240 MiB.
   * @default 10
   */
  readonly maxBodyMib?: Input<number>;
  /**
   * Whether connections may be upgraded to WebSocket (RFC 6455).
   * @default true
   */
  readonly websocket?: Input<boolean>;
}

/** An S3 bucket with web assets; GET and HEAD only. */
export interface NginxBucket {
  /**
   * The bucket's regional domain name (`bucketRegionalDomainName`). Its policy must let the task in, by the VPC's S3 gateway endpoint for example: nginx asks without credentials.
   * Allowed: the regional domain name of a bucket without dots in its name (S3's certificate covers one label), such as "shop-web.s3.ap-northeast-2.amazonaws.com".
   */
  readonly domainName: Input<string>;
  /**
   * What the keys of the web's objects begin with, without slashes at the ends. Default: nothing.
   * Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as "web/current".
   * Allowed: a path without "." and "..".
   */
  readonly prefix?: Input<string | null>;
  /**
   * The object of a path that ends with a slash.
   * Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as "index.html".
   * Allowed: a path without "." and "..".
   * @default "index.html"
   */
  readonly indexDocument?: Input<string>;
  /**
   * Single-page application: the key of the document for every path that is not found and whose last part has no dot, below `prefix`. Default: such a path is not found.
   * Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as "index.html".
   * Allowed: a path without "." and "..".
   */
  readonly singlePage?: Input<string | null>;
  /**
   * The key of the page that comes with 404, below `prefix`. Default: a line of text.
   * Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as "404.html".
   * Allowed: a path without "." and "..".
   */
  readonly errorDocument?: Input<string | null>;
  /**
   * The Cache-Control header of objects that neither have one of their own nor a rule; no-cache: clients ask each time whether their copy is current.
   * Allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces.
   * @default "no-cache"
   */
  readonly cacheControl?: Input<string>;
  /**
   * The Cache-Control headers of some files, by a name of your own. They win over what the objects say.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: each extension in one rule, whatever the case.
   * Allowed: each path in one rule, whatever the case.
   * @default {}
   */
  readonly cacheRules?: Input<Readonly<Record<string, NginxCacheRule>>>;
  /**
   * Further headers of every answer from the bucket, by name.
   * Allowed: at most 20 headers.
   * Allowed: header names of 1 to 64 ASCII letters, digits and hyphens that no other input and not HTTP itself decides on.
   * Each value: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces.
   * @default {"X-Content-Type-Options":"nosniff"}
   */
  readonly headers?: Input<Readonly<Record<string, string>>>;
  /**
   * https: the bucket's certificate is checked. http: for an origin that has no TLS, such as an S3 of your own.
   * Allowed: one of "https", "http".
   * @default "https"
   */
  readonly scheme?: Input<"https" | "http">;
  /**
   * The port of the bucket's address.
   * Allowed: a whole number from 1 to 65535.
   * @default 443
   */
  readonly port?: Input<number>;
}

/** The Cache-Control header of some files. */
export interface NginxCacheRule {
  /**
   * File name endings without their dot, in either case.
   * Each extension: 1 to 16 ASCII letters and digits, such as "js".
   * @default []
   */
  readonly extensions?: Input<readonly Input<string>[]>;
  /**
   * Single paths as clients ask for them; they come before extensions.
   * Each path: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as "/sw.js".
   * Each path: a path without "." and "..".
   * @default []
   */
  readonly paths?: Input<readonly Input<string>[]>;
  /**
   * The Cache-Control header (RFC 9111, section 5.2) of what is found there.
   * Allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces.
   */
  readonly cacheControl: Input<string>;
}

/** A path that is passed on to an application by whatever name it is asked for, for a health check that is to see the application too. Whoever reaches the load balancer may ask for it. */
export interface NginxReadiness {
  /**
   * The port of the application, one of those in `hosts`.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * The path, for the target group's check and for the application.
   * Allowed: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as "/health".
   * Allowed: a path without "." and "..".
   */
  readonly path: Input<string>;
}

/** A volume; with neither `efs` nor `ebs` it is scratch space that the task's containers share. */
export interface EcsVolume {
  /**
   * A directory of an EFS file system, always encrypted in transit.
   * Allowed: the rootDirectory "/" with an access point.
   */
  readonly efs?: Input<EcsEfsVolume | null>;
  /**
   * An EBS volume of each task's own, made when the task starts and deleted when it ends; always encrypted.
   * Allowed: a sizeGib, or a snapshotId that has one.
   * Allowed: a throughput of gp3 only.
   * Allowed: iops of gp3, io1 and io2 only.
   * Allowed: io1 and io2 with iops.
   * Allowed: 1 GiB or more of gp2 and gp3, 4 of io1 and io2, 125 of st1 and sc1.
   * Allowed: 3000 iops or more of gp3, 100 of io1 and io2.
   * Allowed: up to 16000 iops of gp3, 64000 of io1, 256000 of io2.
   * Allowed: for each GiB up to 500 iops of gp3, which has 3000 anyway, 50 of io1 and 1000 of io2.
   * Allowed: a throughput of gp3 up to a quarter of its iops, of which it has 3000.
   */
  readonly ebs?: Input<EcsEbsVolume | null>;
}

/** A directory of an EFS file system, always encrypted in transit. */
export interface EcsEfsVolume {
  /**
   * The file system.
   * Allowed: an id that begins with "fs-".
   */
  readonly fileSystemId: Input<string>;
  /**
   * The directory that the volume begins at. With an access point: /, since the access point says it.
   * Allowed: an absolute path without spaces.
   * @default "/"
   */
  readonly rootDirectory?: Input<string>;
  /**
   * The access point: a directory and a user, enforced by EFS.
   * Allowed: an id that begins with "fsap-".
   */
  readonly accessPointId?: Input<string | null>;
  /**
   * Whether the task role mounts (IAM authorization); it gets the right to, on this file system alone.
   * @default true
   */
  readonly iam?: Input<boolean>;
  /**
   * Whether the task role may only read.
   * @default false
   */
  readonly readOnly?: Input<boolean>;
  /**
   * Whether the containers' root user is the file system's, too.
   * @default false
   */
  readonly rootAccess?: Input<boolean>;
}

/** An EBS volume of each task's own, made when the task starts and deleted when it ends; always encrypted. */
export interface EcsEbsVolume {
  /**
   * Size in GiB: io1 and io2 from 4, st1 and sc1 from 125. Default: that of the snapshot.
   * Allowed: a whole number from 1 to 16384 GiB.
   */
  readonly sizeGib?: Input<number | null>;
  /**
   * The volume's type.
   * Allowed: one of "gp3", "gp2", "io2", "io1", "st1", "sc1".
   * @default "gp3"
   */
  readonly type?: Input<"gp3" | "gp2" | "io2" | "io1" | "st1" | "sc1">;
  /**
   * I/O operations per second, of gp3, io1 and io2 (Amazon EBS User Guide: Amazon EBS volume types). Default of gp3: 3000.
   * Allowed: a whole number from 100 to 256000.
   */
  readonly iops?: Input<number | null>;
  /**
   * MiB per second, of gp3. Default: 125.
   * Allowed: a whole number from 125 to 1000 MiB/s.
   */
  readonly throughput?: Input<number | null>;
  /**
   * Key that encrypts the volume. Default: aws/ebs.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Snapshot that the volume begins with.
   * Allowed: an id that begins with "snap-".
   */
  readonly snapshotId?: Input<string | null>;
  /**
   * The file system on it; that of a snapshot has to fit.
   * Allowed: one of "xfs", "ext4", "ext3".
   * @default "xfs"
   */
  readonly fileSystem?: Input<"xfs" | "ext4" | "ext3">;
}

/** The log groups of the containers. */
export interface EcsServiceLogs {
  /**
   * Days that log groups keep.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   * @default 365
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts the log groups; its policy must let CloudWatch Logs use it. Default: the service's own.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** A task role of your own in place of the one that `taskStatements` make. */
export interface EcsExistingRole {
  /**
   * The role's ARN; it must trust ecs-tasks.amazonaws.com.
   * Allowed: a role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly arn: Input<string>;
}

/** How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments). */
export interface EcsDeployment {
  /**
   * The deployment strategy. ROLLING: tasks are replaced where they are. BLUE_GREEN: new tasks start beside the old ones, and all traffic moves to them by a load balancer or Service Connect. Default: ROLLING for a new service, what it was for another: go back by ROLLING, not by leaving it out. LINEAR: the same in equal steps, as `linear` says. CANARY: a share of the traffic first, as `canary` says, then the rest.
   * Allowed: one of "ROLLING", "BLUE_GREEN", "LINEAR", "CANARY".
   * From AWS provider 6.4 on.
   * "LINEAR": from AWS provider 6.21 on.
   * "CANARY": from AWS provider 6.21 on.
   */
  readonly strategy?: Input<"ROLLING" | "BLUE_GREEN" | "LINEAR" | "CANARY" | null>;
  /**
   * The strategy CANARY: a share of the traffic moves, and after a while the rest.
   * From AWS provider 6.21 on.
   */
  readonly canary?: Input<EcsCanary | null>;
  /**
   * The strategy LINEAR: the traffic moves in equal steps.
   * From AWS provider 6.21 on.
   */
  readonly linear?: Input<EcsLinear | null>;
  /**
   * Functions that ECS calls at stages of a deployment, by name; with a `strategy` only.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * From AWS provider 6.4 on.
   * @default {}
   */
  readonly lifecycleHooks?: Input<Readonly<Record<string, EcsLifecycleHook>>>;
  /**
   * Minutes for which old tasks stay after all traffic has moved, so that an alarm moves it back at once.
   * Allowed: a whole number from 0 to 1440 minutes.
   * From AWS provider 6.4 on.
   */
  readonly bakeTime?: Input<number | null>;
  /**
   * Least share of the tasks that stay while they are replaced.
   * Allowed: a whole number from 0 to 100 per cent.
   * @default 100
   */
  readonly minimumHealthyPercent?: Input<number>;
  /**
   * Most tasks at the same time while they are replaced, as a share of those that are to run.
   * Allowed: a whole number from 100 to 200 per cent.
   * @default 200
   */
  readonly maximumPercent?: Input<number>;
  /**
   * Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures.
   * Allowed: rollback with an enabled circuit breaker only.
   * @default {}
   */
  readonly circuitBreaker?: Input<EcsCircuitBreaker>;
  /**
   * Names of CloudWatch alarms by key: a deployment during which one goes off has failed.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each alarm: an alarm's name: 1 to 255 characters without * and ?.
   * @default {}
   */
  readonly alarms?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the last completed deployment is put back after an alarm.
   * @default true
   */
  readonly alarmRollback?: Input<boolean>;
  /**
   * Whether every change of the service replaces its tasks. Needed in the apply that changes `strategy`: without, provider 5 replaces the whole service, and provider 6 refuses.
   * @default false
   */
  readonly forceNew?: Input<boolean>;
}

/** The strategy CANARY: a share of the traffic moves, and after a while the rest. */
export interface EcsCanary {
  /**
   * The share of the traffic that moves first.
   * Allowed: 0.1 to 100 per cent, with one digit after the point.
   * @default 5
   */
  readonly percent?: Input<number>;
  /**
   * Minutes before the rest moves.
   * Allowed: a whole number from 0 to 1440 minutes.
   * @default 10
   */
  readonly bakeTime?: Input<number>;
}

/** The strategy LINEAR: the traffic moves in equal steps. */
export interface EcsLinear {
  /**
   * The share of the traffic that moves in each step.
   * Allowed: 3 to 100 per cent, with one digit after the point.
   * @default 10
   */
  readonly stepPercent?: Input<number>;
  /**
   * Minutes between two steps.
   * Allowed: a whole number from 0 to 1440 minutes.
   * @default 6
   */
  readonly stepBakeTime?: Input<number>;
}

/** A function that ECS calls during a deployment (Amazon ECS Developer Guide: Lifecycle hooks for Amazon ECS service deployments). */
export interface EcsLifecycleHook {
  /**
   * The Lambda function: what it answers as `hookStatus` (SUCCEEDED, FAILED, IN_PROGRESS) lets the deployment go on, rolls it back, or asks again.
   * Allowed: a Lambda function's ARN.
   */
  readonly hookTargetArn: Input<string>;
  /**
   * The stages at which it is called; without a test rule there is no test traffic.
   * Allowed: one stage at least.
   * Allowed: each stage once.
   * Each stage: one of "RECONCILE_SERVICE", "PRE_SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT".
   */
  readonly lifecycleStages: Input<readonly Input<"RECONCILE_SERVICE" | "PRE_SCALE_UP" | "POST_SCALE_UP" | "TEST_TRAFFIC_SHIFT" | "POST_TEST_TRAFFIC_SHIFT" | "PRODUCTION_TRAFFIC_SHIFT" | "POST_PRODUCTION_TRAFFIC_SHIFT">[]>;
  /**
   * What ECS gives the function besides: an object in JSON.
   * Allowed: an object in JSON.
   * From AWS provider 6.14 on.
   */
  readonly hookDetails?: Input<string | null>;
}

/** Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures. */
export interface EcsCircuitBreaker {
  /**
   * Whether a deployment whose tasks do not become healthy is given up.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * Whether the last completed deployment is then put back.
   * @default true
   */
  readonly rollback?: Input<boolean>;
}

/** What is registered with a target group. */
export interface EcsTarget {
  /** A target group: one of the output `loadBalancer`'s target groups, or an object written by hand. */
  readonly targetGroup: Input<EcsTargetGroup>;
  /**
   * The container that gets the traffic.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly container: Input<string>;
  /**
   * The container's port, by name.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly port: Input<string>;
  /**
   * How `deployment.strategy` moves this target's traffic (Amazon ECS Developer Guide: Required resources for Amazon ECS blue/green deployments).
   * Allowed: two rules.
   * From AWS provider 6.4 on.
   */
  readonly blueGreen?: Input<EcsBlueGreen | null>;
}

/** A target group: one of the output `loadBalancer`'s target groups, or an object written by hand. */
export interface EcsTargetGroup {
  /**
   * The target group's ARN; its targets are of the type ip.
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
   * Listeners and rules that forward to the group: ECS refuses a group that no load balancer has, so the service waits for them.
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

/** How `deployment.strategy` moves this target's traffic (Amazon ECS Developer Guide: Required resources for Amazon ECS blue/green deployments). */
export interface EcsBlueGreen {
  /** The second target group: ECS registers new tasks with the one of the two that has no traffic. A rule must forward to it too, by weight 0. */
  readonly alternateTargetGroup: Input<EcsTargetGroup>;
  /**
   * The rule whose weights ECS moves from one group to the other: of an Application Load Balancer a rule's ARN, as `LoadBalancer` gives it, of a Network Load Balancer a listener's. The load balancer's `actionOwner` is pipeline.
   * Allowed: the ARN of an Application Load Balancer's rule, or of a Network Load Balancer's listener.
   */
  readonly productionListenerRule: Input<string>;
  /**
   * A second such rule: by it new tasks are reached before they have production's traffic.
   * Allowed: the ARN of an Application Load Balancer's rule, or of a Network Load Balancer's listener.
   */
  readonly testListenerRule?: Input<string | null>;
}

/** Service Connect (Amazon ECS Developer Guide: Use Service Connect to connect Amazon ECS services with short names). */
export interface EcsServiceConnectSettings {
  /**
   * The namespace. Default: the cluster's.
   * Allowed: a Cloud Map namespace's ARN, such as "arn:aws:servicediscovery:region:123456789012:resource".
   */
  readonly namespaceArn?: Input<string | null>;
  /**
   * What others find, by the name of the container port; empty: a client only.
   * Allowed: names of container ports.
   * Allowed: each client alias once.
   * @default {}
   */
  readonly services?: Input<Readonly<Record<string, EcsServiceConnectService>>>;
  /**
   * Whether the proxy's log goes to a log group of the service.
   * @default true
   */
  readonly logging?: Input<boolean>;
}

/** A port of the service that others find by name. */
export interface EcsServiceConnectService {
  /**
   * Port that clients use.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * Name that clients use. Default: `<port name>.<namespace>`.
   * Allowed: 1 to 127 lower-case ASCII letters, digits, _, - and ., not beginning with - or ..
   */
  readonly dnsName?: Input<string | null>;
  /**
   * Name of the service in Cloud Map, one of its own in the namespace. Default: the port's name.
   * Allowed: 1 to 64 lower-case ASCII letters, digits, _ and -, not beginning with -.
   */
  readonly discoveryName?: Input<string | null>;
  /**
   * Port that the proxy listens on. Default: one that ECS chooses.
   * Allowed: a whole number from 1024 to 65535.
   */
  readonly ingressPort?: Input<number | null>;
  /**
   * Seconds that an idle connection stays; 0: for ever. Default: 5 minutes for HTTP, an hour for TCP.
   * Allowed: a whole number from 0 to 2147483647 seconds.
   */
  readonly idleTimeout?: Input<number | null>;
  /**
   * Seconds that an answer may take; 0: any time. For HTTP only. Default: 15.
   * Allowed: a whole number from 0 to 2147483647 seconds.
   */
  readonly requestTimeout?: Input<number | null>;
  /** Encryption between the proxies of client and service. */
  readonly tls?: Input<EcsServiceConnectTls | null>;
}

/** Encryption between the proxies of client and service. */
export interface EcsServiceConnectTls {
  /**
   * AWS Private CA that issues the certificates, which ECS renews.
   * Allowed: the ARN of a private certificate authority, such as "arn:aws:acm-pca:region:123456789012:resource".
   */
  readonly authorityArn: Input<string>;
  /**
   * Role by which ECS gets certificates and keeps their keys (Amazon ECS Developer Guide: Amazon ECS infrastructure IAM role).
   * Allowed: a role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly roleArn: Input<string>;
  /**
   * Key that encrypts the certificates' private keys. Default: the service's own.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** Auto scaling of the service (Amazon ECS Developer Guide: Automatically scale your Amazon ECS service). */
export interface EcsServiceScaling {
  /**
   * Least number of tasks, and the number that a new service starts with.
   * Allowed: a whole number from 0 to 5000 tasks.
   */
  readonly min: Input<number>;
  /**
   * Most tasks.
   * Allowed: a whole number from 1 to 5000 tasks.
   */
  readonly max: Input<number>;
  /** By the service's average CPU use. */
  readonly cpu?: Input<EcsUtilizationScaling | null>;
  /** By the service's average memory use. */
  readonly memory?: Input<EcsUtilizationScaling | null>;
  /** By requests for each task (ALBRequestCountPerTarget). */
  readonly requests?: Input<EcsRequestScaling | null>;
  /**
   * Changes of the bounds at a time, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly schedules?: Input<Readonly<Record<string, EcsScheduledScaling>>>;
  /**
   * What rests for now.
   * @default {}
   */
  readonly suspended?: Input<EcsSuspendedScaling>;
}

/** By the service's average CPU use. */
export interface EcsUtilizationScaling {
  /**
   * Average use, in per cent of what tasks have.
   * Allowed: a whole number from 1 to 100 per cent.
   */
  readonly target: Input<number>;
  /**
   * Seconds after a scale-in before the next one.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 300
   */
  readonly scaleInCooldown?: Input<number>;
  /**
   * Seconds after a scale-out before the next one.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 60
   */
  readonly scaleOutCooldown?: Input<number>;
  /**
   * Whether the policy takes tasks away, too.
   * @default true
   */
  readonly scaleIn?: Input<boolean>;
}

/** By requests for each task (ALBRequestCountPerTarget). */
export interface EcsRequestScaling {
  /**
   * Requests for each task in a minute.
   * Allowed: a whole number from 1 to 1000000000 requests.
   */
  readonly target: Input<number>;
  /**
   * The key of `targets` whose requests are counted, of an Application Load Balancer; it needs both ARN suffixes.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly targetKey: Input<string>;
  /**
   * Seconds after a scale-in before the next one.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 300
   */
  readonly scaleInCooldown?: Input<number>;
  /**
   * Seconds after a scale-out before the next one.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 60
   */
  readonly scaleOutCooldown?: Input<number>;
  /**
   * Whether the policy takes tasks away, too.
   * @default true
   */
  readonly scaleIn?: Input<boolean>;
}

/** A change of the bounds at a time (Application Auto Scaling User Guide: Scheduled scaling). */
export interface EcsScheduledScaling {
  /**
   * When: once, at a rate or by calendar (`at`, `rate`, `cron`).
   * Allowed: "at(yyyy-mm-ddThh:mm:ss)", "rate(value unit)" or "cron(six fields)".
   */
  readonly schedule: Input<string>;
  /**
   * Time zone of the schedule (IANA).
   * Allowed: a time zone's name, such as "Asia/Seoul".
   * @default "UTC"
   */
  readonly timezone?: Input<string>;
  /**
   * Least number of tasks from then on.
   * Allowed: a whole number from 0 to 5000 tasks.
   */
  readonly min?: Input<number | null>;
  /**
   * Most tasks from then on.
   * Allowed: a whole number from 0 to 5000 tasks.
   */
  readonly max?: Input<number | null>;
  /**
   * First time at which it may act.
   * Allowed: a time in UTC, written "YYYY-MM-DDThh:mm:ssZ".
   */
  readonly startTime?: Input<string | null>;
  /**
   * Last time at which it may act.
   * Allowed: a time in UTC, written "YYYY-MM-DDThh:mm:ssZ".
   */
  readonly endTime?: Input<string | null>;
}

/** What rests for now. */
export interface EcsSuspendedScaling {
  /**
   * Whether policies take no tasks away for now.
   * @default false
   */
  readonly scaleIn?: Input<boolean>;
  /**
   * Whether policies add no tasks for now.
   * @default false
   */
  readonly scaleOut?: Input<boolean>;
  /**
   * Whether schedules do nothing for now.
   * @default false
   */
  readonly schedules?: Input<boolean>;
}

