// Generated from src/compute/ecs-service/ecs-service.contract.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { EcsClusterReference } from "../ecs-cluster/ecs-cluster-reference.props";
import type { EndpointsReference } from "../../endpoints/endpoints-reference.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** A service on ECS, on Fargate or on container instances: its task definition, its two roles with only what the containers need, and a log group per container. */
export interface EcsServiceProps {
  /**
   * The service's name; with the cluster's it names the task family.
   * Allowed: 1 to 32 letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /** The cluster that the service runs in. */
  readonly cluster: Input<EcsClusterReference>;
  /** The network that tasks stand in: each has a network interface there (awsvpc). */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` that tasks stand in.
   * Allowed: 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * The zones that tasks stand in, of the tier's. Default: all of them.
   * Allowed: one zone at least.
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Security groups of the tasks, of the network's VPC.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /** The VPC endpoints that tasks reach AWS by: Fargate tasks then pull from ECR through them alone. */
  readonly endpoints?: Input<EndpointsReference | null>;
  /**
   * Where tasks run: on Fargate, or on the container instances of the cluster.
   * Allowed: one of "fargate", "ec2".
   * @default "fargate"
   */
  readonly launchType?: Input<"fargate" | "ec2">;
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
   * The processors that the images are made for; ARM64 is Graviton.
   * Allowed: one of "X86_64", "ARM64".
   * @default "X86_64"
   */
  readonly architecture?: Input<"X86_64" | "ARM64">;
  /**
   * Disk of a Fargate task in GiB, for images and scratch volumes. Default: 20.
   * Allowed: a whole number from 21 to 200 GiB.
   */
  readonly ephemeralStorageGib?: Input<number | null>;
  /**
   * The containers of a task, by name.
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: 1 to 10 containers.
   * Allowed: one essential container at least.
   * Allowed: depends_on with containers of the task.
   * Allowed: HEALTHY of containers with a health_check only.
   * Allowed: COMPLETE and SUCCESS of containers that are not essential: when an essential one ends, the task does.
   * Allowed: a port once in the task: its containers share one network interface.
   * Allowed: a port's name once in the task.
   * Allowed: one container with firelens, where others log by awsfirelens.
   */
  readonly containers: Input<Readonly<Record<string, EcsContainer>>>;
  /**
   * Volumes of a task, by name; containers see them at their `mountPoints`.
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one EBS volume at most.
   * @default {}
   */
  readonly volumes?: Input<Readonly<Record<string, EcsVolume>>>;
  /**
   * The log groups of the containers.
   * @default {}
   */
  readonly logs?: Input<EcsServiceLogs>;
  /**
   * What the application may do: statements of the task role's policy, by name.
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly taskStatements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /** A task role of your own in place of the one that `taskStatements` make. */
  readonly taskRole?: Input<EcsExistingRole | null>;
  /** An execution role of your own: it has to pull, log and fetch secrets. */
  readonly executionRole?: Input<EcsExistingRole | null>;
  /**
   * Customer managed KMS keys that the containers' secrets and parameters are encrypted with; the execution role may decrypt with them through Secrets Manager and Systems Manager alone.
   * @default []
   */
  readonly secretKeyArns?: Input<readonly Input<string>[]>;
  /**
   * Permissions boundary of the roles made here.
   * Allowed: a policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /**
   * Tasks that are to run.
   * Allowed: a whole number from 0 to 5000 tasks.
   * @default 1
   */
  readonly desiredCount?: Input<number>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** A container. */
export interface EcsContainer {
  /**
   * The image: repository and tag or digest. The execution role may pull those of private ECR repositories that stand here.
   * Allowed: an image's address of 1 to 255 characters: letters, digits and . _ : / @ -.
   */
  readonly image: Input<string>;
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
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly ports?: Input<Readonly<Record<string, EcsContainerPort>>>;
  /**
   * Environment variables. Secrets do not belong here.
   * Allowed: names without spaces and equals signs.
   * @default {}
   */
  readonly environment?: Input<Readonly<Record<string, string>>>;
  /**
   * Environment variables whose values are fetched when the container starts.
   * Allowed: names without spaces and equals signs.
   * @default {}
   */
  readonly secrets?: Input<Readonly<Record<string, EcsSecret>>>;
  /** A command that tells whether the container is healthy. */
  readonly healthCheck?: Input<EcsHealthCheck | null>;
  /**
   * Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended with 0) or HEALTHY.
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
   * Allowed: retention_days with awslogs only.
   * Allowed: no options where nothing is logged.
   * @default {}
   */
  readonly logging?: Input<EcsContainerLogging>;
  /** FireLens: the container routes the logs of those with the driver awsfirelens. */
  readonly firelens?: Input<EcsLogRouter | null>;
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

/** Where a value is fetched from when the container starts. */
export interface EcsSecret {
  /**
   * A secret of Secrets Manager.
   * Allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf".
   */
  readonly secretArn?: Input<string | null>;
  /**
   * The key in the secret's JSON. Default: the whole secret.
   * Allowed: a key without colons and spaces.
   */
  readonly jsonKey?: Input<string | null>;
  /**
   * The staging label of the secret's version. Default: AWSCURRENT.
   * Allowed: a staging label without colons and spaces.
   */
  readonly versionStage?: Input<string | null>;
  /**
   * The id of the secret's version, in place of a staging label.
   * Allowed: a version's id without colons and spaces.
   */
  readonly versionId?: Input<string | null>;
  /**
   * A parameter of Systems Manager, in place of a secret.
   * Allowed: a parameter's ARN, such as "arn:aws:ssm:region:123456789012:resource".
   */
  readonly parameterArn?: Input<string | null>;
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
   * @default []
   */
  readonly addCapabilities?: Input<readonly Input<string>[]>;
  /**
   * Capabilities that are taken away; ALL leaves none.
   * @default []
   */
  readonly dropCapabilities?: Input<readonly Input<string>[]>;
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
   * Its options: enable-ecs-log-metadata, config-file-type, config-file-value.
   * @default {}
   */
  readonly options?: Input<Readonly<Record<string, string>>>;
}

/** A volume; with neither `efs` nor `ebs` it is scratch space that the task's containers share. */
export interface EcsVolume {
  /**
   * A directory of an EFS file system, always encrypted in transit.
   * Allowed: the root_directory "/" with an access point.
   */
  readonly efs?: Input<EcsEfsVolume | null>;
  /**
   * An EBS volume of each task's own, made when the task starts and deleted when it ends; always encrypted.
   * Allowed: a size_gib, or a snapshot_id that has one.
   * Allowed: a throughput of gp3 only.
   * Allowed: iops of gp3, io1 and io2 only.
   * Allowed: io1 and io2 with iops.
   * Allowed: 3000 to 16000 iops of gp3.
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
   * Size in GiB. Default: that of the snapshot.
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
   * I/O operations per second, of gp3, io1 and io2.
   * Allowed: a whole number from 100 to 256000.
   */
  readonly iops?: Input<number | null>;
  /**
   * MiB per second, of gp3.
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

/** A statement of a policy. */
export interface PolicyStatement {
  /**
   * Whether it allows or forbids.
   * Allowed: one of "Allow", "Deny".
   * @default "Allow"
   */
  readonly effect?: Input<"Allow" | "Deny">;
  /**
   * Actions, such as "s3:GetObject".
   * Allowed: a list of actions with their service, such as "s3:GetObject".
   */
  readonly actions: Input<readonly Input<string>[]>;
  /**
   * ARNs; * for actions that are on no resource.
   * Allowed: one resource at least.
   */
  readonly resources: Input<readonly Input<string>[]>;
  /**
   * Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.
   * @default {}
   */
  readonly conditions?: Input<Readonly<Record<string, Readonly<Record<string, readonly Input<string>[]>>>>>;
}

/** A task role of your own in place of the one that `task_statements` make. */
export interface EcsExistingRole {
  /**
   * The role's ARN; it must trust ecs-tasks.amazonaws.com.
   * Allowed: a role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly arn: Input<string>;
}

