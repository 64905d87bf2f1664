/** The public load balancer in front of servers: by a name and TLS where there is one, else by HTTP. */
import { TerraformOutput } from "cdktf";
import * as x from "../../core/expressions";
import { exception } from "../../core/stack/exception";
import type { HanokStack } from "../../core/stack/stack";
import { Dns } from "../../edge/dns/dns";
import { LoadBalancer } from "../../edge/load-balancer/load-balancer";
import type { LbTargetGroup } from "../../edge/load-balancer/load-balancer.props";
import type { Environment } from "../../environments";
import type { SiteName } from "../../environments/environment";
import type { Network } from "../../network/named";
import type { SecurityGroup } from "../../network/security-group/security-group";
import { plainTargets, unprotectedBalancer, unsignedZone } from "../exceptions";
import type { StackKeys } from "../keys";
import { APPLICATION_PORT } from "./groups";
import { http, https, namesOf, type Shares } from "./listeners";
import { webAcl } from "./web-acl";

interface FrontSettings {
  readonly title: string;
  readonly environment: Environment;
  readonly network: Network;
  readonly group: SecurityGroup;
  readonly keys: StackKeys;
  readonly site: SiteName | undefined;
  /** What a healthy server answers with 200. */
  readonly healthPath: string;
  /** Paths that are not for clients. */
  readonly closedPaths?: readonly string[];
  /** Whether clients come by IPv6, too. */
  readonly ipv6?: boolean;
  /** How long a client stays with the server that answered first. Default: each request goes to any. */
  readonly stickySeconds?: number | undefined;
  /** The share of a second fleet, in per cent; it is behind the target group `trial`. Default: there is none. */
  readonly trialPercent?: number | undefined;
}

export function loadBalancerFront(stack: HanokStack, settings: FrontSettings): LoadBalancer {
  const { title, environment, network, group, site, healthPath, closedPaths = [] } = settings;
  const { ipv6 = false, stickySeconds, trialPercent } = settings;
  const { protection } = environment;
  const zone = site && hostedZone(stack, site, protection);
  const weights: Shares["weights"] =
    trialPercent === undefined ? { web: 1 } : { web: 100 - trialPercent, trial: trialPercent };
  const shares = { weights, stickySeconds };
  const loadBalancer = new LoadBalancer(stack, "load_balancer", {
    name: title,
    network: network.ref,
    tier: "public",
    internal: false,
    ipAddressType: ipv6 ? "dualstack" : "ipv4",
    securityGroups: [group.withRules],
    listeners:
      zone && site ? { https: https(stack, { site, zone, closedPaths, shares }) } : { http: http(shares) },
    targetGroups: Object.fromEntries(
      Object.keys(weights).map((key) => [key, targets(healthPath, stickySeconds)]),
    ),
    ...(environment.webAcl ? { webAcl: webAcl(stack, settings) } : {}),
    deletionProtection: protection,
    accessLogs: { forceDestroy: !protection },
  });
  accepted(loadBalancer, settings);
  const { dnsName, zoneId } = loadBalancer.ref;
  const alias = { dnsName: x.tfText(dnsName), zoneId: x.tfText(zoneId) };
  if (zone && site) record(stack, zone, site, { alias }, ipv6 ? ["A", "AAAA"] : ["A"]);
  return loadBalancer;
}

const targets = (path: string, stickySeconds: number | undefined): LbTargetGroup => ({
  port: APPLICATION_PORT,
  targetType: "instance",
  // what a deployment waits for at every server: it leaves, and is healthy once more
  deregistrationDelaySeconds: 30,
  healthCheck: { path, intervalSeconds: 10 },
  ...(stickySeconds ? { stickiness: { enabled: true, durationSeconds: stickySeconds } } : {}),
});

function accepted(loadBalancer: LoadBalancer, { environment, site }: FrontSettings): void {
  unprotectedBalancer(loadBalancer, environment);
  plainTargets(loadBalancer);
  if (!site)
    exception(loadBalancer, {
      check: "CKV_AWS_2",
      why: "The environment has no name to prove for a certificate: it is reached by the load balancer's own, by those who try things out.",
      turnOn: '`names["three-tier"]` of the environment',
    });
  if (!environment.webAcl)
    exception(loadBalancer, {
      check: "CKV2_AWS_28",
      why: "A web ACL costs by the month, the rule group and the request; an environment to try things out in holds nothing that is worth an attack.",
      turnOn: "`webAcl: true` of the environment",
    });
}

/** The zone that the name lies in; its name servers are to be set at the registrar. */
export function hostedZone(stack: HanokStack, site: SiteName, protection: boolean): Dns {
  const zone = new Dns(stack, "zone", { name: site.zone, forceDestroy: !protection });
  unsignedZone(zone);
  new TerraformOutput(stack, "name_servers", { value: zone.ref.nameServers, staticId: true });
  return zone;
}

type Target = { readonly alias: { dnsName: string; zoneId: string } } | { readonly values: [string] };

/** The names lead to the target. */
export function record(
  stack: HanokStack,
  zone: Dns,
  site: SiteName,
  target: Target,
  types: readonly ("A" | "AAAA")[] = ["A"],
): void {
  const inZone = (name: string) => (name === site.zone ? "@" : name.slice(0, -site.zone.length - 1));
  new Dns(stack, "names", {
    existingZone: zone.ref,
    records: namesOf(site).flatMap((name) => types.map((type) => ({ name: inZone(name), type, ...target }))),
  });
}
