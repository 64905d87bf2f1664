// Generated from src/compute/ecs-service/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An ECS service: the `ref` of `EcsService`, or an object written by hand. */
export interface EcsServiceReference {
  /** The service's name. */
  readonly name: Input<string>;
  /** The service's ARN. */
  readonly arn: Input<string>;
  /** The cluster's name. */
  readonly clusterName: Input<string>;
  /** The cluster's ARN. */
  readonly clusterArn: Input<string>;
  /** The family of the task definitions. */
  readonly taskFamily: Input<string>;
  /** The ARN of the task definition that Terraform made, with its revision. */
  readonly taskDefinitionArn: Input<string>;
  /** The task role's ARN: what the application may do. */
  readonly taskRoleArn: Input<string>;
  /** The task role's name, to attach further policies to; null for a role of your own. */
  readonly taskRoleName?: Input<string | null>;
  /** The execution role's ARN: what ECS does to start the containers. */
  readonly executionRoleArn: Input<string>;
  /** The execution role's name; null for a role of your own. */
  readonly executionRoleName?: Input<string | null>;
  /** Names of the log groups, by container; of those that log by awslogs. */
  readonly logGroupNames: Input<Readonly<Record<string, string>>>;
  /** Ports by container and port: `app/http`. */
  readonly ports: Input<Readonly<Record<string, EcsContainerPortReference>>>;
}

/** A port of a service's task. */
export interface EcsContainerPortReference {
  /** The container's name. */
  readonly container: Input<string>;
  /** The port's number. */
  readonly containerPort: Input<number>;
  /** tcp or udp. */
  readonly protocol: Input<string>;
}

