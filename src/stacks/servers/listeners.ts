/** The listeners of the public load balancer: by a name and TLS, with rules by host and path; or by HTTP where there is no name. */
import type { HanokStack } from "../../core/stack/stack";
import { Certificate } from "../../edge/certificate/certificate";
import type { Dns } from "../../edge/dns/dns";
import type { LbListener, LbListenerRule } from "../../edge/load-balancer/load-balancer.props";
import type { SiteName } from "../../environments/environment";

/** Weights of target groups, by key, and for how long a client stays with its group: only where there are several. */
export interface Shares {
  readonly weights: Readonly<Record<string, number>>;
  readonly stickySeconds?: number | undefined;
}

const toServers = ({ weights, stickySeconds }: Shares) => ({
  forward: {
    targetGroups: weights,
    // AWS asks for it where a group of several is sticky
    ...(stickySeconds && Object.keys(weights).length > 1 ? { stickinessSeconds: stickySeconds } : {}),
  },
});

const NOT_FOUND = { fixedResponse: { statusCode: "404", messageBody: "Not found" } };

export const http = (shares: Shares): LbListener => ({
  protocol: "HTTP" as const,
  port: 80,
  plainHttp: true,
  defaultAction: toServers(shares),
});

/** Every name of a site, its own first. */
export const namesOf = ({ name, aliases = [] }: SiteName): readonly [string, ...string[]] => [
  name,
  ...aliases,
];

interface Https {
  readonly site: SiteName;
  readonly zone: Dns;
  readonly closedPaths: readonly string[];
  readonly shares: Shares;
}

/** Port 80 sends on to this one by itself. Whoever asks for no name of the site gets no server to answer. */
export function https(stack: HanokStack, { site, zone, closedPaths, shares }: Https): LbListener {
  const [domainName, ...subjectAlternativeNames] = namesOf(site);
  const certificate = new Certificate(stack, "certificate", {
    domainName,
    subjectAlternativeNames,
    zones: { [site.zone]: zone.zoneId },
  });
  return {
    protocol: "HTTPS" as const,
    port: 443,
    certificateArn: certificate.certificateArn,
    defaultAction: NOT_FOUND,
    rules: rulesOf(site, closedPaths, shares),
  };
}

/** The first that fits decides. */
function rulesOf(
  { name, aliases = [] }: SiteName,
  closedPaths: readonly string[],
  shares: Shares,
): Record<string, LbListenerRule> {
  const closed = { priority: 100, pathPattern: closedPaths, action: NOT_FOUND };
  const others = { priority: 200, hostHeader: aliases, action: { redirect: { host: name } } };
  return {
    ...(closedPaths.length > 0 ? { closed } : {}),
    ...(aliases.length > 0 ? { aliases: others } : {}),
    site: { priority: 300, hostHeader: [name], action: toServers(shares) },
  };
}
