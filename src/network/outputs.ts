/** What the network gives. */
import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { Output } from "../core/module/block";
import type { Instances, Optional } from "../core/resources";
import type { InternetGateways } from "./internet-gateways";
import type { TierLayout } from "./layout-text";
import type { Nat } from "./nat";
import type { NetworkReferenceValue } from "./reference";
import type { Subnets } from "./subnets";

interface Results {
  readonly ref: Expr<NetworkReferenceValue>;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
  readonly associations: Instances<unknown, RouteTableAssociation>;
  readonly zones: Expr<readonly string[]>;
  readonly internet: InternetGateways;
  readonly nat: Nat;
  readonly vpn: Optional<VpnGateway>;
  readonly layout: Expr<Record<string, TierLayout>>;
}

export function networkOutputs({
  ref,
  vpc,
  subnets,
  associations,
  zones,
  internet,
  nat,
  vpn,
  layout,
}: Results): Record<string, Output> {
  return {
    network: {
      value: ref,
      description: "The network as other blocks take it: VPC, ranges, tiers with their subnets, DNS.",
    },
    vpc_id: { value: x.attribute(vpc, "id"), description: "The VPC's id." },
    vpc_arn: { value: x.attribute(vpc, "arn"), description: "The VPC's ARN." },
    zones: { value: zones, description: "The zones in use, by name." },
    subnet_ids: {
      value: associations.attribute("subnetId"),
      description: "Subnet ids, by `tier/zone`; who takes one waits for the subnet's way out.",
    },
    route_table_ids: {
      value: subnets.routeTables.attribute("id"),
      description: "Route table ids, by `tier/zone`.",
    },
    internet_gateway_id: {
      value: internet.internet.attribute("id"),
      description: "The internet gateway's id, or null: for a route table of the gateway's own.",
    },
    nat_public_ips: {
      value: nat.gateways.attribute("publicIp"),
      description: "Addresses that private tiers are seen with from outside, by zone.",
    },
    vpn_gateway_id: { value: vpn.attribute("id"), description: "The virtual private gateway's id, or null." },
    layout: {
      value: layout,
      description: "The layout for people: what each tier reserves, and its subnets by zone.",
    },
  };
}
