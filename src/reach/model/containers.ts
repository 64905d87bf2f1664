/** The containers of an ECS service: in which network they are, and on which ports (ECS Developer Guide: "Amazon ECS task networking options for EC2"). */
import type { Ports } from "../address/range";
import type { Resource } from "../terraform/resource";
import { blocksIn, numberIn, refIn, textIn, type Value, type Values } from "../terraform/value";
import { LINUX_PORTS, named } from "./interfaces";
import type { Inventory } from "./inventory";

export const taskOf = (inventory: Inventory, { values }: Resource): Resource | undefined =>
  named(inventory, refIn(values.task_definition), "aws_ecs_task_definition");

/** The containers of a definition; none where it is not known. */
export function parsed(value: Value | undefined): Values[] {
  try {
    const containers: unknown = JSON.parse(textIn(value) ?? "[]");
    return Array.isArray(containers) ? (containers as Values[]) : [];
  } catch {
    return [];
  }
}

/** Of Windows ("PortMapping": hostPort); of Linux they are those of its kernel. */
const WINDOWS_PORTS: Ports = { first: 49152, last: 65535 };

/** `awsvpc` gives tasks an interface of their own; in the others they are reached at that of their container instance. */
const isOnHost = ({ values }: Resource): boolean => blocksIn(values.network_configuration).length === 0;

/** Where a port of a container is reached. In `bridge` mode a host port that is not given is any of the ephemeral ones. */
export function hostPorts(
  inventory: Inventory,
  service: Resource,
  name: string | undefined,
  port: number,
): Ports {
  const same: Ports = { first: port, last: port };
  const task = taskOf(inventory, service);
  const isBridged = (textIn(task?.values.network_mode) ?? "bridge") === "bridge";
  if (task === undefined || !isBridged || !isOnHost(service)) return same;
  const mapping = parsed(task.values.container_definitions)
    .filter((container) => name === undefined || textIn(container.name) === name)
    .flatMap((container) => blocksIn(container.portMappings))
    .find(({ containerPort }) => numberIn(containerPort) === port);
  const host = numberIn(mapping?.hostPort) ?? 0;
  if (host > 0) return { first: host, last: host };
  const isWindows = blocksIn(task.values.runtime_platform).some(({ operating_system_family: family }) =>
    /^WINDOWS/.test(textIn(family) ?? ""),
  );
  return isWindows ? WINDOWS_PORTS : LINUX_PORTS;
}

/** Every port of its containers: those of its load balancers, and those of its definition. */
export function portsOf(inventory: Inventory, service: Resource): Ports[] {
  const balanced = blocksIn(service.values.load_balancer).flatMap(
    ({ container_name: name, container_port: port }) =>
      numberIn(port) === undefined ? [] : [[textIn(name), numberIn(port) as number] as const],
  );
  const defined = parsed(taskOf(inventory, service)?.values.container_definitions).flatMap((container) =>
    blocksIn(container.portMappings).flatMap(({ containerPort: port }) =>
      numberIn(port) === undefined ? [] : [[textIn(container.name), numberIn(port) as number] as const],
    ),
  );
  const all = [...balanced, ...defined].map(([name, port]) => hostPorts(inventory, service, name, port));
  return [...new Map(all.map((ports) => [`${ports.first}-${ports.last}`, ports])).values()];
}
