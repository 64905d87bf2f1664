/** Targets that their load balancer does not reach are unhealthy, on the port of traffic and on that of health checks. */
import { parseRange } from "../../address/range";
import { LOAD_BALANCERS, listenersOf, targetsIn } from "../../model/load-balancers";
import type { Network } from "../../model/network";
import type { Resource } from "../../terraform/resource";
import { blocksIn, numberIn, textIn } from "../../terraform/value";
import type { Protocol } from "../../walk/packet";
import type { Intent } from "../intent";

export const ofBalancers = ({ inventory }: Network): Intent[] =>
  inventory.of(...LOAD_BALANCERS).flatMap((balancer) => {
    const groups = new Set(listenersOf(inventory, balancer).flatMap((listener) => listener.groups));
    const found = [...groups].flatMap((group) =>
      targetsIn(inventory, group).flatMap(({ to, port }) => {
        const target = "address" in to ? to.address : addressOf(to.ip);
        return target === undefined ? [] : toTarget(balancer, group, target, port);
      }),
    );
    return [
      ...new Map(found.map((intent) => [`${intent.to} ${intent.protocol} ${intent.port}`, intent])).values(),
    ];
  });

/** An instance or a load balancer of elsewhere is named by its id or ARN: where it stands is not known here. */
const addressOf = (target: string): string | undefined =>
  parseRange(target) === undefined ? undefined : target;

/** A target is asked for its health by TCP, whatever its traffic is (Network Load Balancers: "Health checks for target groups"). */
function toTarget(balancer: Resource, group: Resource, target: string, port: number | undefined): Intent[] {
  const traffic: Protocol = /^(UDP|QUIC|GENEVE)$/.test(textIn(group.values.protocol) ?? "") ? "udp" : "tcp";
  const health = healthPort(group) ?? port;
  const asked: (readonly [Protocol, number | undefined, why: string])[] = [
    ["tcp", health, `health checks of ${group.address}`],
    [traffic, port, `${target} is a target of ${group.address}`],
  ];
  return asked.flatMap(([protocol, one, why]) =>
    one === undefined
      ? []
      : [
          {
            expect: "reach",
            from: balancer.address,
            to: target,
            port: one,
            why,
            ...(protocol === "udp" ? { protocol } : {}),
          },
        ],
  );
}

function healthPort({ values }: Resource): number | undefined {
  const port = blocksIn(values.health_check).map((check) => check.port)[0];
  return typeof port === "string" && /^\d+$/.test(port) ? Number(port) : numberIn(port);
}
