/** Tasks in `bridge` and `host` mode are reached at the interfaces of their container instances, by the groups of these. */
import type { Resource } from "../../terraform/resource";
import { blocksIn, refIn, refsIn, textIn } from "../../terraform/value";
import { type Home, type Members, named } from "../interfaces";
import type { Inventory } from "../inventory";
import { fleetMembers, templateOf } from "./fleets";
import { instanceMembers } from "./servers";

export function hostMembers(service: Resource, home: Home, listens: readonly number[]): Members {
  const { address } = service;
  const found = hostsOf(service, home).map((host) =>
    host.type === "aws_autoscaling_group" ? fleetMembers(host, home) : instanceMembers(host, home),
  );
  if (found.length === 0)
    return {
      interfaces: [],
      doubts: [`${address} is on the interfaces of its container instances, which are not in what was read`],
    };
  const [isIn] = found.flatMap((one) => one.isIn ?? []);
  return {
    interfaces: found.flatMap(({ interfaces }) => interfaces.map((one) => ({ ...one, address, listens }))),
    doubts: found.flatMap(({ doubts }) => doubts),
    ...(isIn === undefined ? {} : { isIn }),
  };
}

/** Of the capacity providers of the service or else of its cluster, and what registers itself with the cluster. */
function hostsOf({ values }: Resource, home: Home): Resource[] {
  const { inventory } = home;
  const own = blocksIn(values.capacity_provider_strategy).flatMap(({ capacity_provider: name }) =>
    refsIn(name),
  );
  if (own.length > 0) return own.flatMap((name) => fleetOf(inventory, refIn(name)));
  const cluster = named(inventory, refIn(values.cluster), "aws_ecs_cluster");
  if (!cluster) return [];
  const providers = inventory
    .of("aws_ecs_cluster_capacity_providers")
    .filter((one) => named(inventory, refIn(one.values.cluster_name), "aws_ecs_cluster") === cluster)
    .flatMap((one) => refsIn(one.values.capacity_providers));
  return [
    ...new Set([...providers.flatMap((name) => fleetOf(inventory, name)), ...registered(cluster, home)]),
  ];
}

function fleetOf(inventory: Inventory, name: ReturnType<typeof refIn>): Resource[] {
  const provider = named(inventory, name, "aws_ecs_capacity_provider");
  return blocksIn(provider?.values.auto_scaling_group_provider).flatMap(
    ({ auto_scaling_group_arn: arn }) => named(inventory, refIn(arn), "aws_autoscaling_group") ?? [],
  );
}

/** By the agent's configuration in user data (ECS Developer Guide: "Amazon ECS container agent configuration"). */
function registered({ values }: Resource, home: Home): Resource[] {
  const name = textIn(values.name);
  const names = (data: string | undefined) =>
    data !== undefined &&
    [data, Buffer.from(data, "base64").toString()].some(
      (text) => clusterIn(text) === name && name !== undefined,
    );
  return home.inventory.of("aws_autoscaling_group", "aws_instance").filter((host) => {
    const { user_data: plain, user_data_base64: coded } = (templateOf(host.values, home) ?? host).values;
    return names(textIn(plain)) || names(textIn(coded));
  });
}

const clusterIn = (userData: string): string | undefined => /\bECS_CLUSTER=["']?([\w-]+)/.exec(userData)?.[1];
