/** ECS services, functions and connectors: interfaces of their own in the subnets that they name. */
import type { Resource } from "../../terraform/resource";
import { blocksIn, isUnknown, refIn, refsIn } from "../../terraform/value";
import { portsOf } from "../containers";
import { ALL_CLIENT_PORTS, type Home, type Members, membersIn, named } from "../interfaces";
import type { Inventory } from "../inventory";
import { hostMembers } from "./hosts";

export function serviceMembers(resource: Resource, home: Home): Members {
  const { address, values } = resource;
  const configuration = blocksIn(values.network_configuration)[0];
  if (isUnknown(values.network_configuration))
    return {
      interfaces: [],
      doubts: [
        `the network_configuration of ${address} is not known: ${values.network_configuration.reason}`,
      ],
    };
  const listens = portsOf(home.inventory, resource).flatMap(({ first, last }) =>
    first === last ? [first] : [],
  );
  if (!configuration) return hostMembers(resource, home, listens);
  return membersIn(home, resource, refsIn(configuration.subnets), {
    groups: configuration.security_groups,
    publicAddress: configuration.assign_public_ip === true ? "chosen by AWS" : undefined,
    wantsIpv6: givesTasksIpv6(home.inventory),
    listens,
  });
}

/** In a subnet with an IPv6 range they have such an address, too (ECS Developer Guide: "Amazon ECS task networking options for Fargate"). */
const givesTasksIpv6 = (inventory: Inventory): boolean =>
  !inventory
    .of("aws_ecs_account_setting_default")
    .some(({ values }) => values.name === "dualStackIPv6" && values.value === "disabled");

export function functionMembers(resource: Resource, home: Home): Members {
  const [vpc] = blocksIn(resource.values.vpc_config);
  if (!vpc) return { interfaces: [], doubts: [`${resource.address} is in no VPC`] };
  return membersIn(home, resource, refsIn(vpc.subnet_ids), {
    groups: vpc.security_group_ids,
    clientPorts: ALL_CLIENT_PORTS,
    wantsIpv6: vpc.ipv6_allowed_for_dual_stack === true,
  });
}

/** By IPv4 alone (App Runner Developer Guide: "Networking with App Runner"). */
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
