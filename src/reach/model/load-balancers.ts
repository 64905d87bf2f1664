/** What a load balancer listens on, and where that leads. */
import type { Resource } from "../terraform/resource";
import {
  blocksIn,
  isUnknown,
  numberIn,
  type Ref,
  refIn,
  refsIn,
  textIn,
  type Value,
  type Values,
} from "../terraform/value";
import { named } from "./interfaces";
import { type Inventory, idOf, push } from "./inventory";

const GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
export const LOAD_BALANCERS = ["aws_lb", "aws_alb"];

export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
  readonly groups: readonly Resource[];
  readonly doubts: readonly string[];
}

export function listenersOf(inventory: Inventory, balancer: Resource): Listener[] {
  const names = [idOf(balancer), textIn(balancer.values.arn), `${balancer.address}.arn`];
  return inventory
    .of("aws_lb_listener", "aws_alb_listener")
    .filter(({ values }) => names.includes(refIn(values.load_balancer_arn) as string))
    .map((listener) => listenerOf(inventory, listener));
}

function listenerOf(inventory: Inventory, listener: Resource): Listener {
  const { address, values } = listener;
  const rules = inventory
    .of("aws_lb_listener_rule", "aws_alb_listener_rule")
    .filter(({ values: { listener_arn: arn } }) =>
      [idOf(listener), textIn(values.arn), `${address}.arn`].includes(refIn(arn) as string),
    );
  const actions = [values.default_action, ...rules.map((rule) => rule.values.action)];
  const refs = actions.flatMap(blocksIn).flatMap(targetsOf);
  const open = actions
    .filter(isUnknown)
    .map(({ reason }) => `the actions of ${address} are not known: ${reason}`);
  const found = refs.flatMap((ref) => named(inventory, ref, ...GROUPS) ?? []);
  const missing = refs
    .filter((ref) => !named(inventory, ref, ...GROUPS))
    .map((ref) => `a target group of ${address} is not known${isUnknown(ref) ? `: ${ref.reason}` : ""}`);
  return {
    address,
    port: numberIn(values.port) ?? 0,
    protocol: textIn(values.protocol) ?? "HTTP",
    groups: [...new Set(found)],
    doubts: [...open, ...missing],
  };
}

const targetsOf = (action: Values): Ref[] => [
  ...refsIn(action.target_group_arn),
  ...blocksIn(action.forward).flatMap((forward) =>
    blocksIn(forward.target_group).flatMap(({ arn }) => refsIn(arn)),
  ),
];

export interface Target {
  /** The resource that is registered, by address or by IP address. */
  readonly to: { readonly address: string } | { readonly ip: string };
  readonly port: number | undefined;
}

/** Everything that is registered with a target group. */
export function targetsIn(inventory: Inventory, group: Resource): Target[] {
  const isGroup = (value: Value | undefined) =>
    refsIn(value).some((ref) => named(inventory, ref, ...GROUPS) === group);
  const port = numberIn(group.values.port);
  return [
    ...services(inventory, isGroup),
    ...fleets(inventory, isGroup, port),
    ...attached(inventory, isGroup, port),
  ];
}

const services = (inventory: Inventory, isGroup: (value: Value | undefined) => boolean): Target[] =>
  inventory.of("aws_ecs_service").flatMap(({ address, values }) =>
    blocksIn(values.load_balancer)
      .filter((block) => isGroup(block.target_group_arn))
      .map((block) => ({ to: { address }, port: numberIn(block.container_port) })),
  );

function fleets(
  inventory: Inventory,
  isGroup: (value: Value | undefined) => boolean,
  port: number | undefined,
): Target[] {
  const direct = inventory
    .of("aws_autoscaling_group")
    .filter(({ values }) => isGroup(values.target_group_arns));
  const later = inventory
    .of("aws_autoscaling_attachment")
    .filter(({ values }) => isGroup(values.lb_target_group_arn) || isGroup(values.alb_target_group_arn))
    .flatMap(
      ({ values }) => named(inventory, refIn(values.autoscaling_group_name), "aws_autoscaling_group") ?? [],
    );
  return [...new Set([...direct, ...later])].map(({ address }) => ({ to: { address }, port }));
}

function attached(
  inventory: Inventory,
  isGroup: (value: Value | undefined) => boolean,
  port: number | undefined,
): Target[] {
  return inventory
    .of("aws_lb_target_group_attachment", "aws_alb_target_group_attachment")
    .filter(({ values }) => isGroup(values.target_group_arn))
    .flatMap(({ values }): Target[] => {
      const id = refIn(values.target_id);
      const resource = named(inventory, id, "aws_instance", "aws_lb", "aws_alb", "aws_lambda_function");
      const to = resource ? { address: resource.address } : typeof id === "string" ? { ip: id } : undefined;
      return to ? [{ to, port: numberIn(values.port) ?? port }] : [];
    });
}

/** A way over a load balancer to something that is registered with it. */
export interface Balanced {
  readonly balancer: string;
  readonly isNetwork: boolean;
  readonly listener: Listener;
  readonly group: Resource;
  readonly port: number | undefined;
}

export interface Balancing {
  /** By the address of what is registered. */
  readonly ways: ReadonlyMap<string, readonly Balanced[]>;
  /** Listeners of which it is not known where they lead. */
  readonly open: readonly Listener[];
  /** What is registered with a target group that is not known, and why. */
  readonly registered: ReadonlyMap<string, readonly string[]>;
}

export function balancingIn(inventory: Inventory): Balancing {
  const ways = new Map<string, Balanced[]>();
  const open: Listener[] = [];
  for (const balancer of inventory.of(...LOAD_BALANCERS)) {
    const isNetwork = textIn(balancer.values.load_balancer_type) === "network";
    for (const listener of listenersOf(inventory, balancer)) {
      if (listener.doubts.length > 0) open.push(listener);
      for (const group of listener.groups)
        for (const { to, port } of targetsIn(inventory, group))
          push(ways, "address" in to ? to.address : to.ip, {
            balancer: balancer.address,
            isNetwork,
            listener,
            group,
            port,
          });
    }
  }
  return { ways, open, registered: openRegistrations(inventory) };
}

function openRegistrations(inventory: Inventory): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { address, values } of inventory.of("aws_ecs_service", "aws_autoscaling_group")) {
    const refs = [
      ...refsIn(values.target_group_arns),
      ...blocksIn(values.load_balancer).flatMap((block) => refsIn(block.target_group_arn)),
    ];
    for (const ref of refs)
      if (isUnknown(ref)) push(found, address, `the target group of ${address} is not known: ${ref.reason}`);
  }
  return found;
}

/** Whether a network load balancer's targets see the client's address (its User Guide: "Client IP preservation"). */
export function preservesClient({ values }: Resource): boolean {
  const protocol = textIn(values.protocol) ?? "";
  const given = values.preserve_client_ip;
  if (/UDP/.test(protocol)) return true;
  if (given === true || given === "true") return true;
  if (given === false || given === "false") return false;
  return (textIn(values.target_type) ?? "instance") === "instance";
}
