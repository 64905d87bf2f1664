/**
 * Network ACLs that let pass what the security groups do, tier by tier, and nothing else. They are stateless: replies go to
 * the port that the client chose. Amazon VPC User Guide, "Ephemeral ports": load balancers and NAT gateways choose from 1024
 * on, Amazon Linux from 32768 on.
 */
import type { NetworkAcl, NetworkAclRule } from "../../network/network.props";
import { APPLICATION_PORT } from "../servers/groups";

const LINUX_PORTS = { fromPort: 32768, toPort: 65535 } as const;
const BALANCERS_PORTS = { fromPort: 1024, toPort: 65535 } as const;
const HTTPS = 443;
const POSTGRES = 5432;

export interface Ranges {
  readonly public: string;
  readonly private: string;
  readonly isolated: string;
  /** Of administrators in a peered network, where there are any. */
  readonly administrators?: string;
  readonly ipv6: boolean;
}

type Rules = Record<string, NetworkAclRule>;
type Ports = Pick<NetworkAclRule, "fromPort" | "toPort">;

/** Keys of rules stay with their numbers: two rules cannot swap numbers in one apply. */
const tcp = (number: number, cidr: string, ports: Ports): NetworkAclRule => ({ number, cidr, ...ports });
const port = (only: number): Ports => ({ fromPort: only, toPort: only });

/** The internet's addresses, of both versions in a dual-stack network. */
const everywhere = (name: string, number: number, ports: Ports, { ipv6 }: Pick<Ranges, "ipv6">): Rules => ({
  [name]: tcp(number, "0.0.0.0/0", ports),
  ...(ipv6 ? { [`${name}-ipv6`]: tcp(number + 5, "::/0", ports) } : {}),
});

/** That a packet is too large: untold, it is lost silently (Amazon VPC User Guide, "Path MTU Discovery"). */
const tooLarge = ({ ipv6 }: Pick<Ranges, "ipv6">): Rules => ({
  mtu: { number: 900, protocol: "icmp", icmpType: 3, icmpCode: 4, cidr: "0.0.0.0/0" },
  ...(ipv6
    ? { "mtu-ipv6": { number: 905, protocol: "icmpv6", icmpType: 2, icmpCode: 0, cidr: "::/0" } }
    : {}),
});

/** Clients of the load balancer, and the NAT gateways of the private tier. The servers' port is one of those from 1024 on. */
export const publicAcl = (ranges: Ranges): NetworkAcl => ({
  ingress: {
    ...everywhere("http", 100, port(80), ranges),
    ...everywhere("https", 110, port(HTTPS), ranges),
    ...everywhere("replies", 120, BALANCERS_PORTS, ranges),
    ...tooLarge(ranges),
  },
  egress: {
    // NAT gateways'
    https: tcp(100, "0.0.0.0/0", port(HTTPS)),
    ...everywhere("replies", 110, BALANCERS_PORTS, ranges),
    ...tooLarge(ranges),
  },
});

/** Servers, and the interface endpoints of every zone. What comes back through NAT comes from the internet's addresses. */
export const privateAcl = (ranges: Ranges): NetworkAcl => ({
  ephemeralFrom: LINUX_PORTS.fromPort,
  ingress: {
    application: tcp(100, ranges.public, port(APPLICATION_PORT)),
    endpoints: tcp(110, ranges.private, port(HTTPS)),
    ...everywhere("replies", 120, LINUX_PORTS, ranges),
    ...tooLarge(ranges),
  },
  egress: {
    ...everywhere("https", 100, port(HTTPS), ranges),
    database: tcp(110, ranges.isolated, port(POSTGRES)),
    "load-balancer-replies": tcp(120, ranges.public, BALANCERS_PORTS),
    "endpoint-replies": tcp(130, ranges.private, LINUX_PORTS),
    ...tooLarge(ranges),
  },
});

/** The database: its clients, who are on Linux. */
export const isolatedAcl = ({ private: servers, administrators, ipv6 }: Ranges): NetworkAcl => ({
  ephemeralFrom: LINUX_PORTS.fromPort,
  ingress: {
    servers: tcp(100, servers, port(POSTGRES)),
    ...(administrators ? { administrators: tcp(110, administrators, port(POSTGRES)) } : {}),
    ...tooLarge({ ipv6 }),
  },
  egress: {
    "server-replies": tcp(100, servers, LINUX_PORTS),
    ...(administrators ? { "administrator-replies": tcp(110, administrators, LINUX_PORTS) } : {}),
    ...tooLarge({ ipv6 }),
  },
});

/** Administrators' hosts. Their endpoints stand in the same subnet, within which no ACL is asked. */
export const hostsAcl = (database: string): NetworkAcl => ({
  ephemeralFrom: LINUX_PORTS.fromPort,
  ingress: { replies: tcp(100, database, LINUX_PORTS), ...tooLarge({ ipv6: false }) },
  egress: { database: tcp(100, database, port(POSTGRES)), ...tooLarge({ ipv6: false }) },
});
