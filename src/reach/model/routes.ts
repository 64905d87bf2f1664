/** Route tables: whose they are, and what they send where. */
import { parseRange, type Range } from "../address/range";
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import {
  blocksIn,
  isUnknown,
  type Ref,
  refIn,
  refsIn,
  textIn,
  Unknown,
  type Values,
} from "../terraform/value";
import { type Inventory, idOf } from "./inventory";
import type { Vpc } from "./vpcs";

export type TargetKind =
  | "gateway"
  | "nat_gateway"
  | "network_interface"
  | "instance"
  | "peering"
  | "transit_gateway"
  | "egress_only_gateway"
  | "vpc_endpoint"
  | "other";

export interface Route {
  readonly destination: Range | { readonly prefixList: Ref };
  readonly kind: TargetKind;
  readonly target: Ref;
  /** The resource that has it. */
  readonly address: string;
  /** Its target is gone. */
  readonly isBlackhole: boolean;
}

export interface RouteTable {
  readonly id: string;
  readonly address: string;
  readonly routes: readonly Route[];
  /** Why it may have routes that are not here. */
  readonly doubts: readonly string[];
}

const TARGETS: Readonly<Record<string, TargetKind>> = {
  gateway_id: "gateway",
  nat_gateway_id: "nat_gateway",
  network_interface_id: "network_interface",
  instance_id: "instance",
  vpc_peering_connection_id: "peering",
  transit_gateway_id: "transit_gateway",
  egress_only_gateway_id: "egress_only_gateway",
  vpc_endpoint_id: "vpc_endpoint",
  carrier_gateway_id: "other",
  local_gateway_id: "other",
  core_network_arn: "other",
  odb_network_arn: "other",
};

const TABLES = ["aws_route_table", "aws_default_route_table"] as const;
const ENDPOINT_ROUTES = "aws_vpc_endpoint_route_table_association";

/** The id of a VPC's own first table. */
export const defaultTableOf = ({ address, values }: Vpc): string =>
  textIn(values.default_route_table_id) ??
  textIn(values.main_route_table_id) ??
  specimen(address, "default_route_table_id");

export function routeTablesIn(inventory: Inventory, vpcs: ReadonlyMap<string, Vpc>): Map<string, RouteTable> {
  const known = new Map<string, Building>();
  const names = tableAliases(inventory, vpcs);
  for (const vpc of vpcs.values())
    if (vpc.isManaged) known.set(defaultTableOf(vpc), new Building(vpc.address));
  for (const resource of inventory.of(...TABLES)) {
    const id = names.get(idOf(resource)) ?? idOf(resource);
    const table = new Building(resource.address);
    known.set(id, table);
    table.addBlocks(resource);
  }
  const find = (ref: Ref | undefined) =>
    ref === undefined || isUnknown(ref) ? undefined : known.get(names.get(ref) ?? ref);
  const each = (ref: Ref | undefined, reason: string, add: (table: Building) => void) => {
    const table = find(ref);
    if (table) add(table);
    else if (isUnknown(ref)) for (const one of maybe(ref, known, names)) one.doubts.push(reason);
  };
  for (const { address, values } of inventory.of("aws_route"))
    each(refIn(values.route_table_id), `${address} may be of it`, (table) => table.add(values, address));
  for (const resource of inventory.of("aws_vpc_endpoint"))
    for (const ref of gatewayTables(resource, inventory))
      each(ref, `${resource.address} may have a route in it`, (table) => table.addEndpoint(resource));
  return new Map([...known].map(([id, building]) => [id, { id, ...building.done() }]));
}

/** A default table goes by the id of its resource, and by two attributes of its VPC. */
export function tableAliases(inventory: Inventory, vpcs: ReadonlyMap<string, Vpc>): Map<string, string> {
  const names = new Map<string, string>();
  for (const vpc of vpcs.values()) {
    const id = defaultTableOf(vpc);
    for (const name of ["default_route_table_id", "main_route_table_id"])
      names.set(specimen(vpc.address, name), id);
  }
  for (const resource of inventory.of("aws_default_route_table")) {
    const ref = refIn(resource.values.default_route_table_id);
    if (typeof ref === "string") names.set(idOf(resource), names.get(ref) ?? ref);
  }
  return names;
}

function maybe(
  ref: Unknown,
  known: ReadonlyMap<string, Building>,
  names: ReadonlyMap<string, string>,
): Building[] {
  const ids = ref.candidates ?? [...known.keys()];
  return ids.flatMap((id) => known.get(names.get(id) ?? id) ?? []);
}

function gatewayTables(endpoint: Resource, inventory: Inventory): Ref[] {
  if ((textIn(endpoint.values.vpc_endpoint_type) ?? "Gateway") !== "Gateway") return [];
  const associated = inventory
    .of(ENDPOINT_ROUTES)
    .filter(({ values }) => refIn(values.vpc_endpoint_id) === idOf(endpoint));
  return [
    ...refsIn(endpoint.values.route_table_ids),
    ...associated.flatMap(({ values }) => refIn(values.route_table_id) ?? []),
  ];
}

class Building {
  private readonly routes: Route[] = [];
  readonly doubts: string[] = [];
  constructor(private readonly address: string) {}

  addBlocks({ address, values }: Resource): void {
    if (isUnknown(values.route)) this.doubts.push(`its routes are not known: ${values.route.reason}`);
    for (const block of blocksIn(values.route)) this.add(block, address);
  }

  add(values: Values, address: string): void {
    const destination = destinationIn(values);
    const [kind, target] = targetIn(values) ?? [];
    if (destination instanceof Unknown || destination === undefined)
      this.doubts.push(`${address}: where its route leads is not known`);
    else if (target === undefined || kind === undefined)
      this.doubts.push(`${address}: the target of its route is not known`);
    else this.routes.push({ destination, kind, target, address, isBlackhole: values.state === "blackhole" });
  }

  addEndpoint(endpoint: Resource): void {
    const list = refIn(endpoint.values.prefix_list_id) ?? specimen(endpoint.address, "prefix_list_id");
    this.routes.push({
      destination: { prefixList: list },
      kind: "vpc_endpoint",
      target: idOf(endpoint),
      address: endpoint.address,
      isBlackhole: false,
    });
  }

  done() {
    return { address: this.address, routes: this.routes, doubts: this.doubts };
  }
}

function destinationIn(values: Values): Route["destination"] | Unknown | undefined {
  const names = ["destination_cidr_block", "cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block"];
  for (const name of names) {
    const ref = refIn(values[name]);
    if (ref !== undefined) return ref instanceof Unknown ? ref : parseRange(ref);
  }
  const prefixList = refIn(values.destination_prefix_list_id);
  return prefixList === undefined ? undefined : { prefixList };
}

function targetIn(values: Values): readonly [TargetKind, Ref] | undefined {
  const given = Object.entries(TARGETS).flatMap(([name, kind]) => {
    const ref = refIn(values[name]);
    return ref === undefined ? [] : [[kind, ref] as const];
  });
  // what AWS fills in besides is what waits
  return given.find(([, ref]) => typeof ref === "string") ?? given[0];
}
