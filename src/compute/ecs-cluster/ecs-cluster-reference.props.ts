// Generated from src/compute/ecs-cluster/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An ECS cluster: the `ref` of `EcsCluster`, or an object written by hand. */
export interface EcsClusterReference {
  /**
   * The cluster's ARN. Whoever uses it waits for the cluster's capacity providers.
   * Allowed: the ARN of an ECS cluster, such as "arn:aws:ecs:ap-northeast-2:123456789012:cluster/main".
   */
  readonly arn: Input<string>;
  /** The cluster's name. */
  readonly name: Input<string>;
  /**
   * The names of the cluster's capacity providers: FARGATE and FARGATE_SPOT under their own name, EC2 ones under their key. Without any a service runs by its launch type.
   * @default {}
   */
  readonly capacityProviderNames?: Input<Readonly<Record<string, string>>>;
  /** The default namespace of Service Connect. */
  readonly serviceConnectNamespaceArn?: Input<string | null>;
  /** How a cluster records ECS Exec sessions. */
  readonly executeCommand?: Input<EcsExecuteCommandReference | null>;
}

/** How a cluster records ECS Exec sessions. */
export interface EcsExecuteCommandReference {
  /** The log group that sessions are recorded in. */
  readonly logGroupName: Input<string>;
  /** The log group's ARN: task roles must be let write to it. */
  readonly logGroupArn: Input<string>;
  /** The key that sessions are encrypted with: task roles must be let use it. */
  readonly kmsKeyArn?: Input<string | null>;
}

