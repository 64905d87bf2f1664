/** Who speaks to whom around servers: the internet, a load balancer, servers, their database; nobody else. */
import * as x from "../../core/expressions";
import type { HanokStack } from "../../core/stack/stack";
import type { Database } from "../../data/database/database";
import type { SiteName } from "../../environments/environment";
import type { Network } from "../../network/named";
import { SecurityGroup } from "../../network/security-group/security-group";
import { sentOn } from "../exceptions";

/** Where the application listens; nothing below 1024, so that it needs no rights for it. */
export const APPLICATION_PORT = 8080;

const EVERYWHERE = "0.0.0.0/0";
const EVERYWHERE_IPV6 = "::/0";

interface Place {
  readonly title: string;
  readonly network: Network;
  /** Whether the network has IPv6, too. */
  readonly ipv6?: boolean;
}

/** The internet's addresses. */
const everywhere = ({ ipv6 = false }: Pick<Place, "ipv6">): readonly string[] =>
  ipv6 ? [EVERYWHERE, EVERYWHERE_IPV6] : [EVERYWHERE];

const groupOf = (stack: HanokStack, { title, network }: Place, id: string, description: string) =>
  new SecurityGroup(stack, `${id}_group`, {
    name: `${title}-${id.replaceAll("_", "-")}`,
    description,
    network: network.ref,
  });

/** Servers that a load balancer alone reaches; it listens by TLS where it has a name. */
export function groupsBehindLoadBalancer(stack: HanokStack, place: Place, site: SiteName | undefined) {
  const loadBalancer = groupOf(stack, place, "load_balancer", "The public load balancer");
  const servers = groupOf(stack, place, "servers", "Servers: from the load balancer alone");
  if (site) fromEverybody(loadBalancer, place);
  else fromInternet(loadBalancer, place, { description: "HTTP", fromPort: 80 });
  sentOn(loadBalancer);
  loadBalancer.addEgress({ description: "Servers", fromPort: APPLICATION_PORT, group: servers.ref });
  servers.addIngress({
    description: "The load balancer",
    fromPort: APPLICATION_PORT,
    group: loadBalancer.ref,
  });
  toAwsAndPackages(servers, place);
  return { loadBalancer, servers };
}

/** A server that everybody reaches. It asks itself by port 80 whether its names lead to it. */
export function groupOfAddressedServer(stack: HanokStack, place: Place): SecurityGroup {
  const servers = groupOf(stack, place, "servers", "The server: from everybody");
  fromEverybody(servers, place);
  sentOn(servers);
  toAwsAndPackages(servers, place);
  servers.addEgress({ description: "Its own names", fromPort: 80, cidr: EVERYWHERE });
  return servers;
}

/** The database lets its clients in by itself; this is their way out. */
export function toDatabase(servers: SecurityGroup, { ref }: Database): void {
  servers.addEgress({
    description: "Queries",
    fromPort: ref.port,
    group: { id: x.tfText(ref.securityGroupId), name: "database" },
  });
}

function fromEverybody(group: SecurityGroup, place: Place): void {
  fromInternet(group, place, { description: "HTTP, sent on to HTTPS", fromPort: 80 });
  fromInternet(group, place, { description: "HTTPS", fromPort: 443 });
}

interface Port {
  readonly description: string;
  readonly fromPort: number;
}

function fromInternet(group: SecurityGroup, place: Place, port: Port): void {
  for (const cidr of everywhere(place)) group.addIngress({ ...port, cidr, public: true });
}

export function toAwsAndPackages(group: SecurityGroup, place: Pick<Place, "ipv6">): void {
  for (const cidr of everywhere(place))
    group.addEgress({ description: "AWS and packages by HTTPS", fromPort: 443, cidr });
}
