/**
 * Container definitions as ECS takes them: one JSON list in the order of the containers' names. What is not set is left
 * out, as ECS answers it.
 */
import type { Construct } from "constructs";
import { type Expr, jsonEncode, listFrom } from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { Container } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { logGroupName } from "./log-groups";
import { type Definition, filled, present } from "./members";

export function containerDefinitions(
  scope: Construct,
  inputs: EcsServiceInputs,
  containers: Expr<Record<string, Container>>,
  { region }: Location,
): Expr<string> {
  const definitions = listFrom<Container, Definition>(containers, ["key", "container"], (key, container) => ({
    value: definition(inputs, key, container, region),
  }));
  return jsonEncode(local(scope, "container_definitions", definitions));
}

function definition(
  inputs: EcsServiceInputs,
  key: Expr<string>,
  container: Expr<Container>,
  region: Expr<string>,
): Expr<Definition> {
  const ports = listFrom(container.ports, ["name", "port"], (name, { containerPort, protocol }) => ({
    value: { name, containerPort, hostPort: containerPort, protocol },
  }));
  const environment = listFrom(container.environment, ["name", "value"], (name, value) => ({
    value: { name, value },
  }));
  return present(
    {
      name: key,
      image: container.image,
      essential: true,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": logGroupName(inputs, key),
          "awslogs-region": region,
          "awslogs-stream-prefix": key,
        },
      },
    },
    {
      command: filled(container.command as Expr<readonly string[]>),
      portMappings: filled(ports),
      environment: filled(environment),
    },
  );
}
