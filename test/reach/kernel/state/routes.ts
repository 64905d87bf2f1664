/** Route tables, their routes and who uses them. */
import { isIpv6, type Route, type Table, type Vpc } from "../topology";
import { type Resource, resource } from "./resource";
import type { Style } from "./style";

/** The first table is the main one: subnets use it without an association. */
export const tables = (vpc: Vpc, style: Style): Resource[] => [
  ...vpc.tables.flatMap((table, index) => tableOf(vpc, table, index === 0, style)),
  ...(style.main === "association" ? [mainOf(vpc)] : []),
  ...associations(vpc),
  ...edgeOf(vpc, style),
];

const mainOf = ({ name, tables }: Vpc): Resource =>
  resource("aws_main_route_table_association", name, {
    vpc_id: `vpc-${name}`,
    route_table_id: `rtb-${tables[0]?.name}`,
    original_route_table_id: `rtb-default-${name}`,
  });

function tableOf(vpc: Vpc, table: Table, isMain: boolean, style: Style): Resource[] {
  const isDefault = isMain && style.main === "default";
  const id = `rtb-${table.name}`;
  const own = resource(isDefault ? "aws_default_route_table" : "aws_route_table", table.name, {
    id,
    vpc_id: `vpc-${vpc.name}`,
    propagating_vgws: [],
    route: style.routes === "inline" ? table.routes.map((route) => block(vpc, route)) : [],
    ...(isDefault ? { default_route_table_id: id } : {}),
  });
  return style.routes === "inline" ? [own] : [own, ...separate(vpc, table, id)];
}

function edgeOf(vpc: Vpc, style: Style): Resource[] {
  const { name, edge = [] } = vpc;
  if (edge.length === 0) return [];
  const routes = edge.map(
    ({ destination, instance }): Route => ({ destination, target: { kind: "instance", name: instance } }),
  );
  const association = { gateway_id: `igw-${name}`, route_table_id: `rtb-${name}edge`, subnet_id: "" };
  return [
    ...tableOf(vpc, { name: `${name}edge`, routes }, false, style),
    resource("aws_route_table_association", `${name}edge`, association),
  ];
}

const TARGETS = {
  carrier_gateway_id: "",
  core_network_arn: "",
  egress_only_gateway_id: "",
  gateway_id: "",
  local_gateway_id: "",
  nat_gateway_id: "",
  network_interface_id: "",
  transit_gateway_id: "",
  vpc_endpoint_id: "",
  vpc_peering_connection_id: "",
};

const block = (vpc: Vpc, route: Route) => ({
  cidr_block: isIpv6(route.destination) ? "" : route.destination,
  ipv6_cidr_block: isIpv6(route.destination) ? route.destination : "",
  destination_prefix_list_id: "",
  ...TARGETS,
  ...targetOf(vpc, route),
});

const separate = (vpc: Vpc, table: Table, route_table_id: string): Resource[] =>
  table.routes.map((route, index) =>
    resource("aws_route", `${table.name}_${index}`, {
      route_table_id,
      destination_cidr_block: isIpv6(route.destination) ? "" : route.destination,
      destination_ipv6_cidr_block: isIpv6(route.destination) ? route.destination : "",
      destination_prefix_list_id: "",
      ...TARGETS,
      ...targetOf(vpc, route),
      origin: "CreateRoute",
      state: "active",
    }),
  );

function targetOf(vpc: Vpc, { target }: Route): Partial<typeof TARGETS> {
  if (target.kind === "internet") return { gateway_id: `igw-${vpc.name}` };
  if (target.kind === "egress-only") return { egress_only_gateway_id: `eigw-${vpc.name}` };
  if (target.kind === "instance") return { network_interface_id: `eni-${target.name}` };
  if (target.kind === "nat") return { nat_gateway_id: `nat-${target.name}` };
  return { vpc_peering_connection_id: target.name };
}

const associations = ({ subnets, tables }: Vpc): Resource[] =>
  subnets
    .filter(({ table }) => table !== tables[0]?.name)
    .map(({ name, table }) =>
      resource("aws_route_table_association", name, {
        subnet_id: `subnet-${name}`,
        route_table_id: `rtb-${table}`,
        gateway_id: "",
      }),
    );
