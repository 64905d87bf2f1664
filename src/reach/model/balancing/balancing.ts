/** The ways over load balancers: listener, rule, target group, target. */
import type { Ports } from "../../address/range";
import type { Resource } from "../../terraform/resource";
import { blocksIn, isUnknown, refsIn, textIn } from "../../terraform/value";
import { type Inventory, push } from "../inventory";
import { type Listener, LOAD_BALANCERS, listenersOf, type Rule } from "./listeners";
import { serviceGroups, targetsIn } from "./targets";

/** A way over a load balancer to something that is registered with it. */
export interface Balanced {
  readonly balancer: Resource;
  readonly listener: Listener;
  readonly rule: Rule;
  readonly group: Resource;
  readonly weight: number;
  readonly ports: Ports | undefined;
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
  for (const balancer of inventory.of(...LOAD_BALANCERS))
    for (const listener of listenersOf(inventory, balancer)) {
      if (listener.doubts.length > 0) open.push(listener);
      for (const rule of listener.rules)
        for (const { group, weight } of rule.forwards)
          for (const { to, ports } of targetsIn(inventory, group))
            push(ways, "address" in to ? to.address : to.ip, {
              balancer,
              listener,
              rule,
              group,
              weight,
              ports,
            });
    }
  return { ways, open, registered: openRegistrations(inventory) };
}

function openRegistrations(inventory: Inventory): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { address, values } of inventory.of("aws_ecs_service", "aws_autoscaling_group")) {
    const refs = [
      ...refsIn(values.target_group_arns),
      ...blocksIn(values.load_balancer).flatMap(serviceGroups).flatMap(refsIn),
    ];
    for (const ref of refs)
      if (isUnknown(ref)) push(found, address, `the target group of ${address} is not known: ${ref.reason}`);
  }
  return found;
}

const isTrue = (value: unknown) => value === true || value === "true";
const isFalse = (value: unknown) => value === false || value === "false";

const typeOf = ({ values }: Resource): string => textIn(values.load_balancer_type) ?? "application";

/** By which addresses it sends to its targets ("Target groups for your Network Load Balancers": IP address type). */
export const versionOf = ({ values }: Resource): 4 | 6 => (textIn(values.ip_address_type) === "ipv6" ? 6 : 4);

/** Whether targets see the client's address (Network Load Balancers: "Client IP preservation"). */
export function preservesClient(balancer: Resource, { values }: Resource): boolean {
  if (typeOf(balancer) !== "network") return false;
  const { preserve_client_ip: given } = values;
  if (/UDP/.test(textIn(values.protocol) ?? "") || isTrue(given)) return true;
  return !isFalse(given) && (textIn(values.target_type) ?? "instance") === "instance";
}

/**
 * Whether a node sends to targets of other zones, too ("Cross-zone load balancing for target groups"). An Application Load Balancer
 * does, the others do where that is on; a target group's own setting goes before.
 */
export function crossesZones(balancer: Resource, { values }: Resource): boolean {
  const own = values.load_balancing_cross_zone_enabled;
  if (isTrue(own) || isFalse(own)) return isTrue(own);
  return typeOf(balancer) === "application" || isTrue(balancer.values.enable_cross_zone_load_balancing);
}
