/** Everything that is registered with a target group. */
import type { Ports } from "../../address/range";
import type { Resource } from "../../terraform/resource";
import { blocksIn, numberIn, refIn, refsIn, textIn, type Value, type Values } from "../../terraform/value";
import { hostPorts } from "../containers";
import { named } from "../interfaces";
import { type Inventory, push } from "../inventory";
import { GROUPS } from "./listeners";

export interface Target {
  /** The resource that is registered, by address or by IP address. */
  readonly to: { readonly address: string } | { readonly ip: string };
  /** Several where AWS chooses one of them. */
  readonly ports: Ports | undefined;
}

export const targetsIn = (inventory: Inventory, group: Resource): readonly Target[] =>
  inventory.once(targetsByGroup).get(group) ?? [];

function targetsByGroup(inventory: Inventory): Map<Resource, Target[]> {
  const found = new Map<Resource, Target[]>();
  const groupsIn = (value: Value | undefined) =>
    new Set(refsIn(value).flatMap((ref) => named(inventory, ref, ...GROUPS) ?? []));
  for (const service of inventory.of("aws_ecs_service"))
    for (const block of blocksIn(service.values.load_balancer))
      for (const group of serviceGroups(block).flatMap((ref) => [...groupsIn(ref)]))
        push(found, group, tasks(inventory, service, block));
  for (const [fleet, value] of fleets(inventory))
    for (const group of groupsIn(value)) {
      const isThere = found.get(group)?.some(({ to }) => "address" in to && to.address === fleet.address);
      if (!isThere) push(found, group, { to: { address: fleet.address }, ports: portOf(group.values) });
    }
  for (const { values } of inventory.of("aws_lb_target_group_attachment", "aws_alb_target_group_attachment"))
    for (const group of groupsIn(values.target_group_arn))
      for (const target of attached(inventory, values, group)) push(found, group, target);
  return found;
}

/** Of a deployment that moves traffic, tasks are in either of two groups (Amazon ECS API Reference: AdvancedConfiguration). */
export const serviceGroups = (block: Values): (Value | undefined)[] => [
  block.target_group_arn,
  ...blocksIn(block.advanced_configuration).map(({ alternate_target_group_arn: arn }) => arn),
];

const portOf = ({ port }: Values): Ports | undefined => single(numberIn(port));

const single = (port: number | undefined): Ports | undefined =>
  port === undefined ? undefined : { first: port, last: port };

function tasks(inventory: Inventory, service: Resource, block: Values): Target {
  const port = numberIn(block.container_port);
  const ports =
    port === undefined ? undefined : hostPorts(inventory, service, textIn(block.container_name), port);
  return { to: { address: service.address }, ports };
}

/** Fleets with what names their groups: their own argument, or an attachment. */
const fleets = (inventory: Inventory): (readonly [Resource, Value | undefined])[] => [
  ...inventory.of("aws_autoscaling_group").map((fleet) => [fleet, fleet.values.target_group_arns] as const),
  ...inventory.of("aws_autoscaling_attachment").flatMap(({ values }) => {
    const fleet = named(inventory, refIn(values.autoscaling_group_name), "aws_autoscaling_group");
    const groups = values.lb_target_group_arn ?? values.alb_target_group_arn;
    return fleet ? [[fleet, groups] as const] : [];
  }),
];

function attached(inventory: Inventory, values: Values, group: Resource): Target[] {
  const id = refIn(values.target_id);
  const resource = named(inventory, id, "aws_instance", "aws_lb", "aws_alb", "aws_lambda_function");
  const to = resource ? { address: resource.address } : typeof id === "string" ? { ip: id } : undefined;
  return to ? [{ to, ports: portOf(values) ?? portOf(group.values) }] : [];
}
