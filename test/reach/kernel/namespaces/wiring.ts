/** Collects namespaces and links; every link has addresses of its own at both ends, so that each end can be a next hop. */
import type { Interface, Protocol, Space } from "../arena";
import { isIpv6 } from "../topology";

/** One end of a link, seen from its namespace: the device, and the other end's addresses. */
export interface Port {
  readonly device: string;
  readonly via: { readonly ipv4: string; readonly ipv6: string };
}

/** A namespace that is being filled. */
export class Node {
  private readonly lines = ["link set lo up"];
  private readonly rules6: string[] = [];
  private readonly listening: (readonly [Protocol, string, number])[] = [];
  /** What `nft -f` reads. */
  filter = "";

  constructor(readonly name: string) {}

  /** Lines for `ip -batch`. */
  ip(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  /** A rule of the policy routing, for both families. */
  rule(text: string): void {
    this.ip(`rule add ${text}`);
    this.rules6.push(`rule add ${text}`);
  }

  /** One for what goes to a range. */
  ruleTo(range: string, text: string): void {
    const rule = `rule add to ${range} ${text}`;
    if (isIpv6(range)) this.rules6.push(rule);
    else this.ip(rule);
  }

  listen(address: string, ports: readonly (readonly [Protocol, number])[]): void {
    this.listening.push(...ports.map(([protocol, port]) => [protocol, address, port] as const));
  }

  address(address: string, device: string): void {
    this.ip(
      `addr add ${address}/${isIpv6(address) ? "128" : "32"} dev ${device} ${isIpv6(address) ? "nodad" : ""}`,
    );
  }

  /** A route through a port, in a table where one is named. */
  route(destination: string, port: Port, options = ""): void {
    const via = isIpv6(destination) ? port.via.ipv6 : port.via.ipv4;
    this.ip(`route add ${destination} via ${via} dev ${port.device} onlink ${options}`);
  }

  get space(): Space {
    return { ip: this.lines, ip6: this.rules6, nft: this.filter, listen: this.listening };
  }
}

export class Wiring {
  private readonly nodes: Node[] = [];
  readonly links: (readonly [Interface, Interface])[] = [];

  node(name: string): Node {
    const node = new Node(name);
    this.nodes.push(node);
    return node;
  }

  /** Links two namespaces; the port of each. */
  link(one: Node, oneDevice: string, other: Node, otherDevice: string): [Port, Port] {
    const number = this.links.length + 1;
    this.links.push([
      { space: one.name, name: oneDevice },
      { space: other.name, name: otherDevice },
    ]);
    const [here, there] = [ends(number, 1), ends(number, 2)];
    one.ip(...up(oneDevice, here));
    other.ip(...up(otherDevice, there));
    return [
      { device: oneDevice, via: there },
      { device: otherDevice, via: here },
    ];
  }

  get spaces(): Record<string, Space> {
    return Object.fromEntries(this.nodes.map((node) => [node.name, node.space]));
  }
}

/** Link-local addresses: AWS uses none of them between the ends that are tried here. */
const ends = (link: number, end: number): Port["via"] => ({
  ipv4: `169.254.${link}.${end}`,
  ipv6: `fe80::${link}:${end}`,
});

const up = (device: string, { ipv4, ipv6 }: Port["via"]): string[] => [
  `addr add ${ipv4}/32 dev ${device} scope link`,
  `addr add ${ipv6}/64 dev ${device} nodad`,
  `link set ${device} up`,
];
