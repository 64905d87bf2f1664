/**
 * Container definitions as ECS takes them: one JSON list in the order of the containers' names. What is not set is left
 * out, as ECS answers it.
 *
 * The containers need not be the user's: a side-car of ours is one more entry of the map.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { linuxParameters } from "./container-linux";
import {
  environmentOf,
  limitsOf,
  mountsOf,
  type Part,
  portsOf,
  processOf,
  registryOf,
  startOf,
} from "./container-members";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { logConfigurations } from "./log-configuration";
import { type Definition, presentOf } from "./members";
import { secretLists } from "./secrets";

interface DefinitionArguments {
  readonly inputs: EcsServiceInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
}

export function containerDefinitions(scope: Construct, given: DefinitionArguments): Expr<string> {
  const { containers } = given;
  const part = (name: string, of: Part) =>
    local(
      scope,
      name,
      x.mapFrom(containers, ["key", "container"], (key, container) => ({
        key,
        value: of(container),
      })),
    );
  const parts = [
    part("container_registries", registryOf),
    part("container_processes", processOf),
    part("container_limits", limitsOf),
    linuxParameters(scope, containers),
    part("container_ports", portsOf),
    part("container_environments", environmentOf),
    secretLists(scope, containers),
    part("container_mounts", mountsOf),
    part("container_starts", startOf),
    logConfigurations(scope, given),
  ];
  const definitions = x.listFrom<Container, Definition>(
    containers,
    ["key", "container"],
    (key, container) => {
      const { image, essential, readonlyRootFilesystem } = container;
      const required = { name: key, image, essential, readonlyRootFilesystem };
      return {
        value: presentOf(
          required,
          parts.map((members) => x.get(members, key)),
        ),
      };
    },
  );
  return x.jsonEncode(local(scope, "container_definitions", definitions));
}
