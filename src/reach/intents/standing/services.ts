/** ECS services and their container instances (ECS Developer Guide: "Amazon ECS interface VPC endpoints"). */
import { hostPorts, taskOf } from "../../model/containers";
import { named } from "../../model/interfaces";
import type { Network } from "../../model/network";
import type { Resource } from "../../terraform/resource";
import { blocksIn, numberIn, refIn, textIn } from "../../terraform/value";
import type { Intent } from "../intent";
import { type Need, neededBy } from "./needs";

const HTTPS = 443;

export const ofServices = (network: Network): Intent[] =>
  network.inventory
    .of("aws_ecs_service")
    .flatMap((service) => [...needs(network, service), ...never(network, service)]);

/** A task that cannot pull its image, read its secrets or write its logs does not start. */
function needs({ inventory }: Network, service: Resource): Intent[] {
  const { address, values } = service;
  const task = taskOf(inventory, service);
  const isConnected = blocksIn(values.service_connect_configuration).some(({ enabled }) => enabled === true);
  const all: Need[] = [
    ...neededBy(task?.values.container_definitions),
    ...(values.enable_execute_command === true ? [["aws:ssmmessages", "ECS Exec is on"] as const] : []),
    ...(isConnected ? [["aws:ecs-agent", "Service Connect is on"] as const] : []),
  ];
  return leaving(address, all);
}

/** Whoever comes by a load balancer comes from its address; a task that has a public one is not reached by it. */
function never({ inventory }: Network, service: Resource): Intent[] {
  const { address, values } = service;
  const ports = blocksIn(values.load_balancer).flatMap(({ container_name: name, container_port: value }) => {
    const port = numberIn(value);
    return port === undefined ? [] : hostPorts(inventory, service, textIn(name), port).first;
  });
  return [...new Set(ports)].map((port) => ({
    expect: "never",
    from: "internet",
    to: address,
    port,
    direct: true,
    why: "its tasks are reached by their load balancer alone",
  }));
}

/** What the agent on a container instance calls. */
export const ofHosts = ({ inventory }: Network): Intent[] =>
  inventory.of("aws_ecs_capacity_provider").flatMap(({ address, values }) =>
    blocksIn(values.auto_scaling_group_provider).flatMap(({ auto_scaling_group_arn: arn }) => {
      const fleet = named(inventory, refIn(arn), "aws_autoscaling_group");
      const why = `its servers are container instances of ${address}`;
      const agent = ["ecs-agent", "ecs-telemetry", "ecs"].map((name) => [`aws:${name}`, why] as const);
      return fleet === undefined ? [] : leaving(fleet.address, agent);
    }),
  );

const leaving = (from: string, all: readonly Need[]): Intent[] =>
  [...new Map(all)].map(([to, why]) => ({ expect: "reach", from, to, port: HTTPS, why }));
