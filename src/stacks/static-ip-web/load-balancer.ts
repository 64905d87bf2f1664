/**
 * The ways with an Application Load Balancer, which is internal: a Network Load Balancer before it, or AWS Global Accelerator. It
 * ends TLS and takes a web ACL; nginx in the tasks tells the names apart as ever.
 */
import * as x from "../../core/expressions";
import type { HanokStack } from "../../core/stack/stack";
import { LoadBalancer } from "../../edge/load-balancer/load-balancer";
import { StaticIp } from "../../edge/static-ip/static-ip";
import { SecurityGroup } from "../../network/security-group/security-group";
import { plainTargets, sentOn, unprotectedBalancer } from "../exceptions";
import { type FrontPlace, PORTS, TIER } from "./place";

const EVERYWHERE = "0.0.0.0/0";

export function behindLoadBalancer(
  stack: HanokStack,
  place: FrontPlace,
  certificateArn: string | undefined,
): StaticIp {
  const { title, environment, network, tasks } = place;
  const { protection, web } = environment;
  const group = new SecurityGroup(stack, "load_balancer_group", {
    name: `${title}-load-balancer`,
    description: "The load balancer: from the fixed addresses",
    network: network.ref,
  });
  group.addEgress({ description: "nginx", fromPort: PORTS.nginx, group: tasks.ref });
  tasks.addIngress({ description: "The load balancer", fromPort: PORTS.nginx, group: group.ref });
  const loadBalancer = internalLoadBalancer(stack, place, group, certificateArn);
  const front = new StaticIp(stack, "front", {
    name: title,
    topology: web.topology ?? "nlb-alb",
    network: network.ref,
    loadBalancer: loadBalancer.ref,
    listeners: certificateArn ? { http: { port: 80 }, https: { port: 443 } } : { http: { port: 80 } },
    protectAddresses: protection,
    deletionProtection: protection,
    accessLogs: { forceDestroy: !protection },
  });
  fromAddresses(group, front, place, certificateArn ? [80, 443] : [80]);
  sentOn(front);
  unprotectedBalancer(front, environment);
  return front;
}

/** An accelerator keeps clients' addresses, and has no group (Global Accelerator guide: Preserve client IP addresses). */
function fromAddresses(
  group: SecurityGroup,
  { ref }: StaticIp,
  { environment }: FrontPlace,
  ports: readonly number[],
): void {
  for (const fromPort of ports)
    if (environment.web.topology === "global-accelerator")
      group.addIngress({
        description: "Clients, by the accelerator",
        fromPort,
        cidr: EVERYWHERE,
        public: true,
      });
    else
      group.addIngress({
        description: "The Network Load Balancer",
        fromPort,
        group: x.at(ref.frontSecurityGroups, 0),
      });
}

function internalLoadBalancer(
  stack: HanokStack,
  { title, environment, network }: FrontPlace,
  group: SecurityGroup,
  certificateArn: string | undefined,
): LoadBalancer {
  const { protection } = environment;
  const defaultAction = { forward: { targetGroups: { web: 1 } } };
  const http = { protocol: "HTTP" as const, port: 80, defaultAction };
  const https = { protocol: "HTTPS" as const, port: 443, defaultAction };
  const loadBalancer = new LoadBalancer(stack, "load_balancer", {
    name: `${title}-alb`,
    network: network.ref,
    tier: TIER,
    securityGroups: [group.withRules],
    // with TLS, port 80 sends on by itself
    listeners: certificateArn ? { https: { ...https, certificateArn } } : { http },
    targetGroups: { web: { port: PORTS.nginx, healthCheck: { path: "/healthz" } } },
    deletionProtection: protection,
    accessLogs: { forceDestroy: !protection },
  });
  unprotectedBalancer(loadBalancer, environment);
  plainTargets(loadBalancer);
  return loadBalancer;
}
