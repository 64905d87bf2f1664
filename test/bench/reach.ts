/** How long it takes to prove a large state, and to ask everything about 500 ends. */
import { matrix, prove, readTerraform } from "../../src/reach";

export type Values = Record<string, unknown>;

export const shown = ([address, values]: [string, Values]) => {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, values: { id: address, ...values } };
};

/** Servers in chains of ten, each with a group of its own that admits the one before: three resources each. */
function stateOf(servers: number): unknown {
  const vpc = { cidr_block: "10.0.0.0/8", default_network_acl_id: "acl-0", default_route_table_id: "rtb-0" };
  const resources: [string, Values][] = [["aws_vpc.main", vpc]];
  for (let index = 0; index < 20; index += 1)
    resources.push([`aws_subnet.s${index}`, { vpc_id: "aws_vpc.main", cidr_block: `10.${index}.0.0/16` }]);
  for (let index = 0; index < servers; index += 1) resources.push(...server(index));
  return { format_version: "1.0", values: { root_module: { resources: resources.map(shown) } } };
}

function server(index: number): [string, Values][] {
  const [group, before] = [
    `aws_security_group.g${index}`,
    `aws_security_group.g${index - (index % 10 ? 1 : 0)}`,
  ];
  const rule = {
    security_group_id: group,
    ip_protocol: "tcp",
    from_port: 8080,
    to_port: 8080,
    referenced_security_group_id: before,
  };
  const egress = [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }];
  const address = `10.${index % 20}.${Math.floor(index / 2000)}.${(Math.floor(index / 20) % 100) + 10}`;
  return [
    [group, { vpc_id: "aws_vpc.main", egress }],
    [`aws_vpc_security_group_ingress_rule.r${index}`, rule],
    [
      `aws_instance.i${index}`,
      {
        subnet_id: `aws_subnet.s${index % 20}`,
        private_ip: address,
        public_ip: "",
        vpc_security_group_ids: [group],
      },
    ],
  ];
}

/** Seconds to read a state of so many resources and to prove an intent of every tenth server. */
export function proveTime(resources: number): number {
  const servers = Math.floor(resources / 3);
  const state = stateOf(servers);
  const begin = process.hrtime.bigint();
  const network = readTerraform(state);
  const intents = Array.from({ length: Math.floor(servers / 10) }, (_, index) => ({
    expect: "reach" as const,
    from: `aws_instance.i${index * 10}`,
    to: `aws_instance.i${index * 10 + 1}`,
    port: 8080,
  }));
  const broken = prove(network, intents).filter(({ verdict }) => verdict !== "holds");
  if (broken.length > 0) throw new Error(`${broken.length} intents do not hold`);
  return seconds(begin);
}

/** Seconds for all pairs of so many ends. */
export function matrixTime(ends: number): number {
  const begin = process.hrtime.bigint();
  const lines = matrix(readTerraform(stateOf(ends)));
  if (lines.length < ends * 0.9)
    throw new Error(`only ${lines.length} pairs of ${ends} ends reach each other`);
  return seconds(begin);
}

export const seconds = (begin: bigint): number => Number(process.hrtime.bigint() - begin) / 1e9;
