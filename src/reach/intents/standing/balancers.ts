/** Targets that their load balancer does not reach are unhealthy, on the port of traffic and on that of health checks. */
import { type Ports, parseRange } from "../../address/range";
import { groupsOf, LOAD_BALANCERS, listenersOf } from "../../model/balancing/listeners";
import { targetsIn } from "../../model/balancing/targets";
import type { Network } from "../../model/network";
import type { Resource } from "../../terraform/resource";
import { blocksIn, numberIn, textIn } from "../../terraform/value";
import type { Protocol } from "../../walk/packet";
import type { Intent } from "../intent";

export const ofBalancers = ({ inventory }: Network): Intent[] =>
  inventory.of(...LOAD_BALANCERS).flatMap((balancer) => {
    const groups = new Set(listenersOf(inventory, balancer).flatMap(groupsOf));
    const found = [...groups].flatMap((group) =>
      targetsIn(inventory, group).flatMap(({ to, ports }) => {
        const target = "address" in to ? to.address : addressOf(to.ip);
        return target === undefined ? [] : toTarget(balancer, group, target, ports);
      }),
    );
    return [
      ...new Map(found.map((intent) => [`${intent.to} ${intent.protocol} ${intent.port}`, intent])).values(),
    ];
  });

/** An instance or a load balancer of elsewhere is named by its id or ARN: where it stands is not known here. */
const addressOf = (target: string): string | undefined =>
  parseRange(target) === undefined ? undefined : target;

/** Of ports that AWS chooses from, the first and the last. A target is asked for its health by TCP, whatever its traffic is (Network Load Balancers: "Health checks for target groups"). */
function toTarget(balancer: Resource, group: Resource, target: string, ports: Ports | undefined): Intent[] {
  const traffic: Protocol = /^(UDP|QUIC|GENEVE)$/.test(textIn(group.values.protocol) ?? "") ? "udp" : "tcp";
  const own = ports === undefined ? [] : [...new Set([ports.first, ports.last])];
  const health = healthPort(group);
  const asked = [
    ...(health === undefined ? own : [health]).map(
      (port) => ["tcp", port, `health checks of ${group.address}`] as const,
    ),
    ...own.map((port) => [traffic, port, `${target} is a target of ${group.address}`] as const),
  ];
  return asked.map(([protocol, port, why]) => ({
    expect: "reach",
    from: balancer.address,
    to: target,
    port,
    why,
    ...(protocol === "udp" ? { protocol } : {}),
  }));
}

function healthPort({ values }: Resource): number | undefined {
  const port = blocksIn(values.health_check).map((check) => check.port)[0];
  return typeof port === "string" && /^\d+$/.test(port) ? Number(port) : numberIn(port);
}
