/** Which subnets have a way to the internet, by the routes of their tables. */
import { type Instance, specimen } from "./evaluated-stack";
import { all } from "./stack-instances";

const DEFAULT_ROUTES = ["0.0.0.0/0", "::/0"];
const TARGETS = ["gateway_id", "nat_gateway_id", "egress_only_gateway_id", "transit_gateway_id"] as const;

const NAMES = {
  gateway_id: "internet gateway",
  nat_gateway_id: "NAT gateway",
  egress_only_gateway_id: "egress-only gateway",
  transit_gateway_id: "transit gateway",
} as const;

export type WayOut = (typeof NAMES)[(typeof TARGETS)[number]] | "other";

/** The ways out of a subnet, by its id; none for an isolated one. */
export function waysOutOf(stack: readonly Instance[], subnet: string): WayOut[] {
  const tables = all(stack, "aws_route_table_association")
    .filter(({ body }) => body.subnet_id === subnet)
    .map(({ body }) => body.route_table_id);
  if (tables.length !== 1) throw new Error(`${subnet} has ${tables.length} route tables`);
  return all(stack, "aws_route").flatMap(({ body }) => {
    const destination = String(body.destination_cidr_block ?? body.destination_ipv6_cidr_block);
    if (!tables.includes(body.route_table_id ?? null) || !DEFAULT_ROUTES.includes(destination)) return [];
    const target = TARGETS.find((name) => body[name] != null);
    return [target === undefined ? "other" : NAMES[target]];
  });
}

/** Ids of a tier's subnets. */
export const subnetsOf = (stack: readonly Instance[], tier: string): string[] =>
  all(stack, "aws_subnet")
    .filter(({ address }) => address.includes(`["${tier}/`))
    .map(({ address }) => specimen(address, "id"));
