/** What the service gives. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { Containers } from "./containers.contract";
import type { EcsServiceReferenceValue, PortReferenceValue } from "./ecs-service-reference.contract";

interface KeyedPort extends PortReferenceValue {
  readonly key: string;
}

/** Ports by container and port. */
export function portReferences(containers: Expr<Containers>): Expr<Record<string, PortReferenceValue>> {
  const all = x.flatten(
    x.listFrom(containers, ["key", "container"], (key, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name, { containerPort, protocol }) => ({
        value: x.object<KeyedPort>({
          key: x.str`${key}/${name}`,
          container: key,
          containerPort,
          protocol: protocol,
        }),
      })),
    })),
  );
  return x.mapEach(all, ["port"], ({ key, container, containerPort, protocol }) => ({
    key,
    value: x.object<PortReferenceValue>({ container, containerPort, protocol }),
  }));
}

export function serviceOutputs(ref: Expr<EcsServiceReferenceValue>): Record<string, Output> {
  return {
    service: {
      value: ref,
      description: "The service as deployments, alarms and dashboards take it.",
    },
    task_definition_arn: {
      value: ref.taskDefinitionArn,
      description: "ARN of the task definition, with its revision.",
    },
    task_role_arn: { value: ref.taskRoleArn, description: "ARN of the task role." },
    execution_role_arn: { value: ref.executionRoleArn, description: "ARN of the execution role." },
    log_group_names: { value: ref.logGroupNames, description: "Names of the log groups, by container." },
  };
}
