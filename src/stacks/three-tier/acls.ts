/**
 * Network ACLs that let pass what the security groups do, tier by tier, and nothing else. They are stateless: replies go to
 * the port that the client chose. Amazon VPC User Guide, "Ephemeral ports": load balancers and NAT gateways choose from 1024
 * on, Amazon Linux from 32768 on.
 */
import type { NetworkAcl, NetworkAclRule } from "../../network/network.props";
import { APPLICATION_PORT } from "../servers/groups";

const EVERYWHERE = "0.0.0.0/0";
const LINUX_PORTS = { fromPort: 32768, toPort: 65535 } as const;
const BALANCERS_PORTS = { fromPort: 1024, toPort: 65535 } as const;
const HTTPS = 443;
const POSTGRES = 5432;

export interface Ranges {
  readonly public: string;
  readonly private: string;
  readonly isolated: string;
  /** Of administrators in a peered network, where there are any. */
  readonly administrators?: string | undefined;
}

/** Keys of rules stay with their numbers: two rules cannot swap numbers in one apply. */
const tcp = (number: number, cidr: string, ports: Pick<NetworkAclRule, "fromPort" | "toPort">) => ({
  number,
  cidr,
  ...ports,
});

const port = (only: number) => ({ fromPort: only, toPort: only });

/** "Fragmentation needed": without it larger packets are lost silently (Amazon VPC User Guide, "Path MTU Discovery"). */
const MTU = { mtu: { number: 900, protocol: "icmp", icmpType: 3, icmpCode: 4, cidr: EVERYWHERE } } as const;

/** Clients of the load balancer, and the NAT gateways of the private tier. The servers' port is one of those from 1024 on. */
export const publicAcl = (): NetworkAcl => ({
  ingress: {
    http: tcp(100, EVERYWHERE, port(80)),
    https: tcp(110, EVERYWHERE, port(HTTPS)),
    replies: tcp(120, EVERYWHERE, BALANCERS_PORTS),
    ...MTU,
  },
  egress: {
    https: tcp(100, EVERYWHERE, port(HTTPS)),
    replies: tcp(110, EVERYWHERE, BALANCERS_PORTS),
    ...MTU,
  },
});

/** Servers, and the interface endpoints of every zone. What comes back through NAT comes from the internet's addresses. */
export const privateAcl = (ranges: Ranges): NetworkAcl => ({
  ephemeralFrom: LINUX_PORTS.fromPort,
  ingress: {
    application: tcp(100, ranges.public, port(APPLICATION_PORT)),
    endpoints: tcp(110, ranges.private, port(HTTPS)),
    replies: tcp(120, EVERYWHERE, LINUX_PORTS),
    ...MTU,
  },
  egress: {
    https: tcp(100, EVERYWHERE, port(HTTPS)),
    database: tcp(110, ranges.isolated, port(POSTGRES)),
    "load-balancer-replies": tcp(120, ranges.public, BALANCERS_PORTS),
    "endpoint-replies": tcp(130, ranges.private, LINUX_PORTS),
    ...MTU,
  },
});

/** The database: its clients, who are on Linux. */
export const isolatedAcl = ({ private: servers, administrators }: Ranges): NetworkAcl => ({
  ephemeralFrom: LINUX_PORTS.fromPort,
  ingress: {
    servers: tcp(100, servers, port(POSTGRES)),
    ...(administrators ? { administrators: tcp(110, administrators, port(POSTGRES)) } : {}),
    ...MTU,
  },
  egress: {
    "server-replies": tcp(100, servers, LINUX_PORTS),
    ...(administrators ? { "administrator-replies": tcp(110, administrators, LINUX_PORTS) } : {}),
    ...MTU,
  },
});
