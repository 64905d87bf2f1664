/** The fixed addresses of `static-ip-web`, by one of three ways, and the names that lead to them. */
import * as x from "../../core/expressions";
import { exception } from "../../core/stack/exception";
import type { HanokStack } from "../../core/stack/stack";
import { Certificate } from "../../edge/certificate/certificate";
import { Dns } from "../../edge/dns/dns";
import { StaticIp } from "../../edge/static-ip/static-ip";
import type { WebSettings } from "../../environments/environment";
import { SecurityGroup } from "../../network/security-group/security-group";
import { plainTargets, sentOn, unprotectedBalancer } from "../exceptions";
import { behindLoadBalancer } from "./load-balancer";
import { type FrontPlace, isDirect, PORTS } from "./place";

export const tasksGroup = (
  stack: HanokStack,
  { title, network }: Pick<FrontPlace, "title" | "network">,
): SecurityGroup =>
  new SecurityGroup(stack, "tasks_group", {
    name: `${title}-tasks`,
    description: "nginx and the API: from the fixed addresses alone",
    network: network.ref,
    egress: [
      {
        description: "AWS, registries and others by HTTPS",
        fromPort: 443,
        cidr: "0.0.0.0/0",
      },
    ],
  });

export function fixedAddresses(stack: HanokStack, place: FrontPlace): StaticIp {
  const { environment, zone } = place;
  const certificateArn = zone && certificate(stack, environment.web, zone);
  if (!isDirect(environment.web)) return behindLoadBalancer(stack, place, certificateArn);
  return beforeTasks(stack, place, certificateArn);
}

function beforeTasks(stack: HanokStack, place: FrontPlace, certificateArn: string | undefined): StaticIp {
  const { title, environment, network, tasks } = place;
  const { protection } = environment;
  const http = { port: 80, targetGroup: certificateArn ? "redirect" : "web" };
  const https = { port: 443, protocol: "tls" as const, targetGroup: "web" };
  const redirect = { port: PORTS.redirect, healthCheck: { port: `${PORTS.nginx}` } };
  const front = new StaticIp(stack, "front", {
    name: title,
    network: network.ref,
    targetSecurityGroups: [tasks.ref],
    clientAddress: "proxy_protocol",
    listeners: certificateArn ? { http, https: { ...https, certificateArn } } : { http },
    targetGroups: {
      web: { port: PORTS.nginx },
      ...(certificateArn ? { redirect } : {}),
    },
    protectAddresses: protection,
    deletionProtection: protection,
    accessLogs: { forceDestroy: !protection },
  });
  unprotectedBalancer(front, environment);
  accepted(front, place);
  const group = front.ref.frontSecurityGroups[0];
  for (const port of certificateArn ? [PORTS.nginx, PORTS.redirect] : [PORTS.nginx])
    tasks.addIngress({ description: "The Network Load Balancer", fromPort: port, group });
  return front;
}

function accepted(front: StaticIp, { zone }: FrontPlace): void {
  sentOn(front);
  plainTargets(front, "TCP");
  exception(front, {
    check: "ELB.18",
    why: "Port 80 passes TCP: nginx sends on to HTTPS there, or answers itself where the environment has no zone to prove names in.",
    turnOn: "`web.zone` of the environment, and no listener `http`",
  });
  if (!zone)
    exception(front, {
      check: "CKV_AWS_91",
      why: "A Network Load Balancer logs TLS connections and no others (Network Load Balancers guide: Access logs for your Network Load Balancer); nginx logs requests.",
      turnOn: "`web.zone` of the environment",
    });
}

function certificate(stack: HanokStack, { names, zone: domain = "" }: WebSettings, zone: Dns): string {
  const made = new Certificate(stack, "certificate", {
    domainName: names.web,
    subjectAlternativeNames: [names.api],
    zones: { [domain]: zone.zoneId },
  });
  return made.certificateArn;
}

/** Both names lead to the fixed addresses. */
export function recordsOf(
  stack: HanokStack,
  zone: Dns,
  { ref }: StaticIp,
  { names, zone: domain = "" }: WebSettings,
): void {
  const alias = { dnsName: x.tfText(ref.dnsName), zoneId: x.tfText(ref.zoneId) };
  new Dns(stack, "names", {
    existingZone: zone.ref,
    records: [names.api, names.web].map((name) => ({
      name: name === domain ? "@" : name.slice(0, -domain.length - 1),
      type: "A" as const,
      alias,
    })),
  });
}
