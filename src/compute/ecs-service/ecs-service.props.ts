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

