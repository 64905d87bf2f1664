/** A topology as `terraform show -json` prints the state of it, written in one of the ways that people write it. */
import type { Topology } from "../topology";
import { acls } from "./acls";
import { groups } from "./groups";
import { type Resource, resource } from "./resource";
import { tables } from "./routes";
import type { Style } from "./style";
import { machines, vpcs } from "./vpcs";

/** What tells a public address, an instance and a subnet is its name, so that a test reads as its topology does. */
export function state(topology: Topology, style: Style) {
  const resources: Resource[] = [
    ...vpcs(topology, style),
    ...topology.vpcs.flatMap((vpc) => [
      ...machines(vpc, style),
      ...tables(vpc, style),
      ...acls(vpc, style),
      ...groups(vpc, style),
    ]),
    ...peerings(topology),
  ];
  return {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: { resources } },
  };
}

const peerings = ({ peerings }: Topology): Resource[] =>
  peerings.map(({ name, requester, accepter }) =>
    resource("aws_vpc_peering_connection", name, {
      vpc_id: `vpc-${requester}`,
      peer_vpc_id: `vpc-${accepter}`,
      accept_status: "active",
      auto_accept: true,
      id: name,
    }),
  );
