/** Which nodes of a load balancer send to which targets, by their zones (Elastic Load Balancing User Guide: "Availability Zones and load balancer nodes"). */
import type { Subnet } from "../model/vpcs";
import { isUnknown } from "../terraform/value";
import { type Inside, nameOf } from "../walk/side";
import type { Answer } from "./question";

export interface Serving {
  readonly pairs: readonly (readonly [node: Inside, target: Inside])[];
  /** Of targets that no node sends to. */
  readonly answers: readonly Answer[];
}

export function serving(
  balancer: string,
  nodes: readonly Inside[],
  targets: readonly Inside[],
  crosses: boolean,
): Serving {
  const pairs: (readonly [Inside, Inside])[] = [];
  const answers: Answer[] = [];
  for (const target of targets) {
    const zones = nodes.map((node) => [node, isSameZone(node.subnet, target.subnet)] as const);
    const own = zones.filter(([, isSame]) => isSame === true).map(([node]) => node);
    if (own.length > 0) pairs.push(...(crosses ? nodes : own).map((node) => [node, target] as const));
    else
      answers.push(
        unserved(
          balancer,
          target,
          zones.some(([, isSame]) => isSame === undefined),
        ),
      );
  }
  return { pairs, answers };
}

/** An address of another VPC is registered for all zones. Undefined where AWS chooses a zone. */
function isSameZone(one: Subnet, other: Subnet): boolean | undefined {
  if (one.id === other.id || one.vpc !== other.vpc) return true;
  return isZone(one.zone) && isZone(other.zone) ? one.zone === other.zone : undefined;
}

const isZone = (zone: Subnet["zone"]): zone is string => zone !== undefined && !isUnknown(zone);

function unserved(balancer: string, target: Inside, isOpen: boolean): Answer {
  const { address, zone } = target.subnet;
  if (isOpen) {
    const reason = `whether ${balancer} is enabled for the zone of ${nameOf(target)} is not known: AWS chooses that of ${address} or of its own subnets`;
    return { verdict: "unknown", reasons: [reason] };
  }
  const what = `${nameOf(target)} is in ${String(zone)}, which is not enabled for ${balancer}`;
  const mend = { address: balancer, change: `subnets with one in ${String(zone)}` };
  return {
    verdict: "no",
    stoppedBy: [{ at: balancer, what, code: "ELB_INSTALLED_AZ_RESTRICTION", mend }],
    mends: [mend],
  };
}
