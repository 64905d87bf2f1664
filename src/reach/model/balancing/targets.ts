/** Everything that is registered with a target group. */
import type { Ports } from "../../address/range";
import type { Resource } from "../../terraform/resource";
import { blocksIn, numberIn, refIn, refsIn, textIn, type Value } from "../../terraform/value";
import { hostPorts } from "../containers";
import { named } from "../interfaces";
import type { Inventory } from "../inventory";
import { GROUPS } from "./listeners";

export interface Target {
  /** The resource that is registered, by address or by IP address. */
  readonly to: { readonly address: string } | { readonly ip: string };
  /** Several where AWS chooses one of them. */
  readonly ports: Ports | undefined;
}

type IsGroup = (value: Value | undefined) => boolean;

export function targetsIn(inventory: Inventory, group: Resource): Target[] {
  const isGroup: IsGroup = (value) => refsIn(value).some((ref) => named(inventory, ref, ...GROUPS) === group);
  const ports = single(numberIn(group.values.port));
  return [
    ...services(inventory, isGroup),
    ...fleets(inventory, isGroup, ports),
    ...attached(inventory, isGroup, ports),
  ];
}

const single = (port: number | undefined): Ports | undefined =>
  port === undefined ? undefined : { first: port, last: port };

const services = (inventory: Inventory, isGroup: IsGroup): Target[] =>
  inventory.of("aws_ecs_service").flatMap((service) =>
    blocksIn(service.values.load_balancer)
      .filter((block) => isGroup(block.target_group_arn))
      .map(({ container_name: name, container_port: value }) => {
        const port = numberIn(value);
        const ports = port === undefined ? undefined : hostPorts(inventory, service, textIn(name), port);
        return { to: { address: service.address }, ports };
      }),
  );

function fleets(inventory: Inventory, isGroup: IsGroup, ports: Ports | undefined): Target[] {
  const direct = inventory
    .of("aws_autoscaling_group")
    .filter(({ values }) => isGroup(values.target_group_arns));
  const later = inventory
    .of("aws_autoscaling_attachment")
    .filter(({ values }) => isGroup(values.lb_target_group_arn) || isGroup(values.alb_target_group_arn))
    .flatMap(
      ({ values }) => named(inventory, refIn(values.autoscaling_group_name), "aws_autoscaling_group") ?? [],
    );
  return [...new Set([...direct, ...later])].map(({ address }) => ({ to: { address }, ports }));
}

function attached(inventory: Inventory, isGroup: IsGroup, ports: Ports | undefined): Target[] {
  return inventory
    .of("aws_lb_target_group_attachment", "aws_alb_target_group_attachment")
    .filter(({ values }) => isGroup(values.target_group_arn))
    .flatMap(({ values }): Target[] => {
      const id = refIn(values.target_id);
      const resource = named(inventory, id, "aws_instance", "aws_lb", "aws_alb", "aws_lambda_function");
      const to = resource ? { address: resource.address } : typeof id === "string" ? { ip: id } : undefined;
      return to ? [{ to, ports: single(numberIn(values.port)) ?? ports }] : [];
    });
}
