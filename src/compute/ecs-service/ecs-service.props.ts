// Generated from src/compute/ecs-service/ecs-service.contract.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { EcsClusterReference } from "../ecs-cluster/ecs-cluster-reference.props";
import type { EcsStrategyItem } from "../ecs-cluster/strategy.props";
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
   * CPU units of the task; 1024 are one vCPU. Needed on Fargate.
   * Allowed: a whole number from 128 to 196608 CPU units.
   */
  readonly cpu?: Input<number | null>;
  /**
   * Memory of the task in MiB. Needed on Fargate.
   * Allowed: a whole number from 6 to 3145728 MiB.
   */
  readonly memory?: Input<number | null>;
  /**
   * The processors that the images are made for.
   * Allowed: one of "X86_64", "ARM64".
   * @default "X86_64"
   */
  readonly architecture?: Input<"X86_64" | "ARM64">;
  /**
   * The containers of a task, by name.
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly containers: Input<Readonly<Record<string, EcsContainer>>>;
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
   * Allowed: up to 128 letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly serviceMoved?: Input<string>;
  /**
   * How tasks spread over the cluster's capacity providers, by the cluster's keys. Default: FARGATE, or the only EC2 provider; without any in the cluster the launch type. A change needs `deployment.force_new`.
   * Allowed: at most 20 providers.
   * Allowed: a base on one provider at most.
   * Allowed: a weight above 0 on one provider at least.
   * Allowed: either Fargate or EC2 providers, not both.
   */
  readonly strategy?: Input<Readonly<Record<string, EcsStrategyItem>> | null>;
  /**
   * Fargate's platform version. Default on Fargate: LATEST.
   * Allowed: one of "LATEST", "1.4.0".
   */
  readonly platformVersion?: Input<"LATEST" | "1.4.0" | null>;
  /**
   * Whether Fargate tasks have public addresses; in a public tier only.
   * @default false
   */
  readonly publicIp?: Input<boolean>;
  /**
   * How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments).
   * Allowed: a minimum_healthy_percent below 100 or a maximum_percent above 100.
   * @default {}
   */
  readonly deployment?: Input<EcsDeployment>;
  /**
   * Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an Amazon ECS service across Availability Zones).
   * @default true
   */
  readonly zoneRebalancing?: Input<boolean>;
  /**
   * Seconds in which the load balancer's health checks of a new task do not count; with `targets` only.
   * Allowed: a whole number from 0 to 2147483647 seconds.
   */
  readonly healthCheckGracePeriod?: Input<number | null>;
  /**
   * Whether an apply ends when the service is stable, and fails when it does not become so.
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
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 5 target groups.
   * @default {}
   */
  readonly targets?: Input<Readonly<Record<string, EcsTarget>>>;
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
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** See EcsServiceProps. */
export interface EcsContainer {
  /**
   * The image's address.
   * Allowed: an image's address of up to 255 characters without spaces.
   */
  readonly image: Input<string>;
  /**
   * The words of the command, in place of the image's.
   * @default []
   */
  readonly command?: Input<readonly Input<string>[]>;
  /**
   * Ports by name.
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly ports?: Input<Readonly<Record<string, EcsContainerPort>>>;
  /**
   * Environment variables.
   * @default {}
   */
  readonly environment?: Input<Readonly<Record<string, string>>>;
}

/** A port of a container. */
export interface EcsContainerPort {
  /**
   * Port that the container listens on; tasks have a network interface of their own, so nobody else has it.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly containerPort: Input<number>;
  /**
   * Transport protocol.
   * Allowed: one of "tcp", "udp".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "udp">;
}

/** How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments). */
export interface EcsDeployment {
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
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
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
   * Allowed: 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly container: Input<string>;
  /**
   * The container's port, by name.
   * Allowed: 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly port: Input<string>;
}

/** A target group: one of the output `load_balancer`'s target groups, or an object written by hand. */
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
   * @default []
   */
  readonly listenerArns?: Input<readonly Input<string>[]>;
  /** The group's name; not used. */
  readonly name?: Input<string | null>;
  /** The group's own port; not used. */
  readonly port?: Input<number | null>;
  /** The group's protocol; not used. */
  readonly protocol?: Input<string | null>;
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
   * Allowed: a dns_name and port of its own for each service.
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
   * Allowed: 1 to 127 lower-case letters, digits, _, - and ., not beginning with - or ..
   */
  readonly dnsName?: Input<string | null>;
  /**
   * Name of the service in Cloud Map, one of its own in the namespace. Default: the port's name.
   * Allowed: 1 to 64 lower-case letters, digits, _ and -, not beginning with -.
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
   * Allowed: keys of 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
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
   * Allowed: 1 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
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
   * Allowed: a time in UTC, such as "2026-01-01T00:00:00Z".
   */
  readonly startTime?: Input<string | null>;
  /**
   * Last time at which it may act.
   * Allowed: a time in UTC, such as "2026-01-01T00:00:00Z".
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

