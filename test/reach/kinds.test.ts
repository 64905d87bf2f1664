/** Ends are told apart by all that answers depend on: among many that are alike, each pair is answered as if it were asked alone. */
import fc from "fast-check";
import { matrix, type Network, reach, readTerraform } from "../../src/reach";
import { meshOf } from "../bench/mesh";
import { networkOf, type Values } from "./samples";

const GROUPS = [0, 1, 2, 3, 4];
const PORTS = [443, 5432];

const VPC: Record<string, Values> = {
  "aws_vpc.main": {
    cidr_block: "10.0.0.0/16",
    default_network_acl_id: "acl-0",
    default_route_table_id: "rtb-0",
  },
  "aws_subnet.a": { vpc_id: "aws_vpc.main", cidr_block: "10.0.0.0/24" },
  "aws_subnet.b": { vpc_id: "aws_vpc.main", cidr_block: "10.0.1.0/24" },
};

const rule = fc.record({
  group: fc.constantFrom(...GROUPS),
  type: fc.constantFrom("ingress", "ingress", "egress"),
  ports: fc.constantFrom([443, 443], [5432, 5432], [0, 65535], [400, 500]),
  protocol: fc.constantFrom("tcp", "tcp", "udp"),
  peer: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...GROUPS)
        .map((group) => ({ source_security_group_id: `aws_security_group.g${group}` })),
    },
    fc
      .constantFrom("10.0.0.0/16", "10.0.0.0/24", "10.0.1.8/29", "10.0.0.10/32", "0.0.0.0/0")
      .map((block) => ({ cidr_blocks: [block] })),
  ),
});

const server = fc.record({
  subnet: fc.constantFrom("a", "b"),
  /** Or one that AWS chooses. */
  host: fc.option(fc.integer({ min: 4, max: 20 })),
  groups: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1, maxLength: 2 }),
});

const openTo = fc.uniqueArray(fc.constantFrom(...GROUPS), { maxLength: 5 });

const resources = fc
  .tuple(fc.array(rule, { maxLength: 14 }), fc.array(server, { minLength: 3, maxLength: 8 }), openTo)
  .map(
    ([rules, servers, open]): Record<string, Values> => ({
      ...VPC,
      ...Object.fromEntries(
        GROUPS.map((group) => [
          `aws_security_group.g${group}`,
          {
            vpc_id: "aws_vpc.main",
            egress: open.includes(group)
              ? [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }]
              : [],
          },
        ]),
      ),
      ...Object.fromEntries(
        rules.map(({ group, type, ports, protocol, peer }, index) => [
          `aws_security_group_rule.r${index}`,
          {
            security_group_id: `aws_security_group.g${group}`,
            type,
            from_port: ports[0],
            to_port: ports[1],
            protocol,
            ...peer,
          },
        ]),
      ),
      ...Object.fromEntries(
        servers.map(({ subnet, host, groups }, index) => [
          `aws_instance.i${index}`,
          {
            subnet_id: `aws_subnet.${subnet}`,
            ...(host === null ? {} : { private_ip: `10.0.${subnet === "a" ? 0 : 1}.${host}` }),
            public_ip: "",
            vpc_security_group_ids: groups.map((group) => `aws_security_group.g${group}`),
          },
        ]),
      ),
    }),
  );

const counts = { pairs: 0, yes: 0 };

/** What the matrix asks of a target: ports that a rule of its groups names by themselves. */
function portsOf(network: Network, to: string): number[] {
  const groups = network.members.get(to)?.interfaces.flatMap((one) => one.groups.map(String)) ?? [];
  const rules = groups.flatMap((id) => network.groups.get(id)?.ingress ?? []);
  return PORTS.filter((port) =>
    rules.some(({ protocol, ports }) => protocol === "tcp" && ports.first === port && ports.last === port),
  );
}

it("of random groups", () => {
  const property = fc.property(resources, (given) => {
    const network = networkOf(given);
    const lines = new Map(
      matrix(network).map(({ from, to, ports, verdict }) => [`${from} ${to} ${ports}`, verdict]),
    );
    const names = [...network.members.keys()];
    for (const from of names)
      for (const to of names.filter((name) => name !== from))
        for (const port of portsOf(network, to)) {
          const { verdict } = reach(network, { from, to, port });
          counts.pairs += 1;
          if (verdict === "yes") counts.yes += 1;
          const pair = `${from} ${to} ${port}`;
          expect([pair, lines.get(pair) ?? "no"]).toEqual([pair, verdict]);
        }
  });
  fc.assert(property, { numRuns: 300, seed: 16 });
  expect(counts.yes).toBeGreaterThan(counts.pairs / 20);
});

it("of services whose groups name each other", () => {
  const lines = matrix(readTerraform(meshOf(20)));
  expect(lines).toHaveLength(20 * 19);
  expect(new Set(lines.map(({ verdict }) => verdict))).toEqual(new Set(["yes"]));
});

it("of ends whose groups alone tell them apart, beside a range that may hold either", () => {
  const group = (ingress: readonly unknown[]) => ({
    vpc_id: "aws_vpc.main",
    ingress,
    egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
  });
  const port = { protocol: "tcp", from_port: 5432, to_port: 5432 };
  const server = (name: string) => ({
    subnet_id: "aws_subnet.a",
    public_ip: "",
    vpc_security_group_ids: [`aws_security_group.${name}`],
  });
  const network = networkOf({
    ...VPC,
    "aws_security_group.db": group([
      { ...port, security_groups: ["aws_security_group.web"] },
      { ...port, cidr_blocks: ["10.0.0.10/32"] },
    ]),
    "aws_security_group.web": group([]),
    "aws_security_group.job": group([]),
    "aws_instance.web": server("web"),
    "aws_instance.job": server("job"),
    "aws_instance.db": server("db"),
  });
  const verdicts = Object.fromEntries(
    matrix(network, undefined, "aws_instance.db").map(({ from, verdict }) => [from, verdict]),
  );
  const all = Object.fromEntries(
    matrix(network)
      .filter(({ to }) => to === "aws_instance.db")
      .map(({ from, verdict }) => [from, verdict]),
  );
  expect(all).toEqual({ "aws_instance.web": "yes", "aws_instance.job": "unknown" });
  expect(verdicts).toEqual(all);
});
