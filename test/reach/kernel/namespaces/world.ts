/** A topology as namespaces: one per instance and NAT gateway, a router and gateways per VPC, and the internet. */
import type { Probe, World } from "../arena";
import type { Topology, Vpc } from "../topology";
import { gateways, internet, natGateway } from "./gateways";
import { machine } from "./machine";
import { router } from "./router";
import { type Node, type Port, Wiring } from "./wiring";

export const INTERNET_SPACE = "internet";

export function world(topology: Topology, probes: readonly Probe[], quiet: number): World {
  const wiring = new Wiring();
  const net = wiring.node(INTERNET_SPACE);
  const routers = new Map(topology.vpcs.map(({ name }) => [name, wiring.node(`router-${name}`)]));
  const peerings = peer(topology, wiring, routers);
  const ways = topology.vpcs.flatMap((vpc) => {
    const node = routers.get(vpc.name) as Node;
    const out = vpc.internetGateway || vpc.egressOnlyGateway ? leave(vpc, wiring, node, net) : undefined;
    const machines = new Map(attach(topology, vpc, wiring, node));
    router(vpc, node, { machines, peerings: peerings.get(vpc.name) ?? new Map(), ...out?.ways });
    return out ? [{ vpc, port: out.port }] : [];
  });
  internet(net, ways);
  return { spaces: wiring.spaces, links: wiring.links, probes, quiet };
}

/** The ports of the peering connections of each VPC. */
function peer({ vpcs, peerings }: Topology, wiring: Wiring, routers: ReadonlyMap<string, Node>) {
  const ports = new Map(vpcs.map(({ name }) => [name, new Map<string, Port>()]));
  for (const { name, requester, accepter } of peerings) {
    const nodes = [requester, accepter].map((vpc) => routers.get(vpc) as Node) as [Node, Node];
    const [one, other] = wiring.link(nodes[0], name, nodes[1], name);
    ports.get(requester)?.set(name, one);
    ports.get(accepter)?.set(name, other);
  }
  return ports;
}

/** The VPC's gateways, with the router's way to them and the internet's. */
function leave(vpc: Vpc, wiring: Wiring, router: Node, net: Node) {
  const node = wiring.node(`gateways-${vpc.name}`);
  const [internetGateway, igw] = wiring.link(router, "igw", node, "igw");
  const [egressOnly, eigw] = wiring.link(router, "eigw", node, "eigw");
  const [outside, port] = wiring.link(node, "net", net, `net-${vpc.name}`);
  gateways(vpc, node, { igw, eigw, net: outside });
  const ways = {
    ...(vpc.internetGateway ? { internet: internetGateway } : {}),
    ...(vpc.egressOnlyGateway ? { egressOnly } : {}),
  };
  return { ways, port };
}

/** The router's ports to instances and NAT gateways, by name; a device begins with its subnet's name. */
function attach(topology: Topology, vpc: Vpc, wiring: Wiring, router: Node): [string, Port][] {
  const plug = (name: string, subnet: string): [Node, Port, Port] => {
    const node = wiring.node(name);
    const [port, own] = wiring.link(router, `${subnet}-${name}`, node, "eth0");
    return [node, port, own];
  };
  return vpc.subnets.flatMap((subnet) => {
    const machines = subnet.instances.map((instance): [string, Port] => {
      const [node, port, own] = plug(instance.name, subnet.name);
      machine(topology, instance, node, own);
      return [instance.name, port];
    });
    if (subnet.nat === undefined) return machines;
    const [node, port, own] = plug(subnet.nat.name, subnet.name);
    natGateway(subnet.nat, node, own);
    return [...machines, [subnet.nat.name, port]];
  });
}
