/** ECS services, functions and connectors: interfaces of their own in the subnets that they name. */
import type { Resource } from "../../terraform/resource";
import {
  blocksIn,
  isUnknown,
  numberIn,
  refIn,
  refsIn,
  textIn,
  type Value,
  type Values,
} from "../../terraform/value";
import { ALL_CLIENT_PORTS, type Home, type Members, membersIn, named } from "../interfaces";

export function serviceMembers(resource: Resource, home: Home): Members {
  const { address, values } = resource;
  const configuration = blocksIn(values.network_configuration)[0];
  if (isUnknown(values.network_configuration) || !configuration)
    return {
      interfaces: [],
      doubts: [`${address} has no network_configuration: its tasks are on the interfaces of their instances`],
    };
  return membersIn(home, resource, refsIn(configuration.subnets), {
    groups: configuration.security_groups,
    publicAddress: configuration.assign_public_ip === true ? "chosen by AWS" : undefined,
    listens: [...new Set([...portsOfTargets(values), ...containerPorts(values, home)])],
  });
}

const portsOfTargets = (values: Values): number[] =>
  blocksIn(values.load_balancer).flatMap(({ container_port: port }) => numberIn(port) ?? []);

function containerPorts(values: Values, { inventory }: Home): number[] {
  const task = named(inventory, refIn(values.task_definition), "aws_ecs_task_definition");
  return parsed(task?.values.container_definitions).flatMap((container) =>
    blocksIn(container.portMappings).flatMap(({ containerPort: port }) => numberIn(port) ?? []),
  );
}

/** The containers of a definition; none where it is not known. */
export function parsed(value: Value | undefined): Values[] {
  try {
    const containers: unknown = JSON.parse(textIn(value) ?? "[]");
    return Array.isArray(containers) ? (containers as Values[]) : [];
  } catch {
    return [];
  }
}

export function functionMembers(resource: Resource, home: Home): Members {
  const [vpc] = blocksIn(resource.values.vpc_config);
  if (!vpc) return { interfaces: [], doubts: [`${resource.address} is in no VPC`] };
  return membersIn(home, resource, refsIn(vpc.subnet_ids), {
    groups: vpc.security_group_ids,
    clientPorts: ALL_CLIENT_PORTS,
  });
}

export function connectorMembers(resource: Resource, home: Home): Members {
  const { subnets, security_groups: groups } = resource.values;
  return membersIn(home, resource, refsIn(subnets), { groups });
}

/** An App Runner service leaves by its connector; it is called from outside. */
export function appRunnerMembers(resource: Resource, home: Home): Members {
  const egress = blocksIn(resource.values.network_configuration).flatMap((block) =>
    blocksIn(block.egress_configuration),
  )[0];
  const connector = named(home.inventory, refIn(egress?.vpc_connector_arn), "aws_apprunner_vpc_connector");
  if (!connector)
    return { interfaces: [], doubts: [`${resource.address} has no connector to a VPC that was read`] };
  const { interfaces, doubts } = connectorMembers(connector, home);
  return { interfaces: interfaces.map((one) => ({ ...one, address: resource.address })), doubts };
}
