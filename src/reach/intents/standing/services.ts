/** ECS services and their container instances (ECS Developer Guide: "Amazon ECS interface VPC endpoints"). */
import { hostPorts, taskOf } from "../../model/containers";
import { named } from "../../model/interfaces";
import type { Network } from "../../model/network";
import { definitionsOf } from "../../rights/definitions";
import type { Resource } from "../../terraform/resource";
import { blocksIn, listIn, numberIn, refIn, textIn } from "../../terraform/value";
import type { Intent } from "../intent";
import { asking, type Need, neededBy } from "./needs";

const HTTPS = 443;

export const ofServices = (network: Network): Intent[] =>
  network.inventory
    .of("aws_ecs_service")
    .flatMap((service) => [...needs(network, service), ...never(network, service)]);

/** A task that cannot pull its image, read its secrets or write its logs does not start. */
function needs(network: Network, service: Resource): Intent[] {
  const { inventory } = network;
  const { address, values } = service;
  const task = taskOf(inventory, service);
  const isConnected = blocksIn(values.service_connect_configuration).some(({ enabled }) => enabled === true);
  const all: Need[] = [
    ...neededBy(network, definitionsOf(network, task)),
    ...(values.enable_execute_command === true
      ? asking("aws:ssmmessages", "ECS Exec is on", "application", "*", "ssmmessages:OpenDataChannel")
      : []),
    ...(isConnected ? [{ to: "aws:ecs-agent", why: "Service Connect is on" }] : []),
  ];
  return leaving(address, isHosted(service, task) ? all.map(byHost) : all);
}

/** On an instance, the agent may ask by the instance's role: that is not asked for. */
const isHosted = (service: Resource, task: Resource | undefined): boolean =>
  refIn(task?.values.execution_role_arn) === undefined &&
  textIn(service.values.launch_type) !== "FARGATE" &&
  !listIn(task?.values.requires_compatibilities).includes("FARGATE");

const byHost = ({ to, why, by, ...asked }: Need): Need =>
  by === "agent"
    ? { to, ...(why === undefined ? {} : { why }) }
    : { to, ...(why === undefined ? {} : { why }), ...(by === undefined ? {} : { by }), ...asked };

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
      const agent = ["ecs-agent", "ecs-telemetry", "ecs"].map((name) => ({ to: `aws:${name}`, why }));
      return fleet === undefined ? [] : leaving(fleet.address, agent);
    }),
  );

/** What is asked of a service needs the way to it, too. What was not read, such as a role, is taken to allow. */
function leaving(from: string, all: readonly Need[]): Intent[] {
  const asked = new Set(all.flatMap(({ to, action }) => (action === undefined ? [] : [to])));
  const needs = all.filter(({ to, action }) => action !== undefined || !asked.has(to));
  const keys = needs.map((need) => [`${need.to} ${need.action} ${need.resource}`, need] as const);
  return [...new Map(keys).values()].map((need) => ({
    expect: "reach",
    from,
    port: HTTPS,
    ...(need.action === undefined ? {} : { unreadAllows: true }),
    ...need,
  }));
}
